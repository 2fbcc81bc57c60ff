"""What of a run is shown in the Prefect UI, and what can other flows act on?"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, cast

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.events import emit_event

from claims.model import Consistency, RelationKind, Turn
from claims.report.ranking import DISAGREE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    import pandas as pd

    from claims.report.records import Report
    from claims.result import Changes

SUMMARY, DISAGREEMENTS, CHANGES, REPORT = "claims-summary", "claims-disagreements", "claims-changes", "claims-report"
PROGRESS = "claims-progress"
"""Keys of the artifacts: the UI keeps a timeline for each."""
CONFLICT_EVENT = "claims.conflict.found"
"""Emitted once a run that found any, with the number of conflicting facts: something for an automation to act on."""
FACT_EVENT = "claims.fact.conflicting"
"""Emitted for each fact that is in conflict and was not in the last run; its resource is `claims.fact.` and the fact's id."""

_MOST_ROWS = 1_000  # the UI's table hangs on very many
_MOST_CHARACTERS = 100_000  # and its markdown at ten times this
_MOST_EVENTS = 100  # of single facts: an automation that writes a message for each would write as many


class Progress:
    """How far a run has come, as an artifact that moves while it goes on."""

    def __init__(self) -> None:
        self._artifact = cast("UUID", create_progress_artifact(0.0, key=PROGRESS, description="Percent of the work of this run, roughly"))

    def reaches(self, percent: float) -> None:
        """Move it."""
        update_progress_artifact(self._artifact, percent)


def publish(report: Report, changes: Changes | None, folder: Path) -> None:
    """Put a report on the Prefect server: its head, its disagreements, what has changed, and where the whole of it is.

    Args:
        report: What the run found.
        changes: What is otherwise than in the last run; None without a store.
        folder: Where its files were written.
    """
    create_markdown_artifact(_summary(folder), key=SUMMARY, description=report.headline.summary)
    rows = list(islice(_disagreements(report), _MOST_ROWS))
    create_table_artifact(rows, key=DISAGREEMENTS, description=f"Figures of one fact that cannot all be true: {len(rows)} pairs")
    page = (folder / "report.html").absolute()
    where = f"The whole report, on the machine that ran the flow: {page}"  # a browser may refuse the link of a page to a file
    create_link_artifact(page.as_uri(), key=REPORT, link_text=f"Report in {folder}", description=where)
    if report.headline.conflicting:
        resource = {"prefect.resource.id": "claims.report", "prefect.resource.name": report.title}
        emit_event(CONFLICT_EVENT, resource=resource, payload={"conflicting": report.headline.conflicting, "folder": str(folder)})
    if report.changes is not None and changes is not None:
        _tell(changes.table, ", ".join(report.changes.numbers) or "nothing has changed")


def _tell(changes: pd.DataFrame, numbers: str) -> None:
    """Show what has changed, and call for attention to each new conflict."""
    told = changes[["change", "label", "sentence", "fact_id"]].head(_MOST_ROWS)
    create_table_artifact(json.loads(told.to_json(orient="records")), key=CHANGES, description=f"Since the last run: {numbers}")
    fresh = changes["change"].isin([Turn.NEW, Turn.CONFLICTING]) & (changes["consistency_after"] == Consistency.CONFLICTING)
    for one in changes[fresh].head(_MOST_EVENTS).to_dict("records"):
        resource = {"prefect.resource.id": f"claims.fact.{one['fact_id']}", "prefect.resource.name": str(one["label"])}
        emit_event(FACT_EVENT, resource=resource, payload={"sentence": one["sentence"], "story": one["story_id"]})


def _summary(folder: Path) -> str:
    """The report as markdown, cut at the end of a line where it is too long to be shown."""
    text = (folder / "report.md").read_text(encoding="utf-8")
    if len(text) <= _MOST_CHARACTERS:
        return text
    return f"{text[: text.rindex(chr(10), 0, _MOST_CHARACTERS)]}\n\n_The rest stands in {folder / 'report.md'}._\n"


def _disagreements(report: Report) -> Iterator[dict[str, str | None]]:
    chapter = next(one for one in report.chapters if one.key == DISAGREE.key)
    for fact in chapter.full:
        for pair in fact.differences:
            if pair.relation is RelationKind.CONFLICT:
                yield {
                    "fact": fact.label,
                    "one says": pair.first.words,
                    "origin": pair.first.origin,
                    "the other says": pair.second.words,
                    "its origin": pair.second.origin,
                    "size": pair.grade,
                    "why": pair.reason,
                }
