"""How does a fact, with its claims and their pairs, become what a report shows of it?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.assess.wording import dated
from claims.model import Consistency, Corroboration, Grade
from claims.report.cells import Columns, rows
from claims.report.differences import differences, place_in_time, value
from claims.report.fact_records import Estimate, FactLink, FactView
from claims.report.wording import CORROBORATION, amount, counted, verdict
from claims.tables import among

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    import pandas as pd

    from claims.report.cells import Row
    from claims.report.evidence import Matching
    from claims.report.fact_records import ClaimView, Difference
    from claims.settings import ReportSettings


_READ = ["fact_id", "claim_l", "claim_r", "relation", "grade", "reason"]
"""Columns of pairs that are shown: reading the others would take as long as all else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the facts of a report rest on.

    Attributes:
        claims: All claims: parts refer to wholes in other facts.
        views: The claims that are shown, by id.
        pairs: Related pairs, as `claims.report.differences.related` gives them.
        matchings: How the claims of facts were matched, by fact.
        judged_on: The day of the run, or None.
    """

    claims: pd.DataFrame
    views: Mapping[str, ClaimView]
    pairs: pd.DataFrame
    matchings: Mapping[str, Matching]
    judged_on: date | None


def fact_views(facts: pd.DataFrame, evidence: Evidence, settings: ReportSettings) -> Iterator[FactView]:
    """Show facts, in the order given.

    Args:
        facts: The facts that are shown, with the columns of `claims.tables.FACTS` and those of `claims.report.ranking.ranked`.
        evidence: What they rest on.
        settings: How much of a fact is shown.
    """
    claims = Columns(evidence.claims[among(evidence.claims["fact_id"], facts["fact_id"])])
    by_fact: dict[str, list[ClaimView]] = {}
    for claim_id, fact_id in zip(claims.raws("claim_id"), claims.raws("fact_id"), strict=True):
        by_fact.setdefault(fact_id, []).append(evidence.views[claim_id])
    pairs_by_fact: dict[str, list[Row]] = {}
    for pair in rows(evidence.pairs.loc[among(evidence.pairs["fact_id"], facts["fact_id"]), _READ]):
        pairs_by_fact.setdefault(pair.raw("fact_id"), []).append(pair)
    wholes = _wholes(facts, evidence.claims)
    for fact in rows(facts):
        fact_id = fact.raw("fact_id")
        views = by_fact.get(fact_id, [])
        pairs = pairs_by_fact.get(fact_id)
        found = differences(pairs, {one.claim_id: one for one in views}) if pairs else []
        view = _fact(fact, views, found, wholes.get(fact_id, ()), evidence)
        if len(views) > settings.claims_per_fact or len(found) > settings.differences_per_fact:
            view = _shortened(view, claims=settings.claims_per_fact, pairs=settings.differences_per_fact)
        yield view


def _wholes(facts: pd.DataFrame, claims: pd.DataFrame) -> dict[str, tuple[FactLink, ...]]:
    """The facts that each fact is a part of, from the claims that say so."""
    fact_of = claims.set_index("claim_id")["fact_id"]
    parts = claims.loc[claims["part_of"].notna(), ["fact_id", "part_of"]]
    links = parts.assign(whole=parts["part_of"].map(fact_of)).merge(facts[["fact_id", "label"]], left_on="whole", right_on="fact_id")
    links = links[links["fact_id_x"] != links["whole"]].drop_duplicates(["fact_id_x", "whole"]).sort_values(["fact_id_x", "whole"])
    found: dict[str, tuple[FactLink, ...]] = {}
    for row in rows(links):
        link = FactLink(fact_id=row.raw("whole"), label=row.text("label") or "unnamed")
        found[row.raw("fact_id_x")] = (*found.get(row.raw("fact_id_x"), ()), link)
    return found


def _fact(row: Row, claims: Sequence[ClaimView], found: Sequence[Difference], wholes: tuple[FactLink, ...], evidence: Evidence) -> FactView:
    consistency, corroboration = Consistency(row.raw("consistency")), Corroboration(row.raw("corroboration"))
    unit, fact_id = row.raw("unit") or "count", row.raw("fact_id")
    label = row.text("label") or row.text("counted") or "unnamed"
    grade = Grade(row.raw("conflict")) if row.raw("conflict") else None
    sentence, estimate = row.text("sentence"), _estimate(row, unit)
    reports, origins = row.whole("n_documents"), row.whole("n_origins")
    rests = f"{verdict(consistency, grade)}, {CORROBORATION[corroboration]}; {counted(reports, 'report')}, {counted(origins, 'origin')}"
    return FactView(
        fact_id=fact_id,
        label=label,
        place=row.text("place"),
        predicate=row.text("predicate"),
        sources=tuple(sorted({one.source for one in claims})),
        consistency=consistency,
        corroboration=corroboration,
        grade=grade,
        sentence=sentence,
        reason=row.text("reason"),
        estimate=estimate,
        unit=unit,
        reports=reports,
        origins=origins,
        behind=row.text("behind"),
        series=row.text("series"),
        newest=row.day("newest_as_of"),
        differences=tuple(found),
        more_differences=0,
        part_of=wholes,
        claims=tuple(sorted(claims, key=_by_time if consistency is Consistency.EVOLVING else _by_value)),
        more_claims=0,
        matching=evidence.matchings.get(fact_id),
        citation=_cited(sentence or f"{label}.", estimate, rests, fact_id, evidence.judged_on),
    )


def _cited(finding: str, found: Estimate, rests: str, fact_id: str, judged_on: date | None) -> str:
    """Write a fact as one would cite it, with what it rests on and how to find it again."""
    figures = f"Low {found.low_words}, best {found.best_words}, high {found.high_words}"
    day = f", judged on {dated(judged_on)}" if judged_on is not None else ""
    return f"{finding} {figures}; {rests} (fact {fact_id}{day})"


def _by_time(claim: ClaimView) -> tuple[tuple[str, str, float], str]:
    return place_in_time(claim), claim.claim_id


def _by_value(claim: ClaimView) -> tuple[float, str, tuple[str, str, float], str]:
    return value(claim), claim.origin, place_in_time(claim), claim.claim_id


def _shortened(fact: FactView, *, claims: int, pairs: int) -> FactView:
    """Cut what is shown of a fact, keeping one claim of each figure and origin before any second one."""
    seen: dict[tuple[str, str], int] = {}
    repeats = []
    for claim in fact.claims:
        key = (claim.figure.words, claim.origin)
        seen[key] = seen.get(key, -1) + 1
        repeats.append(seen[key])
    # Ends before the middle: a cut must not hide how far apart the figures are.
    last = len(fact.claims) - 1
    order = sorted(range(len(fact.claims)), key=lambda at: (repeats[at], min(at, last - at), at))
    kept = sorted(order[:claims])
    return replace(
        fact,
        claims=tuple(fact.claims[at] for at in kept),
        more_claims=len(fact.claims) - len(kept),
        differences=fact.differences[:pairs],
        more_differences=max(0, len(fact.differences) - pairs),
    )


def _estimate(row: Row, unit: str) -> Estimate:
    low, best, high, open_end = row.number("low"), row.number("best"), row.number("high"), row.flag("high_open")
    low_words, high_words = "none" if low is None else amount(low, unit=unit), _high(high, unit, open_end=open_end)
    return Estimate(
        low=low,
        best=best,
        high=high,
        high_open=open_end,
        low_words=low_words,
        best_words="none" if best is None else amount(best, unit=unit),
        high_words=high_words,
        span_words=high_words if low is None or low == high else f"{low_words} to {high_words}",
        rule=(row.text("estimate_rule") or "").rpartition(": ")[2] or None,
    )


def _high(high: float | None, unit: str, *, open_end: bool) -> str:
    if high is None:
        return "open" if open_end else "none"
    return amount(high, unit=unit) + (" or more" if open_end else "")
