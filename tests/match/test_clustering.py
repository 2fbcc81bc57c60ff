"""Groups grow by the mean of all their pairs, whatever the order of rows and pairs."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.match.clustering import agglomerate


def groups(pairs, n_rows, *, threshold=0.0, unseen=-1.0):
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    evidence = np.array([pair[2] for pair in pairs], dtype=np.float64)
    labels = agglomerate(left, right, evidence, n_rows=n_rows, threshold=threshold, unseen=unseen)
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([(0, 1, 3.0), (1, 2, 2.0), (0, 2, 1.0)], [{0, 1, 2}], id="three rows that all speak for each other are one group"),
        pytest.param(
            [(0, 1, 3.0), (1, 2, 2.0), (0, 2, -4.0)], [{0, 1}, {2}], id="a strong pair does not chain what the whole speaks against"
        ),
        pytest.param(
            [(0, 1, 5.0), (2, 3, 5.0), (1, 2, 2.0)], [{0, 1}, {2, 3}], id="unseen pairs count against one pair between two groups"
        ),
        pytest.param([(0, 1, 9.0), (1, 2, 8.0), (0, 2, -np.inf)], [{0, 1}, {2}], id="a forbidden pair keeps apart whatever joined either"),
        pytest.param([], [{0}, {1}], id="rows without pairs are groups of their own"),
    ],
)
def test_grouping(pairs, expected):
    n_rows = sum(len(group) for group in expected)
    assert groups(pairs, n_rows) == {frozenset(group) for group in expected}


def slow(pairs, n_rows, *, threshold, unseen):
    """Average link as the textbook has it: look at all pairs of groups, merge the best, begin again."""
    value = {frozenset(pair[:2]): pair[2] for pair in pairs}
    found = [{row} for row in range(n_rows)]
    while True:
        means = {
            (a, b): np.mean([value.get(frozenset(pair), unseen) for pair in product(found[a], found[b])])
            for a in range(len(found))
            for b in range(a + 1, len(found))
        }
        best = max(means.items(), key=lambda item: (item[1], -min(found[item[0][0]]), -min(found[item[0][1]])), default=None)
        if best is None or best[1] < threshold:
            return {frozenset(group) for group in found}
        a, b = best[0]
        found[a] |= found.pop(b)


# Distinct powers of two have sums that floating point holds exactly, so that no tie hangs on rounding.
@given(st.integers(2, 6).flatmap(lambda n: st.tuples(st.just(n), st.permutations(range(n * (n - 1) // 2)), st.randoms())))
def test_it_equals_the_obvious_slow_version_in_any_order_of_pairs(drawn):
    n_rows, ranks, random = drawn
    places = [(a, b) for a in range(n_rows) for b in range(a + 1, n_rows)]
    pairs = [(a, b, float(2**rank) * (-1) ** (rank % 3 == 0)) for (a, b), rank in zip(places, ranks, strict=True)]
    expected = slow(pairs, n_rows, threshold=0.5, unseen=0.0)
    random.shuffle(pairs)
    assert groups(pairs, n_rows, threshold=0.5, unseen=0.0) == expected
