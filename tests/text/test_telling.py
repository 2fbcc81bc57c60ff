"""The words that tell what a text is about."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.telling import Stress, Text, capitalised, emphasis, telling_parts, telling_words

FACTORS = Stress(name=2.0, date=3.0, lead=1.5, lead_characters=30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Officials said on Monday that two people died.", {"die"}, id="words that all news uses tell nothing"),
        pytest.param(
            "The quarry's walls collapsed", {"quarry", "wall", "collapse"}, id="words count as lemmas, genitives without their ending"
        ),
        pytest.param("A ferry left Port Ellis", {"ferry", "port", "ellis", "port ellis"}, id="two capitalised words are a name as well"),
    ],
)
def test_telling_words(text, words):
    assert {word for word, _, _ in telling_words(text)} == words


words = st.sampled_from(["flood", "Belmora", "Port Ellis", "Ann Dorrian’s", "Ann", "quarry", "the", "walls.", "Al-Tabqa", "5", "Flood"])
texts = st.lists(words, max_size=12).map(" ".join)


@given(texts, st.integers(0, 60))
def test_words_before_and_after_a_place_are_those_read_one_by_one(text, start):
    for early, told in zip((True, False), telling_parts(text, start), strict=True):
        one_by_one = {(word, is_name) for word, at, is_name in telling_words(text) if (at < start) is early}
        assert {(word, True) for word in told.names} | {(word, False) for word in told.plain} == one_by_one


@given(texts, texts)
def test_a_term_has_the_most_stress_that_any_of_its_places_gives_it(title, body):
    most = {}
    for part, lead in ((title, len(title)), (body, FACTORS.lead_characters)):
        for word, at, is_name in telling_words(part):
            stress = (FACTORS.name if is_name else 1.0) * (FACTORS.lead if at < lead else 1.0)
            most[word] = max(most.get(word, 0.0), stress)
    assert dict(zip(*emphasis(Text(title, body, None), FACTORS), strict=True)) == most


def test_days_are_terms_without_their_year_and_the_day_of_printing_is_none():
    text = Text("Flood of 3 May", "On 9 May 2031 the dam broke; papers of 11 May 2031 told of it.", date(2031, 5, 11))
    found = dict(zip(*emphasis(text, FACTORS), strict=True))
    assert (found["05-03"], found["05-09"]) == (FACTORS.date * FACTORS.lead, FACTORS.date * FACTORS.lead)
    assert "05-11" not in found


def test_capitalised_words_are_bare():
    assert capitalised("Belmora's mayor and the U.N. went to Al-Tabqa.")[0] == ["al-tabqa", "belmora", "u.n"]


def test_a_worker_that_reads_texts_loads_no_tables():
    loaded = "import sys, claims.text.telling; print(*{'numpy', 'pandas'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.strip() == ""
