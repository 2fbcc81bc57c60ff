"""Can two units be set against each other, and how is one restated in the other?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claims.dimensions import dimension, minor, physical, rate, registry, size

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.assess.intervals import Numbers


@cache
def conversion(unit: str, into: str) -> Callable[[Numbers], Numbers] | None:
    """Give what restates values of one unit in another, or None where the two measure different things.

    Physical units, durations and ages are converted, coins into their currency, and rates of all of these; other money, shares
    and things counted never are.

    Args:
        unit: The unit of the values.
        into: The unit that they are wanted in.

    >>> import numpy as np
    >>> conversion("mile", "kilometre")(np.array([26.2])).round(1).tolist()
    [42.2]
    >>> conversion("USD per month", "USD per year")(np.array([100.0])).round(1).tolist()
    [1200.0]
    >>> conversion("EUR", "USD") is None, conversion("USD per barrel", "USD") is None
    (True, True)
    """
    if (factor := _ratio(unit, into)) is not None:
        return lambda values: values * factor
    own, other = physical(unit), physical(into)
    if own is not None and other is not None and dimension(unit) == dimension(into):
        quantity = registry().Quantity
        return lambda values: quantity(values * own.magnitude, own.units).to(other.units).magnitude / other.magnitude
    between = _factor(unit, into)
    return None if between is None else lambda values: values * between


def _ratio(unit: str, into: str) -> float | None:
    """How many of one unit another is, where the word data tell: Pint takes a second to be asked for the first time."""
    own, other = size(unit), size(into)
    return own / other if own is not None and other is not None and dimension(unit) == dimension(into) else None


def _factor(unit: str, into: str) -> float | None:
    """How many of one unit make another, where a factor is all that lies between them."""
    if unit == into:
        return 1.0
    if (ratio := _ratio(unit, into)) is not None:
        return ratio
    sides, wanted = rate(unit), rate(into)
    if sides is not None and wanted is not None:
        above, below = _factor(sides.unit, wanted.unit), _factor(sides.per, wanted.per)
        return None if above is None or below is None else above / below
    own, other = physical(unit), physical(into)
    if own is not None and other is not None and dimension(unit) == dimension(into):
        return float((own / other).to_base_units().magnitude)
    return _coins(unit, into)


def _coins(unit: str, into: str) -> float | None:
    coin, wanted = minor(unit), minor(into)
    if coin is not None and coin.whole == into:
        return coin.size
    if wanted is not None and wanted.whole == unit:
        return 1 / wanted.size
    return None
