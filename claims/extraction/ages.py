"""Is a bare number somebody's age: aged 85, at the age of 85, "Lay, 69, who", a boy of six?"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.extraction.roles import is_past
from claims.lexicon import word_list
from claims.text.tokens import lower_at
from claims.text.words import Part, is_plural, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

_OLDEST = 120
_BEING = word_list("grammar", "being")
_ROUGHLY = word_list("grammar", "roughly_aged")
_AGES = word_list("grammar", "ages")
_TELLING_AGE = word_list("grammar", "telling_age")
_AGE_LIMITS = frozenset({"under", "over", "above", "below"})
# words and signs one of which stands in front of every bare number that is an age
_BEFORE_AGE = frozenset({",", "and", "or", "aged", "age", "at", "of", "("}) | _BEING | _TELLING_AGE | _AGE_LIMITS
_AGE_REACH = 10
_PEOPLE = word_list("grammar", "of_odds")
_PERSONS = word_list("grammar", "persons")
_OF_AN_AGE = word_list("grammar", "of_an_age")
_DYING = frozenset({"dies", "died", "dead", "die", "retired", "retires"})
# words by which "at" leads to a number of the dead: denied that 50 had died, putting the number at nine
_TOLLS = word_list("levels", "numbers") | {"figure", "toll"}
_OTHERS = frozenset({"another", "other"})
_ANYBODY = frozenset({"anybody", "anyone", "everybody", "everyone", "those"})
_JUNIOR = word_list("grammar", "junior")
_MONTHS = frozenset(form for forms in cast("Mapping[str, Sequence[str]]", lexicon.load("dates")["months"]).values() for form in forms)
_AGE_DIGITS = 2
# words from a verb to its object
_TO_OBJECT = 6
# follow the last of several persons' ages, and how many words back another is looked for
_OF_SEVERAL, _ROW = frozenset({"are", "both", "had", "have", "were"}), 10
# What follows an age between commas.
_CLOSING = frozenset({",", ".", "", ";", "was", "of", "and", "is", "has", ")", "from", "who"})


def age_opening(tokens: Sequence[Token], first: int, last: int, value: float) -> int | None:
    """Say where the words of an age begin of which a bare number is the figure; None if it is no age.

    Args:
        tokens: The sentence.
        first: Index of the number's first token.
        last: One past the index of its last token.
        value: The number.
    """
    if not 0 <= value < _OLDEST or value != int(value) or lower_at(tokens, first - 1) not in _BEFORE_AGE:
        return None
    before = [lower_at(tokens, first - k) for k in (1, 2)]
    if value == 0 and before[0] not in _AGES | {"aged"}:
        return None
    if before == ["of", "age"]:
        return first - 2
    if before[0] in {"aged", "age"} and not _is_next_age(tokens, first, last):
        return first - 1
    told = (
        _is_next_age(tokens, first, last)
        or _is_of_person(tokens, first, last)
        or (before[0] == "at" and last - first == 1 and _dies(tokens, first))
        or (is_age_of_somebody(tokens, first) and not parts(lower_at(tokens, last)) & (Part.NOUN | Part.ADJECTIVE))
        or _in_apposition(tokens, first, last)
        or _is_of_ages(tokens, first, last)
        or _limits_age(tokens, first, last)
    )
    return first if told else None


def is_owner_by_age(tokens: Sequence[Token], last: int) -> bool:
    """Whether an age ends in a genitive, so that the noun behind is only his whose age it is: the 5-year-old's | home."""
    return lower_at(tokens, last - 1) in {"old's", "old’s"}


def is_verb_behind_age(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a word behind one who is told by his age alone is a verb: a 2-year-old | remains in hospital, | suffered bad injuries."""
    word, alone = lower_at(tokens, at), lower_at(tokens, first - 1) in {"a", "an", "and"}
    if word.endswith("ly") and parts(word) is Part.ADVERB:
        return bool(parts(lower_at(tokens, at + 1)) & Part.VERB) and not parts(lower_at(tokens, at + 1)) & Part.ADJECTIVE
    if not alone or not parts(word) & Part.VERB:
        return False
    return word.endswith("s") or (is_past(word) and any(is_plural(lower_at(tokens, k)) for k in range(at + 1, at + _TO_OBJECT)))


def is_age_of_somebody(tokens: Sequence[Token], first: int) -> bool:
    """Whether a number that begins here tells how old the person before it is: a boy of | six; but not: a father of six."""
    return lower_at(tokens, first - 1) == "of" and lower_at(tokens, first - 2) in _OF_AN_AGE


def _is_next_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number goes on with a list of ages: aged 4, 7 and | 9; but not: aged 4 and 20 dogs."""
    if lower_at(tokens, first - 1) not in {",", "and", "or"} or parts(lower_at(tokens, last)) & (Part.NOUN | Part.ADJECTIVE):
        return False
    at = first - 1 - (lower_at(tokens, first - 2) == ",")  # aged 4, 7, and 9
    while lower_at(tokens, at) in {",", "and", "or"} and lower_at(tokens, at - 1).isdigit():
        at -= 2
    return at < first - 1 and lower_at(tokens, at) in {"aged", "ages"}


def _is_of_ages(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what is told of by the number is an age: life expectancy for men is around 73, the pension age rose to 67."""
    if lower_at(tokens, first - 1) not in _TELLING_AGE or parts(lower_at(tokens, last)) & (Part.NOUN | Part.ADJECTIVE):
        return False
    before = [token.lower for token in tokens[max(0, first - _AGE_REACH) : first]]
    spoken_of = [at for at, word in enumerate(before) if word in _AGES]
    return bool(spoken_of) and not any(word[0].isdigit() or word in {",", ";"} for word in before[spoken_of[-1] :])


def _limits_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a bound right behind people limits their age: children under 5, people over 65."""
    whose = lower_at(tokens, first - 2)
    if lower_at(tokens, first - 1) not in _AGE_LIMITS or not (whose in _PEOPLE or whose in _ANYBODY or lemma(whose) in _PERSONS):
        return False
    behind = lower_at(tokens, last)
    return is_past(behind) or not parts(behind) & (Part.NOUN | Part.ADJECTIVE)


def _is_of_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a bare number behind "is" or "turned" is a person's age: she is 35, who turned 40 in May."""
    verb = first - 1 - (lower_at(tokens, first - 1) in _ROUGHLY)
    if lower_at(tokens, verb) not in _BEING:
        return False
    whose = lower_at(tokens, verb - 1 - (lower_at(tokens, verb) == "be"))
    alone = last - first == 1 and tokens[first].text.isdigit() and not lower_at(tokens, last)[:1].isalpha()
    told = lower_at(tokens, last) in {"by", "in", "when", "and", "on", "at", "now", "this", "next", "last", "today"}
    return whose in {"he", "she", "who", "i"} and (alone or told)


def _dies(tokens: Sequence[Token], first: int) -> bool:
    """Whether "at 91" follows a death or a retirement within a few words: dies at 91."""
    near = range(max(0, first - 7), first)
    if lower_at(tokens, first - 2) in {"dies", "died"} and lower_at(tokens, first - 3) in {",", "has"}:  # a Ruva figure, dies at 75
        return True
    if any(tokens[at].lower in _TOLLS for at in near):
        return False
    return any(tokens[at].lower in _DYING and lower_at(tokens, at - 1) not in {"the", "of"} for at in near)  # not: put the dead at 52


def _in_apposition(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number of digits stands between commas or brackets right behind a name or a person, or ends such a pair."""
    if lower_at(tokens, last) == "of" and lower_at(tokens, last + 1)[:1].isdigit():  # Ann Lund, 1 of 4 who
        return False
    rough = first - (lower_at(tokens, first - 1) in _ROUGHLY)  # a boy, about 4,
    if rough < 2 or not _is_alone(tokens, first, last) or (rough < first and lower_at(tokens, last) != ","):
        return False
    first = rough
    closing = lower_at(tokens, last)
    if tokens[first - 1].lower == "and" and lower_at(tokens, first - 3) == "," and _is_alone(tokens, first - 2, first - 1):
        return closing in _CLOSING and _is_somebody(tokens, first - 4, pair=True)
    if tokens[first - 1].text == "(":
        return closing == ")" and _is_somebody(tokens, first - 2, pair=False)
    before_name = tokens[first - 3].text if first > 2 else ""
    pair = closing == "and" and lower_at(tokens, last + 1).isdigit()
    apart = tokens[first - 1].text == "," and before_name != "("
    ends = closing in _CLOSING or (closing in _OF_SEVERAL and _ends_row_of_ages(tokens, first))
    return apart and ends and _is_somebody(tokens, first - 2, pair=pair)


def _ends_row_of_ages(tokens: Sequence[Token], first: int) -> bool:
    """Whether another person's age stands before, joined by "and": Ann Berg, 25, and Jan Lund, 26 | were."""
    joint = next((at for at in range(first - 2, max(0, first - _ROW), -1) if tokens[at].lower == "and"), 0)
    age = joint - 1 - (lower_at(tokens, joint - 1) == ",")
    return joint > 0 and tokens[age].text.isdigit() and len(tokens[age].text) <= _AGE_DIGITS and lower_at(tokens, age - 1) == ","


def _is_alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    return last - first == 1 and tokens[first].text.isdigit() and len(tokens[first].text) <= _AGE_DIGITS


def _is_somebody(tokens: Sequence[Token], at: int, *, pair: bool) -> bool:
    """Whether a word, the last before an age, names a person, or persons whose ages are a pair; months are no names."""
    name = tokens[max(at, 0)]
    if name.text == "." and at > 0:
        return tokens[at - 1].lower in _JUNIOR
    month = name.lower in _MONTHS
    many = is_plural(name.lower) and name.lower == name.text
    known = (lemma(name.lower) in _PERSONS or name.lower in _OTHERS) and (pair or not many)
    return name.is_word and not month and (name.text[0].isupper() or known or name.lower in _JUNIOR)
