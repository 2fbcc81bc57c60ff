"""Is every figure traced to where it comes from?"""

from datetime import UTC, datetime

import pytest

from claims.model import AttributionKind, Document, Section
from claims.settings import AssessSettings


def _at(day):
    return datetime(2019, 6, day, tzinfo=UTC)


def _origins(assessed):
    return [None if origin != origin else origin for origin in assessed.claims["origin"]]


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        pytest.param("SOHR", "Syrian Observatory for Human Rights", id="initials of a known body"),
        pytest.param(
            "the Paris-based Syrian Network for Human Rights group",
            "Syrian Network for Human Rights",
            id="a known body inside a longer phrase",
        ),
        pytest.param("Associated Press", "Associated Press", id="an agency by its full name"),
        pytest.param("AP", "Associated Press", id="an agency by its initials"),
        pytest.param("the regional governor", "regional governor", id="an unknown speaker without its article"),
        pytest.param("Valley Post -> Ardal hospital", "Ardal hospital", id="the speaker nearest to the figure"),
    ],
)
def test_a_named_speaker_has_one_name(claim, cross, said, origin):
    assert _origins(cross([claim("15", by=said)])) == [origin]


def test_a_document_may_shorten_a_name_that_it_gave_in_full(claim, cross):
    claims = [claim("15", by=by, doc="d1") for by in ("Ardal Mountain Rescue Service", "the Rescue Service", "AMRS", "Col. Vey")]
    assert _origins(cross(claims)) == ["Ardal Mountain Rescue Service"] * 3 + ["Col. Vey"]


def test_without_a_named_speaker_the_wire_then_the_house_is_the_origin(claim, cross, settings):
    documents = [
        Document(doc_id="wired", text="", source="Valley Post", credit="AFP"),
        Document(doc_id="own", text="", source="www.valleypost.example"),
        Document(doc_id="sister", text="", source="Valley Evening"),
        Document(doc_id="nobody", text=""),
    ]
    houses = {"valleypost.example": "Valley Group", "valley evening": "Valley Group"}
    claims = [claim("15", doc=one.doc_id, attribution="officials", attribution_kind=AttributionKind.UNNAMED) for one in documents]
    known = AssessSettings.model_validate(settings.model_dump() | {"families": houses})
    assert _origins(cross(claims, documents=documents, settings=known)) == ["AFP", "Valley Group", "Valley Group", None]


def test_near_copies_have_one_origin(claim, cross):
    documents = [
        Document(doc_id="first", text="", source="Valley Post"),
        Document(doc_id="second", text="", source="Hill Herald", copy_of="first"),
        Document(doc_id="third", text="", source="Lake Mail", copy_of="second", credit="AFP"),
        Document(doc_id="other", text="", source="Lake Mail"),
    ]
    assessed = cross([claim("15", doc=one.doc_id) for one in documents], documents=documents)
    assert _origins(assessed) == ["AFP", "AFP", "AFP", "Lake Mail"]


def test_a_sentence_that_an_earlier_report_has_word_for_word_comes_from_there(claim, cross):
    """A report that quotes an alert and goes on is no copy of it, but the figure of the alert is not its own."""
    alert = "At least 15 people were killed when a bridge fell into the river near Ardal on Monday."
    documents = [
        Document(doc_id="alert", text="", source="Valley Post", credit="AFP"),
        Document(doc_id="report", text="", source="Hill Herald"),
        Document(doc_id="own", text="", source="Lake Mail"),
    ]

    def origins(*sentences):
        told = zip(documents, sentences, (3, 2, 1), strict=True)
        # published in the order of the documents: the later ones are told first, so that their order in the table tells nothing
        claims = [claim("15", doc=one.doc_id, sentence=said, published_at=_at(4 - rank)) for one, said, rank in reversed(list(told))]
        return dict(zip(("own", "report", "alert"), _origins(cross(claims, documents=documents)), strict=True))

    assert origins(alert, alert.upper(), alert.replace("Monday", "Tuesday")) == {"alert": "AFP", "report": "AFP", "own": "Lake Mail"}
    assert origins("15 dead.", "15 dead.", "15 dead.") == {"alert": "AFP", "report": "Hill Herald", "own": "Lake Mail"}


def test_an_unattributed_figure_has_the_speaker_of_the_same_figure_in_its_document(claim, cross):
    documents = [Document(doc_id="d1", text="", source="Valley Post"), Document(doc_id="d2", text="", source="Hill Herald")]
    headline, told, other, elsewhere = (
        claim("15", doc="d1"),
        claim("15", doc="d1", by="Mayor"),
        claim("16", doc="d1"),
        claim("15", doc="d2"),
    )
    assert _origins(cross([headline, told, other, elsewhere], documents=documents)) == ["Mayor", "Mayor", "Valley Post", "Hill Herald"]


@pytest.mark.parametrize("turn", [slice(None), slice(None, None, -1)])
def test_of_two_speakers_of_one_figure_the_first_that_is_read_is_adopted_whatever_the_order_of_rows(claim, cross, turn):
    told = claim("15", by="Ann Dorrian", doc="a")
    headline = claim("15", by="the sheriff", doc="a", section=Section.TITLE)
    bare = claim("15", doc="a")
    origins = cross([told, headline, bare][turn]).claims.set_index("claim_id")["origin"]
    assert origins[bare.claim_id] == "sheriff"


def test_two_speakers_in_one_article_are_two_origins(claim, cross):
    fact = cross([claim("15", doc="d1", by="Mayor"), claim("15", doc="d1", by="Army")]).facts.iloc[0]
    assert fact["n_origins"] == 2
    assert fact["corroboration"] == "corroborated"
