"""Can what the gates found be read, by a person without a network, by one who knows Data Docs, and by a program?"""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from claims.quality import Engine, as_plain, check, write_docs, write_quality
from claims.quality.statistics import Statistics
from claims.result import CrossReference, RunRecord
from claims.tables import CHECKS, REJECTED, typed

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from claims.settings import QualitySettings

Run = dict[str, pd.DataFrame]
MORNING = datetime(2024, 5, 18, 9, 30, tzinfo=UTC)


class Elements(HTMLParser):
    """The start tags of a page, and whether each was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


class Words(HTMLParser):
    """The words of a page, without those of its style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.style = False

    def handle_data(self, data: str) -> None:
        if not self.style:
            self.said += data.split()


@pytest.fixture
def written(run: Run, settings: QualitySettings, today: date, earlier: Statistics, tmp_path: Path) -> Path:
    """The folder of a run with a hostile unit in one claim, and one fact twice."""
    claims = run["claims"].assign(unit=pd.Series(["count", "<script>alert(1)</script>", "percent"], dtype="str"))
    facts = pd.concat([run["facts"], run["facts"].tail(1)], ignore_index=True)
    engine = Engine()
    gates = [
        check(table, frame, settings, related=run, today=today, earliest_year=1990, engine=engine)
        for table, frame in (("facts", facts), ("claims", claims))
    ]
    write_docs(engine, tmp_path, at=MORNING)
    write_quality(_result(run, pd.concat([one.checks for one in gates]), pd.concat([one.rejected for one in gates]), earlier), tmp_path)
    return tmp_path / "quality"


def _result(run: Run, checks: pd.DataFrame, rejected: pd.DataFrame, earlier: Statistics) -> CrossReference:
    statistics = as_plain(Statistics(runs=run["run"], sources=run["sources"]), earlier)
    return CrossReference(
        documents=run["documents"],
        claims=run["claims"],
        matches=run["matches"],
        near_misses=pd.DataFrame(),
        facts=run["facts"],
        rejected=rejected,
        checks=checks,
        run=RunRecord(started_at=MORNING, finished_at=MORNING, version="1", statistics=statistics),
    )


def test_the_page_is_well_formed_and_asks_for_nothing(written: Path) -> None:
    page = (written / "index.html").read_text(encoding="utf-8")
    elements = Elements()
    elements.feed(page)

    assert elements.open == []
    assert {tag for tag, _ in elements.seen}.isdisjoint({"script", "link", "img", "iframe"})
    assert not any(name in {"src", "style"} for _, attributes in elements.seen for name in attributes)
    assert [attributes["href"] for tag, attributes in elements.seen if tag == "a"] == ["../report.html", "data_docs/index.html"]
    assert "url(" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_page_says_whether_the_run_is_sound_and_why_not(written: Path) -> None:
    page = (written / "index.html").read_text(encoding="utf-8")
    words = " ".join(Words(page).said)
    assert "This run was stopped" in words
    assert "a fact before it has the same id (1 of 3 rows: port)" in words
    assert "1 claims the unit is neither count nor percent" in words, "how many rows for which reason"
    assert words.index("critical facts, id_is_its_own") < words.index("warning claims, unit_is_known"), "the critical first"
    assert words.index("Claims: 25 of 26 met") < words.index("Facts: 12 of 14 met"), "in the order in which a run makes them"


def test_the_page_sets_the_run_beside_those_before_it(written: Path) -> None:
    words = " ".join(Words((written / "index.html").read_text(encoding="utf-8")).said)
    assert "Documents 42 40 2 Claims 124 120 4 Facts 81 80 1" in words
    assert "Claims per document 3.00 3.00" in words
    assert "3 earlier runs over the same inputs" in words
    assert "Paper north 20 60 40 4" in words


def test_data_docs_stand_beside_the_page_which_says_what_they_load(written: Path) -> None:
    assert (written / "data_docs" / "index.html").is_file()
    suites = {path.parents[2].name for path in (written / "data_docs" / "validations").rglob("*.html")}
    assert suites == {"claims", "facts"}
    assert "load their styles and scripts from the network" in (written / "index.html").read_text(encoding="utf-8")


def test_data_docs_of_an_earlier_run_do_not_stay(written: Path) -> None:
    write_docs(Engine(), written.parent, at=MORNING)
    assert not (written / "data_docs").exists()


@pytest.mark.browser
def test_the_page_is_styled_in_a_browser_that_has_no_network(written: Path, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium on this machine")
    cut = ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking"]
    flags = ["--headless", "--no-sandbox", "--disable-gpu", *cut, f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1280,1600"]
    shot = tmp_path / "page.png"
    command = [browser, *flags, f"--screenshot={shot}", (written / "index.html").as_uri()]
    subprocess.run(command, capture_output=True, timeout=240, check=True)
    assert shot.stat().st_size > 50_000, "a bare page of the same words is far smaller"


def test_the_record_tells_a_program_the_same(written: Path) -> None:
    record = json.loads((written / "checks.json").read_text(encoding="utf-8"))
    assert record["sound"] is False
    assert record["rejected"] == {"facts": 1, "claims": 1}
    assert {tuple(line) for line in record["checks"]} == {tuple(CHECKS)}
    assert [line["expectation"] for line in record["checks"] if not line["success"]] == [
        "unit_is_known",
        "id_is_its_own",
        "every_claim_has_one",
    ]


def test_a_run_without_any_gate_is_written_too(run: Run, earlier: Statistics, tmp_path: Path) -> None:
    bare = _result(run, typed(pd.DataFrame(), CHECKS), typed(pd.DataFrame(), REJECTED), earlier)
    write_quality(replace(bare, run=None), tmp_path / "new")
    assert json.loads((tmp_path / "new" / "quality" / "checks.json").read_text(encoding="utf-8")) == {
        "sound": True,
        "rejected": {},
        "checks": [],
    }
