"""Does the scale of a chart show what it must?"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.report.chart import chart_of, scale_over
from claims.report.view import view

FIGURES = st.lists(st.integers(-(10**14), 10**14).map(lambda number: number / 100), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("values", "share", "low", "high", "log"),
    [
        pytest.param([3, 50_000], False, 1, 100_000, True, id="3 and 50,000 stand on a logarithmic scale"),
        pytest.param([65, 70, 90], True, 0, 100, False, id="shares stand on 0 to 100"),
        pytest.param([250], True, 0, 300, False, id="a rise of 250 percent does not"),
        pytest.param([12, 28, 31], False, 0, 40, False, id="figures that doubled begin at nought"),
        pytest.param([1579, 1612], False, 1000, 2500, False, id="close figures stand close, not at the edges"),
        pytest.param([0, 50_000], False, 0, 60_000, False, id="nought keeps the scale linear"),
        pytest.param([15], False, 0, 20, False, id="one figure begins at nought"),
        pytest.param([0], False, 0, 1.5, False, id="nought alone has a scale"),
        pytest.param([-5, 4], False, -10, 10, False, id="below nought"),
    ],
)
def test_scale(values, share, low, high, log):
    scale = scale_over(values, share=share)
    assert (scale.low, scale.high, scale.log) == (low, high, log)


@given(FIGURES, st.booleans())
def test_every_value_stands_inside_and_in_order(values, share):
    scale = scale_over(values, share=share)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    assert 2 <= len(scale.ticks) <= 8


def lines(result, settings, fact_id):
    facts = [fact for chapter in view(result, settings).chapters for fact in chapter.facts]
    return chart_of(next(fact for fact in facts if fact.fact_id == fact_id))


def test_a_lower_bound_is_open_to_the_right_and_closed_at_its_number(result, settings):
    first = lines(result, settings, "toll").lines[0].mark
    assert (first.open_low, first.open_high, first.end) == (False, True, 100)
    assert first.dots == (first.start,)


def test_an_upper_bound_is_open_to_the_left(result, settings):
    first = lines(result, settings, "trapped").lines[0].mark
    assert (first.open_low, first.open_high, first.start) == (True, False, 0)


def test_rounding_is_drawn_around_a_round_figure_and_not_around_a_small_one(result, settings):
    halo = lines(result, settings, "share").lines[1].mark.halo
    assert halo == (87.5, 92.5)
    assert lines(result, settings, "lorries").lines[0].mark.halo is None


def test_each_claim_has_a_line_and_those_of_one_origin_stand_together(result, settings):
    drawn = lines(result, settings, "fighters").lines
    assert [(line.origin, line.leads, line.words) for line in drawn] == [
        ("the Front", True, "about 300"),
        ("the Front", False, "about 300"),
    ]
    assert [line.label.replace("\N{NO-BREAK SPACE}", " ") for line in drawn] == ["Northern Wire, 7 May 2031", "Harbour Courier, 9 May 2031"]


def test_many_reports_of_one_figure_share_a_line(result, settings):
    claims = result.claims
    first = claims[claims["claim_id"] == "c-300"]
    repeats = pd.concat([first.assign(claim_id=f"c-300-{n}") for n in range(20)])
    drawn = lines(replace(result, claims=pd.concat([claims, repeats], ignore_index=True)), settings, "fighters").lines
    assert [line.label.partition(",")[0] for line in drawn][3:] == ["and 19 more reports"]


def test_the_range_of_the_estimate_is_marked(result, settings):
    assert lines(result, settings, "share").span == (65.0, 90.0)
    assert lines(result, settings, "lorries").span is None


def test_what_moved_is_drawn_in_order_of_time(result, settings):
    assert [line.words for line in lines(result, settings, "toll").lines] == ["at least 12", "31", "28"]


def test_a_vague_figure_is_quoted_and_marked_as_vague(result, settings):
    (line,) = lines(result, settings, "families").lines
    assert line.words == "“Hundreds”"
    assert line.mark.vague
