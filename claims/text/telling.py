"""Which words tell what a text is about, and how much does the text stress each?

Worker processes read texts with this: nothing here may load pandas or NumPy.
"""

from __future__ import annotations

import re
from array import array
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from claims.lexicon import word_list
from claims.text.dates import find_dates, resolve
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from claims.text.dates import DateMention

Found: TypeAlias = "tuple[Sequence[str], Sequence[float]]"
"""The words of a text, and a number with each."""

BETWEEN = "\x1f"
"""Stands between words that are kept in one string."""

_TextT = TypeVar("_TextT")

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"\b[A-Z][\w'’]*[a-z]\w*(?:[ -][A-Z][\w'’]*[a-z]\w*)+")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’.-]*")
_OWN = re.compile(r"['’]s?$")


def packed(reader: Callable[[_TextT], Found], texts: Iterable[_TextT]) -> list[tuple[str, bytes]]:
    """Read texts; give of each its words in one string and their numbers in bytes, which takes little room and little time to send."""
    return [(BETWEEN.join(words), array("d", numbers).tobytes()) for words, numbers in map(reader, texts)]


class Text(NamedTuple):
    """A document whose terms are stressed."""

    title: str
    body: str
    published: date | None


class Stress(NamedTuple):
    """How much more some words tell than others: factors from 1 up; the lead is the first so many characters."""

    name: float
    date: float
    lead: float
    lead_characters: int


class Told(NamedTuple):
    """The telling words of a stretch of text: those in small letters, and names."""

    plain: set[str]
    names: set[str]


def telling_words(text: str) -> Iterator[tuple[str, int, bool]]:
    """Give the words that tell what a text is about: lemma, offset, and whether it is a name.

    Words of closed classes and words that all news uses are left out. Two adjacent capitalised words also count as one name.

    >>> [word for word, _, _ in telling_words("The Harbour Bridge was closed by storms.")]
    ['harbour', 'bridge', 'close', 'storm', 'harbour bridge']
    """
    for match in _WORD.finditer(text):
        if word := _telling(match[0]):
            yield word, match.start(), match[0][0].isupper()
    for match in _NAME.finditer(text):
        for name in _joined(match[0]):
            yield name, match.start(), True


def placed(text: str) -> Found:
    """Give the telling words of a text, each with the double of its offset, and one more where it is a name."""
    words = list(telling_words(text))
    return [word for word, _, _ in words], [2 * place + is_name for _, place, is_name in words]


def telling_parts(text: str, start: int) -> tuple[Told, Told]:
    """Give the telling words that begin before a place in a text, and those that begin there or after.

    Each word of one spelling is looked at once: that takes a third of the time of `telling_words`.
    """
    before, after = Told(set(), set()), Told(set(), set())
    words, names = (_split(pattern, text, start) for pattern in (_WORD, _NAME))
    for told, spellings, joined in zip((before, after), words, names, strict=True):
        for spelling in spellings:
            if word := _telling(spelling):
                (told.names if spelling[0].isupper() else told.plain).add(word)
        told.names.update(chain.from_iterable(map(_joined, joined)))
    return before, after


def _split(pattern: re.Pattern[str], text: str, start: int) -> tuple[set[str], set[str]]:
    """Give what a pattern finds that begins before a place, and what begins there or after, each spelling once."""
    early = set[str]()
    for match in pattern.finditer(text):
        if match.start() >= start:
            return early, set(pattern.findall(text, match.start()))
        early.add(match[0])
    return early, set()


def emphasis(text: Text, stress: Stress) -> Found:
    """Say how much stress a document lays on each of its terms: the most that any of the term's places gives it."""
    by_factor: list[tuple[float, set[str]]] = []
    for part, lead in ((text.title, len(text.title)), (text.body, stress.lead_characters)):
        for told, factor in zip(telling_parts(part, lead), (stress.lead, 1.0), strict=True):
            by_factor += [(factor, told.plain), (factor * stress.name, told.names)]
        for mention in find_dates(part):
            if day := _day(mention, text.published):
                by_factor.append((stress.date * (stress.lead if mention.start < lead else 1.0), {day}))
    found: dict[str, float] = {}
    for factor, words in sorted(by_factor, key=lambda group: group[0]):
        found.update(dict.fromkeys(words, factor))
    terms = sorted(found)
    return terms, [found[term] for term in terms]


def _day(mention: DateMention, published: date | None) -> str | None:
    """Name the day that a mention means, without its year: many documents leave it out, and publication dates tell it."""
    if published is not None and (found := resolve(mention, published)) is not None:
        return f"{found[0]:%m-%d}" if found[1] == "day" and found[0] != published else None
    return f"{mention.month:02}-{mention.day:02}" if mention.month and mention.day else None


def capitalised(text: str) -> Found:
    """Give the capitalised words of a text, in lower case and without the sign of a genitive, each with 0."""
    words = sorted({_bare(name) for name in set(_CAPITALISED.findall(text))})
    return words, [0.0] * len(words)


@cache
def _bare(name: str) -> str:
    return _OWN.sub("", name.rstrip(".-").casefold())


@cache
def _joined(name: str) -> tuple[str, ...]:
    """Join every two adjacent words of a name, where neither is of a closed class."""
    pieces = [_OWN.sub("", piece) for piece in re.split(r"[ -]", name.lower())]
    return tuple(f"{before} {after}" for before, after in pairwise(pieces) if Part.CLOSED not in {parts(before), parts(after)})


@cache
def _telling(surface: str) -> str | None:
    bare = _OWN.sub("", surface.lower())
    part = parts(bare)
    base = lemma(bare, Part.VERB) if part & Part.VERB else lemma(bare)
    return None if len(bare) == 1 or part is Part.CLOSED or {bare, base} & word_list("commonplace", "words") else base
