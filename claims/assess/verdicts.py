"""Can the claims of a fact all be true, and do independent origins stand behind it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.assess.pairs import codes
from claims.model import Consistency, Corroboration, Grade, RelationKind

if TYPE_CHECKING:
    from claims.assess.pairs import Sides
    from claims.assess.wording import Words

_EVOLVING = (RelationKind.UPDATED, RelationKind.REVISED)
_CONFIRMING = (Grade.ROUNDING, Grade.BOUND, Grade.OVERLAP)
_TELLING = {Grade.MAJOR: 0, Grade.MODERATE: 1, Grade.MINOR: 2}


def verdicts(claims: pd.DataFrame, matches: pd.DataFrame, sides: Sides, exceeded: pd.Series) -> pd.DataFrame:
    """Judge every fact: SEMANTICS.md, section 6.

    A pair counts for the fact that its claims share; a part that exceeds its whole makes the whole's fact conflicting. An origin
    that is not known confirms nothing: it may be any of the others.

    Args:
        claims: With `fact_id`, `origin` and `superseded_by` filled.
        matches: Pairs with `relation`, `grade` and `reason`.
        sides: Which claims are paired.
        exceeded: The facts whose parts are more than the whole, with the reason, as `claims.assess.sums.overfull` gives them.

    Returns:
        On the index of the facts: consistency, corroboration and the reason in one line.
    """
    judged = _judged(claims, matches, sides)
    facts = claims.dropna(subset="fact_id").groupby("fact_id")
    found = judged.groupby("fact_id")[["conflicts", "evolves", "confirms"]].any().reindex(facts.size().index, fill_value=False)
    found["conflicts"] |= found.index.isin(exceeded.index)
    origins = facts["origin"].nunique(dropna=False)
    out = pd.DataFrame(index=found.index)
    out["consistency"] = _first_of(
        [(found["conflicts"], Consistency.CONFLICTING), (found["evolves"], Consistency.EVOLVING)], Consistency.CONSISTENT
    )
    out["corroboration"] = _first_of(
        [(found["confirms"], Corroboration.CORROBORATED), (origins == 1, Corroboration.SINGLE_ORIGIN)], Corroboration.UNCORROBORATED
    )
    reason = exceeded.reindex(out.index)
    out["reason"] = reason.where(reason.notna(), _reasons(judged, facts.size(), out["corroboration"]))
    return out


def _judged(claims: pd.DataFrame, matches: pd.DataFrame, sides: Sides) -> pd.DataFrame:
    """Every pair that tells something of a fact, with what it tells."""
    origin = codes(claims["origin"])
    left, right = origin[sides.row_l], origin[sides.row_r]
    gone = claims["superseded_by"].notna().to_numpy()
    standing = ~gone[sides.row_l] & ~gone[sides.row_r]
    independent = (left != right) & (left >= 0) & (right >= 0) & standing
    agrees = (matches["relation"] == RelationKind.AGREE) | matches["grade"].isin(_CONFIRMING)
    judged = pd.DataFrame(
        {
            "fact_id": _fact_of(claims, sides),
            "conflicts": (matches["relation"] == RelationKind.CONFLICT).to_numpy(dtype=bool),
            "evolves": matches["relation"].isin(_EVOLVING).to_numpy(dtype=bool),
            "confirms": agrees.to_numpy(dtype=bool) & independent,
            "size": matches["grade"].map(_TELLING).to_numpy(dtype=float),
            "reason": matches["reason"].to_numpy(dtype=object),
        }
    )
    return judged.dropna(subset="fact_id")


def _fact_of(claims: pd.DataFrame, sides: Sides) -> Words:
    """The fact that a pair tells of: the one that it shares, else that of the whole."""
    (fact_l, fact_r), (own_l, own_r), (whole_l, whole_r) = (sides.of(claims[name]) for name in ("fact_id", "claim_id", "part_of"))
    linked_r = np.where(whole_r == own_l, fact_l, np.full_like(fact_l, None))
    return np.where(fact_l == fact_r, fact_l, np.where(whole_l == own_r, fact_r, linked_r))


def _first_of(cases: list[tuple[pd.Series, str]], otherwise: str) -> Words:
    return np.select([case.to_numpy(dtype=bool) for case, _ in cases], [str(value) for _, value in cases], str(otherwise))


def _reasons(judged: pd.DataFrame, sizes: pd.Series, corroboration: pd.Series) -> pd.Series:
    """The reason of the pair that decided; else what is missing for a fact to be confirmed."""
    told = judged[judged["conflicts"] | judged["evolves"] | judged["confirms"]]
    decisive = told.sort_values(["conflicts", "evolves", "size", "reason"], ascending=[False, False, True, True]).drop_duplicates("fact_id")
    otherwise = np.select(
        [sizes == 1, corroboration == Corroboration.SINGLE_ORIGIN],
        ["a single claim", "all claims come from one origin"],
        "no two origins confirm each other",
    )
    found = decisive.set_index("fact_id")["reason"].reindex(sizes.index)
    return found.where(found.notna(), pd.Series(otherwise, index=sizes.index))
