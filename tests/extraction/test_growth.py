"""Does the work grow with the text and no faster, in many sentences and in one that never ends?"""

import sys
from collections.abc import Callable

import pytest

from claims.extraction import extract_claims
from claims.extraction.extractor import known_sentences
from claims.model import Claim, Document

TIMES = 4
# Four times the text takes four times the work; what is still looked for along a whole line makes it a little more.
MOST = 5.5
TEXTS = [
    pytest.param("Ann Lund said 12 miners died near Ruva on Monday. The mayor denied it.\n\n", id="paragraphs"),
    pytest.param("5 men, ", id="counts between commas"),
    pytest.param("5-", id="digits and dashes"),
    pytest.param("10 percent of ", id="shares of shares"),
    pytest.param("March 5, ", id="dates"),
    pytest.param("in Oslo 5 men fled ", id="places"),
    pytest.param("12 men and ", id="a list without an end"),
    pytest.param("reportedly 5 men ", id="hedges"),
    pytest.param("Mayor Ann Lund 5 men ", id="names"),
    pytest.param("no one was hurt and ", id="figures of none"),
    pytest.param("$5 to ", id="amounts joined by to"),
]


def claims_of(text: str) -> list[Claim]:
    known_sentences.clear()  # each text is to be read as if for the first time
    return extract_claims(Document(doc_id="d", text=text))


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python and of its libraries are called: the same on every machine."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", TEXTS)
def test_four_times_the_text_takes_no_more_than_four_times_the_work(unit):
    short, long = (unit * (size // len(unit)) for size in (1_200, 1_200 * TIMES))
    claims_of(short)  # so that the words are known
    assert calls(lambda: claims_of(long)) < MOST * calls(lambda: claims_of(short))


@pytest.mark.parametrize("unit", [unit for unit in TEXTS if unit.id not in {"paragraphs", "amounts joined by to"}])
def test_a_line_without_an_end_makes_the_claims_of_its_parts(unit):
    short, long = claims_of(unit * 20), claims_of(unit * 200)
    assert [claim.exact for claim in long[: len(short) - 1]] == [claim.exact for claim in short[:-1]]
    assert len(long) == 10 * len(short) or not short


def test_a_sentence_without_a_figure_is_hardly_looked_into():
    plain, told = (
        " ".join(f"The mayor of the harbour town thanked her {of} neighbours for their patience and went home." for of in named)
        for named in (["kind"] * 20, range(14, 34))
    )
    claims_of(told)
    assert 4 * calls(lambda: claims_of(plain)) < calls(lambda: claims_of(told))
