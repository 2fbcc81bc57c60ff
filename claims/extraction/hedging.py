"""How sure is a figure said to be, and is it so or only planned, forecast, denied?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from claims import lexicon
from claims.extraction.clauses import clause
from claims.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claims.model import Span
    from claims.text.passages import Sentence


@dataclass(frozen=True, slots=True)
class Hedging:
    """How a figure is put.

    Attributes:
        hedge: The hedge by its name in hedges.toml (believed, reportedly, may have), or None.
        modality: Whether the figure is said to be so, estimated, authorised, planned, forecast, alleged or denied.
    """

    hedge: str | None
    modality: Modality


@dataclass(frozen=True, slots=True)
class _Words:
    any: re.Pattern[str]
    names: Mapping[str, str]
    modalities: Mapping[Modality, re.Pattern[str]]
    forward: frozenset[str]


_PASSIVE = re.compile(r"\b(?:is|are|was|were|been)\s(?=\w+ed\b)")


def hedge(sentence: Sentence, span: Span) -> Hedging:
    """Read the hedge nearest to a figure, and the modality, from the words of its clause.

    Args:
        sentence: The sentence of the figure.
        span: The figure, in offsets of the section.
    """
    around = clause(sentence, span)
    start, end = around.start - sentence.start, around.end - sentence.start
    return Hedging(
        _nearest(sentence.text, start, end, span.start - sentence.start), _modality(sentence.text, start, end, span.start - sentence.start)
    )


def _nearest(text: str, start: int, end: int, figure: int) -> str | None:
    found = [(abs(match.start() - figure), match[0].lower()) for match in _words().any.finditer(text, start, end)]
    return _words().names[" ".join(min(found)[1].split())] if found else None


def _modality(text: str, start: int, end: int, figure: int) -> Modality:
    for modality, pattern in _words().modalities.items():
        forward = modality in _words().forward
        if pattern.search(text, start, figure if forward else end):
            return modality
        if forward and any(pattern.match(text, passive.end()) for passive in _PASSIVE.finditer(text, figure, end)):
            return modality
    return Modality.OBSERVED


@cache
def _words() -> _Words:
    tables = cast("Mapping[str, Mapping[str, list[str]]]", lexicon.load("hedges"))
    names = {phrase: name for name, phrases in tables["hedges"].items() for phrase in phrases}
    modalities = {Modality(name): _any_of(phrases) for name, phrases in tables["modality"].items()}
    return _Words(_any_of(names), names, modalities, frozenset(tables["scope"]["forward"]))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
