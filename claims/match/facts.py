"""Which claims speak of the same fact?"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.match.blocking import block
from claims.match.candidates import Candidates, first_bar
from claims.match.clustering import agglomerate
from claims.match.coded import codes
from claims.match.comparisons import Pairs, barriers, compare
from claims.match.contexts import contexts
from claims.match.figures import telling_figures
from claims.match.near_misses import nearest, why_apart
from claims.match.overrides import Overrides
from claims.match.pairs import distinct, pair_keys, pairs_within, place_of
from claims.match.readings import Readings
from claims.match.stories import find_stories
from claims.match.traits import traits
from claims.match.weighed import Weighed
from claims.match.weights import match_probability, prior_weight, weigh
from claims.tables import CLAIMS, DOCUMENTS, MATCHES, NEAR_MISSES, typed
from claims.workers import ALONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from claims.match.comparisons import Holds
    from claims.match.names import Names
    from claims.match.terms import Vectors
    from claims.result import OverrideOutcome
    from claims.settings.matching import MatchSettings
    from claims.workers import Workers

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Claims by fact, and why.

    Attributes:
        documents: The documents given, story_id filled.
        claims: The claims given, in their order, fact_id filled: a claim that is alone is a fact of its own.
        pairs: Every two claims of one fact, and every part with its whole: the columns of `claims.tables.MATCHES`, then the level
            of each comparison. match_key is null for a pair that no blocking rule found. A claim of a near copy says nothing that its
            original does not: it is paired with that, and with the claims of its own document.
        near_misses: The weightiest pairs of each claim that a rule found and that are of two facts, with the reason: the columns of
            `claims.tables.NEAR_MISSES`, then the level of each comparison. Near copies stand aside: their originals are looked at.
        overrides: What became of each override in the settings, in their order.
        blocking: A row a blocking rule: rule, blocks, largest, thinned, pairs, added.
        readings: What was read in texts (`claims.match.readings`): to be handed to the next call. Empty where nothing was handed to this.
    """

    documents: pd.DataFrame
    claims: pd.DataFrame
    pairs: pd.DataFrame
    near_misses: pd.DataFrame
    overrides: tuple[OverrideOutcome, ...]
    blocking: pd.DataFrame
    readings: pd.DataFrame


def match_claims(
    documents: pd.DataFrame,
    claims: pd.DataFrame,
    settings: MatchSettings,
    *,
    known: pd.DataFrame | None = None,
    workers: Workers = ALONE,
) -> Matching:
    """Group documents into stories, and claims into facts.

    Claims are paired by blocking rules, each pair is weighed, and facts grow by average link over the weights. Claims of a near
    copy go with the claims of its original that read the same. What the settings link or keep apart is so, whatever the weights.
    The order of documents and claims changes nothing.

    Args:
        documents: With the columns of `claims.tables.DOCUMENTS`.
        claims: With the columns of `claims.tables.CLAIMS`.
        settings: What is compared, and what it weighs.
        known: What an earlier call read, as it gave it back; that changes nothing but the time that it takes.
        workers: The processes that read the texts.

    Raises:
        SettingsError: If two overrides contradict each other.
    """
    readings = Readings(known, workers)
    documents, ordered, evidence = _gathered(documents, claims, settings, readings)
    overrides = Overrides.of(documents, ordered, settings)
    copied = _originals(documents, ordered)
    original = overrides.released(copied)
    blocked, counts = evidence.blocked(np.unique(original))
    weighed = evidence.weighed(evidence.pairs(blocked["left"].to_numpy(), blocked["right"].to_numpy()))
    candidates = evidence.candidates(blocked, weighed)
    barred = candidates.bar(*overrides.kept_apart(original), n_rows=len(ordered))
    by_evidence = evidence.facts(barred)
    fact = overrides.joined(by_evidence[original])
    names = _named(ordered["claim_id"], fact)
    pairs = evidence.matches(blocked, weighed, fact, original)
    named = ordered.assign(fact_id=names).set_index("claim_id").loc[claims["claim_id"]].reset_index()
    counted = len(claims), len(documents), documents["story_id"].nunique(), len(blocked), named["fact_id"].nunique(), len(pairs)
    _log.info("%d claims of %d documents: %d stories, %d pairs looked at, %d facts, %d matches", *counted)
    alone = by_evidence if barred is candidates else evidence.facts(candidates)
    return Matching(
        documents=documents,
        claims=typed(named, CLAIMS),
        pairs=pairs,
        near_misses=evidence.near_misses(barred, weighed, np.unique(original), by_evidence, names),
        overrides=overrides.outcomes(evidence.weights, alone=alone[copied], apart=by_evidence[original], threshold=evidence.threshold),
        blocking=counts,
        readings=readings.used(),
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
    documents, ordered, evidence = _gathered(documents, claims, settings, Readings())
    blocked, _ = evidence.blocked(np.unique(_originals(documents, ordered)))
    pairs = evidence.pairs(blocked["left"].to_numpy(), blocked["right"].to_numpy())
    levels = evidence.weighed(pairs).levels
    names = ordered["claim_id"].to_numpy()
    table = pd.concat([pd.DataFrame({"claim_l": names[pairs.left], "claim_r": names[pairs.right]}), levels], axis=1)
    free: Holds = first_bar(barriers(pairs, settings.apart_modalities)) == 0
    return table[free].reset_index(drop=True)


def _gathered(
    documents: pd.DataFrame, claims: pd.DataFrame, settings: MatchSettings, readings: Readings
) -> tuple[pd.DataFrame, pd.DataFrame, _Evidence]:
    """The documents with their stories, the claims in order of their ids, and all that pairs of them are weighed with."""
    stories = find_stories(documents, _main_places(claims), settings.stories, readings, figures=telling_figures(claims))
    documents = typed(documents.assign(story_id=stories.story_id), DOCUMENTS)
    ordered = claims.sort_values("claim_id", ignore_index=True)
    story_of = documents.set_index("doc_id")["story_id"]
    evidence = _Evidence(
        traits=traits(ordered, story_of),
        similar=_by_document(stories.similar, documents),
        contexts=contexts(ordered, settings.context, readings),
        names=stories.names,
        settings=settings,
    )
    return documents, ordered, evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """All that pairs of claims are weighed with; claims go by their row."""

    traits: pd.DataFrame
    similar: pd.DataFrame
    contexts: Vectors
    names: Names
    settings: MatchSettings

    def blocked(self, rows: NDArray[np.int64]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Pair the claims in some rows by the blocking rules, and count the pairs of each rule."""
        found, counts = block(self.traits.iloc[rows].reset_index(drop=True), self.settings.blocking, self.similar)
        return found.assign(left=rows[found["left"]], right=rows[found["right"]]), counts

    def pairs(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> Pairs:
        """Pair rows."""
        return Pairs(traits=self.traits, left=left, right=right)

    def weighed(self, pairs: Pairs) -> Weighed:
        """Compare and weigh pairs."""
        levels = compare(pairs, self.similar, self.contexts, self.names, self.settings)
        weights = weigh(levels, self.settings.comparisons, prior=self.settings.prior)
        return Weighed(keys=pair_keys(pairs.left, pairs.right, len(self.traits)), levels=levels, weights=weights)

    def weighed_beside(self, known: Weighed, pairs: Pairs) -> Weighed:
        """Give what pairs weigh of which most are known; the keys of the known ones are in rising order."""
        keys = np.where(pairs.left < pairs.right, pair_keys(pairs.left, pairs.right, len(self.traits)), -1)
        return known.with_others(self.weighed(pairs.of(known.lacking(keys))), keys)

    def weights(self, rows: Sequence[tuple[int, int]]) -> list[float]:
        """Weigh pairs of rows."""
        sides = np.array(rows, dtype=np.int64).reshape(-1, 2)
        return self.weighed(self.pairs(sides[:, 0], sides[:, 1])).weights.tolist() if rows else []

    @property
    def threshold(self) -> float:
        """Least mean match weight between two groups that are merged."""
        return prior_weight(self.settings.join_probability)

    def candidates(self, blocked: pd.DataFrame, weighed: Weighed) -> Candidates:
        """Say of the pairs that the blocking rules found what stands between them."""
        pairs = self.pairs(blocked["left"].to_numpy(), blocked["right"].to_numpy())
        between = barriers(pairs, self.settings.apart_modalities)
        keys = blocked["match_key"].to_numpy(dtype=object)
        barred = first_bar(between)
        return Candidates(left=pairs.left, right=pairs.right, match_key=keys, weight=weighed.weights, barred=barred, bars=tuple(between))

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
        self, candidates: Candidates, weighed: Weighed, looked_at: NDArray[np.int64], group: NDArray[np.int64], fact: pd.Series
    ) -> pd.DataFrame:
        """Lay out the pairs that came near and did not join.

        Args:
            candidates: The pairs that were looked at.
            weighed: What they weigh.
            looked_at: The rows that they are of.
            group: The fact of each row by the evidence.
            fact: The fact of each row in the end, by name.
        """
        rows = nearest(candidates, codes(fact), self.settings.near_misses)
        sizes = np.bincount(group[looked_at], minlength=len(group))
        why = why_apart(candidates, rows, group, sizes, threshold=self.threshold, unseen=self.settings.unseen_weight)
        near = candidates.of(rows)
        found = self.weighed_beside(weighed, self.pairs(near.left, near.right))
        names = fact.to_numpy(dtype=object)
        head = {**self._named(near.left, near.right), "fact_l": names[near.left], "fact_r": names[near.right]}
        return _laid_out(head, near.match_key, found, NEAR_MISSES, reason=why)

    def matches(self, blocked: pd.DataFrame, weighed: Weighed, group: NDArray[np.int64], original: NDArray[np.int64]) -> pd.DataFrame:
        """Weigh every two claims of one fact, and every part with its whole.

        Args:
            blocked: The pairs that the blocking rules found, in order.
            weighed: What they weigh.
            group: The fact of each row.
            original: The row that stands for each row, of the same fact: others of its fact are paired with that one only.
        """
        left, right = self._of_one_fact(group, original)
        ids = pd.Index(self.traits["claim_id"])
        part = np.flatnonzero(self.traits["part_of"].notna().to_numpy())
        whole = ids.get_indexer(self.traits["part_of"].iloc[part])
        linked = (whole >= 0) & (group[part] != group[whole])  # an override may join the two
        left, right = np.append(left, part[linked]), np.append(right, whole[linked])
        order = np.lexsort((right, left))  # rows are in order of the claims' ids
        left, right = left[order], right[order]
        found = self.weighed_beside(weighed, self.pairs(left, right))
        rules = np.array([*blocked["match_key"], None], dtype=object)
        return _laid_out(self._named(left, right), rules[place_of(pair_keys(left, right, len(ids)), weighed.keys)], found, MATCHES)

    def _of_one_fact(self, group: NDArray[np.int64], original: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pair the rows of one fact that stand for themselves, every row with the one that stands for it, and those of one document.

        A report that a thousand outlets print would have half a million pairs a fact, all of which say the same.
        """
        n_rows, document = len(group), codes(self.traits["doc_id"])
        own = original == np.arange(n_rows)
        repeating = np.flatnonzero(~own)
        sides = [
            pairs_within(np.where(own, group, -1)),
            pairs_within(group * (document.max(initial=0) + 1) + document),
            (repeating, original[repeating]),
        ]
        keys = distinct(np.concatenate([pair_keys(left, right, n_rows) for left, right in sides]))
        return keys // max(n_rows, 1), keys % max(n_rows, 1)

    def _named(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> dict[str, NDArray[np.object_]]:
        claims = self.traits["claim_id"].to_numpy(dtype=object)
        return {"claim_l": claims[left], "claim_r": claims[right]}


def _laid_out(
    head: Mapping[str, NDArray[np.object_]], match_key: NDArray[np.object_], found: Weighed, columns: Mapping[str, str], **more: list[str]
) -> pd.DataFrame:
    """Lay pairs out as a table with the named columns, then the level of each comparison."""
    weights = {"match_key": match_key, "match_weight": found.weights, "match_probability": match_probability(found.weights)}
    return typed(pd.concat([pd.DataFrame({**head, **weights, **more}), found.levels], axis=1), columns)


def _main_places(claims: pd.DataFrame) -> pd.Series:
    """Give the place that most claims of each document are about, the first by name of several, in lower case, by doc_id."""
    counts = claims.assign(place=claims["place"].str.casefold()).groupby(["doc_id", "place"]).size().rename("n").reset_index()
    first = counts.sort_values(["doc_id", "n", "place"], ascending=[True, False, True]).drop_duplicates("doc_id")
    return first.set_index("doc_id")["place"]


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
