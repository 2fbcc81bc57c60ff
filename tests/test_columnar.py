"""Claims laid out in columns where they are found."""

from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest

from claims.columnar import laid_out
from claims.model import AsOfBasis, Bound, Change, Claim, Precision, Quantity, Section
from claims.tables import CLAIMS, claims_frame


def _claim(**fields: object) -> Claim:
    given = {
        "claim_id": "c",
        "doc_id": "d",
        "section": Section.TEXT,
        "start": 3,
        "end": 12,
        "exact": "40 people",
        "sentence": "In 40 people",
    }
    return Claim(**{**given, "quantity": Quantity(low=40.0, high=40.0, stated=40.0, bound=Bound.EXACT), **fields})


@pytest.mark.parametrize(
    ("fields", "column", "expected"),
    [
        pytest.param(
            {"sentence": "Зал на 40 — “people” \U0001f6f0"}, "sentence", "Зал на 40 — “people” \U0001f6f0", id="signs of several bytes"
        ),
        pytest.param({"place": ""}, "place", "", id="an empty text is none that is missing"),
        pytest.param({"place": None}, "place", None, id="no place"),
        pytest.param({"section": Section.TITLE}, "section", "title", id="a word of the vocabulary"),
        pytest.param({"start": 0}, "start", 0, id="the first sign"),
        pytest.param({"as_of": date(1912, 2, 29)}, "as_of", pd.Timestamp("1912-02-29"), id="a day before 1970"),
        pytest.param({"as_of": None}, "as_of", None, id="no day"),
        pytest.param(
            {"published_at": datetime(2031, 5, 1, 1, 30, 0, 5, tzinfo=timezone(timedelta(hours=2)))},
            "published_at",
            pd.Timestamp("2031-04-30T23:30:00.000005Z"),
            id="a time elsewhere",
        ),
        pytest.param({"quantity": Quantity(low=None, high=0.1, stated=None, bound=Bound.UP_TO)}, "low", None, id="an open end"),
        pytest.param({"quantity": Quantity(low=None, high=0.1, stated=None, bound=Bound.UP_TO)}, "high", 0.1, id="a fraction"),
        pytest.param(
            {"quantity": Quantity(low=2, high=2, stated=2, bound=Bound.EXACT, change=Change.DOWN)}, "change", "down", id="a direction"
        ),
    ],
)
def test_a_cell_stands_beside_others_as_it_was_found(fields: dict[str, object], column: str, expected: object) -> None:
    other = _claim(as_of=date(2020, 1, 1), as_of_precision=Precision.DAY, as_of_basis=AsOfBasis.STATED, place="Oslo")
    frame = claims_frame([other, _claim(**fields), other])
    cell = frame[column][1]
    assert pd.isna(cell) if expected is None else cell == expected
    assert frame.drop(index=1).drop_duplicates().shape[0] == 1


def test_columns_have_their_types_whatever_they_hold() -> None:
    for claims in ([], [_claim()], [_claim(place="Oslo", as_of=date(2020, 1, 1), published_at=datetime(2020, 1, 1, tzinfo=UTC))]):
        assert {name: str(kind) for name, kind in claims_frame(claims).dtypes.items()} == dict(CLAIMS)


def test_a_claim_has_a_column_for_each_of_its_fields() -> None:
    names = set(laid_out([_claim()]).schema.names)
    assert names == set(CLAIMS) - {"fact_id", "origin"}
