"""Does a form of a verb of saying say something where it stands, rather than name, deny or mean something else?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.names import POSSESSIVE, speech
from claims.extraction.subjects import forms
from claims.text.numeral import number_words
from claims.text.words import Part, is_adverb_in_ly, parts

if TYPE_CHECKING:
    from claims.extraction.subjects import Words

BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
"""The forms that make a participle passive."""
_TO_BE = BE | {"have"}
_NEVER_NOUNS = frozenset({"say", "says", "said", "tell", "tells", "told", "wrote"})
# words from a verb of claiming to what it takes
_CLAIMED_LENGTH = 6


def speaks(words: Words, k: int) -> bool:
    """Whether a form that can be a verb of saying is one: not the reported toll, was said to, did not say, claimed 12 lives."""
    return not (is_noun(words, k) or _is_passive(words, k) or _is_unsaid(words, k) or _is_no_speech(words, k))


def is_noun(words: Words, k: int) -> bool:
    """Whether the form is a noun or an adjective here: an estimated 500, his claims, police reports."""
    before = words.lower(k - 1)
    if before == "by" and words.lower(k).endswith("ing"):
        return False
    if words.lower(k) in forms("counts") and (before in number_words().values or before[:1].isdigit()):
        return True  # two counts of murder
    if words.lower(k) in speech("statements") and any(words.lower(at).endswith(POSSESSIVE) for at in (k - 1, k - 2)):
        return True
    if words.lower(k).endswith("s") and before.endswith("ed") and parts(before) & Part.VERB and not words.all[k - 1].is_name:
        return True  # denied reports, rejected claims
    if before in speech("tellers") and not parts(words.lower(k)) & Part.NOUN:
        return False  # police confirmed, state media reported
    return before in speech("before_a_noun") and not words.all[k - 1].is_name and words.lower(k) not in _NEVER_NOUNS


def _is_passive(words: Words, k: int) -> bool:
    """Whether it is said without saying by whom: is believed to, reported dead."""
    at = k - 1
    while at > 0 and (words.lower(at) in speech("adverbs") or is_adverb_in_ly(words.lower(at))):
        at -= 1
    if words.lower(at) in BE and not words.lower(k).endswith("ing"):
        return True
    ahead = words.lower(k + 1)
    if ahead == "to" and forms("verbs").get(words.lower(k)) != "claim":  # the army claims to have killed 40
        return words.lower(k + 2) in _TO_BE or bool(parts(words.lower(k + 2)) & Part.VERB)
    return words.lower(k) in {"reported", "believed", "claimed", "estimated"} and (
        ahead in {"dead", "missing", "at"} or ahead.endswith("ed")
    )


def _is_no_speech(words: Words, k: int) -> bool:
    """Whether what stands behind gives it another sense: admitted to the clinic, claimed 12 lives."""
    verb = forms("verbs").get(words.lower(k))
    if verb == "admit":
        return words.lower(k + 1) in {"in", "into", "to"} and not words.lower(k + 2).endswith("ing")
    return verb == "claim" and words.lower(k + 1) != "that" and _takes(words, k)


def _takes(words: Words, k: int) -> bool:
    return any(words.lower(i) in speech("claimed") for i in range(k + 1, k + _CLAIMED_LENGTH))


def _is_unsaid(words: Words, k: int) -> bool:
    """Whether nothing is said: did not say, declined to tell, would never confirm."""
    before = [words.lower(i) for i in range(max(0, k - 3), k)]
    return before[-1:] == ["to"] or any(word in {"not", "never"} or word.endswith(("n't", "n’t")) for word in before)
