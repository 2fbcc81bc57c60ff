"""Which lines does a text have, and which of them could be titles?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.model import Span
from claims.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE_WORDS = 20
"""A paragraph of an article is longer, or ends as a sentence does."""

_END = 20
_SENTENCE_END = re.compile(r"""[.!?]["'”’)\]]*$""")
_CUT_SHORT = re.compile(r"(?:\.\.\.|…)\W*$")


@record(frozen=True, slots=True)
class Line:
    """A line without the blanks around it.

    Attributes:
        text: Its text.
        start: Of its first code point in the text.
        end: One past its last.
        words: How many it has.
    """

    text: str
    start: int
    end: int
    words: int

    @property
    def is_title(self) -> bool:
        """Whether it could be a headline, or a teaser that was cut short, rather than a paragraph of the article."""
        end = self.text[-_END:]
        if ("..." in end or "…" in end) and _CUT_SHORT.search(end):
            return True
        return self.words <= TITLE_WORDS and not _SENTENCE_END.search(end)


@lru_cache(maxsize=16)  # of one text they are asked for several times, one after the other
def lines_of(text: str) -> tuple[Line, ...]:
    r"""The lines of a text that are not blank, in order.

    >>> [line.text for line in lines_of("Dam breaks \n\n12 drowned.")]
    ['Dam breaks', '12 drowned.']
    """
    lines, begins = list[Line](), 0
    for line in text.split("\n"):
        if stripped := line.strip():
            start = begins if line[0] == stripped[0] else begins + line.index(stripped)
            lines.append(Line(stripped, start, start + len(stripped), len(stripped.split())))
        begins += len(line) + 1
    return tuple(lines)


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    r"""Put spans of a text in order; those that touch, overlap or have only blanks between them become one.

    >>> joined("Share\n\nTweet", [Span(start=7, end=12), Span(start=0, end=5)])
    (Span(start=0, end=12),)
    """
    out: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if out and not text[out[-1].end : span.start].strip():
            out[-1] = Span(start=out[-1].start, end=max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
