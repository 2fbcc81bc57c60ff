"""Which figures may exclude each other by a slip of the pen: digits swapped, a zero too many, the name of another unit?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from claims import lexicon
from claims.assess.pairs import codes
from claims.assess.units import conversion
from claims.assess.wording import measured, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claims.assess.intervals import Flags, Numbers, Rows
    from claims.assess.reasons import Told

_SLIPS = (10, 100, 1_000, 1_000_000)
"""Factors between thousand, million and billion, and those of one zero or two."""
_SAME = 1e-9
_PRINTED = 0.02
"""Share by which a figure restated in another unit may be off once it was rounded."""


def swapped_digits(told: Told, rows: Rows) -> tuple[Flags, list[str]]:
    """Find conflicts whose two numbers are written with the same digits in another order.

    Returns:
        Which of the conflicts, and for each of these the explanation.
    """
    left, right = told.pairs.left.point[rows], told.pairs.right.point[rows]
    numbers, place = np.unique(np.concatenate([left, right]), return_inverse=True)
    digits = np.array(["".join(sorted(plain(number))) if np.isfinite(number) else "" for number in numbers], dtype=object)
    one, other = np.split(place, 2)
    swapped: Flags = (one != other) & (digits[one] == digits[other]) & (digits[one] != "")
    return swapped, [f"swapped digits ({a} and {b})" for a, b in told.figures(rows[swapped])]


def slipped_zeros(told: Told, rows: Rows) -> tuple[Flags, list[str]]:
    """Find conflicts of which one number is exactly 10, 100, a thousand or a million times the other.

    Returns:
        Which of the conflicts, and for each of these the explanation.
    """
    ratio = _ratio(told, rows)
    factor = np.zeros(len(rows))
    for slip in _SLIPS:
        factor[np.abs(ratio / slip - 1) < _SAME] = slip
    slipped = factor > 0
    return slipped, [f"a slipped zero or scale word (one is exactly {plain(size)} times the other)" for size in factor[slipped]]


def confused_units(told: Told, rows: Rows) -> tuple[Flags, list[str]]:
    """Find conflicts in one unit of which one number is the other restated in a unit that is taken for it.

    Returns:
        Which of the conflicts, and for each of these the explanation: 20 kilometres and 32 kilometres are told apart as 20 miles.
    """
    pairs = told.pairs
    names = pairs.claims["unit"].to_numpy(dtype=object)[pairs.row_l[rows]]
    low, high = _ends(told, rows)
    said: dict[int, str] = {}
    for at in np.flatnonzero(~pairs.converted[rows] & np.isin(codes(pairs.claims["unit"])[pairs.row_l[rows]], _confusable(told))):
        for unit, other in _taken_for(str(names[at])):
            if _restates(low[at], high[at], unit, other):
                said[int(at)] = f"the unit (one may be {_either(low[at], high[at], unit, other)})"
    found = np.zeros(len(rows), dtype=bool)
    found[list(said)] = True
    return found, [said[at] for at in sorted(said)]


def _either(low: float, high: float, unit: str, other: str) -> str:
    """Say which figure would be right under the other unit's name."""
    convert = conversion(unit, other)
    grows = convert is not None and convert(np.array([1.0]))[0] > 1
    return f"{measured(plain(low if grows else high), unit, one=False)} told in {_plural(other)}"


def _plural(unit: str) -> str:
    return measured("", unit, one=False).strip()


def _restates(low: float, high: float, unit: str, other: str) -> bool:
    """Whether one of two numbers, taken in `unit`, is the other in `other`."""
    convert = conversion(unit, other)
    if convert is None or not (np.isfinite(low) and np.isfinite(high)):
        return False
    ways = convert(np.array([low, high])) / np.array([high, low])
    return bool(np.abs(ways - 1).min() < _PRINTED)


def _confusable(told: Told) -> list[int]:
    units = told.pairs.claims["unit"]
    code = codes(units)
    return [int(code[units.to_numpy() == unit][0]) for unit in units.dropna().unique() if any(_taken_for(unit))]


def _taken_for(unit: str) -> Iterator[tuple[str, str]]:
    """The pairs of units of which the one's name may stand for the other's."""
    for one, others in cast("Mapping[str, list[str]]", lexicon.load("differences")["confused"]).items():
        for other in others:
            if unit in (one, other):
                yield one, other


def _ends(told: Told, rows: Rows) -> tuple[Numbers, Numbers]:
    left, right = told.pairs.left.point[rows], told.pairs.right.point[rows]
    return np.fmin(left, right), np.fmax(left, right)


def _ratio(told: Told, rows: Rows) -> Numbers:
    low, high = _ends(told, rows)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(low > 0, high / low, np.nan)
