"""Texts are compared by the telling words that they share."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.match.readings import Readings
from claims.match.terms import Vectors, by_rarity, overlap, similar_rows


def vectors(*texts, keep=10):
    words = [sorted({*text.split()}) for text in texts]
    found = Readings().read(texts, texts, words, lambda own: (own, [1.0] * len(own)))
    stressed = Vectors(row=found.text, term=found.word, weight=found.number, n_rows=len(texts), n_terms=len(found.names))
    return by_rarity(stressed, rarity_power=1.0, background=10, keep=keep)


def test_a_rare_term_shared_weighs_more_than_a_common_one():
    made = vectors("dam valley", "dam quay", "valley mill", "valley inn", "valley ford")
    similar = similar_rows(made, max_rows_per_term=10).set_index(["left", "right"])["similarity"]
    assert similar[0, 1] > similar[0, 2] > 0
    assert (1, 2) not in similar.index


def test_a_term_of_too_many_texts_forms_no_pairs():
    assert similar_rows(vectors("dam", "dam", "dam"), max_rows_per_term=2).empty


def test_only_the_weightiest_terms_are_kept():
    made = vectors("dam quay", "quay", "quay", keep=1)
    assert np.bincount(made.row).tolist() == [1, 1, 1]
    assert len(set(made.term[1:]) | set(made.term[:1])) == 2


def test_texts_without_terms_share_nothing():
    made = vectors("", "dam", "")
    assert overlap(made, np.array([0, 0]), np.array([1, 2])).tolist() == [0.0, 0.0]
    assert similar_rows(vectors(), max_rows_per_term=5).empty


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=2, max_size=12))
def test_the_index_finds_what_comparing_all_pairs_finds(texts):
    made = vectors(*(" ".join(text) for text in texts))
    left, right = np.triu_indices(len(texts), k=1)
    slow = pd.Series(overlap(made, left.astype(np.int64), right.astype(np.int64)), index=[left, right])
    similar = similar_rows(made, max_rows_per_term=99).set_index(["left", "right"])["similarity"]
    assert similar.to_dict() == pytest.approx(slow[slow > 0].to_dict())
