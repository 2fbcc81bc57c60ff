"""What is a fact's number of, in words that a reader understands?"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from claims import lexicon
from claims.assess.wording import plural
from claims.model import Change, Measure, Modality
from claims.text.dictionary import inflected

if TYPE_CHECKING:
    from collections.abc import Mapping

_DONE = (None, Modality.OBSERVED, Modality.ESTIMATED)
_OF = {Measure.AGE: "age of", Measure.DURATION: "duration of", Measure.SHARE: "share of"}
_MOVES = {Change.UP: "rise in", Change.DOWN: "fall in"}
_UNNAMED = "figure"


class Naming(NamedTuple):
    """What a label is made of: the fields of the fact, in this order in a table too."""

    counted: str | None
    predicate: str | None
    place: str | None
    measure: str | None
    unit: str | None
    modality: str | None = None
    change: str | None = None


def label(fact: Naming) -> str:
    """Name a fact by what is counted, what is said of it, and where.

    >>> label(Naming(counted="people", predicate="kill", place="Belmora", measure="count", unit="count"))
    'people killed, Belmora'
    >>> label(Naming(counted="Raqqa", predicate="control", place="Raqqa", measure="share", unit="percent"))
    'share of Raqqa controlled'
    >>> label(Naming(counted="Kiev", predicate="control", place="Kyiv", measure="share", unit="percent"))
    'share of Kiev controlled'
    >>> label(Naming(counted="special forces", predicate="deploy", place=None, measure="stock", unit="count", modality="authorised"))
    'special forces deployed (authorised)'
    """
    words, where, manner = _named(fact)
    return f"{words}{f', {where}' if where else ''}{manner}"


def topic(fact: Naming) -> str:
    """Name a fact as the subject of a sentence.

    >>> topic(Naming(counted="people", predicate="kill", place="Belmora", measure="count", unit="count"))
    'the number of people killed in Belmora'
    >>> topic(Naming(counted="Raqqa", predicate="control", place="Raqqa", measure="share", unit="percent"))
    'the share of Raqqa controlled'
    >>> topic(Naming(counted="death toll", predicate="kill", place=None, measure="cumulative", unit="count"))
    'the death toll'
    """
    words, where, manner = _named(fact)
    return f"{_definite(words, fact)}{f' in {where}' if where else ''}{manner}"


def _definite(words: str, fact: Naming) -> str:
    """Put before a label what makes it the name of a number."""
    counted, unit = fact.counted, fact.unit
    if fact.change is not None or fact.measure in _OF or unit == "magnitude" or words == _UNNAMED:
        return f"the {words}"
    if counted and not {*counted.casefold().split()}.isdisjoint(lexicon.word_list("telling", "numbers")):
        return words if words.casefold().startswith("the ") else f"the {counted.removeprefix('the ')}"
    if unit in (None, "count"):
        return f"the number of {words}"
    return f"the sum given for {words}" if str(unit).isupper() else f"the figure for {words}"


@lru_cache(maxsize=65536)
def _named(fact: Naming) -> tuple[str, str | None, str]:
    """What is counted and what is said of it; where, unless these words tell; and in which manner, unless it is done."""
    predicate, place = fact.predicate, fact.place
    anybody = "people" if _family(predicate).get("persons") else _UNNAMED
    thing = fact.counted if fact.counted and not _stands_for_people(fact.counted) else anybody
    done = _participle(predicate) if predicate else None
    timed = fact.measure in (Measure.AGE, Measure.DURATION)
    said = f"{thing} {done}" if done and not timed and not _says(thing, predicate, done) else thing
    words = _measured(said, fact.measure, fact.unit)
    words = f"{_MOVES[Change(fact.change)]} {words}" if fact.change else words
    manner = f" ({fact.modality})" if fact.modality not in _DONE and str(fact.modality) not in words else ""
    return words, place if place and not _tells(words, place) else None, manner


def _tells(words: str, place: str) -> bool:
    """Whether a place stands among the words already, by any of its spellings."""
    aliases = cast("Mapping[str, list[str]]", lexicon.load("places")["aliases"])
    return any(spelling.casefold() in words.casefold() for spelling in (place, *aliases.get(place, [])))


def _stands_for_people(counted: str) -> bool:
    """Whether the words are no name of what is counted: others, the dead, 50 hurt."""
    return counted.casefold().rpartition(" ")[2] in lexicon.word_list("grammar", "standing")


def _measured(said: str, measure: str | None, unit: str | None) -> str:
    if unit == "magnitude":
        return f"magnitude of {said}"
    if measure in _OF:
        return f"{_OF[Measure(measure)]} {said}"
    if unit is None or unit in ("count", "percent") or unit.isupper():
        return said
    return f"{said} {unit.removeprefix('count ')}" if unit.startswith("count per ") else f"{said} in {plural(unit)}"


def _says(thing: str, predicate: str | None, done: str) -> bool:
    """Whether what is counted says already what is said of it: deaths, the injured."""
    family = _family(predicate)
    telling = {done, *cast("list[str]", family.get("nouns", [])), *cast("list[str]", family.get("adjectives", []))}
    return any(word in telling or word.removesuffix("s") in telling for word in thing.casefold().split())


def _family(predicate: str | None) -> Mapping[str, object]:
    return cast("Mapping[str, Mapping[str, object]]", lexicon.load("predicates")).get(predicate or "", {})


@cache
def _participle(predicate: str) -> str | None:
    """The participle of a predicate: the past one, but of what the counted do themselves (people living).

    None for verbs that say next to nothing (be, have).
    """
    vacuous = cast("Mapping[str, list[str]]", lexicon.load("populations")["predicates"])["vacuous"]
    if predicate in vacuous or _family(predicate).get("verbs") == []:
        return None
    if predicate in cast("list[str]", _family(predicate).get("adjectives", [])):
        return predicate
    verb, *rest = predicate.replace("_", " ").split()
    form = "VBG" if {verb, predicate} & lexicon.word_list("telling", "doing") else "VBN"
    return " ".join([inflected(verb, form), *rest])
