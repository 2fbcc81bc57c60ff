"""Pairs that came near are kept, a few for each claim, with what kept them apart."""

import pandas as pd
import pytest

from claims.match import match_claims
from claims.settings.matching import NearMissSettings
from claims.tables import NEAR_MISSES

TEXT = "Fire swept the market hall of Odrin on Friday. Firemen from Vell fought the fire in Odrin all night."
FIRE = {"place": "Odrin", "sentence": "The fire that swept the market hall of Odrin killed or hurt many, firemen from Vell said."}
KILL = FIRE | {"predicate": "kill"}


@pytest.fixture
def near(make_documents, make_claims, settings):
    """The near misses among claims of documents about one fire, by their pair."""

    def match(*claims, documents=("d1", "d2", "d3"), keep=settings.near_misses, order=1):
        frame = make_documents(*((doc, TEXT + f" Stall {doc} stood.", {"source": doc}) for doc in documents))
        own = settings.model_copy(update={"near_misses": keep, "prior": 0.2})
        found = match_claims(frame[::order].reset_index(drop=True), make_claims(*claims)[::order].reset_index(drop=True), own)
        return found, found.near_misses.set_index(["claim_l", "claim_r"])

    return match


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        pytest.param((9, "people", KILL), (3, "people", KILL | {"change": "up"}), "one figure is a change, and the other is not", id="a rise"),
        pytest.param(
            (9, "people", KILL), (9, "people", KILL | {"modality": "authorised"}), "one figure is authorised or the like, and the other is not",
            id="what is authorised",
        ),
        pytest.param(
            (9, "people", KILL | {"doc_id": "d1"}), (12, "people", KILL | {"doc_id": "d1", "sentence": FIRE["sentence"] + " Later."}),
            "one speaker gives two figures for one time in one text, and so means two things", id="two figures of one speaker",
        ),
        pytest.param(
            (9, "people", KILL), (3, "people", KILL | {"part_of": "c1"}), "one counts a part of what the other counts", id="a part",
        ),
    ],
)  # fmt: skip
def test_what_can_be_of_no_fact_together_says_so(near, one, other, reason):
    _, misses = near(("c1", *one[:2], {"doc_id": "d1"} | one[2]), ("c2", *other[:2], {"doc_id": "d2"} | other[2]))
    assert misses.loc[("c1", "c2"), "reason"] == reason
    assert misses.loc[("c1", "c2"), "match_key"] == "story and unit"


def test_what_was_joined_is_no_near_miss(near):
    found, misses = near(("c1", 9, "people", KILL | {"doc_id": "d1"}), ("c2", 12, "people", KILL | {"doc_id": "d2"}))
    assert len(set(found.claims["fact_id"])) == 1
    assert misses.empty


def test_too_little_evidence_says_how_much(near):
    keep = NearMissSettings(per_claim=3, least_weight=-20)
    claims = (("c1", 9, "people", KILL | {"doc_id": "d1"}), ("c2", 40, "stalls", FIRE | {"doc_id": "d2", "predicate": "burn"}))
    _, misses = near(*claims, keep=keep)
    assert misses.loc[("c1", "c2"), "reason"].startswith("too little evidence: -")
    _, none = near(*claims, keep=NearMissSettings(per_claim=3, least_weight=0))
    assert none.empty


def test_a_bar_between_two_other_claims_is_named(near):
    claims = (
        ("c1", 9, "people", KILL | {"doc_id": "d1"}), ("c2", 9, "people", KILL | {"doc_id": "d2"}),
        ("c3", 9, "people", KILL | {"doc_id": "d3", "part_of": "c2"}),
    )  # fmt: skip
    _, misses = near(*claims)
    assert misses.loc[("c2", "c3"), "reason"] == "one counts a part of what the other counts"
    words = "joining them would join two other claims that can be of no fact together: one counts a part of what the other counts"
    assert misses.loc[("c1", "c3"), "reason"] == words


def test_only_the_weightiest_of_a_claim_are_kept(near):
    documents = [f"d{n}" for n in range(9)]
    claims = [(f"c{n}", n + 1, "people", KILL | {"doc_id": doc, "change": None if n else "up"}) for n, doc in enumerate(documents)]
    _, misses = near(*claims, documents=documents, keep=NearMissSettings(per_claim=1, least_weight=-3))
    # each of the eight has the rise as its one near miss
    assert len(misses) == 8
    _, none = near(*claims, documents=documents, keep=NearMissSettings(per_claim=0, least_weight=-3))
    assert none.empty


def test_the_table_has_its_columns_and_does_not_hang_on_the_order(near, settings):
    claims = [
        (f"c{n}", 9, "people", KILL | {"doc_id": f"d{n % 3 + 1}", "change": "up" if n % 2 else None, "start": 9 * n}) for n in range(8)
    ]
    there, back = near(*claims)[0].near_misses, near(*claims, order=-1)[0].near_misses
    assert list(there.columns) == [*NEAR_MISSES, *type(settings.comparisons).model_fields]
    pd.testing.assert_frame_equal(there, back)
    assert len(there) > 0
    facts = near(*claims)[0].claims.set_index("claim_id")["fact_id"]
    assert (there["claim_l"].map(facts) == there["fact_l"]).all()
    assert (there["fact_l"] != there["fact_r"]).all()


def test_a_mean_that_speaks_against_it_is_given_with_its_pairs(near):
    hurt = FIRE | {"doc_id": "d3", "predicate": "injure"}
    dead = ("c2", 9, "people", KILL | {"doc_id": "d2"})
    _, misses = near(
        ("c1", 9, "people", FIRE | {"doc_id": "d1"}), dead, ("c3", 8, "people", hurt), keep=NearMissSettings(per_claim=9, least_weight=-30)
    )
    # the claim that says nothing of a fate fits both the dead and the hurt: it went with one, which speaks against the other
    reasons = misses["reason"].tolist()
    assert sum(one.startswith("the facts as a whole speak against it: mean weight -") for one in reasons) == 1
    assert any(" bits over 2 pairs, 0.0 needed" in one for one in reasons)
