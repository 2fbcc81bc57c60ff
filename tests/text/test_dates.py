from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Precision
from claims.text.dates import DateKind, find_dates, resolve

WEDNESDAY = date(2019, 5, 15)


def found(text):
    return [text[mention.start : mention.end] for mention in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Crews left on March 4, 2019, by boat.", ["March 4, 2019"], id="month, day and year"),
        pytest.param("Crews left on 4 March 2019 by boat.", ["4 March 2019"], id="day before month"),
        pytest.param("Crews left on the 4th of March.", ["4th of March"], id="an ordinal day"),
        pytest.param("The Nov. 5 storm flooded two roads.", ["Nov. 5"], id="an abbreviated month takes its day without a cue"),
        pytest.param("Filed 2019-03-04 at noon", ["2019-03-04"], id="ISO"),
        pytest.param("Updated 24/03/2019 - 13:48", ["24/03/2019", "13:48"], id="a time stamp"),
        pytest.param("The fair runs May 3-5, 2019.", ["May 3-5, 2019"], id="a span of days"),
        pytest.param("It began in June 2014.", ["June 2014"], id="month and year"),
        pytest.param("It began in June.", ["June"], id="a month alone after a cue"),
        pytest.param("It opened in September last year.", ["September last year"], id="a month of last year"),
        pytest.param("The dam of 2003-2011 cost more.", ["2003-2011"], id="a span of years"),
        pytest.param("Hits of the 1990s", ["1990s"], id="a decade"),
        pytest.param("The 2003 flood and the 2012 elections", ["2003", "2012"], id="a year that describes a noun"),
        pytest.param("A potential 2016 run ended.", ["2016"], id="a year behind an adjective"),
        pytest.param("She was born in Oslo (1950).", ["1950"], id="a year in brackets"),
        pytest.param("In 2014 rebels took the pass.", ["2014"], id="a year before a plural that it does not count"),
        pytest.param("Output fell from 2010 levels.", ["2010"], id="a round year before levels"),
        pytest.param("Talks resume by mid-2014.", ["2014"], id="mid-2014"),
        pytest.param("They met on Tuesday and Friday night.", ["Tuesday", "Friday night"], id="weekdays with parts of the day"),
        pytest.param("The slide of 27 / 09 / 2013 hit Ruva.", ["27 / 09 / 2013"], id="a date with spaces"),
        pytest.param("A surprise 2010 victory made her mayor.", ["2010"], id="a round year before a singular"),
        pytest.param("It is the worst since at least 2014.", ["2014"], id="a year with a bound"),
        pytest.param("Wed. Sept 6 was dry.", ["Wed.", "Sept 6"], id="a short weekday before a date"),
        pytest.param("At 7:30 p.m., again at 11pm and 1400 GMT", ["7:30 p.m.", "11pm", "1400 GMT"], id="times of day"),
        pytest.param("It rained yesterday and last month.", ["yesterday", "last month"], id="times seen from the day of writing"),
        pytest.param("Travel changed after 9/11.", ["9/11"], id="an event that goes by its date"),
    ],
)
def test_it_finds_what_names_a_time(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2000 people marched.", id="a round count of people"),
        pytest.param("Some 2,014 people marched.", id="a count with a comma"),
        pytest.param("The camp holds 2014 refugees.", id="a count that looks like a year"),
        pytest.param("The loss of 2000 soldiers", id="a count after of"),
        pytest.param("It sold from 2000-2500 homes.", id="a range of a count"),
        pytest.param("It cost $2014 more.", id="money"),
        pytest.param("Theresa May said so.", id="May is a name"),
        pytest.param("They march on the capital.", id="march is a verb"),
        pytest.param("The Sunday Times and USA Today reported.", id="newspapers"),
        pytest.param("The sun sat low.", id="sun and sat are words"),
        pytest.param("City won 2-1 after 1:23.45.", id="scores and records"),
        pytest.param("Over 2000 percent", id="a share"),
    ],
)
def test_it_leaves_what_only_looks_like_a_time(text):
    assert found(text) == []


def test_a_month_and_a_count_are_kept_apart():
    assert found("In May 3 people were hurt.") == ["May"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on Monday", (date(2019, 5, 13), Precision.DAY), id="the Monday before"),
        pytest.param("on Wednesday", (WEDNESDAY, Precision.DAY), id="today counts as the last such day"),
        pytest.param("last Wednesday", (date(2019, 5, 8), Precision.DAY), id="last Wednesday is not today"),
        pytest.param("next Monday", (date(2019, 5, 20), Precision.DAY), id="next Monday looks ahead"),
        pytest.param("on June 2", (date(2019, 6, 2), Precision.DAY), id="a day soon to come is of this year"),
        pytest.param("on Dec. 20", (date(2018, 12, 20), Precision.DAY), id="a day far ahead was last year"),
        pytest.param("in April", (date(2019, 4, 1), Precision.MONTH), id="the last April"),
        pytest.param("in July", (date(2018, 7, 1), Precision.MONTH), id="a month still to come was last year"),
        pytest.param("in March last year", (date(2018, 3, 1), Precision.MONTH), id="a month of last year"),
        pytest.param("in 2016/17", (date(2017, 1, 1), Precision.YEAR), id="a span ends in its last year"),
        pytest.param("yesterday", (date(2019, 5, 14), Precision.DAY), id="yesterday"),
        pytest.param("last week", (date(2019, 5, 8), Precision.WEEK), id="last week"),
        pytest.param("last month", (date(2019, 4, 1), Precision.MONTH), id="last month"),
        pytest.param("on 04/03/2016", (date(2016, 1, 1), Precision.YEAR), id="a date of two readings gives the year alone"),
        pytest.param("on February 30, 2019", None, id="no calendar has the day"),
        pytest.param("at 11 p.m.", None, id="a time of day is no date"),
    ],
)
def test_it_resolves_against_the_day_of_writing(text, expected):
    (mention,) = find_dates(text)
    assert resolve(mention, WEDNESDAY) == expected


def test_offsets_count_from_the_section():
    (mention,) = find_dates("since 2014", offset=100)
    assert (mention.start, mention.end, mention.kind) == (106, 110, DateKind.YEAR)


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_date_reads_back(day):
    for form in (f"on {day:%B} {day.day}, {day.year}", f"on {day.day} {day:%b} {day.year}", f"on {day:%Y-%m-%d}"):
        (mention,) = find_dates(form)
        assert resolve(mention, WEDNESDAY) == (day, Precision.DAY)


@given(st.text(alphabet="0123456789/:-. ,MaypmonTuesdayin", max_size=40))
def test_mentions_stand_in_order_inside_the_text(text):
    mentions = find_dates(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
