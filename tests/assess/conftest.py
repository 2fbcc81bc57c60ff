"""How are claims, and tables of them, made for the tests of assessment?"""

import itertools
import re
from datetime import date, timedelta

import pandas as pd
import pytest

from claims.assess import Assessment, assess, compare
from claims.model import AttributionKind, Bound, Claim, Document, Measure, Modality, Quantity, Section
from claims.settings import load_settings
from claims.tables import MATCHES, claims_frame, documents_frame, typed

_WORDS = re.compile(
    r"(?P<bound>about|nearly|at least|more than|up to|less than)? ?(?P<a>[\d.,]+)(?: to (?P<b>[\d.,]+))? ?(?P<unit>[a-z ]+|[A-Z]{3})?"
)
_VAGUE = {
    "several": (2, 6, 2),
    "dozens": (24, 72, 12),
    "hundreds": (200, 900, 100),
    "thousands": (2000, 9000, 1000),
    "most percent": (50, 100, 2),
}
_OPEN_TOP, _OPEN_BOTTOM = ("at least", "more than"), ("up to", "less than")


def _quantity(words, change):
    if words in _VAGUE:
        low, high, floor = _VAGUE[words]
        return Quantity(low=low, high=high, stated=None, bound=Bound.VAGUE, unit="percent" if "percent" in words else "count", floor=floor)
    parts = _WORDS.fullmatch(words)
    a, b = (float(parts[name].replace(",", "")) if parts[name] else None for name in "ab")
    unit = parts["unit"] or "count"
    if b is not None:
        return Quantity(low=a, high=b, stated=None, bound=Bound.RANGE, unit=unit, change=change)
    said = parts["bound"] or "exact"
    return Quantity(
        low=None if said in _OPEN_BOTTOM else a, high=None if said in _OPEN_TOP else a, stated=a,
        bound=Bound(said.replace(" ", "_")), unit=unit, change=change,
    )  # fmt: skip


@pytest.fixture
def settings():
    """The default settings of assessment."""
    return load_settings().assess


@pytest.fixture
def claim():
    """Make a claim from the words of its figure; `by` names its speaker, `on` is its day of June 2019."""
    numbers = itertools.count()

    def make(words, *, by=None, on=None, doc=None, measure="count", modality="observed", change=None, **fields):
        number = next(numbers)
        return Claim(**{
            "claim_id": f"c{number:03}", "doc_id": doc or f"d{number:03}", "section": Section.TEXT, "start": number, "end": number + 1,
            "exact": words, "sentence": f"{words}.", "quantity": _quantity(words, change), "attribution": by,
            "attribution_kind": AttributionKind.NAMED if by else AttributionKind.OWN, "measure": Measure(measure), "modality": Modality(modality),
            "as_of": None if on is None else date(2019, 6, 1) + timedelta(days=on - 1), **fields,
        })  # fmt: skip

    return make


@pytest.fixture
def cross(settings):
    """Assess claims as one fact, or as the facts named claim by claim; parts are paired with their wholes."""

    def run(claims, *, facts=None, documents=(), settings=settings) -> Assessment:
        claims = list(claims)
        fact = dict(zip([one.claim_id for one in claims], facts or ["f1"] * len(claims), strict=True))
        frame = claims_frame(claims).assign(fact_id=[fact[one.claim_id] for one in claims])
        pairs = [
            {"claim_l": a.claim_id, "claim_r": b.claim_id}
            for a, b in itertools.combinations(claims, 2)
            if fact[a.claim_id] == fact[b.claim_id] or a.part_of == b.claim_id or b.part_of == a.claim_id
        ]
        known = {document.doc_id for document in documents}
        rest = [Document(doc_id=doc, text="") for doc in dict.fromkeys(one.doc_id for one in claims) if doc not in known]
        return assess(documents_frame([*documents, *rest]), frame, typed(pd.DataFrame(pairs), MATCHES), settings)

    return run


@pytest.fixture
def relation(settings):
    """Say how two claims stand to each other, as relation and grade in one word or two."""

    def judge(a, b) -> str:
        found = compare(a, b, settings)
        return " ".join(part for part in (found.kind, found.grade) if part is not None)

    return judge
