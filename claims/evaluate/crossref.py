"""How well does a run find, join and judge the claims of stories that were read by hand?

The set: documents.jsonl, claims.jsonl (gold claims, each with the fact it speaks of) and facts.jsonl (gold facts with their
consistency). All stories are run in one pool, without their labels.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from claims.evaluate.findings import Findings, FoundClaim, found_claims, same_value
from claims.evaluate.labels import read_rows
from claims.evaluate.rates import Rate, f1
from claims.model import Bound, Consistency, Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_DIFFER = frozenset({Consistency.CONFLICTING, Consistency.EVOLVING})
_MISSED, _NOT_JOINED = "missed", "not joined"
_MUST_BE_FOUND = "A"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A document that was read by hand."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim that a reader marked; `fact` is an id within its story, tier `A` must be found."""

    story: str
    doc_id: str
    start: int
    end: int
    low: float | None
    high: float | None
    bound: str
    unit: str
    fact: str
    tier: str

    @property
    def key(self) -> tuple[str, str]:
        """The fact it speaks of, over all stories."""
        return self.story, self.fact


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFact:
    """What a reader made of the claims of a fact; `documents` is how many state it."""

    story: str
    fact: str
    consistency: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How well claims were found, joined and judged.

    Attributes:
        gold: Gold claims, of both tiers.
        recall: Tier A claims found: same document, overlapping words, same ends.
        precision: Of the claims made from the documents' text, those that are gold claims.
        bound: Of the gold claims found, those with the right bound.
        unit: Of the gold claims found, those with the right unit.
        joined: Of the pairs of tier A claims of one gold fact in two documents, those given one fact.
        joined_rightly: Of the pairs in two documents given one fact, at least one of them gold, those of one gold fact.
        disagreement_recall: Of the facts on which sources differ, those reported as conflicting or evolving.
        disagreement_precision: Of the facts reported so, those on which sources differ.
        consistency: Of the facts that two or more documents state, those given the gold consistency.
        confusion: How many facts of each gold consistency were given each.
    """

    gold: int
    recall: Rate
    precision: Rate
    bound: Rate
    unit: Rate
    joined: Rate
    joined_rightly: Rate
    disagreement_recall: Rate
    disagreement_precision: Rate
    consistency: Rate
    confusion: Mapping[tuple[str, str], int]


def inputs(folder: Path) -> list[Path]:
    """The files that a run reads."""
    return [folder / "documents.jsonl"]


def score(folder: Path, findings: Findings) -> Scores:
    """Score a run over the set's documents.

    Args:
        folder: The set.
        findings: Of one pooled run over `inputs(folder)`.

    Raises:
        InputError: If a file of the set is missing or broken.
    """
    gold = read_rows(folder / "claims.jsonl", GoldClaim)
    facts = {(fact.story, fact.fact): fact for fact in read_rows(folder / "facts.jsonl", GoldFact)}
    read = {document.id for document in read_rows(folder / "documents.jsonl", GoldDocument)}
    found = [claim for claim in found_claims(findings.claims) if claim.doc_id in read and claim.section == Section.TEXT]
    paired = pair_up(gold, found)
    given = dict(zip(findings.facts["fact_id"], findings.facts["consistency"], strict=True))
    confusion = _confusion(gold, facts, paired, given)
    tier_a = [number for number, claim in enumerate(gold) if claim.tier == _MUST_BE_FOUND]
    recall, precision = _disagreement(confusion)
    return Scores(
        gold=len(gold),
        recall=Rate(right=sum(number in paired for number in tier_a), of=len(tier_a)),
        precision=Rate(right=len(paired), of=len(found)),
        bound=Rate(right=sum(claim.bound == gold[number].bound for number, claim in paired.items()), of=len(paired)),
        unit=Rate(right=sum(claim.unit == gold[number].unit for number, claim in paired.items()), of=len(paired)),
        joined=_joined(gold, paired),
        joined_rightly=_joined_rightly(gold, found, paired),
        disagreement_recall=recall,
        disagreement_precision=precision,
        consistency=Rate(right=sum(count for (truth, answer), count in confusion.items() if truth == answer), of=confusion.total()),
        confusion=confusion,
    )


def pair_up(gold: Sequence[GoldClaim], found: Sequence[FoundClaim]) -> dict[int, FoundClaim]:
    """Give each gold claim, in order, the free found claim with the same ends whose words overlap its own most.

    Returns:
        The found claim by the place of its gold claim; gold claims that were missed are left out.
    """
    at: defaultdict[str, list[FoundClaim]] = defaultdict(list)
    for claim in found:
        at[claim.doc_id].append(claim)
    paired: dict[int, FoundClaim] = {}
    for number, wanted in enumerate(gold):
        free = [claim for claim in at[wanted.doc_id] if _overlap(claim, wanted) > 0 and _says(claim, wanted)]
        if free:
            paired[number] = max(free, key=lambda claim: _overlap(claim, wanted))
            at[wanted.doc_id].remove(paired[number])
    return paired


def report(scores: Scores) -> list[str]:
    """Lay the scores out in lines."""
    return [_extraction_line(scores), _matching_line(scores), _disagreement_line(scores), _consistency_line(scores)]


def _extraction_line(of: Scores) -> str:
    rates = f"recall(A) {of.recall.value:.3f}  precision {of.precision.value:.3f}  F1 {f1(of.precision, of.recall):.3f}"
    fields = f"bound {of.bound.value:.3f}  unit {of.unit.value:.3f}"
    return f"extraction  {rates}  {fields}  of {of.recall.of} tier A, {of.gold} gold, {of.precision.of} found"


def _matching_line(of: Scores) -> str:
    rates = f"recall {of.joined.value:.3f}  precision {of.joined_rightly.value:.3f}  F1 {f1(of.joined_rightly, of.joined):.3f}"
    return f"matching  {rates}  of {of.joined.of} gold pairs, {of.joined_rightly.of} made"


def _disagreement_line(of: Scores) -> str:
    recall, precision = of.disagreement_recall, of.disagreement_precision
    return f"disagreement  recall {recall.value:.3f} of {recall.of}  precision {precision.value:.3f} of {precision.of}"


def _consistency_line(of: Scores) -> str:
    cells = ", ".join(f"{truth}->{answer} {count}" for (truth, answer), count in Counter(of.confusion).most_common())
    return f"consistency  accuracy {of.consistency.value:.3f}  of {of.consistency.of} facts  {cells}"


def _overlap(claim: FoundClaim, wanted: GoldClaim) -> int:
    return min(claim.end, wanted.end) - max(claim.start, wanted.start)


def _says(claim: FoundClaim, wanted: GoldClaim) -> bool:
    # Vague gold claims carry no values: any vague claim on the same words is right.
    if wanted.bound == Bound.VAGUE:
        return claim.bound == Bound.VAGUE
    return same_value(claim.low, wanted.low) and same_value(claim.high, wanted.high)


def _joined(gold: Sequence[GoldClaim], paired: Mapping[int, FoundClaim]) -> Rate:
    """Recall over pairs: both found, and given one fact."""
    members: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(gold):
        if claim.tier == _MUST_BE_FOUND:
            members[claim.key].append(number)
    pairs = [(i, j) for group in members.values() for i, j in combinations(group, 2) if gold[i].doc_id != gold[j].doc_id]
    return Rate(right=sum(i in paired and j in paired and _of_one_fact(paired[i], paired[j]) for i, j in pairs), of=len(pairs))


def _of_one_fact(one: FoundClaim, other: FoundClaim) -> bool:
    return one.fact_id is not None and one.fact_id == other.fact_id


def _joined_rightly(gold: Sequence[GoldClaim], found: Sequence[FoundClaim], paired: Mapping[int, FoundClaim]) -> Rate:
    """Precision over pairs. Pairs wholly outside the gold are left out: extraction has paid for them already."""
    key_of = {claim.row: gold[number].key for number, claim in paired.items()}
    members: defaultdict[str, list[FoundClaim]] = defaultdict(list)
    for claim in found:
        if claim.fact_id is not None:
            members[claim.fact_id].append(claim)
    made = [
        (key_of.get(one.row), key_of.get(other.row))
        for group in members.values()
        for one, other in combinations(group, 2)
        if one.doc_id != other.doc_id and (one.row in key_of or other.row in key_of)
    ]
    return Rate(right=sum(one == other for one, other in made), of=len(made))


def _confusion(
    gold: Sequence[GoldClaim], facts: Mapping[tuple[str, str], GoldFact], paired: Mapping[int, FoundClaim], given: Mapping[str, str]
) -> Counter[tuple[str, str]]:
    """Count, over the gold facts that two or more documents state, which consistency each was given."""
    members: dict[tuple[str, str], list[FoundClaim]] = {claim.key: [] for claim in gold}
    for number, claim in paired.items():
        members[gold[number].key].append(claim)
    return Counter((facts[key].consistency, _answer(claims, given)) for key, claims in members.items() if facts[key].documents > 1)


def _disagreement(confusion: Counter[tuple[str, str]]) -> tuple[Rate, Rate]:
    """Recall and precision of saying that sources differ, however they are said to."""
    differ, said = (sum(count for cell, count in confusion.items() if cell[side] in _DIFFER) for side in (0, 1))
    caught = sum(count for cell, count in confusion.items() if _DIFFER.issuperset(cell))
    return Rate(right=caught, of=differ), Rate(right=caught, of=said)


def _answer(claims: Sequence[FoundClaim], given: Mapping[str, str]) -> str:
    """The consistency of the predicted fact that holds most of a gold fact's claims."""
    votes = Counter(claim.fact_id for claim in claims if claim.fact_id is not None)
    if not votes:
        return _MISSED
    chosen = votes.most_common(1)[0][0]
    documents = {claim.doc_id for claim in claims if claim.fact_id == chosen}
    return given[chosen] if len(documents) > 1 else _NOT_JOINED
