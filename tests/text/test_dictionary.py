"""Is the English dictionary read as the package that brings it reads it?"""

import subprocess
import sys
from itertools import islice

import pytest
from lemminflect import getAllLemmas, getInflection
from lemminflect.core.Inflections import Inflections
from lemminflect.core.Lemmatizer import Lemmatizer

from claims.text.dictionary import inflected, lemmas


def test_every_tenth_word_is_read_as_lemminflect_reads_it():
    words = [word for word in islice(Lemmatizer()._getLemmaDict(), 0, None, 10) if word.islower()]
    assert len(words) > 5000
    assert [word for word in words if lemmas(word) != getAllLemmas(word)] == []


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("all", id="a word of the overrides"),
        pytest.param("'d", id="a verb with two dictionary forms"),
        pytest.param("wounded", id="a participle"),
        pytest.param("lay", id="a word of several parts of speech"),
        pytest.param("zzyzx", id="a word that it lacks"),
        pytest.param("", id="no word"),
    ],
)
def test_a_word_is_read_as_lemminflect_reads_it(word):
    assert lemmas(word) == getAllLemmas(word)
    assert list(lemmas(word)) == list(getAllLemmas(word))


def _form(word, tag):
    return next(iter(getInflection(word, tag)), word)


@pytest.mark.parametrize(("kind", "tags"), [("noun", ["NNS"]), ("verb", ["VBD", "VBN", "VBG", "VBZ"])])
def test_every_fortieth_word_is_inflected_as_lemminflect_inflects_it(kind, tags):
    listed = Inflections()._getInflDict()
    words = [word for word in islice(listed, 0, None, 40) if word.islower() and tags[-1] in listed[word]]
    assert len(words) > 80
    assert [(word, tag) for word in words for tag in tags if inflected(word, tag) != _form(word, tag)] == []


@pytest.mark.parametrize(
    ("word", "tag", "form"),
    [
        pytest.param("broadcast", "VBN", "broadcast", id="a form of the overrides"),
        pytest.param("kill", "VBN", "killed", id="a participle that is the past tense"),
        pytest.param("write", "VBN", "written", id="a participle of its own"),
        pytest.param("lie", "VBD", "lay", id="the first of two forms"),
        pytest.param("drone-strike", "NNS", "drone-strikes", id="a word that no dictionary lists"),
    ],
)
def test_forms(word, tag, form):
    assert inflected(word, tag) == form == _form(word, tag)


def test_words_are_looked_up_without_numpy():
    asked = "import sys; from claims.text.words import parts; parts('killed'); print({'numpy', 'lemminflect'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True).stdout.strip() == "set()"
