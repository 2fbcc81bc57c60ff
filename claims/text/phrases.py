"""How is a list of phrases looked for without trying each of them at every letter?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(phrases: Iterable[str]) -> str:
    r"""A pattern of phrases as they are written, the longest first, with a white space of any kind between their words.

    >>> re.findall(alternatives(["may", "may have"]), "may\nhave, may")
    ['may\nhave', 'may']
    """
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in sorted(phrases, key=len, reverse=True))


def any_of(phrases: Iterable[str]) -> str:
    r"""A pattern of phrases in any case at the beginning of a word, the longest first.

    Each first letter stands in front of what is asked of its place, so that the search goes from one such letter to the next: a
    pattern that begins with a word boundary is tried everywhere, which takes three times as long.

    Args:
        phrases: In lower case, beginning with plain letters.

    >>> re.findall(rf"{any_of(['may have', 'may', 'unsure'])}\b", "May have or may not; dismay")
    ['May have', 'may']
    """
    listed = sorted(phrases, key=len, reverse=True)
    rests: dict[str, list[str]] = {}
    for phrase in listed:
        rests.setdefault(phrase[0], []).append(re.escape(phrase[1:]).replace(r"\ ", r"\s"))
    either = ((first, "|".join(rest)) for letter, rest in rests.items() for first in (letter, letter.upper()))
    choices = "|".join(rf"{first}(?<!\w.)(?i:{rest})" for first, rest in either)
    return f"(?:{choices})"
