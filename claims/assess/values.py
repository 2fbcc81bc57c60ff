"""How do the values of two claims stand to each other, time and origin left aside?"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from claims.assess.intervals import Flags, Intervals, Numbers
    from claims.settings.assessment import GradeSettings

Codes: TypeAlias = NDArray[np.int8]


class Meeting(IntEnum):
    """How two values meet."""

    APART = 0
    SAME = 1
    ROUNDING = 2
    BOUND = 3
    OVERLAP = 4
    LOOSE = 5


class Size(IntEnum):
    """How far apart two values are."""

    MINOR = 0
    MODERATE = 1
    MAJOR = 2


def meetings(left: Intervals, right: Intervals) -> Codes:
    """Say of every pair how its values meet: the rules of SEMANTICS.md, section 4, that need no time and no origin.

    Args:
        left: One side of every pair.
        right: The other side, row by row, in the same units.

    Returns:
        A `Meeting` a pair; swapping the sides changes nothing.
    """
    l_low, l_high, r_low, r_high = left.core_low, left.core_high, right.core_low, right.core_high
    vague, opens = left.vague | right.vague, left.open | right.open
    alike = (left.above == right.above) & (left.below == right.below)
    same = alike & _close(left.low, right.low) & _close(left.high, right.high)
    halos_meet = np.maximum(left.halo_low, right.halo_low) <= np.minimum(left.halo_high, right.halo_high)
    cores_meet = np.maximum(l_low, r_low) <= np.minimum(l_high, r_high)
    confirms = _within_ceiling(left, right) | _within_ceiling(right, left)
    return np.select(
        [same & ~vague, ~halos_meet, vague, opens, cores_meet],
        [Meeting.SAME, Meeting.APART, Meeting.LOOSE, np.where(confirms, Meeting.BOUND, Meeting.LOOSE), Meeting.OVERLAP],
        Meeting.ROUNDING,
    ).astype(np.int8)


def sizes(left: Intervals, right: Intervals, percent: Flags, settings: GradeSettings) -> Codes:
    """Say of every pair how far apart its values are: percentages in points, all else by the ratio of the nearest ends.

    Returns:
        A `Size` a pair; without meaning where the values are not apart.
    """
    gap = distances(left, right, percent)
    moderate = np.where(percent, settings.moderate_points, settings.moderate_ratio)
    major = np.where(percent, settings.major_points, settings.major_ratio)
    return np.select([gap < moderate, gap < major], [Size.MINOR, Size.MODERATE], Size.MAJOR).astype(np.int8)


def distances(left: Intervals, right: Intervals, percent: Flags) -> Numbers:
    """Measure the gap of every pair: points for percentages, else the ratio of the nearest ends, infinite if one of them is 0.

    A vague word's lower end is its floor: `hundreds` and 40 are as far apart as 100 and 40.
    """
    left_low, right_low = _reach(left), _reach(right)
    first_is_left = left_low <= right_low
    below = np.where(first_is_left, left.high, right.high)
    above = np.where(first_is_left, right_low, left_low)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(below > 0, above / below, np.inf)
    return np.where(percent, above - below, ratio)


def _within_ceiling(bound: Intervals, value: Intervals) -> Flags:
    """Whether `value` is no bound itself and is still what the speaker of a bound meant."""
    near = (bound.lower & (value.core_low <= bound.ceiling)) | (bound.upper & (value.core_high >= bound.ceiling))
    return near & ~value.open


def _reach(side: Intervals) -> Numbers:
    return np.where(side.vague, side.halo_low, side.core_low)


def _close(a: Numbers, b: Numbers) -> Flags:
    """Equal, but for the last bits that a conversion of units may cost."""
    with np.errstate(invalid="ignore"):
        close: Flags = (a == b) | (np.abs(a - b) <= 1e-9 * np.minimum(np.abs(a), np.abs(b)))
    return close
