"""What counts and measures are per, read behind the noun."""

import pytest

import claims


@pytest.mark.parametrize(
    ("text", "exact", "unit"),
    [
        pytest.param("The town had 20 burglaries per week.", "20 burglaries per week", "count per week", id="per behind a noun"),
        pytest.param("The lab runs three thousand tests a day.", "three thousand tests a day", "count per day", id="a behind a noun"),
        pytest.param("About 300 cars a day use the bridge.", "About 300 cars a day", "count per day", id="a count that a bound opens"),
        pytest.param("Each month 12 ships per convoy arrive.", "12 ships per convoy", "count per convoy", id="per any noun"),
        pytest.param("The port handled 12 an hour.", "12 an hour", "count per hour", id="no noun at all"),
        pytest.param("It saw 12 deaths per 1,000 births.", "12 deaths per 1,000 births", "count per 1,000 births", id="per a number"),
        pytest.param(
            "The rate was 5 per 100,000 people.", "5 per 100,000 people", "count per 100,000 people", id="a bare count per a number"
        ),
        pytest.param("It burns 7 litres per 100 km.", "7 litres per 100 km", "litre per 100 km", id="a measure per a number of units"),
        pytest.param("Some 40 people die each day there.", "Some 40 people", "count per day", id="a verb between"),
        pytest.param("They land 300 tonnes of fish a year.", "300 tonnes of fish a year", "tonne per year", id="a measure of a thing"),
        pytest.param("The storm killed 12 people a day later.", "12 people", "count", id="a time that tells when"),
        pytest.param("The storm killed 300 people a year ago.", "300 people", "count", id="a time long ago"),
        pytest.param("The club bought 12 boats a second time.", "12 boats", "count", id="second as an ordinal"),
        pytest.param("The crew shared 40 loaves a bottle short.", "40 loaves", "count", id="a plain noun behind a"),
    ],
)
def test_a_count_is_per_time(text: str, exact: str, unit: str) -> None:
    (claim,) = claims.extract(text)
    assert (claim.exact, claim.unit) == (exact, unit)
    assert (claim.measure == "rate") == (" per " in unit)
