"""What does a report say of one fact? The records that every form of it is written from.

Texts in them are ready to be shown (`claims.report.cells`), but not escaped: that is for the form that shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from claims.model import AsOfBasis, AttributionKind, Bound, Consistency, Corroboration, Grade, RelationKind
    from claims.report.evidence import Matching


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as claimed.

    Attributes:
        words: As a reader sees it: `at least 500`, `65–70%`.
        low: Least value that the words allow, or None.
        high: Greatest value that the words allow, or None.
        halo_low: Least value that the rounding of the words leaves open, or None.
        halo_high: Greatest value that the rounding of the words leaves open, or None.
        bound: How the words bound it.
        unit: `count`, `percent`, an ISO 4217 code, or a unit's name.
    """

    words: str
    low: float | None
    high: float | None
    halo_low: float | None
    halo_high: float | None
    bound: Bound
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence with its figure marked; the three parts joined are the sentence, cut at its far ends if it is long."""

    before: str
    figure: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim: what was said, by whom, where and when.

    Attributes:
        claim_id: Its id in the tables.
        doc_id: The id of its document.
        figure: The figure.
        quote: The figure in its sentence.
        origin: Where the figure really comes from.
        chain: Through whose hands it went: the outlet first, its origin last.
        speaker: Who the document says says so, in words.
        attribution_kind: What kind of speaker that is.
        source: The outlet.
        title: The document's headline, or None.
        url: An address that may be followed, or None.
        passage: The same address, leading to the sentence itself (WICG text fragment), or None.
        published_at: When the document was published, or None.
        as_of: The date the figure is true of, or None.
        as_of_basis: Where that date comes from.
        when: That date in words, as finely as the text gives it.
        copy: Whether the document is a near copy of an earlier one.
        superseded_by: The document by which the outlet took the figure back, or None.
        citation: The claim as one would quote it elsewhere.
    """

    claim_id: str
    doc_id: str
    figure: Figure
    quote: Quote
    origin: str
    chain: tuple[str, ...]
    speaker: str
    attribution_kind: AttributionKind
    source: str
    title: str | None
    url: str | None
    passage: str | None
    published_at: datetime | None
    as_of: date | None
    as_of_basis: AsOfBasis
    when: str
    copy: bool
    superseded_by: str | None
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a difference: the figure, and where it comes from."""

    words: str
    origin: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two figures of a fact that are not the same, and what could explain it.

    Attributes:
        relation: `conflict`, `updated` or `revised`.
        grade: The size of a conflict, else None.
        first: The lower figure of a conflict; the earlier one of an update or revision.
        second: The other.
        reason: How far apart they are and what could explain it, in words, or None.
    """

    relation: RelationKind
    grade: Grade | None
    first: Side
    second: Side
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The figures drawn from the claims of a fact, as numbers and in words; no best is a legal answer.

    `span_words` has all of it in short: `65% to 90%`, `500 or more`. `rule` says how the best was chosen, or why there is none.
    """

    low: float | None
    best: float | None
    high: float | None
    high_open: bool
    low_words: str
    best_words: str
    high_words: str
    span_words: str
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLink:
    """Another fact, by its id and label."""

    fact_id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """One fact with its verdict and what it rests on.

    Attributes:
        fact_id: Its id in the tables.
        label: What the number is of.
        place: Where, or None.
        predicate: What is said of the thing counted, or None.
        sources: The outlets that give a figure, in order of their names.
        consistency: Whether its claims can all be true.
        corroboration: Whether independent origins stand behind it.
        grade: The size of its largest conflict, or None.
        sentence: The finding in a sentence, or None.
        reason: Why the verdict is as it is, or None.
        estimate: Low, best and high.
        unit: Of the figures.
        reports: Documents that give a figure.
        origins: Independent origins behind them.
        behind: How many reports rest on which of them, and through which wires, or None.
        series: How the origins' figures moved, or None.
        newest: The newest date that a figure is true of, or None.
        differences: Conflicts widest first, then updates and revisions in order of time.
        more_differences: Differences left out.
        part_of: Facts that this one is a part of.
        claims: Its claims, by value, or by time where the figure moved.
        more_claims: Claims left out.
        matching: How its claims were matched; None where nothing was matched, or the run's record does not say.
        citation: The fact as one would quote it elsewhere.
    """

    fact_id: str
    label: str
    place: str | None
    predicate: str | None
    sources: tuple[str, ...]
    consistency: Consistency
    corroboration: Corroboration
    grade: Grade | None
    sentence: str | None
    reason: str | None
    estimate: Estimate
    unit: str
    reports: int
    origins: int
    behind: str | None
    series: str | None
    newest: date | None
    differences: tuple[Difference, ...]
    more_differences: int
    part_of: tuple[FactLink, ...]
    claims: tuple[ClaimView, ...]
    more_claims: int
    matching: Matching | None
    citation: str

    @property
    def told(self) -> str:
        """Its figure in a word or two: the one claim's own, or the span of several."""
        return self.claims[0].figure.words if len(self.claims) == 1 and not self.more_claims else self.estimate.span_words
