"""What do two names of the counted mean to each other: the same, a wider and a narrower kind, or two kinds that share nobody?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claims import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ANYBODY = "person"
"""The widest kind of persons."""


def kind(head: str) -> str:
    """Give the general name of a head noun: the kind of persons it names, or the one name of a thing with several.

    >>> kind("victim"), kind("troop"), kind("quake"), kind("village")
    ('person', 'soldier', 'earthquake', 'village')
    """
    return _kinds().get(head, head)


def is_person(name: str) -> bool:
    """Whether a general name is that of a kind of persons."""
    return name in _wider()


def person_kinds() -> frozenset[str]:
    """The general names of all kinds of persons."""
    return frozenset(_wider())


def holds(wide: str, narrow: str) -> bool:
    """Whether one kind of persons is within the other, and not the same.

    >>> holds("person", "girl"), holds("girl", "person"), holds("person", "person")
    (True, False, False)
    """
    return wide != narrow and wide in lineage(narrow)


def rivals(one: str, other: str) -> bool:
    """Whether two kinds of persons share nobody.

    >>> rivals("civilian", "soldier"), rivals("person", "soldier")
    (True, False)
    """
    return any(frozenset((a, b)) in _rivals() for a in lineage(one) for b in lineage(other))


def lineage(name: str) -> tuple[str, ...]:
    """Give a kind of persons and the kinds that hold it, narrowest first; empty for anything else."""
    return tuple(_climb(name)) if is_person(name) else ()


def _climb(name: str) -> Iterator[str]:
    step: str | None = name
    while step is not None:
        yield step
        step = _wider()[step]


@cache
def remainder_words() -> frozenset[str]:
    """The words that say that those counted are others than the ones before."""
    return frozenset(_listed("besides", "words"))


@cache
def exclusive_fates() -> frozenset[str]:
    """The families of predicates of which no report takes one for another."""
    return frozenset(_listed("predicates", "exclusive"))


def related(one: str, other: str) -> bool:
    """Whether two predicates tell of one thing from two sides.

    >>> related("buy", "cost"), related("climb", "rise"), related("rise", "fall")
    (True, True, False)
    """
    return any(one in group and other in group for group in _related())


@cache
def _related() -> tuple[frozenset[str], ...]:
    groups = _table("predicates")["related"]
    told = [frozenset(_strings(group)) for group in groups] if isinstance(groups, list) else []
    trends = [trend.values() for trend in lexicon.load("trends").values() if isinstance(trend, dict)]
    return (*told, *(frozenset(word for words in trend for word in _strings(words)) for trend in trends))


@cache
def vacuous_predicates() -> frozenset[str]:
    """The predicates that say next to nothing of a figure."""
    return frozenset(_listed("predicates", "vacuous"))


@cache
def _kinds() -> Mapping[str, str]:
    persons = {word: name for name, entry in _table("persons").items() for word in _words(entry)}
    things = {word: name for name, words in _table("things").items() for word in _strings(words)}
    return things | persons | {name: name for name in _wider()}


@cache
def _wider() -> Mapping[str, str | None]:
    return {name: entry.get("within") for name, entry in _table("persons").items() if isinstance(entry, dict)}


@cache
def _rivals() -> frozenset[frozenset[str]]:
    pairs = _table("rivals")["pairs"]
    return frozenset(frozenset(_strings(pair)) for pair in pairs) if isinstance(pairs, list) else frozenset()


def _table(name: str) -> Mapping[str, object]:
    table = lexicon.load("populations")[name]
    return table if isinstance(table, dict) else {}


def _words(entry: object) -> list[str]:
    return _strings(entry["words"]) if isinstance(entry, dict) else []


def _listed(table: str, key: str) -> list[str]:
    return _strings(_table(table)[key])


def _strings(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
