"""Which claims do an operator's overrides point at?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from claims.model import Section
from claims.settings.overrides import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.settings.overrides import Pointed


class End(NamedTuple):
    """One of the two claims of an override: its row and id, None where it is not here, and what there is to say of it."""

    row: int | None
    claim_id: str | None
    remark: str


class _Hit(NamedTuple):
    section: Section
    start: int
    end: int


def resolve(pointed: Sequence[tuple[Pointed, Pointed]], documents: pd.DataFrame, claims: pd.DataFrame) -> list[tuple[End, End]]:
    """Find the claims that overrides are about.

    Args:
        pointed: Two claims each, by id or by anchor.
        documents: With doc_id, title and text.
        claims: The claims; rows are counted in it.
    """
    if not pointed:
        return []
    named = {one.doc for both in pointed for one in both if isinstance(one, Anchor)}
    texts = {doc_id: (title, text) for doc_id, title, text in _texts(documents[documents["doc_id"].isin(list(named))])}
    held = claims[claims["doc_id"].isin(list(named))]
    rows = pd.Index(claims["claim_id"])
    return [(_end(one, texts, held, rows), _end(other, texts, held, rows)) for one, other in pointed]


def _texts(documents: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    return zip(documents["doc_id"], documents["title"].fillna(""), documents["text"].fillna(""), strict=True)


def _end(pointed: Pointed, texts: dict[str, tuple[str, str]], claims: pd.DataFrame, rows: pd.Index) -> End:
    if isinstance(pointed, Anchor):
        return _anchored(pointed, texts, claims)
    row = int(rows.get_indexer(pd.Index([pointed]))[0])
    return End(row, pointed, "") if row >= 0 else End(None, None, f"claim {pointed} is not in this run")


def _anchored(anchor: Anchor, texts: dict[str, tuple[str, str]], claims: pd.DataFrame) -> End:
    if anchor.doc not in texts:
        return End(None, None, f"document {anchor.doc} is not in this run")
    title, text = texts[anchor.doc]
    hits = [*_hits(Section.TITLE, title, anchor.quote), *_hits(Section.TEXT, text, anchor.quote)]
    if not hits:
        return End(None, None, f"“{anchor.quote}” is no longer in document {anchor.doc}")
    own = claims[claims["doc_id"] == anchor.doc]
    for hit in hits:
        touched = own[(own["section"] == hit.section) & (own["start"] < hit.end) & (own["end"] > hit.start)].sort_values("start")
        if len(touched):
            twice = f"“{anchor.quote}” stands {len(hits)} times in document {anchor.doc}: its first claim is meant"
            return End(int(touched.index[0]), str(touched["claim_id"].iloc[0]), twice if len(hits) > 1 else "")
    return End(None, None, f"no claim was found at “{anchor.quote}” in document {anchor.doc}")


def _hits(section: Section, text: str, quote: str) -> Iterator[_Hit]:
    at = text.find(quote)
    while at >= 0:
        yield _Hit(section, at, at + len(quote))
        at = text.find(quote, at + len(quote))
