"""Of which kind is what is to be read?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.sources.feeds import is_feed
from claims.sources.links import is_sitemap

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

KINDS = frozenset(
    {".txt", ".md", ".html", ".htm", ".jsonl", ".csv", ".tsv", ".parquet", ".xlsx", ".xml", ".rss", ".atom", ".json", ".warc"}
)  # fmt: skip
TABLES = frozenset({".jsonl", ".csv", ".tsv", ".parquet", ".warc"})
"""Kinds that are read as a stream, however large the file is."""
PAGES = frozenset({".html", ".htm"})
FEEDS = frozenset({".xml", ".rss", ".atom", ".json"})
PACKED = ".gz"
UNKNOWN = ""
MEDIA_TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": UNKNOWN, "text/markdown": ".md", "text/csv": ".csv",
    "text/tab-separated-values": ".tsv", "application/jsonl": ".jsonl", "application/x-ndjson": ".jsonl",
    "application/x-jsonlines": ".jsonl", "application/json": UNKNOWN, "application/feed+json": ".json",
    "text/xml": UNKNOWN, "application/xml": UNKNOWN,
    "application/rss+xml": ".xml", "application/atom+xml": ".xml", "application/rdf+xml": ".xml", "application/warc": ".warc",
    "application/vnd.apache.parquet": ".parquet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/gzip": UNKNOWN, "application/x-gzip": UNKNOWN, "application/octet-stream": UNKNOWN, "": UNKNOWN,
}  # fmt: skip
"""What a server may answer with, and the kind that it is; `UNKNOWN` where the type says little and the bytes are looked at."""
_HEAD = 4096
_LINE = 1 << 24
_MARKS = {b"PAR1": ".parquet", b"WARC/": ".warc", b"PK\x03\x04": ".xlsx"}
_PAGE = (b"<!doctype html", b"<html")
# A text can begin with a bracket, too.
_OBJECTS = re.compile(rb"\[\s*\{\s*\"|\{\s*\"")
_FOREIGN = {
    b"%PDF": "a PDF", b"PK": "a packed archive or office document", b"\xd0\xcf\x11\xe0": "an office document", b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"SQLite": "a database",
}  # fmt: skip


def kind_of(path: str | PathLike[str]) -> str:
    """The kind of file that a name stands for: its ending in lower case, that before `.gz` where it is packed.

    >>> kind_of("export.JSONL.gz"), kind_of("page.html"), kind_of("README")
    ('.jsonl', '.html', '')
    """
    name = Path(path)
    suffix = name.suffix.lower()
    return Path(name.stem).suffix.lower() if suffix == PACKED else suffix


def kind_within(stream: Callable[[], BinaryIO]) -> str:
    """The kind of what has no telling name: by how it begins, else a plain text.

    Raises:
        OSError: If it cannot be read.
    """
    with stream() as opened:
        head = opened.read(_HEAD)
        rest = opened.readline(_LINE)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, kind in _MARKS.items():
        if start.startswith(mark):
            return kind
    if start.lower().startswith(_PAGE):
        return ".html"
    if is_feed(head) or is_sitemap(head):
        return ".xml"
    return _kind_of_braces(head, start + rest) if start.startswith((b"{", b"[")) else ".txt"


def kind_of_file(path: Path, stream: Callable[[], BinaryIO]) -> str:
    """The kind of a file: by its name, but for a page, feed or table that was saved under the name of a text or page.

    Raises:
        OSError: If it cannot be read.
    """
    named = kind_of(path)
    if named not in PAGES and named != ".txt":
        return named
    within = kind_within(stream)
    saved_as_text = named == ".txt" and within in {".html", ".jsonl", ".json"}
    return within if saved_as_text or within == ".xml" else named


def foreign(stream: Callable[[], BinaryIO]) -> str | None:
    """What bytes are that are no text, as far as their beginning tells.

    Raises:
        OSError: If they cannot be read.
    """
    with stream() as opened:
        head = opened.read(len(b"SQLite"))
    return next((what for mark, what in _FOREIGN.items() if head.startswith(mark)), None)


def _kind_of_braces(head: bytes, text: bytes) -> str:
    """A text can begin with a brace, too: the first line must be an object, or the whole a feed or array."""
    if b"jsonfeed.org/version" in head:
        return ".json"
    try:
        if isinstance(json.loads(text.split(b"\n", 1)[0]), dict):
            return ".jsonl"
    except (ValueError, RecursionError):
        pass
    return ".json" if _OBJECTS.match(text) else ".txt"
