"""What are m and u of each level, in a corpus whose facts are known?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from claims.settings.matching import ComparisonSettings, Level

NEVER_ESTIMATED = ("value",)
"""Comparisons whose weights stay as set: were facts made of claims that agree, no conflict would be found."""
_HELD = 20.0
"""Pairs that the settings count for, so that a level hardly seen keeps its weight (a Dirichlet prior with the settings as its mean)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Shares of the levels among pairs of one fact and among pairs of two.

    Attributes:
        shares: A row a level: comparison, level, m and u in (0, 1), bits (log2(m / u)), pairs (how many are at that level).
        prior: Share of the pairs that are of one fact, in (0, 1).
        pairs: How many pairs it rests on.
    """

    shares: pd.DataFrame
    prior: float
    pairs: int


def count_shares(compared: pd.DataFrame, fact_of: pd.Series, settings: ComparisonSettings) -> Estimate:
    """Count m and u of each level in pairs of which it is known whether they are of one fact.

    Args:
        compared: The pairs, as `claims.match.facts.compared_pairs` gives them.
        fact_of: Fact by claim_id; a pair with a claim that has none is left out.
        settings: The shares so far, from which few pairs move little.

    Raises:
        ValueError: If no pair, or every pair, is of one fact: there is nothing to tell the two apart by.
    """
    facts = compared["claim_l"].map(fact_of), compared["claim_r"].map(fact_of)
    known = (facts[0].notna() & facts[1].notna()).to_numpy()
    levels = compared.loc[known].drop(columns=["claim_l", "claim_r", *NEVER_ESTIMATED])
    same = (facts[0] == facts[1]).to_numpy()[known]
    if not 0 < same.sum() < len(same):
        message = f"{int(same.sum())} of {len(same)} pairs are of one fact: at least one that is and one that is not are needed"
        raise ValueError(message)
    tables = [_shares(str(name), levels[name], same, dict(getattr(settings, str(name)))) for name in levels.columns]
    return Estimate(shares=pd.concat(tables, ignore_index=True), prior=float(same.mean()), pairs=len(same))


def _shares(comparison: str, column: pd.Series, same: NDArray[np.bool_], levels: Mapping[str, Level]) -> pd.DataFrame:
    names = column.cat.categories
    one, two = (np.bincount(column.cat.codes[which], minlength=len(names)) for which in (same, ~same))
    m = (one + _HELD * np.array([levels[name].m for name in names])) / (one.sum() + _HELD)
    u = (two + _HELD * np.array([levels[name].u for name in names])) / (two.sum() + _HELD)
    return pd.DataFrame({"comparison": comparison, "level": names, "m": m, "u": u, "bits": np.log2(m / u), "pairs": one + two})
