"""Is what is looked for quickly what a slow and obvious search would find?"""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.aliases import _KNOWN_AS, _named_again
from claims.extraction.cases import Case
from claims.extraction.codes import is_code, stands_apart
from claims.extraction.mentions import Mentions, _any_body, _named_as
from claims.extraction.names import words_of
from claims.extraction.places import _POLICED, _before_police
from claims.extraction.quantities import figures
from claims.text import dates
from claims.text.calendar_words import calendar_words
from claims.text.dates import find_dates
from claims.text.phrases import alternatives, alternatives_in_any_case, any_of
from claims.text.shares import in_odds, in_share, may_open_share
from claims.text.tokens import ends, tokenize, vocabulary

PIECES = (
    "3", "14", "300", "1,500", "2014", "1990s", "2003-2011", "2016/17", "9/11", "24/03/2016", "2019-03-04", "5.30.2019", "7:30", "7 p.m.",
    "11pm", "0400 hours", "1400 GMT", "5 o'clock", "2.5", "$2014", "#9/11", "3rd", "31st of", "5-7", "May", "March", "Sept.", "MAY", "mayor",
    "Monday", "Mon.", "Sun., ", "last week", "today", "USA Today", "yesterday's", "the", "in", "since", "of", "at", "and", "to", "people", "soldiers",
    "killed", "next", "year", "(", ")", ",", ".", ":", "-", "–", "--", "...", "“", "'s", "U.S.", "p.m", "al-Abadi's", "Gen.", "R-S.C.", "co-op",
    "été", "İ", "1st", "²", "x9", "a", "I", "don't", "O’Neil", "e-mail",
)  # fmt: skip
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", " ", "\n"])), max_size=14).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)


def everywhere(text):
    """Try every reader of times at every place where a word or a number begins."""
    calendar, found, reached = calendar_words(), [], 0
    kinds = {
        "month": calendar.month_alone.match,
        "weekday": re.compile(calendar.weekday.pattern.split(r"\.?(?:\s", maxsplit=1)[0]).match,
        "relative": calendar.relative_words.match,
    }
    for at, sign in enumerate(text):
        if at < reached or (at and (re.match(r"[\w$£€#]", text[at - 1]))):
            continue
        digits = re.match(r"\d", sign) and not re.search(r"\d[.,:/-]$", text[:at])
        kind = "digit" if digits else next((name for name, match in kinds.items() if match(text, at)), None)
        here = dates._Point(text, at, 0, calendar)
        mention = next((one for read in dates._READERS.get(kind, ()) if (one := read(here)) is not None), None)
        if mention is not None:
            found.append(mention)
            reached = mention.end
    return found


@settings(max_examples=300)
@given(TEXTS)
def test_no_time_is_passed_over(text):
    assert find_dates(text) == everywhere(text)
    assert find_dates(text, words=vocabulary(text)) == find_dates(text)


@given(TEXTS | st.text(max_size=40))
def test_the_vocabulary_is_every_run_of_plain_small_letters(text):
    assert vocabulary(text) == frozenset(re.findall("[a-z]+", text.lower()))


@given(TEXTS | st.text(max_size=40), st.integers(0, 9))
def test_tokens_and_words_cover_all_but_white_space_in_order(text, offset):
    for cut in (tokenize(text), words_of(text)):
        begin = [end - len(one.text) for one, end in zip(cut, ends(text, cut, offset), strict=True)]
        assert all(text[at - offset :].startswith(one.text) and one.lower == one.text.lower() for at, one in zip(begin, cut, strict=True))
        assert all(one.tied == (at > offset and not text[at - offset - 1].isspace()) for at, one in zip(begin, cut, strict=True))
        assert begin == sorted(set(begin))
        assert "".join(one.text for one in cut) == re.sub(r"\s", "", text)
    assert all(token.is_word == token.text[0].isalpha() for token in tokenize(text))


PHRASES = ("may", "may have", "is said to", "unsure", "it")
SAID = st.lists(st.sampled_from([*PHRASES, "May", "dismay", "IT", "bit", "have", " ", " ", "\n", "-"]), max_size=12).map("".join)


@given(SAID)
def test_phrases_are_found_as_if_each_were_tried_at_every_letter(text):
    slow = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in sorted(PHRASES, key=len, reverse=True))
    found = re.finditer(rf"{any_of(PHRASES)}\b", text)
    assert [one.span() for one in found] == [one.span() for one in re.finditer(rf"(?i)\b(?:{slow})\b", text)]
    assert re.findall(alternatives(PHRASES), text) == re.findall(slow, text)
    assert re.findall(alternatives_in_any_case(PHRASES), text) == re.findall(f"(?i:{slow})", text)


NAMED = (
    "Ann Lund",
    "the",
    "mayor ",
    "Mayor ",
    "McOrt Berg",
    ", ",
    "the port's ",
    "Ruva Court",
    " of ",
    "court",
    "Ruva-led crew",
    " ",
    "\n",
)


@given(st.lists(st.sampled_from(NAMED), max_size=12).map("".join))
def test_names_of_a_kind_are_found_as_if_tried_at_every_letter(text):
    for naming in (_named_as("mayor"), _named_as("court"), _any_body()):
        assert [one.span() for one in naming.found_in(text)] == [one.span() for one in naming.pattern.finditer(text)]


@given(
    st.lists(st.sampled_from([*NAMED, "also known as ", "Orla (", "O", "the Guard", " or ", "better called "]), max_size=12).map("".join)
)
def test_other_names_are_found_as_if_tried_at_every_letter(text):
    assert [one.span() for one in _named_again(text)] == [one.span() for one in _KNOWN_AS.finditer(text)]


@given(st.lists(st.sampled_from([*NAMED, "Hill", "police", "Police", "St. ", "policed"]), max_size=12).map("".join))
def test_the_names_of_police_are_found_as_if_tried_at_every_letter(text):
    assert [one.span() for one in _before_police(text)] == [one.span() for one in _POLICED.finditer(text)]


@given(st.lists(st.sampled_from([*NAMED, "Parents", "parents", "Co-Workers", "4", "'s", ". "]), max_size=12).map("".join))
def test_capitals_inside_sentences_are_found_as_if_each_word_were_looked_for(text):
    mentions = Mentions(text)
    for word in ("Parents", "Mayor", "Ann", "Co-Workers", "Berg"):
        assert mentions.names(word) == (re.search(rf"[^\W\d_,;]\s{word}\b", text) is not None)


SIGNED = st.lists(
    st.sampled_from(["5", "555", "01", ".300", "911", "call", "#", "/", "-", "–", ":", ".", ",", "(", "%", "men", "t", "'s", " ", " "]),
    max_size=10,
).map("".join)


@given(SIGNED)
def test_no_codestands_apart(text):
    tokens = tokenize(text)
    for figure in figures(tokens):
        case = Case(tokens=tokens, figure=figure, noun=None, headline=False)
        assert not (is_code(case) and stands_apart(tokens, figure.number, figure.number_last))


@given(st.lists(st.sampled_from(["one", "two", "a", "half", "in", "out", "of", "five", "-", "third", "thirds", "the", "fell"]), max_size=8))
def test_no_share_is_passed_over(words):
    tokens = tokenize(" ".join(words))
    for at in range(len(tokens)):
        assert may_open_share(tokens, at) or (in_odds(tokens, at) or in_share(tokens, at)) is None
