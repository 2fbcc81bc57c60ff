"""Which wire service or outlet does a text credit for its report?"""

from __future__ import annotations

import dataclasses
import re
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.sources.citations import linked_newsroom, repeated_newsroom
from claims.sources.newsrooms import call_sign, call_signs, newsrooms_in, spells
from claims.text.furniture import article_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from claims.model import Document, Span
    from claims.settings import Outlet

_HEAD_LINES = 4
# Longer lines are read up to here: a sign stands at the start of its line, or in a short head. Those of an article are read in parts.
_LONGEST = 1_000
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_STATION_DATELINE = re.compile(
    r"(?:[A-Z][A-Za-z .'’-]{2,30}(?:,\s?[A-Za-z .]{2,20})?\s*)?\(([KW][A-Z]{2,3})(?:-TV)?(?:/[A-Z][\w ]{1,20})?\)\s*(?:[-–—]|(?=[A-Z]))"
)
_COPYRIGHT = re.compile(r"copyright|©|\(c\)", re.IGNORECASE)


def find_credit(
    document: Document, outlets: Mapping[str, Outlet] = MappingProxyType({}), *, furniture: Sequence[Span] | None = None
) -> str | None:
    """Find the wire, or other newsroom, that a document is credited to as a whole; never the outlet that published it.

    The strongest sign wins: a wire's dateline, another station's, a byline, source or copyright line, then the newsroom with which the
    whole article stands, then the one whose report it repeats, by `claims.sources.citations`. A photograph, a contribution to the report,
    or one remark that somebody made to another newsroom is no credit of the text.

    Args:
        document: With its source, where that is known.
        outlets: What an operator knows of outlets.
        furniture: Where that of the document is known better than by itself.

    Returns:
        The newsroom's one name, or None.
    """
    own = _Own(document, outlets)
    every = [line.strip()[:_LONGEST] for line in document.text.splitlines() if line.strip()]
    article = [
        part for line in article_lines(document.text, document.furniture if furniture is None else furniture) for part in _parts(line)
    ]
    head = (article or every)[:_HEAD_LINES]
    looks: tuple[Callable[[], str | None], ...] = (
        lambda: _wire("dateline", head),
        lambda: own.other_station(head),
        lambda: _wire("line", [(document.author or "")[:_LONGEST], *every[:_HEAD_LINES], *head, *every[-2 * _HEAD_LINES :]]),
        lambda: _wire("written", [*head, *every[-_HEAD_LINES:]]),
        lambda: linked_newsroom(every[-2 * _HEAD_LINES :], outlets=outlets, is_own=own),
        lambda: repeated_newsroom(article, outlets=outlets, is_own=own),
    )
    return next((credit for look in looks if (credit := look()) is not None and not own(credit)), None)


def _parts(line: str) -> list[str]:
    return [line] if len(line) <= _LONGEST else [part[:_LONGEST] for part in _SENTENCE_END.split(line)]


def settle_credits(documents: Iterable[Document], outlets: Mapping[str, Outlet] = MappingProxyType({})) -> list[Document]:
    """Name a credited newsroom as it is named where it published documents of the run itself: both are one origin.

    Args:
        documents: All of a run.
        outlets: What an operator knows of outlets.

    Returns:
        The documents in their order; those that credit "Chicago Tribune" where documents of chicagotribune.com are among them credit that.
    """
    out = list(documents)
    sources = sorted({one.source for one in out if one.source}, key=lambda name: (len(name), name))
    published = [(source, _called(source), _hosts(source, outlets)) for source in sources]
    named = {
        credit: next((source for source, called, hosts in published if _is_name(credit, called, hosts)), credit)
        for credit in {one.credit for one in out if one.credit} - set(_names().values())
    }
    return [dataclasses.replace(one, credit=named[one.credit]) if one.credit in named else one for one in out]


def _publishes(source: str, name: str, outlets: Mapping[str, Outlet]) -> bool:
    """Whether a name is that of the outlet that is known under another."""
    return _is_name(name, _called(source), _hosts(source, outlets))


def _called(source: str) -> frozenset[str]:
    return frozenset({source, next((found.name for found in newsrooms_in(source)), source)})


def _hosts(source: str, outlets: Mapping[str, Outlet]) -> tuple[str, ...]:
    known = outlets.get(source)
    return tuple(host for host in (known.domains if known else (source,)) if host)


def _is_name(name: str, called: Container[str], hosts: Iterable[str]) -> bool:
    return name in called or any(spells(host, name) for host in hosts)


class _Own:
    """Whether a name is that of the outlet that published a document."""

    def __init__(self, document: Document, outlets: Mapping[str, Outlet]) -> None:
        self._document, self._source, self._outlets = document, document.source or "", outlets

    def __call__(self, name: str) -> bool:
        return name in self._printed or _publishes(self._source, name, self._outlets)

    @cached_property
    def _printed(self) -> set[str]:
        """What could be the outlet's call sign in the lines in which pages name their own house."""
        notices = [line[:_LONGEST] for line in self._document.text.splitlines() if _COPYRIGHT.search(line[:_LONGEST])]
        return call_signs(" ".join([self._document.title, *notices]))

    def other_station(self, head: Sequence[str]) -> str | None:
        """The station of a dateline, where the outlet is known to be another one; else it is its own call sign."""
        dated = next((match[1] for line in head if (match := _STATION_DATELINE.match(line))), None)
        if dated is None:
            return None
        known = self._outlets.get(self._source)
        signs = {sign for host in (known.domains if known else (self._source,)) if (sign := call_sign(host))}
        if not signs:
            self._printed.add(dated)
        return dated if signs and dated not in signs else None


def _wire(sign: str, lines: Sequence[str]) -> str | None:
    look = _signs()[sign]
    return next((_canonical(match[0]) for line in lines if (match := look(line))), None)


@cache
def _names() -> dict[str, str]:
    wires = cast("dict[str, list[str]]", lexicon.load("wires")["wires"])
    named = {alias: name for name, aliases in wires.items() for alias in aliases}
    return {alias.upper(): name for alias, name in named.items() if " " in alias} | named


@cache
def _any_name() -> re.Pattern[str]:
    # The longest first: "Associated Press" before "AP".
    return re.compile(rf"\b(?:{'|'.join(re.escape(alias) for alias in sorted(_names(), key=len, reverse=True))})\b")


@cache
def _signs() -> dict[str, Callable[[str], re.Match[str] | None]]:
    signs = cast("dict[str, str]", lexicon.load("wires")["signs"])
    compiled = {sign: re.compile(pattern.replace("{wire}", _any_name().pattern)) for sign, pattern in signs.items()}
    # A search would look for the beginning of the line at each of its places.
    return {sign: one.match if one.pattern.startswith("^") else one.search for sign, one in compiled.items()}


def _canonical(sign: str) -> str:
    """The name that a sign ends on: whatever stands before it is a place or a writer."""
    return _names()[_any_name().findall(sign)[-1]]
