"""How are rows of a table paired, and pairs looked up?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def pairs_within(groups: NDArray[np.int64], *, window: int | None = None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair every two rows of one group, on whole columns.

    Args:
        groups: The group of each row; a negative number is no group.
        window: Pair a row only with this many rows that follow it in its group; None for all.

    Returns:
        Positions of the first and of the second row of each pair, first < second, grouped by group.

    >>> [side.tolist() for side in pairs_within(np.array([7, 3, 7, -1, 7]))]
    [[0, 0, 2], [2, 4, 4]]
    """
    order = np.argsort(groups, kind="stable")
    order = order[groups[order] >= 0]
    _, first, sizes = np.unique(groups[order], return_index=True, return_counts=True)
    place = np.arange(len(order)) - np.repeat(first, sizes)
    followers = np.repeat(sizes, sizes) - place - 1
    if window is not None:
        followers = np.minimum(followers, window)
    left = np.repeat(np.arange(len(order)), followers)
    step = np.arange(len(left)) - np.repeat(np.cumsum(followers) - followers, followers)
    return order[left], order[left + 1 + step]


def pair_keys(left: NDArray[np.int64], right: NDArray[np.int64], n_rows: int) -> NDArray[np.int64]:
    """Number each pair of rows by one integer that does not depend on its direction."""
    return np.minimum(left, right) * n_rows + np.maximum(left, right)


def distinct(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give each key once, in rising order: by sorting, since NumPy's hashing of such keys takes ten times as long.

    >>> distinct(np.array([7, 3, 7])).tolist()
    [3, 7]
    """
    rising = np.sort(keys)
    first = np.ones(len(rising), dtype=bool)
    first[1:] = rising[1:] != rising[:-1]
    return rising[first]


def absent(keys: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the keys that are not among the known ones; both in rising order, none twice."""
    if not len(known):
        return keys
    found: NDArray[np.int64] = keys[known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] != keys]
    return found


def looked_up(keys: NDArray[np.int64], known: NDArray[np.int64], values: NDArray[np.float64], *, absent: float) -> NDArray[np.float64]:
    """Look values up by key.

    Args:
        keys: The keys asked for, any order.
        known: The keys there are, sorted, none twice.
        values: Their values.
        absent: The value of a key that is not known.
    """
    if not len(known):
        return np.full(len(keys), absent)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, values[at], absent)
