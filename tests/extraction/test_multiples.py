"""A word that says by itself how many a crime befell."""

import pytest

import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Police call it a double murder.", ("double murder", 2, "kill"), id="a double murder"),
        pytest.param("The triple-homicide suspect fled.", ("triple-homicide", 3, "kill"), id="joined, in front of another noun"),
        pytest.param("Quadruple shooting at Ruva harbour", ("Quadruple shooting", 4, "shoot"), id="a shooting, in a headline"),
    ],
)
def test_victims_are_counted(text: str, expected: tuple[str, float, str]) -> None:
    (claim,) = claims.extract(text)
    assert (claim.exact, claim.stated, claim.predicate) == expected
    assert (claim.counted, claim.head, claim.unit, claim.bound) == (None, "person", "count", "exact")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He is accused of an attempted double murder.", id="nobody suffered it"),
        pytest.param("She was convicted of a double murder.", id="what somebody was convicted of"),
        pytest.param("An old double murder case was reopened.", id="what a case is about"),
        pytest.param("Double murders are rare.", id="a kind of crime"),
        pytest.param("Police suspect a double murder-suicide.", id="who of them is counted is open"),
        pytest.param("She ordered a double espresso and a triple jump.", id="no crime"),
    ],
)
def test_nobody_is_counted(text: str) -> None:
    assert claims.extract(text) == []
