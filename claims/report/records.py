"""What does a report say of its run, chapter by chapter? What it says of one fact is in `fact_records`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import Severity

if TYPE_CHECKING:
    from datetime import datetime

    from claims.model import Turn
    from claims.report.fact_records import FactView


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Facts of one kind.

    Attributes:
        key: A name for links: `disagree`, `moving`, `agree`, `repeated`, `once`.
        heading: Of the chapter.
        note: What its facts have in common, in a sentence.
        total: How many there are.
        in_full: How many of `facts`, from the first on, a page shows with all that is said of them.
        in_brief: How many of those after them it lists in a line each; the rest is there to be searched.
        facts: In order; as many as the settings allow.
    """

    key: str
    heading: str
    note: str
    total: int
    in_full: int
    in_brief: int
    facts: tuple[FactView, ...]

    @property
    def full(self) -> tuple[FactView, ...]:
        """Facts shown in full."""
        return self.facts[: self.in_full]

    @property
    def brief(self) -> tuple[FactView, ...]:
        """Facts listed in a line each."""
        return self.facts[self.in_full : self.in_full + self.in_brief]

    @property
    def unlisted(self) -> int:
        """Facts that are neither shown in full nor listed."""
        return self.total - self.in_full - self.in_brief


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """How an outlet stands among the others.

    Attributes:
        name: The outlet.
        documents: Its documents that give a figure.
        claims: Its claims.
        facts: Facts that they are of.
        own: Claims of which it, or its house, is the origin.
        shared: Facts that another outlet reports too, where both say when.
        first: Those of them that no other outlet published before it.
        lag_hours: How long after the first it publishes the others: the median, in hours; None where there is none.
        disputed: Facts of it whose figures conflict.
    """

    name: str
    documents: int
    claims: int
    facts: int
    own: int
    shared: int
    first: int
    lag_hours: float | None
    disputed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """How much rests on an origin.

    Attributes:
        name: The origin.
        claims: Claims that go back to it.
        facts: Facts that they are of.
        sole: Facts that rest on it alone.
        sources: Outlets that carry its figures.
        agreed: Facts in which another origin gives a figure that fits.
        disputed: Facts in which another origin's figure, or its own, conflicts with its.
    """

    name: str
    claims: int
    facts: int
    sole: int
    sources: int
    agreed: int
    disputed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPair:
    """How two origins stand to each other over the facts that both speak of: those that conflict, those that fit, the rest."""

    first: str
    second: str
    facts: int
    agree: int
    conflict: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who speaks, who agrees with whom, who is first: the most prolific of each, and how many are left out."""

    sources: tuple[SourceView, ...]
    more_sources: int
    origins: tuple[OriginView, ...]
    more_origins: int
    pairs: tuple[OriginPair, ...]
    more_pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The figures at the head of the page."""

    documents: int
    sources: int
    claims: int
    facts: int
    conflicting: int
    evolving: int
    corroborated: int
    summary: str
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """One expectation of the quality gates, with its result; `detail` says in plain words what is wrong, or how much was checked."""

    table: str
    expectation: str
    column: str | None
    severity: str
    success: bool
    checked: int
    failed: int
    detail: str | None

    @property
    def stops(self) -> bool:
        """Whether it stopped the run."""
        return self.severity == Severity.CRITICAL and not self.success


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedView:
    """One thing that was kept out, or is in the run though something in it is doubted, with the reason."""

    table: str
    row_key: str
    expectation: str
    value: str | None
    reason: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedKind:
    """How many rows of a table were kept out, or doubted, for one reason; `reason` is that of the first."""

    table: str
    expectation: str
    rows: int
    reason: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideView:
    """An override of the operator that should be looked at: what was decided, what became of it, and why to look."""

    link: str
    status: str
    note: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedValue:
    """A setting, a version, a count or a timing, by name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """How the result was made."""

    started_at: datetime
    finished_at: datetime
    version: str
    inputs: tuple[str, ...]
    versions: tuple[NamedValue, ...]
    settings: tuple[NamedValue, ...]
    counts: tuple[NamedValue, ...]
    timings: tuple[NamedValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """What became of one fact; its id is None where the report does not show it."""

    fact_id: str | None
    turn: Turn
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What is otherwise than in the last run.

    Attributes:
        since: When that run began.
        numbers: How many facts each kind of change befell, in words.
        shown: The changes, those first that a reader wants to know first.
        more: How many are not shown.
    """

    since: datetime
    numbers: tuple[str, ...]
    shown: tuple[ChangeView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a report says, in its order; where quality gates stopped the run, why they did, and no finding."""

    title: str
    stopped: tuple[str, ...]
    headline: Headline
    changes: ChangesView | None
    chapters: tuple[Chapter, ...]
    standing: Standing
    checks: tuple[CheckView, ...]
    rejected_kinds: tuple[RejectedKind, ...]
    rejected: tuple[RejectedView, ...]
    more_rejected: int
    overrides: tuple[OverrideView, ...]
    run: RunView | None
