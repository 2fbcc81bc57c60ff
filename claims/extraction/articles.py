"""Where does an article count one: about a week, more than a mile?"""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

from claims.extraction.quantities import one_unit
from claims.extraction.units import unit_behind
from claims.lexicon import word_list
from claims.model import Bound
from claims.text.tokens import LOWER, lower_at
from claims.text.words import Part, lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.quantities import Figure
    from claims.text.tokens import Token

SINGLE_UNITS = word_list("idioms", "single_units")
"""The units that an article may count, one of which every figure of an article has."""
_TIMES = word_list("idioms", "times")
_BOUNDED_BY = word_list("idioms", "bounded_by")
_BOUNDED_VERBS = word_list("idioms", "bounded_verbs")
_TOPICS = word_list("grammar", "bounds_or_prepositions")
_NO_END = frozenset({"-", "\u2010", "'", "’"})


def with_articles(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Figure]:
    """Add to the figures of a sentence the units that an article counts behind a bound, in order."""
    units = compress(count(), map(SINGLE_UNITS.__contains__, map(LOWER, tokens)))
    openers = [at - 1 for at in units if lower_at(tokens, at - 1) in {"a", "an"}]
    if not openers:
        return list(figures)
    taken = {at for figure in figures for at in range(figure.first, figure.last)}
    counted = (_counted_one(tokens, at, taken) for at in openers if at not in taken)
    found = [figure for figure in counted if figure is not None and taken.isdisjoint(range(figure.first, figure.last))]
    return sorted([*figures, *found], key=lambda one: one.first)


def _counted_one(tokens: Sequence[Token], at: int, taken: set[int]) -> Figure | None:
    unit = unit_behind(tokens, at + 1)
    if unit is None or unit.name not in SINGLE_UNITS or not unit.singular or at + 1 in taken:
        return None
    behind = lower_at(tokens, unit.last)
    if behind in _TIMES or behind in _NO_END:
        return None
    figure = one_unit(tokens, at, unit, reach=max((k + 1 for k in taken if k < at), default=0))
    return None if figure.quantity.bound is Bound.EXACT or _is_topic(tokens, figure) else figure


def _is_topic(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether the bound may be a preposition instead: a story about a year in Oslo, flew over a mile of road."""
    if lower_at(tokens, figure.first) not in _TOPICS or figure.number - figure.first != 1:
        return False
    word = lower_at(tokens, figure.first - 1)
    return not (word in _BOUNDED_BY or lemma(word, Part.VERB) in _BOUNDED_VERBS)
