"""Pairs are looked at where a rule's keys agree, and a block too large is thinned."""

import pandas as pd
import pytest

from claims.match.blocking import block
from claims.settings.matching import BlockingRule

NONE_SIMILAR = pd.DataFrame({"doc_l": pd.Series(dtype="str"), "doc_r": pd.Series(dtype="str"), "similarity": pd.Series(dtype="float64")})


def rule(name, *keys, limit=1000):
    return BlockingRule(name=name, keys=keys, max_pairs_per_block=limit)


@pytest.fixture
def table():
    return pd.DataFrame(
        {
            "story_id": ["s1", "s1", "s1", "s2", None],
            "unit_kind": ["count", "count", "money", "count", "count"],
            "thing": ["person", "village", None, "person", "person"],
            "as_of": pd.to_datetime(["2019-05-04", "2019-05-01", None, "2019-05-03", "2019-05-02"]),
        }
    )


def test_a_pair_keeps_the_name_of_the_first_rule_that_finds_it(table):
    pairs, counts = block(
        table, [rule("story and unit", "story_id", "unit_kind"), rule("thing", "thing"), rule("story", "story_id")], NONE_SIMILAR
    )
    assert list(pairs.itertuples(index=False, name=None)) == [
        (0, 1, "story and unit"), (0, 2, "story"), (0, 3, "thing"), (0, 4, "thing"), (1, 2, "story"), (3, 4, "thing"),
    ]  # fmt: skip
    assert counts.set_index("rule")[["pairs", "added"]].to_dict("index") == {
        "story and unit": {"pairs": 1, "added": 1}, "thing": {"pairs": 3, "added": 3}, "story": {"pairs": 3, "added": 2},
    }  # fmt: skip


def test_a_claim_without_a_key_is_not_looked_at(table):
    pairs, _ = block(table, [rule("story", "story_id")], NONE_SIMILAR)
    assert 4 not in {*pairs["left"], *pairs["right"]}


def test_a_block_too_large_is_thinned_to_neighbours_in_time(table, caplog):
    pairs, counts = block(table, [rule("unit", "unit_kind", limit=4)], NONE_SIMILAR)
    # by date: 1, 4, 3, 0
    assert set(zip(pairs["left"], pairs["right"], strict=True)) == {(1, 4), (3, 4), (0, 3)}
    assert counts["thinned"].tolist() == [1]
    assert "too large" in caplog.text


@pytest.fixture
def spread():
    documents = ["d1", "d1", "d2", "d2", "d3"]
    stories = ["s1", "s1", "s2", "s2", "s1"]
    kinds = ["count", "money", "count", "money", "count"]
    return pd.DataFrame({"doc_id": documents, "story_id": stories, "unit_kind": kinds, "as_of": pd.NaT})


SIMILAR = pd.DataFrame({"doc_l": ["d1", "d3", "d1"], "doc_r": ["d2", "d2", "d3"], "similarity": [0.3, 0.05, 0.9]})


def near(limit=1000):
    return BlockingRule(name="near", keys=("unit_kind",), least_similarity=0.1, max_pairs_per_block=limit)


def test_claims_of_documents_much_alike_are_paired_across_stories(spread):
    pairs, counts = block(spread, [near()], SIMILAR)
    assert list(zip(pairs["left"], pairs["right"], strict=True)) == [(0, 2), (1, 3)]
    assert counts[["blocks", "largest", "thinned"]].to_numpy().tolist() == [[1, 4, 0]]


def test_two_documents_of_too_many_claims_are_left_out_and_counted(spread, caplog):
    pairs, counts = block(spread, [near(limit=3)], SIMILAR)
    assert pairs.empty
    assert counts["thinned"].tolist() == [1]
    assert "too large" in caplog.text


def test_no_claims_give_no_pairs(table):
    pairs, counts = block(table.iloc[:0], [rule("story", "story_id")], NONE_SIMILAR)
    assert pairs.empty
    assert counts["pairs"].tolist() == [0]
