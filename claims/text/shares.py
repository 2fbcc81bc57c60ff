"""Which share do these words write: two-thirds, one in five, half of?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claims.lexicon import word_list
from claims.text.numeral import Form, Numeral, make_numeral, number_words, whole
from claims.text.tokens import HYPHENS, lower_at
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

_OF = frozenset({"in", "out"})
# What odds are given in, and what they are given of where a noun follows: two in five adults.
_ODDS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000})
_OF_ODDS = word_list("grammar", "of_odds") | word_list("grammar", "things_of_odds")
_KNOWN = word_list("grammar", "possessives") | {"the", "all", "these", "those"}
# Fractions are kept as percent to two decimals: the words are no finer.
_SHARE_DECIMALS = 2
# The least scale that a fraction is written of: three-quarters of a million.
_LARGE = 1e6
# between a preposition and a share by which something moved: by more than half
_ROUGHLY = word_list("grammar", "roughly")


def may_open_share(tokens: Sequence[Token], index: int) -> bool:
    """Whether what follows a word, or its hyphen, allows for a share that begins with it: most can be told at a glance."""
    return lower_at(tokens, index + 1) in _behind_first() or tokens[index].lower == "half"


@cache
def _behind_first() -> frozenset[str]:
    return _OF.union(number_words().denominators, "-")


def in_odds(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Read "one in five", "1 in 3", "two-in-three" as a share; two in Toronto and one in 2014 are none."""
    above, at = _small(tokens, index)
    if above is None:
        return None
    hyphened = lower_at(tokens, at) == "-"
    at += hyphened
    if lower_at(tokens, at) not in _OF:
        return None
    at += 1 + (lower_at(tokens, at) == "out" and lower_at(tokens, at + 1) == "of")
    at += hyphened and lower_at(tokens, at) == "-"
    below, last = _small(tokens, at)
    if below not in _ODDS or above >= below:
        return None
    counts_something = above > 1 and not hyphened and last < len(tokens) and tokens[last].is_word
    if counts_something and tokens[last].lower not in _OF_ODDS and not _of_people(tokens, last):
        return None
    return share(index, last, 100 * above / below)


def _of_people(tokens: Sequence[Token], at: int) -> bool:
    """Whether odds are taken of some that are known: four in five | of the dead."""
    return lower_at(tokens, at) == "of" and lower_at(tokens, at + 1) in _KNOWN


def in_share(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Read two-thirds, a third of, three quarters, half of, half the; three-quarters of a million is no share but 750,000."""
    words = number_words()
    first = tokens[index].lower
    if first == "half" and (_is_half(tokens, index) or _is_change(tokens, index, index + 1)):
        return share(index, index + 1, 50)
    if first in {"a", "an"}:
        if lower_at(tokens, index + 1) in HYPHENS:  # a year-and-a-half
            return None
        above: float | None = 1
        at = index + 1
    else:
        above, at = _small(tokens, index)
    if above is None or first.isdigit():
        return None
    hyphened = lower_at(tokens, at) == "-"
    at += hyphened
    below = words.denominators.get(lower_at(tokens, at))
    if below is None or above >= below:
        return None
    part = _of_unit(tokens, at + 1) if above == 1 else None
    if part is not None:
        return make_numeral(first=index, last=part, form=Form.WORDS, low=above / below, high=above / below, word=first)
    plural = lower_at(tokens, at).endswith(("s", "ves"))
    behind = lower_at(tokens, at + 1)
    if (above > 1) != plural or (above == 1 and not hyphened and behind not in {"of", "as"} and not _is_change(tokens, index, at + 1)):
        return None
    scale = words.scales.get(lower_at(tokens, at + 3), 0) if behind == "of" and lower_at(tokens, at + 2) in {"a", "one"} else 0
    if scale >= _LARGE:
        value = whole(round(above / below * scale))
        return make_numeral(first=index, last=at + 4, form=Form.WORDS, low=value, high=value, scale=scale, word=first)
    return share(index, at + 1, 100 * above / below)


def _of_unit(tokens: Sequence[Token], at: int) -> int | None:
    """Where the unit begins that a fraction is of: a quarter of an | hour, a quarter | point; None if none does."""
    of_one = lower_at(tokens, at) == "of" and lower_at(tokens, at + 1) in {"a", "an", "one"}
    start = at + 2 * of_one
    unit = lower_at(tokens, start + (lower_at(tokens, start) == "-"))
    return start if unit in number_words().divided and (of_one or unit in {"point", "percentage"}) else None


def _is_change(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a fraction without a noun says by how much something rose or fell: fell by more than a fifth, up a third on last year.

    What a hyphen joins to a noun is an ordinal: hit by a third-party van.
    """
    behind = lower_at(tokens, last)
    alone = not (behind.isalpha() or behind in HYPHENS) or (parts(behind) is Part.CLOSED and behind not in {"a", "an", "past"})
    opening = first - 1
    while lower_at(tokens, opening) in _ROUGHLY:
        opening -= 1
    return alone and lower_at(tokens, opening) in {"by", "up", "down"}


def _is_half(tokens: Sequence[Token], index: int) -> bool:
    before, behind = lower_at(tokens, index - 1), lower_at(tokens, index + 1)
    if before in {"first", "second", "latter", "other"} or (before in {"a", "the", "and", "better", "her", "his", "-"} and behind != "of"):
        return False
    return behind in {"of", "the", "its", "their", "his", "her", "all", "our", "as"}


def _small(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    word = lower_at(tokens, at)
    if word in number_words().values:
        return number_words().values[word], at + 1
    return (float(word), at + 1) if word.isdecimal() and len(word) <= 4 else (None, at)


def share(first: int, last: int, percent: float) -> Numeral:
    """Make the numeral of a share."""
    value = round(percent, _SHARE_DECIMALS)
    return make_numeral(first=first, last=last, form=Form.SHARE, low=value, high=value, word="share")
