"""Where does a noun say that somebody says so: her estimate of 40, word from the port that, in the indictment?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.names import POSSESSIVE, speech
from claims.extraction.reports import Report
from claims.extraction.subjects import behind
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from claims.extraction.subjects import Phrase, Words

_OWNERS = frozenset({"his", "her", "its", "their"})
_LINKS = frozenset({"for", "of", "that", "to"})
_TELLERS = frozenset({"from", "by", "of"})
# How far, in words, the owner may stand before the noun, and how long a name may be.
_BETWEEN, _OWNER_LENGTH = 3, 6


def statements(words: Words) -> list[Report]:
    """Find the reports that a sentence makes with a noun outside its quotations, in order."""
    nouns = speech("statements", "hearsay")
    if nouns.isdisjoint(words.lowered):
        return []
    found = (_statement(words, k) for k, word in enumerate(words.lowered) if word in nouns and k not in words.quoted)
    return [report for report in found if report is not None]


def opening_paper(words: Words) -> Report | None:
    """The paper that a sentence opens with where nobody says anything: In the indictment, four men are named."""
    if words.lower(0) != "in" or words.lower(1) in _OWNERS:
        return None
    comma = next((k for k, word in enumerate(words.all) if word.text == ","), 0)
    if not any(words.lower(k) in speech("papers") for k in range(1, comma)):
        return None
    phrase = behind(words, 1)
    if not any(words.is_speaker(k) for k in range(*phrase)):
        return None
    return Report(phrase, None, ((words.closes[comma], words.end),), words.start)


def _statement(words: Words, k: int) -> Report | None:
    owner = _owner(words, k)
    if owner is not None:
        if words.lower(k + 1) not in _LINKS:
            return None
        return Report(owner, None, ((words.starts_at(k + 2), _clause_end(words, k + 2)),), words.starts_at(k), owner=True)
    if words.lower(k + 1) in _TELLERS:
        teller = behind(words, k + 2)
        told = words.lower(teller[1]) == "that" and any(words.is_speaker(i) for i in range(*teller))
        return Report(teller, None, ((words.starts_at(teller[1] + 1), words.end),), words.starts_at(k)) if told else None
    rumoured = words.lower(k - 1) in speech("prepositions", "auxiliaries") | {"despite", "amid"} - {"in"}
    if rumoured and words.lower(k) in speech("hearsay") and words.lower(k + 1) == "that":
        return Report((k, k + 1), None, ((words.starts_at(k + 2), _clause_end(words, k + 2)),), words.starts_at(k))
    return None


def _owner(words: Words, k: int) -> Phrase | None:
    """Whose it is: the port's latest estimate, her estimate."""
    for at in range(k - 1, max(-1, k - 2 - _BETWEEN), -1):
        if words.is_stop(at) or at in words.quoted:
            return None
        if words.lower(at) in _OWNERS:
            return at, at + 1
        if words.lower(at).endswith(POSSESSIVE):
            return _name_start(words, at), at + 1
    return None


def _name_start(words: Words, last: int) -> int:
    k = last
    while k > max(0, last - _OWNER_LENGTH):
        lower = words.lower(k - 1)
        if words.is_stop(k - 1) or lower in speech("determiners", "prepositions", "subordinators"):
            break
        if not words.all[k - 1].is_name and parts(lower) & Part.VERB:
            break
        k -= 1
    return k


def _clause_end(words: Words, start: int) -> int:
    end = next((k for k in range(start, len(words.all)) if words.lower(k) in {",", ";"} and k not in words.quoted), None)
    return words.end if end is None else words.starts_at(end)
