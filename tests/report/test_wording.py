"""Are figures, dates and speakers put into words that say what the text says?"""

from __future__ import annotations

from datetime import date

import pytest

from claims.model import AttributionKind, Bound
from claims.report.wording import amount, figure, period, plain, short, speaker


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param(50_000, "50,000", id="thousands are set apart"),
        pytest.param(3_200_000, "3.2 million", id="a round million is named"),
        pytest.param(3_214_567, "3,214,567", id="an exact one is written out"),
        pytest.param(1_000_000_000, "1 billion", id="a billion"),
        pytest.param(0, "0", id="nought"),
        pytest.param(-4, "-4", id="below nought"),
        pytest.param(6.1, "6.1", id="a decimal"),
        pytest.param(100, "100", id="noughts at the end stay"),
    ],
)
def test_plain(value, words):
    assert plain(value) == words


@pytest.mark.parametrize(("value", "words"), [(0, "0"), (2500, "2,500"), (10_000, "10k"), (2_500_000, "2.5m"), (0.25, "0.25")])
def test_short(value, words):
    assert short(value) == words


@pytest.mark.parametrize(
    ("values", "unit", "words"),
    [
        pytest.param((65, 70), "percent", "65–70%", id="a range of shares"),
        pytest.param((1,), "mile", "1 mile", id="one of a unit"),
        pytest.param((16,), "mile", "16 miles", id="more of a unit"),
        pytest.param((2_000_000,), "EUR", "EUR 2 million", id="money"),
        pytest.param((6.1,), "magnitude", "magnitude 6.1", id="a magnitude"),
    ],
)
def test_amount(values, unit, words):
    assert amount(*values, unit=unit) == words


@pytest.mark.parametrize(
    ("low", "high", "stated", "bound", "words"),
    [
        pytest.param(12, 12, 12, Bound.EXACT, "12", id="a point"),
        pytest.param(300, 300, 300, Bound.ABOUT, "about 300", id="about"),
        pytest.param(500, None, 500, Bound.AT_LEAST, "at least 500", id="a lower bound"),
        pytest.param(500, None, 500, Bound.MORE_THAN, "more than 500", id="a strict lower bound"),
        pytest.param(None, 20, 20, Bound.UP_TO, "up to 20", id="an upper bound"),
        pytest.param(3, 5, None, Bound.RANGE, "3–5", id="a range"),
        pytest.param(24, 72, None, Bound.VAGUE, "“dozens of them”", id="vague words stay as written"),
        pytest.param(None, None, None, Bound.EXACT, "“dozens of them”", id="without a number, as written"),
    ],
)
def test_figure(low, high, stated, bound, words):
    assert figure(low=low, high=high, stated=stated, bound=bound, unit="count", change=None, exact="dozens of them") == words


def test_a_change_is_named():
    assert figure(low=3, high=3, stated=3, bound=Bound.EXACT, unit="percent", change="up", exact="3 percent") == "up 3%"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2031, 5, 5), date(2031, 5, 5), "5 May 2031"),
        (date(2031, 5, 5), date(2031, 5, 12), "5–12 May 2031"),
        (date(2031, 5, 30), date(2031, 6, 2), "30 May – 2 June 2031"),
        (date(2030, 12, 30), date(2031, 1, 2), "30 December 2030 – 2 January 2031"),
    ],
)
def test_period(first, last, words):
    assert period(first, last) == words


@pytest.mark.parametrize(
    ("attribution", "kind", "words"),
    [
        pytest.param("the hospital", AttributionKind.NAMED, "according to the hospital", id="named"),
        pytest.param(
            "Harbour Courier -> the hospital", AttributionKind.NAMED, "according to Harbour Courier, citing the hospital", id="a chain"
        ),
        pytest.param("officials", AttributionKind.UNNAMED, "according to officials (unnamed)", id="unnamed"),
        pytest.param(None, AttributionKind.PASSIVE, "without saying who says so", id="passive"),
        pytest.param(None, AttributionKind.OWN, "in its own words", id="own"),
    ],
)
def test_speaker(attribution, kind, words):
    assert speaker(attribution, kind) == words
