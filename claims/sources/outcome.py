"""What did reading bring, and what was kept out?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.model import Document, Rejection

if TYPE_CHECKING:
    from claims.sources.cursors import Cursor

_SHOWN = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read.

    Attributes:
        documents: In the order of the inputs.
        rejected: What was kept out, and what was not believed of documents that were kept; a line each.
        unchanged: Addresses that have nothing new since the cursors that were given: their documents are those of an earlier run.
        cursors: Of each address that answered, for the next run.
    """

    documents: list[Document]
    rejected: list[Rejection]
    unchanged: tuple[str, ...] = ()
    cursors: dict[str, Cursor] = field(default_factory=dict)


def rejection(row_key: str, expectation: str, reason: str, value: str | None = None, *, kept: bool = False) -> Rejection:
    """Keep a document out, or note what is not believed of it.

    Args:
        row_key: The path or address, with `:line` for a row.
        expectation: The name of what it failed.
        reason: What is wrong and what to do, in one line.
        value: What was observed, if it can be shown; shortened to 120 characters.
        kept: Whether the document is read all the same.
    """
    shown = None if value is None else value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    return Rejection(table="documents", row_key=row_key, expectation=expectation, value=shown, reason=reason, kept=kept)
