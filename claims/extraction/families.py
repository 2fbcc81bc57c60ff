"""Which words say what befalls people and things, and what can one of them say by itself?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.lexicon import word_list
from claims.model import Measure
from claims.model.record import maker, record
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


CLAUSE_ENDS = frozenset({";", ":", "--", "—", "–", "”", "“"})
"""Signs beyond which nothing is said of a figure."""
SUBORDINATORS = word_list("grammar", "subordinators")
"""Words that open another clause."""
_DIVIDING = CLAUSE_ENDS | SUBORDINATORS | {"and", "as", "but", "or", ","}


@record(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What is said of a figure.

    Attributes:
        name: The family's name, else the verb's lemma.
        measure: What kind of quantity a count of it is; None where the family does not say.
        persons: Whether the family counts people where no noun is given.
        at: Index of the word that says it.
    """

    name: str
    measure: Measure | None
    persons: bool
    at: int


make_predicate = maker(Predicate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A row of the lexicon: words of which each says the same of a figure."""

    name: str
    measure: Measure
    persons: bool
    things: bool

    def at(self, at: int) -> Predicate:
        """What the word at an index says as one of this family."""
        return make_predicate(name=self.name, measure=self.measure, persons=self.persons, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every word of the families by how it says what it says; `lexicon/predicates.toml` tells what each kind is for.

    Attributes:
        longest_phrase: How many words the longest of the phrases has.
        driven: The family of those who are driven from where they live.
        carried: The family of those who are brought to hospital.
        taking: Nouns by the verb that they are the object of, where only both say it, of what is counted: claim a life.
        befalling: The same of those who could do it as well, so that only a passive says it behind them: 12 officers were fired.
        taken: All those nouns.
        outdone: The families whose nouns say less of people than what is said of them behind: shooting victims died.
        final: The families than which nothing worse befalls those of whom it is said.
        suffering: Such nouns, where it is said of those who are counted: suffer a burn.
    """

    verbs: Mapping[str, Family]
    nouns: Mapping[str, Family]
    adjectives: Mapping[str, Family]
    counted: Mapping[str, Family]
    of_nouns: Mapping[str, Family]
    subject_verbs: Mapping[str, Family]
    phrases: Mapping[str, Mapping[tuple[str, ...], Family]]
    longest_phrase: int
    taking: Mapping[str, Mapping[str, Family]]
    befalling: Mapping[str, Mapping[str, Family]]
    taken: frozenset[str]
    suffering: Mapping[str, Mapping[str, Family]]
    doing: frozenset[str]
    driven: Family
    carried: Family
    who: frozenset[str]
    outdone: frozenset[str]
    final: frozenset[str]
    auxiliaries: frozenset[str]
    raising: frozenset[str]
    rarely_verbs: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Read the families of the lexicon, once."""
    kinds = ("verbs", "nouns", "adjectives", "counted", "of_nouns", "subject_verbs")
    by_kind: dict[str, dict[str, Family]] = {kind: {} for kind in kinds}
    phrases: dict[str, dict[tuple[str, ...], Family]] = {}
    pairs: dict[str, dict[str, dict[str, Family]]] = {"taking": {}, "befalling": {}, "suffering": {}}
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("predicates"))
    for name, entry in table.items():
        persons, things = bool(entry.get("persons", False)), bool(entry.get("things", False))
        family = Family(name=name, measure=Measure(str(entry["measure"])), persons=persons, things=things)
        for kind, known in by_kind.items():
            for word in entry.get(kind, ()):
                known.setdefault(word, family)
        for phrase in entry.get("phrases", ()):
            phrases.setdefault(phrase.split()[0], {})[tuple(phrase.split())] = family
        for kind, verbs in pairs.items():
            for verb, _, noun in (pair.partition(" ") for pair in entry.get(kind, ())):
                verbs.setdefault(verb, {})[noun] = family
    grammar = cast("Mapping[str, Sequence[str]]", lexicon.load("grammar"))
    return Vocabulary(
        **by_kind,
        doing=frozenset(verb for entry in table.values() for verb in entry.get("doing", ())),
        driven=by_kind["verbs"]["displace"],
        carried=phrases["taken"]["taken", "to", "hospital"],
        who=frozenset(noun for entry in table.values() for noun in entry.get("who", ())),
        outdone=frozenset(name for name, entry in table.items() if entry.get("outdone")),
        final=frozenset(name for name, entry in table.items() if entry.get("final")),
        phrases=phrases,
        longest_phrase=max(len(words) for forms in phrases.values() for words in forms),
        taking=pairs["taking"],
        befalling=pairs["befalling"],
        taken=frozenset(noun for kind in ("taking", "befalling") for nouns in pairs[kind].values() for noun in nouns),
        suffering=pairs["suffering"],
        auxiliaries=frozenset(grammar["auxiliaries"]),
        raising=frozenset(grammar["raising"]),
        rarely_verbs=frozenset(grammar["rarely_verbs"]),
    )


@lru_cache(maxsize=1)
def families_of_people() -> frozenset[str]:
    """The names of the families that count people where no noun is given: what they did, or what befell them."""
    table = cast("Mapping[str, Mapping[str, object]]", lexicon.load("predicates"))
    return frozenset(name for name, entry in table.items() if entry.get("persons"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a word by itself can say.

    Attributes:
        verb: Its lemma as a verb, empty if it is none.
        noun: Its lemma as a noun.
        names: Whether it can be a noun or an adjective too.
        only_verb: Whether it needs no more to be taken for a verb.
        rare: Whether it is a noun more often than a verb: the levels, a strike.
    """

    verb: str
    noun: str
    names: bool
    only_verb: bool
    rare: bool


@lru_cache(maxsize=65536)
def sense_of(word: str) -> Sense | None:
    """What a lower-case word can say; None if it is no verb and of no family."""
    families, reading, noun = vocabulary(), parts(word), lemma(word)
    verb = lemma(word, Part.VERB) if reading & Part.VERB else ""
    idle = not verb and word not in families.adjectives and noun not in families.nouns
    if idle or word in families.auxiliaries or not word[0].isalpha():
        return None
    names = bool(reading & (Part.ADJECTIVE | Part.NOUN))
    rare = word in families.rarely_verbs or (word.endswith("s") and verb in families.rarely_verbs)
    return Sense(verb=verb, noun=noun, names=names, only_verb=not names or word.endswith(("ed", "ing")), rare=rare)


@lru_cache(maxsize=65536)
def may_say(word: str) -> bool:
    """Whether a lower-case word, by itself or with those behind it, can say something of a figure: most can not."""
    return sense_of(word) is not None or word in vocabulary().phrases


@lru_cache(maxsize=65536)
def is_idle(word: str) -> bool:
    """Whether a word or sign in lower case neither says something nor ends or divides a clause, so that it is read over: most are."""
    return not (word in _DIVIDING or may_say(word))


@lru_cache(maxsize=65536)
def may_say_when_counted(word: str) -> bool:
    """Whether a lower-case word among those counted can say something of them: ten dead, 50 deaths, three wounded soldiers."""
    families, noun = vocabulary(), lemma(word)
    return word in families.adjectives or noun in families.counted or noun in families.nouns or lemma(word, Part.VERB) in families.verbs


def befalls(word: str, families: frozenset[str], *, active: bool = False) -> bool:
    """Whether a word says that something of one of these families befalls somebody.

    Args:
        word: In lower case.
        families: Names of families.
        active: Whether as a verb with an object (hurting), rather than behind "was" (hurt, missing).
    """
    known, verb = vocabulary(), lemma(word, Part.VERB)
    passive = not word.endswith("ing") and not (verb == word and parts(word) & Part.NOUN)
    family = known.verbs.get(verb) if parts(word) & Part.VERB and (active or passive) else None
    family = family or (None if active else known.adjectives.get(word))
    return family is not None and family.name in families
