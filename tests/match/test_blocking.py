"""Pairs are looked at where a rule's keys agree, and a block too large is thinned."""

import pandas as pd
import pytest

from claims.match.blocking import block
from claims.settings.matching import BlockingRule


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
    pairs, counts = block(table, [rule("story and unit", "story_id", "unit_kind"), rule("thing", "thing"), rule("story", "story_id")])
    assert list(pairs.itertuples(index=False, name=None)) == [
        (0, 1, "story and unit"), (0, 2, "story"), (0, 3, "thing"), (0, 4, "thing"), (1, 2, "story"), (3, 4, "thing"),
    ]  # fmt: skip
    assert counts.set_index("rule")[["pairs", "added"]].to_dict("index") == {
        "story and unit": {"pairs": 1, "added": 1}, "thing": {"pairs": 3, "added": 3}, "story": {"pairs": 3, "added": 2},
    }  # fmt: skip


def test_a_claim_without_a_key_is_not_looked_at(table):
    pairs, _ = block(table, [rule("story", "story_id")])
    assert 4 not in {*pairs["left"], *pairs["right"]}


def test_a_block_too_large_is_thinned_to_neighbours_in_time(table, caplog):
    pairs, counts = block(table, [rule("unit", "unit_kind", limit=4)])
    # by date: 1, 4, 3, 0
    assert set(zip(pairs["left"], pairs["right"], strict=True)) == {(1, 4), (3, 4), (0, 3)}
    assert counts["thinned"].tolist() == [1]
    assert "too large" in caplog.text


def test_no_claims_give_no_pairs(table):
    pairs, counts = block(table.iloc[:0], [rule("story", "story_id")])
    assert pairs.empty
    assert counts["pairs"].tolist() == [0]
