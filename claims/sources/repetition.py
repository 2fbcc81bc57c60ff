"""Which lines does an outlet print around many of its articles?"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from claims.model import Span
from claims.text.lines import joined, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.model import Document
    from claims.text.lines import Line

_DIGITS = re.compile(r"\d+")
# Of an outlet of many articles a line must be around this share of them: two court reports of a month can have one title.
_SHARE = 0.2
# Articles that have so many sentences in common are versions of one text, and so are their other lines.
_SENTENCES_IN_COMMON = 3
# A sentence that more articles have is a phrase of the house, and tells nothing of versions.
_MOST_HOLDERS = 50


def mark_repeated_lines(documents: Iterable[Document], *, least: int) -> list[Document]:
    """Mark the lines that many articles of one outlet carry, whatever their figures, as furniture.

    Only what could be a title, not a sentence: reports of a long story repeat whole paragraphs of it, which are their own.

    Args:
        documents: With their near copies marked, which count as one article; so do versions of one text.
        least: In so many different articles of an outlet, and in a fifth of all, a line is furniture.

    Returns:
        The documents in their order, with these lines added to their furniture.
    """
    out = list(documents)
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(out):
        if document.source:
            by_outlet[document.source].append(number)
    for numbers in by_outlet.values():
        if len(numbers) >= least:
            marked = _marked([out[number] for number in numbers], least)
            for number, document in zip(numbers, marked, strict=True):
                out[number] = document
    return out


def _marked(documents: Sequence[Document], least: int) -> list[Document]:
    titles: list[list[Line]] = []
    sentences: list[set[str]] = []
    for document in documents:
        lines = lines_of(document.text)
        titles.append([line for line in lines if line.is_title])
        sentences.append({line.text for line in lines}.difference(line.text for line in titles[-1]))
    article = _articles(documents, sentences)
    holders: dict[str, set[int]] = defaultdict(set)
    for number, own in enumerate(titles):
        for line in own:
            holders[_key(line)].add(article[number])
    enough = max(least, _SHARE * len(set(article)))
    repeated = {key for key, among in holders.items() if len(among) >= enough}
    return [_with_furniture(document, own, repeated) for document, own in zip(documents, titles, strict=True)]


def _with_furniture(document: Document, titles: Iterable[Line], repeated: set[str]) -> Document:
    more = [Span(start=line.start, end=line.end) for line in titles if _key(line) in repeated]
    return dataclasses.replace(document, furniture=joined(document.text, [*document.furniture, *more])) if more else document


def _key(line: Line) -> str:
    return _DIGITS.sub("0", line.text.casefold())


def _articles(documents: Sequence[Document], sentences: Sequence[Iterable[str]]) -> list[int]:
    """The number of the article that each document is a copy or version of: the first one's."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(sentences):
        for text in own:
            holders[text].append(number)
    shared = Counter(pair for among in holders.values() if len(among) <= _MOST_HOLDERS for pair in combinations(among, 2))
    article = list(range(len(documents)))
    first: dict[str, int] = {}
    for number, document in enumerate(documents):
        article[number] = first.setdefault(document.copy_of or document.doc_id, number)
    # In order of the later one: what the earlier one belongs to is settled.
    for (earlier, later), count in sorted(shared.items(), key=lambda item: item[0][::-1]):
        if count >= _SENTENCES_IN_COMMON:
            article[later] = min(article[later], article[earlier])
    return article
