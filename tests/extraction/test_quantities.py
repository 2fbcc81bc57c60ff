"""Ranges, bounds, units, money, ages and changes around a number."""

import pytest

from claims.extraction.quantities import figures
from claims.text.tokens import tokenize


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
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    assert only(text) == (low, high, "range", unit)


def test_a_rise_from_one_number_to_another_is_no_range() -> None:
    assert [f.quantity.low for f in figures(tokenize("The toll rose from 12 to 31"))] == [12, 31]


def test_the_sides_of_a_vote_are_no_range() -> None:
    assert [f.quantity.low for f in figures(tokenize("by a vote of 191 to 228"))] == [191, 228]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param("C$137 million", 137e6, "CAD", id="letters in front of the sign"),
        pytest.param("US $5.4-billion", 5.4e9, "USD", id="a spaced country"),
        pytest.param("85 million euros", 85e6, "EUR", id="a currency word"),
        pytest.param("EUR 20", 20, "EUR", id="an ISO code"),
        pytest.param("80 cents", 0.8, "USD", id="cents are hundredths"),
        pytest.param("a six-month siege", 6, "month", id="a compound"),
        pytest.param("a four square kilometre pocket", 4, "square kilometre", id="a compound without hyphens"),
        pytest.param("a 10-year-old girl", 10, "year of age", id="a compound age"),
        pytest.param("died aged 85", 85, "year of age", id="aged"),
        pytest.param("Lena Ott, 69, said", 69, "year of age", id="an age between commas"),
        pytest.param("Ott (42) said", 42, "year of age", id="an age in brackets"),
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
        pytest.param("three times", 3, "count", id="occasions are counted"),
        pytest.param("five times the limit", 5, "times", id="a multiple"),
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


def test_a_rate_keeps_its_unit_and_says_so() -> None:
    (figure,) = figures(tokenize("$23 million per season"))
    assert (figure.quantity.unit, figure.rate, figure.measure) == ("USD", True, "rate")


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


def test_pounds_behind_money_are_money() -> None:
    assert [f.quantity.unit for f in figures(tokenize("worth 85 million euros (74 million pounds)"))] == ["EUR", "GBP"]
    assert [f.quantity.unit for f in figures(tokenize("recalled 74 million pounds of beef"))] == ["pound"]


def test_a_wide_range_needs_words_that_say_so() -> None:
    assert [f.quantity.bound.value for f in figures(tokenize("prices from $200 to $40 million"))] == ["range"]
    assert [f.quantity.low for f in figures(tokenize("rose in 2018 to 3.9 million"))] == [2018, 3_900_000]
