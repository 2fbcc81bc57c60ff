"""What can a run ask of a store, and tell it?"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from claims.model import Turn
from claims.result import Changes
from claims.store import cursors, documents, extracted, memos, outcome, runs, versions
from claims.store.connection import address, reaching, shown
from claims.store.lock import held, wait_for_writers
from claims.store.memos import MemoKind
from claims.store.upgrades import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    import pandas as pd
    import pyarrow as pa
    from sqlalchemy import Connection, Engine

    from claims.model import Document, Rejection
    from claims.result import CrossReference, RunRecord
    from claims.settings import AssessSettings, StoreSettings
    from claims.sources import Cursor, Cursors
    from claims.store.documents import Taken
    from claims.store.memos import Memo
    from claims.store.outcome import Found
    from claims.store.runs import PastRun

_TOLD = tuple(turn for turn in Turn if turn is not Turn.NEW)


@contextmanager
def opened(settings: StoreSettings, named: str | None = None) -> Iterator[Archive | None]:
    """Open the store for one run, and keep other runs away from it.

    Args:
        settings: Where it is, and how long to wait for another run.
        named: What the command line names; goes before the settings.

    Yields:
        The store, at the newest schema; None where neither names one.

    Raises:
        StoreError: If it cannot be reached, is no store, or another run holds it.
    """
    place = named or settings.url.get_secret_value()
    if not place:
        yield None
        return
    with reaching(address(place)) as engine, held(engine, wait_seconds=settings.wait_seconds):
        upgrade(engine)
        yield Archive(engine, settings)


class Archive:
    """A store that one run has opened: its verbs in the order in which the run comes to them.

    Every verb that writes is one transaction: a process that dies leaves all of it or nothing.

    Args:
        engine: Of the database, at the newest schema.
        settings: What is told of changes.
    """

    def __init__(self, engine: Engine, settings: StoreSettings) -> None:
        self._engine, self._settings, self._run = engine, settings, 0

    @property
    def silent_days(self) -> int:
        """After so many days without a word a fact is silent."""
        return self._settings.silent_days

    def begin(self, *, started_at: datetime, version: str, inputs: tuple[str, ...], settings: Mapping[str, object]) -> None:
        """Note that a run has begun."""
        with self._writing() as connection:
            self._run = runs.begin(connection, started_at=started_at, version=version, inputs=inputs, settings=settings)

    def past_runs(self, inputs: tuple[str, ...], *, most: int) -> list[PastRun]:
        """Give the last runs over the same inputs whose verdicts were checked and stand, the newest first."""
        with self._engine.begin() as connection:
            return runs.past(connection, inputs, most=most)

    def cursors(self) -> dict[str, Cursor]:
        """Give what addresses answered last."""
        with self._engine.begin() as connection:
            return cursors.read_cursors(connection)

    def take(self, read: Iterable[Document], answered: Cursors) -> Taken:
        """Store the documents that are new or have changed, and what the addresses that they came from answered."""
        with self._writing() as connection:
            cursors.keep_cursors(connection, answered)
            return documents.take(connection, read, self._run)

    def documents(self) -> list[Document]:
        """Give all documents that stand, in order of their ids."""
        with self._engine.begin() as connection:
            return documents.current(connection)

    def unread(self) -> set[str]:
        """Name the documents whose claims are still to be read."""
        with self._engine.begin() as connection:
            return documents.unread(connection, versions.extractor())

    def keep(self, read: Sequence[Document], claims: pa.Table, failures: Iterable[Rejection]) -> None:
        """Store the claims that were read from some documents."""
        with self._writing() as connection:
            extracted.keep(connection, read, claims, failures)

    def claims(self) -> tuple[pd.DataFrame, list[Rejection]]:
        """Give the claims of all documents that stand, and why some could not be read."""
        with self._engine.begin() as connection:
            return extracted.standing(connection), extracted.failures(connection)

    def read(self) -> Memo:
        """Give what earlier runs read in texts for matching."""
        with self._engine.begin() as connection:
            return memos.recall(connection, MemoKind.READING, versions.reader())

    def judged(self, settings: AssessSettings) -> Memo:
        """Give what earlier runs found of groups of claims under these settings."""
        with self._engine.begin() as connection:
            return memos.recall(connection, MemoKind.ASSESSMENT, versions.assessor(settings))

    def keep_pieces(self, memo: Memo, pieces: pd.DataFrame) -> None:
        """Store what this run used of the pieces of a kind, and no others."""
        with self._writing() as connection:
            memos.keep(connection, memo, pieces)

    @cached_property
    def before(self) -> Found:
        """What the last run found; read before this one stores its own."""
        with self._engine.begin() as connection:
            return outcome.found(connection)

    def leave(self, tables: CrossReference, facts: pd.DataFrame, changes: pd.DataFrame) -> None:
        """Store what this run found, and what has changed by it."""
        before = self.before
        with self._writing() as connection:
            outcome.leave(connection, before, tables, facts, changes.assign(run_id=self._run))
            runs.judged(connection, self._run)

    def changes(self) -> Changes:
        """Tell what has changed since the last run whose files were written: also what a run found that died before it wrote them."""
        with self._engine.begin() as connection:
            last = runs.last_ended(connection)
            table = outcome.changes_after(connection, last[0] if last is not None else self._run)
            recent = outcome.newest_changes(connection, _TOLD, self._settings.feed_entries)
        return Changes(since=last[1] if last is not None else None, table=table, recent=recent, feed=str(uuid5(NAMESPACE_URL, self._name)))

    def end(self, record: RunRecord, *, failed: bool) -> None:
        """Note that the run has written its files."""
        with self._writing() as connection:
            runs.end(connection, self._run, record, failed=failed)

    @property
    def _name(self) -> str:
        return shown(self._engine.url)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            wait_for_writers(connection)
            yield connection
