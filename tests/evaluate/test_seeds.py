"""Are the articles scored by their words, as by eye?"""

import pytest

from claims.evaluate import seeds
from claims.evaluate.rates import Rate


def gold(name, exact, value, **more):
    usual = {"doc": "one.txt", "low": value, "high": value, "bound": "exact", "predicate": "kill", "attribution": None, "tier": "A"}
    return {"id": name, "exact": exact, **usual, **more}


@pytest.fixture
def folder(write_rows):
    write_rows("must_not.jsonl", {"doc": "one.txt", "start": 10, "end": 14, "exact": "1998"})
    return write_rows(
        "claims.jsonl",
        gold("G01", "20 goats", 20),
        gold("G02", "dozens of sheep", 30, bound="vague", tier="B"),
        gold("G16", "40 percent", 40),
        gold("G17", "60 percent", 60),
    )


def test_set_is_read_from_its_text_files(folder):
    (folder / "one.txt").touch()
    assert [path.name for path in seeds.inputs(folder)] == ["one.txt"]


def test_phrase_with_more_or_fewer_words_is_the_same_claim(folder, made):
    run = made([{"doc_id": "some/where/one.txt", "exact": "Some 20 goats", "low": 20, "high": 20}, {"doc_id": "one", "exact": "dozens"}])
    scores = seeds.score(folder, run)
    assert (scores.tier("A"), scores.tier("B")) == (Rate(right=1, of=3), Rate(right=1, of=1))


def test_other_value_or_other_document_is_a_miss(folder, made):
    run = made(
        [{"doc_id": "one", "exact": "20 goats", "low": 21, "high": 21}, {"doc_id": "two", "exact": "20 goats", "low": 20, "high": 20}]
    )
    assert seeds.score(folder, run).hits == {}


def test_claim_that_touches_a_forbidden_stretch_is_counted_once(folder, made):
    touching = {"doc_id": "one", "start": 13, "end": 20, "exact": "8 goats"}
    run = made([touching, touching, {**touching, "section": "title"}, {**touching, "start": 14}])
    scores = seeds.score(folder, run)
    assert ([stretch.exact for stretch in scores.mistaken], scores.never) == (["1998"], 1)


RIVALS = [
    {"doc_id": "one", "exact": "40 percent", "low": 40, "high": 40, "fact_id": "F"},
    {"doc_id": "one", "exact": "60 percent", "low": 60, "high": 60, "fact_id": "F"},
]


def test_rivals_in_one_fact_are_reported_with_its_verdict(folder, made):
    run = made(RIVALS, [{"fact_id": "F", "consistency": "conflicting", "n_origins": 2, "low": 40, "high": 60}])
    scores = seeds.score(folder, run)
    assert scores.rivals.verdict == seeds.RivalVerdict(consistency="conflicting", origins=2, low=40, best=None, high=60)
    assert seeds.report(scores)[-1] == "Raqa: one fact True, conflicting, origins 2, estimate 40.0 / None / 60.0"


def test_rivals_apart_are_said_to_be_apart(folder, made):
    scores = seeds.score(folder, made([RIVALS[0], {**RIVALS[1], "fact_id": "G"}]))
    assert seeds.report(scores)[-1] == "Raqa: one fact False"


def test_no_word_of_rivals_where_one_was_missed(folder, made):
    scores = seeds.score(folder, made(RIVALS[:1]))
    assert scores.rivals is None
    assert seeds.report(scores) == [
        "tier A: 1 of 3   missed: G01 20 goats, G17 60 percent",
        "tier B: 0 of 1   missed: G02 dozens of sheep",
        "must not: 0 of 1 taken for claims: []",
        "  G16 '40 percent': bound exact (exact), counted None head None, predicate None (kill), by None (None)",
    ]
