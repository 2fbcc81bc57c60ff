"""What is said of a fact, its links and its near misses? The records that every form of an explanation is written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.report.evidence import LinkView, Meaning, NearMissView
    from claims.report.fact_records import FactView
    from claims.result import OverrideOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that is said of a fact.

    Attributes:
        fact: The fact, with its verdict and all its claims.
        documents: doc_id of each claim, by claim_id.
        needed: Least mean match weight of claims that join.
        links: Pairs of its claims: the strongest that tie every claim to the rest, then the weakest; or all.
        more_links: Pairs left out.
        near_misses: The nearest pair with each other fact, the nearest first; or all pairs.
        more_near_misses: Other facts that came near and are left out.
        overrides: The operator's overrides that name one of its claims.
        meanings: What the levels that occur mean.
    """

    fact: FactView
    documents: dict[str, str]
    needed: float
    links: tuple[LinkView, ...]
    more_links: int
    near_misses: tuple[NearMissView, ...]
    more_near_misses: int
    overrides: tuple[OverrideOutcome, ...]
    meanings: tuple[Meaning, ...]
