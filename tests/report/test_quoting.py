"""Is the figure marked where it stands, and a long sentence cut around it?"""

from __future__ import annotations

import pytest

from claims.report.quoting import quote

TWICE = "Of 15 wounded, 15 were children."


@pytest.mark.parametrize(
    ("start", "before"),
    [pytest.param(103, "Of ", id="the first of two"), pytest.param(115, "Of 15 wounded, ", id="the second of two")],
)
def test_offsets_decide_between_equal_figures(start, before):
    text = "x" * 100 + TWICE + " " + TWICE
    assert quote(sentence=TWICE, exact="15", text=text, start=start, characters=200).before == before


def test_a_repeated_sentence_does_not_mislead():
    text = f"{TWICE} {TWICE}"
    assert quote(sentence=TWICE, exact="15", text=text, start=len(TWICE) + 1 + 15, characters=200).before == "Of 15 wounded, "


def test_without_the_text_the_first_is_taken():
    assert quote(sentence=TWICE, exact="15", text="", start=900, characters=200).before == "Of "


def test_a_figure_that_is_not_there_marks_nothing():
    shown = quote(sentence=TWICE, exact="", text="", start=0, characters=200)
    assert (shown.before, shown.figure, shown.after) == (TWICE, "", "")


def test_a_long_sentence_is_cut_at_words_on_both_sides():
    sentence = "left " * 100 + "FIGURE" + " right" * 100
    shown = quote(sentence=sentence, exact="FIGURE", text=sentence, start=500, characters=60)
    assert shown.before.startswith("… left")
    assert shown.after.endswith("right …")
    assert len(shown.before) + len(shown.after) <= 64


def test_a_short_side_leaves_its_room_to_the_other():
    sentence = "FIGURE" + " right" * 10
    assert quote(sentence=sentence, exact="FIGURE", text=sentence, start=0, characters=60).after == " right" * 10
