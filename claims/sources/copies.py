"""Which documents are near copies of an earlier one?"""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pandas.util import hash_array

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from claims.model import Document

_WORD = re.compile(r"[^\W_]+")
_BLANKED = {code: " " for code in range(128) if not chr(code).isalnum()}
_WIDTH = 5
_TEXTS_AT_ONCE = 2000
# Two short texts share most of their phrases by chance ("Police are investigating"): below this many words only equal ones are copies.
_SHORT = 25
# Of the sets that hold one run, the first so many are looked at.
_MOST_HOLDERS = 64
_PARTS = 4  # bits
_SETS_AT_ONCE = 500  # of those that ask: enough to work on columns, few enough to hold all that they meet
_NONE = np.empty(0, dtype=np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_UNDATED = datetime.max.replace(tzinfo=UTC)


def mark_copies(documents: Iterable[Document], *, containment: float, share: float) -> list[Document]:
    """Mark the near copies among documents.

    A text is a near copy of an earlier one if the runs of five words of the shorter of the two are found in the other, at least in
    the share asked for, and they make up enough of its own: a report that quotes an alert and goes on with much of its own is none.
    Furniture does not count. Earlier is what was published first; where dates are equal or missing, what has the smaller id.
    The copy of a copy is a copy of the original; of several that it could be a copy of, an original goes before a copy.

    Args:
        documents: Their ids are unique.
        containment: The least share of the shorter text, in (0, 1].
        share: The least share of the later text, in (0, 1]; it asks something only where that is the longer one.

    Returns:
        The documents in their order, `copy_of` set or cleared.
    """
    given = list(documents)
    order = sorted(range(len(given)), key=lambda number: _precedence(given[number]))
    ranked = [given[number] for number in order]
    original: dict[int, int] = {}
    for earlier, later in sorted(_pairs(ranked, containment, share), key=itemgetter(1)):
        # Pairs come by the later one: every earlier one is settled.
        original[later] = original.get(earlier, earlier)
    copy_of = {ranked[later].doc_id: ranked[first].doc_id for later, first in original.items()}
    return [_marked(document, copy_of.get(document.doc_id)) for document in given]


def _marked(document: Document, copy_of: str | None) -> Document:
    return document if document.copy_of == copy_of else dataclasses.replace(document, copy_of=copy_of)


def _precedence(document: Document) -> tuple[datetime, str]:
    return document.published_at or _UNDATED, document.doc_id


def _pairs(documents: Sequence[Document], containment: float, share: float) -> Iterator[tuple[int, int]]:
    """Pairs of numbers, each of two near copies; of the copies of one text at least those with the earliest."""
    first: dict[str | bytes, int] = {}
    shingles: list[NDArray[np.uint64]] = []
    for start in range(0, len(documents), _TEXTS_AT_ONCE):
        texts = [_words(document) for document in documents[start : start + _TEXTS_AT_ONCE]]
        for number, (words, runs) in enumerate(zip(texts, _shingles(texts), strict=True), start):
            # Most copies are whole ones: they are told apart from the rest before anything is compared.
            key = blake2b(runs.tobytes(), digest_size=16).digest() if len(runs) else words
            earlier = first.setdefault(key, number) if key else number
            if earlier != number:
                yield earlier, number
            shingles.append(runs if earlier == number else _NONE)
    yield from _contained(shingles, containment, share)


def _words(document: Document) -> str:
    """The words of the article, a blank between each two; of a page that holds nothing but furniture, those of the page."""
    pieces, reached = [], 0
    for span in document.furniture:
        pieces.append(document.text[reached : span.start])
        reached = span.end
    return _parted(" ".join([*pieces, document.text[reached:]])) or _parted(document.text)


def _parted(text: str) -> str:
    # What matches word by word takes ten times as long.
    return " ".join(text.lower().translate(_BLANKED).split() if text.isascii() else _WORD.findall(text.casefold()))


def _shingles(texts: Sequence[str]) -> Iterator[NDArray[np.uint64]]:
    """Hash every run of five words of each text, each once; none of those that are too short."""
    words = pc.split_pattern(pa.array(texts, pa.large_string()), " ")
    encoded = words.flatten().dictionary_encode()
    different = np.array(encoded.dictionary.to_pylist(), dtype=object)
    ids = hash_array(different, categorize=False)[encoded.indices.to_numpy()]
    hashed = np.zeros(max(len(ids) - _WIDTH + 1, 0), dtype=np.uint64)
    for place in range(_WIDTH):  # wraps around at 64 bits, as a hash may
        hashed = (hashed ^ ids[place : place + len(hashed)]) * _MIX
        hashed ^= hashed >> np.uint64(29)
    for start, end in pairwise(words.offsets.to_pylist()):
        # runs that reach into the next text are left out
        runs = np.sort(hashed[start : end - _WIDTH + 1]) if end - start >= _SHORT else _NONE
        yield runs[_differs(runs)]


def _contained(shingles: list[NDArray[np.uint64]], containment: float, share: float) -> Iterator[tuple[int, int]]:
    """Pairs of which the smaller set lies within the larger one, and makes up the later one, in the shares asked for.

    For each set the first such one before it that is itself the later one of no pair, else the first.

    Without looking at every pair: of the n runs of the smaller set all but n - ceil(containment * n) must be shared, so that the larger one
    holds at least one of any n - ceil(containment * n) + 1 of them: its telling runs, for which the rarest are taken. Each set looks
    up its own telling runs among all runs, where it is the smaller one, and all its runs among the telling ones, where it is the larger.

    Exact as long as no run is held by more than `_MOST_HOLDERS` sets: of those that hold a more common one only the first are looked at,
    among which is the original of a text that thousands carry. The list is emptied on the way.
    """
    sizes = np.array([len(one) for one in shingles], dtype=np.int64)
    if not sizes.sum():
        return
    every = np.concatenate(shingles)
    shingles.clear()  # of 100,000 texts they are hundreds of megabytes
    ranks, counts = _shared(every, np.cumsum(sizes))
    del every
    needed, own_needed = (np.ceil(least * sizes).astype(np.int64) for least in (containment, share))
    # The runs that it holds alone are the rarest, and tell nothing.
    telling = [_rarest(own, counts, len(own) - least + 1) for own, least in zip(ranks, needed, strict=True)]
    all_holders, telling_holders = _Holders(ranks, len(counts)), _Holders(telling, len(counts))
    held = np.array([len(own) for own in ranks], dtype=np.int64)
    asked = np.flatnonzero((held >= needed[sizes > 0].min()) & (held >= own_needed))
    is_held, is_copy = np.zeros(len(counts), dtype=bool), [False] * len(ranks)
    enough, own_enough = needed.tolist(), own_needed.tolist()
    for number, earlier in _met(asked, [(telling, all_holders), (ranks, telling_holders)]):
        is_held[ranks[number]] = True
        for one in sorted(earlier, key=is_copy.__getitem__):
            if np.count_nonzero(is_held[ranks[one]]) >= max(min(enough[number], enough[one]), own_enough[number]):
                is_copy[number] = True
                yield one, number
                break
        is_held[ranks[number]] = False


def _met(numbers: NDArray[np.int64], ways: Sequence[tuple[Sequence[NDArray[np.int32]], _Holders]]) -> Iterator[tuple[int, list[int]]]:
    """Each set that meets any before it, with the numbers of those, in order.

    Args:
        numbers: Of the sets that ask.
        ways: What each set asks for, by its number, and the holders that are asked.
    """
    for start in range(0, len(numbers), _SETS_AT_ONCE):
        some = numbers[start : start + _SETS_AT_ONCE]
        met = []
        for runs, holders in ways:
            own = [runs[one] for one in some]
            met.append(holders.of(np.concatenate(own), np.repeat(some, [len(one) for one in own])))
        asking, holding = (np.concatenate(side) for side in zip(*met, strict=True))
        pairs = np.unique((asking << 32 | holding)[holding < asking])
        told = zip((pairs >> 32).tolist(), (pairs & 0xFFFFFFFF).tolist(), strict=True)
        for number, own_pairs in groupby(told, key=itemgetter(0)):
            yield number, [earlier for _, earlier in own_pairs]


def _shared(every: NDArray[np.uint64], ends: NDArray[np.int64]) -> tuple[list[NDArray[np.int32]], NDArray[np.int64]]:
    """Number the runs that several sets hold, 0 and up, and count their sets; runs of one set alone are left out."""
    numbers, counts, known = np.full(len(every), -1, dtype=np.int32), [], 0
    for part in range(1 << _PARTS):  # to sort all of them at once would take several times the memory
        least, most = (np.uint64(((part + more) << (64 - _PARTS)) - more) for more in (0, 1))
        places = np.flatnonzero((every >= least) & (every <= most))
        ordered = places[np.argsort(every[places])]
        starts = np.flatnonzero(_differs(every[ordered]))
        often = np.diff(starts, append=len(ordered))
        shared = often > 1
        numbers[ordered] = np.repeat(np.where(shared, known + np.cumsum(shared) - 1, -1), often)
        counts.append(often[shared])
        known += len(counts[-1])
    return [own[own >= 0] for own in np.split(numbers, ends[:-1])], np.concatenate(counts)


def _differs(ordered: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Whether each value differs from the one before it; the first does."""
    return np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]


def _rarest(own: NDArray[np.int32], counts: NDArray[np.int64], wanted: int) -> NDArray[np.int32]:
    return own[np.argsort(counts[own], kind="stable")][: max(wanted, 0)]


class _Holders:
    """Which sets hold a run, in their order."""

    def __init__(self, sets: Sequence[NDArray[np.int32]], runs: int) -> None:
        held = np.concatenate(sets)
        owners = np.repeat(np.arange(len(sets), dtype=np.int32), [len(one) for one in sets])
        self._owners = owners[np.argsort(held, kind="stable")]
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(held, minlength=runs))))

    def of(self, runs: NDArray[np.int32], asking: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The sets that hold any of these runs, of each run the first ones, each beside the set that asks; two can come more than once."""
        starts = self._starts[runs]
        sizes = np.minimum(self._starts[runs + 1] - starts, _MOST_HOLDERS)
        places = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
        return np.repeat(asking, sizes), self._owners[places].astype(np.int64)
