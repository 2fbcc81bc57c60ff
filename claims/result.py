"""What does a run give back?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """What is worth knowing about a run afterwards; written as run.json.

    Attributes:
        started_at: Aware.
        finished_at: Aware.
        version: Of this package.
        versions: Of Python and of the libraries that decide results, by name.
        settings: The settings used, as plain data.
        inputs: The paths and addresses that were named.
        counts: Rows by stage, by name.
        timings: Wall seconds by stage.
    """

    started_at: datetime
    finished_at: datetime
    version: str
    versions: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    inputs: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """The tables of a run, with the columns that `claims.tables` names.

    Attributes:
        documents: A row a document read.
        claims: A row a claim, with its fact and origin.
        matches: A row a pair of claims judged to be of one fact, or linked as part and whole.
        facts: A row a fact, with its verdict and estimate.
        rejected: A row for everything that a reader or a gate kept out.
        checks: A row an expectation checked, with its result.
        run: Settings, versions, counts and timings; None where no run was timed.
    """

    documents: pd.DataFrame
    claims: pd.DataFrame
    matches: pd.DataFrame
    facts: pd.DataFrame
    rejected: pd.DataFrame
    checks: pd.DataFrame
    run: RunRecord | None = None
