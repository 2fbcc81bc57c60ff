"""How are measurements written: columns on a terminal, Markdown, how they grow?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = dict[str, float | str]
"""What was measured, by the head of its column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The measurements of one kind.

    Attributes:
        title: What was measured.
        rows: A row a size or contender, all with the same columns.
        notes: A line each: what the rows together say.
    """

    title: str
    rows: Sequence[Row]
    notes: Sequence[str] = ()


def in_columns(table: Table) -> str:
    """A table for a terminal."""
    cells = _cells(table)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in cells]
    return "\n".join([table.title, "", *lines, *(["", *table.notes] if table.notes else []), "", ""])


def in_markdown(table: Table) -> str:
    """The same table in Markdown."""
    head, *body = _cells(table)
    rule = ["---", *["---:"] * (len(head) - 1)]
    lines = [f"| {' | '.join(row)} |" for row in (head, rule, *body)]
    return "\n".join([f"## {table.title}", "", *lines, "", *(f"- {note}" for note in table.notes), ""])


def exponent(rows: Sequence[Row], size: str, cost: str) -> float:
    """How a cost grows from the first row to the last: as that power of the size."""
    first, last = rows[0], rows[-1]
    return math.log(float(last[cost]) / float(first[cost])) / math.log(float(last[size]) / float(first[size]))


def _cells(table: Table) -> list[list[str]]:
    head = list(table.rows[0]) if table.rows else ["nothing measured"]
    return [head, *([_cell(row[name]) for name in head] for row in table.rows)]


def _cell(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [f"{cell:>{width}}" if at else f"{cell:<{width}}" for at, (cell, width) in enumerate(zip(row, widths, strict=True))]
