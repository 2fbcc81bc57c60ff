"""Of what: which noun phrase does a number count or measure?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.roles import is_past
from claims.lexicon import word_list
from claims.model.record import maker, record
from claims.text.numeral import number_words
from claims.text.tokens import HYPHENS, lower_at, touches
from claims.text.words import Part, is_plural, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

_LONGEST = 9
_INITIALS = re.compile(r"[A-Z]{2,}s")
_INSIDE = frozenset({'"', "“", "”", "'", "‘", "’", "#", "/"})
_CLOSING = frozenset({'"', "”"})
_QUOTES = frozenset({'"', "“", "'", "‘"})
_LEADING = word_list("grammar", "leading")
_STANDING = word_list("grammar", "standing")
_CALENDAR = word_list("grammar", "calendar")
_TIMELY = word_list("grammar", "timely")
_SPANS = word_list("grammar", "compared_spans")
_TRAILING = word_list("grammar", "trailing")
_PERSONS = word_list("grammar", "persons")
_JUNIOR = word_list("grammar", "junior")
_SHORT = frozenset({"Co", "Ft", "Mt", "St"})
_TITLES = frozenset({"Dr", "Mr", "Mrs", "Ms"})
# follow a participle that says what a person was doing
_AT_WORK = frozenset({"as", "at", "for", "from", "in", "near", "on", "with"})
_IN_IE = word_list("grammar", "in_ie")
# signs behind a head over which its phrase may go on: e-mails, Ann K. Berg
_ENDS = frozenset({".", ",", ";", ")", ":"})
_JOINED = HYPHENS | {"."}
_GOVERNORS = word_list("grammar", "governors")
_UNCHANGING = word_list("grammar", "unchanging")
_ACTING = word_list("grammar", "acting")
_POSSESSIVE = ("'s", "’s")
_MEASURING = word_list("grammar", "measuring")
_OPENING = word_list("grammar", "determiners") | word_list("grammar", "possessives")


@record(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """A noun phrase without its number.

    Attributes:
        first: Index of its first token.
        last: One past the index of its last token.
        head: Lemma of its head noun.
    """

    first: int
    last: int
    head: str


_phrase = maker(NounPhrase)


def noun_phrase(
    tokens: Sequence[Token], start: int, *, plural: bool, headline: bool = False, right: int | None = None
) -> NounPhrase | None:
    """Read the noun phrase that begins at a token: modifiers, then the head noun.

    With a plural number the phrase ends at its first plural noun, unless nouns alone follow it (three sports fans); what could
    be a verb ends it from there on.

    Args:
        tokens: The sentence.
        start: Index of the token right behind the number.
        plural: Whether the number asks for a plural noun.
        headline: Whether capitals say nothing because every word has one.
        right: Where the phrase must end; None for the end of the sentence.
    """
    people = _people(tokens, start, plural=plural)
    if people is not None:
        return people
    start += lower_at(tokens, start) in _CLOSING and touches(tokens, start)  # “seven or eight” fires
    head, plural_seen = -1, False
    for at in range(start, min(len(tokens) if right is None else right, start + _LONGEST)):
        token = tokens[at]
        if not token.is_word:
            if _is_inner_sign(tokens, at, started=at > start):
                continue
            break
        if _is_time(tokens, at) or (plural_seen and token.lower in _UNCHANGING):  # voters cast
            break
        reading = _reading_in_phrase(tokens, at, start, plural=plural, headline=headline)
        if at == start and reading is Part.CLOSED:
            break
        complete = head >= 0 and (plural_seen or not plural)
        if not _belongs(tokens, at, head, reading, complete=complete, plural=plural, headline=headline):
            break
        if reading & Part.NOUN or reading is Part.NONE:
            head, plural_seen = at, plural_seen or _is_many(token)
    if head < 0 or (plural and not plural_seen and (_moves(tokens[start]) or tokens[start].lower in _ACTING)):
        return None
    last = _past_model(tokens, head + 1)
    name = "".join(token.lower for token in tokens[head:last]).removesuffix("s")
    return _phrase(first=start, last=last, head=head_lemma(tokens[head]) if last == head + 1 else name)


def _is_many(token: Token) -> bool:
    """Whether a word is a plural, rather than an owner or a title: emails; but not: Ms. Lund's."""
    return is_plural(token.lower) and len(token.text) > 1 and not token.lower.endswith(_POSSESSIVE) and token.text not in _TITLES


def _people(tokens: Sequence[Token], start: int, *, plural: bool) -> NounPhrase | None:
    """Words that stand for people by what befell them: ten | dead, six | more shot."""
    standing = start < len(tokens) and tokens[start].lower in _STANDING and (plural or tokens[start].lower != "shot")
    if standing and not _noun_follows(tokens, start):
        return NounPhrase(first=start, last=start + 1, head="person")
    more = standing and plural and tokens[start].lower == "more" and lower_at(tokens, start + 1) in _STANDING
    return NounPhrase(first=start, last=start + 2, head="person") if more and not _noun_follows(tokens, start + 1) else None


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word begins a time, which no noun phrase goes on over."""
    token = tokens[at]
    named = token.lower in _CALENDAR and token.text[0].isupper()
    return (token.lower in _TIMELY and not _opens_compound(tokens, at)) or named or (token.lower in _SPANS and _is_set_against(tokens, at))


def _is_set_against(tokens: Sequence[Token], at: int) -> bool:
    """Whether a span of time is set against another: 9 percent year on year, month-over-month."""
    link = at + 1 + (lower_at(tokens, at + 1) in HYPHENS)
    again = link + 1 + (lower_at(tokens, link + 1) in HYPHENS)
    return lower_at(tokens, link) in {"on", "over"} and lower_at(tokens, again) == tokens[at].lower


def _moves(token: Token) -> bool:
    """Whether a word that can be a noun is rather a past that takes figures, behind a number: 3 million fell; but not: 22 crew."""
    return token.text.islower() and is_past(token.lower) and lemma(token.lower, Part.VERB) in _MEASURING


def _past_model(tokens: Sequence[Token], last: int) -> int:
    """Where a name ends with the digits joined to it: two F-16s, a V-6, a V8."""
    if touches(tokens, last) and tokens[last].text[0].isdigit():
        return last + 1
    joined = lower_at(tokens, last) in HYPHENS and touches(tokens, last) and touches(tokens, last + 1)
    digits = joined and tokens[last + 1].text[0].isdigit() and tokens[last - 1].text.isupper()
    if not digits:
        return last
    return last + 2 + (lower_at(tokens, last + 2) == "s" and touches(tokens, last + 2))


def _reading_in_phrase(tokens: Sequence[Token], at: int, start: int, *, plural: bool, headline: bool) -> Part:
    """What a word can be inside a phrase; behind a hyphen (e-mails, co-workers, US-led) what a compound ends in is open.

    No verb in -s agrees with a plural number, so that right behind one it is a noun: six assists.
    """
    if at > start and tokens[at - 1].text in HYPHENS:
        return Part.NONE
    reading = _reading(tokens[at], headline=headline or at == 0)
    if reading is Part.CLOSED and _opens_compound(tokens, at):
        return Part.NONE  # under-aged girls
    if reading is Part.VERB and tokens[at].lower.endswith("ing") and at > start and tokens[at - 1].lower.endswith(_POSSESSIVE):
        return Part.ADJECTIVE  # the port's fishing fleet
    return Part.NOUN if at == start and plural and reading is Part.VERB and tokens[at].lower.endswith("s") else reading


def _opens_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins a word to the one behind it, and none to a number: under | -aged, off-duty; but not: 29-of-34."""
    if at > 0 and tokens[at - 1].text in HYPHENS:
        return False
    return lower_at(tokens, at + 1) in HYPHENS and touches(tokens, at + 1) and touches(tokens, at + 2)


def _belongs(tokens: Sequence[Token], at: int, head: int, reading: Part, *, complete: bool, plural: bool, headline: bool) -> bool:
    """Whether a word goes on with the phrase whose head, so far, is `head` (-1 for none)."""
    if reading is Part.CLOSED:
        return _joins_modifiers(tokens, at, head)
    if reading & Part.NOUN or reading is Part.NONE:
        provisional = head == at - 1 and bool(parts(tokens[head].lower) & Part.ADJECTIVE)
        going_on = provisional or _goes_on(tokens, at, head, reading, plural=plural)
        return not complete or (going_on and not _opens_clause(tokens, at))
    return not (complete and plural) and _modifies(tokens, at, headline=headline)


def head_lemma(token: Token) -> str:
    """The lemma of a head noun; of a word that no dictionary holds, its form without the ending of a plural in small letters."""
    if parts(token.lower) is not Part.NONE:
        return lemma(token.lower)
    name = token.text.removesuffix("'s").removesuffix("’s")
    if _INITIALS.fullmatch(name):  # NGOs, IDPs
        return name[:-1].lower()
    plural = name.islower() and name.endswith("s") and not name.endswith(("ss", "us", "is"))
    if plural and name.endswith("ies") and name not in _IN_IE:
        return name.removesuffix("ies") + "y"
    return name.removesuffix("s") if plural else name.lower()


def _reading(token: Token, *, headline: bool) -> Part:
    """What a word can be where it stands: a capital in running text makes a name, which counts as a noun."""
    name = token.text.isupper() or parts(token.lower) is not Part.CLOSED  # US, IS and WHO are names, In and The are not
    if token.text[0].isupper() and not headline and len(token.text) > 1 and name:
        return Part.NOUN
    if token.lower in _LEADING:
        return Part.ADJECTIVE
    return parts(token.lower.removesuffix("'s").removesuffix("’s"))


def _is_inner_sign(tokens: Sequence[Token], at: int, *, started: bool) -> bool:
    text = tokens[at].text
    if text[0].isdigit():  # a V10 engine, Model 3 sedans
        return started and (touches(tokens, at) or names_model(tokens, at))
    if text in HYPHENS:
        return touches(tokens, at) and touches(tokens, at + 1)
    if text == ",":
        return started and _is_adjective(tokens, at - 1) and _is_adjective(tokens, at + 1) and at + 2 < len(tokens)
    if text == ".":  # Ann K. Berg, a Ruva Co. girl
        return started and (_is_initial(tokens, at - 1) or _is_short(tokens, at) or tokens[at - 1].text in _TITLES)
    return text in _INSIDE and at + 1 < len(tokens) and (not started or touches(tokens, at + 1) or touches(tokens, at))


def _is_short(tokens: Sequence[Token], at: int) -> bool:
    """Whether a point shortens the kind of a place inside a phrase: a Ruva Co. girl, a Mt. Ruva girl."""
    if tokens[at - 1].text not in _SHORT or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].text.islower() or (tokens[at - 1].text != "Co" and tokens[at + 1].text[0].isupper())


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital that a point ends stands between the names of somebody."""
    letter, named = tokens[at].text, at + 2 < len(tokens) and tokens[at + 2].text[0].isupper() and tokens[at + 2].is_word
    return len(letter) == 1 and letter.isupper() and named and tokens[at - 1].text[0].isupper()


def names_model(tokens: Sequence[Token], at: int) -> bool:
    """Whether digits end a name that stands before a plural noun, or are joined to it: Model 3 sedans, a V-6 engine."""
    joined = tokens[at - 1].text in HYPHENS and touches(tokens, at)
    name, behind = tokens[at - 1 - joined] if at > joined else tokens[at], lower_at(tokens, at + 1)
    named = name.is_word and name.text != name.lower and name.lower not in _CALENDAR and parts(name.lower) is not Part.CLOSED
    headed = is_plural(behind) or (joined and bool(parts(behind) & Part.NOUN))
    return named and headed and parts(behind) is not Part.CLOSED and not touches(tokens, at + 1)


def _is_adjective(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and bool(parts(tokens[at].lower) & Part.ADJECTIVE or tokens[at].lower.endswith("ed"))


def _joins_modifiers(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether an "and" joins two modifiers of the head still to come: Arab and Kurdish fighters, dead and wounded soldiers."""
    if tokens[at].lower not in {"and", "or"} or at + 2 >= len(tokens) or not tokens[at + 2].is_word:
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    if before.text[0].isupper() and behind.text[0].isupper():
        named = at + 2
        while named < len(tokens) - 1 and tokens[named].text[0].isupper() and named < at + _LONGEST:
            named += 1
        headed = _may_head(tokens[named]) and (named == at + 2 or is_plural(tokens[named].lower))
        return headed or (named > at + 2 and is_plural(tokens[named - 1].lower))  # House and Senate Democrats
    loose = head < at - 1 or not is_plural(before.lower)
    return loose and _is_adjective(tokens, at + 1) and _may_head(tokens[at + 2])


def _may_head(token: Token) -> bool:
    return bool(parts(token.lower) & Part.NOUN) or parts(token.lower) is Part.NONE


def _goes_on(tokens: Sequence[Token], at: int, head: int, reading: Part, *, plural: bool) -> bool:
    """Whether a noun right behind a head that could end the phrase still belongs to it."""
    token, before = tokens[at], tokens[head]
    behind = lower_at(tokens, at + 1)
    person = before.text[0].isupper() or (lemma(before.lower) in _PERSONS and (parts(behind) is Part.CLOSED or behind in _CALENDAR))
    befell = person and (
        token.text in _STANDING or (token.lower in _STANDING and lemma(before.lower) in _PERSONS)
    )  # Jan Lund shot in the head, a boy shot in Ayr
    if befell or (at != head + 1 and tokens[at - 1].text not in _JOINED and not tokens[at - 1].text[0].isdigit()):
        return False
    if before.text.endswith(("'s", "’s")) or token.text[0].isupper() != before.text[0].isupper():
        return before.text.endswith(("'s", "’s")) or (before.text[0].isupper() and not token.text[0].isupper() and _may_head(token))
    if token.text in _TRAILING:
        return False
    if head > 0 and tokens[head - 1].text in HYPHENS and is_plural(token.lower):  # loan-to-value mortgages
        return True
    if token.lower.endswith("ing") and lemma(before.lower) in _PERSONS and lower_at(tokens, at + 1) in _AT_WORK:
        return False  # a clerk working with another
    if before.lower in {"people", "men", "women", "others", "children", "civilians"}:
        return False
    if plural:  # a verb behind a plural noun would have no -s: special operations forces, sports fans
        return is_plural(token.lower) and token.lower.endswith(("s", "men"))
    return not reading & Part.VERB or not token.lower.endswith("s") or _is_in_compound(tokens, at)


def _is_in_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -s that could be a verb is a noun, as it has no object: the services | market, diamond rings | and."""
    if at + 1 >= len(tokens) or tokens[at + 1].text in _ENDS:
        return True
    behind = tokens[at + 1]
    return bool(parts(behind.lower) & Part.NOUN) and behind.text.islower() and not is_plural(behind.lower) and not is_past(behind.lower)


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that can be a noun is rather a verb in front of its object: a blackout hit five towns, a strike cost the."""
    word, behind = tokens[at].lower, lower_at(tokens, at + 1)
    present = word.endswith("s") and tokens[at].text == word and tokens[at - 1].text[0].isupper()  # Gomes faces two counts
    if (word == "run" and behind in {"down", "over"}) or (word == "following" and behind in _OPENING):  # a man run over by a bus
        return True
    if not parts(word) & Part.VERB or not (word in _UNCHANGING or is_past(word) or present):
        return False
    return behind in _OPENING or behind == "by" or behind[:1].isdigit() or behind in number_words().values


def _modifies(tokens: Sequence[Token], at: int, *, headline: bool) -> bool:
    """Whether an adjective, adverb or participle leads on to a noun."""
    token, reading = tokens[at], _reading(tokens[at], headline=headline)
    if at + 1 >= len(tokens) or (token.lower in _STANDING and not _noun_follows(tokens, at)):
        return False
    behind = tokens[at + 1]
    if reading & Part.ADJECTIVE:
        return (behind.is_word and parts(behind.lower) is not Part.CLOSED) or behind.text in {",", "-", "“", '"'} or behind.lower == "and"
    if reading & Part.ADVERB:
        return behind.is_word and bool(parts(behind.lower) & (Part.ADJECTIVE | Part.VERB)) and _noun_follows(tokens, at + 1)
    return token.lower.endswith(("ed", "ing", "en", "wn", "ung")) and (_noun_follows(tokens, at) or behind.text == "-")


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun stands behind a token, modifiers between them allowed."""
    joined = lower_at(tokens, at + 2) in {"and", "or"} and all(parts(lower_at(tokens, at + k)) & Part.ADJECTIVE for k in (1, 3))
    for token in tokens[at + 1 : at + (6 if joined else 4)]:
        if not token.is_word or token.lower == "following":  # 40 injured following a crash
            return False
        reading = Part.ADJECTIVE if joined and token.lower in {"and", "or"} else _reading(token, headline=False)
        if reading & Part.NOUN or reading is Part.NONE:
            return True
        if not reading & (Part.ADJECTIVE | Part.VERB):
            return False
    return False


def names_person(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Whether a phrase may be whose age it is: a name, or a word for a person."""
    return tokens[phrase.last - 1].text[0].isupper() or phrase.head in _PERSONS


def surnamed(tokens: Sequence[Token], phrase: NounPhrase) -> NounPhrase:
    """The phrase of whose age it is, with the surname for its head, which has no plural: Lord Reeves is no reeve, Ann Lund Sr. a Lund."""
    at = phrase.last - 1
    while at > phrase.first and (tokens[at].lower in _JUNIOR or not tokens[at].is_word):
        at -= 1
    name = tokens[at].lower.removesuffix("'s").removesuffix("’s")
    plural = phrase.first == 0 == at or not tokens[at].text[0].isupper() or phrase.head in _PERSONS
    same = at == phrase.last - 1 and not name.startswith(phrase.head)
    return phrase if plural or same else replace(phrase, head=name)


def is_person(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Whether a phrase may be whose age it is, and no preposition governs it."""
    before = lower_at(tokens, phrase.first - 1)
    closing = phrase.last + (lower_at(tokens, phrase.last) == ",")
    nickname = before in _QUOTES and (lower_at(tokens, closing) in _CLOSING or lower_at(tokens, phrase.first - 2) == "as")  # the "Grey Owl"
    governed = nickname or before in _GOVERNORS
    return not governed and names_person(tokens, phrase)
