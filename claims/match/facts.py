"""Which claims speak of the same fact?"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.blocking import block
from claims.match.candidates import Candidates, first_bar
from claims.match.clustering import agglomerate
from claims.match.comparisons import Pairs, barriers, compare
from claims.match.contexts import contexts
from claims.match.figures import telling_figures
from claims.match.near_misses import nearest, why_apart
from claims.match.overrides import Overrides
from claims.match.pairs import pair_keys, pairs_within
from claims.match.stories import find_stories
from claims.match.traits import traits
from claims.match.weights import match_probability, prior_weight, weigh
from claims.tables import CLAIMS, DOCUMENTS, MATCHES, NEAR_MISSES, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claims.match.comparisons import Holds
    from claims.match.stories import Terms
    from claims.match.terms import Vectors
    from claims.result import OverrideOutcome
    from claims.settings.matching import MatchSettings

_log = logging.getLogger(__name__)

_NONE: Terms = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Claims by fact, and why.

    Attributes:
        documents: The documents given, story_id filled.
        claims: The claims given, in their order, fact_id filled: a claim that is alone is a fact of its own.
        pairs: Every two claims of one fact, and every part with its whole: the columns of `claims.tables.MATCHES`, then the level
            of each comparison. match_key is null for a pair that no blocking rule found.
        near_misses: The weightiest pairs of each claim that a rule found and that are of two facts, with the reason: the columns of
            `claims.tables.NEAR_MISSES`, then the level of each comparison. Near copies stand aside: their originals are looked at.
        overrides: What became of each override in the settings, in their order.
        blocking: A row a blocking rule: rule, blocks, largest, thinned, pairs, added.
        terms: What the documents' texts are about, as `claims.match.stories` reads them: to be handed to the next call.
    """

    documents: pd.DataFrame
    claims: pd.DataFrame
    pairs: pd.DataFrame
    near_misses: pd.DataFrame
    overrides: tuple[OverrideOutcome, ...]
    blocking: pd.DataFrame
    terms: Terms


def match_claims(documents: pd.DataFrame, claims: pd.DataFrame, settings: MatchSettings, *, known: Terms = _NONE) -> Matching:
    """Group documents into stories, and claims into facts.

    Claims are paired by blocking rules, each pair is weighed, and facts grow by average link over the weights. Claims of a near
    copy go with the claims of its original that read the same. What the settings link or keep apart is so, whatever the weights.
    The order of documents and claims changes nothing.

    Args:
        documents: With the columns of `claims.tables.DOCUMENTS`.
        claims: With the columns of `claims.tables.CLAIMS`.
        settings: What is compared, and what it weighs.
        known: The terms that an earlier call gave back; they change nothing but the time that it takes.

    Raises:
        SettingsError: If two overrides contradict each other.
    """
    documents, ordered, evidence, terms = _gathered(documents, claims, settings, known)
    overrides = Overrides.of(documents, ordered, settings)
    copied = _originals(documents, ordered)
    original = overrides.released(copied)
    blocked, counts = evidence.blocked(np.unique(original))
    candidates = evidence.candidates(blocked)
    barred = candidates.bar(*overrides.kept_apart(original), n_rows=len(ordered))
    by_evidence = evidence.facts(barred)
    fact = overrides.joined(by_evidence[original])
    names = _named(ordered["claim_id"], fact)
    pairs = evidence.matches(blocked, fact)
    named = ordered.assign(fact_id=names).set_index("claim_id").loc[claims["claim_id"]].reset_index()
    counted = len(claims), len(documents), documents["story_id"].nunique(), len(blocked), named["fact_id"].nunique(), len(pairs)
    _log.info("%d claims of %d documents: %d stories, %d pairs looked at, %d facts, %d matches", *counted)
    alone = by_evidence if barred is candidates else evidence.facts(candidates)
    return Matching(
        documents=documents,
        claims=typed(named, CLAIMS),
        pairs=pairs,
        near_misses=evidence.near_misses(barred, np.unique(original), by_evidence, fact, names),
        overrides=overrides.outcomes(evidence.weights, alone=alone[copied], apart=by_evidence[original], threshold=evidence.threshold),
        blocking=counts,
        terms=terms,
    )


def compared_pairs(documents: pd.DataFrame, claims: pd.DataFrame, settings: MatchSettings) -> pd.DataFrame:
    """Give every pair of claims that a blocking rule finds, and the level of each comparison.

    Pairs that can be of no fact together, whatever else is alike, are left out, and so are the claims of near copies.

    Args:
        documents: With the columns of `claims.tables.DOCUMENTS`.
        claims: With the columns of `claims.tables.CLAIMS`.
        settings: What is compared.

    Returns:
        claim_l, claim_r, then a column a comparison, as a categorical.
    """
    documents, ordered, evidence, _ = _gathered(documents, claims, settings, _NONE)
    blocked, _ = evidence.blocked(np.unique(_originals(documents, ordered)))
    pairs = Pairs(traits=evidence.traits, left=blocked["left"].to_numpy(), right=blocked["right"].to_numpy())
    levels, _ = evidence.weighed(pairs)
    names = ordered["claim_id"].to_numpy()
    table = pd.concat([pd.DataFrame({"claim_l": names[pairs.left], "claim_r": names[pairs.right]}), levels], axis=1)
    free: Holds = first_bar(barriers(pairs, settings.apart_modalities)) == 0
    return table[free].reset_index(drop=True)


def _gathered(
    documents: pd.DataFrame, claims: pd.DataFrame, settings: MatchSettings, known: Terms
) -> tuple[pd.DataFrame, pd.DataFrame, _Evidence, Terms]:
    """The documents with their stories, the claims in order of their ids, all that pairs of them are weighed with, and the texts' terms."""
    stories = find_stories(documents, _main_places(claims), settings.stories, known, figures=telling_figures(claims))
    documents = typed(documents.assign(story_id=stories.story_id), DOCUMENTS)
    ordered = claims.sort_values("claim_id", ignore_index=True)
    story_of = documents.set_index("doc_id")["story_id"]
    evidence = _Evidence(
        traits=traits(ordered, story_of, stories.names),
        similar=_by_document(stories.similar, documents),
        contexts=contexts(ordered, settings.context),
        settings=settings,
    )
    return documents, ordered, evidence, stories.terms


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """All that pairs of claims are weighed with; claims go by their row."""

    traits: pd.DataFrame
    similar: pd.DataFrame
    contexts: Vectors
    settings: MatchSettings

    def blocked(self, rows: NDArray[np.int64]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Pair the claims in some rows by the blocking rules, and count the pairs of each rule."""
        found, counts = block(self.traits.iloc[rows].reset_index(drop=True), self.settings.blocking, self.similar)
        return found.assign(left=rows[found["left"]], right=rows[found["right"]]), counts

    def weighed(self, pairs: Pairs) -> tuple[pd.DataFrame, NDArray[np.float64]]:
        levels = compare(pairs, self.similar, self.contexts, self.settings)
        return levels, weigh(levels, self.settings.comparisons, prior=self.settings.prior)

    def weights(self, rows: Sequence[tuple[int, int]]) -> list[float]:
        """Weigh pairs of rows."""
        sides = np.array(rows, dtype=np.int64).reshape(-1, 2)
        _, weights = self.weighed(Pairs(traits=self.traits, left=sides[:, 0], right=sides[:, 1]))
        return [float(weight) for weight in weights]

    @property
    def threshold(self) -> float:
        """Least mean match weight between two groups that are merged."""
        return prior_weight(self.settings.join_probability)

    def candidates(self, blocked: pd.DataFrame) -> Candidates:
        """Weigh the pairs that the blocking rules found, and say what stands between them."""
        pairs = Pairs(traits=self.traits, left=blocked["left"].to_numpy(), right=blocked["right"].to_numpy())
        _, weights = self.weighed(pairs)
        between = barriers(pairs, self.settings.apart_modalities)
        keys = blocked["match_key"].to_numpy(dtype=object)
        barred = first_bar(between)
        return Candidates(left=pairs.left, right=pairs.right, match_key=keys, weight=weights, barred=barred, bars=tuple(between))

    def facts(self, candidates: Candidates) -> NDArray[np.int64]:
        """Give the fact of each claim, by its smallest row."""
        return agglomerate(
            candidates.left,
            candidates.right,
            candidates.evidence,
            n_rows=len(self.traits),
            threshold=self.threshold,
            unseen=self.settings.unseen_weight,
        )

    def near_misses(
        self, candidates: Candidates, looked_at: NDArray[np.int64], group: NDArray[np.int64], fact: NDArray[np.int64], names: pd.Series
    ) -> pd.DataFrame:
        """Lay out the pairs that came near and did not join."""
        rows, sizes = nearest(candidates, fact, self.settings.near_misses), np.bincount(group[looked_at], minlength=len(group))
        why = why_apart(candidates, rows, group, sizes, threshold=self.threshold, unseen=self.settings.unseen_weight)
        near = candidates.of(rows)
        levels = compare(Pairs(traits=self.traits, left=near.left, right=near.right), self.similar, self.contexts, self.settings)
        claims, facts = self.traits["claim_id"].to_numpy(), names.to_numpy()
        head = {"claim_l": claims[near.left], "claim_r": claims[near.right], "fact_l": facts[near.left], "fact_r": facts[near.right]}
        head |= {"match_key": near.match_key, "match_weight": near.weight, "match_probability": match_probability(near.weight)}
        table = pd.concat([pd.DataFrame(head | {"reason": why}), levels], axis=1)
        return typed(table, NEAR_MISSES).sort_values(["claim_l", "claim_r"], ignore_index=True)

    def matches(self, blocked: pd.DataFrame, group: NDArray[np.int64]) -> pd.DataFrame:
        """Weigh every two claims of one fact, and every part with its whole."""
        left, right = pairs_within(group)
        part = np.flatnonzero(self.traits["part_of"].isin(self.traits["claim_id"]))
        whole = pd.Index(self.traits["claim_id"]).get_indexer(self.traits["part_of"].iloc[part])
        part, whole = part[group[part] != group[whole]], whole[group[part] != group[whole]]  # an override may join the two
        pairs = Pairs(traits=self.traits, left=np.append(left, part), right=np.append(right, whole))
        levels, weights = self.weighed(pairs)
        names = self.traits["claim_id"].to_numpy()
        head = {"claim_l": names[pairs.left], "claim_r": names[pairs.right], "match_key": _keys(blocked, pairs, len(names))}
        head |= {"match_weight": weights, "match_probability": match_probability(weights)}
        return typed(pd.concat([pd.DataFrame(head), levels], axis=1), MATCHES).sort_values(["claim_l", "claim_r"], ignore_index=True)


def _main_places(claims: pd.DataFrame) -> pd.Series:
    """Give the place that most claims of each document are about, the first by name of several, in lower case, by doc_id."""
    counts = claims.assign(place=claims["place"].str.casefold()).groupby(["doc_id", "place"]).size().rename("n").reset_index()
    first = counts.sort_values(["doc_id", "n", "place"], ascending=[True, False, True]).drop_duplicates("doc_id")
    return first.set_index("doc_id")["place"]


def _keys(blocked: pd.DataFrame, pairs: Pairs, n_claims: int) -> NDArray[np.object_]:
    numbers = pair_keys(blocked["left"].to_numpy(), blocked["right"].to_numpy(), n_claims)
    by_number = pd.Series(blocked["match_key"].to_numpy(), index=numbers, dtype="str")
    return by_number.reindex(pair_keys(pairs.left, pairs.right, n_claims)).to_numpy(dtype=object)


def _by_document(similar: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    names = documents["doc_id"].to_numpy()
    return pd.DataFrame({"doc_l": names[similar["left"]], "doc_r": names[similar["right"]], "similarity": similar["similarity"]})


def _originals(documents: pd.DataFrame, claims: pd.DataFrame) -> NDArray[np.int64]:
    """Give the row that stands for each claim: for a claim of a near copy, that of the same words in the original; else its own."""
    root = claims["doc_id"].map(_roots(documents))
    words = claims[["exact", "counted", "predicate"]].fillna("").assign(root=root, doc_id=claims["doc_id"])
    # the second time that a copy says it goes with the second time that the original does
    in_order = claims.sort_values(["section", "start"]).index
    words["time"] = words.loc[in_order].groupby(["doc_id", "exact", "counted", "predicate"]).cumcount()
    own = pd.Series(np.arange(len(claims)))
    of_original = own.where(root == claims["doc_id"]).groupby([words[key] for key in ("root", "exact", "counted", "predicate", "time")])
    return of_original.transform("min").fillna(own).to_numpy(dtype=np.int64)


def _roots(documents: pd.DataFrame) -> dict[str, str]:
    """Give the original of each document: copies of copies go back to the first, and a document whose original is not here is its own."""
    here = set(documents["doc_id"])
    copied = {own: first for own, first in zip(documents["doc_id"], documents["copy_of"], strict=True) if first in here and first != own}
    roots = {}
    for own in documents["doc_id"]:
        step, seen = own, {own}
        while (first := copied.get(step)) is not None and first not in seen:
            step = first
            seen.add(first)
        roots[own] = step
    return roots


def _named(claim_ids: pd.Series, group: NDArray[np.int64]) -> pd.Series:
    smallest = claim_ids.to_numpy()[group]
    names = {claim_id: f"f{sha256(str(claim_id).encode()).hexdigest()[:12]}" for claim_id in set(smallest)}
    return pd.Series([names[claim_id] for claim_id in smallest], index=claim_ids.index, dtype="str")
