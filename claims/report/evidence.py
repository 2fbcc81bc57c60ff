"""What is said of how the claims of a fact were matched? The records that every form of it is written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.report.fact_records import ClaimView, FactLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One bar of a waterfall.

    Attributes:
        comparison: What is compared.
        level: How the two claims stand in it.
        bits: What that adds to the match weight.
        total: The match weight with it.
    """

    comparison: str
    level: str
    bits: float
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """How a pair of claims was weighed.

    Attributes:
        rule: The blocking rule that found the pair, or None.
        start: The match weight that every pair begins with: the prior's.
        steps: Then each comparison, in the order of the settings.
        weight: The sum.
        probability: That the two claims are of one fact, as far as the pair alone says.
    """

    rule: str | None
    start: float
    steps: tuple[Step, ...]
    weight: float
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """Two claims of the fact.

    Attributes:
        claims: Their ids.
        weighing: What joined them, or speaks against it.
        relation: How their figures stand to each other.
        grade: The size of a conflict, or what is loose in an agreement; or None.
        reason: The rule that decided the relation, in words.
        copy: Whether one is in a near copy, and so went with its original unweighed.
        weakest: Whether no link of the fact weighs less.
    """

    claims: tuple[str, str]
    weighing: Weighing
    relation: str | None
    grade: str | None
    reason: str | None
    copy: bool
    weakest: bool

    @property
    def found_by(self) -> str:
        """How the pair came to be weighed, in words."""
        if self.weighing.rule:
            return f"looked at by the rule “{self.weighing.rule}”"
        if self.copy:
            return "looked at by no rule: a near copy goes with its original"
        return "looked at by no rule: joined through other claims, or by an override"


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMissView:
    """A claim of the fact, and one of another fact that came near.

    Attributes:
        claim_id: The claim of the fact.
        other: The other claim.
        other_fact: The fact that it is of.
        weighing: How the two were weighed.
        reason: Why they did not join.
        more: Further pairs with claims of that fact, which are not shown.
    """

    claim_id: str
    other: ClaimView
    other_fact: FactLink
    weighing: Weighing
    reason: str
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a level of a comparison means, in words."""

    comparison: str
    level: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """How the claims of a fact came together, and what came near.

    Attributes:
        needed: Least mean match weight of claims that join, in bits.
        links: Pairs of its claims, the strongest first, the weakest of all last.
        more_links: Pairs left out.
        near_misses: The nearest pair with each other fact, the nearest first; or all pairs.
        more_near_misses: Other facts that came near and are left out.
    """

    needed: float
    links: tuple[LinkView, ...]
    more_links: int
    near_misses: tuple[NearMissView, ...]
    more_near_misses: int
