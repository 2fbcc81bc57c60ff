"""Which claims were read from which document, and by which extractor?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, delete, insert, select, update

from claims.model import Rejection
from claims.store.documents import DocumentState, versions
from claims.store.frames import fetch, put
from claims.store.schema import CLAIMS, DOCUMENTS, UNREAD
from claims.store.versions import extractor
from claims.tables import claims_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    import pyarrow as pa
    from sqlalchemy import Connection

    from claims.model import Document

_STANDS = DOCUMENTS.c.state == DocumentState.CURRENT


def keep(connection: Connection, documents: Sequence[Document], claims: pa.Table, failures: Iterable[Rejection]) -> None:
    """Store what was read from some documents, in place of what an earlier extractor read from them."""
    version = versions(connection)
    own = [{"of": one.doc_id, "its": version[one.doc_id]} for one in documents]
    if not own:
        return
    for table in (CLAIMS, UNREAD):
        connection.execute(delete(table).where(and_(table.c.doc_id == bindparam("of"), table.c.version == bindparam("its"))), own)
    frame = claims_of(claims)
    put(connection, CLAIMS, frame.assign(version=frame["doc_id"].map(version)))
    lines = [{"doc_id": one.row_key, "version": version[one.row_key], **_said(one)} for one in failures]
    if lines:
        connection.execute(insert(UNREAD), lines)
    same = and_(DOCUMENTS.c.doc_id == bindparam("of"), DOCUMENTS.c.version == bindparam("its"))
    connection.execute(update(DOCUMENTS).where(same).values(extractor=extractor()), own)


def _said(failure: Rejection) -> dict[str, str | bool | None]:
    return {"expectation": failure.expectation, "value": failure.value, "reason": failure.reason, "kept": failure.kept}


def standing(connection: Connection) -> pd.DataFrame:
    """Read the claims of all documents that stand, in order of document and place, without fact_id and origin."""
    same = and_(DOCUMENTS.c.doc_id == CLAIMS.c.doc_id, DOCUMENTS.c.version == CLAIMS.c.version)
    frame = fetch(connection, CLAIMS, select(CLAIMS).join(DOCUMENTS, same).where(_STANDS))
    return frame.drop(columns="version").sort_values(["doc_id", "section", "start", "claim_id"], ignore_index=True)


def failures(connection: Connection) -> list[Rejection]:
    """Read why the claims of documents that stand could not be extracted, in order of the documents."""
    same = and_(DOCUMENTS.c.doc_id == UNREAD.c.doc_id, DOCUMENTS.c.version == UNREAD.c.version)
    found = connection.execute(select(UNREAD).join(DOCUMENTS, same).where(_STANDS)).all()
    names = ("expectation", "value", "reason", "kept")
    lines = [Rejection(table="claims", row_key=row.doc_id, **{name: getattr(row, name) for name in names}) for row in found]
    return sorted(lines, key=lambda line: line.row_key)
