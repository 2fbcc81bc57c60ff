"""Who speaks, who agrees with whom, who is first, and who is the origin of how much?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from claims.model import Consistency, Grade, RelationKind
from claims.report.cells import rows
from claims.report.records import OriginPair, OriginView, SourceView, Standing
from claims.tables import among

if TYPE_CHECKING:
    from claims.report.cells import Row
    from claims.settings import ReportSettings

_HOUR = 3600
_FITTING = (RelationKind.AGREE, RelationKind.COMPATIBLE, RelationKind.REPEAT)
_UNKNOWN = "unknown source"


def standing(
    claims: pd.DataFrame, documents: pd.DataFrame, matches: pd.DataFrame, facts: pd.DataFrame, settings: ReportSettings
) -> Standing:
    """Sum up how outlets and origins stand to each other over all facts.

    Args:
        claims: All claims, with their facts and origins.
        documents: All documents.
        matches: Pairs of claims of one fact, with their relations.
        facts: All facts.
        settings: How many of each are shown.

    Returns:
        Outlets and origins with the most facts first, pairs of origins with the most facts in common first.
    """
    named = claims.assign(source=claims["source"].fillna(_UNKNOWN))
    borrowed = set(documents.loc[documents["credit"].notna() | documents["copy_of"].notna(), "doc_id"])
    named = named.assign(
        origin=named["origin"].fillna(named["source"]),
        # An outlet's house may have another name than the outlet: what nobody else is named for is its own too.
        own=(named["origin"] == named["source"]) | (named["attribution"].isna() & ~among(named["doc_id"], borrowed)),
    )
    met = _met(matches, named)
    sources, origins, pairs = _sources(named, facts), _origins(named, met), _pairs(met)
    most = settings.sources_shown
    return Standing(
        sources=tuple(_source(row) for row in rows(sources.head(most))),
        more_sources=max(0, len(sources) - most),
        origins=tuple(_origin(row) for row in rows(origins.head(most))),
        more_origins=max(0, len(origins) - most),
        pairs=tuple(_pair(row) for row in rows(pairs.head(most))),
        more_pairs=max(0, len(pairs) - most),
    )


def _sources(claims: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    disputed = set(facts.loc[facts["consistency"] == Consistency.CONFLICTING, "fact_id"])
    by_source = claims.groupby("source")
    each = claims.drop_duplicates(["source", "fact_id"])
    table = pd.DataFrame(
        {
            "documents": by_source["doc_id"].nunique(),
            "claims": by_source.size(),
            "facts": by_source["fact_id"].nunique(),
            "own": by_source["own"].sum(),
            "disputed": each[among(each["fact_id"], disputed)].groupby("source").size(),
        }
    ).join(_timing(claims))
    counts = ["own", "disputed", "shared", "first"]
    table[counts] = table[counts].fillna(0)
    return table.rename_axis("name").reset_index().sort_values(["facts", "claims", "name"], ascending=[False, False, True])


def _timing(claims: pd.DataFrame) -> pd.DataFrame:
    """How often each outlet was the first of several to publish a fact, and how late it is otherwise; one moment has several firsts."""
    dated = claims[claims["published_at"].notna()]
    when = dated.groupby(["fact_id", "source"])["published_at"].min().reset_index()
    when = when[when.groupby("fact_id")["source"].transform("size") > 1]
    late = (when["published_at"] - when.groupby("fact_id")["published_at"].transform("min")).dt.total_seconds() / _HOUR
    when = when.assign(late=late, first=late == 0)
    by_source = when.groupby("source")
    return pd.DataFrame(
        {
            "shared": by_source.size(),
            "first": by_source["first"].sum(),
            "lag_hours": when[~when["first"]].groupby("source")["late"].median().round(1),
        }
    )


def _met(matches: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Every two origins that give figures of one fact, in order of their names, with whether some figures fit and some conflict."""
    at_left, at_right = (pd.Index(claims["claim_id"]).get_indexer(matches[side]) for side in ("claim_l", "claim_r"))
    fact, _ = pd.factorize(claims["fact_id"])
    origin, names = pd.factorize(claims["origin"], sort=True)  # so that their numbers are in order of their names
    known = np.flatnonzero((at_left >= 0) & (at_right >= 0))
    same_fact = known[(fact[at_left[known]] == fact[at_right[known]]) & (fact[at_left[known]] >= 0)]
    left, right = at_left[same_fact], at_right[same_fact]
    relation, grade = (matches[name].to_numpy()[same_fact] for name in ("relation", "grade"))
    table = pd.DataFrame(
        {
            "fact_id": fact[left],
            "first": np.minimum(origin[left], origin[right]),
            "second": np.maximum(origin[left], origin[right]),
            "agree": np.isin(relation, _FITTING) & (grade != Grade.LOOSE),
            "conflict": relation == RelationKind.CONFLICT,
        }
    )
    met = table.groupby(["fact_id", "first", "second"], as_index=False)[["agree", "conflict"]].any()
    return met.assign(**{side: names.take(met[side].to_numpy()) for side in ("first", "second")})


def _origins(claims: pd.DataFrame, met: pd.DataFrame) -> pd.DataFrame:
    by_origin = claims.groupby("origin")
    voices = claims.groupby("fact_id")["origin"].nunique()
    alone = claims[claims["fact_id"].map(voices) == 1].groupby("origin")["fact_id"].nunique()
    apart = met[met["first"] != met["second"]]
    sides = pd.concat([apart.assign(origin=apart["first"]), apart.assign(origin=apart["second"])])
    own = met[met["first"] == met["second"]].assign(origin=lambda table: table["first"])
    table = pd.DataFrame(
        {
            "claims": by_origin.size(),
            "facts": by_origin["fact_id"].nunique(),
            "sources": by_origin["source"].nunique(),
            "sole": alone,
            "agreed": sides[sides["agree"]].groupby("origin")["fact_id"].nunique(),
            "disputed": pd.concat([sides, own]).query("conflict").groupby("origin")["fact_id"].nunique(),
        }
    )
    counts = ["sole", "agreed", "disputed"]
    table[counts] = table[counts].fillna(0)
    return table.rename_axis("name").reset_index().sort_values(["facts", "claims", "name"], ascending=[False, False, True])


def _pairs(met: pd.DataFrame) -> pd.DataFrame:
    apart = met[met["first"] != met["second"]]
    apart = apart.assign(agree=apart["agree"] & ~apart["conflict"])
    table = apart.groupby(["first", "second"], as_index=False).agg(
        facts=("fact_id", "size"), agree=("agree", "sum"), conflict=("conflict", "sum")
    )
    return table.sort_values(["facts", "conflict", "first", "second"], ascending=[False, False, True, True])


def _source(row: Row) -> SourceView:
    return SourceView(
        name=row.text("name") or _UNKNOWN,
        documents=row.whole("documents"),
        claims=row.whole("claims"),
        facts=row.whole("facts"),
        own=row.whole("own"),
        shared=row.whole("shared"),
        first=row.whole("first"),
        lag_hours=row.number("lag_hours"),
        disputed=row.whole("disputed"),
    )


def _origin(row: Row) -> OriginView:
    return OriginView(
        name=row.text("name") or _UNKNOWN,
        claims=row.whole("claims"),
        facts=row.whole("facts"),
        sole=row.whole("sole"),
        sources=row.whole("sources"),
        agreed=row.whole("agreed"),
        disputed=row.whole("disputed"),
    )


def _pair(row: Row) -> OriginPair:
    return OriginPair(
        first=row.text("first") or _UNKNOWN,
        second=row.text("second") or _UNKNOWN,
        facts=row.whole("facts"),
        agree=row.whole("agree"),
        conflict=row.whole("conflict"),
    )
