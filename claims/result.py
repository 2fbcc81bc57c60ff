"""What does a run give back?"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    import pandas as pd


class Link(StrEnum):
    """What an operator's override does with two claims."""

    MUST = "must_link"
    CANNOT = "cannot_link"


class OverrideStatus(StrEnum):
    """What became of an override in a run."""

    APPLIED = "applied"
    NEEDLESS = "needless"
    """In force, but the run would have decided the same by itself."""
    TURNED = "turned"
    """In force, but what the two claims weigh has changed its sign since it was decided."""
    UNRESOLVED = "unresolved"
    """Not in force: a claim that it names was not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideOutcome:
    """An operator's decision about two claims, and what became of it.

    Attributes:
        link: Whether it joins or keeps apart.
        status: What became of it.
        claims: The ids of the two claims, None for one that was not found.
        note: Why it was decided.
        by: Who decided it.
        on: When.
        weight: The match weight of the two claims in this run, in bits; None where one was not found.
        remark: What should be looked at, in words; empty where all is well.
    """

    link: Link
    status: OverrideStatus
    claims: tuple[str | None, str | None]
    note: str
    by: str | None
    on: date | None
    weight: float | None
    remark: str

    def __str__(self) -> str:
        return f"{self.link} “{self.note}”, {self.status}" + (f": {self.remark}" if self.remark else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockingCount:
    """How many pairs of claims a blocking rule looked at.

    Attributes:
        rule: Its name, the match_key of the pairs.
        blocks: Groups of claims that it compares, of two claims or more.
        largest: Claims in the largest of them.
        thinned: Blocks too large to be compared in full.
        pairs: Pairs that it looked at.
        added: Those of them that no rule before it had found.
    """

    rule: str
    blocks: int
    largest: int
    thinned: int
    pairs: int
    added: int


WRITE = "write"
"""The stage that writes the files of a run."""


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
        timings: Wall seconds by stage. `WRITE`, which is that of all other files, stands in run.json and a store alone: a report that told
            how long it took to write would never come out the same again.
        overrides: What became of each override in the settings.
        blocking: What each blocking rule looked at, in their order.
        statistics: What the run was like, for later runs to be set beside it, as `claims.quality` measures it; empty where a quality
            gate stopped the run.
    """

    started_at: datetime
    finished_at: datetime
    version: str
    versions: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    inputs: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)
    overrides: tuple[OverrideOutcome, ...] = ()
    blocking: tuple[BlockingCount, ...] = ()
    statistics: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is otherwise than in the last run.

    Attributes:
        since: When that run began; None where there was none, and so nothing to compare with.
        table: A row a fact that changed, with the columns of `claims.tables.CHANGES`.
        recent: The newest changes of many runs that are worth a message, the newest first, with `run_id` too.
        feed: A name for the stream of changes that no other store has.
    """

    since: datetime | None
    table: pd.DataFrame
    recent: pd.DataFrame
    feed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """The tables of a run, with the columns that `claims.tables` names.

    Attributes:
        documents: A row a document read.
        claims: A row a claim, with its fact and origin.
        matches: A row a pair of claims judged to be of one fact, or linked as part and whole.
        near_misses: A row a pair of claims that came near to being of one fact, with the reason why they are not.
        facts: A row a fact, with its verdict and estimate.
        rejected: A row for everything that a reader or a gate kept out.
        checks: A row an expectation checked, with its result.
        overrides: What became of each of the operator's overrides.
        blocking: What each blocking rule looked at.
        changes: What is otherwise than in the last run; None where no store remembers it.
        run: Settings, versions, counts and timings; None where no run was timed.
    """

    documents: pd.DataFrame
    claims: pd.DataFrame
    matches: pd.DataFrame
    near_misses: pd.DataFrame
    facts: pd.DataFrame
    rejected: pd.DataFrame
    checks: pd.DataFrame
    overrides: tuple[OverrideOutcome, ...] = ()
    blocking: tuple[BlockingCount, ...] = ()
    changes: Changes | None = None
    run: RunRecord | None = None
