"""Do two claims speak of the same kind of number at all?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.model import Grade, Relation, RelationKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.model import Claim
    from claims.settings.assessment import AssessSettings


def barrier(a: Claim, b: Claim, settings: AssessSettings) -> Relation | None:
    """Say what keeps two claims from being compared: SEMANTICS.md, section 3; units and modalities left aside.

    What one of them does not say keeps nothing apart.

    Returns:
        `not_comparable` with measure, population, predicate or place; None if nothing does.
    """
    if not _same_measure(a, b, settings):
        return _barred(Grade.MEASURE, f"different measures: {_two(a.measure, b.measure)}")
    if a.head and b.head and not _same_population(a.head.casefold(), b.head.casefold()):
        return _barred(Grade.POPULATION, f"different things are counted: {_two(a.counted or a.head, b.counted or b.head)}")
    if _tells(a.predicate) and _tells(b.predicate) and a.predicate != b.predicate:
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
    kind, other = _kinds().get(a, a), _kinds().get(b, b)
    return kind == other or kind in _wider(other) or other in _wider(kind)


def _wider(kind: str) -> set[str]:
    """The kinds that hold this one."""
    persons = cast("Mapping[str, Mapping[str, str]]", lexicon.load("populations")["persons"])
    out: set[str] = set()
    while kind in persons and "within" in persons[kind]:
        kind = persons[kind]["within"]
        out.add(kind)
    return out


@cache
def _kinds() -> Mapping[str, str]:
    """The kind that each head noun names."""
    populations = lexicon.load("populations")
    persons = cast("Mapping[str, Mapping[str, list[str]]]", populations["persons"])
    things = cast("Mapping[str, list[str]]", populations["things"])
    out = {word: kind for kind, words in things.items() for word in words}
    return out | {word: kind for kind, entry in persons.items() for word in entry["words"]}


def _tells(predicate: str | None) -> bool:
    vacuous = cast("Mapping[str, list[str]]", lexicon.load("populations")["predicates"])["vacuous"]
    return predicate is not None and predicate not in vacuous
