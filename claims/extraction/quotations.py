"""Which stretches of a passage stand in quotation marks, across its sentences?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claims.extraction.subjects import forms
from claims.model.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.passages import Sentence

# Apostrophes are no quotation marks, and single marks are too often apostrophes to be read.
_MARK = re.compile(r"[\"“”`'](?:(?<=[\"“”])|(?<=`)`|(?<=')')")
# One of which every mark is or has: to ask for these takes a tenth of the time that the pattern takes.
_SIGNS = ('"', "“", "”", "``", "''")
_SPEAKER = r"(?:he|she|they|it|(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w.’'-]*)"


@record(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        start: The opening mark.
        end: One past the closing mark, or the end of the last sentence that it runs on to.
        first: Number of the sentence that it opens in.
        last: Number of the sentence that it closes in.
    """

    start: int
    end: int
    first: int
    last: int


def quotations(sentences: Sequence[Sentence]) -> list[Quotation]:
    """Find the quotations of a passage.

    A quotation left open ends with its paragraph: printed news opens a new one in the next paragraph where it goes on.

    Returns:
        Quotations in order, none overlapping.
    """
    found: list[Quotation] = []
    opened: tuple[int, int] | None = None
    for number, sentence in enumerate(sentences):
        if opened is not None and sentence.paragraph != sentences[number - 1].paragraph:
            found.append(_left_open(*opened, sentences[number - 1], number - 1))
            opened = None
        for mark in _MARK.finditer(sentence.text) if any(map(sentence.text.__contains__, _SIGNS)) else ():
            at = sentence.start + mark.start()
            if opened is None:
                if mark[0] != "”":
                    opened = (at, number)
            elif mark[0] != "“":
                found.append(Quotation(opened[0], at + len(mark[0]), opened[1], number))
                opened = None
    if opened is not None:
        found.append(_left_open(*opened, sentences[-1], len(sentences) - 1))
    return found


@cache
def _speaker_at_the_end() -> re.Pattern[str]:
    """... for greater comfort, he wrote. ... for greater comfort, said Ann Berg."""
    said = "|".join(forms("verbs"))
    return re.compile(rf",\s(?:{_SPEAKER}\s(?:{said})|(?:{said})\s{_SPEAKER})\b[^,]*$")


def _left_open(start: int, first: int, sentence: Sentence, last: int) -> Quotation:
    """A quotation whose closing mark is missing: it ends with its paragraph, or before the speaker whom the paragraph ends with."""
    speaker = _speaker_at_the_end().search(sentence.text, max(0, start - sentence.start))
    end = sentence.end if speaker is None else sentence.start + speaker.start() + 1
    return Quotation(start, end, first, last)
