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
_CLOCK = re.compile(r"^(?:T|\W{0,3}(?:at\s+)?)(\d{1,2}):(\d\d)(?::\d\d)?\s?([ap])?\.?(?:m\.?)?\s{0,2}(\w+)?", re.IGNORECASE)
# Room for "at" and a zone beside a date.
_OTHER_LETTERS = 8
_DATELINE = re.compile(r"(?:[A-Z][A-Z .'’-]{2,30}(?:,[A-Za-z .]{2,20})?[,(]\s*|\W*)$")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()]{2,30}\)\s*)?[)\]]?\s*(?:[-–—:]|\n)")
_FIGURE = re.compile(r"\d")
_NOON = 12
_LAST_HOUR, _LAST_MINUTE = 23, 59


def read_time(written: str) -> datetime | None:
    """Read a time as metadata write it: ISO 8601, as in mail and feeds, or any whole date in words or figures.

    Returns:
        Aware, in UTC; a time without a zone counts as UTC, a date alone as its midnight. None if it cannot be read, or if it can
        be read in two ways (03/04/2016).

    >>> read_time("Thu, 21 Sep 2017 10:30:00 +0300").isoformat()
    '2017-09-21T07:30:00+00:00'
    """
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return _in_utc(parse(written.strip()))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return next((when for _, _, when in _whole_dates(written)), None)


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
    # No day is given without a figure, and most short texts have none.
    if not _FIGURE.search(text):
        return None
    looks: dict[PublishedBasis, Callable[[str], datetime | None]] = {
        PublishedBasis.LABEL: _labelled,
        PublishedBasis.HEADER: _fused,
        PublishedBasis.DATE_LINE: _date_line,
        PublishedBasis.DATELINE: _dateline,
        PublishedBasis.UPDATE: _updated,
    }
    return next((Published(when=when, basis=basis) for basis, look in looks.items() if (when := look(text)) is not None), None)


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
    for mention in find_dates(text):
        if mention.kind is DateKind.DATE and mention.year and mention.month and mention.day:
            try:
                day = datetime(mention.year, mention.month, mention.day, tzinfo=UTC)
            except ValueError:
                continue
            found.append((mention.start, mention.end, day + _clock_after(text[mention.end : mention.end + _GAP])))
    return found


def _clock_after(text: str) -> timedelta:
    match = _CLOCK.match(text)
    if match is None:
        return timedelta()
    hour, minute, half, zone = int(match[1]), int(match[2]), (match[3] or "").lower(), (match[4] or "").lower()
    # A local clock time without its distance from UTC would be hours off: the date alone is right.
    if hour > _LAST_HOUR or minute > _LAST_MINUTE or (zone and zone not in _words("universal")):
        return timedelta()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return timedelta(hours=hour, minutes=minute)


def _labelled(text: str) -> datetime | None:
    return _after_label(text, _label("published"))


def _updated(text: str) -> datetime | None:
    return _after_label(text, _label("updated"))


def _after_label(text: str, label: re.Pattern[str]) -> datetime | None:
    for match in label.finditer(text):
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
    dates = (_whole_dates(line) for line in lines if _names_only_times(line))
    # Two dates on a line are a span: a life, a fair.
    return next((alone[0][2] for alone in dates if len(alone) == 1), None)


def _names_only_times(line: str) -> bool:
    """Whether there is little in a line but dates, weekdays and clock times."""
    letters = sum(map(str.isalpha, line)) - sum(sum(map(str.isalpha, line[one.start : one.end])) for one in find_dates(line))
    return len(line) <= _LONGEST_LINE and letters <= _OTHER_LETTERS


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
def _label(name: str) -> re.Pattern[str]:
    labels = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(_words(name), key=len, reverse=True))
    return re.compile(rf"\b(?:{labels})\b\s*:?", re.IGNORECASE)


@cache
def _header() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(sorted(_words('header')))})\s*:?\s*(\d{{4}}-\d\d-\d\d)\b", re.IGNORECASE)
