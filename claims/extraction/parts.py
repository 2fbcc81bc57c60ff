"""Which figures of a sentence share a predicate, and which counts a part of which?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.lexicon import word_list
from claims.text.tokens import lower_at
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.reading import Reading
    from claims.text.tokens import Token

_INCLUDING = word_list("grammar", "including")
_PARTITIVES = word_list("grammar", "partitives")
_ARTICLES = frozenset({"the", "these", "those"})
_OWNERS = _ARTICLES | word_list("grammar", "possessives")
_POSSESSIVE = ("'s", "’s", "'", "’")
# words of whose a whole is
_OWNER = 5
_COPULAS = frozenset({"are", "is", "was", "were"})
_JOINTS = word_list("grammar", "joints")


def wholes(tokens: Sequence[Token], readings: Sequence[Reading]) -> list[int | None]:
    """Find, for each reading, the one it counts a part of: 15 civilians including three children; two of them; 29 of 34 passes.

    Returns:
        For each reading the index of its whole, or None.
    """
    found: list[int | None] = []
    for index, reading in enumerate(readings):
        found.append(_whole(tokens, readings, found, index) if reading.figure.quantity.unit == "count" else None)
    return found


def _whole(tokens: Sequence[Token], readings: Sequence[Reading], found: Sequence[int | None], index: int) -> int | None:
    reading = readings[index]
    if index + 1 < len(readings) and _is_of(tokens, reading, readings[index + 1]):
        return index + 1
    before = next((k for k in range(index - 1, -1, -1) if readings[k].figure.quantity.unit == "count"), None)
    if before is None:
        return None
    between = [token.lower for token in tokens[readings[before].last : reading.first]]
    if set(between) & _INCLUDING and not {".", ";"} & set(between):
        return before if found[before] is None else found[before]
    at = reading.figure.last
    if lower_at(tokens, at) == "of" and lower_at(tokens, at + 1) in _PARTITIVES:
        return before
    if between[-2:] == ["of", "whom"] or between[-2:] == ["of", "them"]:
        return before
    apposed = between == [","] and lower_at(tokens, at) == "who"  # three children, two who
    if apposed or (is_fronted(tokens, readings[before].first) and "," in between):
        return before
    fronted = found[before]
    if fronted is not None and is_fronted(tokens, readings[fronted].first) and reading.noun == readings[fronted].noun:
        return fronted  # of the 120 workers, 98 were rescued and 22 were missing
    linked = found[before] is not None and bool(between) and set(between) <= _JOINTS
    told_apart = found[before] is not None and _is_told_apart(tokens, readings[before]) and _is_told_apart(tokens, reading)
    return found[before] if linked or told_apart else None


def is_fronted(tokens: Sequence[Token], first: int) -> bool:
    """Whether a sentence opens with a whole of which its parts are told: of the 12 killed, five were children."""
    at = first - (lower_at(tokens, first - 1) in _ARTICLES)
    return at == 1 and tokens[0].lower == "of"


def _is_told_apart(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether a copula says what a number of them were: five were children and two were women."""
    return lower_at(tokens, reading.figure.last) in _COPULAS


def _is_of(tokens: Sequence[Token], part: Reading, whole: Reading) -> bool:
    """Whether two counts are a part and its whole."""
    return is_part_of(tokens, part.figure.last, whole.figure.first) and whole.figure.quantity.unit == "count"


def is_part_of(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Whether only "of", and whose it is, stands between two counts: 29 of 34 passes, 29-of-34, five of the city's nine wells."""
    between = tokens[last:first]
    words = [token.lower for token in between]
    owner = words[1 + (words[:1] == ["out"]) :]
    if words == ["-", "of", "-"]:
        return True
    if words[: len(words) - len(owner)] not in (["of"], ["out", "of"]):
        return False
    owned = 0 < len(owner) <= _OWNER and owner[-1].endswith(_POSSESSIVE) and all(token.is_word for token in between[:-1])
    return not owner or owned or (len(owner) == 1 and owner[0] in _OWNERS)


def coordinated(tokens: Sequence[Token], readings: Sequence[Reading], whole_of: Sequence[int | None]) -> list[Reading]:
    """Pass predicates on: from a whole to its part, and along a list that one verb governs (three officers and two civilians died)."""
    filled = list(readings)
    for index in range(len(filled) - 2, -1, -1):  # a verb behind the list
        listed = _listed(tokens, filled[index], filled[index + 1]) and not is_fronted(tokens, filled[index].first)
        if listed and _lacks(filled[index]) and not (_is_object(filled[index]) and _opens_clause(tokens, filled[index + 1])):
            filled[index] = _taking(filled[index], filled[index + 1])
    for index in range(1, len(filled)):  # a verb in front of it
        if _lacks(filled[index]) and _listed(tokens, filled[index - 1], filled[index]) and not _opens_clause(tokens, filled[index]):
            filled[index] = _taking(filled[index], filled[index - 1])
    for index, whole in enumerate(whole_of):
        told = whole is not None and whole > index and filled[index].predicate is not None  # 11 of the 16 wounded were freed
        if whole is not None and _lacks(filled[index]) and not told:
            filled[index] = _taking(filled[index], filled[whole])
    return filled


def _lacks(reading: Reading) -> bool:
    return reading.predicate is None or reading.predicate.measure is None


def _taking(reading: Reading, other: Reading) -> Reading:
    if other.predicate is None or reading.figure.quantity.unit != other.figure.quantity.unit:
        return reading
    return replace(reading, predicate=other.predicate, measure=other.measure)


def _listed(tokens: Sequence[Token], one: Reading, other: Reading) -> bool:
    """Whether two figures stand in one list: signs, "and" and no verb between them."""
    between = tokens[one.last : other.first]
    words = [token for token in between if token.is_word]
    joined = any(token.lower in {"and", ",", "or", "plus"} for token in between)
    return joined and len(words) <= 6 and not any(_is_verb(token) or token.text in ";:." for token in between)


def _opens_clause(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether a figure that is joined on is the subject of a verb of its own: burned 40 homes and 12 bridges were closed."""
    joined = lower_at(tokens, reading.first - 1) in {"and", "which", "whom"} and reading.last < len(tokens)
    return joined and _is_verb(tokens[reading.last]) and reading.predicate is not None and reading.predicate.at >= reading.last


def _is_object(reading: Reading) -> bool:
    return reading.predicate is not None and reading.predicate.at < reading.first


def _is_verb(token: Token) -> bool:
    return parts(token.lower) == Part.VERB or token.lower in {"was", "were", "is", "are", "has", "have", "had"}
