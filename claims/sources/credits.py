"""Which wire service or outlet does a text credit for its report?"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from claims import lexicon

_HEAD_LINES = 4
# Longer lines are read up to here: a sign stands at the start of its line, or in a short head.
_LONGEST = 1_000


def find_credit(text: str) -> str | None:
    """Find the wire that a text is credited to.

    The strongest sign wins: the dateline, then a byline, source or copyright line, then words of its first paragraphs, then the
    photo of its first paragraph. An attribution further down speaks of one figure, not of the text.

    Returns:
        The wire's canonical name, or None.

    >>> find_credit("Baghdad (AFP) - At least 12 people were killed.")
    'AFP'
    """
    lines = [line.strip()[:_LONGEST] for line in text.splitlines() if line.strip()]
    head = lines[:_HEAD_LINES]
    for sign, where in (("dateline", head), ("line", [*head, *lines[-_HEAD_LINES:]]), ("head", head), ("photo", lines[:1])):
        for line in where:
            if match := _signs()[sign].search(line):
                return _canonical(match[0])
    return None


@cache
def _names() -> dict[str, str]:
    wires = cast("dict[str, list[str]]", lexicon.load("wires")["wires"])
    return {alias: name for name, aliases in wires.items() for alias in aliases}


@cache
def _any_name() -> re.Pattern[str]:
    # The longest first: "Associated Press" before "AP".
    return re.compile(rf"\b(?:{'|'.join(re.escape(alias) for alias in sorted(_names(), key=len, reverse=True))})\b")


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    signs = cast("dict[str, str]", lexicon.load("wires")["signs"])
    return {sign: re.compile(pattern.replace("{wire}", _any_name().pattern)) for sign, pattern in signs.items()}


def _canonical(sign: str) -> str:
    """The name that a sign ends on: whatever stands before it is a place or a writer."""
    return _names()[_any_name().findall(sign)[-1]]
