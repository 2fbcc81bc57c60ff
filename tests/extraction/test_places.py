import pytest

from claims.extraction.aliases import mine
from claims.extraction.places import Places, canonical
from claims.model import Document, Span
from claims.text.passages import passages


def placed(text, figure):
    (passage,) = passages(Document(doc_id="d", text=text))
    start = text.index(figure)
    sentence = next(s for s in passage.sentences if s.start <= start < s.end)
    return Places(passage, mine(text)).of(sentence, Span(start=start, end=start + len(figure)))


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        pytest.param("Forty people were hurt in Lakeside.", "Forty", "Lakeside", id="in a town"),
        pytest.param("Forty people were hurt in the besieged northern city of Lakeside.", "Forty", "Lakeside", id="in the city of"),
        pytest.param("Crews hold 90 percent of Raqa.", "90 percent", "Raqqa", id="a share of a place, in its canonical spelling"),
        pytest.param("He is held in the death of Jan Berg with 40 men.", "40", None, id="whom something befell is no place"),
        pytest.param("Storms across Lakeside At least 40 men were hurt.", "40", "Lakeside", id="what opens the next sentence"),
        pytest.param("He met 40 men in his Berg in Lakeside.", "40", "Lakeside", id="somebody's own thing is no place"),
        pytest.param("He met 40 men in his Lakeside home.", "40", "Lakeside", id="where somebody's home is"),
        pytest.param("Forty men are in the F.B.I.", "Forty", None, id="a body of three letters is no place"),
        pytest.param("Forty men live in D.C.", "Forty", "D.C.", id="a state of two letters is one"),
        pytest.param("Forty died in Lakeside and 12 in Hillport.", "12", "Hillport", id="the nearest place"),
        pytest.param(
            "Ten died in Lakeside, five in Hillport.", "five", "Hillport", id="the place tied to it, not the one before the comma"
        ),
        pytest.param("A man died in Lakeside, 20 miles south of Hillport.", "20 miles", "Lakeside", id="not what a distance is from"),
        pytest.param(
            "The storm hit Hillport. In Lakeside, trees fell. Forty people were hurt.", "Forty", "Lakeside", id="the last place before"
        ),
        pytest.param("In Lakeside, trees fell. Lakeside had 900 residents.", "900", "Lakeside", id="a known place needs no cue"),
        pytest.param("HILLPORT, Norway (NBK) - The storm hurt 40 people.", "40", "Hillport", id="the dateline"),
        pytest.param(
            "Forty hurt by storm\n\nBy Ann Berg\n\nHILLPORT, Norway (NBK) - The storm hurt 40 people.",
            "40",
            "Hillport",
            id="a dateline below",
        ),
        pytest.param("Storm\nST. ANNE —The storm hurt 40 people.", "40", None, id="a dash tied to a word makes no dateline"),
        pytest.param("Storm hurts men\nST. ANNE — The storm hurt 40 people.", "40", "St. Anne", id="a dateline that is a saint"),
        pytest.param("Storm\nUPDATE - The storm hurt 40 people.", "40", None, id="a label is no dateline"),
        pytest.param("Storm\nMonday\nMONDAY - The storm hurt 40 people.", "40", None, id="a day is no dateline"),
        pytest.param("Storm\nKQXL - The storm hurt 40 people.", "40", None, id="a station is no dateline"),
        pytest.param("Storm\nWACO, Norway - The storm hurt 40 people.", "40", "Waco", id="what a country follows is no station"),
        pytest.param("Forty Hurt In Ruva Rapids As Storm Hits", "Forty", "Ruva Rapids", id="a common word that ends a name"),
        pytest.param("Forty Hurt In Stone Beach Fire", "Forty", "Stone Beach", id="before another that does not"),
        pytest.param("Forty Hurt In Car On Long Beach", "Forty", None, id="no name goes on over a preposition"),
        pytest.param("Forty people were hurt in St. Anne on Monday.", "Forty", "St. Anne", id="a shortened saint"),
        pytest.param("Forty people were hurt near Quarry Road.", "Forty", "Quarry Road", id="a road where nothing else is known"),
        pytest.param("Forty people were hurt near Quarry Road in Lakeside.", "Forty", "Lakeside", id="the town rather than the road"),
        pytest.param(
            "Trees fell in Lakeside. A bus turned into Quarry Road. Forty people were hurt.", "Forty", "Lakeside", id="no road before it"
        ),
        pytest.param(
            "HILLPORT, Norway - Ann Berg came from a farm in Lakeside. Forty people were hurt near Quarry Road.",
            "Forty",
            "Hillport",
            id="a road of the dateline's town",
        ),
        pytest.param("Ruvahaven police say a man hid. He hurt 40 people.", "40", "Ruvahaven", id="the town whose police speak"),
        pytest.param("Norwegian police say a man hid. He hurt 40 people.", "40", None, id="the police of a country"),
        pytest.param("State Police say a man hid. He hurt 40 people.", "40", None, id="the police of no town"),
        pytest.param(
            "Ruvahaven police met in Lakeside. Forty people were hurt.", "Forty", "Lakeside", id="a place named before, not the police's"
        ),
        pytest.param(
            "Ten were hurt in Lakeside. Forty were hurt nationwide.", "Forty", "nationwide", id="a whole country is not the last place"
        ),
        pytest.param("Ten were hurt in Lakeside. A nationwide search cost 40 men.", "40", "Lakeside", id="a search of a whole country"),
        pytest.param(
            "Ten were hurt in Lakeside. Acme, which sells nationwide, lost 40 men.",
            "40",
            "Lakeside",
            id="a whole country in another clause",
        ),
        pytest.param("Forty people were hurt near the Norwegian border.", "Forty", None, id="an adjective is no place"),
        pytest.param("It was a loss of trust in Norwegians, forty said.", "forty", None, id="a people is no place"),
        pytest.param("Forty people have been serving in Ruva Fugitive Task Force.", "Forty", None, id="a force is no place"),
        pytest.param("Forty People Hurt in New Jersey", "Forty", "New Jersey", id="a name that begins and ends with common words"),
        pytest.param("Forty Hurt in Drive-By Blast", "Forty", None, id="a deed is no place"),
        pytest.param("Forty people walked into the Grand Jury hearing.", "Forty", None, id="a court is no place"),
        pytest.param("Forty people were hurt off Highway 8.", "Forty", None, id="a kind of road is no place"),
        pytest.param("Forty people were hurt in the East.", "Forty", None, id="a direction is no place"),
        pytest.param("Forty people sang for most of New Year's Eve.", "Forty", None, id="an evening is no place"),
        pytest.param("Forty people stood near Senator Ann Roe.", "Forty", None, id="a person with a title is no place"),
        pytest.param("Forty people were hurt in March.", "Forty", None, id="a month is no place"),
        pytest.param("Forty people work in the Trade Ministry.", "Forty", None, id="an organisation is no place"),
        pytest.param("Ann Berg ran. Voters believe in Berg, 40 said.", "40", None, id="a person is no place"),
        pytest.param("Forty people were hurt in Lakeside traffic.", "Forty", None, id="a name that describes a noun is no place"),
    ],
)
def test_it_says_where(text, figure, expected):
    assert placed(text, figure) == expected


def test_spellings_of_one_place_are_one():
    assert {canonical(name) for name in ("Raqa", "Raqqa", "Ar-Raqqah")} == {"Raqqa"}
