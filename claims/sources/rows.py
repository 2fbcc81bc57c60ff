"""How are the rows of a table read: JSON lines, CSV, TSV, Parquet?"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import TYPE_CHECKING

from claims.sources.characters import decode
from claims.sources.entry import Content, Entry
from claims.sources.outcome import rejection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claims.model import Rejection

_COLUMNS = ("id", "text", "title", "url", "source", "published_at", "language")
_PARQUET_ROWS = 2_000
# Far above any text that is kept: a cell that is too long is then one rejected row, where the csv module would give up.
_LONGEST_CELL = 1_000_000_000
_TEXT_REMEDY = "give every row a text"
_LINE = re.compile(r"[^\n]+")


def read_jsonl(content: Content) -> Iterator[Entry | Rejection]:
    """Read one JSON object a line; blank lines are passed over, keys that are no column are ignored.

    Raises:
        NotTextError: If the bytes are not text.
    """
    text = decode(content.data, declared=content.charset)
    number, reached = 1, 0
    for line in _LINE.finditer(text):
        number, reached = number + text.count("\n", reached, line.start()), line.start()
        if line[0].strip():
            yield _json_line(content, number, line[0])


def _json_line(content: Content, number: int, line: str) -> Entry | Rejection:
    row_key = f"{content.where}:{number}"
    try:
        row = json.loads(line)
    # Very long numbers and very deep nesting fail on their own terms.
    except (ValueError, RecursionError) as err:
        return rejection(row_key, "json_line", f"{row_key}: not a JSON object ({err}); put one whole object on each line", line)
    if not isinstance(row, dict):
        return rejection(row_key, "json_line", f"{row_key}: not a JSON object; put one whole object on each line", line)
    return read_row(content, number, row)


def read_csv(content: Content) -> Iterator[Entry | Rejection]:
    """Read a table separated by commas, or by semicolons where its header has no comma.

    Raises:
        NotTextError: If the bytes are not text.
    """
    text = decode(content.data, declared=content.charset)
    header = text.split("\n", 1)[0]
    return _separated(content, text, ";" if ";" in header and "," not in header else ",")


def read_tsv(content: Content) -> Iterator[Entry | Rejection]:
    """Read a table separated by tabs.

    Raises:
        NotTextError: If the bytes are not text.
    """
    return _separated(content, decode(content.data, declared=content.charset), "\t")


def _separated(content: Content, text: str, delimiter: str) -> Iterator[Entry | Rejection]:
    csv.field_size_limit(_LONGEST_CELL)
    # Strict: a quotation mark that is never closed would else swallow the rest of the file in silence.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as err:
            row_key = f"{content.where}:{line}"
            yield rejection(row_key, "table_row", f"{row_key}: not a readable row ({err}); check its quotation marks")
            continue
        if header is None:
            header = [name.strip().lower() for name in cells]
            if (missing := _without_text(content, header)) is not None:
                yield missing
                return
        elif cells:
            yield _cells(content, line, header, cells)


def _cells(content: Content, line: int, header: list[str], cells: list[str]) -> Entry | Rejection:
    if len(cells) > len(header):
        row_key = f"{content.where}:{line}"
        reason = f"{row_key}: {len(cells)} cells under {len(header)} columns; put cells that hold the separator in quotation marks"
        return rejection(row_key, "table_row", reason, str(len(cells)))
    return read_row(content, line, dict(zip(header, cells, strict=False)))


def read_parquet(content: Content) -> Iterator[Entry | Rejection]:
    """Read a Parquet table; rows are counted from 1."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(pa.BufferReader(content.data))
        names = {name.strip().lower(): name for name in table.schema_arrow.names}
        if (missing := _without_text(content, list(names))) is not None:
            yield missing
            return
        wanted = {name: names[name] for name in _COLUMNS if name in names}
        number = 0
        for batch in table.iter_batches(batch_size=_PARQUET_ROWS, columns=list(wanted.values())):
            for row in batch.to_pylist():
                number += 1
                yield read_row(content, number, {name: row[column] for name, column in wanted.items()})
    except (pa.ArrowException, OSError) as err:
        reason = f"{content.where}: not a readable Parquet file ({str(err).splitlines()[0]}); write it again"
        yield rejection(content.where, "parquet_file", reason)


def _without_text(content: Content, header: list[str]) -> Rejection | None:
    if "text" in header:
        return None
    reason = f"{content.where}: no column named text; name the columns " + ", ".join(_COLUMNS)
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
        doc_id=_cell(row, "id") or f"{content.doc_id}:{number}",
        text=text,
        title=_cell(row, "title") or "",
        url=_cell(row, "url"),
        source=_cell(row, "source"),
        published=_cell(row, "published_at"),
        language=_cell(row, "language"),
    )


def _cell(row: Mapping[str, object], column: str) -> str | None:
    """A cell of metadata as one line of text; numbers and times are written out, anything else counts as missing."""
    value = row.get(column)
    if isinstance(value, bool):
        return None
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) else None
