"""How well are look-alike incidents kept apart, and how near is the estimate to a registry's count?

The set: documents.jsonl (each with the incident it reports) and incidents.jsonl (the registry's counts of killed and injured). All
documents are run in one pool, without the incidents.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.evaluate.conventions import conventions
from claims.evaluate.labels import read_rows
from claims.evaluate.rates import Rate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from claims.evaluate.findings import Findings

_FEWEST = 2


class Harm(StrEnum):
    """What the registry counts."""

    KILLED = "killed"
    INJURED = "injured"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A document and the incident that it reports."""

    id: str
    incident: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An incident with the registry's counts."""

    incident: str
    killed: int
    injured: int

    def count(self, harm: Harm) -> int:
        """The registry's count of the killed or of the injured."""
        return self.killed if harm is Harm.KILLED else self.injured


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmScores:
    """How one kind of harm was joined and estimated.

    Attributes:
        whole: Of the incidents whose count two or more documents state, those whose such claims lie in one fact.
        exact: Of the incidents with two or more victims, those whose best estimate is the registry's count.
        within: Of the same, those whose count lies between the low and the high estimate.
        stated: Of the same, those of which any claim was found.
    """

    whole: Rate
    exact: Rate
    within: Rate
    stated: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How well incidents were kept apart and counted.

    Attributes:
        documents: Documents in the set.
        incidents: Incidents in the set.
        claims: Claims of things counted.
        facts: Facts that those are joined into.
        precision: Of the pairs in two documents that share a fact, those that share an incident.
        harms: The scores by kind of harm.
    """

    documents: int
    incidents: int
    claims: int
    facts: int
    precision: Rate
    harms: Mapping[Harm, HarmScores]


def inputs(folder: Path) -> list[Path]:
    """The files that a run reads."""
    return [folder / "documents.jsonl"]


def score(folder: Path, findings: Findings) -> Scores:
    """Score a run over the set's documents.

    Args:
        folder: The set.
        findings: Of one pooled run over `inputs(folder)`.

    Raises:
        InputError: If a file of the set is missing or broken.
    """
    documents = read_rows(folder / "documents.jsonl", GoldDocument)
    registry = read_rows(folder / "incidents.jsonl", Incident)
    counts = findings.claims[findings.claims["unit"] == "count"]
    said = (counts["counted"].fillna("") + " " + counts["predicate"].fillna("")).map(harm_of)
    counts = counts.assign(incident=counts["doc_id"].map({document.id: document.incident for document in documents}), harm=said)
    estimates = _estimates(findings.facts)
    return Scores(
        documents=len(documents),
        incidents=len(registry),
        claims=len(counts),
        facts=counts["fact_id"].nunique(),
        precision=joined_rightly(counts),
        harms={harm: _harm_scores(harm, counts[counts["harm"] == harm], registry, estimates) for harm in Harm},
    )


def report(scores: Scores) -> list[str]:
    """Lay the scores out in lines."""
    lines = [
        f"documents {scores.documents}  incidents {scores.incidents}  count claims {scores.claims}  facts {scores.facts}",
        f"matching precision {scores.precision.value:.3f}  of {scores.precision.of} cross-document pairs",
    ]
    for harm, of in scores.harms.items():
        lines.append(f"matching recall {harm} {of.whole.value:.3f}  of {of.whole.of} incidents")
        lines.append(
            f"consensus {harm} exact {of.exact.value:.3f}  within {of.within.value:.3f}  stated {of.stated.value:.3f}"
            f"  of {of.exact.of} incidents with 2 or more"
        )
    return lines


def harm_of(said: str) -> Harm | None:
    """Which harm words name: what was counted and what is said of it; None where they name neither or both.

    >>> harm_of("people kill")
    <Harm.KILLED: 'killed'>
    """
    words = set(re.findall(r"\w+", said.lower()))
    killed, injured = (not words.isdisjoint(named) for named in (conventions().shootings.killed, conventions().shootings.injured))
    if killed == injured:
        return None
    return Harm.KILLED if killed else Harm.INJURED


def joined_rightly(counts: pd.DataFrame) -> Rate:
    """Of the pairs of claims of two documents that share a fact, count those that share an incident.

    Pairs are counted from the sizes of groups: all of a fact, less those within one document.

    Args:
        counts: Claims with `fact_id`, `doc_id` and `incident`.
    """
    known = counts.dropna(subset=["incident"])
    apart = _pairs(counts, "fact_id") - _pairs(counts, "fact_id", "doc_id")
    right = _pairs(known, "fact_id", "incident") - _pairs(known, "fact_id", "doc_id")
    return Rate(right=right, of=apart)


def _pairs(counts: pd.DataFrame, *keys: str) -> int:
    sizes = counts.groupby(list(keys)).size()
    return int((sizes * (sizes - 1) // 2).sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Estimate:
    low: float | None
    best: float | None
    high: float | None

    def spans(self, count: int) -> bool:
        """Whether a count lies between the two ends; an open top has no end."""
        return self.low is not None and self.low <= count and (self.high is None or count <= self.high)


def _estimates(facts: pd.DataFrame) -> dict[str, _Estimate]:
    ends = facts[["low", "best", "high"]].astype(object).where(facts[["low", "best", "high"]].notna(), None)
    rows = zip(facts["fact_id"], ends["low"], ends["best"], ends["high"], strict=True)
    return {fact_id: _Estimate(low=low, best=best, high=high) for fact_id, low, best, high in rows}


def _harm_scores(harm: Harm, claims: pd.DataFrame, registry: Sequence[Incident], estimates: Mapping[str, _Estimate]) -> HarmScores:
    of_incident = {str(name): group for name, group in claims.groupby("incident")}
    whole = [_in_one_fact(of_incident[one.incident], one.count(harm)) for one in registry if one.incident in of_incident]
    asked = [one for one in registry if one.count(harm) >= _FEWEST]
    chosen = [(one.count(harm), _most_common(of_incident[one.incident]["fact_id"])) for one in asked if one.incident in of_incident]
    judged = [(count, estimates[fact_id]) for count, fact_id in chosen if fact_id is not None]
    return HarmScores(
        whole=Rate(right=whole.count(True), of=len(whole) - whole.count(None)),
        exact=Rate(right=sum(estimate.best == count for count, estimate in judged), of=len(asked)),
        within=Rate(right=sum(estimate.spans(count) for count, estimate in judged), of=len(asked)),
        stated=Rate(right=len(judged), of=len(asked)),
    )


def _in_one_fact(claims: pd.DataFrame, count: int) -> bool | None:
    """Whether the claims that allow the registry's count share one fact; None where fewer than two documents make such claims."""
    agreeing = claims[(claims["low"] <= count).fillna(value=False) & (claims["high"].fillna(math.inf) >= count)]
    if count < 1 or agreeing["doc_id"].nunique() < _FEWEST:
        return None
    return bool(agreeing["fact_id"].notna().all()) and len(set(agreeing["fact_id"])) == 1


def _most_common(fact_ids: pd.Series[str]) -> str | None:
    # Not value_counts: among equals, the fact that comes first in the table must win.
    votes = Counter(fact_ids.dropna())
    return votes.most_common(1)[0][0] if votes else None
