"""The first schema of a store."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _cursors()
    _facts()
    _matches()
    _members()
    _placed()
    _runs()
    _documents()
    _statistics()
    _verdicts()
    _claims()
    _unread()
    _memos()


def _columns(kind: type[sa.types.TypeEngine[Any]], *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind()) for name in names]


def _cursors() -> None:
    op.create_table(
        "cursors",
        sa.Column("address", sa.Text(), nullable=False),
        *_columns(sa.Text, "etag", "last_modified"),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_cursors"),
    )


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("fact_id", sa.Text(), nullable=False),
        *_columns(sa.Text, "label", "story_id", "unit", "counted", "predicate", "place", "measure"),
        *_columns(sa.BigInteger, "n_claims", "n_documents", "n_sources", "n_origins"),
        *_columns(sa.Text, "consistency", "corroboration"),
        *_columns(sa.Double, "low", "best", "high"),
        *_columns(sa.Boolean, "high_open"),
        *_columns(sa.Text, "estimate_rule"),
        *_columns(sa.Date, "newest_as_of"),
        *_columns(sa.Text, "reason", "sentence"),
        *_columns(sa.DateTime, "heard_at"),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name="pk_facts"),
    )


def _matches() -> None:
    op.create_table(
        "matches",
        sa.Column("claim_l", sa.Text(), nullable=False),
        sa.Column("claim_r", sa.Text(), nullable=False),
        *_columns(sa.Text, "match_key"),
        *_columns(sa.Double, "match_weight", "match_probability"),
        *_columns(sa.Text, "relation", "grade", "reason"),
        sa.PrimaryKeyConstraint("claim_l", "claim_r", name="pk_matches"),
    )


def _members() -> None:
    op.create_table(
        "members",
        sa.Column("claim_id", sa.Text(), nullable=False),
        *_columns(sa.Text, "fact_id", "origin"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_members"),
    )


def _placed() -> None:
    op.create_table(
        "placed",
        sa.Column("doc_id", sa.Text(), nullable=False),
        *_columns(sa.Text, "story_id", "copy_of"),
        *_columns(sa.BigInteger, "n_claims"),
        *_columns(sa.Text, "status"),
        sa.PrimaryKeyConstraint("doc_id", name="pk_placed"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        *_columns(sa.DateTime, "finished_at"),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        *_columns(sa.Text, "measured"),
        sa.PrimaryKeyConstraint("run_id", name="pk_runs"),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("doc_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        *_columns(sa.Text, "source", "url", "title"),
        *_columns(sa.DateTime, "published_at"),
        *_columns(sa.Text, "language", "credit", "text", "author", "published_basis"),
        sa.Column("furniture", sa.Text(), nullable=False),
        *_columns(sa.Text, "extractor"),
        sa.Column("first_run", sa.Integer(), nullable=False),
        *_columns(sa.Integer, "superseded_run"),
        sa.PrimaryKeyConstraint("doc_id", "version", name="pk_documents"),
        sa.ForeignKeyConstraint(["first_run"], ["runs.run_id"], name="fk_documents_first_run"),
        sa.ForeignKeyConstraint(["superseded_run"], ["runs.run_id"], name="fk_documents_superseded_run"),
    )
    op.create_index("ix_documents_state", "documents", ["state"])


def _statistics() -> None:
    op.create_table(
        "statistics",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "name", name="pk_statistics"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.run_id"], name="fk_statistics_run_id"),
    )


def _verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Text(), nullable=False),
        *_columns(sa.Text, "change", "label", "sentence", "story_id"),
        *_columns(sa.DateTime, "changed_at"),
        *_columns(sa.Text, "consistency_before", "corroboration_before"),
        *_columns(sa.Double, "low_before", "best_before", "high_before"),
        *_columns(sa.Boolean, "high_open_before"),
        *_columns(sa.BigInteger, "n_claims_before", "n_documents_before", "n_origins_before"),
        *_columns(sa.Text, "consistency_after", "corroboration_after"),
        *_columns(sa.Double, "low_after", "best_after", "high_after"),
        *_columns(sa.Boolean, "high_open_after"),
        *_columns(sa.BigInteger, "n_claims_after", "n_documents_after", "n_origins_after"),
        *_columns(sa.Text, "joined"),
        sa.PrimaryKeyConstraint("run_id", "fact_id", name="pk_verdicts"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.run_id"], name="fk_verdicts_run_id"),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("doc_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        *_columns(sa.Text, "section"),
        *_columns(sa.BigInteger, "start", "end"),
        *_columns(sa.Text, "exact", "sentence"),
        *_columns(sa.Double, "low", "high", "stated"),
        *_columns(sa.Text, "bound", "unit", "change", "counted", "head", "predicate", "place"),
        *_columns(sa.Date, "as_of"),
        *_columns(
            sa.Text,
            "as_of_precision",
            "as_of_basis",
            "attribution",
            "attribution_kind",
            "hedge",
            "modality",
            "measure",
            "part_of",
            "source",
        ),
        *_columns(sa.DateTime, "published_at"),
        *_columns(sa.Double, "floor"),
        sa.PrimaryKeyConstraint("doc_id", "version", "claim_id", name="pk_claims"),
        sa.ForeignKeyConstraint(
            ["doc_id", "version"], ["documents.doc_id", "documents.version"], name="fk_claims_doc_id", ondelete="CASCADE"
        ),
    )


def _unread() -> None:
    op.create_table(
        "unread",
        sa.Column("doc_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *_columns(sa.Text, "expectation", "value", "reason"),
        *_columns(sa.Boolean, "kept"),
        sa.PrimaryKeyConstraint("doc_id", "version", name="pk_unread"),
        sa.ForeignKeyConstraint(
            ["doc_id", "version"], ["documents.doc_id", "documents.version"], name="fk_unread_doc_id", ondelete="CASCADE"
        ),
    )


def _memos() -> None:
    op.create_table(
        "memos",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("maker", "checksum")),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "part", name="pk_memos"),
    )
