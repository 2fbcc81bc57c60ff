"""Does an article repeat the report of another newsroom as a whole, going by where and how often it cites it?"""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.model.record import record
from claims.sources.newsrooms import newsrooms_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from claims.settings import Outlet
    from claims.sources.newsrooms import Named

_ARTICLE = re.compile(r"\b[Tt]he\s+$")
_BRACKETS = re.compile(r"\s\([^()]{1,80}\)")
# A brief of about this many words has one source; of a longer article each such part must cite it again.
_BRIEF_WORDS = 250
# A longer one, however often it cites another newsroom, adds work of its own, or is about that newsroom's report.
_MOST_WORDS = 600
# In the head an article says whose report it repeats, be it somewhat longer.
_HEAD_WORDS, _HEADED_WORDS = 60, 400
# "According to it" can be said of a detail: it must stand in the first sentence or two.
_FIRST_WORDS = 30
# Cited for the first time in the last part of a brief, a newsroom gave but a detail.
_EARLY = 0.6
_BEFORE = 80


class Citing(StrEnum):
    """How a newsroom is cited."""

    VERB = "it reports"
    ACCORDING = "according to it"
    BROKE = "it first reported the story"


@record(frozen=True, slots=True)
class Citation:
    """A newsroom cited.

    Attributes:
        name: Its one name.
        how: In which words.
        at: How many words of the article stand before the line.
        is_station: Whether it is named by a call sign alone.
    """

    name: str
    how: Citing
    at: int
    is_station: bool = False


def repeated_newsroom(lines: Sequence[str], *, outlets: Mapping[str, Outlet], is_own: Callable[[str], bool]) -> str | None:
    """Find the newsroom whose report an article repeats.

    One that is cited for a detail, or for what somebody told it, is not; nor is any where two are cited alike.

    Args:
        lines: Of the article, without furniture.
        outlets: What an operator knows of outlets.
        is_own: Whether a name is that of the outlet that published the article.
    """
    found = [one for one in _citations(lines, outlets) if not is_own(one.name)]
    if not found:
        return None
    # What looks like a call sign can be the sheriff's office, which reports nothing of its own in the words of a newsroom.
    reporting = {one.name for one in found if one.how != Citing.ACCORDING or not one.is_station}
    words = _words_of(lines)
    by_name: dict[str, list[Citation]] = defaultdict(list)
    for one in found:
        if one.name in reporting:
            by_name[one.name].append(one)
    most = max(map(len, by_name.values()), default=0)
    often = [name for name, own in by_name.items() if len(own) == most]
    return often[0] if len(often) == 1 and _is_whole(by_name[often[0]], words) else None


def linked_newsroom(lines: Sequence[str], *, outlets: Mapping[str, Outlet], is_own: Callable[[str], bool]) -> str | None:
    """Find the newsroom with which the whole article stands, as lines say that are furniture else: "Read more at the Lakeside Tribune".

    Args:
        lines: The last of the text, furniture among them.
        outlets: What an operator knows of outlets.
        is_own: Whether a name is that of the outlet that published the article.
    """
    linking = [line for line in lines if _tells(line, "telling_links")]
    named = ((line, one) for line in linking for one in newsrooms_in(line, outlets))
    return next((one.name for line, one in named if _signs()["link"].search(line[: one.start]) and not is_own(one.name)), None)


def _is_whole(citations: Sequence[Citation], words: int) -> bool:
    """Whether what is cited stands for an article of so many words."""
    if len(citations) > 1:
        return words <= min(_BRIEF_WORDS * len(citations), _MOST_WORDS)
    how, at = citations[0].how, citations[0].at
    if how == Citing.VERB and at < _HEAD_WORDS:
        return words <= _HEADED_WORDS
    if how == Citing.ACCORDING:
        return at < _FIRST_WORDS and words <= _BRIEF_WORDS
    return words <= _BRIEF_WORDS and (how == Citing.BROKE or at <= _EARLY * words)


def _citations(lines: Sequence[str], outlets: Mapping[str, Outlet]) -> Iterator[Citation]:
    short: dict[str, str] = {}
    for number, line in enumerate(lines):
        if _tells(line, "telling"):
            for named in newsrooms_in(line, outlets):
                how = _how(line, named)
                if how is not None:
                    short[named.name.rpartition(" ")[2]] = named.name
                    yield Citation(named.name, how, _words_of(lines[:number]), named.is_station)
            yield from (Citation(name, Citing.VERB, _words_of(lines[:number])) for name in _in_short(line, short))


def _words_of(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _how(line: str, named: Named) -> Citing | None:
    signs = _signs()
    before = _ARTICLE.sub("", line[max(0, named.start - _BEFORE) : named.start])
    after = _BRACKETS.match(line, named.end)
    verb = signs["verb"].match(line, after.end() if after else named.end)
    if verb:
        # "Confirmed it after the Post reported that" is of another report than the article's.
        if signs["beside"].search(before):
            return None
        return Citing.BROKE if signs["broke"].search(verb[0] + line[verb.end() : verb.end() + _BEFORE]) else Citing.VERB
    if not named.is_site and signs["before"].search(before):
        return Citing.ACCORDING
    return None


def _in_short(line: str, short: Mapping[str, str]) -> Iterator[str]:
    """Newsrooms that were cited before by their full names, where "the Herald" reports."""
    for word, name in short.items():
        for match in re.finditer(rf"\b[Tt]he\s+{re.escape(word)}\b", line):
            if word != name and _signs()["verb"].match(line, match.end()):
                yield name


def _tells(line: str, kind: str) -> bool:
    """Whether a line holds any word of a list: most hold none, which is sooner seen than that they cite nobody."""
    lower = line.lower()
    return any(word in lower for word in _words(kind))


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(cast("Mapping[str, Mapping[str, list[str]]]", lexicon.load("newsrooms"))["citing"][kind])


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    citing = cast("dict[str, dict[str, str | list[str]]]", lexicon.load("newsrooms"))["citing"]
    any_of = {sign: "|".join(words) if isinstance(words, list) else words for sign, words in citing.items()}
    ends = {"verb": r"(?:,\s*|\s+)(?:{})", "broke": "{}", "link": "(?i:{})$", "before": "(?:{})$", "beside": r"\b(?:{})\s+$"}
    return {sign: re.compile(end.format(any_of[sign])) for sign, end in ends.items()}
