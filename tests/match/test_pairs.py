"""Every two rows of a group are paired once, and pairs are found again."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claims.match.pairs import numbered, pair_keys, pairs_within, place_of


@given(st.lists(st.integers(-1, 5), max_size=40))
def test_the_pairs_are_those_of_two_nested_loops(groups):
    left, right = pairs_within(np.array(groups, dtype=np.int64))
    slow = {(a, b) for a, b in combinations(range(len(groups)), 2) if groups[a] == groups[b] >= 0}
    assert len(left) == len(slow)
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == slow


def test_a_window_pairs_a_row_with_its_next_neighbours_only():
    left, right = pairs_within(np.zeros(5, dtype=np.int64), window=2)
    assert (right - left).max() == 2
    assert len(left) == 4 + 3


def test_a_pair_has_one_key_in_both_directions():
    one, other = np.array([3]), np.array([8])
    assert pair_keys(one, other, 10) == pair_keys(other, one, 10)


def test_a_key_that_is_not_known_has_no_place():
    assert place_of(np.array([4, 5, 9]), np.array([4, 9])).tolist() == [0, -1, 1]
    assert place_of(np.array([1]), np.empty(0, dtype=np.int64)).tolist() == [-1]


@given(st.lists(st.integers(0, 50)))
def test_keys_are_numbered_alike_however_many_there_could_be(keys):
    marked, sorted_ = (numbered(np.array(keys, dtype=np.int64), n_keys) for n_keys in (51, 10**12))
    assert [part.tolist() for part in marked] == [part.tolist() for part in sorted_]
    assert marked[0][marked[1]].tolist() == keys
