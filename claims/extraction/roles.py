"""What does each word of a sentence do where it stands: name a thing, modify, say, link?"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from claims.extraction.verbhood import is_nominal
from claims.lexicon import word_list
from claims.model.members import members
from claims.text.tokens import HYPHENS, lower_at, touches
from claims.text.words import Part, is_plural, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

_DETERMINERS = word_list("grammar", "determiners") | word_list("grammar", "possessives")
_PREPOSITIONS = word_list("grammar", "prepositions")
_CONJUNCTIONS = frozenset({"and", "or", "but", "nor"})
_SUBORDINATORS = word_list("grammar", "conjunctions") - _CONJUNCTIONS
_PRONOUNS = word_list("grammar", "pronouns")
_RELATIVES = frozenset({"who", "whom", "which"})
_AUXILIARIES = word_list("grammar", "auxiliaries")
_ADVERBS = word_list("grammar", "adverbs") | frozenset({"n't"})
_CALENDAR = word_list("grammar", "calendar") | word_list("grammar", "periods")
_TIMELY = word_list("grammar", "timely") | frozenset({"past", "previous", "this", "each", "every", "a", "the"})
_MONTHS = (word_list("grammar", "calendar") | {"may"}) - {"day", "month", "morning", "night", "today", "week", "year", "yesterday"}
_OPENING = _DETERMINERS | _PRONOUNS
_HALVES = frozenset({"a.m.", "p.m.", "am", "pm", "gmt"})
_UNCHANGING = word_list("grammar", "unchanging")
_PARTICLES = frozenset({"along", "away", "off", "out"})
_DUE = word_list("grammar", "due")
_ENDING = word_list("grammar", "particles")
_MEASURING = word_list("grammar", "measuring")
_PERCEIVING = word_list("grammar", "perceiving")
# words between a verb of seeing and the infinitive it takes
_FAR = 8
# words of what a verb moves by a figure
_MOVED = 4
_ONLY_VERBS = word_list("grammar", "only_verbs") & {"say", "says", "comes", "goes"}
_MODALS = word_list("grammar", "modals")
_TO_A_FIGURE = (word_list("grammar", "leading_up") - {"of"}) | frozenset({"from", "between", "down", "out", "a", "an", "it", "its"})
_STOPS = frozenset({";", ":", "--", "—", "–", "?", "!", "…"})
_POSSESSIVE = ("'s", "’s")
_QUOTES = frozenset({'"', "“", "‘", "'"})
_WITH_A_VERB = ("he", "i", "it", "she", "that", "there", "they", "we", "who", "you")
CONTRACTED = frozenset(word + sign + verb for word in _WITH_A_VERB for sign in "'’" for verb in ("d", "ll", "m", "re", "s", "ve"))
"""Pronouns with the verb that they are drawn together with: we've, they’re, it's."""


@members
class Role(Enum):
    """What a word does in its clause."""

    __hash__ = object.__hash__  # asked for every word: that of Enum takes a call

    NOUN = auto()
    MODIFIER = auto()
    DETERMINER = auto()
    VERB = auto()
    ADVERB = auto()
    PREPOSITION = auto()
    CONJUNCTION = auto()
    SUBORDINATOR = auto()
    RELATIVE = auto()
    PRONOUN = auto()
    NUMBER = auto()
    TIME = auto()
    JOINT = auto()
    COMMA = auto()
    BRACKET = auto()
    STOP = auto()


# A word of two classes has the role of the last.
_OF_CLOSED_CLASSES = {
    **dict.fromkeys(_PRONOUNS | CONTRACTED, Role.PRONOUN),
    **dict.fromkeys(_SUBORDINATORS, Role.SUBORDINATOR),
    **dict.fromkeys(_ADVERBS, Role.ADVERB),
    **dict.fromkeys(_CONJUNCTIONS, Role.CONJUNCTION),
    **dict.fromkeys(_DETERMINERS, Role.DETERMINER),
    **dict.fromkeys(_RELATIVES, Role.RELATIVE),
    **dict.fromkeys(_AUXILIARIES, Role.VERB),
}
_BEFORE_A_NOUN = frozenset({Role.CONJUNCTION, Role.COMMA, Role.DETERMINER, Role.MODIFIER, Role.PREPOSITION})
_BEFORE_A_VERB = frozenset({Role.NOUN, Role.ADVERB, Role.TIME, Role.CONJUNCTION, Role.BRACKET})


class Roles:
    """The role of each token of a stretch, told when one is first asked for: little of what follows a figure is.

    Args:
        tokens: The sentence.
        numbers: Indices of the tokens that figures take up.
        around: Indices of the tokens of the stretch.
        headline: Whether capitals say nothing because every word has one.
    """

    __slots__ = ("_before", "_found", "_headline", "_numbers", "_stop", "_tokens")

    def __init__(self, tokens: Sequence[Token], numbers: frozenset[int], around: range, *, headline: bool) -> None:
        self._tokens, self._numbers, self._headline = tokens, numbers, headline
        self._found, self._stop = [Role.STOP] * around.start, around.stop
        self._before = Role.STOP  # that of the token before the last one told, where a joint stands there

    def at(self, index: int) -> Role:
        """The role of a token; outside the stretch that of a full stop."""
        found = self._found
        if index >= len(found):
            if index >= self._stop:
                return Role.STOP
            self._read_on(index)
        return found[index] if index >= 0 else Role.STOP

    def _read_on(self, index: int) -> None:
        found, numbers, before = self._found, self._numbers, self._before
        last = found[-1] if found else Role.STOP
        for at in range(len(found), index + 1):
            standing = last if last is not Role.JOINT else before if before is not Role.JOINT else Role.STOP
            before, last = last, Role.NUMBER if at in numbers else _role(self._tokens, at, standing, numbers, headline=self._headline)
            found.append(last)
        self._before = before


def _role(tokens: Sequence[Token], at: int, before: Role, numbers: frozenset[int], *, headline: bool) -> Role:
    token = tokens[at]
    if not token.is_word or token.text[0].isdigit():
        return _of_digits(tokens, at, before) if token.text[0].isdigit() else _of_sign(tokens, at)
    opening = at == 0 or (at == 1 and tokens[0].text in _QUOTES)
    name = token.text[0].isupper() and not headline and not opening
    if before is Role.NOUN and token.lower in _ENDING and _ends_compound(tokens, at):
        return Role.NOUN
    if token.lower in _HALVES and lower_at(tokens, at - 1)[:1].isdigit():
        return Role.TIME
    if name and token.lower in _MONTHS and before is not Role.DETERMINER:
        return Role.MODIFIER if lower_at(tokens, at + 1) in _DUE else Role.TIME
    if name and touches(tokens, at + 1) and tokens[at + 1].text[0].isdigit():
        return Role.NOUN  # A4, V10
    closed = _closed(tokens, at, before)
    if closed is not None and not (name and len(token.text) > 1 and token.text.isupper()):
        return closed
    if name or token.lower.endswith(_POSSESSIVE):
        return Role.NOUN
    return _open(tokens, at, before, numbers)


def _ends_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether a particle ends a noun that a hyphen joins: a start-up."""
    return tokens[at - 1].text in HYPHENS and touches(tokens, at)


def _of_digits(tokens: Sequence[Token], at: int, before: Role) -> Role:
    """A number that makes no claim: a year, or a piece of a name (the FT 30, model 14)."""
    if lower_at(tokens, at + 1) in _MONTHS or lower_at(tokens, at - 1) in _MONTHS or lower_at(tokens, at + 1) in _HALVES:
        return Role.TIME
    year = len(tokens[at].text) == 4 and tokens[at].text[:2] in {"18", "19", "20"}
    if year:
        following = at + 1 < len(tokens) and tokens[at + 1].is_word and parts(tokens[at + 1].lower) & Part.NOUN
        return Role.MODIFIER if following and before in (Role.NOUN, Role.DETERMINER) else Role.TIME
    return Role.NOUN if before is Role.NOUN and (tokens[at - 1].text != tokens[at - 1].lower or not tokens[at - 1].is_word) else Role.NUMBER


def _of_sign(tokens: Sequence[Token], at: int) -> Role:
    text = tokens[at].text
    if text == ",":
        return Role.COMMA
    if text in "()[]":
        return Role.BRACKET
    if text == ":" and touches(tokens, at) and touches(tokens, at + 1):
        return Role.JOINT  # 3:42
    if text in _STOPS or (text in HYPHENS and not touches(tokens, at) and not touches(tokens, at + 1)):
        return Role.STOP
    ends = text == "." and (at + 1 >= len(tokens) or (tokens[at + 1].text[0].isupper() and not touches(tokens, at + 1)))
    return Role.STOP if ends or text in {'"', "“", "”"} else Role.JOINT


def _closed(tokens: Sequence[Token], at: int, before: Role) -> Role | None:
    """The role of a word of a closed class."""
    word = tokens[at].lower
    if word == "that":
        return Role.RELATIVE if before is Role.NOUN else Role.SUBORDINATOR if before is Role.VERB else Role.DETERMINER
    if word == "to":
        behind = lower_at(tokens, at + 1)
        return Role.ADVERB if behind == "be" or (parts(behind) & Part.VERB and lemma(behind, Part.VERB) == behind) else Role.PREPOSITION
    if word in {"more", "than"} and _is_more_than_verb(tokens, at - (word == "than")):
        return Role.ADVERB
    if word in {"this", "last", "next"} and lower_at(tokens, at + 1) in _CALENDAR:
        return Role.TIME
    if word in _OF_CLOSED_CLASSES:
        return _OF_CLOSED_CLASSES[word]
    if word in {"up", "down", "off", "out", "away", "ago"} and before in (Role.VERB, Role.NOUN, Role.COMMA, Role.NUMBER):
        return Role.ADVERB
    if word in _PREPOSITIONS:
        return Role.PREPOSITION
    return Role.MODIFIER if parts(word) is Part.CLOSED else None


def _is_more_than_verb(tokens: Sequence[Token], more: int) -> bool:
    """Whether "more than" stands in front of a verb, as an adverb: sales more than doubled."""
    verb = lower_at(tokens, more + 2)
    return lower_at(tokens, more) == "more" and lower_at(tokens, more + 1) == "than" and bool(parts(verb) & Part.VERB) and is_past(verb)


def _open(tokens: Sequence[Token], at: int, before: Role, numbers: frozenset[int]) -> Role:
    """The role of a noun, verb, adjective or adverb, by what stands before and behind it."""
    word = tokens[at].lower
    kinds = parts(word)
    if word in _CALENDAR and (before in (Role.TIME, Role.PREPOSITION) or lower_at(tokens, at - 1) in _TIMELY):
        return Role.TIME
    if kinds in (Part.NONE, Part.NOUN) or (word == "worth" and before in (Role.DETERMINER, Role.MODIFIER)):
        return Role.MODIFIER if kinds is Part.NONE and word.endswith("ed") and before is Role.DETERMINER else Role.NOUN
    if before is Role.NUMBER and kinds & Part.ADJECTIVE and not _noun_next(tokens, at, numbers):
        return Role.MODIFIER  # 90 miles wide
    if kinds & Part.VERB and _says(tokens, at, before, numbers):
        return Role.VERB
    describes = before in (Role.PREPOSITION, Role.DETERMINER) and kinds & Part.ADJECTIVE and _noun_next(tokens, at, numbers)
    if kinds & Part.ADVERB and (not kinds & (Part.NOUN | Part.ADJECTIVE) or (word.endswith("ly") and not describes)):
        return Role.ADVERB
    if not kinds & Part.NOUN:
        act = before is Role.DETERMINER and word.endswith("ing") and not _noun_next(tokens, at, numbers)
        return Role.NOUN if kinds is Part.VERB and (word.endswith("s") or act) else Role.MODIFIER
    modifies = kinds & Part.ADJECTIVE and (at + 1 in numbers or before in (Role.VERB, Role.ADVERB) or _noun_next(tokens, at, numbers))
    return Role.MODIFIER if modifies else Role.NOUN


def _noun_next(tokens: Sequence[Token], at: int, numbers: frozenset[int]) -> bool:
    """Whether what follows can be a noun and is not rather a past tense: retail giant rose."""
    if at + 1 >= len(tokens) or not tokens[at + 1].is_word:
        return False
    word = tokens[at + 1].lower
    kinds = parts(word)
    governs = word in _UNCHANGING and lower_at(tokens, at + 2) in _DETERMINERS  # the firm set a record
    if kinds & Part.VERB and (is_past(word) or governs or _takes_figure(tokens, at + 1, numbers)):
        return False
    return kinds is Part.NONE or bool(kinds & Part.NOUN)


def is_past(word: str) -> bool:
    """Whether a verb's form differs from its base and is neither -s nor -ing: rose, fell, cited."""
    return lemma(word, Part.VERB) != word and not word.endswith(("s", "ing"))


def _says(tokens: Sequence[Token], at: int, before: Role, numbers: frozenset[int]) -> bool:
    """Whether a word that can be a verb is one here."""
    word, previous = tokens[at].lower, lower_at(tokens, at - 1)
    kinds, past = parts(word), is_past(word)
    plural = kinds is Part.VERB and word.endswith("s") and not (lemma(word, Part.VERB) in _MEASURING and _takes_figure(tokens, at, numbers))
    if plural and before in _BEFORE_A_NOUN:  # of some plurals the dictionary knows only the verb: oils
        return word in _ONLY_VERBS
    if before is Role.PREPOSITION:  # a preposition takes the -ing form, never a finite verb: in adding 5 percent
        return word.endswith("ing") and not kinds & Part.NOUN and not is_nominal(tokens, at)
    if before in (Role.DETERMINER, Role.MODIFIER):
        act = before is Role.DETERMINER and word.endswith("ing")  # the shelling lasted
        return kinds is Part.VERB and not act and not _noun_next(tokens, at, numbers)
    if kinds is Part.VERB:
        describes = before is Role.COMMA and word.endswith("ed") and _noun_next(tokens, at, numbers)
        return not (describes or (before is Role.NUMBER and _names_measured(tokens, at, numbers)))
    if before in (Role.PRONOUN, Role.RELATIVE) or previous == "to" or (before is Role.NOUN and _has_particle(tokens, at)):
        return True
    if before is Role.VERB and previous in _AUXILIARIES:
        return not kinds & Part.ADJECTIVE or past or previous in _MODALS
    if past or word.endswith("ing"):
        return _takes_figure(tokens, at, numbers) or (past and before in _BEFORE_A_VERB)
    base = lemma(word, Part.VERB)
    takes = (
        at + 1 in numbers
        or lower_at(tokens, at + 1) in _OPENING
        or (base in _MEASURING and _takes_figure(tokens, at, numbers))
        or _between_names(tokens, at)
        or (is_plural(lower_at(tokens, at + 1)) and lower_at(tokens, at + 2) in {"by", "to", "from"})  # cut speeds by
        or _moves(tokens, at, numbers)
    )
    agrees = word in _UNCHANGING or (word == base) == is_plural(previous)
    return (takes and agrees and before in _BEFORE_A_VERB) or _is_bare_verb(tokens, at, before)


def _moves(tokens: Sequence[Token], at: int, numbers: frozenset[int]) -> bool:
    """Whether a word has an object of several words that is moved by a figure: cut hospital admissions by 30 percent."""
    for link in range(at + 3, at + 2 + _MOVED):
        if lower_at(tokens, link) == "by":
            named = all(token.is_word and parts(token.lower) & (Part.NOUN | Part.ADJECTIVE) for token in tokens[at + 1 : link])
            return named and is_plural(lower_at(tokens, link - 1)) and link + 1 in numbers
    return False


def _names_measured(tokens: Sequence[Token], at: int, numbers: frozenset[int]) -> bool:
    """Whether a bare form behind a figure that has an article belongs to the noun behind it: a 120Hz refresh rate."""
    word = tokens[at].lower
    opening = next((k for k in range(at - 1, -1, -1) if k not in numbers), 0)
    articled = lower_at(tokens, opening) in _DETERMINERS or lower_at(tokens, opening + 1) in {"a", "an"}
    return articled and lemma(word, Part.VERB) == word and _noun_next(tokens, at, numbers)


def _has_particle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -s behind a singular is a verb, as its particle tells: the ash shoots out."""
    agrees = tokens[at].lower.endswith("s") and not is_plural(lower_at(tokens, at - 1))
    return agrees and lower_at(tokens, at + 1) in _PARTICLES and lower_at(tokens, at + 2) != "of"


def _is_bare_verb(tokens: Sequence[Token], at: int, before: Role) -> bool:
    """Whether a bare form is a verb behind a figure (homes for $5 million stay a week) or an infinitive (saw the balance shrink to)."""
    word, after = tokens[at].lower, lower_at(tokens, at + 1)
    if lemma(word, Part.VERB) != word:
        return False
    if before is Role.NUMBER:
        return after in _DETERMINERS and lower_at(tokens, at + 2) not in _CALENDAR
    seen = any(lemma(token.lower, Part.VERB) in _PERCEIVING for token in tokens[max(0, at - _FAR) : at])
    return before in _BEFORE_A_VERB and word in _MEASURING and after in {"to", "by"} and seen


def _between_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word stands between two names: Acme buys Zenith."""
    around = tokens[at - 1 : at + 2 : 2]
    return len(around) == 2 and all(token.text[0].isupper() for token in around) and not tokens[at].text[0].isupper()


def _takes_figure(tokens: Sequence[Token], at: int, numbers: frozenset[int]) -> bool:
    """Whether a figure follows, a preposition and an adverb between them allowed, or an object: measures about 5 inches; costs the."""
    ahead = at + 1
    while lower_at(tokens, ahead) in _TO_A_FIGURE:
        ahead += 1
    return ahead in numbers
