"""Which figures share the rise or fall of another: cut speeds by 5 mph; grew by 40 posts, or 2 percent; A fell 3%, B 2%?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.changes import trend
from claims.lexicon import word_list
from claims.text.tokens import lower_at
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.quantities import Figure
    from claims.model import Change
    from claims.text.tokens import Token

_STOPS = frozenset({",", ";", ":", "(", ")", "–", "—", "--"})
_DIVIDING = word_list("grammar", "conjunctions") | word_list("grammar", "auxiliaries") | word_list("grammar", "relatives")
_NAMING = word_list("grammar", "determiners") | {"and", "of", "in", "for", "by"}
# words between a verb and its "by"; words of a name, or of a noun, between two figures
_OBJECT, _NAME = 6, 7


def with_changes(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Figure]:
    """Give the change to figures that stand apart from the word that says it."""
    found: list[Figure] = []
    for figure in figures:
        apart = figure.quantity.change is None and figure.quantity.unit != "count"
        change = (_by(tokens, figure) or (_shared(tokens, found[-1], figure) if found else None)) if apart else None
        found.append(figure if change is None else replace(figure, quantity=replace(figure.quantity, change=change)))
    return found


def _by(tokens: Sequence[Token], figure: Figure) -> Change | None:
    """The change of a verb with an object or a circumstance before "by": grew sales by 35 percent, fell in Oslo by 3 percent."""
    if lower_at(tokens, figure.first - 1) != "by":
        return None
    for at in range(figure.first - 2, max(-1, figure.first - 3 - _OBJECT), -1):
        word = tokens[at].lower
        change = trend(word, transitive=True)
        if change is not None and parts(word) & Part.VERB:
            return change
        if word in _DIVIDING or word in _STOPS or parts(word) is Part.VERB or word[0].isdigit():
            return None
    return None


def _shared(tokens: Sequence[Token], before: Figure, figure: Figure) -> Change | None:
    """The change of the figure before it: said again in another unit, or of the next of several things."""
    if before.quantity.change is None:
        return None
    between = tokens[before.last : figure.first]
    words = [token.lower for token in between]
    if not 0 < len(words) <= _NAME + 2 or any(parts(token.lower) is Part.VERB for token in between if not token.text[0].isupper()):
        return None
    if words[-1] == "or" and before.quantity.unit != figure.quantity.unit:
        return before.quantity.change if all(_names(token) or token.text == "," for token in between[:-1]) else None
    if words[0] not in {",", "and"} or before.quantity.unit != figure.quantity.unit:
        return None
    named = between[1 + (words[:2] == [",", "and"]) :]
    tied = words[-1] != "by" and words[-1] in _NAMING  # a rate of 4%
    return before.quantity.change if named and not tied and all(_names(token) for token in named) else None


def _names(token: Token) -> bool:
    """Whether a word can be one of a noun phrase, or the "by" in front of a figure."""
    return token.lower in _NAMING or (token.is_word and (token.text[0].isupper() or bool(parts(token.lower) & Part.NOUN)))
