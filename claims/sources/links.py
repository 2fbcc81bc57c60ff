"""Which addresses does a list name: a sitemap, a text of nothing but addresses?"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from claims.sources.entry import Link
from claims.sources.outcome import rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.model import Rejection
    from claims.sources.entry import Content

_ROOT = re.compile(rb"<(?:urlset|sitemapindex)[\s>]")
_HEAD = 2048
# With the namespace and without, not those of the pictures on a page, which have one of their own.
_PLACES = frozenset({"loc", "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"})
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_COMMENT = "#"


def is_address(where: str) -> bool:
    """Whether a named path is an address on the web.

    >>> is_address("https://outlet.example/feed.xml"), is_address("news.txt")
    (True, False)
    """
    return where.lower().startswith(("http://", "https://"))


def is_sitemap(data: bytes) -> bool:
    """Whether bytes begin as a sitemap, or an index of sitemaps, does.

    >>> is_sitemap(b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    True
    """
    return _ROOT.search(data, 0, _HEAD) is not None


def read_sitemap(content: Content) -> Iterator[Link | Rejection]:
    """Read the addresses of a sitemap, or of the sitemaps of an index (https://www.sitemaps.org/protocol.html).

    Raises:
        TooLargeError: If it has too many bytes.
        OSError: If it cannot be read.
    """
    found = False
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(content.whole())):
            if element.tag in _PLACES and _ADDRESS.fullmatch(url := (element.text or "").strip()):
                found = True
                yield Link(url=url)
            element.clear()
    except (ElementTree.ParseError, ValueError, LookupError) as err:
        reason = f"{content.where}: not a whole sitemap ({err}); the addresses up to there are read"
        yield rejection(content.where, "sitemap_whole", reason)
    if not found:
        yield rejection(content.where, "sitemap_has_links", f"{content.where}: a sitemap without addresses; check the file")


def listed(text: str) -> list[Link] | None:
    r"""The addresses of a list with one on each line, blank lines and lines that begin with # aside; None for any other text.

    >>> listed("# Saturday\nhttps://outlet.example/1\n"), listed("https://outlet.example/1 says 12")
    ([Link(url='https://outlet.example/1')], None)
    """
    lines = [line for line in map(str.strip, text.splitlines()) if line and not line.startswith(_COMMENT)]
    # The first line tells nearly every text apart without a look at the rest.
    if not lines or not _ADDRESS.fullmatch(lines[0]) or not all(map(_ADDRESS.fullmatch, lines)):
        return None
    return [Link(url=line) for line in lines]
