"""From which count before does a bare number go on: compared with 63, five in Mansa, bringing the total to 47?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.counted import implies_persons
from claims.extraction.levels import before_amount
from claims.lexicon import word_list
from claims.text.calendar_words import YEARS
from claims.text.numerals import Form
from claims.text.tokens import lower_at
from claims.text.words import Part, lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.extraction.families import Predicate
    from claims.extraction.nouns import NounPhrase
    from claims.extraction.quantities import Figure
    from claims.extraction.reading import Reading
    from claims.text.tokens import Token

_ARTICLES = frozenset({"a", "an", "the", "its", "their"})
_CLAIMING = word_list("grammar", "claiming")
_SAYING = word_list("grammar", "saying_how_many")
_FIGURES = frozenset({"figure", "headcount"})
_COMPARING = frozenset({"compared", "up", "down", "opposed"})
_TOTALS = word_list("levels", "numbers")
# say that those come on top of what was counted
_MORE = frozenset({"more", "others"})
# say where or when as many are counted
_WHERE = frozenset({"in", "at", "near", "outside", "from"})
# words between a count here and a count elsewhere
_APART = 8


def antecedent(tokens: Sequence[Token], figure: Figure, said: Predicate | None, earlier: Sequence[Reading]) -> Reading | None:
    """Find the reading whose noun and predicate a count shares that no noun of its own follows; None if it goes on from none.

    Args:
        tokens: The sentence.
        figure: The figure.
        said: What the words around it say of it, or None.
        earlier: The readings before it in the sentence.
    """
    if not earlier or figure.quantity.unit != "count":
        return None
    before = earlier[-1]
    if before.figure.quantity.unit == "count" and (
        _is_other_side(tokens, before, figure) or _is_new_level(tokens, before, figure) or _is_elsewhere(tokens, before, figure, said)
    ):
        return before
    if _is_set_against(tokens, figure):
        return next((one for one in _counts(earlier) if one.noun is not None or implies_persons(one)), None)
    return _totalled(tokens, figure, earlier)


def more_of(tokens: Sequence[Token], noun: NounPhrase, earlier: Sequence[Reading]) -> NounPhrase:
    """A noun phrase, with the head of what was counted before where it only says that there are more: 90 barns fell, 12 more burned."""
    if noun.last - noun.first > 1 or tokens[noun.first].lower not in _MORE:
        return noun
    before = next((one.noun for one in _counts(earlier) if one.noun is not None), None)
    return noun if before is None else replace(noun, head=before.head)


def _counts(earlier: Sequence[Reading]) -> Iterator[Reading]:
    """The counts before, the nearest first."""
    return (one for one in reversed(earlier) if one.figure.quantity.unit == "count")


def _is_set_against(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a count is set against one before: 460 cars were stolen, compared with 63 a year before; police counted 900."""
    at = before_amount(tokens, figure.first)
    before, link = lower_at(tokens, at - 1), lower_at(tokens, at - 2)
    compared = before in {"versus", "against"} or (before in {"with", "to", "from"} and link in _COMPARING)
    told = before == "of" and link in {"spoke", "speaks"}
    alone = not lower_at(tokens, figure.last).isalpha()  # said 3; but: said 12 were hurt
    verb = lemma(before, Part.VERB)
    figured = at < figure.first and lower_at(tokens, figure.first - 2) in _FIGURES
    return compared or told or figured or verb in _CLAIMING or (alone and verb in _SAYING)


def _is_new_level(tokens: Sequence[Token], before: Reading, figure: Figure) -> bool:
    """Whether a number replaces the one before it, or is where that one led: revised the toll from 27 to | 31, rose by four to | 31."""
    led = lower_at(tokens, before.first - 1) == "from" or before.figure.quantity.change is not None
    return figure.level and led and [token.lower for token in tokens[before.last : figure.first]] == ["to"]


def _is_other_side(tokens: Sequence[Token], before: Reading, figure: Figure) -> bool:
    """Whether a number is the other side of a vote: 120 to | 48."""
    voted = before.predicate is not None and before.predicate.name == "vote"
    return voted and [token.lower for token in tokens[before.last : figure.first]] == ["to"]


def _is_elsewhere(tokens: Sequence[Token], before: Reading, figure: Figure, said: Predicate | None) -> bool:
    """Whether a bare number counts the same for another place or time: ten were killed in Dera, five in Mansa."""
    link, own = lower_at(tokens, figure.last), said is not None and said.at == figure.last
    if own or link not in _WHERE or lower_at(tokens, figure.first - 1) not in {",", "and"}:
        return False
    year = figure.form is Form.DIGITS and figure.quantity.low in YEARS
    between = [token.lower for token in tokens[before.last : figure.first]]
    alike = (before.noun is not None or implies_persons(before)) and len(between) <= _APART and not _WHERE.isdisjoint(between)
    return alike and not year and not {";", ":"} & set(between)


def _totalled(tokens: Sequence[Token], figure: Figure, earlier: Sequence[Reading]) -> Reading | None:
    """The count before, of which a level is the total: six more bodies were found, bringing the total to 47."""
    article, total, link = (lower_at(tokens, figure.first - k) for k in (3, 2, 1))
    if not figure.level or link != "to" or total not in _TOTALS or article not in _ARTICLES:
        return None
    found = next(((one, one.noun) for one in _counts(earlier) if one.noun is not None), None)
    return None if found is None else replace(found[0], noun=replace(found[1], first=found[1].last - 1))
