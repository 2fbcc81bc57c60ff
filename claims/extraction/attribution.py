"""Who says so?"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claims.extraction.clauses import clause
from claims.extraction.headlines import in_headline
from claims.extraction.mentions import Attribution, Mentions, takes_up
from claims.extraction.names import Word, is_common, speaker, speech, unpossessed
from claims.extraction.quotations import Quotation, quotations
from claims.extraction.reports import Report, reports
from claims.extraction.statements import opening_paper, statements
from claims.extraction.subjects import Phrase, Words, cue_words, leading, words_in
from claims.model import AttributionKind, Section
from claims.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.model import Span
    from claims.text.passages import Passage, Sentence

_CHAIN = " -> "
# A report that covers more than one part in three of a sentence is what the sentence says: the rest names the speaker.
_MOST = 3
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s(?:\w+\s)?(?:believed|thought|said|reported|feared|estimated|understood|presumed|alleged|claimed)\b"
    r"|\b(?:reportedly|allegedly)\b|\bstill\s(?:believed|thought|feared)\b|\b(?:believed|thought|feared|reported)\s(?:to|dead|missing|killed|trapped|buried)\b",
    re.IGNORECASE,
)
# words one of which each of these has
_TELLING_PASSIVE = frozenset(
    {
        "believed",
        "thought",
        "said",
        "reported",
        "feared",
        "estimated",
        "understood",
        "presumed",
        "alleged",
        "claimed",
        "reportedly",
        "allegedly",
    }
)
# Said of a place by the way: it struck Ruva, home to 9,000 people, police said.
_BY_THE_WAY = re.compile(r",\s(?:which\sis\s)?home\sto\s[^,]*$|w(?<!\w.)ith\sa\spopulation\sof\s[^,]*$")
_OWN, _PASSIVELY = Attribution(None, AttributionKind.OWN), Attribution(None, AttributionKind.PASSIVE)
_PAPER_FIRST = re.compile(r"In\b")
_DASH = re.compile(r"[-–—](?<=\s.)\s")


@record(frozen=True, slots=True)
class _Said:
    """A report whose speaker is known."""

    report: Report
    attribution: Attribution


class _Note(NamedTuple):
    """A speaker to remember, who stands at a place in the section."""

    attribution: Attribution
    at: int
    person: bool


class Speakers:
    """The speakers of a passage; `of` answers for each figure.

    Sentences are read when a figure asks for them, since most of what people say in the news is no figure: those around it and, where
    a pronoun or a role (the ministry) takes up somebody, all before it. In which order figures are asked about changes no answer.

    Args:
        passage: The title or text of a document.
        aliases: Short names with the full ones, as `aliases.mine` finds them.
    """

    def __init__(self, passage: Passage, aliases: Mapping[str, str]) -> None:
        self._aliases = aliases
        self._sentences = passage.sentences
        self._quotations = quotations(passage.sentences)
        self._quoted_in = _by_sentence(self._quotations)
        self._mentions = Mentions(passage.document.title if passage.section is Section.TITLE else passage.document.text)
        self._reading = 0  # the sentence being read; behind the last one, what introduces a quotation
        self._unnoted: dict[int, list[_Note]] = {}  # speakers by sentence, until all before them are noted in the mentions
        self._noted = 0  # sentences before this one are
        self._said: dict[int, list[_Said]] = {}
        self._carried: dict[int, Attribution | None] = {}
        self._quoted: dict[Quotation, Attribution | None] = {}
        self._quoting: tuple[Quotation, Attribution] | None = None  # the last of these that somebody is known to speak

    def of(self, sentence: Sentence, span: Span) -> Attribution:
        """Say who the document says gives the figure.

        Args:
            sentence: A sentence of this passage.
            span: The figure, in offsets of the section.

        Returns:
            The speaker of the innermost report that covers the figure, else of the quotation it stands in; kind `passive` without
            a speaker where the sentence only says that somebody does (is believed, reportedly); else kind `own`.
        """
        covering = [said for said in self._said_in(sentence.index) if said.report.covers(span.start, span.end)]
        if covering:
            if _BY_THE_WAY.search(sentence.text[: span.start - sentence.start]):
                return _OWN
            return min(covering, key=lambda said: (said.report.width(), -said.report.cue)).attribution
        inside = self._quoted_in.get(sentence.index, ())
        quotation = next((q for q in inside if q.start <= span.start and span.end <= q.end), None)
        said = (self._speaker_of(quotation) if quotation is not None else None) or self._carried_to(sentence.index)
        if said is not None:
            return said
        return _PASSIVELY if _is_said(sentence, span) else _OWN

    def _said_in(self, index: int) -> list[_Said]:
        """The reports of a sentence, read once."""
        if index not in self._said:
            sentence, reading = self._sentences[index], self._reading
            self._reading = index
            self._said[index] = self._read(sentence) if _may_report(sentence) else []
            self._reading = reading
        return self._said[index]

    def _so_far(self) -> Mentions:
        """The speakers of all sentences before the one being read, and of that up to where it has been read, in order."""
        for index in range(self._noted, self._reading + 1):
            if index < self._reading:
                self._said_in(index)
            for note in self._unnoted.pop(index, ()):
                self._mentions.note(note.attribution, note.at, person=note.person)
        self._noted = self._reading
        return self._mentions

    def _read(self, sentence: Sentence) -> list[_Said]:
        quoted = [(q.start, q.end) for q in self._quoted_in.get(sentence.index, ())]
        words = words_in(sentence.text, sentence.start, dated=[(date.start, date.end) for date in sentence.dates], quoted=quoted)
        said: list[_Said] = []
        for report in _found(words):
            attribution = self._attribution(words, report, said)
            if attribution is not None:
                said.append(_Said(report, attribution))
        return said

    def _main(self, index: int) -> Attribution | None:
        """Who says most of a sentence."""
        if not 0 <= index < len(self._sentences) or not self._said_in(index):
            return None
        widest = max(self._said_in(index), key=lambda said: said.report.width())
        sentence = self._sentences[index]
        return widest.attribution if _MOST * widest.report.width() > sentence.end - sentence.start else None

    def _carried_to(self, index: int) -> Attribution | None:
        """Who goes on speaking in a sentence, asked first of those before it in its paragraph."""
        first = index
        while first not in self._carried and first and self._sentences[first - 1].paragraph == self._sentences[index].paragraph:
            first -= 1
        for at in range(first, index + 1):
            if at not in self._carried:
                self._carried[at] = self._going_on(self._sentences[at])
        return self._carried[index]

    def _going_on(self, sentence: Sentence) -> Attribution | None:
        """Who goes on speaking in a sentence that names nobody: who spoke before it.

        A paper does where the sentence goes on about the same, or where it says "in the poll", then in a new paragraph too; anybody
        else only where the next sentence is again theirs, and this one is not about him.
        """
        index = sentence.index
        if index == 0 or self._said_in(index):
            return None
        before, papers = self._sentences[index - 1], speech("papers")
        together = before.paragraph == sentence.paragraph
        cited = any(f"in the {word}" in sentence.text for word in before.vocabulary & papers)
        again = together and self._in_paragraph(sentence, index + 1)
        onward = together and sentence.tokens[0].lower in speech("goes_on")
        if not (cited or again or onward):
            return None  # whoever spoke before
        said = self._main(index - 1) or (self._carried[index - 1] if together else None)
        if said is None or said.speaker is None:
            return None
        if cited or (onward and not papers.isdisjoint(said.speaker.lower().split())):
            return said
        return said if again and self._main(index + 1) == said and said.speaker.split()[-1] not in sentence.text else None

    def _in_paragraph(self, sentence: Sentence, index: int) -> bool:
        """Whether there is a sentence of a number in the paragraph of another."""
        return index < len(self._sentences) and self._sentences[index].paragraph == sentence.paragraph

    def _attribution(self, words: Words, report: Report, before: Sequence[_Said]) -> Attribution | None:
        if report.subject is None:
            return before[-1].attribution if before else None
        saying = self._speaker(words, report.subject, owner=report.owner)
        if saying is None or report.cited is None:
            return saying
        cited = self._speaker(words, report.cited)
        return saying if cited is None else Attribution(f"{saying.speaker}{_CHAIN}{cited.speaker}", cited.kind)

    def _speaker(self, words: Words, phrase: Phrase, *, owner: bool = False) -> Attribution | None:
        first, end = phrase
        if end - first == 1 and words.lower(first) in speech("pronouns", "possessives"):
            if first == 0 and words.lower(0) in speech("third_persons"):
                self._note_whom_it_follows()
            return self._so_far().recall(words.lower(first)) if first == 0 else self._recall_within(words, first)
        said_by = self._without_capital(words.all[first:end]) if first == 0 < end else words.all[first:end]
        found = speaker([*said_by[:-1], unpossessed(said_by[-1])] if owner else said_by)
        if found is None:
            return None
        name = self._aliases.get(found.text, found.text)
        attribution = Attribution(name, AttributionKind.NAMED if found.named else AttributionKind.UNNAMED)
        role = " ".join(word.lower for word in words.all[first:end])
        full_name = end - first > 2 and any(word.is_name for word in words.all[first + 1 : end])
        taken_up = self._so_far().taken_up(role, words.starts_at(first)) if not full_name and takes_up(role) else None
        if taken_up is not None:
            attribution = taken_up
        note = _Note(attribution, words.starts_at(first), person=found.person or (name != found.text and " " in name))
        self._unnoted.setdefault(self._reading, []).append(note)
        return attribution

    def _without_capital(self, phrase: Sequence[Word]) -> Sequence[Word]:
        """The first words of a sentence with the first in small letters if only its place gives it a capital: Family members said."""
        if len(phrase) > 1 and (phrase[-1].lower in speech("of_towns") or any(word.is_name for word in phrase[1:])):
            return phrase  # Phoenix police, of a town as often as not
        if not is_common(phrase[0], alone=len(phrase) == 1) or self._mentions.names(phrase[0].text):
            return phrase
        return [Word(phrase[0].lower, tied=phrase[0].tied, named=False), *phrase[1:]]

    def _note_whom_it_follows(self) -> None:
        """Note the person with whom the sentence before begins, where nobody speaks in that: Ann Berg lives there. She said."""
        before = self._sentences[self._reading - 1] if 0 < self._reading < len(self._sentences) else None
        if before is None or before.paragraph != self._sentences[self._reading].paragraph:
            return
        if not speech("silenced").isdisjoint(before.vocabulary) or self._said_in(before.index):
            return
        words = words_in(before.text, before.start)
        first, end = leading(words)
        found = speaker(words.all[first:end]) if first == 0 < end else None
        name = self._aliases.get(found.text, found.text) if found is not None and found.person else ""
        if " " in name:
            note = _Note(Attribution(name, AttributionKind.NAMED), words.starts_at(0), person=True)
            self._unnoted.setdefault(self._reading, []).append(note)

    def _introduced(self, quotation: Quotation) -> Attribution | None:
        """Who is named before a colon in front of a quotation: Ann Berg was blunt: "..."."""
        before = self._sentences[quotation.first - 1] if quotation.first else None
        within = self._sentences[quotation.first]
        opening = within.text[: quotation.start - within.start].rstrip()
        if not opening and before is not None and before.text.endswith(":"):
            return self._beginning(before)
        return self._beginning(within) if opening.endswith(":") else None

    def _beginning(self, sentence: Sentence) -> Attribution | None:
        """Whom a sentence begins with."""
        words = words_in(sentence.text, sentence.start)
        first, end = leading(words)
        return self._speaker(words, (first, end)) if first < end else None

    def _recall_within(self, words: Words, pronoun: int) -> Attribution | None:
        """Whom a pronoun inside a sentence takes up: whom the sentence begins with, else the speaker before it."""
        first, end = leading(words)
        if first < end <= pronoun:
            self._speaker(words, (first, end))
        return self._so_far().recall(words.lower(pronoun))

    def _speaker_of(self, quotation: Quotation) -> Attribution | None:
        """Who speaks a quotation, asked first of those before it."""
        while quotation not in self._quoted:
            other = self._quotations[len(self._quoted)]
            said = self._quoted[other] = self._speaker_around(other)
            if said is not None:
                self._quoting = (other, said)
        return self._quoted[quotation]

    def _speaker_around(self, quotation: Quotation) -> Attribution | None:
        """Who speaks a quotation: named in one of its sentences, else in the one before, else the speaker of the quotation before."""
        sentences = [*range(quotation.last, quotation.first - 1, -1), quotation.first - 1]
        said = next((self._said_in(n)[-1].attribution for n in sentences if n >= 0 and self._said_in(n)), None)
        self._reading = len(self._sentences)
        said = said or self._introduced(quotation)
        if said is None and self._quoting is not None and quotation.first - self._quoting[0].last <= 1:
            return self._quoting[1]
        return said


def _is_said(sentence: Sentence, span: Span) -> bool:
    """Whether the clause of a figure says that somebody says so, without telling who."""
    if _TELLING_PASSIVE.isdisjoint(sentence.vocabulary):
        return False
    around = clause(sentence, span)
    first = bisect_left(passives := _passives(sentence.text), (around.start - sentence.start,))
    return first < len(passives) and passives[first][1] <= around.end - sentence.start


@lru_cache(maxsize=512)
def _passives(text: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence says that somebody says so, found once for all of its figures."""
    return tuple(match.span() for match in _PASSIVE.finditer(text))


def _may_report(sentence: Sentence) -> bool:
    """Whether a report can stand in the sentence at all; most have none, and reading their words takes time."""
    text = sentence.text
    return not _signs().isdisjoint(sentence.vocabulary) or ":" in text or bool(_PAPER_FIRST.match(text) or _DASH.search(text))


@cache
def _signs() -> frozenset[str]:
    return cue_words() | speech("statements", "hearsay")


def _found(words: Words) -> list[Report]:
    """Every report of a sentence, in the order of the words that make them."""
    found = [*(reports(words) or in_headline(words)), *statements(words)]
    if found:
        return sorted(found, key=lambda report: report.cue)
    paper = opening_paper(words)
    return [] if paper is None else [paper]


def _by_sentence(found: Iterable[Quotation]) -> Mapping[int, Sequence[Quotation]]:
    """The quotations that stand in each sentence, by its number, in order."""
    inside: dict[int, list[Quotation]] = {}
    for quotation in found:
        for index in range(quotation.first, quotation.last + 1):
            inside.setdefault(index, []).append(quotation)
    return inside
