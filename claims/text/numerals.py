"""Where are the numbers in a run of words?"""

from __future__ import annotations

import math
import re
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING

from claims.text.digits import in_digits, opens_decimal
from claims.text.numeral import MULTIPLE, Form, Numeral, number_words
from claims.text.shares import in_odds, in_share, may_open_share
from claims.text.spelled import in_folds, in_vague_words, in_words
from claims.text.tokens import lower_at

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from claims.text.tokens import Token

_ARTICLES = frozenset({"a", "an", "the"})
_OPENS = attrgetter("opens_number")
# Left out of a copy in a tenth of the time that a pattern looks for them.
_PLAIN_DIGITS = b"0123456789"

__all__ = ["MULTIPLE", "Form", "Numeral", "may_write_number", "numerals"]


def numerals(tokens: Sequence[Token]) -> list[Numeral]:
    """Find every number written in a run of tokens, in order, without overlap.

    Dates, names and ranks are numbers here too: what is no quantity is for the reader of the context to decide.

    >>> from claims.text.tokens import tokenize
    >>> [(n.low, n.form.value) for n in numerals(tokenize("two-thirds of 3.2 million, twenty-five and dozens"))]
    [(66.67, 'share'), (3200000.0, 'digits'), (25, 'words'), (24, 'vague')]
    """
    found: list[Numeral] = []
    reached = 0
    for index in compress(range(len(tokens)), map(_OPENS, tokens)):
        numeral = _numeral(tokens, index) if index >= reached and _may_open(tokens, index) else None
        if numeral is not None and not math.isinf(numeral.high):  # endless scale words (hundred hundred ...) write no number
            found.append(numeral)
            reached = numeral.last
    return found


def may_write_number(text: str, vocabulary: Set[str]) -> bool:
    """Whether a text can hold a number at all: most sentences have neither a digit nor a word that one has.

    Args:
        text: Any text.
        vocabulary: Its words in lower case.

    >>> may_write_number("A few were hurt.", {"a", "few", "were", "hurt"}), may_write_number("A man was.", {"a", "man", "was"})
    (True, False)
    """
    if not _telling().isdisjoint(vocabulary):
        return True
    if text.isascii():
        written = text.encode("ascii")
        return len(written.translate(None, _PLAIN_DIGITS)) < len(written)
    return _digit().search(text) is not None


@cache
def _telling() -> frozenset[str]:
    """Words one of which every number in words has: an article alone writes none."""
    words = number_words()
    return frozenset().union(
        words.values, words.scales, words.denominators, words.vague, ["half"], (f"{word}{MULTIPLE}" for word in words.values)
    )


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(rf"[\d{''.join(number_words().signs)}]")


def _may_open(tokens: Sequence[Token], index: int) -> bool:
    """Whether what follows a word or sign that opens numbers allows for one: most articles and full stops can be told at a glance."""
    opening = tokens[index].lower
    if opening == ".":
        return opens_decimal(tokens, index)
    if opening not in _ARTICLES:
        return True
    following = lower_at(tokens, index + 1)
    return following in _telling() or following == "-"


def _numeral(tokens: Sequence[Token], index: int) -> Numeral | None:
    token = tokens[index]
    if token.text[0].isdigit() or token.text == "." or token.text in number_words().signs:
        return in_digits(tokens, index)
    if token.lower not in number_words().openers:
        return in_folds(tokens, index) if token.lower.endswith("fold") else None
    part = in_odds(tokens, index) or in_share(tokens, index) if may_open_share(tokens, index) else None
    return part or in_vague_words(tokens, index) or in_words(tokens, index)
