"""Do two claims speak of the same kind of number at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match import populations
from claims.model import Grade, Relation, RelationKind

if TYPE_CHECKING:
    from claims.model import Claim
    from claims.settings.assessment import AssessSettings


def barrier(a: Claim, b: Claim, settings: AssessSettings) -> Relation | None:
    """Say what keeps two claims from being compared: SEMANTICS.md, section 3; units and modalities left aside.

    What one of them does not say keeps nothing apart.

    Returns:
        `not_comparable` with measure, population, predicate or place; None if nothing does.
    """
    shared = {a.unit, b.unit} == {"percent", "count"}  # of a known whole, or they would differ in unit
    if not shared and not _same_measure(a, b, settings):
        return _barred(Grade.MEASURE, f"different measures: {_two(a.measure, b.measure)}")
    if a.head and b.head and not (_same_population(a.head.casefold(), b.head.casefold()) or _shares_of_one(a, b)):
        return _barred(Grade.POPULATION, f"different things are counted: {_two(a.counted or a.head, b.counted or b.head)}")
    if _tells(a.predicate) and _tells(b.predicate) and not _same_said(str(a.predicate), str(b.predicate)):
        return _barred(Grade.PREDICATE, f"different things are said: {_two(str(a.predicate), str(b.predicate))}")
    if a.place and b.place and a.place.casefold() != b.place.casefold():
        return _barred(Grade.PLACE, f"different places: {_two(a.place, b.place)}")
    return None


def _barred(grade: Grade, reason: str) -> Relation:
    return Relation(kind=RelationKind.NOT_COMPARABLE, grade=grade, reason=reason)


def _two(a: str, b: str) -> str:
    return " and ".join(sorted((a, b)))


def _same_measure(a: Claim, b: Claim, settings: AssessSettings) -> bool:
    return a.measure == b.measure or any({a.measure, b.measure} <= set(group) for group in settings.comparable_measures)


def _same_population(a: str, b: str) -> bool:
    """Whether two head nouns are equal, aliases, or one names a wider kind than the other."""
    kind, other = populations.kind(a), populations.kind(b)
    return kind == other or populations.holds(kind, other) or populations.holds(other, kind)


def _shares_of_one(a: Claim, b: Claim) -> bool:
    """Whether both are shares of what goes by two names: Raqqa, the city of Raqqa."""
    one, other = ({*(claim.counted or "").casefold().split()} for claim in (a, b))
    return a.unit == b.unit == "percent" and (one <= other or other <= one)


def _same_said(a: str, b: str) -> bool:
    return a == b or populations.related(a, b)


def _tells(predicate: str | None) -> bool:
    return predicate is not None and predicate not in populations.vacuous_predicates()
