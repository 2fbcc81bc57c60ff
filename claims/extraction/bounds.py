"""Which words in front of or behind a number bound or blur it?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from claims import lexicon
from claims.lexicon import word_list
from claims.model import Bound
from claims.text.tokens import lower_at, touches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

_BETWEEN = word_list("grammar", "between_bound_and_number")
_PREPOSITIONS = word_list("grammar", "bounds_or_prepositions")
# The longest bound behind a number, and how many words may stand between one before it and the number.
_LONGEST_AFTER, _GAP = 3, 4


class Bounded(NamedTuple):
    """A stretch of words with the bound that it is under."""

    bound: Bound | None
    first: int
    last: int


class _Words(NamedTuple):
    """The words of bounds.toml; `closing` has by its last word how many words a bound before a number may have, the most first."""

    before: Mapping[tuple[str, ...], Bound]
    closing: Mapping[str, Sequence[int]]
    after: Mapping[tuple[str, ...], Bound]
    opening: frozenset[str]
    vetoes: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("bounds"))
    sides = [{tuple(words.split()): Bound(kind) for kind, rows in table[side].items() for words in rows} for side in ("before", "after")]
    return _Words(
        sides[0],
        {
            word: sorted({len(phrase) for phrase in sides[0] if phrase[-1] == word}, reverse=True)
            for word in {phrase[-1] for phrase in sides[0]}
        },
        sides[1],
        frozenset(phrase[0] for phrase in sides[1]),
        {word: frozenset(rows) for word, rows in table["vetoes"].items()},
    )


def bounded(tokens: Sequence[Token], first: int, last: int, reach: int) -> Bounded:
    """Find the bound words in front of or behind a number and widen its span over them.

    Args:
        tokens: The sentence.
        first: Index of the number's first token.
        last: One past the index of its last token.
        reach: Where the figure before it ends: no bound begins before that.
    """
    words = _words()
    for gap in range(_GAP):
        at = first - gap
        if at <= reach or (gap and tokens[at].lower not in _BETWEEN):
            break
        for length in words.closing.get(tokens[at - 1].lower, ()):
            if length > at - reach:
                continue
            phrase = tuple([token.lower for token in tokens[at - length : at]])
            bound = words.before.get(phrase)
            if bound is not None and _allowed(tokens, at - length, phrase, gap):
                return Bounded(bound, at - length, last)
    for length in range(_LONGEST_AFTER if lower_at(tokens, last) in words.opening else 0, 0, -1):
        phrase = tuple(token.lower for token in tokens[last : last + length])
        if len(phrase) == length and phrase in words.after and (phrase != ("+",) or touches(tokens, last)):
            return Bounded(words.after[phrase], first, last + length)
    return Bounded(None, first, last)


def _allowed(tokens: Sequence[Token], at: int, phrase: tuple[str, ...], gap: int) -> bool:
    word, before = phrase[0], tokens[at - 1].lower if at else ""
    banned = _words().vetoes.get(" ".join(phrase), frozenset())
    if len(phrase) > 1:
        return before not in banned
    return "*" not in banned and before not in banned and not (gap and word in _PREPOSITIONS)
