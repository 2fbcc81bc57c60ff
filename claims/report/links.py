"""Which pairs of a fact's claims tell how it came together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def telling(pairs: Sequence[tuple[str, str, float]]) -> list[int]:
    """Choose the strongest pairs that tie every claim to the rest (a spanning tree; Kruskal, 1956), and the weakest of all.

    Args:
        pairs: Two claims and their match weight, each pair once.

    Returns:
        The places of the chosen pairs, the strongest first, the weakest of all last.

    >>> telling([("a", "b", 3.0), ("b", "c", 2.0), ("a", "c", 1.0), ("a", "d", 2.5), ("b", "d", 0.5), ("c", "d", -1.0)])
    [0, 3, 1, 5]
    """
    order = sorted(range(len(pairs)), key=lambda at: (-pairs[at][2], pairs[at][:2]))
    tree = {claim: claim for one, other, _ in pairs for claim in (one, other)}
    chosen = []
    for at in order:
        one, other = (_root(tree, claim) for claim in pairs[at][:2])
        if one != other:
            tree[max(one, other)] = min(one, other)
            chosen.append(at)
    return [*chosen, *(at for at in order[-1:] if at not in chosen)]


def _root(tree: dict[str, str], claim: str) -> str:
    while tree[claim] != claim:
        tree[claim] = tree[tree[claim]]
        claim = tree[claim]
    return claim
