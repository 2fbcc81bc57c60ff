"""Is it seen how an origin's figure moves, and where it should have moved and did not?"""

import pytest

from claims.assess.series import series, trends


def _trends(assessed, settings):
    found = trends(series(assessed.claims, settings), settings)
    return {
        origin: (trend, bool(flagged)) for origin, trend, flagged in zip(found["origin"], found["trend"], found["flagged"], strict=True)
    }


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param([("60", "OCHA", 3), ("75", "OCHA", 10)], {"OCHA": ("rising", False)}, id="a toll rises"),
        pytest.param([("75", "OCHA", 3), ("60", "OCHA", 10)], {"OCHA": ("falling", True)}, id="a toll that falls is flagged"),
        pytest.param([("60", "OCHA", 3), ("60", "OCHA", 10)], {"OCHA": ("level", False)}, id="a toll stands still, and nobody has another"),
        pytest.param(
            [("60", "OCHA", 3), ("60", "OCHA", 10), ("90", "Army", 5), ("120", "Army", 10)], {"OCHA": ("frozen", True), "Army": ("rising", False)},
            id="a toll that stands still while another's rises is frozen",
        ),
        pytest.param(
            [("60", "OCHA", 3), ("60", "OCHA", 4), ("90", "Army", 5)], {"OCHA": ("level", False)}, id="a day is too short to be frozen",
        ),
        pytest.param([("60", "OCHA", 3), ("75", "OCHA", 3)], {}, id="one day is no series"),
        pytest.param([("60", "OCHA", 3), ("75", "Army", 10)], {}, id="two origins are no series"),
    ],
)  # fmt: skip
def test_a_running_count(claim, cross, settings, figures, expected):
    claims = [claim(words, by=by, on=on, measure="cumulative") for words, by, on in figures]
    assert _trends(cross(claims), settings) == expected


def test_a_stock_may_fall(claim, cross, settings):
    claims = [claim(words, by="OCHA", on=on, measure="stock") for words, on in (("75", 3), ("60", 10))]
    assert _trends(cross(claims), settings) == {"OCHA": ("falling", False)}


def test_the_series_of_a_fact_is_told_the_flagged_ones_first(claim, cross):
    figures = [("60", "OCHA", 3), ("60", "OCHA", 10), ("90", "Army", 5), ("120", "Army", 10)]
    fact = cross([claim(words, by=by, on=on, measure="cumulative") for words, by, on in figures]).facts.iloc[0]
    assert fact["series"] == (
        "OCHA: 60 (3 June 2019 to 10 June 2019), unchanged while others counted on; Army: 90 (5 June 2019) to 120 (10 June 2019), rising"
    )


def test_a_toll_that_fell_is_told_with_its_height(claim, cross):
    figures = [("12", 3), ("47", 5), ("44", 6)]
    fact = cross([claim(words, by="OCHA", on=on, measure="cumulative") for words, on in figures]).facts.iloc[0]
    assert fact["series"] == (
        "OCHA: 12 (3 June 2019) to 47 (5 June 2019) to 44 (6 June 2019): a running count that fell was corrected, or counts something else"
    )


def test_three_policies_are_told_with_their_rules(claim, cross):
    fact = cross([claim(words, by=by) for words, by in (("15", "A"), ("at least 12", "B"), ("22", "C"))]).facts.iloc[0]
    assert fact["estimates"] == (
        "low_best_high 12 / 15 / 22 (fits 2 of 3 origins); minmax 12 / none / 22 (lowest and highest figure, no best); "
        "conservative 12 / 12 / 22 (the lowest well-founded figure)"
    )
