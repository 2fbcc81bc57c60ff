"""Which questions about a match take several columns or tables to answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.dimensions import dimension
from claims.model import Grade, RelationKind
from claims.quality.computed.view import rows_of, where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from claims.quality.computed.view import View

_GRADES: Mapping[str, frozenset[Grade]] = {
    RelationKind.COMPATIBLE: frozenset({Grade.ROUNDING, Grade.BOUND, Grade.OVERLAP, Grade.LOOSE}),
    RelationKind.CONFLICT: frozenset({Grade.MINOR, Grade.MODERATE, Grade.MAJOR}),
    RelationKind.NOT_COMPARABLE: frozenset(
        {Grade.UNIT, Grade.POPULATION, Grade.PREDICATE, Grade.PLACE, Grade.MEASURE, Grade.MODALITY, Grade.TIME, Grade.EVENT}
    ),
}
"""The grades of a relation; relations that are not named have none."""


def claims_are_known(view: View) -> pd.Series:
    """Whether both claims of the pair are in the table of claims."""
    return pd.Series(view.ends.known, index=view.frame.index)


def claims_are_two(view: View) -> pd.Series:
    """Whether the pair is one of two different claims."""
    return view.frame["claim_l"].ne(view.frame["claim_r"])


def first_of_its_pair(view: View) -> pd.Series:
    """Whether no row above pairs the same two claims, in either order."""
    left, right = view.frame["claim_l"].fillna(""), view.frame["claim_r"].fillna("")
    in_order = left <= right
    return ~pd.DataFrame({"one": left.where(in_order, right), "other": right.where(in_order, left)}).duplicated()


def claims_belong_together(view: View) -> pd.Series:
    """Whether the two claims are of one fact, or one is said to be a part of the other."""
    fact, _ = pd.factorize(view.related["claims"]["fact_id"])
    left, right, wholes = view.ends.left, view.ends.right, _wholes(view)
    one_fact = (fact[left] == fact[right]) & (fact[left] >= 0)
    linked = (wholes[left] == right) | (wholes[right] == left)
    part = view.frame["relation"].eq(RelationKind.PART_OF)
    return where(claims_are_known(view), part | one_fact | linked)


def _wholes(view: View) -> NDArray[np.int64]:
    """The row of the claim that each claim is a part of, or -2."""
    claims = view.related["claims"]
    wholes = np.full(len(claims), -2, dtype=np.int64)
    parts = np.flatnonzero(claims["part_of"].notna().to_numpy())
    found = rows_of(claims["claim_id"], claims["part_of"].iloc[parts])
    wholes[parts] = np.where(found >= 0, found, -2)
    return wholes


def grade_fits_relation(view: View) -> pd.Series:
    """Whether the grade is one of those of the relation, or absent where the relation has none."""
    relation, grade = view.frame["relation"], view.frame["grade"]
    fits = grade.isna()
    for kind, grades in _GRADES.items():
        fits = fits.mask(relation.eq(kind), grade.isin(grades))
    return where(relation.isin(list(RelationKind)), fits)


def unit_kinds_convert(view: View) -> pd.Series:
    """Whether the units of the two claims measure the same: miles and kilometres, dollars and euros, but not miles and people."""
    number, names = pd.factorize(view.related["claims"]["unit"])
    kinds = np.append(pd.factorize(np.array([dimension(name) for name in names], dtype=object))[0], -1)[number]
    left, right = view.ends.left, view.ends.right
    asked = view.ends.known & (kinds[left] >= 0) & (kinds[right] >= 0)
    return where(pd.Series(asked, index=view.frame.index), pd.Series(kinds[left] == kinds[right], index=view.frame.index))


def part_is_within_whole(view: View) -> pd.Series:
    """Whether a part that is called compatible with its whole is no greater, with the room that the rounding of the whole leaves.

    Only where both are in one unit: what conversion leaves open is not known here.
    """
    claims, known = view.related["claims"], view.ends.known
    left, right = view.ends.left, view.ends.right
    left_is_part = _wholes(view)[left] == right
    part, whole = np.where(left_is_part, left, right), np.where(left_is_part, right, left)
    unit, _ = pd.factorize(claims["unit"])
    low, high = (claims[end].to_numpy(dtype=np.float64, na_value=np.nan) for end in ("low", "halo_high"))
    asked = view.frame["relation"].eq(RelationKind.PART_OF) & (known & (unit[part] == unit[whole]) & (unit[part] >= 0))
    within = (low[part] <= high[whole]) | np.isnan(low[part]) | np.isnan(high[whole])
    return where(asked, pd.Series(within, index=view.frame.index))
