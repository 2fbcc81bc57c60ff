"""Is every kind of file read as the documents that it holds?"""

import gzip
import io
import json
import random
import sys
from datetime import UTC, datetime

import pandas as pd
import pytest

from claims.settings import Outlet
from claims.sources import read_documents, streams
from claims.sources.kinds import kind_within
from claims.sources.streams import held

SAID = "At least 12 people drowned when a dam broke above the city on Sunday, the rescue service said."
PAGE = f"<html><head><title>Dam breaks</title></head><body><article><p>{SAID}</p><p>{SAID[:60]} for days.</p></article></body></html>"
ROWS = [{"id": "r1", "text": SAID, "title": "Toll"}, {"id": "r2", "text": f"{SAID} More."}]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Outlet",
    "language": "en",
    "authors": [{"name": "Ada Obi"}],
    "items": [
        {"id": 7, "url": "https://o.example/7", "title": "Toll", "content_html": f"<p>{SAID}</p><p>More.</p>", "date_published": "2014-02-16T10:30:00Z"},
        {"url": "https://o.example/8", "summary": "Six died.", "authors": [{"name": "Bo"}, {"name": "Cy"}]},
    ],
}  # fmt: skip


@pytest.fixture
def read(settings, today):
    def reading(*paths, **changes):
        return read_documents(paths, settings.model_copy(update=changes), today=today)

    return reading


def answered(page, *, status="200 OK", kind="text/html; charset=utf-8", url="https://o.example/dam"):
    body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
    return head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "data", "ids"),
    [
        pytest.param("a.txt", SAID.encode(), ["a.txt.gz"], id="a text"),
        pytest.param("a.html", PAGE.encode(), ["a.html.gz"], id="a page"),
        pytest.param("a.jsonl", LINES, ["r1", "r2"], id="JSON lines"),
        pytest.param("a.CSV", pd.DataFrame(ROWS).to_csv(index=False).encode(), ["r1", "r2"], id="a table"),
    ],
)
def test_packed_files_are_read_as_what_they_hold(tmp_path, read, name, data, ids):
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(data))
    got = read(tmp_path)
    assert ([one.doc_id for one in got.documents], got.rejected) == (ids, [])


def test_a_packed_file_that_was_cut_is_a_line_and_what_stood_before_is_kept(tmp_path, read):
    chance = random.Random(1)
    lines = "".join(json.dumps({"id": n, "text": f"{SAID} {chance.random()}"}) + "\n" for n in range(2_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-4_000])
    (tmp_path / "b.txt").write_text(SAID)
    got = read(tmp_path)
    assert [one.doc_id for one in got.documents] == ["b.txt"]
    assert [line.expectation for line in got.rejected] == ["readable_file"]


def test_a_small_file_that_unpacks_to_a_large_one_is_given_up(tmp_path, read):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"many words " * 1_000_000))
    assert [line.expectation for line in read(tmp_path).rejected] == ["not_too_long"]


def test_a_workbook_is_read_by_its_first_sheet(tmp_path, read):
    when = datetime(2014, 2, 16, 10, 30)  # noqa: DTZ001 - a cell knows no zone
    frame = pd.DataFrame(
        {"ID": [1, 2, 3], "Text": [SAID, None, "Six died."], "published_at": [when, when, None], "more": ["x", None, None]}
    )
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    got = read(tmp_path)
    assert [(one.doc_id, one.text, one.published_at) for one in got.documents] == [
        ("1", SAID, when.replace(tzinfo=UTC)),
        ("3", "Six died.", None),
    ]
    assert [(line.row_key.rpartition(":")[2], line.expectation) for line in got.rejected] == [("3", "has_text")]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and nothing else", b"no archive"])
def test_a_broken_workbook_is_a_line(tmp_path, read, data):
    (tmp_path / "a.xlsx").write_bytes(data)
    (line,) = read(tmp_path).rejected
    assert line.expectation == "excel_file"


def test_a_json_feed_gives_its_items(tmp_path, read):
    (tmp_path / "a.json").write_text(json.dumps(JSON_FEED))
    first, second = read(tmp_path).documents
    assert (first.doc_id, first.text, first.title, first.source, first.author) == ("7", f"{SAID}\nMore.", "Toll", "The Outlet", "Ada Obi")
    assert first.published_at == datetime(2014, 2, 16, 10, 30, tzinfo=UTC)
    assert (second.doc_id, second.text, second.author) == ("https://o.example/8", "Six died.", "Bo, Cy")


@pytest.mark.parametrize("data", ["", "[]", "{", '{"items": {}}', '{"items": ["a"]}', "[" * 100_000])
def test_json_that_is_no_feed_is_a_line(tmp_path, read, data):
    (tmp_path / "a.json").write_text(data)
    (line,) = read(tmp_path).rejected
    assert (line.expectation, "\n" in line.reason) == ("feed_has_entries", False)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        pytest.param(json.dumps(ROWS), ["r1", "r2"], id="an array"),
        pytest.param(json.dumps(ROWS, indent=2), ["r1", "r2"], id="an array over many lines"),
        pytest.param(json.dumps(ROWS[0], indent=2), ["r1"], id="one object"),
        pytest.param(LINES.decode(), ["r1", "r2"], id="lines of objects"),
    ],
)
def test_json_that_is_no_feed_is_read_by_its_rows(tmp_path, read, data, ids):
    (tmp_path / "a.json").write_text(data)
    got = read(tmp_path)
    assert ([one.doc_id for one in got.documents], got.rejected) == (ids, [])


def test_what_stands_among_rows_and_is_none_is_a_line(tmp_path, read):
    (tmp_path / "a.json").write_text(json.dumps([ROWS[0], "a word", {"title": "no text"}]))
    got = read(tmp_path)
    assert [one.doc_id for one in got.documents] == ["r1"]
    assert [(line.row_key.rpartition(":")[2], line.expectation) for line in got.rejected] == [("2", "json_row"), ("3", "has_text")]


FEED = f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Outlet</title><item><guid>g1</guid><description>{SAID}</description></item></channel></rss>"


@pytest.mark.parametrize(
    ("name", "data", "doc_id", "text"),
    [
        pytest.param("a.txt", f"<!DOCTYPE html>{PAGE}", "a.txt", f"{SAID}\n{SAID[:60]} for days.", id="a page saved as a text"),
        pytest.param("a.txt", LINES.decode().splitlines()[0], "r1", SAID, id="JSON lines saved as a text"),
        pytest.param("a.html", FEED, "g1", SAID, id="a feed saved as a page"),
        pytest.param("a.txt", f"[Editor's note] {SAID}", "a.txt", f"[Editor's note] {SAID}", id="a text that begins with a bracket"),
        pytest.param("a.txt", f"<3 {SAID}", "a.txt", f"<3 {SAID}", id="a text that begins with a sign"),
    ],
)
def test_what_was_saved_under_another_name_is_read_as_what_it_is(tmp_path, read, name, data, doc_id, text):
    (tmp_path / name).write_text(data)
    (got,) = read(tmp_path).documents
    assert (got.doc_id, got.text) == (doc_id, text)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"%PDF-1.4\n\0\1\2", "a PDF"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0", "a picture"),
        ("a.txt", b"PK\3\4\0\0", "a packed archive or office document"),
        ("a.md", b"\0\1", "not text in any known encoding"),
    ],
)
def test_what_is_no_text_is_named_in_one_line(tmp_path, read, name, data, what):
    (tmp_path / name).write_bytes(data)
    (line,) = read(tmp_path).rejected
    assert (line.expectation, what in line.reason) == ("is_text", True)


def test_feeds_of_two_sections_are_of_one_outlet_where_that_is_known(tmp_path, read):
    for name, section in (("a.xml", "World"), ("b.xml", "Business")):
        item = f"<item><link>https://www.outlet.example/{section}</link><description>{SAID}</description></item>"
        (tmp_path / name).write_text(f"<rss version='2.0'><channel><title>The Outlet - {section}</title>{item}</channel></rss>")
    assert [one.source for one in read(tmp_path).documents] == ["The Outlet - World", "The Outlet - Business"]
    known = read(tmp_path, outlets={"The Outlet": Outlet(domains=("outlet.example",))})
    assert [one.source for one in known.documents] == ["The Outlet", "The Outlet"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["as it is", "packed"])
def test_an_archive_gives_the_pages_that_were_answered(tmp_path, read, pack):
    name = "a.warc.gz" if pack is gzip.compress else "a.warc"
    records = [
        answered(PAGE.encode()),
        answered(b"gone", status="404 Not Found", url="https://o.example/gone"),
        answered(b"\x89PNG", kind="image/png", url="https://o.example/p.png"),
        answered(PAGE.replace("12", "14").encode(), url="https://o.example/2"),
    ]
    (tmp_path / name).write_bytes(b"".join(map(pack, records)))
    got = read(tmp_path)
    assert [(one.doc_id, one.source, one.title) for one in got.documents] == [
        ("https://o.example/dam", "o.example", "Dam breaks"),
        ("https://o.example/2", "o.example", "Dam breaks"),
    ]
    assert got.rejected == []


def test_an_archive_that_breaks_off_keeps_what_stood_before(tmp_path, read):
    (tmp_path / "a.warc").write_bytes(answered(PAGE.encode()) + b"WARC/9 what is this\r\n")
    got = read(tmp_path)
    assert len(got.documents) == 1
    assert [line.expectation for line in got.rejected] == ["archive_whole"]


def test_an_archive_that_says_a_length_beyond_all_measure_is_a_line(tmp_path, read):
    record = answered(PAGE.encode()).replace(b"Content-Length: ", b"Content-Length: " + b"9" * 400)
    (tmp_path / "a.warc").write_bytes(answered(PAGE.encode()) + record)
    got = read(tmp_path)
    assert len(got.documents) == 1
    assert [line.expectation for line in got.rejected] == ["archive_whole"]


def test_json_lines_of_any_length_are_read_in_their_order(tmp_path, read):
    (tmp_path / "a.jsonl").write_text(
        f'{{"id": 1, "text": "Five died."}}\n{{"id": 2, "text": "{"x" * 30_000}"}}\n{{"id": 3, "text": "Six died."}}'
    )
    got = read(tmp_path)
    assert [one.doc_id for one in got.documents] == ["1", "3"]
    assert [(line.row_key.rpartition(":")[2], line.expectation) for line in got.rejected] == [("2", "json_line")]


def test_a_page_of_too_many_tags_is_given_up(tmp_path, read):
    (tmp_path / "a.html").write_text("<p>" * 60_000)
    assert [line.expectation for line in read(tmp_path, max_page_bytes=1_000_000).rejected] == ["page_not_too_nested"]


def test_a_file_that_holds_nothing_is_said_to(tmp_path, read):
    (tmp_path / "a.jsonl").write_text("\n\n")
    assert [line.expectation for line in read(tmp_path).rejected] == ["holds_documents"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(LINES, ["r1", "r2"], id="JSON lines"),
        pytest.param(SAID.encode(), ["-"], id="a text"),
        pytest.param(PAGE.encode(), ["-"], id="a page"),
        pytest.param(b"{Dam breaks} Five died.", ["-"], id="a text that begins with a brace"),
    ],
)
def test_standard_input_is_read_by_how_it_begins(monkeypatch, read, data, expected):
    streams._set_down.cache_clear()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [one.doc_id for one in read("-").documents] == expected


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xef\xbb\xbf <!DOCTYPE html><p>", ".html"),
        (b"<?xml version='1.0'?><urlset>", ".xml"),
        (json.dumps(JSON_FEED).encode(), ".json"),
        (b"PAR1", ".parquet"),
        (b"WARC/1.0\r\n", ".warc"),
        (b"", ".txt"),
    ],
)
def test_what_has_no_name_is_known_by_how_it_begins(data, kind):
    assert kind_within(held(data)) == kind
