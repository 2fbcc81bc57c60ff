"""Can two units be set against each other, and how is one restated in the other?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pint

    from claims.assess.intervals import Numbers

_NOT_PHYSICAL = frozenset({"point", "times"})
"""Units of ours whose names mean something else to a physicist (a typographer's point, a factor)."""


@cache
def conversion(unit: str, into: str) -> Callable[[Numbers], Numbers] | None:
    """Give what restates values of one unit in another, or None where the two measure different things.

    Only physical units and durations are converted; money, shares, ages and things counted never are.

    Args:
        unit: The unit of the values.
        into: The unit that they are wanted in.

    >>> import numpy as np
    >>> conversion("mile", "kilometre")(np.array([26.2])).round(1).tolist()
    [42.2]
    >>> conversion("EUR", "USD") is None
    True
    """
    own, other = _physical(unit), _physical(into)
    if own is None or other is None or own.dimensionality != other.dimensionality:
        return None
    quantity = _registry().Quantity
    return lambda values: quantity(values, own).to(other).magnitude


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint

    return pint.UnitRegistry()


@cache
def _physical(unit: str) -> pint.Unit | None:
    import pint

    # Currency codes are capitals, and some of them read as physical units (ALL, BAM).
    if unit in _NOT_PHYSICAL or unit.isupper():
        return None
    name = unit.removeprefix("degree ") if unit.startswith("degree ") else unit
    for spelling in (name, name.replace(" ", "_")):
        try:
            found = _registry().Unit(spelling)
        except (pint.UndefinedUnitError, pint.DefinitionSyntaxError, ValueError):
            continue
        return None if found.dimensionless else found
    return None
