"""How is a sum of evidence drawn with the characters of a terminal?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.report.wording import share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.report.evidence import Weighing

_NAMES, _LEVELS, _BITS = 12, 19, 5
_MOST_ROOM = 60
_ZERO = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What one thing adds; in `cells` it begins where the sum stood, + to the right and - to the left, | at nought."""

    name: str
    level: str
    bits: float
    cells: str


def drawn(weighing: Weighing, *, width: int) -> Iterator[str]:
    """Draw a bar for each thing that was weighed, a line each.

    Args:
        weighing: The pair's.
        width: Characters a line may have.
    """
    for bar in bars(weighing, width=width):
        yield f"{bar.name:<{_NAMES}} {bar.level:<{_LEVELS}} {bar.bits:>+{_BITS}.1f} {bar.cells}".rstrip()


def bars(weighing: Weighing, *, width: int) -> Iterator[Bar]:
    """Give the start, a bar for each thing that was weighed, and the sum, where a line may have so many characters."""
    room = max(min(width - _NAMES - _LEVELS - _BITS - 3, _MOST_ROOM), 10)
    totals = [0.0, weighing.start, *(step.total for step in weighing.steps)]
    scale = _Scale(min(totals), max(totals), room)
    yield Bar(name="start", level="any two looked at", bits=weighing.start, cells=scale.bar(0.0, weighing.start))
    before = weighing.start
    for step in weighing.steps:
        yield Bar(name=step.comparison, level=step.level.replace("_", " "), bits=step.bits, cells=scale.bar(before, step.total))
        before = step.total
    yield Bar(name="sum", level=f"{share(weighing.probability)} likely", bits=weighing.weight, cells=scale.bar(0.0, weighing.weight))


class _Scale:
    """Columns for bits: the least total stands in the first, the greatest in the last."""

    def __init__(self, least: float, greatest: float, room: int) -> None:
        self._least, self._room = least, room
        self._per_column = max(greatest - least, 1.0) / (room - 1)

    def _column(self, total: float) -> int:
        return round((total - self._least) / self._per_column)

    def bar(self, before: float, after: float) -> str:
        cells = [" "] * (self._room + 1)
        cells[self._column(0.0)] = _ZERO
        first, last = sorted((self._column(before), self._column(after)))
        sign = "+" if after > before else "-"
        # an end of a bar is its own column only where the bar has one to spare
        for column in range(first, max(last, first + (before != after))):
            cells[column] = sign
        return "".join(cells)
