"""Which fact of this run is which of the last?

A fact keeps its id as long as most of its claims stay together: of the facts of this run the one that has most of its claims inherits
it. Facts that grow together go by the id of the one that brought most claims.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Container


def kept_names(current: pd.Series, previous: pd.Series) -> pd.Series:
    """Give groups the names that they had.

    The two that share most members go first, of equals those whose old name, then new name, is the least; a name goes to one group.

    Args:
        current: The group of each member, by its id, as it was named afresh: a letter and a digest.
        previous: The name of its group in the last run, by the same ids, for those that had one.

    Returns:
        `current` with the names of before where a group had one; no two groups share a name.

    >>> kept_names(pd.Series({"a": "g1", "b": "g1", "c": "g3"}), pd.Series({"b": "g2"})).to_dict()
    {'a': 'g2', 'b': 'g2', 'c': 'g3'}
    """
    old = previous.reindex(current.index)
    shared = pd.DataFrame({"new": current.to_numpy(), "old": old.to_numpy()}).dropna().value_counts().reset_index()
    ranked = shared.sort_values(["count", "old", "new"], ascending=[False, True, True])
    name_of: dict[str, str] = {}
    taken: set[str] = set()
    for new, before in zip(ranked["new"], ranked["old"], strict=True):
        if new not in name_of and before not in taken:
            name_of[new] = before
            taken.add(before)
    for new in sorted(set(current.dropna()) - name_of.keys()):
        name_of[new] = _free(new, taken)
        taken.add(name_of[new])
    return current.map(name_of, na_action="ignore").astype("str")


def _free(name: str, taken: Container[str]) -> str:
    """Name a group otherwise where its own name is with another: the claim that it was named after has moved."""
    while name in taken:
        name = f"{name[0]}{sha256(name.encode()).hexdigest()[:12]}"
    return name


def heirs(current: pd.Series, previous: pd.Series) -> pd.Series:
    """Say for each group of the last run which group of this one has most of its members, by its name; without those that have none."""
    both = pd.DataFrame({"old": previous, "new": current.reindex(previous.index).to_numpy()}).dropna()
    counts = both.value_counts().reset_index().sort_values(["count", "new"], ascending=[False, True])
    return counts.drop_duplicates("old").set_index("old")["new"]
