"""How are changes written as a feed that a desk subscribes to? Atom, RFC 4287."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

import pandas as pd

from claims.report.cells import rows

if TYPE_CHECKING:
    from claims.report.cells import Row
    from claims.result import Changes

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = pd.Timestamp("1970-01-01", tz="UTC")


def as_atom(changes: Changes, *, title: str) -> bytes:
    """Write the newest changes as a feed, those of earlier runs too: a reader that looks in once a day misses none.

    The same change has the same id in every version of the feed, so that no reader shows it twice.

    Args:
        changes: Of a store.
        title: Of the feed.
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    newest = changes.recent["changed_at"].max()
    _put(feed, "id", f"urn:uuid:{changes.feed}")
    _put(feed, "title", title)
    _put(feed, "updated", _moment(_NEVER if pd.isna(newest) else newest))
    _put(_put(feed, "author"), "name", "claims")
    _put(feed, "link", rel="alternate", type="text/html", href="report.html")
    runs = changes.recent["run_id"].astype("int64")
    for row, run_id in zip(rows(changes.recent), runs, strict=True):
        _entry(feed, row, f"{run_id}/{row.raw('fact_id')}", changes)
    ET.indent(feed, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode").encode() + b"\n"


def _entry(feed: ET.Element, row: Row, name: str, changes: Changes) -> None:
    fact_id, changed_at = row.text("fact_id") or "", row.moment("changed_at")
    entry = _put(feed, "entry")
    _put(entry, "id", f"urn:uuid:{uuid5(UUID(changes.feed), name)}")
    _put(entry, "title", row.text("sentence") or row.text("label") or fact_id)
    _put(entry, "updated", _moment(_NEVER if changed_at is None else pd.Timestamp(changed_at)))
    _put(entry, "link", rel="alternate", type="text/html", href=f"report.html#fact-{fact_id}")
    _put(entry, "category", term=row.text("change") or "")
    _put(entry, "content", row.text("sentence") or "", type="text")


def _put(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = text
    return made


def _moment(value: pd.Timestamp) -> str:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")
