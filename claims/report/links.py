"""Which pairs of a fact's claims tell how it came together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def telling(left: Sequence[int], right: Sequence[int]) -> list[int]:
    """Choose the strongest pairs that tie every claim to the rest (a spanning tree; Kruskal, 1956), and the weakest of all.

    Args:
        left: A claim of each pair, each pair once, the strongest first.
        right: The other claim.

    Returns:
        The places of the chosen pairs, in order, the last of all among them.

    >>> telling(left=[1, 1, 2, 1, 2, 3], right=[2, 4, 3, 3, 4, 4])
    [0, 1, 2, 5]
    """
    tree = {claim: claim for side in (left, right) for claim in side}
    apart, chosen = len(tree) - 1, list[int]()
    for at, pair in enumerate(zip(left, right, strict=True)):
        if not apart:
            break
        one, other = (_root(tree, claim) for claim in pair)
        if one != other:
            tree[max(one, other)] = min(one, other)
            apart -= 1
            chosen.append(at)
    last = len(left) - 1
    return chosen if last in chosen[-1:] else [*chosen, last]


def _root(tree: dict[int, int], claim: int) -> int:
    while tree[claim] != claim:
        tree[claim] = tree[tree[claim]]
        claim = tree[claim]
    return claim
