"""Which numbers are no claim: dates, names, ranks, scores, closed sets, idioms? Decided here alone."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.extraction.cases import CARDINAL, DASHES, Case, exclusion_words, make_case
from claims.extraction.codes import is_code, joined, stands_apart
from claims.extraction.designations import is_address, is_name
from claims.extraction.levels import before_amount
from claims.extraction.nearness import neighbours
from claims.extraction.ranges import is_vote
from claims.extraction.roles import is_past
from claims.lexicon import word_list
from claims.model import Bound
from claims.text.dates import DateKind
from claims.text.numerals import Form
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claims.extraction.quantities import Figure
    from claims.text.passages import Sentence
    from claims.text.tokens import Token

# words this near tell a score from a range
_NEAR = 7
_WANT_OF = word_list("grammar", "want_of")
_MANY = word_list("grammar", "many")
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_PARTICIPLE = re.compile(r"(?:ed|ing|wn|own|ken|ilt|lain|eft|ost|ung)$")


_RELATIVES = word_list("grammar", "relatives")
_AFTER_PARTICIPLE = word_list("grammar", "after_participle")
_FINITE = word_list("grammar", "auxiliaries")


class Exclusion(StrEnum):
    """Why a number that is no date is no claim."""

    NAME = "part of a name, rank or address"
    SCORE = "score or record"
    CODE = "telephone number, link or code"
    CLOSED_SET = "cardinal of a set already known"
    IDIOM = "one as a pronoun or in an idiom"
    VAGUE = "vague word that counts nothing"
    NOTHING_COUNTED = "nothing counted or measured"


def at_sight(tokens: Sequence[Token], figure: Figure) -> Exclusion | None:
    """Say why the signs and words right at a figure make it no claim, before anything is looked for around it; None if they do not."""
    case = make_case(tokens=tokens, figure=figure, noun=None, headline=False)
    if not stands_apart(tokens, figure.number, figure.number_last) and is_code(case):
        return Exclusion.CODE
    return Exclusion.NAME if is_address(case) else None


def exclusion(case: Case) -> Exclusion | None:
    """Say why a figure that is none at sight is no claim whatever is said of it; None if that may make it one.

    Of several reasons the first of the rules counts.
    """
    for reason, applies in _RULES:
        if applies(case):
            return reason
    return None


def unsaid(case: Case, *, told: bool, befallen: bool) -> Exclusion | None:
    """Say why an undecided figure is no claim by what is said of it; None if it is one.

    Args:
        case: The figure.
        told: Whether something is said of it (killing 10), so that the noun may be left out.
        befallen: Whether what is said of it stands outside its own phrase: one of the men was shot, but not: one of the wounded.
    """
    if _is_idiom(case, told=told, befallen=befallen):
        return Exclusion.IDIOM
    return None if case.measured or case.noun is not None or told else Exclusion.NOTHING_COUNTED


def in_date(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is part of a date or time: one in five is, and this is asked before anything else is found of a figure."""
    return is_dated(sentence, figure.number, figure.number_last) and before_amount(sentence.tokens, figure.first) == figure.first


def is_dated(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a date or time stands among the tokens from one up to, and without, another: not one as last week, which has no number."""
    if not sentence.dates:
        return False
    number = sentence.span(first, last)
    near = neighbours(sentence.dates, number)
    return any(one.kind is not DateKind.RELATIVE and one.start < number.end and number.start < one.end for one in near)


def _is_score(case: Case) -> bool:
    """Whether the number is a side of a bare N-M that is no range of anything measured."""
    figure = case.figure
    if case.measured or figure.form not in CARDINAL:
        return False
    if figure.quantity.bound is not Bound.RANGE:
        return joined(case) > 0 and not is_vote(case.tokens, figure.number - 2, figure.number_last + 2)
    if not any(token.text in DASHES for token in case.tokens[figure.number : figure.number_last]):
        return False
    around = {token.lower for token in case.tokens[max(0, figure.number - _NEAR) : figure.number_last + _NEAR]}
    return case.noun is None or bool(({case.noun.head} | around) & exclusion_words().scores)


def _is_idle(case: Case) -> bool:
    """Whether a vague word asserts no population: many of these, the few, most gruesome."""
    figure = case.figure
    if figure.form is not Form.VAGUE:
        return False
    before, behind = case.lower(figure.first - 1), case.lower(figure.number_last)
    if figure.word == "most" and behind == "of" and case.lower(figure.number_last + 1) == "all":
        return not case.lower(figure.number_last + 2).isalpha()  # most of all, be quiet
    if figure.word in _WANT_OF:
        return behind != "of" and case.lower(figure.number_last - 1) != "of"
    if figure.word not in _MANY:
        return False
    if figure.quantity.unit in _DURATIONS:
        return before in {"the", "last", "past", "these", "those", "next"}
    article = case.lower(figure.number) == "a"
    uncounted = not case.counts_plural if case.noun is not None else not case.measured
    return behind == "of" or (figure.word == "few" and not article) or before in {"the", "these", "those"} or uncounted


def _is_idiom(case: Case, *, told: bool, befallen: bool) -> bool:
    """Whether "one" is a pronoun or no more than an article: it counts with a unit, a bound, "only", or a family of predicates."""
    figure, words = case.figure, exclusion_words()
    if figure.quantity.high != 1 or figure.word != "one":
        return False
    before, behind = case.lower(figure.first - 1), case.lower(figure.number_last)
    if behind in DASHES:
        return not case.measured
    if not case.bare or before in {"only", "just"}:
        return behind in {"of", "who", "that"}
    if behind == "of" and befallen and _is_one_of_some(case):
        return False
    pronoun = behind in words.one_idioms or not behind.isalpha() or before in words.one_before
    return pronoun or not (case.measured or told)


def _is_one_of_some(case: Case) -> bool:
    """Whether "one of" counts one of some people or things to whom something happened: one of the men was shot, killed one of them."""
    words, phrase = exclusion_words(), case.noun
    known = case.lower(case.figure.number_last + 1) in {"them", "whom"}
    if phrase is None or (case.lower(case.figure.first - 1) in words.one_of_before and not known):
        return False
    kinds = (token.lower for token in case.tokens[case.figure.number_last : phrase.last])
    return known or not any(word in words.one_of_kinds or word.endswith("est") for word in kinds)


def _is_closed_set(case: Case) -> bool:
    """Whether an article makes a small cardinal stand for a set already known: the two countries, one of two main objectives."""
    figure, words, high = case.figure, exclusion_words(), case.figure.quantity.high
    if not case.bare or high is None or high > words.definite_limit or figure.compound or figure.form is not Form.WORDS:
        return False
    before = case.lower(figure.number - 1)
    if before == "of" and case.lower(figure.number - 2) == "one":
        return True
    if before not in words.definite:
        return False
    if case.measured:
        return before in {"these", "those", "the"}
    return case.noun is None or not _says_more(case, case.noun.last)


def _says_more(case: Case, at: int) -> bool:
    """Whether a relative clause or participle behind a noun makes it say something new: the two men accused of, the two who."""
    word, behind = case.lower(at), case.lower(at + 1)
    if word in _RELATIVES:
        return True
    participle = bool(_PARTICIPLE.search(word) and parts(word) & Part.VERB)
    opened = case.figure.number == 1 and not case.headline and not _has_verb(case, at + 1)  # the two sides agreed on a truce
    return participle and not opened and (behind in _AFTER_PARTICIPLE or not behind.isalpha())


def _has_verb(case: Case, start: int) -> bool:
    """Whether a finite verb stands in the rest of a sentence."""
    return any(token.lower in _FINITE or (is_past(token.lower) and parts(token.lower) is Part.VERB) for token in case.tokens[start:])


_RULES: tuple[tuple[Exclusion, Callable[[Case], bool]], ...] = (
    (Exclusion.SCORE, _is_score),
    (Exclusion.NAME, is_name),
    (Exclusion.VAGUE, _is_idle),
    (Exclusion.CLOSED_SET, _is_closed_set),
)
