"""What is a number as written, and which words write numbers?"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.model.members import members
from claims.model.record import maker, record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MULTIPLE = "fold"
"""The `word` of sixfold and the like."""


@members
class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    SHARE = "share"
    VAGUE = "vague"


@record(frozen=True, slots=True, kw_only=True)
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


make_numeral = maker(Numeral)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The tables of numerals.toml."""

    values: Mapping[str, float]
    scales: Mapping[str, float]
    short: Mapping[str, float]
    denominators: Mapping[str, int]
    signs: Mapping[str, float]
    superscripts: Mapping[str, str]
    times_ten: frozenset[str]
    divided: frozenset[str]
    vague: Mapping[str, Sequence[float]]
    multipliers: frozenset[str]
    plurals: frozenset[str]
    openers: frozenset[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """Read the words that write numbers, once."""
    table = lexicon.load("numerals")
    values, scales, short, signs = (cast("Mapping[str, float]", table[key]) for key in ("values", "scales", "scale_signs", "signs"))
    vague = cast("Mapping[str, Sequence[float]]", table["vague"])
    groups = cast("Mapping[str, Sequence[str]]", table["words"])
    return NumberWords(
        values=values,
        scales=scales,
        short=short,
        denominators=cast("Mapping[str, int]", table["denominators"]),
        signs=signs,
        superscripts=cast("Mapping[str, str]", table["superscripts"]),
        times_ten=frozenset(groups["times_ten"]),
        divided=frozenset(groups["divided"]),
        vague=vague,
        multipliers=frozenset(groups["multipliers"]),
        plurals=frozenset(groups["plurals"]),
        openers=frozenset().union(values, scales, vague, ("a", "an", "the", "half")),
    )


def may_open_number(word: str) -> bool:
    """Whether a number may begin with a word or sign in lower case: digits, a sign that writes a number, a point, a number word, sixfold.

    >>> [may_open_number(word) for word in ("3.2", "a", "forty", "men")]
    [True, True, True, False]
    """
    words = number_words()
    return word[0].isdigit() or word in words.openers or word in words.signs or word == "." or word.endswith(MULTIPLE)


def whole(value: float) -> float:
    """The value as an integer where it is one."""
    return int(value) if math.isfinite(value) and value == int(value) else value
