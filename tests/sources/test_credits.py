"""Are wires credited where a text credits them, and only there?"""

import pytest

from claims.sources.credits import find_credit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lagos (AFP) - Twelve people drowned.", "AFP", id="a dateline"),
        pytest.param("LAGOS, Feb 16 (Reuters) – Twelve people drowned.", "Reuters", id="a dateline with a date"),
        pytest.param("(AP) - Twelve people drowned.", "Associated Press", id="brackets alone"),
        pytest.param("LAGOS, Nigeria (AP) — Twelve people drowned.", "Associated Press", id="a place and its country"),
        pytest.param("Dam breaks\nBy Ada Obi, Reuters\nTwelve people drowned.", "Reuters", id="a byline"),
        pytest.param("Twelve people drowned.\nSource: Xinhua", "Xinhua", id="a source line at the end"),
        pytest.param(
            "Twelve people drowned.\nCopyright 2014 The Associated Press. All rights reserved.", "Associated Press", id="a copyright line"
        ),
        pytest.param("Twelve people drowned, as reported by CNN.", "CNN", id="reported by"),
        pytest.param("CNN reports that twelve people drowned.", "CNN", id="it reports"),
        pytest.param("Rescuers at work (AFP Photo/ADA OBI)\nTwelve people drowned.", "AFP", id="a photo in the head"),
        pytest.param(
            "Rescuers at work (AFP Photo/ADA OBI)\nLagos (Reuters) - Twelve drowned.", "Reuters", id="the dateline goes before the photo"
        ),
        pytest.param("LAGOS (WXYZ) - Twelve people drowned.", None, id="a station's own dateline"),
        pytest.param("The party (AP) won 12 seats in the vote on Sunday.", None, id="brackets within a sentence"),
        pytest.param("Rescuers APPLAUDED.\nTwelve drowned.", None, id="letters within a word"),
        pytest.param(
            "One.\nTwo.\nThree.\nFour.\nAn official told of 12, CNN reported.\nSix.\nSeven.\nEight.\nNine.",
            None,
            id="one figure further down",
        ),
        pytest.param("Twelve drowned.\nThe Associated Press contributed to this report.", None, id="a contribution"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_credit_is_found(text, expected):
    assert find_credit(text) == expected
