"""Which figure of an earlier sentence a count takes a part of."""

import pytest

import claims


def whole_of_last(text: str) -> str | None:
    """The words of the figure that the last one of a text is a part of."""
    found = claims.extract(text)
    named = {claim.claim_id: claim.exact for claim in found}
    return named[found[-1].part_of] if found[-1].part_of else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Nine people were hurt when the stand gave way. Two of the victims are children.", "Nine people", id="victims again"),
        pytest.param("Five men were shot at the market. Three of the men died on Sunday.", "Five men", id="the same noun"),
        pytest.param("Seven others were injured. Two of the others were nurses.", "Seven others", id="the others"),
        pytest.param("The council owns 40 barges. Six of those barges leak.", "40 barges", id="things"),
        pytest.param(
            "Nine people were hurt. One driver was fined. Two of the victims are children.",
            "Nine people",
            id="past a figure that is too small",
        ),
        pytest.param("Two people were hurt. Three of the victims are children.", None, id="three cannot be of two"),
        pytest.param("About 80 people watched the parade. Two of the victims are children.", None, id="nothing befell the crowd"),
        pytest.param("Several people were hurt. Two of the victims are children.", None, id="no number to be a part of"),
        pytest.param("Nine people were hurt. Two of the gunmen fled.", None, id="gunmen are not those who were hurt"),
        pytest.param("Nine people were hurt. None of the victims died.", None, id="none is no part"),
    ],
)
def test_a_definite_phrase_takes_a_part_of_what_was_told_before(text, expected):
    assert whole_of_last(text) == expected
