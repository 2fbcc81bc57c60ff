"""How is a store reached?"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from claims.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Engine

_FORMS = "name a file, such as news.db, or postgresql://user@host/database"


def address(named: str) -> URL:
    """Read what an operator calls the store: the path of a file of SQLite, or the address of a PostgreSQL database.

    Raises:
        StoreError: If it is neither.

    >>> address("postgresql://desk@db.example/news").drivername
    'postgresql+psycopg'
    """
    try:
        url = make_url(named if "://" in named else f"sqlite:///{Path(named).absolute()}")
    except ArgumentError as err:
        raise StoreError(named, "no address of a store", _FORMS) from err
    kind = url.get_backend_name()
    if kind == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite" or url.database in {None, "", ":memory:"}:
        raise StoreError(shown(url), "no store can be kept there", _FORMS)
    return url.set(database=str(Path(str(url.database)).absolute()))


def shown(url: URL) -> str:
    """Name a store in a message, without its password.

    >>> shown(address("postgresql://desk:secret@db.example/news"))
    'postgresql://desk:***@db.example/news'
    """
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def engine_of(url: URL) -> Engine:
    """Make ready to talk to the database of a store; it is not touched yet."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise StoreError(str(folder), f"cannot be made a folder ({err.strerror})", "name another place for the store") from err
    engine = create_engine(url, connect_args={"timeout": 60})
    event.listen(engine, "connect", _prepared)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _prepared(connection: sqlite3.Connection, _record: object) -> None:
    # Python's driver begins transactions by itself, and not for every statement: SQLAlchemy is to say when.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def reaching(url: URL) -> Iterator[Engine]:
    """Talk to the database of a store, and turn what it complains of into one line: whatever was stored before is kept.

    Raises:
        StoreError: If it cannot be reached, is no store, is full, or is gone midway.
    """
    engine = engine_of(url)
    try:
        yield engine
    except (DBAPIError, sqlite3.Error) as err:
        remedy = "see that it can be reached and has room, or name another; what was stored is kept"
        raise StoreError(shown(url), f"cannot be used as a store ({_first_line(err)})", remedy) from err
    finally:
        engine.dispose()


def _first_line(err: DBAPIError | sqlite3.Error) -> str:
    said = str(err.orig if isinstance(err, DBAPIError) else err).strip()
    return said.splitlines()[0] if said else type(err).__name__
