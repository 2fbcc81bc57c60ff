"""Which pairs of claims are looked at? Comparing all with all would take a million claims half a trillion comparisons."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.pairs import absent, distinct, pair_keys, pairs_within

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
    found: list[pd.DataFrame] = []
    counts: list[dict[str, object]] = []
    known = np.empty(0, dtype=np.int64)
    for rule in rules:
        blocks = _equal(traits, rule) if rule.least_similarity is None else _near(traits, rule, similar)
        keys = distinct(pair_keys(blocks.left, blocks.right, len(traits)))
        new = absent(keys, known)
        known = np.sort(np.append(known, new))
        found.append(pd.DataFrame({"left": new // len(traits), "right": new % len(traits), "match_key": rule.name}))
        counts.append(
            {"rule": rule.name, "blocks": int((blocks.sizes > 1).sum()), "largest": int(blocks.sizes.max(initial=0))}
            | {"thinned": blocks.thinned, "pairs": len(keys), "added": len(new)}
        )
        if blocks.thinned:
            _log.warning("blocking rule %r: %d blocks were too large to compare in full", rule.name, blocks.thinned)
    pairs = pd.concat(found, ignore_index=True).sort_values(["left", "right"], ignore_index=True)
    return pairs.astype({"match_key": "str"}), pd.DataFrame(counts)


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
    groups = traits.groupby(list(rule.keys), dropna=True, sort=True).ngroup()
    return np.asarray(groups.fillna(-1), dtype=np.int64)


def _near(traits: pd.DataFrame, rule: BlockingRule, similar: pd.DataFrame) -> _Blocks:
    """Pair the claims of documents that are alike and yet in two stories; a block is two such documents."""
    groups = _groups(traits, rule)
    claims = pd.DataFrame({"doc": traits["doc_id"], "group": groups, "row": np.arange(len(traits))})[groups >= 0]
    documents = similar.loc[similar["similarity"] >= rule.least_similarity, ["doc_l", "doc_r"]]
    story_of = traits.drop_duplicates("doc_id").set_index("doc_id")["story_id"]
    documents = documents[documents["doc_l"].map(story_of).to_numpy() != documents["doc_r"].map(story_of).to_numpy()]
    held = claims["doc"].value_counts()
    n_l, n_r = (documents[side].map(held).fillna(0).to_numpy(dtype=np.int64) for side in ("doc_l", "doc_r"))
    large = n_l * n_r > rule.max_pairs_per_block
    of_left = documents[~large].merge(claims, left_on="doc_l", right_on="doc")[["doc_r", "group", "row"]]
    both = of_left.merge(claims.rename(columns={"doc": "doc_r", "row": "other"}), on=["doc_r", "group"])
    left, right = both["row"].to_numpy(dtype=np.int64), both["other"].to_numpy(dtype=np.int64)
    return _Blocks(left=left, right=right, sizes=n_l + n_r, thinned=int(large.sum()))


def _thinned(traits: pd.DataFrame, rows: NDArray[np.int64], limit: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair each claim with the next ones by date (sorted neighbourhood; Hernández and Stolfo, 1995)."""
    by_date = rows[np.argsort(traits["as_of"].iloc[rows].to_numpy(), kind="stable")]
    left, right = pairs_within(np.zeros(len(rows), dtype=np.int64), window=max(limit // len(rows), 1))
    one, other = by_date[left], by_date[right]
    return np.minimum(one, other), np.maximum(one, other)
