"""What can a word be: noun, verb, adjective, or a word of a closed class?"""

from __future__ import annotations

import re
from enum import IntFlag, auto
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from claims import lexicon
from claims.model.members import members
from claims.text import dictionary

if TYPE_CHECKING:
    from collections.abc import Mapping


@members
class Part(IntFlag):
    """Parts of speech that a word can be."""

    NONE = 0
    NOUN = auto()
    VERB = auto()
    ADJECTIVE = auto()
    ADVERB = auto()
    CLOSED = auto()

    if not TYPE_CHECKING:
        # Every word of a sentence with a figure is asked for its parts, often: what IntFlag itself does takes twenty times as long.
        __and__, __or__, __hash__ = int.__and__, int.__or__, int.__hash__


_COMBINED = tuple(Part(value) for value in range(2 * Part.CLOSED.value))

# plurals of nouns that say what somebody is or does, which is where the dictionary has gaps
_OF_A_PERSON = re.compile(r"^[a-z]+(?:ent|ant|er|or|ist|ee|ian|ite|man|ary|ing)s$")
_PARTS = {"NOUN": Part.NOUN, "PROPN": Part.NOUN, "VERB": Part.VERB, "AUX": Part.VERB, "ADJ": Part.ADJECTIVE, "ADV": Part.ADVERB}


@lru_cache(maxsize=1)
def _closed() -> frozenset[str]:
    kinds = ("determiners", "possessives", "pronouns", "prepositions", "conjunctions", "auxiliaries", "adverbs")
    tables, numbers = lexicon.load("grammar"), lexicon.load("numerals")
    closed = chain.from_iterable(words for kind in kinds if isinstance(words := tables[kind], list))
    counting = chain.from_iterable(words for kind in ("values", "scales") if isinstance(words := numbers[kind], dict))
    return frozenset(chain(closed, counting))


@lru_cache(maxsize=1)
def _only() -> Mapping[str, Part]:
    """Words of which the dictionary's rarer readings mislead more often than they help."""
    kinds = {"only_nouns": Part.NOUN, "only_verbs": Part.VERB, "only_adverbs": Part.ADVERB}
    return {word: part for key, part in kinds.items() for word in lexicon.word_list("grammar", key)}


@lru_cache(maxsize=65536)
def parts(word: str) -> Part:
    """Name every part of speech that a lower-case word can be; NONE for a word that no dictionary holds.

    >>> parts("wounded")
    <Part.VERB: 2>
    """
    if word in _closed():
        return Part.CLOSED
    if word in _only():
        return _only()[word]
    found = 0
    for name in _lemmas(word):
        found |= _PARTS.get(name, Part.NONE)
    return _COMBINED[found]


@lru_cache(maxsize=65536)
def lemma(word: str, part: Part = Part.NOUN) -> str:
    """Give the dictionary form of a word read as one part of speech, in lower case; the word itself where it is not known.

    >>> lemma("Children"), lemma("insurgents"), lemma("striking", Part.VERB)
    ('child', 'insurgent', 'strike')
    """
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    known = _lemmas(lower)
    for name, forms in known.items():
        if _PARTS.get(name, Part.NONE) & part:
            return forms[0]
    # the dictionary lacks some nouns of the news: insurgents, survivors
    return lower[:-1] if part is Part.NOUN and not known and _OF_A_PERSON.search(lower) else lower


def is_adverb_in_ly(word: str) -> bool:
    """Whether a lower-case word in -ly says how, and names nothing.

    >>> is_adverb_in_ly("angrily"), is_adverb_in_ly("family")
    (True, False)
    """
    return word.endswith("ly") and not parts(word) & Part.NOUN


def is_plural(word: str) -> bool:
    """Whether a lower-case noun is a plural.

    >>> is_plural("enclaves"), is_plural("people"), is_plural("siege")
    (True, True, False)
    """
    return word in {"people", "police", "cattle"} or lemma(word) != word or (parts(word) is Part.NONE and word.endswith("s"))


@lru_cache(maxsize=65536)
def _lemmas(word: str) -> dict[str, tuple[str, ...]]:
    return dictionary.lemmas(word.lower()) if word.isascii() else {}
