"""Which noun does a number stand with: the one behind it, or one that other words lend it?"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from claims.extraction.ages import is_owner_by_age, is_verb_behind_age
from claims.extraction.families import vocabulary
from claims.extraction.nouns import NounPhrase, noun_phrase
from claims.extraction.parts import is_fronted, is_part_of
from claims.extraction.roles import is_past
from claims.lexicon import word_list
from claims.model import Measure
from claims.text.numerals import Form
from claims.text.tokens import HYPHENS, lower_at, touches
from claims.text.words import Part, is_plural, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.quantities import Figure
    from claims.extraction.reading import Reading
    from claims.text.tokens import Token

_COPULAS = word_list("grammar", "finite_copulas")
_AUXILIARIES = word_list("grammar", "auxiliaries")
_FAMILIES = word_list("grammar", "families")
_POSSESSIVE = ("'s", "’s", "'", "’")
_LACKING = frozenset({"short", "shy"})
_SPECIFIC = word_list("grammar", "specific")
_OPENING = word_list("grammar", "determiners") | word_list("grammar", "possessives")
_CROWDS = word_list("grammar", "crowds")
_STANDING = word_list("grammar", "standing")
_CREWS = word_list("grammar", "crews")
_APART = word_list("grammar", "apart")
_OPENING_CLAUSE = frozenset({",", ";", "and", "but", "of", "said", "says", "that", "which", "while", "whom"})
# words of the name of an owner: of Mr. Jan Berg's
_OWNER = 5
_EXCLAIMING = word_list("grammar", "exclaiming")


def noun_behind(tokens: Sequence[Token], figure: Figure, right: int, *, headline: bool) -> NounPhrase | None:
    """The noun phrase right behind a number, a compound unit, or the "of" of a vague number, a share or a duration.

    Args:
        tokens: The sentence.
        figure: The number.
        right: Where the next figure begins: no phrase goes on beyond that.
        headline: Whether capitals say nothing because every word has one.
    """
    at, quantity = figure.last, figure.quantity
    word = lower_at(tokens, at)
    joined = word in HYPHENS and (touches(tokens, at) or touches(tokens, at + 1))
    if joined:
        at += 1
    elif word == "worth" and lower_at(tokens, at + 1) == "of":
        at = _past_article(tokens, at + 2)
    elif word == "head" and lower_at(tokens, at + 1) == "of":  # 300 head of cattle
        at += 2
    elif word == "of" and (quantity.unit != "count" or figure.form is Form.VAGUE or _is_specific(tokens, at + 1)):
        at = _past_article(tokens, at + 1)
    elif (
        quantity.unit not in ("count", "percent")
        and not figure.compound
        and quantity.unit != "year of age"
        and figure.measure is not Measure.MONEY
    ) or (quantity.unit == "year of age" and not figure.compound):
        return None
    elif figure.form is Form.SHARE or (quantity.unit == "percent" and _is_of_whole(tokens, figure)):
        at = _past_article(tokens, at)
    taken_up = lower_at(tokens, at) in {"them", "whom"} and at == figure.last + 1
    aged = quantity.unit == "year of age"
    remains = aged and (is_verb_behind_age(tokens, figure.first, at) or is_owner_by_age(tokens, figure.last))
    if taken_up or remains or (word in _LACKING and lower_at(tokens, at + 1) == "of"):
        return None
    plural = quantity.unit == "count" and not joined and (quantity.high is None or quantity.high > 1)
    phrase = noun_phrase(tokens, at, plural=plural and figure.form is not Form.SHARE, headline=headline, right=right)
    if phrase is None or _is_owner(tokens, phrase, right) or _is_of_family(tokens, figure, phrase) or _befell(tokens, figure, phrase):
        return None
    if joined and quantity.unit == "count" and _is_joined_noun(tokens, at):
        return NounPhrase(first=at, last=at + 1, head=lemma(lower_at(tokens, at)))
    return _completed(tokens, figure, phrase, right)


def is_crowd(figure: Figure) -> bool:
    """Whether a vague number counts people by itself, and others only with "of": dozens, tens of thousands."""
    return figure.form is Form.VAGUE and figure.quantity.unit == "count" and figure.word in _CROWDS


def stands_alone(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether no noun follows a number, but a verb: of a vague one that counts people by itself (hundreds | gather), of a magnitude."""
    word = lower_at(tokens, figure.last)
    if figure.quantity.unit == "magnitude":
        return not figure.compound  # a magnitude of 5.9 hit the coast
    return is_crowd(figure) and word != "of" and word not in _STANDING


def _is_of_whole(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether the article of a whole follows a share: 12% the | firms, a majority of | those firms."""
    word, vague = lower_at(tokens, figure.last), lower_at(tokens, figure.last - 1) == "of"
    return word in _SPECIFIC if vague else figure.last > figure.number_last and word in {"the", "its", "all"}


def _completed(tokens: Sequence[Token], figure: Figure, phrase: NounPhrase, right: int) -> NounPhrase:
    """A phrase behind a figure with what the kind of figure adds to it: of a share, the whole name; of years, a plural."""
    if figure.quantity.unit == "percent":
        return _whole_name(tokens, phrase, right)
    spans = figure.measure is Measure.DURATION and lower_at(tokens, figure.last) == "of"
    return _with_plural(tokens, phrase, right) if spans else phrase


def _is_joined_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is joined to a number is counted, and not what follows: a 120-bed hospital has 120 beds."""
    word = lower_at(tokens, at)
    singular = bool(parts(word) & Part.NOUN) and not is_plural(word)
    return singular and tokens[at].text.islower() and lower_at(tokens, at + 1) not in HYPHENS


def _is_owner(tokens: Sequence[Token], phrase: NounPhrase, right: int) -> bool:
    """Whether a phrase only says whose the next figure is a number of: five of the city's nine wells, of the cities' nine."""
    return tokens[phrase.last - 1].text.endswith(_POSSESSIVE) or (lower_at(tokens, phrase.last) in _POSSESSIVE and phrase.last + 1 == right)


def _is_of_family(tokens: Sequence[Token], figure: Figure, behind: NounPhrase) -> bool:
    """Whether a name or a verb follows the number of a family: a mother of 13 Ann Berg shot, a family of four needs a house."""
    if lower_at(tokens, figure.first - 1) != "of" or lemma(lower_at(tokens, figure.first - 2)) not in _FAMILIES | _CREWS:
        return False
    word = lower_at(tokens, behind.last - 1)
    object_follows = lower_at(tokens, behind.last)[:1].isdigit() or parts(lower_at(tokens, behind.last)) is Part.CLOSED
    return not is_plural(word) or (bool(parts(word) & Part.VERB) and object_follows)


def _befell(tokens: Sequence[Token], figure: Figure, behind: NounPhrase) -> bool:
    """Whether what follows a number is rather what befell somebody: eight sustained gunshot wounds, a 16-year-old shot by his friend."""
    word = lower_at(tokens, behind.first)
    if figure.quantity.unit == "year of age":
        return behind.last - behind.first == 1 and (is_past(word) or word in _STANDING)
    return behind.head in vocabulary().suffering.get(lemma(word, Part.VERB), {})


def _with_plural(tokens: Sequence[Token], phrase: NounPhrase, right: int) -> NounPhrase:
    """Go on to a plural that can be no verb, since years, not tax, would be its subject: eight years of tax returns."""
    word = lower_at(tokens, phrase.last)
    if phrase.last >= right or is_plural(tokens[phrase.last - 1].lower) or not (is_plural(word) and parts(word) & Part.NOUN):
        return phrase
    return replace(phrase, last=phrase.last + 1, head=lemma(word))


def _is_specific(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows "of" are people or things already known: of our members, of Jordan's deputies."""
    if lower_at(tokens, at) in _SPECIFIC:
        return True
    name = takewhile(lambda token: token.text[0].isupper() or token.text == ".", tokens[at : at + _OWNER])
    return any(token.text.endswith(("'s", "’s")) for token in name)


def modifiers(tokens: Sequence[Token], figure: Figure, noun: NounPhrase) -> Sequence[Token]:
    """The words in front of a number that modify the noun behind it: a | sharp 3 percent drop, an | additional 300 troops.

    Of what is counted only words that tell it from what was counted before, of what is measured any adjective behind an article.
    """
    if not figure.last <= noun.first <= figure.last + 1:
        return ()
    counts = figure.quantity.unit == "count"
    last = at = figure.first
    while lower_at(tokens, at - 1) in _APART or (not counts and _describes(lower_at(tokens, at - 1))):
        at -= 1
    articled = lower_at(tokens, at - 1) in _OPENING and lower_at(tokens, at - 1) != "that"  # a plan that included $5 in aid
    return tokens[at:last] if articled or counts else ()


def _describes(word: str) -> bool:
    """Whether a word is an adjective that tells something of a thing, and not only how much of it there is: sharp, not: whopping."""
    kinds = parts(word)
    return bool(kinds & Part.ADJECTIVE or (word.endswith("ed") and (kinds & Part.VERB or kinds is Part.NONE))) and word not in _EXCLAIMING


def noun_lent(
    tokens: Sequence[Token], figure: Figure, following: Figure | None, earlier: Sequence[Reading], *, headline: bool
) -> NounPhrase | None:
    """The noun of a count that has none beside it: that of the whole behind it, of the count before it, or behind its verb.

    Args:
        tokens: The sentence.
        figure: The number.
        following: The next figure, None behind the last.
        earlier: The readings made of the sentence so far.
        headline: Whether capitals say nothing because every word has one.
    """
    whole = _crew(tokens, figure)
    if whole is None and following is not None:
        whole = _noun_of_whole(tokens, figure, following, headline=headline) or _noun_of_measure(
            tokens, figure, following, headline=headline
        )
    counts = [one for one in earlier if one.figure.quantity.unit == "count" and one.noun is not None]
    if whole is None and not counts and _is_told_of(tokens, figure):
        return _complement(tokens, figure.last + 1)
    if whole is not None or not counts or figure.quantity.unit != "count" or figure.form is Form.VAGUE:
        return whole
    word = lower_at(tokens, figure.last)
    if word == "of" and lower_at(tokens, figure.last + 1) in {"them", "whom"}:
        return counts[-1].noun
    if figure.word == "one":
        return None
    if word == "who":  # 68,000 people and 95,000 who
        return counts[-1].noun if lower_at(tokens, figure.first - 1) not in _SPECIFIC else None
    if lower_at(tokens, figure.first - 2) == "there" and lower_at(tokens, figure.first - 1) in _COPULAS:
        return counts[-1].noun  # the police counted 300 marchers, the union said there were 900
    whole = next((one.noun for one in counts if is_fronted(tokens, one.first)), None)
    if whole is None or not (word in _AUXILIARIES or parts(word) & Part.VERB):
        return None
    return (_complement(tokens, figure.last + 1) if word in _COPULAS else None) or whole


def _crew(tokens: Sequence[Token], figure: Figure) -> NounPhrase | None:
    """The people who act as one and whose number a figure tells: a | crew of six."""
    bare = figure.quantity.unit == "count" and figure.form in (Form.DIGITS, Form.WORDS) and figure.first == figure.number
    head = lemma(lower_at(tokens, figure.first - 2))
    if not bare or lower_at(tokens, figure.first - 1) != "of" or head not in _CREWS or tokens[figure.number].text[0].isupper():
        return None  # the Group of Seven is a name
    return NounPhrase(first=figure.first - 2, last=figure.first - 1, head=head)


def _is_told_of(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a bare number opens a clause that says what they were: police said 12 were women."""
    bare = figure.first == figure.number and figure.quantity.unit == "count" and figure.form in (Form.DIGITS, Form.WORDS)
    opens = figure.first == 0 or lower_at(tokens, figure.first - 1) in _OPENING_CLAUSE
    plural = (figure.quantity.high or 0) > 1
    return bare and opens and plural and lower_at(tokens, figure.last) in {"were", "are"}


def _complement(tokens: Sequence[Token], at: int) -> NounPhrase | None:
    """The noun phrase that ends its clause behind a copula: of the 12 killed, five were children."""
    phrase = noun_phrase(tokens, at, plural=True)
    if phrase is None or (phrase.head == "person" and phrase.last == at + 1) or not is_plural(lower_at(tokens, phrase.last - 1)):
        return None
    word = lower_at(tokens, phrase.last)
    return phrase if not word.isalpha() or word == "and" else None


def _noun_of_whole(tokens: Sequence[Token], figure: Figure, other: Figure, *, headline: bool) -> NounPhrase | None:
    """The noun that a part shares with the whole behind it: 29 of 34 passes, 29-of-34 passes, ten of the 33 seats."""
    if not is_part_of(tokens, figure.last, other.first) or other.quantity.unit != "count":
        return None
    return noun_behind(tokens, other, len(tokens), headline=headline)


def _noun_of_measure(tokens: Sequence[Token], figure: Figure, other: Figure, *, headline: bool) -> NounPhrase | None:
    """The noun behind the age or size of each of those that are counted: two | 9-year-old boys, five | 9 mm shells."""
    many = figure.quantity.unit == "count" and (figure.quantity.high or 2) > 1 and figure.form is not Form.SHARE
    if not many or other.first != figure.last or other.measure not in (Measure.AGE, Measure.SIZE, Measure.DURATION, Measure.MONEY):
        return None
    found = noun_phrase(tokens, other.last, plural=True, headline=headline)
    return found if found is not None and is_plural(lower_at(tokens, found.last - 1)) else None


def noun_of_list(tokens: Sequence[Token], ahead: Sequence[Figure], *, headline: bool) -> NounPhrase | None:
    """The noun that figures joined to it share: an eight-year, $200 million contract; a 10-mile (16 km) march.

    Args:
        tokens: The sentence.
        ahead: The figure, and those that follow it.
        headline: Whether capitals say nothing because every word has one.
    """
    if len(ahead) == 1 or not ahead[0].compound:
        return None
    one, other = ahead[0], ahead[1]
    if [token.lower for token in tokens[one.last : other.first]] not in ([","], ["("], []):
        return None
    right = ahead[2].first if len(ahead) > 2 else len(tokens)
    found = noun_behind(tokens, other, right, headline=headline)
    if found is None and lower_at(tokens, other.last) == ")":
        found = noun_phrase(tokens[:right], other.last + 1, plural=False, headline=headline)
    return found or noun_of_list(tokens, ahead[1:], headline=headline)


def _past_article(tokens: Sequence[Token], at: int) -> int:
    articles = {"the", "a", "an", "its", "his", "her", "their", "all", "those", "these", "this", "that", "our", "us"}
    while lower_at(tokens, at) in articles and tokens[at].text not in {"US"}:
        at += 1
    return at


def _whole_name(tokens: Sequence[Token], phrase: NounPhrase, right: int) -> NounPhrase:
    """Go on over "of" in what a share is a share of: the city of Raqqa."""
    if lower_at(tokens, phrase.last) == "of" and phrase.last + 1 < right:
        rest = noun_phrase(tokens[:right], _past_article(tokens, phrase.last + 1), plural=False)
        if rest is not None:
            return NounPhrase(first=phrase.first, last=rest.last, head=phrase.head)
    return phrase


def implies_persons(reading: Reading) -> bool:
    """Whether people are counted without being named: killing 10, thousands marched; but: hundreds were destroyed."""
    if reading.noun is not None or reading.figure.quantity.unit != "count":
        return False
    said = reading.predicate
    return (said is not None and said.persons) or (is_crowd(reading.figure) and (said is None or said.measure is None))
