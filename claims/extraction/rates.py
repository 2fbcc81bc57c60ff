"""What is a figure per: a day, a barrel, each person?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from claims import lexicon
from claims.extraction.units import unit_named
from claims.lexicon import word_list
from claims.model import Measure
from claims.text.tokens import lower_at, touches
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.extraction.reading import Reading
    from claims.text.tokens import Token

_HYPHENS = frozenset({"-", "\u2010"})
_EACH = frozenset({"a", "an", "each", "every"})
_CUSTOMARY = word_list("rates", "customary")
_TIMES = word_list("rates", "times")
_NO_RATE = word_list("rates", "no_rate")
_ORDINAL = word_list("rates", "ordinal")
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
    """Read what a figure is per, from the word behind it on: per barrel, a month, each week, /kg, -a-day.

    "Per" takes any noun; "a" and "every" only times, units of measurement and what prices are customarily given by.
    """
    if lower_at(tokens, at) == "/" and touches(tokens, at) and touches(tokens, at + 1):
        return _behind_stroke(tokens, at + 1)
    joined = lower_at(tokens, at) in _HYPHENS and touches(tokens, at)
    at += joined
    word = lower_at(tokens, at)
    if word != "per" and word not in _EACH:
        return None
    at += 1
    hyphened = lower_at(tokens, at) in _HYPHENS
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
    if behind in _NO_RATE or (behind in _HYPHENS and touches(tokens, at + 1)):
        return None
    if word in _ORDINAL and behind.isalpha() and parts(behind) & (Part.NOUN | Part.ADJECTIVE):
        return None
    if word in _CUSTOMARY:
        return Per(_short().get(word, word), at + 1)
    named = unit_named(tokens, at)
    singular = named is not None and lower_at(tokens, named.last - 1) == named.name.split()[-1]
    return Per(named.name, named.last) if named is not None and singular else None


def rated(tokens: Sequence[Token], reading: Reading) -> Reading:
    """Make a count that is per some time a rate: 20 burglaries per week, three tests a day, 12 an hour."""
    quantity = reading.figure.quantity
    if quantity.unit != "count":
        return reading
    found = reading.figure.per
    if found is None and reading.noun is not None and reading.last == reading.noun.last:
        found = per(tokens, reading.last)
        if found is not None and lower_at(tokens, reading.last) != "per" and found.name not in _TIMES:
            return reading
    if found is None:
        return reading
    figure = replace(reading.figure, quantity=replace(quantity, unit=f"count per {found.name}"), per=found)
    return replace(reading, figure=figure, measure=Measure.RATE, last=max(reading.last, found.last))
