"""Said how: what does the clause say of a figure (kill, injure, trap, control), and is it said of it at all?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.lexicon import word_list
from claims.model import Measure
from claims.text.tokens import touches
from claims.text.words import Part, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

_FAR = 14
_CLAUSE_ENDS = frozenset({";", ":", "--", "—", "–", "”", "“"})
_SUBORDINATORS = word_list("grammar", "subordinators")


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Family:
    name: str
    measure: Measure
    persons: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Families:
    verbs: Mapping[str, _Family]
    nouns: Mapping[str, _Family]
    adjectives: Mapping[str, _Family]
    of_nouns: Mapping[str, _Family]
    subject_verbs: Mapping[str, _Family]
    phrases: Mapping[str, Mapping[tuple[str, ...], _Family]]
    auxiliaries: frozenset[str]
    raising: frozenset[str]
    rarely_verbs: frozenset[str]


@lru_cache(maxsize=1)
def _families() -> _Families:
    by_kind: dict[str, dict[str, _Family]] = {kind: {} for kind in ("verbs", "nouns", "adjectives", "of_nouns", "subject_verbs")}
    phrases: dict[str, dict[tuple[str, ...], _Family]] = {}
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", lexicon.load("predicates"))
    for name, entry in table.items():
        family = _Family(name=name, measure=Measure(str(entry["measure"])), persons=bool(entry.get("persons", False)))
        for kind, known in by_kind.items():
            for word in entry.get(kind, ()):
                known.setdefault(word, family)
        for phrase in entry.get("phrases", ()):
            phrases.setdefault(phrase.split()[0], {})[tuple(phrase.split())] = family
    grammar = cast("Mapping[str, Sequence[str]]", lexicon.load("grammar"))
    return _Families(
        **by_kind,
        phrases=phrases,
        auxiliaries=frozenset(grammar["auxiliaries"]),
        raising=frozenset(grammar["raising"]),
        rarely_verbs=frozenset(grammar["rarely_verbs"]),
    )


def predicate(tokens: Sequence[Token], first: int, last: int, *, left: int, right: int) -> Predicate | None:
    """Find what is said of a figure: behind it in its clause, else in front of it, else in its own noun phrase.

    Args:
        tokens: The sentence.
        first: Index of the figure's first token.
        last: One past the last token of the figure and its noun phrase.
        left: Where the figure before it ends: words left of that belong to that figure.
        right: Where the next figure begins.
    """
    inside = _own(tokens, first, last) or _of(tokens, first)
    before = _before(tokens, first, max(left, first - _FAR))
    if inside is None and before is not None and before.measure is not None and first - before.at <= 2 and _governs(tokens, before.at):
        return before
    behind = _behind(tokens, last, min(right, last + _FAR))
    told = [one for one in (inside, _close(behind, last), _close_before(before, first), behind, before) if one is not None]
    known = next((one for one in told if one.measure is not None), None)
    return known or next(iter(told), None)


def befalls(word: str, families: frozenset[str], *, active: bool = False) -> bool:
    """Whether a word says that something of one of these families befalls somebody.

    Args:
        word: In lower case.
        families: Names of families.
        active: Whether as a verb with an object (hurting), rather than behind "was" (hurt, missing).
    """
    known, verb = _families(), lemma(word, Part.VERB)
    passive = not word.endswith("ing") and not (verb == word and parts(word) & Part.NOUN)
    family = known.verbs.get(verb) if parts(word) & Part.VERB and (active or passive) else None
    family = family or (None if active else known.adjectives.get(word))
    return family is not None and family.name in families


def _governs(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb takes what stands right behind it as its object: killing 10, which no later word can undo."""
    return bool(parts(tokens[at].lower) & Part.VERB) and not (tokens[at - 1].lower in {"was", "were", "been", "be"} if at else False)


def _close(found: Predicate | None, last: int) -> Predicate | None:
    return found if found is not None and found.at - last <= 3 else None


def _close_before(found: Predicate | None, first: int) -> Predicate | None:
    return found if found is not None and first - found.at <= 3 else None


def _own(tokens: Sequence[Token], first: int, last: int) -> Predicate | None:
    """What the counted words themselves say: ten dead, 50 deaths, three wounded soldiers."""
    families = _families()
    for at in range(last - 1, first - 1, -1):
        word = tokens[at].lower
        family = families.adjectives.get(word) or families.nouns.get(lemma(word))
        if family is None and at < last - 1 and word.endswith("ed"):
            family = families.verbs.get(lemma(word, Part.VERB))
        if family is None and at == last - 1 and parts(word) is Part.VERB:
            family = families.verbs.get(lemma(word, Part.VERB))
        if family is not None:
            return Predicate(name=family.name, measure=family.measure, persons=family.persons, at=at)
    return None


def _of(tokens: Sequence[Token], first: int) -> Predicate | None:
    """What a noun says that takes the number by "of": a death toll of 10, a mother of 12."""
    if first < 2 or tokens[first - 1].lower != "of":
        return None
    word, families = lemma(tokens[first - 2].lower), _families()
    family = families.of_nouns.get(word) or families.nouns.get(word)
    return Predicate(name=family.name, measure=family.measure, persons=family.persons, at=first - 2) if family else None


def _behind(tokens: Sequence[Token], start: int, stop: int) -> Predicate | None:
    """Read on to the first word that says something: were killed, believed trapped, dead, in the hands of."""
    fallback: Predicate | None = None
    for at in range(start, min(stop, len(tokens))):
        token = tokens[at]
        if token.text in _CLAUSE_ENDS or (token.lower in _SUBORDINATORS and token.lower not in {"who", "that", "which"} and at > start):
            break
        if token.lower in {"and", "but", "or"}:
            break
        if token.text == "," and (fallback is not None or at > start + 1):
            break
        found = _word(tokens, at, behind=True)
        if found is None or (_preposed(tokens, at) and found.measure is None):
            continue
        if found.measure is not None:
            return found
        fallback = fallback or (found if found.name not in _families().raising else None)
    return fallback


def _before(tokens: Sequence[Token], start: int, stop: int) -> Predicate | None:
    """Read back to the nearest word that says something: killed, killing, the death toll rose to, pushed out of."""
    fallback: Predicate | None = None
    for at in range(start - 1, stop - 1, -1):
        token = tokens[at]
        if token.text in _CLAUSE_ENDS or (token.text == "," and fallback is not None):
            break
        found = _word(tokens, at, behind=False)
        if found is None:
            continue
        if found.measure is not None:
            return found
        fallback = fallback or (found if found.name not in _families().raising else None)
    return fallback


def _word(tokens: Sequence[Token], at: int, *, behind: bool) -> Predicate | None:
    """What one word says: its family, or a verb's lemma without a measure."""
    families = _families()
    word = tokens[at].lower
    for form, phrase in families.phrases.get(word, {}).items():
        if tuple(token.lower for token in tokens[at : at + len(form)]) == form:
            return Predicate(name=phrase.name, measure=phrase.measure, persons=phrase.persons, at=at)
    if not tokens[at].is_word or word in families.auxiliaries or _is_hyphened(tokens, at):
        return None
    reading = parts(word)
    verb = lemma(word, Part.VERB) if reading & Part.VERB else ""
    family = families.verbs.get(verb) or families.adjectives.get(word)
    if family is None:
        family = families.subject_verbs.get(verb) if behind else families.nouns.get(lemma(word))
    if family is not None and word not in families.rarely_verbs:
        return Predicate(name=family.name, measure=family.measure, persons=family.persons, at=at)
    only_verb = (bool(verb) and not reading & (Part.ADJECTIVE | Part.NOUN)) or word.endswith(("ed", "ing"))
    if verb and only_verb and not tokens[at].text[0].isupper():
        return Predicate(name=verb, measure=None, persons=False, at=at)
    return None


def _is_hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a piece of a compound, which says nothing of the figure: a US-led force."""
    return at > 0 and tokens[at - 1].text == "-" and touches(tokens, at)


def _preposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands in front of a noun as its modifier."""
    return at + 1 < len(tokens) and tokens[at].lower.endswith("ed") and parts(tokens[at + 1].lower) == Part.NOUN
