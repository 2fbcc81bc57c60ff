"""Are wires and other newsrooms credited where a text credits them as a whole, and only there?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import lexicon
from claims.model import Document
from claims.settings import Outlet
from claims.sources.credits import find_credit, settle_credits
from claims.text.furniture import find_furniture

LONG = "Divers searched the lake until dark and found a car, two boats and the roof of a mill. " * 30


def credit(text, *, source=None, title="", author=None, outlets=None):
    document = Document(doc_id="d", text=text, source=source, title=title, author=author, furniture=find_furniture(text))
    return find_credit(document, outlets or {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lagos (AFP) - Twelve people drowned.", "AFP", id="a dateline"),
        pytest.param("LAGOS, Feb 16 (Reuters) – Twelve people drowned.", "Reuters", id="a dateline with a date"),
        pytest.param("(AP) - Twelve people drowned.", "Associated Press", id="brackets alone"),
        pytest.param("LAGOS, Nigeria (AP) — Twelve people drowned.", "Associated Press", id="a place and its country"),
        pytest.param("LAGOS (WXYZ/AP) Twelve people drowned.", "Associated Press", id="a dateline shared with a station"),
        pytest.param("Dam breaks\nBy Ada Obi, Reuters\nTwelve people drowned.", "Reuters", id="a byline"),
        pytest.param("Dam breaks\nBy ADA OBI\nASSOCIATED PRESS\nTwelve people drowned.", "Associated Press", id="a byline in capitals"),
        pytest.param("Twelve people drowned.\nSource: Xinhua", "Xinhua", id="a source line at the end"),
        pytest.param("Twelve people drowned.\n--City News Service, photo via Ada Obi", "City News Service", id="a wire with its photo"),
        pytest.param(
            "Twelve people drowned.\nCopyright 2014 The Associated Press. All rights reserved.", "Associated Press", id="a copyright line"
        ),
        pytest.param("Twelve drowned.\n™ & © 2014 Cable News Network, Inc. All rights reserved.", "CNN", id="a company's copyright line"),
        pytest.param("Twelve people drowned, as reported by CNN.", "CNN", id="reported by"),
        pytest.param("CNN reports that twelve people drowned.", "CNN", id="it reports"),
        pytest.param("Rescuers at work (AFP Photo/ADA OBI)\nTwelve people drowned.", None, id="a photo is not the text"),
        pytest.param(
            "Rescuers at work (AFP Photo/ADA OBI)\nLagos (Reuters) - Twelve drowned.", "Reuters", id="the dateline goes before the photo"
        ),
        pytest.param("LAGOS (WXYZ) - Twelve people drowned.", None, id="a station's own dateline"),
        pytest.param("The party (AP) won 12 seats in the vote on Sunday.", None, id="brackets within a sentence"),
        pytest.param("Rescuers APPLAUDED.\nTwelve drowned.", None, id="letters within a word"),
        pytest.param(f"One.\n{LONG}\nAn official told of 12, CNN reported.\n{LONG}", None, id="one figure further down"),
        pytest.param("Twelve drowned.\nThe Associated Press contributed to this report.", None, id="a contribution"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_wire_is_credited(text, expected):
    assert credit(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Twelve people drowned.\nThe Lakeside Tribune reports that a dam broke.", "Lakeside Tribune", id="a newspaper by its name"),
        pytest.param("Twelve people drowned, the Lagos Times-Record reported.", "Lagos Times-Record", id="a coupled name"),
        pytest.param("Twelve people drowned, The (Port Vane) Times-Record reported.", "Port Vane Times-Record", id="its place in brackets"),
        pytest.param("Twelve people drowned, L.A. Times reported.", "Los Angeles Times", id="a known paper in another spelling"),
        pytest.param("Twelve people drowned.\nCBS affiliate KXQV reports that a dam broke.", "KXQV", id="a station by its call sign"),
        pytest.param("Twelve people drowned, WXQV-TV reported.", "WXQV", id="a call sign with its band"),
        pytest.param("Twelve people drowned, NBC Lagos reports.", "NBC Lagos", id="a network's station"),
        pytest.param("Twelve people drowned, according to the Lakeside Tribune.", "Lakeside Tribune", id="according to it"),
        pytest.param("Twelve people drowned.\nA dam broke.\nThe Lakeside Gazette first reported the story.", "Lakeside Gazette", id="who broke it"),
        pytest.param(f"Twelve people drowned.\n{LONG}\nRead more at the Lakeside Tribune.", "Lakeside Tribune", id="where the whole stands"),
        pytest.param(
            f"Twelve drowned, the Lakeside Tribune reports.\n{LONG[:1200]}\nThe Tribune reported on Monday that a dam broke.",
            "Lakeside Tribune",
            id="a longer article that cites it again by its short name",
        ),
        pytest.param(
            "Twelve drowned, the Lakeside Tribune reported.\nA dam broke, WXQV reported.\nWXQV reports 3 arrests.", "WXQV", id="the one cited most"
        ),
        pytest.param("Twelve drowned, the Lakeside Tribune reported.\nA dam broke, WXQV reported.", None, id="two cited alike"),
        pytest.param("Twelve people drowned.\nThe mayor told the Lakeside Tribune that a dam broke.", None, id="a remark made to it"),
        pytest.param("Twelve people drowned.\nWXQV's Ada Obi reports that a dam broke.", None, id="a reporter"),
        pytest.param("Twelve drowned.\nThe council confirmed it hours after the Lakeside Tribune reported a leak.", None, id="another report"),
        pytest.param(f"Twelve drowned.\nA dam broke.\n{'It rained. ' * 90}\nThe Lakeside Tribune reported 3 arrests.", None, id="a detail at the end"),
        pytest.param(f"{LONG}\nThe Lakeside Tribune reported 3 arrests.\n{LONG}\nThe Lakeside Tribune reported 4.", None, id="details of a long article"),
        pytest.param("WHO reported that twelve people had drowned.", None, id="a body with letters like a call sign"),
        pytest.param("Twelve people drowned, according to KXSO.", None, id="a sheriff's office with letters like a call sign"),
        pytest.param("Twelve people drowned, the Medical Examiner reported.", None, id="an office with a newspaper's word"),
        pytest.param("Twelve people drowned, according to Newport News Police.", None, id="a town with a newspaper's word"),
        pytest.param("Twelve people drowned, the Times reported.", None, id="a short name that nothing explains"),
        pytest.param("(Photo: WXQV-TV)\nTwelve people drowned.", None, id="whose photo it is"),
    ],
)  # fmt: skip
def test_another_newsroom_is_credited(text, expected):
    assert credit(text) == expected


@pytest.mark.parametrize(
    ("source", "title", "text", "expected"),
    [
        ("wxqv.com", "", "LAGOS (KXBB) - Twelve people drowned.", "KXBB"),
        ("wxqv.com", "", "LAGOS (WXQV) - Twelve people drowned.", None),
        ("wxqvtv.com:80", "", "Twelve people drowned, WXQV-TV reported.", None),
        ("channel5lagos.com", "", "LAGOS (WXQV) - Twelve people drowned.\nWXQV reports that a dam broke.", None),
        ("channel5lagos.com", "Dam breaks - Channel 5 - WXQV", "Twelve people drowned, WXQV reported.", None),
        ("channel5lagos.com", "", "Twelve people drowned, WXQV reported.\n© 2014 WXQV", None),
        ("lakesidetribune.com", "", "Twelve people drowned, the Lakeside Tribune reported.", None),
        ("ltr.com", "", "Twelve people drowned, the Lagos Times-Record reported.", None),
        ("reuters.com", "", "LAGOS (Reuters) - Twelve people drowned.", None),
        ("CNN", "", "Lagos (CNN) -- Twelve people drowned.", None),
        ("wxqv.com", "", "LAGOS (AP) - Twelve people drowned.", "Associated Press"),
    ],
)
def test_an_outlet_does_not_credit_itself(source, title, text, expected):
    assert credit(text, source=source, title=title) == expected


def test_the_author_of_the_metadata_can_be_a_wire():
    assert credit("Twelve people drowned.", author="Agence France-Presse") == "AFP"
    assert credit("Twelve people drowned.", author="Ada Obi") is None


def test_an_operators_outlets_are_known_by_name():
    outlets = {"Dam Watch": Outlet(domains=("damwatch.example",)), "People": Outlet()}
    assert credit("Twelve people drowned, Dam Watch reports.", outlets=outlets) == "Dam Watch"
    assert credit("Twelve people drowned, Dam Watch reports.", source="Dam Watch", outlets=outlets) is None
    assert credit("People reported hearing a dam break.", outlets=outlets) is None


def test_a_credited_newsroom_has_the_name_of_its_own_documents():
    def document(doc_id, source, credit):
        return Document(doc_id=doc_id, text="Twelve drowned.", source=source, credit=credit)

    given = [
        document("a", "wxqv.com", "Lakeside Tribune"),
        document("b", "lakesidetribune.com", None),
        document("c", "news.lakesidetribune.com", "Associated Press"),
        document("d", "kxbb.com", "WXQV"),
        document("e", "kxbb.com", "Lagos Gazette"),
    ]
    settled = settle_credits(given)
    assert [one.credit for one in settled] == ["lakesidetribune.com", None, "Associated Press", "wxqv.com", "Lagos Gazette"]
    assert settle_credits(reversed(given)) == list(reversed(settled))


CITING = lexicon.load("newsrooms")["citing"]


@pytest.mark.parametrize(
    ("pattern", "telling"),
    [(CITING["verb"], "telling"), *((one, "telling") for one in CITING["before"]), *((one, "telling_links") for one in CITING["link"])],
)
@given(data=st.data())
def test_whatever_cites_or_links_holds_a_telling_word(pattern, telling, data):
    said = data.draw(st.from_regex(re.compile(pattern, re.ASCII))).lower()
    assert any(word in said for word in CITING[telling])
