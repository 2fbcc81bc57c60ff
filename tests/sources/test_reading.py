"""Do named paths become documents, with a line for everything that does not?"""

import json
import threading
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pandas as pd
import pytest

from claims.errors import MissingPathError
from claims.model import Document
from claims.sources import Reading, dress, find_inputs, read_documents, read_inputs, unite

SAID = "At least 12 people drowned when a dam broke above the city on Sunday, the rescue service said."
PAGE = f"<html><head><title>Dam breaks</title></head><body><article><p>{SAID}</p><p>{SAID[:60]} for days.</p></article></body></html>"


@pytest.fixture
def read(settings, today):
    def reading(*paths, **changes):
        return read_documents(paths, settings.model_copy(update=changes), today=today)

    return reading


def lines(reading):
    return [(line.row_key.rpartition("/")[2], line.expectation) for line in reading.rejected]


def test_every_kind_of_file_in_a_folder_is_read(tmp_path, read):
    frame = pd.DataFrame({"id": ["r1"], "text": [SAID], "source": ["The Outlet"]})
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.md").write_text(f"# Dam breaks\n\n{SAID}")
    (tmp_path / "c.html").write_text(PAGE)
    (tmp_path / "d.htm").write_text(PAGE)
    (tmp_path / "e.jsonl").write_text(json.dumps({"id": "j1", "text": SAID}))
    frame.replace("r1", "c1").to_csv(tmp_path / "f.csv", index=False)
    frame.replace("r1", "t1").to_csv(tmp_path / "g.tsv", index=False, sep="\t")
    frame.replace("r1", "p1").to_parquet(tmp_path / "h.parquet")
    (tmp_path / "i.rss").write_text(
        f"<rss version='2.0'><channel><item><guid isPermaLink='false'>f1</guid><description>{SAID}</description></item></channel></rss>"
    )
    got = read(tmp_path)
    assert [one.doc_id for one in got.documents] == ["a.txt", "b.md", "c.html", "d.htm", "j1", "c1", "t1", "p1", "f1"]
    assert got.rejected == []
    assert all(SAID in one.text for one in got.documents)


def test_a_plain_text_is_stored_as_it_is_and_has_no_title(tmp_path, read):
    text = "  Dam breaks\r\n\r\n12 drowned.\t\r\n\u00a0"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (one,) = read(tmp_path).documents
    assert (one.text, one.title, one.source, one.url, one.language, one.published_at) == (text, "", None, None, None, None)


def test_bad_files_are_a_line_each_and_the_rest_is_read(tmp_path, read):
    (tmp_path / "a picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (tmp_path / "b empty.txt").write_text(" \n")
    (tmp_path / "c long.txt").write_text("many words " * 600)
    (tmp_path / "d longer.txt").write_text("many words " * 6000)
    (tmp_path / "e rows.jsonl").write_text('{"text": "Five died."}\n{oops\n{"id": "x"}\n{"text": ""}')
    (tmp_path / "f good.txt").write_text(SAID)
    (tmp_path / "g data.pdf").write_text("%PDF-1.4")
    got = read(tmp_path)
    assert [one.doc_id for one in got.documents] == ["e rows.jsonl:1", "f good.txt"]
    assert lines(got) == [
        ("g data.pdf", "known_kind"),
        ("a picture.txt", "is_text"),
        ("b empty.txt", "has_text"),
        ("c long.txt", "not_too_long"),
        ("d longer.txt", "not_too_long"),
        ("e rows.jsonl:2", "json_line"),
        ("e rows.jsonl:3", "has_text"),
        ("e rows.jsonl:4", "has_text"),
    ]
    assert all("\n" not in line.reason and line.table == "documents" for line in got.rejected)


def test_a_file_that_vanishes_after_it_was_found_is_a_line(tmp_path, settings, today):
    (tmp_path / "a.txt").write_text(SAID)
    found = find_inputs([tmp_path]).found
    (tmp_path / "a.txt").unlink()
    assert lines(read_inputs(found, settings, today=today)) == [("a.txt", "readable_file")]


def test_a_missing_path_stops_before_anything_is_read(tmp_path, read):
    (tmp_path / "a.txt").write_text(SAID)
    with pytest.raises(MissingPathError):
        read(tmp_path / "a.txt", tmp_path / "b.txt")


@pytest.mark.parametrize("name", ["a b.txt", "ümläut €.txt", "'; DROP TABLE.txt", "-rf.txt", "new\nline.txt", "[x].txt", "..txt.txt"[1:]])
def test_a_hostile_name_is_a_name(tmp_path, read, name):
    (tmp_path / name).write_text(SAID)
    assert [one.doc_id for one in read(tmp_path / name).documents] == [name]


def test_half_a_character_is_replaced_without_moving_the_rest(tmp_path, read):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Five \\ud800 died."}')
    (one,) = read(tmp_path).documents
    assert one.text == "Five \ufffd died."


def test_the_domain_stands_for_an_outlet_that_is_not_named(tmp_path, read):
    rows = [
        {"id": 1, "text": "Five died.", "url": "https://www.Outlet.example:80/x"},
        {"id": 2, "text": "Six died.", "url": "http://[oops", "language": "en-GB"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [(one.source, one.language) for one in read(tmp_path).documents] == [("outlet.example", None), (None, "en")]


@pytest.mark.parametrize(
    ("written", "printed", "kept", "noted"),
    [
        pytest.param("2014-02-16", "", date(2014, 2, 16), [], id="a date that is believed"),
        pytest.param("soon", "", None, ["published_at_readable"], id="a date that cannot be read"),
        pytest.param("2031-01-01", "", None, ["published_at_believed"], id="a date to come"),
        pytest.param(
            "1970-01-01", "Published: 16 Feb 2014\n", date(2014, 2, 16), ["published_at_believed"], id="the text's own date instead"
        ),
        pytest.param(None, "Published: 16 Feb 1870\n", None, ["published_at_believed"], id="an old date in the text"),
        pytest.param(None, "", None, [], id="no date"),
    ],
)
def test_a_date_is_believed_or_noted_and_the_document_is_kept(tmp_path, read, written, printed, kept, noted):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": printed + SAID, "published_at": written}))
    got = read(tmp_path)
    assert [one.published_at and one.published_at.date() for one in got.documents] == [kept]
    assert [line.expectation for line in got.rejected] == noted


def test_a_text_that_comes_again_is_read_once_and_another_gets_a_name_of_its_own(tmp_path, read):
    texts = {"1.jsonl": SAID, "2.jsonl": SAID, "3.jsonl": "Six died.", "4.jsonl": "Six died."}
    for name, text in texts.items():
        (tmp_path / name).write_text(json.dumps({"id": "a", "text": text}))
    got = read(tmp_path)
    assert [(one.doc_id, one.text) for one in got.documents] == [("a", SAID), ("a#2", "Six died.")]
    assert [line.value for line in got.rejected] == [None, "a#2", None]


def test_batches_give_what_one_reading_gives(tmp_path, read, settings, today):
    for number in range(5):
        (tmp_path / f"{number}.jsonl").write_text(json.dumps({"id": "ab"[number % 2], "text": f"{number // 2} died."}))
    found = find_inputs([tmp_path]).found
    batches = [read_inputs(found[at : at + 2], settings, today=today) for at in (0, 2, 4)]
    assert unite(batches) == read(tmp_path)


def test_documents_made_by_hand_are_dressed_and_what_they_say_is_kept(settings, today):
    text = "Lagos (AFP) - Twelve drowned.\nShare this story"
    when = datetime(2014, 2, 16, tzinfo=UTC)
    plain, credited = Document(doc_id="a", text=text), Document(doc_id="b", text=text, credit="Reuters", published_at=when)
    got = dress([plain, credited], settings, today=today)
    assert isinstance(got, Reading)
    assert [(one.credit, one.published_at) for one in got.documents] == [("AFP", None), ("Reuters", when)]
    assert [text[span.start : span.end] for span in got.documents[0].furniture] == ["Share this story"]


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        status, kind, body = {
            "/page": (200, "text/html; charset=utf-8", PAGE),
            "/feed": (
                200,
                "text/xml",
                f"<rss version='2.0'><channel><item><guid isPermaLink='false'>f1</guid><description>{SAID}</description></item></channel></rss>",
            ),
            "/rows.jsonl": (200, "application/octet-stream", json.dumps({"id": "j1", "text": SAID})),
            "/plain": (200, "text/plain", SAID),
            "/moved": (302, "/page", ""),
            "/away": (302, "file:///etc/passwd", ""),
            "/round": (302, "/round", ""),
            "/busy": (503, "text/html", "later"),
            "/large": (200, "text/plain", "x" * 30_000),
        }.get(self.path, (404, "text/html", "gone"))
        self.send_response(status)
        self.send_header("location" if status == 302 else "content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "doc_id"),
    [("/page", "{site}/page"), ("/moved", "{site}/moved"), ("/feed", "f1"), ("/rows.jsonl", "j1"), ("/plain", "{site}/plain")],
)
def test_an_address_is_read_by_what_it_answers(site, read, path, doc_id):
    (one,) = read(site + path, allow_private_addresses=True).documents
    assert one.doc_id == doc_id.format(site=site)
    assert SAID in one.text


@pytest.mark.parametrize(
    ("path", "expectation", "reason"),
    [
        pytest.param("/gone", "fetched", "status 404; check the address", id="not there"),
        pytest.param("/busy", "reachable", "status 503; try again later", id="busy"),
        pytest.param("/away", "fetched", "not an http or https address", id="pointing on to a file"),
        pytest.param("/round", "fetched", "redirects too often", id="pointing on to itself"),
        pytest.param("/large", "fetched", "more than 20,000 bytes", id="too large"),
    ],
)
def test_an_address_that_gives_nothing_is_a_line(site, read, path, expectation, reason):
    got = read(site + path, allow_private_addresses=True)
    ((line),) = got.rejected
    assert (got.documents, line.expectation) == ([], expectation)
    assert reason in line.reason


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "10.1.2.3", "169.254.169.254", "[::ffff:127.0.0.1]", "2130706433"]
)
def test_this_machine_and_private_networks_are_refused(read, host):
    (line,) = read(f"http://{host}:9/").rejected
    assert "private network; set input.allow_private_addresses" in line.reason


@pytest.mark.parametrize("address", ["http://", "http://[oops/", "http://a b/", "https://\u0000/", "http://no-such-host.invalid/"])
def test_a_broken_address_is_a_line(read, address):
    (line,) = read(address).rejected
    assert line.expectation in {"fetched", "reachable"}
