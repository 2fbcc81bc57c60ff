"""How rare are the terms of texts, and how much of them do two texts share?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.pairs import pair_keys, pairs_within, runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PAIRS_AT_ONCE = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """Weighted terms of texts, as columns of equal length sorted by row and term; each row has length 1, or no terms.

    Attributes:
        row: The text.
        term: The number of the term.
        weight: How much of the text the term tells, above 0.
        n_rows: How many texts there are.
        n_terms: How many terms there are.
    """

    row: NDArray[np.int64]
    term: NDArray[np.int64]
    weight: NDArray[np.float64]
    n_rows: int
    n_terms: int


def by_rarity(texts: Vectors, *, rarity_power: float, background: int, keep: int) -> Vectors:
    """Weigh the terms of texts by emphasis and rarity (TF-IDF).

    A term weighs emphasis * ln(1 + background / texts that have it) ** rarity_power. How many texts there are is no part of it, so that
    a text which shares no term with the others changes nothing between them.

    Args:
        texts: The emphasis of each term, each term of a text once, in any order; terms are numbered in the order of their names.
        rarity_power: Above 1, rare terms decide.
        background: In so many texts a term of no interest would be expected once.
        keep: How many terms of a text are kept, the weightiest first, of equals the first by name.
    """
    rarity = np.log1p(background / np.maximum(np.bincount(texts.term, minlength=texts.n_terms), 1))
    weight = texts.weight * rarity[texts.term] ** rarity_power
    chosen = _weightiest(texts.row, texts.term, weight, keep)
    row, term, weight = texts.row[chosen], texts.term[chosen], weight[chosen]
    length = np.sqrt(np.bincount(row, weights=weight**2, minlength=texts.n_rows))
    return Vectors(row=row, term=term, weight=weight / length[row], n_rows=texts.n_rows, n_terms=texts.n_terms)


def _weightiest(row: NDArray[np.int64], term: NDArray[np.int64], weight: NDArray[np.float64], keep: int) -> NDArray[np.int64]:
    order = np.lexsort((term, -weight, row))
    place = np.arange(len(order)) - np.searchsorted(row[order], row[order])
    chosen = order[(place < keep) & (weight[order] > 0)]
    return chosen[np.lexsort((term[chosen], row[chosen]))]


def similar_rows(vectors: Vectors, *, max_rows_per_term: int) -> pd.DataFrame:
    """Find the texts that share telling terms, by an inverted index: no text is compared with all others.

    Args:
        vectors: The texts.
        max_rows_per_term: A term of more texts forms no pairs.

    Returns:
        Columns left, right (rows, left < right), similarity in (0, 1]: the cosine over the terms that form pairs.
    """
    spread = np.bincount(vectors.term, minlength=vectors.n_terms)
    left, right = pairs_within(np.where(spread[vectors.term] <= max_rows_per_term, vectors.term, -1))
    keys = pair_keys(vectors.row[left], vectors.row[right], vectors.n_rows)
    shared = pd.Series(vectors.weight[left] * vectors.weight[right]).groupby(keys).sum()
    found = shared.index.to_numpy()
    return pd.DataFrame({"left": found // vectors.n_rows, "right": found % vectors.n_rows, "similarity": shared.to_numpy().clip(max=1.0)})


def overlap(vectors: Vectors, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Measure how much each of the given pairs of texts shares: the cosine, in [0, 1]; 0 where a text has no terms."""
    chunks = range(0, len(left), _PAIRS_AT_ONCE)
    pieces = [_overlap(vectors, left[at : at + _PAIRS_AT_ONCE], right[at : at + _PAIRS_AT_ONCE]) for at in chunks]
    return np.concatenate([np.empty(0), *pieces]).clip(max=1.0)


def _overlap(vectors: Vectors, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    first = np.searchsorted(vectors.row, np.arange(vectors.n_rows + 1))
    pair, entry = runs(first[left], np.diff(first)[left])
    sought = right[pair] * vectors.n_terms + vectors.term[entry]
    known = vectors.row * vectors.n_terms + vectors.term
    at = np.minimum(np.searchsorted(known, sought), max(len(known) - 1, 0))
    product = np.where(known[at] == sought, vectors.weight[entry] * vectors.weight[at], 0.0) if len(known) else np.zeros(len(pair))
    return np.bincount(pair, weights=product, minlength=len(left)).astype(np.float64)
