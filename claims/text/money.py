"""Which currency do a sign in front of a number, and a name that countries share, mean?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.lexicon import word_list
from claims.model.record import record
from claims.text.numeral import number_words
from claims.text.tokens import lower_at, touches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

# U.S.$ is the longest: the country, the dollar, and a country behind it
_LONGEST_SIGN = 3
_SHORTEST_AMOUNT = 3
_MINUS = frozenset({"-", "−"})
_OPENING = frozenset({"(", "[", '"', "“", "'", "‘", "/", "—", "–"})


@record(frozen=True, slots=True)
class MoneySign:
    """A currency's sign, letters or code.

    Attributes:
        code: ISO 4217.
        first: Index of its first token.
    """

    code: str
    first: int


@dataclass(frozen=True, slots=True)
class _Signs:
    signs: Mapping[str, str]
    letters: Mapping[str, str]
    folded: Mapping[str, str]
    ends: frozenset[str]


@lru_cache(maxsize=1)
def _signs() -> _Signs:
    table = cast("Mapping[str, Mapping[str, str]]", lexicon.load("currencies"))
    wordlike = {code: code for code in word_list("currencies", "wordlike")}
    signs = {code: code for code in word_list("currencies", "codes")} | dict(table["signs"])
    letters, folded = table["letters"], {**table["folded"], **wordlike}
    ends = {text[-1] for text in (*signs, *folded) if not text[-1].isalpha()}
    return _Signs(
        signs={text: code for text, code in signs.items() if text not in wordlike},
        letters=letters,
        folded=folded,
        ends=frozenset(ends).union(signs, letters, folded, (text.lstrip("$") for text in signs)),
    )


def money_sign(tokens: Sequence[Token], first: int) -> MoneySign | None:
    """Read the sign, letters or code in front of a number: $, C$, US $, $US, EUR, R, Rs., and what plain letters leave of a sign.

    Args:
        tokens: The sentence.
        first: Index of the number's first token.

    >>> from claims.text.tokens import tokenize
    >>> [money_sign(tokenize(text), at) for text, at in (("US $58", 2), ("PS2.7m", 1), ("PS5", 1))]
    [MoneySign(code='USD', first=0), MoneySign(code='GBP', first=0), None]
    """
    if first < 1:
        return None
    at, before = first, tokens[first - 1].text
    if before in _MINUS and tokens[first].tied:  # $-50.8bn
        at -= 1
        before = lower_at(tokens, at - 1)
    if before == "." and lower_at(tokens, at - 2) == "rs":
        at -= 1
    if at < 1 or tokens[at - 1].text not in _signs().ends:
        return None
    for length in range(min(_LONGEST_SIGN, at), 0, -1):
        code = _code(tokens, at - length, at)
        if code is not None:
            return MoneySign(code, at - length)
    return None


def _code(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The currency of a run of tokens; a bare letter of a country must touch its sign: C$5, but "A $5 bill"."""
    text = "".join(token.text for token in tokens[first:last])
    signs, glued = _signs(), touches(tokens, first) and tokens[first - 1].text not in _OPENING
    whole = all(touches(tokens, at) for at in range(first + 1, last))
    if whole and not glued and touches(tokens, last):
        code = signs.letters.get(text) or (signs.folded.get(text) if _is_amount(tokens, last) else None)
        if code is not None:
            return code
    spaced = last - first == 2 and tokens[last - 1].text == "$" and len(text) > 2
    code = signs.signs.get(text.replace(".", "")) if whole or spaced else None
    return None if code is not None and glued and text[0].isalpha() else code


@lru_cache(maxsize=1)
def _shared() -> Mapping[str, Mapping[str, str]]:
    """By the name of a currency that several countries have: the code of each word that tells the country."""
    table = cast("Mapping[str, Mapping[str, object]]", lexicon.load("currencies")["shared"])
    found: dict[str, Mapping[str, str]] = {}
    for entry in table.values():
        countries = cast("Mapping[str, Sequence[str]]", entry["countries"])
        by_word = {word: code for code, words in countries.items() for word in words}
        found |= dict.fromkeys(cast("Sequence[str]", entry["forms"]), by_word)
    return found


def shared_currency(tokens: Sequence[Token], at: int) -> str | None:
    """The ISO 4217 code of a currency that several countries call by one name, where the sentence names one of these alone.

    >>> from claims.text.tokens import tokenize
    >>> [shared_currency(tokenize(text), 2) for text in ("40 million crowns for Sweden", "40 million crowns")]
    ['SEK', None]
    """
    countries = _shared().get(lower_at(tokens, at))
    codes = {countries[token.lower] for token in tokens if token.lower in countries} if countries else set()
    return codes.pop() if len(codes) == 1 else None


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    """Whether digits are written as amounts are, not as names: 21,700, 2.7m, 5 billion, 300, but not the 5 of a PS5."""
    text = tokens[at].text
    scaled = (touches(tokens, at + 1) and tokens[at + 1].is_word) or lower_at(tokens, at + 1) in number_words().scales
    return len(text) >= _SHORTEST_AMOUNT or scaled
