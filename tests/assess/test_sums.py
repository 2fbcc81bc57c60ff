"""Are parts that are together more than their whole found, and those that are not let be?"""

import pytest

WHOLE = {"head": "person", "counted": "people", "predicate": "kill", "measure": "cumulative"}


def _part(claim, words, head, whole, **more):
    return claim(words, **{**WHOLE, "head": head, "counted": f"{head}s", "part_of": whole.claim_id, "doc": whole.doc_id} | more)


def _found(cross, claims, facts):
    found = cross(claims, facts=facts).facts.set_index("fact_id").loc["whole"]
    return found["consistency"], found["reason"]


@pytest.mark.parametrize(
    ("whole", "parts", "consistency"),
    [
        pytest.param("15", [("8", "man"), ("4", "woman"), ("3", "child")], "consistent", id="parts that are the whole"),
        pytest.param("15", [("9", "man"), ("4", "woman"), ("3", "child")], "conflicting", id="parts one too many"),
        pytest.param("15", [("9", "man"), ("4", "woman")], "consistent", id="parts that leave some out"),
        pytest.param("40", [("25", "soldier"), ("20", "civilian")], "conflicting", id="soldiers and civilians share nobody"),
        pytest.param("40", [("25", "civilian"), ("20", "child")], "consistent", id="children may be civilians"),
        pytest.param("at least 15", [("9", "man"), ("12", "woman")], "consistent", id="a whole without an upper end holds any"),
        pytest.param("about 300", [("160", "man"), ("155", "woman")], "consistent", id="the rounding of the whole leaves room"),
        pytest.param("about 300", [("190", "man"), ("155", "woman")], "conflicting", id="but not so much"),
        pytest.param("15", [("at least 9", "man"), ("at least 7", "woman")], "conflicting", id="lower bounds of parts add up"),
        pytest.param("15", [("up to 9", "man"), ("up to 9", "woman")], "consistent", id="upper bounds of parts may be less"),
        pytest.param("15", [("60 percent", "man"), ("55 percent", "woman")], "consistent", id="shares are not added to counts"),
    ],
)
def test_parts_of_one_document(claim, cross, whole, parts, consistency):
    of = claim(whole, **WHOLE)
    claims = [of, *(_part(claim, words, head, of) for words, head in parts)]
    assert _found(cross, claims, ["whole", *(head for _, head in parts)])[0] == consistency


@pytest.mark.parametrize(
    ("elsewhere", "consistency"),
    [
        pytest.param({"man": "14", "woman": "6"}, "consistent", id="the least of each part fits"),
        pytest.param({"whole": "12"}, "consistent", id="some source's whole holds the parts"),
        pytest.param({"child": "30"}, "conflicting", id="a part that only another report counts is too large"),
        pytest.param({"child": "5"}, "consistent", id="a part that only another report counts fits"),
    ],
)
def test_parts_across_documents(claim, cross, elsewhere, consistency):
    of, other = claim("20", doc="d1", **WHOLE), claim("20", doc="d2", **WHOLE)
    claims, facts = [of, _part(claim, "6", "man", of), _part(claim, "8", "woman", of), other], ["whole", "man", "woman", "whole"]
    for head, words in elsewhere.items():
        claims.append(claim(words, doc="d3", **WHOLE) if head == "whole" else _part(claim, words, head, other))
        facts.append(head)
    found = cross(claims, facts=facts).facts.set_index("fact_id").loc["whole"]
    if "whole" in elsewhere:
        assert "more than the whole" not in found["reason"]
    else:
        assert found["consistency"] == consistency


def test_the_sum_is_told(claim, cross):
    of = claim("15", **WHOLE)
    claims = [of, _part(claim, "9", "man", of, counted="men"), _part(claim, "7", "woman", of, counted="women")]
    assert _found(cross, claims, ["whole", "men", "women"]) == ("conflicting", "9 men and 7 women are together 16, more than the whole, 15")


def test_a_part_that_was_told_later_than_the_whole_may_have_outgrown_it(claim, cross):
    of, again = claim("15", doc="d1", on=3, **WHOLE), claim("15", doc="d2", on=4, **WHOLE)
    claims = [of, _part(claim, "9", "man", of, on=3), again, _part(claim, "8", "woman", again, on=9)]
    assert _found(cross, claims, ["whole", "man", "whole", "woman"])[0] == "consistent"
