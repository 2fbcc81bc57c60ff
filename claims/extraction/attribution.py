"""Who says so?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.clauses import clause
from claims.extraction.names import speaker, speech, words_of
from claims.extraction.quotations import Quotation, quotations
from claims.extraction.reports import Report, reports
from claims.extraction.subjects import Phrase, Words, cue_words, leading
from claims.model import AttributionKind
from claims.text.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.extraction.names import Word
    from claims.model import Span
    from claims.text.passages import Passage, Sentence

_CHAIN = " -> "
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s(?:\w+\s)?(?:believed|thought|said|reported|feared|estimated|understood|presumed|alleged|claimed)\b"
    r"|\b(?:reportedly|allegedly)\b|\bstill\s(?:believed|thought|feared)\b|\b(?:believed|thought|feared|reported)\s(?:to|dead|missing|killed|trapped|buried)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who the document says says so.

    Attributes:
        speaker: The name or the role; a chain is joined by " -> ", the last is nearest to the figure. None if nobody is named.
        kind: What kind of speaker that is.
    """

    speaker: str | None
    kind: AttributionKind


@dataclass(frozen=True, slots=True)
class _Said:
    """A report whose speaker is known."""

    report: Report
    attribution: Attribution


class Speakers:
    """The speakers of a passage, read once; `of` then answers for each figure.

    Args:
        passage: The title or text of a document.
        aliases: Short names with the full ones, as `aliases.mine` finds them.
    """

    def __init__(self, passage: Passage, aliases: Mapping[str, str]) -> None:
        self._aliases = aliases
        self._sentences = passage.sentences
        self._quotations = quotations(passage.sentences)
        self._memory = _Memory()
        self._said = [self._read(sentence) for sentence in passage.sentences]
        self._quoted = self._speakers_of_quotations()

    def of(self, sentence: Sentence, span: Span) -> Attribution:
        """Say who the document says gives the figure.

        Args:
            sentence: A sentence of this passage.
            span: The figure, in offsets of the section.

        Returns:
            The speaker of the innermost report that covers the figure, else of the quotation it stands in; kind `passive` without
            a speaker where the sentence only says that somebody does (is believed, reportedly); else kind `own`.
        """
        covering = [said for said in self._said[sentence.index] if said.report.covers(span.start, span.end)]
        if covering:
            return min(covering, key=lambda said: (said.report.width(), -said.report.cue)).attribution
        quotation = next((q for q in self._quotations if q.start <= span.start and span.end <= q.end), None)
        if quotation is not None and (said := self._quoted.get(quotation)) is not None:
            return said
        around = clause(sentence, span)
        if _PASSIVE.search(sentence.text, around.start - sentence.start, around.end - sentence.start):
            return Attribution(None, AttributionKind.PASSIVE)
        return Attribution(None, AttributionKind.OWN)

    def _read(self, sentence: Sentence) -> list[_Said]:
        if ":" not in sentence.text and cue_words().isdisjoint(token.lower for token in sentence.tokens):
            return []
        found = words_of(sentence.text, sentence.start)
        dates = [(date.start, date.end) for date in find_dates(sentence.text, offset=sentence.start)]
        quoted = [(q.start, q.end) for q in self._quotations if q.start < sentence.end and sentence.start < q.end]
        words = Words(found, dated=_inside(found, dates), quoted=_inside(found, quoted))
        said: list[_Said] = []
        for report in reports(words):
            attribution = self._attribution(words, report, said)
            if attribution is not None:
                said.append(_Said(report, attribution))
        return said

    def _attribution(self, words: Words, report: Report, before: Sequence[_Said]) -> Attribution | None:
        if report.subject is None:
            return before[-1].attribution if before else None
        saying = self._speaker(words, report.subject)
        if saying is None or report.cited is None:
            return saying
        cited = self._speaker(words, report.cited)
        return saying if cited is None else Attribution(f"{saying.speaker}{_CHAIN}{cited.speaker}", cited.kind)

    def _speaker(self, words: Words, phrase: Phrase) -> Attribution | None:
        first, end = phrase
        if end - first == 1 and words.lower(first) in speech("pronouns"):
            return self._memory.recall(words.lower(first)) if first == 0 else self._recall_within(words, first)
        found = speaker(words.all[first:end])
        if found is None:
            return None
        name = self._aliases.get(found.text, found.text)
        attribution = Attribution(name, AttributionKind.NAMED if found.named else AttributionKind.UNNAMED)
        if end - first == 2 and words.lower(first) == "the":
            attribution = self._memory.taken_up(attribution, words.lower(end - 1))
        self._memory.note(attribution, person=found.person or (name != found.text and " " in name))
        return attribution

    def _recall_within(self, words: Words, pronoun: int) -> Attribution | None:
        """Whom a pronoun inside a sentence takes up: whom the sentence begins with, else the speaker before it."""
        first, end = leading(words)
        if first < end <= pronoun:
            self._speaker(words, (first, end))
        return self._memory.recall(words.lower(pronoun))

    def _speakers_of_quotations(self) -> dict[Quotation, Attribution]:
        """Who speaks each quotation: named in one of its sentences, else in the one before, else the speaker of the quotation before."""
        found: dict[Quotation, Attribution] = {}
        before: tuple[Quotation, Attribution] | None = None
        for quotation in self._quotations:
            sentences = [*range(quotation.last, quotation.first - 1, -1), quotation.first - 1]
            said = next((self._said[n][-1].attribution for n in sentences if n >= 0 and self._said[n]), None)
            if said is None and before is not None and quotation.first - before[0].last <= 1:
                said = before[1]
            if said is not None:
                found[quotation] = said
                before = (quotation, said)
        return found


class _Memory:
    """Whom he, she, they or "the ministry" take up."""

    def __init__(self) -> None:
        self._person: Attribution | None = None
        self._last: Attribution | None = None
        self._named: list[Attribution] = []

    def note(self, attribution: Attribution, *, person: bool) -> None:
        self._last = attribution
        if person:
            self._person = attribution
        if attribution.kind is AttributionKind.NAMED:
            self._named.append(attribution)

    def recall(self, pronoun: str) -> Attribution | None:
        if pronoun == "it":
            return None if self._last is self._person else self._last
        return self._person or self._last if pronoun in speech("person_pronouns") else self._last

    def taken_up(self, attribution: Attribution, head: str) -> Attribution:
        """The named speaker whose name holds the noun of a definite phrase: "the ministry" after "the Energy Ministry"."""
        return next((named for named in reversed(self._named) if named.speaker and head in named.speaker.lower().split()), attribution)


def _inside(words: Iterable[Word], spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    if not spans:
        return frozenset()
    return frozenset(i for i, word in enumerate(words) if any(start <= word.start < end for start, end in spans))
