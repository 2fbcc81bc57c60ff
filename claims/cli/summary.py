"""What is said on the terminal when a run is done?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.report.ranking import DISAGREE
from claims.report.wording import counted, moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claims.report.records import Report

MOST_DISAGREEMENTS = 5
"""Disagreements named; the rest is counted."""
_WIDTH = 160


def summary(report: Report, folder: Path, *, listed: bool = True) -> str:
    """Sum up a run: how much was found, the widest disagreements, what was kept out or doubted and why, overrides, where the report is.

    Args:
        report: On the run; its first facts are enough.
        folder: Where its files are.
        listed: Whether the disagreements are named, a line each.
    """
    lines = [
        *_found(report),
        *_changes(report),
        *(_disagreements(report) if listed else ()),
        *_rejected(report),
        *_unmet(report),
        *_overrides(report),
        f"Report: {folder / 'report.html'}",
    ]
    return "\n".join(lines)


def _found(report: Report) -> Iterator[str]:
    head = report.headline
    if report.stopped:
        yield f"{counted(head.documents, 'document')}, {counted(head.claims, 'claim')}; stopped by a quality gate, no finding is reported"
        return
    yield f"{counted(head.documents, 'document')}, {counted(head.claims, 'claim')}, {counted(head.facts, 'fact')}"
    yield f"{head.conflicting:,} conflicting, {head.evolving:,} evolving, {head.corroborated:,} corroborated"


def _changes(report: Report) -> Iterator[str]:
    if report.changes is not None:
        yield f"Since the run of {moment(report.changes.since)}: {', '.join(report.changes.numbers) or 'nothing has changed'}"


def _disagreements(report: Report) -> Iterator[str]:
    chapter = next(one for one in report.chapters if one.key == DISAGREE.key)
    if chapter.total:
        yield f"{chapter.heading}:"
    named = chapter.facts[:MOST_DISAGREEMENTS]
    for fact in named:
        yield f"  {_cut(fact.sentence or fact.reason or fact.label)}"
    if more := chapter.total - len(named):
        yield f"  and {more:,} more"


def _rejected(report: Report) -> Iterator[str]:
    """A line for each kind of reason, with the first of its rows; what was kept out before what is doubted."""
    for kept, heading in ((False, "Kept out"), (True, "Kept, though something in it is doubted")):
        kinds = [kind for kind in report.rejected_kinds if kind.kept is kept]
        if kinds:
            yield f"{heading}: {counted(sum(kind.rows for kind in kinds), 'row')}"
        for kind in kinds:
            yield f"  {kind.rows:,} of {kind.table}, {kind.expectation}: {_cut(kind.reason)}"


def _unmet(report: Report) -> Iterator[str]:
    """A line for each expectation about the run as a whole that was not met; what stopped the run is said at the very end."""
    lines = [one for one in report.checks if one.table == "run" and not one.success and not one.stops]
    if lines:
        yield "Unusual about this run:"
    for one in lines:
        yield f"  {_cut(one.detail or one.expectation)}"


def _overrides(report: Report) -> Iterator[str]:
    if report.overrides:
        yield f"Overrides to look at: {len(report.overrides):,}"
    for one in report.overrides:
        yield f"  {_cut(f'{one.link} “{one.note}”, {one.status}: {one.remark}')}"


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
