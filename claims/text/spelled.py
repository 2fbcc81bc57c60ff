"""Which number do these words spell: three hundred and fifty, half a million, dozens?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.lexicon import word_list
from claims.text.numeral import MULTIPLE, Form, Numeral, make_numeral, number_words, whole
from claims.text.tokens import lower_at, touches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

_DEGREES = word_list("grammar", "degrees")


def in_folds(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Read a multiple in one word: sixfold."""
    value = number_words().values.get(tokens[index].lower.removesuffix("fold"))
    if value is None or not tokens[index].lower.endswith("fold"):
        return None
    return make_numeral(first=index, last=index + 1, form=Form.WORDS, low=value, high=value, word=MULTIPLE)


def in_words(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Read number words: twenty-five, a million, half a million, half an hour, two hundred and ten."""
    words = number_words()
    first = tokens[index].lower
    if first in {"a", "an"}:
        scale = words.scales.get(lower_at(tokens, index + 1))
        if scale is None or lower_at(tokens, index + 2) in {"of"}:
            return None
        value, last = _compose(tokens, index + 1, 1)
    elif first == "half":
        at = index + 1 + (lower_at(tokens, index + 1) in {"a", "an", "-"})
        scale = words.scales.get(lower_at(tokens, at))
        if scale is None and (at == index + 1 or lower_at(tokens, at) not in words.divided):
            return None
        # the unit behind it is read with its hyphen: half an hour, a half-hour
        value, last = (0.5 * scale, at + 1) if scale is not None else (0.5, at - (lower_at(tokens, at - 1) == "-"))
    elif first in words.values or first in {"hundred", "thousand"}:
        value, last = _compose(tokens, index, None)
    elif first in {"dozen", "million", "billion", "trillion"}:
        value, last = words.scales[first], index + 1
    else:
        return None
    return make_numeral(first=index, last=last, form=Form.WORDS, low=value, high=value, word=first)


def _compose(tokens: Sequence[Token], index: int, current: float | None) -> tuple[float, int]:
    """Add up number words: three hundred and fifty thousand, twenty-five, one and a half million."""
    words, total, at = number_words(), 0.0, index
    value = current
    while at < len(tokens):
        word = tokens[at].lower
        if word in words.values:
            step = words.values[word]
            if value is not None and not _fits(value, step):
                break
            value = (value or 0) + step
        elif word in words.scales:
            scale = words.scales[word]
            if scale >= 1000:
                total, value = total + (1 if value is None else value) * scale, 0
            else:
                value = (1 if value is None else value) * scale
        elif not _joins(tokens, at, value, after_scale=total > 0):
            break
        elif lower_at(tokens, at + 1) == "a":
            value, at = (value or 0) + 0.5, at + 2
        elif lower_at(tokens, at + 1) == "and":
            value, at = (value or 0) + 0.5, at + 5
        at += 1
    return whole(total + (value or 0)), at


def _fits(value: float, step: float) -> bool:
    """Whether a number word can follow: twenty | five, two hundred | ten, but not five | six."""
    if value == 0:
        return True
    return (value % 100 == 0 and step < 100) or (value % 100 >= 20 and value % 10 == 0 and 0 < step < 10)


def _joins(tokens: Sequence[Token], at: int, value: float | None, *, after_scale: bool) -> bool:
    """Whether a hyphen or an "and" goes on with the number: twenty-five, two hundred and ten, one and a half."""
    words = number_words()
    after = lower_at(tokens, at + 1)
    if tokens[at].lower == "-" and touches(tokens, at) and touches(tokens, at + 1):
        if after == "and":
            return [lower_at(tokens, at + k) for k in (2, 3, 4, 5)] == ["-", "a", "-", "half"]
        step = words.values.get(after)
        return after in words.scales or (step is not None and value is not None and _fits(value, step) and value > 0)
    if tokens[at].lower != "and" or value is None:
        return False
    if after == "a" and lower_at(tokens, at + 2) == "half":
        return True
    return bool((value or after_scale) and value % 100 == 0 and after in words.values and words.values[after] < 100)


def in_vague_words(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Read a word that stands for a range: dozens, several hundred, tens of thousands."""
    words, at = number_words(), index
    if tokens[index].lower in {"a", "the"} and lower_at(tokens, index + 1) in {"couple", "few", "handful", "majority"}:
        if tokens[index].lower == "the" and lower_at(tokens, index + 2) != "of":
            return None
        at += 1
    elif tokens[index].lower in {"couple", "handful", "majority"} and lower_at(tokens, index + 1) != "of":
        return None
    word = tokens[at].lower
    if word not in words.vague or (word in {"many", "few"} and lower_at(tokens, index - 1) in _DEGREES):
        return None
    low, high, floor = words.vague[word]
    numeral = make_numeral(first=index, last=at + 1, form=Form.VAGUE, low=low, high=high, floor=floor, word=word)
    if lower_at(tokens, numeral.last) == "of" and word in {"couple", "handful", "majority"}:
        numeral = replace(numeral, last=numeral.last + 1)
    if word in words.multipliers:
        return _multiplied(tokens, numeral)
    while word in words.plurals and lower_at(tokens, numeral.last) == "of":
        scale = words.scales.get(lower_at(tokens, numeral.last + 1).removesuffix("s"))
        if scale is None:
            break
        numeral = replace(numeral.scaled(scale), last=numeral.last + 2)
    return numeral


def _multiplied(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Scale "several" and "a few" by the words behind them: several hundred, a few thousand."""
    at = numeral.last
    while (scale := number_words().scales.get(lower_at(tokens, at))) is not None:
        numeral = replace(numeral.scaled(scale), last=at + 1)
        at += 1
    return numeral
