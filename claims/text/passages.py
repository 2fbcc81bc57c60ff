"""Which sentences of a document are read, and what stands in them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.model import Document, Section, Span
from claims.model.document import make_span
from claims.model.record import kept, maker, record
from claims.text.dates import DateMention, find_dates
from claims.text.sentences import sentences
from claims.text.tokens import Token, ends, is_headline, tokenize, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@record(frozen=True, kw_only=True)
class Sentence:
    """One sentence of a passage.

    Most sentences hold no figure and are never looked into: words and dates are read when first asked for, and then kept (hence
    no slots).

    Attributes:
        text: As written.
        start: First code point in its section.
        end: One past the last.
        index: Its number in the passage, from 0.
        paragraph: The number of its paragraph, from 0: a line break begins a new one.
    """

    text: str
    start: int
    end: int
    index: int
    paragraph: int

    @kept
    def tokens(self) -> tuple[Token, ...]:
        """Its words and signs."""
        return tokenize(self.text)

    @kept
    def _ends(self) -> Sequence[int]:
        return ends(self.text, self.tokens, self.start)

    def span(self, first: int, last: int) -> Span:
        """The stretch of the section from a token up to, and without, another."""
        return make_span(start=self._ends[first] - len(self.tokens[first].text), end=self._ends[last - 1])

    def written(self, first: int, last: int) -> str:
        """Its words from a token up to, and without, another, as they are written."""
        return self.text[self._ends[first] - len(self.tokens[first].text) - self.start : self._ends[last - 1] - self.start]

    @kept
    def vocabulary(self) -> frozenset[str]:
        """Its words in lower case: a quick answer to what it cannot say."""
        return vocabulary(self.text)

    @kept
    def dates(self) -> tuple[DateMention, ...]:
        """The times that it names, with offsets into the section."""
        return tuple(find_dates(self.text, offset=self.start, words=self.vocabulary))

    @kept
    def is_headline(self) -> bool:
        """Whether nearly every longer word has a capital, so that capitals make no names."""
        return is_headline(self.tokens)


_sentence = maker(Sentence)


@record(frozen=True, slots=True, kw_only=True)
class Passage:
    """The title or the text of a document, cut into sentences, furniture left out."""

    document: Document
    section: Section
    sentences: tuple[Sentence, ...]


def passages(document: Document) -> list[Passage]:
    """Cut a document into its title and its text, each into sentences; sentences that touch furniture are left out."""
    parts = ((Section.TITLE, document.title), (Section.TEXT, document.text))
    return [Passage(document=document, section=section, sentences=tuple(_read(document, section, text))) for section, text in parts if text]


def _read(document: Document, section: Section, text: str) -> Iterator[Sentence]:
    furniture = document.furniture if section is Section.TEXT else ()
    index, paragraph, reached = 0, 0, 0
    for start, end in sentences(text):
        paragraph += "\n" in text[reached:start]
        reached = end
        if not furniture or _free(start, end, furniture):
            yield _sentence(text=text[start:end], start=start, end=end, index=index, paragraph=paragraph)
            index += 1


def _free(start: int, end: int, furniture: tuple[Span, ...]) -> bool:
    return not any(start < piece.end and piece.start < end for piece in furniture)
