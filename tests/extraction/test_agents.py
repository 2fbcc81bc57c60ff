"""Who does something to others is not counted among those to whom it is done."""

import pytest

import claims


def said(text: str) -> list[tuple[str, str | None]]:
    """Each figure with its predicate."""
    return [(claim.exact, claim.predicate) for claim in claims.extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Four raiders killed 12 sailors at the pier.",
            [("Four raiders", None), ("12 sailors", "kill")],
            id="a number that is the object",
        ),
        pytest.param("Two raiders killed a guard.", [("Two raiders", None)], id="an object with an article"),
        pytest.param("Two raiders shot dead a guard.", [("Two raiders", None)], id="a verb of two words"),
        pytest.param("Two raiders shot and killed their guard.", [("Two raiders", None)], id="two verbs"),
        pytest.param("Two raiders killed guards.", [("Two raiders", None)], id="a bare plural"),
        pytest.param("Three youths who killed a shopkeeper are in court.", [("Three youths", None)], id="a relative clause"),
        pytest.param("Two raiders kill guard at pier", [("Two raiders", None)], id="the present of a headline"),
        pytest.param("The guard was killed by two raiders.", [("two raiders", None)], id="behind a passive"),
        pytest.param("Two shells hurt 14 pupils.", [("Two shells", None), ("14 pupils", "injure")], id="what did it"),
        pytest.param("About 500 people held a vigil.", [("About 500 people", None)], id="another sense of the verb"),
        pytest.param("Some 30 raiders seized a village.", [("Some 30 raiders", None)], id="those who take"),
        # and those to whom it is done
        pytest.param("Ten people killed on Sunday were buried.", [("Ten people", "kill")], id="a participle and a day"),
        pytest.param(
            "Twelve sailors killed a week ago were named.", [("Twelve sailors", "kill")], id="a participle and a time with an article"
        ),
        pytest.param("Five people killed this year were sailors.", [("Five people", "kill")], id="a participle and this year"),
        pytest.param("Police found two wounded sailors.", [("two wounded sailors", "injure")], id="a participle in front of the noun"),
        pytest.param("Five sailors have been killed this year.", [("Five sailors", "kill")], id="a passive"),
        pytest.param("Two boys shot themselves by accident.", [("Two boys", "shoot")], id="they themselves"),
        pytest.param(
            "One man was killed and six others hurt in the blast.", [("One man", "kill"), ("six others", "injure")], id="no verb of its own"
        ),
    ],
)
def test_who_kills_is_not_among_the_killed(text, expected):
    assert said(text) == expected
