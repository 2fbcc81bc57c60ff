"""Is it said why two claims cannot be compared?"""

import pytest

from claims.assess import compare


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            {"head": "family", "counted": "families"}, {"head": "civilian"}, "not_comparable population", id="families are not civilians"
        ),
        pytest.param({"head": "civilian"}, {"head": "person"}, "agree", id="civilians are people"),
        pytest.param({"head": "quake"}, {"head": "earthquake"}, "agree", id="a quake is an earthquake"),
        pytest.param({"head": "soldier"}, {"head": "child"}, "not_comparable population", id="soldiers are not children"),
        pytest.param({"predicate": "kill"}, {"predicate": "injure"}, "not_comparable predicate", id="killed is not injured"),
        pytest.param({"predicate": "kill"}, {"predicate": "be"}, "agree", id="a verb that says nothing keeps nothing apart"),
        pytest.param({"predicate": "hold"}, {"predicate": "sentence"}, "agree", id="who is sentenced to 300 days is jailed for them"),
        pytest.param({"predicate": "buy"}, {"predicate": "offer"}, "not_comparable predicate", id="offered is not bought"),
        pytest.param({"place": "Ardal"}, {"place": "Ardal province"}, "not_comparable place", id="a city is not its province"),
        pytest.param({"place": "Ardal"}, {}, "agree", id="what is not said keeps nothing apart"),
        pytest.param({"measure": "stock"}, {"measure": "flow"}, "not_comparable measure", id="a stock is not a flow"),
        pytest.param({"measure": "count"}, {"measure": "cumulative"}, "agree", id="the count of an event may be a running one"),
        pytest.param({"modality": "authorised"}, {"modality": "observed"}, "not_comparable modality", id="authorised is not deployed"),
    ],
)
def test_what_keeps_claims_apart(claim, relation, left, right, expected):
    assert relation(claim("300", by="A", **left), claim("300", by="B", **right)) == expected
    assert relation(claim("300", by="B", **right), claim("300", by="A", **left)) == expected


def test_the_reason_names_both_sides(claim, settings):
    families, people = claim("300", head="family", counted="families"), claim("300", head="civilian", counted="trapped civilians")
    assert compare(people, families, settings).reason == "different things are counted: families and trapped civilians"


def test_a_claim_and_itself_are_a_repeat(claim, settings):
    one = claim("300", by="A")
    assert compare(one, one, settings).kind == "repeat"
