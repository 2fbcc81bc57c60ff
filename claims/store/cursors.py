"""What did an address answer last, so that it is asked only for what is new?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select

from claims.sources.cursors import Cursor
from claims.store.schema import CURSORS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from claims.sources.cursors import Cursors


def read_cursors(connection: Connection) -> dict[str, Cursor]:
    """Give the cursor of each address that answered."""
    rows = [dict(row) for row in connection.execute(select(CURSORS)).mappings()]
    return {str(row.pop("address")): Cursor(**row) for row in rows}


def keep_cursors(connection: Connection, cursors: Cursors) -> None:
    """Put cursors in the place of those of the same addresses.

    In the transaction that stores the documents: an address that is taken for known, and whose documents are lost, is never asked again.
    """
    if cursors:
        connection.execute(delete(CURSORS).where(CURSORS.c.address == bindparam("of")), [{"of": address} for address in cursors])
        connection.execute(insert(CURSORS), [{"address": address, **asdict(one)} for address, one in cursors.items()])
