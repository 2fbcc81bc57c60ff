"""Can two units be set against each other, and how is one restated in the other?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claims.dimensions import physical, registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.assess.intervals import Numbers


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
    own, other = physical(unit), physical(into)
    if own is None or other is None or own.dimensionality != other.dimensionality:
        return None
    quantity = registry().Quantity
    return lambda values: quantity(values, own).to(other).magnitude
