"""Which figures of a fact are set against each other, and why do they differ?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import Grade, RelationKind
from claims.report.fact_records import Difference, Side
from claims.report.ranking import GRADES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from claims.report.cells import Row
    from claims.report.fact_records import ClaimView

_SHOWN = (RelationKind.CONFLICT, RelationKind.UPDATED, RelationKind.REVISED)


def related(matches: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs of one fact whose relation a report shows: conflicts, updates and revisions, with their `fact_id`."""
    shown = matches[matches["relation"].isin([str(kind) for kind in _SHOWN])]
    facts = claims.set_index("claim_id")["fact_id"]
    left, right = shown["claim_l"].map(facts), shown["claim_r"].map(facts)
    # In order of the claims, so that the order of the table changes nothing.
    return shown.assign(fact_id=left)[left == right].sort_values(["claim_l", "claim_r"])


def differences(pairs: Iterable[Row], claims: Mapping[str, ClaimView]) -> list[Difference]:
    """Set the figures of one fact against each other, each two of them once however often they were repeated.

    Args:
        pairs: The fact's related pairs.
        claims: Its claims by id.

    Returns:
        Conflicts, the largest and widest first; then the steps of an update or revision in order of time. A step over figures in
        between is left out: 12 to 31 and 31 to 47 say all that 12 to 47 does.
    """
    found: dict[tuple[str, ...], _Set] = {}
    for pair in pairs:
        left, right = claims.get(pair.raw("claim_l")), claims.get(pair.raw("claim_r"))
        if left is None or right is None:
            continue
        kind = RelationKind(pair.raw("relation"))
        first, second = sorted((left, right), key=value if kind is RelationKind.CONFLICT else place_in_time)
        key = (kind, first.figure.words, first.origin, second.figure.words, second.origin)
        found.setdefault(key, _Set(kind=kind, grade=_grade(pair), first=first, second=second, reason=pair.text("reason")))
    conflicts = sorted((one for one in found.values() if one.kind is RelationKind.CONFLICT), key=_by_size)
    steps = [one for one in found.values() if one.kind is not RelationKind.CONFLICT]
    return [_told(one) for one in (*conflicts, *_direct(steps))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    """Two claims set against each other: the lower first in a conflict, else the earlier."""

    kind: RelationKind
    grade: Grade | None
    first: ClaimView
    second: ClaimView
    reason: str | None


def _by_size(one: _Set) -> tuple[int, float, float]:
    return GRADES.index(one.grade or Grade.MINOR), -_distance(one.first, one.second), value(one.first)


def _direct(steps: Iterable[_Set]) -> list[_Set]:
    """Keep, for each figure that was reached, the step from the latest one before it."""
    kept = {(one.second.figure.words, one.second.when): one for one in sorted(steps, key=lambda one: place_in_time(one.first))}
    return sorted(kept.values(), key=lambda one: place_in_time(one.second))


def _told(one: _Set) -> Difference:
    return Difference(relation=one.kind, grade=one.grade, first=_side(one.first), second=_side(one.second), reason=one.reason)


def _side(claim: ClaimView) -> Side:
    return Side(words=claim.figure.words, origin=claim.origin, when=claim.when)


def _distance(one: ClaimView, other: ClaimView) -> float:
    """How far apart the nearest ends of two figures are, in points or as a ratio; 0 if that end is open."""
    lower, upper = sorted((one, other), key=value)
    low, high = lower.figure.high, upper.figure.low
    if low is None or high is None:
        return 0.0
    return high - low if one.figure.unit == "percent" or low <= 0 else high / low


def _grade(pair: Row) -> Grade | None:
    word = pair.raw("grade")
    return Grade(word) if word in {*GRADES} else None


def value(claim: ClaimView) -> float:
    """Where a claim stands among others: the middle of what its words say, or the end that they give."""
    figure = claim.figure
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def place_in_time(claim: ClaimView) -> tuple[str, str, float]:
    """When a claim stands among others: by the date it is true of, then by publication; unknown times first."""
    as_of = claim.as_of.isoformat() if claim.as_of else ""
    return as_of, claim.published_at.isoformat() if claim.published_at else "", value(claim)
