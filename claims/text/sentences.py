"""Where do sentences begin and end?"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import nupunkt

from claims import lexicon

_MARKS = ".!?"
# What may stand behind the mark that ends a line of one sentence.
_CLOSED = frozenset({"", '"', "”", "’", ")"})
_CLOSING = "\"'”’)"
# A longer word is no title and no abbreviation.
_LONGEST_WORD = 60
_WORD_AT_END = re.compile(r"\w*+\Z")


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in lexicon.load("abbreviations").items() if isinstance(words, list)}


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences; a line break always ends one.

    nupunkt (a Punkt model shipped with its package) finds the ends, about 20 MB a second; a full stop after a title, or
    after an abbreviated place or word that the sentence goes on from in lower case or with a digit, is taken back.

    Returns:
        Where each begins and ends, without surrounding white space, in order, none empty.

    >>> [text[start:end] for text in ["Lt. Gen. Ali said 10 died. Two are missing."] for start, end in sentences(text)]
    ['Lt. Gen. Ali said 10 died.', 'Two are missing.']
    """
    found: list[tuple[int, int]] = []
    begun = 0
    for line in text.split("\n"):
        found += _in_line(line, begun) if line else []
        begun += len(line) + 1
    return found


def _in_line(line: str, offset: int) -> list[tuple[int, int]]:
    if _is_one(line):
        return _stripped(line, 0, len(line), offset)
    spans: list[tuple[int, int]] = []
    for start, end in nupunkt.sent_spans(line):
        if spans and _goes_on(line[spans[-1][0] : spans[-1][1]].rstrip(), line[start:end].lstrip()):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [span for start, end in spans for span in _stripped(line, start, end, offset)]


def _is_one(line: str) -> bool:
    """Whether a line is one sentence without a doubt: no mark that may end one stands before its end."""
    found = [at for mark in _MARKS if (at := line.find(mark)) >= 0]
    return not found or line[min(found) + 1 :].rstrip() in _CLOSED


def _stripped(line: str, start: int, end: int, offset: int) -> list[tuple[int, int]]:
    """A piece of a line without the white space around it; nothing where it is nothing else."""
    behind = line[start:end].lstrip()
    first, piece = offset + end - len(behind), behind.rstrip()
    return [(first, first + len(piece))] if piece else []


def _goes_on(before: str, after: str) -> bool:
    word, kinds = _last_word(before), _abbreviations()
    if not word or not after:
        return False
    if word in kinds["titles"]:
        return True
    return (word in kinds["places"] or word in kinds["words"]) and (after[0].islower() or after[0].isdigit() or after[0] == ",")


def _last_word(sentence: str) -> str:
    """The word in front of the full stop that a sentence ends with, in lower case; empty where none does."""
    closed = sentence.rstrip(_CLOSING)
    if not closed.endswith("."):
        return ""
    near = closed[max(0, len(closed) - 1 - _LONGEST_WORD) : -1]
    last = near[near.rfind(" ") + 1 :]
    return last.lower() if last.isalnum() else cast("re.Match[str]", _WORD_AT_END.search(last))[0].lower()
