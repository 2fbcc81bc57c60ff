"""Are the rows of tables read, and broken ones said to be broken?"""

import json
from datetime import UTC, datetime

import pandas as pd
import pytest

from claims.model import Rejection
from claims.sources.entry import Content
from claims.sources.rows import read_table
from claims.sources.streams import held
from claims.sources.workbooks import read_parquet


def content(data):
    return Content(where="in/t.x", doc_id="t.x", stream=held(data.encode() if isinstance(data, str) else data), most_bytes=1_000_000)


def read_jsonl(given):
    return read_table(given, ".jsonl")


def read_csv(given):
    return read_table(given, ".csv")


def read_tsv(given):
    return read_table(given, ".tsv")


def split(items):
    items = list(items)
    return [one for one in items if not isinstance(one, Rejection)], [one for one in items if isinstance(one, Rejection)]


def test_a_json_line_gives_all_columns_and_other_keys_are_ignored():
    row = {
        "id": 7,
        "text": "Five died.",
        "title": "Toll",
        "url": "https://o.example/7",
        "source": "O",
        "published_at": "2017-09-21",
        "language": "en",
        "x": [1],
    }
    (entry,), rejected = split(read_jsonl(content(json.dumps(row))))
    assert not rejected
    assert (entry.row_key, entry.doc_id, entry.text, entry.title) == ("in/t.x:1", "7", "Five died.", "Toll")
    assert (entry.url, entry.source, entry.published, entry.language) == ("https://o.example/7", "O", "2017-09-21", "en")


def test_a_row_without_an_id_is_called_by_its_line():
    entries, _ = split(read_jsonl(content('\n{"text": "Five died."}\n\n{"text": "Six died.", "id": " "}')))
    assert [entry.doc_id for entry in entries] == ["t.x:2", "t.x:4"]


@pytest.mark.parametrize(
    ("line", "expectation"),
    [
        pytest.param('{"id": "1", "text": "cut sho', "json_line", id="a line cut short"),
        pytest.param("[1, 2]", "json_line", id="no object"),
        pytest.param('{"id": "1"}', "has_text", id="no text"),
        pytest.param('{"id": "1", "text": null}', "has_text", id="a null text"),
        pytest.param('{"id": "1", "text": 12}', "has_text", id="a number for a text"),
        pytest.param('{"n": ' + "9" * 5000 + "}", "json_line", id="a number too long to be one"),
        pytest.param("[" * 100_000, "json_line", id="nested too deep"),
    ],
)
def test_a_bad_line_is_rejected_and_the_rest_goes_on(line, expectation):
    entries, (rejected,) = split(read_jsonl(content(f'{{"text": "Before."}}\r\n{line}\r\n{{"text": "After."}}')))
    assert [entry.text for entry in entries] == ["Before.", "After."]
    assert (rejected.table, rejected.row_key, rejected.expectation) == ("documents", "in/t.x:2", expectation)
    assert "\n" not in rejected.reason


def test_a_line_break_of_unicode_does_not_end_a_json_line():
    (entry,), rejected = split(read_jsonl(content('{"text": "Five\u2028died."}')))
    assert (entry.text, rejected) == ("Five\u2028died.", [])


def test_a_csv_cell_keeps_its_commas_quotes_and_line_breaks():
    entries, _ = split(read_csv(content('\ufeffID, Text ,title\n1,"He said ""500, at least""\nand left.",Toll\n\n2,Six died.\n')))
    assert [(entry.doc_id, entry.text, entry.title) for entry in entries] == [
        ("1", 'He said "500, at least"\nand left.', "Toll"),
        ("2", "Six died.", ""),
    ]
    assert [entry.row_key for entry in entries] == ["in/t.x:2", "in/t.x:5"]


def test_semicolons_and_tabs_separate_too():
    for text, read in (("id;text\n1;Five, or six, died.\n", read_csv), ("id\ttext\n1\tFive, or six, died.\n", read_tsv)):
        (entry,), _ = split(read(content(text)))
        assert entry.text == "Five, or six, died."


def test_a_very_long_cell_is_read():
    (entry,), _ = split(read_csv(content("id,text\n1," + "x" * 500_000)))
    assert len(entry.text) == 500_000


def test_a_text_with_a_comma_out_of_quotes_is_not_cut():
    entries, (rejected,) = split(read_csv(content("id,text\n1,Five, or six, died.\n2,Seven died.\n")))
    assert [entry.doc_id for entry in entries] == ["2"]
    assert (rejected.row_key, rejected.expectation, rejected.value) == ("in/t.x:2", "table_row", "4")


def test_an_open_quotation_mark_swallows_nothing_in_silence():
    entries, (rejected,) = split(read_csv(content('id,text\n1,Five died.\n2,"Six died.\n3,Seven died.\n')))
    assert [entry.doc_id for entry in entries] == ["1"]
    assert (rejected.row_key, rejected.expectation) == ("in/t.x:3", "table_row")


def test_a_table_without_a_text_column_is_one_line():
    frame = pd.DataFrame({"id": [1, 2], "body": ["Five died.", "Six died."]})
    for items in (read_csv(content(frame.to_csv(index=False))), read_parquet(content(frame.to_parquet()))):
        entries, (rejected,) = split(items)
        assert not entries
        assert (rejected.row_key, rejected.expectation, rejected.value) == ("in/t.x", "has_text_column", "id, body")


def test_parquet_gives_times_as_iso_and_missing_as_missing():
    when = datetime(2017, 9, 21, 10, 30, tzinfo=UTC)
    frame = pd.DataFrame(
        {"id": [1, 2], "text": ["Five died.", None], "published_at": [when, pd.NaT], "source": [None, "O"], "more": [1, 2]}
    )
    (entry,), (rejected,) = split(read_parquet(content(frame.to_parquet())))
    assert (entry.doc_id, entry.published, entry.source) == ("1", "2017-09-21T10:30:00+00:00", None)
    assert (rejected.row_key, rejected.expectation) == ("in/t.x:2", "has_text")


def test_a_broken_parquet_file_is_one_line():
    whole = pd.DataFrame({"text": ["Five died."] * 100}).to_parquet()
    for data in (b"PAR1 and nothing else", whole[: len(whole) // 2], b""):
        entries, (rejected,) = split(read_parquet(content(data)))
        assert not entries
        assert rejected.expectation == "parquet_file"
