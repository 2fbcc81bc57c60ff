"""How is a change told in a plain sentence?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from claims.assess.wording import dated, measured, plain
from claims.model import Corroboration, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    Row = Mapping[Hashable, Any]


def sentences(changes: pd.DataFrame) -> list[str]:
    """Tell changes.

    Args:
        changes: With change, label, unit, joined_label, and sentence, heard_at and the columns of `claims.tables.STANDING`, each of before
            and after.
    """
    return [_told(Turn(row["change"]), row) for row in changes.to_dict("records")]


def _told(turn: Turn, row: Row) -> str:
    return f"{_OPENERS[turn]}: {row['sentence_after']}" if turn in _OPENERS else _SAYS[turn](row)


def _joined(row: Row) -> str:
    return f"{row['label']} and {row['joined_label']} turned out to be one fact."


def _withdrawn(row: Row) -> str:
    return f"No document gives {row['label']} any more: {_span(row, 'before')} was withdrawn."


def _revised(row: Row) -> str:
    was, now = _span(row, "before"), _span(row, "after")
    if was != now:
        return f"The estimate of {row['label']} went from {was} to {now}."
    if row["corroboration_before"] == Corroboration.CORROBORATED != row["corroboration_after"]:
        return f"No longer confirmed by independent origins: {row['sentence_after']}"
    return f"Judged anew: {row['sentence_after']}"


def _silent(row: Row) -> str:
    return f"Nothing new on {row['label']} since {dated(row['heard_at_after'].date())}: {_span(row, 'after')} stands."


def _span(row: Row, when: str) -> str:
    """The estimate in words: its best value beside its ends, where they differ."""
    low, best, high = (row[f"{name}_{when}"] for name in ("low", "best", "high"))
    ends = [float(end) for end in (low, high) if pd.notna(end)]
    if not ends:
        return "no figure"
    words = measured(" to ".join(plain(end) for end in dict.fromkeys(ends)), str(row["unit"]), one=ends == [1, 1])
    if row[f"high_open_{when}"] is True:
        words += " or more"
    return words if pd.isna(best) or len(set(ends)) == 1 else f"{words} (best {plain(float(best))})"


_OPENERS: Mapping[Turn, str] = {
    Turn.NEW: "New",
    Turn.CONFLICTING: "Now in conflict",
    Turn.RESOLVED: "No longer in conflict",
    Turn.CORROBORATED: "Now confirmed by independent origins",
}
"""What goes before the sentence on a fact as it is now."""
_SAYS: Mapping[Turn, Callable[[Row], str]] = {
    Turn.JOINED: _joined,
    Turn.WITHDRAWN: _withdrawn,
    Turn.REVISED: _revised,
    Turn.SILENT: _silent,
}
