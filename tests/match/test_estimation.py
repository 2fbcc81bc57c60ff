"""m and u are counted in pairs of which it is known whether they are of one fact."""

import numpy as np
import pandas as pd
import pytest

from claims.match.estimation import count_shares
from claims.match.facts import compared_pairs
from claims.match.weights import match_weight

SPEAKERS = ["unknown", "same", "different"]


def pairs(*rows, levels=SPEAKERS):
    table = pd.DataFrame(rows, columns=["claim_l", "claim_r", "attribution"])
    return table.assign(attribution=pd.Categorical(table["attribution"], categories=levels), value="other")


FACTS = pd.Series({"a": "f", "b": "f", "c": "g"})
MANY = pairs(*[("a", "b", "same")] * 300, *[("a", "b", "different")] * 100, *[("a", "c", "different")] * 400)


@pytest.fixture
def share(settings):
    def find(level, table=MANY, facts=FACTS):
        shares = count_shares(table, facts, settings.comparisons).shares
        return shares.set_index(["comparison", "level"]).loc[("attribution", level)]

    return find


def test_a_level_weighs_what_many_pairs_say(share):
    assert share("same")["m"] == pytest.approx(0.75, abs=0.05)
    assert share("same")["u"] < 0.02
    assert share("different")["m"] == pytest.approx(0.25, abs=0.02)
    assert share("different")["u"] > 0.95
    assert share("same")["bits"] == pytest.approx(np.log2(share("same")["m"] / share("same")["u"]))


def test_a_level_hardly_seen_keeps_nearly_its_weight(share, settings):
    few = share("same", pairs(("a", "b", "same"), ("a", "c", "different")))
    level = settings.comparisons.attribution.same
    assert few["bits"] == pytest.approx(match_weight(level.m, level.u), abs=1)
    assert few["pairs"] == 1


def test_the_prior_is_the_share_of_pairs_of_one_fact(settings):
    estimate = count_shares(MANY, FACTS, settings.comparisons)
    assert (estimate.prior, estimate.pairs) == (0.5, 800)


def test_a_claim_without_a_label_is_left_out(settings):
    more = pd.concat([MANY, pairs(("a", "x", "same"))], ignore_index=True)
    assert count_shares(more, FACTS, settings.comparisons).pairs == 800


def test_how_values_compare_is_not_estimated(settings):
    assert set(count_shares(MANY, FACTS, settings.comparisons).shares["comparison"]) == {"attribution"}


@pytest.mark.parametrize("facts", [pytest.param({"a": "f", "b": "f"}, id="all of one fact"), pytest.param({"a": "f", "c": "g"}, id="none")])
def test_nothing_is_told_by_pairs_of_one_kind(settings, facts):
    with pytest.raises(ValueError, match="at least one that is and one that is not"):
        count_shares(MANY, pd.Series(facts), settings.comparisons)


def test_pairs_that_are_compared_leave_out_those_of_no_fact_together(make_documents, make_claims, settings):
    documents = make_documents(("d1", "Five people died in Calder."), ("d2", "Six people died in Calder."))
    place = {"place": "Calder", "predicate": "kill"}
    claims = make_claims(
        ("a", 5, "people", place | {"doc_id": "d1"}),
        ("b", 6, "people", place | {"doc_id": "d2"}),
        ("c", 7, "people", place | {"doc_id": "d2", "modality": "authorised"}),
    )
    found = compared_pairs(documents, claims, settings)
    assert list(zip(found["claim_l"], found["claim_r"], strict=True)) == [("a", "b")]
    assert set(type(settings.comparisons).model_fields) <= set(found.columns)
