"""Which clause of a sentence does a figure stand in?"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.model.document import make_span

if TYPE_CHECKING:
    from claims.model import Span
    from claims.text.passages import Sentence

# A comma before a participle or between parts of a list does not end a clause: hit the coast, killing 10 and injuring 50.
_BREAK = re.compile(
    r"""
      [;:]\s | \s[–—-]{1,2}\s | —
    | ,[\"”’]?\s(?!\w+ing\b|and\s\w+ing\b|\d|including\b|or\s)
    | \s(?=(?:after|while|when|because|although|though|but|where|whereas|before|since)\s)
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=512)
def _breaks(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _BREAK.finditer(text))


def clause(sentence: Sentence, span: Span) -> Span:
    """The stretch of the sentence between the breaks nearest to the span on either side.

    Commas, colons, dashes and conjunctions break; a comma before a participle (hit the coast, killing 10) does not.
    """
    start, end = span.start - sentence.start, span.end - sentence.start
    breaks = _breaks(sentence.text)
    first, last = bisect_right(breaks, start), bisect_right(breaks, end)
    return make_span(
        start=sentence.start + (breaks[first - 1] if first else 0),
        end=sentence.start + (breaks[last] if last < len(breaks) else len(sentence.text)),
    )
