"""How likely are two claims to be of one fact? Match weights in bits, which add up (Fellegi and Sunter, 1969)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from claims.settings.matching import ComparisonSettings, Level


def match_weight(m: float, u: float) -> float:
    """Weigh one level of a comparison, in bits: log2(m / u).

    Args:
        m: P(level | one fact), in (0, 1].
        u: P(level | two facts), in (0, 1].

    Raises:
        ValueError: If m or u is outside (0, 1].

    >>> match_weight(m=0.8, u=0.1)
    3.0
    """
    if not (0 < m <= 1 and 0 < u <= 1):
        message = f"m and u must be in (0, 1], not {m} and {u}"
        raise ValueError(message)
    return float(np.log2(m / u))


def prior_weight(probability: float) -> float:
    """Give the weight that a pair starts with: the log2 odds of a probability.

    >>> prior_weight(0.5), prior_weight(0.2)
    (0.0, -2.0)
    """
    return float(np.log2(probability / (1 - probability)))


def match_probability(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn match weights, the prior's included, into probabilities: 2 ** w / (1 + 2 ** w).

    >>> match_probability(np.array([0.0, 3.0])).round(3).tolist()
    [0.5, 0.889]
    """
    return 1 / (1 + np.exp2(-weights))


def level_weights(levels: Mapping[str, str], settings: ComparisonSettings) -> dict[str, float]:
    """Say what each comparison of one pair adds to its match weight: the bars of a waterfall chart.

    Args:
        levels: The pair's level by comparison, as in the columns of the matches table; other keys are passed over.
        settings: m and u of the levels.

    Returns:
        Weight in bits by comparison, in the order of the settings. With `prior_weight` of the prior they add up to match_weight.
    """
    return {name: _weights(settings, name)[levels[name]] for name in type(settings).model_fields if name in levels}


def weigh(levels: pd.DataFrame, settings: ComparisonSettings, *, prior: float) -> NDArray[np.float64]:
    """Add up the weights of each pair's levels, and the prior's.

    Args:
        levels: A column a comparison, as `claims.match.comparisons.compare` gives them.
        settings: m and u of the levels.
        prior: Probability that a pair that a blocking rule compares is of one fact.

    Returns:
        Match weights in bits.
    """
    total = np.full(len(levels), prior_weight(prior))
    for name in type(settings).model_fields:
        of_level = _weights(settings, name)
        column = levels[name].cat
        total += np.array([of_level[level] for level in column.categories])[column.codes]
    return total


def _weights(settings: ComparisonSettings, comparison: str) -> dict[str, float]:
    levels: dict[str, Level] = dict(getattr(settings, comparison))
    return {name: match_weight(level.m, level.u) for name, level in levels.items()}
