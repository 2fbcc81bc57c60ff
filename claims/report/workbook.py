"""How is a result written as an Excel workbook?"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter

from claims import tables
from claims.report.cells import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from claims.result import CrossReference

_LONGEST = 32_767  # characters of a cell
_MOST_ROWS = 1_048_575  # beneath the headings
_WIDE = {"label": 38, "sentence": 60, "reason": 48, "title": 48, "url": 36, "exact": 22, "source": 20, "origin": 24, "value": 30}
_NARROW = 13


def as_workbook(result: CrossReference) -> bytes:
    """Write facts, claims, documents and what was kept out as sheets, with headings that stay and filters.

    Every text is a text: nothing is run as a formula or made a link. The texts of documents are left out.
    """
    stream = io.BytesIO()
    texts = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    options = {"in_memory": True, "constant_memory": True, **texts}
    with xlsxwriter.Workbook(stream, options) as book:
        if result.run is not None:  # else the same result would give other bytes
            book.set_properties({"created": result.run.started_at.replace(tzinfo=None), "title": "claims"})
        styles = {"head": book.add_format({"bold": True, "bottom": 1}), "day": book.add_format({"num_format": "yyyy-mm-dd"})}
        _sheet(book, styles, "Facts", tables.typed(result.facts, tables.FACTS))
        _sheet(book, styles, "Claims", tables.typed(result.claims, tables.CLAIMS))
        _sheet(book, styles, "Documents", tables.typed(result.documents, tables.DOCUMENTS).drop(columns="text"))
        _sheet(book, styles, "Kept out", tables.typed(result.rejected, tables.REJECTED))
    return stream.getvalue()


def _sheet(book: xlsxwriter.Workbook, styles: Mapping[str, xlsxwriter.format.Format], name: str, frame: pd.DataFrame) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, min(len(frame), _MOST_ROWS), len(frame.columns) - 1)
    for column, heading in enumerate(frame.columns):
        sheet.set_column(column, column, _WIDE.get(str(heading), _NARROW))
        sheet.write_string(0, column, str(heading), styles["head"])
    for number, row in enumerate(rows(frame.head(_MOST_ROWS)), 1):
        for column, heading in enumerate(frame.columns):
            if (day := row.day(heading)) is not None:
                sheet.write_datetime(number, column, day, styles["day"])
            elif (value := row.number(heading)) is not None:
                sheet.write_number(number, column, value)
            elif (text := row.text(heading)) is not None:
                sheet.write_string(number, column, text[:_LONGEST])
