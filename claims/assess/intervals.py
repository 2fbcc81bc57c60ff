"""Which values do the words of a claim allow, and which do they leave open?"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from claims.model import Bound

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from claims.settings.assessment import AssessSettings, RoundingSettings

Numbers: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.intp]

_PLACES = range(-6, 16)
"""Decimal places that a last digit is looked for in, as powers of ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """What the words of each claim say of its value; all columns have one row a claim.

    The core is what the words say; the halo contains it and is what their rounding leaves open. An end that the words leave open
    is infinite.

    Attributes:
        low: Lower end of the core, as stated.
        high: Upper end of the core, as stated.
        above: Whether the core leaves `low` itself out (more than 500).
        below: Whether the core leaves `high` itself out (fewer than 500, nearly 500).
        halo_low: Lower end of the halo; for a vague word its floor, the least value that does not contradict it.
            Its upper end, unless it is a share, goes as far beyond the word's own range as a lower bound's ceiling.
        halo_high: Upper end of the halo.
        ceiling: How far from a bound a value is still what the speaker meant: above a lower bound, below an upper one; else NaN.
        spread: Half the place of the last digit that is not zero, at most the share by which a bare number is widened.
        point: The number as stated, the lower end of a range; NaN for vague words.
        lower: Whether the words give a lower bound alone.
        upper: Whether the words give an upper bound alone.
        vague: Whether the words give no number.
    """

    low: Numbers
    high: Numbers
    above: Flags
    below: Flags
    halo_low: Numbers
    halo_high: Numbers
    ceiling: Numbers
    spread: Numbers
    point: Numbers
    lower: Flags
    upper: Flags
    vague: Flags

    @property
    def core_low(self) -> Numbers:
        """Least value of the core."""
        return np.where(self.above, np.nextafter(self.low, np.inf), self.low)

    @property
    def core_high(self) -> Numbers:
        """Greatest value of the core."""
        return np.where(self.below, np.nextafter(self.high, -np.inf), self.high)

    @property
    def open(self) -> Flags:
        """Whether the words give a bound alone."""
        return self.lower | self.upper

    def take(self, rows: Rows | Flags) -> Intervals:
        """Pick rows, in the order given."""
        return Intervals(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def widened(self, rows: Rows) -> Intervals:
        """Widen the halos of some rows as far as the last digit leaves open, those of small numbers too.

        A conversion that somebody printed was rounded again: 20 miles and 32 kilometres are one distance.
        """
        return replace(
            self,
            halo_low=_changed(self.halo_low, rows, lambda halo: np.minimum(halo, (self.low - self.spread)[rows])),
            halo_high=_changed(self.halo_high, rows, lambda halo: np.maximum(halo, (self.high + self.spread)[rows])),
        )

    def converted(self, rows: Rows, convert: Callable[[Numbers], Numbers]) -> Intervals:
        """Restate some rows in another unit, their halos widened."""
        wide = self.widened(rows)
        return replace(
            wide,
            low=_changed(wide.low, rows, convert),
            high=_changed(wide.high, rows, convert),
            halo_low=_changed(wide.halo_low, rows, convert),
            halo_high=_changed(wide.halo_high, rows, convert),
            ceiling=_changed(wide.ceiling, rows, convert),
            point=_changed(wide.point, rows, convert),
        )


def _changed(values: Numbers, rows: Rows, change: Callable[[Numbers], Numbers]) -> Numbers:
    out = values.copy()
    out[rows] = change(values[rows])
    return out


def intervals(claims: pd.DataFrame, settings: AssessSettings) -> Intervals:
    """Work out core, halo and ceiling of every claim, by the table in SEMANTICS.md, section 2.

    Args:
        claims: A table with the columns of `claims.tables.CLAIMS`.
        settings: How much rounding leaves open.
    """
    stated, low, high, floor = (_numbers(claims[name]) for name in ("stated", "low", "high", "floor"))
    bound = claims["bound"].to_numpy(dtype=object)
    vague, ranged = bound == Bound.VAGUE, bound == Bound.RANGE
    lower, upper = np.isin(bound, _named(Bound.AT_LEAST, Bound.MORE_THAN)), np.isin(bound, _named(Bound.UP_TO, Bound.LESS_THAN))
    number = np.where(np.isnan(stated), np.where(np.isnan(low), high, low), stated)
    percent = (claims["unit"] == "percent").to_numpy(dtype=bool)
    about = _about_width(number, percent, settings.rounding)
    two_ended = vague | ranged
    ends = _Ends(
        low=np.select([two_ended, upper, bound == Bound.NEARLY], [_open(low, -np.inf), np.minimum(number, 0), number - about], number),
        high=np.select([two_ended, lower], [_open(high, np.inf), np.full_like(number, np.inf)], number),
    )
    floor = np.where(np.isnan(floor), settings.vague_floor, floor)
    halo = _halo(ends, bound, settings.rounding, about=about, percent=percent, floor=floor)
    loosely = vague & ~percent & np.isfinite(halo.high)
    halo = _Ends(low=halo.low, high=np.where(loosely, settings.ceiling_factor * halo.high, halo.high))
    place = granularity(number)
    factor = settings.ceiling_factor
    ceiling = np.select(
        [lower, upper],
        [np.maximum(number + place, factor * number), np.minimum(number - place, number / factor)],
        np.nan,
    )
    return Intervals(
        low=ends.low,
        high=ends.high,
        above=bound == Bound.MORE_THAN,
        below=(bound == Bound.LESS_THAN) | (bound == Bound.NEARLY),
        halo_low=halo.low,
        halo_high=halo.high,
        ceiling=ceiling,
        spread=np.where(lower | upper | vague, 0, np.minimum(place / 2, settings.rounding.bare_share * np.abs(number))),
        point=np.where(vague, np.nan, number),
        lower=lower,
        upper=upper,
        vague=vague,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    low: Numbers
    high: Numbers


def _halo(ends: _Ends, bound: NDArray[np.object_], settings: RoundingSettings, *, about: Numbers, percent: Flags, floor: Numbers) -> _Ends:
    """Widen the cores; bounds keep theirs, and `nearly` gains only the number that it stops short of."""
    bare = np.isin(bound, _named(Bound.EXACT, Bound.RANGE))
    less = np.select([bare, bound == Bound.ABOUT], [_bare_width(ends.low, percent, settings), about], 0.0)
    more = np.select([bare, bound == Bound.ABOUT], [_bare_width(ends.high, percent, settings), about], 0.0)
    low, high = ends.low - less, ends.high + more
    low = np.select([bound == Bound.MORE_THAN, bound == Bound.VAGUE], [np.nextafter(low, np.inf), np.fmin(low, floor)], low)
    return _Ends(low=low, high=np.where(bound == Bound.LESS_THAN, np.nextafter(high, -np.inf), high))


def granularity(number: Numbers) -> Numbers:
    """Give the place of the last digit that is not zero, a millionth at the least; 1 for zero and for what is not finite.

    >>> granularity(np.array([50_000, 1_579, 6.1, 0])).tolist()
    [10000.0, 1.0, 0.1, 1.0]
    """
    left = np.isfinite(number) & (number != 0)
    size = np.where(left, np.abs(number), 1)
    out = np.where(left, 10.0 ** _PLACES[0], 1)
    for power in reversed(_PLACES):
        scaled = size * 10.0**-power
        fits = left & (np.abs(scaled - np.rint(scaled)) <= np.maximum(1e-9, 1e-15 * scaled)) & (scaled >= 1)
        out[fits] = 10.0**power
        left &= ~fits
    return out


def _bare_width(number: Numbers, percent: Flags, settings: RoundingSettings) -> Numbers:
    size = np.where(np.isfinite(number), np.abs(number), 0)
    place = granularity(size)
    digits = np.floor(np.log10(np.maximum(size, 1) / place) + 1e-9) + 1
    round_ = (size >= settings.bare_from) & (digits <= settings.bare_digits)
    counts = np.where(round_, np.minimum(place / 2, settings.bare_share * size), 0)
    points = np.where(size % settings.percent_multiple == 0, settings.percent_round, settings.percent_other)
    return np.where(percent, points, counts)


def _about_width(number: Numbers, percent: Flags, settings: RoundingSettings) -> Numbers:
    size = np.abs(number)
    widened = np.minimum(granularity(number) / 2, settings.about_share_most * size)
    return np.where(percent, settings.percent_about, np.maximum(settings.about_share * size, widened))


def _numbers(column: pd.Series) -> Numbers:
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def _open(values: Numbers, end: float) -> Numbers:
    return np.where(np.isnan(values), end, values)


def _named(*bounds: Bound) -> list[str]:
    return [bound.value for bound in bounds]
