"""Does a verb move those whom a figure counts: to hospital, or out of where they live?"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from claims.extraction.families import CLAUSE_ENDS
from claims.lexicon import word_list
from claims.text.tokens import lower_at
from claims.text.words import Part, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.tokens import Token

CARRYING = word_list("grammar", "carrying")
"""Verbs that bring somebody somewhere."""
_WARDS = word_list("grammar", "wards")
# words from a verb of carrying to "to", and from there to a hospital: were taken by ambulance to two nearby hospitals
_CARRIED, _WARD = 9, 6
_DRIVING = word_list("grammar", "driving")
_DWELLINGS = word_list("grammar", "dwellings")
# words from "from" to a dwelling: from their damaged homes
_DWELLING = 6
_DETERMINERS = word_list("grammar", "determiners") | word_list("grammar", "possessives")
_HOMES = word_list("grammar", "homes")
# words of what somebody leaves
_TO_HOME = 6


def carries(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of carrying brings somebody to hospital: sent four people to area hospitals."""
    for goal in range(at + 1, min(at + _CARRIED, len(tokens))):
        if tokens[goal].text in CLAUSE_ENDS or tokens[goal].lower in {",", "and", "but"}:
            return False
        if tokens[goal].lower == "to" and any(token.lower in _WARDS for token in tokens[goal + 1 : goal + _WARD]):
            return True
    return False


def drives(tokens: Sequence[Token], verb: str, last: int) -> bool:
    """Whether a verb drives the figure that ends here out of where it lives: forced 600 people | from their homes."""
    if verb not in _DRIVING or lower_at(tokens, last) not in {"from", "out"}:
        return False
    return any(token.lower in _DWELLINGS for token in tokens[last + 1 : last + _DWELLING])


def leaves_for_now(tokens: Sequence[Token], at: int) -> bool:
    """Whether those who leave have been somewhere where nobody lives: left the plant; but not: left the country."""
    if lower_at(tokens, at + 1) not in _DETERMINERS:
        return False
    left = takewhile(lambda token: token.is_word and parts(token.lower) is not Part.CLOSED, tokens[at + 2 : at + 2 + _TO_HOME])
    return _HOMES.isdisjoint(token.lower for token in left)
