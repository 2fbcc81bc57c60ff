"""Is what changed told in the same way on the page, in JSON and in the feed?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import feedparser
import pandas as pd
import pytest

from claims.folder import read_run, write_record
from claims.report import write_changes, write_report, write_tables
from claims.report.changes import as_json
from claims.result import Changes
from claims.tables import CHANGES, typed

ATOM = "{http://www.w3.org/2005/Atom}"
SINCE = datetime(2031, 5, 11, 6, tzinfo=UTC)
FEED = "5e0c1f6e-0b1e-5d5c-8a63-0a0b8f1c2d3e"
_AT = datetime(2031, 5, 12, 6, tzinfo=UTC)


def _changes(*rows, since=SINCE):
    table = typed(pd.DataFrame([{"changed_at": _AT, "label": "people killed, Varn"} | row for row in rows]), CHANGES)
    return Changes(since=since, table=table, recent=table.assign(run_id=range(len(table), 0, -1)), feed=FEED)


SILENT = {"fact_id": "f1", "change": "silent", "sentence": "Nothing new on people killed, Varn."}
CONFLICT = {
    "fact_id": "f2",
    "change": "conflicting",
    "sentence": "Now in conflict: 12 & <31> \x1b[1m dead.",
    "low_before": 12,
    "low_after": 12,
    "high_after": 31,
}
NEW = {"fact_id": "f3", "change": "new", "sentence": "New: people killed, Varn: 12.", "low_after": 12}


def test_the_report_tells_first_what_a_reader_wants_to_know_first(result, settings, tmp_path):
    write_report(replace(result, changes=_changes(SILENT, CONFLICT, NEW)), tmp_path, settings.model_copy(update={"changes": 2}))
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    head, conflict, new = (
        text.find("## Since the run of 11 May 2031, 06:00 UTC"),
        text.find("Now in conflict"),
        text.find("New: people killed"),
    )
    assert -1 < text.find("1 in conflict, 1 new, 1 gone silent.") < conflict
    assert -1 < head < conflict < new < text.find("1 more change stands in changes.csv.")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "12 &amp; &lt;31&gt; [U+001B][1m dead." in page
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["changes"]["numbers"] == [
        "1 in conflict",
        "1 new",
        "1 gone silent",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param(_changes(), "Nothing has changed", id="nothing changed"),
        pytest.param(_changes(since=None), None, id="there was no run before"),
        pytest.param(None, None, id="no store remembers one"),
    ],
)
def test_where_there_is_nothing_to_tell(result, settings, tmp_path, changes, said):
    write_report(replace(result, changes=changes), tmp_path, settings)
    for name in ("report.md", "report.html"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert ("Since the run of" in text) == (said is not None)
        assert said is None or said in text


def test_json_holds_both_sides_and_null_where_there_is_none():
    told = json.loads(as_json(_changes(CONFLICT, NEW)))
    conflict, new = told["changes"]
    assert (told["schema"], told["since"]) == ("claims-changes/1", "2031-05-11T06:00:00+00:00")
    assert (conflict["before"]["low"], conflict["after"]["high"], conflict["before"]["high"]) == (12.0, 31.0, None)
    assert (new["before"], new["after"]["low"], new["changed_at"]) == (None, 12.0, "2031-05-12T06:00:00Z")


def test_the_feed_is_atom(result, tmp_path):
    write_changes(replace(result, changes=_changes(CONFLICT, NEW)), tmp_path, "What the sources say")
    content = (tmp_path / "changes.atom").read_bytes()
    feed = ET.fromstring(content)
    # RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have once; ids are absolute
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        assert element.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    read = feedparser.parse(content)
    assert not read.bozo
    assert (read.version, read.feed.title, len(read.entries)) == ("atom10", "What the sources say", 2)
    assert read.entries[0].title == "Now in conflict: 12 & <31> [U+001B][1m dead."
    assert read.entries[0].link == "report.html#fact-f2"
    assert read.entries[0].updated_parsed[:4] == (2031, 5, 12, 6)


def test_an_entry_keeps_its_id_when_newer_ones_come(result, tmp_path):
    ids = []
    for rows in ((NEW,), (CONFLICT, NEW)):
        write_changes(replace(result, changes=_changes(*rows)), tmp_path, "What the sources say")
        ids.append([entry.findtext(f"{ATOM}id") for entry in ET.parse(tmp_path / "changes.atom").getroot().findall(f"{ATOM}entry")])
    assert len(set(ids[1])) == 2
    assert ids[0][0] in ids[1]


def test_a_run_read_back_has_its_changes(result, tmp_path):
    told = replace(result, changes=_changes(CONFLICT, NEW))
    write_tables(told, tmp_path)
    write_changes(told, tmp_path, "What the sources say")
    (tmp_path / "quality").mkdir()
    (tmp_path / "quality" / "checks.json").write_text('{"checks": []}', encoding="utf-8")
    write_record(result.run, tmp_path)
    back = read_run(tmp_path).changes
    assert back.since == SINCE
    pd.testing.assert_frame_equal(back.table, told.changes.table)
