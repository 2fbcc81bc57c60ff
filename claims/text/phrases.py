"""How is a list of phrases looked for without trying each of them at every letter?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def alternatives(phrases: Iterable[str]) -> str:
    r"""A pattern of phrases as they are written, the longest first, with a white space of any kind between their words.

    Those that begin with the same letter stand together: where each of forty is tried at each word, it takes twice as long.

    >>> re.findall(alternatives(["may", "may have"]), "may\nhave, may")
    ['may\nhave', 'may']
    """
    return "|".join(re.escape(letter) + _either(rests) for letter, rests in _by_first_letter(phrases).items())


def alternatives_in_any_case(phrases: Iterable[str]) -> str:
    r"""The same in small or capital letters: a first letter that is looked at as it is turns most phrases away at once.

    >>> re.findall(alternatives_in_any_case(["in", "into"]), "Into and in")
    ['Into', 'in']
    """
    return "|".join(f"[{letter}{letter.upper()}](?i:{_either(rests)})" for letter, rests in _by_first_letter(phrases).items())


def _by_first_letter(phrases: Iterable[str]) -> dict[str, list[str]]:
    """What follows the first letter of each phrase, by that letter, the longest first."""
    rests: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        rests.setdefault(phrase[0], []).append(phrase[1:])
    return rests


def _either(listed: Sequence[str]) -> str:
    escaped = [re.escape(one).replace(r"\ ", r"\s") for one in listed]
    return escaped[0] if len(escaped) == 1 else f"(?:{'|'.join(escaped)})"


def any_of(phrases: Iterable[str]) -> str:
    r"""A pattern of phrases in any case at the beginning of a word, the longest first.

    Each first letter stands in front of what is asked of its place, so that the search goes from one such letter to the next: a
    pattern that begins with a word boundary is tried everywhere, which takes three times as long.

    Args:
        phrases: In lower case, beginning with plain letters.

    >>> re.findall(rf"{any_of(['may have', 'may', 'unsure'])}\b", "May have or may not; dismay")
    ['May have', 'may']
    """
    either = ((first, _either(rests)) for letter, rests in _by_first_letter(phrases).items() for first in (letter, letter.upper()))
    choices = "|".join(rf"{first}(?<!\w.)(?i:{rest})" for first, rest in either)
    return f"(?:{choices})"
