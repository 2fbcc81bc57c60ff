"""How well are the five articles read that the project began with?

The set: text files, claims.jsonl (gold claims; tier A must be found, tier B may be) and must_not.jsonl (stretches that are no claim).
Two of the gold claims are the rival estimates of one share in one article. A document is known by the name of its file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.evaluate.findings import Findings, FoundClaim, found_claims, same_value
from claims.evaluate.labels import read_rows
from claims.evaluate.rates import Rate
from claims.model import Bound, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_TIERS = ("A", "B")
_RIVALS = ("G16", "G17")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim that a reader marked."""

    id: str
    doc: str
    exact: str
    low: float | None
    high: float | None
    bound: str
    predicate: str
    attribution: str | None
    tier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoClaim:
    """A stretch of text that is no claim."""

    doc: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """What a run made of the two rival estimates; `verdict` is None where it did not join them."""

    verdict: RivalVerdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalVerdict:
    """The fact that holds both rivals."""

    consistency: str
    origins: int
    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How well the articles were read.

    Attributes:
        gold: The gold claims.
        hits: The found claim by the id of its gold claim.
        mistaken: The stretches that are no claim and were taken for one.
        never: How many such stretches there are.
        rivals: None where one of the two was missed.
    """

    gold: Sequence[GoldClaim]
    hits: Mapping[str, FoundClaim]
    mistaken: Sequence[NoClaim]
    never: int
    rivals: Rivals | None

    def tier(self, name: str) -> Rate:
        """Gold claims of one tier that were found."""
        of = [claim for claim in self.gold if claim.tier == name]
        return Rate(right=sum(claim.id in self.hits for claim in of), of=len(of))


def inputs(folder: Path) -> list[Path]:
    """The files that a run reads."""
    return sorted(folder.glob("*.txt"))


def score(folder: Path, findings: Findings) -> Scores:
    """Score a run over the articles.

    Args:
        folder: The set.
        findings: Of one run over `inputs(folder)`.

    Raises:
        InputError: If a file of the set is missing or broken.
    """
    gold, never = read_rows(folder / "claims.jsonl", GoldClaim), read_rows(folder / "must_not.jsonl", NoClaim)
    found = found_claims(findings.claims)
    hits = {wanted.id: hit for wanted in gold if (hit := _hit(wanted, found)) is not None}
    mistaken = [stretch for stretch in never if any(_touches(claim, stretch) for claim in found)]
    return Scores(gold=gold, hits=hits, mistaken=mistaken, never=len(never), rivals=_rivals(hits, findings))


def report(scores: Scores) -> list[str]:
    """Lay the scores out in lines: the rates, then each tier A claim as it was found beside the gold."""
    wrong = [stretch.exact for stretch in scores.mistaken]
    return [
        *(_tier_line(scores, tier) for tier in _TIERS),
        f"must not: {len(wrong)} of {scores.never} taken for claims: {wrong}",
        *(_claim_line(wanted, scores.hits[wanted.id]) for wanted in scores.gold if wanted.tier == "A" and wanted.id in scores.hits),
        *_rival_lines(scores.rivals),
    ]


def _hit(wanted: GoldClaim, found: Sequence[FoundClaim]) -> FoundClaim | None:
    """The first found claim of the same document on the same words that says the same."""
    here = (claim for claim in found if _name(claim.doc_id) == _name(wanted.doc) and _shares_words(claim, wanted))
    return next((claim for claim in here if _says(claim, wanted)), None)


def _shares_words(claim: FoundClaim, wanted: GoldClaim) -> bool:
    one, other = claim.exact.lower(), wanted.exact.lower()
    return one in other or other in one


def _says(claim: FoundClaim, wanted: GoldClaim) -> bool:
    # Vague claims are judged by their words alone: the gold's ranges for them are one reader's.
    return wanted.bound == Bound.VAGUE or (same_value(claim.low, wanted.low) and same_value(claim.high, wanted.high))


def _touches(claim: FoundClaim, stretch: NoClaim) -> bool:
    in_text = claim.section == Section.TEXT and _name(claim.doc_id) == _name(stretch.doc)
    return in_text and claim.start < stretch.end and stretch.start < claim.end


def _name(doc: str) -> str:
    return doc.rsplit("/", maxsplit=1)[-1].removesuffix(".txt")


def _rivals(hits: Mapping[str, FoundClaim], findings: Findings) -> Rivals | None:
    one, other = (hits.get(name) for name in _RIVALS)
    if one is None or other is None:
        return None
    if one.fact_id is None or one.fact_id != other.fact_id:
        return Rivals(verdict=None)
    fact = findings.facts[findings.facts["fact_id"] == one.fact_id].astype(object)
    consistency, origins, low, best, high = fact[["consistency", "n_origins", "low", "best", "high"]].where(fact.notna(), None).iloc[0]
    return Rivals(verdict=RivalVerdict(consistency=consistency, origins=origins, low=low, best=best, high=high))


def _tier_line(scores: Scores, tier: str) -> str:
    rate = scores.tier(tier)
    missed = [f"{claim.id} {claim.exact}" for claim in scores.gold if claim.tier == tier and claim.id not in scores.hits]
    return f"tier {tier}: {rate.right} of {rate.of}   missed: {', '.join(missed) or '-'}"


def _claim_line(wanted: GoldClaim, claim: FoundClaim) -> str:
    return (
        f"  {wanted.id} {wanted.exact!r}: bound {claim.bound} ({wanted.bound}), counted {claim.counted!r} head {claim.head!r},"
        f" predicate {claim.predicate!r} ({wanted.predicate}), by {claim.attribution!r} ({wanted.attribution})"
    )


def _rival_lines(rivals: Rivals | None) -> list[str]:
    if rivals is None:
        return []
    if rivals.verdict is None:
        return ["Raqa: one fact False"]
    of = rivals.verdict
    return [f"Raqa: one fact True, {of.consistency}, origins {of.origins}, estimate {of.low} / {of.best} / {of.high}"]
