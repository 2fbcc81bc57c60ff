"""Do the two figures of a conflict speak of the same place, of the same people, and by the same rule?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from claims import lexicon
from claims.match import populations as kinds
from claims.model import Measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.assess.intervals import Flags, Rows
    from claims.assess.reasons import Told

_RUNS = {str(Measure.COUNT), str(Measure.CUMULATIVE)}


def places(told: Told, rows: Rows) -> tuple[Flags, list[str]]:
    """Find conflicts between figures of two places, or of which one sentence speaks of a wider area.

    Returns:
        Which of the conflicts, and for each of these the explanation.
    """
    differ = told.pairs.differ("place")[rows]
    both = told.both("place", rows[differ])
    named = {int(at): _place(*two) for at, two in zip(np.flatnonzero(differ), both, strict=True)}
    return _first_of(rows, named, _phrased(told, rows, "place_scope", "sentence", "place scope"))


def populations(told: Told, rows: Rows) -> tuple[Flags, list[str]]:
    """Find conflicts between figures of two kinds of people or things; what a share is of goes by many names and is let be.

    Returns:
        Which of the conflicts, and for each of these the explanation.
    """
    pairs = told.pairs
    differ = pairs.differ("head")[rows] & ~pairs.percent[rows]
    said = ((int(at), _population(*both)) for at, both in zip(np.flatnonzero(differ), told.both("head", rows[differ]), strict=True))
    named = {at: words for at, words in said if words}
    return _first_of(rows, named, _phrased(told, rows, "population", "counted", "different people or things counted"))


def definitions(told: Told, rows: Rows) -> tuple[Flags, list[str]]:
    """Find conflicts between figures that count by two rules.

    Returns:
        Which of the conflicts, and for each of these the explanation.
    """
    named: dict[int, str] = {}
    for column, tell in (("modality", _manner), ("measure", _measures), ("predicate", _predicates)):
        differ = told.pairs.differ(column)[rows]
        for at, both in zip(np.flatnonzero(differ), told.both(column, rows[differ]), strict=True):
            words = tell(*both)
            if words:
                named[int(at)] = words
    return _first_of(rows, _phrased(told, rows, "definition", "sentence", "different definitions"), named)


def _first_of(rows: Rows, *found: dict[int, str]) -> tuple[Flags, list[str]]:
    """Put explanations together, of two for one conflict the first."""
    merged = {at: words for one in reversed(found) for at, words in one.items()}
    where = np.zeros(len(rows), dtype=bool)
    where[list(merged)] = True
    return where, [merged[at] for at in sorted(merged)]


def _place(one: str, other: str) -> str:
    narrow, wide = sorted((one, other), key=len)
    if set(narrow.casefold().split()) < set(wide.casefold().split()):
        return f"place scope ({narrow} against {wide})"
    return f"different places ({' and '.join(sorted((one, other)))})"


def _population(one: str, other: str) -> str | None:
    kind_one, kind_other = kinds.kind(one.casefold()), kinds.kind(other.casefold())
    if kind_one == kind_other:
        return None
    for wide, narrow, words in ((kind_one, kind_other, (other, one)), (kind_other, kind_one, (one, other))):
        if kinds.holds(wide, narrow):
            return f"a part of those counted ({words[0]} is within {words[1]})"
    return f"different things counted ({' and '.join(sorted((one, other)))})"


def _manner(one: str, other: str) -> str:
    return f"different definitions ({' and '.join(sorted((one, other)))})"


def _measures(one: str, other: str) -> str | None:
    return None if {one, other} <= _RUNS else _manner(one, other)


def _predicates(one: str, other: str) -> str | None:
    return None if {one, other} & kinds.vacuous_predicates() else _manner(one.replace("_", " "), other.replace("_", " "))


def _phrased(told: Told, rows: Rows, table: str, column: str, name: str) -> dict[int, str]:
    """Find conflicts of which one side has telling words that the other has not."""
    texts = told.pairs.claims[column]
    used = np.unique(np.concatenate([told.first[rows], told.second[rows]]))
    words = {at: _phrases(table)(text) if isinstance(text, str) else frozenset() for at, text in zip(used, texts.iloc[used], strict=True)}
    out: dict[int, str] = {}
    for at, (first, second) in enumerate(zip(told.first[rows], told.second[rows], strict=True)):
        only = words[first] ^ words[second]
        if only:
            out[at] = f"{name} (only one says “{min(only)}”)"
    return out


@cache
def _phrases(table: str) -> Callable[[str], frozenset[str]]:
    """Give what finds the telling words of a text."""
    longest_first = sorted(lexicon.word_list("differences", table), key=lambda phrase: (-len(phrase), phrase))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")

    @cache
    def find(text: str) -> frozenset[str]:
        return frozenset(pattern.findall(text.casefold()))

    return find
