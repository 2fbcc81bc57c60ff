"""Who says so in a headline, which needs no verb for it: Police: Two dead in crash?"""

from __future__ import annotations

from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.extraction.names import speech
from claims.extraction.reports import Report
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.extraction.subjects import Phrase, Words

_SIGNS = frozenset({":", "-", "–", "—"})
# words that the name of an outlet or body has in a headline
_LENGTH = 4


def in_headline(words: Words) -> list[Report]:
    """Find who says so before or behind a colon or dash: Police: Two dead in crash. Two dead in crash: health ministry."""
    for k in compress(count(), map(_SIGNS.__contains__, words.lowered)):
        first, last = (0, k), (k + 1, len(words.all))
        if first[0] == first[1] or last[0] == last[1]:
            continue
        if words.lower(k) == ":" and _speaks(words, first):
            return [Report(first, None, ((words.starts_at(last[0]), words.end),), words.starts_at(k))]
        if _speaks(words, last):
            return [Report(last, None, ((words.start, words.closes[k - 1]),), words.starts_at(k))]
    return []


def _speaks(words: Words, phrase: Phrase) -> bool:
    said_by = words.all[phrase[0] : phrase[1]]
    if " ".join(word.lower for word in said_by) in _speakers():
        return True
    if len(said_by) > _LENGTH or any(words.is_stop(k) for k in range(*phrase)):
        return False
    outlet = all(word.is_name for word in said_by) and said_by[-1].lower in speech("outlets")
    return outlet or (said_by[-1].lower in _bodies() and all(_describes(word.lower) for word in said_by[:-1]))


def _describes(word: str) -> bool:
    """Whether a word may stand in front of a body: health, rescue, local; but not: burns in the."""
    return word == "of" or parts(word) is Part.NONE or bool(parts(word) & (Part.NOUN | Part.ADJECTIVE))


@cache
def _bodies() -> frozenset[str]:
    return speech("bodies", "unnamed", "spokespeople", "broadcasters")


@cache
def _speakers() -> frozenset[str]:
    return frozenset(cast("Mapping[str, list[str]]", lexicon.load("speech")["headline"])["speakers"])
