"""Does the whole product read the bundled sample as a careful reader does? The reader's answers are in expected.toml."""

import tomllib
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from claims.model import Document
from claims.pipeline import cross_reference
from claims.settings import load_settings
from claims.sources import read_documents

EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))
FACTS = [pytest.param(fact, id=fact["name"]) for fact in EXPECTED["facts"]]
CLAIMS = [pytest.param(claim, id=f"{claim['doc']} says {claim['phrase']}") for fact in EXPECTED["facts"] for claim in fact["claims"]]
RELATIONS = [pytest.param(relation, id=relation["why"]) for relation in EXPECTED["relations"]]
NO_CLAIMS = [pytest.param(place["doc"], place["phrase"], id=f"{place['phrase']} in {place['doc']}") for place in EXPECTED["no_claims"]]


@pytest.fixture(scope="module")
def result(today):
    return cross_reference(read_documents(["@sample"], load_settings().input, today=today).documents)


def _on(result, doc, phrase):
    """The claims made from a phrase of a document."""
    text = result.documents.set_index("doc_id").loc[doc, "text"]
    start = text.index(phrase)
    claims = result.claims
    overlaps = (claims["start"] < start + len(phrase)) & (claims["end"] > start)
    return claims[(claims["doc_id"] == doc) & (claims["section"] == "text") & overlaps]


def _claim(result, claim):
    """The one claim made from a phrase, with the ends that the phrase gives it."""
    made = _on(result, claim["doc"], claim["phrase"])
    same = made[_is(made["low"], claim.get("low")) & _is(made["high"], claim.get("high"))]
    assert len(same) == 1, f"{claim['doc']}: {claim['phrase']!r} was read as {made[['exact', 'low', 'high', 'bound']].to_dict('records')}"
    return same.iloc[0]


def _is(column, value):
    return column.isna() if value is None else (column == value).fillna(value=False)


def _fact(result, fact):
    """The one fact that holds all claims which a reader gives to it."""
    held = {claim["doc"] + ": " + claim["phrase"]: _claim(result, claim)["fact_id"] for claim in fact["claims"]}
    assert len(set(held.values())) == 1, f"{fact['name']} lies in several facts: {held}"
    return result.facts.set_index("fact_id").loc[next(iter(held.values()))]


@pytest.mark.parametrize("claim", CLAIMS)
def test_claim_is_found_with_its_bound(result, claim):
    assert _claim(result, claim)["bound"] == claim["bound"]


@pytest.mark.parametrize(("doc", "phrase"), NO_CLAIMS)
def test_number_is_no_claim(result, doc, phrase):
    assert _on(result, doc, phrase)["exact"].tolist() == []


@pytest.mark.parametrize("fact", FACTS)
def test_fact_has_the_verdict_of_a_careful_reader(result, fact):
    found = _fact(result, fact)
    assert (found["consistency"], found["corroboration"]) == (fact["consistency"], fact["corroboration"])
    if "origins" in fact:
        assert found["n_origins"] == fact["origins"]


@pytest.mark.parametrize("fact", [param for param in FACTS if "least" in param.values[0]])
def test_estimate_spans_what_the_origins_say(result, fact):
    found = _fact(result, fact)
    assert (found["low"], found["high"]) == (fact["least"], fact["most"])
    if fact.get("best") == "none":
        assert found.isna()["best"]
    elif "best" in fact:
        assert found["best"] == fact["best"]


def test_no_two_facts_of_a_reader_are_made_one(result):
    held = {fact["name"]: {_claim(result, claim)["fact_id"] for claim in fact["claims"]} for fact in EXPECTED["facts"]}
    assert [(one, other) for one, other in combinations(held, 2) if held[one] & held[other]] == []


def test_no_other_fact_is_in_conflict(result):
    named = {_claim(result, claim)["fact_id"] for fact in EXPECTED["facts"] for claim in fact["claims"]}
    others = result.facts[~result.facts["fact_id"].isin(named)]
    assert others.loc[others["consistency"] != "consistent", "label"].tolist() == []


@pytest.mark.parametrize("relation", RELATIONS)
def test_two_claims_stand_to_each_other_as_a_careful_reader_says(result, relation):
    ends = {claim["phrase"]: claim for fact in EXPECTED["facts"] for claim in fact["claims"]}
    one, other = (_claim(result, ends[phrase] | {"doc": doc})["claim_id"] for doc, phrase in relation["pair"])
    pairs = result.matches
    pair = pairs[((pairs["claim_l"] == one) & (pairs["claim_r"] == other)) | ((pairs["claim_l"] == other) & (pairs["claim_r"] == one))]
    assert pair["relation"].tolist() == [relation["relation"]]
    if "grade" in relation:
        assert pair["grade"].tolist() == [relation["grade"]]


def test_report_without_figures_is_read_and_gives_none(result):
    assert result.documents.set_index("doc_id").loc["orlesk-lantern.txt", "status"] == "no_claims"


def test_wire_copies_are_marked(result):
    copies = result.documents.set_index("doc_id")["copy_of"].dropna().to_dict()
    assert copies == {"jelvany-coastline": "jelvany-northgate", "belmora-pacific": "belmora-capital"}


def test_an_unrelated_document_changes_no_fact(result, today):
    stranger = Document(
        doc_id="zz-unrelated", source="Orchard Weekly", title="Cider presses open",
        text="Growers picked 1,400 tonnes of pears this autumn. Three presses opened their doors to tasters.",
        published_at=datetime(2025, 10, 1, 9, tzinfo=UTC),
    )  # fmt: skip
    documents = read_documents(["@sample"], load_settings().input, today=today).documents
    more = cross_reference([*documents, stranger]).claims.set_index("claim_id")["fact_id"]
    before = result.claims.set_index("claim_id")["fact_id"]
    assert more.loc[before.index].tolist() == before.tolist()
    assert len(more) > len(before)
    assert not set(more.drop(before.index)) & set(before)
