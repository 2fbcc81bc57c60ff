"""How are the rows of a binary table read: Parquet, Excel?"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from claims.model import Rejection
from claims.sources.outcome import rejection
from claims.sources.rows import COLUMNS, by_header, read_row, without_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.sources.entry import Content, Entry

_PARQUET_ROWS = 2_000
# A workbook is packed: one that grows to more than this many times what a page may have is no table of articles.
_MOST_GROWTH = 25


def read_parquet(content: Content) -> Iterator[Entry | Rejection]:
    """Read a Parquet table, as a stream; rows are counted from 1.

    Raises:
        OSError: If the file cannot be opened.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    with content.stream() as stream:
        try:
            table = pq.ParquetFile(stream)
            names = {name.strip().lower(): name for name in table.schema_arrow.names}
            if "text" not in names:
                yield without_text(content, names)
                return
            wanted = {name: names[name] for name in COLUMNS if name in names}
            number = 0
            for batch in table.iter_batches(batch_size=_PARQUET_ROWS, columns=list(wanted.values())):
                for row in batch.to_pylist():
                    number += 1
                    yield read_row(content, number, {name: row[column] for name, column in wanted.items()})
        except (pa.ArrowException, OSError, ValueError, MemoryError) as err:
            what = (str(err) or type(err).__name__).splitlines()[0]
            reason = f"{content.where}: not a readable Parquet file ({what}); write it again"
            yield rejection(content.where, "parquet_file", reason)


def read_excel(content: Content) -> Iterator[Entry | Rejection]:
    """Read the first sheet of an Excel workbook (.xlsx), row by row; rows are counted as Excel does.

    Raises:
        TooLargeError: If the file has too many bytes.
        OSError: If the file cannot be opened.
    """
    from openpyxl import load_workbook

    data = io.BytesIO(content.whole())
    try:
        if (size := _unpacked(data)) > _MOST_GROWTH * content.most_bytes:
            reason = f"{content.where}: {size:,} bytes once unpacked; split the table, or raise input.max_page_bytes"
            yield rejection(content.where, "not_too_long", reason)
            return
        book = load_workbook(data, read_only=True, data_only=True)
        yield from _sheet(content, book.worksheets[0].iter_rows(values_only=True))
    # Behind the archive stands XML of many kinds, and each fails in its own way.
    except Exception as err:  # noqa: BLE001
        what = (str(err) or type(err).__name__).splitlines()[0]
        yield rejection(content.where, "excel_file", f"{content.where}: not a readable workbook ({what}); save it again, or as CSV")


def _unpacked(data: io.BytesIO) -> int:
    """What the members say of themselves; the reader takes no more from them than that."""
    with zipfile.ZipFile(data) as archive:
        return sum(member.file_size for member in archive.infolist())


def _sheet(content: Content, rows: Iterator[tuple[object, ...]]) -> Iterator[Entry | Rejection]:
    header = [str(name or "").strip().lower() for name in next(rows, ())]
    if "text" not in header:
        yield without_text(content, header)
        return
    for number, cells in enumerate(rows, start=2):
        # Every row is given as long as the longest.
        filled = max((at for at, one in enumerate(cells, start=1) if one is not None), default=0)
        if filled:
            row = by_header(content, number, header, cells[:filled])
            yield row if isinstance(row, Rejection) else read_row(content, number, row)
