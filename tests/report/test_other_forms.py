"""Are the rows for humanitarian tools tagged right, and the workbook's cells what they seem?"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import openpyxl

from claims.report.hxl import as_hxl
from claims.report.workbook import as_workbook

TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
FORMULA = '=HYPERLINK("http://x.example")'


def rows(result):
    return list(csv.reader(io.StringIO(as_hxl(result))))


def test_the_second_row_is_hashtags_one_a_column(result):
    headings, tags, *facts = rows(result)
    assert all(TAG.fullmatch(tag) for tag in tags)
    assert len(set(tags)) == len(tags) == len(headings)
    assert len(facts) == len(result.facts)


def test_a_fact_is_an_indicator_with_its_value_place_and_sources(result):
    _, tags, *facts = rows(result)
    share = next(dict(zip(tags, row, strict=True)) for row in facts if row[0] == "share")
    assert (share["#indicator+name"], share["#indicator+unit"]) == ("share of Varn held by the Front", "percent")
    assert (share["#indicator+value+num"], share["#indicator+value+low+num"], share["#indicator+value+high+num"]) == ("", "65", "90")
    assert (share["#loc+name"], share["#date+reported"], share["#meta+source"]) == ("Varn", "2031-05-05", "Harbour Courier | Inland Ledger")


def test_cells_that_a_spreadsheet_would_run_are_defused(result):
    _, tags, *facts = rows(replace(result, facts=result.facts.assign(label=FORMULA)))
    assert {row[tags.index("#indicator+name")] for row in facts} == {f"'{FORMULA}"}


def book(result):
    return openpyxl.load_workbook(io.BytesIO(as_workbook(result)))


def test_the_workbook_has_a_sheet_a_table_with_numbers_as_numbers(result):
    found = book(result)
    assert found.sheetnames == ["Facts", "Claims", "Documents", "Kept out"]
    facts = found["Facts"]
    headings = [cell.value for cell in facts[1]]
    share = next(row for row in facts.iter_rows(min_row=2, values_only=True) if row[0] == "share")
    assert (share[headings.index("low")], share[headings.index("best")]) == (65, None)
    assert share[headings.index("newest_as_of")].isoformat() == "2031-05-05T00:00:00"
    assert facts.freeze_panes == "B2"
    assert "text" not in [cell.value for cell in found["Documents"][1]]


def test_no_cell_is_a_formula_or_a_link_and_long_ones_are_cut(result):
    hostile = replace(result, documents=result.documents.assign(title=FORMULA, url="x" * 50_000), facts=result.facts.assign(label=FORMULA))
    for sheet in book(hostile):
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        assert all(len(cell.value) <= 32_767 for cell in cells if isinstance(cell.value, str))


def test_the_same_result_gives_the_same_workbook(result):
    assert as_workbook(result) == as_workbook(result)
