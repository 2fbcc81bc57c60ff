"""Does what the desk's own list says go before what documents say of themselves?"""

import json

import pytest

from claims.errors import InputError, MissingPathError
from claims.sources import read_documents

SAID = "At least 12 people drowned when a dam broke above the city on Sunday, the rescue service said."


@pytest.fixture
def read(tmp_path, settings, today):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SAID)
    rows = [
        {"id": "r1", "text": "Five died.", "title": "Own", "source": "O"},
        {"id": "r2", "text": "Six died.", "url": "https://o.example/2"},
    ]
    (tmp_path / "in" / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))

    def reading(manifest, *paths, name="m.csv"):
        (tmp_path / name).write_text(manifest)
        return read_documents([tmp_path / path for path in paths], settings, today=today, manifest=tmp_path / name)

    return reading


def test_paths_ids_and_addresses_give_and_override(read):
    manifest = (
        "path,id,url,title,source,published_at\n"
        "in/a.txt,,https://h.example/a,Dam breaks,Harbour Post,2014-02-16\n"
        "in/b.jsonl,,,,Calder Wire,\n"
        ",r1,,Toll,Harbour Post,\n"
        ",,https://o.example/2,Six,,2014-02-17\n"
    )
    got = read(manifest, "in")
    assert [(one.doc_id, one.title, one.source, one.url, one.published_at and one.published_at.day) for one in got.documents] == [
        ("a.txt", "Dam breaks", "Harbour Post", "https://h.example/a", 16),
        ("r1", "Toll", "Harbour Post", None, None),
        ("r2", "Six", "Calder Wire", "https://o.example/2", 17),
    ]
    assert got.rejected == []


def test_without_a_path_what_the_manifest_names_is_read(read):
    got = read('{"path": "in/a.txt", "title": "Dam breaks"}\n', name="m.jsonl")
    assert [(one.doc_id, one.title) for one in got.documents] == [("a.txt", "Dam breaks")]


@pytest.mark.parametrize(
    ("row", "expectation"),
    [
        pytest.param("in/gone.txt,,Gone", "manifest_row_used", id="a file that was not read"),
        pytest.param(",r9,Gone", "manifest_row_used", id="an id that no document has"),
        pytest.param(",,Dam breaks", "manifest_row", id="about nothing"),
        pytest.param("in/a.txt,,Again", "manifest_row", id="about the same once more"),
    ],
)
def test_a_row_that_changes_nothing_is_said_to(read, row, expectation):
    got = read(f"path,id,title\nin/a.txt,,Dam breaks\n{row}\n", "in/a.txt")
    assert [one.title for one in got.documents] == ["Dam breaks"]
    assert [line.expectation for line in got.rejected] == [expectation]


@pytest.mark.parametrize(("text", "name"), [("", "m.csv"), ("a,b\n1,2\n", "m.csv"), ("path: a.txt", "m.yaml"), ("\0", "m.csv")])
def test_a_manifest_that_says_nothing_stops_the_run(read, text, name):
    with pytest.raises(InputError, match="m\\."):
        read(text, "in", name=name)


def test_a_manifest_that_is_not_there_is_an_error(tmp_path, settings, today):
    with pytest.raises(MissingPathError):
        read_documents([tmp_path], settings, today=today, manifest=tmp_path / "m.csv")
