from datetime import UTC, date, datetime

import pytest

from claims.extraction.times import Times
from claims.model import Document, Span
from claims.text.passages import passages

FRIDAY = datetime(2019, 5, 17, 9, tzinfo=UTC)


def dated(text, figure, published=FRIDAY):
    (passage,) = passages(Document(doc_id="d", text=text, published_at=published))
    start = text.index(figure)
    found = Times(passage).of(passage.sentences[0], Span(start=start, end=start + len(figure)))
    return found.day, found.precision and found.precision.value, found.basis.value


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        pytest.param("On May 2, 2019 the camp held 900.", "900", (date(2019, 5, 2), "day", "stated"), id="a stated date"),
        pytest.param("The camp held 900 in 2016.", "900", (date(2016, 1, 1), "year", "stated"), id="a stated year"),
        pytest.param(
            "The camp holds 900, the board said on Wednesday.",
            "900",
            (date(2019, 5, 15), "day", "weekday"),
            id="a weekday in another clause",
        ),
        pytest.param("The camp held 900 yesterday.", "900", (date(2019, 5, 16), "day", "weekday"), id="yesterday"),
        pytest.param("The camp holds 900.", "900", (date(2019, 5, 17), "day", "published"), id="else publication"),
        pytest.param("The camp holds 900 since 2014.", "900", (date(2019, 5, 17), "day", "published"), id="since is a bound"),
        pytest.param(
            "The camp, which opened in 2014, holds 900.", "900", (date(2019, 5, 17), "day", "published"), id="a year of another clause"
        ),
        pytest.param("The camp will hold 900 in 2030.", "900", (date(2019, 5, 17), "day", "published"), id="no time after publication"),
    ],
)
def test_it_says_when(text, figure, expected):
    assert dated(text, figure) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The camp held 900 on Tuesday.", (None, None, "unknown"), id="a weekday needs the day of publication"),
        pytest.param("The camp held 900 in June 2016.", (date(2016, 6, 1), "month", "stated"), id="a stated month does not"),
    ],
)
def test_without_a_day_of_publication(text, expected):
    assert dated(text, "900", published=None) == expected
