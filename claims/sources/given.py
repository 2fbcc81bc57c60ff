"""How do documents that a program holds become documents of a run?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Document, Rejection
from claims.sources.admission import admit
from claims.sources.dressing import dress
from claims.sources.entry import Content
from claims.sources.identity import unite
from claims.sources.outcome import Reading
from claims.sources.rows import read_row
from claims.sources.streams import held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from claims.settings import InputSettings

_HELD = Content(where="documents", doc_id="document", stream=held(b""), most_bytes=0)


def take_documents(given: Iterable[Document | Mapping[str, object]], settings: InputSettings, *, today: date) -> Reading:
    """Take documents as they are, and rows as those of a table; what their texts say of themselves is filled in.

    Args:
        given: Documents, or rows with the keys `id` and `text` and optionally `title`, `url`, `source`, `published_at`, `language`.
        settings: What is too long, and which dates are believed.
        today: A later date of publication is not believed.

    Returns:
        Documents with ids that are unique, and a line for everything that was kept out.
    """
    documents: list[Document] = []
    rejected: list[Rejection] = []
    for outcome in _outcomes(given, settings):
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
        else:
            documents.append(outcome)
    return unite([Reading(documents=[], rejected=rejected), dress(documents, settings, today=today)])


def _outcomes(given: Iterable[Document | Mapping[str, object]], settings: InputSettings) -> Iterator[Document | Rejection]:
    for number, one in enumerate(given, start=1):
        if isinstance(one, Document):
            yield one
            continue
        row = read_row(_HELD, number, one)
        yield from (row,) if isinstance(row, Rejection) else admit(row, settings)
