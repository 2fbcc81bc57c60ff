"""How is the outcome of a run shown: as tables on a terminal, as plain lines in a pipe, as JSON for a program?"""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from claims.report.fact_records import FactView
    from claims.report.records import Report
    from claims.result import CrossReference
    from claims.settings import ReportSettings


class Format(StrEnum):
    """What the outcome is printed as."""

    TEXT = "text"
    JSON = "json"


def drawn_up(result: CrossReference, settings: ReportSettings) -> Report:
    """Draw up as much of the report of a run as is shown here: the facts after the widest disagreements are left out."""
    from claims.cli.summary import MOST_DISAGREEMENTS
    from claims.report.view import view

    return view(result, settings.model_copy(update={"facts_on_page": MOST_DISAGREEMENTS}))


def show(report: Report, folder: Path, form: Format) -> None:
    """Print what a run found on standard output.

    Args:
        report: Of the run, or as much of it as `drawn_up` gives.
        folder: Where its files are.
        form: Text for people, JSON for programs.
    """
    from claims.cli.summary import summary

    if form is Format.JSON:
        print(_as_json(report, folder))
        return
    if not sys.stdout.isatty():
        print(summary(report, folder))
        return
    _draw(report, *summary(report, folder, listed=False).split("\n"))


def _disagreements(report: Report) -> list[FactView]:
    from claims.cli.summary import MOST_DISAGREEMENTS

    return [fact for chapter in report.chapters for fact in chapter.facts if chapter.key == "disagree"][:MOST_DISAGREEMENTS]


def _as_json(report: Report, folder: Path) -> str:
    from pydantic_core import to_jsonable_python

    told = ("fact_id", "label", "consistency", "corroboration", "grade", "sentence", "estimate", "reports", "origins")
    content = {
        "headline": to_jsonable_python(report.headline),
        "disagreements": [{name: to_jsonable_python(getattr(fact, name)) for name in told} for fact in _disagreements(report)],
        "report": str(folder / "report.html"),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _draw(report: Report, first: str, *rest: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from claims.report.wording import CORROBORATION, counted, verdict

    console = Console(highlight=False, emoji=False)
    console.print(escape(first), style="bold")
    facts = _disagreements(report)
    if facts:
        table = Table(box=SIMPLE_HEAD, title="Where sources disagree", title_justify="left", title_style="bold", header_style="dim")
        for heading in ("Fact", "Low", "Best", "High", "Verdict", "Rests on", "Id"):
            table.add_column(heading, justify="right" if heading in {"Low", "Best", "High"} else "left", no_wrap=heading == "Id")
        for fact in facts:
            found = fact.estimate
            rests = f"{counted(fact.reports, 'report')}, {counted(fact.origins, 'origin')}"
            judged = f"{verdict(fact.consistency, fact.grade)}, {CORROBORATION[fact.corroboration]}"
            cells = (fact.label, found.low_words, found.best_words, found.high_words, judged, rests, fact.fact_id)
            table.add_row(*map(escape, cells))
        console.print(table)
    console.print(escape("\n".join(rest)), soft_wrap=True)
