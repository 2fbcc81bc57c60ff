"""Which patterns do the words of the calendar make?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.model import Precision
from claims.text.phrases import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set


YEARS = range(1900, 2100)
"""Bare numbers that may be years."""
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[,.]\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# No day goes on as a bigger number, a decimal, a clock time or a share.
_DAY_END = r"(?!\d|[,.:]\d|%)"
_SPAN = r"\s?(?:-|–|and|to|&)\s?"
# What follows the first digit of a year, a date in digits or a clock time; and of the day that a month follows. Most numbers are none.
_IN_TIME = r"\d{3}(?!\d)|\d?(?:[/.:]\d|\s/\s\d|\s?[apAP]\.?\s?[mM]|\so['’])"
_IN_DAY = rf"\d?{_ORDINAL}(?:{_SPAN}\d\d?{_ORDINAL})?(?:\sof)?"


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Word data of dates.toml, compiled: patterns are matched at an anchor, except those that find where to look.

    `anchor` finds words and numbers, `number` numbers alone. Of what `anchor` finds by a word, or by a month behind a number, `telling`
    has those that stand alone, `opening` and `closing` the first and last words of the others: last night, the previous year.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative: Mapping[str, tuple[int, Precision]]
    named: Mapping[str, tuple[int, int, int]]
    words: Mapping[str, frozenset[str]]
    telling: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    anchor: re.Pattern[str]
    number: re.Pattern[str]
    month_day: re.Pattern[str]
    day_month: re.Pattern[str]
    month_year: re.Pattern[str]
    month_alone: re.Pattern[str]
    weekday: re.Pattern[str]
    clock: re.Pattern[str]
    relative_words: re.Pattern[str]

    def finder(self, words: Set[str]) -> re.Pattern[str]:
        """What finds where the times of a sentence may begin: numbers alone where its words, in lower case, name no time."""
        in_words = not self.telling.isdisjoint(words) or not (self.opening.isdisjoint(words) or self.closing.isdisjoint(words))
        return self.anchor if in_words else self.number


@cache
def calendar_words() -> CalendarWords:
    """Compile the word data, once in a process."""
    data = cast("Mapping[str, Mapping[str, object]]", lexicon.load("dates"))
    months, weekdays = _numbered(data["months"], first=1), _numbered(data["weekdays"], first=0)
    words = {
        name: frozenset(cast("list[str]", listed))
        for table in ("words", "years", "times")
        for name, listed in data[table].items()
        if isinstance(listed, list)
    }
    relative = {
        phrase: (shift, Precision(unit))
        for unit, table in data["relative"].items()
        for phrase, shift in cast("Mapping[str, int]", table).items()
    }
    named = {name: cast("tuple[int, int, int]", tuple(day)) for name, day in cast("Mapping[str, list[int]]", data["named"]).items()}
    month, weekday = _month(data["months"]), _weekday(data["weekdays"], _capitalised(months))
    relative_words = rf"(?i:{alternatives(relative)})\b"
    # Looked at before the words, these halve the time.
    named_initials, other_initials = {phrase[0].upper() for phrase in (*months, *weekdays)}, {phrase[0] for phrase in relative}
    initials = "".join(sorted({*named_initials, *other_initials, *map(str.upper, other_initials)}))
    phrases = [phrase.removeprefix("the ").split() for phrase in relative]
    return CalendarWords(
        months=months,
        weekdays=weekdays,
        relative=relative,
        named=named,
        words=words,
        telling=frozenset([*months, *weekdays, *(phrase[0] for phrase in phrases if len(phrase) == 1)]),
        opening=frozenset(phrase[0] for phrase in phrases if len(phrase) > 1),
        closing=frozenset(phrase[-1] for phrase in phrases if len(phrase) > 1),
        anchor=re.compile(
            rf"\b(?=[\d{initials}])(?<![$£€#])(?:(?P<digit>(?<!\d[.,:/-])\d(?={_IN_TIME}|{_IN_DAY}\s{month}))"
            rf"|(?P<month>{month})|(?P<weekday>{weekday})|(?P<relative>{relative_words}))"
        ),
        number=re.compile(rf"(?P<digit>\d)(?={_IN_TIME})(?<![\w$£€#]\d)(?<!\d[.,:/-]\d)"),
        month_day=re.compile(
            rf"(?P<month>{month})\s(?P<day>{_DAY}){_ORDINAL}{_DAY_END}(?:{_SPAN}(?P<last>{_DAY}){_ORDINAL}{_DAY_END})?(?:,?\s(?P<year>{_YEAR}))?"
        ),
        day_month=re.compile(
            rf"(?P<day>{_DAY}){_ORDINAL}(?:{_SPAN}(?P<last>{_DAY}){_ORDINAL})?(?:\sof)?\s(?P<month>{month})(?:,?\s(?P<year>{_YEAR}))?"
        ),
        month_year=re.compile(
            rf"(?P<month>{month})(?:,|\sof)?\s(?:(?P<year>{_YEAR})|(?:the\s)?(?P<shift>last|this|next|same|previous)\syear\b)"
        ),
        month_alone=re.compile(rf"(?P<month>{month})"),
        weekday=re.compile(rf"(?P<name>{weekday})\.?(?:\s(?:{alternatives(words['parts_of_day'])})\b)?"),
        clock=re.compile(_clock(words["zones"])),
        relative_words=re.compile(relative_words),
    )


def _clock(zones: Iterable[str]) -> str:
    zone = rf"(?:\s?(?i:{alternatives(zones)})\b)"
    half = r"(?:\s?(?i:[ap]\.\s?m\.|[ap]m\b))"
    return (
        rf"(?:0?\d|1[0-2])(?:[:.][0-5]\d)?{half}"  # 7:30 p.m., 11pm
        rf"|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:.,]?\d)(?:{zone})?"  # 13:48, 14:00 GMT
        rf"|\d:[0-5]\d(?![:.,]?\d)(?P<unsure>{zone}?)"  # 2:15: a score or a record unless a cue stands before it
        rf"|(?:[01]\d|2[0-3])[0-5]\d{zone}"  # 1400 GMT
        r"|0\d[0-5]\d\s?(?:hours|hrs)\b"  # 0400 hours
        r"|\d\d?\so['’]clock\b"
    )


def _month(table: Mapping[str, object]) -> str:
    """Full names, or short ones with the full stop that belongs to them."""
    short = (form for forms in table.values() for form in cast("list[str]", forms) if form not in table)
    return rf"(?:(?:{_capitalised(table)})\b|(?:{_capitalised(short)})\b\.?)"


def _weekday(table: Mapping[str, object], month: str) -> str:
    """Full names anywhere; Sun, Sat or Wed only before a date, since they are words and names too."""
    short = (form for forms in table.values() for form in cast("list[str]", forms) if form not in table)
    return rf"(?:{_capitalised(table)})\b|(?:{_capitalised(short)})(?=[.,]{{1,2}}\s(?:\d|{month}))"


def _numbered(table: Mapping[str, object], *, first: int) -> dict[str, int]:
    return {form: number for number, forms in enumerate(table.values(), start=first) for form in cast("list[str]", forms)}


def _capitalised(forms: Iterable[str]) -> str:
    return alternatives(written for form in forms for written in (form.capitalize(), form.upper()))
