"""What was found of pairs of claims that were weighed, so that none is weighed twice?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.pairs import place_of

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Pairs and what they weigh, row by row.

    Attributes:
        keys: The pairs, as `claims.match.pairs.pair_keys` numbers them; each once.
        levels: The level of each comparison, as `claims.match.comparisons.compare` gives them.
        weights: Match weights.
    """

    keys: NDArray[np.int64]
    levels: pd.DataFrame
    weights: NDArray[np.float64]

    def lacking(self, keys: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say which pairs are not among these, whose keys are in rising order."""
        return place_of(keys, self.keys) < 0

    def with_others(self, others: Weighed, keys: NDArray[np.int64]) -> Weighed:
        """Give pairs of which some are among these, whose keys are in rising order, and the rest are the others, in their order."""
        place = place_of(keys, self.keys)
        here = place[place >= 0]
        order = np.where(place >= 0, np.cumsum(place >= 0), len(here) + np.cumsum(place < 0)) - 1
        levels = pd.concat([self.levels.iloc[here], others.levels], ignore_index=True).iloc[order].reset_index(drop=True)
        return Weighed(keys=keys, levels=levels, weights=np.append(self.weights[here], others.weights)[order])
