"""No text is too broken to be read: whatever stands around its numbers, extraction neither fails nor loses its place."""

import random
from itertools import pairwise

import pytest

from claims.extraction import extract_claims
from claims.model import Claim, Document, Section

TEXTS = 10_000
NUMERALS = [
    "0", "1", "3", "12", "40", "97", "1,579", "50000", "3.2", ".5", "1,2,3", "1.2.3", "007", "1e9", "0x1f", "1990", "2019-03-04", "18:40",
    "5/6", "1/2", "one", "two", "forty-two", "a hundred", "half a million", "dozens", "tens of thousands", "several", "most", "two-thirds",
    "one in five", "sixfold", "twenty one hundred", "zero", "point five", "XIV", "3rd", "third", "12m", "3bn", "10k", "$5", "US$3.5bn", "€1",
    "-4", "+7", "1-0", "5-7", "5–7", "3 to 5", "between 3 and", "١٢", "४५", "１２", "²", "½", "3½", "⅔", "−5", "5‑6", "Ⅷ", "①", "𝟗", "৳9", "一百",
]  # fmt: skip
AROUND = [
    "people", "civilians", "percent", "%", "per cent", "miles", "km", "kg", "years old", "year-old", "-year-old", "dollars", "euros", "points",
    "at least", "more than", "up to", "about", "or more", "or so", "less than", "of", "of them", "of the", "and", "or", "to", "from", "in", "the",
    "a", "were killed", "was", "said", "the ministry said", "according to", "rose", "fell by", "a day", "per person", "per", "magnitude", "times", "No.",
    "Route", "Boeing", "Mr. Ott", "U.S.", "p.m.", "on Monday", "March", "aged", "KILLED", "Dr.", "toll", "voted", "worth of", "wounding",
]  # fmt: skip
SIGNS = [
    ".", ",", ";", ":", "!", "?", "...", "…", "-", "--", "–", "—", "/", "\\", "'", "’", "s", '"', "“", "”", "‘", "(", ")", "[", "]", "{", "}", "<",
    ">", "&", "&amp;", "&nbsp;", "&#8217;", "<br/>", "<p>", "</td>", "*", "#", "@", "_", "=", "~", "^", "|", "$", "£", "€", "¥", "₹", "°", "§",
    "\t", "\n", "\n\n", "\r\n", "\r", "\v", "\f", "\x00", "\x07", "\x1b[31m", "\x1c", "\x85", "\xa0", "\xad", "\u2028", "\u2029", "\u200b",
    "\u200e", "\u200f", "\u202e", "\u2066", "\ufeff", "\u0301", "\u20e3", "\u0338", "😀", "👩‍👩‍👧", "🇫🇷", "İ", "ß", "ǆ", "Σς", "שלוש", "ثلاثة", "三", "ﬁ", "http://a.b/9?c=1",
]  # fmt: skip
JOINTS = [" ", " ", " ", " ", "", "", "-", "  ", "\u00a0", "\u202f"]


def spliced(dice: random.Random) -> str:
    """Splice numbers, words, signs and now and then a very long number."""
    pieces = dice.choices([NUMERALS, AROUND, SIGNS], weights=[4, 5, 3], k=dice.randint(1, 14))
    words = [dice.choice(piece) for piece in pieces]
    if dice.random() < 0.03:
        words.insert(dice.randrange(len(words)), dice.choice("0123456789") * dice.choice([30, 45, 320, 5000]))
    if dice.random() < 0.1:
        words = [word.upper() for word in words]
    return "".join(word + dice.choice(JOINTS) for word in words)


def check(text: str, claims: list[Claim]) -> None:
    """Every claim keeps its place in the text, and its ends."""
    for claim in claims:
        assert text[claim.start : claim.end] == claim.exact, repr(text)
        assert claim.exact.strip() == claim.exact != "", repr(text)
        assert claim.low is None or claim.high is None or claim.low <= claim.high, repr(text)
    assert all(one.end <= other.start for one, other in pairwise(claims)), repr(text)


def test_ten_thousand_broken_texts_are_read_and_keep_their_places() -> None:
    dice, found = random.Random("broken texts"), 0
    for number in range(TEXTS):
        text = spliced(dice)
        title = text if number % 10 == 0 else ""
        claims = extract_claims(Document(doc_id="d", text=text, title=title))
        for section in Section:
            check(text, [claim for claim in claims if claim.section is section])
        found += len(claims)
    assert found > TEXTS // 4, "too few of them hold claims to prove anything"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A 7-magnitude 3.2 mile rupture.", id="magnitude is behind one number and in front of the next"),
        pytest.param("They emit 3 tonnes per US$1,000.", id="the country in front of a dollar sign ends a rate"),
    ],
)
def test_a_word_between_two_numbers_belongs_to_one(text: str) -> None:
    check(text, extract_claims(Document(doc_id="d", text=text)))
