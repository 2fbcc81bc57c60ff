"""What do the claims of each fact, together, say?"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from claims.assess.chains import chains
from claims.assess.comparability import barrier
from claims.assess.corrections import superseded, with_heads
from claims.assess.facts import describe_facts
from claims.assess.groups import digests, hanging_together, spread
from claims.assess.judged import OF_CLAIM, OF_PAIR, Judged
from claims.assess.origins import find_origins, routes
from claims.assess.pairs import Sides, pair_up
from claims.assess.reasons import reasons
from claims.assess.relations import outcomes, relations
from claims.model import Cause, Grade, Relation, RelationKind
from claims.tables import TEXT, among, claims_frame, documents_frame
from claims.workers import ALONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claims.model import Claim
    from claims.settings.assessment import AssessSettings
    from claims.workers import Workers

_LOG = logging.getLogger(__name__)
_WORTH_PROCESSES = 20_000
"""Fewer claims than these are judged before a worker process has loaded what it needs."""
_SHARE = 100_000
"""Most claims that a process judges at a time, but for a group that has more: what it holds of them meanwhile is several times theirs."""
_LOOSER = (Grade.UNIT, Grade.MODALITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What was found of the claims, pair by pair and fact by fact.

    Attributes:
        claims: The claims, with `origin` filled; then `superseded_by`, the document that took the figure back, and `chain`, the way it
            came.
        matches: The pairs, with `relation`, `grade` and `reason`; then `causes`, the kinds of explanation that the reason names.
        facts: A row a fact, by its id, with the columns that `claims.assess.facts.describe_facts` gives.
        judged: The same once more, by what it rests on: to be handed to the next call. Without digests where nothing was handed to this
            one.
    """

    claims: pd.DataFrame
    matches: pd.DataFrame
    facts: pd.DataFrame
    judged: Judged


def assess(
    documents: pd.DataFrame,
    claims: pd.DataFrame,
    pairs: pd.DataFrame,
    settings: AssessSettings,
    known: Judged | None = None,
    *,
    workers: Workers = ALONE,
) -> Assessment:
    """Judge every pair of claims of a fact, and every fact: SEMANTICS.md, sections 2 to 6.

    Which claims share a fact is taken as given: within one they are compared by value, time, unit and modality.

    Args:
        documents: With the columns of `claims.tables.DOCUMENTS`, `story_id` filled.
        claims: With the columns of `claims.tables.CLAIMS`, `fact_id` filled.
        pairs: With the columns of `claims.tables.MATCHES`: every pair of claims of one fact, and pairs linked as part and whole.
        settings: What is asked of figures that are to agree.
        known: What an earlier call with these settings found. Groups of documents in which nothing is otherwise are taken from it: that
            changes nothing but the time that it takes.
        workers: The processes that judge, where there is much to be judged.

    Raises:
        ValueError: If a pair names a claim that is not in `claims`.
    """
    claims = claims.reset_index(drop=True)
    documents = with_heads(documents)  # nothing else of the texts is asked for, and they are most of what is handed to processes
    sides = _sides(claims, pairs)
    claims = claims.assign(origin=find_origins(documents, claims, sides, settings))
    pairs = pairs.reset_index(drop=True)
    found = _found(_Given(documents, claims, pairs[["claim_l", "claim_r"]], sides), settings, known, workers)
    return Assessment(
        claims=claims.assign(**found.of_claims(claims)),
        matches=pairs.assign(**found.of_pairs(pairs, claims, sides)),
        facts=found.facts.drop(columns="digest").sort_values("fact_id", ignore_index=True),
        judged=found,
    )


def get_ready(workers: Workers, *, n_claims: int) -> None:
    """Let worker processes load what judging so many claims will need, where they are to have a share in it."""
    if n_claims >= _WORTH_PROCESSES:
        workers.prepare(__name__)


class _Given(NamedTuple):
    """What is judged: of a pair nothing counts but which claims are its two."""

    documents: pd.DataFrame
    claims: pd.DataFrame
    pairs: pd.DataFrame
    sides: Sides

    def of(self, documents: NDArray[np.bool_], claims: NDArray[np.bool_]) -> _Given:
        """Keep some documents and claims, both of whole groups, and the pairs of these claims."""
        own, row = claims[self.sides.row_l], np.cumsum(claims) - 1
        sides = Sides(row_l=row[self.sides.row_l[own]], row_r=row[self.sides.row_r[own]])
        return _Given(self.documents[documents], self.claims[claims].reset_index(drop=True), self.pairs[own].reset_index(drop=True), sides)


def _found(given: _Given, settings: AssessSettings, known: Judged | None, workers: Workers) -> Judged:
    """Judge the groups of documents that are not known, and take the others as they were judged."""
    if known is None:
        _LOG.info("assessing %d claims in %d pairs", len(given.claims), len(given.pairs))
        return _judged_in_shares(given, np.full(len(given.claims), "", dtype=object), settings, workers)
    of_document, of_claim = hanging_together(given.documents, given.claims, given.sides)
    told, own, _ = digests([(given.documents, of_document), (given.claims, of_claim), (given.pairs, of_claim[given.sides.row_l])])
    kept = known.of(pd.Series(own))
    new_documents, new = (~among(pd.Series(digest), kept.claims["digest"]).to_numpy() for digest in (told, own))
    text = "assessing %d of %d claims: the others and all that they hang together with were judged before"
    _LOG.info(text, new.sum(), len(given.claims))
    return Judged.together([kept, _judged_in_shares(given.of(new_documents, new), own[new], settings, workers)])


def _judged_in_shares(given: _Given, digest: NDArray[np.object_], settings: AssessSettings, workers: Workers) -> Judged:
    """Judge the claims of whole groups, shares of the groups by several processes, where there are enough of them."""
    if workers.processes == 1 or len(given.claims) < _WORTH_PROCESSES:
        return _judged(given, digest, settings)
    of_document, of_claim = hanging_together(given.documents, given.claims, given.sides)
    n_shares = workers.processes * -(-len(given.claims) // (workers.processes * _SHARE))
    share = spread(np.append(of_claim, of_document), n_shares)
    at_claim, at_document = share[of_claim], share[of_document]
    shares = [(given.of(at_document == one, at_claim == one), digest[at_claim == one]) for one in range(n_shares)]
    return Judged.together(list(workers.map(partial(_judged_share, settings=settings), shares, worth=True)))


def _judged_share(share: tuple[_Given, NDArray[np.object_]], settings: AssessSettings) -> Judged:
    return _judged(*share, settings)


def _judged(given: _Given, digest: NDArray[np.object_], settings: AssessSettings) -> Judged:
    """Judge the claims of whole groups."""
    documents, claims, pairs, sides = given
    way = routes(documents, claims, settings)
    claims = claims.assign(superseded_by=superseded(documents, claims, settings), credit=way["credit"], chain=chains(claims, way))
    pairs = pairs.assign(**_related(claims, sides, settings, _stories(documents, claims)))
    facts = describe_facts(documents, claims, pairs, sides, settings)
    digests = pd.Series(digest, dtype=TEXT)
    of_fact = digests.groupby(claims["fact_id"]).first()
    return Judged(
        claims=claims[["claim_id", "doc_id", *OF_CLAIM]].assign(digest=digests),
        pairs=pairs.assign(digest=digests.iloc[sides.row_l].reset_index(drop=True)),
        facts=facts.assign(digest=facts["fact_id"].map(of_fact)),
    )


def compare(a: Claim, b: Claim, settings: AssessSettings) -> Relation:
    """Say how two claims stand to each other, whatever facts they may be of.

    Args:
        a: One claim.
        b: The other; swapping the two changes nothing.
        settings: What is asked of figures that are to agree.
    """
    return compare_all([a], [b], settings)[0]


def compare_all(left: Sequence[Claim], right: Sequence[Claim], settings: AssessSettings) -> list[Relation]:
    """Say how each claim of one statement stands to each of another, whatever facts they may be of.

    What else the statements say is heard: how many a share is of, which third figure makes up the difference of two.

    Args:
        left: The claims of one statement.
        right: Those of the other.
        settings: What is asked of figures that are to agree.

    Returns:
        The relations of the first of `left` to all of `right`, then those of the second.
    """
    both = [*left, *right]
    claims = claims_frame(both).assign(fact_id="compared")
    row_l, row_r = np.divmod(np.arange(len(left) * len(right)), len(right))
    sides = Sides(row_l=row_l, row_r=row_r + len(left))
    claims = claims.assign(origin=find_origins(documents_frame([]), claims, sides, settings))
    claims = claims.assign(superseded_by=superseded(documents_frame([]), claims, settings))
    # One story, but as many facts as claims: a third figure that explains a conflict is of another fact than the two.
    together = pd.Series("compared", index=claims.index)
    found = pd.DataFrame(_related(claims.assign(fact_id=claims.index.astype("str")), sides, settings, together))
    rows = zip(sides.row_l, sides.row_r, found.itertuples(index=False), strict=True)
    return [_relation(both[one], both[other], row, settings) for one, other, row in rows]


def _relation(a: Claim, b: Claim, found: Any, settings: AssessSettings) -> Relation:  # noqa: ANN401 - a row of a frame
    grade = None if pd.isna(found.grade) else Grade(found.grade)
    causes = () if pd.isna(found.causes) else tuple(map(Cause, found.causes.split(", ")))
    relation = Relation(kind=RelationKind(found.relation), grade=grade, reason=found.reason, causes=causes)
    linked = a.part_of == b.claim_id or b.part_of == a.claim_id
    return relation if linked or grade in _LOOSER else barrier(a, b, settings) or relation


def _stories(documents: pd.DataFrame, claims: pd.DataFrame) -> pd.Series:
    return claims["doc_id"].map(documents.set_index("doc_id")["story_id"]).astype("str")


def _sides(claims: pd.DataFrame, pairs: pd.DataFrame) -> Sides:
    index = pd.Index(claims["claim_id"])
    sides = Sides(row_l=index.get_indexer(pairs["claim_l"]), row_r=index.get_indexer(pairs["claim_r"]))
    unknown = (sides.row_l < 0) | (sides.row_r < 0)
    if unknown.any():
        first = pairs.iloc[int(np.argmax(unknown))]
        message = f"pair of a claim that is not in the table of claims: {first['claim_l']}, {first['claim_r']}"
        raise ValueError(message)
    return sides


def _related(claims: pd.DataFrame, sides: Sides, settings: AssessSettings, story: pd.Series) -> dict[str, pd.Series]:
    pairs = pair_up(claims, sides, settings, story)
    found = outcomes(pairs, settings)
    columns = (*relations(pairs, found, settings), *reasons(pairs, found, settings))
    return {name: pd.Series(values, dtype=TEXT) for name, values in zip(OF_PAIR, columns, strict=True)}
