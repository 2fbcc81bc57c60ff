"""Sentences end where they end, and their offsets index the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Document, Span
from claims.text.passages import passages
from claims.text.sentences import sentences
from claims.text.tokens import ends, tokenize


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lt. Gen. Omar spoke. Two fled.", ["Lt. Gen. Omar spoke.", "Two fled."], id="titles do not end a sentence"),
        pytest.param("It rose 3.5 percent. It fell.", ["It rose 3.5 percent.", "It fell."], id="decimals do not end a sentence"),
        pytest.param("The U.S. Army came. It left.", ["The U.S. Army came.", "It left."], id="initials do not end a sentence"),
        pytest.param("First line\nSecond line", ["First line", "Second line"], id="a line break ends a sentence"),
        pytest.param("He lay in St. Mary, Pa. on Friday.", ["He lay in St. Mary, Pa. on Friday."], id="places abbreviated go on"),
        pytest.param("", [], id="nothing gives nothing"),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(max_size=200))
def test_spans_lie_in_order_and_lose_nothing_but_space(text: str) -> None:
    spans = sentences(text)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@given(st.text(max_size=200))
def test_tokens_index_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[:end].endswith(token.text) for end, token in zip(ends(text, tokens), tokens, strict=True))


def test_sentences_in_furniture_are_left_out_and_offsets_stay() -> None:
    text = "Share this page. Ten boats sank. Sign up now."
    document = Document(doc_id="d", text=text, furniture=(Span(start=0, end=16), Span(start=33, end=45)))
    (passage,) = passages(document)
    assert [(one.text, text[one.start : one.end]) for one in passage.sentences] == [("Ten boats sank.", "Ten boats sank.")]
