"""Which pairs of claims are looked at? Comparing all with all would take a million claims half a trillion comparisons."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.pairs import pair_keys, pairs_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claims.settings.matching import BlockingRule

_log = logging.getLogger(__name__)


def block(traits: pd.DataFrame, rules: Sequence[BlockingRule]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Pair the claims that agree on all the keys of a rule.

    Args:
        traits: Claims as `claims.match.traits.traits` gives them.
        rules: The rules, in order; a pair keeps the name of the first that finds it.

    Returns:
        The pairs, with the columns left, right (rows of traits, left < right) and match_key, in order of left, then right; and a
        row a rule with its name, blocks (of two claims or more), largest (claims in the largest block), thinned (blocks too
        large to be compared in full), pairs, and added (pairs that no rule before it found).
    """
    found: list[pd.DataFrame] = []
    counts: list[dict[str, object]] = []
    known = np.empty(0, dtype=np.int64)
    for rule in rules:
        left, right, sizes, thinned = _pairs(traits, rule)
        keys = pair_keys(left, right, len(traits))
        new = np.setdiff1d(keys, known)
        known = np.union1d(known, new)
        found.append(pd.DataFrame({"left": new // len(traits), "right": new % len(traits), "match_key": rule.name}))
        counts.append(
            {"rule": rule.name, "blocks": int((sizes > 1).sum()), "largest": int(sizes.max(initial=0)), "thinned": thinned}
            | {"pairs": len(keys), "added": len(new)}
        )
        if thinned:
            _log.warning("blocking rule %r: %d blocks were too large to compare in full", rule.name, thinned)
    pairs = pd.concat(found, ignore_index=True).sort_values(["left", "right"], ignore_index=True)
    return pairs.astype({"match_key": "str"}), pd.DataFrame(counts)


def _pairs(traits: pd.DataFrame, rule: BlockingRule) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], int]:
    groups = traits.groupby(list(rule.keys), dropna=True, sort=True).ngroup().fillna(-1).to_numpy(dtype=np.int64)
    sizes = np.bincount(groups[groups >= 0])
    large = sizes * (sizes - 1) // 2 > rule.max_pairs_per_block
    is_large = (groups >= 0) & np.append(large, False)[groups]
    left, right = pairs_within(np.where(is_large, -1, groups))
    for group in np.flatnonzero(large):
        more = _thinned(traits, np.flatnonzero(groups == group), rule.max_pairs_per_block)
        left, right = np.append(left, more[0]), np.append(right, more[1])
    return left, right, sizes, int(large.sum())


def _thinned(traits: pd.DataFrame, rows: NDArray[np.int64], limit: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair each claim with the next ones by date (sorted neighbourhood; Hernández and Stolfo, 1995)."""
    by_date = rows[np.argsort(traits["as_of"].iloc[rows].to_numpy(), kind="stable")]
    left, right = pairs_within(np.zeros(len(rows), dtype=np.int64), window=max(limit // len(rows), 1))
    one, other = by_date[left], by_date[right]
    return np.minimum(one, other), np.maximum(one, other)
