"""Which small sound run do the tests of the gates start from?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from claims.model import Bound, Claim, Document, Measure, Precision, Quantity, Section, Span
from claims.quality import Statistics
from claims.settings import QualitySettings, load_settings
from claims.tables import FACTS, MATCHES, RELATIONS, RUNS, SOURCES, claims_frame, documents_frame, furniture_frame, typed

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2024, 5, 20)
MORNING = datetime(2024, 5, 18, 9, 30, tzinfo=UTC)

RUN = {
    "n_read": 42, "n_documents": 40, "n_documents_rejected": 2, "n_extracted": 124, "n_claims": 120, "n_claims_rejected": 4, "n_found": 81,
    "n_facts": 80, "n_facts_rejected": 1, "claims_per_document": 3.0, "unattributed_share": 0.4, "vague_share": 0.05, "empty_share": 0.1,
    "conflicting_share": 0.1,
}  # fmt: skip
SPEAKING = [
    {"source": source, "n_documents": 20, "n_claims": 60, "n_compared": 40, "n_conflicting": 4} for source in ("Paper north", "Paper south")
]


@pytest.fixture(scope="session")
def settings() -> QualitySettings:
    return load_settings().quality


@pytest.fixture
def today() -> date:
    return TODAY


def document(doc_id: str, text: str, footer: str = "") -> Document:
    furniture = (Span(start=len(text), end=len(text) + len(footer)),) if footer else ()
    return Document(
        doc_id=doc_id,
        text=text + footer,
        title="Ferry sinks",
        source=f"Paper {doc_id}",
        published_at=MORNING,
        language="en",
        furniture=furniture,
    )


def claim(claim_id: str, doc: Document, exact: str, quantity: Quantity, *, measure: Measure = Measure.COUNT) -> Claim:
    start = doc.text.index(exact)
    return Claim(
        claim_id=claim_id,
        doc_id=doc.doc_id,
        section=Section.TEXT,
        start=start,
        end=start + len(exact),
        exact=exact,
        sentence=doc.text,
        quantity=quantity,
        head="passenger",
        measure=measure,
        as_of=MORNING.date(),
        as_of_precision=Precision.DAY,
        source=doc.source,
        published_at=MORNING,
    )


@pytest.fixture
def run() -> dict[str, pd.DataFrame]:
    """Two documents; three claims, of which two are of one fact; their match; two facts; their statistics. Nothing wrong with any of it."""
    north = document(
        "north", "At least 40 passengers drowned — among them “12” crew — when the ferry sank.", footer="\nShare this with 300 friends"
    )
    south = document("south", "Some 43 passengers drowned, and 65 percent of the port is shut.")
    claims = claims_frame(
        [
            claim("n1", north, "At least 40", Quantity(low=40, high=None, stated=40, bound=Bound.AT_LEAST)),
            claim("s1", south, "Some 43", Quantity(low=43, high=43, stated=43, bound=Bound.ABOUT)),
            claim(
                "s2", south, "65 percent", Quantity(low=65, high=65, stated=65, bound=Bound.EXACT, unit="percent"), measure=Measure.SHARE
            ),
        ]
    ).assign(
        fact_id=pd.Series(["drowned", "drowned", "port"], dtype="str"),
        origin=pd.Series(["Coastguard", "Paper south", "Paper south"], dtype="str"),
        halo_high=[float("inf"), 45, 67.5],
    )
    matches = pd.DataFrame(
        [
            {
                "claim_l": "n1", "claim_r": "s1", "match_key": "head", "match_weight": 7.5, "match_probability": 0.99,
                "relation": "compatible", "grade": "bound", "reason": "43 is at least 40",
            }
        ]
    )  # fmt: skip
    facts = pd.DataFrame(
        [
            {
                "fact_id": "drowned", "label": "passengers drowned", "n_claims": 2, "n_documents": 2, "n_origins": 2, "consistency": "consistent",
                "corroboration": "corroborated", "low": 40, "best": 43, "high": 43, "high_open": True, "reason": "43 is at least 40",
            },
            {
                "fact_id": "port", "label": "share of the port shut", "n_claims": 1, "n_documents": 1, "n_origins": 1, "consistency": "consistent",
                "corroboration": "uncorroborated", "low": 65, "best": None, "high": 65, "high_open": False, "reason": "one claim",
            },
        ]
    )  # fmt: skip
    return {
        "documents": documents_frame([north, south]),
        "furniture": furniture_frame([north, south]),
        "claims": claims,
        "assessed": claims,
        "matches": typed(matches, {**MATCHES, **RELATIONS}),
        "facts": typed(facts, FACTS),
        "run": typed(pd.DataFrame([RUN | {"started_at": MORNING}]), RUNS),
        "sources": typed(pd.DataFrame([one | {"started_at": MORNING} for one in SPEAKING]), SOURCES),
    }


@pytest.fixture
def earlier() -> Statistics:
    """Three runs on the days before, each like this one."""
    mornings = [MORNING - timedelta(days=days) for days in (3, 2, 1)]
    return Statistics(
        runs=typed(pd.DataFrame([RUN | {"started_at": morning} for morning in mornings]), RUNS),
        sources=typed(pd.DataFrame([one | {"started_at": morning} for morning in mornings for one in SPEAKING]), SOURCES),
    )


@pytest.fixture
def changed() -> Callable[[pd.DataFrame, int, dict[str, object]], pd.DataFrame]:
    """Replaces some cells of one row; types stay."""

    def change(frame: pd.DataFrame, row: int, cells: dict[str, object]) -> pd.DataFrame:
        frame = frame.copy()
        for name, value in cells.items():
            frame[name] = frame[name].astype(object).where(frame.index != row, value).astype(frame.dtypes[name])
        return frame

    return change
