"""With which nouns is a number only a manner of speaking: on two fronts, several reasons?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.lexicon import word_list
from claims.text.tokens import lower_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.nouns import NounPhrase
    from claims.extraction.quantities import Figure
    from claims.text.tokens import Token

_MANNERS = word_list("idioms", "manners")
_PREPOSITIONS = word_list("idioms", "prepositions")
_OCCASIONS = word_list("idioms", "occasions")
_ABSTRACT = word_list("idioms", "abstract")
_VAGUE = word_list("idioms", "vague")
_ADVICE, _ADVISING = word_list("idioms", "advice"), word_list("idioms", "advising")
_EMPTY = word_list("idioms", "empty")


def is_figurative(tokens: Sequence[Token], figure: Figure, noun: NounPhrase) -> bool:
    """Whether a count of a noun asserts no quantity: nothing stands between that would say what kind is counted."""
    if figure.quantity.unit != "count" or noun.last - noun.first > 1 + (noun.head in _EMPTY):
        return False
    if noun.head in _EMPTY or (noun.head in _ADVICE and lower_at(tokens, noun.last) in _ADVISING):
        return True
    led, vague = lower_at(tokens, figure.first - 1) in _PREPOSITIONS, figure.word in _VAGUE
    often = led and vague and noun.head in _OCCASIONS and lower_at(tokens, noun.last) != "of"  # but: in several cases of measles
    return often or (led and noun.head in _MANNERS) or (vague and noun.head in _ABSTRACT)
