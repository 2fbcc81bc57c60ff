"""How is a figure, a date or a unit put into words?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from claims import lexicon
from claims.dimensions import irregular_plurals
from claims.model import Bound, Precision
from claims.text.dictionary import inflected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

Words: TypeAlias = NDArray[np.object_]

_BEFORE = {
    Bound.ABOUT: "about ",
    Bound.NEARLY: "nearly ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.UP_TO: "up to ",
    Bound.LESS_THAN: "less than ",
}
_SPELLED = 10
"""News spells numbers out as far as this one."""
_DATE_FORMS = {Precision.WEEK: "the week of {day} {month}", Precision.MONTH: "{month}", Precision.YEAR: "{year}"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def figures(claims: pd.DataFrame) -> Words:
    """Put every claim's figure into words, its bound and unit with it: `at least 500`, `65 to 70 percent`, `magnitude 6.1`.

    A vague figure is quoted as the document has it.
    """
    wordless = claims["bound"].eq(Bound.VAGUE) | claims[["stated", "low", "high"]].isna().all(axis=1)
    said = claims[list(_Stated._fields)].assign(exact=claims["exact"].where(wordless))
    return _each(said, lambda *row: _figure(_Stated._make(row)))


def _each(columns: pd.DataFrame, word: Callable[..., str]) -> Words:
    """Put every row into words, each different row once: many claims say the same."""
    number = columns.groupby(list(columns.columns), dropna=False, sort=False).ngroup().to_numpy()
    different = columns[~pd.Series(number).duplicated().to_numpy()]
    plain_columns = [column.astype(object).where(column.notna(), None) for _, column in different.items()]
    return np.array([word(*row) for row in zip(*plain_columns, strict=True)], dtype=object)[number]


class _Stated(NamedTuple):
    """The columns of a claim that say its figure."""

    bound: str
    stated: float | None
    low: float | None
    high: float | None
    unit: str | None
    exact: str | None
    change: str | None


def _figure(said: _Stated) -> str:
    number = next((end for end in (said.stated, said.low, said.high) if end is not None), None)
    if said.bound == Bound.VAGUE or number is None:
        return f"“{said.exact}”"
    unit, moved = said.unit or "count", f"{said.change} " if said.change else ""
    if said.bound == Bound.RANGE and said.low is not None and said.high is not None:
        return moved + measured(f"{plain(said.low)} to {plain(said.high)}", unit, one=False)
    return moved + _BEFORE.get(Bound(said.bound), "") + measured(plain(number), unit, one=number == 1)


def plain(number: float) -> str:
    """Write a number with thousands set apart and without needless decimals.

    >>> [plain(50_000.0), plain(6.1), plain(1 / 3)]
    ['50,000', '6.1', '0.333333']
    """
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.6f}".rstrip("0")


def measured(number: str, unit: str, *, one: bool) -> str:
    """Set a number, already in words, with its unit.

    >>> [measured("35", "mile per hour", one=False), measured("6.1", "magnitude", one=False), measured("3", "EUR", one=False)]
    ['35 miles per hour', 'magnitude 6.1', 'EUR 3']
    >>> [measured("75", "USD per barrel", one=False), measured("20", "count per week", one=False)]
    ['USD 75 per barrel', '20 per week']
    """
    unit, _, per = unit.partition(" per ")
    if per:
        return f"{measured(number, unit, one=one)} per {per}"
    if unit == "count":
        return number
    if unit.isupper() or unit == "magnitude":
        return f"{unit} {number}"
    return f"{number} {unit if one or unit == 'percent' else plural(unit)}"


@cache
def plural(unit: str) -> str:
    """Form the plural of a unit's name: of its noun, which stands before `per` or `of`, else last.

    >>> [plural("square kilometre"), plural("mile per hour"), plural("foot"), plural("penny"), plural("USD per barrel")]
    ['square kilometres', 'miles per hour', 'feet', 'pence', 'USD per barrel']
    """
    if unit in irregular_plurals():
        return irregular_plurals()[unit]
    words = unit.split()
    noun = min((words.index(word) for word in ("per", "of") if word in words), default=len(words)) - 1
    if words[0] == "degree":
        noun = 0
    if words[noun].isupper():
        return unit
    words[noun] = inflected(words[noun], "NNS")
    return " ".join(words)


@cache
def _small_numbers() -> dict[int, str]:
    values = cast("dict[str, int]", lexicon.load("numerals")["values"])
    return {number: word for word, number in values.items() if 0 < number <= _SPELLED}


def in_words(number: int) -> str:
    """Spell a small whole number out, as news does up to ten.

    >>> in_words(1), in_words(10), in_words(1200)
    ('one', 'ten', '1,200')
    """
    return _small_numbers().get(number, f"{number:,}")


def dates(claims: pd.DataFrame) -> Words:
    """Put every claim's as-of date into words; empty where it is not known."""
    return _each(claims[["as_of", "as_of_precision"]], lambda day, fine: "" if day is None else dated(day, fine))


def dated(day: date, precision: str | None = None) -> str:
    """Write a date as finely as it is known.

    >>> from datetime import date
    >>> [dated(date(2016, 6, 1)), dated(date(2016, 6, 1), "month")]
    ['1 June 2016', 'June 2016']
    """
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    form = _DATE_FORMS.get(Precision(precision or "day"), "{day} {month}")
    return form.format(day=day.day, month=month, year=day.year)


def listed(parts: Iterable[str], joint: str = "and") -> str:
    """Join parts as a sentence does.

    >>> listed(["killed", "injured", "missing"])
    'killed, injured and missing'
    """
    *most, last = parts
    return f"{', '.join(most)} {joint} {last}" if most else last
