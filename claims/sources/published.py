"""When was a document published?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.model import PublishedBasis
from claims.text.dates import DateKind, find_dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.settings import InputSettings

_HEAD = 600
_HEAD_LINES = 5
_LONGEST_LINE = 150
# Between a label and its date there is room for a weekday and a clock time: "Posted: 5:20 AM EDT, Sunday, July 10, 2016".
_GAP = 30
# Bullets, brackets and blanks before a label at the start of its line.
_INDENT = 12
_CLOCK = re.compile(
    r"^(?:T|\W{0,3}(?:at\s+)?)(?P<hour>\d{1,2})(?P<point>[:.])(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    r"\s?(?P<half>[ap])?\.?(?:m\.?)?\s{0,2}(?:(?P<zone>[^\W\d]+)|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)\b)?",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_SLASHED = re.compile(r"\b(\d{4})/(\d\d)/(\d\d)\b")
_SECONDS, _MILLISECONDS = len("1392546600"), len("1392546600000")
# A writer, a paper and a clock time beside the date: "Ada Obi, Harbour Post 5:20 a.m. EST February 16, 2014".
_LONGEST_BYLINE = 100
_BESIDE_A_CLOCK = re.compile(r"\d{1,2}:\d\d\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?\W{0,3}$", re.IGNORECASE)
# Room for "at" and a zone beside a date.
_OTHER_LETTERS = 8
_DATELINE = re.compile(r"(?:[A-Z][A-Z .'’-]{2,30}(?:,[A-Za-z .]{2,20})?[,(:]\s*|\W*)$")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()]{2,30}\)\s*|/[\w -]{2,30}/\s*)?[)\]]?\s*(?:[-–—:]|\n)")
# No whole date is written without one of these, and most texts have none.
_WHOLE = re.compile(r"\d{4}|\d[./]\d\d?[./]\d")
_NOON = 12
_LAST_HOUR, _LAST_MINUTE = 23, 59


def read_time(written: str) -> datetime | None:
    """Read a time as metadata write it: ISO 8601, as in mail and feeds, counted since 1970, or any whole date in words or figures.

    Returns:
        Aware, in UTC; a time without a zone counts as UTC, a date alone as its midnight. None if it cannot be read, or if it can
        be read in two ways (03/04/2016).

    >>> read_time("Thu, 21 Sep 2017 10:30:00 +0300").isoformat()
    '2017-09-21T07:30:00+00:00'
    """
    for parse in (_counted, datetime.fromisoformat, _as_in_mail):
        try:
            return _in_utc(parse(written.strip()))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return next((when for _, _, when in _whole_dates(written)), None)


def _counted(written: str) -> datetime:
    """A time as programs count it, in seconds or milliseconds since 1970; shorter or longer numbers are none."""
    if not (written.isascii() and written.isdigit() and len(written) in {_SECONDS, _MILLISECONDS}):
        raise ValueError
    return datetime.fromtimestamp(int(written[:_SECONDS]), UTC)


def _as_in_mail(written: str) -> datetime:
    # Mail counts to 24; what is written otherwise would be read twelve hours off.
    if _HALF_DAY.search(written):
        raise ValueError
    return parsedate_to_datetime(written)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A time of publication, aware, and where it is taken from."""

    when: datetime
    basis: PublishedBasis


def find_printed(text: str) -> Published | None:
    """Find the time of publication that a text carries itself.

    Looked for in this order: a label (Published, Posted) with a date, near the head or at the start of a short line; a header
    fused with the text; a short line of the head that is a date; a dateline with a whole date; a label of an update.

    >>> find_printed("BAGHDAD, 31 May 2016 (Reuters) - Troops paused.").basis
    <PublishedBasis.DATELINE: 'dateline'>
    """
    if not _WHOLE.search(text) or (_is_a_line(text) and not _whole_dates(text)):
        return None
    looks: dict[PublishedBasis, Callable[[str], datetime | None]] = {
        PublishedBasis.LABEL: _labelled,
        PublishedBasis.HEADER: _fused,
        PublishedBasis.DATE_LINE: _date_line,
        PublishedBasis.DATELINE: _dateline,
        PublishedBasis.UPDATE: _updated,
    }
    return next((Published(when=when, basis=basis) for basis, look in looks.items() if (when := look(text)) is not None), None)


def _is_a_line(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and "\n" not in text


def is_believed(when: datetime, settings: InputSettings, *, today: date) -> bool:
    """Whether a document can have been published then: not before the earliest year, and not after today.

    A day is allowed for places where it is tomorrow already.
    """
    return when.year >= settings.earliest_year and when.date() <= today + timedelta(days=1)


def _in_utc(when: datetime) -> datetime:
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def _whole_dates(text: str) -> list[tuple[int, int, datetime]]:
    """The dates with a year, month and day, with where they begin and end and the clock time that follows."""
    found = []
    text = _SLASHED.sub(r"\1-\2-\3", text)
    for mention in find_dates(text) if _WHOLE.search(text) else ():
        if mention.kind is DateKind.DATE and mention.year and mention.month and mention.day:
            try:
                day = datetime(mention.year, mention.month, mention.day, tzinfo=UTC)
            except ValueError:
                continue
            found.append((mention.start, mention.end, _later(day, _clock_after(text[mention.end : mention.end + _GAP]))))
    return found


def _later(day: datetime, clock: timedelta) -> datetime:
    try:
        return day + clock
    except OverflowError:  # on the calendar's first and last days
        return day


def _clock_after(text: str) -> timedelta:
    match = _CLOCK.match(text)
    if match is None:
        return timedelta()
    hour, minute, half, zone = int(match["hour"]), int(match["minute"]), (match["half"] or "").lower(), (match["zone"] or "").lower()
    # A local clock time without its distance from UTC would be hours off: the date alone is right.
    if hour > _LAST_HOUR or minute > _LAST_MINUTE or (zone and zone not in _words("universal")):
        return timedelta()
    # 10.30 is a time only where something says so.
    if match["point"] == "." and not (half or zone):
        return timedelta()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    ahead = timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
    return timedelta(hours=hour, minutes=minute) - (ahead if match["sign"] == "+" else -ahead)


def _labelled(text: str) -> datetime | None:
    return _after_label(text, "published")


def _updated(text: str) -> datetime | None:
    return _after_label(text, "updated")


def _after_label(text: str, name: str) -> datetime | None:
    # Most texts have none of the words, which is quicker to see than that they have no label.
    lower = text.lower()
    if not any(word in lower for word in _telling(name)):
        return None
    for match in _label(name).finditer(text):
        line = text[match.end() : match.end() + _LONGEST_LINE].split("\n", 1)[0]
        before = text[max(0, match.start() - _INDENT) : match.start()]
        at_line_start = (len(before) < _INDENT or "\n" in before) and not before.rpartition("\n")[2].strip(" \t([*-•|")
        # Within the head, a label in the middle of a line counts with its capital: "(Posted on: February 13, 2014)".
        if not (at_line_start or (match.start() < _HEAD and match[0][0].isupper())):
            continue
        for start, _, when in _whole_dates(line):
            if start <= _GAP:
                return when
    return None


def _fused(text: str) -> datetime | None:
    match = _header().match(text)
    return read_time(match[1]) if match else None


def _date_line(text: str) -> datetime | None:
    lines = [line.strip() for line in text[:_HEAD].splitlines() if line.strip()][:_HEAD_LINES]
    dates = (_whole_dates(line) for line in lines if _WHOLE.search(line) and _names_only_times(line))
    # Two dates on a line are a span: a life, a fair.
    return next((alone[0][2] for alone in dates if len(alone) == 1), None)


def _names_only_times(line: str) -> bool:
    """Whether there is little in a line but dates, weekdays, clock times and labels, or it is a byline that ends in such."""
    if len(line) > _LONGEST_LINE:
        return False
    found = find_dates(line)
    if len(line) <= _LONGEST_BYLINE and found and found[-1].end == len(line) and _BESIDE_A_CLOCK.search(line[: found[-1].start]):
        return True
    # "16 February 2014 Last updated at 10:30": a line that begins with the label is of the update.
    labels = sum(len(match[0]) for match in _label("updated").finditer(line) if match.start())
    letters = sum(map(str.isalpha, line)) - sum(sum(map(str.isalpha, line[one.start : one.end])) for one in found)
    return letters - labels <= _OTHER_LETTERS


def _dateline(text: str) -> datetime | None:
    head = text[:_LONGEST_LINE]
    for start, end, when in _whole_dates(head):
        if _DATELINE.match(head[:start]) and _AFTER_DATELINE.match(text, end):
            return when
    return None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(cast("list[str]", lexicon.load("publication")[name]))


@cache
def _telling(name: str) -> frozenset[str]:
    """The longest word of each label: one of them stands in every text that has a label."""
    return frozenset(max(label.split(), key=len) for label in _words(name))


@cache
def _label(name: str) -> re.Pattern[str]:
    labels = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(_words(name), key=len, reverse=True))
    return re.compile(rf"\b(?:{labels})\b\s*:?", re.IGNORECASE)


@cache
def _header() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(sorted(_words('header')))})\s*:?\s*(\d{{4}}-\d\d-\d\d)\b", re.IGNORECASE)
