"""Where does a text name a time, and which day is that?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from claims.model import Precision
from claims.model.record import record
from claims.text.calendar_words import CalendarWords, calendar_words
from claims.text.tokens import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set

# A two-digit year below this is of this century: 24/03/16, but 24/03/98.
_CENTURY_PIVOT = 50
_MONTHS = 12
# A bare number that stands before a singular noun is a year if it is one that news speaks of: a potential 2016 run.
_RECENT = range(1980, 2040)
# A day without a year lies at most this far ahead of the text that names it.
_FORESEEN = timedelta(days=60)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(r"(\d\d?)([/.]|\s/\s)(\d\d?)\2(\d{4}|\d\d)(?![\d/])")
_NAMED = re.compile(r"\d\d?/\d\d?(?![\d/])")
_DECADE = re.compile(r"(1[5-9]\d|20\d)0['’]?s\b")
_YEARS = re.compile(r"((?:1[5-9]|20)\d\d)(?:\s?[-–/]\s?((?:1[5-9]|20)\d\d|\d\d)(?!\d))?(?!\d|[,.:/]\d|[-–]\w|%)(?P<own>['’]s\b)?")
# Begun at the first letters of words alone: at every letter of those further in front it takes ten times as long.
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])(?:([^\W\d_]++(?:['’]s|['’](?=\s))?)[\s(\"“'‘]*$|([^\W\d_]++-)$)")
_WORDS_AFTER = re.compile(r"[\s-]([^\W\d_]+)(?:\s([^\W\d_]+))?")


class DateKind(StrEnum):
    """What the words name."""

    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    WEEKDAY = "weekday"
    TIME = "time"
    RELATIVE = "relative"
    EVENT = "event"


@record(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Words that name a time.

    Attributes:
        start: First code point.
        end: One past the last.
        kind: What they name.
        year: The year they give; of a span of years, the one it ends in; None where they give none.
        month: 1 to 12, or None.
        day: Day of the month, or None; of a span of days, the last.
        weekday: 0 for Monday to 6 for Sunday, or None.
        shift: For a time seen from the day of writing, how many of `unit` after (or, negative, before) it; for a weekday or a
            month without a year, 1 is the next and -1 the one before the present one.
        unit: What `shift` counts, where that is neither a weekday nor a month.
    """

    start: int
    end: int
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: Precision | None = None


def find_dates(text: str, *, offset: int = 0, words: Set[str] | None = None) -> list[DateMention]:
    """Find the words that name a time.

    A bare number of four digits is a year only where its surroundings say so (in 2014, the 2003 invasion, 2003-2011); a number
    that counts the noun after it (2000 soldiers, May 3 people) is none.

    Args:
        text: Any text.
        offset: Where `text` begins in the document: it is added to every offset.
        words: Its vocabulary, where that is known already.

    Returns:
        Mentions in order, none overlapping.

    >>> text = "By June 2014 the 2003 invasion had killed 2000 soldiers."
    >>> [text[found.start : found.end] for found in find_dates(text)]
    ['June 2014', '2003']
    """
    calendar = calendar_words()
    finder = calendar.finder(vocabulary(text) if words is None else words)
    found: list[DateMention] = []
    reached = 0
    for anchor in finder.finditer(text):
        if anchor.start() < reached:
            continue
        here = _Point(text, anchor.start(), offset, calendar)
        for read in _READERS[cast("str", anchor.lastgroup)]:
            mention = read(here)
            if mention is not None:
                found.append(mention)
                reached = mention.end - offset
                break
    return found


def resolve(mention: DateMention, reference: date) -> tuple[date, Precision] | None:
    """Say which date a mention means in a text of a given day.

    A weekday is the last such day, the reference included; a month or a day without a year is the one nearest to the
    reference that news would mean: the last such month, the last such day unless one is at most two months ahead.

    Args:
        mention: What `find_dates` found.
        reference: The day of writing.

    Returns:
        The date (the first day of a month or year; of a week, the same weekday) and how finely it is known; None for a time of
        day, a decade, an event named by its date and a day that no calendar has.
    """
    resolver = _RESOLVERS.get(mention.kind)
    return resolver(mention, reference) if resolver else None


@record(frozen=True, slots=True)
class _Point:
    """A place in a text where a mention may begin."""

    text: str
    start: int
    offset: int
    words: CalendarWords

    def matched(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.text, self.start)

    def word_before(self) -> str:
        match = _WORD_BEFORE.search(self.text[max(0, self.start - 24) : self.start])
        return (match[1] or match[2]).lower() if match else ""

    def among(self, word: str, *lists: str) -> bool:
        return any(word in self.words.words[name] for name in lists)

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        return match.start() + self.offset, match.end() + self.offset


def _iso(here: _Point) -> DateMention | None:
    match = here.matched(_ISO)
    if match is None:
        return None
    start, end = here.span(match)
    return DateMention(start=start, end=end, kind=DateKind.DATE, year=int(match[1]), month=int(match[2]), day=int(match[3]))


def _numeric(here: _Point) -> DateMention | None:
    match = here.matched(_NUMERIC)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        year += 2000 if year < _CENTURY_PIVOT else 1900
    start, end = here.span(match)
    short = len(match[4]) == len("16") and match[2] == "."
    if min(first, second) > _MONTHS or short:
        return None
    if first <= _MONTHS and second <= _MONTHS and first != second:
        # 04/03/2016 is April in one country and March in another: only the year is sure.
        return DateMention(start=start, end=end, kind=DateKind.YEAR, year=year)
    day, month = (first, second) if second <= _MONTHS else (second, first)
    return DateMention(start=start, end=end, kind=DateKind.DATE, year=year, month=month, day=day)


def _named(here: _Point) -> DateMention | None:
    match = here.matched(_NAMED)
    if match is None or match[0] not in here.words.named:
        return None
    start, end = here.span(match)
    year, month, day = here.words.named[match[0]]
    return DateMention(start=start, end=end, kind=DateKind.EVENT, year=year, month=month, day=day)


def _clock(here: _Point) -> DateMention | None:
    match = here.matched(here.words.clock)
    if match is None or (match["unsure"] == "" and not here.among(here.word_before(), "before_a_clock_time")):
        return None
    start, end = here.span(match)
    return DateMention(start=start, end=end, kind=DateKind.TIME)


def _day_of_month(here: _Point, match: re.Match[str] | None) -> DateMention | None:
    if match is None:
        return None
    start, end = here.span(match)
    month = here.words.months[_month(match)]
    year = int(match["year"]) if match["year"] else None
    return DateMention(start=start, end=end, kind=DateKind.DATE, year=year, month=month, day=int(match["last"] or match["day"]))


def _day_month(here: _Point) -> DateMention | None:
    return _day_of_month(here, here.matched(here.words.day_month))


def _month(match: re.Match[str]) -> str:
    return match["month"].lower().rstrip(".")


def _month_day(here: _Point) -> DateMention | None:
    match = here.matched(here.words.month_day)
    if match is None:
        return None
    # Only a month written out (May 3 people) may be followed by a number that counts.
    abbreviated = _month(match) not in here.words.words["written_out"]
    sure = match["year"] or abbreviated or here.among(here.word_before(), "before_a_day")
    return _day_of_month(here, match) if sure or not _counts(here, match.end(), reach=1) else None


def _month_year(here: _Point) -> DateMention | None:
    match = here.matched(here.words.month_year)
    if match is None:
        return None
    start, end = here.span(match)
    month = here.words.months[_month(match)]
    if match["year"]:
        return DateMention(start=start, end=end, kind=DateKind.MONTH, year=int(match["year"]), month=month)
    shift = {"last": -1, "previous": -1, "next": 1, "this": 0}.get(match["shift"])
    return DateMention(start=start, end=end, kind=DateKind.MONTH, month=month, shift=shift, unit=Precision.YEAR)


def _month_alone(here: _Point) -> DateMention | None:
    match = here.matched(here.words.month_alone)
    before = here.word_before()
    if match is None or not here.among(before, "before_any_month", "before_a_month"):
        return None
    if _month(match) in here.words.words["also_names"] and not here.among(before, "before_any_month"):
        return None
    start, end = here.span(match)
    month = here.words.months[_month(match)]
    return DateMention(start=start, end=end, kind=DateKind.MONTH, month=month, shift=_shift(here, before))


def _weekday(here: _Point) -> DateMention | None:
    match = here.matched(here.words.weekday)
    before = here.word_before()
    if match is None or here.among(before, "never_before_a_weekday"):
        return None
    after = _WORDS_AFTER.match(here.text, match.end())
    if after and after[1][0].isupper() and here.among(after[1].lower(), "never_after_a_weekday"):
        return None
    start, end = here.span(match)
    return DateMention(
        start=start, end=end, kind=DateKind.WEEKDAY, weekday=here.words.weekdays[match["name"].lower()], shift=_shift(here, before)
    )


def _relative(here: _Point) -> DateMention | None:
    match = here.matched(here.words.relative_words)
    # "USA Today" and "Russia Today" are newspapers.
    if match is None or (match[0][0].isupper() and here.text[: here.start].rstrip(" ")[-1:].isalpha()):
        return None
    start, end = here.span(match)
    shift, unit = here.words.relative[" ".join(match[0].lower().split())]
    return DateMention(start=start, end=end, kind=DateKind.RELATIVE, shift=shift, unit=unit)


def _decade(here: _Point) -> DateMention | None:
    match = here.matched(_DECADE)
    if match is None:
        return None
    start, end = here.span(match)
    return DateMention(start=start, end=end, kind=DateKind.DECADE, year=int(match[1]) * 10)


def _year(here: _Point) -> DateMention | None:
    match = here.matched(_YEARS)
    if match is None or not (_is_span(match) or match["own"] or _says_year(here, match)):
        return None
    start, end = here.span(match)
    year = match[1] if match[2] is None else match[1][: 4 - len(match[2])] + match[2]
    return DateMention(start=start, end=end, kind=DateKind.YEAR, year=int(year))


def _is_span(match: re.Match[str]) -> bool:
    """Whether the numbers are a span of years (2003-2011, 2016/17) rather than a range of something counted (2000-2500)."""
    if match[2] is None:
        return False
    first, last = int(match[1]), int(match[1][: 4 - len(match[2])] + match[2])
    return first < last <= first + 100 and not (first % 100 == 0 and last % 10 == 0)


def _says_year(here: _Point, match: re.Match[str]) -> bool:
    before = here.word_before()
    round_number = int(match[1]) % 10 == 0
    if here.text[max(0, here.start - 1) : here.start] == "(" and here.text[match.end() : match.end() + 1] in {")", ",", ";"}:
        return True
    if before == "least" and here.text[: here.start].endswith("since at least "):
        return True
    if here.among(before, "determiners") or before.endswith(("'s", "’s", "s'", "s’")):
        return _describes(here, match.end(), round_number=round_number)
    if here.among(before, "firm") and not round_number:
        return not _measures(here, match.end())
    if here.among(before, "cues"):
        return not _counts(here, match.end(), reach=2 if round_number else 1)
    return int(match[1]) % 100 != 0 and int(match[1]) in _RECENT and _describes(here, match.end(), round_number=True)


def _describes(here: _Point, end: int, *, round_number: bool) -> bool:
    after = _WORDS_AFTER.match(here.text, end)
    if after is None or here.among(after[1].lower(), "counted"):
        return False
    return not round_number or not _counts(here, end, reach=2)


def _measures(here: _Point, end: int) -> bool:
    after = _WORDS_AFTER.match(here.text, end)
    return after is not None and here.among(after[1].lower(), "units")


def _counts(here: _Point, end: int, *, reach: int) -> bool:
    """Whether the number that ends here counts the next word, or the one after it where an adjective may stand between."""
    after = _WORDS_AFTER.match(here.text, end)
    following = [word for word in after.groups() if word] if after else []
    if (
        not following
        or here.among(following[0].lower(), "function_words")
        or any(here.among(word.lower(), "described") for word in following)
    ):
        return False
    return any(_plural(here, word) for word in following[:reach])


def _plural(here: _Point, word: str) -> bool:
    lower = word.lower()
    if here.among(lower, "counted", "units"):
        return True
    return word.islower() and lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and not here.among(lower, "not_plural")


def _shift(here: _Point, before: str) -> int | None:
    if here.among(before, "ahead"):
        return 1
    return -1 if here.among(before, "back") else None


_READERS: Mapping[str, tuple[Callable[[_Point], DateMention | None], ...]] = {
    "digit": (_iso, _numeric, _named, _day_month, _clock, _decade, _year),
    "month": (_month_day, _month_year, _month_alone),
    "weekday": (_weekday,),
    "relative": (_relative,),
}


def _resolve_date(mention: DateMention, reference: date) -> tuple[date, Precision] | None:
    years = [mention.year] if mention.year else [reference.year + 1, reference.year, reference.year - 1]
    days = [day for year in years if (day := _day(year, mention.month, mention.day)) is not None]
    known = (day for day in days if mention.year or day - reference <= _FORESEEN)
    return next(((day, Precision.DAY) for day in known), None)


def _day(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None


def _resolve_month(mention: DateMention, reference: date) -> tuple[date, Precision] | None:
    month = cast("int", mention.month)
    year = mention.year or reference.year + (mention.shift or 0)
    if mention.year is None and mention.unit is None:
        passed = month < reference.month or (month == reference.month and mention.shift is None)
        later = 1 if passed else 0
        year = reference.year - 1 + later if mention.shift != 1 else reference.year + later
    return date(year, month, 1), Precision.MONTH


def _resolve_year(mention: DateMention, _: date) -> tuple[date, Precision] | None:
    return date(cast("int", mention.year), 1, 1), Precision.YEAR


def _resolve_weekday(mention: DateMention, reference: date) -> tuple[date, Precision] | None:
    back = (reference.weekday() - cast("int", mention.weekday)) % 7
    if mention.shift == 1:
        return reference + timedelta(days=7 - back), Precision.DAY
    return reference - timedelta(days=7 if mention.shift == -1 and back == 0 else back), Precision.DAY


def _resolve_relative(mention: DateMention, reference: date) -> tuple[date, Precision] | None:
    shift = cast("int", mention.shift)
    if mention.unit in {Precision.DAY, Precision.WEEK}:
        days = shift if mention.unit is Precision.DAY else 7 * shift
        return reference + timedelta(days=days), cast("Precision", mention.unit)
    if mention.unit is Precision.MONTH:
        months = reference.year * _MONTHS + reference.month - 1 + shift
        return date(months // _MONTHS, months % _MONTHS + 1, 1), Precision.MONTH
    return date(reference.year + shift, 1, 1), Precision.YEAR


_RESOLVERS: Mapping[DateKind, Callable[[DateMention, date], tuple[date, Precision] | None]] = {
    DateKind.DATE: _resolve_date,
    DateKind.MONTH: _resolve_month,
    DateKind.YEAR: _resolve_year,
    DateKind.WEEKDAY: _resolve_weekday,
    DateKind.RELATIVE: _resolve_relative,
}
