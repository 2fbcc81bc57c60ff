"""Do the charts of the page show what they must? Asked of the page's own script, in the browser."""

from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from claims.report.libraries import libraries
from claims.report.page_facts import page_fact
from claims.report.view import view

pytestmark = pytest.mark.browser

FIGURES = st.lists(st.integers(-(10**14), 10**14).map(lambda number: number / 100), min_size=1, max_size=8)
SCRIPT = resources.files("claims.report").joinpath("templates", "charts.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(chromium):
    """A blank page with the libraries and the script of the charts."""
    blank = chromium.new_page()
    blank.add_script_tag(content=libraries())
    blank.add_script_tag(content=SCRIPT)
    yield blank
    blank.close()


@pytest.mark.parametrize(
    ("values", "share", "domain", "kind"),
    [
        pytest.param([3, 50_000], False, [1, 100_000], "log", id="3 and 50,000 stand on a logarithmic scale"),
        pytest.param([65, 70, 90], True, [0, 100], "linear", id="shares stand on 0 to 100"),
        pytest.param([250], True, [0, 300], "linear", id="a rise of 250 percent does not"),
        pytest.param([12, 28, 31], False, [0, 40], "linear", id="figures that doubled begin at nought"),
        pytest.param([1579, 1612], False, [1000, 2200], "linear", id="close figures stand close, not at the edges"),
        pytest.param([0, 50_000], False, [0, 60_000], "linear", id="nought keeps the scale linear"),
        pytest.param([15], False, [0, 20], "linear", id="one figure begins at nought"),
        pytest.param([-5, 4], False, [-8, 6], "linear", id="below nought"),
    ],
)
def test_scale(page, values, share, domain, kind):
    scale = page.evaluate("([values, share]) => charts.scaleOver(values, share)", [values, share])
    assert (scale["domain"], scale["type"]) == (domain, kind)


@given(st.lists(FIGURES, min_size=20, max_size=20), st.booleans())
@profile(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_value_stands_inside_and_ticks_are_few(page, many, share):
    scales = page.evaluate("([many, share]) => many.map((values) => charts.scaleOver(values, share))", [many, share])
    for values, scale in zip(many, scales, strict=True):
        low, high = scale["domain"]
        assert low <= min(values) <= max(values) <= high
        assert low < high
        assert 2 <= len(scale["ticks"]) <= 9


def fact_of(result, settings, fact_id):
    facts = [fact for chapter in view(result, settings).chapters for fact in chapter.facts]
    return page_fact(next(fact for fact in facts if fact.fact_id == fact_id))


def marks(page, fact, domain):
    return page.evaluate(
        "([claims, domain]) => charts.linesOf(claims).map((line) => charts.marked(line, domain))", [fact["claims"], domain]
    )


def test_a_lower_bound_is_open_to_the_right_and_marked_at_its_number(page, result, settings):
    first = marks(page, fact_of(result, settings, "toll"), [0, 40])[0]
    assert (first["from"], first["to"], first["closed"], first["dots"]) == (12, 40, False, [12])


def test_an_upper_bound_is_open_to_the_left(page, result, settings):
    first = marks(page, fact_of(result, settings, "trapped"), [0, 60_000])[0]
    assert (first["from"], first["to"], first["dots"]) == (0, 50_000, [50_000])


def test_rounding_is_drawn_around_a_round_figure_and_not_around_a_small_one(page, result, settings):
    assert marks(page, fact_of(result, settings, "share"), [0, 100])[1]["halo"] == {"from": 87.5, "to": 92.5}
    assert marks(page, fact_of(result, settings, "lorries"), [0, 60])[0]["halo"] == {"from": 42, "to": 42}


def test_each_claim_has_a_line_and_those_of_one_origin_stand_together(page, result, settings):
    drawn = marks(page, fact_of(result, settings, "fighters"), [0, 400])
    assert [(line["origin"], line["leads"], line["words"]) for line in drawn] == [
        ("The Front", True, "about 300"),
        ("The Front", False, "about 300"),
    ]
    assert [line["label"].replace("\N{NO-BREAK SPACE}", " ") for line in drawn] == [
        "Northern Wire, 7 May 2031",
        "Harbour Courier, 9 May 2031",
    ]


def test_many_reports_of_one_figure_share_a_line(page, result, settings):
    fact = fact_of(result, settings, "fighters")
    drawn = marks(page, {**fact, "claims": fact["claims"][:1] * 22}, [0, 400])
    assert [line["label"].partition(",")[0] for line in drawn] == [*["Northern Wire"] * 3, "and 19 more reports"]


def test_a_vague_figure_is_quoted_and_marked_as_vague(page, result, settings):
    (line,) = marks(page, fact_of(result, settings, "families"), [0, 1000])
    assert (line["words"], line["vague"]) == ("“Hundreds”", True)


def test_figures_of_one_day_are_not_drawn_in_time(page, result, settings):
    drawn = {name: page.evaluate("(fact) => charts.strips(fact) !== null", fact_of(result, settings, name)) for name in ("toll", "mill")}
    assert drawn == {"toll": True, "mill": False}
