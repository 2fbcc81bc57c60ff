"""Which unit stands at a number: money, percent, measures, age, magnitude?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from claims import lexicon
from claims.extraction.ages import age_opening, is_age_of_somebody
from claims.lexicon import word_list
from claims.model import Measure
from claims.model.record import maker, record
from claims.text.lengths import is_length
from claims.text.money import money_sign, shared_currency
from claims.text.tokens import LOWER, lower_at, touches
from claims.text.words import Part, is_plural, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.numeral import Numeral
    from claims.text.tokens import Token

Value = TypeVar("Value")

_TEXT = attrgetter("text")

_QUAKES = word_list("grammar", "quakes")
# words from a quake to what it measures
_QUAKE = 6
# words that may stand between "magnitude" and its number; of these and others, one stands right beside every magnitude
_TO_MAGNITUDE = frozenset({"of", "-", "at", "least", "about", "around", "up", "to", "a", "between", "over", "more", "than"})
_MEASURED = frozenset({"measured", "measuring"})
_BEFORE_MAGNITUDE = _TO_MAGNITUDE | _MEASURED | {"magnitude"}
_BEHIND_MAGNITUDE = frozenset({"-", "\u2010", "–", "magnitude", "on"}) | _QUAKES
_LONGEST_FORM = 4
_HYPHENS = frozenset({"-", "\u2010", "–"})
_LEADING_UP = word_list("grammar", "leading_up")
_SPENDING = word_list("grammar", "spending")
_SUMS = word_list("grammar", "sums")
_RUNNING = word_list("grammar", "running")
_RUN = frozenset({Measure.DURATION, Measure.SIZE})
_AGED = frozenset({"age", "aged", "ages"})
# between ages of a row, and words of one of them
_ROW, _IN_ROW = frozenset({",", "and", "month", "months", "or", "year", "years"}), 6
_AGE_JOINTS = frozenset({"-", "year", "month", "week", "day"})
_INCHES = frozenset({"inch", "inches", "ins", '"', "\u2033"})
_INCHES_IN_A_FOOT = 12
# Digits that heights in feet are written with, unless in thousands set apart; more are a code in quotation marks.
_HIGHEST_FEET = 4
_PRIMES = frozenset({"'", '"', "\u2032", "\u2033"})
# Lines of a screen, not pence: a 1080p film.
_RESOLUTIONS = frozenset({"240", "360", "480", "576", "720", "1080", "1440", "2160"})


@record(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit found at a number.

    Attributes:
        name: `count`, `percent`, an ISO 4217 code, or a name in the singular.
        measure: What kind of quantity it gives; None where the noun decides.
        first: Index of the first token of number and unit together.
        last: One past the index of their last token.
        compound: Whether it is joined to a noun behind it (a six-month siege).
        singular: Whether the unit word stands in the singular, as it does in front of a noun (a four square kilometre pocket).
    """

    name: str
    measure: Measure | None
    first: int
    last: int
    compound: bool = False
    singular: bool = False


make_unit = maker(Unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    words: Mapping[tuple[str, ...], tuple[str, Measure]]
    signs: Mapping[tuple[str, ...], tuple[str, Measure]]
    opening: frozenset[str]
    spaced: frozenset[str]
    nationalities: Mapping[str, str]
    codes: frozenset[str]


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    """Every form of every unit; money in words goes before what else a word may mean."""
    words: dict[tuple[str, ...], tuple[str, Measure]] = {}
    signs: dict[tuple[str, ...], tuple[str, Measure]] = {}
    entries = cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("units"))
    money = cast("Mapping[str, Mapping[str, str]]", lexicon.load("currencies"))
    coins = cast("Mapping[str, Mapping[str, Sequence[str]]]", money["minor"])
    for name, entry in (*entries.items(), *coins.items()):
        value = (name, Measure(str(entry.get("measure", Measure.MONEY))))
        words |= {tuple(form.split()): value for form in entry["forms"]}
        signs |= {tuple(sign.split()): value for sign in entry.get("signs", ())}
    words |= {tuple(form.split()): (code, Measure.MONEY) for form, code in money["words"].items()}
    return _Forms(
        words=words,
        signs=signs,
        opening=frozenset(form[0] for form in (*words, *signs)),
        spaced=frozenset(letter for entry in entries.values() for letter in entry.get("spaced", ())),
        nationalities=money["nationalities"],
        codes=word_list("currencies", "codes") - word_list("currencies", "wordlike"),
    )


def money_before(tokens: Sequence[Token], first: int) -> Unit | None:
    """Read the currency sign, letters or code in front of a number: $, C$, US $, EUR, R."""
    sign = money_sign(tokens, first)
    return None if sign is None else make_unit(name=sign.code, measure=Measure.MONEY, first=sign.first, last=first)


def is_paid(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an amount of pounds is one of money: a verb of paying takes it, or a sum consists of it, and no stuff follows."""
    at = first - 1
    while lower_at(tokens, at) in _LEADING_UP:
        at -= 1
    word, sum_of = lower_at(tokens, at), lower_at(tokens, at + 1) in {"of", "to", "at"} and at + 1 < first
    paid = lemma(word, Part.VERB) in _SPENDING or (sum_of and lemma(word) in _SUMS)
    return paid and lower_at(tokens, last) != "of"


def money_said_again(tokens: Sequence[Token], money: Unit, last: int) -> Unit:
    """Add what stands behind an amount that has a sign already: $5 dollars, $75 U.S. per barrel."""
    behind = unit_behind(tokens, last)
    if behind is not None and behind.measure is Measure.MONEY:
        return replace(money, last=behind.last)
    nation = _forms().nationalities.get(tokens[last].text) if last < len(tokens) else None
    ends = lower_at(tokens, last + 1) in {"per", "a", "an", "to", "and", ",", ".", ")", ""}
    if nation is not None and ends and tokens[money.last - 1].text == "$":
        return replace(money, name=nation, last=last + 1)
    return replace(money, last=last)


def unit_named(tokens: Sequence[Token], at: int) -> Unit | None:
    """Read the unit that begins at a word: barrel, square metre, kg; signs of one letter are none without a number."""
    found = _longest(_forms().signs, tokens, at, as_written=True)
    if found is None or (found[1] == at + 1 and len(tokens[at].text) == 1):
        found = _longest(_forms().words, tokens, at)
    return None if found is None else make_unit(name=found[0][0], measure=found[0][1], first=at, last=found[1])


def unit_behind(tokens: Sequence[Token], last: int) -> Unit | None:
    """Read the unit behind a number, a hyphen between them allowed: 35 miles, 5%, six-month, 2 mn-euro, 10-year-old."""
    if last >= len(tokens):
        return None
    forms, behind = _forms(), tokens[last]
    hyphened = behind.text in _HYPHENS and not _spaced(tokens, last)
    told = behind.lower in forms.opening or behind.text in forms.opening  # what follows most numbers begins no unit
    found = _age_or_sign(tokens, last, hyphened=hyphened) if told else None
    if found is not None:
        return found
    found = _word_unit(tokens, last + hyphened, hyphened=hyphened)
    if found is None or found.measure is not Measure.DURATION:
        return found
    aged_so = _is_in_ages(tokens, last - 1) or is_age_of_somebody(tokens, last - 1)
    return replace(found, name=f"{found.name} of age", measure=Measure.AGE) if aged_so else found


def _is_in_ages(tokens: Sequence[Token], number: int) -> bool:
    """Whether a number with its unit is an age, or goes on with a row of ages: aged 18 months; ages 18 months and | 3 years."""
    at = number - 1
    while lower_at(tokens, at) in _ROW or (number - at <= _IN_ROW and lower_at(tokens, at).isdigit()):
        at -= 1
    return lower_at(tokens, at) in _AGED and (at == number - 1 or lower_at(tokens, number - 1) in {",", "and", "or"})


def _age_or_sign(tokens: Sequence[Token], last: int, *, hyphened: bool) -> Unit | None:
    forms = _forms()
    aged = _longest(forms.words, tokens, last)
    if aged is not None and aged[0][1] is Measure.AGE:
        joined = lower_at(tokens, aged[1] - 1) == "old" and any(token.lower in _AGE_JOINTS for token in tokens[last : aged[1]])
        return make_unit(name=aged[0][0], measure=Measure.AGE, first=last, last=aged[1], compound=hyphened, singular=joined)
    sign = _longest(forms.signs, tokens, last, as_written=True)
    if sign is not None and _is_sign(tokens, last, sign[1]):
        return make_unit(name=sign[0][0], measure=sign[0][1], first=last, last=sign[1])
    return None


def _is_sign(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a sign behind a number is its unit: 5%, 30km, 5 kW, 30', a 5 W charger; not the V of a 5 V Jones or the m of 5 m1."""
    text = tokens[at].text
    if text in _PRIMES:
        return touches(tokens, at) and _is_prime(tokens, at)
    if touches(tokens, last) and tokens[last].text[0].isalnum():
        return False
    if text == "p" and tokens[at - 1].text in _RESOLUTIONS:
        return False
    if text == "m" and last == at + 1:
        return not touches(tokens, at) or is_length(tokens, at - 1, at)
    if last > at + 1 or len(text) > 1 or not text.isalpha() or touches(tokens, at):
        return True
    articled = at > 1 and tokens[at - 2].lower in {"a", "an", "the"}
    return text in _forms().spaced and last < len(tokens) and (tokens[last].text[0].islower() or articled)


def _is_prime(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation mark behind a number is feet or inches: no quotation of its kind is open in the sentence."""
    mark = tokens[at].text
    if len(tokens[at - 1].text) > _HIGHEST_FEET and tokens[at - 1].text.isdigit():
        return False
    if mark in {"\u2032", "\u2033"}:
        return True
    if mark == '"':
        open_ones = sum(token.text == mark for token in tokens[:at]) % 2
        behind = parts(lower_at(tokens, at + 1))
        return not open_ones and (lower_at(tokens, at - 2) == "'" or bool(behind & Part.NOUN))
    return not any(tokens[k].text in {"'", "‘"} and not touches(tokens, k) and touches(tokens, k + 1) for k in range(at))


class Inches(NamedTuple):
    """What inches behind feet add to them.

    Attributes:
        feet: The inches, in feet.
        unit: Feet and inches as one unit.
    """

    feet: float
    unit: Unit


def feet_and_inches(tokens: Sequence[Token], unit: Unit) -> Inches | None:
    """Read the inches behind feet: 6'2", 5 feet 11 inches, 3 ft 4 in, a 6-foot-2 guard."""
    if unit.name != "foot":
        return None
    at = unit.last
    joined = unit.compound and lower_at(tokens, at) in _HYPHENS
    at += joined
    number = lower_at(tokens, at)
    marked = lower_at(tokens, at + 1) in _INCHES or (
        lower_at(tokens, at + 1) == "in" and parts(lower_at(tokens, at + 2)) is not Part.CLOSED
    )
    if not number.isdecimal() or int(number) >= _INCHES_IN_A_FOOT or not (joined or marked):
        return None
    # feet are given to the inch: four decimals tell every inch apart
    return Inches(round(int(number) / _INCHES_IN_A_FOOT, 4), replace(unit, last=at + 1 + marked))


def _word_unit(tokens: Sequence[Token], start: int, *, hyphened: bool) -> Unit | None:
    forms = _forms()
    found = _longest(forms.words, tokens, start)
    if found is not None:
        (name, measure), last = found
        singular = measure is not Measure.MONEY and lower_at(tokens, last - 1) in name.split()
        return make_unit(name=name, measure=measure, first=start, last=last, compound=hyphened, singular=singular)
    code = tokens[start].text if start < len(tokens) and tokens[start].text in forms.codes else shared_currency(tokens, start)
    if code is not None:
        return make_unit(name=code, measure=Measure.MONEY, first=start, last=start + 1)
    if not hyphened and lower_at(tokens, start) in _RUNNING:
        spell = _word_unit(tokens, start + 1, hyphened=False)
        return spell if spell is not None and spell.measure in _RUN and is_plural(lower_at(tokens, spell.last - 1)) else None
    return None


def magnitude(tokens: Sequence[Token], numeral: Numeral, reach: int) -> Unit | None:
    """Read a number as an earthquake's magnitude: 5.6-magnitude, magnitude of 5.6, 5.6 on the Richter scale, 5.6 quake.

    Args:
        tokens: The sentence.
        numeral: The number.
        reach: Where the figure before it ends: its words are not taken again.
    """
    first, last, value = numeral.first, numeral.last, numeral.low
    if not 0 < value < 10 or not (lower_at(tokens, first - 1) in _BEFORE_MAGNITUDE or lower_at(tokens, last) in _BEHIND_MAGNITUDE):
        return None
    at = last + (lower_at(tokens, last) in _HYPHENS)
    if lower_at(tokens, at) == "magnitude":
        return make_unit(name="magnitude", measure=Measure.SIZE, first=first, last=at + 1, compound=True)
    if lower_at(tokens, last) == "on" and [lower_at(tokens, last + k) for k in (1, 2)] == ["the", "richter"]:
        end = last + 3 + (lower_at(tokens, last + 3) == "scale")
        return make_unit(name="magnitude", measure=Measure.SIZE, first=_magnitude_word(tokens, first, reach), last=end)
    near = tokens[max(0, first - _QUAKE) : first]
    if lower_at(tokens, first - 1) in _MEASURED and any(token.lower in _QUAKES for token in near):
        return make_unit(name="magnitude", measure=Measure.SIZE, first=first, last=last)
    before = _magnitude_word(tokens, first, reach)
    if before < first:
        return make_unit(name="magnitude", measure=Measure.SIZE, first=before, last=last, compound=lower_at(tokens, last) in _QUAKES)
    if lower_at(tokens, last) in _QUAKES and value != int(value):
        return make_unit(name="magnitude", measure=Measure.SIZE, first=first, last=last, compound=True)
    return None


def _magnitude_word(tokens: Sequence[Token], first: int, reach: int) -> int:
    """Index of a "magnitude" shortly before a number, with only of, -, a bound between; else the number's own."""
    for at in range(first - 1, max(first - 6, reach - 1), -1):
        if tokens[at].lower == "magnitude":
            return at
        if tokens[at].lower not in _TO_MAGNITUDE:
            return first
    return first


def age(tokens: Sequence[Token], first: int, last: int, value: float) -> Unit | None:
    """Read a bare number as an age: aged 85, age 85, at the age of 85, "Lay, 69, who", "Lay (69)"."""
    opening = age_opening(tokens, first, last, value)
    return None if opening is None else make_unit(name="year of age", measure=Measure.AGE, first=opening, last=last)


def _longest(
    table: Mapping[tuple[str, ...], Value], tokens: Sequence[Token], start: int, *, as_written: bool = False
) -> tuple[Value, int] | None:
    if start >= len(tokens) or (tokens[start].text if as_written else tokens[start].lower) not in _forms().opening:
        return None
    words = tuple(map(_TEXT if as_written else LOWER, tokens[start : start + _LONGEST_FORM]))
    for length in range(len(words), 0, -1):
        value = table.get(words[:length])
        if value is not None:
            return value, start + length
    return None


def _spaced(tokens: Sequence[Token], at: int) -> bool:
    return not touches(tokens, at) and not touches(tokens, at + 1)
