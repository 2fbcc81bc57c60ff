"""Of which kind is a unit? Figures of two kinds are never of one fact."""

from __future__ import annotations

from functools import cache

from claims.dimensions import MONEY, dimension

__all__ = ["AGE", "COUNT", "MAGNITUDE", "MONEY", "PERCENT", "unit_kind"]

COUNT, AGE, MAGNITUDE, PERCENT = "count", "year of age", "magnitude", "percent"


@cache
def unit_kind(unit: str) -> str:
    """Give what a unit measures: `count`, `money`, a dimension, the two of a rate, or the unit itself where it stands alone.

    >>> unit_kind("mile") == unit_kind("kilometre"), unit_kind("EUR"), unit_kind("magnitude"), unit_kind("count per week")
    (True, 'money', 'magnitude', 'count per duration')
    """
    return dimension(unit)
