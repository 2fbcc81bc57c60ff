"""Which unit stands at a number: money, percent, measures, age, magnitude?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from claims import lexicon
from claims.lexicon import word_list
from claims.model import Measure
from claims.text.tokens import lower_at, touches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

Value = TypeVar("Value")

_BEING = word_list("grammar", "being")
_QUAKES = word_list("grammar", "quakes")
_LONGEST_FORM = 4
_HYPHENS = frozenset({"-", "\u2010", "–"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit found at a number.

    Attributes:
        name: `count`, `percent`, an ISO 4217 code, or a name in the singular.
        measure: What kind of quantity it gives; None where the noun decides.
        first: Index of the first token of number and unit together.
        last: One past the index of their last token.
        compound: Whether it is joined to a noun behind it (a six-month siege).
        singular: Whether the unit word stands in the singular, as it does in front of a noun (a four square kilometre pocket).
        factor: What the number is multiplied by (80 cents are 0.8 dollars).
    """

    name: str
    measure: Measure | None
    first: int
    last: int
    compound: bool = False
    singular: bool = False
    factor: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    words: Mapping[tuple[str, ...], tuple[str, Measure]]
    signs: Mapping[tuple[str, ...], tuple[str, Measure]]
    money_words: Mapping[tuple[str, ...], str]
    money_signs: Mapping[str, str]
    money_letters: Mapping[str, str]
    codes: frozenset[str]
    minor: Mapping[str, str]


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    words: dict[tuple[str, ...], tuple[str, Measure]] = {}
    signs: dict[tuple[str, ...], tuple[str, Measure]] = {}
    for name, entry in cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("units")).items():
        value = (name, Measure(str(entry["measure"])))
        words |= {tuple(form.split()): value for form in entry["forms"]}
        signs |= {tuple(sign.split()): value for sign in entry.get("signs", ())}
    money = cast("Mapping[str, Mapping[str, str]]", lexicon.load("currencies"))
    return _Forms(
        words=words,
        signs=signs,
        money_words={tuple(form.split()): code for form, code in money["words"].items()},
        money_signs=money["signs"],
        money_letters=money["letters"],
        codes=frozenset(money["codes"]["known"]),
        minor=money["minor"],
    )


def money_before(tokens: Sequence[Token], first: int) -> Unit | None:
    """Read the currency sign, letters or code in front of a number: $, C$, US $, EUR, R."""
    forms, at = _forms(), first - 1
    if at < 0:
        return None
    if tokens[at].text in {"-", "−"} and at and tokens[at - 1].text in forms.money_signs:
        at -= 1
    sign = tokens[at].text
    behind_dollar = f"{sign}$" in forms.money_signs and at and tokens[at - 1].text == "$" and touches(tokens, at)
    if behind_dollar:
        return Unit(name=forms.money_signs[f"{sign}$"], measure=Measure.MONEY, first=at - 1, last=first)
    if sign in forms.money_signs:
        letters = tokens[at - 1].text if at else ""
        for start, text in ((at - 1, letters + sign), (at - 1, letters.replace(".", "") + sign)):
            if at and text in forms.money_signs:
                return Unit(name=forms.money_signs[text], measure=Measure.MONEY, first=start, last=first)
        return Unit(name=forms.money_signs[sign], measure=Measure.MONEY, first=at, last=first)
    if sign in forms.codes:
        return Unit(name=sign, measure=Measure.MONEY, first=at, last=first)
    if sign in forms.money_letters and touches(tokens, first) and not touches(tokens, first - 1):
        return Unit(name=forms.money_letters[sign], measure=Measure.MONEY, first=at, last=first)
    return None


def unit_behind(tokens: Sequence[Token], last: int) -> Unit | None:
    """Read the unit behind a number, a hyphen between them allowed: 35 miles, 5%, six-month, 2 mn-euro, 10-year-old."""
    forms = _forms()
    hyphened = last < len(tokens) and tokens[last].text in _HYPHENS and not _spaced(tokens, last)
    aged = _longest(forms.words, tokens, last)
    if aged is not None and aged[0][0] == "year of age":
        return Unit(name="year of age", measure=Measure.AGE, first=last, last=aged[1], compound=hyphened)
    start = last + hyphened
    sign = _longest(forms.signs, tokens, last, as_written=True)
    if sign is not None and (
        touches(tokens, last) or sign[0][0] == "percent" or tokens[last].text[0] in "%°º" or len(tokens[last].text) > 1
    ):
        return Unit(name=sign[0][0], measure=sign[0][1], first=last, last=sign[1])
    money = _longest(forms.money_words, tokens, start)
    if money is not None:
        return Unit(name=money[0], measure=Measure.MONEY, first=last, last=money[1], compound=hyphened)
    return _word_unit(tokens, start, hyphened=hyphened)


def _word_unit(tokens: Sequence[Token], start: int, *, hyphened: bool) -> Unit | None:
    forms = _forms()
    word = lower_at(tokens, start)
    if word in forms.minor:
        return Unit(name=forms.minor[word], measure=Measure.MONEY, first=start, last=start + 1, compound=hyphened, factor=0.01)
    found = _longest(forms.words, tokens, start)
    if found is not None:
        singular = lower_at(tokens, found[1] - 1) in found[0][0].split()
        return Unit(name=found[0][0], measure=found[0][1], first=start, last=found[1], compound=hyphened, singular=singular)
    if start < len(tokens) and tokens[start].text in forms.codes:
        return Unit(name=tokens[start].text, measure=Measure.MONEY, first=start, last=start + 1)
    return None


def magnitude(tokens: Sequence[Token], first: int, last: int, value: float) -> Unit | None:
    """Read a number as an earthquake's magnitude: 5.6-magnitude, magnitude of 5.6, 5.6 on the Richter scale, 5.6 quake."""
    if not 0 < value < 10:
        return None
    at = last + (lower_at(tokens, last) in _HYPHENS)
    if lower_at(tokens, at) == "magnitude":
        return Unit(name="magnitude", measure=Measure.SIZE, first=first, last=at + 1, compound=True)
    if [lower_at(tokens, last + k) for k in range(3)] == ["on", "the", "richter"]:
        end = last + 3 + (lower_at(tokens, last + 3) == "scale")
        return Unit(name="magnitude", measure=Measure.SIZE, first=_magnitude_word(tokens, first), last=end)
    before = _magnitude_word(tokens, first)
    if before < first:
        return Unit(name="magnitude", measure=Measure.SIZE, first=before, last=last, compound=lower_at(tokens, last) in _QUAKES)
    if lower_at(tokens, last) in _QUAKES and value != int(value):
        return Unit(name="magnitude", measure=Measure.SIZE, first=first, last=last, compound=True)
    return None


def _magnitude_word(tokens: Sequence[Token], first: int) -> int:
    """Index of a "magnitude" shortly before a number, with only of, -, a bound between; else the number's own."""
    for at in range(first - 1, max(first - 6, -1), -1):
        if tokens[at].lower == "magnitude":
            return at
        if tokens[at].lower not in {"of", "-", "at", "least", "about", "around", "up", "to", "a", "between", "over", "more", "than"}:
            return first
    return first


def age(tokens: Sequence[Token], first: int, last: int, value: float) -> Unit | None:
    """Read a bare number as an age: aged 85, age 85, at the age of 85, "Lay, 69, who", "Lay (69)"."""
    if not 0 < value < 120 or value != int(value):
        return None
    before = [lower_at(tokens, first - k) for k in (1, 2)]
    if before[0] in {"aged", "age"}:
        return Unit(name="year of age", measure=Measure.AGE, first=first - 1, last=last)
    if before[0] in _BEING and _is_of_person(tokens, first, last):
        return Unit(name="year of age", measure=Measure.AGE, first=first, last=last)
    if before[0] == "at" and last - first == 1 and _dies(tokens, first):
        return Unit(name="year of age", measure=Measure.AGE, first=first, last=last)
    if before == ["of", "age"]:
        return Unit(name="year of age", measure=Measure.AGE, first=first - 2, last=last)
    if _in_apposition(tokens, first, last):
        return Unit(name="year of age", measure=Measure.AGE, first=first, last=last)
    return None


def _is_of_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a bare number behind "is" or "turned" is a person's age: she is 35, who turned 40 in May."""
    whose = lower_at(tokens, first - 2) if lower_at(tokens, first - 1) != "be" else lower_at(tokens, first - 3)
    alone = last - first == 1 and tokens[first].text.isdigit() and not lower_at(tokens, last)[:1].isalpha()
    told = lower_at(tokens, last) in {"by", "in", "when", "and", "on", "at", "now", "this", "next", "last", "today"}
    return whose in {"he", "she", "who", "i"} and (alone or told)


def _dies(tokens: Sequence[Token], first: int) -> bool:
    """Whether "at 91" follows a death or a retirement within a few words: dies at 91."""
    return any(token.lower in {"dies", "died", "dead", "die", "retired", "retires"} for token in tokens[max(0, first - 7) : first])


def _in_apposition(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number of digits stands between commas or brackets right behind a name or a person."""
    if first < 2 or last - first != 1 or not tokens[first].text.isdigit() or len(tokens[first].text) > 2:
        return False
    opening, closing = tokens[first - 1].text, lower_at(tokens, last)
    name = tokens[first - 2]
    named = name.is_word and (name.text[0].isupper() or name.lower in {"man", "woman", "boy", "girl", "driver", "victim", "teen", "jr"})
    if name.text == "." and first > 2 and tokens[first - 3].lower in {"jr", "sr"}:
        named = True
    if opening == "(":
        return named and closing == ")"
    before_name = tokens[first - 3].text if first > 2 else ""
    month = name.lower[:3] in {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} or name.lower == "may"
    return (
        opening == ","
        and named
        and not month
        and before_name != "("
        and closing in {",", ".", "", ";", "was", "of", "and", "is", "has", ")", "from", "who"}
    )


def _longest(
    table: Mapping[tuple[str, ...], Value], tokens: Sequence[Token], start: int, *, as_written: bool = False
) -> tuple[Value, int] | None:
    words = tuple((token.text if as_written else token.lower) for token in tokens[start : start + _LONGEST_FORM])
    for length in range(len(words), 0, -1):
        value = table.get(words[:length])
        if value is not None:
            return value, start + length
    return None


def _spaced(tokens: Sequence[Token], at: int) -> bool:
    return not touches(tokens, at) and not touches(tokens, at + 1)
