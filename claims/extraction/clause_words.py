"""What do the words of a clause say: in front of a figure, behind it and in its own phrase?"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from claims.extraction.agents import PASSIVE
from claims.extraction.families import (
    CLAUSE_ENDS,
    SUBORDINATORS,
    Family,
    Predicate,
    is_idle,
    may_say,
    may_say_when_counted,
    sense_of,
    vocabulary,
)
from claims.extraction.main_verbs import FINITE
from claims.extraction.moving import CARRYING, carries, leaves_for_now
from claims.extraction.roles import is_past
from claims.extraction.verbhood import is_articled, is_described, is_hyphened, is_noun, is_preposed, is_when
from claims.lexicon import word_list
from claims.model import Measure
from claims.model.record import maker, record
from claims.text.tokens import lower_at
from claims.text.words import Part, is_adverb_in_ly, is_plural, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

FAR = 14
"""Words that are read on from a figure, in front of it and behind it."""
WHERE = frozenset({"across", "at", "in", "inside", "near", "outside", "throughout"})
"""Prepositions that lead from what befell somebody to where it did: killed in two countries."""
_APART = WHERE | {"and", "or", "but", ","}
# from a verb to the figure that is its object
_ADJACENT = 2
_DETERMINERS = word_list("grammar", "determiners") | word_list("grammar", "possessives")
_OF_AN_OBJECT = word_list("grammar", "possessives") | {"the"}
_UNCHANGING = word_list("grammar", "unchanging")
_TIMES = word_list("grammar", "calendar") | word_list("grammar", "periods")
_TIMELY = word_list("grammar", "timely")
_PERSONAL = word_list("grammar", "personal")
_SUBJECTS = word_list("grammar", "modals") | (_PERSONAL - {"you"}) | {"to", "who"}
# behind a noun, the subject of a clause that describes it: a suit that covers 1.5 million; but not: at that home
_RELATIVE = frozenset({"that", "which"})
_ADVERBS, _ACTING = word_list("grammar", "adverbs"), word_list("grammar", "acting")
_STANDING = word_list("grammar", "standing")
_IDLE = _ADVERBS | word_list("grammar", "auxiliaries")
_JOINING = frozenset({"and", "but", "while"})
# stand between an auxiliary and its verb, or between a subject and what describes it
_FLOATING, _DESCRIBING = frozenset({"all", "both", "each", "most", "since"}), _IDLE | {"who", "which", "that"}
_OF_OTHERS = word_list("grammar", "relative_pronouns")
# words of a label
_LABEL = 4
# follow a verb in the past: burst into, broke the
_ONWARD = _DETERMINERS | {"across", "from", "into", "off", "out", "over", "through", "to", "up"}
# with "to" or "with" behind they say nothing of a figure
_LINKING = frozenset({"according", "compared"})
_BE = word_list("grammar", "copulas")
# words between a figure and the verb with whose object it says something, and from that verb to the object
_TO_VERB, _TO_OBJECT = 4, 6
_PERFECT = frozenset({"had", "has", "have", "having"})
_LEADING_UP = (word_list("grammar", "leading_up") | _DETERMINERS) - {"of", "to", "by", "at", "on"}


@record(frozen=True, slots=True, kw_only=True)
class Clause:
    """A sentence in which what is said of one figure is looked for.

    Attributes:
        tokens: The sentence.
        money: Whether the figure is an amount of money.
        headline: Whether capitals say nothing because every word has one.
    """

    tokens: Sequence[Token]
    money: bool
    headline: bool

    def _suits(self, family: Family) -> bool:
        """Whether a family can be said of the figure: money is spent and earned, people are killed and rescued."""
        return not family.persons if self.money else family.measure is not Measure.MONEY or family.things

    def _suited(self, family: Family | None) -> Family | None:
        return family if family is not None and self._suits(family) else None

    def holds(self, at: int, first: int) -> bool:
        """Whether a verb right in front of a figure takes it as its object: killing 10, which no later word can undo."""
        between = lower_at(self.tokens, first - 1)
        subject = first - at == _ADJACENT and bool(parts(between) & Part.VERB)  # a shooting left 12
        return first - at <= _ADJACENT and not subject and self.governs(at) and between not in _APART

    def governs(self, at: int) -> bool:
        """Whether a verb is active, and so may take an object."""
        passive = lower_at(self.tokens, at - 1) in {"was", "were", "been", "be"}
        return bool(parts(self.tokens[at].lower) & Part.VERB) and not passive

    def takes(self, before: Predicate, behind: Predicate | None, first: int, last: int) -> bool:
        """Whether a verb takes the figure as its object and no verb right behind has it as its subject: treated 63 people for burns."""
        if not all(token.lower in _LEADING_UP for token in self.tokens[before.at + 1 : first]):
            return False
        while lower_at(self.tokens, last) in _ADVERBS:
            last += 1
        subject = lower_at(self.tokens, last) in vocabulary().auxiliaries or (behind is not None and behind.at == last)
        subject = subject and not self._describes(before.at, first)
        return not subject and before.name not in vocabulary().raising and self.governs(before.at)

    def _describes(self, at: int, first: int) -> bool:
        """Whether a verb that describes takes the figure, so that the one behind is that of what it describes: a bus carrying 40 | sank."""
        participle = at == first - 1 and self.tokens[at].lower.endswith("ing")
        return participle and bool(parts(lower_at(self.tokens, at - 1)) & Part.NOUN)

    def opens(self, first: int, last: int) -> bool:
        """Whether the figure is the subject of a clause of its own, joined to the one before: burned 40 homes, and 12 were flooded."""
        return lower_at(self.tokens, first - 1) in _JOINING and lower_at(self.tokens, last) in FINITE

    def own(self, first: int, last: int) -> Predicate | None:
        """What the counted words themselves say: ten dead, 50 deaths, three wounded soldiers."""
        families = vocabulary()
        for at in range(last - 1, first - 1, -1):
            word = self.tokens[at].lower
            if word in _STANDING and self._phrase(at) is not None:
                return self._phrase(at)  # two shot dead
            if not may_say_when_counted(word):
                continue
            if self._attempted(at) is not None:
                return self._attempted(at)
            noun = lemma(word)
            family = self._suited(families.adjectives.get(word)) or self._suited(families.counted.get(noun))
            family = family or self._suited(families.nouns.get(noun))
            if family is None and self._is_participle(at, last):
                family = self._suited(families.verbs.get(lemma(word, Part.VERB)))
            if family is not None:
                return family.at(at)
        return None

    def _is_participle(self, at: int, last: int) -> bool:
        """Whether a word of a counted phrase says what befell those counted: three wounded soldiers, two killed."""
        word = self.tokens[at].lower
        if at < last - 1:
            return word.endswith("ed")
        return parts(word) is Part.VERB or (word in _STANDING and not is_hyphened(self.tokens, at))

    def of(self, first: int) -> Predicate | None:
        """What a noun says that takes the number by "of": a death toll of 10, a mother of 12, the bodies of 12."""
        if first < 2 or self.tokens[first - 1].lower != "of":
            return None
        if self._attempted(first - 2) is not None:
            return self._attempted(first - 2)
        word, families = self.tokens[first - 2].lower, vocabulary()
        noun = lemma(word)
        family = (
            self._suited(families.of_nouns.get(noun)) or self._suited(families.nouns.get(noun)) or self._suited(families.of_nouns.get(word))
        )
        return family.at(first - 2) if family else None

    def _attempted(self, at: int) -> Predicate | None:
        """What a noun says of what was only tried: the attempted | murder."""
        return self._phrase(at - 1) if lower_at(self.tokens, at - 1) == "attempted" else None

    def with_object(self, first: int, last: int) -> Predicate | None:
        """What a verb and its object say together: claimed 12 lives, 12 lives were lost, 12 people suffered burns."""
        taking, suffering = vocabulary().taking, vocabulary().suffering
        noun = lemma(self.tokens[last - 1].lower)
        at, verb = self._verb(range(last, last + _TO_VERB), _IDLE)
        if noun in vocabulary().taken:
            in_front = self._verb(range(first - 1, max(-1, first - 1 - _TO_VERB), -1), _LEADING_UP)
            befalling = vocabulary().befalling
            done_to = befalling if any(token.lower in PASSIVE for token in self.tokens[last:at]) else {}
            for (at_verb, taker), kinds in ((in_front, (taking, befalling)), ((at, verb), (taking, done_to))):
                if family := next((kind[taker][noun] for kind in kinds if noun in kind.get(taker, ())), None):
                    return family.at(at_verb)
        if verb not in suffering or self.tokens[at].lower.endswith("ing"):  # found with four people suffering from wounds
            return None
        for token in self.tokens[at + 1 : at + 1 + _TO_OBJECT]:
            if not (token.is_word or token.text in {"-", "\u2010"}) or token.lower in {"and", "but"}:
                return None
            if lemma(token.lower) in suffering[verb]:
                return suffering[verb][lemma(token.lower)].at(at)
        return None

    def _verb(self, ahead: range, idle: frozenset[str]) -> tuple[int, str]:
        """The first word of a stretch that is not idle, with its lemma as a verb."""
        for at in ahead:
            word = lower_at(self.tokens, at)
            if word not in idle:
                return at, lemma(word, Part.VERB)
        return ahead.start, lemma(lower_at(self.tokens, ahead.start), Part.VERB)

    def label(self, first: int) -> Predicate | None:
        """What a label says in front of the colon before a figure: missing: 6."""
        if lower_at(self.tokens, first - 1) != ":":
            return None
        words = takewhile(lambda at: self.tokens[at].is_word, range(first - 2, max(-1, first - 2 - _LABEL), -1))
        return self.own(min(words, default=first - 1), first - 1)

    def behind(self, start: int, stop: int) -> Predicate | None:
        """Read on to the first word that says something: were killed, believed trapped, dead, in the hands of."""
        fallback: Predicate | None = None
        for at in range(start, min(stop, len(self.tokens))):
            token = self.tokens[at]
            if is_idle(token.lower):
                continue
            if self._stops(at, start, told=fallback is not None):
                break
            found = self._word(at, behind=start) if may_say(token.lower) else None
            if found is None or (is_preposed(self.tokens, at) and found.measure is None):
                continue
            found = self._with_next(found)
            if found.measure is not None:
                return found
            fallback = fallback or (found if found.name not in vocabulary().raising else None)
        return fallback

    def _stops(self, at: int, start: int, *, told: bool) -> bool:
        """Whether what stands behind a word or sign is of another clause; once something is told, relative clauses are of others."""
        word, behind = self.tokens[at].lower, lower_at(self.tokens, at + 1)
        if word == "as":
            return behind in _PERSONAL  # in one photo, as she holds
        if word in _OF_OTHERS:
            return word == "whose" or (told and is_described(self.tokens, at - 1))  # met a man who fled
        if word in {"and", "but", "or"}:
            return not (word == "and" and self._joins_participles(at))  # were hit and killed
        if word == ",":
            return told or at > start + 1 or (at == start and behind.endswith("ing"))  # fired on 300 men, arresting 41
        return self.tokens[at].text in CLAUSE_ENDS or word in SUBORDINATORS

    def verb(self, auxiliary: int) -> Predicate | None:
        """What a verb says behind its auxiliary, with what it stands in: were struck and killed, have been found dead, are expected to."""
        at = auxiliary
        while lower_at(self.tokens, at) in _IDLE or lower_at(self.tokens, at) in _FLOATING or is_adverb_in_ly(lower_at(self.tokens, at)):
            at += 1
        found = self._word(at, behind=at) if at < len(self.tokens) else None
        if found is None:
            return None
        if found.name in vocabulary().raising:
            return self.behind(at + 1, at + FAR) if lower_at(self.tokens, at - 1) in PASSIVE else None
        return self._with_next(found)

    def _joins_participles(self, at: int) -> bool:
        """Whether "and" stands between two words of one passive, the second of which says what befell people: were hit and killed."""
        second = self._word(at + 1, behind=at + 1) if at + 1 < len(self.tokens) else None
        return second is not None and second.persons and lower_at(self.tokens, at - 2) in PASSIVE

    def _with_next(self, found: Predicate) -> Predicate:
        """What a verb and the one beside it say of people: were struck and killed, were found dead; shot, killed."""
        joint = lower_at(self.tokens, found.at + 1)
        beside = found.at + 1 + (joint in {"and", ","})
        outdone = found.name in vocabulary().outdone and joint in {"and", ","}
        if (found.persons and not outdone) or (joint == "," and not outdone) or beside >= len(self.tokens):
            return found
        said = self._word(beside, behind=beside)
        return said if said is not None and (said.name in vocabulary().final if outdone else said.persons) else found

    def overrules(self, said: Predicate, other: Predicate, description: range, *, partitive: bool) -> bool:
        """Whether the main verb of a subject goes before what the words right behind the subject say.

        Words of a description are of its own clause (three cables carrying data | were damaged), but what befell people by a
        description right behind them goes before a verb that tells less: the two men killed in the blast | were named.
        """
        befell = lower_at(self.tokens, description.stop) in vocabulary().auxiliaries
        if other.measure is None or (partitive and befell and other.at in description):
            return True
        if other.at not in description or said.measure is None:
            return False
        told = all(token.lower in _DESCRIBING for token in self.tokens[description.start : other.at])
        return not (other.persons and told) or other.name in vocabulary().outdone or said.name in vocabulary().final

    def before(self, start: int, stop: int, *, named: bool = False) -> Predicate | None:
        """Read back to the nearest word that says something: killed, killing, the death toll rose to, pushed out of.

        Of what is named and opens its clause behind a comma no noun before that says anything: as protests grew, 12 firms joined.
        """
        fallback: Predicate | None = None
        beside = start - 1 - (lower_at(self.tokens, start - 1) in {"a", "an"})
        fronted, opens = False, named and lower_at(self.tokens, start - 1) == ","
        for at in range(start - 1, stop - 1, -1):
            token = self.tokens[at]
            fronted = fronted or token.text == ","
            if at != beside and is_idle(token.lower):
                continue
            if token.text in CLAUSE_ENDS or token.lower in SUBORDINATORS or (token.text == "," and fallback is not None):
                break
            found = (self._word(at) if may_say(token.lower) else None) or (self._finite(at) if at == beside else None)
            if found is None or (fronted and (is_when(self.tokens, at) or (opens and not parts(token.lower) & Part.VERB))):
                continue
            if found.measure is not None:
                return found if fallback is None or self._tells(found, fallback) else fallback
            fallback = fallback or (found if found.name not in vocabulary().raising else None)
            if fallback is found and self._takes_next(at, start):
                return found
        return fallback

    def _takes_next(self, at: int, start: int) -> bool:
        """Whether a finite verb has the figure as its object, so that none before it says anything of that: was hurt and will miss 12."""
        finite = lower_at(self.tokens, at - 1) in _SUBJECTS and at + 1 < start
        return finite and all(token.lower in _LEADING_UP for token in self.tokens[at + 1 : start])

    def _tells(self, found: Predicate, verb: Predicate) -> bool:
        """Whether words in front of a verb still tell of its object: the toll rose to, not: the shooting followed a row between two."""
        noun = not parts(self.tokens[found.at].lower) & Part.VERB or self.tokens[found.at].lower in vocabulary().nouns
        return not (noun and self.governs(verb.at) and lower_at(self.tokens, verb.at + 1) in _DETERMINERS)

    def _word(self, at: int, *, behind: int | None = None) -> Predicate | None:
        """What one word says: its family, or a verb's lemma without a measure.

        Args:
            at: Index of the word.
            behind: Where the words behind the figure begin, None in front of it.
        """
        families, word = vocabulary(), self.tokens[at].lower
        phrase = self._phrase(at) if word in families.phrases else None
        if phrase is not None or (phrase := self._attempted(at)) is not None:
            return phrase
        sense = sense_of(word)
        if word in _LINKING and lower_at(self.tokens, at + 1) in {"with", "to"}:
            return None
        if (
            sense is None
            or (word in _TIMES and (self.tokens[at].text[0].isupper() or word.endswith("ing")))
            or is_hyphened(self.tokens, at)
            or self._ends_name(at)
        ):
            return None
        if sense.verb in CARRYING and not self.money and carries(self.tokens, at):
            return families.carried.at(at)
        verb = sense.verb if sense.verb and not is_noun(self.tokens, at, sense) else ""
        says = verb and (not sense.rare or (at == behind and self._is_finite(at, verb)))
        family = (self._suited(families.verbs.get(verb)) if says else None) or self._suited(families.adjectives.get(word))
        if family is None and behind is not None:
            left = (
                at <= behind + 1 and lower_at(self.tokens, at - 1) not in _BE and not leaves_for_now(self.tokens, at)
            )  # 12 were left hungry
            family = self._suited(families.subject_verbs.get(verb)) if left else None
        elif family is None:
            family = self._suited(families.nouns.get(sense.noun))
        if family is not None:
            return family.at(at)
        stands = sense.only_verb or (self._has_object(at) if behind is None else at == behind and (word in _ACTING or self._went(at)))
        if verb and stands and not self.tokens[at].text[0].isupper() and not is_articled(self.tokens, at):
            return Predicate(name=verb, measure=None, persons=False, at=at)
        return None

    def _went(self, at: int) -> bool:
        """Whether a past that can be a noun stands right behind its subject, as what follows shows: three men burst into, broke the."""
        word = self.tokens[at].lower
        return (word in _UNCHANGING or is_past(word)) and lower_at(self.tokens, at + 1) in _ONWARD

    def _ends_name(self, at: int) -> bool:
        """Whether a word is a piece of a name, as the capitals of it and of the word before show: over $10,000 at Best Buy."""
        capitals = not self.headline and at > 1 and self.tokens[at].text[0].isupper() and self.tokens[at - 1].text[0].isupper()
        return capitals and not self.tokens[at].text.isupper()

    def _has_object(self, at: int) -> bool:
        """Whether a word that can be a noun stands in front of a determiner as a verb does: the council cut its budget, will miss the."""
        if lower_at(self.tokens, at + 1) not in _OF_AN_OBJECT:
            return False
        subject = lower_at(self.tokens, at - 1)
        return subject in _SUBJECTS or (self.tokens[at].lower in _UNCHANGING and bool(parts(subject) & Part.NOUN))

    def _phrase(self, at: int) -> Predicate | None:
        """What several words say together that begin here: shot dead, in the hands of."""
        phrases = vocabulary().phrases.get(self.tokens[at].lower)
        if phrases is None:
            return None
        words = tuple([token.lower for token in self.tokens[at : at + vocabulary().longest_phrase]])
        for form, phrase in phrases.items():
            if words[: len(form)] == form and self._suits(phrase):
                return phrase.at(at)
        return None

    def _is_finite(self, at: int, verb: str) -> bool:
        """Whether a word in the present agrees with the noun right before it, and opens no time: 900 people live there; jobs last week."""
        agrees = (self.tokens[at].lower == verb) == is_plural(lower_at(self.tokens, at - 1))
        return agrees and not (self.tokens[at].lower in _TIMELY and lower_at(self.tokens, at + 1) in _TIMES)

    def _finite(self, at: int) -> Predicate | None:
        """What a word says that could be a noun but, right in front of a figure, agrees with a subject: the plants make 300."""
        word, subject = self.tokens[at].lower, lower_at(self.tokens, at - 1)
        if not parts(word) & Part.VERB:
            return None
        verb = lemma(word, Part.VERB)
        named = bool(subject) and (parts(subject) is Part.NONE or bool(parts(subject) & Part.NOUN))
        agrees = word in _UNCHANGING or is_past(word) or (not word.endswith("ing") and (word == verb) == is_plural(subject))
        relative = subject in _RELATIVE and verb != "leave" and is_described(self.tokens, at - 2)
        perfect = subject in _PERFECT and (word in _UNCHANGING or is_past(word))
        if not ((named and agrees) or subject in _SUBJECTS or relative or perfect):
            return None
        family = self._suited(vocabulary().verbs.get(verb))
        return family.at(at) if family is not None else Predicate(name=verb, measure=None, persons=False, at=at)


make_clause = maker(Clause)
