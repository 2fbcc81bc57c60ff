"""A result made by hand: a besieged city in an invented country, with every kind of verdict."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from playwright.sync_api import sync_playwright

from claims import tables
from claims.model import AsOfBasis, AttributionKind, Bound, Claim, Document, Measure, Quantity, Rejection, Section
from claims.result import CrossReference, Link, OverrideOutcome, OverrideStatus, RunRecord
from claims.settings import ReportSettings, default_folder

SETTINGS = tomllib.loads((default_folder() / "claims.toml").read_text(encoding="utf-8"))
CLOCK = datetime(2031, 5, 12, 6, 0, tzinfo=UTC)

TEXTS = {
    "courier-1": (
        "Harbour Courier",
        "Siege of Varn enters its third month",
        ("As many as 50,000 civilians are trapped in Varn, the Relief Council said on Monday. The Varn Monitor said 90 percent of the "
        "city is held by the Coastal Front. At least 12 people were killed by shelling on Sunday, the city's hospital said."),
    ),
    "ledger-1": (
        "Inland Ledger",
        "Army says it still holds a third of Varn",
        ("The army command put the share of Varn under the Front's control at 65-70 percent. Some 51,200 civilians remain trapped, "
        "according to the mayor's office."),
    ),
    "wire-1": (
        "Northern Wire",
        "Varn toll climbs",
        "The hospital in Varn raised its count to 31 dead on Tuesday, three of them children. The Front brought about 300 fighters across the river.",
    ),
    "lantern-1": (
        "The Lantern",
        "Hospital corrects Varn toll",
        "The hospital in Varn lowered its count to 28 dead on Wednesday, saying three had been counted twice.",
    ),
    "courier-2": ("Harbour Courier", "River crossing", "About 300 fighters crossed the Esk on Tuesday, the Front's spokesman said."),
    "echo-1": ("Valley Echo", "Convoy waits", "A convoy of 42 lorries has waited at the bridge since Friday, the Relief Council said."),
    "echo-2": ("Valley Echo", "Bakeries", "Only three of the city's bakeries still work. Hundreds of families have left."),
    "gazette-1": ("Evening Gazette", "Fighters", "Between 3 and 5 fighters, or 50,000 if the Front is believed, wait at the mill."),
}  # fmt: skip


def document(doc_id: str, hour: int = 0) -> Document:
    """One of the documents above."""
    source, title, text = TEXTS[doc_id]
    return Document(
        doc_id=doc_id,
        title=title,
        text=text,
        source=source,
        url=f"https://{source.split()[-1].lower()}.example/{doc_id}?a=1&b=2",
        published_at=datetime(2031, 5, 5 + hour, 8, 15, tzinfo=UTC),
        language="en",
    )


def claim(claim_id: str, doc: Document, exact: str, quantity: Quantity, as_of: date | None = None, attribution: str | None = None) -> Claim:
    """A claim whose sentence is found in its document."""
    start = doc.text.index(exact)
    begins = max(doc.text.rfind(". ", 0, start) + 2, 0) if ". " in doc.text[:start] else 0
    ends = doc.text.find(". ", start)
    return Claim(
        claim_id=claim_id,
        doc_id=doc.doc_id,
        section=Section.TEXT,
        start=start,
        end=start + len(exact),
        exact=exact,
        sentence=doc.text[begins : ends + 1 if ends >= 0 else len(doc.text)],
        quantity=quantity,
        as_of=as_of or (doc.published_at.date() if doc.published_at else None),
        as_of_basis=AsOfBasis.STATED if as_of else AsOfBasis.PUBLISHED,
        attribution=attribution,
        attribution_kind=AttributionKind.NAMED if attribution else AttributionKind.OWN,
        measure=Measure.COUNT,
        source=doc.source,
        published_at=doc.published_at,
    )


def point(value: float, unit: str = "count", bound: Bound = Bound.EXACT) -> Quantity:
    """A quantity whose ends are the number stated."""
    return Quantity(low=value, high=value, stated=value, bound=bound, unit=unit)


def between(low: float, high: float, unit: str = "count") -> Quantity:
    """A range."""
    return Quantity(low=low, high=high, stated=None, bound=Bound.RANGE, unit=unit)


AT_LEAST_12 = Quantity(low=12, high=None, stated=12, bound=Bound.AT_LEAST)
UP_TO_50000 = Quantity(low=None, high=50_000, stated=50_000, bound=Bound.UP_TO)
HUNDREDS = Quantity(low=200, high=900, stated=None, bound=Bound.VAGUE, floor=100)


def fact(fact_id: str, label: str, consistency: str, corroboration: str, **cells: object) -> dict[str, object]:
    """A row of the facts table."""
    return {
        "fact_id": fact_id, "label": label, "story_id": "varn", "unit": "count", "place": "Varn", "n_claims": 1, "n_documents": 1,
        "n_sources": 1, "n_origins": 1, "consistency": consistency, "corroboration": corroboration, "high_open": False,
        "newest_as_of": pd.Timestamp(2031, 5, 6), "reason": None, **cells,
    }  # fmt: skip


@pytest.fixture(scope="session")
def chromium():
    """One browser for all pages."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def settings() -> ReportSettings:
    """The settings that ship."""
    return ReportSettings.model_validate(SETTINGS["report"])


@pytest.fixture
def result() -> CrossReference:
    """A result with two conflicts, a moving toll, a corroborated, a repeated and three lone figures."""
    docs = {doc_id: document(doc_id, hour) for hour, doc_id in enumerate(TEXTS)}
    docs["lantern-1"] = replace(docs["lantern-1"], copy_of="wire-1")
    share, trapped, toll, fighters = "share", "trapped", "toll", "fighters"
    rows = [
        (share, "Varn Monitor", claim("c-90", docs["courier-1"], "90 percent", point(90, "percent"), None, "Varn Monitor")),
        (share, "army command", claim("c-65", docs["ledger-1"], "65-70 percent", between(65, 70, "percent"), None, "army command")),
        (trapped, "Relief Council", claim("c-50k", docs["courier-1"], "As many as 50,000", UP_TO_50000, None, "Relief Council")),
        (trapped, "mayor's office", claim("c-51k", docs["ledger-1"], "51,200", point(51_200), None, "mayor's office")),
        (toll, "hospital", claim("c-12", docs["courier-1"], "At least 12", AT_LEAST_12, date(2031, 5, 4), "hospital")),
        (toll, "hospital", claim("c-31", docs["wire-1"], "31 dead", point(31), date(2031, 5, 6), "hospital")),
        (toll, "hospital", claim("c-28", docs["lantern-1"], "28 dead", point(28), date(2031, 5, 7), "hospital")),
        (fighters, "the Front", claim("c-300", docs["wire-1"], "about 300", point(300, bound=Bound.ABOUT))),
        (fighters, "the Front", claim("c-300b", docs["courier-2"], "About 300", point(300, bound=Bound.ABOUT), None, "the Front")),
        ("lorries", "Relief Council", claim("c-42", docs["echo-1"], "42 lorries", point(42), None, "Relief Council")),
        ("children", "hospital", claim("c-children", docs["wire-1"], "three", point(3), None, "hospital")),
        ("bakeries", "Valley Echo", claim("c-3", docs["echo-2"], "three", point(3))),
        ("families", "Valley Echo", claim("c-vague", docs["echo-2"], "Hundreds", HUNDREDS)),
        ("mill", "Evening Gazette", claim("c-3to5", docs["gazette-1"], "3 and 5", between(3, 5))),
        ("mill", "the Front", claim("c-front", docs["gazette-1"], "50,000", point(50_000), None, "the Front")),
    ]  # fmt: skip
    claims = tables.claims_frame(one for _, _, one in rows)
    claims = claims.assign(fact_id=[fact_id for fact_id, _, _ in rows], origin=[origin for _, origin, _ in rows])
    claims.loc[claims["claim_id"] == "c-children", "part_of"] = "c-31"
    pairs = [
        ("c-90", "c-65", "conflict", "major", "90 and 65 to 70 percent are 20 points apart; could be explained by different dates"),
        ("c-50k", "c-51k", "compatible", "rounding", "50,000 and 51,200 differ by no more than their rounding leaves open"),
        ("c-12", "c-31", "updated", None, "a running count rose from at least 12 to 31"),
        ("c-12", "c-28", "updated", None, "a running count rose from at least 12 to 28"),
        ("c-31", "c-28", "revised", None, "one origin lowered its figure from 31 to 28"),
        ("c-300", "c-300b", "repeat", None, "both say about 300, and both figures come from the Front"),
        ("c-3to5", "c-front", "conflict", "major", "unexplained"),
        ("c-children", "c-31", "part_of", None, "3 counted as a part of 31"),
    ]
    matches = pd.DataFrame(
        [
            {"claim_l": left, "claim_r": right, "match_key": "place+head", "match_weight": 9.5, "match_probability": 0.998,
             "cmp_counted": 0.9, "relation": relation, "grade": grade, "reason": reason}
            for left, right, relation, grade, reason in pairs
        ]
    )  # fmt: skip
    facts = pd.DataFrame([
        fact("bakeries", "bakeries working in Varn", "consistent", "uncorroborated", low=3, best=3, high=3),
        fact("children", "children killed by shelling in Varn", "consistent", "single_origin", low=3, best=3, high=3),
        fact("toll", "people killed by shelling in Varn", "evolving", "single_origin", n_claims=3, n_documents=3, low=28, best=28,
             high=28, reason="a running count rose, then its origin lowered it",
             sentence="The hospital's count of people killed in Varn rose from at least 12 to 31, and was lowered to 28."),
        fact("trapped", "civilians trapped in Varn", "consistent", "corroborated", n_claims=2, n_documents=2, n_origins=2, low=50_000,
             best=51_200, high=51_200, reason="two origins agree within rounding"),
        fact("share", "share of Varn held by the Front", "conflicting", "uncorroborated", unit="percent", n_claims=2, n_documents=2,
             n_origins=2, low=65, high=90, newest_as_of=pd.Timestamp(2031, 5, 5),
             sentence="Two origins give the share of Varn held by the Front: the Varn Monitor says 90 percent, army command 65 to 70."),
        fact("mill", "fighters at the mill", "conflicting", "uncorroborated", n_claims=2, n_origins=2, low=3, high=50_000,
             newest_as_of=pd.Timestamp(2031, 5, 12)),
        fact("fighters", "fighters who crossed the Esk", "consistent", "single_origin", n_claims=2, n_documents=2, low=300, best=300,
             high=300, reason="both figures come from the Front"),
        fact("lorries", "lorries waiting at the bridge", "consistent", "single_origin", low=42, best=42, high=42),
        fact("families", "families who left Varn", "consistent", "uncorroborated", low=200, high=900),
    ])  # fmt: skip
    checks = pd.DataFrame([
        {"table": "claims", "expectation": "claim_id is unique", "column": "claim_id", "severity": "critical", "success": True,
         "n_checked": 14, "n_failed": 0},
        {"table": "claims", "expectation": "counted is known", "column": "counted", "severity": "info", "success": False,
         "n_checked": 14, "n_failed": 14, "detail": "the noun was not found"},
    ])  # fmt: skip
    return CrossReference(
        documents=tables.documents_frame(docs.values()),
        claims=claims,
        matches=tables.typed(matches, tables.MATCHES),
        near_misses=tables.typed(pd.DataFrame([{"claim_l": "c01", "claim_r": "c02", "match_weight": -0.5, "reason": "too little evidence"}]), tables.NEAR_MISSES),
        facts=tables.typed(facts, tables.FACTS),
        rejected=tables.rejected_frame([
            Rejection(table="documents", row_key="notes.txt:3", expectation="has text", value=None, reason="no text; leave the line out")
        ]),
        checks=tables.typed(checks, tables.CHECKS),
        overrides=(
            OverrideOutcome(link=Link.MUST, status=OverrideStatus.APPLIED, claims=("c01", "c02"), note="one siege", by=None, on=None, weight=1.0, remark=""),
            OverrideOutcome(link=Link.CANNOT, status=OverrideStatus.UNRESOLVED, claims=("c01", None), note="two mills", by="night desk", on=date(2031, 5, 6),
                            weight=None, remark="document mill-1 is not in this run"),
        ),
        run=RunRecord(
            started_at=CLOCK,
            finished_at=CLOCK.replace(second=41),
            version="0.1.0",
            versions={"python": "3.11.7"},
            settings=SETTINGS,
            inputs=("varn/",),
            counts={"documents": 8},
            timings={"read": 0.25},
        ),
    )  # fmt: skip
