"""Why do two claims stand as they do, in plain words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.assess.explanations import explanations
from claims.assess.relations import Outcome
from claims.assess.values import distances
from claims.assess.wording import Words, dates, figures, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.assess.intervals import Rows
    from claims.assess.pairs import Pairs
    from claims.assess.values import Codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Pairs in the order that they are spoken of, so that swapping their sides leaves the words as they are.

    Attributes:
        pairs: The pairs.
        first: Row of the part, else the earlier claim, else the lower.
        second: Row of the other.
        words: The figure of every claim, in words.
        dates: The as-of date of every claim, in words; empty where unknown.
    """

    pairs: Pairs
    first: Rows
    second: Rows
    words: Words
    dates: Words

    def figures(self, rows: Rows) -> zip[tuple[str, str]]:
        """The figures of some pairs, in words."""
        return zip(self.words[self.first[rows]], self.words[self.second[rows]], strict=True)

    def named(self, column: str, rows: Rows) -> list[str]:
        """What a column says of the two claims of some pairs, in the order of the alphabet."""
        values = self.pairs.claims[column].to_numpy(dtype=object)
        both = zip(values[self.first[rows]], values[self.second[rows]], strict=True)
        return [" and ".join(sorted((str(a), str(b)))) for a, b in both]


def reasons(pairs: Pairs, found: Codes) -> Words:
    """Say in one line why every pair stands as the rule that decided it says.

    Args:
        pairs: The pairs.
        found: An `Outcome` a pair.

    Returns:
        Text that is the same whichever side is left. A conflict names what could explain it, with the evidence.
    """
    told = _told(pairs)
    out = np.empty(len(found), dtype=object)
    for outcome in Outcome:
        rows = np.flatnonzero(found == outcome)
        if len(rows):
            out[rows] = _SAYS[outcome](told, rows)
    return out


def _told(pairs: Pairs) -> Told:
    claims, words = pairs.claims, figures(pairs.claims)
    rank = _ranks(claims, words)
    lower_left = rank[pairs.row_l] <= rank[pairs.row_r]
    left_first = np.where(np.nan_to_num(pairs.days) != 0, pairs.days > 0, lower_left)
    left_first = np.where(pairs.part_l | pairs.part_r, pairs.part_l, left_first)
    return Told(
        pairs=pairs,
        first=np.where(left_first, pairs.row_l, pairs.row_r),
        second=np.where(left_first, pairs.row_r, pairs.row_l),
        words=words,
        dates=dates(claims),
    )


def _ranks(claims: pd.DataFrame, words: Words) -> Rows:
    """Number the claims by value, those of one value by their words."""
    order = pd.DataFrame({"low": claims["low"].fillna(0), "high": claims["high"].fillna(np.inf), "words": words})
    rank = np.empty(len(order), dtype=np.intp)
    rank[order.sort_values(["low", "high", "words"], kind="stable").index.to_numpy()] = np.arange(len(order))
    return rank


def _agree(told: Told, rows: Rows) -> list[str]:
    return [f"both say {a}" if a == b else f"{a} and {b} are the same value" for a, b in told.figures(rows)]


def _repeat(told: Told, rows: Rows) -> list[str]:
    origin = told.pairs.claims["origin"].fillna("an unnamed source").to_numpy(dtype=object)[told.first[rows]]
    return [f"{said}, and both figures come from {who}" for said, who in zip(_agree(told, rows), origin, strict=True)]


def _rounding(told: Told, rows: Rows) -> list[str]:
    return [f"{a} and {b} differ by no more than their rounding leaves open" for a, b in told.figures(rows)]


def _bound(told: Told, rows: Rows) -> list[str]:
    bounded = told.pairs.claims["bound"].isin(["at_least", "more_than", "up_to", "less_than"]).to_numpy()[told.first[rows]]
    pairs = zip(told.figures(rows), bounded, strict=True)
    return [f"{b} satisfies {a} and is near it" if a_bounds else f"{a} satisfies {b} and is near it" for (a, b), a_bounds in pairs]


def _overlap(told: Told, rows: Rows) -> list[str]:
    return [f"the values that {a} and {b} allow overlap" for a, b in told.figures(rows)]


def _loose(told: Told, rows: Rows) -> list[str]:
    return [f"{a} and {b} do not contradict each other, and neither confirms the other" for a, b in told.figures(rows)]


def _updated(told: Told, rows: Rows) -> list[str]:
    return [f"a running count rose from {step}" for step in _steps(told, rows)]


def _revised(told: Told, rows: Rows) -> list[str]:
    return [f"one origin lowered its figure from {step}" for step in _steps(told, rows)]


def _steps(told: Told, rows: Rows) -> list[str]:
    dates = zip(told.dates[told.first[rows]], told.dates[told.second[rows]], strict=True)
    return [f"{a} ({then}) to {b} ({now})" for (a, b), (then, now) in zip(told.figures(rows), dates, strict=True)]


def _part(told: Told, rows: Rows) -> list[str]:
    return [f"{part} counted as a part of {whole}" for part, whole in told.figures(rows)]


def _part_exceeds(told: Told, rows: Rows) -> list[str]:
    return [f"{part} said to be a part of {whole}, which is less" for part, whole in told.figures(rows)]


def _conflict(told: Told, rows: Rows) -> list[str]:
    pairs = told.pairs
    percent = pairs.percent[rows]
    gaps = distances(pairs.left.take(rows), pairs.right.take(rows), percent)
    parts = zip(told.figures(rows), gaps, percent, explanations(told, rows), strict=True)
    return [f"{a} and {b} {_apart(gap, points=points)}; {why}" for (a, b), gap, points, why in parts]


def _apart(gap: float, *, points: bool) -> str:
    if points:
        return f"are {plain(round(gap, 2))} points apart"
    if np.isinf(gap):
        return "contradict each other, one being none"
    factor = f"{gap:.3g}"
    return "just exclude each other" if factor == "1" else f"are apart by a factor of {factor}"


def _unit(told: Told, rows: Rows) -> list[str]:
    return [f"different units, not convertible: {names}" for names in told.named("unit", rows)]


def _modality(told: Told, rows: Rows) -> list[str]:
    return [f"not said in the same way: {names}" for names in told.named("modality", rows)]


def _direction(told: Told, rows: Rows) -> list[str]:
    return [f"one is a rise and one a fall: {a}, {b}" for a, b in told.figures(rows)]


def _time(told: Told, rows: Rows) -> list[str]:
    dates = zip(told.dates[told.first[rows]], told.dates[told.second[rows]], strict=True)
    return [f"such a figure changes, and {then} is too far from {now}" for then, now in dates]


_SAYS: dict[Outcome, Callable[[Told, Rows], list[str]]] = {
    Outcome.AGREE: _agree,
    Outcome.REPEAT: _repeat,
    Outcome.ROUNDING: _rounding,
    Outcome.BOUND: _bound,
    Outcome.OVERLAP: _overlap,
    Outcome.LOOSE: _loose,
    Outcome.UPDATED: _updated,
    Outcome.REVISED: _revised,
    Outcome.PART: _part,
    Outcome.PART_EXCEEDS: _part_exceeds,
    Outcome.CONFLICT: _conflict,
    Outcome.UNIT: _unit,
    Outcome.MODALITY: _modality,
    Outcome.DIRECTION: _direction,
    Outcome.TIME: _time,
}
