"""Which documents name a place?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.pairs import among, numbered, runs
from claims.match.readings import digest
from claims.text.telling import capitalised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claims.match.readings import Readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The words of the names in documents: the capitalised words of title and text, in lower case.

    Attributes:
        documents: The doc_id of each document.
        keys: Document * number of words + word, rising.
        words: Number of each word.
    """

    documents: pd.Index[str]
    keys: NDArray[np.int64]
    words: dict[str, int]

    @classmethod
    def of(cls, documents: pd.DataFrame, readings: Readings) -> Names:
        """Read documents.

        Args:
            documents: With the columns doc_id, title and text.
            readings: What is known of their texts.
        """
        texts = (documents["title"].fillna("") + "\n" + documents["text"].fillna("")).tolist()
        found = readings.read((digest("names", text) for text in texts), documents["doc_id"], texts, capitalised)
        keys = np.sort(found.text * len(found.names) + found.word)
        return cls(documents=pd.Index(documents["doc_id"]), keys=keys, words={name: place for place, name in enumerate(found.names)})

    def told(self, documents: NDArray[np.int64], places: NDArray[np.int64], known: Sequence[str]) -> NDArray[np.bool_]:
        """Say where a document names all the words of a place.

        Args:
            documents: Rows of documents, from 0.
            places: A place for each of them.
            known: The places by their numbers, in lower case.
        """
        words = [frozenset(place.split()) for place in known]
        size = np.array([len(own) for own in words], dtype=np.int64)
        number = np.array([self.words.get(word, -1) for own in words for word in own], dtype=np.int64)
        asked, at = numbered(documents * len(known) + places, len(self.documents) * len(known))
        document, place = asked // max(len(known), 1), asked % max(len(known), 1)
        question, entry = runs((np.cumsum(size) - size)[place], size[place])
        named = (number[entry] >= 0) & among(document[question] * len(self.words) + number[entry], self.keys)
        told: NDArray[np.bool_] = (np.bincount(question, weights=named, minlength=len(asked)) == size[place])[at]
        return told
