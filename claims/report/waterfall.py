"""Where do the bars of a sum of evidence stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.report.evidence import Weighing


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What one comparison adds: it begins where the sum stood. Places are percent of the width."""

    name: str
    level: str
    bits: float
    start: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterfall:
    """Bars over one axis, and where its nought stands."""

    bars: tuple[Bar, ...]
    nought: float


def waterfall_of(weighing: Weighing) -> Waterfall:
    """Lay a weighing out: the start, every comparison that says anything, the sum."""
    totals = [0.0, weighing.start, *(step.total for step in weighing.steps)]
    least, room = min(totals), max(max(totals) - min(totals), 1.0)
    bars = [_bar("start", "any two looked at", (0.0, weighing.start), least, room)]
    before = weighing.start
    for step in weighing.steps:
        if round(step.bits, 1):
            bars.append(_bar(step.comparison.replace("_", " "), step.level.replace("_", " "), (before, step.total), least, room))
        before = step.total
    bars.append(_bar("sum", "", (0.0, weighing.weight), least, room))
    return Waterfall(bars=tuple(bars), nought=round(-100 * least / room, 1))


def _bar(name: str, level: str, ends: tuple[float, float], least: float, room: float) -> Bar:
    before, after = ends
    start, end = sorted((before, after))
    return Bar(
        name=name,
        level=level,
        bits=after - before,
        start=round(100 * (start - least) / room, 1),
        width=max(0.5, round(100 * (end - start) / room, 1)),
    )
