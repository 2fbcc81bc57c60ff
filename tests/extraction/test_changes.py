"""The rise or fall of figures that stand apart from the word that says it."""

import pytest

from claims.extraction import extract_claims
from claims.model import Document


def changes(text: str) -> list[str | None]:
    return [claim.change for claim in extract_claims(Document(doc_id="d", text=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Orla was expected to grow sales by 35 percent.", ["up"], id="an object before by"),
        pytest.param("The council cut speeds by 5 mph.", ["down"], id="a verb that says so only with by"),
        pytest.param("Prices fell in Oslo by 3 percent.", ["down"], id="a circumstance before by"),
        pytest.param("Employment grew by 40 posts, or 2.2 percent.", ["up", "up"], id="said again in percent"),
        pytest.param("Orla was down 2.3%, Brill by 2.6% and Zenith 1.9%.", ["down", "down", "down"], id="a verb left out"),
    ],
)
def test_shared_changes(text: str, expected: list[str | None]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Orla fell 3% and Brill has 4% of the market.", ["down", None], id="a verb of its own"),
        pytest.param("The firm raised $3 million.", [None], id="raising money is no rise"),
        pytest.param("The vote was won in Oslo by 5 percent.", [None], id="a verb of no change"),
        pytest.param("Rents rose 3%, and the vacancy rate of 4% held.", ["up", None], id="a noun that takes the figure by of"),
    ],
)
def test_changes_that_are_not_shared(text: str, expected: list[str | None]) -> None:
    assert changes(text) == expected
