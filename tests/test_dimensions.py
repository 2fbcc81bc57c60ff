"""Units measure what their word data say, and convert where they measure the same."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from claims import lexicon
from claims.assess.units import conversion
from claims.dimensions import dimension, physical, size

if TYPE_CHECKING:
    from collections.abc import Mapping

UNITS = cast("Mapping[str, Mapping[str, object]]", lexicon.load("units"))
DIMENSIONS = sorted({str(entry["dimension"]) for entry in UNITS.values() if "dimension" in entry})


def of(name: str) -> list[str]:
    return [unit for unit, entry in UNITS.items() if entry.get("dimension") == name]


@pytest.mark.parametrize("name", DIMENSIONS)
def test_units_of_one_dimension_have_it(name: str) -> None:
    found = {one.dimensionality for unit in of(name) if (one := physical(unit)) is not None}
    assert len(found) == 1


@pytest.mark.parametrize("name", DIMENSIONS)
def test_conversions_go_there_and_back(name: str) -> None:
    for one, other in itertools.pairwise(of(name)):
        there, back = conversion(one, other), conversion(other, one)
        assert there is not None
        assert back is not None
        assert back(there(np.array([37.0]))).tolist() == pytest.approx([37.0])


@pytest.mark.parametrize("name", [name for name, entry in UNITS.items() if "size" in entry])
def test_a_unit_is_as_large_as_pint_says(name: str) -> None:
    alike = [other for other in UNITS if size(other) is not None and dimension(other) == dimension(name)]
    for other in alike:
        assert size(name) / size(other) == pytest.approx((physical(name) / physical(other)).to_base_units().magnitude, rel=1e-14)


@pytest.mark.parametrize(
    ("unit", "into", "value"),
    [
        pytest.param("square kilometre", "hectare", 100, id="areas"),
        pytest.param("dunam", "square metre", 1000, id="a unit that Pint does not know"),
        pytest.param("decade", "year", 10, id="a name that means something else to Pint"),
        pytest.param("USD per month", "USD per year", 12, id="money by time"),
        pytest.param("count per day", "count per week", 7, id="things by time"),
        pytest.param("litre per second", "litre per minute", 60, id="measures by time"),
        pytest.param("foot per second", "foot per minute", 60, id="a speed"),
        pytest.param("USD per kilogram", "USD per tonne", 1000, id="money by weight"),
        pytest.param("count per person per day", "count per person per week", 7, id="two rates in one"),
        pytest.param("penny", "GBP", 0.01, id="a coin into its currency"),
        pytest.param("USD per litre", "cent per litre", 100, id="a price into coins"),
        pytest.param("month of age", "year of age", 1 / 12, id="ages"),
        pytest.param("kilopound per square inch", "pound per square inch", 1000, id="pressures"),
    ],
)
def test_a_unit_is_restated(unit: str, into: str, value: float) -> None:
    restate = conversion(unit, into)
    assert restate is not None
    assert restate(np.array([1.0])).tolist() == pytest.approx([value])
    assert dimension(unit) == dimension(into)


@pytest.mark.parametrize(
    ("unit", "into"),
    [
        pytest.param("USD per barrel", "USD", id="a price and an amount"),
        pytest.param("count per day", "count", id="a rate and a count"),
        pytest.param("count per day", "hertz", id="things by time and cycles"),
        pytest.param("year of age", "year", id="an age and a duration"),
        pytest.param("part per million", "percent", id="a concentration and a share"),
    ],
)
def test_other_kinds_stay_apart(unit: str, into: str) -> None:
    assert conversion(unit, into) is None
    assert dimension(unit) != dimension(into)


def test_currencies_are_one_kind_that_does_not_convert() -> None:
    assert dimension("EUR") == dimension("USD") == dimension("cent")
    assert conversion("EUR", "USD") is None
    assert conversion("USD per day", "EUR per day") is None
