"""How were the claims of facts matched, and what came near without joining?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from claims.report.cells import rows
from claims.report.evidence import LinkView, Matching, NearMissView
from claims.report.fact_records import FactLink
from claims.report.links import telling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claims.report.cells import Row
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
    fact_of = claims.set_index("claim_id")["fact_id"]
    left, right = matches["claim_l"].map(fact_of), matches["claim_r"].map(fact_of)
    pairs = matches.assign(fact_id=left)[(left == right) & left.notna()]
    copies = documents.loc[documents["copy_of"].notna(), "doc_id"]
    copied = set(claims.loc[claims["doc_id"].isin(copies), "claim_id"])
    chosen, left_out = _chosen(pairs, limits)
    found: dict[str, list[LinkView]] = {}
    for (fact_id, _, weakest), row in zip(chosen, rows(pairs.iloc[[at for _, at, _ in chosen]]), strict=True):
        found.setdefault(fact_id, []).append(_link(row, scale, copied, weakest=weakest))
    return {fact_id: (tuple(links), left_out[fact_id]) for fact_id, links in found.items()}


def _chosen(pairs: pd.DataFrame, limits: Limits) -> tuple[list[tuple[str, int, bool]], dict[str, int]]:
    """For each fact the places of its pairs that are told, each with whether it is the weakest; and how many are not told."""
    by_fact: dict[str, list[int]] = {}
    for at, fact_id in enumerate(pairs["fact_id"]):
        by_fact.setdefault(fact_id, []).append(at)
    weighed = list(zip(pairs["claim_l"], pairs["claim_r"], pairs["match_weight"].astype("float64"), strict=True))
    chosen, left_out = [], {}
    for fact_id, places in by_fact.items():
        own = [weighed[at] for at in places]
        whole = limits.whole or len(own) == 1
        told = sorted(range(len(own)), key=lambda at: (-own[at][2], own[at][:2])) if whole else _ends(telling(own), limits.links)
        left_out[fact_id] = len(places) - len(told)
        # Either choice of places ends with the weakest.
        chosen += [(fact_id, places[at], len(places) > 1 and at == told[-1]) for at in told]
    return chosen, left_out


def _ends(places: Sequence[int], most: int) -> list[int]:
    """Keep the strongest, and of the others the weakest: those are the ones to doubt."""
    return [*places[:1], *places[1:][-(most - 1) :]] if len(places) > most > 1 else [*places[:most]]


def _link(row: Row, scale: Scale, copied: AbstractSet[str], *, weakest: bool) -> LinkView:
    pair = (row.raw("claim_l"), row.raw("claim_r"))
    return LinkView(
        claims=pair,
        weighing=scale.weighing(row),
        relation=row.text("relation"),
        grade=row.text("grade"),
        reason=row.text("reason"),
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
    both = pd.concat([one[one["fact_l"].isin(fact_ids)] for one in (near_misses, other)])
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
    for row in rows(shown):
        yield NearMissView(
            claim_id=row.raw("claim_l"),
            other=others[row.raw("claim_r")],
            other_fact=FactLink(fact_id=row.raw("fact_r"), label=labels.get(row.raw("fact_r"), "unnamed")),
            weighing=scale.weighing(row),
            reason=row.text("reason") or "",
            more=row.whole("more"),
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
