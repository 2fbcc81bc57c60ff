"""What the figures of two claims say about whether they are one."""

import numpy as np
import pytest

from claims import lexicon
from claims.dimensions import physical
from claims.match.figures import figure_traits, ratio_apart, telling_figures

SENTENCE = "Thieves took watches worth 2 million euros ($2.6 million) and drove 40 miles (64 km) in 3 cars (2 of them stolen)."


def told(claim_id, exact, value, unit, **fields):
    return (
        claim_id,
        value,
        None,
        {"exact": exact, "unit": unit, "doc_id": "d", "sentence": SENTENCE, "start": SENTENCE.index(exact)} | fields,
    )


@pytest.fixture
def restates(make_claims):
    def find(*rows):
        claims = make_claims(*rows)
        return dict(zip(claims["claim_id"], figure_traits(claims)["restates"].fillna(""), strict=True))

    return find


EUROS, DOLLARS = told("euros", "2 million euros", 2e6, "EUR"), told("dollars", "$2.6 million", 2.6e6, "USD")
MILES, KILOMETRES = told("miles", "40 miles", 40, "mile"), told("kilometres", "64 km", 64, "kilometre")
CARS, STOLEN = told("cars", "3 cars", 3, "count"), told("stolen", "2 of them", 2, "count")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([EUROS, DOLLARS], {"euros": "", "dollars": "euros"}, id="an amount in a second currency, in brackets"),
        pytest.param([KILOMETRES, MILES], {"kilometres": "miles", "miles": ""}, id="a way in miles and kilometres, in whatever order"),
        pytest.param([CARS, STOLEN], {"cars": "", "stolen": ""}, id="a part in brackets has the same unit"),
        pytest.param([DOLLARS, MILES], {"dollars": "", "miles": ""}, id="money is no way"),
        pytest.param(
            [EUROS, told("dollars", "$2.6 million", 2.6e6, "USD", doc_id="e")], {"euros": "", "dollars": ""}, id="another document"
        ),
    ],
)
def test_a_figure_given_again_in_another_unit(restates, rows, expected):
    assert restates(*rows) == expected


def test_two_amounts_in_a_list_restate_nothing(restates):
    sentence = "The fund paid 2 million euros, $3 million and 40 pounds."
    rows = [("euros", "2 million euros", 2e6, "EUR"), ("dollars", "$3 million", 3e6, "USD")]
    made = [
        (name, value, None, {"exact": exact, "unit": unit, "doc_id": "d", "sentence": sentence, "start": sentence.index(exact)})
        for name, exact, value, unit in rows
    ]
    assert restates(*made) == {"euros": "", "dollars": ""}


def test_what_is_vague_has_no_size(make_claims):
    claims = make_claims(("a", 24, "people"), ("b", 24, "people")).assign(bound=["exact", "vague"])
    sizes = figure_traits(claims)["size"]
    assert sizes[0] == 24
    assert np.isnan(sizes[1])


@pytest.mark.parametrize("unit", [name for name, entry in lexicon.load("units").items() if entry.get("dimension") == "age"])
def test_a_year_has_as_many_months_weeks_and_days_as_pint_says(make_claims, unit):
    age = figure_traits(make_claims(("a", 7, "child", {"unit": unit})))["age"]
    assert age[0] == pytest.approx(physical(unit).to("year").magnitude * 7, rel=1e-15)


@pytest.mark.parametrize("unit", ["year", "count", "month per year"])
def test_what_is_no_age_has_none(make_claims, unit):
    assert np.isnan(figure_traits(make_claims(("a", 7, "child", {"unit": unit})))["age"][0])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(2.6e6, 108e6, 41.538, id="a small and a large robbery"),
        pytest.param(5, 5, 1, id="one figure"),
        pytest.param(0, 0, 1, id="nobody twice"),
        pytest.param(0, 3, np.inf, id="nobody and somebody"),
        pytest.param(-2, 3, np.nan, id="a loss and a gain"),
        pytest.param(np.nan, 3, np.nan, id="a vague word"),
    ],
)
def test_how_many_times_one_figure_holds_the_other(one, other, expected):
    assert ratio_apart(np.array([one]), np.array([other]))[0] == pytest.approx(expected, rel=1e-3, nan_ok=True)
    assert ratio_apart(np.array([other]), np.array([one]))[0] == pytest.approx(expected, rel=1e-3, nan_ok=True)


@pytest.mark.parametrize(
    ("value", "unit", "telling"),
    [
        pytest.param(1_300_000, "USD", True, id="an amount of two digits"),
        pytest.param(10_000, "USD", False, id="many rewards are of 10,000"),
        pytest.param(35.7, "percent", True, id="a percentage to the tenth"),
        pytest.param(35, "percent", False, id="a percentage that many facts share"),
        pytest.param(2630, "count", True, id="a count to the last man"),
        pytest.param(12, "count", False, id="a dozen of anything"),
    ],
)
def test_figures_that_tell_what_an_article_is_about(make_claims, value, unit, telling):
    claims = make_claims(
        ("first", value, "things", {"unit": unit, "doc_id": "d"}), ("again", value, "things", {"unit": unit, "doc_id": "d"})
    )
    assert len(telling_figures(claims)) == (1 if telling else 0)
