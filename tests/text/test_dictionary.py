"""Is the English dictionary read as the package that brings it reads it?"""

import subprocess
import sys
from itertools import islice

import pytest
from lemminflect import getAllLemmas
from lemminflect.core.Lemmatizer import Lemmatizer

from claims.text.dictionary import lemmas


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


def test_words_are_looked_up_without_numpy():
    asked = "import sys; from claims.text.words import parts; parts('killed'); print({'numpy', 'lemminflect'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True).stdout.strip() == "set()"
