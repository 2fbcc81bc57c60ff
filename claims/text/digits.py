"""Which number do these digits and signs write?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claims.text.lengths import is_length
from claims.text.money import money_sign
from claims.text.numeral import Form, Numeral, make_numeral, number_words
from claims.text.shares import in_odds, share
from claims.text.tokens import lower_at, touches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# A longer run of digits is a code, and a still longer one would not fit a float.
_MOST_DIGITS = 40
# Powers of ten beyond the reach of what is measured, in either direction.
_STEEPEST = 60
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_STROKES = frozenset({"/", "\u2044"})
_MINUS = frozenset({"-", "−"})
# A minus behind one of these is glued to what it opens.
_OPENING = frozenset({"$", "(", "€", "£"})
# What degrees and shares below nothing are written with, wherever the minus stands.
_BELOW_NOTHING = frozenset({"°", "º", "degree", "degrees", "c", "f", "%", "percent"})
_FOURTHS = (["1", "/", "2"], ["1", "/", "4"], ["3", "/", "4"])


def in_digits(tokens: Sequence[Token], index: int) -> Numeral | None:
    """Read a number written in digits: 50,000, 3.2 million, 2½, .500, 1.99×10^30, 3/4, 1 in 5."""
    if touches(tokens, index) and tokens[index - 1].text[-1].isalpha() and money_sign(tokens, index) is None:
        return None
    value, last = _digits(tokens, index)
    if value is None:
        return None
    going_on = lower_at(tokens, last) in _going_on()
    if going_on:
        part = in_odds(tokens, index) or _fraction(tokens, index, value, last)
        if part is not None:
            return part
        if touches(tokens, last) and lower_at(tokens, last) in _ORDINAL_ENDINGS:
            return None
    power, last = _power_of_ten(tokens, last) if going_on else (0, last)
    value = -value if _is_negative(tokens, index, last) else value
    value = float(f"{value!r}e{power}") if power else value  # by multiplying, 1.6 × 10^-19 would come out rounded
    plain = make_numeral(first=index, last=last, form=Form.DIGITS, low=value, high=value, word=tokens[index].lower)
    return _with_scale(tokens, plain) if going_on else plain


@cache
def _going_on() -> frozenset[str]:
    """Words and signs one of which stands behind digits that write a number together with it: one in five, 3/4, 3.2 million, 40k."""
    words = number_words()
    return frozenset({"in", "out", "-", "e", *_STROKES, *_ORDINAL_ENDINGS, *words.times_ten, *words.scales, *words.short})


def opens_decimal(tokens: Sequence[Token], index: int) -> bool:
    """Whether a point stands in front of the digits of a fraction: batting .300, $.50, but not the end of "in 2018.50"."""
    if tokens[index].text != "." or not lower_at(tokens, index + 1).isdigit() or not touches(tokens, index + 1):
        return False
    return not touches(tokens, index) or not tokens[index - 1].text[-1].isalnum()


def _digits(tokens: Sequence[Token], index: int) -> tuple[float | None, int]:
    """Read digits, with a fraction sign or a spaced fraction behind them."""
    if index >= len(tokens):
        return None, index
    signs, text = number_words().signs, tokens[index].text
    if text in signs:
        return signs[text], index + 1
    if text == "." and opens_decimal(tokens, index):
        return float(f"0.{tokens[index + 1].text[:_MOST_DIGITS]}"), index + 2
    if not (text.isdecimal() or _DIGITS.fullmatch(text)) or len(text) > _MOST_DIGITS:
        return None, index
    value, last = float(text.replace(",", "")), index + 1
    if last < len(tokens) and tokens[last].text in signs:
        return value + signs[tokens[last].text], last + 1
    above = lower_at(tokens, last)
    if above in {"1", "3"} and [above, lower_at(tokens, last + 1), lower_at(tokens, last + 2)] in _FOURTHS and touches(tokens, last + 1):
        return value + int(tokens[last].text) / int(tokens[last + 2].text), last + 3
    return value, last


def _fraction(tokens: Sequence[Token], index: int, value: float, last: int) -> Numeral | None:
    """Read a fraction as a share: 3/4."""
    if lower_at(tokens, last) not in _STROKES or not (touches(tokens, last) and touches(tokens, last + 1)):
        return None
    below = _digits(tokens, last + 1)[0]
    return share(index, last + 2, 100 * value / below) if below in {2, 3, 4, 5, 8} and value < below else None


def _power_of_ten(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Read the power in scientific notation: × 10^30, x10−30, ×10³⁰, e6; 0 where there is none."""
    if lower_at(tokens, at) == "e" and touches(tokens, at):
        power, last = _exponent(tokens, at + 1)
    elif lower_at(tokens, at) in number_words().times_ten and lower_at(tokens, at + 1) == "10":
        at += 2
        raised = lower_at(tokens, at) == "^"
        signed = raised or lower_at(tokens, at) in _MINUS or lower_at(tokens, at)[:1] in number_words().superscripts
        power, last = _exponent(tokens, at + raised) if signed else (None, at)
    else:
        return 0, at
    return (0, at) if power is None or abs(power) > _STEEPEST else (power, last)


def _exponent(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    superscripts = number_words().superscripts
    first, text = at, ""
    while at < len(tokens) and touches(tokens, at) and all(sign in superscripts for sign in tokens[at].text):
        text, at = text + "".join(superscripts[sign] for sign in tokens[at].text), at + 1
    if at == first:
        negative = lower_at(tokens, at) in _MINUS and touches(tokens, at)
        at += negative
        if not (touches(tokens, at) and lower_at(tokens, at).isdecimal()):
            return None, first
        text, at = "-" * negative + tokens[at].text, at + 1
    return (int(text), at) if text.lstrip("-").isdecimal() and len(text) <= len("-60") else (None, first)


def _is_negative(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a minus stands in front: minus 130, minus-1.4, -5 behind a space, $-50.8bn; the dash of COVID -19 is none."""
    sign = lower_at(tokens, index - 1)
    if sign not in _MINUS and sign != "minus":
        return False
    before = lower_at(tokens, index - 2)
    if before in {"or", "/"} and lower_at(tokens, index - 3) in {"plus", "+"}:
        return False  # plus or minus 3 points
    if sign == "minus" or (sign in _MINUS and before == "minus"):
        return True
    if sign not in _MINUS or not touches(tokens, index):
        return False
    if before in _OPENING or index == 1:
        return True
    named = tokens[index - 2].text[0].isupper() or tokens[index - 2].text[0].isdigit()
    return not touches(tokens, index - 1) and (not named or lower_at(tokens, last) in _BELOW_NOTHING)


def _with_scale(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Multiply by the scale words and signs that follow: 3.2 million, 40k, $5.4-billion."""
    words, at = number_words(), numeral.last
    if lower_at(tokens, at) == "-" and touches(tokens, at) and lower_at(tokens, at + 1) in words.scales:
        at += 1
    word = lower_at(tokens, at)
    while word in words.scales and word != "dozen":
        numeral = replace(numeral.scaled(words.scales[word]), last=at + 1)
        at += 1
        word = lower_at(tokens, at)
    if numeral.scale == 1 and word in words.short and _is_scale_sign(tokens, numeral.first, at):
        return replace(numeral.scaled(words.short[word]), last=at + 1)
    return numeral


def _is_scale_sign(tokens: Sequence[Token], first: int, at: int) -> bool:
    word = tokens[at].lower
    if word in {"bn", "mn", "mln", "tn"}:
        return True
    if not touches(tokens, at):
        return tokens[at].text in {"B", "M"} and at + 1 < len(tokens) and tokens[at + 1].text[0].islower()
    noun_follows = at + 1 < len(tokens) and tokens[at + 1].text[0].islower() and not touches(tokens, at + 1)
    if word == "k" or money_sign(tokens, first) is not None:
        return True
    return word in {"m", "b"} and noun_follows and not is_length(tokens, first, at)
