"""What could explain a conflict, and what is the evidence?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claims.assess.additions import added_up
from claims.assess.scopes import definitions, places, populations
from claims.assess.slips import confused_units, slipped_zeros, swapped_digits
from claims.assess.wording import in_words, listed
from claims.model import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.assess.intervals import Flags, Rows
    from claims.assess.pairs import Pairs
    from claims.assess.reasons import Told


class Evidence(NamedTuple):
    """What could explain some conflicts.

    Attributes:
        cause: The kind of explanation.
        where: Which of the conflicts it fits.
        words: For each of these, the explanation with its evidence.
    """

    cause: Cause
    where: Flags
    words: list[str]


def explanations(told: Told, rows: Rows) -> tuple[list[str], list[tuple[Cause, ...]]]:
    """Name what could explain each of some conflicts, each with its evidence.

    Args:
        told: All pairs.
        rows: Which of them are conflicts.

    Returns:
        `could be explained by ...`, or `unexplained`; and the kinds of explanation, in the order of the words.
    """
    words: list[list[str]] = [[] for _ in rows]
    causes: list[list[Cause]] = [[] for _ in rows]
    for cause, where, evidence in _evidence(told, rows):
        for at, text in zip(np.flatnonzero(where), evidence, strict=True):
            words[at].append(text)
            causes[at].append(cause)
    said = [f"could be explained by {listed(parts, 'or')}" if parts else "unexplained" for parts in words]
    return said, [tuple(dict.fromkeys(found)) or (Cause.UNEXPLAINED,) for found in causes]


def _evidence(told: Told, rows: Rows) -> Iterator[Evidence]:
    """Give every explanation with the conflicts that it fits and, for these, its words."""
    yield Evidence(Cause.AS_OF, *_moved(told, rows))
    yield Evidence(Cause.PLACE_SCOPE, *places(told, rows))
    yield Evidence(Cause.POPULATION, *populations(told, rows))
    yield Evidence(Cause.DEFINITION, *definitions(told, rows))
    yield Evidence(Cause.UNIT, *_converted(told, rows))
    yield Evidence(Cause.UNIT, *confused_units(told, rows))
    rounded = _rounded(told.pairs, rows)
    yield Evidence(Cause.ROUNDING, rounded, ["rounding (within the last digit written)"] * int(rounded.sum()))
    yield Evidence(Cause.SWAPPED_DIGITS, *swapped_digits(told, rows))
    yield Evidence(Cause.SLIPPED_ZERO, *slipped_zeros(told, rows))
    yield Evidence(Cause.DOUBLE_COUNTING, *added_up(told, rows))


def _moved(told: Told, rows: Rows) -> tuple[Flags, list[str]]:
    days = np.abs(np.nan_to_num(told.pairs.days[rows]))
    moved = days > 0
    then, now = told.known[told.first[rows[moved]]], told.known[told.second[rows[moved]]]
    return moved, [f"the dates, {_apart(gap)} apart ({a} and {b})" for gap, a, b in zip(days[moved], then, now, strict=True)]


def _apart(days: float) -> str:
    whole = round(days)
    return f"{in_words(whole)} day{'' if whole == 1 else 's'}" if whole else "some hours"


def _converted(told: Told, rows: Rows) -> tuple[Flags, list[str]]:
    converted = told.pairs.converted[rows]
    return converted, [f"conversion of units ({names})" for names in told.named("unit", rows[converted])]


def _rounded(pairs: Pairs, rows: Rows) -> Flags:
    """Whether the place of the last digit that is not zero bridges the gap, for numbers that are taken at their word."""
    left, right = pairs.left.take(rows), pairs.right.take(rows)
    return np.maximum(left.low - left.spread, right.low - right.spread) < np.minimum(left.high + left.spread, right.high + right.spread)
