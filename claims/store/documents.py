"""Which documents are new, which are known, and which have changed?"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, insert, select, update

from claims.model import Document, Span
from claims.store.schema import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Row

_CONTENT = tuple(field.name for field in fields(Document) if field.name not in {"doc_id", "copy_of", "furniture"})
"""What is read of a document; whether it is a copy depends on the others."""


class DocumentState(StrEnum):
    """What a version of a document is."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    PRUNED = "pruned"
    """Its words are gone; what is left is that it was seen."""


class _Known(NamedTuple):
    version: int
    content: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of the documents that a run read: how many are new, changed, and known as they are."""

    new: int
    changed: int
    known: int


def content_of(document: Document) -> str:
    """Give the SHA-256 of all that was read of a document but its id, in hexadecimal."""
    parts = {name: getattr(document, name) for name in _CONTENT} | {"furniture": _furniture(document)}
    return sha256(json.dumps(parts, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")).hexdigest()


def take(connection: Connection, documents: Iterable[Document], run_id: int) -> Taken:
    """Store what is new and what has changed, and keep what it supersedes.

    A document is known by its id; else by its address, where one document in the store and one of these have it: it then keeps the id
    that it was stored under.

    Args:
        connection: In a transaction.
        documents: What the run read; their ids are unique.
        run_id: The run.
    """
    known = _known(connection)
    read = list(_under_known_ids(documents, known, _addresses(connection)))
    fresh = [(one, content_of(one)) for one in read]
    fresh = [(one, content) for one, content in fresh if one.doc_id not in known or known[one.doc_id].content != content]
    changed = [{"of": one.doc_id} for one, _ in fresh if one.doc_id in known]
    if changed:
        old = and_(DOCUMENTS.c.doc_id == bindparam("of"), DOCUMENTS.c.state == DocumentState.CURRENT)
        connection.execute(update(DOCUMENTS).where(old).values(state=DocumentState.SUPERSEDED, superseded_run=run_id), changed)
    if fresh:
        version = {one.doc_id: known[one.doc_id].version + 1 if one.doc_id in known else 1 for one, _ in fresh}
        connection.execute(insert(DOCUMENTS), [_row(one, content, version[one.doc_id], run_id) for one, content in fresh])
    return Taken(new=len(fresh) - len(changed), changed=len(changed), known=len(read) - len(fresh))


def current(connection: Connection) -> list[Document]:
    """Read all documents that stand, in order of their ids."""
    found = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.state == DocumentState.CURRENT))
    return sorted((_document(row) for row in found), key=lambda document: document.doc_id)


def unread(connection: Connection, extractor: str) -> set[str]:
    """Name the documents that stand and whose claims this extractor has not read."""
    read = DOCUMENTS.c.extractor == extractor
    return set(connection.scalars(select(DOCUMENTS.c.doc_id).where(DOCUMENTS.c.state == DocumentState.CURRENT, read.is_not(other=True))))


def versions(connection: Connection) -> dict[str, int]:
    """Give the version of each document that stands."""
    found = connection.execute(select(DOCUMENTS.c.doc_id, DOCUMENTS.c.version).where(DOCUMENTS.c.state == DocumentState.CURRENT))
    return {row.doc_id: row.version for row in found}


def _known(connection: Connection) -> dict[str, _Known]:
    """The newest version of every document that was ever seen."""
    columns = (DOCUMENTS.c.doc_id, DOCUMENTS.c.version, DOCUMENTS.c.content, DOCUMENTS.c.state)
    found = sorted(connection.execute(select(*columns)).all())
    return {row.doc_id: _Known(row.version, row.content, row.state) for row in found}


def _addresses(connection: Connection) -> dict[str, str]:
    """The id of the document at each address that one document has, and no other."""
    here = DOCUMENTS.c.url.is_not(None), DOCUMENTS.c.state != DocumentState.SUPERSEDED
    found = connection.execute(select(DOCUMENTS.c.url, DOCUMENTS.c.doc_id).where(*here)).all()
    count = Counter(row.url for row in found)
    return {row.url: row.doc_id for row in found if count[row.url] == 1}


def _under_known_ids(documents: Iterable[Document], known: Mapping[str, _Known], at: Mapping[str, str]) -> Iterable[Document]:
    given = list(documents)
    ids, count = {one.doc_id for one in given}, Counter(one.url for one in given)
    for one in given:
        there = at.get(one.url) if one.url and count[one.url] == 1 and one.doc_id not in known else None
        # an id that is among these is that of another document, whatever its address
        yield one if there is None or there in ids else replace(one, doc_id=there)


def _row(document: Document, content: str, version: int, run_id: int) -> dict[str, Any]:
    row = {name: getattr(document, name) for name in _CONTENT} | {"furniture": json.dumps(_furniture(document))}
    row |= {"doc_id": document.doc_id, "version": version, "state": DocumentState.CURRENT, "content": content, "first_run": run_id}
    return row


def _furniture(document: Document) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in document.furniture]


def _document(row: Row[Any]) -> Document:
    furniture = tuple(Span(start=start, end=end) for start, end in json.loads(row.furniture))
    return Document(doc_id=row.doc_id, furniture=furniture, **{name: getattr(row, name) for name in _CONTENT})
