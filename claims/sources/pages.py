"""What article does a web page hold?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.sources.characters import decode
from claims.sources.entry import Content, Entry
from claims.sources.outcome import rejection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claims.model import Rejection

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
# The longest live blogs have half as many; what takes the reader minutes has more.
_MOST_TAGS = 50_000
# Where pages write the time of publication to the minute: a meta element of the Open Graph, or schema.org's description as JSON.
_TIMES = (
    re.compile(r"""article:published_time["'][^>]{0,80}?content\s*=\s*["']([^"']{10,40})["']"""),
    re.compile(r"""content\s*=\s*["']([^"']{10,40})["'][^>]{0,80}?article:published_time["']"""),
    re.compile(r"""["']datePublished["']\s*:\s*["']([^"']{10,40})["']"""),
)
_LANGUAGE = re.compile(r"""<html[^>]{0,500}?\slang\s*=\s*["']?([A-Za-z-]{2,20})""", re.IGNORECASE)


def read_page(content: Content, *, earliest_year: int, today: date) -> Iterator[Entry | Rejection]:
    """Read the main text of a page, without menus, comments and footers, and what its metadata say.

    Args:
        content: The page.
        earliest_year: Dates before it are not looked for.
        today: Dates after it are not looked for.

    Raises:
        NotTextError: If the bytes are not text.
        TooLargeError: If there are too many of them.
        OSError: If they cannot be read.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    data = content.whole()
    if (tags := data.count(b"<")) > _MOST_TAGS:
        reason = f"{content.where}: {tags:,} tags, where the longest pages have {_MOST_TAGS:,}; save its text as .txt if there is one"
        yield rejection(content.where, "page_not_too_nested", reason, str(tags))
        return
    declared = _CHARSET.search(data, 0, _HEAD)
    html = decode(data, declared=content.charset or (declared[1].decode("ascii") if declared else None))
    # Dates are taken from where pages declare them, not from any number in the page: a wrong date is worse than none.
    dates = {"original_date": True, "extensive_search": False, "min_date": f"{earliest_year}-01-01", "max_date": today.isoformat()}
    page = bare_extraction(html, url=content.url, with_metadata=True, include_comments=False, date_extraction_params=dates)
    # The signature still allows for the dict of earlier versions.
    if not isinstance(page, Document) or not page.text:
        reason = f"{content.where}: no article found in the page; save its text as .txt if there is one"
        yield rejection(content.where, "page_has_article", reason)
        return
    language = _LANGUAGE.search(html, 0, 20 * _HEAD)
    title = page.title or ""
    yield Entry(
        row_key=content.where,
        doc_id=content.doc_id,
        text=_without_headline(page.text, title),
        title=title,
        url=page.url or content.url,
        site=page.sitename,
        author=page.author,
        published=_to_the_minute(page.date, html),
        language=language[1] if language else None,
    )


def _to_the_minute(day: str | None, html: str) -> str | None:
    """The time that the page's metadata give for a day; the day alone where they give none."""
    times = (match[1] for pattern in _TIMES if (match := pattern.search(html)))
    return next((time for time in times if day and time.startswith(day)), day)


def _without_headline(text: str, title: str) -> str:
    """Leave out a first line that says the title again: its figures would count twice."""
    first, _, rest = text.partition("\n")
    return rest if first.strip() == title.strip() and rest.strip() else text
