"""How do two claims of one fact stand to each other?"""

from __future__ import annotations

from enum import IntEnum, auto
from typing import TYPE_CHECKING

import numpy as np

from claims.assess.pairs import Pairs, grouped_codes
from claims.assess.times import RUNNING, aged_then
from claims.assess.values import Meeting, Size, meetings, sizes
from claims.model import Grade, Measure, RelationKind

if TYPE_CHECKING:
    from claims.assess.intervals import Flags
    from claims.assess.values import Codes
    from claims.assess.wording import Words
    from claims.settings.assessment import AssessSettings

MOVING = (Measure.STOCK, Measure.SHARE)
"""Figures that may be another on another day."""


class Outcome(IntEnum):
    """Which rule decided a pair."""

    AGREE = 0
    REPEAT = auto()
    ROUNDING = auto()
    BOUND = auto()
    OVERLAP = auto()
    LOOSE = auto()
    UPDATED = auto()
    REVISED = auto()
    WITHDRAWN = auto()
    PART = auto()
    PART_EXCEEDS = auto()
    CONFLICT = auto()
    UNIT = auto()
    MODALITY = auto()
    DIRECTION = auto()
    TIME = auto()
    THEN = auto()


_GIVES: dict[Outcome, tuple[RelationKind, Grade | None]] = {
    Outcome.AGREE: (RelationKind.AGREE, None),
    Outcome.REPEAT: (RelationKind.REPEAT, None),
    Outcome.ROUNDING: (RelationKind.COMPATIBLE, Grade.ROUNDING),
    Outcome.BOUND: (RelationKind.COMPATIBLE, Grade.BOUND),
    Outcome.OVERLAP: (RelationKind.COMPATIBLE, Grade.OVERLAP),
    Outcome.LOOSE: (RelationKind.COMPATIBLE, Grade.LOOSE),
    Outcome.UPDATED: (RelationKind.UPDATED, None),
    Outcome.REVISED: (RelationKind.REVISED, None),
    Outcome.WITHDRAWN: (RelationKind.REVISED, None),
    Outcome.PART: (RelationKind.PART_OF, None),
    Outcome.PART_EXCEEDS: (RelationKind.CONFLICT, None),
    Outcome.CONFLICT: (RelationKind.CONFLICT, None),
    Outcome.UNIT: (RelationKind.NOT_COMPARABLE, Grade.UNIT),
    Outcome.MODALITY: (RelationKind.NOT_COMPARABLE, Grade.MODALITY),
    Outcome.DIRECTION: (RelationKind.NOT_COMPARABLE, Grade.MEASURE),
    Outcome.TIME: (RelationKind.NOT_COMPARABLE, Grade.TIME),
    Outcome.THEN: (RelationKind.NOT_COMPARABLE, Grade.TIME),
}
_MEETING_GIVES = {
    Meeting.APART: Outcome.CONFLICT,
    Meeting.SAME: Outcome.AGREE,
    Meeting.ROUNDING: Outcome.ROUNDING,
    Meeting.BOUND: Outcome.BOUND,
    Meeting.OVERLAP: Outcome.OVERLAP,
    Meeting.LOOSE: Outcome.LOOSE,
}
_SIZE_GIVES = {Size.MINOR: Grade.MINOR, Size.MODERATE: Grade.MODERATE, Size.MAJOR: Grade.MAJOR}


def outcomes(pairs: Pairs, settings: AssessSettings) -> Codes:
    """Say which rule decides every pair: the first that applies, as they stand here.

    A part and its whole are never rivals. What is not comparable is not compared. A source's own running count is read as a series.
    A figure that was taken back is no rival.
    Then values decide; values apart may be explained by time.

    Returns:
        An `Outcome` a pair. Swapping the sides of a pair changes nothing.
    """
    met = meetings(pairs.left, pairs.right)
    by_value = np.array([_MEETING_GIVES[meeting] for meeting in Meeting], dtype=np.int8)[met]
    apart, same = met == Meeting.APART, met == Meeting.SAME
    modality = grouped_codes(pairs.claims["modality"], settings.comparable_modalities)
    grew, fell = _own_series(pairs)
    rose = apart & _risen(pairs)
    sank = apart & ~rose & pairs.either("measure", RUNNING) & pairs.same_origin & (np.abs(pairs.days) > 0)
    stale = apart & pairs.either("measure", MOVING) & (np.abs(pairs.days) > settings.staleness_days)
    then = aged_then(pairs.claims)
    return np.select(
        [
            (pairs.part_l | pairs.part_r) & _part_exceeds(pairs),
            pairs.part_l | pairs.part_r,
            ~pairs.same_unit,
            modality[pairs.row_l] != modality[pairs.row_r],
            pairs.differ("change"),
            grew | rose,
            fell | sank,
            apart & pairs.withdrawn,
            stale & ~pairs.either("measure", RUNNING),
            apart & (then[pairs.row_l] != then[pairs.row_r]),
            same & pairs.same_origin,
        ],
        [
            Outcome.PART_EXCEEDS,
            Outcome.PART,
            Outcome.UNIT,
            Outcome.MODALITY,
            Outcome.DIRECTION,
            Outcome.UPDATED,
            Outcome.REVISED,
            Outcome.WITHDRAWN,
            Outcome.TIME,
            Outcome.THEN,
            Outcome.REPEAT,
        ],
        by_value,
    ).astype(np.int8)


def relations(pairs: Pairs, found: Codes, settings: AssessSettings) -> tuple[Words, Words]:
    """Give the relation and the grade of every pair, as words, from the rule that decided it."""
    kind = np.array([_GIVES[outcome][0].value for outcome in Outcome], dtype=object)[found]
    grade = np.array([_GIVES[outcome][1] for outcome in Outcome], dtype=object)[found]
    conflict = np.flatnonzero((found == Outcome.CONFLICT) | (found == Outcome.PART_EXCEEDS))
    size = sizes(pairs.left.take(conflict), pairs.right.take(conflict), pairs.percent[conflict], settings.grades)
    grade[conflict] = np.array([_SIZE_GIVES[size].value for size in Size], dtype=object)[size]
    return kind, grade


def _own_series(pairs: Pairs) -> tuple[Flags, Flags]:
    """Whether an origin's running count went up, or down, from the earlier to the later of its two points; bounds are no matter."""
    own = pairs.either("measure", RUNNING) & pairs.same_origin & (pairs.days != 0)
    with np.errstate(invalid="ignore"):
        step = (pairs.right.point - pairs.left.point) * np.sign(pairs.days)
        return own & (step > 0), own & (step < 0)


def _risen(pairs: Pairs) -> Flags:
    """Whether a running count, of two origins, is higher at the later of two days."""
    later_is_right, later_is_left = pairs.days > 0, pairs.days < 0
    up_right = pairs.right.core_low >= pairs.left.core_high
    up_left = pairs.left.core_low >= pairs.right.core_high
    return pairs.either("measure", RUNNING) & ((later_is_right & up_right) | (later_is_left & up_left))


def _part_exceeds(pairs: Pairs) -> Flags:
    left = pairs.part_l & (pairs.left.core_low > pairs.right.halo_high)
    right = pairs.part_r & (pairs.right.core_low > pairs.left.halo_high)
    return (left | right) & pairs.same_unit & ~pairs.withdrawn
