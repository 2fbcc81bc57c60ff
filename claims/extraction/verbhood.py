"""Is a word that can be a verb one where it stands, or a noun, a modifier, a piece of a compound?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.lexicon import word_list
from claims.text.tokens import lower_at, touches
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.extraction.families import Sense
    from claims.text.tokens import Token

_DETERMINERS = word_list("grammar", "determiners") | word_list("grammar", "possessives")
_ARTICLED = frozenset({"a", "an", "the", "its", "his", "their", "our", "my", "your"})
# open a phrase that tells when something was
_WHEN = frozenset({"after", "before", "during", "following", "since", "until"})
_NOMINAL = word_list("grammar", "nominal")
_PREPOSITIONS = word_list("grammar", "prepositions") - {"to"}


def is_noun(tokens: Sequence[Token], at: int, sense: Sense) -> bool:
    """Whether a word that can be a verb names something where it stands: treated for burns, her left foot, drastic cuts."""
    before = lower_at(tokens, at - 1)
    if is_nominal(tokens, at):
        return True
    if before in _DETERMINERS:
        return sense.names or sense.verb == tokens[at].lower  # of some nouns the dictionary knows only the verb: the dam
    governed = before in _PREPOSITIONS and not tokens[at].lower.endswith("ing")
    return sense.names and (governed or parts(before) is Part.ADJECTIVE)


def is_nominal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form in -ing that often is a noun is one, as the noun beside it tells: in spending | cuts, the approval | rating of."""
    word, behind = tokens[at].lower, lower_at(tokens, at + 1)
    if word not in _NOMINAL:
        return False
    noun = bool(parts(behind) & Part.NOUN) and parts(behind) is not Part.CLOSED
    return noun or (word != "spending" and behind not in _ARTICLED and bool(parts(lower_at(tokens, at - 1)) & Part.NOUN))


def is_hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a piece of a compound, which says nothing of the figure: a US-led force."""
    return at > 0 and tokens[at - 1].text == "-" and touches(tokens, at)


def is_preposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands in front of a noun as its modifier."""
    return at + 1 < len(tokens) and tokens[at].lower.endswith("ed") and parts(tokens[at + 1].lower) == Part.NOUN


def is_articled(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle describes the noun behind it, as what stands before shows: the parking lot, of hotly debated plans."""
    before = lower_at(tokens, at - 1)
    opened = before in _ARTICLED or (before.endswith("ly") and lower_at(tokens, at - 2) in _PREPOSITIONS)
    return opened and tokens[at].lower.endswith(("ed", "ing")) and bool(parts(lower_at(tokens, at + 1)) & Part.NOUN)


def is_described(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative clause can begin behind a word: a suit | that covers 40; but not: at | that home."""
    before = lower_at(tokens, at)
    return before == "," or bool(parts(before) & Part.NOUN)


def is_when(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun stands in a phrase that only tells when: soon after the shooting, four men ran."""
    opening = at - 1
    while lower_at(tokens, opening) in _DETERMINERS or parts(lower_at(tokens, opening)) is Part.ADJECTIVE:
        opening -= 1
    return lower_at(tokens, opening) in _WHEN
