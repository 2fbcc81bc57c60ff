"""Are times of publication read as meant?"""

from datetime import UTC, date, datetime

import pytest

from claims.model import PublishedBasis
from claims.sources.published import Published, find_printed, is_believed, read_time

DAY = datetime(2014, 2, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("2014-02-16", DAY, id="a date alone is its midnight"),
        pytest.param("20140216", DAY, id="without hyphens"),
        pytest.param(" 2014-02-16T10:30:00Z ", DAY.replace(hour=10, minute=30), id="ISO in UTC"),
        pytest.param("2014-02-16T10:30:00+02:00", DAY.replace(hour=8, minute=30), id="ISO with an offset"),
        pytest.param("2014-02-16 10:30", DAY.replace(hour=10, minute=30), id="ISO without a zone counts as UTC"),
        pytest.param("Sun, 16 Feb 2014 10:30:00 GMT", DAY.replace(hour=10, minute=30), id="as in feeds"),
        pytest.param("Sunday, February 16, 2014", DAY, id="in words"),
        pytest.param("16/02/2014", DAY, id="day first, where it can be nothing else"),
        pytest.param("2014/02/16 10:30:00", DAY.replace(hour=10, minute=30), id="with slashes"),
        pytest.param("1392546600", DAY.replace(hour=10, minute=30), id="seconds since 1970"),
        pytest.param("1392546600000", DAY.replace(hour=10, minute=30), id="milliseconds since 1970"),
        pytest.param("45340", None, id="a shorter number"),
        pytest.param("Feb 16, 2014 5:20 PM", DAY.replace(hour=17, minute=20), id="half a day, as mail does not write it"),
        pytest.param("16 Feb 2014 10:30 +0530", DAY.replace(hour=5), id="as in mail with an offset"),
        pytest.param("03/04/2014", None, id="one of two days is no date"),
        pytest.param("February 2014", None, id="a month is no date"),
        pytest.param("yesterday", None, id="a word"),
        pytest.param("2014-02-30", None, id="a day that never was"),
        pytest.param(
            "0001-01-01T00:00:00+05:00", datetime(1, 1, 1, tzinfo=UTC), id="at the first day of the calendar its zone is left out"
        ),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_written_time_is_read(written, expected):
    assert read_time(written) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(" date 2014-02-16 Rescuers dig in the mud.", DAY, id="a header fused with the text"),
        pytest.param("Dam breaks\nPosted: Sunday, February 16, 2014\nMany fled.", DAY, id="a label with a weekday"),
        pytest.param("Dam breaks Posted: Sunday, February 16, 2014 5:20 AM EDT Updated: Monday", DAY, id="a local clock time is left out"),
        pytest.param("Many fled. (Published Sunday, Feb. 16, 2014)\nMore came.", DAY, id="a label within brackets"),
        pytest.param(
            "Many fled.\n" * 90 + "Last update: Sun, 16/02/2014 - 13:48", DAY.replace(hour=13, minute=48), id="an update after the text"
        ),
        pytest.param("Updated: 17 Feb 2014\nPublished: 16 Feb 2014\nMany fled.", DAY, id="published goes before updated"),
        pytest.param("Dam breaks\nFebruary 16, 2014 at 1:05 p.m.\nMany fled.", DAY.replace(hour=13, minute=5), id="a line that is a date"),
        pytest.param("Ada Obi\nMay 3, 1950 - February 16, 2014\nA life.", None, id="the dates of a life"),
        pytest.param("LAGOS, 16 Feb 2014 (Wire) - Many fled.", DAY, id="a dateline"),
        pytest.param("LAGOS, Feb 16 (Wire) - Many fled.", None, id="a dateline without a year"),
        pytest.param("PORT VANE, Feb. 16, 2014 /Wire/ -- Many fled.", DAY, id="a dateline of a press release"),
        pytest.param("LAGOS: February 16, 2014 — Many fled.", DAY, id="a dateline with a colon"),
        pytest.param("Published Time: 2014-02-16T10:30:00+0200\nMany fled.", DAY.replace(hour=8, minute=30), id="a stamp with its offset"),
        pytest.param(
            "First published on Sun 16 Feb 2014 10.30 GMT\nMany fled.", DAY.replace(hour=10, minute=30), id="a clock with a point"
        ),
        pytest.param("Published on Feb 16, 2014 10.30 dollars were paid", DAY, id="a price is no clock"),
        pytest.param("Posted on 2014/02/16\nMany fled.", DAY, id="a year first"),
        pytest.param("This article was last updated on February 16, 2014\nMany fled.", DAY, id="a sentence of an update"),
        pytest.param("Dam breaks\n16 February 2014 Last updated at 10:30 GMT\nMany fled.", DAY, id="an update after the date of its line"),
        pytest.param("Dam breaks\nAda Obi, The Outlet 5:20 a.m. EST February 16, 2014\nMany fled.", DAY, id="a byline that ends in a time"),
        pytest.param(
            "Dam breaks\nAda Obi, The Outlet, was born on February 16, 2014\nMany fled.", None, id="a date without a clock in a line"
        ),
        pytest.param("Published: 31 June 2014\nMany fled.", None, id="a day that never was"),
        pytest.param("Rescuers seen on February 16, 2014 in the valley.", None, id="the date of a photo"),
        pytest.param("The study, published in February 2014, counted 12.", None, id="published in a sentence"),
        pytest.param("Many fled. The report was published on February 16, 2014, officials said.", None, id="a report of others"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_printed_time_is_found(text, expected):
    found = find_printed(text)
    assert (found.when if found else None) == expected


def test_a_line_of_an_update_is_one_at_the_head_too():
    found = find_printed("Dam breaks\nLast updated 16 February 2014 at 10:30 GMT\nMany fled.")
    assert found == Published(when=DAY.replace(hour=10, minute=30), basis=PublishedBasis.UPDATE)


@pytest.mark.parametrize(
    ("day", "believed"),
    [("1989-12-31", False), ("1990-01-01", True), ("2026-03-01", True), ("2026-03-02", True), ("2026-03-03", False)],
)
def test_dates_before_the_earliest_year_and_after_tomorrow_are_not_believed(settings, day, believed):
    assert is_believed(datetime.fromisoformat(day).replace(tzinfo=UTC), settings, today=date(2026, 3, 1)) is believed
