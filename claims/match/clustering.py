"""Which rows belong together, given evidence for pairs of them?"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MARGIN = 1e-6
"""By so much evidence may change in being added up."""


def agglomerate(
    left: NDArray[np.int64], right: NDArray[np.int64], evidence: NDArray[np.float64], *, n_rows: int, threshold: float, unseen: float
) -> NDArray[np.int64]:
    """Put rows into groups by average-link agglomeration: a group takes in another by the mean evidence of all their pairs.

    The best two groups are merged first, until no two are left whose mean reaches the threshold. One strong pair does not chain
    two groups together, since all other pairs count as well; minus infinity keeps two rows, and all that joined either, apart.

    Args:
        left: First row of each pair; a pair stands once.
        right: Second row of each pair.
        evidence: For (high) or against (low) the pair; minus infinity forbids it.
        n_rows: How many rows there are.
        threshold: Least mean evidence between two groups that are merged.
        unseen: Evidence of every pair that is not given; at most the threshold.

    Returns:
        The group of each row: the smallest row in it.
    """
    # two groups that merge have a pair between them that reaches the threshold: only what such pairs connect need be looked at
    first, second = np.minimum(left, right), np.maximum(left, right)
    reaching = evidence >= threshold
    component = connected(first[reaching], second[reaching], n_rows)
    settled = _of_one_mind(component, first[evidence >= threshold + _MARGIN])
    within = (component[first] == component[second]) & ~settled[first]
    groups = _Groups(first[within], second[within], evidence[within], n_rows=n_rows, threshold=threshold, unseen=unseen)
    groups.merge_all()
    return np.where(settled, component, groups.labels())


def _of_one_mind(component: NDArray[np.int64], first: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which rows are in a component of which every pair speaks for joining: in whatever order it is merged, it ends as one group.

    Args:
        component: Of each row, by its smallest row.
        first: The first row of each pair that speaks for joining.
    """
    rows, pairs = (np.bincount(component[which], minlength=len(component)) for which in (slice(None), first))
    settled: NDArray[np.bool_] = ((rows > 1) & (pairs == rows * (rows - 1) // 2))[component]
    return settled


def connected(left: NDArray[np.int64], right: NDArray[np.int64], n_rows: int) -> NDArray[np.int64]:
    """Give each row the smallest row that a chain of pairs leads to."""
    root = np.arange(n_rows, dtype=np.int64)
    while True:
        least = np.minimum(root[left], root[right])
        before = root.copy()
        np.minimum.at(root, root[left], least)
        np.minimum.at(root, root[right], least)
        root = root[root]
        if np.array_equal(root, before):
            return root


class _Groups:
    """Groups under way: every group goes by its smallest row."""

    def __init__(
        self,
        first: NDArray[np.int64],
        second: NDArray[np.int64],
        evidence: NDArray[np.float64],
        *,
        n_rows: int,
        threshold: float,
        unseen: float,
    ) -> None:
        self.threshold = threshold
        self.into = list(range(n_rows))
        self.size = [1] * n_rows
        # what a pair says beyond an unseen one, so that sums over two groups need no count of the pairs seen
        self.unseen = unseen
        self.beyond: dict[int, dict[int, float]] = {}
        self.queue: list[tuple[float, int, int]] = []
        for a, b, value in zip(first.tolist(), second.tolist(), evidence.tolist(), strict=True):
            beyond = value - unseen
            self.beyond.setdefault(a, {})[b] = self.beyond.setdefault(b, {})[a] = beyond
            if value >= threshold:
                self.queue.append((-(beyond + unseen), a, b))
        heapq.heapify(self.queue)

    def _mean(self, a: int, b: int) -> float:
        return self.beyond[a][b] / (self.size[a] * self.size[b]) + self.unseen

    def merge_all(self) -> None:
        while self.queue:
            mean, a, b = heapq.heappop(self.queue)
            # an entry is stale once either side has grown or gone
            if b in self.beyond[a] and -self._mean(a, b) == mean:
                self._merge(a, b)

    def _merge(self, a: int, b: int) -> None:
        """Take the group of b, the greater row, into that of a."""
        self.into[b] = a
        self.size[a] += self.size[b]
        mine, its = self.beyond[a], self.beyond[b]
        del mine[b], its[a]
        for other, value in its.items():
            theirs = self.beyond[other]
            del theirs[b]
            mine[other] = theirs[a] = mine.get(other, 0.0) + value
        self.beyond[b] = {}
        own = self.size[a]
        for other, value in mine.items():
            mean = value / (own * self.size[other]) + self.unseen
            if mean >= self.threshold:
                heapq.heappush(self.queue, (-mean, min(a, other), max(a, other)))

    def labels(self) -> NDArray[np.int64]:
        # a row is always taken into a smaller one, so one pass in rising order reaches every root
        for row, parent in enumerate(self.into):
            self.into[row] = self.into[parent]
        return np.array(self.into, dtype=np.int64)
