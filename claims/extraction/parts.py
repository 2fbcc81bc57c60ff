"""Which figures of a sentence share a predicate, and which counts a part of which?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.lexicon import word_list
from claims.model import Measure
from claims.text.tokens import lower_at, touches
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.reading import Reading
    from claims.text.tokens import Token

_INCLUDING = word_list("grammar", "including")
# beyond one of these nothing is included any more
_ENDING = frozenset({".", ";", "after", "as", "before", "because", "since", "when", "while"})
_PARTITIVES = word_list("grammar", "partitives")
_ARTICLES = frozenset({"the", "these", "those"})
_BEFORE_WHOLE = frozenset({"of", "out", "-"})
_OWNERS = _ARTICLES | word_list("grammar", "possessives")
_POSSESSIVE = ("'s", "’s", "'", "’")
# open a list of the parts of a count: four people, two men and two women, died; six hurt (two seriously)
_OPENING = (["("], ["—"], ["–"], ["--"], ["-"], [","])
# words of whose a whole is
_OWNER = 5
# parts that a count is made up of, at most
_PARTS = 12
# between the two sides of a vote
_SIDES = frozenset({"-", "–", "to"})
_COPULAS = word_list("grammar", "finite_copulas")
# what one verb may take in one list
_OBJECTS = (None, Measure.SIZE, Measure.MONEY)
_JOINTS = word_list("grammar", "joints")
_GRAVELY = word_list("grammar", "gravely")
_PEOPLE = word_list("grammar", "persons") | word_list("grammar", "anybody")


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
    if index + 1 < len(readings) and (_is_of(tokens, reading, readings[index + 1]) or _is_among(tokens, reading, readings[index + 1])):
        return index + 1
    before = next((k for k in range(index - 1, -1, -1) if readings[k].figure.quantity.unit == "count"), None)
    if before is None or found[before] == index:
        return None
    between = [token.lower for token in tokens[readings[before].last : reading.first]]
    if set(between) & _INCLUDING and not _ENDING & set(between):
        return before if found[before] is None else found[before]
    return before if _is_taken_from(tokens, readings, before, index) else _shared(tokens, readings, found, before, index)


def _is_taken_from(tokens: Sequence[Token], readings: Sequence[Reading], before: int, index: int) -> bool:
    """Whether a count takes a part of the one before it: two of them, 12 hurt, three badly, four people (two men and two women)."""
    reading, at = readings[index], readings[index].figure.last
    between = [token.lower for token in tokens[readings[before].last : reading.first]]
    if lower_at(tokens, at) == "of" and lower_at(tokens, at + 1) in _PARTITIVES:
        return True
    if between[-2:-1] == ["of"] and between[-1] in _PARTITIVES:
        return True
    if between == [","] and lower_at(tokens, at) == "who":  # three children, two who
        return True
    if (is_fronted(tokens, readings[before].first) and "," in between) or (between[-1:] == [","] and _is_graded(tokens, reading)):
        return True
    opened = (between in _OPENING and not (between == ["-"] and touches(tokens, reading.first))) or between[-1:] in ([":"], ["("])
    return opened and _makes_up(tokens, readings, before, index)


def _shared(tokens: Sequence[Token], readings: Sequence[Reading], found: Sequence[int | None], before: int, index: int) -> int | None:
    """The whole that a count has in common with the one before it: of the 120 workers, 98 were rescued and 22 were missing."""
    whole, reading = found[before], readings[index]
    if whole is None:
        return None
    if is_fronted(tokens, readings[whole].first) and reading.noun == readings[whole].noun:
        return whole
    between = {token.lower for token in tokens[readings[before].last : reading.first]}
    linked = bool(between) and between <= _JOINTS
    told_apart = _is_told_apart(tokens, readings[before]) and _is_told_apart(tokens, reading)
    return whole if linked or told_apart else None


def _is_graded(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether an adverb alone says how badly some of those counted before were hurt: 12 were wounded, three critically."""
    bare = reading.noun is None and reading.predicate is not None and reading.predicate.persons
    return bare and lower_at(tokens, reading.figure.last) in _GRAVELY


def _is_among(tokens: Sequence[Token], part: Reading, whole: Reading) -> bool:
    """Whether a count is said to be among those of the one behind it: two children were among the | nine people killed."""
    between = [token.lower for token in tokens[part.figure.last : whole.first]]
    counted = whole.figure.quantity.unit == "count" and bool(between) and "," not in between
    return counted and (between[-1] == "among" or (between[-2:-1] == ["among"] and between[-1] in _OWNERS))


def _makes_up(tokens: Sequence[Token], readings: Sequence[Reading], whole: int, first: int) -> bool:
    """Whether the counts that are listed from one on behind a sign make up the count before it, or are people among those."""
    last = first
    while (
        last + 1 < min(len(readings), first + _PARTS)
        and {token.lower for token in tokens[readings[last].last : readings[last + 1].first]} <= _JOINTS
    ):
        last += 1
    listed, all_of = readings[first : last + 1], readings[whole].figure.quantity.low or 0
    if any(one.figure.quantity.unit != "count" for one in listed):
        return False
    total = sum(one.figure.quantity.low or 0 for one in listed)
    people = all(one.noun is None or one.noun.head in _PEOPLE for one in (readings[whole], *listed))
    if tokens[readings[first].first - 1].text == ",":
        return people and total == all_of and lower_at(tokens, readings[last].last) == ","
    return total == all_of or (people and 0 < total < all_of)


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
    if lower_at(tokens, last) not in _BEFORE_WHOLE:
        return False
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
        of_part = whole_of[index + 1] == index and filled[index].predicate is not None  # treat 112, 20 of them in hospital
        listed = _listed(tokens, filled[index], filled[index + 1]) and not of_part and not is_fronted(tokens, filled[index].first)
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
    if other.predicate is None:
        return reading
    if reading.figure.quantity.unit == other.figure.quantity.unit:
        return replace(reading, predicate=other.predicate, measure=other.measure)
    family = other.predicate.measure
    listed = family not in (None, Measure.MONEY, Measure.DURATION) and _is_object(other) and other.figure.measure in _OBJECTS
    if not listed or family is None or reading.figure.measure not in _OBJECTS or (other.predicate.persons and reading.figure.measure):
        return reading  # seized 18 kilograms of it, 11 guns and $4,000 in cash
    return replace(reading, predicate=other.predicate, measure=reading.figure.measure or family)


def _listed(tokens: Sequence[Token], one: Reading, other: Reading) -> bool:
    """Whether two figures stand in one list: signs, "and" and no verb between them."""
    between = tokens[one.last : other.first]
    words = [token for token in between if token.is_word]
    sides = len(between) == 1 and between[0].lower in _SIDES and "vote" in {x.predicate.name for x in (one, other) if x.predicate}
    joined = sides or any(token.lower in {"and", ",", "or", "plus"} for token in between)
    if lower_at(tokens, other.last) == "without":  # two dead and 400 without water
        return False
    return joined and len(words) <= 6 and not any(_is_verb(token) or token.text in ";:." for token in between)


def _opens_clause(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether a figure that is joined on is the subject of a verb of its own: burned 40 homes and 12 bridges were closed."""
    joined = lower_at(tokens, reading.first - 1) in {"and", "which", "whom"} and reading.last < len(tokens)
    return joined and _is_verb(tokens[reading.last]) and reading.predicate is not None and reading.predicate.at >= reading.last


def _is_object(reading: Reading) -> bool:
    return reading.predicate is not None and reading.predicate.at < reading.first


def _is_verb(token: Token) -> bool:
    return parts(token.lower) == Part.VERB or token.lower in {"was", "were", "is", "are", "has", "have", "had"}
