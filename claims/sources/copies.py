"""Which documents are near copies of an earlier one?"""

from __future__ import annotations

import dataclasses
import math
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from claims.model import Document

_WORD = re.compile(r"[^\W_]+")
_WIDTH = 5
# Two short texts share most of their phrases by chance ("Police are investigating"): below this many words only equal ones are copies.
_SHORT = 25
_MIX = np.uint64(0x9E3779B97F4A7C15)
_UNDATED = datetime.max.replace(tzinfo=UTC)


def mark_copies(documents: Iterable[Document], *, containment: float) -> list[Document]:
    """Mark the near copies among documents.

    Two texts are near copies if the runs of five words of the one with fewer of them are found in the other, at least in the
    share asked for; furniture does not count. The original is the one published first; where dates are equal or missing,
    the one with the smaller id. The copy of a copy is a copy of the original.

    Args:
        documents: Their ids are unique.
        containment: The least share, in (0, 1].

    Returns:
        The documents in their order, `copy_of` set or cleared.
    """
    given = list(documents)
    order = sorted(range(len(given)), key=lambda number: _precedence(given[number]))
    ranked = [given[number] for number in order]
    original: dict[int, int] = {}
    for later, earlier in sorted((max(pair), min(pair)) for pair in _pairs(ranked, containment)):
        # Pairs come by the later one, and for it by the earlier: every earlier one is settled, and the first one counts.
        original.setdefault(later, original.get(earlier, earlier))
    copy_of = {ranked[later].doc_id: ranked[first].doc_id for later, first in original.items()}
    return [dataclasses.replace(document, copy_of=copy_of.get(document.doc_id)) for document in given]


def _precedence(document: Document) -> tuple[datetime, str]:
    return document.published_at or _UNDATED, document.doc_id


def _pairs(documents: Sequence[Document], containment: float) -> Iterator[tuple[int, int]]:
    words = [_words(document) for document in documents]
    yield from _equal(words)
    known: dict[str, int] = {}
    shingles = [_shingles(one, known) if len(one) >= _SHORT else np.empty(0, dtype=np.uint64) for one in words]
    yield from _contained(shingles, containment)


def _words(document: Document) -> list[str]:
    pieces, reached = [], 0
    for span in document.furniture:
        pieces.append(document.text[reached : span.start])
        reached = span.end
    return _WORD.findall(" ".join([*pieces, document.text[reached:]]).casefold())


def _equal(words: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    first: dict[tuple[str, ...], int] = {}
    for number, one in enumerate(words):
        if 0 < len(one) < _SHORT:
            earlier = first.setdefault(tuple(one), number)
            if earlier != number:
                yield earlier, number


def _shingles(words: Sequence[str], known: dict[str, int]) -> NDArray[np.uint64]:
    """Hash every run of five words; each counts once."""
    ids = np.array([known.setdefault(word, len(known) + 1) for word in words], dtype=np.uint64)
    runs = np.lib.stride_tricks.sliding_window_view(ids, _WIDTH)
    hashed = np.zeros(len(runs), dtype=np.uint64)
    for column in runs.T:  # wraps around at 64 bits, as a hash may
        hashed = (hashed ^ column) * _MIX
        hashed ^= hashed >> np.uint64(29)
    return np.unique(hashed)


def _contained(shingles: Sequence[NDArray[np.uint64]], containment: float) -> Iterator[tuple[int, int]]:
    """Pairs of which the smaller set lies within the larger one in the share asked for.

    Exact, and without looking at every pair: of n runs all but n - ceil(containment * n) must be shared, so that a near copy holds
    at least one of any n - ceil(containment * n) + 1 of them. The rarest are tried, which few other texts hold.
    """
    sizes = np.array([len(one) for one in shingles], dtype=np.int64)
    if not sizes.sum():
        return
    _, ranks, counts = np.unique(np.concatenate(shingles), return_inverse=True, return_counts=True)
    owners = np.repeat(np.arange(len(shingles)), sizes)
    by_rank = np.argsort(ranks, kind="stable")
    holders, starts = owners[by_rank], np.concatenate(([0], np.cumsum(counts)))
    each = np.split(ranks, np.cumsum(sizes)[:-1])
    for number, own in enumerate(each):
        needed = math.ceil(containment * len(own))
        tried = own[np.argsort(counts[own], kind="stable")][: len(own) - needed + 1]
        tried = tried[counts[tried] > 1]
        if not len(tried):
            continue
        met = np.unique(np.concatenate([holders[starts[rank] : starts[rank + 1]] for rank in tried]))
        # Of two sets of equal size either may be tried; the pair is then found twice, which does no harm.
        for other in met[(met != number) & (sizes[met] >= len(own))]:
            if len(np.intersect1d(own, each[other], assume_unique=True)) >= needed:
                yield number, int(other)
