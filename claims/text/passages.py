"""Which sentences of a document are read, and what stands in them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import Document, Section, Span
from claims.text.sentences import sentences
from claims.text.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a passage.

    Attributes:
        text: As written.
        start: First code point in its section.
        end: One past the last.
        index: Its number in the passage, from 0.
        paragraph: The number of its paragraph, from 0: a line break begins a new one.
        tokens: Its words and signs, with offsets into the section.
    """

    text: str
    start: int
    end: int
    index: int
    paragraph: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
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
    for span in sentences(text):
        paragraph += "\n" in text[reached : span.start]
        reached = span.end
        if _free(span, furniture):
            piece = text[span.start : span.end]
            tokens = tuple(tokenize(piece, span.start))
            yield Sentence(text=piece, start=span.start, end=span.end, index=index, paragraph=paragraph, tokens=tokens)
            index += 1


def _free(span: Span, furniture: tuple[Span, ...]) -> bool:
    return not any(span.overlaps(piece) for piece in furniture)
