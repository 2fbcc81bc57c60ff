"""Which numbers are part of a name: of a street, a house, a road, a product, a picture in a row?"""

from __future__ import annotations

from itertools import pairwise

from claims.extraction.cases import CARDINAL, DASHES, Case, exclusion_words
from claims.text.calendar_words import YEARS
from claims.text.numerals import Form
from claims.text.words import Part, is_plural, parts

# words that a street's name may have; letters of a compass point cut short
_NAMED, _LETTERS = 4, 2
# letters of the call signs of stations
_CALL_SIGN = (3, 4)
# house numbers of blocks begin here; fewer blocks are a distance
_HOUSE_NUMBER = 100
# digits of a house's number that need no street to be told
_HOUSE_DIGITS = 3
# in front of a road that is named by its distance
_AT = frozenset({"and", "at", "near", "of", "on", "off"})
_COMPASS = frozenset({"n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west"})


def is_address(case: Case) -> bool:
    """Whether a number is of a street, a block or an hour, or grades what it is joined to: 12 Elm Street, a four-star general."""
    figure, words = case.figure, exclusion_words()
    block = figure.quantity.unit == "block" and figure.form is Form.DIGITS and (figure.quantity.high or 0) >= _HOUSE_NUMBER
    behind = case.text(figure.number_last)
    zero_day = figure.quantity.unit == "day" and figure.quantity.high == 0 and case.lower(figure.last - 1) == "day"  # a zero-day flaw
    graded = zero_day or (behind in DASHES and case.lower(figure.number_last + 1) in words.compounds)
    street = behind.lower() in words.small_followers or (behind.lower() in words.followers and behind[0].isupper())
    return block or graded or (_names_road(case) if case.measured else street or _is_station(case) or _is_house(case))


def _names_road(case: Case) -> bool:
    """Whether a measure is the name of a road: 7 Mile Road, at 8 Mile near Ruva."""
    at = case.figure.number_last
    if case.text(at) == "Mile" and not case.text(at + 1)[:1].isupper():
        return (case.figure.quantity.high or 0) > 1 and case.lower(case.figure.first - 1) in _AT
    return case.text(at)[:1].isupper() and case.text(at + 1)[:1].isupper() and case.lower(at + 1) in exclusion_words().streets


def _is_house(case: Case) -> bool:
    """Whether a number is a house's: 12 Harbour Street, 302 E. Main; what a noun behind the street names is counted instead."""
    if case.figure.form is not Form.DIGITS or not case.bare:
        return False
    at = first = case.figure.number_last
    while case.text(at)[:1].isupper() and case.lower(at) not in exclusion_words().streets and parts(case.lower(at)) is not Part.CLOSED:
        at += 1 + (case.lower(at) in _COMPASS and case.text(at + 1) == ".")
    if case.lower(case.figure.first - 1) == "at" and _is_called(case, first, at):
        return True
    points = case.lower(first) in _COMPASS and (at > first + 1 or case.text(at)[:1].isdigit())  # 45 West 33rd Street
    compass = points and not (len(case.text(first)) > _LETTERS and is_plural(case.lower(at - 1)))
    street = first < at <= first + _NAMED and case.text(at)[:1].isupper() and case.lower(at) in exclusion_words().streets
    behind = case.lower(at + street)
    return (street or compass) and not (is_plural(behind) and parts(behind) & Part.NOUN)


def _is_called(case: Case, first: int, last: int) -> bool:
    """Whether one name alone, of a street that is not told to be one, follows a house's number: at 4439 Harrow about noon."""
    name, behind = case.lower(first), case.lower(last)
    alone = last == first + 1 and not is_plural(name)
    return alone and len(case.text(first - 1)) >= _HOUSE_DIGITS and (not behind.isalpha() or parts(behind) is Part.CLOSED)


def _is_station(case: Case) -> bool:
    """Whether a channel is told with the name of its news: tell 7 Action News."""
    behind = [case.text(at) for at in range(case.figure.number_last, case.figure.number_last + _NAMED)]
    news = behind.index("News") if "News" in behind else 0
    return news > 0 and case.figure.form is Form.DIGITS and all(text[:1].isupper() for text in behind[:news])


def is_name(case: Case) -> bool:
    """Whether a word in front makes the number a name or a rank: Route 94, Boeing 747, No. 5, the Group of Seven, COVID-19."""
    figure, first = case.figure, case.figure.number
    if (case.measured and not _is_lettered(case)) or not case.bare or figure.form not in CARDINAL:
        return False
    if first == 0:
        return _is_year_of(case)
    if _is_product(case) or _is_year_of(case) or _ends_row(case) or _is_channel(case):
        return True
    before, capital = case.tokens[first - 1], case.text(first)[0].isupper()
    if capital and not case.headline and (before.is_word or before.text == ","):
        return True
    designated = before.lower in exclusion_words().designators and (figure.form is Form.DIGITS or before.text[0].isupper())
    numbered = before.text == "." and case.lower(first - 2) in {"no", "rt"}
    capitals = case.text(first - 2).isupper() and len(case.text(first - 2)) > 1  # COVID -19
    hyphened = before.text in DASHES and case.touches(first) and case.text(first - 2).isalpha() and (case.touches(first - 1) or capitals)
    hyphened = hyphened and not (figure.form is Form.WORDS and case.counts_plural)  # Breaking News-Three people shot
    known = first == 1 and parts(before.lower) is not Part.NONE
    named = before.is_word and before.text[0].isupper() and not case.headline and not known and figure.form is Form.DIGITS
    proper = designated and before.text != before.lower  # Route 94 lanes, iPhone 11 cameras; but: last week 300 people
    return numbered or hyphened or proper or ((designated or named) and not case.counts_plural)


def _is_channel(case: Case) -> bool:
    """Whether the call sign of a station stands in front: WKTR 13 Ruva."""
    sign = case.text(case.figure.number - 1)
    called = sign[:1] in {"K", "W"} and sign.isupper() and sign.isalpha() and len(sign) in _CALL_SIGN
    return called and parts(sign.lower()) is Part.NONE and case.figure.form is Form.DIGITS


def _ends_row(case: Case) -> bool:
    """Whether the number tells how long a row is of which a picture or page is one: Image 1 of 9."""
    at = case.figure.number - 1
    at -= case.text(at) == "/"
    return case.lower(at) == "of" and case.text(at - 1).isdigit() and case.lower(at - 2) in exclusion_words().designators


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
    if case.noun is None and before.lower == "the" and case.text(case.figure.number_last) == ",":
        return text.isdigit() and int(text) in YEARS  # in the 2007, he was freed
    if case.measured or case.noun is None or case.noun.head == "person" or case.noun.first != case.figure.number_last:
        return False
    named = before.is_word and before.text[0].isupper() and case.figure.number > 1 and not case.headline
    polled = any(token.lower in exclusion_words().polls for token in case.tokens[case.noun.first : case.noun.last])
    return (named or polled) and text.isdigit() and int(text) in YEARS and int(text) % 100 != 0
