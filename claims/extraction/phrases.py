"""Which noun phrase ends or begins at a word, and which is the subject of a verb?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.changes import is_trend_noun
from claims.extraction.nouns import NounPhrase, head_lemma
from claims.extraction.roles import Role, is_past
from claims.lexicon import word_list
from claims.model.record import record
from claims.text.tokens import HYPHENS, touches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claims.extraction.reading import Reading
    from claims.text.tokens import Token

_OPENERS = word_list("grammar", "openers")
_DESCRIBING = word_list("grammar", "describing")
_PARTICLES = word_list("grammar", "particles")
_PHRASE = frozenset({Role.NOUN, Role.MODIFIER, Role.JOINT})
_BEFORE_VERB = frozenset({Role.VERB, Role.ADVERB, Role.MODIFIER, Role.DETERMINER})
# a nickname between these is no end: Ann Lund, the "Grey Owl" of Ruva, left
_QUOTES = frozenset({'"', "“", "”"})
_FAR = 30  # words that a description between commas may have


@record(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The noun phrases of a sentence.

    Attributes:
        tokens: The sentence.
        role: Gives the role of the token at an index; outside the sentence that of a full stop.
        lower: Gives the token at an index in lower case; empty outside the sentence.
        earlier: The readings already made of the sentence: what their figures measure stands for these figures.
    """

    tokens: Sequence[Token]
    role: Callable[[int], Role]
    lower: Callable[[int], str]
    earlier: tuple[Reading, ...]

    def ending(self, end: int) -> NounPhrase | None:
        """The noun phrase that ends right before a token, with the nouns it hangs on by "of" and those it is joined to."""
        last = end
        while self.role(last - 1) in (Role.BRACKET, Role.JOINT, Role.ADVERB, Role.TIME) and last > 0:
            closing = self.role(last - 1) is Role.BRACKET and self.lower(last - 1) == ")"
            last = self._bracket(last - 1) if closing else last - 1
        if self.role(last - 1) is not Role.NOUN:
            return None
        first = self._first(last - 1)
        phrase = NounPhrase(first=first, last=last, head=self._head(last - 1))
        opening = self.opening(phrase)
        if self.lower(opening) == "and" and self.role(opening - 1) is Role.NOUN:
            joined = self.ending(opening)
            if joined is not None and not self._is_object(joined):
                phrase = NounPhrase(first=joined.first, last=last, head=joined.head if "of" in self._words(joined) else phrase.head)
                opening = self.opening(phrase)
        if self.lower(opening) == "of" and self.role(opening - 1) in (Role.NOUN, Role.BRACKET):
            owner = self.ending(opening)
            if owner is not None:
                return NounPhrase(first=owner.first, last=last, head=owner.head)
        return phrase

    def _head(self, at: int) -> str:
        """The lemma of a head noun, with what it is joined to: the S8, a start-up."""
        model = touches(self.tokens, at) and self.tokens[at].text.isdigit()
        if self.lower(at) in _PARTICLES and self.lower(at - 1) in HYPHENS:
            return f"{self.lower(at - 2)}-{self.lower(at)}"
        return self.lower(at - 1) + self.lower(at) if model else head_lemma(self.tokens[at])

    def _is_object(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is the object of a verb, or of its preposition, so that "and" opens a clause behind it."""
        opening = self.opening(phrase)
        return self.role(opening - (self.role(opening) is Role.PREPOSITION)) in (Role.VERB, Role.NUMBER)

    def _words(self, phrase: NounPhrase) -> list[str]:
        return [token.lower for token in self.tokens[phrase.first : phrase.last]]

    def _bracket(self, closing: int) -> int:
        return next((at for at in range(closing - 1, -1, -1) if self.lower(at) in {"(", "["}), closing)

    def _first(self, last: int) -> int:
        at = last
        while self.role(at - 1) in _PHRASE or self._joins_modifiers(at - 1):
            at -= 1
        while self.role(at) is Role.JOINT or self.role(at) is Role.CONJUNCTION:
            at += 1
        return at

    def _joins_modifiers(self, at: int) -> bool:
        return self.role(at) is Role.CONJUNCTION and self.role(at - 1) is self.role(at + 1) is Role.MODIFIER

    def opening(self, phrase: NounPhrase) -> int:
        """Index of the word before a phrase and its determiners."""
        at = phrase.first - 1
        while self._precedes(at):
            at -= 1
        return at

    def _precedes(self, at: int) -> bool:
        """Whether a word is a determiner of the phrase behind it, or of a figure that modifies the phrase: the 10-year note."""
        joined = (one.figure for one in self.earlier if one.figure.compound)
        modifies = self.role(at) is Role.NUMBER and any(figure.first <= at < figure.last for figure in joined)
        adverb = self.role(at) is Role.ADVERB and self.role(at + 1) is Role.JOINT
        return self.role(at) in (Role.DETERMINER, Role.JOINT) or modifies or adverb

    def governed(self, phrase: NounPhrase) -> bool:
        """Whether a preposition governs a phrase."""
        return self.role(self.opening(phrase)) is Role.PREPOSITION

    def climb(self, phrase: NounPhrase, *, trends: bool = True) -> NounPhrase:
        """The noun phrase that a phrase hangs on by prepositions: of sales in Japan, sales.

        Args:
            phrase: Where to begin.
            trends: Whether to go on to a noun of rise or fall: of a drop in sales, to the drop.
        """
        opening = self.opening(phrase)
        while self.governed(phrase) and self.lower(opening) not in _OPENERS and self.role(opening - 1) in (Role.NOUN, Role.BRACKET):
            above = self.ending(opening)
            if above is None or (not trends and is_trend_noun(above.head)):
                break
            phrase, opening = above, self.opening(above)
        return phrase

    def past_determiners(self, at: int) -> int:
        """The first token from one on that is no determiner."""
        while self.role(at) is Role.DETERMINER:
            at += 1
        return at

    def _is_name(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].text[0].isupper()

    def beginning(self, at: int, right: int) -> NounPhrase | None:
        """The noun phrase that begins at a word, with what "of" and "and" add to it."""
        phrase = self._run(at, right)
        while phrase is not None and self.lower(phrase.last) in {"of", "and"}:
            more = self._run(self.past_determiners(phrase.last + 1), right)
            if more is None or (self.lower(phrase.last) == "and" and self.role(more.last) is Role.VERB):
                break
            phrase = NounPhrase(first=phrase.first, last=more.last, head=phrase.head)
        return phrase

    def _run(self, at: int, right: int) -> NounPhrase | None:
        end = at
        while end < right and (self.role(end) in _PHRASE or (self._joins_modifiers(end) and end > at)):
            end += 1
        last = next((k for k in range(end - 1, at - 1, -1) if self.role(k) is Role.NOUN), None)
        return NounPhrase(first=at, last=last + 1, head=self._head(last)) if last is not None else None

    def is_time(self, at: int) -> bool:
        """Whether a word names a time, or leads to one."""
        if self.role(at) in (Role.PREPOSITION, Role.DETERMINER, Role.CONJUNCTION):
            ahead = at + 1 + (self.role(at + 1) is Role.DETERMINER)
            return self.role(ahead) is Role.TIME and (self.role(at) is not Role.CONJUNCTION or self.role(at - 1) is Role.TIME)
        return self.role(at) is Role.TIME

    def subject(self, end: int) -> NounPhrase | None:
        """The subject of the verb, or what else of a clause, that begins at a token; of a verb that has none, that of the one before."""
        return self._own_subject(end) or (self.earlier_subject(self._clause(end) + 1) if self._hangs_on(end) else None)

    def _clause(self, end: int) -> int:
        """Where the subject of what begins at a token would end: before verbs, adverbs, times and their modifiers."""
        at = end - 1
        while self.role(at) in _BEFORE_VERB or self.is_time(at) or self._governed_pronoun(at):
            at -= 1
        return at

    def _hangs_on(self, end: int) -> bool:
        """Whether what begins at a token adds to a clause before it: and fell; hit a record having grown; , wiping out; , to end."""
        at = self._clause(end)
        adds = self.role(at) is Role.COMMA and (self.lower(at + 1).endswith("ing") or self.lower(at + 1) == "to")
        return adds or self.role(at) in (Role.CONJUNCTION, Role.PREPOSITION) or any(self.lower(k) == "having" for k in range(at + 1, end))

    def earlier_subject(self, at: int) -> NounPhrase | None:
        """The subject of the nearest verb to the left that has a noun for it."""
        for verb in range(at - 1, -1, -1):
            if self.role(verb) is Role.STOP:
                return None
            first = self.role(verb) is Role.VERB and self.role(verb - 1) not in (Role.VERB, Role.ADVERB)
            found = self._own_subject(verb) if first and self.lower(verb) != "having" else None
            if found is not None:
                return found
        return None

    def _own_subject(self, end: int) -> NounPhrase | None:
        at = self._clause(end)
        role = self.role(at)
        if role is Role.COMMA and self.lower(at + 1) != "to":
            return self._across_comma(at)
        if self._hangs_on(end):
            return None
        if role is Role.RELATIVE:
            return self.antecedent(at)
        if role is Role.NUMBER:
            return self._of_number(at)
        contact = role is Role.PRONOUN and self.role(at - 1) is Role.NOUN  # the problems they see
        shortened = self.lower(at) == "." and self.role(at - 1) is Role.NOUN  # Brill Corp. rose
        phrase = self.ending(at + (not contact)) if contact or shortened or role in (Role.NOUN, Role.BRACKET) else None
        return self._described(self.climb(phrase)) if phrase else None

    def _described(self, phrase: NounPhrase) -> NounPhrase:
        """The noun that a participle describes where the phrase belongs to that participle: the bridge built by Orla cost $5."""
        opening = self.opening(phrase)
        participle = opening - 1
        past = self.role(participle) is Role.VERB and self.role(participle - 1) is Role.NOUN and is_past(self.lower(participle))
        if not (past and self.governed(phrase)):
            return phrase
        found = self.ending(participle)
        return self.climb(found) if found else phrase

    def _of_number(self, at: int) -> NounPhrase | None:
        """The subject that ends in a figure: jobs for women aged 25; else what that figure measures."""
        other = next((one for one in self.earlier if one.figure.first <= at < one.figure.last), None)
        if other is None:
            return None
        phrase = self.ending(other.figure.first) if self.role(other.figure.first - 1) is Role.NOUN else None
        return self.climb(phrase) if phrase else other.noun

    def _governed_pronoun(self, at: int) -> bool:
        """Whether a pronoun hangs on a preposition, or is that preposition: the voltage across it was."""
        if self.role(at) is Role.PREPOSITION:
            return self.role(at + 1) is Role.PRONOUN
        return self.role(at) is Role.PRONOUN and self.role(at - 1) is Role.PREPOSITION

    def antecedent(self, relative: int) -> NounPhrase | None:
        """What a relative pronoun stands for."""
        phrase = self.ending(relative - (self.role(relative - 1) in (Role.COMMA, Role.PREPOSITION)))
        each = phrase is not None and self.lower(self.opening(phrase)) == "per"  # the limit per person, which is
        return self.climb(phrase) if phrase is not None and each else phrase

    def _across_comma(self, comma: int) -> NounPhrase | None:
        """The subject of a verb behind a comma: before a description between commas; of a participle, what it describes."""
        if self.lower(comma + 1).endswith("ing"):
            return self.ending(comma) if self.lower(comma + 1) in _DESCRIBING else None
        return self.before_description(comma, past=frozenset({Role.STOP})) or self.ending(comma)

    def before_description(self, comma: int, *, past: frozenset[Role]) -> NounPhrase | None:
        """The noun phrase that a description between commas follows (the firm, a maker of chips, rose), none of these roles between."""
        for at in range(comma - 1, max(-1, comma - _FAR), -1):
            if self.role(at) in past and self.lower(at) not in _QUOTES:
                return None
            if self.role(at) is Role.COMMA and self.role(at - 1) is not Role.MODIFIER:  # no: a wide, shallow lake
                return self.ending(at)
        return None
