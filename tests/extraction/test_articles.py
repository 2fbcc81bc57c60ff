"""Units that an article counts behind a bound."""

import pytest

from claims.extraction import extract_claims
from claims.model import Document


def durations(text: str) -> list[tuple[str, str, str]]:
    return [(claim.exact, claim.bound.value, claim.unit) for claim in extract_claims(Document(doc_id="d", text=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The strike lasted about a week.", ("about a week", "about", "week"), id="about, behind a verb"),
        pytest.param("They rowed for over an hour.", ("over an hour", "more_than", "hour"), id="over, behind a preposition"),
        pytest.param("The mill stood idle nearly a decade.", ("nearly a decade", "nearly", "decade"), id="nearly"),
        pytest.param("It rained for at least a month.", ("at least a month", "at_least", "month"), id="at least"),
        pytest.param("The well is less than a mile away.", ("less than a mile", "less_than", "mile"), id="a length"),
        pytest.param("It takes a day or so.", ("a day or so", "about", "day"), id="a bound behind"),
    ],
)
def test_an_article_counts_one_behind_a_bound(text: str, expected: tuple[str, str, str]) -> None:
    assert durations(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It took a week and then an hour.", id="no bound"),
        pytest.param("A film about a year in Oslo won.", id="a topic"),
        pytest.param("Planes flew over a mile of road.", id="a place"),
        pytest.param("He came about a month ago and left more than a week later.", id="a time"),
        pytest.param("It ended the more than a year-long siege.", id="a compound"),
    ],
)
def test_an_article_counts_nothing(text: str) -> None:
    assert durations(text) == []
