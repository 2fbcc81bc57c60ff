"""What was a run like, in figures that can be set beside those of other runs?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from claims.model import AttributionKind, Bound, Consistency, RelationKind, Status
from claims.tables import RUNS, SOURCES, typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from claims.result import CrossReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What runs were like.

    Attributes:
        runs: A row a run, the oldest first, with the columns of `tables.RUNS`.
        sources: A row a run and source, with the columns of `tables.SOURCES`.
    """

    runs: pd.DataFrame
    sources: pd.DataFrame


_COMPARED = ("claims_per_document", "unattributed_share", "vague_share", "empty_share", "conflicting_share")

NO_RUNS = Statistics(runs=typed(pd.DataFrame(), RUNS), sources=typed(pd.DataFrame(), SOURCES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """How much the stages passed on, counted where they did: what the tables hold in the end has to agree.

    Attributes:
        read: Documents that were read, those that a reader turned away included.
        extracted: Claims that were extracted.
        found: Facts that the claims were joined to.
    """

    read: int
    extracted: int
    found: int


def measure(tables: CrossReference, passed: Passed, started_at: datetime) -> Statistics:
    """Measure one run.

    Args:
        tables: Of a run whose facts are judged.
        passed: What its stages passed on.
        started_at: Of the run, aware; what tells it from others.
    """
    documents, claims, facts = tables.documents, tables.claims, tables.facts
    out = tables.rejected.loc[~tables.rejected["kept"].fillna(value=False), "table"].value_counts()
    several = facts["n_claims"] > 1
    run = {
        "started_at": started_at,
        "n_read": passed.read,
        "n_documents": len(documents),
        "n_documents_rejected": out.get("documents", 0),
        "n_extracted": passed.extracted,
        "n_claims": len(claims),
        "n_claims_rejected": out.get("claims", 0),
        "n_found": passed.found,
        "n_facts": len(facts),
        "n_facts_rejected": out.get("facts", 0),
        "claims_per_document": len(claims) / len(documents) if len(documents) else None,
        "unattributed_share": _share(claims["attribution_kind"] == AttributionKind.OWN),
        "vague_share": _share(claims["bound"] == Bound.VAGUE),
        "empty_share": _share(documents["status"] == Status.NO_CLAIMS),
        "conflicting_share": _share(facts.loc[several, "consistency"] == Consistency.CONFLICTING),
    }
    return Statistics(runs=typed(pd.DataFrame([run]), RUNS), sources=_sources(tables, started_at))


def as_plain(statistics: Statistics, earlier: Statistics) -> dict[str, object]:
    """Lay the statistics of one run out as plain data, for its record: `run`, `sources`, and the medians of earlier runs as `earlier`."""
    runs, sources = (
        json.loads(frame.drop(columns="started_at").to_json(orient="records")) for frame in (statistics.runs, statistics.sources)
    )
    medians = earlier.runs[list(_COMPARED)].astype("float64").median()
    before = {"n_runs": len(earlier.runs), **{name: None if pd.isna(value) else value for name, value in medians.items()}}
    return {"run": runs[0], "sources": sources, "earlier": before}


class Measured(Protocol):
    """A run as its record, or a store, tells of it."""

    @property
    def started_at(self) -> datetime:
        """When it began, aware."""

    @property
    def inputs(self) -> tuple[str, ...]:
        """The paths and addresses that it was given."""

    @property
    def statistics(self) -> Mapping[str, object]:
        """As `as_plain` gives them; empty where a gate stopped it."""


def earlier_runs(records: Iterable[Measured], *, inputs: Iterable[str]) -> Statistics:
    """Put together what earlier runs over the same inputs were like; runs that were stopped have no statistics and are left out.

    Args:
        records: Of earlier runs, in any order.
        inputs: The paths and addresses that the run at hand names: what other inputs hold says nothing of these.
    """
    same = [one for one in records if one.statistics and one.inputs == tuple(inputs)]
    ordered = sorted(same, key=lambda one: one.started_at)
    runs = [{"started_at": one.started_at, **_mapping(one.statistics["run"])} for one in ordered]
    sources = [{"started_at": one.started_at, **source} for one in ordered for source in _list(one.statistics["sources"])]
    return Statistics(runs=typed(pd.DataFrame(runs), RUNS), sources=typed(pd.DataFrame(sources), SOURCES))


def _share(holds: pd.Series) -> float | None:
    return float(holds.fillna(value=False).mean()) if len(holds) else None


def _sources(tables: CrossReference, started_at: datetime) -> pd.DataFrame:
    """Count by source: documents, claims, facts that it shares with other sources, and those of them where it conflicts with these."""
    claims = tables.claims[["claim_id", "source", "fact_id"]]
    shared = claims[["source", "fact_id"]].dropna().drop_duplicates()
    shared = shared[shared.duplicated("fact_id", keep=False)]
    counts = {
        "n_documents": tables.documents["source"].value_counts(),
        "n_claims": claims["source"].value_counts(),
        "n_compared": shared["source"].value_counts(),
        "n_conflicting": shared.merge(_conflicting(tables.matches, claims))["source"].value_counts(),
    }
    counted = pd.DataFrame(counts).rename_axis("source").fillna(0).sort_index().reset_index()
    return typed(counted.assign(started_at=pd.Timestamp(started_at)), SOURCES)


def _conflicting(matches: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The sources and facts where a figure of that source conflicts with one of another source."""
    own = claims.set_index("claim_id")
    pairs = matches.loc[matches["relation"] == RelationKind.CONFLICT, ["claim_l", "claim_r"]]
    left, right = (own.reindex(pairs[side]).reset_index(drop=True) for side in ("claim_l", "claim_r"))
    between = left["source"].ne(right["source"]) & left["fact_id"].eq(right["fact_id"])
    return pd.concat([left[between], right[between]]).dropna().drop_duplicates()


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Mapping[str, object]]:
    return value if isinstance(value, list) else []


def expected_sources(now: Statistics, earlier: Statistics) -> pd.DataFrame:
    """List the sources of a run, then those that only earlier runs had, with nothing counted: one of these may have fallen silent."""
    gone = sorted(set(earlier.sources["source"]) - set(now.sources["source"]))
    counted = [name for name in SOURCES if name.startswith("n_")]
    silent = pd.DataFrame({"source": gone, "started_at": now.runs["started_at"].iloc[0]}).assign(**dict.fromkeys(counted, 0))
    return typed(pd.concat([now.sources, typed(silent, SOURCES)], ignore_index=True), SOURCES)
