"""Are claims that were found, joined and judged counted as by eye?"""

import pytest

from claims.evaluate import crossref
from claims.evaluate.rates import Rate


def gold(doc_id, start, end, value, fact, **more):
    usual = {"story": "s", "low": value, "high": value, "bound": "exact", "unit": "count", "tier": "A"}
    return {"doc_id": doc_id, "start": start, "end": end, "fact": fact, **usual, **more}


def fact(name, consistency, documents):
    return {"story": "s", "fact": name, "consistency": consistency, "documents": documents}


@pytest.fixture
def folder(write_rows):
    """Three documents: two agree on the dead, two differ on the missing, one alone counts houses."""
    write_rows("documents.jsonl", {"id": "a"}, {"id": "b"}, {"id": "c"})
    write_rows(
        "claims.jsonl",
        gold("a", 0, 10, 15, "dead"),
        gold("b", 0, 10, 15, "dead"),
        gold("b", 20, 30, 3, "missing"),
        gold("c", 0, 10, 8, "missing"),
        gold("c", 20, 30, None, "houses", bound="vague", tier="B"),
    )
    return write_rows(
        "facts.jsonl", fact("dead", "consistent", 2), fact("missing", "conflicting", 2), fact("houses", "single", 1)
    )  # fmt: skip


def test_perfect_run_scores_one_everywhere(folder, made):
    run = made(
        [
            {"doc_id": "a", "start": 0, "end": 10, "low": 15, "high": 15, "fact_id": "F1"},
            {"doc_id": "b", "start": 0, "end": 10, "low": 15, "high": 15, "fact_id": "F1"},
            {"doc_id": "b", "start": 20, "end": 30, "low": 3, "high": 3, "fact_id": "F2"},
            {"doc_id": "c", "start": 0, "end": 10, "low": 8, "high": 8, "fact_id": "F2"},
            {"doc_id": "c", "start": 20, "end": 30, "low": 200, "high": 900, "bound": "vague", "fact_id": "F3"},
        ],
        [{"fact_id": "F1", "consistency": "consistent"}, {"fact_id": "F2", "consistency": "conflicting"}, {"fact_id": "F3"}],
    )
    scores = crossref.score(folder, run)
    rates = [scores.recall, scores.precision, scores.bound, scores.unit, scores.joined, scores.joined_rightly, scores.consistency]
    assert [rate.value for rate in rates] == [1] * 7
    assert (scores.disagreement_recall, scores.disagreement_precision) == (Rate(right=1, of=1), Rate(right=1, of=1))


def test_faults_are_counted_where_they_are_made(folder, made):
    run = made(
        [
            {"doc_id": "a", "start": 5, "end": 12, "low": 15, "high": 15, "fact_id": "F1"},
            {"doc_id": "b", "start": 0, "end": 10, "low": 15, "high": 15, "fact_id": "F1", "bound": "about"},
            {"doc_id": "b", "start": 20, "end": 30, "low": 4, "high": 4, "fact_id": "F2"},
            {"doc_id": "c", "start": 0, "end": 10, "low": 8, "high": 8, "fact_id": "F1", "unit": "mile"},
            {"doc_id": "a", "start": 40, "end": 50, "low": 7, "high": 7, "fact_id": "F4"},
            {"doc_id": "b", "start": 40, "end": 50, "low": 7, "high": 7, "fact_id": "F4"},
            {"doc_id": "a", "section": "title", "fact_id": "F1"},
            {"doc_id": "elsewhere", "fact_id": "F1"},
        ],
        [{"fact_id": "F1", "consistency": "evolving"}, {"fact_id": "F2", "consistency": "consistent"}, {"fact_id": "F4"}],
    )
    scores = crossref.score(folder, run)
    assert scores.recall == Rate(right=3, of=4)  # the 3 missing were read as 4; the vague claim is of tier B
    assert scores.precision == Rate(right=3, of=6)  # neither titles nor other documents are asked
    assert (scores.bound, scores.unit) == (Rate(right=2, of=3), Rate(right=2, of=3))
    assert scores.joined == Rate(right=1, of=2)
    assert scores.joined_rightly == Rate(right=1, of=3)  # the pair of sevens, both outside the gold, is not asked
    assert scores.confusion == {("consistent", "evolving"): 1, ("conflicting", "not joined"): 1}
    assert scores.consistency == Rate(right=0, of=2)
    assert (scores.disagreement_recall, scores.disagreement_precision) == (Rate(right=0, of=1), Rate(right=0, of=1))


def test_empty_run_finds_nothing_and_breaks_nothing(folder, made):
    scores = crossref.score(folder, made([]))
    assert scores.confusion == {("consistent", "missed"): 1, ("conflicting", "missed"): 1}
    assert crossref.report(scores)[0] == (
        "extraction  recall(A) 0.000  precision 0.000  F1 0.000  bound 0.000  unit 0.000  of 4 tier A, 5 gold, 0 found"
    )


def test_found_claim_answers_one_gold_claim_and_the_nearest_words_win(made):
    wanted = [crossref.GoldClaim(**gold("a", 0, 10, 5, "f")), crossref.GoldClaim(**gold("a", 8, 20, 5, "g"))]
    found = crossref.found_claims(made([{"doc_id": "a", "start": 8, "end": 12}, {"doc_id": "a", "start": 0, "end": 9}]).claims)
    assert {number: claim.row for number, claim in crossref.pair_up(wanted, found).items()} == {0: 1, 1: 0}
    assert set(crossref.pair_up(wanted, found[:1])) == {0}


def test_claims_without_a_fact_are_of_no_common_fact(folder, made):
    run = made(
        [
            {"doc_id": "a", "start": 0, "end": 10, "low": 15, "high": 15},
            {"doc_id": "b", "start": 0, "end": 10, "low": 15, "high": 15},
        ]
    )
    scores = crossref.score(folder, run)
    assert (scores.joined.right, scores.joined_rightly.of, scores.confusion["consistent", "missed"]) == (0, 0, 1)
