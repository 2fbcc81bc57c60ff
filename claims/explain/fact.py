"""What does a run say of one fact, pair by pair?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import InputError
from claims.explain.records import Explanation
from claims.report.cells import visible
from claims.report.claim_views import claim_views
from claims.report.matching import Limits, links_of, matchings, near_misses_of, turned
from claims.report.view import fact_view
from claims.report.weighing import Scale

if TYPE_CHECKING:
    from claims.report.evidence import Matching
    from claims.result import CrossReference
    from claims.settings import ReportSettings

_MOST_FACTS = 5
_MOST_NAMED = 5
_MOST_LINKS = 1_000_000  # as many as tie every claim to the rest


def fact_named(result: CrossReference, beginning: str) -> str:
    """Find the fact whose id begins so.

    Raises:
        InputError: If no fact's id does, or several do.
    """
    ids = sorted(one for one in result.facts["fact_id"] if one.startswith(beginning))
    if beginning in ids or len(ids) == 1:
        return beginning if beginning in ids else ids[0]
    where = f"fact {beginning!r}"
    if not ids:
        raise InputError(where, "there is none in this run", "take an id from its facts.csv")
    named = ", ".join(ids[:_MOST_NAMED]) + (f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else "")
    raise InputError(where, f"begins the ids of {len(ids)} facts ({named})", "give more of it")


def explain(result: CrossReference, fact_id: str, settings: ReportSettings, *, whole: bool = False) -> Explanation:
    """Say why a fact is the one it is: what joined its claims, how they stand to each other, and what came near and is not of it.

    Args:
        result: A finished run.
        fact_id: A fact of it.
        settings: How much of a sentence is quoted.
        whole: Show every pair; else the links that tie each claim to the rest and the weakest, and the nearest pair of the nearest facts.

    Raises:
        InputError: If the run's record does not hold the weights that joined its claims.
    """
    scale = Scale.recorded(result.run.settings if result.run is not None else {}, "run.json")
    claims = result.claims[result.claims["fact_id"] == fact_id]
    own = set(claims["claim_id"])
    found = _matching(result, fact_id, scale, settings, Limits(links=_MOST_LINKS, facts=_MOST_FACTS, whole=whole))
    links, near = (found.links, found.near_misses) if found is not None else ((), ())
    return Explanation(
        fact=fact_view(result, fact_id, settings),
        documents=dict(zip(claims["claim_id"], map(visible, claims["doc_id"]), strict=True)),
        needed=scale.needed,
        links=links,
        more_links=found.more_links if found is not None else 0,
        near_misses=near,
        more_near_misses=found.more_near_misses if found is not None else 0,
        overrides=tuple(one for one in result.overrides if own & set(one.claims)),
        meanings=scale.meanings([*(one.weighing for one in links), *(one.weighing for one in near)]),
    )


def _matching(result: CrossReference, fact_id: str, scale: Scale, settings: ReportSettings, limits: Limits) -> Matching | None:
    claims = result.claims[result.claims["fact_id"] == fact_id]
    pairs = result.matches[result.matches["claim_l"].isin(claims["claim_id"])]
    shown = turned(result.near_misses, [fact_id], limits)
    others = claim_views(result.claims[result.claims["claim_id"].isin(shown["claim_r"])], result.documents, settings)
    named = result.facts[result.facts["label"].notna()]
    labels = {fact: visible(label) for fact, label in zip(named["fact_id"], named["label"], strict=True)}
    near = list(near_misses_of(shown, others, labels, scale))
    links = links_of(pairs, claims, result.documents, scale, limits)
    return matchings([fact_id], links, shown, near, scale).get(fact_id)
