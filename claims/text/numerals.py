"""Where are the numbers in a run of words?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from claims.text.digits import in_digits, opens_decimal
from claims.text.numeral import MULTIPLE, Form, Numeral, number_words
from claims.text.shares import in_odds, in_share
from claims.text.spelled import in_folds, in_vague_words, in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

__all__ = ["MULTIPLE", "Form", "Numeral", "numerals"]


def numerals(tokens: Sequence[Token]) -> list[Numeral]:
    """Find every number written in a run of tokens, in order, without overlap.

    Dates, names and ranks are numbers here too: what is no quantity is for the reader of the context to decide.

    >>> from claims.text.tokens import tokenize
    >>> [(n.low, n.form.value) for n in numerals(tokenize("two-thirds of 3.2 million, twenty-five and dozens"))]
    [(66.67, 'share'), (3200000.0, 'digits'), (25, 'words'), (24, 'vague')]
    """
    found: list[Numeral] = []
    index = 0
    while index < len(tokens):
        numeral = _numeral(tokens, index)
        if numeral is None or math.isinf(numeral.high):  # endless scale words (hundred hundred ...) write no number
            index += 1
        else:
            found.append(numeral)
            index = numeral.last
    return found


def _numeral(tokens: Sequence[Token], index: int) -> Numeral | None:
    token = tokens[index]
    if token.text[0].isdigit() or token.text in number_words().signs or opens_decimal(tokens, index):
        return in_digits(tokens, index)
    if token.lower not in number_words().openers:
        return in_folds(tokens, index) if token.lower.endswith("fold") else None
    return in_odds(tokens, index) or in_share(tokens, index) or in_vague_words(tokens, index) or in_words(tokens, index)
