import pytest

import claims
from claims.extraction.hedging import hedge
from claims.model import Document, Span
from claims.text.passages import passages


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        pytest.param("About 900 miners are still believed trapped.", "900", ("believed", "observed"), id="believed"),
        pytest.param("The slide reportedly buried 900 homes.", "900", ("reportedly", "observed"), id="reportedly"),
        pytest.param(
            "The slide reportedly hit the valley, burying 900 homes.",
            "900",
            ("reportedly", "observed"),
            id="a participle belongs to its clause",
        ),
        pytest.param(
            "The slide reportedly hit the valley, and crews saved 900 homes.", "900", (None, "observed"), id="another clause has no hedge"
        ),
        pytest.param("The slide may have buried 900 homes.", "900", ("may have", "observed"), id="may have"),
        pytest.param("The board estimated that 65 percent is lost.", "65 percent", ("estimated", "estimated"), id="estimated"),
        pytest.param("The mayor has authorised 300 patrols.", "300", (None, "authorised"), id="authorised"),
        pytest.param("The mayor plans to send 300 patrols.", "300", (None, "planned"), id="planned"),
        pytest.param("The toll is expected to pass 300.", "300", (None, "forecast"), id="forecast"),
        pytest.param("The board denied that 300 homes were lost.", "300", (None, "denied"), id="denied"),
        pytest.param("The 300 families denied entry went home.", "300", (None, "observed"), id="denial reaches only forward"),
        pytest.param("He is accused of killing 3 sailors.", "3", (None, "alleged"), id="alleged"),
        pytest.param("The would-be mayor hid 300 maps.", "300", (None, "observed"), id="a compound is no plan"),
        pytest.param("The slide buried 900 homes.", "900", (None, "observed"), id="plainly said"),
    ],
)
def test_it_reads_how_a_figure_is_put(text, figure, expected):
    (passage,) = passages(Document(doc_id="d", text=text))
    start = text.index(figure)
    found = hedge(passage.sentences[0], Span(start=start, end=start + len(figure)))
    assert (found.hedge, found.modality.value) == expected


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        pytest.param("A 34-year-old man is accused of theft.", "34-year-old", "observed", id="the age of an accused man is no allegation"),
        pytest.param("He is accused of killing Ann Lund, 34.", "34", "observed", id="nor that of a victim"),
        pytest.param("The 34-year-old will be tried on Monday.", "34-year-old", "observed", id="nor a plan"),
        pytest.param("Ann Lund will turn 34 on Monday.", "34", "planned", id="a birthday to come"),
        pytest.param("The man is estimated to be 34.", "34", "estimated", id="an age that is estimated"),
    ],
)
def test_an_age_is_so_whatever_is_said_of_those_who_have_it(text, figure, expected):
    (passage,) = passages(Document(doc_id="d", text=text))
    start = text.index(figure)
    assert hedge(passage.sentences[0], Span(start=start, end=start + len(figure)), of_person=True).modality.value == expected


def test_whose_mother_somebody_is_is_no_plan() -> None:
    (claim,) = claims.extract("The mother of four will be home soon.")
    assert claim.modality == "observed"
