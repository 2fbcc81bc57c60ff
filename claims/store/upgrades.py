"""How is a store brought to the schema that this version knows?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from claims.errors import StoreError
from claims.store.connection import shown

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest schema, version by version; a new one gets all its tables.

    Raises:
        StoreError: If it was written by a newer version.
    """
    with engine.begin() as connection:
        if _revision(connection) != newest_revision():
            _migrate(connection, engine)


def newest_revision() -> str:
    """Name the newest schema: as the last of the migrations is numbered."""
    return max(path.name for path in (_MIGRATIONS / "versions").glob("*.py")).partition("_")[0]


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _migrate(connection: Connection, engine: Engine) -> None:
    # Alembic takes a third of a second to load, and a store that a run has opened before has nothing to be migrated.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", os.name)
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as err:
        remedy = "use the version of claims that wrote it, or a newer one"
        raise StoreError(shown(engine.url), "was written by another version of claims", remedy) from err
