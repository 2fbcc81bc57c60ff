"""Where does one word say how many a crime befell: a double murder, a triple shooting?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.extraction.quantities import Figure
from claims.lexicon import word_list
from claims.model import Bound, Quantity
from claims.text.numerals import Form
from claims.text.tokens import HYPHENS, lower_at, touches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.text.tokens import Token

_CRIMES = word_list("multiples", "crimes")
_UNREAL = word_list("multiples", "unreal")
_CHARGING = word_list("multiples", "charging")
_CASES = word_list("multiples", "cases")
# words from a preposition to the crime: into a 41-year-old
_NEAR = 3


@lru_cache(maxsize=1)
def multiples() -> Mapping[str, int]:
    """The words that say it, one of which every such figure has, with how many each says."""
    return cast("Mapping[str, int]", lexicon.load("multiples")["values"])


def with_multiples(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Figure]:
    """Add to the figures of a sentence those that a word like "double" makes of a crime, in order."""
    values = multiples()
    found = [figure for at, token in enumerate(tokens) if token.lower in values and (figure := _victims(tokens, at)) is not None]
    return sorted([*figures, *found], key=lambda one: one.first) if found else list(figures)


def is_multiple(figure: Figure) -> bool:
    """Whether a figure is one of these, so that its crime is part of it and nothing behind is counted."""
    return figure.word in multiples()


def _victims(tokens: Sequence[Token], at: int) -> Figure | None:
    joined = lower_at(tokens, at + 1) in HYPHENS and touches(tokens, at + 1)
    crime = at + 1 + joined
    followed = lower_at(tokens, crime + 1) in HYPHENS and touches(tokens, crime + 1)  # a double murder-suicide leaves open whose
    if lower_at(tokens, crime) not in _CRIMES or lower_at(tokens, at - 1) in _UNREAL or followed or _is_charge(tokens, at, crime):
        return None
    value = multiples()[tokens[at].lower]
    quantity = Quantity(low=value, high=value, stated=value, bound=Bound.EXACT)
    return Figure(
        first=at,
        last=crime + 1,
        number=at,
        number_last=at + 1,
        form=Form.WORDS,
        word=tokens[at].lower,
        quantity=quantity,
        measure=None,
    )


def _is_charge(tokens: Sequence[Token], at: int, crime: int) -> bool:
    """Whether it says what a charge or a case is about, which tells of nobody: convicted of a double murder, a double murder case."""
    return lower_at(tokens, crime + 1) in _CASES or any(token.lower in _CHARGING for token in tokens[max(0, at - _NEAR) : at])
