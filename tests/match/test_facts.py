"""Claims of one fact share it, and every pair says why."""

import pandas as pd
import pytest

from claims.match import match_claims
from claims.match.readings import Readings
from claims.tables import CLAIMS, DOCUMENTS, MATCHES

TEXT = "A landslide buried the hamlet of Tarn below Mount Osk on Sunday. Rescuers from Brosk dug through the mud at Tarn."
MUD = {"place": "Tarn", "sentence": "The landslide that buried Tarn below Mount Osk killed or hurt many, rescuers from Brosk said."}
KILL, INJURE = MUD | {"predicate": "kill"}, MUD | {"predicate": "injure"}


@pytest.fixture
def landslide(make_documents, make_claims):
    documents = make_documents(
        ("d1", TEXT, {"source": "Post"}), ("d2", TEXT + " Tents stood in Tarn.", {"source": "Wire"}),
        ("d3", TEXT + " Tarn has no road.", {"source": "Gazette"}), ("d4", TEXT, {"source": "Herald", "copy_of": "d1"}),
    )  # fmt: skip
    claims = make_claims(
        ("c1", 12, "people", KILL | {"doc_id": "d1"}),
        ("c2", 30, "people", INJURE | {"doc_id": "d1", "start": 40}),
        ("c3", 19, "villagers", KILL | {"doc_id": "d2", "head": "villager"}),
        ("c4", 4, "children", KILL | {"doc_id": "d2", "head": "child", "part_of": "c3", "start": 40}),
        ("c5", 31, "people", INJURE | {"doc_id": "d3"}),
        ("c6", 12, "people", KILL | {"doc_id": "d4"}),
        ("c7", 40, "house owners", MUD | {"doc_id": "d3", "start": 40, "unit": "percent"}),
    )
    return documents, claims


def facts(matching):
    claims = matching.claims
    return {frozenset(group) for _, group in claims.groupby("fact_id")["claim_id"]}


def test_figures_that_differ_are_of_one_fact_and_fates_that_differ_are_not(landslide, settings):
    assert facts(match_claims(*landslide, settings)) == {
        frozenset({"c1", "c3", "c6"}), frozenset({"c2", "c5"}), frozenset({"c4"}), frozenset({"c7"}),
    }  # fmt: skip


def test_the_tables_have_the_columns_that_others_read(landslide, settings):
    matching = match_claims(*landslide, settings)
    assert list(matching.documents.columns) == list(DOCUMENTS)
    assert list(matching.claims.columns) == list(CLAIMS)
    assert list(matching.pairs.columns) == [*MATCHES, *type(settings.comparisons).model_fields]
    assert matching.claims["claim_id"].tolist() == landslide[1]["claim_id"].tolist()
    assert matching.claims["fact_id"].notna().all()
    assert matching.documents["story_id"].notna().all()


def test_every_two_claims_of_a_fact_and_every_part_with_its_whole_are_matches(landslide, settings):
    pairs = match_claims(*landslide, settings).pairs
    assert set(zip(pairs["claim_l"], pairs["claim_r"], strict=True)) == {
        ("c1", "c3"), ("c1", "c6"), ("c2", "c5"), ("c4", "c3"),
    }  # fmt: skip


def test_claims_of_near_copies_are_paired_with_their_originals_and_within_their_document(landslide, settings):
    documents, claims = landslide
    more = documents[documents["doc_id"] == "d4"].assign(doc_id="d5", source="Star")
    again = claims[claims["claim_id"] == "c6"]
    told_twice = [again.assign(claim_id="c8", doc_id="d5"), again.assign(claim_id="c9", doc_id="d5", start=90, exact="twelve people")]
    matching = match_claims(pd.concat([documents, more], ignore_index=True), pd.concat([claims, *told_twice], ignore_index=True), settings)
    killed = next(fact for fact in facts(matching) if "c1" in fact)
    assert killed == {"c1", "c3", "c6", "c8", "c9"}
    pairs = zip(matching.pairs["claim_l"], matching.pairs["claim_r"], strict=True)
    # c9 has no such words in the original: it stands for itself
    assert {pair for pair in pairs if killed.issuperset(pair)} == {
        ("c1", "c3"), ("c1", "c9"), ("c3", "c9"), ("c1", "c6"), ("c1", "c8"), ("c8", "c9"),
    }  # fmt: skip


def test_a_pair_with_a_near_copy_was_found_by_no_rule(landslide, settings):
    pairs = match_claims(*landslide, settings).pairs.set_index(["claim_l", "claim_r"])["match_key"]
    assert pd.isna(pairs["c1", "c6"])
    assert pairs["c1", "c3"] == "story and unit"


def test_the_order_of_documents_and_claims_changes_nothing(landslide, settings):
    documents, claims = landslide
    there = match_claims(documents, claims, settings)
    back = match_claims(documents[::-1].reset_index(drop=True), claims[::-1].reset_index(drop=True), settings)
    assert back.claims.set_index("claim_id")["fact_id"].sort_index().equals(there.claims.set_index("claim_id")["fact_id"].sort_index())
    pd.testing.assert_frame_equal(back.pairs, there.pairs)


def test_a_copy_of_a_copy_goes_with_the_first(landslide, settings):
    documents, claims = landslide
    documents.loc[documents["doc_id"] == "d3", "copy_of"] = "d4"
    again = claims[claims["claim_id"] == "c1"].assign(claim_id="c0", doc_id="d3")
    matching = match_claims(documents, pd.concat([claims, again], ignore_index=True), settings)
    fact = matching.claims.set_index("claim_id")["fact_id"]
    assert fact["c0"] == fact["c1"] == fact["c6"]


def test_no_claims_give_no_facts(landslide, settings):
    documents, claims = landslide
    matching = match_claims(documents, claims.iloc[:0], settings)
    assert matching.claims.empty
    assert matching.pairs.empty
    assert list(matching.pairs.columns) == [*MATCHES, *type(settings.comparisons).model_fields]
    assert (matching.blocking["pairs"] == 0).all()


def _unread(text, *_, **__):
    raise AssertionError(text)


def test_matching_reads_nothing_where_nothing_is_new(landslide, settings, monkeypatch):
    documents, claims = landslide
    first = match_claims(documents, claims, settings, known=Readings().used())
    for name in ("claims.match.stories.emphasis", "claims.match.contexts.placed", "claims.match.names.capitalised"):
        monkeypatch.setattr(name, _unread)
    again = match_claims(documents, claims, settings, known=first.readings)
    assert again.claims.equals(first.claims)
    assert again.pairs.equals(first.pairs)
    assert set(again.readings["digest"]) == set(first.readings["digest"])
