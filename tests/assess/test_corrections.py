"""Is a figure that was taken back no rival any more, and one that was not still one?"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

import claims as product
from claims.model import Document


@pytest.fixture
def told(cross):
    """Assess the claims of some reports, (day, outlet, text), as one fact."""

    def run(*reports, urls=(), titles=()):
        claims, documents = [], []
        for number, (day, source, text) in enumerate(reports):
            when = datetime(2019, 6, day, 9, tzinfo=UTC)
            doc = f"d{number}"
            found = product.extract(text, source=source, published_at=when)
            assert found, text
            claims += [replace(one, doc_id=doc, claim_id=f"{doc}-{one.claim_id}") for one in found]
            url = urls[number] if urls else None
            title = titles[number] if titles else ""
            documents.append(Document(doc_id=doc, text=text, title=title, url=url, source=source, published_at=when))
        return cross(claims, documents=documents)

    return run


def _gone(assessed):
    claims = assessed.claims
    return sorted({(doc, float(number)) for doc, number in claims.loc[claims["superseded_by"].notna(), ["doc_id", "stated"]].to_numpy()})


@pytest.mark.parametrize(
    ("report", "gone"),
    [
        pytest.param("The army withdrew its claim that 22 fighters were killed.", [22], id="withdrew"),
        pytest.param("Police retracted an earlier statement that 22 people had been killed.", [22], id="retracted"),
        pytest.param("An earlier version of this article said 22 people were killed in the fire.", [22], id="an earlier version"),
        pytest.param("The report of 22 people killed was wrong, the mayor said.", [22], id="was wrong"),
        pytest.param("The health ministry revised its toll down from 22 killed to 15.", [22], id="revised down from one to another"),
        pytest.param("The army killed 22 fighters who withdrew from the village.", [], id="fighters withdrew, not a figure"),
        pytest.param("The army withdrew 22 tanks.", [], id="tanks were withdrawn"),
        pytest.param("Police said 22 people were killed, not 2 miles from the border.", [], id="not, without a correction"),
        pytest.param("The toll rose to 22 killed from 15.", [], id="a toll that rose was not taken back"),
    ],
)
def test_a_sentence_takes_its_own_figure_back(told, report, gone):
    assert [number for _, number in _gone(told((5, "Valley Post", report)))] == gone


@pytest.mark.parametrize(
    ("second", "gone"),
    [
        pytest.param((5, "Valley Post", "Correction: The death toll is 15, not 22 as earlier reported."), [("d0", 22.0)], id="not 22, of the same outlet"),
        pytest.param((5, "Hill Herald", "Correction: The death toll is 15, not 22 as earlier reported."), [], id="another outlet corrects only itself"),
        pytest.param((5, "Hill Herald", "The death toll was revised down to 15 from 22."), [("d0", 22.0)], id="revised by nobody in particular: for all"),
        pytest.param((3, "Hill Herald", "The death toll was revised down to 15 from 22."), [], id="what was published after a revision is not meant"),
        pytest.param((5, "Valley Post", "The death toll is 15."), [], id="another figure alone takes nothing back"),
    ],
)  # fmt: skip
def test_a_report_takes_the_figure_of_another_back(told, second, gone):
    assert _gone(told((4, "Valley Post", "The fire killed 22 people."), second)) == gone


@pytest.mark.parametrize(
    ("urls", "text", "gone"),
    [
        pytest.param(("http://post.example/fire", "https://www.post.example/fire/"), "The fire killed 15 people.", [("d0", 22.0)], id="a later version"),
        pytest.param(("http://post.example/fire", "https://post.example/flood"), "The fire killed 15 people.", [], id="another page"),
        pytest.param(
            ("http://post.example/fire", "https://post.example/fire"), "The fire killed 22 people. Police said 15 people were killed.", [],
            id="a later version that still has it",
        ),
    ],
)  # fmt: skip
def test_a_later_version_of_a_page_takes_its_figure_back(told, urls, text, gone):
    assert _gone(told((4, "Valley Post", "The fire killed 22 people."), (5, "Valley Post", text), urls=urls)) == gone


def test_a_document_that_calls_itself_a_correction_takes_its_outlets_figure_back(told):
    reports = [
        (4, "Valley Post", "The fire killed 22 people."),
        (4, "Hill Herald", "The fire killed 22 people."),
        (5, "Valley Post", "The fire killed 15 people."),
    ]
    assert _gone(told(*reports, titles=("", "", "CORRECTED-Fire kills 15"))) == [("d0", 22.0)]


def test_what_was_taken_back_is_neither_a_rival_nor_in_the_estimate_nor_a_confirmation(told):
    assessed = told(
        (4, "Valley Post", "The fire injured 15 people."),
        (4, "Hill Herald", "The fire injured 22 people."),
        (5, "Hill Herald", "Correction: An earlier version of this article said 22 people were injured in the fire."),
        (5, "Lake Mail", "The fire injured 15 people."),
    )
    fact = assessed.facts.iloc[0]
    assert (fact["consistency"], fact["corroboration"]) == ("evolving", "corroborated")
    assert (fact["low"], fact["best"], fact["high"]) == (15, 15, 15)
    assert "15 was not" in fact["reason"]
