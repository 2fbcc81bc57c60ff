"""What do the two sides of each pair have in common, column by column?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.assess.intervals import Flags, Intervals, Numbers, Rows, intervals
from claims.assess.times import known_days
from claims.assess.units import conversion
from claims.assess.wholes import wholes
from claims.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from claims.settings.assessment import AssessSettings

_DAYS_UNSURE = {Precision.DAY: 0, Precision.WEEK: 6, Precision.MONTH: 30, Precision.YEAR: 365}
"""Days by which a date that is known to the day, week, month or year may be off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Which claims are paired.

    Attributes:
        row_l: Row of the left claim of every pair in a table of claims.
        row_r: Row of the right claim.
    """

    row_l: Rows
    row_r: Rows

    def of(self, column: pd.Series) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
        """What a column says of the left and of the right claims; None where it says nothing."""
        values = column.astype(object).where(column.notna(), None).to_numpy()
        return values[self.row_l], values[self.row_r]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Sides):
    """Pairs of claims, ready to be judged; all columns have one row a pair.

    Attributes:
        claims: The table that `row_l` and `row_r` point into.
        left: What the left claim's words say.
        right: What the right claim's words say, in the left claim's unit; a percentage of a known whole that stands against a
            count is restated as a count, on either side.
        percent: Whether the figures are percentages.
        same_unit: Whether the units are the same, or one was converted into the other.
        converted: Whether one was converted into the other.
        same_origin: Whether both come from one origin; two unknown origins count as one.
        days: Days from when the left claim's figure was known to when the right one's was; 0 if the dates are too coarse to tell,
            NaN if one is unknown.
        part_l: Whether the left claim counts a part of the right one.
        part_r: Whether the right claim counts a part of the left one.
        withdrawn: Whether the figure of one of them was taken back.
    """

    claims: pd.DataFrame
    left: Intervals
    right: Intervals
    percent: Flags
    same_unit: Flags
    converted: Flags
    same_origin: Flags
    days: Numbers
    part_l: Flags
    part_r: Flags
    withdrawn: Flags

    def either(self, column: str, values: Iterable[str]) -> Flags:
        """Whether a column of one claim or the other holds one of the values."""
        holds = self.claims[column].isin(list(values)).to_numpy()
        either: Flags = holds[self.row_l] | holds[self.row_r]
        return either

    def differ(self, column: str) -> Flags:
        """Whether a column holds two different values, both known."""
        code = codes(self.claims[column])
        left, right = code[self.row_l], code[self.row_r]
        differ: Flags = (left != right) & (left >= 0) & (right >= 0)
        return differ


def pair_up(claims: pd.DataFrame, sides: Sides, settings: AssessSettings, story: pd.Series | None = None) -> Pairs:
    """Lay out both sides of pairs of claims.

    Args:
        claims: With the columns of `claims.tables.CLAIMS`, `origin` and `superseded_by` filled.
        sides: The pairs.
        settings: How much rounding leaves open.
        story: The story of each claim's document, in which the whole of a share may be told; None where not known.
    """
    words = intervals(claims, settings)
    row_l, row_r = sides.row_l, sides.row_r
    right, converted = _in_unit_of_left(words, sides, claims["unit"])
    left = words.take(row_l).widened(np.flatnonzero(converted))
    percent = (claims["unit"] == "percent").to_numpy(dtype=bool)
    whole_of = wholes(claims, story if story is not None else pd.Series(index=claims.index, dtype="str"))
    counts = (claims["unit"] == "count").to_numpy(dtype=bool)
    left, scaled_l = _in_counts(left, whole_of[row_l], counts[row_r])
    right, scaled_r = _in_counts(right, whole_of[row_r], counts[row_l])
    converted = converted | scaled_l | scaled_r
    origin = codes(claims["origin"])
    ids = codes(pd.concat([claims["claim_id"], claims["part_of"]]))
    own, whole = ids[: len(claims)], ids[len(claims) :]
    gone = claims["superseded_by"].notna().to_numpy()
    return Pairs(
        claims=claims,
        row_l=row_l,
        row_r=row_r,
        left=left,
        right=right,
        percent=percent[row_l] & percent[row_r],
        same_unit=converted | (codes(claims["unit"])[row_l] == codes(claims["unit"])[row_r]),
        converted=converted,
        same_origin=origin[row_l] == origin[row_r],
        days=_days_apart(claims, sides, settings),
        part_l=whole[row_l] == own[row_r],
        part_r=whole[row_r] == own[row_l],
        withdrawn=gone[row_l] | gone[row_r],
    )


def codes(column: pd.Series) -> NDArray[np.intp]:
    """Number the values of a column; what is missing is -1."""
    return np.asarray(pd.factorize(column)[0], dtype=np.intp)


def grouped_codes(values: pd.Series, groups: Sequence[Sequence[str]]) -> NDArray[np.intp]:
    """Number the values of a column so that those of one group have one number; what is missing is -1."""
    first = {member: group[0] for group in groups for member in group}
    number, different = pd.factorize(values)
    of_group, _ = pd.factorize(np.array([first.get(value, value) for value in different], dtype=object))
    return np.append(of_group, -1)[number].astype(np.intp)


def _in_unit_of_left(words: Intervals, sides: Sides, names: pd.Series) -> tuple[Intervals, Flags]:
    """Restate the right sides in the unit of the left ones where both units are physical and measure the same."""
    right, converted = words.take(sides.row_r), np.zeros(len(sides.row_l), dtype=bool)
    unit = codes(names)
    unlike = np.flatnonzero(unit[sides.row_l] != unit[sides.row_r])
    for _, rows in pd.Series(unlike).groupby([unit[sides.row_l[unlike]], unit[sides.row_r[unlike]]]):
        at = rows.to_numpy()
        convert = conversion(str(names.iloc[sides.row_r[at[0]]]), str(names.iloc[sides.row_l[at[0]]]))
        if convert is not None:
            right, converted[at] = right.converted(at, convert), True
    return right, converted


def _in_counts(side: Intervals, whole: Numbers, asked: Flags) -> tuple[Intervals, Flags]:
    """Restate the percentages of a known whole that stand against a count: two-thirds of 600 are 400."""
    scaled = asked & np.isfinite(whole)
    rows = np.flatnonzero(scaled)
    return side.converted(rows, lambda values: values * whole[rows] / 100), scaled


def _days_apart(claims: pd.DataFrame, sides: Sides, settings: AssessSettings) -> Numbers:
    day = known_days(claims, settings)
    unsure = claims["as_of_precision"].map({**_DAYS_UNSURE}).fillna(0).to_numpy(dtype=np.float64)
    apart = day[sides.row_r] - day[sides.row_l]
    return np.where(np.abs(apart) <= np.maximum(unsure[sides.row_l], unsure[sides.row_r]), 0.0, apart)
