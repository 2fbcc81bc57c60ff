"""What did reading bring, and what was kept out?"""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import Document, Rejection

_SHOWN = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read.

    Attributes:
        documents: In the order of the inputs.
        rejected: What was kept out, and what was not believed of documents that were kept; a line each.
    """

    documents: list[Document]
    rejected: list[Rejection]


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
