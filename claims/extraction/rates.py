"""What is a figure per: a day, a barrel, each person?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from claims import lexicon
from claims.extraction.units import unit_named
from claims.lexicon import word_list
from claims.model import Measure
from claims.text.tokens import HYPHENS, lower_at, touches
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.extraction.reading import Reading
    from claims.text.tokens import Token

_EACH = frozenset({"a", "an", "each", "every"})
_OPENING = _EACH | HYPHENS | {"per", "/"}
_CUSTOMARY = word_list("rates", "customary")
_TIMES = word_list("rates", "times")
_NO_RATE = word_list("rates", "no_rate")
_ORDINAL = word_list("rates", "ordinal")
_RATED = frozenset({Measure.SIZE, Measure.DURATION, Measure.MONEY, Measure.COUNT})
_LONGEST_VERB, _LONGEST_NOUN = 3, 3
_NO_NOUN = word_list("rates", "no_noun")


class Per(NamedTuple):
    """What a figure is per.

    Attributes:
        name: A unit of units.toml, a time, or the lemma of a noun.
        last: One past the index of its last token.
        compound: Whether hyphens join it to a noun behind it (a 500-barrel-a-day well).
    """

    name: str
    last: int
    compound: bool = False


@lru_cache(maxsize=1)
def _short() -> Mapping[str, str]:
    return cast("Mapping[str, str]", lexicon.load("rates")["short"])


def per(tokens: Sequence[Token], at: int) -> Per | None:
    """Read what a figure is per, from the word behind it on: per barrel, a month, each week, /kg, -a-day, per person per day.

    "Per" takes any noun; "a" and "every" only times, units of measurement and what prices are customarily given by.
    """
    found = _per(tokens, at) if lower_at(tokens, at) in _OPENING else None
    further = _per(tokens, found.last) if found is not None else None
    return found if found is None or further is None else Per(f"{found.name} per {further.name}", further.last, found.compound)


def _per(tokens: Sequence[Token], at: int) -> Per | None:
    if lower_at(tokens, at) == "/" and touches(tokens, at) and touches(tokens, at + 1):
        return _behind_stroke(tokens, at + 1)
    joined = lower_at(tokens, at) in HYPHENS and touches(tokens, at)
    at += joined
    word = lower_at(tokens, at)
    if word != "per" and word not in _EACH:
        return None
    at += 1
    hyphened = lower_at(tokens, at) in HYPHENS
    if hyphened != joined:
        return None
    at += hyphened
    found = _behind_per(tokens, at) if word == "per" else _behind_article(tokens, at)
    return found._replace(compound=joined) if found is not None else None


def _behind_stroke(tokens: Sequence[Token], at: int) -> Per | None:
    named = unit_named(tokens, at)
    if named is not None:
        return Per(named.name, named.last)
    name = _short().get(lower_at(tokens, at))
    return None if name is None else Per(name, at + 1)


def _behind_per(tokens: Sequence[Token], at: int) -> Per | None:
    named = unit_named(tokens, at)
    if named is not None:
        return Per(named.name, named.last)
    word = lower_at(tokens, at)
    if not word.isalpha() or word in _NO_NOUN or not (parts(word) & Part.NOUN or parts(word) is Part.NONE):
        return None
    return Per(_short().get(word, lemma(word)), at + 1)


def _behind_article(tokens: Sequence[Token], at: int) -> Per | None:
    word, behind = lower_at(tokens, at), lower_at(tokens, at + 1)
    if behind in _NO_RATE or (behind in HYPHENS and touches(tokens, at + 1)):
        return None
    if word in _ORDINAL and behind.isalpha() and parts(behind) & (Part.NOUN | Part.ADJECTIVE):
        return None
    if word in _CUSTOMARY:
        return Per(_short().get(word, word), at + 1)
    named = unit_named(tokens, at)
    singular = named is not None and lower_at(tokens, named.last - 1) == named.name.split()[-1]
    return Per(named.name, named.last) if named is not None and singular else None


def rated(tokens: Sequence[Token], reading: Reading) -> Reading:
    """Make what is per some time a rate: 20 burglaries per week, 300 tonnes of fish a year, 40 people die each day, 12 an hour."""
    figure, quantity = reading.figure, reading.figure.quantity
    found, last = figure.per, reading.last
    if found is None and reading.noun is not None and reading.last == reading.noun.last and not figure.compound:
        found = per_time(tokens, reading.last)
        last = found.last if found is not None else last
        found = found or _behind_verb(tokens, reading.last)
    elif quantity.unit != "count":
        return reading
    elif found is not None and lower_at(tokens, reading.last) == "per":
        last = found.last
    if found is None or (quantity.unit != "count" and figure.measure not in _RATED):
        return reading
    figure = replace(figure, quantity=replace(quantity, unit=f"{quantity.unit} per {found.name}"), per=found)
    return replace(reading, figure=figure, measure=Measure.RATE, last=last)


def per_number(tokens: Sequence[Token], first: int, last: int) -> Per | None:
    """Read a number, with the words behind it, as what another number is per: per 100,000 people, per 1,000 live births."""
    if lower_at(tokens, first - 1) != "per" or not tokens[first].text[0].isdigit():
        return None
    named = unit_named(tokens, last)
    end = named.last if named is not None else last
    while named is None and end - last < _LONGEST_NOUN and parts(lower_at(tokens, end)) & (Part.NOUN | Part.ADJECTIVE):
        end += 1
    words = " ".join(token.lower for token in tokens[last:end])
    return Per(f"{' '.join(token.text for token in tokens[first:last])} {words}", end) if words else None


def per_time(tokens: Sequence[Token], at: int) -> Per | None:
    """Read what things counted are per: a time, or anything that "per" names."""
    found = per(tokens, at) if lower_at(tokens, at) in _OPENING else None
    timed = found is not None and (lower_at(tokens, at) == "per" or found.name in _TIMES)
    return found if timed else None


def _behind_verb(tokens: Sequence[Token], at: int) -> Per | None:
    """What a count is per where its verb stands between: 40 people die each day."""
    last = at
    while last - at < _LONGEST_VERB and parts(lower_at(tokens, last)) & (Part.VERB | Part.CLOSED) and lower_at(tokens, last) not in _EACH:
        last += 1
    if last == at or lower_at(tokens, last) not in {"each", "every"}:
        return None
    return per_time(tokens, last)
