"""Which physical unit does the name of a unit stand for?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pint

# Names of ours that mean something else to a physicist: a typographer's point, a factor, an angle.
_NOT_PHYSICAL = frozenset({"count", "percent", "point", "times", "degree", "year of age"})


@cache
def registry() -> pint.UnitRegistry[float]:
    """The units that Pint knows; made on first use, because it takes half a second and few figures need it."""
    import pint

    return pint.UnitRegistry()


@cache
def physical(unit: str) -> pint.Unit | None:
    """Give the physical unit of a name as `units.toml` spells it; None for money, shares, ages and things counted.

    >>> str(physical("square kilometre")), physical("EUR"), physical("magnitude")
    ('kilometer ** 2', None, None)
    """
    import pint

    # Currency codes are capitals, and some of them read as physical units (ALL, BAM).
    if unit in _NOT_PHYSICAL or unit.isupper():
        return None
    name = unit.removeprefix("degree ")
    for spelling in (name, name.replace(" ", "_")):
        try:
            found = registry().Unit(spelling)
        except (pint.UndefinedUnitError, pint.DefinitionSyntaxError, ValueError):
            continue
        return None if found.dimensionless else found
    return None
