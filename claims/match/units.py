"""Of which kind is a unit? Figures of two kinds are never of one fact."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claims import lexicon

if TYPE_CHECKING:
    import pint

COUNT, MONEY, AGE = "count", "money", "year of age"


@cache
def unit_kind(unit: str) -> str:
    """Give what a unit measures: `count`, `money`, a physical dimension, or the unit itself where it stands alone.

    >>> unit_kind("mile") == unit_kind("kilometre"), unit_kind("EUR"), unit_kind("magnitude")
    (True, 'money', 'magnitude')
    """
    if unit in _currencies():
        return MONEY
    found = _physical(unit)
    return str(found.dimensionality) if found is not None and not found.dimensionless else unit


@cache
def _currencies() -> frozenset[str]:
    codes = lexicon.load("currencies")["codes"]
    return frozenset(codes["known"]) if isinstance(codes, dict) else frozenset()


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint  # half a second, and only figures with a unit need it

    return pint.UnitRegistry()


def _physical(unit: str) -> pint.Unit | None:
    import pint

    # names of ours that mean something else to a physicist
    if unit in {COUNT, "percent", "point", "times", "degree", AGE}:
        return None
    try:
        return _registry().Unit(unit.removeprefix("degree ").replace(" ", "_") if unit.startswith("degree ") else unit)
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError, ValueError):
        return None
