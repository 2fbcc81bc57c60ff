"""Are shares of right answers kept as counts?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.evaluate.rates import Rate, f1

RATES = st.integers(1, 50).flatmap(lambda of: st.builds(Rate, right=st.integers(0, of), of=st.just(of)))


def test_nothing_asked_is_nothing_right():
    assert Rate(right=0, of=0).value == 0


def test_f1_of_two_equal_shares_is_that_share():
    assert f1(Rate(right=1, of=4), Rate(right=2, of=8)) == pytest.approx(0.25)


def test_f1_is_none_where_nothing_is_right():
    assert f1(Rate(right=0, of=4), Rate(right=0, of=2)) == 0


@given(RATES, RATES)
def test_f1_lies_between_the_two(precision, recall):
    low, high = sorted((precision.value, recall.value))
    assert low - 1e-12 <= f1(precision, recall) <= high + 1e-12
