"""How sure is a figure said to be, and is it so or only planned, forecast, denied?"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, cast

from claims import lexicon
from claims.extraction.clauses import clause
from claims.extraction.nearness import neighbours
from claims.model import Modality
from claims.model.document import make_span
from claims.model.record import record
from claims.text.phrases import any_of
from claims.text.tokens import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.model import Span
    from claims.text.passages import Sentence


@record(frozen=True, slots=True)
class Hedging:
    """How a figure is put.

    Attributes:
        hedge: The hedge by its name in hedges.toml (believed, reportedly, may have), or None.
        modality: Whether the figure is said to be so, estimated, authorised, planned, forecast, alleged or denied.
    """

    hedge: str | None
    modality: Modality


@dataclass(frozen=True, slots=True)
class _Phrases:
    """A list of phrases, compiled, with the longest word of each: where none of these stands, no phrase does."""

    pattern: re.Pattern[str]
    telling: frozenset[str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> _Phrases:
        listed = list(phrases)
        return cls(re.compile(rf"{any_of(listed)}\b(?!-\w)"), frozenset(max(vocabulary(phrase), key=len) for phrase in listed))

    def stands(self, sentence: Sentence) -> list[re.Match[str]]:
        return [] if self.telling.isdisjoint(sentence.vocabulary) else list(self.pattern.finditer(sentence.text))


@dataclass(frozen=True, slots=True)
class _Words:
    hedges: _Phrases
    names: Mapping[str, str]
    modalities: Mapping[Modality, _Phrases]
    forward: frozenset[Modality]
    telling: frozenset[str]


class _Hit(NamedTuple):
    """A phrase where it stands in its sentence."""

    start: int
    end: int
    name: str


@record(frozen=True, slots=True)
class _Hits:
    """The phrases of a sentence, each list in order; of the modalities in the order in which they decide.

    Attributes:
        hedges: Every hedge.
        said: The phrases of each modality.
        passive: Of a modality that reaches only forward, the auxiliaries that its participle follows: 40 were denied.
    """

    hedges: Sequence[_Hit]
    said: Mapping[Modality, Sequence[_Hit]]
    passive: Mapping[Modality, Sequence[_Hit]]


_PLAIN = Hedging(None, Modality.OBSERVED)
# Kinds that say of what people do, or of what is done to them, whether it is so.
_OF_A_DEED = frozenset({Modality.ALLEGED, Modality.AUTHORISED, Modality.DENIED, Modality.FORECAST, Modality.PLANNED})
_TURNING = re.compile(r"\b(?:be|turn|turns|turned|turning)\s$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been)\s(?=\w+ed\b)")


def hedge(sentence: Sentence, span: Span, *, of_person: bool = False) -> Hedging:
    """Read the hedge nearest to a figure, and the modality, from the words of its clause.

    Args:
        sentence: The sentence of the figure.
        span: The figure, in offsets of the section.
        of_person: Whether the figure tells who somebody is, by his age or children: that he is 34 is no plan, though he will be tried.
    """
    if _words().telling.isdisjoint(sentence.vocabulary):
        return _PLAIN
    hits = _hits(sentence)
    if not hits.hedges and not hits.said:
        return _PLAIN
    around = clause(sentence, span)
    inside = make_span(start=around.start - sentence.start, end=around.end - sentence.start)
    figure = span.start - sentence.start
    modality = _modality(hits, inside, figure)
    if of_person and modality in _OF_A_DEED and not _TURNING.search(sentence.text, 0, figure):
        modality = Modality.OBSERVED
    return Hedging(_nearest(hits.hedges, inside, figure), modality)


def _nearest(hedges: Sequence[_Hit], inside: Span, figure: int) -> str | None:
    near = neighbours(hedges, make_span(start=figure, end=figure))
    found = [(abs(hit.start - figure), hit.name) for hit in near if inside.start <= hit.start and hit.end <= inside.end]
    return _words().names[min(found)[1]] if found else None


def _modality(hits: _Hits, inside: Span, figure: int) -> Modality:
    for modality, said in hits.said.items():
        passive = hits.passive.get(modality)
        if _any_between(said, inside.start, inside.end if passive is None else figure):
            return modality
        if passive and _any_between(passive, figure, inside.end):
            return modality
    return Modality.OBSERVED


def _any_between(hits: Sequence[_Hit], start: int, end: int) -> bool:
    """Whether a phrase stands wholly in a stretch of the sentence."""
    first = bisect_left(hits, start, key=attrgetter("start"))
    return first < len(hits) and hits[first].end <= end


@lru_cache(maxsize=512)
def _hits(sentence: Sentence) -> _Hits:
    """Find the phrases of a sentence, once for all of its figures."""
    words = _words()
    passive: dict[Modality, list[_Hit]] = {}
    said = {modality: matches for modality, phrases in words.modalities.items() if (matches := phrases.stands(sentence))}
    for modality in words.forward & said.keys():
        pattern = words.modalities[modality].pattern
        passive[modality] = [_hit(match) for match in _PASSIVE.finditer(sentence.text) if pattern.match(sentence.text, match.end())]
    hedges = [_hit(match) for match in words.hedges.stands(sentence)]
    return _Hits(hedges, {modality: [_hit(match) for match in matches] for modality, matches in said.items()}, passive)


def _hit(match: re.Match[str]) -> _Hit:
    return _Hit(match.start(), match.end(), " ".join(match[0].lower().split()))


@cache
def _words() -> _Words:
    tables = cast("Mapping[str, Mapping[str, list[str]]]", lexicon.load("hedges"))
    names = {phrase: name for name, phrases in tables["hedges"].items() for phrase in phrases}
    modalities = {Modality(name): _Phrases.of(phrases) for name, phrases in tables["modality"].items()}
    hedges = _Phrases.of(names)
    telling = hedges.telling.union(*(phrases.telling for phrases in modalities.values()))
    return _Words(hedges, names, modalities, frozenset(map(Modality, tables["scope"]["forward"])), telling)
