"""Where do the figures of a fact stand on a common scale?

All places are percent of the width of the plot, so that a drawing stretches with its page while its letters do not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import Bound, Consistency
from claims.report.wording import counted, period, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.report.records import ClaimView, FactView, Figure

_TICKS = 4
_LOG_FROM = 25  # greatest over least from which a linear scale would press the small figures into one point
_ZERO_FROM = 2  # greatest over least from which the axis begins at nought
_DECADES = 6  # more powers of ten than this are labelled every second or third


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An axis: from low to high, with its ticks; `log` where equal steps are equal ratios."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool

    def at(self, value: float) -> float:
        """Where a value stands, in percent of the width, kept inside the plot."""
        if self.log:
            value = math.log10(max(value, self.low))
            share = (value - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(100 * min(1.0, max(0.0, share)), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A labelled place of the axis; `anchor` keeps the first and last labels inside the plot."""

    at: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is drawn for one figure.

    Attributes:
        start: Where the core begins; the plot's edge if that end is open.
        end: Where the core ends; the plot's edge if that end is open.
        halo: Where the halo begins and ends, if rounding leaves more open than the words say.
        open_low: Whether the core has no lower end.
        open_high: Whether the core has no upper end.
        dots: Places of the stated numbers: one for a point, the closed end of a bound.
        hollow: Whether the stated number itself is excluded (more than, less than).
        vague: Whether the ends come from the lexicon, not from the words.
    """

    start: float
    end: float
    halo: tuple[float, float] | None
    open_low: bool
    open_high: bool
    dots: tuple[float, ...]
    hollow: bool
    vague: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the chart: who, when, the figure in words, and its mark. Equal figures of one origin share a line."""

    label: str
    note: str
    words: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A fact's figures, a line each, over one axis; `best` is where the best estimate stands."""

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    best: float | None
    log: bool


def chart_of(fact: FactView) -> Chart | None:
    """Lay the figures of a fact out on one scale, in the order of its claims.

    Returns:
        None where no claim has a number.
    """
    values = list(_values(fact))
    if not values:
        return None
    scale = scale_over(values, share=fact.unit == "percent")
    dated = fact.consistency is not Consistency.CONSISTENT
    lines = tuple(_line(group, scale, dated=dated) for group in _grouped(fact.claims))
    best = scale.at(fact.estimate.best) if fact.estimate.best is not None else None
    ticks = tuple(_tick(value, scale, fact.unit) for value in scale.ticks)
    return Chart(lines=lines, ticks=ticks, best=best, log=scale.log)


def _values(fact: FactView) -> Iterable[float]:
    for claim in fact.claims:
        figure = claim.figure
        yield from (value for value in (figure.low, figure.high, figure.halo_low, figure.halo_high) if value is not None)
    if fact.estimate.best is not None:
        yield fact.estimate.best


def scale_over(values: Sequence[float], *, share: bool) -> Scale:
    """Choose the axis that shows all values.

    Shares stand on 0 to 100 percent. Figures that differ by a large factor stand on a logarithmic axis; close ones on a linear one
    that does not begin at nought, yet is wide enough that a small difference looks small.

    Args:
        values: At least one, all finite.
        share: Whether they are percentages.
    """
    low, high = min(values), max(values)
    if share and low >= 0 and high <= 100:
        return Scale(low=0, high=100, ticks=(0, 25, 50, 75, 100), log=False)
    if low > 0 and high / low >= _LOG_FROM:
        return _logarithmic(low, high)
    if low == high or (low >= 0 and low * _ZERO_FROM < high):
        return _linear(min(0.0, low), max(high, 0.0) or 1.0)
    margin = (abs(high) + abs(low)) / 8
    return _linear(low - margin, high + margin)


def _linear(low: float, high: float) -> Scale:
    """An axis over round numbers that leaves room above the highest value: a mark at the edge would look open."""
    step = _step((high - low) / _TICKS)
    first, last = math.floor(low / step), math.floor(high / step) + 1
    ticks = tuple(float(f"{number * step:.10g}") for number in range(first, last + 1))
    return Scale(low=ticks[0], high=ticks[-1], ticks=ticks, log=False)


def _step(least: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not less than `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))


def _logarithmic(low: float, high: float) -> Scale:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = math.ceil((last - first) / _DECADES)
    return Scale(low=10.0**first, high=10.0**last, ticks=tuple(10.0**power for power in range(first, last + 1, every)), log=True)


def _tick(value: float, scale: Scale, unit: str) -> Tick:
    at = scale.at(value)
    anchor = "start" if at == 0 else "end" if at == 100 else "middle"
    return Tick(at=at, label=short(value) + ("%" if unit == "percent" else ""), anchor=anchor)


def _grouped(claims: Iterable[ClaimView]) -> list[list[ClaimView]]:
    groups: dict[tuple[str, str], list[ClaimView]] = {}
    for claim in claims:
        groups.setdefault((claim.origin, claim.figure.words), []).append(claim)
    return list(groups.values())


def _line(claims: Sequence[ClaimView], scale: Scale, *, dated: bool) -> Line:
    first = claims[0]
    notes = [_dates(claims)] if dated else []
    if len(claims) > 1:
        notes.append(counted(len(claims), "claim"))
    note = ", ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in notes)  # a date is not broken, a list is
    return Line(label=first.origin, note=note, words=first.figure.words, mark=_mark(first.figure, scale))


def _dates(claims: Sequence[ClaimView]) -> str:
    days = sorted(claim.as_of for claim in claims if claim.as_of is not None)
    return period(days[0], days[-1]) if len(days) > 1 else claims[0].when


def _mark(figure: Figure, scale: Scale) -> Mark:
    start = scale.at(figure.low) if figure.low is not None else 0.0
    end = scale.at(figure.high) if figure.high is not None else 100.0
    halo = (
        start if figure.halo_low is None else scale.at(figure.halo_low),
        end if figure.halo_high is None else scale.at(figure.halo_high),
    )
    ends = {figure.low, figure.high} - {None} if None in (figure.low, figure.high) or figure.low == figure.high else set()
    return Mark(
        start=start,
        end=end,
        halo=halo if halo[0] < start or halo[1] > end else None,
        open_low=figure.low is None,
        open_high=figure.high is None,
        dots=tuple(scale.at(value) for value in ends if value is not None),
        hollow=figure.bound in {Bound.MORE_THAN, Bound.LESS_THAN},
        vague=figure.bound is Bound.VAGUE,
    )
