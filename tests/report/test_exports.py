"""Do the exported tables hold the result, and nothing that a spreadsheet would run?"""

from __future__ import annotations

import csv
from dataclasses import replace

import pandas as pd
import pytest

from claims import tables
from claims.report import write_tables
from claims.report.exports import write_frames
from claims.report.files import write_whole

NAMES = ("documents", "claims", "matches", "near_misses", "facts", "rejected")


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", NAMES)
def test_parquet_gives_back_the_table_with_its_types(result, tmp_path, name):
    write_tables(result, tmp_path)
    read = pd.read_parquet(tmp_path / f"{name}.parquet")
    pd.testing.assert_frame_equal(tables.typed(read, getattr(tables, name.upper())), getattr(result, name))


def test_missing_numbers_of_the_parquet_files_compare_as_false(result, tmp_path):
    write_tables(result, tmp_path)
    facts = pd.read_parquet(tmp_path / "facts.parquet")
    assert facts["low"].dtype == "float64"
    assert not any(bool(best > 0) for best in facts["best"][facts["best"].isna()])


@pytest.mark.parametrize("name", NAMES)
def test_csv_has_the_columns_in_order_and_every_row(result, tmp_path, name):
    write_tables(result, tmp_path)
    rows = read_csv(tmp_path / f"{name}.csv")
    frame = getattr(result, name)
    assert len(rows) == len(frame)
    assert list(rows[0]) == [column for column in frame.columns if column != "text"]


def test_the_text_of_documents_stands_only_in_parquet(result, tmp_path):
    write_tables(result, tmp_path)
    assert "text" in pd.read_parquet(tmp_path / "documents.parquet").columns
    assert "siege" not in (tmp_path / "documents.csv").read_text(encoding="utf-8").lower().replace("siege of varn enters", "")


def test_dates_in_csv_are_read_by_people(result, tmp_path):
    write_tables(result, tmp_path)
    row = next(row for row in read_csv(tmp_path / "claims.csv") if row["claim_id"] == "c-12")
    assert (row["as_of"], row["published_at"]) == ("2031-05-04", "2031-05-05T08:15:00Z")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param('=HYPERLINK("http://x.example")', '\'=HYPERLINK("http://x.example")', id="a formula is defused"),
        pytest.param("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0", id="a plus that begins a formula is defused"),
        pytest.param("-2+3", "'-2+3", id="a minus that begins a formula is defused"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="an at sign is defused"),
        pytest.param("\t=1+1", "'\t=1+1", id="a tab before a formula is defused"),
        pytest.param("＝1+1", "'＝1+1", id="a full-width sign is defused"),
        pytest.param("-12.5", "-12.5", id="a number in a text column is left alone"),
        pytest.param("a = b", "a = b", id="a sign inside is left alone"),
    ],
)
def test_cells_that_a_spreadsheet_would_run(result, tmp_path, cell, written):
    documents = result.documents.assign(title=cell)
    write_tables(replace(result, documents=documents), tmp_path)
    assert {row["title"] for row in read_csv(tmp_path / "documents.csv")} == {written}
    assert set(pd.read_parquet(tmp_path / "documents.parquet")["title"]) == {cell}


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('the "Sarn"', id="quotes"),
        pytest.param("first\nsecond", id="a line feed"),
        pytest.param("first\rsecond", id="a carriage return"),
        pytest.param("Varn, Esk", id="a comma"),
        pytest.param("=1,2", id="a formula with a comma"),
        pytest.param(" Ünïcode\N{NO-BREAK SPACE}", id="blanks and accents"),
    ],
)
def test_any_text_is_read_back_from_csv(result, tmp_path, cell):
    write_tables(replace(result, documents=result.documents.assign(title=cell)), tmp_path)
    assert {row["title"].removeprefix("'") for row in read_csv(tmp_path / "documents.csv")} == {cell}


def test_csv_is_as_pandas_would_write_it(tmp_path):
    frame = pd.DataFrame({"word": ["a", None, 'b "c", d', ""], "number": [1.0, None, 1e16, -0.5], "whole": [1, 2, 3, 4], "flag": True})
    frame = frame.astype({"number": "Float64", "whole": "Int64", "flag": "boolean"})
    write_frames([("table", frame)], tmp_path)
    assert (tmp_path / "table.csv").read_text(encoding="utf-8-sig") == frame.to_csv(index=False, lineterminator="\n")


def test_negative_numbers_stay_numbers(result, tmp_path):
    write_tables(replace(result, claims=result.claims.assign(low=-3.5)), tmp_path)
    assert {row["low"] for row in read_csv(tmp_path / "claims.csv")} == {"-3.5"}


def test_an_empty_result_gives_empty_tables_with_all_columns(result, tmp_path):
    empty = replace(result, **{name: getattr(result, name).head(0) for name in NAMES})
    write_tables(empty, tmp_path)
    facts = pd.read_parquet(tmp_path / "facts.parquet")
    assert len(facts) == 0
    assert list(facts.columns)[: len(tables.FACTS)] == list(tables.FACTS)


def test_the_same_result_gives_the_same_bytes(result, tmp_path):
    write_tables(result, tmp_path / "one")
    write_tables(result, tmp_path / "two")
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "facts.csv"
    write_whole(path, b"old")

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["facts.csv"]
