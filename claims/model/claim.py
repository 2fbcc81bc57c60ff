"""What is a claim?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model.vocabulary import (
    AsOfBasis,
    AttributionKind,
    Bound,
    Cause,
    Change,
    Grade,
    Measure,
    Modality,
    Precision,
    RelationKind,
    Section,
)

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What the words say of the number, in the unit that they use.

    Attributes:
        low: Least value that the words allow; None where they leave that end open.
        high: Greatest value that the words allow; None where they leave that end open.
        stated: The number as written, scaled to plain units (3.2 million is 3200000); None for ranges and vague words.
        bound: How the words bound it.
        unit: `count`, `percent`, an ISO 4217 code, or a unit's name in the singular.
        change: The direction, where the number is the size of a rise or fall.
        floor: For a vague number, the least value that does not contradict it; else None.
    """

    low: float | None
    high: float | None
    stated: float | None
    bound: Bound
    unit: str = "count"
    change: Change | None = None
    floor: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement in one document that a quantity in the world has a value.

    Attributes:
        claim_id: Stable: the same document text gives the same id on every run.
        doc_id: The document that states it.
        section: The part of the document that the offsets index.
        start: First code point of `exact`.
        end: One past the last code point of `exact`.
        exact: The verbatim phrase.
        sentence: The sentence around it.
        quantity: What the words say of the number.
        counted: The noun phrase counted or measured, as written, without the number; for a share, what it is a share of.
        head: Lemma of the head noun of `counted`.
        predicate: Lemma, or family name, of what is said of it (kill, injure, trap, control).
        place: The place the statement is about, in its canonical spelling.
        as_of: The date the figure is true of.
        as_of_precision: How finely the words give that date.
        as_of_basis: Where that date comes from.
        attribution: Who the document says says so; a chain is joined by " -> ", the last is nearest to the figure.
        attribution_kind: What kind of speaker that is.
        hedge: The hedging word (believed, reportedly), or None.
        modality: Whether the figure is said to be so, planned, forecast, denied.
        measure: What kind of quantity it is.
        part_of: claim_id of the claim, in the same document, that this one counts a part of.
        source: The outlet that published the document.
        published_at: When it did, aware, or None.
    """

    claim_id: str
    doc_id: str
    section: Section
    start: int
    end: int
    exact: str
    sentence: str
    quantity: Quantity
    counted: str | None = None
    head: str | None = None
    predicate: str | None = None
    place: str | None = None
    as_of: date | None = None
    as_of_precision: Precision | None = None
    as_of_basis: AsOfBasis = AsOfBasis.UNKNOWN
    attribution: str | None = None
    attribution_kind: AttributionKind = AttributionKind.OWN
    hedge: str | None = None
    modality: Modality = Modality.OBSERVED
    measure: Measure = Measure.COUNT
    part_of: str | None = None
    source: str | None = None
    published_at: datetime | None = None

    @property
    def low(self) -> float | None:
        """Least value that the words allow, None where open."""
        return self.quantity.low

    @property
    def high(self) -> float | None:
        """Greatest value that the words allow, None where open."""
        return self.quantity.high

    @property
    def stated(self) -> float | None:
        """The number as written, scaled; None for ranges and vague words."""
        return self.quantity.stated

    @property
    def bound(self) -> Bound:
        """How the words bound the number."""
        return self.quantity.bound

    @property
    def unit(self) -> str:
        """`count`, `percent`, an ISO 4217 code, or a unit's name in the singular."""
        return self.quantity.unit

    @property
    def change(self) -> Change | None:
        """The direction, where the number is the size of a rise or fall."""
        return self.quantity.change


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two claims stand to each other, and why.

    Attributes:
        kind: The relation.
        grade: How it holds: the kind of compatibility, the size of a conflict, or what keeps the two from being compared.
        reason: One line in plain words.
        causes: What could explain a conflict, or `unexplained`; for money of two kinds, that it is. Else empty.
    """

    kind: RelationKind
    grade: Grade | None
    reason: str
    causes: tuple[Cause, ...] = ()
