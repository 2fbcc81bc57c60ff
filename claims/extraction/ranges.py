"""Do the words between two numbers make a range of them: 65-70 percent, between 3 and 5, three or four?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.changes import moves
from claims.lexicon import word_list
from claims.text.numerals import Form
from claims.text.tokens import LOWER, lower_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.text.numerals import Numeral
    from claims.text.tokens import Token

DASHES = frozenset({"-", "–", "—", "\u2010", "--"})
"""Signs that stand between the ends of a range."""
_TO = (["to"], ["-", "to", "-"], ["to", "-"], ["-", "to"], ["until"])
# Words and signs one of which every range has between its ends, and how many may stand there, units included.
_LINKS = DASHES | {"to", "until", "and", "or"}
_FARTHEST = 16
# By how much a bare count may rise or fall where that is a range: by 5 to 20; but by 900 to 12,000.
_RISE = 5
_AGES_OF = 4
_VOTES = word_list("grammar", "votes")
# no less is large
_LARGE = 1000


def may_link(tokens: Sequence[Token], low: Numeral, high: Numeral) -> bool:
    """Whether what stands between two numbers can make a range of them, before their units are known."""
    if Form.VAGUE in (low.form, high.form) or high.first - low.last > _FARTHEST:
        return False
    found = _LINKS.intersection([token.lower for token in tokens[low.last : high.first]])
    if found == {"and"}:
        return any(token.lower == "between" for token in tokens[max(0, low.first - _FARTHEST) : low.first])
    if found == {"or"}:
        return _is_choice(low, high)
    return bool(found)


def _is_choice(low: Numeral, high: Numeral) -> bool:
    """Whether two numbers are so near each other that one or the other is meant: three or four."""
    return 0 < high.low - low.low <= max(3, 0.5 * low.low) and high.last - high.first == 1


def links(tokens: Sequence[Token], low: Numeral, high: Numeral, link: list[str], *, opening: int) -> bool:
    """Whether what stands between two numbers, of which the first begins with its sign at `opening`, makes a range of them."""
    before = lower_at(tokens, opening - 1)
    if len(link) == 1 and link[0] in DASHES:
        return True
    if link in _TO or (link == ["up", "to"] and before == "from"):
        if "by" in {token.lower for token in tokens[max(0, opening - _AGES_OF) : opening]} and high.low > _RISE * low.low >= _LARGE:
            return False  # fell by nearly 9,000 to 112,000
        return not moves(tokens, low.first) and not is_vote(tokens, low.first, high.last)
    if link == ["and"]:
        ages = [token.lower for token in tokens[max(0, opening - _AGES_OF) : opening]]
        return before == "between" or ("between" in ages and "ages" in ages)  # between the ages of 11 and 15
    if link == ["or"]:
        return _is_choice(low, high)
    return False


def is_vote(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether numbers in this stretch are the sides of a vote: by a vote of 228 to 191, a 134-to-63 vote."""
    return not _VOTES.isdisjoint(map(LOWER, tokens[max(0, first - 3) : last + 3]))
