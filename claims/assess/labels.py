"""What is a fact's number of, in words that a reader understands?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.assess.wording import plural
from claims.model import Change, Measure, Modality

if TYPE_CHECKING:
    from collections.abc import Mapping

_DONE = (None, Modality.OBSERVED, Modality.ESTIMATED)
_OF = {Measure.AGE: "age of", Measure.DURATION: "duration of", Measure.SHARE: "share of"}
_MOVES = {Change.UP: "rise in", Change.DOWN: "fall in"}
_UNNAMED = "figure"


def label(
    *,
    counted: str | None,
    predicate: str | None,
    place: str | None,
    measure: str | None,
    unit: str | None,
    modality: str | None = None,
    change: str | None = None,
) -> str:
    """Name a fact by what is counted, what is said of it, and where.

    >>> label(counted="people", predicate="kill", place="Belmora", measure="count", unit="count")
    'people killed, Belmora'
    >>> label(counted="Raqqa", predicate="control", place="Raqqa", measure="share", unit="percent")
    'share of Raqqa controlled'
    >>> label(counted="special forces", predicate="deploy", place=None, measure="stock", unit="count", modality="authorised")
    'special forces deployed (authorised)'
    """
    thing = counted if counted and not _stands_for_people(counted) else ("people" if _family(predicate).get("persons") else _UNNAMED)
    done = _participle(predicate) if predicate else None
    said = f"{thing} {done}" if done and measure not in (Measure.AGE, Measure.DURATION) and not _says(thing, predicate, done) else thing
    words = _measured(said, measure, unit)
    words = f"{_MOVES[Change(change)]} {words}" if change else words
    manner = f" ({modality})" if modality not in _DONE and str(modality) not in words else ""
    where = f", {place}" if place and place.casefold() not in words.casefold() else ""
    return f"{words}{where}{manner}"


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
    """The past participle of a predicate; None for verbs that say next to nothing (be, have)."""
    import lemminflect

    vacuous = cast("Mapping[str, list[str]]", lexicon.load("populations")["predicates"])["vacuous"]
    if predicate in vacuous or _family(predicate).get("verbs") == []:
        return None
    if predicate in cast("list[str]", _family(predicate).get("adjectives", [])):
        return predicate
    verb, *rest = predicate.replace("_", " ").split()
    return " ".join([next(iter(lemminflect.getInflection(verb, "VBN")), verb), *rest])
