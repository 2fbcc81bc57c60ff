"""What does the text of a document say of itself: when it was published, whom it credits, what in it is page furniture?"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from claims.sources.credits import find_credit
from claims.sources.outcome import Reading, rejection
from claims.sources.published import is_believed, printed_time
from claims.text.furniture import find_furniture

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from claims.model import Document, Rejection
    from claims.settings import InputSettings


def dress(documents: Iterable[Document], settings: InputSettings, *, today: date) -> Reading:
    """Fill in what the texts say of themselves; what the metadata say already is kept.

    Args:
        documents: From any reader, or made by hand.
        settings: Which dates are believed.
        today: A later date of publication is not believed.

    Returns:
        The documents with `published_at`, `credit` and `furniture`, and a line for every date that was not believed.
    """
    dressed: list[Document] = []
    doubts: list[Rejection] = []
    for document in documents:
        times = [
            document.published_at,
            None if document.published_at and is_believed(document.published_at, settings, today=today) else printed_time(document.text),
        ]
        doubts.extend(_doubt(document, when, settings) for when in times if when and not is_believed(when, settings, today=today))
        dressed.append(
            dataclasses.replace(
                document,
                published_at=next((when for when in times if when and is_believed(when, settings, today=today)), None),
                credit=document.credit or find_credit(document.text),
                furniture=document.furniture or find_furniture(document.text),
            )
        )
    return Reading(documents=dressed, rejected=doubts)


def _doubt(document: Document, when: datetime, settings: InputSettings) -> Rejection:
    reason = (
        f"{document.doc_id}: a publication date before {settings.earliest_year} or after today is not believed; "
        "the document is kept without it, mend the date or set input.earliest_year"
    )
    return rejection(document.doc_id, "published_at_believed", reason, when.isoformat(), kept=True)
