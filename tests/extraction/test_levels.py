"""Bare numbers that say where something stands."""

import pytest

from claims.extraction import extract_claims
from claims.model import Document


def levels(text: str) -> list[tuple[str, str, str | None]]:
    """Each figure with its unit and what it is the level of."""
    return [(claim.exact, claim.unit, claim.counted) for claim in extract_claims(Document(doc_id="d", text=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Cases doubled to 4,100.", [("4,100", "count", "Cases")], id="what doubled to it"),
        pytest.param(
            "Two sales brought the total to 40.", [("Two sales", "count", "sales"), ("40", "count", "sales")], id="a total brought to"
        ),
        # reached after a change
        pytest.param(
            "The Orla index gained 0.7 percent to 6,127.80.",
            [("0.7 percent", "percent", "Orla index"), ("6,127.80", "count", "Orla index")],
            id="a share shares no unit",
        ),
        pytest.param(
            "The Orla index rose 64 points (1.4 percent) to 4,577.10.",
            [("64 points", "point", "Orla index"), ("1.4 percent", "percent", "Orla index"), ("4,577.10", "point", "Orla index")],
            id="behind a restatement in percent",
        ),
        pytest.param(
            "The lake fell 3 metres to 12.", [("3 metres", "metre", "lake"), ("12", "metre", "lake")], id="the unit of the change"
        ),
        pytest.param(
            "The jobless rate rose 0.2 percentage points to 4.7.",
            [("0.2 percentage points", "percentage point", "jobless rate"), ("4.7", "percent", "jobless rate")],
            id="percentage points change a share",
        ),
        pytest.param(
            "The cow slimmed from 908 pounds to 793.", [("908 pounds", "pound", "cow"), ("793", "pound", "cow")], id="from and to"
        ),
        pytest.param(
            "Valve lift was increased from 13.5 to 14 mm.",
            [("13.5", "millimetre", "Valve lift"), ("14 mm", "millimetre", "Valve lift")],
            id="the unit stands with the end",
        ),
        pytest.param(
            "Orla ended down 1% at 1,463 points and Brill fell 2% to 1,200.",
            [("1%", "percent", "Orla"), ("1,463 points", "point", "Orla"), ("2%", "percent", "Brill"), ("1,200", "point", "Brill")],
            id="points through a sentence",
        ),
        # reached by a verb
        pytest.param("Membership fell to 312 last year.", [("312", "count", "Membership")], id="a verb of change"),
        pytest.param("The krone traded at 132.86 against the euro.", [("132.86", "count", "krone")], id="a verb of standing"),
        pytest.param("The dollar index was up at 96.09.", [("96.09", "count", "dollar index")], id="up at"),
        # the value of a noun
        pytest.param("The maximum is 50000.", [("50000", "count", "maximum")], id="a maximum"),
        pytest.param("The average age was 72.", [("72", "year of age", "average age")], id="an age in years"),
        pytest.param("Life expectancy is around 73.", [("around 73", "year of age", "Life expectancy")], id="a bounded value"),
        pytest.param("The number of ferries fell to 312.", [("312", "count", "ferries")], id="what a number of things counts"),
        pytest.param("Unions put the number of strikers at 900.", [("900", "count", "strikers")], id="where somebody puts it"),
        pytest.param("The town capped turnout at 1,200.", [("1,200", "count", "turnout")], id="where somebody caps it"),
        pytest.param("A maximum per head, which is 50000.", [("50000", "count", "maximum")], id="what a maximum is per"),
        pytest.param(
            "Officials revised the toll from 27 to 31.",
            [("27", "count", None), ("31", "count", None)],
            id="a figure that replaces another",
        ),
        # an average
        pytest.param("Fares will go up by an average of 1500.", [("1500", "count", "Fares")], id="an average that could be a year"),
        pytest.param("Fares will rise by an average of 1,500.", [("1,500", "count", "Fares")], id="an average"),
        pytest.param(
            "It saw 22 fires, compared with an average of 20 per week.",
            [("22 fires", "count", "fires"), ("20 per week", "count per week", "fires")],
            id="an average that a count is compared with",
        ),
    ],
)
def test_levels(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert levels(text) == expected


def test_a_rise_shares_its_scale() -> None:
    found = extract_claims(Document(doc_id="d", text="Sales grew from 24.2 to 33 billion euros."))
    assert [(claim.low, claim.unit, claim.counted) for claim in found] == [(24.2e9, "EUR", "Sales"), (33e9, "EUR", "Sales")]


def test_a_level_is_no_change() -> None:
    change, level = extract_claims(Document(doc_id="d", text="The Orla index rose 64 points to 4,577."))
    assert (change.change, level.change, level.measure) == ("up", None, "size")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Doors opened at 1030 and closed at 7.30.", id="times of day"),
        pytest.param("Exports fell to 2019.", id="a year"),
        pytest.param("The song rose to 4 on the list.", id="a rank"),
        pytest.param("The captain was 12 and the answer is 42.", id="nothing that has a value"),
        pytest.param("They set the bell at 930.", id="a thing that is put somewhere"),
        pytest.param("They stayed at 1,200-2 all day.", id="a score"),
    ],
)
def test_no_level(text: str) -> None:
    assert levels(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Inflation was 3.4 percent in May and 2.1 in June.", [("3.4 percent", "Inflation"), ("2.1", "Inflation")], id="times"),
        pytest.param(
            "Turnout was 61 percent in the north and 48 in the south.", [("61 percent", "Turnout"), ("48", "Turnout")], id="places"
        ),
        pytest.param("Rents rose 12 percent last year and 3 the year before.", [("12 percent", "Rents"), ("3", "Rents")], id="years"),
        pytest.param("Rents rose 3 percent in May and 12 men left.", [("3 percent", "Rents"), ("12 men", "men")], id="but not a count"),
    ],
)
def test_a_measure_given_again_shares_its_unit(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(exact, counted) for exact, _, counted in levels(text)] == expected
