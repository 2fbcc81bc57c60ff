"""Does a figure count those who do something to others, rather than those to whom it is done: two gunmen killed a guard?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.families import vocabulary
from claims.lexicon import word_list
from claims.text.tokens import lower_at
from claims.text.words import Part, is_plural, lemma, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

_TIMES = word_list("grammar", "calendar") | word_list("grammar", "periods")
_TIMELY = word_list("grammar", "timely")
_DETERMINERS = (word_list("grammar", "determiners") | word_list("grammar", "possessives")) - {"that"}
_ADVERBS = word_list("grammar", "adverbs")
_BETWEEN = _ADVERBS | word_list("grammar", "auxiliaries") | {"who", "which", "that"}
_UNCHANGING = word_list("grammar", "unchanging") | {"hurt"}
# not "themselves": who shot themselves were shot
_PATIENTS = frozenset({"him", "her", "them", "it", "us", "me", "somebody", "someone"})
PASSIVE = word_list("grammar", "copulas") | {"be", "been", "being", "get", "got", "getting"}
"""Words behind which a participle is passive."""
_SAYING = frozenset({"say", "says", "said"})


def does_to_others(tokens: Sequence[Token], figure: range, verb: int, *, counted: int | None) -> bool:
    """Whether the verb behind a figure is active and has an object, or the figure is what a passive verb in front of it was done by.

    Args:
        tokens: The sentence.
        figure: The tokens of the figure and its noun.
        verb: Index of the verb.
        counted: Where the next figure begins that counts something, None if none does.
    """
    word = tokens[verb].lower
    if not parts(word) & Part.VERB or lemma(word, Part.VERB) not in vocabulary().doing:
        return False
    if verb < figure.start:
        return lower_at(tokens, figure.start - 1) == "by" and verb == figure.start - 2 and not word.endswith("ing")
    between = {token.lower for token in tokens[figure.stop : verb]}
    if between & PASSIVE or not between <= _BETWEEN:
        return False
    subject = lower_at(tokens, verb - 1)
    if word == lemma(word, Part.VERB) and word not in _UNCHANGING:
        return is_plural(subject)
    return _is_object(tokens, _past_verb(tokens, verb), counted, named=bool(parts(subject) & Part.NOUN) or subject in _BETWEEN)


def _past_verb(tokens: Sequence[Token], verb: int) -> int:
    """Where the object of a verb would begin: shot dead | a guard, shot and wounded | him."""
    at = verb + 1
    if lower_at(tokens, at) == "and" and lemma(lower_at(tokens, at + 1), Part.VERB) in vocabulary().doing:
        at += 2
    while lower_at(tokens, at) in _ADVERBS or lower_at(tokens, at) == "dead":
        at += 1
    return at


def _is_object(tokens: Sequence[Token], at: int, counted: int | None, *, named: bool) -> bool:
    """Whether what is done is done to what begins here, and this is no time: killed a guard, but: killed a week ago; killed on Sunday.

    Behind a number without a noun a plural is what is counted: two slain guards.
    """
    word, following = lower_at(tokens, at), lower_at(tokens, at + 1)
    if at == counted or word in _PATIENTS:
        return True
    if word in _DETERMINERS:
        return not {word, following, lower_at(tokens, at + 2)} & _TIMES and following not in _TIMELY
    noun = bool(parts(word) & Part.NOUN) and is_plural(word) and word not in _TIMES
    return noun and named and following not in _SAYING
