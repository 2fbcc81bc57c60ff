"""Numbers are read from digits, words, scales, shares and vague words, and written numbers read back."""

import itertools
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.numerals import Form, may_write_number, numerals
from claims.text.tokens import tokenize, vocabulary

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """Write a number below a billion in English words."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    for scale, word in ((10**6, "million"), (10**3, "thousand"), (10**2, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if rest and rest < 100 else " "
            return f"{in_words(number // scale)} {word}" + (joint + in_words(rest) if rest else "")
    raise AssertionError(number)


def read(text: str) -> list[tuple[float, float, str]]:
    return [(n.low, n.high, n.form.value) for n in numerals(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("50,000", 50_000, id="separators"),
        pytest.param("3.2 million", 3_200_000, id="a decimal with a scale word"),
        pytest.param("$5.4-billion", 5.4e9, id="a scale joined by a hyphen"),
        pytest.param("$2bn", 2e9, id="a scale that touches"),
        pytest.param("40k fans", 40_000, id="k for thousand"),
        pytest.param("5m people", 5_000_000, id="m for million in front of a noun"),
        pytest.param("£1.5m", 1_500_000, id="m for million behind money"),
        pytest.param("a dozen", 12, id="an article and a scale"),
        pytest.param("two dozen", 24, id="dozens counted"),
        pytest.param("half a million", 500_000, id="half a scale"),
        pytest.param("a hundred and twenty", 120, id="and inside a number"),
        pytest.param("two and a half", 2.5, id="and a half"),
        pytest.param("one-and-a-half", 1.5, id="and a half with hyphens"),
        pytest.param("2½", 2.5, id="a fraction sign"),
        pytest.param("1 1/2", 1.5, id="a spaced fraction"),
        pytest.param("minus 30 degrees", -30, id="minus in words"),
        pytest.param("a loss of $-4.5 million", -4_500_000, id="a minus between sign and number"),
        pytest.param("USD10m", 10_000_000, id="a currency code that touches"),
        pytest.param("$US160 million", 160_000_000, id="a country behind the dollar"),
        pytest.param("a sixfold rise", 6, id="a multiple in one word"),
        pytest.param("8 B people", 8e9, id="a spaced scale letter in front of a noun"),
        pytest.param("1.99×10^30 kilograms", 1.99e30, id="a power of ten"),
        pytest.param("1.6 x 10−19", 1.6e-19, id="a negative power of ten"),
        pytest.param("3×10⁸ metres", 3e8, id="a power in superscript"),
        pytest.param("1.5e6 cells", 1.5e6, id="a power behind e"),
        pytest.param("batting .300", 0.3, id="a leading point"),
        pytest.param("$.50", 0.5, id="a leading point behind money"),
        pytest.param("3⅝ inches", 3.625, id="an eighth sign"),
        pytest.param("EUR5m", 5_000_000, id="a code and a scale letter that touch"),
        pytest.param("fell to -19C", -19, id="a minus behind a word"),
        pytest.param("in Tomsk -12 degrees", -12, id="a minus behind a name in front of degrees"),
        pytest.param("FLUVID -12 tests", 12, id="a dash behind a name is no minus"),
        pytest.param("two million five hundred thousand", 2_500_000, id="scales going down"),
        pytest.param("three-quarters of a million", 750_000, id="a fraction of a million"),
    ],
)
def test_a_number_is_read(text: str, value: float) -> None:
    assert [(low, high) for low, high, _ in read(text)] == [(value, value)]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        pytest.param("two-thirds of the wards", 66.67, id="hyphened fraction"),
        pytest.param("three quarters of it", 75, id="spaced fraction"),
        pytest.param("a third of the crop", 33.33, id="a third of"),
        pytest.param("one in five households", 20, id="odds in words"),
        pytest.param("a 1 in 4 chance", 25, id="odds in digits"),
        pytest.param("half of the fleet", 50, id="half of"),
        pytest.param("half the town", 50, id="half the"),
        pytest.param("fell by a fifth.", 20, id="the size of a fall"),
        pytest.param("up a third on May", 33.33, id="the size of a rise"),
        pytest.param("was cut by half in May", 50, id="by half"),
    ],
)
def test_shares_are_percent(text: str, percent: float) -> None:
    assert read(text) == [(percent, percent, Form.SHARE.value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("dozens of boats", 24, 72, id="dozens"),
        pytest.param("hundreds of thousands of birds", 200_000, 900_000, id="a scaled plural"),
        pytest.param("several hundred sheep", 200, 600, id="several with a scale"),
        pytest.param("a few thousand litres", 2_000, 6_000, id="a few with a scale"),
        pytest.param("a couple of nights", 2, 3, id="a couple of"),
    ],
)
def test_vague_words_have_a_range(text: str, low: float, high: float) -> None:
    assert read(text) == [(low, high, Form.VAGUE.value)]


@pytest.mark.parametrize(
    "text", ["the 12th ward", "the second half", "the couple left", "as many as", "how many", "A320 jets", "PLX-R18", "seconds later"]
)
def test_what_is_no_number(text: str) -> None:
    assert read(text) == []


@given(st.integers(min_value=0, max_value=999_999_999))
def test_written_words_read_back(number: int) -> None:
    assert [(low, high) for low, high, _ in read(in_words(number))] == [(number, number)]


@given(st.integers(min_value=0, max_value=10**12))
def test_written_digits_read_back(number: int) -> None:
    assert [low for low, *_ in read(f"{number:,} people")] == [number]


@given(st.integers(min_value=1, max_value=9_999), st.sampled_from([("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("bn", 1e9)]))
def test_mixed_forms_read_back(tenths: int, scale: tuple[str, float]) -> None:
    assert [low for low, *_ in read(f"{tenths / 10} {scale[0]} people")] == [pytest.approx(tenths / 10 * scale[1])]


@given(st.integers(min_value=100, max_value=9999), st.integers(min_value=-30, max_value=30))
def test_scientific_notation_reads_back(digits: int, power: int) -> None:
    assert [low for low, *_ in read(f"{digits / 100}×10^{power} cells")] == [pytest.approx(digits / 100 * 10.0**power)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9" * 400, id="an endless run of digits is a code"),
        pytest.param("hundred " * 200, id="scale words beyond all bounds"),
        pytest.param("7" + " million" * 80, id="digits scaled beyond all bounds"),
        pytest.param("one in ² homes", id="a raised digit in odds"),
    ],
)
def test_no_number_is_endless(text: str) -> None:
    assert all(isfinite(high) for _, high, _ in read(text))


@given(st.text(max_size=80))
def test_numbers_lie_in_order_without_overlap(text: str) -> None:
    tokens = tokenize(text)
    found = numerals(tokens)
    assert all(one.last <= other.first for one, other in itertools.pairwise(found))
    assert all(0 <= one.first < one.last <= len(tokens) and one.low <= one.high for one in found)


@given(
    st.lists(
        st.sampled_from([*UNITS, "a", "the", "half", "dozens", "sixfold", "third", "of", "½", "4", "²", ".", "-", "boats"]), max_size=6
    )
)
def test_every_text_with_a_number_may_have_one(words):
    text = " ".join(words)
    assert may_write_number(text, vocabulary(text)) or not numerals(tokenize(text))


@pytest.mark.parametrize(
    ("text", "may"),
    [
        pytest.param("The ferry left the quay.", False, id="an article alone writes no number"),
        pytest.param("A THIRD of the ferry burned.", True, id="capitals are read as small letters"),
        pytest.param("Profits rose sixfold.", True, id="a multiple in one word is a number"),
        pytest.param("He ran ½ a mile.", True, id="a fraction sign is a number"),
    ],
)
def test_it_tells_at_a_glance_what_holds_no_number(text, may):
    assert may_write_number(text, vocabulary(text)) is may
