"""When is a figure true?"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from claims.extraction.clauses import clause
from claims.extraction.nearness import neighbours
from claims.model import AsOfBasis, Precision
from claims.model.record import record
from claims.text.dates import DateKind, DateMention, resolve

if TYPE_CHECKING:
    from claims.model import Span
    from claims.text.passages import Passage, Sentence

# Since 2014, after Monday and until June bound a time; none of them is the time of the figure.
_BOUNDS = ("since", "after", "before", "until", "till", "by", "from", "of")
_FROM_WRITING = frozenset({DateKind.WEEKDAY, DateKind.RELATIVE})
_NEVER = frozenset({DateKind.TIME, DateKind.DECADE, DateKind.EVENT})


@record(frozen=True, slots=True)
class AsOf:
    """The time that a figure is true of.

    Attributes:
        day: The date, the first day of a month or year; None if unknown.
        precision: How finely the words give it; None if unknown.
        basis: Where it comes from.
    """

    day: date | None
    precision: Precision | None
    basis: AsOfBasis


@record(frozen=True, slots=True)
class _Named:
    """A time that a sentence names and that its figures can be true of."""

    start: int
    end: int
    time: AsOf


class Times:
    """The times that a passage names, read once a sentence; `of` then answers for each figure.

    Args:
        passage: The title or text of a document.
    """

    def __init__(self, passage: Passage) -> None:
        published = passage.document.published_at
        self._published = published.date() if published else None
        self._otherwise = AsOf(self._published, Precision.DAY, AsOfBasis.PUBLISHED) if published else AsOf(None, None, AsOfBasis.UNKNOWN)
        self._times: dict[int, tuple[list[_Named], list[_Named]]] = {}

    def of(self, sentence: Sentence, span: Span) -> AsOf:
        """Say when a figure is true.

        Args:
            sentence: A sentence of this passage.
            span: The figure, in offsets of the section.

        Returns:
            The time named nearest to the figure in its clause, else a day named elsewhere in the sentence, else the day of
            publication, else unknown. Times after publication are passed over.
        """
        named, days = self._named(sentence)
        if named:
            around = clause(sentence, span)
            first, last = (bisect_left(named, edge, key=attrgetter("start")) for edge in (around.start, around.end))
            near = [*neighbours(named[first:last], span), *neighbours(days, span)]
            if near:
                return min(near, key=lambda one: (min(abs(one.start - span.end), abs(span.start - one.end)), one.start)).time
        return self._otherwise

    def _named(self, sentence: Sentence) -> tuple[list[_Named], list[_Named]]:
        """All the times of a sentence that are not after publication, and the days among them, each in order."""
        if sentence.index not in self._times:
            mentions = (one for one in sentence.dates if one.kind not in _NEVER and not _bounds(sentence, one))
            named = [_Named(one.start, one.end, time) for one in mentions if (time := self._resolved(one)) is not None]
            self._times[sentence.index] = named, [one for one in named if one.time.precision is Precision.DAY]
        return self._times[sentence.index]

    def _resolved(self, mention: DateMention) -> AsOf | None:
        if self._published is None and (mention.kind in _FROM_WRITING or mention.year is None):
            return None
        found = resolve(mention, self._published or date.max)
        if found is None or (self._published is not None and found[0] > self._published):
            return None
        return AsOf(*found, AsOfBasis.WEEKDAY if mention.kind in _FROM_WRITING else AsOfBasis.STATED)


def _bounds(sentence: Sentence, mention: DateMention) -> bool:
    before = sentence.text[: mention.start - sentence.start].rsplit(maxsplit=1)
    return bool(before) and before[-1].lower() in _BOUNDS
