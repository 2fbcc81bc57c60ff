"""Where are the words?"""

from __future__ import annotations

import re
from itertools import accumulate, chain
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from claims.lexicon import word_list
from claims.text.numeral import may_open_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_Key = TypeVar("_Key")
_Made = TypeVar("_Made")
_Piece = TypeVar("_Piece")

HYPHENS = frozenset({"-", "\u2010"})
"""Signs that join two words into one."""

_TOKEN = re.compile(
    r"""
      [A-Za-z][a-z]++(?![^\W\d_]|['’])  # most words, first because they are most
    | [^\W\d_]{2,}+(?:['’][^\W\d_]++)*+
    | \d+(?:[,.]\d+)*                # 50,000  3.2
    | (?:[^\W\d_]\.){2,}             # U.S.  p.m.
    | [^\W\d_](?:['’][^\W\d_]+)*     # words and contractions of one letter
    | --+ | \.{2,}                    # dashes, ellipses
    | \S                             # any other sign on its own
    """,
    re.VERBOSE,
)
LOWER = attrgetter("lower")
"""A word in small letters, for a pass over many tokens that the interpreter makes by itself."""
_CASE, _TEXT, _WIDTH = attrgetter("case"), attrgetter("text"), attrgetter("width")
# Every byte but a small letter becomes a space.
_LETTERS = bytes(byte if chr(byte).islower() and byte < 128 else ord(" ") for byte in range(256))
# Verbs that have a capital in a headline as well, so that a sentence with one in small letters is only full of names.
_SMALL_VERBS = word_list("grammar", "small_verbs")
# Headlines leave short words small; a line of one or two longer words may be a name.
_SHORT_WORD, _FEW_WORDS = 3, 2
_TITLE_CASE = 0.6


class Token:
    """One word, number or sign, wherever it stands: the sentences that have the same word share its token.

    Nine words in ten have been read before, so that a sentence is made of tokens that are known already: what is to be known of
    a word costs nothing here. Never change one.

    Attributes:
        text: As written.
        lower: In lower case.
        is_word: Whether it begins with a letter.
        tied: Whether no white space stands between it and the token before it.
        case: "C" if its first letter is a capital, else "c"; empty for a short word, a number or a sign, which say nothing of a headline.
        opens_number: Whether a number may begin with it.
        width: Its length, and that of one space before it if there is any.
    """

    __slots__ = ("case", "is_word", "lower", "opens_number", "text", "tied", "width")

    def __init__(self, text: str, *, tied: bool) -> None:
        self.text = text
        self.lower = text.lower()
        self.is_word = text[0].isalpha()
        self.tied = tied
        self.case = ("C" if text[0].isupper() else "c") if self.is_word and len(text) > _SHORT_WORD else ""
        self.opens_number = may_open_number(self.lower)
        self.width = len(text) + (not tied)

    def __repr__(self) -> str:
        return f"Token({self.text!r}, tied={self.tied})"


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into words, numbers and signs, in order.

    >>> [token.text for token in tokenize("About 50,000 civilians - 65-70%.")]
    ['About', '50,000', 'civilians', '-', '65', '-', '70', '%', '.']
    """
    return tuple(chain.from_iterable(map(_shared.__getitem__, text.split())))


class Piece(Protocol):
    """A word or sign of a text that was cut at white space and elsewhere."""

    @property
    def text(self) -> str:
        """As written."""

    @property
    def width(self) -> int:
        """Its length, and that of one space before it if there is any."""


def ends(text: str, tokens: Sequence[Piece], offset: int = 0) -> Sequence[int]:
    """One past where each token of a text ends.

    Args:
        text: The text.
        tokens: All of its tokens, or words.
        offset: Where the text itself begins: it is added to each.

    >>> ends("Ten boats, sunk", tokenize("Ten boats, sunk"))
    [3, 9, 10, 15]
    """
    spaced = list(accumulate(map(_WIDTH, tokens), initial=offset - 1))[1:]
    return spaced if spaced[-1:] == [offset + len(text)] else _looked_for(text, tokens, offset)


def _looked_for(text: str, tokens: Sequence[Piece], offset: int) -> Sequence[int]:
    """The same where more than single spaces stand between words."""
    found: list[int] = []
    reached = 0
    for token in tokens:
        reached = text.index(token.text, reached) + len(token.text)
        found.append(offset + reached)
    return found


class Recent(dict[_Key, _Made]):
    """What was made of late, by what it was made of. When it has grown large it begins anew.

    functools.lru_cache would write to its list of what was asked for last at each word of a text, which takes as long as all else here.

    Args:
        most: How many are kept.
    """

    def __init__(self, *, most: int = 65_536) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: _Key, made: _Made) -> _Made:
        """Give back what was made, and keep it."""
        if len(self) >= self._most:
            self.clear()
        self[key] = made
        return made


class Shared(Recent[str, tuple[_Piece, ...]]):
    """What stretches of text are cut into, made when first asked for: the same pieces for the same stretch.

    Args:
        cut: Cuts a stretch.
    """

    def __init__(self, cut: Callable[[str], Iterable[_Piece]]) -> None:
        super().__init__()
        self._cut = cut

    def __missing__(self, stretch: str) -> tuple[_Piece, ...]:
        return self.keep(stretch, tuple(self._cut(stretch)))


def _cut(stretch: str) -> Iterator[Token]:
    return (Token(text, tied=at > 0) for at, text in enumerate(_TOKEN.findall(stretch)))


_shared = Shared(_cut)


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
    if at < 0:
        return ""
    try:  # which costs less than to ask for the length: few are outside
        return tokens[at].lower
    except IndexError:
        return ""


def touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether no white space stands between a token and the one before it."""
    return 0 < at < len(tokens) and tokens[at].tied


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, so that capitals make no names.

    >>> is_headline(tokenize("Powerful Quake in Iran Kills Ten")), is_headline(tokenize("A powerful quake hit Iran"))
    (True, False)
    >>> is_headline(tokenize("The Ruva County Sheriff was in Oslo"))
    False
    """
    longer = "".join(map(_CASE, tokens))
    if len(longer) <= _FEW_WORDS or longer.count("C") <= _TITLE_CASE * len(longer):
        return False
    return _SMALL_VERBS.isdisjoint(map(_TEXT, tokens))
