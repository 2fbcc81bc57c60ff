"""How is a table written as CSV that a spreadsheet opens without harm?

By Arrow, a column at a time: a writer that goes from cell to cell takes ten times as long, and Arrow's own quotes every text.
"""

from __future__ import annotations

import codecs
import re
from datetime import datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterator

# A spreadsheet runs a cell that begins like this (OWASP, CSV injection); a plain signed number does no harm.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH COMMERCIAL AT}")
_FORMULA = rf"^[{''.join(map(re.escape, _FORMULA_STARTS))}]"
_SIGNED_NUMBER = re.compile(r"[+-]?\d[\d,.]*%?")
_NEEDS_QUOTES = '[",\r\n]'
_ROWS_AT_ONCE = 50_000  # the text of more rows takes memory and no less time
_TEXT = pa.large_string()
_COMMA, _LINE_END, _QUOTE, _NOTHING = (pa.scalar(sign, _TEXT) for sign in (",", "\n", '"', ""))


def as_csv(table: pa.Table) -> Iterator[bytes]:
    """Write a table as CSV in UTF-8, piece by piece: times in ISO form, nothing for null, an apostrophe before what would be run.

    Args:
        table: Of texts, numbers, flags, days (at midnight, without a zone) and times (in UTC).
    """
    # The byte order mark is what makes Excel read UTF-8.
    yield codecs.BOM_UTF8 + ",".join(_quoted(pa.array(table.column_names, _TEXT)).to_pylist()).encode() + b"\n"
    for start in range(0, len(table), _ROWS_AT_ONCE):
        yield _lines(table.slice(start, _ROWS_AT_ONCE))


def defused(cell: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run.

    >>> defused("=1+1"), defused("-12.5"), defused("a = b")
    ("'=1+1", '-12.5', 'a = b')
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) and not _SIGNED_NUMBER.fullmatch(cell) else cell


def _lines(rows: pa.Table) -> bytes:
    *cells, last = (_cells(pa.concat_arrays(column.chunks)) for column in rows.columns)
    lines = pc.binary_join_element_wise(*cells, _pasted(last, _LINE_END), _COMMA)
    return bytes(lines.buffers()[2])  # in which the texts of an array stand one behind the other


def _pasted(*parts: pa.Array | pa.Scalar) -> pa.Array:
    return pc.binary_join_element_wise(*parts, _NOTHING)


def _cells(column: pa.Array) -> pa.Array:
    """The cells of a column as they stand in the file."""
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return _each_once(column)
    cells = column.cast(_TEXT).fill_null("")
    run = pc.match_substring_regex(cells, _FORMULA)
    harmless = pa.array(map(defused, cells.filter(run).to_pylist()), _TEXT)
    return _quoted(pc.replace_with_mask(cells, run, harmless))


def _quoted(cells: pa.Array) -> pa.Array:
    """Quote the cells that hold what parts cells or lines."""
    told = pc.match_substring_regex(cells, _NEEDS_QUOTES)
    doubled = pc.replace_substring(cells.filter(told), '"', '""')
    return pc.replace_with_mask(cells, told, _pasted(_QUOTE, doubled, _QUOTE))


def _each_once(column: pa.Array) -> pa.Array:
    """Write every different value once: tables have many rows and few numbers."""
    encoded = column.dictionary_encode()
    words = pa.array([_written(value) for value in encoded.dictionary.to_pylist()], _TEXT)
    return words.take(encoded.indices).fill_null("")


def _written(value: object) -> str:
    if not isinstance(value, datetime):
        return str(value)
    return value.date().isoformat() if value.tzinfo is None else f"{value.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
