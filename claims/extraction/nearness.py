"""Which of the things that a sentence names stand nearest to a figure?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Span


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""


# Looking at so few takes less time than finding the neighbours among them.
_FEW = 3

_P = TypeVar("_P", bound=Placed)


def neighbours(mentions: Sequence[_P], span: Span) -> Sequence[_P]:
    """Those of many mentions that can be the nearest: all that touch a span, the last one before, the first one behind it; of few, all.

    A line without a sentence end can have thousands of figures and of mentions: none is looked at for each figure but these.

    Args:
        mentions: In order, none overlapping.
        span: The figure.
    """
    if len(mentions) <= _FEW:
        return mentions
    first = bisect_right(mentions, span.start, key=attrgetter("end"))
    last = bisect_left(mentions, span.end, key=attrgetter("start"))
    return mentions[max(0, first - 1) : last + 1]
