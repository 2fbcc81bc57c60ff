"""How much: which ranges, bounds, units and changes do the words around a number give it?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.extraction.units import Unit, age, magnitude, money_before, unit_behind
from claims.lexicon import word_list
from claims.model import Bound, Change, Measure, Quantity
from claims.text.numerals import MULTIPLE, Form, Numeral, numerals
from claims.text.tokens import lower_at, touches
from claims.text.words import Part, lemma

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

_DASHES = frozenset({"-", "–", "—", "\u2010", "--"})
_BETWEEN = word_list("grammar", "between_bound_and_number")
_PREPOSITIONS = word_list("grammar", "bounds_or_prepositions")
_MULTIPLIED = word_list("grammar", "multiplied")
# No range spans more: "2018 to 3.9 million" joins a year and a count.
_WIDEST = 50
_PHRASAL = word_list("grammar", "phrasal")
_BEHIND_TREND = frozenset({"", ",", ".", "than", "from", "on", "at", "in"})
_LARGE = 1000
_VOTES = word_list("grammar", "votes")
_OPEN_ABOVE = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_OPEN_BELOW = frozenset({Bound.UP_TO, Bound.LESS_THAN})


@dataclass(frozen=True, slots=True, kw_only=True)
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
        rate: Whether it is per something (a day, per season).
        scaled: Whether a scale word stands with digits (3.2 million).
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
    rate: bool = False
    scaled: bool = False
    level: bool = False


@lru_cache(maxsize=1)
def _bounds() -> tuple[Mapping[tuple[str, ...], Bound], Mapping[tuple[str, ...], Bound], Mapping[str, frozenset[str]]]:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("bounds"))
    sides = [{tuple(words.split()): Bound(kind) for kind, rows in table[side].items() for words in rows} for side in ("before", "after")]
    return sides[0], sides[1], {word: frozenset(rows) for word, rows in table["vetoes"].items()}


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


def figures(tokens: Sequence[Token]) -> list[Figure]:
    """Find every number of a sentence with its range, bound, unit and change, in order, without overlap."""
    found: list[Figure] = []
    waiting = numerals(tokens)
    while waiting:
        numeral, waiting = waiting[0], waiting[1:]
        other = waiting[0] if waiting else None
        reach = found[-1].last if found else 0
        ranged = _range(tokens, numeral, other, reach) if other is not None else None
        if ranged is not None:
            found.append(ranged)
            waiting = [rest for rest in waiting[1:] if rest.first >= ranged.last]
            continue
        figure = _single(tokens, numeral, reach)
        found.append(figure)
        waiting = [rest for rest in waiting if rest.first >= figure.last]
    for at in range(1, len(found)):
        if _restates(tokens, found[at - 1], found[at]):
            found[at] = _like(found[at], found[at - 1])
    return found


def _restates(tokens: Sequence[Token], one: Figure, other: Figure) -> bool:
    """Whether a figure says the one before it again in another unit: 100 kilometres (60 miles), 190 points, or 0.6 percent."""
    between = [token.lower for token in tokens[one.last : other.first]]
    units = one.quantity.unit, other.quantity.unit
    return between in (["("], [",", "or"], ["/"]) and units[0] != units[1] and "count" not in units and other.quantity.bound is Bound.EXACT


def _like(figure: Figure, before: Figure) -> Figure:
    """Bound a restated figure as the one before it is bound; behind money, pounds are money too."""
    quantity = before.quantity
    if before.measure is Measure.MONEY and figure.quantity.unit == "pound":
        figure = replace(figure, quantity=replace(figure.quantity, unit="GBP"), measure=Measure.MONEY)
    bound = quantity.bound if quantity.bound not in (Bound.RANGE, Bound.VAGUE) else Bound.EXACT
    return replace(figure, quantity=replace(_open(figure.quantity, bound), change=figure.quantity.change or quantity.change))


def _single(tokens: Sequence[Token], numeral: Numeral, reach: int) -> Figure:
    decade = _in_their(tokens, numeral)
    if decade is not None:
        return decade
    unit = _unit(tokens, numeral)
    numeral = numeral.scaled(unit.factor) if unit.factor != 1 else numeral
    vague = numeral.form is Form.VAGUE
    quantity = Quantity(
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
    return Figure(
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
    last = max(right.last, unit.last)
    bound, first, last = _bounded(tokens, left.first, last, reach)
    if bound is None and unit.first < left.first:
        bound, first, last = _bounded(tokens, unit.first, last, reach)
    first = min(first, unit.first)
    if unit.compound and bound is None:
        last = max(right.last, unit.last)
    if bound is not None and quantity.bound is Bound.EXACT:
        quantity = _open(quantity, bound)
    change = _change(tokens, first, last, measured=quantity.unit != "count")
    rate = _is_rate(tokens, last)
    if rate and unit.measure not in (None, Measure.MONEY, Measure.AGE, Measure.SHARE):
        quantity = replace(quantity, unit=f"{quantity.unit} per {tokens[last + rate - 1].lower}")
    return Figure(
        first=first,
        last=last + rate,
        number=left.first,
        number_last=right.last,
        form=left.form,
        word=left.word,
        quantity=replace(quantity, change=change),
        measure=Measure.RATE if rate and unit.measure is not Measure.AGE else unit.measure,
        compound=unit.compound or (lower_at(tokens, first) == "sub" and unit.name != "count"),  # sub-7 nanometre chips
        rate=bool(rate),
        scaled=right.form is Form.DIGITS and right.scale >= _LARGE,
    )


def _open(quantity: Quantity, bound: Bound) -> Quantity:
    """Give the ends that a bound leaves open."""
    low = None if bound in _OPEN_BELOW else quantity.low
    high = None if bound in _OPEN_ABOVE else quantity.high
    return replace(quantity, bound=bound, low=low, high=high)


def _unit(tokens: Sequence[Token], numeral: Numeral) -> Unit:
    money = money_before(tokens, numeral.first)
    if money is not None:
        behind = unit_behind(tokens, numeral.last)
        end = behind.last if behind is not None and behind.measure is Measure.MONEY else numeral.last
        return Unit(name=money.name, measure=Measure.MONEY, first=money.first, last=max(end, numeral.last))
    quake = magnitude(tokens, numeral.first, numeral.last, numeral.low)
    if quake is not None:
        return quake
    if numeral.form is Form.SHARE:
        return Unit(name="percent", measure=Measure.SHARE, first=numeral.first, last=numeral.last)
    if numeral.word == MULTIPLE:
        return Unit(name="times", measure=Measure.RATE, first=numeral.first, last=numeral.last)
    unit = unit_behind(tokens, _past_of(tokens, numeral))
    if unit is not None and not _is_counted(tokens, numeral, unit):
        joined = unit.compound or (unit.singular and numeral.high != 1 and unit.name not in {"percent", "horsepower"})
        return replace(unit, first=numeral.first, compound=joined)
    if numeral.form is Form.VAGUE and numeral.word in {"most", "majority"}:
        return Unit(name="percent", measure=Measure.SHARE, first=numeral.first, last=numeral.last)
    old = age(tokens, numeral.first, numeral.last, numeral.low)
    return old or Unit(name="count", measure=None, first=numeral.first, last=numeral.last)


def _is_counted(tokens: Sequence[Token], numeral: Numeral, unit: Unit) -> bool:
    """Whether what could be a unit is rather a thing counted: three times, one word, many pages."""
    if unit.name == "times":
        return lower_at(tokens, unit.last) not in _MULTIPLIED
    return (unit.name == "word" and not unit.compound) or (numeral.form is Form.VAGUE and unit.name == "page")


def _past_of(tokens: Sequence[Token], numeral: Numeral) -> int:
    """Where the unit of a vague number would stand: behind the "of" in "tens of thousands of dollars"."""
    vague = numeral.form is Form.VAGUE and lower_at(tokens, numeral.last) == "of"
    return numeral.last + vague


def _range(tokens: Sequence[Token], low: Numeral, high: Numeral, reach: int) -> Figure | None:
    """Join two numbers into one range: 65-70 percent, between 3 and 5, $3 billion to $5 billion, three or four."""
    if Form.VAGUE in (low.form, high.form):
        return None
    start = _unit(tokens, low)
    end = _unit(tokens, high)
    link = tokens[max(low.last, start.last if start.name != "count" else 0) : min(high.first, end.first)]
    if not _links(tokens, low, high, [token.lower for token in link]):
        return None
    if high.scale > 1 and low.scale == 1 and low.low * high.scale < high.low:
        low = low.scaled(high.scale)
    unit = end if end.name != "count" else start
    least, most = low.low * start.factor, high.high * end.factor
    told = lower_at(tokens, min(start.first, low.first) - 1) in {"from", "between"} and unit.name == start.name != "count"
    if start.name not in ("count", unit.name) or most <= least or (most > _WIDEST * (least or 1) and not told):
        return None
    risen = _change(tokens, min(start.first, low.first), max(start.last, low.last), measured=unit.name != "count")
    if risen is not None and _DASHES.isdisjoint(t.text for t in link):
        return None
    opening = min(start.first, low.first)
    opening -= lower_at(tokens, opening - 1) in {"between", "from"}
    unit = replace(unit, first=opening, last=max(end.last, high.last))
    quantity = Quantity(low=low.low * unit.factor, high=high.high * unit.factor, stated=None, bound=Bound.RANGE, unit=unit.name)
    return _dressed(tokens, low, high, quantity, unit=unit, reach=reach)


def _links(tokens: Sequence[Token], low: Numeral, high: Numeral, link: list[str]) -> bool:
    before = lower_at(tokens, low.first - 1) if lower_at(tokens, low.first - 1) not in {"$", "£", "€"} else lower_at(tokens, low.first - 2)
    if len(link) == 1 and link[0] in _DASHES:
        return True
    if link in (["to"], ["-", "to", "-"], ["until"]):
        return not _moves(tokens, low.first) and not is_vote(tokens, low.first, high.last)
    if link == ["and"]:
        return before == "between"
    if link == ["or"]:
        return 0 < high.low - low.low <= max(3, 0.5 * low.low) and high.last - high.first == 1
    return False


def is_vote(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether numbers in this stretch are the sides of a vote: by a vote of 228 to 191, a 134-to-63 vote."""
    return any(token.lower in _VOTES for token in tokens[max(0, first - 3) : last + 3])


def _moves(tokens: Sequence[Token], at: int) -> bool:
    """Whether "from A to B" tells of a change: rose from 12 to 31."""
    verbs = _trends().verbs
    window = tokens[max(0, at - 8) : at]
    return any(token.lower == "from" for token in window[-4:]) and any(lemma(token.lower, Part.VERB) in verbs for token in window)


def _bounded(tokens: Sequence[Token], first: int, last: int, reach: int) -> tuple[Bound | None, int, int]:
    """Find the bound words in front of or behind a number and widen its span over them."""
    before, after, vetoes = _bounds()
    for gap in range(4):
        at = first - gap
        if at <= reach or any(token.lower not in _BETWEEN for token in tokens[at:first]):
            break
        for length in range(min(6, at - reach), 0, -1):
            words = tuple(token.lower for token in tokens[at - length : at])
            bound = before.get(words)
            if bound is not None and _allowed(tokens, at - length, words, vetoes, gap):
                return bound, at - length, last
    for length in range(3, 0, -1):
        words = tuple(token.lower for token in tokens[last : last + length])
        if len(words) == length and words in after and (words != ("+",) or touches(tokens, last)):
            return after[words], first, last + length
    return None, first, last


def _allowed(tokens: Sequence[Token], at: int, words: tuple[str, ...], vetoes: Mapping[str, frozenset[str]], gap: int) -> bool:
    if len(words) > 1:
        return True
    word, before = words[0], lower_at(tokens, at - 1)
    banned = vetoes.get(word, frozenset())
    return "*" not in banned and before not in banned and not (gap and word in _PREPOSITIONS)


def _change(tokens: Sequence[Token], first: int, last: int, *, measured: bool) -> Change | None:
    """Read a rise or fall of which the number is the size: up 3 percent, fell by 20, a 3 percent increase."""
    trends = _trends()
    at = first - 1 - (lower_at(tokens, first - 1) in {"by", "another"})
    before, behind = lower_at(tokens, at), lower_at(tokens, last)
    if before in trends.words and lower_at(tokens, at - 1) not in _PHRASAL:
        return trends.words[before]
    verb = lemma(before, Part.VERB) if before not in {"", "lower"} else ""
    change = trends.verbs.get(verb) or (trends.measured.get(verb) if measured else None)
    if change is not None:
        return change
    if behind in trends.nouns and lower_at(tokens, last + 1) != "to":
        return trends.nouns[behind]
    if before == "of" and lower_at(tokens, at - 1) in trends.nouns:
        return trends.nouns[lower_at(tokens, at - 1)]
    return trends.words.get(behind) if lower_at(tokens, last + 1) in _BEHIND_TREND else None


def trend(word: str, *, transitive: bool = False) -> Change | None:
    """The direction of a verb, in any form, by which something measured rises or falls, or is moved by somebody if transitive."""
    verb = lemma(word, Part.VERB)
    found = _trends().verbs.get(verb) or _trends().measured.get(verb)
    return found or (_trends().transitive.get(verb) if transitive else None)


def one_unit(tokens: Sequence[Token], at: int, unit: Unit, *, reach: int) -> Figure:
    """Read an article in front of a unit as the number one, with the bound before it: about | a week.

    Args:
        tokens: The sentence.
        at: Index of the article.
        unit: The unit behind it.
        reach: Where the figure before it ends.
    """
    numeral = Numeral(first=at, last=at + 1, form=Form.WORDS, low=1, high=1, word=lower_at(tokens, at))
    quantity = Quantity(low=1, high=1, stated=1, bound=Bound.EXACT, unit=unit.name)
    return _dressed(tokens, numeral, numeral, quantity, unit=replace(unit, first=at), reach=reach)


def is_trend_noun(word: str) -> bool:
    """Whether a noun, in the singular, names a rise or fall."""
    return word in _trends().nouns


def _is_rate(tokens: Sequence[Token], last: int) -> int:
    """Count the tokens of "a day", "per season", "an hour", "-a-day" behind a number."""
    hyphened = lower_at(tokens, last) in _DASHES and lower_at(tokens, last + 2) in _DASHES and touches(tokens, last)
    word, noun = lower_at(tokens, last + hyphened), lower_at(tokens, last + 1 + 2 * hyphened)
    periods = {"day", "week", "month", "year", "hour", "minute", "second", "season", "barrel", "share", "head", "night"}
    found = (word == "per" and noun.isalpha()) or (word in {"a", "an", "each", "every"} and noun in periods)
    return 2 + 2 * hyphened if found else 0
