"""Which stretches of a text are page furniture: share bars, calls to subscribe, links to other articles, notices?"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import groupby
from string import ascii_letters, ascii_uppercase
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.model import Span
from claims.model.record import kept
from claims.text.dates import find_dates
from claims.text.lines import TITLE_WORDS, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.text.lines import Line

_FIGURE_OR_QUOTE = re.compile(r"[\d\"“”]")
_BULLET = r"[\s\W]{0,4}"
_SEPARATOR = re.compile(r"\W{1,3}")
# Room for a second label or a zone beside the dates: "Updated: 10:01 PM EDT".
_STAMP_LETTERS = 12
_TEASER_LINES = 4
_LEAST_TEASERS = 2
_SECTION_WORDS = 8
_SLOGAN_WORDS = 25
# Longer than any headline; fewer words beside it, and the text is one that is all in capitals.
_TRANSCRIPT_WORDS = 40
_CAPITALS = 0.8
_CAPITAL, _LETTERS = ascii_uppercase.encode(), ascii_letters.encode()


def find_furniture(text: str) -> tuple[Span, ...]:
    r"""Find the lines of a text that are not of the article.

    A line is furniture by the words it begins with or says; by its place in a list of other articles, under a heading such as
    "More from World" or as teasers that end in a writer and a time; or between two such lines. Where it is in doubt a line
    is left to the article.

    Returns:
        Spans of whole lines without their line ends, in order; neighbours are one span.

    >>> text = "At least 12 people were killed.\nShare this story\nMore from World\nOil hits 90 dollars a barrel..."
    >>> [text[span.start : span.end] for span in find_furniture(text)]
    ['Share this story\nMore from World\nOil hits 90 dollars a barrel...']
    """
    lines = lines_of(text)
    found = [_is_cued(line.text, line.words) for line in lines]
    for first, end in (*_sections(lines, found), *_teasers(lines), *_transcripts(lines)):
        found[first:end] = [True] * (end - first)
    _take_slogans(lines, found)
    return tuple(_spans(lines, found))


def article_lines(text: str, furniture: Sequence[Span]) -> list[str]:
    r"""The lines of a text that are no furniture, without the blanks around them.

    >>> article_lines("Share\n12 drowned.", [Span(start=0, end=5)])
    ['12 drowned.']
    """
    out, reached = [], 0
    for start, end in [*((span.start, span.end) for span in furniture), (len(text), len(text))]:
        out += [line.text for line in lines_of(text[reached:start])]
        reached = end
    return out


@lru_cache(maxsize=1 << 14)  # what pages print around articles they print around all, and what wires write is in many
def _is_cued(text: str, words: int) -> bool:
    cues = _cues()
    if words > cues.most_words:
        return False
    return bool(cues.line.fullmatch(text) or cues.lead.match(text) or _says_so(text.lower())) or _is_stamp(text, words)


def _says_so(lower: str) -> bool:
    # Nearly all lines have none of the words, which is far sooner seen.
    cues = _cues()
    return any(word in lower for word in cues.telling) and cues.says.search(lower) is not None


def _is_stamp(text: str, words: int) -> bool:
    """Whether a line says when the page was published or updated, and nothing else."""
    label = _cues().stamp.match(text)
    if label is None or words > TITLE_WORDS:
        return False
    rest = text[label.end() :]
    dates = find_dates(rest)
    letters = sum(map(str.isalpha, rest)) - sum(sum(map(str.isalpha, rest[date.start : date.end])) for date in dates)
    return bool(dates) and letters <= _STAMP_LETTERS


def _sections(lines: Sequence[Line], cued: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Headings of lists of links with what stands under them, as runs of line numbers."""
    for number, line in enumerate(lines):
        if line.words <= _SECTION_WORDS and _cues().section.fullmatch(line.text):
            end = _list_end(lines, cued, number + 1)
            if end > number + 1:
                yield number, end


def _list_end(lines: Sequence[Line], cued: Sequence[bool], first: int) -> int:
    """Where the list of links ends: at the first line that reads like a paragraph of the article."""
    return next((number for number in range(first, len(lines)) if not cued[number] and not lines[number].is_title), len(lines))


def _teasers(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """A list of teasers, each a few lines that end in a writer and a time, as a run of line numbers."""
    ends = [number for number, line in enumerate(lines) if line.words <= TITLE_WORDS and _cues().teaser_end.fullmatch(line.text)]
    run: list[int] = []
    for number in ends:
        if run and number - run[-1] > _TEASER_LINES + 1:
            yield from _teaser_run(lines, run)
            run = []
        run.append(number)
    yield from _teaser_run(lines, run)


def _teaser_run(lines: Sequence[Line], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(ends) < _LEAST_TEASERS:
        return
    # The first teaser begins at its separator, else with the two lines, title and summary, that all of them have.
    first = ends[0]
    for number in range(ends[0] - 1, max(-1, ends[0] - _TEASER_LINES), -1):
        if _SEPARATOR.fullmatch(lines[number].text):
            first = number
            break
    else:
        first = max(0, ends[0] - 1) if lines[max(0, ends[0] - 1)].is_title else ends[0]
    yield first, ends[-1] + 1


def _transcripts(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """What was said on air, in capitals, beside an article that is not, as runs of line numbers."""
    shouted = [_is_shouted(line.text) for line in lines]
    if sum(line.words for line, loud in zip(lines, shouted, strict=True) if not loud) < _TRANSCRIPT_WORDS:
        return
    for loud, group in groupby(range(len(lines)), key=shouted.__getitem__):
        run = list(group)
        if loud and sum(lines[number].words for number in run) >= _TRANSCRIPT_WORDS:
            yield run[0], run[-1] + 1


@lru_cache(maxsize=1 << 14)
def _is_shouted(text: str) -> bool:
    if text.isascii():  # nearly all are, and are counted a hundred times as fast
        signs = text.encode()
        capitals, letters = len(signs) - len(signs.translate(None, _CAPITAL)), len(signs) - len(signs.translate(None, _LETTERS))
    else:
        capitals, letters = sum(map(str.isupper, text)), sum(map(str.isalpha, text))
    return capitals > _CAPITALS * letters


def _take_slogans(lines: Sequence[Line], found: list[bool]) -> None:
    """Take the slogan under a call to subscribe, where more furniture follows it."""
    for number in range(1, len(lines) - 1):
        line = lines[number]
        called = found[number - 1] and _cues().call.match(lines[number - 1].text)
        if called and found[number + 1] and line.words <= _SLOGAN_WORDS and not _FIGURE_OR_QUOTE.search(line.text):
            found[number] = True


def _spans(lines: Sequence[Line], found: Sequence[bool]) -> Iterator[Span]:
    start: int | None = None
    for number, line in enumerate(lines):
        if found[number] and start is None:
            start = line.start
        if start is not None and (number + 1 == len(lines) or not found[number + 1]):
            yield Span(start=start, end=line.end)
            start = None


class _Cues:
    """The words and patterns of furniture.toml; a pattern is compiled when a line first asks for it, since few texts ask for all."""

    def __init__(self) -> None:
        self._words = lexicon.load("furniture")
        self.telling = tuple(cast("list[str]", self._words["telling"]))
        self.most_words = cast("int", self._words["most_words"])

    @kept
    def line(self) -> re.Pattern[str]:
        return self._opening("line", r"\W{0,3}")

    @kept
    def lead(self) -> re.Pattern[str]:
        return self._opening("lead")

    @kept
    def says(self) -> re.Pattern[str]:
        return re.compile(self._any_of("says"))

    @kept
    def call(self) -> re.Pattern[str]:
        return self._opening("call")

    @kept
    def stamp(self) -> re.Pattern[str]:
        publication = cast("dict[str, list[str]]", lexicon.load("publication"))
        labels = sorted(map(re.escape, publication["published"] + publication["updated"]), key=len, reverse=True)
        return re.compile(rf"{_BULLET}(?:{'|'.join(labels)})\b\s*:?", re.IGNORECASE)

    @kept
    def section(self) -> re.Pattern[str]:
        return self._opening("section", r"\W{0,3}")

    @kept
    def teaser_end(self) -> re.Pattern[str]:
        return re.compile(cast("str", self._words["teaser_end"]), re.IGNORECASE)

    def _any_of(self, name: str) -> str:
        return "|".join(cast("list[str]", self._words[name]))

    def _opening(self, name: str, closing: str = "") -> re.Pattern[str]:
        return re.compile(rf"{_BULLET}(?:{self._any_of(name)}){closing}", re.IGNORECASE)


@cache
def _cues() -> _Cues:
    return _Cues()
