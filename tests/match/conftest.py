"""Claims and documents as frames, made from the few fields that a test is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from claims.model import Bound, Change, Claim, Document, Measure, Modality, Quantity, Section
from claims.settings import load_settings
from claims.tables import claims_frame, documents_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from claims.settings import MatchSettings


@pytest.fixture(scope="session")
def settings() -> MatchSettings:
    return load_settings().match


def _document(doc_id: str, text: str, *, title: str = "", source: str | None = None, day: date | None = None, copy_of: str | None = None):
    published = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day else None
    return Document(doc_id=doc_id, text=text, title=title, source=source, published_at=published, copy_of=copy_of)


def _claim(claim_id: str, value: float | None, counted: str | None, **fields) -> Claim:
    unit, change = fields.pop("unit", "count"), fields.pop("change", None)
    bound = Bound(fields.pop("bound", Bound.EXACT))
    low, high = (None if bound is ended else value for ended in (Bound.UP_TO, Bound.MORE_THAN))
    quantity = Quantity(low=low, high=high, stated=value, bound=bound, unit=unit, change=Change(change) if change else None)
    exact = fields.pop("exact", f"{value:g} {counted}")
    given = {
        "doc_id": f"doc of {claim_id}",
        "section": Section.TEXT,
        "sentence": exact,
        "head": counted.split()[-1] if counted else None,
        "measure": Measure.COUNT,
        "modality": Modality.OBSERVED,
        "start": 0,
    } | fields
    return Claim(claim_id=claim_id, exact=exact, end=given["start"] + len(exact), counted=counted, quantity=quantity, **given)


@pytest.fixture(scope="session")
def make_documents() -> Callable[..., pd.DataFrame]:
    """Make a frame of documents from (doc_id, text, fields) each."""
    return lambda *rows: documents_frame(_document(*row[:2], **(row[2] if len(row) > 2 else {})) for row in rows)


@pytest.fixture(scope="session")
def make_claims() -> Callable[..., pd.DataFrame]:
    """Make a frame of claims from (claim_id, value, counted, fields) each."""
    return lambda *rows: claims_frame(_claim(*row[:3], **(row[3] if len(row) > 3 else {})) for row in rows)
