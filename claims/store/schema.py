"""Which tables does a store have?

Columns that a run's tables have too carry their names and types (`claims.tables`). A change here needs a migration beside it, in
`claims/store/migrations/versions`: a test compares the two.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

from claims import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Dialect
    from sqlalchemy.types import TypeEngine


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC: SQLite knows no zones, and PostgreSQL would show those of the server."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's form
        """Turn an aware time into UTC without a zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's form
        """Say again that it is UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


_TYPES: Mapping[str, type[TypeEngine[Any]]] = {
    tables.TEXT: Text,
    tables.NUMBER: Double,
    tables.WHOLE: BigInteger,
    tables.FLAG: Boolean,
    tables.TIME: Moment,
    tables.DATE: Date,
}

METADATA = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "ix": "ix_%(table_name)s_%(column_0_name)s"}
)


def _columns(kinds: Mapping[str, str], *, key: Iterable[str] = (), leave: Iterable[str] = ()) -> Iterator[Column[Any]]:
    return (Column(name, _TYPES[kind], primary_key=name in key) for name, kind in kinds.items() if name not in leave)


def _of_run() -> Column[int]:
    return Column("run_id", ForeignKey("runs.run_id"), primary_key=True)


RUNS = Table(
    "runs",
    METADATA,
    Column("run_id", Integer, primary_key=True),
    Column("state", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("version", Text, nullable=False),
    Column("inputs", Text, nullable=False),  # JSON
    Column("settings", Text, nullable=False),  # JSON
    Column("measured", Text),  # JSON: what it was like, where its verdicts were checked and stand
)
STATISTICS = Table(
    "statistics",
    METADATA,
    _of_run(),
    Column("name", Text, primary_key=True),
    Column("value", Double, nullable=False),
)
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("doc_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),  # from 1; another content under the same id is the next
    Column("state", Text, nullable=False),
    Column("content", Text, nullable=False),  # SHA-256 of all that was read of it
    *_columns(tables.DOCUMENTS, leave=("doc_id", "story_id", "copy_of", "n_claims", "status")),
    Column("furniture", Text, nullable=False),  # JSON: start and end of each stretch
    Column("extractor", Text),  # that read its claims; null until it has
    Column("first_run", ForeignKey("runs.run_id"), nullable=False),
    Column("superseded_run", ForeignKey("runs.run_id")),
    Index("ix_documents_state", "state"),
)
CLAIMS = Table(
    "claims",
    METADATA,
    *_columns({"doc_id": tables.TEXT}, key=("doc_id",)),
    Column("version", Integer, primary_key=True),
    Column("claim_id", Text, primary_key=True),
    *_columns(tables.CLAIMS, leave=("doc_id", "claim_id", "fact_id", "origin")),
    ForeignKeyConstraint(["doc_id", "version"], ["documents.doc_id", "documents.version"], ondelete="CASCADE"),
)
UNREAD = Table(
    "unread",  # documents whose claims could not be extracted, and why
    METADATA,
    Column("doc_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    *_columns(tables.REJECTED, leave=("table", "row_key")),
    ForeignKeyConstraint(["doc_id", "version"], ["documents.doc_id", "documents.version"], ondelete="CASCADE"),
)
PLACED = Table(
    "placed",  # where a document ended: its story, its original
    METADATA,
    *_columns({name: tables.DOCUMENTS[name] for name in ("doc_id", "story_id", "copy_of", "n_claims", "status")}, key=("doc_id",)),
)
MEMBERS = Table(
    "members",  # the fact of each claim
    METADATA,
    *_columns({name: tables.CLAIMS[name] for name in ("claim_id", "fact_id", "origin")}, key=("claim_id",)),
)
MATCHES = Table("matches", METADATA, *_columns({**tables.MATCHES, **tables.RELATIONS}, key=("claim_l", "claim_r")))
FACTS = Table(
    "facts",
    METADATA,
    *_columns(tables.FACTS, key=("fact_id",)),
    Column("sentence", Text),
    Column("heard_at", Moment),  # the newest publication among its claims
    Column("silent", Boolean, nullable=False),
)
VERDICTS = Table(
    "verdicts",  # what became of each fact, run by run
    METADATA,
    _of_run(),
    *_columns(tables.CHANGES, key=("fact_id",)),
)
CURSORS = Table(
    "cursors",  # what an address answered last
    METADATA,
    Column("address", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", Text, nullable=False),
    Column("fetched_at", Moment, nullable=False),
)
MEMOS = Table(
    "memos",  # what runs worked out piece by piece (claims.store.memos): can be made again, and is no part of what a store exports
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("maker", Text, nullable=False),
    Column("checksum", Text, nullable=False),  # SHA-256 of the body
    Column("body", LargeBinary, nullable=False),  # Parquet
)
