"""What did an address answer last, so that it is asked only for what is new?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select

from claims.store.schema import CURSORS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


def read_cursors(connection: Connection) -> dict[str, dict[str, Any]]:
    """Give the fields of each cursor (etag, last_modified, digest, fetched_at) by address."""
    rows = [dict(row) for row in connection.execute(select(CURSORS)).mappings()]
    return {str(row.pop("address")): row for row in rows}


def keep_cursors(connection: Connection, cursors: Mapping[str, Mapping[str, Any]]) -> None:
    """Put cursors in the place of those of the same addresses.

    In the transaction that stores the documents: an address that is taken for known, and whose documents are lost, is never asked again.
    """
    if cursors:
        connection.execute(delete(CURSORS).where(CURSORS.c.address == bindparam("of")), [{"of": address} for address in cursors])
        connection.execute(insert(CURSORS), [{"address": address, **fields} for address, fields in cursors.items()])
