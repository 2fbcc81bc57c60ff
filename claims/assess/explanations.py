"""What could explain a conflict, and what is the evidence?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claims.assess.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.assess.intervals import Flags, Rows
    from claims.assess.pairs import Pairs
    from claims.assess.reasons import Told

_COLUMNS = {"place": "different places", "head": "different things counted", "measure": "different definitions"}


def explanations(told: Told, rows: Rows) -> list[str]:
    """Name what could explain each of some conflicts, each with its evidence.

    Args:
        told: All pairs.
        rows: Which of them are conflicts.

    Returns:
        `could be explained by ...`, or `unexplained`.
    """
    found: list[list[str]] = [[] for _ in rows]
    for where, evidence in _evidence(told, rows):
        for at, text in zip(np.flatnonzero(where), evidence, strict=True):
            found[at].append(text)
    return [f"could be explained by {', '.join(parts)}" if parts else "unexplained" for parts in found]


def _evidence(told: Told, rows: Rows) -> Iterator[tuple[Flags, list[str]]]:
    """Give every explanation with the conflicts that it fits and, for these, its words."""
    pairs = told.pairs
    moved = np.abs(np.nan_to_num(pairs.days[rows])) > 0
    dates = zip(told.dates[told.first[rows[moved]]], told.dates[told.second[rows[moved]]], strict=True)
    yield moved, [f"different dates ({then} and {now})" for then, now in dates]
    for column, words in _COLUMNS.items():
        # What a share is of goes by many names.
        differ = pairs.differ(column)[rows] & ~(pairs.percent[rows] & (column == "head"))
        yield differ, [f"{words} ({names})" for names in told.named(column, rows[differ])]
    converted = pairs.converted[rows]
    yield converted, [f"conversion of units ({names})" for names in told.named("unit", rows[converted])]
    rounded = _rounded(pairs, rows)
    yield rounded, ["rounding (within the last digit written)"] * int(rounded.sum())
    swapped = _swapped(pairs, rows)
    yield swapped, [f"swapped digits ({a} and {b})" for a, b in told.figures(rows[swapped])]


def _rounded(pairs: Pairs, rows: Rows) -> Flags:
    """Whether the place of the last digit that is not zero bridges the gap, for numbers that are taken at their word."""
    left, right = pairs.left.take(rows), pairs.right.take(rows)
    return np.maximum(left.low - left.spread, right.low - right.spread) < np.minimum(left.high + left.spread, right.high + right.spread)


def _swapped(pairs: Pairs, rows: Rows) -> Flags:
    """Whether the two numbers are written with the same digits in another order."""
    numbers, place = np.unique(np.concatenate([pairs.left.point[rows], pairs.right.point[rows]]), return_inverse=True)
    digits = np.array(["".join(sorted(plain(number))) if np.isfinite(number) else "" for number in numbers], dtype=object)
    left, right = np.split(place, 2)
    swapped: Flags = (left != right) & (digits[left] == digits[right]) & (digits[left] != "")
    return swapped
