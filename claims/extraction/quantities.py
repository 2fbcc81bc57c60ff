"""How much: which ranges, bounds, units and changes do the words around a number give it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.bounds import Bounded, bounded
from claims.extraction.changes import change
from claims.extraction.ranges import DASHES, links, may_link
from claims.extraction.rates import Per, per, per_number, per_time
from claims.extraction.units import Unit, age, feet_and_inches, is_paid, magnitude, make_unit, money_before, money_said_again, unit_behind
from claims.lexicon import word_list
from claims.model import Bound, Measure, Quantity
from claims.model.record import maker, record
from claims.text.calendar_words import YEARS
from claims.text.numeral import number_words
from claims.text.numerals import MULTIPLE, Form, Numeral, numerals
from claims.text.tokens import lower_at, touches
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

# units with one form for one and for many
# tokens from a figure to the "over" of its period, and words between which "over" bounds a duration nevertheless
_PERIOD = 5
_LASTING = word_list("grammar", "lasting")
_PREPOSITIONS = word_list("grammar", "bounds_or_prepositions")
_ALIKE = frozenset({"percent", "horsepower", "times", "hertz"})
_MINUS = frozenset({"-", "−", "minus"})
_MULTIPLIED = word_list("grammar", "multiplied")
# No range spans more: "2018 to 3.9 million" joins a year and a count.
_WIDEST = 50
_LARGE = 1000
_OPEN_ABOVE = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_OPEN_BELOW = frozenset({Bound.UP_TO, Bound.LESS_THAN})
# What a rate has in front of "per" where that is more than a kind of quantity with a unit of its own.
_WITHOUT_RATE = frozenset({Measure.AGE, Measure.SHARE})
_COMPARED_TO = frozenset({"more", "less", "higher", "lower", "cheaper", "longer", "shorter"})
# Tokens from a number to the one that it is per: 12 early deaths per 1,000 births.
_NOUN_AND_PER = 5


@record(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with everything around it that says how much.

    Attributes:
        first: Index of the first token of it all, bound words and currency signs included.
        last: One past the index of its last token, unit and bound words included.
        number: Index of the first token of the number itself.
        number_last: One past the index of the number's last token.
        form: How the number is written.
        word: The vague word, or the number's first token in lower case.
        quantity: What the words say.
        measure: What kind of quantity the unit gives; None where the noun decides.
        compound: Whether it is joined to a noun behind it (six-month siege, $5 billion deal).
        per: What it is per, right behind it (a day, per season), or None.
        scale: The factor that a scale word gave digits (3.2 million: 1e6), else 1.
        level: Whether a bare number is where something stands (closed at 1,334.20).
    """

    first: int
    last: int
    number: int
    number_last: int
    form: Form
    word: str
    quantity: Quantity
    measure: Measure | None
    compound: bool = False
    per: Per | None = None
    scale: float = 1
    level: bool = False

    @property
    def scaled(self) -> bool:
        """Whether a large scale word stands with digits."""
        return self.scale >= _LARGE


_figure, _quantity = maker(Figure), maker(Quantity)


def figures(tokens: Sequence[Token], numbers: Sequence[Numeral] | None = None) -> list[Figure]:
    """Find every number of a sentence with its range, bound, unit and change, in order, without overlap.

    Args:
        tokens: The sentence.
        numbers: Its numbers, where they are known already.
    """
    found: list[Figure] = []
    written = numerals(tokens) if numbers is None else numbers
    reach = 0
    for numeral, other in zip(written, [*written[1:], None], strict=False):
        if numeral.first < reach:
            continue  # the upper end of a range, or within the unit of the figure before it
        figure = (_range(tokens, numeral, other, reach) if other is not None else None) or _single(tokens, numeral, reach)
        found.append(figure)
        reach = figure.last
    return _compared(tokens, found) if len(found) > 1 else found


def _compared(tokens: Sequence[Token], found: list[Figure]) -> list[Figure]:
    """Give figures that say one thing again, or the two levels of a move, what they have in common."""
    found = _rated(tokens, found)
    for at in range(1, len(found)):
        one, other = found[at - 1], found[at]
        if _restates(tokens, one, other):
            found[at] = _like(other, one)
        elif _goes_beyond(tokens, one, other):
            found[at] = _with_unit_of(other, one)
        elif [token.lower for token in tokens[one.last : other.first]] == ["to"]:
            found[at - 1], found[at] = _levels(tokens, one, other)
    return found


def _rated(tokens: Sequence[Token], found: list[Figure]) -> list[Figure]:
    """Make numbers that others are per what those are per: 12 deaths per 100,000 people, 5 per 1,000 live births."""
    kept: list[Figure] = []
    for figure in found:
        rate = per_number(tokens, figure.number, figure.number_last) if figure.first == figure.number and kept else None
        if rate is not None and kept[-1].per is None and _leads_to(tokens, kept[-1], figure):
            kept[-1] = _with_rate(kept[-1], rate, adjacent=kept[-1].last == figure.first - 1)
        else:
            kept.append(figure)
    return kept


def _leads_to(tokens: Sequence[Token], one: Figure, other: Figure) -> bool:
    """Whether at most a noun and "per" stand between two figures."""
    between = tokens[one.last : other.first]
    return len(between) <= _NOUN_AND_PER and all(token.is_word for token in between)


def _with_rate(figure: Figure, rate: Per, *, adjacent: bool) -> Figure:
    counts = figure.measure is None or figure.measure in _WITHOUT_RATE
    unit = figure.quantity.unit if counts else f"{figure.quantity.unit} per {rate.name}"
    quantity = replace(figure.quantity, unit=unit)
    return replace(figure, quantity=quantity, per=rate, measure=Measure.RATE, last=rate.last if adjacent else figure.last)


def _restates(tokens: Sequence[Token], one: Figure, other: Figure) -> bool:
    """Whether a figure says the one before it again in another unit: 100 kilometres (60 miles), 190 points, or 0.6 percent."""
    between = [token.lower for token in tokens[one.last : other.first]]
    units = one.quantity.unit, other.quantity.unit
    return between in (["("], [",", "or"], ["/"]) and units[0] != units[1] and "count" not in units and other.quantity.bound is Bound.EXACT


def _goes_beyond(tokens: Sequence[Token], one: Figure, other: Figure) -> bool:
    """Whether a figure lacks what the one before is per ($15 an hour from $12), or the unit of what it is more than (9 days, 3 more)."""
    between = [token.lower for token in tokens[one.last : other.first]]
    units = one.quantity.unit, other.quantity.unit
    if between == ["from"]:
        return one.per is not None and other.per is None and units[0] == f"{units[1]} per {one.per.name}"
    return between == [","] and units[1] == "count" != units[0] and lower_at(tokens, other.last) in _COMPARED_TO


def _like(figure: Figure, before: Figure) -> Figure:
    """Bound a restated figure as the one before it is bound; behind money, pounds are money too."""
    quantity = before.quantity
    if before.measure is Measure.MONEY and figure.quantity.unit == "pound":
        figure = replace(figure, quantity=replace(figure.quantity, unit="GBP"), measure=Measure.MONEY)
    bound = quantity.bound if quantity.bound not in (Bound.RANGE, Bound.VAGUE) else Bound.EXACT
    return replace(figure, quantity=replace(_open(figure.quantity, bound), change=figure.quantity.change or quantity.change))


def _levels(tokens: Sequence[Token], one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Give both levels of a move the unit that only one is written with: increased from 13.5 to 14 mm, fell from 208 pounds to 193."""
    units = one.quantity.unit, other.quantity.unit
    if lower_at(tokens, one.first - 1) != "from" and not (one.quantity.change is not None and one.measure is Measure.SIZE):
        return one, other
    if units[0] == "count" != units[1] and one.last == one.number_last and not _is_year(tokens, one):
        smaller = one.scale == 1 and (one.quantity.low or 0) * other.scale < _WIDEST * (other.quantity.low or 0)
        return _with_unit_of(one, other, factor=other.scale if smaller else 1), other
    if units[1] == "count" != units[0] and not _names_behind(tokens, other):
        return one, _with_unit_of(other, one)
    if one.per is not None and other.per is None and units[0] == f"{units[1]} per {one.per.name}":
        return one, _with_unit_of(other, one)
    return one, other


def _with_unit_of(figure: Figure, other: Figure, *, factor: float = 1) -> Figure:
    ends = [None if end is None else end * factor for end in (figure.quantity.low, figure.quantity.high, figure.quantity.stated)]
    quantity = replace(figure.quantity, low=ends[0], high=ends[1], stated=ends[2], unit=other.quantity.unit)
    return replace(figure, quantity=quantity, measure=other.measure)


def _is_year(tokens: Sequence[Token], figure: Figure) -> bool:
    return tokens[figure.number].text.isdigit() and figure.quantity.low in YEARS


def _names_behind(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether what is counted may follow a figure."""
    word = lower_at(tokens, figure.last)
    return word.isalpha() and bool(parts(word) & Part.NOUN or parts(word) is Part.NONE)


def _single(tokens: Sequence[Token], numeral: Numeral, reach: int) -> Figure:
    decade = _in_their(tokens, numeral)
    if decade is not None:
        return decade
    unit = _unit(tokens, numeral, reach)
    inches = feet_and_inches(tokens, unit)
    if inches is not None:
        numeral, unit = replace(numeral, low=numeral.low + inches.feet, high=numeral.high + inches.feet), inches.unit
    vague = numeral.form is Form.VAGUE
    quantity = _quantity(
        low=numeral.low,
        high=numeral.high,
        stated=None if vague else numeral.low,
        bound=Bound.VAGUE if vague else Bound.EXACT,
        unit=unit.name,
        floor=numeral.floor,
    )
    return _dressed(tokens, numeral, numeral, quantity, unit=unit, reach=reach)


def _in_their(tokens: Sequence[Token], numeral: Numeral) -> Figure | None:
    """Read "in their 80s" as an age of ten years' width."""
    possessive = lower_at(tokens, numeral.first - 1) in {"their", "his", "her"}
    if not possessive or lower_at(tokens, numeral.last) != "s" or not touches(tokens, numeral.last) or numeral.low % 10:
        return None
    return _figure(
        first=numeral.first - 1,
        last=numeral.last + 1,
        number=numeral.first,
        number_last=numeral.last + 1,
        form=numeral.form,
        word=numeral.word,
        quantity=Quantity(low=numeral.low, high=numeral.low + 9, stated=None, bound=Bound.RANGE, unit="year of age"),
        measure=Measure.AGE,
    )


def _dressed(tokens: Sequence[Token], left: Numeral, right: Numeral, quantity: Quantity, *, unit: Unit, reach: int) -> Figure:
    """Add bound words, a rate and a change to a quantity with its unit."""
    (bound, first, last), rate = _bounded_rate(tokens, left, right, unit, reach)
    if quantity.low is not None and quantity.low < 0 and lower_at(tokens, first - 1) in _MINUS:
        first -= 1
    if bound is not None and quantity.bound is Bound.EXACT:
        if _is_period(tokens, first, unit):
            first += 1
        else:
            quantity = _open(quantity, bound)
    moved = change(tokens, first, last, measured=quantity.unit != "count")
    if rate is not None and unit.measure is not None and unit.measure not in _WITHOUT_RATE:
        quantity = replace(quantity, unit=f"{quantity.unit} per {rate.name}")
    return _figure(
        first=first,
        last=last,
        number=left.first,
        number_last=right.last,
        form=left.form,
        word=left.word,
        quantity=quantity if moved is None else replace(quantity, change=moved),
        measure=Measure.RATE if rate and unit.measure is not Measure.AGE else unit.measure,
        compound=unit.compound or (rate is not None and rate.compound) or (lower_at(tokens, first) == "sub" and unit.name != "count"),
        per=rate,
        scale=right.scale if right.form is Form.DIGITS else 1,
    )


def _bounded_rate(tokens: Sequence[Token], left: Numeral, right: Numeral, unit: Unit, reach: int) -> tuple[Bounded, Per | None]:
    """Find the bound of a number and what it is per, in either order: 15 an hour or more, 20 or more a day."""
    read = per if unit.measure is not None else per_time
    last = max(right.last, unit.last)
    rate = read(tokens, last)
    last = rate.last if rate is not None else last
    found = bounded(tokens, left.first, last, reach)
    if found.bound is None and unit.first < left.first:
        found = bounded(tokens, unit.first, last, reach)
    if unit.name == "count" and left.word == "one" and left.high == 1 and lower_at(tokens, found.first) in _PREPOSITIONS:
        found = found._replace(bound=None, first=left.first)  # under one pretext
    if rate is None and found.last > last:
        rate = read(tokens, found.last)
        found = found._replace(last=rate.last) if rate is not None else found
    return found if found.first <= unit.first else found._replace(first=unit.first), rate


def _is_period(tokens: Sequence[Token], first: int, unit: Unit) -> bool:
    """Whether "over" in front of a duration says when, not how long: fell by 12 percent over five years, killed 40 over two days."""
    if lower_at(tokens, first) != "over" or unit.measure is not Measure.DURATION or unit.compound:
        return False
    words = [token.lower for token in tokens[max(0, first - _PERIOD) : first]]
    if not words:
        return lower_at(tokens, unit.last) == ","
    return words[-1] not in _LASTING and any(word[0].isdigit() or word in number_words().values for word in words)


def _open(quantity: Quantity, bound: Bound) -> Quantity:
    """Give the ends that a bound leaves open."""
    low = None if bound in _OPEN_BELOW else quantity.low
    high = None if bound in _OPEN_ABOVE else quantity.high
    return replace(quantity, bound=bound, low=low, high=high)


def _unit(tokens: Sequence[Token], numeral: Numeral, reach: int) -> Unit:
    money = money_before(tokens, numeral.first)
    if money is not None:
        return money_said_again(tokens, money, numeral.last)
    quake = magnitude(tokens, numeral, reach)
    if quake is not None:
        return quake
    if numeral.form is Form.SHARE:
        return make_unit(name="percent", measure=Measure.SHARE, first=numeral.first, last=numeral.last)
    if numeral.word == MULTIPLE:
        return make_unit(name="times", measure=Measure.RATE, first=numeral.first, last=numeral.last)
    unit = unit_behind(tokens, _past_of(tokens, numeral))
    if unit is not None and unit.name == "pound" and is_paid(tokens, numeral.first, unit.last):
        unit = replace(unit, name="GBP", measure=Measure.MONEY)
    if unit is not None and not _is_counted(tokens, numeral, unit):
        fraction = numeral.form is Form.WORDS and numeral.high < 1  # half an hour
        joined = unit.compound or (unit.singular and numeral.high != 1 and not fraction and unit.name not in _ALIKE)
        repeated = unit.name == "times" and lower_at(tokens, unit.last) not in _MULTIPLIED
        measure = Measure.COUNT if repeated else unit.measure
        return make_unit(name=unit.name, measure=measure, first=numeral.first, last=unit.last, compound=joined, singular=unit.singular)
    if numeral.form is Form.VAGUE and numeral.word in {"most", "majority"}:
        return make_unit(name="percent", measure=Measure.SHARE, first=numeral.first, last=numeral.last)
    old = age(tokens, numeral.first, numeral.last, numeral.low)
    return old or make_unit(name="count", measure=None, first=numeral.first, last=numeral.last)


def _is_counted(tokens: Sequence[Token], numeral: Numeral, unit: Unit) -> bool:
    """Whether what could be a unit is rather a thing counted: many times, one word, many pages."""
    if unit.name == "times":
        return numeral.form is Form.VAGUE and lower_at(tokens, unit.last) not in _MULTIPLIED
    return (unit.name == "word" and not unit.compound) or (numeral.form is Form.VAGUE and unit.name == "page")


def _past_of(tokens: Sequence[Token], numeral: Numeral) -> int:
    """Where the unit of a vague number would stand: behind the "of" in "tens of thousands of dollars"."""
    vague = numeral.form is Form.VAGUE and lower_at(tokens, numeral.last) == "of"
    return numeral.last + vague


def _range(tokens: Sequence[Token], low: Numeral, high: Numeral, reach: int) -> Figure | None:
    """Join two numbers into one range: 65-70 percent, between 3 and 5, $3 billion to $5 billion, three or four."""
    if not may_link(tokens, low, high):
        return None
    start = _unit(tokens, low, reach)
    end = _unit(tokens, high, reach)
    ends_at = max(low.last, start.last if start.name != "count" else 0)
    rate = per(tokens, ends_at)  # $5 a day to $8 a day
    link = [token.lower for token in tokens[rate.last if rate else ends_at : min(high.first, end.first)]]
    height = end.name == "count" and feet_and_inches(tokens, start) is not None  # a 6-foot-7 guard
    if height or not links(tokens, low, high, link, opening=min(start.first, low.first)):
        return None
    if high.scale > 1 and low.scale == 1 and low.low * high.scale < high.low:
        low = low.scaled(high.scale)
    unit = end if end.name != "count" else start
    told = lower_at(tokens, min(start.first, low.first) - 1) in {"from", "between"} and unit.name == start.name != "count"
    if start.name not in ("count", unit.name) or high.high <= low.low or (high.high > _WIDEST * low.low > 0 and not told):
        return None
    risen = change(tokens, min(start.first, low.first), max(start.last, low.last), measured=unit.name != "count")
    shared = start.name == "count" and end.name == "percent"  # rose 5 to 10 percent
    if risen is not None and DASHES.isdisjoint(link) and not shared:
        return None
    opening = min(start.first, low.first)
    opening -= lower_at(tokens, opening - 1) in {"between", "from"}
    unit = replace(unit, first=opening, last=max(end.last, high.last))
    quantity = _quantity(low=low.low, high=high.high, stated=None, bound=Bound.RANGE, unit=unit.name)
    return _dressed(tokens, low, high, quantity, unit=unit, reach=reach)


def one_unit(tokens: Sequence[Token], at: int, unit: Unit, *, reach: int) -> Figure:
    """Read an article in front of a unit as the number one, with the bound before it: about | a week.

    Args:
        tokens: The sentence.
        at: Index of the article.
        unit: The unit behind it.
        reach: Where the figure before it ends.
    """
    numeral = Numeral(first=at, last=at + 1, form=Form.WORDS, low=1, high=1, word=lower_at(tokens, at))
    quantity = _quantity(low=1, high=1, stated=1, bound=Bound.EXACT, unit=unit.name)
    return _dressed(tokens, numeral, numeral, quantity, unit=replace(unit, first=at), reach=reach)
