"""What did a run find that a labelled set can judge?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from claims import tables
from claims.errors import MissingPathError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from claims.result import CrossReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The tables of a run that are judged.

    Attributes:
        claims: With the columns of `tables.CLAIMS`.
        facts: With the columns of `tables.FACTS`.
    """

    claims: pd.DataFrame
    facts: pd.DataFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """One row of the claims table, as far as scorers ask.

    Attributes:
        row: Its place in the table, from 0.
    """

    row: int
    doc_id: str
    fact_id: str | None
    section: str
    start: int
    end: int
    exact: str
    low: float | None
    high: float | None
    bound: str
    unit: str
    counted: str | None
    head: str | None
    predicate: str | None
    attribution: str | None


_FIELDS = tuple(name for name in FoundClaim.__dataclass_fields__ if name != "row")


def findings_of(result: CrossReference) -> Findings:
    """Take from a run's result what is judged."""
    return Findings(claims=result.claims, facts=result.facts)


def read_findings(folder: Path) -> Findings:
    """Read what is judged from the Parquet files of a finished run.

    Raises:
        MissingPathError: If the folder holds no finished run.
    """
    return Findings(claims=_table(folder, "claims.parquet", tables.CLAIMS), facts=_table(folder, "facts.parquet", tables.FACTS))


def found_claims(claims: pd.DataFrame) -> list[FoundClaim]:
    """Give the rows of a claims table as records, nulls as None."""
    columns = [claims[name].astype(object).where(claims[name].notna(), None) for name in _FIELDS]
    return [FoundClaim(row=row, **dict(zip(_FIELDS, values, strict=True))) for row, values in enumerate(zip(*columns, strict=True))]


def same_value(one: float | None, other: float | None) -> bool:
    """Whether two ends of an interval are the same number, or both open.

    >>> same_value(500, 500.0), same_value(None, None), same_value(500, None)
    (True, True, False)
    """
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)


def _table(folder: Path, name: str, columns: Mapping[str, str]) -> pd.DataFrame:
    path = folder / name
    if not path.is_file():
        raise MissingPathError(str(path), "no such table", "name the folder that `claims run --out` wrote")
    return tables.typed(pd.read_parquet(path), columns)
