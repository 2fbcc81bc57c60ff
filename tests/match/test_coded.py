"""A column of text is held once a value, and reads the same as row by row."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from claims.match.coded import changed, coded, codes, where

texts = st.lists(st.one_of(st.none(), st.sampled_from(["Belmora", "belmora", "", "Port Ellis"])), max_size=12)


def rows(column):
    return [None if pd.isna(value) else value for value in column.astype(object)]


def shortened(text):
    return text.casefold() or None


@given(texts)
def test_changing_the_values_changes_the_rows(column):
    held = coded(pd.Series(column, dtype="str"))
    assert rows(held) == column
    assert rows(changed(held, shortened)) == [None if text is None else shortened(text) for text in column]


@given(texts.flatmap(lambda column: st.tuples(st.just(column), st.lists(st.booleans(), min_size=len(column), max_size=len(column)))))
def test_rows_left_out_are_null_and_their_values_gone(both):
    column, kept = both
    left = where(coded(pd.Series(column, dtype="str")), pd.Series(kept, dtype=bool).to_numpy())
    assert rows(left) == [text if keep else None for text, keep in zip(column, kept, strict=True)]
    assert set(left.categories) == {text for text in rows(left) if text is not None}


@given(texts)
def test_rows_of_one_value_have_one_number_however_they_are_held(column):
    plain = pd.Series(column, dtype="str")
    for numbers in (codes(plain), codes(pd.Series(coded(plain)))):
        assert [number < 0 for number in numbers] == [text is None for text in column]
        told = [row for row, text in enumerate(column) if text is not None]
        assert all((numbers[a] == numbers[b]) == (column[a] == column[b]) for a in told for b in told)
