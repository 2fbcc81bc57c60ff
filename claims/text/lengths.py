"""Does an m behind a number stand for metres rather than millions?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.text.tokens import lower_at
from claims.text.words import Part, is_plural, parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

# How far before the number what is measured may stand (a depth of about 30m), and how long the phrase behind it may be.
_REACH, _LONGEST_PHRASE = 4, 5
_ARTICLES = frozenset({"a", "an"})
_SIDES = frozenset({"x", "×", "by"})


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    groups = cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("numerals"))["words"]
    return frozenset(groups["lengthwise"]), frozenset(groups["lengths"])


def is_length(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the m at `at`, behind a number that begins at `first`, gives a length: 5m high, a depth of 30m, a 3m wall.

    >>> from claims.text.tokens import tokenize
    >>> is_length(tokenize("a 3m brick wall"), 1, 2), is_length(tokenize("3m copies"), 0, 1)
    (True, False)
    """
    behind, before = _words()
    if (
        _is_side(tokens, first, at)
        or lower_at(tokens, at + 1) in behind
        or any(token.lower in before for token in tokens[max(0, first - _REACH) : first])
    ):
        return True
    return lower_at(tokens, first - 1) in _ARTICLES and _is_one_thing(tokens, at + 1)


def _is_side(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the number is one side of an area: 6m x 4m, 6m by 4m."""
    leads = lower_at(tokens, at + 1) in _SIDES and lower_at(tokens, at + 2)[:1].isdigit()
    return leads or (lower_at(tokens, first - 1) in _SIDES and lower_at(tokens, first - 2) == "m")


def _is_one_thing(tokens: Sequence[Token], first: int) -> bool:
    """Whether a phrase ends in a noun in the singular: a 3m brick wall."""
    last = first
    while last < min(len(tokens), first + _LONGEST_PHRASE) and parts(tokens[last].lower) & (Part.NOUN | Part.ADJECTIVE):
        last += 1
    return last > first and not is_plural(tokens[last - 1].lower)
