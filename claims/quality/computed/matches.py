"""Which questions about a match take several columns or tables to answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claims.dimensions import dimension
from claims.model import Grade, RelationKind
from claims.quality.computed.view import where
from claims.tables import among

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    ids = view.related["claims"]["claim_id"]
    return among(view.frame["claim_l"], ids) & among(view.frame["claim_r"], ids)


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
    claims = view.related["claims"].drop_duplicates("claim_id").set_index("claim_id")
    left, right = view.frame["claim_l"], view.frame["claim_r"]
    one_fact = left.map(claims["fact_id"]).eq(right.map(claims["fact_id"]))
    linked = left.map(claims["part_of"]).eq(right) | right.map(claims["part_of"]).eq(left)
    part = view.frame["relation"].eq(RelationKind.PART_OF)
    return where(claims_are_known(view), one_fact | linked | part)


def grade_fits_relation(view: View) -> pd.Series:
    """Whether the grade is one of those of the relation, or absent where the relation has none."""
    relation, grade = view.frame["relation"], view.frame["grade"]
    fits = grade.isna()
    for kind, grades in _GRADES.items():
        fits = fits.mask(relation.eq(kind), grade.isin(grades))
    return where(relation.isin(list(RelationKind)), fits)


def unit_kinds_convert(view: View) -> pd.Series:
    """Whether the units of the two claims measure the same: miles and kilometres, dollars and euros, but not miles and people."""
    units = view.related["claims"].drop_duplicates("claim_id").set_index("claim_id")["unit"]
    kinds = units.map({unit: dimension(unit) for unit in units.dropna().unique()})
    left, right = view.frame["claim_l"].map(kinds), view.frame["claim_r"].map(kinds)
    return where(left.notna() & right.notna(), left.eq(right))


def part_is_within_whole(view: View) -> pd.Series:
    """Whether a part that is called compatible with its whole is no greater, with the room that the rounding of the whole leaves.

    Only where both are in one unit: what conversion leaves open is not known here.
    """
    claims = view.related["claims"].drop_duplicates("claim_id").set_index("claim_id")
    left, right = view.frame["claim_l"], view.frame["claim_r"]
    left_is_part = left.map(claims["part_of"]).eq(right)
    part, whole = left.where(left_is_part, right), right.where(left_is_part, left)
    asked = view.frame["relation"].eq(RelationKind.PART_OF) & part.map(claims["unit"]).eq(whole.map(claims["unit"]))
    return where(asked, (part.map(claims["low"]) <= whole.map(claims["halo_high"])).fillna(value=True))
