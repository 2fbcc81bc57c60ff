"""Which words tell what a text is about, and how much of it do two texts share?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims import lexicon
from claims.match.pairs import pair_keys, pairs_within, runs
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"\b[A-Z][\w'’]*[a-z]\w*(?:[ -][A-Z][\w'’]*[a-z]\w*)+")
_OWN = re.compile(r"['’]s?$")
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


def telling_words(text: str) -> Iterator[tuple[str, int, bool]]:
    """Give the words that tell what a text is about: lemma, offset, and whether it is a name.

    Words of closed classes and words that all news uses are left out. Two adjacent capitalised words also count as one name.

    >>> [word for word, _, _ in telling_words("The Harbour Bridge was closed by storms.")]
    ['harbour', 'bridge', 'close', 'storm', 'harbour bridge']
    """
    for match in _WORD.finditer(text):
        if word := _telling(match[0]):
            yield word, match.start(), match[0][0].isupper()
    for match in _NAME.finditer(text):
        for name in _joined(match[0]):
            yield name, match.start(), True


def telling_parts(text: str, start: int) -> tuple[set[tuple[str, bool]], set[tuple[str, bool]]]:
    """Give the telling words that begin before a place in a text, and those that begin there or after, each with whether it is a name.

    Each word of one spelling is looked at once: that takes a third of the time of `telling_words`.
    """
    before, after = set[tuple[str, bool]](), set[tuple[str, bool]]()
    for pattern, pick in ((_WORD, _single), (_NAME, _pairs)):
        rest, early = len(text), set[str]()
        for match in pattern.finditer(text):
            if match.start() >= start:
                rest = match.start()
                break
            early.add(match[0])
        before.update(chain.from_iterable(map(pick, early)))
        after.update(chain.from_iterable(map(pick, set(pattern.findall(text, rest)))))
    return before, after


@cache
def _single(surface: str) -> tuple[tuple[str, bool], ...]:
    word = _telling(surface)
    return ((word, surface[0].isupper()),) if word else ()


@cache
def _pairs(name: str) -> tuple[tuple[str, bool], ...]:
    return tuple((pair, True) for pair in _joined(name))


@cache
def _joined(name: str) -> tuple[str, ...]:
    """Join every two adjacent words of a name, where neither is of a closed class."""
    pieces = [_OWN.sub("", piece) for piece in re.split(r"[ -]", name.lower())]
    return tuple(f"{before} {after}" for before, after in pairwise(pieces) if Part.CLOSED not in {parts(before), parts(after)})


@cache
def _commonplace() -> frozenset[str]:
    words = lexicon.load("commonplace")["words"]
    return frozenset(words) if isinstance(words, list) else frozenset()


@cache
def _telling(surface: str) -> str | None:
    bare = _OWN.sub("", surface.lower())
    part = parts(bare)
    base = lemma(bare, Part.VERB) if part & Part.VERB else lemma(bare)
    return None if len(bare) == 1 or part is Part.CLOSED or {bare, base} & _commonplace() else base


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
