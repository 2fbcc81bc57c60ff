"""How do named paths become documents?"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims.model import Document, Rejection
from claims.sources.admission import admit
from claims.sources.characters import NotTextError, decode
from claims.sources.dressing import dress
from claims.sources.entry import Content, Entry
from claims.sources.feeds import is_feed, read_feed
from claims.sources.identity import unite
from claims.sources.inputs import Input, find_inputs, is_address
from claims.sources.outcome import Reading, rejection
from claims.sources.pages import read_page
from claims.sources.rows import read_csv, read_jsonl, read_parquet, read_tsv
from claims.sources.web import FetchError, UnreachableError, fetch

if TYPE_CHECKING:
    import os
    from datetime import date

    from claims.settings import InputSettings

Reader = Callable[[Content], Iterator[Entry | Rejection]]

_LOG = logging.getLogger(__name__)
_TABLES = frozenset({".jsonl", ".csv", ".tsv", ".parquet"})
_MEDIA_TYPES = {
    "text/plain": ".txt", "text/markdown": ".md", "text/csv": ".csv", "text/tab-separated-values": ".tsv",
    "application/jsonl": ".jsonl", "application/x-ndjson": ".jsonl", "application/vnd.apache.parquet": ".parquet",
}  # fmt: skip


def read_documents(paths: Iterable[str | os.PathLike[str]], settings: InputSettings, *, today: date) -> Reading:
    """Read everything that the paths stand for.

    Args:
        paths: As for `find_inputs`.
        settings: What is too long, and which dates are believed.
        today: A later date of publication is not believed.

    Returns:
        Documents with ids that are unique, and a line for everything that was kept out.

    Raises:
        MissingPathError: If a path does not exist; before anything is read.
        NoDocumentsError: If the paths hold nothing that can be read; before anything is read.
    """
    inputs = find_inputs(paths)
    return unite([Reading(documents=[], rejected=list(inputs.rejected)), read_inputs(inputs.found, settings, today=today)])


def read_inputs(inputs: Sequence[Input], settings: InputSettings, *, today: date) -> Reading:
    """Read some of the inputs that were found; readings of several batches are put together by `unite`.

    An address that cannot be reached just now is rejected under `reachable`: the same call may succeed later.
    """
    documents: list[Document] = []
    rejected: list[Rejection] = []
    for one in inputs:
        for item in _read(one, settings, today):
            for outcome in admit(item, settings) if isinstance(item, Entry) else (item,):
                if isinstance(outcome, Rejection):
                    rejected.append(outcome)
                else:
                    documents.append(outcome)
    dressed = dress(documents, settings, today=today)
    _LOG.info("%d inputs read: %d documents, %d rejections", len(inputs), len(documents), len(rejected) + len(dressed.rejected))
    return Reading(documents=dressed.documents, rejected=rejected + dressed.rejected)


def _read(one: Input, settings: InputSettings, today: date) -> Iterator[Entry | Rejection]:
    try:
        kind, content = _fetched(one, settings) if is_address(one.where) else _opened(one, settings)
        yield from _reader(kind, settings, today)(content)
    except _UnreadableError as err:
        yield err.rejection
    except NotTextError:
        yield rejection(one.where, "is_text", f"{one.where}: not text in any known encoding; convert it to text")


class _UnreadableError(Exception):
    def __init__(self, expectation: str, where: str, reason: str) -> None:
        self.rejection = rejection(where, expectation, f"{where}: {reason}")
        super().__init__(reason)


def _opened(one: Input, settings: InputSettings) -> tuple[str, Content]:
    path = Path(one.where)
    kind = path.suffix.lower()
    try:
        if kind not in _TABLES and path.stat().st_size > settings.max_page_bytes:
            raise _UnreadableError(
                "not_too_long", one.where, f"more than {settings.max_page_bytes:,} bytes; split it, or raise input.max_page_bytes"
            )
        return kind, Content(where=one.where, doc_id=one.doc_id, data=path.read_bytes())
    except OSError as err:
        raise _UnreadableError("readable_file", one.where, f"cannot be opened ({err.strerror}); check its permissions") from err


def _fetched(one: Input, settings: InputSettings) -> tuple[str, Content]:
    try:
        page = fetch(one.where, settings)
    except UnreachableError as err:
        raise _UnreadableError("reachable", one.where, f"{err}; try again later") from err
    except FetchError as err:
        raise _UnreadableError("fetched", one.where, f"{err}; check the address") from err
    suffix = Path(urlsplit(page.url).path).suffix.lower()
    kind = suffix if suffix in _TABLES else ".xml" if is_feed(page.data) else _MEDIA_TYPES.get(page.media_type, ".html")
    return kind, Content(where=one.where, doc_id=one.doc_id, data=page.data, url=page.url, charset=page.charset)


def _reader(kind: str, settings: InputSettings, today: date) -> Reader:
    page: Reader = partial(read_page, earliest_year=settings.earliest_year, today=today)
    readers: dict[str, Reader] = {
        ".txt": _read_text, ".md": _read_text, ".html": page, ".htm": page, ".jsonl": read_jsonl, ".csv": read_csv,
        ".tsv": read_tsv, ".parquet": read_parquet, ".xml": read_feed, ".rss": read_feed, ".atom": read_feed,
    }  # fmt: skip
    return readers[kind]


def _read_text(content: Content) -> Iterator[Entry | Rejection]:
    """Read a plain text as one document; line ends are stored as they are."""
    yield Entry(row_key=content.where, doc_id=content.doc_id, text=decode(content.data, declared=content.charset), url=content.url)
