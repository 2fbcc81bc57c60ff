"""Which pages does a web archive hold?"""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

from claims.sources.entry import Content
from claims.sources.outcome import rejection
from claims.sources.streams import UNREADABLE, held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

    from claims.model import Rejection

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ANSWERED = "200"


def read_archive(content: Content) -> Iterator[Content | Rejection]:
    """Read the pages of a WARC file, packed or not, one after the other.

    Answers that are no pages (pictures, redirects, errors) and other records are passed over.

    Yields:
        Each page that was answered with status 200, under its address.

    Raises:
        OSError: If the file cannot be opened.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found = False
    with content.stream() as stream:
        try:
            records = iter(ArchiveIterator(stream, arc2warc=True))
            while (record := _next(records)) is not None:
                page = _page(content, record)
                if page is not None:
                    found = True
                    yield page
        # Broken members end in errors of the decompressor, broken headers in errors of their reading; a length can be said
        # to be of four hundred digits.
        except (ArchiveLoadFailed, ValueError, AttributeError, LookupError, OverflowError, *UNREADABLE) as err:
            why = " ".join(str(err).split()) or type(err).__name__
            reason = f"{content.where}: the archive breaks off ({why}); what stood before it is read"
            yield rejection(content.where, "archive_whole", reason)
    if not found:
        yield rejection(content.where, "archive_has_pages", f"{content.where}: no page that was answered in full; check the file")


def _next(records: Iterator[ArcWarcRecord]) -> ArcWarcRecord | None:
    # The library tells of every fault it mends on standard error, three lines each.
    with redirect_stderr(io.StringIO()):
        return next(records, None)


def _page(content: Content, record: ArcWarcRecord) -> Content | Rejection | None:
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != _ANSWERED:
        return None
    media_type, _, charset = (record.http_headers.get_header("Content-Type") or "").partition(";")
    url = record.rec_headers.get_header("WARC-Target-URI")
    if media_type.strip().lower() not in _PAGES or not url:
        return None
    data = record.content_stream().read(content.most_bytes + 1)
    if len(data) > content.most_bytes:
        reason = f"{url}: more than {content.most_bytes:,} bytes; raise input.max_page_bytes"
        return rejection(f"{content.where}:{url}", "not_too_long", reason)
    return Content(
        where=f"{content.where}:{url}",
        doc_id=url,
        stream=held(data),
        most_bytes=content.most_bytes,
        url=url,
        charset=charset.rpartition("=")[2].strip("\"' ") or None,
    )
