"""How are the tables of a result written as files?"""

from __future__ import annotations

import io
import logging
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from claims import tables
from claims.report.files import write_pieces, write_whole
from claims.report.separated import as_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import pandas as pd

    from claims.result import CrossReference

logger = logging.getLogger(__name__)


def write_tables(result: CrossReference, folder: Path) -> None:
    """Write documents, claims, matches, near misses, facts and rejected, with a store changes too, each as .parquet and .csv.

    The Parquet files hold the tables as they are. The CSV files are for spreadsheets: dates in ISO form, no document texts, and
    an apostrophe before text that a spreadsheet would run as a formula.

    Args:
        result: The tables of a run.
        folder: Where they are written; made if there is none.

    Raises:
        OSError: If a file cannot be written.
    """
    writer_of_tables(result, folder)()


def writer_of_tables(result: CrossReference, folder: Path) -> Callable[[], None]:
    """Lay tables out to be written; what this gives writes them as `write_tables` does, from whatever thread: by Arrow alone."""
    return partial(_write, _laid_out(_tables(result)), folder)


def write_frames(frames: Iterable[tuple[str, pd.DataFrame]], folder: Path) -> None:
    """Write named tables, each as .parquet and .csv, as `write_tables` does."""
    _write(_laid_out(frames), folder)


def _laid_out(frames: Iterable[tuple[str, pd.DataFrame]]) -> list[tuple[str, pa.Table]]:
    return [(name, pa.Table.from_pandas(_plain(frame), preserve_index=False)) for name, frame in frames]


def _write(laid_out: Iterable[tuple[str, pa.Table]], folder: Path) -> None:
    for name, table in laid_out:
        stream = io.BytesIO()
        parquet.write_table(table, stream)
        write_whole(folder / f"{name}.parquet", stream.getvalue())
        write_pieces(folder / f"{name}.csv", as_csv(table.drop_columns("text") if "text" in table.column_names else table))
        logger.info("%s: %d rows written", name, len(table))


def _tables(result: CrossReference) -> Iterator[tuple[str, pd.DataFrame]]:
    yield "documents", tables.typed(result.documents, tables.DOCUMENTS)
    yield "claims", tables.typed(result.claims, tables.CLAIMS)
    yield "matches", tables.typed(result.matches, tables.MATCHES)
    yield "near_misses", tables.typed(result.near_misses, tables.NEAR_MISSES)
    yield "facts", tables.typed(result.facts, tables.FACTS)
    yield "rejected", tables.typed(result.rejected, tables.REJECTED)
    if result.changes is not None:
        yield "changes", tables.typed(result.changes.table, tables.CHANGES)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Numbers as plain doubles, so that a reader's comparisons with what is missing are false rather than an error."""
    return frame.astype({name: "float64" for name, kind in frame.dtypes.items() if kind == tables.NUMBER})
