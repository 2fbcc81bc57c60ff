"""How are the tables of a result written as files?"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

import pandas as pd

from claims import tables
from claims.report.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from claims.result import CrossReference

logger = logging.getLogger(__name__)

# A spreadsheet runs a cell that begins like this (OWASP, CSV injection); a plain signed number does no harm.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH COMMERCIAL AT}")
_SIGNED_NUMBER = r"[+-]?\d[\d,.]*%?"


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
    write_frames(_tables(result), folder)


def write_frames(frames: Iterable[tuple[str, pd.DataFrame]], folder: Path) -> None:
    """Write named tables, each as .parquet and .csv, as `write_tables` does."""
    for name, frame in frames:
        write_whole(folder / f"{name}.parquet", _plain(frame).to_parquet(index=False))
        write_whole(folder / f"{name}.csv", _as_csv(frame.drop(columns="text", errors="ignore")))
        logger.info("%s: %d rows written", name, len(frame))


def defused(cell: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run.

    >>> defused("=1+1"), defused("-12.5"), defused("a = b")
    ("'=1+1", '-12.5', 'a = b')
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) and not re.fullmatch(_SIGNED_NUMBER, cell) else cell


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


def _as_csv(frame: pd.DataFrame) -> bytes:
    readable = pd.DataFrame({name: _readable(frame[name]) for name in frame.columns}, columns=frame.columns)
    stream = io.BytesIO()
    # The byte order mark is what makes Excel read UTF-8.
    readable.to_csv(stream, index=False, encoding="utf-8-sig", lineterminator="\n")
    return stream.getvalue()


def _readable(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return pd.Series(column.dt.strftime("%Y-%m-%dT%H:%M:%SZ"))
    if pd.api.types.is_datetime64_dtype(column.dtype):
        return pd.Series(column.dt.strftime("%Y-%m-%d"))
    if pd.api.types.is_string_dtype(column.dtype):
        runs = column.str.startswith(_FORMULA_STARTS).fillna(value=False) & ~column.str.fullmatch(_SIGNED_NUMBER).fillna(value=False)
        return column.mask(runs, "'" + column)
    return column
