"""Are look-alike incidents and their counts scored as by eye?"""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.evaluate import shootings
from claims.evaluate.rates import Rate
from claims.evaluate.shootings import Harm


@pytest.fixture
def folder(write_rows):
    """Two incidents with two documents each."""
    write_rows("incidents.jsonl", {"incident": "1", "killed": 2, "injured": 0}, {"incident": "2", "killed": 3, "injured": 4})
    pairs = (("a", "1"), ("b", "1"), ("c", "2"), ("d", "2"))
    return write_rows("documents.jsonl", *({"id": doc, "incident": incident} for doc, incident in pairs))


def dead(doc_id, value, fact_id, **more):
    return {"doc_id": doc_id, "low": value, "high": value, "fact_id": fact_id, "counted": "people", "predicate": "kill", **more}


def test_incidents_kept_apart_and_counted_right_score_one(folder, made):
    run = made(
        [dead("a", 2, "F1"), dead("b", 2, "F1"), dead("c", 3, "F2"), dead("d", 3, "F2")],
        [{"fact_id": "F1", "low": 2, "best": 2, "high": 2}, {"fact_id": "F2", "low": 3, "best": 3, "high": 3}],
    )
    scores = shootings.score(folder, run)
    assert scores.precision == Rate(right=2, of=2)
    killed = scores.harms[Harm.KILLED]
    assert (killed.whole, killed.exact, killed.within, killed.stated) == (Rate(right=2, of=2),) * 4


def test_incidents_made_one_are_charged_to_precision(folder, made):
    run = made([dead("a", 2, "F"), dead("a", 2, "F"), dead("b", 2, "F"), dead("c", 3, "F")], [{"fact_id": "F", "low": 2, "high": 3}])
    scores = shootings.score(folder, run)
    assert scores.precision == Rate(right=2, of=5)  # a-b twice; a-c twice and b-c are of two incidents; a-a is one document
    killed = scores.harms[Harm.KILLED]
    assert killed.whole == Rate(right=1, of=1)
    assert (killed.exact, killed.within) == (Rate(right=0, of=2), Rate(right=2, of=2))


def test_incident_split_over_two_facts_is_not_whole(folder, made):
    run = made(
        [dead("a", 2, "F1"), dead("b", 1, "F2", high=None, bound="at_least"), dead("c", None, "F3", high=5, bound="up_to")],
        [{"fact_id": "F1", "low": 2, "best": 2, "high": 2}, {"fact_id": "F2", "low": 1}, {"fact_id": "F3", "high": 5}],
    )
    killed = shootings.score(folder, run).harms[Harm.KILLED]
    assert killed.whole == Rate(right=0, of=1)  # `up to 5` has no lower end: it does not state the registry's count
    assert (killed.exact, killed.within, killed.stated) == (Rate(right=1, of=2), Rate(right=1, of=2), Rate(right=2, of=2))


def test_open_top_holds_any_higher_count(folder, made):
    run = made([dead("c", 2, "F", high=None)], [{"fact_id": "F", "low": 2}])
    assert shootings.score(folder, run).harms[Harm.KILLED].within == Rate(right=1, of=2)


def test_ages_and_other_measures_are_not_counts(folder, made):
    run = made([dead("a", 34, "F", unit="year of age")], [{"fact_id": "F"}])
    scores = shootings.score(folder, run)
    assert (scores.claims, scores.facts, scores.harms[Harm.KILLED].stated.right) == (0, 0, 0)


def test_report_says_of_how_many(folder, made):
    assert shootings.report(shootings.score(folder, made([]))) == [
        "documents 4  incidents 2  count claims 0  facts 0",
        "matching precision 0.000  of 0 cross-document pairs",
        "matching recall killed 0.000  of 0 incidents",
        "consensus killed exact 0.000  within 0.000  stated 0.000  of 2 incidents with 2 or more",
        "matching recall injured 0.000  of 0 incidents",
        "consensus injured exact 0.000  within 0.000  stated 0.000  of 1 incidents with 2 or more",
    ]


@pytest.mark.parametrize(
    ("said", "harm"),
    [
        pytest.param("people kill", Harm.KILLED, id="said of people that they were killed"),
        pytest.param("deaths ", Harm.KILLED, id="deaths are counted"),
        pytest.param("Wounded men hospitalise", Harm.INJURED, id="wounded men are counted"),
        pytest.param("people kill injured", None, id="killed and injured are neither"),
        pytest.param("houses burn", None, id="neither word"),
        pytest.param("deadline ", None, id="a word that only begins like one"),
    ],
)
def test_harm_is_told_by_its_words(said, harm):
    assert shootings.harm_of(said) is harm


INCIDENT_OF = {"a": "1", "b": "1", "c": "2", "d": None}
CLAIMS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["F", "G", None])), max_size=12)


@given(CLAIMS)
def test_counting_by_groups_equals_counting_pairs(claims):
    rows = [{"doc_id": doc, "fact_id": fact, "incident": INCIDENT_OF[doc]} for doc, fact in claims]
    pairs = [(a, b) for a, b in combinations(rows, 2) if a["fact_id"] and a["fact_id"] == b["fact_id"] and a["doc_id"] != b["doc_id"]]
    slow = Rate(right=sum(a["incident"] is not None and a["incident"] == b["incident"] for a, b in pairs), of=len(pairs))
    assert shootings.joined_rightly(pd.DataFrame(rows, columns=["doc_id", "fact_id", "incident"])) == slow
