"""How is told what changed since the last run: in the report, as JSON, as a feed?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claims import tables
from claims.model import Turn
from claims.report.atom import as_atom
from claims.report.cells import rows, visible
from claims.report.files import write_whole
from claims.report.records import ChangesView, ChangeView

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from pathlib import Path

    from claims.report.cells import Row
    from claims.report.records import Chapter
    from claims.result import Changes, CrossReference
    from claims.settings import ReportSettings

SCHEMA = "claims-changes/1"
_FIRST = (
    Turn.CONFLICTING, Turn.RESOLVED, Turn.CORROBORATED, Turn.REVISED, Turn.WITHDRAWN, Turn.JOINED, Turn.NEW, Turn.SILENT,
)  # fmt: skip
"""In which order a reader wants to know."""
_HEADINGS: Mapping[Turn, str] = {
    Turn.CONFLICTING: "in conflict",
    Turn.RESOLVED: "resolved",
    Turn.CORROBORATED: "confirmed",
    Turn.REVISED: "revised",
    Turn.WITHDRAWN: "withdrawn",
    Turn.JOINED: "joined with others",
    Turn.NEW: "new",
    Turn.SILENT: "gone silent",
}


def changes_view(changes: Changes | None, chapters: Iterable[Chapter], settings: ReportSettings) -> ChangesView | None:
    """Draw up what the report says of changes; None where there is no earlier run to compare with.

    Args:
        changes: Since the last run.
        chapters: The facts that the report shows, to which changes lead.
        settings: How many are shown.
    """
    if changes is None or changes.since is None:
        return None
    order = {str(turn): place for place, turn in enumerate(_FIRST)}
    table = changes.table.assign(place=changes.table["change"].map(order)).sort_values(["place", "label", "fact_id"], kind="stable")
    counts = table["change"].value_counts()
    here = {fact.fact_id for chapter in chapters for fact in (*chapter.full, *chapter.brief)}
    shown = tuple(_view(row, here) for row in rows(table.head(settings.changes)))
    numbers = tuple(f"{counts[turn]:,} {_HEADINGS[turn]}" for turn in _FIRST if turn in counts)
    return ChangesView(since=changes.since, numbers=numbers, shown=shown, more=max(0, len(table) - len(shown)))


def _view(row: Row, here: Container[str]) -> ChangeView:
    fact_id = row.raw("fact_id")
    return ChangeView(fact_id=fact_id if fact_id in here else None, turn=Turn(row.raw("change")), sentence=row.text("sentence") or "")


def write_changes(result: CrossReference, folder: Path, title: str) -> None:
    """Write changes.json and changes.atom, where a store remembers what was before.

    Args:
        result: Of a run.
        folder: Where they are written; made if there is none.
        title: Of the feed.

    Raises:
        OSError: If a file cannot be written.
    """
    if result.changes is not None:
        write_whole(folder / "changes.json", as_json(result.changes).encode())
        write_whole(folder / "changes.atom", as_atom(result.changes, title=visible(title)))


def as_json(changes: Changes) -> str:
    """Write changes as JSON: a list of them, each with what was before and what is now; null where nothing is known."""
    since = changes.since.isoformat() if changes.since is not None else None
    listed = [_plain(row) for row in json.loads(changes.table.to_json(orient="records", date_format="iso", date_unit="s"))]
    return json.dumps({"schema": SCHEMA, "since": since, "changes": listed}, ensure_ascii=False, indent=1) + "\n"


def _plain(row: dict[str, object]) -> dict[str, object]:
    sides = {when: {name: row.pop(f"{name}_{when}") for name in tables.STANDING} for when in ("before", "after")}
    gone = {Turn.JOINED: "after", Turn.WITHDRAWN: "after", Turn.NEW: "before"}.get(Turn(str(row["change"])))
    return row | {when: None if when == gone else side for when, side in sides.items()}
