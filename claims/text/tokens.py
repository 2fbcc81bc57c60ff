"""Where are the words?"""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HYPHENS = frozenset({"-", "\u2010"})
"""Signs that join two words into one."""

_TOKEN = re.compile(
    r"""
    (\s*+)
    (
      [A-Za-z][a-z]++(?![^\W\d_]|['’])  # most words, first because they are most
    | [^\W\d_]{2,}+(?:['’][^\W\d_]++)*+
    | \d+(?:[,.]\d+)*                # 50,000  3.2
    | (?:[^\W\d_]\.){2,}             # U.S.  p.m.
    | [^\W\d_](?:['’][^\W\d_]+)*     # words and contractions of one letter
    | --+ | \.{2,}                    # dashes, ellipses
    | \S                             # any other sign on its own
    )
    """,
    re.VERBOSE,
)
# Every byte but a small letter becomes a space.
_LETTERS = bytes(byte if chr(byte).islower() and byte < 128 else ord(" ") for byte in range(256))
# Headlines leave short words small; a line of one or two longer words may be a name.
_SHORT_WORD, _FEW_WORDS = 3, 2
_TITLE_CASE = 0.6


class Token(NamedTuple):
    """One word, number or sign.

    A tuple, because a frozen dataclass takes twice as long to make and every word of a sentence with a figure becomes one.

    Attributes:
        text: As written.
        start: First code point in the text it was cut from.
        end: One past the last.
        lower: In lower case.
        is_word: Whether it begins with a letter.
    """

    text: str
    start: int
    end: int
    lower: str
    is_word: bool


# A token of its fields in order: a named tuple's own constructor takes twice as long.
_token = cast("Callable[[tuple[str, int, int, str, bool]], Token]", partial(tuple.__new__, Token))


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Cut a text into words, numbers and signs, in order.

    Args:
        text: Any text.
        offset: Where `text` begins in the document: it is added to every offset.

    >>> [token.text for token in tokenize("About 50,000 civilians - 65-70%.")]
    ['About', '50,000', 'civilians', '-', '65', '-', '70', '%', '.']
    """
    pieces = _TOKEN.split(text.rstrip())  # what stands between matches (nothing), white space, a token, and so on
    edges = list(accumulate(map(len, pieces), initial=offset))
    words = pieces[2::3]
    are_words = [word[0].isalpha() for word in words]
    return list(map(_token, zip(words, edges[2::3], edges[3::3], map(str.lower, words), are_words, strict=True)))


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text in lower case, cut wherever another sign than a plain letter stands: a quick answer to what it cannot say.

    >>> sorted(vocabulary("The U.S. didn't say; the mayor did."))
    ['did', 'didn', 'mayor', 's', 'say', 't', 'the', 'u']
    """
    return frozenset(text.lower().encode("ascii", "replace").translate(_LETTERS).decode("ascii").split())


def lower_at(tokens: Sequence[Token], at: int) -> str:
    """The token at an index in lower case; empty outside the sentence, before its first token too.

    >>> lower_at(tokenize("Ten boats"), 1), lower_at(tokenize("Ten boats"), -1)
    ('boats', '')
    """
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether no white space stands between a token and the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, so that capitals make no names.

    >>> is_headline(tokenize("Powerful Quake in Iran Kills Ten")), is_headline(tokenize("A powerful quake hit Iran"))
    (True, False)
    """
    capitals = [token.text[0].isupper() for token in tokens if token.is_word and len(token.text) > _SHORT_WORD]
    return len(capitals) > _FEW_WORDS and sum(capitals) > _TITLE_CASE * len(capitals)
