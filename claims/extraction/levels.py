"""Which bare numbers are the level of something: closed at 1,334.20, gained 2 percent to 6,100, the maximum is 50,000?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.changes import trend
from claims.extraction.nouns import noun_phrase
from claims.lexicon import word_list
from claims.model import Bound, Measure
from claims.text.calendar_words import YEARS
from claims.text.numerals import Form
from claims.text.tokens import lower_at, touches
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.nouns import NounPhrase
    from claims.extraction.quantities import Figure
    from claims.text.tokens import Token

_STANDING = word_list("levels", "standing")
_MOVED = word_list("levels", "moved")
_QUANTITIES = word_list("levels", "quantities")
_AGES = word_list("levels", "ages")
_NUMBERS = word_list("levels", "numbers")
AMOUNTS = word_list("levels", "amounts")
"""Words in front of a number that make it an average or a total."""
_PUTTING = {"at": word_list("levels", "putting"), "to": word_list("levels", "bringing")}
_MULTIPLYING = word_list("levels", "multiplying")
_LABELS = word_list("levels", "labels")
# words of a label in front of its colon
_LABEL = 4
_TIMES = word_list("grammar", "calendar") | word_list("grammar", "timely")
_COPULAS = word_list("grammar", "copulas")
_LINKS = frozenset({"to", "at"})
_ARTICLES = frozenset({"a", "an", "the"})
_SCALES = (1, 1e3, 1e6, 1e9, 1e12)
# words from a verb of putting to its figure
_OBJECT = 10
# no rise or fall is wider
_WIDEST = 50
# a level is no less, so that ranks (rose to 4 on the list) are none
_LEAST = 10
# kinds of measure of which two may share a unit over a time or place between them, and how many words that has
_GIVEN_AGAIN = frozenset({Measure.SHARE, Measure.SIZE})
_CIRCUMSTANCE = 5
# hours and minutes of the day: closed at 7.30, opened at 0900
_DAY, _HOUR = 24, 60


def with_levels(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Figure]:
    """Mark the bare numbers of a sentence that are levels, with the unit of the change that led there (rose 64 points to 4,577)."""
    found: list[Figure] = []
    for index, figure in enumerate(figures):
        if not _is_bare(tokens, figure):
            found.append(figure)
        elif lower_at(tokens, figure.first - 1) == "from":
            found.append(_left(tokens, figure, figures[index + 1] if index + 1 < len(figures) else None))
        elif (first := _first_of_two(tokens, found, figure)) is not None:
            quantity = replace(figure.quantity, unit=first.quantity.unit, change=first.quantity.change)
            found.append(replace(figure, quantity=quantity, measure=first.measure))
        elif found and _leads(tokens, found[-1], figure):
            found.append(_level(figure, found[-1], found))
        elif _stands(tokens, figure):
            found.append(_level(figure, None, found))
        else:
            found.append(figure)
    return found


def may_be_value(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a bare number, or an age without a unit, stands behind a copula, as the value of its subject would."""
    age = figure.measure is Measure.AGE and figure.last == figure.number_last
    return lower_at(tokens, figure.first - 1) in _COPULAS and (age or _is_bare(tokens, figure))


def bare(figure: Figure) -> Figure:
    """A figure as a number alone: whose age it is, or what is of that age, is not told by the number."""
    return replace(figure, quantity=replace(figure.quantity, unit="count"), measure=None) if figure.measure is Measure.AGE else figure


def as_value(tokens: Sequence[Token], figure: Figure, subject: NounPhrase) -> Figure:
    """A bare number behind a copula as the value of its subject (the maximum is 50,000), an age in years; else the figure as it was."""
    words = {token.lower for token in tokens[subject.first : subject.last]}
    if not words & _QUANTITIES:
        return figure
    if tokens[subject.last - 1].lower in _AGES:
        return replace(figure, quantity=replace(figure.quantity, unit="year of age"), measure=Measure.AGE, level=True)
    return replace(figure, level=True)


def counted_in(tokens: Sequence[Token], subject: NounPhrase) -> NounPhrase:
    """What a number of things counts: of the number of homes, homes."""
    at = next((at for at in range(subject.first, subject.last - 1) if tokens[at].lower in _NUMBERS and tokens[at + 1].lower == "of"), None)
    if at is None:
        return subject
    start = at + 2 + (tokens[at + 2].lower in _ARTICLES)
    return noun_phrase(tokens[: subject.last], start, plural=True) or subject


def before_amount(tokens: Sequence[Token], at: int) -> int:
    """Where the words of an average or a total in front of a number begin, else the number's own place: | an average of 1,500."""
    if lower_at(tokens, at - 1) != "of" or lower_at(tokens, at - 2) not in AMOUNTS:
        return at
    return at - 2 - (lower_at(tokens, at - 3) in _ARTICLES)


def _is_bare(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a number in digits has no unit and nothing counted behind it."""
    if figure.quantity.unit != "count" or figure.form is not Form.DIGITS or figure.compound or figure.quantity.bound is Bound.RANGE:
        return False
    behind = lower_at(tokens, figure.last)
    glued = touches(tokens, figure.last) and behind in {"-", "/", "–", ":"}
    return not glued and (not behind.isalpha() or parts(behind) is Part.CLOSED or behind in _TIMES)


def _leads(tokens: Sequence[Token], before: Figure, figure: Figure) -> bool:
    """Whether a figure is what the one before it led to: up 3 percent to 40, rose 64 points (1 percent) to 40, from 208 pounds to 193."""
    between = [token.lower for token in tokens[before.last : figure.first]]
    if between not in (["to"], ["at"], [",", "to"], [")", "to"], [")", "at"]):
        return False
    return before.quantity.change is not None or (between == ["to"] and lower_at(tokens, before.first - 1) == "from")


def _first_of_two(tokens: Sequence[Token], earlier: Sequence[Figure], figure: Figure) -> Figure | None:
    """The measure that a bare number gives again for another time or place: 3.4 percent in May and 2.1 in June; None if none."""
    link = figure.first - 1
    if lower_at(tokens, link) not in {"and", ","} or not _is_circumstance(tokens, figure.last) or _is_year(figure):
        return None
    first = next((one for one in reversed(earlier) if not _is_year(one)), None)
    if first is None or first.measure not in _GIVEN_AGAIN or first.quantity.bound is Bound.RANGE:
        return None
    between = tokens[first.last : link]
    apart = 0 < len(between) <= _CIRCUMSTANCE and _is_circumstance(tokens, first.last)
    return first if apart and all(token.is_word or token.text[0].isdigit() for token in between) else None


def _is_circumstance(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time or place begins at a word: in June, last year, the year before."""
    word = lower_at(tokens, at)
    return word in {"in", "for", "among"} or lower_at(tokens, at + (word in {"the", "a"})) in _TIMES


def _is_year(figure: Figure) -> bool:
    return figure.quantity.unit == "count" and figure.quantity.low in YEARS


def _left(tokens: Sequence[Token], figure: Figure, following: Figure | None) -> Figure:
    """A number that a rise or fall begins with, in the unit of the one it leads to: from 13.5 to 14 millimetres."""
    if trend(lower_at(tokens, figure.first - 2)) is None:
        return figure
    if following is None or [token.lower for token in tokens[figure.last : following.first]] != ["to"]:
        return replace(figure, level=True) if (figure.quantity.stated or 0) >= _LEAST else figure
    other = following.quantity.low or following.quantity.high or 0
    value = _in_scale(figure.quantity.stated or 0, other) if following.scaled else figure.quantity.stated or 0
    if not other / _WIDEST <= value <= other * _WIDEST:
        return figure
    quantity = replace(figure.quantity, low=value, high=value, stated=value, unit=following.quantity.unit)
    return replace(figure, quantity=quantity, measure=following.measure, level=True)


def _in_scale(value: float, other: float) -> float:
    """A number with the scale word that it shares with the one it is set against: from 24.2 to 33 billion."""
    return min((value * scale for scale in _SCALES), key=lambda scaled: max(scaled, other) / max(min(scaled, other), 1e-9))


def _stands(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether the words in front of a bare number make it the level of something."""
    told = _is_reached(tokens, figure) or _is_put(tokens, figure) or _is_labelled(tokens, figure)
    return told or before_amount(tokens, figure.first) < figure.first


def _is_labelled(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a number is all that follows a label: death toll: 14, missing: 6."""
    if lower_at(tokens, figure.first - 1) != ":" or lower_at(tokens, figure.last).isalpha():
        return False
    label = []
    for at in range(figure.first - 2, max(-1, figure.first - 2 - _LABEL), -1):
        if not tokens[at].is_word:
            break
        label.append(tokens[at].lower)
    return label[:1] != [] and (label[0] in _LABELS or (label[-1] in _LABELS and tokens[figure.first - 1 - len(label)].text[0].isupper()))


def _is_reached(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a verb leads to a number: fell to 40.2, traded at 132.86, was up at 96."""
    link, word = lower_at(tokens, figure.first - 1), lower_at(tokens, figure.first - 2)
    value = figure.quantity.stated or 0
    if link not in _LINKS or value < _LEAST:
        return False
    if link == "at":
        return (word in _MOVED or lemma(word, Part.VERB) in _STANDING) and not _may_be_time(tokens[figure.number].text, value)
    return trend(word) is not None or lemma(word, Part.VERB) in _MULTIPLYING


def _is_put(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether somebody puts the number of something at a figure: put the number of marchers at 900; brought the total to 40."""
    verbs = _PUTTING.get(lower_at(tokens, figure.first - 1))
    if verbs is None:
        return False
    named = False
    for at in range(figure.first - 2, max(-1, figure.first - 2 - _OBJECT), -1):
        word = tokens[at].lower
        if lemma(word, Part.VERB) in verbs and parts(word) & Part.VERB:
            return named
        if not tokens[at].is_word:
            return False
        named = named or lemma(word) in _QUANTITIES
    return False


def _may_be_time(digits: str, value: float) -> bool:
    hours, minutes = divmod(round(value * 100) if "." in digits else value if len(digits) > 2 else value * 100, 100)
    return "," not in digits and hours <= _DAY and minutes < _HOUR


def _level(figure: Figure, led: Figure | None, earlier: Sequence[Figure]) -> Figure:
    """A figure as a level, in the unit of what led there; points stay points all through a sentence."""
    shared = (
        led if led is not None and led.quantity.unit != "percent" else next((one for one in earlier if one.quantity.unit == "point"), None)
    )
    if shared is None or shared.quantity.unit == "count":
        return replace(figure, level=True)
    unit = "percent" if shared.quantity.unit == "percentage point" else shared.quantity.unit
    measure = Measure.SHARE if unit == "percent" else shared.measure
    return replace(figure, quantity=replace(figure.quantity, unit=unit), measure=measure, level=True)
