"""Which words were found in which texts, and how is that kept so that no text is read twice?"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from claims.tables import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

Found: TypeAlias = "tuple[Sequence[str], Sequence[float]]"
"""The words of a text, and a number with each."""

_BETWEEN = "\x1f"


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
    """

    def __init__(self, known: pd.DataFrame | None = None) -> None:
        columns = () if known is None or known.empty else (known[name].tolist() for name in ("digest", *_Read._fields))
        self._known = {digest: _Read(*row) for digest, *row in zip(*columns, strict=True)}
        self._used: dict[str, _Read] | None = None if known is None else {}

    def read(self, digests: Iterable[str], doc_ids: Iterable[str], reader: Callable[[int], Found]) -> Words:
        """Give the words of texts.

        Args:
            digests: Of each text.
            doc_ids: The document that each text is of.
            reader: Gives what is found in the text of a row; only asked where it is not known.
        """
        numbers, term, told, sizes = _Numbers(), array("q"), list[bytes](), array("q")
        here: dict[str, _Read] = {}
        for row, (digest, doc_id) in enumerate(zip(digests, doc_ids, strict=True)):
            found = here.get(digest) or self._known.get(digest) or _packed(doc_id, reader(row))
            here[digest] = found
            told.append(found.numbers)
            sizes.append(len(found.numbers) // array("d").itemsize)
            if found.numbers:
                term.extend(map(numbers.__getitem__, found.words.split(_BETWEEN)))
        if self._used is not None:
            self._used |= here
        names = sorted(numbers)
        by_name = np.empty(len(names), dtype=np.int64)
        by_name[[numbers[name] for name in names]] = np.arange(len(names))
        return Words(
            text=np.repeat(np.arange(len(told)), np.array(sizes, dtype=np.int64)),
            word=by_name[np.array(term, dtype=np.int64)],
            number=np.frombuffer(b"".join(told), dtype=np.float64),
            names=names,
            n_texts=len(told),
        )

    def used(self) -> pd.DataFrame:
        """Give all that was read or known: a row a text with its digest, doc_id, words and numbers, empty where nothing is kept."""
        rows = [(digest, *found) for digest, found in (self._used or {}).items()]
        return pd.DataFrame(rows, columns=["digest", *_Read._fields]).astype({"digest": TEXT, "doc_id": TEXT, "words": TEXT})


class _Numbers(dict[str, int]):
    """Words by number; one that is new gets the next."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def _packed(doc_id: str, found: Found) -> _Read:
    words, numbers = found
    return _Read(doc_id, _BETWEEN.join(words), array("d", numbers).tobytes())


def digest(kind: str, text: str) -> str:
    """Name a text that is read in one way."""
    return sha256(f"{kind}{_BETWEEN}{text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
