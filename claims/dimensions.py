"""What does a unit measure, and which physical unit does its name stand for?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from claims import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pint

MONEY = "money"


class Rate(NamedTuple):
    """The two sides of a unit of a rate."""

    unit: str
    per: str


class Part(NamedTuple):
    """A coin as a part of its currency."""

    whole: str
    size: float


@cache
def registry() -> pint.UnitRegistry[float]:
    """The units that Pint knows; made on first use, because it takes half a second and few figures need it."""
    import pint

    return pint.UnitRegistry()


@cache
def physical(unit: str) -> pint.Quantity[float] | None:
    """Give one of a unit, named as `units.toml` spells it, as a physical quantity; None for money, shares and things counted.

    Ages are no durations, though both are given in years: `dimension` tells them apart.

    >>> str(physical("square kilometre")), physical("EUR"), physical("magnitude")
    ('1 kilometer ** 2', None, None)
    """
    entry, sides = _units().get(unit, {}), rate(unit)
    if sides is not None:
        above = physical(sides.unit)
        below = None if above is None else physical(sides.per)
        return None if above is None or below is None else above / below
    if "dimension" not in entry:
        return None
    known = registry()
    name = str(entry.get("physical", unit.removeprefix("degree ").replace(" ", "_")))
    # parsed as an expression, a temperature would be multiplied, which it does not bear
    return known.Quantity(1.0, name) if name.isidentifier() else known.Quantity(known.parse_expression(name))


@cache
def size(unit: str) -> float | None:
    """Give how many of the base unit of its dimension a unit is, where the word data say so; None otherwise: Pint may know.

    >>> size("week"), size("kilometre per hour"), size("joule")
    (604800.0, 0.2777777777777778, None)
    """
    sides = rate(unit)
    if sides is None:
        return cast("float | None", _units().get(unit, {}).get("size"))
    above, below = size(sides.unit), size(sides.per)
    return None if above is None or below is None else above / below


@cache
def dimension(unit: str) -> str:
    """Give what a unit measures: money, a dimension, what both sides of a rate measure, or the unit itself where it stands alone.

    >>> dimension("mile"), dimension("EUR"), dimension("cent"), dimension("USD per day"), dimension("magnitude")
    ('length', 'money', 'money', 'money per duration', 'magnitude')
    """
    entry = _units().get(unit)
    if entry is not None and "dimension" in entry:
        return str(entry["dimension"])
    if unit in _currencies() or minor(unit) is not None:
        return MONEY
    sides = rate(unit)
    return unit if sides is None else f"{dimension(sides.unit)} per {dimension(sides.per)}"


def rate(unit: str) -> Rate | None:
    """Take the unit of a rate apart; None for any other.

    >>> rate("litre per person per day"), rate("part per million"), rate("USD")
    (Rate(unit='litre per person', per='day'), None, None)
    """
    unit_of, _, per = unit.rpartition(" per ")
    whole = "dimension" in _units().get(unit, {})
    return Rate(unit_of, per) if unit_of and not whole else None


def minor(unit: str) -> Part | None:
    """Say of which currency a coin is a part, and how great; None for any other unit.

    >>> minor("penny")
    Part(whole='GBP', size=0.01)
    """
    table = cast("Mapping[str, Mapping[str, Mapping[str, str | float]]]", lexicon.load("currencies"))
    entry = table["minor"].get(unit)
    return None if entry is None else Part(str(entry["of"]), float(entry.get("part", 0.01)))


@cache
def irregular_plurals() -> Mapping[str, str]:
    """The plurals of units that no grammar forms: pence, horsepower."""
    tables = (_units(), cast("Mapping[str, Mapping[str, object]]", lexicon.load("currencies")["minor"]))
    return {name: str(entry["plural"]) for table in tables for name, entry in table.items() if "plural" in entry}


def _units() -> Mapping[str, Mapping[str, object]]:
    return cast("Mapping[str, Mapping[str, object]]", lexicon.load("units"))


@cache
def _currencies() -> frozenset[str]:
    return lexicon.word_list("currencies", "codes")
