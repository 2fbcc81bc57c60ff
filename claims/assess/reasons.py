"""Why do two claims stand as they do, in plain words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.assess.explanations import explanations
from claims.assess.relations import Outcome
from claims.assess.times import days_as_dates, known_days
from claims.assess.values import distances
from claims.assess.wording import Words, dates, figures, plain
from claims.model import Cause

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.assess.intervals import Flags, Rows
    from claims.assess.pairs import Pairs
    from claims.assess.values import Codes
    from claims.settings.assessment import AssessSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Pairs in the order that they are spoken of, so that swapping their sides leaves the words as they are.

    Attributes:
        pairs: The pairs.
        first: Row of the part, else the earlier claim, else the lower.
        second: Row of the other.
        words: The figure of every claim, in words.
        dates: The as-of date of every claim, in words; empty where unknown.
        known: The day from which on every figure is told, in words, as finely as it is known; empty where unknown.
    """

    pairs: Pairs
    first: Rows
    second: Rows
    words: Words
    dates: Words
    known: Words

    def figures(self, rows: Rows) -> zip[tuple[str, str]]:
        """The figures of some pairs, in words."""
        return zip(self.words[self.first[rows]], self.words[self.second[rows]], strict=True)

    def named(self, column: str, rows: Rows) -> list[str]:
        """What a column says of the two claims of some pairs, in the order of the alphabet."""
        return [" and ".join(sorted(both)) for both in self.both(column, rows)]

    def both(self, column: str, rows: Rows) -> list[tuple[str, str]]:
        """What a column says of the first and of the second claim of some pairs."""
        values = self.pairs.claims[column].to_numpy(dtype=object)
        return [(str(a), str(b)) for a, b in zip(values[self.first[rows]], values[self.second[rows]], strict=True)]


def reasons(pairs: Pairs, found: Codes, settings: AssessSettings) -> tuple[Words, Words]:
    """Say in one line why every pair stands as the rule that decided it says.

    Args:
        pairs: The pairs.
        found: An `Outcome` a pair.
        settings: How long after an event its count runs.

    Returns:
        Text that is the same whichever side is left, a conflict's with what could explain it and the evidence; and the kinds of
        these explanations, joined by a comma, of every conflict and of money of two kinds, else None.
    """
    told = _told(pairs, settings)
    out, causes = np.empty(len(found), dtype=object), np.full(len(found), None, dtype=object)
    for outcome in Outcome:
        rows = np.flatnonzero(found == outcome)
        if outcome is Outcome.CONFLICT and len(rows):
            out[rows], causes[rows] = _conflict(told, rows)
        elif len(rows):
            out[rows] = _SAYS[outcome](told, rows)
    causes[np.flatnonzero(_currencies(pairs) & (found == Outcome.UNIT))] = Cause.CURRENCY.value
    return out, causes


def _told(pairs: Pairs, settings: AssessSettings) -> Told:
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
        known=dates(claims.assign(as_of=days_as_dates(known_days(claims, settings)))),
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


def _withdrawn(told: Told, rows: Rows) -> list[str]:
    gone = told.pairs.claims["superseded_by"].notna().to_numpy()
    taken = zip(told.figures(rows), gone[told.first[rows]], gone[told.second[rows]], strict=True)
    return [_back(a, b, first=first, second=second) for (a, b), first, second in taken]


def _back(a: str, b: str, *, first: bool, second: bool) -> str:
    if first and second:
        return f"{a} and {b} were both taken back"
    return f"{a} was taken back, {b} was not" if first else f"{b} was taken back, {a} was not"


def _steps(told: Told, rows: Rows) -> list[str]:
    dates = zip(told.dates[told.first[rows]], told.dates[told.second[rows]], strict=True)
    return [f"{a} ({then}) to {b} ({now})" for (a, b), (then, now) in zip(told.figures(rows), dates, strict=True)]


def _part(told: Told, rows: Rows) -> list[str]:
    return [f"{part} counted as a part of {whole}" for part, whole in told.figures(rows)]


def _part_exceeds(told: Told, rows: Rows) -> list[str]:
    return [f"{part} said to be a part of {whole}, which is less" for part, whole in told.figures(rows)]


def _conflict(told: Told, rows: Rows) -> tuple[list[str], list[str]]:
    pairs = told.pairs
    percent = pairs.percent[rows]
    gaps = distances(pairs.left.take(rows), pairs.right.take(rows), percent)
    why, causes = explanations(told, rows)
    parts = zip(told.figures(rows), gaps, percent, why, strict=True)
    return [f"{a} and {b} {_apart(gap, points=points)}; {words}" for (a, b), gap, points, words in parts], [
        ", ".join(all_) for all_ in causes
    ]


def _apart(gap: float, *, points: bool) -> str:
    if points:
        return f"are {plain(round(gap, 2))} points apart"
    if np.isinf(gap):
        return "contradict each other, one being none"
    factor = f"{gap:.3g}"
    return "just exclude each other" if factor == "1" else f"are apart by a factor of {factor}"


def _unit(told: Told, rows: Rows) -> list[str]:
    named = zip(told.named("unit", rows), _currencies(told.pairs)[rows], strict=True)
    return [f"different {'currencies' if money else 'units'}, not convertible: {names}" for names, money in named]


def _currencies(pairs: Pairs) -> Flags:
    """Whether both sides are money, of two kinds."""
    money = pairs.claims["unit"].str.fullmatch(r"[A-Z]{3}(?: per .*)?").fillna(value=False).to_numpy(dtype=bool)
    both: Flags = money[pairs.row_l] & money[pairs.row_r]
    return both


def _modality(told: Told, rows: Rows) -> list[str]:
    return [f"not said in the same way: {names}" for names in told.named("modality", rows)]


def _direction(told: Told, rows: Rows) -> list[str]:
    return [f"one is a rise and one a fall: {a}, {b}" for a, b in told.figures(rows)]


def _time(told: Told, rows: Rows) -> list[str]:
    dates = zip(told.dates[told.first[rows]], told.dates[told.second[rows]], strict=True)
    return [f"such a figure changes, and {then} is too far from {now}" for then, now in dates]


def _then(told: Told, rows: Rows) -> list[str]:
    return [f"{a} and {b} are ages of two times: one is told as that of then" for a, b in told.figures(rows)]


_SAYS: dict[Outcome, Callable[[Told, Rows], list[str]]] = {
    Outcome.AGREE: _agree,
    Outcome.REPEAT: _repeat,
    Outcome.ROUNDING: _rounding,
    Outcome.BOUND: _bound,
    Outcome.OVERLAP: _overlap,
    Outcome.LOOSE: _loose,
    Outcome.UPDATED: _updated,
    Outcome.REVISED: _revised,
    Outcome.WITHDRAWN: _withdrawn,
    Outcome.PART: _part,
    Outcome.PART_EXCEEDS: _part_exceeds,
    Outcome.UNIT: _unit,
    Outcome.MODALITY: _modality,
    Outcome.DIRECTION: _direction,
    Outcome.TIME: _time,
    Outcome.THEN: _then,
}
