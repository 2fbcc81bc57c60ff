"""How do named paths become documents?"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims.model import Document, Rejection
from claims.sources.admission import admit
from claims.sources.archives import read_archive
from claims.sources.characters import NotTextError, decode
from claims.sources.dressing import dress
from claims.sources.entry import Content, Entry, Link, TooLargeError
from claims.sources.feeds import read_feed
from claims.sources.inputs import Input, find_inputs
from claims.sources.kinds import FEEDS, KINDS, MEDIA_TYPES, PAGES, UNKNOWN, foreign, kind_of, kind_of_file, kind_within
from claims.sources.links import is_address, is_sitemap, listed, read_sitemap
from claims.sources.objects import read_json
from claims.sources.outcome import Reading, rejection
from claims.sources.pages import read_page
from claims.sources.refusals import FetchError, UnreachableError
from claims.sources.rows import read_table
from claims.sources.streams import STANDARD_INPUT, UNREADABLE, held, opener, standard_input
from claims.sources.web import Fetched, Fetcher, Unchanged
from claims.sources.workbooks import read_excel, read_parquet
from claims.workers import ALONE

if TYPE_CHECKING:
    import os
    from datetime import date

    from claims.settings import InputSettings
    from claims.sources.cursors import Cursors
    from claims.workers import Workers

Item = Entry | Rejection | Link
Reader = Callable[[Content], Iterable[Item]]

_LOG = logging.getLogger(__name__)
_HEAD = 4096


def read_documents(
    paths: Iterable[str | os.PathLike[str]], settings: InputSettings, *, today: date, manifest: str | os.PathLike[str] | None = None
) -> Reading:
    """Read everything that the paths stand for.

    Args:
        paths: As for `find_inputs`.
        settings: What is too long, and which dates are believed.
        today: A later date of publication is not believed.
        manifest: A table that gives or overrides what documents say of themselves; without any path, what it names is read.

    Returns:
        Documents with ids that are unique, and a line for everything that was kept out.

    Raises:
        InputError: If a path or the manifest does not exist or holds nothing that can be read; before anything is read.
    """
    inputs = find_inputs(paths, manifest=manifest, outlets=settings.outlets)
    return inputs.gather([read_inputs(inputs.found, settings, today=today)])


def read_inputs(
    inputs: Sequence[Input], settings: InputSettings, *, today: date, cursors: Cursors | None = None, workers: Workers = ALONE
) -> Reading:
    """Read some of the inputs that were found; readings of several batches are put together by `Inputs.gather`.

    An address that cannot be reached just now is rejected under `reachable`: the same call may succeed later.

    Args:
        inputs: What to read.
        settings: Limits, and what is believed.
        today: A later date of publication is not believed.
        cursors: What earlier runs learned of addresses; what has not changed since is not read again.
        workers: The processes that look at what the texts say of themselves.
    """
    fetcher = Fetcher(settings, cursors if cursors is not None else {})
    pass_ = _Pass(settings, today, fetcher)
    documents: list[Document] = []
    rejected: list[Rejection] = []
    for outcome in pass_.outcomes(inputs):
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
        else:
            documents.append(outcome)
    dressed = dress(documents, settings, today=today, workers=workers)
    _LOG.debug("%d inputs: %d documents, %d lines rejected", len(inputs), len(documents), len(rejected))
    return Reading(
        documents=dressed.documents,
        rejected=rejected + dressed.rejected,
        unchanged=tuple(pass_.unchanged),
        cursors=fetcher.cursors,
    )


class _UnreadableError(Exception):
    def __init__(self, expectation: str, where: str, reason: str) -> None:
        self.rejection = rejection(where, expectation, f"{where}: {reason}")
        super().__init__(reason)


class _Pass:
    """One pass over some inputs, and over the addresses that lists among them name."""

    def __init__(self, settings: InputSettings, today: date, fetcher: Fetcher) -> None:
        self._settings, self._fetcher, self._readers = settings, fetcher, _readers(settings, today)
        self._links: dict[str, Input] = {}
        self._left_out = 0
        self.unchanged: list[str] = []

    def outcomes(self, inputs: Sequence[Input]) -> Iterator[Document | Rejection]:
        """Documents and lines in the order of the inputs; what lists name comes after them."""
        # An address that was named is not read once more because a list names it, too.
        self._links = {one.where: one for one in inputs if is_address(one.where)}
        followed: Sequence[Input] = inputs
        while followed:
            known = len(self._links)
            for on_web, group in groupby(followed, key=lambda one: is_address(one.where)):
                together = list(group)
                yield from self._fetched(together) if on_web else self._opened(together)
            followed = list(self._links.values())[known:]
        if self._left_out:
            reason = f"{self._left_out:,} addresses of lists were left out; raise input.max_links"
            yield rejection("links", "links_followed", reason, str(self._left_out))

    def _opened(self, inputs: Iterable[Input]) -> Iterator[Document | Rejection]:
        for one in inputs:
            yield from self._judged(one, lambda one=one: self._items(*self._file(one)))  # type: ignore[misc]

    def _fetched(self, inputs: Sequence[Input]) -> Iterator[Document | Rejection]:
        for one, answer in zip(inputs, self._fetcher.fetch_all([one.where for one in inputs]), strict=True):
            if isinstance(answer, Unchanged):
                self.unchanged.append(one.where)
            else:
                yield from self._judged(one, lambda one=one, answer=answer: self._answered(one, answer))  # type: ignore[misc]

    def _answered(self, one: Input, answer: Fetched | FetchError) -> Iterator[Item]:
        kind, content = self._answer(one, answer)
        if isinstance(answer, Fetched) and answer.moved and kind in FEEDS:
            # Pages move all the time; a feed is named again and again, and one day the redirect is gone.
            reason = f"{one.where}: has moved for good to {answer.url}; it is read there, name that address"
            yield rejection(one.where, "address_current", reason, answer.url, kept=True)
        yield from self._items(kind, content)

    def _judged(self, one: Input, items: Callable[[], Iterator[Item]]) -> Iterator[Document | Rejection]:
        """What becomes of what an input holds; an input that holds nothing is said to."""
        empty = True
        for item in _guarded(one, items, self._settings.max_page_bytes):
            empty = False
            if isinstance(item, Link):
                self._follow(item, one)
            elif isinstance(item, Rejection):
                yield item
            else:
                yield from admit(one.manifest.apply(item, one.where) if one.manifest else item, self._settings)
        if empty:
            yield rejection(one.where, "holds_documents", f"{one.where}: there is nothing in it; check the file")

    def _follow(self, link: Link, one: Input) -> None:
        if link.url in self._links:
            return
        if len(self._links) >= self._settings.max_links:
            self._left_out += 1
        else:
            self._links[link.url] = Input(where=link.url, doc_id=link.url, manifest=one.manifest)

    def _items(self, kind: str, content: Content) -> Iterator[Item]:
        try:
            if kind == ".warc":
                for page in read_archive(content):
                    yield from (page,) if isinstance(page, Rejection) else self._readers[".html"](page)
            else:
                yield from self._readers[kind](content)
        except NotTextError as err:
            what = foreign(content.stream)
            if what is None:
                raise
            raise _UnreadableError("is_text", content.where, f"{what}, which is not read; save its text as .txt") from err

    def _file(self, one: Input) -> tuple[str, Content]:
        path = Path(one.where)
        stream = standard_input() if one.where == STANDARD_INPUT else opener(path)
        content = Content(where=one.where, doc_id=one.doc_id, stream=stream, most_bytes=self._settings.max_page_bytes)
        return kind_within(stream) if one.where == STANDARD_INPUT else kind_of_file(path, stream), content

    def _answer(self, one: Input, answer: Fetched | FetchError) -> tuple[str, Content]:
        if isinstance(answer, UnreachableError):
            raise _UnreadableError("reachable", one.where, f"{answer}; try again later") from answer
        if isinstance(answer, FetchError):
            raise _UnreadableError("fetched", one.where, f"{answer}; check the address") from answer
        stream, named = held(answer.data), kind_of(urlsplit(answer.url).path)
        kind = MEDIA_TYPES.get(answer.media_type, UNKNOWN)
        # A name tells more than the type that a server gives to all that it does not know; pages go by any name.
        if kind == UNKNOWN:
            kind = named if named in KINDS - PAGES else kind_within(stream)
        most = self._settings.max_page_bytes
        return kind, Content(where=one.where, doc_id=one.doc_id, stream=stream, most_bytes=most, url=answer.url, charset=answer.charset)


def _guarded(one: Input, items: Callable[[], Iterator[Item]], most_bytes: int) -> Iterator[Item]:
    """What a reader gives, and a line where it cannot go on."""
    try:
        yield from items()
    except _UnreadableError as err:
        yield err.rejection
    except NotTextError:
        yield rejection(one.where, "is_text", f"{one.where}: not text in any known encoding; convert it to text")
    except TooLargeError:
        reason = f"{one.where}: more than {most_bytes:,} bytes; split it, or raise input.max_page_bytes"
        yield rejection(one.where, "not_too_long", reason)
    except UNREADABLE as err:
        why = getattr(err, "strerror", None) or err
        yield rejection(one.where, "readable_file", f"{one.where}: cannot be read ({why}); check its permissions, and that it is whole")


def _readers(settings: InputSettings, today: date) -> Mapping[str, Reader]:
    page: Reader = partial(read_page, earliest_year=settings.earliest_year, today=today)
    tables: dict[str, Reader] = {kind: partial(read_table, kind=kind) for kind in (".jsonl", ".csv", ".tsv")}
    return tables | {
        ".txt": _read_text, ".md": _read_text, ".html": page, ".htm": page, ".parquet": read_parquet, ".xlsx": read_excel,
        ".xml": _read_xml, ".rss": _read_xml, ".atom": _read_xml, ".json": read_json,
    }  # fmt: skip


def _read_text(content: Content) -> Iterator[Item]:
    """Read a plain text as one document, or the addresses that it lists; line ends are stored as they are."""
    text = decode(content.whole(), declared=content.charset)
    links = listed(text)
    if links is not None:
        yield from links
    else:
        yield Entry(row_key=content.where, doc_id=content.doc_id, text=text, url=content.url)


def _read_xml(content: Content) -> Iterator[Item]:
    with content.stream() as stream:
        head = stream.read(_HEAD)
    yield from read_sitemap(content) if is_sitemap(head) else read_feed(content)
