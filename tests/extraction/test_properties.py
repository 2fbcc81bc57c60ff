"""Does extraction keep its promises for sentences of any make?"""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract_claims
from claims.extraction.quantities import figures
from claims.model import Document
from claims.text.passages import passages

BOUNDS = {
    "": "exact", "about": "about", "around": "about", "roughly": "about", "some": "about", "an estimated": "about",
    "nearly": "nearly", "almost": "nearly", "at least": "at_least", "no fewer than": "at_least", "more than": "more_than", "over": "more_than",
    "upwards of": "more_than", "up to": "up_to", "as many as": "up_to", "no more than": "up_to", "fewer than": "less_than", "less than": "less_than",
}  # fmt: skip
OPEN_ABOVE, OPEN_BELOW = {"at_least", "more_than"}, {"up_to", "less_than"}
NOUNS = ["people", "civilians", "government soldiers", "wooden houses", "tents", "elderly passengers", "fishing boats", "villagers"]
SAID = ["were killed", "were injured", "were evacuated", "were found", "have disappeared", "were destroyed by the flood"]
TAILS = ["", " in Belmora", " near the harbour", " on Monday", " in the port of Ulmeth", " after the storm", " last week"]
SPEAKERS = [
    "",
    ", the interior ministry said",
    ", according to Ann Berg",
    ", police said on Tuesday",
    ", the Ulmeth Relief Council reported",
]
UNRELATED = [
    "The weather stayed mild.",
    "Ferries were running again.",
    "Nobody answered the telephone.",
    "It was a quiet evening in the old town.",
]
SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """Write a number below a million in English."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    size, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % size
    return f"{in_words(number // size)} {word}" + (f"{' and' if rest < 100 else ''} {in_words(rest)}" if rest else "")


def mixed(number: int) -> str:
    """Write it with a scale word where that is exact: 3.2 million, 40 thousand."""
    for size, word in ((10**6, "million"), (10**3, "thousand")):
        if number >= size and number % (size // 10) == 0:
            return f"{number / size:g} {word}"
    return f"{number:,}"


def bare(number: int) -> str:
    """Write it in digits; with a separator where it could be a year."""
    return f"{number:,}" if 1000 <= number < 3000 else str(number)


WRITINGS = [bare, lambda number: f"{number:,}", in_words, mixed]
round_numbers = st.builds(lambda digits, power: min(digits * 10**power, 900_000), st.integers(2, 99), st.integers(0, 4))
numbers = st.one_of(st.integers(2, 999_999), round_numbers)
written = st.builds(lambda number, writing: writing(number), numbers, st.sampled_from(WRITINGS))


def sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


statements = st.builds(
    lambda bound, number, noun, said, tail, speaker: sentence(f"{bound} {number} {noun} {said}{tail}{speaker}".lstrip()),
    st.sampled_from(list(BOUNDS)), written, st.sampled_from(NOUNS), st.sampled_from(SAID), st.sampled_from(TAILS), st.sampled_from(SPEAKERS),
)  # fmt: skip
lists = st.builds(
    lambda counts, tail: sentence(f"the blast killed {counts[0]} soldiers, {counts[1]} police officers and {counts[2]} children{tail}"),
    st.tuples(written, written, written), st.sampled_from(TAILS),
)  # fmt: skip
measures = st.builds(
    lambda number, unit, tail: sentence(f"the army now holds {number} {unit}{tail}"),
    written, st.sampled_from(["percent of the city", "square miles of forest", "tonnes of grain", "kilometres of coast"]), st.sampled_from(TAILS),
)  # fmt: skip
ranges = st.builds(
    lambda low, more, form: sentence(f"the aid group counted {form.format(low, low + more)} huts"),
    st.integers(2, 800), st.integers(1, 200), st.sampled_from(["{}-{}", "{} to {}", "between {} and {}", "from {} to {}"]),
)  # fmt: skip
money = st.builds(
    lambda number, form: sentence(f"the repair will cost {form.format(number)}"),
    numbers, st.sampled_from(["${:,}", "€{} million", "{:,} dollars", "at least £{}m", "up to {} million euros"]),
)  # fmt: skip
vague = st.sampled_from(
    ["Dozens of people fled.", "Several hundred tents burned.", "Tens of thousands marched.", "A few boats sank.", "Half of them left."]
)
quotations = st.builds(lambda said: f'"{said[:-1]}," Ann Berg said.', statements)
headlines = st.builds(lambda said: said[:-1].upper(), statements)
nested = st.builds(
    lambda whole, part: f"Of the {whole} men on board, {part} were rescued; the other {in_words(3)} drowned.", written, written
)
anything = st.one_of(statements, lists, measures, ranges, money, vague, quotations, headlines, nested, st.sampled_from(UNRELATED))
texts = st.builds(
    lambda pieces, joint: joint.join(pieces), st.lists(anything, min_size=1, max_size=5), st.sampled_from([" ", "\n", "\n\n"])
)


def read(text, title=""):
    return extract_claims(Document(doc_id="d", text=text, title=title))


def said(claim):
    """What a claim says, wherever it stands."""
    return replace(claim, claim_id="", start=0, end=0, part_of=None)


def figure(claim):
    """What a claim says that its own sentence decides."""
    return (
        claim.exact,
        claim.sentence,
        claim.quantity,
        claim.counted,
        claim.head,
        claim.predicate,
        claim.measure,
        claim.hedge,
        claim.modality,
    )


def check_shape(claims, text):
    """What holds of the claims of any text."""
    for claim in claims:
        assert text[claim.start : claim.end] == claim.exact
        assert claim.exact in claim.sentence
        assert claim.sentence in text
        check_bound(claim)
    assert all(one.end <= other.start for one, other in pairwise(claims))
    ids = [claim.claim_id for claim in claims]
    assert len(set(ids)) == len(ids)
    assert all(claim.part_of is None or (claim.part_of in ids and claim.part_of != claim.claim_id) for claim in claims)


def check_bound(claim):
    """The bound says which ends are open and whether one number was written."""
    assert (claim.high is None) == (claim.bound in OPEN_ABOVE)
    assert (claim.low is None) == (claim.bound in OPEN_BELOW)
    assert claim.low is None or claim.high is None or claim.low <= claim.high
    assert (claim.stated is None) == (claim.bound in {"range", "vague"})
    if claim.stated is not None:
        assert claim.stated in {claim.low, claim.high}
    if claim.bound in {"exact", "about", "nearly"}:
        assert claim.low == claim.high


@given(texts)
def test_claims_index_the_text_in_order_without_overlap(text):
    check_shape(read(text), text)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=60), statements, st.text(max_size=60))
def test_claims_index_the_text_whatever_stands_around_them(before, statement, after):
    text = f"{before} {statement} {after}"
    check_shape(read(text), text)


@given(texts, texts)
def test_a_title_is_read_before_the_text_and_apart_from_it(title, text):
    claims = read(text, title=title.replace("\n", " "))
    sections = [claim.section for claim in claims]
    assert sections == sorted(sections, key=["title", "text"].index)
    check_shape([claim for claim in claims if claim.section == "text"], text)
    assert [figure(claim) for claim in claims if claim.section == "text"] == [figure(claim) for claim in read(text)]


@given(texts)
def test_the_same_text_gives_the_same_claims(text):
    assert read(text) == read(text)


@given(
    st.sampled_from(list(BOUNDS)), numbers, st.sampled_from(NOUNS), st.sampled_from(SAID), st.sampled_from(TAILS), st.sampled_from(SPEAKERS)
)  # fmt: skip
def test_a_written_number_reads_back_in_every_form(bound, number, noun, verb, tail, speaker):
    for writing in WRITINGS:
        (claim,) = read(sentence(f"{bound} {writing(number)} {noun} {verb}{tail}{speaker}".lstrip()))
        assert (claim.stated, claim.bound, claim.unit, claim.counted) == (number, BOUNDS[bound], "count", noun)
        check_bound(claim)


@given(st.tuples(numbers, numbers, numbers), st.sampled_from(WRITINGS))
def test_every_member_of_a_list_is_a_claim_of_its_own(counts, writing):
    soldiers, officers, children = map(writing, counts)
    claims = read(f"The blast killed {soldiers} soldiers, {officers} police officers and {children} children.")
    assert [claim.stated for claim in claims] == list(counts)
    assert {claim.predicate for claim in claims} == {"kill"}


@given(statements)
def test_quotation_marks_change_who_speaks_and_not_what_is_counted(statement):
    plain, quoted = read(statement), read(f'"{statement[:-1]}," Ann Berg said.')
    assert [claim.quantity for claim in quoted] == [claim.quantity for claim in plain]
    assert [claim.counted for claim in quoted] == [claim.counted for claim in plain]


@given(statements)
def test_capitals_change_no_number(statement):
    assert [claim.quantity for claim in read(statement.upper())] == [claim.quantity for claim in read(statement)]


@given(texts, st.sampled_from(UNRELATED))
def test_a_paragraph_behind_a_text_changes_no_claim(text, unrelated):
    assert read(f"{text}\n{unrelated}") == read(text)


@given(texts, st.sampled_from(UNRELATED))
def test_a_paragraph_in_front_of_a_text_only_moves_its_claims(text, unrelated):
    moved = read(f"{unrelated}\n{text}")
    assert [said(claim) for claim in moved] == [said(claim) for claim in read(text)]
    assert [claim.start - len(unrelated) - 1 for claim in moved] == [claim.start for claim in read(text)]


@given(texts, texts)
def test_what_a_figure_says_is_decided_in_its_own_sentence(one, other):
    assert [figure(claim) for claim in read(f"{one}\n{other}")] == [figure(claim) for claim in [*read(one), *read(other)]]


@given(texts)
def test_a_number_is_in_one_claim_or_in_none(text):
    claims = [(claim.start, claim.end) for claim in read(text)]
    for passage in passages(Document(doc_id="d", text=text)):
        for one in passage.sentences:
            for number in figures(one.tokens):
                where = one.span(number.number, number.number_last)
                start, end = where.start, where.end
                touching = [span for span in claims if span[0] < end and start < span[1]]
                assert len(touching) <= 1
                assert all(first <= start and end <= last for first, last in touching)


years, days, hours, minutes = st.integers(1800, 2060), st.integers(1, 28), st.integers(0, 23), st.integers(0, 59)
month_names = st.sampled_from(["January", "March", "May", "August", "September", "December"])
digits = st.integers(1, 999)
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number):
    return f"{number}{'th' if number % 100 in {11, 12, 13} else ENDINGS.get(number % 10, 'th')}"


NO_CLAIMS = {
    "a date": st.builds("The trial opened on {} {} {}.".format, days, month_names, years),
    "a date with the month in front": st.builds("The trial opened on {1} {0}, {2}.".format, days, month_names, years),
    "a date in figures": st.builds("The trial opened on {:04}-{:02}-{:02}.".format, years, st.integers(1, 12), days),
    "a day and a month": st.builds("The port was shut from {} {} on.".format, days, month_names),
    "a year": st.builds("The bridge was built in {}.".format, years),
    "a decade": st.builds("The bridge was built in the 19{}0s.".format, st.integers(2, 9)),
    "a time of day": st.builds("The gates open at {:02}:{:02}.".format, hours, minutes),
    "a time with its half of the day": st.builds("The gates open at {}:{:02} {}.".format, st.integers(1, 12), minutes, st.sampled_from(["a.m.", "pm"])),
    "an hour with its half of the day": st.builds("The gates open at {}{}.".format, st.integers(1, 12), st.sampled_from(["am", " p.m", "pm"])),
    "an ordinal": st.builds(lambda number: f"He came {ordinal(number)} in the race.", digits),
    "a telephone number in groups": st.builds("Call 0{} {:04} {:04} for help.".format, st.integers(20, 29), st.integers(0, 9999), st.integers(0, 9999)),
    "a telephone number with dashes": st.builds("Call 1-800-555-{:04} for help.".format, st.integers(0, 9999)),
    "a telephone number abroad": st.builds("Call +44 20 {:04} {:04}.".format, st.integers(0, 9999), st.integers(0, 9999)),
    "a road": st.builds("{} {} was closed by snow.".format, st.sampled_from(["Route", "Highway", "Interstate"]), digits),
    "a flight": st.builds("Passengers of Flight {} waited.".format, digits),
    "an aircraft": st.builds("The {} landed safely.".format, st.sampled_from(["Boeing 747", "Airbus A380", "MiG-29", "F-16", "Mi-17"])),
    "a score": st.builds("The match ended {}-{}.".format, st.integers(0, 9), st.integers(0, 9)),
    "a win by a score": st.builds("Ulmeth won {}-{} on Sunday.".format, st.integers(0, 99), st.integers(0, 99)),
    "a version": st.builds("They released version {}.{} of the browser.".format, st.integers(0, 30), st.integers(0, 30)),
    "a version of three parts": st.builds("Users of Harbour {}.{}.{} complained.".format, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)),
    "a rank": st.builds("She is No. {} on the list.".format, digits),
    "a page": st.builds("See page {} for more.".format, digits),
    "an address on the web": st.builds("Visit www.ulmeth.example/{}/{:02}/{}.html now.".format, years, st.integers(1, 12), digits),
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_CLAIMS)
@given(data=st.data())
@settings(max_examples=30)
def test_what_is_no_quantity_makes_no_claim(kind, data):
    assert [claim.exact for claim in read(data.draw(NO_CLAIMS[kind]))] == []


@given(statements, st.one_of(*NO_CLAIMS.values()))
def test_what_is_no_quantity_stays_out_of_the_claims_beside_it(statement, excluded):
    assert [figure(claim) for claim in read(f"{statement}\n{excluded}")] == [figure(claim) for claim in read(statement)]


INSIDE = st.one_of(
    st.builds(" on {} {} {}".format, days, month_names, years),
    st.builds(" at {:02}:{:02}".format, hours, minutes),
    st.builds(" near {} {}".format, st.sampled_from(["Route", "Highway"]), digits),
    st.builds(" aboard Flight {}".format, digits),
    st.builds(lambda number: f" in the {ordinal(number)} ward", digits),
)


@given(statements, INSIDE)
def test_what_is_no_quantity_shares_no_character_with_the_claim_of_its_sentence(statement, excluded):
    claims = read(f"{statement[:-1]}{excluded}.")
    assert [claim.quantity for claim in claims] == [claim.quantity for claim in read(statement)]
    assert all(claim.end <= len(statement) - 1 for claim in claims)
