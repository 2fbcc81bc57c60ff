"""Which articles does an RSS or Atom feed carry?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claims.sources.entry import Content, Entry
from claims.sources.markup import plain
from claims.sources.outcome import rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Rejection

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_HEAD = 2048


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as a feed does.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<!doctype html><html>")
    (True, False)
    """
    return _ROOT.search(data, 0, _HEAD) is not None


def read_feed(content: Content) -> Iterator[Entry | Rejection]:
    """Read the entries of a feed: their full text where the feed carries it, else their summary; links are not followed."""
    import feedparser

    headers = {"content-location": content.url} if content.url else {}
    feed = feedparser.parse(content.data, response_headers=headers)
    if not feed.entries:
        why = f" ({feed.bozo_exception})" if feed.get("bozo") else ""
        yield rejection(content.where, "feed_has_entries", f"{content.where}: no entries of an RSS or Atom feed found{why}; check the file")
        return
    outlet = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(content, number, entry, outlet)


def _entry(content: Content, number: int, entry: Any, outlet: str | None) -> Entry:  # noqa: ANN401 - feedparser's own untyped record
    url = entry.get("link")
    return Entry(
        row_key=f"{content.where}:{number}",
        doc_id=entry.get("id") or url or f"{content.doc_id}:{number}",
        text=plain(_body(entry)),
        title=plain(entry.get("title", "")),
        url=url,
        source=(entry.get("source") or {}).get("title") or outlet,
        published=entry.get("published") or entry.get("updated"),
        language=(entry.get("title_detail") or {}).get("language"),
    )


def _body(entry: Any) -> str:  # noqa: ANN401
    """The longest of what the entry carries: feeds that give the full text give a summary beside it."""
    carried = [part.get("value") or "" for part in entry.get("content", [])]
    return max([*carried, entry.get("summary") or ""], key=len)
