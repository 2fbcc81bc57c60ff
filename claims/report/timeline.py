"""How did the figures of a fact move in time, origin by origin?

A strip for each origin over one axis of days: its figure stays where it was until it gives another. All places are percent of the
plot, as in `claims.report.chart`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.assess.wording import dated
from claims.report.chart import Tick, scale_over
from claims.report.differences import place_in_time, value
from claims.report.wording import brief_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from claims.report.chart import Scale
    from claims.report.fact_records import ClaimView, FactView

_STRIPS = 6
"""Origins shown: more strips than this are no longer compared by eye."""
_TOP, _BOTTOM = 42.0, 90.0  # room above for the figures in words
_APART = 14.0  # percent of the width that a figure in words needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure of one day.

    Attributes:
        x: When.
        y: How much.
        words: The figure, or nothing where it would run into the one before.
        anchor: On which side of the point the words stand.
        until: When the figure was followed by another, or ends.
        then: How much that other was, or None.
        rising: Whether it is a lower bound: an arrow points up.
    """

    x: float
    y: float
    words: str
    anchor: str
    until: float
    then: float | None
    rising: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The figures of one origin, in order of time; `told` says the same in words."""

    origin: str
    points: tuple[Point, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Strips over one axis of days, and how many origins are left out."""

    strips: tuple[Strip, ...]
    ticks: tuple[Tick, ...]
    more: int


def timeline_of(fact: FactView) -> Timeline | None:
    """Lay the figures of a fact out in time.

    Returns:
        None unless different figures are of different days.
    """
    origins: dict[str, list[ClaimView]] = {}
    for claim in sorted(fact.claims, key=place_in_time):
        if claim.as_of is not None and (claim.figure.low, claim.figure.high) != (None, None):
            origins.setdefault(claim.origin, []).append(claim)
    steps = {origin: list(_steps(claims)) for origin, claims in origins.items()}
    known = [claim for claims in steps.values() for claim in claims]
    days = sorted({claim.as_of for claim in known if claim.as_of is not None})
    if len(days) < 2 or len({claim.figure.words for claim in known}) < 2:
        return None
    scale = scale_over([value(claim) for claim in known], share=fact.unit == "percent")
    ordered = sorted(steps.items(), key=lambda item: -len(item[1]))
    strips = tuple(_strip(origin, claims, scale, days) for origin, claims in ordered[:_STRIPS])
    return Timeline(strips=strips, ticks=tuple(_ticks(days)), more=max(0, len(origins) - _STRIPS))


def _strip(origin: str, claims: Sequence[ClaimView], scale: Scale, days: Sequence[date]) -> Strip:
    places = [(_across(claim.as_of, days), _up(claim, scale)) for claim in claims]
    points, free = [], -_APART
    for at, (claim, (x, y)) in enumerate(zip(claims, places, strict=True)):
        following = places[at + 1] if at + 1 < len(places) else None
        fits = x - free >= _APART or following is None
        free = x if fits else free
        points.append(
            Point(
                x=x,
                y=y,
                words=claim.figure.words if fits else "",
                anchor="start" if x < _APART / 2 else "end" if x > 100 - _APART / 2 else "middle",
                until=following[0] if following is not None else 100.0,
                then=following[1] if following is not None else None,
                rising=claim.figure.high is None,
            )
        )
    told = "; ".join(f"{claim.figure.words} ({claim.when})" for claim in claims)
    return Strip(origin=origin, points=tuple(points), told=told)


def _steps(claims: Iterable[ClaimView]) -> Iterable[ClaimView]:
    """Leave out figures that only repeat the one before."""
    before = None
    for claim in claims:
        if claim.figure.words != before:
            yield claim
        before = claim.figure.words


def _across(day: date | None, days: Sequence[date]) -> float:
    return round(100 * (day - days[0]).days / (days[-1] - days[0]).days, 2) if day is not None else 0.0


def _up(claim: ClaimView, scale: Scale) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * scale.at(value(claim)) / 100, 2)


def _ticks(days: Sequence[date]) -> Iterable[Tick]:
    """The first day, the last, and between them those with room for their date; the year stands where it is not plain."""
    taken: list[float] = []
    one_year = days[0].year == days[-1].year
    for day in (days[0], days[-1], *days[1:-1]):
        at = _across(day, days)
        if all(abs(at - other) > 1.6 * _APART for other in taken):
            taken.append(at)
            words = brief_date(dated(day))
            plain = one_year and day != days[-1]
            anchor = "start" if at == 0 else "end" if at == 100 else "middle"
            yield Tick(at=at, label=words.removesuffix(f" {day.year}") if plain else words, anchor=anchor)
