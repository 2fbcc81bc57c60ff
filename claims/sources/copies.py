"""Which documents are near copies of an earlier one?"""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from claims.model import Document

_WORD = re.compile(r"[^\W_]+")
_WIDTH = 5
_TEXTS_AT_ONCE = 2000
# Two short texts share most of their phrases by chance ("Police are investigating"): below this many words only equal ones are copies.
_SHORT = 25
# Of the sets that hold one run, the first so many are looked at.
_MOST_HOLDERS = 64
_PARTS = np.uint64(16)
_NONE = np.empty(0, dtype=np.uint64)
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
    for earlier, later in sorted(_pairs(ranked, containment), key=itemgetter(1)):
        # Pairs come by the later one: every earlier one is settled.
        original[later] = original.get(earlier, earlier)
    copy_of = {ranked[later].doc_id: ranked[first].doc_id for later, first in original.items()}
    return [dataclasses.replace(document, copy_of=copy_of.get(document.doc_id)) for document in given]


def _precedence(document: Document) -> tuple[datetime, str]:
    return document.published_at or _UNDATED, document.doc_id


def _pairs(documents: Sequence[Document], containment: float) -> Iterator[tuple[int, int]]:
    """Pairs of numbers, each of two near copies; of the copies of one text at least those with the earliest."""
    known: dict[str, int] = {}
    first: dict[tuple[str, ...] | bytes, int] = {}
    shingles: list[NDArray[np.uint64]] = []
    for start in range(0, len(documents), _TEXTS_AT_ONCE):
        texts = [_words(document) for document in documents[start : start + _TEXTS_AT_ONCE]]
        for number, (words, runs) in enumerate(zip(texts, _shingles(texts, known), strict=True), start):
            # Most copies are whole ones: they are told apart from the rest before anything is compared.
            key = runs.tobytes() if len(runs) else tuple(words)
            earlier = first.setdefault(key, number) if key else number
            if earlier != number:
                yield earlier, number
            shingles.append(runs if earlier == number else _NONE)
    yield from _contained(shingles, containment)


def _words(document: Document) -> list[str]:
    """The words of the article; of a page that holds nothing but furniture, those of the page."""
    pieces, reached = [], 0
    for span in document.furniture:
        pieces.append(document.text[reached : span.start])
        reached = span.end
    return _split(" ".join([*pieces, document.text[reached:]])) or _split(document.text)


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(texts: Sequence[Sequence[str]], known: dict[str, int]) -> Iterator[NDArray[np.uint64]]:
    """Hash every run of five words of each text, each once; none of those that are too short."""
    ids = np.array([known.setdefault(word, len(known) + 1) for words in texts for word in words], dtype=np.uint64)
    hashed = np.zeros(max(len(ids) - _WIDTH + 1, 0), dtype=np.uint64)
    for place in range(_WIDTH):  # wraps around at 64 bits, as a hash may
        hashed = (hashed ^ ids[place : place + len(hashed)]) * _MIX
        hashed ^= hashed >> np.uint64(29)
    ends = np.cumsum([len(words) for words in texts])
    for words, end in zip(texts, ends.tolist(), strict=True):
        # runs that reach into the next text are left out
        yield np.unique(hashed[end - len(words) : end - _WIDTH + 1]) if len(words) >= _SHORT else _NONE


def _contained(shingles: Sequence[NDArray[np.uint64]], containment: float) -> Iterator[tuple[int, int]]:
    """Pairs of which the smaller set lies within the larger one in the share asked for: for each set the first such one before it.

    Without looking at every pair: of the n runs of the smaller set all but n - ceil(containment * n) must be shared, so that the larger one
    holds at least one of any n - ceil(containment * n) + 1 of them: its telling runs, for which the rarest are taken. Each set looks
    up its own telling runs among all runs, where it is the smaller one, and all its runs among the telling ones, where it is the larger.

    Exact as long as no run is held by more than `_MOST_HOLDERS` sets: of those that hold a more common one only the first are looked at,
    among which is the original of a text that thousands carry.
    """
    sizes = np.array([len(one) for one in shingles], dtype=np.int64)
    if not sizes.sum():
        return
    ranks, counts = _shared(shingles)
    needed = np.ceil(containment * sizes).astype(np.int64)
    # The runs that it holds alone are the rarest, and tell nothing.
    telling = [_rarest(own, counts, len(own) - least + 1) for own, least in zip(ranks, needed, strict=True)]
    all_holders, telling_holders = _Holders(ranks, len(counts)), _Holders(telling, len(counts))
    for number, own in enumerate(ranks):
        met = np.union1d(all_holders.of(telling[number]), telling_holders.of(own))
        for other in met[: np.searchsorted(met, number)]:
            if len(np.intersect1d(own, ranks[other], assume_unique=True)) >= min(needed[number], needed[other]):
                yield int(other), number
                break


def _shared(shingles: Sequence[NDArray[np.uint64]]) -> tuple[list[NDArray[np.int32]], NDArray[np.int64]]:
    """Number the runs that several sets hold, 0 and up, and count their sets; runs of one set alone are left out."""
    every, kept = np.concatenate(shingles), []
    for part in range(int(_PARTS)):  # to sort all of them at once would take several times the memory
        runs, often = np.unique(every[every % _PARTS == part], return_counts=True)
        kept.append((runs[often > 1], often[often > 1]))
    runs = np.concatenate([runs for runs, _ in kept])
    order = np.argsort(runs)
    runs, counts = runs[order], np.concatenate([often for _, often in kept])[order]
    return [_numbered(one, runs) for one in shingles], counts


def _numbered(own: NDArray[np.uint64], runs: NDArray[np.uint64]) -> NDArray[np.int32]:
    at = np.searchsorted(runs, own)
    held = at < len(runs)
    held[held] = runs[at[held]] == own[held]
    return at[held].astype(np.int32)


def _rarest(own: NDArray[np.int32], counts: NDArray[np.int64], wanted: int) -> NDArray[np.int32]:
    return own[np.argsort(counts[own], kind="stable")][: max(wanted, 0)]


class _Holders:
    """Which sets hold a run, in their order."""

    def __init__(self, sets: Sequence[NDArray[np.int32]], runs: int) -> None:
        held = np.concatenate(sets)
        owners = np.repeat(np.arange(len(sets), dtype=np.int32), [len(one) for one in sets])
        self._owners = owners[np.argsort(held, kind="stable")]
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(held, minlength=runs))))

    def of(self, runs: NDArray[np.int32]) -> NDArray[np.int32]:
        """The sets that hold any of these runs, of each run the first ones; not in order, and more than once."""
        if not len(runs):
            return np.empty(0, dtype=np.int32)
        ends = np.minimum(self._starts[runs + 1], self._starts[runs] + _MOST_HOLDERS)
        return np.concatenate([self._owners[start:end] for start, end in zip(self._starts[runs], ends, strict=True)])
