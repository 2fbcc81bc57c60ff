"""Does a fact keep its id from run to run?"""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.changes import heirs, kept_names


@pytest.mark.parametrize(
    ("previous", "current", "named"),
    [
        pytest.param({"a": "f1", "b": "f1"}, {"a": "f9", "b": "f9", "c": "f9"}, "f1 f1 f1", id="a claim that joins changes no id"),
        pytest.param({"a": "f1", "b": "f1", "c": "f2"}, {"a": "f9", "b": "f9", "c": "f9"}, "f1 f1 f1", id="of two facts that become one, the larger gives its id"),
        pytest.param({"a": "f1", "b": "f2"}, {"a": "f9", "b": "f9"}, "f1 f1", id="of two equal ones, the lesser id"),
        pytest.param({"a": "f1", "b": "f1", "c": "f1"}, {"a": "f8", "b": "f9", "c": "f9"}, "f8 f1 f1", id="of a fact that falls apart, the larger part keeps it"),
        pytest.param({}, {"a": "f8", "b": "f9"}, "f8 f9", id="new facts have names of their own"),
        pytest.param({"gone": "f1"}, {"a": "f8"}, "f8", id="claims that are gone give nothing"),
    ],
)  # fmt: skip
def test_names_are_kept(previous, current, named):
    found = kept_names(pd.Series(current, dtype="str"), pd.Series(previous, dtype="str"))
    assert " ".join(found) == named


def test_a_fact_does_not_take_a_name_that_another_has_kept():
    previous = pd.Series({"a": "f1", "b": "f1", "c": "f1"})
    # f1 was named after claim a, which is now alone: by itself it would be called f1 again
    found = kept_names(pd.Series({"a": "f1", "b": "f2", "c": "f2"}), previous)
    assert found["b"] == found["c"] == "f1"
    assert found["a"] != "f1"


_GROUPS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["f1", "f2", "f3"]))


@given(current=_GROUPS, previous=_GROUPS)
def test_naming_joins_and_splits_nothing(current, previous):
    before = pd.Series(current, dtype="str")
    named = kept_names(before, pd.Series(previous, dtype="str"))
    assert named.index.equals(before.index)
    both = pd.DataFrame({"own": before, "named": named}).drop_duplicates()
    assert len(both) == both["own"].nunique() == both["named"].nunique()


def test_a_fact_without_claims_is_inherited_by_the_one_that_has_most_of_them():
    previous = pd.Series({"a": "f1", "b": "f1", "c": "f2", "d": "f3"})
    assert heirs(pd.Series({"a": "f7", "b": "f7", "c": "f7"}), previous).to_dict() == {"f1": "f7", "f2": "f7"}
