"""How are the rows of a text table read: JSON lines, CSV, TSV?"""

from __future__ import annotations

import csv
import json
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from claims.model import Rejection
from claims.sources.characters import open_text
from claims.sources.entry import Content, Entry
from claims.sources.outcome import rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO


COLUMNS = ("id", "text", "title", "url", "source", "author", "published_at", "language")
_TEXT_REMEDY = "give every row a text"


def read_rows(content: Content, kind: str) -> Iterator[tuple[int, Mapping[str, object] | Rejection]]:
    """Read a table row by row, as a stream; blank lines are passed over.

    Args:
        content: The table.
        kind: `.jsonl` with one object a line; `.csv`, separated by commas, or by semicolons where its header has no comma; `.tsv`.

    Yields:
        The number of its first line with each row, by the names of its columns in lower case, or with a line on what is wrong with it.

    Raises:
        NotTextError: If the bytes are not text.
        OSError: If they cannot be read.
    """
    return _objects(content) if kind == ".jsonl" else _separated(content, "\t" if kind == ".tsv" else None)


def read_table(content: Content, kind: str) -> Iterator[Entry | Rejection]:
    """Read a table of texts, as `read_rows`; columns that are none of ours are ignored.

    Raises:
        NotTextError: If the bytes are not text.
        OSError: If they cannot be read.
    """
    for number, row in read_rows(content, kind):
        if isinstance(row, Rejection):
            yield row
        elif kind != ".jsonl" and "text" not in row:
            yield without_text(content, row)
            return
        else:
            yield read_row(content, number, row)


def _objects(content: Content) -> Iterator[tuple[int, Mapping[str, object] | Rejection]]:
    with open_text(content.stream, declared=content.charset) as text:
        for number, line in enumerate(_lines(text, content.most_bytes), start=1):
            if line is None:
                what = f"a line of more than {content.most_bytes:,} characters; put one object on each, or raise input.max_page_bytes"
                yield number, _broken(content, number, "json_line", what)
            elif line.strip():
                yield number, _object(content, number, line)


def _lines(text: TextIO, longest: int) -> Iterator[str | None]:
    """The lines of a text, None for one that is too long to be held."""
    while line := text.readline(longest + 1):
        if len(line) <= longest or line.endswith("\n"):
            yield line
            continue
        while line and not line.endswith("\n"):
            line = text.readline(longest)
        yield None


def _object(content: Content, number: int, line: str) -> Mapping[str, object] | Rejection:
    try:
        row = json.loads(line)
    # Very long numbers and very deep nesting fail on their own terms.
    except (ValueError, RecursionError) as err:
        return _broken(content, number, "json_line", f"not a JSON object ({err}); put one whole object on each line", line)
    if not isinstance(row, dict):
        return _broken(content, number, "json_line", "not a JSON object; put one whole object on each line", line)
    return row


def _separated(content: Content, separator: str | None) -> Iterator[tuple[int, Mapping[str, object] | Rejection]]:
    # A cell that is longer ends its row, which is rejected. The module knows but one limit for all its readers.
    csv.field_size_limit(content.most_bytes)
    with open_text(content.stream, declared=content.charset) as first:
        header = first.readline(content.most_bytes)
    delimiter = separator or (";" if ";" in header and "," not in header else ",")
    with open_text(content.stream, declared=content.charset) as text:
        # Strict: a quotation mark that is never closed would else swallow the rest of the file in silence.
        rows = csv.reader(text, delimiter=delimiter, strict=True)
        names: list[str] | None = None
        while True:
            line = rows.line_num + 1
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error as err:
                yield line, _broken(content, line, "table_row", f"not a readable row ({err}); check its quotation marks")
                continue
            if names is None:
                names = [name.strip().lower() for name in cells]
            elif cells:
                yield line, by_header(content, line, names, cells)


def _broken(content: Content, line: int, expectation: str, what: str, value: str | None = None) -> Rejection:
    row_key = f"{content.where}:{line}"
    return rejection(row_key, expectation, f"{row_key}: {what}", value)


def by_header(content: Content, line: int, header: Sequence[str], cells: Sequence[object]) -> Mapping[str, object] | Rejection:
    """Name the cells of a row by its table's header; those that it lacks at its end are missing."""
    if len(cells) > len(header):
        what = f"{len(cells)} cells under {len(header)} columns; put cells that hold the separator in quotation marks"
        return _broken(content, line, "table_row", what, str(len(cells)))
    return dict(zip(header, cells, strict=True) if len(cells) == len(header) else zip_longest(header, cells))


def without_text(content: Content, header: Iterable[str]) -> Rejection:
    """Say that a table has no column of texts."""
    reason = f"{content.where}: no column named text; name the columns " + ", ".join(COLUMNS)
    return rejection(content.where, "has_text_column", reason, ", ".join(header))


def read_row(content: Content, number: int, row: Mapping[str, object]) -> Entry | Rejection:
    """Read one row, by the names of its columns; those that are no column of ours are ignored.

    Args:
        content: What the row stands in; only its names are used.
        number: Of the row, for messages and for an id where it has none.
        row: Its cells.
    """
    row_key = f"{content.where}:{number}"
    text = row.get("text")
    if not isinstance(text, str):
        value = None if text is None else str(text)
        return rejection(row_key, "has_text", f"{row_key}: no text; {_TEXT_REMEDY}", value)
    return Entry(
        row_key=row_key,
        doc_id=cell(row, "id") or f"{content.doc_id}:{number}",
        text=text,
        title=cell(row, "title") or "",
        url=cell(row, "url"),
        source=cell(row, "source"),
        author=cell(row, "author"),
        published=cell(row, "published_at"),
        language=cell(row, "language"),
    )


def cell(row: Mapping[str, object], column: str) -> str | None:
    """A cell of metadata as one line of text; numbers and times are written out, anything else counts as missing."""
    value = row.get(column)
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) else None
