"""Which documents are about one event?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.clustering import agglomerate
from claims.match.coded import coded
from claims.match.names import Names
from claims.match.pairs import pair_keys, pairs_within
from claims.match.readings import digest
from claims.match.terms import Vectors, by_rarity, similar_rows
from claims.text.telling import Stress, Text, emphasis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from claims.match.readings import Readings
    from claims.settings.matching import StorySettings

_SENTENCE = re.compile(r"[^\n.!?]+[.!?]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Documents by event.

    Attributes:
        story_id: The story of each document, in the order of the documents given; stable for the same group.
        similar: Columns left, right (rows of the documents given, left < right) and similarity in (0, 1], for all documents that
            share telling terms; the rest share none.
        names: The words of the names in each document.
    """

    story_id: pd.Series
    similar: pd.DataFrame
    names: Names


def find_stories(
    documents: pd.DataFrame,
    places: pd.Series,
    settings: StorySettings,
    readings: Readings,
    *,
    figures: pd.DataFrame | None = None,
) -> Stories:
    """Group documents by what they are about: names, places, dates and rare words that they share.

    Documents are alike by the cosine of their telling terms (title and lead, names and dates weigh more), which fades with the time
    between their publication, and where neither names the main place of the other. Two that give several unusual figures alike are of
    one event, however they word it. Groups grow by average link: two events on one island share its name and little else, and stay apart.

    Args:
        documents: With the columns doc_id, title, text, source and published_at.
        places: The main place of each document, in lower case, by doc_id; those without one may be left out.
        settings: How they are weighed.
        readings: What is known of the texts: to read them takes most of the time.
        figures: The telling figures of each document, as `claims.match.figures.telling_figures` gives them; None for none.
    """
    order = np.argsort(documents["doc_id"].to_numpy(dtype=object), kind="stable").astype(np.int64)
    found = _terms(documents.iloc[order], settings, readings)
    vectors = by_rarity(
        found, rarity_power=settings.rarity_power, background=settings.background_documents, keep=settings.terms_per_document
    )
    similar = similar_rows(vectors, max_rows_per_term=settings.max_documents_per_term)
    similar["similarity"] *= _nearness(documents["published_at"].iloc[order], similar, settings)
    names = Names.of(documents.iloc[order], readings)
    similar = _alike(similar, settings)  # to be elsewhere only takes away: most pairs need not be asked
    similar.loc[_elsewhere(names, places, similar), "similarity"] *= settings.elsewhere_share
    if figures is not None:
        similar = _drawn_together(similar, _agreeing(figures, names.documents, settings), len(documents), settings)
    similar = _alike(similar, settings)
    groups = agglomerate(
        similar["left"].to_numpy(),
        similar["right"].to_numpy(),
        similar["similarity"].to_numpy(),
        n_rows=len(documents),
        threshold=settings.join_similarity,
        unseen=0.0,
    )
    return Stories(story_id=_named(documents["doc_id"], order, groups), similar=_in_given_order(similar, order), names=names)


def _alike(similar: pd.DataFrame, settings: StorySettings) -> pd.DataFrame:
    return similar[similar["similarity"] >= settings.least_similarity].reset_index(drop=True)


def _terms(documents: pd.DataFrame, settings: StorySettings, readings: Readings) -> Vectors:
    """Say how much stress each document lays on its terms."""
    texts = list(_without_furniture(documents))
    stress = Stress(settings.name_factor, settings.date_factor, settings.lead_factor, settings.lead_characters)
    digests = (digest("terms", f"{text.title}\x1f{text.published}\x1f{stress}\x1f{text.body}") for text in texts)
    found = readings.read(digests, documents["doc_id"], texts, partial(emphasis, stress=stress))
    return Vectors(row=found.text, term=found.word, weight=found.number, n_rows=found.n_texts, n_terms=len(found.names))


def _without_furniture(documents: pd.DataFrame) -> Iterator[Text]:
    """Leave out sentences that one outlet prints in several documents, wherever they stand: they are furniture."""
    cut = [[piece for part in _SENTENCE.findall(body) if (piece := part.strip())] for body in documents["text"].fillna("").tolist()]
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for source, pieces in zip(documents["source"].fillna("").tolist(), cut, strict=True):
        if source:
            printed[source].update(set(pieces))
    furniture = {piece for counts in printed.values() for piece, times in counts.items() if times > 1}
    titles, times = documents["title"].fillna("").tolist(), documents["published_at"].tolist()
    for title, pieces, time in zip(titles, cut, times, strict=True):
        body = "\n".join(piece for piece in pieces if piece not in furniture)
        yield Text(title=title, body=body, published=None if pd.isna(time) else time.date())


def _nearness(published: pd.Series, similar: pd.DataFrame, settings: StorySettings) -> NDArray[np.float64]:
    times = published.dt.tz_localize(None).to_numpy()
    gap = (times[similar["left"]] - times[similar["right"]]) / np.timedelta64(1, "D")
    fading = 0.5 ** (np.abs(gap) / settings.half_life_days)
    # an unknown date speaks neither for nor against
    return np.where(np.isnan(gap), 1.0, settings.lasting_share + (1 - settings.lasting_share) * fading)


def _agreeing(figures: pd.DataFrame, doc_ids: pd.Index[str], settings: StorySettings) -> NDArray[np.int64]:
    """Give the keys of the pairs of documents that give several unusual figures alike: by chance they might give one."""
    figure = pd.factorize(figures["figure"])[0]
    common = np.bincount(figure)[figure] > settings.max_documents_per_term
    left, right = pairs_within(np.where(common, -1, figure))
    row = doc_ids.get_indexer(pd.Index(figures["doc_id"])).astype(np.int64)
    shared, counts = np.unique(pair_keys(row[left], row[right], len(doc_ids)), return_counts=True)
    agreeing: NDArray[np.int64] = shared[counts >= settings.figures_shared]
    return agreeing


def _drawn_together(similar: pd.DataFrame, agreeing: NDArray[np.int64], n_documents: int, settings: StorySettings) -> pd.DataFrame:
    """Make the documents that agree more alike, those too that share no term."""
    more = np.setdiff1d(agreeing, pair_keys(similar["left"].to_numpy(), similar["right"].to_numpy(), n_documents))
    unlike = pd.DataFrame({"left": more // n_documents, "right": more % n_documents, "similarity": 0.0})
    out = pd.concat([similar, unlike]).sort_values(["left", "right"], ignore_index=True) if len(more) else similar
    agree = np.isin(pair_keys(out["left"].to_numpy(), out["right"].to_numpy(), n_documents), agreeing)
    return out.assign(similarity=(out["similarity"] + settings.figures_similarity * agree).clip(upper=1.0))


def _elsewhere(names: Names, places: pd.Series, similar: pd.DataFrame) -> NDArray[np.bool_]:
    """Say which pairs of documents have two main places, and neither names that of the other."""
    main = coded(places.reindex(names.documents))
    left, right = similar["left"].to_numpy(), similar["right"].to_numpy()
    elsewhere: NDArray[np.bool_] = (main.codes[left] >= 0) & (main.codes[right] >= 0)
    for one, other in ((left, right), (right, left)):
        asked = np.flatnonzero(elsewhere)
        elsewhere[asked] = ~names.told(one[asked], main.codes[other[asked]].astype(np.int64), main.categories.tolist())
    return elsewhere


def _named(doc_ids: pd.Series, order: NDArray[np.int64], groups: NDArray[np.int64]) -> pd.Series:
    smallest = doc_ids.iloc[order].to_numpy()[groups]
    names = {doc_id: f"s{sha256(str(doc_id).encode()).hexdigest()[:12]}" for doc_id in set(smallest)}
    story = np.empty(len(order), dtype=object)
    story[order] = [names[doc_id] for doc_id in smallest]
    return pd.Series(story, index=doc_ids.index, dtype="str")


def _in_given_order(similar: pd.DataFrame, order: NDArray[np.int64]) -> pd.DataFrame:
    left, right = order[similar["left"].to_numpy()], order[similar["right"].to_numpy()]
    return similar.assign(left=np.minimum(left, right), right=np.maximum(left, right))
