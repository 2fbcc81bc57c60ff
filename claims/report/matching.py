"""How were the claims of facts matched, and what came near without joining?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.report.cells import Columns
from claims.report.evidence import LinkView, Matching, NearMissView
from claims.report.fact_records import FactLink
from claims.report.links import telling
from claims.tables import among

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claims.report.fact_records import ClaimView
    from claims.report.weighing import Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is told of one fact; `whole` is every pair.

    Attributes:
        links: Pairs of its claims: the strongest, then the weakest of those that tie every claim to the rest.
        facts: Other facts that came near.
        whole: Whether every pair is told, whatever the numbers above.
    """

    links: int
    facts: int
    whole: bool = False


def links_of(
    matches: pd.DataFrame, claims: pd.DataFrame, documents: pd.DataFrame, scale: Scale, limits: Limits
) -> dict[str, tuple[tuple[LinkView, ...], int]]:
    """Tell the pairs that joined the claims of facts.

    Args:
        matches: Pairs of claims, with their levels.
        claims: All claims of the facts that are told of.
        documents: All documents.
        scale: What evidence weighed.
        limits: How many pairs of a fact are told.

    Returns:
        By fact: its links, the strongest first and the weakest of all last, and how many are left out. Facts of one claim have none.
    """
    facts, pairs = _strongest_first(matches, claims)
    chosen = list(_chosen(pairs, limits))
    copies = documents.loc[documents["copy_of"].notna(), "doc_id"]
    copied = set(claims.loc[among(claims["doc_id"], copies), "claim_id"])
    told = matches.iloc[[at for one in chosen for at in one.told]]
    links = _links(told, [weakest for one in chosen for weakest in one.is_weakest], copied, scale)
    return {facts[one.fact]: (tuple(islice(links, len(one.told))), one.left_out) for one in chosen}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """The pairs of a fact that are told, as places in the table; whether each is the weakest of several; how many are not told."""

    fact: int
    told: Sequence[int]
    is_weakest: Sequence[bool]
    left_out: int


def _strongest_first(matches: pd.DataFrame, claims: pd.DataFrame) -> tuple[Sequence[str], pd.DataFrame]:
    """The facts, and the pairs of one fact: by their places in the table, with fact and claims as numbers, in order of fact and weight."""
    ids = claims["claim_id"].to_numpy()
    by_name = np.argsort(ids)  # so that claims stand to each other as their names do
    fact_of, facts = pd.factorize(claims["fact_id"].to_numpy()[by_name])
    left, right = (pd.Index(ids[by_name]).get_indexer(matches[side]) for side in ("claim_l", "claim_r"))
    known = np.flatnonzero((left >= 0) & (right >= 0))
    of_one = known[(fact_of[left[known]] == fact_of[right[known]]) & (fact_of[left[known]] >= 0)]
    left, right, weight = left[of_one], right[of_one], matches["match_weight"].to_numpy(dtype="float64", na_value=np.nan)[of_one]
    order = np.lexsort((right, left, -weight, fact_of[left]))
    return list(facts), pd.DataFrame({"fact": fact_of[left], "left": left, "right": right}, index=of_one).iloc[order]


def _chosen(pairs: pd.DataFrame, limits: Limits) -> Iterator[_Chosen]:
    """Choose the pairs that are told, for each fact."""
    fact, left, right, places = (column.tolist() for column in (pairs["fact"], pairs["left"], pairs["right"], pairs.index))
    ends = [*np.flatnonzero(pairs["fact"].diff()).tolist(), len(pairs)]
    for start, end in pairwise(ends):
        alone = end - start == 1
        if limits.whole or alone:
            told: Sequence[int] = range(end - start)
        else:
            told = _ends(telling(left[start:end], right[start:end]), limits.links)
        yield _Chosen(
            fact=fact[start],
            told=[places[start + at] for at in told],
            is_weakest=[not alone and at == told[-1] for at in told],  # either choice ends with the weakest
            left_out=end - start - len(told),
        )


def _ends(places: Sequence[int], most: int) -> list[int]:
    """Keep the strongest, and of the others the weakest: those are the ones to doubt."""
    return [*places[:1], *places[1:][-(most - 1) :]] if len(places) > most > 1 else [*places[:most]]


def _links(pairs: pd.DataFrame, is_weakest: Sequence[bool], copied: AbstractSet[str], scale: Scale) -> Iterator[LinkView]:
    columns = Columns(pairs)
    sides = zip(columns.raws("claim_l"), columns.raws("claim_r"), strict=True)
    told = zip(*map(columns.texts, ("relation", "grade", "reason")), strict=True)
    for pair, weighing, (relation, grade, reason), weakest in zip(sides, scale.weighings(pairs), told, is_weakest, strict=True):
        yield LinkView(
            claims=pair,
            weighing=weighing,
            relation=relation,
            grade=grade,
            reason=reason,
            copy=not copied.isdisjoint(pair),
            weakest=weakest,
        )


def turned(near_misses: pd.DataFrame, fact_ids: Collection[str], limits: Limits) -> pd.DataFrame:
    """Turn near misses so that a claim of each fact stands first, in `claim_l` and `fact_l`; those of both facts stand twice.

    Returns:
        The nearest pair with each other fact, the nearest first, as many as are told, with `more` further pairs of the two facts and
        `others`, the facts that came near each; every pair where all are told.
    """
    other = near_misses.rename(columns={"claim_l": "claim_r", "claim_r": "claim_l", "fact_l": "fact_r", "fact_r": "fact_l"})
    both = pd.concat([one[among(one["fact_l"], fact_ids)] for one in (near_misses, other)])
    ordered = both.sort_values(["fact_l", "match_weight", "claim_l", "claim_r"], ascending=[True, False, True, True])
    size = ordered.groupby(["fact_l", "fact_r"])["claim_l"].transform("size")
    ordered = ordered.assign(more=0 if limits.whole else size - 1, others=ordered.groupby("fact_l")["fact_r"].transform("nunique"))
    if limits.whole:
        return ordered
    nearest = ordered.drop_duplicates(["fact_l", "fact_r"])
    return nearest[nearest.groupby("fact_l").cumcount() < limits.facts]


def near_misses_of(shown: pd.DataFrame, others: Mapping[str, ClaimView], labels: Mapping[str, str], scale: Scale) -> Iterator[NearMissView]:
    """Show near misses that `turned` has turned, in their order.

    Args:
        shown: What `turned` gives.
        others: The claims in `claim_r`, by id.
        labels: What facts are called, by id.
        scale: What evidence weighed.
    """
    columns = Columns(shown)
    pairs = zip(*map(columns.raws, ("claim_l", "claim_r", "fact_r")), columns.texts("reason"), columns.wholes("more"), strict=True)
    for (claim_id, other_id, fact_id, reason, more), weighing in zip(pairs, scale.weighings(shown), strict=True):
        yield NearMissView(
            claim_id=claim_id,
            other=others[other_id],
            other_fact=FactLink(fact_id=fact_id, label=labels.get(fact_id, "unnamed")),
            weighing=weighing,
            reason=reason or "",
            more=more,
        )


def matchings(
    fact_ids: Collection[str],
    links: Mapping[str, tuple[tuple[LinkView, ...], int]],
    shown: pd.DataFrame,
    near: Sequence[NearMissView],
    scale: Scale,
) -> dict[str, Matching]:
    """Put links and near misses of facts together; a fact of one claim that nothing came near has no entry.

    Args:
        fact_ids: The facts.
        links: What `links_of` gives.
        shown: What `turned` gives.
        near: What `near_misses_of` gives of it.
        scale: What evidence weighed.
    """
    misses: dict[str, list[NearMissView]] = {}
    for fact_id, miss in zip(shown["fact_l"], near, strict=True):
        misses.setdefault(fact_id, []).append(miss)
    others = dict(zip(shown["fact_l"], shown["others"], strict=True))
    found = {}
    for fact_id in fact_ids:
        own, more = links.get(fact_id, ((), 0))
        near_own = tuple(misses.get(fact_id, ()))
        if own or near_own:
            left = max(0, int(others.get(fact_id, 0)) - len({miss.other_fact.fact_id for miss in near_own}))
            found[fact_id] = Matching(needed=scale.needed, links=own, more_links=more, near_misses=near_own, more_near_misses=left)
    return found
