"""What does a figure measure that no noun follows: the price of what, the rise of what, the length of what?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from claims.extraction.ages import is_age_of_somebody, is_owner_by_age, is_verb_behind_age
from claims.extraction.nouns import NounPhrase, is_person, names_person
from claims.extraction.phrases import Phrases
from claims.extraction.roles import CONTRACTED, Role, Roles, is_past
from claims.lexicon import word_list
from claims.model import Measure
from claims.model.record import record
from claims.text.tokens import lower_at
from claims.text.words import Part, is_plural, lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.quantities import Figure
    from claims.extraction.reading import Reading
    from claims.text.tokens import Token

# prepositions behind a figure that lead to what it measures: $20 million in damage, 15 percent on fuel
_LINKS = {
    Measure.MONEY: frozenset({"of", "in", "for", "on", "off"}),
    Measure.SHARE: frozenset({"of", "in", "for", "on", "off"}),
    Measure.DURATION: frozenset({"of"}),
    Measure.SIZE: frozenset({"of"}),
    Measure.RATE: frozenset({"of", "in", "for", "on"}),
}
# Words before and behind a figure among which what it measures is looked for: sentences are shorter, lists in one line are not.
_BEFORE, _BEHIND = 100, 40
_GIVING = word_list("grammar", "giving")
_PAYING = word_list("grammar", "paying")
_OPENERS = word_list("grammar", "openers")
_EXTREMES = word_list("grammar", "extremes")
_DRAWING = word_list("grammar", "drawing")
_DONATING = word_list("grammar", "donating")
_AMOUNTS = word_list("grammar", "amounts")
_IDLE = word_list("grammar", "idle")
_TIMES = word_list("grammar", "calendar") | word_list("grammar", "periods")
_STATING = word_list("grammar", "measuring") | word_list("grammar", "auxiliaries") | {"be", "go", "have"}
_COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s"})
# in front of an age these tell whose it is
_BECOMING = _COPULAS | {"as", "turned", "turns", "turn", "turning"}
_COMPASS = word_list("grammar", "compass")
_PLACING = word_list("grammar", "placing")
_JUNIOR = word_list("grammar", "junior")
_LASTING = frozenset({"in", "for", "within", "over", "during", "after", "since"})
_PASSED = frozenset({Role.ADVERB, Role.MODIFIER, Role.DETERMINER})
_APPOSITION = frozenset({Role.NOUN, Role.COMMA, Role.BRACKET})
_DIVIDING = frozenset({Role.COMMA, Role.CONJUNCTION, Role.BRACKET, Role.JOINT})
_BETWEEN = _DIVIDING | {Role.STOP, Role.MODIFIER, Role.ADVERB}
_SIGNS = frozenset({'"', "“", "-", "−", "minus"})
# words behind a span of time that tell how far two events are apart
_APART_IN_TIME = word_list("idioms", "times") - {"from"}
_TIES = frozenset({"to", "at", "from", "than"})


def measured(tokens: Sequence[Token], figure: Figure, earlier: Sequence[Reading], right: int, *, headline: bool) -> NounPhrase | None:
    """Find what a figure measures where no noun of its own follows it.

    In this order: the noun behind a link ($20 million in damage), the noun that the figure before it measures where the two stand
    together (up 19 cents at $58), what a preposition ties it to (a fine of $250,000; cut speeds by 5 mph), the subject of its verb.

    Args:
        tokens: The sentence.
        figure: The figure.
        earlier: The readings before it in the sentence.
        right: Where the next figure begins.
        headline: Whether capitals say nothing because every word has one.
    """
    around = range(max(0, figure.first - _BEFORE), min(len(tokens), figure.last + _BEHIND))
    near = takewhile(lambda one: one.figure.last > around.start, reversed(earlier))
    numbers = frozenset(at for one in (*(one.figure for one in near), figure) for at in range(one.first, one.last))
    told = Roles(tokens, numbers, around, headline=headline)
    words = _Words(tokens=tokens, role=told.at, lower=partial(lower_at, tokens), earlier=tuple(earlier))
    first = words.past_amount(figure.first)
    if figure.measure is Measure.AGE:
        return words.opened(figure, right) or (
            None if words.is_somebody(figure) else words.person(first - is_age_of_somebody(tokens, first))
        )
    if earlier and _is_given_again(tokens, figure, earlier[-1]):
        return earlier[-1].noun
    if figure.measure is Measure.DURATION and lower_at(tokens, figure.last) in _APART_IN_TIME:
        return words.happened(first)  # who voted for the mayor four years ago; two days after the storm
    found = words.linked(figure, first, right) or words.governing(first, lasting=figure.measure is Measure.DURATION)
    counts = figure.quantity.unit == "count" and figure.quantity.change is None and not (figure.level and first == figure.first)
    return found if found is None or not counts or words.states(found.last, first) else None


def _is_given_again(tokens: Sequence[Token], figure: Figure, before: Reading) -> bool:
    """Whether a number has its unit from the figure before, for another time or place: 61 percent in the north and 48 in the south."""
    if figure.quantity.unit != before.figure.quantity.unit or figure.quantity.unit == "count":
        return False
    alone = figure.first == figure.number and figure.last == figure.number_last
    compared = [token.lower for token in tokens[max(0, figure.first - 2) : figure.first]] in (["compared", "with"], ["compared", "to"])
    return compared or (alone and tokens[figure.first - 1].lower in {"and", ","})


@record(frozen=True, slots=True, kw_only=True)
class _Words(Phrases):
    """A sentence in which what its figures measure is looked for."""

    def states(self, first: int, last: int) -> bool:
        """Whether the verbs of a stretch only say how many: the toll stands at 12, but not: the men made off with 2 million."""
        verbs = {lemma(self.lower(at), Part.VERB) for at in range(first, last) if self.role(at) is Role.VERB}
        return verbs <= _STATING

    def past_amount(self, first: int) -> int:
        """Where a figure begins with what only says how it is taken: a total of."""
        if self.lower(first - 1) != "of" or self.lower(first - 2) not in _AMOUNTS:
            return first
        first -= 2
        while self.role(first - 1) in (Role.MODIFIER, Role.DETERMINER):
            first -= 1
        return first

    def linked(self, figure: Figure, first: int, right: int) -> NounPhrase | None:
        """The noun behind a figure that an article opens or a preposition links, or what a price is paid to get."""
        before = self.lower(self._back(first - 1))
        if before == "of" or figure.quantity.change is not None:
            return None
        return self.opened(figure, right) or self._bought(figure, right) or self._behind_link(figure, before, right)

    def opened(self, figure: Figure, right: int) -> NounPhrase | None:
        """The noun behind a figure that an article or a bracket opens: the 50mph winds, a 60-year-old, retired driver."""
        opening, at = figure.first - 1, self._past_bracket(figure.last)
        owner = figure.measure is Measure.AGE and is_owner_by_age(self.tokens, figure.last)
        if (
            owner or self.lower(at) in _COMPASS or (figure.quantity.unit == "magnitude" and not figure.compound)
        ):  # a quake with a magnitude of 5.9 hit the coast
            return None
        while self.role(opening) in (Role.MODIFIER, Role.ADVERB):
            opening -= 1
        if self.role(opening) is not Role.DETERMINER and self.lower(opening) != "(" and not self._attributive(figure):
            return None
        apart = self.role(at) is Role.COMMA
        at += apart
        if figure.measure is Measure.AGE and not apart and (self._befell(at) or is_verb_behind_age(self.tokens, figure.first, at)):
            return None
        at += apart and self.role(at) is Role.ADVERB and self.role(at + 1) is Role.MODIFIER  # a 60-year-old, terminally ill woman
        if figure.measure is Measure.AGE and self.lower(at) in _TIMES:
            return None
        leads = self.role(at) in ((Role.MODIFIER, Role.ADVERB) if apart else (Role.NOUN, Role.MODIFIER))
        return self.beginning(at, right if at == figure.last else len(self.tokens)) if leads else None

    def happened(self, first: int) -> NounPhrase | None:
        """The subject of the verb nearest in front: what happened so long ago, or before something else."""
        for at in range(first - 1, -1, -1):
            if self.role(at) is Role.STOP:
                return None
            if self.role(at) is Role.VERB:
                return self.subject(at)
        return None

    def is_somebody(self, figure: Figure) -> bool:
        """Whether an age stands for a person whom nothing else names: police found a 15-year-old; but not: Kim Roe, a 15-year-old."""
        at = figure.first - 1
        while self.role(at) in _PASSED:
            at -= 1
        described = self.role(at) in (Role.COMMA, Role.BRACKET) or self.lower(at) in _BECOMING
        return figure.compound and not described

    def _befell(self, at: int) -> bool:
        """Whether a word tells what befell somebody: the 29-year-old | accused of theft; but not: the 29-year-old wounded man."""
        return is_past(self.lower(at)) and self.role(at + 1) in (Role.PREPOSITION, Role.STOP, Role.VERB)

    def _attributive(self, figure: Figure) -> bool:
        """Whether a measure in short stands in front of a plural as its attribute: 500 mg tablets."""
        unit, behind = self.lower(figure.last - 1), self.lower(figure.last)
        sized = figure.measure is Measure.SIZE and figure.last > figure.number_last and not unit.endswith("s")
        return sized and self.role(figure.last) is Role.NOUN and is_plural(behind)

    def _behind_link(self, figure: Figure, before: str, right: int) -> NounPhrase | None:
        at = self._past_bracket(figure.last)
        right = right if at == figure.last else len(self.tokens)
        at += self.lower(at) == "out" and self.lower(at + 1) == "of"
        word = "from" if self.lower(at - 1) == "out" else self.lower(at)
        priced = before == "for" and figure.measure is Measure.MONEY  # bought it for $5 in cash
        placed = before == "at" and word == "for"  # bond was set at $5 for the driver
        if priced or placed or not (word in _LINKS.get(figure.measure or Measure.COUNT, ()) or self._moved(figure, word)):
            return None
        at = self.past_determiners(at + 1)
        valued = figure.measure is Measure.SHARE and word == "in" and before in _COPULAS  # turnout was 61 percent in the north
        if valued or self.role(at) in (Role.TIME, Role.NUMBER) or (word == "in" and (self._is_name(at) or self.lower(at) in _IDLE)):
            return None
        phrase = self.beginning(at, right)
        return phrase if phrase and phrase.head not in _TIMES else None

    def _past_bracket(self, at: int) -> int:
        """Where to go on behind a restatement in brackets: 8 miles (13 km) of tunnels."""
        if self.lower(at) == ")":
            return at + 1
        if self.lower(at) != "(":
            return at
        return next((k + 1 for k in range(at, len(self.tokens)) if self.lower(k) == ")"), at)

    def _moved(self, figure: Figure, word: str) -> bool:
        """Whether an amount of money is taken from, or given to, what follows."""
        verbs = _DRAWING if word in {"from", "for"} else _DONATING if word == "to" else frozenset()
        at = self._back(figure.first - 1)
        return figure.measure is Measure.MONEY and self.role(at) is Role.VERB and lemma(self.lower(at), Part.VERB) in verbs

    def _verbs_before(self, figure: Figure) -> frozenset[str]:
        return frozenset(lemma(self.lower(at), Part.VERB) for at in range(max(0, figure.first - 4), figure.first))

    def _bought(self, figure: Figure, right: int) -> NounPhrase | None:
        """What a price is paid for by an infinitive: paid $5 million to acquire the club."""
        if figure.measure is not Measure.MONEY or self.lower(figure.last) != "to" or self.role(figure.last) is not Role.ADVERB:
            return None
        return self.beginning(self.past_determiners(figure.last + 2), right) if self._verbs_before(figure) & _PAYING else None

    def governing(self, first: int, *, lasting: bool) -> NounPhrase | None:
        """What stands before a figure and takes it."""
        at = self._back(first - 1)
        role = self.role(at)
        if self._shared(at) is not None:
            return self._shared(at)
        if role is Role.PREPOSITION:
            return self._by_preposition(at, lasting=lasting)
        if role is Role.VERB:
            return self.subject(at)
        if role in (Role.NOUN, Role.PRONOUN):
            return self._beside(at)
        if role in (Role.COMMA, Role.CONJUNCTION):
            return self._listed(at)
        if role is Role.RELATIVE:
            return self.antecedent(at)
        if role is Role.BRACKET or (role is Role.STOP and self.lower(at) in {":", "-", "–", "—"}):
            phrase = self.ending(at)
            return self.climb(phrase) if phrase else self.subject(at)
        return None

    def _back(self, at: int) -> int:
        """Go back over what may stand between a figure and what takes it: adverbs, times, a record, worth an estimated."""
        while self.role(at) in _PASSED or self.is_time(at) or self.lower(at) in _SIGNS:
            at -= 1
        return at

    def _shared(self, at: int) -> NounPhrase | None:
        """What the figure before measures, where at most a sign, "and", "or" or a preposition divides the two."""
        other = self.earlier[-1] if self.earlier else None
        if other is None or at < other.last - 1:
            return None
        divides, back = self._divides(at, at), at
        while back >= other.last and self._divides(back, at):
            back -= 1
        if back != other.last - 1 or not (divides or back == at):
            return None
        if other.figure.quantity.unit == "count":  # grew by 40 posts, or 2 percent
            return self.governing(other.figure.first, lasting=False) if self.role(at) in _DIVIDING else None
        return other.noun

    def _divides(self, at: int, last: int) -> bool:
        """Whether a word may stand between two figures that share a noun, of which `last` is right before the second."""
        tie = at == last and self.lower(at) in _TIES
        return tie or self.role(at) in _BETWEEN or self.is_time(at)

    def _by_preposition(self, at: int, *, lasting: bool) -> NounPhrase | None:
        """What a preposition ties a figure to: the noun before "of", the object before another, else the subject."""
        word, before = self.lower(at), self._before_times(at - 1)
        if word == "of":
            return self.ending(at) or self.subject(at)
        if lasting and word in _LASTING and (word != "for" or self.role(before) is not Role.NOUN):
            return self.earlier_subject(at) or self.ending(before + 1)
        if self.role(before) in (Role.NOUN, Role.BRACKET, Role.JOINT):
            return self._object(before, reached=word == "to")
        if self.role(before) is Role.COMMA:
            return self.before_description(before, past=frozenset({Role.STOP, Role.VERB})) or self.ending(before)
        if self.role(before) is Role.STOP:
            return self.ending(before)
        return self.subject(before + 1)

    def _before_times(self, at: int) -> int:
        while self.is_time(at) or self.role(at) is Role.ADVERB:
            at -= 1
        return at

    def _object(self, at: int, *, reached: bool) -> NounPhrase | None:
        """The noun phrase that ends at a word, or the one it hangs on; of a mere circumstance (fell in London by), the subject.

        What is reached is no rise or fall: with a drop in sales to $5, sales are at $5.
        """
        phrase = self.ending(at + 1)
        if phrase is None:
            return self.subject(at + 1)
        above = self.ending(self.opening(phrase)) if self.governed(phrase) else None
        if above is not None and above.head in _EXTREMES:
            return phrase  # a record for revenue
        top = self.climb(phrase, trends=not reached)
        opening = self.opening(top)
        if reached and self.governed(top) and top != self.climb(top):
            return top
        if self.role(opening) is Role.PREPOSITION and self.lower(opening) not in _OPENERS:
            return self.subject(opening) or top
        return top if self.lower(opening) not in _COPULAS else self.subject(opening) or top

    def _beside(self, at: int) -> NounPhrase | None:
        """The noun phrase right before a figure; where a verb gives it the figure (cost the club $5), the verb's subject."""
        opening, phrase = at, None
        if self.role(at) is Role.NOUN:
            phrase = self.ending(at + 1)
            opening = self.opening(phrase) if phrase else at
        else:
            opening = at - 1
        if self.role(opening) is Role.VERB and (phrase is None or lemma(self.lower(opening), Part.VERB) in _GIVING):
            return self.subject(opening) or phrase
        return self.climb(phrase) if phrase else None

    def _listed(self, at: int) -> NounPhrase | None:
        """The noun phrase before a comma (a battery, 500 Wh), unless it opens the sentence as a circumstance."""
        phrase = self.ending(at)
        if phrase is not None and self.role(self.opening(phrase)) is Role.PREPOSITION:
            return self.climb(phrase) if self.climb(phrase) != phrase else None
        return phrase or self.subject(at)

    def person(self, first: int) -> NounPhrase | None:
        """Whose age it is: the noun right before it, else the subject, else the nearest person that no preposition governs."""
        if self.earlier and self.earlier[-1].figure.measure is Measure.AGE and self.earlier[-1].figure.last == first - 1:
            return self.earlier[-1].noun  # the suspects, 19 and 21
        if self.role(first - 1) is Role.COMMA and (named := self._named(first - 1)) is not None:
            return named
        if self.lower(first - 1) in CONTRACTED:  # she's four years old
            return None
        if self.lower(first - 1) == "in" and (whose := self._in_years(first - 1)) is not None:
            return whose
        beside = self.ending(first - (self.role(first - 1) is Role.COMMA)) if self.role(first - 1) in _APPOSITION else None
        apart = self.role(first - 1) is Role.COMMA and (self.tokens[first].is_word or (beside and self.governed(beside)))
        if beside is not None and not apart and names_person(self.tokens, beside):
            return self._last_joined(beside)
        found = self.governing(first, lasting=False)
        if found is not None and (is_person(self.tokens, found) or self.lower(first - 2) == "who"):
            return found
        at = first - 1
        while at >= 0:
            phrase = self.ending(at + 1) if self.role(at) is Role.NOUN else None
            if phrase is not None and is_person(self.tokens, phrase):
                return phrase
            at = phrase.first - 1 if phrase else at - 1
        return None

    def _in_years(self, end: int) -> NounPhrase | None:
        """The person right before "in" whose years follow: looking for a man | in his 30s."""
        if self.role(end - 1) is not Role.NOUN:
            return None
        phrase = NounPhrase(first=self._first(end - 1), last=end, head=self._head(end - 1))
        return phrase if names_person(self.tokens, phrase) else None

    def _named(self, end: int) -> NounPhrase | None:
        """The person before a comma whom a preposition ties to no other: the death of Ann Lund, 52; but not: Kim Roe of Belmora, 52."""
        last = end - (self.lower(end - 1) == "." and self.lower(end - 2) in _JUNIOR)
        surname = last - 1 - (self.lower(last - 1) in _JUNIOR)
        surname -= self.role(surname) is Role.COMMA  # Arno Velt, Jr., 25
        if self.role(surname) is not Role.NOUN:
            return None
        first = self._first(surname)
        first += first < surname and self._is_gerund(first)  # accused of | killing Ann Lund, 52
        name = NounPhrase(first=first, last=last, head=self._head(surname))
        at = self.opening(name)
        done = first > self._first(surname) or self._is_gerund(at)  # in killing Ann Lund, 52
        at -= self._is_gerund(at)
        if surname < last - 1 and self.role(at) is not Role.PREPOSITION:
            return name
        if not names_person(self.tokens, name) or self.role(at) is not Role.PREPOSITION or (self.lower(at) in _PLACING and not done):
            return None
        owner = self.ending(at)
        single = owner is None or is_plural(self.lower(owner.last - 1))  # the victims of Ann Lund, 52
        described = owner is not None and not single and (names_person(self.tokens, owner) or self.role(self.opening(owner)) is Role.COMMA)
        return None if described or self.role(at - 1) is Role.COMMA else name

    def _is_gerund(self, at: int) -> bool:
        return self.tokens[at].text.islower() and self.lower(at).endswith("ing")

    def _last_joined(self, phrase: NounPhrase) -> NounPhrase:
        """The last of persons whom "and" joins, whose age alone follows: Ann Lund and her husband, 52; of killing Ann Lund, Ann Lund."""
        named = self.tokens[phrase.last - 1].text[0].isupper()
        while named and (self._is_gerund(phrase.first) or self.lower(phrase.first) == "and"):
            phrase = replace(phrase, first=phrase.first + 1)
        joint = next((at for at in range(phrase.last - 1, phrase.first, -1) if self.lower(at) == "and"), None)
        return phrase if joint is None else replace(phrase, first=self.past_determiners(joint + 1))
