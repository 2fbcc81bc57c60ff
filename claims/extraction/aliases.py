"""Which names in a text stand for the same one?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.extraction.names import is_demonym, speech
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_NAME = r"[A-Z][\w’'.-]*\w"
_RUN = rf"{_NAME}(?:\s(?:(?:of|for|the|and|de|al|&)\s){{0,2}}{_NAME}){{0,7}}"
_SHORT = r"[A-Z][A-Za-z&.-]{0,9}[A-Za-z]"
_ABBREVIATED = re.compile(rf"({_RUN})\s\((?:[A-Za-z]+:\s)?(?:the\s)?[\"“']?({_SHORT})[\"”']?\)")
_KNOWN = r"(?:also|previously|formerly|otherwise|sometimes|better)\s(?:known|called)\s"
_KNOWN_AS = re.compile(
    rf"({_RUN}|{_SHORT})\s?[,(]?\s?{_KNOWN}(?:as\s)?"
    rf"(?:the\s)?({_RUN}|{_SHORT})((?:,\s(?:the\s)?(?:{_RUN}|{_SHORT}))*)(?:,?\s(?:or|and)\s(?:the\s)?({_RUN}|{_SHORT}))?"
)
# What every text with such a name has, looked for first: runs of names stand everywhere.
_OPENING = re.compile(r"\((?<=\s.)(?:[A-Za-z]+:\s)?(?:the\s)?[\"“']?[A-Z]")
# Code points that a run of eight names and a short name may have.
_LONGEST_RUN, _LONGEST_SHORT = 400, 20
_NAMING_AGAIN = re.compile(_KNOWN)
_CAPITAL = re.compile(r"[A-Z]")
# A pattern that begins with its capital is looked for at capitals alone: what stands before is asked behind it.
_FULL_NAME = re.compile(
    r"([A-Z](?<![\w’'.-].)[a-z]++(?:[-’'][A-Z][a-z]++)*)"  # first name
    r"(?=\s[A-Zabdev])((?:\s[A-Z]\.)*(?:\s(?:al|el|bin|de|van|von|der)){0,2})\s"  # initials, particles
    r"((?:al-|el-)?(?:Mc|Mac|O['’])?[A-Z][a-z]++(?:-[A-Z][a-z]++)*)(?!\w|[’']\w\w|[’']?\s(?:[A-Z]|al-|el-|bin\s))"  # surname
)
_CAPITAL_WORD = re.compile(r"[A-Z](?:(?<![\w’'-].)|(?<=(?<![\w’'-])[ae]l-.))[\w-]*")
# To look for so many names one by one takes no longer than to look at each capital; a long text has thousands.
_FEW_NAMES = 20
_SMALL_WORDS = frozenset({"of", "for", "the", "and", "in", "on", "de", "al", "&"})


def mine(text: str) -> Mapping[str, str]:
    """Find the short names and other names that a text gives for a full one.

    Three habits of news are read: a short form in brackets (the Northland Rescue Service (NRS)), "also known as", and a surname
    that follows a full name.

    Returns:
        Each short or other name with the full one. A surname that two full names share is left out.

    >>> dict(mine("The Northland Rescue Service (NRS) sent Ann Berg. Berg said the NRS was late."))
    {'NRS': 'Northland Rescue Service', 'Berg': 'Ann Berg'}
    """
    found = _surnames(text)
    for match in _named_again(text):
        others = [match[2], *match[3].split(","), match[4] or ""]
        found.update({name: match[1] for other in others if (name := other.strip().removeprefix("the ").strip()) and name != match[1]})
    for match in _abbreviated(text):
        full = _spelled_out(match[1], match[2])
        if full is not None:
            found[match[2]] = full
    return {short: _end(found, full) for short, full in reversed(found.items()) if short != _end(found, full)}


def _abbreviated(text: str) -> Iterator[re.Match[str]]:
    """The short names in brackets with the full ones in front: runs of names stand everywhere, so that brackets are looked for first."""
    reached = 0
    for opening in _OPENING.finditer(text) if "(" in text else ():
        closing = text.find(")", opening.end(), opening.end() + _LONGEST_SHORT)
        first = max(reached, opening.start() - 1 - _LONGEST_RUN)
        match = _ABBREVIATED.search(text, first, closing + 1) if closing >= 0 else None
        if match is not None:
            reached = match.end()
            yield match


def _named_again(text: str) -> Iterator[re.Match[str]]:
    """The names that others follow, looked for in front of the words that say so."""
    reached = 0
    for naming in _NAMING_AGAIN.finditer(text) if "known" in text or "called" in text else ():
        capitals = _CAPITAL.finditer(text, max(reached, naming.start() - _LONGEST_RUN), naming.start())
        match = next(filter(None, (_KNOWN_AS.match(text, capital.start()) for capital in capitals)), None)
        if match is not None:
            reached = match.end()
            yield match


def _spelled_out(run: str, short: str) -> str | None:
    """The words at the end of a run of names whose initials the short form gives, or the whole run for a nickname in brackets."""
    words = run.split()
    letters = [letter for letter in short if letter.isupper()]
    for first in range(len(words) - 1, -1, -1):
        heads = [word for word in words[first:] if word.lower() not in _SMALL_WORDS]
        initials = [part[0].upper() for word in heads for part in word.split("-") if part]
        if initials[: len(letters)] == letters and words[first][0].isupper() and len(heads) >= min(2, len(letters)):
            return " ".join(words[first:])
    return None


def _surnames(text: str) -> dict[str, str]:
    """The surnames that belong to one full name each and stand alone somewhere."""
    full: dict[str, set[str]] = {}
    for match in _FULL_NAME.finditer(text):
        first, surname = match.group(1, 3)
        if _names_person(first) and _names_person(surname):
            full.setdefault(_bare(surname), set()).add(match[0])
    known = {surname: min(names) for surname, names in full.items() if len(names) == 1}
    return {surname: known[surname] for surname in _alone(text, known)}


@lru_cache(maxsize=65536)
def _names_person(name: str) -> bool:
    word = name.lower()
    return not (word in speech("no_person") or word in speech("titles") or parts(word) is Part.CLOSED or is_demonym(word))


def _alone(text: str, known: Mapping[str, str]) -> Iterator[str]:
    """The surnames that stand somewhere without the rest of their full names, as often as they do."""
    for at in _places(text, known):
        word = _CAPITAL_WORD.match(text, at)
        name = None if word is None else known.get(word[0])
        if word is not None and name is not None and not text.endswith(name, 0, word.end()):
            yield word[0]


def _places(text: str, surnames: Collection[str]) -> Iterator[int]:
    """Where surnames may stand: those of a few are looked for one by one, which passes over all other words with a capital."""
    if len(surnames) > _FEW_NAMES:
        yield from (capital.start() for capital in _CAPITAL.finditer(text))
        return
    for surname in surnames:
        at = text.find(surname)
        while at >= 0:
            yield at
            at = text.find(surname, at + 1)


def _bare(surname: str) -> str:
    """Haider al-Abadi is Abadi further down."""
    return surname.removeprefix("al-").removeprefix("el-")


def _end(found: Mapping[str, str], name: str) -> str:
    seen = {name}
    while name in found and found[name] not in seen:
        name = found[name]
        seen.add(name)
    return name
