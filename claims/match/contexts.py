"""Which telling words stand around each claim?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.pairs import among, runs
from claims.match.readings import digest
from claims.match.terms import Vectors, by_rarity
from claims.text.telling import placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from claims.match.readings import Readings, Words
    from claims.settings.matching import ContextSettings

_CLAIMS_AT_ONCE = 50_000


def contexts(claims: pd.DataFrame, settings: ContextSettings, readings: Readings) -> Vectors:
    """Weigh the telling words of the sentence around each claim: names more, and words far from the figure less.

    The speaker's name is left out: it is compared for itself, and an agency speaks of many events.

    Args:
        claims: With the columns doc_id, exact, sentence and attribution.
        settings: How they are weighed.
        readings: What is known of the sentences.
    """
    return by_rarity(
        _stressed(claims, settings, readings),
        rarity_power=settings.rarity_power,
        background=settings.background_sentences,
        keep=settings.terms_per_sentence,
    )


def _stressed(claims: pd.DataFrame, settings: ContextSettings, readings: Readings) -> Vectors:
    """Say how much stress the sentence of each claim lays on its terms, seen from the figure."""
    # several claims share a sentence, and most a speaker
    texts, known = pd.factorize(pd.concat([claims["sentence"], claims["attribution"]]).fillna(""))
    sentence, speaker = np.split(texts.astype(np.int64), 2)
    told = _told(known.tolist(), _first_documents(claims["doc_id"], texts, len(known)), readings)
    first = np.searchsorted(told.text, np.arange(len(known) + 1))
    own = np.unique(_spoken(told, np.unique(speaker)))
    place, is_name = told.number // 2, told.number % 2 == 1
    begins, length = _figures(claims)
    parts = [(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0))]
    for start in range(0, len(claims), _CLAIMS_AT_ONCE):
        of = sentence[start : start + _CLAIMS_AT_ONCE]
        at, word = runs(first[of], first[of + 1] - first[of])
        claim = at + start
        away = place[word] - begins[claim]
        heard = among(speaker[claim] * len(told.names) + told.word[word], own) | ((away >= 0) & (away < length[claim]))
        claim, word, away = claim[~heard], word[~heard], away[~heard]
        near = np.where(np.abs(away) <= settings.near_characters, 1.0, settings.far_factor)
        stress = near * np.where(is_name[word], settings.name_factor, 1.0)
        parts.append(_most(claim, told.word[word], stress, len(told.names)))
    return Vectors(
        row=np.concatenate([row for row, _, _ in parts]),
        term=np.concatenate([term for _, term, _ in parts]),
        weight=np.concatenate([stress for _, _, stress in parts]),
        n_rows=len(claims),
        n_terms=len(told.names),
    )


def _told(texts: Sequence[str], doc_ids: Iterable[str], readings: Readings) -> Words:
    """Read the telling words of texts, each with the double of its place, and one more where it is a name."""
    return readings.read((digest("told", text) for text in texts), doc_ids, texts, placed)


def _first_documents(doc_ids: pd.Series, texts: NDArray[np.intp], n_texts: int) -> NDArray[np.object_]:
    """Give the first document that has each text as the sentence or the speaker of a claim."""
    first = np.empty(n_texts, dtype=object)
    first[texts[::-1]] = np.tile(doc_ids.to_numpy(dtype=object), 2)[::-1]
    return first


def _spoken(told: Words, speakers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number each word of each speaker."""
    of_speaker = np.zeros(told.n_texts, dtype=bool)
    of_speaker[speakers] = True
    rows = of_speaker[told.text]
    return told.text[rows] * len(told.names) + told.word[rows]


def _figures(claims: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the figure of each claim begins in its sentence, and how long it is."""
    columns = (claims["sentence"].fillna(""), claims["exact"])
    texts = list(zip(*(column.to_numpy(dtype=object) for column in columns), strict=True))
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
