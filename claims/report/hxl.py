"""How is a result written for humanitarian data tools: a CSV with a row of HXL hashtags?

A row a fact, the indicator's name in one column and its value in others (HXL 1.1): the layout that takes any kind of figure.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from claims import tables
from claims.report.cells import rows
from claims.report.separated import defused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.report.cells import Row
    from claims.result import CrossReference

_COLUMNS: Mapping[str, tuple[str, str]] = {
    "fact_id": ("Fact", "#meta+id"),
    "label": ("Indicator", "#indicator+name"),
    "best": ("Best estimate", "#indicator+value+num"),
    "low": ("Low", "#indicator+value+low+num"),
    "high": ("High", "#indicator+value+high+num"),
    "unit": ("Unit", "#indicator+unit"),
    "place": ("Place", "#loc+name"),
    "newest_as_of": ("As of", "#date+reported"),
    "consistency": ("Consistency", "#status+consistency"),
    "corroboration": ("Corroboration", "#status+corroboration"),
    "n_documents": ("Reports", "#meta+reports+num"),
    "n_origins": ("Origins", "#meta+origins+num"),
    "sources": ("Sources", "#meta+source"),
    "sentence": ("Finding", "#description"),
}


def as_hxl(result: CrossReference) -> str:
    """Write all facts as CSV: a row of headings, a row of hashtags, then a row a fact; nothing where nothing is known."""
    claims = tables.typed(result.claims, tables.CLAIMS)
    sources = claims.dropna(subset=["source"]).groupby("fact_id")["source"].unique().map(sorted).map(" | ".join)
    facts = tables.typed(result.facts, tables.FACTS)
    facts = facts.assign(sources=facts["fact_id"].map(sources).astype("str"))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(heading for heading, _ in _COLUMNS.values())
    writer.writerow(tag for _, tag in _COLUMNS.values())
    writer.writerows([_cell(row, name) for name in _COLUMNS] for row in rows(facts))
    return stream.getvalue()


def _cell(row: Row, name: str) -> str:
    if (day := row.day(name)) is not None:
        return day.isoformat()
    if (number := row.number(name)) is not None:
        return f"{number:.15g}"
    return defused(row.text(name) or "")
