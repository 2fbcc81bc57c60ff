"""Which articles does a feed carry: RSS, Atom, JSON Feed?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claims.sources.entry import Content, Entry
from claims.sources.markup import plain
from claims.sources.outcome import rejection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claims.model import Rejection

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_HEAD = 2048
_ENTRY = re.compile(rb"<(?:item|entry)[\s>/]")
# Archives of years have fewer of either; what takes the reader minutes has more.
_MOST_ENTRIES, _MOST_TAGS = 10_000, 75_000


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as an RSS or Atom feed does.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<!doctype html><html>")
    (True, False)
    """
    return _ROOT.search(data, 0, _HEAD) is not None


def read_feed(content: Content) -> Iterator[Entry | Rejection]:
    """Read the entries of an RSS or Atom feed: their full text where it carries it, else their summary; links are not followed.

    Raises:
        TooLargeError: If it has too many bytes.
        OSError: If it cannot be read.
    """
    import feedparser

    headers = {"content-location": content.url} if content.url else {}
    data = content.whole()
    entries, tags = len(_ENTRY.findall(data)), data.count(b"<")
    if entries > _MOST_ENTRIES or tags > _MOST_TAGS:
        reason = f"{content.where}: {entries:,} entries and {tags:,} tags in a feed; split it, or write them as JSON lines"
        yield rejection(content.where, "feed_not_too_long", reason, str(tags))
        return
    feed = feedparser.parse(data, response_headers=headers)
    if not feed.entries:
        why = f" ({feed.bozo_exception})" if feed.get("bozo") else ""
        yield without_entries(content, "an RSS or Atom feed", why)
        return
    outlet = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(content, number, entry, outlet)


def without_entries(content: Content, kind: str, why: str) -> Rejection:
    """Say that a file holds nothing of a kind, and why."""
    reason = f"{content.where}: no entries of {kind} found{' '.join(why.split()) and ' ' + ' '.join(why.split())}; check the file"
    return rejection(content.where, "feed_has_entries", reason)


def _entry(content: Content, number: int, entry: Any, outlet: str | None) -> Entry:  # noqa: ANN401 - feedparser's own untyped record
    url = entry.get("link")
    return Entry(
        row_key=f"{content.where}:{number}",
        doc_id=entry.get("id") or url or f"{content.doc_id}:{number}",
        text=plain(_body(entry)),
        title=plain(entry.get("title", "")),
        url=url,
        site=(entry.get("source") or {}).get("title") or outlet,
        author=entry.get("author") or None,
        published=entry.get("published") or entry.get("updated"),
        language=(entry.get("title_detail") or {}).get("language"),
    )


def _body(entry: Any) -> str:  # noqa: ANN401
    """The longest of what the entry carries: feeds that give the full text give a summary beside it."""
    carried = [part.get("value") or "" for part in entry.get("content", [])]
    return max([*carried, entry.get("summary") or ""], key=len)


def read_json_feed(content: Content, feed: Mapping[str, object]) -> Iterator[Entry | Rejection]:
    """Read the items of a JSON Feed (https://www.jsonfeed.org/version/1.1/): their full text, else their summary.

    Args:
        content: What it stands in; only its names are used.
        feed: As JSON gives it.
    """
    given = feed.get("items")
    items = [item for item in given if isinstance(item, dict)] if isinstance(given, list) else []
    if not items:
        yield without_entries(content, "a JSON Feed", "")
    for number, item in enumerate(items, start=1):
        yield _item(content, number, item, feed)


def _item(content: Content, number: int, item: Mapping[str, object], feed: Mapping[str, object]) -> Entry:
    url = _said(item, "url") or _said(item, "external_url")
    return Entry(
        row_key=f"{content.where}:{number}",
        doc_id=_said(item, "id") or url or f"{content.doc_id}:{number}",
        text=_said(item, "content_text") or plain(_said(item, "content_html") or "") or _said(item, "summary") or "",
        title=_said(item, "title") or "",
        url=url,
        site=_said(feed, "title"),
        author=_author(item) or _author(feed),
        published=_said(item, "date_published") or _said(item, "date_modified"),
        language=_said(item, "language") or _said(feed, "language"),
    )


def _said(record: Mapping[str, object], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)  # ids that were written as numbers, against the standard
    return value.strip() or None if isinstance(value, str) else None


def _author(record: Mapping[str, object]) -> str | None:
    """The names of its authors; version 1.0 had but one."""
    authors = record.get("authors") or [record.get("author")]
    named = [_said(one, "name") for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    return ", ".join(name for name in named if name) or None
