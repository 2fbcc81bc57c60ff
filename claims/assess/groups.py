"""Which claims can have a say in one another's verdicts, and on what does the verdict of each rest?"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.clustering import connected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claims.assess.pairs import Sides

_BYTES = 16


def hanging_together(documents: pd.DataFrame, claims: pd.DataFrame, sides: Sides) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Group the documents that a chain of stories, copies, facts and pairs connects: no verdict in one group depends on another group.

    Args:
        documents: With doc_id, story_id and copy_of; may lack documents of claims.
        claims: With doc_id and fact_id.
        sides: Which claims are paired.

    Returns:
        The group of each document, and that of each claim.
    """
    names = pd.Index(pd.concat([documents["doc_id"], claims["doc_id"]]).unique())
    own, said = names.get_indexer(documents["doc_id"]), names.get_indexer(claims["doc_id"])
    ties = [(own, pd.factorize(documents["story_id"])[0]), (own, names.get_indexer(documents["copy_of"]))]
    ties += [(said, pd.factorize(claims["fact_id"])[0]), (said[sides.row_l], said[sides.row_r])]
    # stories and facts are numbered after the documents; an original is a document itself, and so is that of a claim
    starts = [len(names), 0, len(names) + len(own), 0]
    left = np.concatenate([row[tied >= 0] for row, tied in ties]).astype(np.int64)
    right = np.concatenate([tied[tied >= 0] + start for (_, tied), start in zip(ties, starts, strict=True)]).astype(np.int64)
    group = connected(left, right, len(names) + len(own) + len(said))
    return group[own], group[said]


def spread(group: NDArray[np.int64], n_shares: int) -> NDArray[np.int64]:
    """Deal groups out so that the shares have about as many rows: the largest first, each to the share that has least.

    Args:
        group: The group of each row, from 0.
        n_shares: How many shares there are to be.

    Returns:
        The share of each group, from 0.

    >>> spread(np.array([0, 0, 0, 1, 1, 2, 4, 4]), 2).tolist()
    [0, 1, 0, 0, 1]
    """
    sizes, filled = np.bincount(group), [0] * n_shares
    share = np.zeros(len(sizes), dtype=np.int64)
    for own in np.argsort(-sizes, kind="stable")[: np.count_nonzero(sizes)].tolist():
        share[own] = filled.index(min(filled))
        filled[share[own]] += int(sizes[own])
    return share


def digests(tables: list[tuple[pd.DataFrame, NDArray[np.int64]]]) -> list[NDArray[np.object_]]:
    """Digest all that stands in each group of rows: where two runs give a group one digest, it holds the same rows in the same order.

    Args:
        tables: Tables, and the group of each row of them.

    Returns:
        For each table, the digest of the group of every row, in hexadecimal.
    """
    hashed = [pd.util.hash_pandas_object(frame, index=False).to_numpy() for frame, _ in tables]
    group = np.concatenate([own for _, own in tables])
    order = np.argsort(group, kind="stable")
    # which table a row is of counts as well as what it says
    words = np.column_stack([np.repeat(np.arange(len(tables), dtype=np.uint64), [len(one) for one in hashed]), np.concatenate(hashed)])
    known, first = np.unique(group[order], return_index=True)
    pieces = np.split(words[order], first[1:])
    names = np.array([sha256(np.ascontiguousarray(piece).tobytes()).hexdigest()[: 2 * _BYTES] for piece in pieces], dtype=object)
    return [names[np.searchsorted(known, own)] for _, own in tables]
