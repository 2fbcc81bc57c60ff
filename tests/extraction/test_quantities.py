"""Ranges, bounds, units, money, ages and changes around a number."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import lexicon
from claims.extraction.quantities import figures
from claims.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def only(text: str) -> tuple[float | None, float | None, str, str]:
    (figure,) = figures(tokenize(text))
    quantity = figure.quantity
    return quantity.low, quantity.high, quantity.bound.value, quantity.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("at least 64 sailors", (64, None, "at_least", "count"), id="at least"),
        pytest.param("no fewer than 64 sailors", (64, None, "at_least", "count"), id="no fewer than"),
        pytest.param("64 sailors", (64, 64, "exact", "count"), id="a bare number"),
        pytest.param("64 or more sailors", (64, None, "at_least", "count"), id="or more behind"),
        pytest.param("30 at most", (None, 30, "up_to", "count"), id="at most behind"),
        pytest.param("up to 30 wells", (None, 30, "up_to", "count"), id="up to"),
        pytest.param("as many as 30 wells", (None, 30, "up_to", "count"), id="as many as"),
        pytest.param("fewer than 30 wells", (None, 30, "less_than", "count"), id="fewer than"),
        pytest.param("well over 400 tents", (400, None, "more_than", "count"), id="well over"),
        pytest.param("a sub-500 metre track", (None, 500, "less_than", "metre"), id="sub in front"),
        pytest.param("over than 30 wells", (30, None, "more_than", "count"), id="over than"),
        pytest.param("some 400 tents", (400, 400, "about", "count"), id="some"),
        pytest.param("an estimated 400 tents", (400, 400, "about", "count"), id="an estimated"),
        pytest.param("1,500-odd tents", (1500, 1500, "about", "count"), id="odd behind"),
        pytest.param("nearly 2,000 tents", (2000, 2000, "nearly", "count"), id="nearly"),
        pytest.param("just under five minutes", (5, 5, "nearly", "minute"), id="just under"),
        pytest.param("more than the $5.7 billion", (5.7e9, None, "more_than", "USD"), id="an article between bound and money"),
        pytest.param("beyond the two coasts", (2, 2, "exact", "count"), id="a preposition of place is no bound"),
        pytest.param("a fight over 12 wells", (12, 12, "exact", "count"), id="over behind fight is no bound"),
        pytest.param("Over two days, she swam", (2, 2, "exact", "day"), id="over in front of a period"),
        pytest.param("it lasted over two days", (2, None, "more_than", "day"), id="over in front of a span"),
    ],
)
def test_bounds(text: str, expected: tuple[float | None, float | None, str, str]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        pytest.param("65-70 percent of it", 65, 70, "percent", id="a dash"),
        pytest.param("between 3 and 5 wells", 3, 5, "count", id="between"),
        pytest.param("from 2 to 4 million bees", 2e6, 4e6, "count", id="a scale shared by both ends"),
        pytest.param("$3 billion to $5 billion", 3e9, 5e9, "USD", id="money at both ends"),
        pytest.param("24 to 26 degrees Celsius", 24, 26, "degree celsius", id="a unit behind"),
        pytest.param("three or four divers", 3, 4, "count", id="or between neighbours"),
        pytest.param("in their 80s", 80, 89, "year of age", id="a decade of age"),
        pytest.param("goes 0-to-60-mph", 0, 60, "mile per hour", id="a range from nothing"),
        pytest.param("a 3,000 to-4,000 year-old boat", 3000, 4000, "year of age", id="a dash at one side of to"),
        pytest.param("from 45 sq ft up to 90 sq ft", 45, 90, "square foot", id="from and up to"),
        pytest.param("between $US16 million and $US17 million", 16e6, 17e6, "USD", id="letters behind the sign at both ends"),
        pytest.param("$48,000-$90,000", 48e3, 90e3, "USD", id="a dash between signs"),
        pytest.param("between the ages of 11 and 15", 11, 15, "year of age", id="ages between"),
        pytest.param("between ages 11 and 15", 11, 15, "year of age", id="ages between, in short"),
        pytest.param("a 3- to 5-year course", 3, 5, "year", id="a hyphen that waits for its noun"),
        pytest.param("$5 a day to $8 a day", 5, 8, "USD per day", id="a rate at both ends"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    assert only(text) == (low, high, "range", unit)


def test_up_to_behind_a_verb_of_moving_is_no_bound() -> None:
    found = figures(tokenize("The rate climbed back up to 4.8 percent; it pays up to $40."))
    assert [figure.quantity.bound for figure in found] == ["exact", "up_to"]


def test_what_a_change_took_place_over_is_no_bound() -> None:
    assert [f.quantity.bound.value for f in figures(tokenize("Rents rose 12 percent over two years"))] == ["exact", "exact"]


def test_a_rise_from_one_number_to_another_is_no_range() -> None:
    assert [f.quantity.low for f in figures(tokenize("The toll rose from 12 to 31"))] == [12, 31]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the lift grew from 13.5 to 14 mm", [(13.5, "millimetre"), (14, "millimetre")], id="a unit at the second"),
        pytest.param("fell from 208 pounds to 193 by May", [(208, "pound"), (193, "pound")], id="a unit at the first"),
        pytest.param("dropped from $75 a barrel to $45", [(75, "USD per barrel"), (45, "USD per barrel")], id="a rate at the first"),
        pytest.param("to rise from 24 to 33 billion euros", [(24e9, "EUR"), (33e9, "EUR")], id="a scale with the unit"),
        pytest.param("rose 6 points to 457.1", [(6, "point"), (457.1, "point")], id="the size of a move and its end"),
        pytest.param("fell from 12 percent to 31 boats", [(12, "percent"), (31, "count")], id="but not where something is counted"),
        pytest.param("grew from 2018 to 14 mm", [(2018, "count"), (14, "millimetre")], id="nor to a year"),
    ],
)
def test_both_levels_of_a_move_have_the_unit(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.quantity.low, f.quantity.unit) for f in figures(tokenize(text))] == expected


def test_the_sides_of_a_vote_are_no_range() -> None:
    assert [f.quantity.low for f in figures(tokenize("by a vote of 191 to 228"))] == [191, 228]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param("C$137 million", 137e6, "CAD", id="letters in front of the sign"),
        pytest.param("US $5.4-billion", 5.4e9, "USD", id="a spaced country"),
        pytest.param("a quake measuring 6.8", 6.8, "magnitude", id="what a quake measures"),
        pytest.param("a boy of six", 6, "year of age", id="of a person, an age"),
        pytest.param("a baby of five months", 5, "month of age", id="of a person, an age in months"),
        pytest.param("a father of six", 6, "count", id="of a parent, children"),
        pytest.param("put the number of dead at 90", 90, "count", id="a number of dead is no age"),
        pytest.param("died at 90", 90, "year of age", id="an age at death"),
        pytest.param("85 million euros", 85e6, "EUR", id="a currency word"),
        pytest.param("EUR 20", 20, "EUR", id="an ISO code"),
        pytest.param("80 cents", 80, "cent", id="cents stay cents"),
        pytest.param("a six-month siege", 6, "month", id="a compound"),
        pytest.param("a four square kilometre pocket", 4, "square kilometre", id="a compound without hyphens"),
        pytest.param("a 10-year-old girl", 10, "year of age", id="a compound age"),
        pytest.param("died aged 85", 85, "year of age", id="aged"),
        pytest.param("Lena Ott, 69, said", 69, "year of age", id="an age between commas"),
        pytest.param("Ott (42) said", 42, "year of age", id="an age in brackets"),
        pytest.param("it cost 400 pounds here", 400, "GBP", id="pounds that are paid"),
        pytest.param("a fine of 400 pounds was due", 400, "GBP", id="a sum of pounds"),
        pytest.param("she raised 40 pounds of beef", 40, "pound", id="pounds of stuff"),
        pytest.param("she lost 40 pounds in May", 40, "pound", id="pounds that nobody pays"),
        pytest.param("the error was plus or minus 3 points", 3, "point", id="plus or minus is no sign"),
        pytest.param("the error is +/- 3 points", 3, "point", id="nor in signs"),
        pytest.param("her grandmother, 71, said", 71, "year of age", id="an age behind a word for a person"),
        pytest.param("the total, 34, was low", 34, "count", id="but not behind a word for a thing"),
        pytest.param("the victims, 12, were freed", 12, "count", id="nor one age for many"),
        pytest.param("the king, 81, has ruled", 81, "year of age", id="an age behind an office"),
        pytest.param("Ada Maren, 74, said", 74, "year of age", id="a name that begins like a month"),
        pytest.param("in all of March, 74, it said", 74, "count", id="but not behind a month"),
        pytest.param("half an hour", 0.5, "hour", id="half of a unit"),
        pytest.param("a half-century", 0.5, "century", id="half of a unit with a hyphen"),
        pytest.param("a quarter of a percentage point", 0.25, "percentage point", id="a quarter of a unit"),
        pytest.param("a quarter-point cut", 0.25, "point", id="a quarter of a point"),
        pytest.param("three straight days", 3, "day", id="a word between number and unit"),
        pytest.param("two more miles", 2, "mile", id="more of a unit"),
        pytest.param("7,199 Chinese yuan", 7199, "CNY", id="a nationality in front of a currency"),
        pytest.param("Sweden lent 40 million crowns", 40e6, "SEK", id="a currency of a country that is named"),
        pytest.param("she lent 40 crowns", 40, "count", id="one whose country nobody names"),
        pytest.param("she is 35.", 35, "year of age", id="a person and a bare number"),
        pytest.param("jets of 400 metres per second", 400, "metre per second", id="a rate spelled out"),
        pytest.param("a 120Hz display", 120, "hertz", id="a sign that touches"),
        pytest.param("-5 yards", -5, "yard", id="less than nothing"),
        pytest.param("the singer died at 91", 91, "year of age", id="at, behind a death"),
        pytest.param("a magnitude of 5.9", 5.9, "magnitude", id="magnitude in front"),
        pytest.param("a 6.1-magnitude quake", 6.1, "magnitude", id="magnitude behind"),
        pytest.param("a 5.2 quake", 5.2, "magnitude", id="a decimal in front of quake"),
        pytest.param("5.6 on the Richter scale", 5.6, "magnitude", id="the scale named"),
        pytest.param("50 miles an hour", 50, "mile per hour", id="a rate that is a unit"),
        pytest.param("45%", 45, "percent", id="a percent sign"),
        pytest.param("three times", 3, "times", id="occasions"),
        pytest.param("five times the limit", 5, "times", id="a multiple"),
        pytest.param("118.5p", 118.5, "penny", id="pence stay pence"),
        pytest.param("40 pence", 40, "penny", id="pence in words"),
        pytest.param("fell 15 sen", 15, "sen", id="sen stay sen"),
        pytest.param("PS2.7m", 2.7e6, "GBP", id="what archives leave of a pound sign"),
        pytest.param("Y=28,030", 28_030, "JPY", id="what archives leave of a yen sign"),
        pytest.param("Rs. 500", 500, "INR", id="letters with a full stop"),
        pytest.param("RM120,000", 120_000, "MYR", id="letters that touch"),
        pytest.param("$75 Canadian a night", 75, "CAD per night", id="a country behind the amount"),
        pytest.param("A $5 bill", 5, "USD", id="an article is no country"),
        pytest.param("150 kn", 150, "HRK", id="a short form behind"),
        pytest.param("5 million Kenyan shillings", 5e6, "KES", id="a currency with its country"),
        pytest.param("35 psi", 35, "pound per square inch", id="a sign of several letters"),
        pytest.param("10 kV/cm", 10, "kilovolt per centimetre", id="two signs over each other"),
        pytest.param("300 PS", 300, "metric horsepower", id="capitals"),
        pytest.param("332 lb-ft", 332, "pound foot", id="a sign with a hyphen"),
        pytest.param("a 5 W USB plug", 5, "watt", id="a spaced letter behind an article"),
        pytest.param("12 C melting point", 12, "degree celsius", id="a spaced letter in front of a noun"),
        pytest.param("40 Wh", 40, "watt hour", id="energy"),
        pytest.param("flying at 30' when", 30, "foot", id="a prime"),
        pytest.param('a 55" screen', 55, "inch", id="a double prime"),
        pytest.param("he is 6'2\" tall", 6.1667, "foot", id="feet and inches by primes"),
        pytest.param("a 6-foot-2 guard", 6.1667, "foot", id="feet and inches by hyphens"),
        pytest.param("the 6-foot-7 guard", 6.5833, "foot", id="more inches than feet, which are no range"),
        pytest.param("5 feet 11 inches", 5.9167, "foot", id="feet and inches in words"),
        pytest.param("an 18 month-old girl", 18, "month of age", id="months of age"),
        pytest.param("aged 5 months", 5, "month of age", id="aged in months"),
        pytest.param("life expectancy for men is around 73", 73, "year of age", id="an age that is told of"),
        pytest.param("the age of the 12 boats", 12, "count", id="but not things that have an age"),
        pytest.param("a 3m wall", 3, "metre", id="m behind an article and in front of one thing"),
        pytest.param("5m high", 5, "metre", id="m in front of high"),
        pytest.param("a depth of 30m", 30, "metre", id="m behind depth"),
        pytest.param("walked 20 m home", 20, "metre", id="m behind a space"),
        pytest.param("sold 2.7m copies", 2.7e6, "count", id="m in front of several things"),
        pytest.param("2m euros", 2e6, "EUR", id="m in front of money"),
        pytest.param("a 1080p film", 1080, "count", id="lines are no pence"),
        pytest.param("said 'we lost 30' there", 30, "count", id="a quotation mark is no foot"),
        pytest.param('"all 40" went', 40, "count", id="nor an inch"),
    ],
)
def test_units(text: str, value: float, unit: str) -> None:
    low, _, _, found = only(text)
    assert (low, found) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        pytest.param("profits rose 3 percent", "up", id="a verb in front"),
        pytest.param("prices fell by 20 percent", "down", id="a verb with by"),
        pytest.param("down 2 points to", "down", id="down"),
        pytest.param("a 3 percent increase", "up", id="a noun behind"),
        pytest.param("a drop of 4 percent", "down", id="a noun with of"),
        pytest.param("shares gained 3 percent", "up", id="a verb that says so of something measured"),
        pytest.param("gained 12 seats", None, id="but not of things"),
        pytest.param("gave up 3 points", None, id="a phrasal verb"),
        pytest.param("rose to 3 percent", None, id="a level reached is no change"),
        pytest.param("controls 3 percent", None, id="no trend at all"),
    ],
)
def test_changes(text: str, change: str | None) -> None:
    (figure,) = figures(tokenize(text))
    assert figure.quantity.change == change


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("$23 million per season", "USD per season", id="per and a noun"),
        pytest.param("$3,500 a month", "USD per month", id="a and a time"),
        pytest.param("60 dollars a barrel", "USD per barrel", id="a and a unit of measurement"),
        pytest.param("€4 each year", "EUR per year", id="each and a time"),
        pytest.param("18p per litre", "penny per litre", id="coins"),
        pytest.param("between $48,000 and $90,000 a year", "USD per year", id="a range"),
        pytest.param("$15 an hour or more", "USD per hour", id="a bound behind the rate"),
        pytest.param("$2/kg", "USD per kilogram", id="a stroke and a sign"),
        pytest.param("$5/hr", "USD per hour", id="a stroke and a short form"),
        pytest.param("40 litres per person per day", "litre per person per day", id="per twice"),
        pytest.param("a 52,000 barrel-a-day plant", "barrel per day", id="hyphens"),
        pytest.param("$12 per capita", "USD per person", id="per capita"),
        pytest.param("$5 million a year ago", "USD", id="a time that tells when"),
        pytest.param("sold for $300 a day later", "USD", id="a time that tells how much later"),
        pytest.param("paid $40 a second time", "USD", id="second is an ordinal too"),
        pytest.param("$5 a bottle", "USD", id="a and a plain noun"),
        pytest.param("$300 a week-long trip", "USD", id="a time joined to more"),
    ],
)
def test_a_rate_keeps_what_it_is_per(text: str, unit: str) -> None:
    (figure,) = figures(tokenize(text))
    assert figure.quantity.unit == unit
    assert (figure.measure == "rate") == (" per " in unit)


_UNITS = cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("units"))


# words are counted unless they are joined to a noun: a 300-word note
@pytest.mark.parametrize("name", [name for name in _UNITS if name != "word"])
def test_every_form_of_a_unit_is_read_back(name: str) -> None:
    signs, number = _UNITS[name].get("signs", ()), 37
    for surface in (*_UNITS[name]["forms"], *signs):
        if surface.startswith("million "):  # a unit only behind per: elsewhere the million belongs to the number
            continue
        written = re.sub(r" ?([-/]) ?", r"\1", surface).replace("m 2", "m2").replace("m 3", "m3")
        number_and_unit = f"{number}{written}" if surface in signs or surface[0] == "-" else f"{number} {written}"
        # a bare m or double prime needs to be told from millions and quotations
        (figure,) = figures(tokenize(f"a depth of {number_and_unit} sand" if surface in {'"', "m"} else number_and_unit))
        assert (figure.quantity.low, figure.quantity.unit) == (number, name), surface


@given(
    st.lists(
        st.sampled_from(["$", "£5", "12", "3.4 million", "to", "from", "-", "a day", "per", "mm", "rose", "and", "about", "6'2\"", "("]),
        max_size=12,
    )
)
def test_figures_lie_in_order_and_ranges_rise(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    found = figures(tokens)
    assert all(one.last <= other.first for one, other in itertools.pairwise(found))
    assert all(0 <= one.first <= one.number < one.number_last <= one.last <= len(tokens) for one in found)
    ranges = [one.quantity for one in found if one.quantity.bound == "range"]
    assert all(one.low is not None and one.high is not None and one.low <= one.high for one in ranges)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("more than 100 kilometres (60 miles)", [("more_than", None), ("more_than", None)], id="a conversion in brackets"),
        pytest.param("lost 190 points, or 0.6 percent", [("exact", "down"), ("exact", "down")], id="a change said twice"),
        pytest.param("at least 12 boats (40 people)", [("at_least", None), ("exact", None)], id="other things in brackets"),
    ],
)
def test_a_figure_said_again_is_bounded_alike(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(f.quantity.bound.value, f.quantity.change) for f in figures(tokenize(text))] == expected


def test_a_bound_behind_people_limits_their_age() -> None:
    assert only("children under 5 are fed") == (None, 5, "less_than", "year of age")
    assert only("held by a person under 18, he said") == (None, 18, "less_than", "year of age")
    assert only("anyone over 75 may ride") == (75, None, "more_than", "year of age")
    assert only("clashes over 65 wells") == (65, None, "more_than", "count")
    assert only("women over 65 wells fought") == (65, None, "more_than", "count")


def test_the_sides_of_a_room_are_metres() -> None:
    assert [(f.quantity.low, f.quantity.unit) for f in figures(tokenize("a hall of 6m x 4m here"))] == [(6, "metre"), (4, "metre")]


def test_pounds_behind_money_are_money() -> None:
    assert [f.quantity.unit for f in figures(tokenize("worth 85 million euros (74 million pounds)"))] == ["EUR", "GBP"]
    assert [f.quantity.unit for f in figures(tokenize("recalled 74 million pounds of beef"))] == ["pound"]


def test_a_wide_range_needs_words_that_say_so() -> None:
    assert [f.quantity.bound.value for f in figures(tokenize("prices from $200 to $40 million"))] == ["range"]
    assert [f.quantity.low for f in figures(tokenize("rose in 2018 to 3.9 million"))] == [2018, 3_900_000]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("$15 an hour from $12", [(15, "USD per hour"), (12, "USD per hour")], id="what both are per"),
        pytest.param("takes 3 hours, 2 more than before", [(3, "hour"), (2, "hour")], id="how much more, without a unit"),
        pytest.param("takes 3 hours, 2 boats said", [(3, "hour"), (2, "count")], id="but not another count"),
        pytest.param("boys aged 4, 7 and 9 swam", [(4, "year of age"), (7, "year of age"), (9, "year of age")], id="a list of ages"),
        pytest.param("boys aged 4 and 20 dogs swam", [(4, "year of age"), (20, "count")], id="a count behind an age"),
        pytest.param("fell by nearly 9,000 to 112,000", [(9000, "count"), (112_000, "count")], id="a fall and its end are no range"),
        pytest.param("rose by 5 to 10 percent", [(5, "percent")], id="a range of rises"),
    ],
)
def test_figures_side_by_side(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.quantity.low or f.quantity.high, f.quantity.unit) for f in figures(tokenize(text))] == expected
