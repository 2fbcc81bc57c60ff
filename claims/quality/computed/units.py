"""Is this a unit in which figures are read?"""

from __future__ import annotations

import re
from functools import cache

from claims import lexicon
from claims.dimensions import MONEY, dimension

_BARE = ("count", "percent", "magnitude")  # these are none of measurement
_PER = re.compile(r"[A-Za-z]+(?: [a-z]+)*")  # what a rate is per need be no unit: USD per barrel, count per school


@cache
def is_known(unit: str) -> bool:
    """Whether a unit is count, percent or magnitude, one of units.toml, a currency, or one of these per something.

    >>> [is_known(unit) for unit in ("count", "square kilometre", "EUR", "USD per barrel", "litre per person per day", "cuerda")]
    [True, True, True, True, True, False]
    """
    above, *per = unit.split(" per ")
    if unit in _BARE or unit in lexicon.load("units") or dimension(unit) == MONEY:
        return True
    return bool(per) and is_known(above) and all(_PER.fullmatch(one) for one in per)
