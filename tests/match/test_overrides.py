"""What an operator joins is joined, what he keeps apart is kept apart, and a run says where that no longer fits."""

from datetime import date

import pytest
from pydantic import ValidationError

from claims.errors import SettingsError
from claims.match import match_claims
from claims.settings import load_settings
from claims.settings.overrides import Override

HEAD = "Floods in Karsk"
TEXT = "Floods swept Karsk on Monday and killed {dead} people. Boats from Lomm took {saved} people off roofs in Karsk."
FLOOD = {"place": "Karsk", "sentence": "The floods that swept Karsk killed or took many, boatmen from Lomm said."}
KILL, SAVE = FLOOD | {"predicate": "kill"}, FLOOD | {"predicate": "rescue"}


@pytest.fixture
def flood(make_documents, make_claims):
    """Three reports of one flood and a copy of the first: the dead are one fact, the saved another."""
    figures = {"d1": (12, 30), "d2": (14, 31), "d3": (12, 35), "d4": (12, 30)}
    texts = {doc: TEXT.format(dead=dead, saved=saved) + f" Gauge {doc} broke." for doc, (dead, saved) in figures.items()}
    documents = make_documents(
        *((doc, text, {"title": HEAD, "source": doc, "copy_of": "d1" if doc == "d4" else None}) for doc, text in texts.items())
    )
    claims = make_claims(*(
        (f"{kind}{doc}", n, "people", fields | {"doc_id": doc, "exact": f"{n} people", "start": texts[doc].index(f"{n} people")})
        for doc, figure in figures.items()
        for kind, n, fields in zip(("dead", "saved"), figure, (KILL, SAVE), strict=True)
    ))  # fmt: skip
    return documents, claims


@pytest.fixture
def matched(flood, settings):
    def match(must=(), cannot=(), order=1, **update):
        links = {"must_link": tuple(Override(**one) for one in must), "cannot_link": tuple(Override(**one) for one in cannot)}
        documents, claims = (frame[::order].reset_index(drop=True) for frame in flood)
        return match_claims(documents, claims, settings.model_copy(update=links | update))

    return match


def facts(matching):
    return {frozenset(group) for _, group in matching.claims.groupby("fact_id")["claim_id"]}


def link(*claims, note="seen by eye", **fields):
    return {"claims": claims, "note": note, **fields}


DEAD = {"deadd1", "deadd2", "deadd3", "deadd4"}
SAVED = {"savedd1", "savedd2", "savedd3", "savedd4"}


def test_without_overrides_fates_are_told_apart(matched):
    assert facts(matched()) == {frozenset(DEAD), frozenset(SAVED)}
    assert matched().overrides == ()


def test_a_must_link_joins_the_whole_facts_whatever_the_evidence(matched):
    found = matched(must=[link("deadd1", "savedd2")])
    assert facts(found) == {frozenset(DEAD | SAVED)}
    assert [one.status for one in found.overrides] == ["applied"]
    # every two of the six that stand for themselves, two of a copy with their originals, and these two, of one document
    assert len(found.pairs) == 6 * 5 / 2 + 2 + 1


def test_a_cannot_link_keeps_apart_and_no_clustering_goes_round_it(matched):
    found = matched(cannot=[link("deadd1", "deadd2")])
    fact = found.claims.set_index("claim_id")["fact_id"]
    assert fact["deadd1"] != fact["deadd2"]
    assert fact["deadd1"] == fact["deadd4"]
    assert [one.status for one in found.overrides] == ["applied"]
    misses = found.near_misses.set_index(["claim_l", "claim_r"])["reason"]
    assert misses["deadd1", "deadd2"] == "an override keeps them apart: seen by eye"


def test_a_cannot_link_holds_for_all_that_is_linked_to_either(matched):
    found = matched(must=[link("deadd2", "deadd3")], cannot=[link("deadd1", "deadd2")])
    fact = found.claims.set_index("claim_id")["fact_id"]
    assert fact["deadd3"] == fact["deadd2"] != fact["deadd1"]


def test_a_claim_of_a_copy_can_be_kept_apart_from_its_original(matched):
    fact = matched(cannot=[link("deadd1", "deadd4")]).claims.set_index("claim_id")["fact_id"]
    assert fact["deadd1"] != fact["deadd4"]


def test_an_override_may_join_a_part_to_its_whole_once(flood, settings):
    documents, claims = flood
    claims.loc[claims["claim_id"] == "savedd1", "part_of"] = "deadd1"
    found = match_claims(documents, claims, settings.model_copy(update={"must_link": (Override(**link("deadd1", "savedd1")),)}))
    assert not found.pairs.duplicated(["claim_l", "claim_r"]).any()
    assert "deadd1" in set(found.claims.loc[found.claims["fact_id"].duplicated(keep=False), "claim_id"])


@pytest.mark.parametrize(
    ("pointed", "claim_id", "remark"),
    [
        pytest.param({"doc": "d2", "quote": "14 people"}, "deadd2", "", id="words of the text"),
        pytest.param({"doc": "d2", "quote": "killed 14"}, "deadd2", "", id="words that hold a part of the claim"),
        pytest.param(
            {"doc": "d2", "quote": "people"}, "deadd2", "“people” stands 2 times in document d2: its first claim is meant", id="words twice"
        ),
        pytest.param({"doc": "d9", "quote": "14 people"}, None, "document d9 is not in this run", id="a document that is gone"),
        pytest.param({"doc": "d2", "quote": "15 people"}, None, "“15 people” is no longer in document d2", id="words that are gone"),
        pytest.param({"doc": "d2", "quote": "Karsk"}, None, "no claim was found at “Karsk” in document d2", id="words without a figure"),
        pytest.param("deadd9", None, "claim deadd9 is not in this run", id="an id that is gone"),
    ],
)
def test_claims_are_found_by_id_or_by_words(matched, pointed, claim_id, remark):
    (outcome,) = matched(cannot=[link("deadd1", pointed)]).overrides
    assert outcome.claims == ("deadd1", claim_id)
    assert outcome.remark == remark
    assert outcome.status == ("applied" if claim_id else "unresolved")
    assert (outcome.weight is None) == (claim_id is None)


def test_two_anchors_of_one_claim_are_no_pair(matched):
    (outcome,) = matched(must=[link("deadd2", {"doc": "d2", "quote": "14"})]).overrides
    assert (outcome.status, outcome.remark) == ("unresolved", "both anchors lead to one claim, deadd2")


@pytest.mark.parametrize(
    ("links", "status", "remark"),
    [
        pytest.param({"must": [link("deadd1", "deadd2")]}, "needless", "the run would join the two by itself", id="joined anyway"),
        pytest.param(
            {"cannot": [link("deadd1", "savedd2")]}, "needless", "the run would keep the two apart by itself", id="apart anyway"
        ),
        pytest.param({"must": [link("deadd1", "savedd2", weight=-1.0)]}, "applied", "", id="weighed alike when decided"),
        pytest.param({"must": [link("deadd1", "savedd2", weight=2.5)]}, "turned", "the two weighed +2.5 bits", id="weighed in favour when decided"),
        pytest.param({"cannot": [link("deadd1", "deadd2", weight=-2.5)]}, "turned", "the two weighed -2.5 bits", id="weighed against when decided"),
    ],
)  # fmt: skip
def test_a_run_says_where_the_evidence_has_changed(matched, links, status, remark):
    (outcome,) = matched(**links).overrides
    assert outcome.status == status
    assert outcome.remark.startswith(remark)
    assert bool(outcome.remark) == bool(remark)


@pytest.mark.parametrize(
    "links",
    [
        pytest.param({"must": [link("deadd1", "deadd2", note="one toll")], "cannot": [link("deadd2", "deadd1", note="two tolls")]}, id="outright"),
        pytest.param(
            {"must": [link("deadd1", "savedd1", note="one toll"), link("savedd1", "deadd3", note="one toll")],
             "cannot": [link("deadd3", "deadd1", note="two tolls")]}, id="by a chain",
        ),
        pytest.param({"must": [link("deadd1", "savedd1", note="one toll")], "cannot": [link("deadd3", "savedd3", note="two tolls")]}, id="by their facts"),
    ],
)  # fmt: skip
def test_overrides_that_contradict_each_other_are_both_named(matched, links):
    with pytest.raises(SettingsError) as caught:
        matched(**links)
    assert "match.must_link “one toll”" in str(caught.value)
    assert "match.cannot_link “two tolls”" in str(caught.value)


def test_the_order_of_input_and_of_overrides_changes_no_fact(matched):
    must = [link("deadd1", "savedd2"), link("deadd3", "savedd3")]
    cannot = [link("deadd2", "deadd1"), link("deadd4", "deadd1"), link("deadd2", "savedd1")]
    there = matched(must=must, cannot=cannot)
    back = matched(must=must[::-1], cannot=cannot[::-1], order=-1)
    assert there.claims.set_index("claim_id")["fact_id"].sort_index().equals(back.claims.set_index("claim_id")["fact_id"].sort_index())
    assert [str(one) for one in there.overrides] == [str(one) for one in (*back.overrides[:2][::-1], *back.overrides[2:][::-1])]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        pytest.param('[[match.must_link]]\nclaims = ["a", "b"]\n', "match.must_link.0.note", id="no note"),
        pytest.param('[[match.must_link]]\nclaims = ["a"]\nnote = "x"\n', "match.must_link.0.claims", id="one claim"),
        pytest.param('[[match.must_link]]\nclaims = ["a", "a"]\nnote = "x"\n', "names one claim twice", id="one claim twice"),
        pytest.param(
            '[[match.cannot_link]]\nclaims = ["a", { doc = "d", quot = "x" }]\nnote = "x"\n',
            "match.cannot_link.0.claims.1.anchor.quot", id="a misspelt anchor",
        ),
        pytest.param('[[match.cannot_link]]\nclaims = ["a", "b"]\nnote = "x"\nreason = "y"\n', "match.cannot_link.0.reason: unknown key", id="an unknown key"),
        pytest.param('[match.near_misses]\nper_claim = -1\n', "match.near_misses.per_claim", id="less than nothing kept"),
    ],
)  # fmt: skip
def test_settings_are_checked(tmp_path, toml, said):
    path = tmp_path / "own.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert said in str(caught.value)


def test_an_override_is_read_with_who_and_when(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[[match.must_link]]\nclaims = ["a", { doc = "d", quote = "9 people" }]\nnote = "x"\nby = "desk"\non = 2026-03-02\n',
        encoding="utf-8",
    )
    (override,) = load_settings(path).match.must_link
    assert (override.by, override.on) == ("desk", date(2026, 3, 2))


def test_an_anchor_is_no_free_text():
    with pytest.raises(ValidationError):
        Override(**link("a", 7))
