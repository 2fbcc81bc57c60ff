"""What is a document once it has been read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model.record import maker, record

if TYPE_CHECKING:
    from datetime import datetime

    from claims.model.vocabulary import PublishedBasis


@record(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text, in Unicode code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point.

        >>> Span(start=0, end=3).overlaps(Span(start=2, end=5))
        True
        """
        return self.start < other.end and other.start < self.end


make_span = maker(Span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text, as stored: offsets of claims index into `title` and `text`.

    Attributes:
        doc_id: The document's own id where it has one, else derived from its path or address.
        text: The stored text, furniture included.
        title: The headline, empty where there is none.
        source: The outlet that published it, or None.
        url: Its address, or None.
        author: Who wrote it, as its metadata name them, or None.
        published_at: Time of publication, aware (UTC where the source gives no zone), or None.
        published_basis: Where that is taken from, None where it is not known.
        language: ISO 639-1 code, or None.
        credit: The wire service or outlet that the text credits, or None.
        copy_of: doc_id of the earlier document that this one is a near copy of, or None.
        furniture: Stretches of `text` that are page furniture: no claim is read from them.
    """

    doc_id: str
    text: str
    title: str = ""
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    credit: str | None = None
    copy_of: str | None = None
    furniture: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A row that was kept out, or in which something is doubted, with the reason in plain words.

    Attributes:
        table: The table that it would have stood in: documents, claims, matches or facts.
        row_key: Its id, or the path and line where it has none.
        expectation: The name of what it failed.
        value: What was observed, as text, or None.
        reason: One line: what is wrong and what to do.
        kept: Whether the row is in the run all the same, without what is doubted.
    """

    table: str
    row_key: str
    expectation: str
    value: str | None
    reason: str
    kept: bool = False
