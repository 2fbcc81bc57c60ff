"""Words are known by what they can be."""

import pytest

from claims.text.words import Part, is_plural, lemma, parts


@pytest.mark.parametrize(
    ("word", "part", "expected"),
    [("villages", Part.NOUN, "village"), ("killing", Part.VERB, "kill"), ("people", Part.NOUN, "people"), ("Women", Part.NOUN, "woman")],
)
def test_lemma(word: str, part: Part, expected: str) -> None:
    assert lemma(word, part) == expected


def test_an_unknown_word_is_its_own_lemma_and_no_part() -> None:
    assert (lemma("zorblax"), parts("zorblax")) == ("zorblax", Part.NONE)


@pytest.mark.parametrize("word", ["between", "their", "and", "would", "seven", "million"])
def test_closed_words_are_nothing_else(word: str) -> None:
    assert parts(word) is Part.CLOSED


def test_the_lemma_of_people_that_no_dictionary_holds() -> None:
    assert [lemma(word) for word in ("insurgents", "survivors", "sorbets")] == ["insurgent", "survivor", "sorbet"]


def test_plurals() -> None:
    assert [word for word in ("enclaves", "people", "children", "siege", "drones") if is_plural(word)] == [
        "enclaves",
        "people",
        "children",
        "drones",
    ]
