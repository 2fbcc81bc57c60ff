"""Are bytes of any encoding read as the text they stand for?"""

import codecs

import pytest

from claims.sources.characters import NotTextError, decode

SAID = "Über 300 Kämpfer – “at least” 12 Tote, sagte der Sprecher in Málaga"


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        pytest.param(SAID.encode(), None, id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + SAID.encode(), None, id="UTF-8 with a mark, which is dropped"),
        pytest.param(SAID.encode("utf-16"), None, id="UTF-16 with a mark"),
        pytest.param(SAID.encode("utf-32"), None, id="UTF-32 with a mark"),
        pytest.param(SAID.encode("cp1252"), None, id="Western European Windows, guessed"),
        pytest.param(SAID.encode("cp1252"), "windows-1252", id="as the page declares"),
        pytest.param(SAID.encode("cp1252"), "no-such-encoding", id="an unknown encoding declared is not believed"),
        pytest.param(SAID.encode(), "latin-1", id="UTF-8 declared as something else"),
    ],
)
def test_text_is_read_in_its_encoding(data, declared):
    assert decode(data, declared=declared) == SAID


def test_other_alphabets_are_guessed():
    said = "По меньшей мере 50 человек погибли в городе, сообщили власти во вторник"
    assert decode(said.encode("cp1251")) == said


def test_nothing_is_text():
    assert decode(b"") == ""


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", id="a picture"),
        pytest.param(bytes(range(1, 256)) * 4, id="every byte there is"),
        pytest.param(b"PK\x03\x04" + b"\x01\x02\x03text" * 40, id="an archive without a zero byte"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8a", id="a broken UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(NotTextError):
        decode(data)
