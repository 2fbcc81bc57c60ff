"""None as a figure: of people and things that no harm befell."""

import pytest

from claims.extraction import extract_claims
from claims.model import Claim, Document


def claims_of(text: str) -> list[Claim]:
    return extract_claims(Document(doc_id="d", text=text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("There were no casualties.", ("no casualties", "casualties", "casualty"), id="a noun of harm"),
        pytest.param("No arrests have been made.", ("No arrests", "arrests", "arrest"), id="nobody was arrested"),
        pytest.param("No one was hurt in the blast.", ("No one", None, "injure"), id="no one"),
        pytest.param("No-one on the tram was killed.", ("No-one", None, "kill"), id="no-one, and where they were"),
        pytest.param("Nobody has died, she said.", ("Nobody", None, "kill"), id="a verb that befalls its own subject"),
        pytest.param("None of the passengers was injured.", ("None of the passengers", "passengers", "injure"), id="none of them"),
        pytest.param("None of the 40 divers died.", ("None of the 40 divers", "divers", "kill"), id="none of a number"),
        pytest.param("No suspects have been arrested.", ("No suspects", "suspects", "arrest"), id="a noun and a passive"),
        pytest.param("No civilian was reported to be hurt.", ("No civilian", "civilian", "injure"), id="a singular noun"),
        pytest.param("The ferry docked without any injuries.", ("without any injuries", "injuries", "injure"), id="without"),
        pytest.param("It did no damage to the barns.", ("no damage to the barns", "barns", "damage"), id="what was not damaged"),
        pytest.param("The fire hurt no one.", ("no one", None, "injure"), id="an object"),
        pytest.param("It struck the quay, injuring none of the dockers.", ("none of the dockers", "dockers", "injure"), id="a participle"),
        pytest.param("No one hurt in mill fire", ("No one hurt", "hurt", "injure"), id="a headline without was"),
        pytest.param("No Injuries Reported in Mill Fire at Ruva", ("No Injuries", "Injuries", "injure"), id="a headline"),
    ],
)
def test_none_is_a_figure(text: str, expected: tuple[str, str | None, str]) -> None:
    (claim,) = claims_of(text)
    assert (claim.exact, claim.counted, claim.predicate) == expected
    assert (claim.low, claim.high, claim.stated, claim.bound, claim.unit) == (0, 0, 0, "exact", "count")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("No one knows, and nobody was told.", id="no harm is spoken of"),
        pytest.param("It is no longer so; there is no evidence and he had no comment.", id="idioms"),
        pytest.param("No further deaths were reported and no one else was hurt.", id="on top of others"),
        pytest.param("No serious injuries were reported.", id="only some are denied"),
        pytest.param("There were no reports of injuries.", id="reports are missing, not injuries"),
        pytest.param("There should be no casualties, and if no one is killed all is well.", id="wishes and conditions"),
        pytest.param("He didn't hurt nobody.", id="a second negation"),
        pytest.param("He denied that anyone was killed.", id="a denial"),
        pytest.param("It was a killing no one in town saw, and a murder nobody solved.", id="a noun of harm and a clause"),
        pytest.param("No one hurt the dog.", id="nobody does harm"),
        pytest.param("No damage was reported.", id="nothing counted"),
        pytest.param("No soldier who was wounded left.", id="a relative clause says of whom"),
        pytest.param("No one was seriously hurt; none of those were murder.", id="a degree, and a noun behind the verb"),
    ],
)
def test_no_figure(text: str) -> None:
    assert claims_of(text) == []


def test_bounds_with_no_stay_bounds() -> None:
    assert [claim.bound for claim in claims_of("No more than 50 boats and no fewer than 30 rafts sank.")] == ["up_to", "at_least"]


def test_none_beside_a_count() -> None:
    found = claims_of("Two people were hurt but no one on the bus was killed.")
    assert [(claim.low, claim.predicate) for claim in found] == [(2, "injure"), (0, "kill")]
