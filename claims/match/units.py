"""Of which kind is a unit? Figures of two kinds are never of one fact."""

from __future__ import annotations

from functools import cache

from claims import lexicon
from claims.dimensions import physical

COUNT, MONEY, AGE, MAGNITUDE = "count", "money", "year of age", "magnitude"


@cache
def unit_kind(unit: str) -> str:
    """Give what a unit measures: `count`, `money`, a physical dimension, or the unit itself where it stands alone.

    >>> unit_kind("mile") == unit_kind("kilometre"), unit_kind("EUR"), unit_kind("magnitude")
    (True, 'money', 'magnitude')
    """
    if unit in _currencies():
        return MONEY
    found = physical(unit)
    return unit if found is None else str(found.dimensionality)


@cache
def _currencies() -> frozenset[str]:
    codes = lexicon.load("currencies")["codes"]
    return frozenset(codes["known"]) if isinstance(codes, dict) else frozenset()
