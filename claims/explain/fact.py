"""What does a run say of one fact, pair by pair?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claims.errors import InputError
from claims.explain.links import telling
from claims.explain.records import Explanation, LinkView, NearMissView
from claims.explain.weighing import Scale
from claims.report.cells import rows, visible
from claims.report.facts import claim_views
from claims.report.records import FactLink
from claims.report.view import fact_view

if TYPE_CHECKING:
    from claims.result import CrossReference
    from claims.settings import ReportSettings

_MOST_FACTS = 5
_MOST_NAMED = 5


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
    links, more_links = _links(result, claims, scale, whole=whole)
    near, more_near = _near_misses(result, claims, scale, settings, whole=whole)
    own = set(claims["claim_id"])
    return Explanation(
        fact=fact_view(result, fact_id, settings),
        documents=dict(zip(claims["claim_id"], map(visible, claims["doc_id"]), strict=True)),
        needed=scale.needed,
        links=links,
        more_links=more_links,
        near_misses=near,
        more_near_misses=more_near,
        overrides=tuple(one for one in result.overrides if own & set(one.claims)),
        meanings=scale.meanings([*(one.weighing for one in links), *(one.weighing for one in near)]),
    )


def _links(result: CrossReference, claims: pd.DataFrame, scale: Scale, *, whole: bool) -> tuple[tuple[LinkView, ...], int]:
    own = claims["claim_id"]
    pairs = result.matches[result.matches["claim_l"].isin(own) & result.matches["claim_r"].isin(own)]
    weighed = list(zip(pairs["claim_l"], pairs["claim_r"], pairs["match_weight"].astype("float64"), strict=True))
    places = sorted(range(len(weighed)), key=lambda at: (-weighed[at][2], weighed[at][:2])) if whole else telling(weighed)
    copies = set(result.documents.loc[result.documents["copy_of"].notna(), "doc_id"])
    copied = set(claims.loc[claims["doc_id"].isin(list(copies)), "claim_id"])
    found = tuple(
        LinkView(
            claims=(row.raw("claim_l"), row.raw("claim_r")),
            weighing=scale.weighing(row),
            relation=row.text("relation"),
            grade=row.text("grade"),
            reason=row.text("reason"),
            copy=bool(copied & {row.raw("claim_l"), row.raw("claim_r")}),
            weakest=len(weighed) > 1 and place == places[-1],  # either choice of places ends with it
        )
        for place, row in zip(places, rows(pairs.iloc[places]), strict=True)
    )
    return found, len(weighed) - len(found)


def _near_misses(
    result: CrossReference, claims: pd.DataFrame, scale: Scale, settings: ReportSettings, *, whole: bool
) -> tuple[tuple[NearMissView, ...], int]:
    """Turn each near miss so that the claim of this fact stands first; the nearest pair of each other fact, or all."""
    fact_id, all_misses = claims["fact_id"].iloc[0], result.near_misses
    turned = all_misses.rename(columns={"claim_l": "claim_r", "claim_r": "claim_l", "fact_l": "fact_r", "fact_r": "fact_l"})
    both = pd.concat([one[one["fact_l"] == fact_id] for one in (all_misses, turned)])
    ordered = both.sort_values(["match_weight", "claim_l", "claim_r"], ascending=[False, True, True])
    counts = ordered["fact_r"].value_counts()
    shown = ordered if whole else ordered.drop_duplicates("fact_r").head(_MOST_FACTS)
    others = claim_views(result.claims[result.claims["claim_id"].isin(shown["claim_r"])], result.documents, settings)
    labels = result.facts.set_index("fact_id")["label"].dropna()
    found = tuple(
        NearMissView(
            claim_id=row.raw("claim_l"),
            other=others[row.raw("claim_r")],
            other_fact=FactLink(fact_id=row.raw("fact_r"), label=visible(str(labels.get(row.raw("fact_r"), "unnamed")))),
            weighing=scale.weighing(row),
            reason=row.text("reason") or "",
            more=0 if whole else int(counts[row.raw("fact_r")]) - 1,
        )
        for row in rows(shown)
    )
    return found, 0 if whole else len(counts) - len(found)
