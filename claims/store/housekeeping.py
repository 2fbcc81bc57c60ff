"""How is a store kept small, and how does its content come out?"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from sqlalchemy import and_, bindparam, delete, func, inspect, select, text, update

from claims.errors import StoreError
from claims.store import memos
from claims.store.connection import address, reaching, shown
from claims.store.documents import DocumentState
from claims.store.frames import fetch, remove
from claims.store.lock import held, wait_for_writers
from claims.store.runs import ENDED
from claims.store.schema import (
    CLAIMS,
    DOCUMENTS,
    FACTS,
    MATCHES,
    MEMBERS,
    MEMOS,
    METADATA,
    PLACED,
    RUNS,
    STATISTICS,
    UNREAD,
    VERDICTS,
)
from claims.store.upgrades import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import URL, Connection, Engine, Table

    from claims.settings import StoreSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """How many documents, old versions of documents, facts and runs were taken out."""

    documents: int
    versions: int
    facts: int
    runs: int


@contextmanager
def kept(place: str, settings: StoreSettings) -> Iterator[Engine]:
    """Open a store that exists, at the newest schema, and keep runs away from it meanwhile.

    Raises:
        StoreError: If there is none, it cannot be reached, or a run holds it.
    """
    url = address(place)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).is_file():
        raise _nothing(url)
    with reaching(url) as engine, held(engine, wait_seconds=settings.wait_seconds):
        if not inspect(engine).has_table(RUNS.name):
            raise _nothing(url)
        upgrade(engine)
        yield engine


def _nothing(url: URL) -> StoreError:
    return StoreError(shown(url), "holds no store", "name one that `claims run --store` has written")


def prune(engine: Engine, before: datetime) -> Pruned:
    """Take out what is older than a moment, in one transaction.

    Documents go together with all that hangs together with them by story, copy and fact, and only when all of it is older: no verdict
    changes by what is taken out. That they were seen stays known, so that a source that still offers them is not read again. With
    them go superseded versions, verdicts and runs of before; the last run that ended stays.
    """
    with engine.begin() as connection:
        wait_for_writers(connection)
        documents, facts = _old(connection, before)
        claims = fetch(connection, MEMBERS, select(MEMBERS).where(MEMBERS.c.fact_id.in_(select(FACTS.c.fact_id)))).merge(
            facts, on="fact_id"
        )
        _forget(connection, documents, facts, claims)
        superseded, versions = _superseded(connection, before)
        memos.forget(connection, [*documents["doc_id"], *superseded])
        runs = _runs(connection, before)
    return Pruned(documents=len(documents), versions=versions, facts=len(facts), runs=runs)


def _old(connection: Connection, before: datetime) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The documents and facts of the groups in which every document is older; a document without a date is as old as its first run."""
    columns = select(
        DOCUMENTS.c.doc_id, DOCUMENTS.c.version, func.coalesce(DOCUMENTS.c.published_at, RUNS.c.started_at).label("published_at")
    )
    standing = columns.join(RUNS, RUNS.c.run_id == DOCUMENTS.c.first_run).where(DOCUMENTS.c.state == DocumentState.CURRENT)
    documents = fetch(connection, DOCUMENTS, standing)
    same = and_(CLAIMS.c.doc_id == DOCUMENTS.c.doc_id, CLAIMS.c.version == DOCUMENTS.c.version)
    stated = fetch(
        connection,
        CLAIMS,
        select(CLAIMS.c.doc_id, CLAIMS.c.claim_id).join(DOCUMENTS, same).where(DOCUMENTS.c.state == DocumentState.CURRENT),
    )
    placed, members = fetch(connection, PLACED), fetch(connection, MEMBERS)
    of_fact = stated.merge(members[["claim_id", "fact_id"]], on="claim_id")
    links = [(placed, "story_id"), (placed, "copy_of"), (of_fact, "fact_id")]
    ties = pd.concat([frame[["doc_id", name]].dropna().set_axis(["doc_id", "tie"], axis=1) for frame, name in links], ignore_index=True)
    group = _hanging_together(documents["doc_id"], ties)
    newest = documents["published_at"].groupby(group.to_numpy()).transform("max")
    old = documents[newest < pd.Timestamp(before)]
    facts = of_fact.loc[of_fact["doc_id"].isin(old["doc_id"]), ["fact_id"]].drop_duplicates(ignore_index=True)
    return old[["doc_id", "version"]], facts


def _hanging_together(doc_ids: pd.Series, ties: pd.DataFrame) -> pd.Series:
    """Number the groups of documents that a chain of ties connects; a tie may be a document's own id."""
    names = pd.Index(pd.concat([doc_ids, ties["doc_id"], ties["tie"]]).unique())
    one, other = names.get_indexer(ties["doc_id"]), names.get_indexer(ties["tie"])
    root = np.arange(len(names))
    while True:
        least = np.minimum(root[one], root[other])
        before = root.copy()
        np.minimum.at(root, one, least)
        np.minimum.at(root, other, least)
        root = root[root]
        if np.array_equal(root, before):
            return pd.Series(root[names.get_indexer(doc_ids)], index=doc_ids.index)


def _forget(connection: Connection, documents: pd.DataFrame, facts: pd.DataFrame, claims: pd.DataFrame) -> None:
    ids = documents["doc_id"].tolist()
    for claim_id in ("claim_l", "claim_r"):
        wanted = [{"of": one} for one in claims["claim_id"]]
        if wanted:
            connection.execute(delete(MATCHES).where(MATCHES.c[claim_id] == bindparam("of")), wanted)
    remove(connection, MEMBERS, claims)
    remove(connection, FACTS, facts)
    remove(connection, PLACED, documents)
    own = [{"of": one} for one in ids]
    if own:
        for table in (CLAIMS, UNREAD):
            connection.execute(delete(table).where(table.c.doc_id == bindparam("of")), own)
        seen = update(DOCUMENTS).where(and_(DOCUMENTS.c.doc_id == bindparam("of"), DOCUMENTS.c.state == DocumentState.CURRENT))
        connection.execute(seen.values(state=DocumentState.PRUNED, title="", text="", furniture="[]"), own)


def _superseded(connection: Connection, before: datetime) -> tuple[list[str], int]:
    """Take out old versions: give the ids of their documents, and how many there were."""
    old = select(RUNS.c.run_id).where(RUNS.c.started_at < before)
    gone = and_(DOCUMENTS.c.state == DocumentState.SUPERSEDED, DOCUMENTS.c.superseded_run.in_(old))
    ids = list(connection.scalars(select(DOCUMENTS.c.doc_id).where(gone)))
    connection.execute(delete(DOCUMENTS).where(gone))
    return sorted(set(ids)), len(ids)


def _runs(connection: Connection, before: datetime) -> int:
    """Take out the verdicts and statistics of old runs, and those of the runs that no document was first seen in."""
    last = select(func.max(RUNS.c.run_id)).where(RUNS.c.state.in_(ENDED)).scalar_subquery()
    old = select(RUNS.c.run_id).where(RUNS.c.started_at < before, RUNS.c.run_id < func.coalesce(last, 0))
    for table in (VERDICTS, STATISTICS):
        connection.execute(delete(table).where(table.c.run_id.in_(old)))
    named = [select(DOCUMENTS.c.first_run), select(DOCUMENTS.c.superseded_run).where(DOCUMENTS.c.superseded_run.is_not(None))]
    gone = and_(RUNS.c.run_id.in_(old), *(RUNS.c.run_id.not_in(ids) for ids in named))
    number = connection.scalar(select(func.count()).select_from(RUNS).where(gone)) or 0
    connection.execute(delete(RUNS).where(gone))
    return number


def vacuum(engine: Engine) -> None:
    """Give the room of what was taken out back to the disk, and let the database look at its content anew."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "sqlite":
            raw = connection.connection.dbapi_connection
            assert raw is not None
            for step in ("VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
                raw.cursor().execute(step)
        else:
            connection.execute(text("VACUUM (FULL, ANALYZE)"))


def tables_of(engine: Engine) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give every table of a store by its name, its rows in order of their keys: all of them of one moment, and none that is a mere aid."""
    with engine.connect().execution_options(**_one_moment(engine)) as connection, connection.begin():
        for table in sorted({*METADATA.tables.values()} - {MEMOS}, key=_name):
            yield table.name, fetch(connection, table)


def _one_moment(engine: Engine) -> dict[str, str]:
    return {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}


def _name(table: Table) -> str:
    return table.name
