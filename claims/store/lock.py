"""How is it made sure that one run at a time works on a store?

By locks that end with the process that holds them, however it ends: nothing stale is left behind by a run that was killed.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from claims.errors import StoreError
from claims.store.connection import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

_log = logging.getLogger(__name__)

_KEY = 0x636C61696D73  # "claims": advisory locks go by numbers
_WRITING = _KEY + 1
_EVERY = 0.2  # seconds


@contextmanager
def held(engine: Engine, *, wait_seconds: float) -> Iterator[None]:
    """Keep other runs away from a store, and wait for one that is there.

    Args:
        engine: Of its database.
        wait_seconds: How long.

    Raises:
        StoreError: If the other one has not ended by then.
    """
    if engine.dialect.name == "sqlite":
        with _beside(Path(f"{engine.url.database}.lock")) as connection:
            _waited(lambda: _taken(connection), engine, wait_seconds)
            yield
    else:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection_there:
            _waited(lambda: bool(connection_there.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY})), engine, wait_seconds)
            yield
            connection_there.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _KEY})


def wait_for_writers(connection: Connection) -> None:
    """Wait in PostgreSQL for the end of a transaction that writes.

    The server may still be at work for a process that was killed just now, and whose lock is gone.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITING})


@contextmanager
def _beside(path: Path) -> Iterator[sqlite3.Connection]:
    """A database without content beside the store: its lock is the operating system's, on every system."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        yield connection
    finally:
        connection.close()


def _taken(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        return False
    return True


def _waited(take: Callable[[], bool], engine: Engine, wait_seconds: float) -> None:
    deadline, told = time.monotonic() + wait_seconds, False
    while not take():
        if time.monotonic() >= deadline:
            waited = f" after {wait_seconds:g} seconds" if wait_seconds else ""
            remedy = "start this one when that has ended, or let it wait longer (store.wait_seconds)"
            raise StoreError(shown(engine.url), f"in use by another run{waited}", remedy)
        if not told:
            _log.warning("%s is in use by another run: waiting for its end", shown(engine.url))
            told = True
        time.sleep(_EVERY)
