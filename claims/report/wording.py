"""In which words does a report give figures, dates, verdicts and speakers?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claims.assess.wording import dated, measured
from claims.model import AttributionKind, Bound, Consistency, Corroboration, Grade

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

_SCALES = ((1e12, "trillion", "tn"), (1e9, "billion", "bn"), (1e6, "million", "m"))
_LARGEST = 1e15  # beyond it no figure of the news has a name
_BOUNDED: Mapping[Bound, str] = {
    Bound.ABOUT: "about ",
    Bound.NEARLY: "nearly ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.UP_TO: "up to ",
    Bound.LESS_THAN: "less than ",
}
_SHORT_FROM = 10_000
_QUOTED_CHARACTERS = 28  # a vague figure is quoted as it is written, as far as a chart's label has room

CONSISTENCY: Mapping[Consistency, str] = {
    Consistency.CONFLICTING: "Conflicting",
    Consistency.EVOLVING: "Evolving",
    Consistency.CONSISTENT: "Consistent",
}
CORROBORATION: Mapping[Corroboration, str] = {
    Corroboration.CORROBORATED: "corroborated",
    Corroboration.SINGLE_ORIGIN: "single origin",
    Corroboration.UNCORROBORATED: "uncorroborated",
}


def verdict(consistency: Consistency, grade: Grade | None) -> str:
    """Name the first axis of a verdict, with the size of the conflict.

    >>> verdict(Consistency.CONFLICTING, Grade.MAJOR)
    'Conflicting, major'
    """
    return f"{CONSISTENCY[consistency]}, {grade}" if grade is not None else CONSISTENCY[consistency]


def counted(number: int, one: str, many: str | None = None) -> str:
    """Count things.

    >>> counted(1, "report"), counted(1200, "report")
    ('1 report', '1,200 reports')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def plain(value: float) -> str:
    """Write a number for reading.

    >>> plain(50000), plain(3_200_000), plain(6.4)
    ('50,000', '3.2 million', '6.4')
    """
    for size, name, _ in _SCALES:
        if size <= abs(value) < _LARGEST and round(value / size, 2) * size == value:
            return f"{_trimmed(value / size, 2)} {name}"
    return _digits(value)


def short(value: float) -> str:
    """Write a round number for the axis of a chart.

    >>> short(5_000), short(100_000), short(1_500_000)
    ('5,000', '100k', '1.5m')
    """
    for size, _, letter in (*_SCALES, (1e3, "thousand", "k")):
        if max(size, _SHORT_FROM) <= abs(value) < _LARGEST:
            return f"{_trimmed(value / size, 2)}{letter}"
    return _digits(value)


def _digits(value: float) -> str:
    if value and not 1e-3 <= abs(value) < _LARGEST:
        return f"{value:.3g}"
    return _trimmed(value, 0 if value == int(value) else 3)


def _trimmed(value: float, places: int) -> str:
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=4096)  # most figures of the news are small numbers of people
def amount(*values: float, unit: str) -> str:
    """Write one number, or the two ends of a range, with the unit.

    >>> amount(65, 70, unit="percent"), amount(16, unit="mile"), amount(3_000_000, unit="USD")
    ('65–70%', '16 miles', 'USD 3 million')
    """
    numbers = "–".join(plain(value) for value in values)
    return f"{numbers}%" if unit == "percent" else measured(numbers, unit, one=values == (1,))


def figure(*, low: float | None, high: float | None, stated: float | None, bound: Bound, unit: str, change: str | None, exact: str) -> str:
    """Write a figure as claimed: its bound, its numbers, its unit.

    Vague words stay as they were written, since no number says the same.

    >>> figure(low=500, high=None, stated=500, bound=Bound.AT_LEAST, unit="count", change=None, exact="at least 500")
    'at least 500'
    """
    values = [value for value in ((low, high) if stated is None else (stated,)) if value is not None]
    if bound is Bound.VAGUE or not values:
        return f"“{exact if len(exact) <= _QUOTED_CHARACTERS else exact[: _QUOTED_CHARACTERS - 1] + '…'}”"
    return (f"{change} " if change else "") + _BOUNDED.get(bound, "") + amount(*values, unit=unit)


def share(probability: float) -> str:
    """Write a probability: never 0% or 100%, which none is.

    >>> share(0.98765), share(0.99999), share(0.0002)
    ('98.8%', 'over 99.9%', 'under 0.1%')
    """
    percent = round(100 * probability, 1)
    if not 0 < percent < 100:
        return "over 99.9%" if percent else "under 0.1%"
    return f"{percent:g}%"


def lag(hours: float | None) -> str:
    """Write how late somebody is, to the hour up to two days, then to the day.

    >>> lag(0.4), lag(5), lag(60), lag(None)
    ('under 1 hour', '5 hours', '2.5 days', '')
    """
    if hours is None:
        return ""
    if hours < 1:
        return "under 1 hour"
    return counted(round(hours), "hour") if hours <= 48 else f"{_trimmed(hours / 24, 1)} days"


def brief_date(words: str) -> str:
    """Shorten the month of a date in words, which then is not broken, for where there is little room.

    >>> brief_date("25 September 2025").split(), brief_date("May 2025").split(), brief_date("undated")
    (['25', 'Sep', '2025'], ['May', '2025'], 'undated')
    """
    parts = [part[:3] if part.isalpha() and part.istitle() else part for part in words.split()]
    return "\N{NO-BREAK SPACE}".join(parts)


def moment(value: datetime) -> str:
    """Write a time, to the minute.

    >>> from datetime import UTC, datetime
    >>> moment(datetime(2017, 6, 5, 9, 30, tzinfo=UTC))
    '5 June 2017, 09:30 UTC'
    """
    return f"{dated(value)}, {value:%H:%M} {value.tzname() or ''}".rstrip()


def period(first: date, last: date) -> str:
    """Write a stretch of days, naming what the two have in common once.

    >>> from datetime import date
    >>> period(date(2017, 6, 5), date(2017, 6, 9)), period(date(2017, 6, 5), date(2017, 6, 5))
    ('5–9 June 2017', '5 June 2017')
    """
    if first == last:
        return dated(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{dated(last)}"
    begins = dated(first)
    return f"{begins.removesuffix(f' {first.year}') if first.year == last.year else begins} – {dated(last)}"


def speaker(attribution: str | None, kind: AttributionKind) -> str:
    """Say who the document says says so.

    >>> speaker("the governor", AttributionKind.NAMED), speaker(None, AttributionKind.OWN)
    ('according to the governor', 'in its own words')
    """
    if attribution is not None:
        chain = attribution.replace(" -> ", ", citing ")
        return f"according to {chain}" + (" (unnamed)" if kind is AttributionKind.UNNAMED else "")
    if kind is AttributionKind.PASSIVE:
        return "without saying who says so"
    return "according to unnamed sources" if kind is AttributionKind.UNNAMED else "in its own words"
