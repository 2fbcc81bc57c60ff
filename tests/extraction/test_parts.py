"""Which count is a part of which, where signs and adverbs tell it."""

import pytest

import claims


def told(text: str) -> list[tuple[str, str | None, int | None]]:
    """Each figure with its predicate, and which figure of the sentence it is a part of."""
    found = claims.extract(text)
    order = [claim.claim_id for claim in found]
    return [(claim.exact, claim.predicate, None if claim.part_of is None else order.index(claim.part_of)) for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Five sailors — three men and two women — were killed.",
            [("Five sailors", "kill", None), ("three men", "kill", 0), ("two women", "kill", 0)],
            id="between dashes, the verb behind them",
        ),
        pytest.param(
            "Five people, three men and two women, drowned.",
            [("Five people", "kill", None), ("three men", "kill", 0), ("two women", "kill", 0)],
            id="between commas, adding up",
        ),
        pytest.param(
            "Five people (three men and two women) were hurt.",
            [("Five people", "injure", None), ("three men", "injure", 0), ("two women", "injure", 0)],
            id="between brackets",
        ),
        pytest.param(
            "Five people were killed: three men, a woman and a child.",
            [("Five people", "kill", None), ("three men", "kill", 0)],
            id="behind a colon, not all in figures",
        ),
        pytest.param(
            "Six farms, four barns and two mills were burned.",
            [("Six farms", "destroy", None), ("four barns", "destroy", None), ("two mills", "destroy", None)],
            id="but a list of things between commas counts three kinds",
        ),
        pytest.param("He met 200 people (60 families).", [("200 people", "meet", None), ("60 families", None, None)], id="nor other units"),
        pytest.param(
            "Two children were among the five people killed.",
            [("Two children", "kill", 1), ("five people", "kill", None)],
            id="among those behind it",
        ),
        pytest.param("Six were shot, two fatally.", [("Six", "shoot", None), ("two", "kill", 0)], id="an adverb of harm alone"),
        pytest.param("Six hurt, 2 critically, in crash", [("Six hurt", "injure", None), ("2", "injure", 0)], id="that in a headline"),
        pytest.param("Six were hurt (two badly).", [("Six", "injure", None), ("two", "injure", 0)], id="that between brackets"),
    ],
)
def test_parts_and_wholes(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert told(text) == expected
