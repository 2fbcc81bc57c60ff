"""Which number do these words write?"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.lexicon import word_list
from claims.text.tokens import lower_at, touches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# A longer run of digits is a code, and a still longer one would not fit a float.
_MOST_DIGITS = 40
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
# What odds are given in, and what they are given of where a noun follows: two in five adults.
_ODDS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000})
_OF_ODDS = word_list("grammar", "of_odds")
_DEGREES = word_list("grammar", "degrees")
# Letters of countries behind a dollar sign: $US160 million.
_COUNTRIES = frozenset({"US", "A", "AU", "C", "CA", "NZ", "HK", "S"})
MULTIPLE = "fold"
"""The `word` of sixfold and the like."""
# Fractions are kept as percent to two decimals: the words are no finer.
_SHARE_DECIMALS = 2


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    SHARE = "share"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number as written.

    Attributes:
        first: Index of its first token.
        last: One past the index of its last token.
        form: How it is written; for a SHARE the numbers are percent.
        low: Least value.
        high: Greatest value; equal to `low` unless vague.
        floor: For a vague number, the least value that does not contradict it.
        scale: The factor that a scale word gave it (million: 1e6), 1 without one.
        word: The vague word, else the first token in lower case.
    """

    first: int
    last: int
    form: Form
    low: float
    high: float
    floor: float | None = None
    scale: float = 1
    word: str = ""

    def scaled(self, factor: float) -> Numeral:
        """The same number, multiplied."""
        floor = None if self.floor is None else self.floor * factor
        return replace(self, low=self.low * factor, high=self.high * factor, floor=floor, scale=self.scale * factor)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    values: Mapping[str, float]
    scales: Mapping[str, float]
    short: Mapping[str, float]
    denominators: Mapping[str, int]
    signs: Mapping[str, float]
    vague: Mapping[str, Sequence[float]]
    multipliers: frozenset[str]
    plurals: frozenset[str]
    openers: frozenset[str]
    money_letters: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = lexicon.load("numerals")
    values, scales, short, signs = (cast("Mapping[str, float]", table[key]) for key in ("values", "scales", "scale_signs", "signs"))
    vague = cast("Mapping[str, Sequence[float]]", table["vague"])
    groups = cast("Mapping[str, Sequence[str]]", table["words"])
    return _Words(
        values=values,
        scales=scales,
        short=short,
        denominators=cast("Mapping[str, int]", table["denominators"]),
        signs=signs,
        vague=vague,
        multipliers=frozenset(groups["multipliers"]),
        plurals=frozenset(groups["plurals"]),
        money_letters=_money_letters(),
        openers=frozenset().union(values, scales, vague, ("a", "an", "the", "half")),
    )


def _money_letters() -> frozenset[str]:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("currencies"))
    return frozenset().union(table["signs"], table["letters"], table["codes"]["known"])


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
    if token.text[0].isdigit() or token.text in _words().signs:
        return _in_digits(tokens, index)
    if token.lower.endswith("fold") and token.lower.removesuffix("fold") in _words().values:
        value = _words().values[token.lower.removesuffix("fold")]
        return Numeral(first=index, last=index + 1, form=Form.WORDS, low=value, high=value, word=MULTIPLE)
    if token.lower not in _words().openers:
        return None
    return _in_odds(tokens, index) or _in_share(tokens, index) or _in_vague_words(tokens, index) or _in_words(tokens, index)


def _in_digits(tokens: Sequence[Token], index: int) -> Numeral | None:
    if touches(tokens, index) and tokens[index - 1].text[-1].isalpha() and not _is_money_sign(tokens, index - 1):
        return None
    value, last = _digits(tokens, index)
    if value is None:
        return None
    if _is_negative(tokens, index):
        value = -value
    odds = _in_odds(tokens, index)
    if odds is not None:
        return odds
    if lower_at(tokens, last) == "/" and touches(tokens, last) and touches(tokens, last + 1):
        below = _digits(tokens, last + 1)[0]
        if below in {2, 3, 4, 5, 8} and value < below:
            return _share(index, last + 2, 100 * value / below)
    if touches(tokens, last) and lower_at(tokens, last) in _ORDINAL_ENDINGS:
        return None
    plain = Numeral(first=index, last=last, form=Form.DIGITS, low=value, high=value, word=tokens[index].lower)
    return _with_scale(tokens, plain)


def _is_money_sign(tokens: Sequence[Token], at: int) -> bool:
    """Whether letters that touch a number are a currency's (USD10m, $US160) rather than the head of a code (PLX-R18)."""
    letters = tokens[at].text
    if touches(tokens, at):
        return tokens[at - 1].text == "$" and letters in _COUNTRIES
    return letters in _words().money_letters


def _is_negative(tokens: Sequence[Token], index: int) -> bool:
    """Whether a minus stands in front: minus 130, minus-1.4, -5 behind a space, $-50.8bn."""
    sign = lower_at(tokens, index - 1)
    if sign == "minus" or (sign == "-" and lower_at(tokens, index - 2) == "minus"):
        return True
    spaced = index == 1 or not touches(tokens, index - 1) or lower_at(tokens, index - 2) in {"$", "(", "€", "£"}
    return sign in {"-", "−"} and touches(tokens, index) and spaced


def _digits(tokens: Sequence[Token], index: int) -> tuple[float | None, int]:
    """Read digits, with a fraction sign or a spaced fraction behind them."""
    if index >= len(tokens):
        return None, index
    text = tokens[index].text
    if text in _words().signs:
        return _words().signs[text], index + 1
    if not _DIGITS.fullmatch(text) or len(text) > _MOST_DIGITS:
        return None, index
    value, last = float(text.replace(",", "")), index + 1
    if last < len(tokens) and tokens[last].text in _words().signs:
        return value + _words().signs[tokens[last].text], last + 1
    if [lower_at(tokens, last + k) for k in range(3)] in (["1", "/", "2"], ["1", "/", "4"], ["3", "/", "4"]) and touches(tokens, last + 1):
        return value + int(tokens[last].text) / int(tokens[last + 2].text), last + 3
    return value, last


def _with_scale(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Multiply by the scale words and signs that follow: 3.2 million, 40k, $5.4-billion."""
    words, at = _words(), numeral.last
    if lower_at(tokens, at) == "-" and touches(tokens, at) and lower_at(tokens, at + 1) in words.scales:
        at += 1
    word = lower_at(tokens, at)
    while word in words.scales and word != "dozen":
        numeral = replace(numeral.scaled(words.scales[word]), last=at + 1)
        at += 1
        word = lower_at(tokens, at)
    if numeral.scale == 1 and word in words.short and _is_scale_sign(tokens, at):
        return replace(numeral.scaled(words.short[word]), last=at + 1)
    return numeral


def _is_scale_sign(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    if word in {"bn", "mn", "mln", "tn"}:
        return True
    if not touches(tokens, at):
        return tokens[at].text in {"B", "M"} and at + 1 < len(tokens) and tokens[at + 1].text[0].islower()
    money = at >= 2 and (tokens[at - 2].text[-1] in "$€£¥₹" or _is_money_sign(tokens, at - 2))
    noun_follows = at + 1 < len(tokens) and tokens[at + 1].text[0].islower() and not touches(tokens, at + 1)
    return word == "k" or money or (word in {"m", "b"} and noun_follows)


def _in_words(tokens: Sequence[Token], index: int) -> Numeral | None:
    words = _words()
    first = tokens[index].lower
    if first in {"a", "an"}:
        scale = words.scales.get(lower_at(tokens, index + 1))
        if scale is None or lower_at(tokens, index + 2) in {"of"}:
            return None
        value, last = _compose(tokens, index + 1, 1)
    elif first == "half":
        at = index + 1 + (lower_at(tokens, index + 1) in {"a", "-"})
        scale = words.scales.get(lower_at(tokens, at))
        if scale is None:
            return None
        value, last = 0.5 * scale, at + 1
    elif first in words.values or first in {"hundred", "thousand"}:
        value, last = _compose(tokens, index, None)
    elif first in {"dozen", "million", "billion", "trillion"}:
        value, last = words.scales[first], index + 1
    else:
        return None
    return Numeral(first=index, last=last, form=Form.WORDS, low=value, high=value, word=first)


def _compose(tokens: Sequence[Token], index: int, current: float | None) -> tuple[float, int]:
    """Add up number words: three hundred and fifty thousand, twenty-five, one and a half million."""
    words, total, at = _words(), 0.0, index
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
    return _whole(total + (value or 0)), at


def _fits(value: float, step: float) -> bool:
    """Whether a number word can follow: twenty | five, two hundred | ten, but not five | six."""
    if value == 0:
        return True
    return (value % 100 == 0 and step < 100) or (value % 100 >= 20 and value % 10 == 0 and 0 < step < 10)


def _joins(tokens: Sequence[Token], at: int, value: float | None, *, after_scale: bool) -> bool:
    """Whether a hyphen or an "and" goes on with the number: twenty-five, two hundred and ten, one and a half."""
    words = _words()
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


def _in_odds(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Read "one in five", "1 in 3", "two-in-three" as a share; two in Toronto and one in 2014 are none."""
    above, at = _small(tokens, index)
    if above is None:
        return None
    hyphened = lower_at(tokens, at) == "-"
    at += hyphened
    if lower_at(tokens, at) not in {"in", "out"}:
        return None
    at += 1 + (lower_at(tokens, at) == "out" and lower_at(tokens, at + 1) == "of")
    at += hyphened and lower_at(tokens, at) == "-"
    below, last = _small(tokens, at)
    if below not in _ODDS or above >= below:
        return None
    counts_something = above > 1 and not hyphened and last < len(tokens) and tokens[last].is_word
    if counts_something and tokens[last].lower not in _OF_ODDS:
        return None
    return _share(index, last, 100 * above / below)


def _small(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    word = lower_at(tokens, at)
    if word in _words().values:
        return _words().values[word], at + 1
    return (float(word), at + 1) if word.isdecimal() and len(word) <= 4 else (None, at)


def _in_share(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Read two-thirds, a third of, three quarters, half of, half the."""
    words = _words()
    first = tokens[index].lower
    if first == "half" and _is_half(tokens, index):
        return _share(index, index + 1, 50)
    if first in {"a", "an"}:
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
    plural = lower_at(tokens, at).endswith(("s", "ves"))
    behind = lower_at(tokens, at + 1)
    if (above > 1) != plural or (above == 1 and not hyphened and behind not in {"of", "as"}):
        return None
    return _share(index, at + 1, 100 * above / below)


def _is_half(tokens: Sequence[Token], index: int) -> bool:
    before, behind = lower_at(tokens, index - 1), lower_at(tokens, index + 1)
    if before in {"first", "second", "latter", "other"} or (before in {"a", "the", "and", "better", "her", "his", "-"} and behind != "of"):
        return False
    return behind in {"of", "the", "its", "their", "his", "her", "all", "our", "as"}


def _share(first: int, last: int, percent: float) -> Numeral:
    value = round(percent, _SHARE_DECIMALS)
    return Numeral(first=first, last=last, form=Form.SHARE, low=value, high=value, word="share")


def _in_vague_words(tokens: Sequence[Token], index: int) -> Numeral | None:
    words, at = _words(), index
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
    numeral = Numeral(first=index, last=at + 1, form=Form.VAGUE, low=low, high=high, floor=floor, word=word)
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
    while (scale := _words().scales.get(lower_at(tokens, at))) is not None:
        numeral = replace(numeral.scaled(scale), last=at + 1)
        at += 1
    return numeral


def _whole(value: float) -> float:
    return int(value) if math.isfinite(value) and value == int(value) else value
