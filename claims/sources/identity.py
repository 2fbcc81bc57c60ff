"""Which documents share an id, and what are they called instead?"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from claims.sources.outcome import Reading, rejection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.model import Document, Rejection
    from claims.sources.cursors import Cursor


def unite(readings: Iterable[Reading]) -> Reading:
    """Put readings together so that every document has an id of its own.

    A text that comes again under the same id is read once. Another text under an id that is taken gets `#2`, `#3` after it.
    Either is said in a line of `rejected`.
    """
    documents: dict[str, Document] = {}
    texts: dict[tuple[str, str], str] = {}
    rejected: list[Rejection] = []
    unchanged: dict[str, None] = {}
    cursors: dict[str, Cursor] = {}
    for reading in readings:
        rejected.extend(reading.rejected)
        unchanged |= dict.fromkeys(reading.unchanged)
        cursors |= reading.cursors
        for document in reading.documents:
            key = document.doc_id, document.text
            if key in texts:
                reason = f"{document.doc_id}: the same text stands there before under this id; it is read once"
                rejected.append(rejection(document.doc_id, "unique_id", reason))
                continue
            doc_id = texts[key] = _free(document.doc_id, documents)
            documents[doc_id] = document
            if doc_id != document.doc_id:
                documents[doc_id] = dataclasses.replace(document, doc_id=doc_id)
                reason = f"{document.doc_id}: the id is taken by another text; this one is kept as {doc_id}, give each text its own id"
                rejected.append(rejection(document.doc_id, "unique_id", reason, doc_id, kept=True))
    return Reading(documents=list(documents.values()), rejected=rejected, unchanged=tuple(unchanged), cursors=cursors)


def _free(doc_id: str, taken: dict[str, Document]) -> str:
    number, free = 1, doc_id
    while free in taken:
        number += 1
        free = f"{doc_id}#{number}"
    return free
