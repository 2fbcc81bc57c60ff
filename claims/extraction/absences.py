"""Where is none a figure: no one was hurt, no arrests were made, without casualties?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.families import befalls
from claims.extraction.nouns import noun_phrase
from claims.extraction.quantities import Figure
from claims.lexicon import word_list
from claims.model import Bound, Quantity
from claims.text.numerals import Form
from claims.text.tokens import HYPHENS, is_headline, lower_at
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

_NOBODY = word_list("absences", "nobody")
NONE_WORDS = _NOBODY | {"no", "without"}
"""Words one of which every figure of none has."""
_FAMILIES = word_list("absences", "families")
_NOUNS = word_list("absences", "nouns")
_WITHOUT = word_list("absences", "without")
_DYING = word_list("absences", "dying")
_PARTIAL = word_list("absences", "partial")
_UNREAL = word_list("absences", "unreal")
_HAPPENED = word_list("absences", "happened")
_BETWEEN = word_list("absences", "between")
_VERBS_AND_RELATIVES = word_list("grammar", "auxiliaries") | word_list("grammar", "relatives") | {"and", "but", "or", "when"}
_LEADING = _HAPPENED | _BETWEEN
_ARTICLES = frozenset({"a", "an", "any", "its", "the", "their"})
_CIRCUMSTANCES = word_list("grammar", "after_participle") | {"", ".", ",", "when"}
_SPARED = _CIRCUMSTANCES | {"of"}
# words between nobody and its verb: no one on board the ferry was; words before that make it unreal: there should be
_REACH, _BACK = 8, 6


def with_absences(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Figure]:
    """Add to the figures of a sentence those of none, in order; a number inside one of them ("no one") is part of it."""
    openers = [at for at, token in enumerate(tokens) if token.lower in NONE_WORDS]
    if not openers:
        return list(figures)
    headline = is_headline(tokens)
    found = [figure for at in openers if (figure := _absence(tokens, at, headline=headline)) is not None]
    inside = {at for figure in found for at in range(figure.first, figure.last)}
    return sorted([*(one for one in figures if inside.isdisjoint(range(one.first, one.last))), *found], key=lambda one: one.first)


def is_absence(figure: Figure) -> bool:
    """Whether a figure says none by a word that is no number."""
    return figure.word in NONE_WORDS


def _absence(tokens: Sequence[Token], at: int, *, headline: bool) -> Figure | None:
    last = _end(tokens, at, headline=headline)
    if last is None or lower_at(tokens, last) in _PARTIAL or _is_unreal(tokens, at):
        return None
    zero = Quantity(low=0, high=0, stated=0, bound=Bound.EXACT)
    return Figure(first=at, last=last, number=at, number_last=at + 1, form=Form.WORDS, word=tokens[at].lower, quantity=zero, measure=None)


def _end(tokens: Sequence[Token], at: int, *, headline: bool) -> int | None:
    """One past the words that say none; None where they say it of nothing that befalls people or things."""
    word = tokens[at].lower
    if word == "no" and lower_at(tokens, at + 1 + (lower_at(tokens, at + 1) in HYPHENS)) == "one":
        last = at + 2 + (lower_at(tokens, at + 1) in HYPHENS)
        return last if _befallen(tokens, last) or _is_spared(tokens, at, last) else None
    if word in _NOBODY:
        return _past_whole(tokens, at + 1) if _befallen(tokens, at + 1) or _is_spared(tokens, at, at + 1) else None
    start = at + 1 + (word == "without" and lower_at(tokens, at + 1) == "any")
    if word == "no" and lower_at(tokens, start) == "damage":
        return _past_damage(tokens, start)
    phrase = noun_phrase(tokens, start, plural=False, headline=headline)
    if phrase is None:
        return None
    named = tokens[phrase.last - 1].lower in (_NOUNS if word == "no" else _WITHOUT)
    return start if named or (word == "no" and _befallen(tokens, phrase.last)) else None


def _past_whole(tokens: Sequence[Token], at: int) -> int:
    """Where the people begin of whom none suffered: of the 40 | passengers."""
    if lower_at(tokens, at) != "of":
        return at
    number = at + 1 + (lower_at(tokens, at + 1) in _ARTICLES)
    return number + 1 if lower_at(tokens, number).isdigit() else at


def _past_damage(tokens: Sequence[Token], at: int) -> int | None:
    """Where what was not damaged begins: no damage to the | homes."""
    at += 1
    if lower_at(tokens, at) != "to":
        return None
    at += 1 + (lower_at(tokens, at + 1) in _ARTICLES)
    phrase = noun_phrase(tokens, at, plural=False)
    return at if phrase is not None and lemma(tokens[phrase.last - 1].lower) != tokens[phrase.last - 1].lower else None


def _befallen(tokens: Sequence[Token], start: int) -> bool:
    """Whether the verb behind a subject says that harm was done to it: was hurt, has died, on the ferry was reported injured."""
    if befalls(lower_at(tokens, start), _FAMILIES) and lower_at(tokens, start + 1) in _CIRCUMSTANCES:  # no one hurt in blaze
        return True
    for at in range(start, min(len(tokens), start + _REACH)):
        word = tokens[at].lower
        if word in _HAPPENED:
            return _harms(tokens, at)
        if lemma(word, Part.VERB) in _DYING and word.endswith("ed"):
            return True
        if word in _VERBS_AND_RELATIVES or not (tokens[at].is_word or word.isdigit()) or parts(word) is Part.VERB:
            return False
    return False


def _is_spared(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a verb of harm has nobody for its object: the fire hurt no one; killing none. Not: a killing no one saw."""
    verb = lower_at(tokens, at - 1)
    noun = verb.endswith("ing") and lower_at(tokens, at - 2) not in {",", "and", "without"}
    return not noun and lower_at(tokens, last) in _SPARED and befalls(verb, _FAMILIES, active=True)


def _harms(tokens: Sequence[Token], at: int) -> bool:
    """Whether the participle that an auxiliary leads to is one of harm."""
    passive = False
    while lower_at(tokens, at) in _LEADING:
        passive = passive or tokens[at].lower in {"was", "were", "been", "be"}
        at += 1
    word = lower_at(tokens, at)
    return (passive and befalls(word, _FAMILIES)) or lemma(word, Part.VERB) in _DYING


def _is_unreal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word shortly before, in the same clause, makes it a wish, a fear or a condition."""
    for token in reversed(tokens[max(0, at - _BACK) : at]):
        if token.text in {",", ";", ":"}:
            return False
        if token.lower in _UNREAL:
            return True
    return False
