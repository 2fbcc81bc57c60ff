"""Which pairs came near to being of one fact, and why are they not?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claims.match.pairs import distinct, pair_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from claims.match.candidates import Candidates
    from claims.settings.matching import NearMissSettings


def nearest(candidates: Candidates, fact: NDArray[np.int64], settings: NearMissSettings) -> NDArray[np.int64]:
    """Find the weightiest pairs of each claim that ended in two facts.

    Args:
        candidates: All pairs that were looked at.
        fact: The fact of each claim.
        settings: How many, and from which weight on.

    Returns:
        Their rows among the candidates, rising. At most `per_claim` times as many as there are claims.
    """
    rows = np.flatnonzero((fact[candidates.left] != fact[candidates.right]) & (candidates.weight >= settings.least_weight))
    pair, claim = np.tile(rows, 2), np.concatenate([candidates.left[rows], candidates.right[rows]])
    # the candidates are in order of their claims, so that equal weights are settled by it
    order = np.lexsort((pair, -candidates.weight[pair], claim))
    place = np.arange(len(order)) - np.searchsorted(claim[order], claim[order])
    return distinct(pair[order][place < settings.per_claim])


def why_apart(
    candidates: Candidates, rows: NDArray[np.int64], group: NDArray[np.int64], sizes: NDArray[np.int64], *, threshold: float, unseen: float
) -> list[str]:
    """Say of pairs that ended in two facts what kept them apart.

    Args:
        candidates: All pairs that were looked at.
        rows: Those asked about.
        group: The fact of each claim by the evidence.
        sizes: How many claims that were looked at each fact has, by the number of the fact.
        threshold: Least mean match weight of two facts that are joined.
        unseen: Match weight of a pair that was not looked at.
    """
    asked = candidates.of(rows)
    keys = pair_keys(group[asked.left], group[asked.right], len(group))
    between = pair_keys(group[candidates.left], group[candidates.right], len(group))
    inside = np.flatnonzero(np.isin(between, keys))
    known, at = np.unique(between[inside], return_inverse=True)
    place = np.searchsorted(known, keys)
    beyond = np.bincount(at, weights=candidates.weight[inside] - unseen, minlength=len(known))[place]
    n_pairs = sizes[group[asked.left]] * sizes[group[asked.right]]
    barred = _first_barred(candidates.barred[inside], at, len(known))[place]
    return list(_words(asked, beyond / n_pairs + unseen, n_pairs, barred, threshold=threshold))


def _first_barred(barred: NDArray[np.int16], pair_of_facts: NDArray[np.intp], n_known: int) -> NDArray[np.int16]:
    """Give the bar of the first barred pair between each two facts, or 0."""
    out = np.zeros(n_known, dtype=np.int16)
    rows = np.flatnonzero(barred)
    facts, first = np.unique(pair_of_facts[rows], return_index=True)
    out[facts] = barred[rows[first]]
    return out


def _words(
    asked: Candidates, mean: NDArray[np.float64], n_pairs: NDArray[np.int64], elsewhere: NDArray[np.int16], *, threshold: float
) -> Iterator[str]:
    columns = (asked.barred.tolist(), asked.weight.tolist(), mean.tolist(), n_pairs.tolist(), elsewhere.tolist())
    for bar, weight, of_all, n, bar_elsewhere in zip(*columns, strict=True):
        if bar:
            yield asked.bars[bar - 1]
        elif weight < threshold:
            yield f"too little evidence: {weight:+.1f} bits, {threshold:.1f} needed"
        elif bar_elsewhere:
            yield f"joining them would join two other claims that can be of no fact together: {asked.bars[bar_elsewhere - 1]}"
        else:
            yield f"the facts as a whole speak against it: mean weight {of_all:+.1f} bits over {n:,} pairs, {threshold:.1f} needed"
