"""Which words were found in which texts, and how is that kept so that no text is read twice?"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from claims.tables import TEXT
from claims.text.telling import BETWEEN, packed
from claims.workers import ALONE, Workers, batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from claims.text.telling import Found

_Text = TypeVar("_Text")

_WORTH_PROCESSES, _AT_ONCE = 10_000, 100
"""Fewer texts than these are read before a worker process has started; so many texts a worker takes at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of texts, as columns of equal length, text by text.

    Attributes:
        text: The row of the text.
        word: The number of the word: words are numbered in the order of their names.
        number: What was found with the word.
        names: The words by their numbers.
        n_texts: How many texts there are.
    """

    text: NDArray[np.int64]
    word: NDArray[np.int64]
    number: NDArray[np.float64]
    names: list[str]
    n_texts: int


class _Read(NamedTuple):
    """What was found in a text: a document that it is of, its words in one string, and their numbers in bytes."""

    doc_id: str
    words: str
    numbers: bytes


class Readings:
    """What earlier runs found in texts, and what this one finds; each goes by a digest of the text and of what else it rests on.

    Args:
        known: As `used` of an earlier run gave it; None where nothing is to be kept.
        workers: The processes that read.
    """

    def __init__(self, known: pd.DataFrame | None = None, workers: Workers = ALONE) -> None:
        columns = () if known is None or known.empty else (known[name].tolist() for name in ("digest", *_Read._fields))
        self._known = {digest: _Read(*row) for digest, *row in zip(*columns, strict=True)}
        self._used: dict[str, _Read] | None = None if known is None else {}
        self._workers = workers

    def read(self, digests: Iterable[str], doc_ids: Iterable[str], texts: Sequence[_Text], reader: Callable[[_Text], Found]) -> Words:
        """Give the words of texts.

        Args:
            digests: Of each text.
            doc_ids: The document that each text is of.
            texts: What is read.
            reader: Gives what is found in a text, and can be sent to a worker process; only asked where it is not known.
        """
        names = list(digests)
        here = self._read(names, list(doc_ids), texts, reader)
        numbers, term, told, sizes = _Numbers(), array("q"), list[bytes](), array("q")
        for found in map(here.__getitem__, names):
            told.append(found.numbers)
            sizes.append(len(found.numbers) // array("d").itemsize)
            if found.numbers:
                term.extend(map(numbers.__getitem__, found.words.split(BETWEEN)))
        if self._used is not None:
            self._used |= here
        words = sorted(numbers)
        by_name = np.empty(len(words), dtype=np.int64)
        by_name[[numbers[word] for word in words]] = np.arange(len(words))
        return Words(
            text=np.repeat(np.arange(len(told)), np.array(sizes, dtype=np.int64)),
            word=by_name[np.array(term, dtype=np.int64)],
            number=np.frombuffer(b"".join(told), dtype=np.float64),
            names=words,
            n_texts=len(told),
        )

    def _read(self, names: list[str], doc_ids: list[str], texts: Sequence[_Text], reader: Callable[[_Text], Found]) -> dict[str, _Read]:
        """Give what is found in texts by digest: what is known of them, and the rest read, each of one digest once."""
        row_of = dict(zip(reversed(names), range(len(names) - 1, -1, -1), strict=True))
        lacking = [name for name in row_of if name not in self._known]
        shares = list(batches([texts[row_of[name]] for name in lacking], size=_AT_ONCE))
        parts = self._workers.map(partial(packed, reader), shares, worth=len(lacking) >= _WORTH_PROCESSES)
        new = {name: _Read(doc_ids[row_of[name]], *found) for name, found in zip(lacking, chain.from_iterable(parts), strict=True)}
        return {name: new.get(name) or self._known[name] for name in row_of}

    def used(self) -> pd.DataFrame:
        """Give all that was read or known: a row a text with its digest, doc_id, words and numbers, empty where nothing is kept."""
        rows = [(digest, *found) for digest, found in (self._used or {}).items()]
        return pd.DataFrame(rows, columns=["digest", *_Read._fields]).astype({"digest": TEXT, "doc_id": TEXT, "words": TEXT})


class _Numbers(dict[str, int]):
    """Words by number; one that is new gets the next."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def digest(kind: str, text: str) -> str:
    """Name a text that is read in one way."""
    return sha256(f"{kind}{BETWEEN}{text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
