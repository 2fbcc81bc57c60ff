"""How are rows of a table paired, and pairs looked up?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MARKED_AT_LEAST = 1_000_000
"""Where no more keys are possible, a table of all of them costs next to nothing."""


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


def runs(first: NDArray[np.int64], sizes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """List the rows of runs of rows: the place of the run among them, and the row.

    >>> [part.tolist() for part in runs(np.array([5, 0]), np.array([2, 3]))]
    [[0, 0, 1, 1, 1], [5, 6, 0, 1, 2]]
    """
    of = np.repeat(np.arange(len(sizes)), sizes)
    return of, np.repeat(first - (np.cumsum(sizes) - sizes), sizes) + np.arange(len(of))


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
    left: NDArray[np.int64] = keys[~among(keys, known)]
    return left


def place_of(keys: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.int64]:
    """Find each key among the known ones, which are in rising order: its place there, or -1."""
    if not len(known):
        return np.full(len(keys), -1, dtype=np.int64)
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[place] == keys, place, -1)


def among(keys: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which keys are among the known ones, which are in rising order."""
    found: NDArray[np.bool_] = place_of(keys, known) >= 0
    return found


def numbered(keys: NDArray[np.int64], n_keys: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give each key once, in rising order, and the place of every key among these: by marking them where few keys are possible.

    Args:
        keys: In any order, from 0 up to `n_keys`, that left out.
        n_keys: How many there could be.

    >>> [part.tolist() for part in numbered(np.array([7, 3, 7]), 8)]
    [[3, 7], [1, 0, 1]]
    """
    if n_keys > max(_MARKED_AT_LEAST, len(keys)):
        return np.unique(keys, return_inverse=True)
    marks = np.zeros(n_keys, dtype=np.int64)
    marks[keys] = 1
    return np.flatnonzero(marks), (np.cumsum(marks) - 1)[keys]
