"""What does the text of a document say of itself: when, whom it credits, in which language, what in it is page furniture?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claims.model import Document, PublishedBasis
from claims.model.record import record
from claims.sources.credits import find_credit
from claims.sources.outcome import Reading, rejection
from claims.sources.outlets import usual_language
from claims.sources.published import Published, find_printed, is_believed
from claims.text.furniture import find_furniture
from claims.text.language import find_language
from claims.workers import ALONE, batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from claims.model import Rejection, Span
    from claims.settings import InputSettings
    from claims.workers import Workers

_WORTH_PROCESSES = 2_000
"""Fewer texts than these are read before a worker process has started."""
_SHARE = 200  # texts that a worker takes at a time


def dress(documents: Iterable[Document], settings: InputSettings, *, today: date, workers: Workers = ALONE) -> Reading:
    """Fill in what the texts say of themselves; what the metadata say already is kept, but for a language that the text belies.

    Args:
        documents: From any reader, or made by hand.
        settings: Which dates are believed, and what is known of outlets.
        today: A later date of publication is not believed.
        workers: The processes that read the texts, where there are many.

    Returns:
        The documents with their time of publication, credit, language and furniture, and a line for every date that was not believed.
    """
    dressed: list[Document] = []
    doubts: list[Rejection] = []
    given = list(documents)
    for document, told in zip(given, _all_told(given, settings, workers), strict=True):
        published, doubted = _published(document, settings, today)
        doubts += doubted
        dressed.append(
            Document(
                doc_id=document.doc_id,
                text=document.text,
                title=document.title,
                source=document.source,
                url=document.url,
                author=document.author,
                published_at=published.when if published else None,
                published_basis=published.basis if published else None,
                language=told.language or document.language or usual_language(document.source, settings),
                credit=document.credit or told.credit,
                copy_of=document.copy_of,
                furniture=told.furniture,
            )
        )
    return Reading(documents=dressed, rejected=doubts)


@record(frozen=True, slots=True)
class _Told:
    """What the words of a document tell."""

    furniture: tuple[Span, ...]
    language: str | None
    credit: str | None


def _all_told(documents: Sequence[Document], settings: InputSettings, workers: Workers) -> Iterator[_Told]:
    """What each document tells; an export can hold one text thousands of times: "[removed]", a page that could not be fetched."""
    rests_on = [(one.text, one.title, one.source, one.author, one.furniture) for one in documents]
    different = dict(zip(reversed(rests_on), reversed(documents), strict=True))
    shares = list(batches(list(different.values()), size=_SHARE))
    told = workers.map(partial(_told_by_each, settings=settings), shares, worth=len(different) >= _WORTH_PROCESSES)
    known = dict(zip(different, (one for share in told for one in share), strict=True))
    return (known[key] for key in rests_on)


def _told_by_each(documents: Sequence[Document], settings: InputSettings) -> list[_Told]:
    return [_told(document, settings) for document in documents]


def _told(document: Document, settings: InputSettings) -> _Told:
    furniture = document.furniture or find_furniture(document.text)
    language = find_language(_article(document.text, furniture))
    return _Told(furniture, language, find_credit(document, settings.outlets, furniture=furniture))


def _published(document: Document, settings: InputSettings, today: date) -> tuple[Published | None, list[Rejection]]:
    """The time that is believed: the document's own, else the one that its text carries; and a line for each that is not."""
    doubts: list[Rejection] = []
    if (when := document.published_at) is not None:
        if is_believed(when, settings, today=today):
            return Published(when=when, basis=document.published_basis or PublishedBasis.METADATA), []
        doubts.append(_doubt(document, when, settings))
    printed = find_printed(document.text)
    if printed is not None and not is_believed(printed.when, settings, today=today):
        doubts.append(_doubt(document, printed.when, settings))
        printed = None
    return printed, doubts


def _article(text: str, furniture: tuple[Span, ...]) -> str:
    """The text without its furniture, which can be in another language."""
    if not furniture:
        return text
    starts = [0, *(span.end for span in furniture)]
    ends = [*(span.start for span in furniture), len(text)]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _doubt(document: Document, when: datetime, settings: InputSettings) -> Rejection:
    reason = (
        f"{document.doc_id}: a publication date before {settings.earliest_year} or after today is not believed; "
        "the document is kept without it, mend the date or set input.earliest_year"
    )
    return rejection(document.doc_id, "published_at_believed", reason, when.isoformat(), kept=True)
