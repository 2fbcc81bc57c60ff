"""Which numbers are no claim: dates, names, ranks, scores, closed sets, idioms? Decided here alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.extraction.levels import before_amount
from claims.extraction.nearness import neighbours
from claims.extraction.ranges import is_vote
from claims.extraction.roles import is_past
from claims.lexicon import word_list
from claims.model import Bound, Measure
from claims.model.record import maker, record
from claims.text.calendar_words import YEARS
from claims.text.dates import DateKind
from claims.text.numerals import Form
from claims.text.tokens import lower_at, touches
from claims.text.words import Part, is_plural, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claims.extraction.nouns import NounPhrase
    from claims.extraction.quantities import Figure
    from claims.text.passages import Sentence
    from claims.text.tokens import Token

_DASHES = frozenset({"-", "–", "\u2010"})
_CARDINAL = (Form.DIGITS, Form.WORDS)
# words this near tell a score from a range
_NEAR = 7
# words that a street's name may have; letters of a compass point cut short
_NAMED, _LETTERS = 4, 2
# house numbers of blocks begin here; fewer blocks are a distance
_HOUSE_NUMBER = 100
# dashes between digits that make a code of them
_CODE = 2
_GROUP, _SPELLED = 3, 7  # digits of a telephone number, and letters in the place of those that follow
_WANT_OF = word_list("grammar", "want_of")
_COMPASS = frozenset({"n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west"})
_GLUE = frozenset({"#", "@", "_", "=", "&", "?", "№", "\\", "*", "^"})
_GLUE_BEFORE = _GLUE | {"/"}
# signs one of which stands in front of every number that a sign in front makes a code; signs behind that make none of it
_CODING, _CLOSING = _GLUE_BEFORE | _DASHES | {".", ":"}, frozenset({",", "."})
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    designators: frozenset[str]
    followers: frozenset[str]
    small_followers: frozenset[str]
    streets: frozenset[str]
    compounds: frozenset[str]
    one_idioms: frozenset[str]
    one_before: frozenset[str]
    one_of_before: frozenset[str]
    one_of_kinds: frozenset[str]
    definite: frozenset[str]
    definite_limit: int
    assertive: frozenset[str]
    scores: frozenset[str]
    emergencies: frozenset[str]
    calls: frozenset[str]
    polls: frozenset[str]
    averages: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = lexicon.load("exclusions")
    sets = {name: lexicon.word_list("exclusions", name) for name, rows in table.items() if isinstance(rows, list)}
    return _Words(definite_limit=cast("int", table["definite_limit"]), **sets)


@record(frozen=True, slots=True, kw_only=True)
class Case:
    """A figure with what is known of its sentence when it is decided whether it makes a claim.

    Attributes:
        tokens: The sentence.
        figure: The figure.
        noun: What it counts, if that was found.
        told: Whether something is said of it (killing 10), so that the noun may be left out.
        befallen: Whether what is said of it stands outside its own phrase: one of the men was shot, but not: one of the wounded.
        headline: Whether capitals say nothing because every word has one.
    """

    tokens: Sequence[Token]
    figure: Figure
    noun: NounPhrase | None
    told: bool
    befallen: bool
    headline: bool

    @property
    def measured(self) -> bool:
        """Whether the figure has a unit, money or percent, or is per something, and so needs no noun."""
        return self.figure.quantity.unit != "count" or self.figure.per is not None

    @property
    def bare(self) -> bool:
        """Whether no bound or sign stands in front of the number."""
        return self.figure.first == self.figure.number

    def text(self, at: int) -> str:
        """A token as written, empty outside the sentence."""
        if at < 0:
            return ""
        try:
            return self.tokens[at].text
        except IndexError:
            return ""

    def lower(self, at: int) -> str:
        """A token in lower case, empty outside the sentence."""
        return lower_at(self.tokens, at)

    def touches(self, at: int) -> bool:
        """Whether no white space stands between a token and the one before it."""
        return touches(self.tokens, at)

    @property
    def counts_plural(self) -> bool:
        """Whether a plural noun, or people, are counted."""
        return self.noun is not None and (is_plural(self.tokens[self.noun.last - 1].lower) or self.noun.head == "person")


make_case = maker(Case)


def at_sight(tokens: Sequence[Token], figure: Figure) -> Exclusion | None:
    """Say why the signs and words right at a figure make it no claim, before anything is looked for around it; None if they do not."""
    case = make_case(tokens=tokens, figure=figure, noun=None, told=False, befallen=False, headline=False)
    if not _stands_apart(tokens, figure.number, figure.number_last) and _is_code(case):
        return Exclusion.CODE
    return Exclusion.NAME if _is_address(case) else None


def _stands_apart(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number stands between words, as most do, so that no sign makes a code of it."""
    if not first or tokens[first - 1].text in _CODING or tokens[first].text == "." or tokens[first].text in _words().emergencies:
        return False
    return last >= len(tokens) or tokens[last].text in _CLOSING or not (tokens[last].tied or tokens[last].text in _DASHES)


def exclusion(case: Case) -> Exclusion | None:
    """Say why a figure that is none at sight is no claim, or None if it is one; of several reasons the first of the rules counts."""
    for reason, applies in _RULES:
        if applies(case):
            return reason
    return None


def in_date(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is part of a date or time: one in five is, and this is asked before anything else is found of a figure."""
    if not sentence.dates:
        return False
    number = sentence.span(figure.number, figure.number_last)
    near = neighbours(sentence.dates, number)
    dated = any(one.kind is not DateKind.RELATIVE and one.start < number.end and number.start < one.end for one in near)
    return dated and before_amount(sentence.tokens, figure.first) == figure.first  # an average of 1500


def _is_code(case: Case) -> bool:
    """Whether signs glue the number into a link, a tag, a telephone number, a calibre or a list mark."""
    figure, first, last = case.figure, case.figure.number, case.figure.number_last
    before, behind, opening = case.text(first - 1), case.text(last), case.text(first)
    glued_before = before in _GLUE_BEFORE and case.touches(first) and figure.measure is not Measure.MONEY  # Y=500 are yen
    owner = behind in {"'", "’"} and case.text(last + 1) == "s"
    stroke = behind == "/" and figure.per is None
    glued_behind = case.touches(last) and (behind in _GLUE or stroke or owner or (figure.last == last and behind[:1].isalpha()))
    calibre = opening == "." and not case.measured and not _is_average(case)
    calibre = calibre or (before == "." and case.touches(first) and case.text(first - 2)[-1:].isalpha())
    emergency = opening in _words().emergencies and behind.lower() in _words().calls
    timed = before == ":" and case.touches(first) and case.text(first - 2).isdigit() and not case.measured  # a video of 0:41
    list_mark = first == 0 and behind in {".", ")", ":"} and last < len(case.tokens) - 1
    return (
        glued_before
        or glued_behind
        or calibre
        or emergency
        or timed
        or list_mark
        or _spells_telephone(case)
        or (figure.form is Form.DIGITS and _joined(case) >= _CODE)
    )


def _spells_telephone(case: Case) -> bool:
    """Whether groups of three digits go on in capital letters: 215-555-TIPS, 480-WITNESS; but not: in a 300-FOOT FALL."""
    behind = case.figure.number_last
    groups = (case.text(case.figure.number), case.text(behind - 1))
    spelled = case.text(behind) in _DASHES and case.touches(behind + 1) and case.text(behind + 1).isupper()
    if not spelled or case.measured or any(len(group) != _GROUP or not group.isdigit() for group in groups):
        return False
    alone = any(token.text.islower() for token in case.tokens)  # in a line in capitals: a 500-VEHICLE crash
    return behind - case.figure.number > 1 or (len(case.text(behind + 1)) == _SPELLED and alone)


def _is_average(case: Case) -> bool:
    """Whether a bare number with a leading point is an average, as sports give it, and no calibre: batting .300, a .500 record."""
    around = (case.figure.number - 2, case.figure.number - 1, case.figure.number_last, case.figure.number_last + 1)
    return any(case.lower(at) in _words().averages for at in around)


def _joined(case: Case) -> int:
    """Count the dashes that join a number to further digits, up to two: they make a code (555-01-99)."""
    count, at = 0, case.figure.number_last
    while count < _CODE and case.text(at) in _DASHES and case.text(at + 1)[:1].isdigit() and case.touches(at + 1):
        count, at = count + 1, at + 2
    at = case.figure.number
    while count < _CODE and case.text(at - 1) in _DASHES and case.text(at - 2)[:1].isdigit() and case.touches(at):
        count, at = count + 1, at - 2
    return count


def _is_score(case: Case) -> bool:
    """Whether the number is a side of a bare N-M that is no range of anything measured."""
    figure = case.figure
    if case.measured or figure.form not in _CARDINAL:
        return False
    if figure.quantity.bound is not Bound.RANGE:
        return _joined(case) > 0 and not is_vote(case.tokens, figure.number - 2, figure.number_last + 2)
    if not any(token.text in _DASHES for token in case.tokens[figure.number : figure.number_last]):
        return False
    around = {token.lower for token in case.tokens[max(0, figure.number - _NEAR) : figure.number_last + _NEAR]}
    return case.noun is None or bool(({case.noun.head} | around) & _words().scores)


def _is_address(case: Case) -> bool:
    """Whether a number is of a street, a block or an hour, or grades what it is joined to: 12 Elm Street, a four-star general."""
    figure, words = case.figure, _words()
    block = figure.quantity.unit == "block" and figure.form is Form.DIGITS and (figure.quantity.high or 0) >= _HOUSE_NUMBER
    behind = case.text(figure.number_last)
    graded = behind in _DASHES and case.lower(figure.number_last + 1) in words.compounds
    street = behind.lower() in words.small_followers or (behind.lower() in words.followers and behind[0].isupper())
    return block or graded or (_names_road(case) if case.measured else street or _is_house(case))


def _names_road(case: Case) -> bool:
    """Whether a measure is the name of a road: 7 Mile Road."""
    at = case.figure.number_last
    return case.text(at)[:1].isupper() and case.text(at + 1)[:1].isupper() and case.lower(at + 1) in _words().streets


def _is_house(case: Case) -> bool:
    """Whether a number is a house's: 12 Harbour Street, 302 E. Main; what a noun behind the street names is counted instead."""
    if case.figure.form is not Form.DIGITS or not case.bare:
        return False
    at = first = case.figure.number_last
    while case.text(at)[:1].isupper() and case.lower(at) not in _words().streets and parts(case.lower(at)) is not Part.CLOSED:
        at += 1 + (case.lower(at) in _COMPASS and case.text(at + 1) == ".")
    points = case.lower(first) in _COMPASS and (at > first + 1 or case.text(at)[:1].isdigit())  # 45 West 33rd Street
    compass = points and not (len(case.text(first)) > _LETTERS and is_plural(case.lower(at - 1)))
    street = first < at <= first + _NAMED and case.text(at)[:1].isupper() and case.lower(at) in _words().streets
    behind = case.lower(at + street)
    return (street or compass) and not (is_plural(behind) and parts(behind) & Part.NOUN)


def _is_name(case: Case) -> bool:
    """Whether a word in front makes the number a name or a rank: Route 94, Boeing 747, No. 5, the Group of Seven, COVID-19."""
    figure, first = case.figure, case.figure.number
    if (case.measured and not _is_lettered(case)) or not case.bare or figure.form not in _CARDINAL or first == 0:
        return False
    if _is_product(case) or _is_year_of(case) or _ends_row(case):
        return True
    before, capital = case.tokens[first - 1], case.text(first)[0].isupper()
    if capital and not case.headline and (before.is_word or before.text == ","):
        return True
    designated = before.lower in _words().designators and (figure.form is Form.DIGITS or before.text[0].isupper())
    numbered = before.text == "." and case.lower(first - 2) in {"no", "rt"}
    capitals = case.text(first - 2).isupper() and len(case.text(first - 2)) > 1  # COVID -19
    hyphened = before.text in _DASHES and case.touches(first) and case.text(first - 2).isalpha() and (case.touches(first - 1) or capitals)
    known = first == 1 and parts(before.lower) is not Part.NONE
    named = before.is_word and before.text[0].isupper() and not case.headline and not known and figure.form is Form.DIGITS
    proper = designated and before.text != before.lower  # Route 94 lanes, iPhone 11 cameras; but: last week 300 people
    return numbered or hyphened or proper or ((designated or named) and not case.counts_plural)


def _ends_row(case: Case) -> bool:
    """Whether the number tells how long a row is of which a picture or page is one: Image 1 of 9."""
    at = case.figure.number - 1
    at -= case.text(at) == "/"
    return case.lower(at) == "of" and case.text(at - 1).isdigit() and case.lower(at - 2) in _words().designators


def _is_lettered(case: Case) -> bool:
    """Whether one letter that touches the digits is all that makes a unit of it: gate 12C, Section 230C."""
    last = case.figure.number_last
    return case.figure.last == last + 1 and len(case.text(last)) == 1 and case.text(last).isalpha() and case.touches(last)


def _is_product(case: Case) -> bool:
    """Whether a capitalised word behind makes a name of the number: a 787 Dreamliner, the iPhone 11 Pro and 11 Pro Max."""
    figure, first = case.figure, case.figure.number
    name = case.text(figure.number_last)
    if case.measured or case.headline or figure.form is not Form.DIGITS or not name[:1].isupper() or is_plural(name.lower()):
        return False
    again = any((one.text, two.text) == (case.text(first), name) for one, two in pairwise(case.tokens[: max(0, first - 1)]))
    return again or (case.lower(first - 1) in {"a", "an"} and name.isalpha() and not name.isupper())


def _is_year_of(case: Case) -> bool:
    """Whether a bare number is the year of what a name owns, or of a poll: Orvane 2018 sales, 2018 Senate hopefuls; but not of people."""
    text, before = case.text(case.figure.number), case.tokens[case.figure.number - 1]
    if case.measured or case.noun is None or case.noun.head == "person" or case.noun.first != case.figure.number_last:
        return False
    named = before.is_word and before.text[0].isupper() and case.figure.number > 1 and not case.headline
    polled = any(token.lower in _words().polls for token in case.tokens[case.noun.first : case.noun.last])
    return (named or polled) and text.isdigit() and int(text) in YEARS and int(text) % 100 != 0


def _is_idle(case: Case) -> bool:
    """Whether a vague word asserts no population: many of these, the few, most gruesome."""
    figure = case.figure
    if figure.form is not Form.VAGUE:
        return False
    before, behind = case.lower(figure.first - 1), case.lower(figure.number_last)
    if figure.word in _WANT_OF:
        return behind != "of" and case.lower(figure.number_last - 1) != "of"
    if figure.word not in _MANY:
        return False
    if figure.quantity.unit in _DURATIONS:
        return before in {"the", "last", "past", "these", "those", "next"}
    article = case.lower(figure.number) == "a"
    uncounted = not case.counts_plural if case.noun is not None else not case.measured
    return behind == "of" or (figure.word == "few" and not article) or before in {"the", "these", "those"} or uncounted


def _is_idiom(case: Case) -> bool:
    """Whether "one" is a pronoun or no more than an article: it counts with a unit, a bound, "only", or a family of predicates."""
    figure, words = case.figure, _words()
    if figure.quantity.high != 1 or figure.word != "one":
        return False
    before, behind = case.lower(figure.first - 1), case.lower(figure.number_last)
    if behind in _DASHES:
        return not case.measured
    if not case.bare or before in {"only", "just"}:
        return behind in {"of", "who", "that"}
    if behind == "of" and _is_one_of_some(case):
        return False
    pronoun = behind in words.one_idioms or not behind.isalpha() or before in words.one_before
    return pronoun or not (case.measured or case.told)


def _is_one_of_some(case: Case) -> bool:
    """Whether "one of" counts one of some people or things to whom something happened: one of the men was shot, killed one of them."""
    words, phrase = _words(), case.noun
    known = case.lower(case.figure.number_last + 1) in {"them", "whom"}
    if not case.befallen or phrase is None or (case.lower(case.figure.first - 1) in words.one_of_before and not known):
        return False
    kinds = (token.lower for token in case.tokens[case.figure.number_last : phrase.last])
    return known or not any(word in words.one_of_kinds or word.endswith("est") for word in kinds)


def _is_closed_set(case: Case) -> bool:
    """Whether an article makes a small cardinal stand for a set already known: the two countries, one of two main objectives."""
    figure, words, high = case.figure, _words(), case.figure.quantity.high
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


def _counts_nothing(case: Case) -> bool:
    return not case.measured and case.noun is None and not case.told


_RULES: tuple[tuple[Exclusion, Callable[[Case], bool]], ...] = (
    (Exclusion.SCORE, _is_score),
    (Exclusion.NAME, _is_name),
    (Exclusion.VAGUE, _is_idle),
    (Exclusion.IDIOM, _is_idiom),
    (Exclusion.CLOSED_SET, _is_closed_set),
    (Exclusion.NOTHING_COUNTED, _counts_nothing),
)
