"""Which entries become documents?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.model import Document, PublishedBasis, Rejection
from claims.sources.outcome import rejection
from claims.sources.outlets import name_source
from claims.sources.published import read_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.settings import InputSettings
    from claims.sources.entry import Entry

# Halves of characters, which JSON can name though no text can hold them; a mark of their own keeps every offset.
_HALVES = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")


def admit(entry: Entry, settings: InputSettings) -> Iterator[Document | Rejection]:
    """Make a document of an entry, or say why not.

    Yields:
        The document, unless its text is empty or too long; and a line for what was wrong.
    """
    where = entry.row_key
    if not entry.text.strip():
        yield rejection(where, "has_text", f"{where}: the text is empty; nothing can be read from it")
        return
    if len(entry.text) > settings.max_document_characters:
        limit = f"{settings.max_document_characters:,} characters"
        reason = f"{where}: longer than {limit}; split it, or raise input.max_document_characters"
        yield rejection(where, "not_too_long", reason, f"{len(entry.text):,}")
        return
    published = read_time(entry.published) if entry.published else None
    if entry.published and published is None:
        reason = f"{where}: the publication date cannot be read, the document is kept without it; write dates as 2017-09-21"
        yield rejection(where, "published_at_readable", reason, entry.published, kept=True)
    yield Document(
        doc_id=_whole(entry.doc_id),
        text=_whole(entry.text),
        title=_whole(entry.title),
        source=_whole(source) if (source := name_source(entry.source, entry.url, settings, site=entry.site)) else None,
        url=_whole(entry.url) if entry.url else None,
        author=_whole(entry.author) if entry.author else None,
        published_at=published,
        published_basis=PublishedBasis.METADATA if published else None,
        language=_language(entry.language),
    )


def _whole(text: str) -> str:
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def _language(tag: str | None) -> str | None:
    match = _LANGUAGE.match(tag) if tag else None
    return match[1].lower() if match else None
