"""What is said on the terminal when a run is done?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.report.ranking import DISAGREE
from claims.report.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from claims.report.records import Report

MOST_DISAGREEMENTS = 5
"""Disagreements named; the rest is counted."""
_WIDTH = 160


def summary(report: Report, rejected: pd.DataFrame, folder: Path, *, listed: bool = True) -> str:
    """Sum up a run: how much was found, the widest disagreements, what was kept out and why, overrides to look at, where the report is.

    Args:
        report: On the run; its first facts are enough.
        rejected: What the run kept out or doubts.
        folder: Where its files are.
        listed: Whether the disagreements are named, a line each.
    """
    lines = [
        *_found(report),
        *(_disagreements(report) if listed else ()),
        *_rejected(rejected),
        *_overrides(report),
        f"Report: {folder / 'report.html'}",
    ]
    return "\n".join(lines)


def _found(report: Report) -> Iterator[str]:
    head = report.headline
    yield f"{counted(head.documents, 'document')}, {counted(head.claims, 'claim')}, {counted(head.facts, 'fact')}"
    yield f"{head.conflicting:,} conflicting, {head.evolving:,} evolving, {head.corroborated:,} corroborated"


def _disagreements(report: Report) -> Iterator[str]:
    chapter = next(one for one in report.chapters if one.key == DISAGREE.key)
    if chapter.total:
        yield f"{chapter.heading}:"
    for fact in (*chapter.full, *chapter.brief)[:MOST_DISAGREEMENTS]:
        yield f"  {_cut(fact.sentence or fact.reason or fact.label)}"
    if (more := chapter.total - MOST_DISAGREEMENTS) > 0:
        yield f"  and {more:,} more"


def _rejected(rejected: pd.DataFrame) -> Iterator[str]:
    """A line for each kind of reason, with the first of its rows."""
    if len(rejected):
        yield f"Kept out or doubted: {counted(len(rejected), 'row')}"
    for (table, expectation), rows in rejected.groupby(["table", "expectation"], sort=False):
        yield f"  {len(rows):,} of {table}, {expectation}: {_cut(str(rows['reason'].iloc[0]))}"


def _overrides(report: Report) -> Iterator[str]:
    if report.overrides:
        yield f"Overrides to look at: {len(report.overrides):,}"
    for one in report.overrides:
        yield f"  {_cut(f'{one.link} “{one.note}”, {one.status}: {one.remark}')}"


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
