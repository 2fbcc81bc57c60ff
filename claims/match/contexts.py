"""Which telling words stand around each claim?"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from claims.match.pairs import among, runs
from claims.match.terms import Vectors, by_rarity, telling_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from claims.settings.matching import ContextSettings

_CLAIMS_AT_ONCE = 50_000


def contexts(claims: pd.DataFrame, settings: ContextSettings) -> Vectors:
    """Weigh the telling words of the sentence around each claim: names more, and words far from the figure less.

    The speaker's name is left out: it is compared for itself, and an agency speaks of many events.

    Args:
        claims: With the columns exact, sentence and attribution.
        settings: How they are weighed.
    """
    return by_rarity(
        _stressed(claims, settings),
        rarity_power=settings.rarity_power,
        background=settings.background_sentences,
        keep=settings.terms_per_sentence,
    )


def _stressed(claims: pd.DataFrame, settings: ContextSettings) -> Vectors:
    """Say how much stress the sentence of each claim lays on its terms, seen from the figure."""
    # several claims share a sentence, and most a speaker
    (sentence, sentences), (speaker, speakers) = (pd.factorize(claims[name].fillna("")) for name in ("sentence", "attribution"))
    numbers: dict[str, int] = {}
    told, spoken = _Told.of(sentences, numbers), _Told.of(speakers, numbers)
    by_name = np.empty(len(numbers), dtype=np.int64)
    by_name[[numbers[word] for word in sorted(numbers)]] = np.arange(len(numbers))
    own = np.unique(spoken.text * len(numbers) + spoken.term)
    begins, length = _figures(claims)
    parts = [(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0))]
    for start in range(0, len(claims), _CLAIMS_AT_ONCE):
        at, word = told.around(sentence[start : start + _CLAIMS_AT_ONCE])
        claim = at + start
        place = told.place[word] - begins[claim]
        heard = among(speaker[claim] * len(numbers) + told.term[word], own) | ((place >= 0) & (place < length[claim]))
        claim, word, place = claim[~heard], word[~heard], place[~heard]
        near = np.where(np.abs(place) <= settings.near_characters, 1.0, settings.far_factor)
        stress = near * np.where(told.is_name[word], settings.name_factor, 1.0)
        parts.append(_most(claim, by_name[told.term[word]], stress, len(numbers)))
    return Vectors(
        row=np.concatenate([row for row, _, _ in parts]),
        term=np.concatenate([term for _, term, _ in parts]),
        weight=np.concatenate([stress for _, _, stress in parts]),
        n_rows=len(claims),
        n_terms=len(numbers),
    )


class _Told(NamedTuple):
    """The telling words of texts: which text, which term, where in it, and whether it is a name; text by text."""

    text: NDArray[np.int64]
    term: NDArray[np.int64]
    place: NDArray[np.int64]
    is_name: NDArray[np.bool_]
    first: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[str], numbers: dict[str, int]) -> _Told:
        """Read texts; terms that have no number yet get the next."""
        term, place_of, is_name, first = array("q"), array("q"), array("b"), array("q", [0])
        for text in texts:
            for word, place, name in telling_words(text):
                term.append(numbers.setdefault(word, len(numbers)))
                place_of.append(place)
                is_name.append(name)
            first.append(len(term))
        starts = np.array(first, dtype=np.int64)
        text_of = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        return cls(text_of, np.array(term, dtype=np.int64), np.array(place_of, dtype=np.int64), np.array(is_name, dtype=bool), starts)

    def around(self, texts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the words of each of some texts: the place of the text among them, and the row of the word."""
        return runs(self.first[texts], np.diff(self.first)[texts])


def _figures(claims: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the figure of each claim begins in its sentence, and how long it is."""
    texts = list(zip(claims["sentence"].fillna(""), claims["exact"], strict=True))
    begins = np.fromiter((max(sentence.find(exact), 0) for sentence, exact in texts), dtype=np.int64, count=len(texts))
    return begins, np.fromiter((len(exact) for _, exact in texts), dtype=np.int64, count=len(texts))


def _most(
    row: NDArray[np.int64], term: NDArray[np.int64], stress: NDArray[np.float64], n_terms: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Give each term of a row once, with the most stress that any of its places has: the rows, the terms and the stress."""
    if not len(row):
        return row, term, stress
    key = row * n_terms + term
    order = np.argsort(key, kind="stable")
    first = np.flatnonzero(np.append(True, np.diff(key[order]) > 0))
    return row[order][first], term[order][first], np.maximum.reduceat(stress[order], first)
