"""Which numbers are names, years and codes, and which look like them and are none."""

import pytest

import claims


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The clinic ran FLUVID -19 checks.", id="a dash between a name in capitals and its number"),
        pytest.param("They flew home in a 787 Skyliner.", id="a capitalised word behind a number that has an article"),
        pytest.param("It sells the Lyra 11 Max and the 11 Max later.", id="a name said again in part"),
        pytest.param("Then Orvane 2018 sales rose.", id="the year of what a name owns"),
        pytest.param("Its 2018 budget was cut.", id="the year of a budget"),
        pytest.param("He waited at gate 12C.", id="a letter behind a gate"),
        pytest.param("She cited Section 230C.", id="a letter behind a section"),
        pytest.param("The car has a six-speed gearbox.", id="gears"),
        pytest.param("He fired a .45 pistol.", id="a calibre"),
        pytest.param("He fired a .338-calibre rifle.", id="a calibre of three digits"),
        pytest.param("The PS5 is sold out.", id="a console"),
    ],
)
def test_names_are_no_claims(text: str) -> None:
    assert claims.extract(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("In Tomsk -12 degrees was read.", -12, id="a minus in front of degrees"),
        pytest.param("The firm owns a 500 Euro note.", 500, id="a capitalised currency"),
        pytest.param("In all 2018 people were killed.", 2018, id="people in the number of a year"),
        pytest.param("The heat reached 39C.", 39, id="a letter that is a unit"),
        pytest.param("The team has a .500 record.", 0.5, id="an average"),
        pytest.param("Nordbank lost Y=28,030 on it.", 28_030, id="an amount behind letters"),
    ],
)
def test_amounts_that_look_like_names_are_claims(text: str, value: float) -> None:
    assert [claim.low for claim in claims.extract(text)] == [value]
