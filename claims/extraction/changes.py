"""Is a number the size of a rise or fall, or one of the levels between which something moves?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.lexicon import word_list
from claims.model import Change
from claims.text.tokens import lower_at
from claims.text.words import Part, lemma

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

_PHRASAL = word_list("grammar", "phrasal")
_REVISING = word_list("levels", "revising")
_PASSIVE = frozenset({"be", "been", "being", "are", "is", "was", "were"})
_BEHIND_TREND = frozenset({"", ",", ".", "than", "from", "on", "at", "in"})
# How far before a number the verb stands that it is a level of, and the "from" in front of it.
_VERB_REACH, _FROM_REACH = 8, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trends:
    verbs: Mapping[str, Change]
    measured: Mapping[str, Change]
    transitive: Mapping[str, Change]
    words: Mapping[str, Change]
    nouns: Mapping[str, Change]


@lru_cache(maxsize=1)
def _trends() -> _Trends:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("trends"))
    kinds = ("verbs", "measured", "transitive", "words", "nouns")
    return _Trends(**{kind: {word: Change(name) for name, rows in table.items() for word in rows[kind]} for kind in kinds})


def change(tokens: Sequence[Token], first: int, last: int, *, measured: bool) -> Change | None:
    """Read a rise or fall of which the number is the size: up 3 percent, fell by 20, a 3 percent increase.

    Args:
        tokens: The sentence.
        first: Index of the figure's first token.
        last: One past the index of its last token.
        measured: Whether the figure has a unit, which some verbs need to tell of a change.
    """
    trends = _trends()
    at, before = first - 1, lower_at(tokens, first - 1)
    if before in {"by", "another"}:
        at -= 1
        before = lower_at(tokens, at)
    if before in trends.words and lower_at(tokens, at - 1) not in _PHRASAL:
        return trends.words[before]
    verb = lemma(before, Part.VERB) if before not in {"", "lower"} else ""
    found = trends.verbs.get(verb) or (trends.measured.get(verb) if measured else None)
    if found is None and measured and verb in trends.transitive and lower_at(tokens, at - 1) in _PASSIVE and at == first - 1:
        found = trends.transitive[verb]  # fares were raised 5 percent
    if found is not None:
        return found
    behind = lower_at(tokens, last)
    if behind in trends.nouns and lower_at(tokens, last + 1) != "to":
        return trends.nouns[behind]
    if before == "of" and lower_at(tokens, at - 1) in trends.nouns:
        return trends.nouns[lower_at(tokens, at - 1)]
    return trends.words[behind] if behind in trends.words and lower_at(tokens, last + 1) in _BEHIND_TREND else None


def moves(tokens: Sequence[Token], at: int) -> bool:
    """Whether "from A to B", of which A begins here, tells of a change: rose from 12 to 31, revised the toll from 27 to 31."""
    window = [token.lower for token in tokens[max(0, at - _VERB_REACH) : at]]
    if "from" not in window[-_FROM_REACH:]:
        return False
    verbs = _trends().verbs.keys() | _trends().transitive.keys() | _REVISING
    return any(lemma(word, Part.VERB) in verbs for word in window)


def trend(word: str, *, transitive: bool = False) -> Change | None:
    """The direction of a verb, in any form, by which something measured rises or falls, or is moved by somebody if transitive."""
    verb = lemma(word, Part.VERB)
    found = _trends().verbs.get(verb) or _trends().measured.get(verb)
    return found or (_trends().transitive.get(verb) if transitive else None)


def is_trend_noun(word: str) -> bool:
    """Whether a noun, in the singular, names a rise or fall."""
    return word in _trends().nouns
