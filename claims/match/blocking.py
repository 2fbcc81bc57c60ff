"""Which pairs of claims are looked at? Comparing all with all would take a million claims half a trillion comparisons."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.coded import codes, numbered_as
from claims.match.pairs import absent, distinct, pair_keys, pairs_within, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claims.settings.matching import BlockingRule

_log = logging.getLogger(__name__)


def block(traits: pd.DataFrame, rules: Sequence[BlockingRule], similar: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Pair the claims that agree on all the keys of a rule.

    Args:
        traits: Claims as `claims.match.traits.traits` gives them.
        rules: The rules, in order; a pair keeps the name of the first that finds it.
        similar: Similarities of documents, with the columns doc_l, doc_r (either way round, once) and similarity.

    Returns:
        The pairs, with the columns left, right (rows of traits, left < right) and match_key, in order of left, then right; and a
        row a rule with its name, blocks (of two claims or more), largest (claims in the largest block), thinned (blocks too
        large to be compared in full), pairs, and added (pairs that no rule before it found).
    """
    found: list[NDArray[np.int64]] = []
    counts: list[dict[str, object]] = []
    known = np.empty(0, dtype=np.int64)
    for rule in rules:
        blocks = _equal(traits, rule) if rule.least_similarity is None else _near(traits, rule, similar)
        keys = distinct(pair_keys(blocks.left, blocks.right, len(traits)))
        new = absent(keys, known)
        known = np.sort(np.append(known, new))
        found.append(new)
        counts.append(
            {"rule": rule.name, "blocks": int((blocks.sizes > 1).sum()), "largest": int(blocks.sizes.max(initial=0))}
            | {"thinned": blocks.thinned, "pairs": len(keys), "added": len(new)}
        )
        if blocks.thinned:
            _log.warning("blocking rule %r: %d blocks were too large to compare in full", rule.name, blocks.thinned)
    of_rule = np.repeat(np.arange(len(found)), [len(keys) for keys in found])[np.argsort(np.concatenate([*found, known[:0]]))]
    match_key = numbered_as(of_rule, [rule.name for rule in rules])
    pairs = pd.DataFrame({"left": known // max(len(traits), 1), "right": known % max(len(traits), 1), "match_key": match_key})
    return pairs, pd.DataFrame(counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blocks:
    """The pairs of one rule, the number of claims in each block, and how many blocks were thinned."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    sizes: NDArray[np.int64]
    thinned: int


def _equal(traits: pd.DataFrame, rule: BlockingRule) -> _Blocks:
    groups = _groups(traits, rule)
    sizes = np.bincount(groups[groups >= 0])
    large = sizes * (sizes - 1) // 2 > rule.max_pairs_per_block
    is_large = (groups >= 0) & np.append(large, False)[groups]
    left, right = pairs_within(np.where(is_large, -1, groups))
    for group in np.flatnonzero(large):
        more = _thinned(traits, np.flatnonzero(groups == group), rule.max_pairs_per_block)
        left, right = np.append(left, more[0]), np.append(right, more[1])
    return _Blocks(left=left, right=right, sizes=sizes, thinned=int(large.sum()))


def _groups(traits: pd.DataFrame, rule: BlockingRule) -> NDArray[np.int64]:
    """Number the rows that agree on all keys of a rule; -1 where one is null."""
    groups = np.zeros(len(traits), dtype=np.int64)
    for key in rule.keys:
        own = codes(traits[key])
        both = np.where((groups < 0) | (own < 0), -1, groups * (own.max(initial=0) + 1) + own)
        kept, at = np.unique(both, return_inverse=True)
        groups = at - int(len(kept) > 0 and kept[0] < 0)
    return groups


def _near(traits: pd.DataFrame, rule: BlockingRule, similar: pd.DataFrame) -> _Blocks:
    """Pair the claims of documents that are alike and yet in two stories; a block is two such documents."""
    documents = pd.Index(traits["doc_id"].unique().astype(object))
    own, story = documents.get_indexer(traits["doc_id"].astype(object)), codes(traits["story_id"])
    story_of = np.full(len(documents) + 1, -1)
    story_of[own] = story
    one, other = (documents.get_indexer(similar.loc[similar["similarity"] >= rule.least_similarity, side]) for side in ("doc_l", "doc_r"))
    two = (story_of[one] != story_of[other]) | (story_of[one] < 0)
    one, other = one[two], other[two]
    groups = _groups(traits, rule)
    held = np.append(np.bincount(own[groups >= 0], minlength=len(documents)), 0)
    large = held[one] * held[other] > rule.max_pairs_per_block
    left, right = _across(np.where(groups < 0, -1, own), groups, one[~large], other[~large])
    return _Blocks(left=left, right=right, sizes=held[one] + held[other], thinned=int(large.sum()))


def _across(
    documents: NDArray[np.int64], groups: NDArray[np.int64], one: NDArray[np.int64], other: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair the rows of one document with those of one group of another.

    Args:
        documents: The document of each row; -1 for none.
        groups: The group of each row.
        one: The first of two documents, pair by pair; -1 for none.
        other: The second.
    """
    n_groups = int(groups.max(initial=0)) + 1
    keys = np.where(documents < 0, -1, documents * n_groups + groups)
    order = np.argsort(keys, kind="stable")
    rising = keys[order]
    starts, ends = (np.searchsorted(rising, (one + step) * n_groups) for step in (0, 1))
    pair, at = runs(np.where(one < 0, 0, starts), np.where(one < 0, 0, ends - starts))
    left = order[at]
    wanted = np.where(other[pair] < 0, -2, other[pair] * n_groups + groups[left])
    first, last = (np.searchsorted(rising, wanted, side=side) for side in ("left", "right"))
    again, at = runs(first, last - first)
    return left[again], order[at]


def _thinned(traits: pd.DataFrame, rows: NDArray[np.int64], limit: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair each claim with the next ones by date (sorted neighbourhood; Hernández and Stolfo, 1995)."""
    by_date = rows[np.argsort(traits["as_of"].iloc[rows].to_numpy(), kind="stable")]
    left, right = pairs_within(np.zeros(len(rows), dtype=np.int64), window=max(limit // len(rows), 1))
    one, other = by_date[left], by_date[right]
    return np.minimum(one, other), np.maximum(one, other)
