"""What does a result say, as one view that every form of the report is written from?"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from claims import tables
from claims.assess.intervals import intervals
from claims.assess.wording import listed
from claims.errors import InputError
from claims.model import Consistency, Corroboration
from claims.report.cells import Columns, rows, visible
from claims.report.changes import changes_view
from claims.report.claim_views import claim_views
from claims.report.differences import related
from claims.report.facts import Evidence, fact_views
from claims.report.matching import Limits, links_of, matchings, near_misses_of, turned
from claims.report.ranking import CHAPTERS, ranked
from claims.report.records import Chapter, CheckView, Headline, NamedValue, OverrideView, RejectedKind, RejectedView, Report, RunView
from claims.report.standing import standing
from claims.report.weighing import Scale
from claims.report.wording import counted, period
from claims.result import WRITE
from claims.settings import AssessSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from claims.report.evidence import Matching
    from claims.report.fact_records import FactView
    from claims.result import CrossReference, OverrideOutcome, RunRecord
    from claims.settings import ReportSettings

_STOPPED = "The quality gates stopped this run, so it reports no finding. What was read and why it was stopped is told below."


def view(result: CrossReference, settings: ReportSettings) -> Report:
    """Draw up the report of a result.

    The same result gives the same report: nothing is read but the tables, and times come from the run's own record.
    """
    claims = _with_halos(tables.typed(result.claims, tables.CLAIMS), result.run)
    documents = tables.typed(result.documents, tables.DOCUMENTS)
    checks = tuple(_checks(tables.typed(result.checks, tables.CHECKS)))
    stopped = tuple(f"{one.table}, {one.detail or one.expectation}" for one in checks if one.stops)
    facts = tables.typed(result.facts.head(0) if stopped else result.facts, tables.FACTS)
    matches = tables.typed(result.matches, {**tables.MATCHES, **tables.RELATIONS})
    pairs = related(matches, claims)
    ordered = ranked(facts, pairs, settings)
    rejected = tables.typed(result.rejected, tables.REJECTED)
    headline = _headline(documents, claims, ordered)
    chapters = tuple(_chapters(ordered, _evidence(result, ordered, claims, pairs, settings), settings))
    return Report(
        title=visible(settings.title),
        stopped=stopped,
        headline=replace(headline, summary=_STOPPED) if stopped else headline,
        changes=changes_view(result.changes, chapters, settings),
        chapters=chapters,
        standing=standing(claims.head(0) if stopped else claims, documents, matches, ordered, settings),
        checks=checks,
        rejected_kinds=tuple(_rejected_kinds(rejected)),
        rejected=tuple(_rejected(rejected.head(settings.rejected_rows))),
        more_rejected=max(0, len(rejected) - settings.rejected_rows),
        overrides=tuple(_overrides(result.overrides)),
        run=_run(result.run) if result.run is not None else None,
    )


def fact_view(result: CrossReference, fact_id: str, settings: ReportSettings) -> FactView:
    """Show one fact of a result, which has it, with all its claims; how they were matched is left out."""
    claims = _with_halos(tables.typed(result.claims, tables.CLAIMS), result.run)
    own = claims[claims["fact_id"] == fact_id]
    wholes = claims.loc[claims["claim_id"].isin(own["part_of"].dropna()), "fact_id"]
    facts = tables.typed(result.facts[result.facts["fact_id"].isin([fact_id, *wholes])], tables.FACTS)
    pairs = related(tables.typed(result.matches, {**tables.MATCHES, **tables.RELATIONS}), claims)
    whole = settings.model_copy(update={"claims_per_fact": max(len(own), 1)})
    views = claim_views(claims[tables.among(claims["fact_id"], facts["fact_id"])], result.documents, whole)
    evidence = Evidence(claims=claims, views=views, pairs=pairs, matchings={}, judged_on=_day(result.run))
    return next(one for one in fact_views(ranked(facts, pairs, whole), evidence, whole) if one.fact_id == fact_id)


def _evidence(result: CrossReference, facts: pd.DataFrame, claims: pd.DataFrame, pairs: pd.DataFrame, settings: ReportSettings) -> Evidence:
    """Gather what the facts on the page rest on: their claims, how these were matched, and what came near a fact of several."""
    held, documents = facts[facts["held"]], tables.typed(result.documents, tables.DOCUMENTS)
    own = claims[tables.among(claims["fact_id"], held["fact_id"])]
    matched = held.loc[held["n_claims"] > 1, "fact_id"]
    limits = Limits(links=settings.links_per_fact, facts=settings.near_misses_per_fact)
    near = turned(tables.typed(result.near_misses, tables.NEAR_MISSES), set(matched), limits)
    views = claim_views(claims[tables.among(claims["claim_id"], pd.concat([own["claim_id"], near["claim_r"]]))], documents, settings)
    near = near[tables.among(near["claim_r"], views)]
    scale = _scale(result)
    found: Mapping[str, Matching] = {}
    if scale is not None:
        named = Columns(facts)
        labels = {fact_id: label or "unnamed" for fact_id, label in zip(named.raws("fact_id"), named.texts("label"), strict=True)}
        links = links_of(result.matches, own, documents, scale, limits)
        found = matchings(matched, links, near, list(near_misses_of(near, views, labels, scale)), scale)
    return Evidence(claims=claims, views=views, pairs=pairs, matchings=found, judged_on=_day(result.run))


def _scale(result: CrossReference) -> Scale | None:
    """The weights by which a run matched; None where neither its record nor its tables hold them."""
    try:
        scale = Scale.recorded(result.run.settings if result.run is not None else {}, "run.json")
    except InputError:
        return None
    return scale if all(set(scale.bits) <= set(table.columns) for table in (result.matches, result.near_misses)) else None


def _day(run: RunRecord | None) -> date | None:
    return run.started_at.date() if run is not None else None


def _with_halos(claims: pd.DataFrame, run: RunRecord | None) -> pd.DataFrame:
    """Add what the rounding of each claim leaves open, by the settings that judged it; without their record there is no telling."""
    if run is None or "assess" not in run.settings:
        return claims
    found = intervals(claims, AssessSettings.model_validate(run.settings["assess"]))
    return claims.assign(halo_low=found.halo_low, halo_high=found.halo_high)


def _chapters(facts: pd.DataFrame, evidence: Evidence, settings: ReportSettings) -> Iterator[Chapter]:
    held = facts[facts["held"]]
    views = {view.fact_id: view for view in fact_views(held, evidence, settings)}
    for words in CHAPTERS:
        own = held[held["chapter"] == words.key]
        yield Chapter(
            key=words.key,
            heading=words.heading,
            note=words.note,
            total=int((facts["chapter"] == words.key).sum()),
            in_full=int(own["full"].sum()),
            in_brief=int(own["brief"].sum()),
            facts=tuple(views[fact_id] for fact_id in own["fact_id"]),
        )


def _headline(documents: pd.DataFrame, claims: pd.DataFrame, facts: pd.DataFrame) -> Headline:
    conflicting = facts["consistency"] == Consistency.CONFLICTING
    evolving = facts["consistency"] == Consistency.EVOLVING
    corroborated = ~conflicting & ~evolving & (facts["corroboration"] == Corroboration.CORROBORATED)
    counts = {"conflicting": int(conflicting.sum()), "evolving": int(evolving.sum()), "corroborated": int(corroborated.sum())}
    published = documents["published_at"].dropna()
    return Headline(
        documents=len(documents),
        sources=documents["source"].nunique(),
        claims=len(claims),
        facts=len(facts),
        summary=_summary(len(facts), len(documents), int((facts["conflict"] == "major").sum()), **counts),
        period=None if published.empty else period(published.min().date(), published.max().date()),
        **counts,
    )


def _summary(facts: int, documents: int, major: int, *, conflicting: int, evolving: int, corroborated: int) -> str:
    """Say in a sentence or two what the reader should know first."""
    if not facts:
        return f"No figure was found in {counted(documents, 'report')}."
    widely = f", by a wide margin in {major:,}" if major else ""
    disagree = f"Sources disagree about {conflicting:,} of {counted(facts, 'fact')}{widely}." if conflicting else "No two sources disagree."
    lone = facts - conflicting - evolving - corroborated
    rest = (
        f"{evolving:,} moved with time" if evolving else "",
        f"{corroborated:,} {'is' if corroborated == 1 else 'are'} confirmed by independent origins" if corroborated else "",
        f"{lone:,} {'rests' if lone == 1 else 'rest'} on a single origin or on figures too loose to confirm one another" if lone else "",
    )
    told = listed(part for part in rest if part) if any(rest) else ""
    return f"{disagree} Of the {'others' if conflicting else counted(facts, 'fact')}, {told}." if told else disagree


def _checks(frame: pd.DataFrame) -> Iterator[CheckView]:
    for row in rows(frame):
        yield CheckView(
            table=row.text("table") or "",
            expectation=row.text("expectation") or "",
            column=row.text("column"),
            severity=row.text("severity") or "",
            success=row.flag("success"),
            checked=row.whole("n_checked"),
            failed=row.whole("n_failed"),
            detail=row.text("detail"),
        )


def _rejected(frame: pd.DataFrame) -> Iterator[RejectedView]:
    for row in rows(frame):
        yield RejectedView(
            table=row.text("table") or "",
            row_key=row.text("row_key") or "",
            expectation=row.text("expectation") or "",
            value=row.text("value"),
            reason=row.text("reason") or "",
            kept=row.flag("kept"),
        )


def _rejected_kinds(frame: pd.DataFrame) -> Iterator[RejectedKind]:
    """Count the rejected rows by reason, what was kept out before what was doubted."""
    counted_in = frame.assign(kept=frame["kept"].fillna(value=False).astype(bool)).sort_values("kept", kind="stable")
    for _, those in counted_in.groupby(["kept", "table", "expectation"], sort=False):
        first = next(iter(_rejected(those.head(1))))
        yield RejectedKind(table=first.table, expectation=first.expectation, rows=len(those), reason=first.reason, kept=first.kept)


def _overrides(outcomes: Iterable[OverrideOutcome]) -> Iterator[OverrideView]:
    for one in outcomes:
        if one.remark:
            yield OverrideView(link=one.link, status=one.status, note=visible(one.note), remark=visible(one.remark))


def _run(run: RunRecord) -> RunView:
    return RunView(
        started_at=run.started_at,
        finished_at=run.finished_at,
        version=run.version,
        inputs=tuple(visible(one) for one in run.inputs),
        versions=_named(run.versions),
        settings=tuple(_flat(run.settings)),
        counts=_named(run.counts),
        timings=_named({name: f"{seconds:.2f} s" for name, seconds in run.timings.items() if name != WRITE}),
    )


def _named(values: Mapping[str, object]) -> tuple[NamedValue, ...]:
    return tuple(NamedValue(name=visible(name), value=visible(str(value))) for name, value in values.items())


def _flat(tree: Mapping[str, object], prefix: str = "") -> Iterator[NamedValue]:
    """Lay nested settings out as dotted names, each with its value as TOML and JSON would write it."""
    for name, value in tree.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield NamedValue(name=visible(prefix + name), value=visible(json.dumps(value, ensure_ascii=False, default=str)))
