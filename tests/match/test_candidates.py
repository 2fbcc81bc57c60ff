"""A bar takes the place of any other, and is put to the pairs where there was none."""

import numpy as np

from claims.match.candidates import Candidates, first_bar

PAIRS = Candidates(
    left=np.array([0, 0, 1]),
    right=np.array([1, 3, 2]),
    match_key=np.array(["a", "b", "a"], dtype=object),
    weight=np.array([1.0, 2.0, 3.0]),
    barred=np.array([0, 1, 0], dtype=np.int16),
    bars=("units",),
)


def rows(candidates):
    columns = (candidates.left.tolist(), candidates.right.tolist(), candidates.match_key, candidates.evidence.tolist(), candidates.barred)
    return [(a, b, key, evidence, candidates.bars[bar - 1] if bar else None) for a, b, key, evidence, bar in zip(*columns, strict=True)]


def test_what_is_barred_has_no_evidence():
    assert PAIRS.evidence.tolist() == [1.0, -np.inf, 3.0]


def test_known_and_new_pairs_are_barred_and_stand_in_order():
    barred = PAIRS.bar(np.array([1, 0, 0]), np.array([2, 3, 2]), ["by A", "by B", "by C"], n_rows=4)
    assert rows(barred) == [
        (0, 1, "a", 1.0, None), (0, 2, None, -np.inf, "by C"), (0, 3, "b", -np.inf, "by B"), (1, 2, "a", -np.inf, "by A"),
    ]  # fmt: skip
    assert PAIRS.barred.tolist() == [0, 1, 0]


def test_nothing_to_bar_changes_nothing():
    none = np.empty(0, dtype=np.int64)
    assert PAIRS.bar(none, none, [], n_rows=4) is PAIRS


def test_the_first_barrier_is_the_one_that_counts():
    both = {"one": np.array([False, True, False]), "other": np.array([True, True, False])}
    assert first_bar(both).tolist() == [2, 1, 0]
