"""Are the lines of a text found where they stand?"""

from hypothesis import given
from hypothesis import strategies as st

from claims.text.lines import lines_of


@given(st.text(st.sampled_from("a b\n\r\t\v\N{NO-BREAK SPACE}.é")))
def test_lines_stand_where_they_say_and_nothing_else_is_left(text):
    lines = lines_of(text)
    assert [text[line.start : line.end] for line in lines] == [part.strip() for part in text.split("\n") if part.strip()]
    assert all(line.words == len(line.text.split()) for line in lines)
    assert [line.start for line in lines] == sorted(line.start for line in lines)
