"""How do claims become what a report shows of them?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claims.assess.wording import dated
from claims.model import AsOfBasis, AttributionKind, Bound, Section
from claims.report.cells import Columns, visible
from claims.report.fact_records import ClaimView, Figure
from claims.report.passages import cited, hands, passage
from claims.report.quoting import quote
from claims.report.wording import figure, speaker
from claims.tables import among

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime

    import pandas as pd

    from claims.settings import ReportSettings

_RAW = frozenset({
    "claim_id", "section", "exact", "sentence", "bound", "unit", "as_of_precision", "as_of_basis", "attribution_kind",
})  # fmt: skip
"""Columns of claims that are read as stored: the others with words are shown, and read as `claims.report.cells.visible` has them."""


class _Said(NamedTuple):
    """The columns of a claim that are shown, a cell each."""

    claim_id: str
    doc_id: str | None
    section: str
    start: int
    exact: str
    sentence: str
    low: float | None
    high: float | None
    halo_low: float | None
    halo_high: float | None
    stated: float | None
    bound: str
    unit: str
    change: str | None
    as_of: date | None
    as_of_precision: str
    as_of_basis: str
    attribution: str | None
    attribution_kind: str
    origin: str | None
    chain: str | None
    source: str | None
    published_at: datetime | None
    superseded_by: str | None


class _Document(NamedTuple):
    """What is shown of a document, and what the words of its claims are sought in, as stored."""

    title_as_stored: str = ""
    text_as_stored: str = ""
    title: str | None = None
    url: str | None = None
    copy: bool = False


_NOWHERE = _Document()


def claim_views(claims: pd.DataFrame, documents: pd.DataFrame, settings: ReportSettings) -> dict[str, ClaimView]:
    """Show claims, of whatever facts, by their ids.

    Args:
        claims: With the columns of `claims.tables.CLAIMS`, and what rounding leaves open where that is known.
        documents: Among them those of the claims.
        settings: How much of a sentence is quoted.
    """
    held = _documents(documents[among(documents["doc_id"], claims["doc_id"])])
    written = cache(dated)  # all times are in UTC here: equal ones have one date
    where = (held.get(doc_id, _NOWHERE) for doc_id in Columns(claims).raws("doc_id"))
    return {one.claim_id: _claim(one, document, written, settings) for one, document in zip(_said(claims), where, strict=True)}


def _said(claims: pd.DataFrame) -> Iterator[_Said]:
    columns = Columns(claims)
    read: dict[str, Callable[[str], Sequence[object]]] = dict.fromkeys(_Said._fields, columns.texts) | dict.fromkeys(_RAW, columns.raws)
    read |= dict.fromkeys(("low", "high", "halo_low", "halo_high", "stated"), columns.numbers)
    read |= {"start": columns.wholes, "as_of": columns.days, "published_at": columns.moments}
    return map(_Said._make, zip(*(read[name](name) for name in _Said._fields), strict=True))


def _documents(documents: pd.DataFrame) -> dict[str, _Document]:
    columns = Columns(documents)
    stored, copies = (columns.raws(name) for name in ("title", "text")), map(bool, columns.raws("copy_of"))
    cells = zip(*stored, columns.texts("title"), columns.links("url"), copies, strict=True)
    return dict(zip(columns.raws("doc_id"), map(_Document._make, cells), strict=True))


def _claim(one: _Said, document: _Document, written: Callable[..., str], settings: ReportSettings) -> ClaimView:
    kind = AttributionKind(one.attribution_kind or AttributionKind.OWN)
    source = one.source or "unknown source"
    origin = one.origin or source
    published = written(one.published_at) if one.published_at is not None else None
    quoted = quote(
        sentence=one.sentence,
        exact=one.exact,
        text=document.title_as_stored if one.section == Section.TITLE else document.text_as_stored,
        start=one.start,
        characters=settings.quote_characters,
    )
    return ClaimView(
        claim_id=one.claim_id,
        doc_id=one.doc_id or "",
        figure=_figure(one),
        quote=quoted,
        origin=origin,
        chain=hands(one.chain, source, origin),
        speaker=speaker(one.attribution, kind),
        attribution_kind=kind,
        source=source,
        title=document.title,
        url=document.url,
        passage=passage(document.url, one.sentence) if document.url is not None else None,
        published_at=one.published_at,
        as_of=one.as_of,
        as_of_basis=AsOfBasis(one.as_of_basis or AsOfBasis.UNKNOWN),
        when=written(one.as_of, one.as_of_precision) if one.as_of is not None else published or "undated",
        copy=document.copy,
        superseded_by=one.superseded_by,
        citation=cited(quoted, (source, document.title, published, document.url), one.claim_id),
    )


def _figure(one: _Said) -> Figure:
    bound = Bound(one.bound)
    exact, change = visible(one.exact).strip(), one.change
    return Figure(
        words=figure(low=one.low, high=one.high, stated=one.stated, bound=bound, unit=one.unit, change=change, exact=exact),
        low=one.low,
        high=one.high,
        halo_low=one.halo_low,
        halo_high=one.halo_high,
        bound=bound,
        unit=one.unit,
    )
