"""How well are quantities read from single news sentences?

The set (Almasian, Kazakova, Göldner and Gertz, "CQE: A Comprehensive Quantity Extractor", EMNLP 2023): JSON files, each a list of
sentences with their quantities. For things counted the set takes the noun phrase as the unit and has no concept; for money, shares
and measures the concept is what is measured. About one gold sentence in six is wrong or inconsistent: differences below three
points mean little.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.errors import MissingPathError
from claims.evaluate.conventions import conventions
from claims.evaluate.labels import read_list
from claims.evaluate.rates import Rate, f1
from claims.model import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from claims.model import Claim

_WORD = re.compile(r"[\w'/-]+")
_NOTHING = "-"


class Metric(StrEnum):
    """What must be right of a quantity, beside its value."""

    VALUE = "value"
    UNIT = "value+unit"
    CHANGE = "value+change"
    CONCEPT_PARTIAL = "value+concept_partial"
    CONCEPT_COMPLETE = "value+concept_complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuantity:
    """A quantity as the set writes it."""

    value: str
    change: str
    normalized_unit: str
    referred_concepts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """A sentence of the set."""

    text: str
    quantities: tuple[GoldQuantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A quantity in the conventions of the set: `value` has one end, or two for a range."""

    value: tuple[float, ...]
    unit: str
    change: str
    concept: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Right answers by metric, under both protocols.

    Attributes:
        sentences: Sentences read.
        gold: Quantities in the gold.
        found: Quantities found, vague words outside the set's list left out.
        strict: One-to-one maximum matching: capped by the gold and by what was found.
        official: The published greedy protocol, which may count a gold quantity more than once.
    """

    sentences: int
    gold: int
    found: int
    strict: Mapping[Metric, int]
    official: Mapping[Metric, int]


def score(folder: Path, extract: Callable[[str], Iterable[Claim]]) -> Scores:
    """Score the reading of sentences.

    Args:
        folder: The set: every .json file in it is read.
        extract: Reads the claims of one sentence.

    Raises:
        InputError: If the folder has no such file, or one that is broken.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise MissingPathError(str(folder), "no .json file in it", "name the folder that holds the set")
    sentences = [sentence for path in files for sentence in read_list(path, GoldSentence)]
    judged = [([gold_reading(quantity) for quantity in sentence.quantities], readings(extract(sentence.text))) for sentence in sentences]
    official = [count_official(gold, found) for gold, found in judged]
    return Scores(
        sentences=len(sentences),
        gold=sum(len(gold) for gold, _ in judged),
        found=sum(len(found) for _, found in judged),
        strict={metric: sum(count_strict(metric, gold, found) for gold, found in judged) for metric in Metric},
        official={metric: sum(counts[metric] for counts in official) for metric in Metric},
    )


def report(scores: Scores) -> list[str]:
    """Lay the scores out in lines."""
    head = f"sentences {scores.sentences}  gold {scores.gold}  found {scores.found}"
    return [
        head,
        *(
            f"{metric:24s} strict {_cell(scores, scores.strict[metric])}   official {_cell(scores, scores.official[metric])}"
            for metric in Metric
        ),
    ]


def readings(claims: Iterable[Claim]) -> list[Reading]:
    """Put claims into the conventions of the set; vague words that it does not list are left out."""
    return [
        Reading(
            value=value,
            unit=_unit(claim),
            change=claim.change or conventions().newsquant.signs.get(claim.bound, "="),
            concept=_concept(claim),
        )
        for claim in claims
        if (value := _value(claim)) is not None
    ]


def gold_reading(quantity: GoldQuantity) -> Reading:
    """Put a gold quantity into the same form."""
    ranged = "-" in quantity.value and not quantity.value.startswith("-") and "E" not in quantity.value
    ends = quantity.value.split("-") if ranged else [quantity.value]
    concept = re.split(r"[,\s]+", quantity.referred_concepts.lower())
    return Reading(
        value=tuple(float(end) for end in ends), unit=quantity.normalized_unit.lower(), change=quantity.change, concept=frozenset(concept)
    )


def fits(metric: Metric, gold: Reading, found: Reading) -> bool:
    """Whether a reading is right by a metric."""
    if not _near(gold.value, found.value):
        return False
    match metric:
        case Metric.VALUE:
            return True
        case Metric.UNIT:
            return gold.unit == found.unit
        case Metric.CHANGE:
            return gold.change == found.change
        case Metric.CONCEPT_PARTIAL:
            return not gold.concept.isdisjoint(found.concept)
        case Metric.CONCEPT_COMPLETE:
            return gold.concept == found.concept


def count_strict(metric: Metric, gold: Sequence[Reading], found: Sequence[Reading]) -> int:
    """Size of a maximum one-to-one matching, by augmenting paths."""
    owner: dict[int, int] = {}

    def place(wanted: int, tried: set[int]) -> bool:
        for place_of, reading in enumerate(found):
            if place_of not in tried and fits(metric, gold[wanted], reading):
                tried.add(place_of)
                if place_of not in owner or place(owner[place_of], tried):
                    owner[place_of] = wanted
                    return True
        return False

    return sum(place(wanted, set()) for wanted in range(len(gold)))


def count_official(gold: Sequence[Reading], found: Sequence[Reading]) -> dict[Metric, int]:
    """Count as the published evaluation does: both sides sorted by unit, a found quantity is used up only where its unit fits."""
    counts = dict.fromkeys(Metric, 0)
    left = sorted(found, key=lambda reading: reading.unit)
    for wanted in sorted(gold, key=lambda reading: reading.unit):
        for reading in [reading for reading in left if fits(Metric.VALUE, wanted, reading)]:
            # The published code stops counting values at the number of gold quantities in the sentence, and only values.
            counts[Metric.VALUE] += counts[Metric.VALUE] < len(gold)
            for metric in (Metric.CHANGE, Metric.CONCEPT_PARTIAL, Metric.CONCEPT_COMPLETE):
                counts[metric] += fits(metric, wanted, reading)
            if fits(Metric.UNIT, wanted, reading):
                counts[Metric.UNIT] += 1
                left.remove(reading)
                break
    return counts


def _cell(scores: Scores, right: int) -> str:
    precision, recall = Rate(right=right, of=scores.found), Rate(right=right, of=scores.gold)
    return f"P {100 * precision.value:5.1f} R {100 * recall.value:5.1f} F1 {100 * f1(precision, recall):5.1f}"


def _near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8) for a, b in zip(one, other, strict=True))


def _value(claim: Claim) -> tuple[float, ...] | None:
    vague = conventions().newsquant.vague
    if claim.bound is Bound.VAGUE:
        return next((vague[word] for word in re.findall(r"[a-z]+", claim.exact.lower()) if word in vague), None)
    if claim.low is not None and claim.high is not None and claim.bound is Bound.RANGE:
        return (claim.low, claim.high)
    end = claim.low if claim.low is not None else claim.high
    return None if end is None else (end,)


def _unit(claim: Claim) -> str:
    if claim.unit != "count":
        return conventions().newsquant.units.get(claim.unit, claim.unit).lower()
    words = _WORD.findall((claim.counted or "").lower())
    return " ".join([*words[:-1], claim.head.lower()] if words and claim.head else words) or _NOTHING


def _concept(claim: Claim) -> frozenset[str]:
    if claim.unit == "count" or not claim.counted:
        return frozenset({_NOTHING})
    return frozenset(_WORD.findall(claim.counted.lower()))
