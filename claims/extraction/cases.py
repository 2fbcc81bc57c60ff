"""What is known of a figure when it is decided whether it makes a claim?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.model import Measure
from claims.model.record import maker, record
from claims.text.numerals import Form
from claims.text.tokens import lower_at, touches
from claims.text.words import is_plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.nouns import NounPhrase
    from claims.extraction.quantities import Figure
    from claims.text.tokens import Token

CARDINAL = (Form.DIGITS, Form.WORDS)
"""How a number is written that may be a name, a code or a side of a score."""
DASHES = frozenset({"-", "–", "\u2010"})
"""What joins a number to others, or to a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionWords:
    """The lists of `lexicon/exclusions.toml`, which tells what each is for."""

    designators: frozenset[str]
    followers: frozenset[str]
    small_followers: frozenset[str]
    streets: frozenset[str]
    compounds: frozenset[str]
    one_idioms: frozenset[str]
    one_before: frozenset[str]
    one_of_before: frozenset[str]
    one_of_kinds: frozenset[str]
    definite: frozenset[str]
    definite_limit: int
    assertive: frozenset[str]
    scores: frozenset[str]
    emergencies: frozenset[str]
    calls: frozenset[str]
    polls: frozenset[str]
    averages: frozenset[str]


@lru_cache(maxsize=1)
def exclusion_words() -> ExclusionWords:
    """Read the words, once."""
    table = lexicon.load("exclusions")
    sets = {name: lexicon.word_list("exclusions", name) for name, rows in table.items() if isinstance(rows, list)}
    return ExclusionWords(definite_limit=cast("int", table["definite_limit"]), **sets)


@record(frozen=True, slots=True, kw_only=True)
class Case:
    """A figure with what is known of its sentence when it is decided whether it makes a claim.

    Attributes:
        tokens: The sentence.
        figure: The figure.
        noun: What it counts, if that was found.
        headline: Whether capitals say nothing because every word has one.
    """

    tokens: Sequence[Token]
    figure: Figure
    noun: NounPhrase | None
    headline: bool

    @property
    def measured(self) -> bool:
        """Whether the figure has a unit, money or percent, or is per something, and so needs no noun."""
        return self.figure.quantity.unit != "count" or self.figure.per is not None or self.figure.measure is Measure.MONEY

    @property
    def undecided(self) -> bool:
        """Whether only what is said of the figure tells if it is a claim: "one" may be a pronoun, others lack a noun and a unit."""
        return self.figure.word == "one" or (self.noun is None and not self.measured)

    @property
    def bare(self) -> bool:
        """Whether no bound or sign stands in front of the number."""
        return self.figure.first == self.figure.number

    def text(self, at: int) -> str:
        """A token as written, empty outside the sentence."""
        if at < 0:
            return ""
        try:
            return self.tokens[at].text
        except IndexError:
            return ""

    def lower(self, at: int) -> str:
        """A token in lower case, empty outside the sentence."""
        return lower_at(self.tokens, at)

    def touches(self, at: int) -> bool:
        """Whether no white space stands between a token and the one before it."""
        return touches(self.tokens, at)

    @property
    def counts_plural(self) -> bool:
        """Whether a plural noun, or people, are counted."""
        return self.noun is not None and (is_plural(self.tokens[self.noun.last - 1].lower) or self.noun.head == "person")


make_case = maker(Case)
