"""Where do the figures of a fact stand on a common scale?

All places are percent of the width of the plot, so that a drawing stretches with its page while its letters do not.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import Bound
from claims.report.wording import brief_date, counted, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.report.fact_records import ClaimView, FactView, Figure

_TICKS = 4
_LOG_FROM = 25  # greatest over least from which a linear scale would press the small figures into one point
_ZERO_FROM = 2  # greatest over least from which the axis begins at nought
_REPEATS = 3  # claims of one origin and one figure that have a line each
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
    """One line of the chart.

    Attributes:
        origin: Where the figure comes from.
        leads: Whether it is the first line of its origin: its name need not stand there again.
        label: Which outlet says so, and of when; or how many more do.
        words: The figure in words.
        mark: What is drawn for it.
    """

    origin: str
    leads: bool
    label: str
    words: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A fact's figures, a line each, over one axis.

    Attributes:
        lines: Those of one origin stand together.
        ticks: Of the axis.
        best: Where the best estimate stands, or None.
        span: Where the low and the high of the estimate stand; the plot's edge for one that is open.
        log: Whether equal steps are equal ratios.
        told: The chart in a sentence.
    """

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    best: float | None
    span: tuple[float, float] | None
    log: bool
    told: str


def chart_of(fact: FactView) -> Chart | None:
    """Lay the figures of a fact out on one scale, in the order of its claims.

    Returns:
        None where no claim has a number.
    """
    values = list(_values(fact))
    if not values:
        return None
    scale = scale_over(values, share=fact.unit == "percent")
    lines = tuple(line for group in _by_origin(fact.claims) for line in _lines(group, scale))
    return Chart(
        lines=lines,
        ticks=tuple(_tick(value, scale, fact.unit) for value in scale.ticks),
        best=scale.at(fact.estimate.best) if fact.estimate.best is not None else None,
        span=_span(fact, scale),
        log=scale.log,
        told=_told(fact, len({line.origin for line in lines}), log=scale.log),
    )


def _span(fact: FactView, scale: Scale) -> tuple[float, float] | None:
    low, high = fact.estimate.low, fact.estimate.high
    if low is None and high is None:
        return None
    ends = scale.at(low) if low is not None else 0.0, scale.at(high) if high is not None and not fact.estimate.high_open else 100.0
    return ends if ends[0] < ends[1] else None


def _told(fact: FactView, origins: int, *, log: bool) -> str:
    found = fact.estimate
    claims = counted(len(fact.claims) + fact.more_claims, "claim")
    scale = " on a logarithmic scale" if log else ""
    return f"{claims} of {counted(origins, 'origin')}{scale}. Low {found.low_words}, best {found.best_words}, high {found.high_words}."


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


def _by_origin(claims: Iterable[ClaimView]) -> list[list[ClaimView]]:
    groups: dict[str, list[ClaimView]] = {}
    for claim in claims:
        groups.setdefault(claim.origin, []).append(claim)
    return list(groups.values())


def _lines(claims: Sequence[ClaimView], scale: Scale) -> Iterable[Line]:
    """The lines of one origin: one a claim, but of many that repeat a figure the last stands for the rest."""
    said = Counter(claim.figure.words for claim in claims)
    shown: Counter[str] = Counter()
    leads = True
    for claim in claims:
        words = claim.figure.words
        shown[words] += 1
        rest = said[words] - _REPEATS
        if rest > 1 and shown[words] > _REPEATS + 1:
            continue
        label = f"and {rest} more reports" if rest > 1 and shown[words] > _REPEATS else f"{claim.source}, {brief_date(claim.when)}"
        yield Line(origin=claim.origin, leads=leads, label=label, words=words, mark=_mark(claim.figure, scale))
        leads = False


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
