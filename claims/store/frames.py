"""How does a table of a run go into a database, and come back the same?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sqlalchemy import and_, bindparam, delete, insert, select

from claims.tables import DATE, FLAG, NUMBER, TEXT, TIME, WHOLE, typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Select, Table

    Row = dict[str, Any]

_KINDS: Mapping[str, str] = {
    "Text": TEXT, "Double": NUMBER, "BigInteger": WHOLE, "Integer": WHOLE, "Boolean": FLAG, "Moment": TIME, "Date": DATE,
}  # fmt: skip

_ROWS_AT_ONCE = 5_000


def kinds(table: Table) -> dict[str, str]:
    """Give the type of each column as the tables of a run have it."""
    return {column.name: _KINDS[type(column.type).__name__] for column in table.columns}


def keys(table: Table) -> list[str]:
    """Name the columns that tell the rows of a table apart."""
    return [column.name for column in table.primary_key.columns]


def rows(frame: pd.DataFrame, table: Table) -> list[Row]:
    """Turn the columns that a table has into rows for it; columns that the frame lacks are left out."""
    own = {name: kind for name, kind in kinds(table).items() if name in frame.columns}
    columns = [_cells(frame[name], kind) for name, kind in own.items()]
    return [dict(zip(own, row, strict=True)) for row in zip(*columns, strict=True)]


def _cells(column: pd.Series, kind: str) -> list[object]:
    cells = column.dt.date if kind == DATE else column
    return cells.astype(object).where(column.notna(), None).tolist()


def put(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    """Write the rows of a frame."""
    if len(frame):
        connection.execute(insert(table), rows(frame, table))


def fetch(connection: Connection, table: Table, query: Select[Any] | None = None) -> pd.DataFrame:
    """Read a table, or a query over it, in the order of its keys.

    They are sorted here: databases order words each in their own way.
    """
    found = connection.execute(select(table) if query is None else query)
    names = list(found.keys())
    own = {name: kind for name, kind in kinds(table).items() if name in names}
    # many at once, as plain tuples: pandas asks each row whether it is an array, which a row of SQLAlchemy takes long to deny
    read = [tuple(row) for some in found.partitions(_ROWS_AT_ONCE) for row in some]
    frame = typed(pd.DataFrame(read, columns=names, dtype=object), own)
    return frame.sort_values([name for name in keys(table) if name in names], ignore_index=True)


def sync(connection: Connection, table: Table, frame: pd.DataFrame, standing: pd.DataFrame) -> None:
    """Make a table hold the rows of a frame, and touch only those that differ.

    Most of what a run finds stood there before: to write all of it anew each hour would wear out disks and backups.

    Args:
        connection: In a transaction.
        table: The table.
        frame: What it is to hold.
        standing: What it holds.
    """
    names, columns = keys(table), list(kinds(table))
    old, new = standing[columns], typed(frame, kinds(table))[columns]
    at = pd.MultiIndex.from_frame(old[names]).get_indexer(pd.MultiIndex.from_frame(new[names]))
    there = np.flatnonzero(at >= 0)
    before, after = old.iloc[at[there]].reset_index(drop=True), new.iloc[there].reset_index(drop=True)
    same = ((before == after).fillna(value=False) | (before.isna() & after.isna())).all(axis="columns").to_numpy(dtype=bool)
    remove(connection, table, old.drop(index=old.index[at[there[same]]]))
    put(connection, table, new.drop(index=new.index[there[same]]))


def remove(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    """Take out the rows that have the keys of a frame's."""
    if len(frame):
        named = and_(*(table.columns[name] == bindparam(f"old_{name}") for name in keys(table)))
        wanted = [{f"old_{name}": row[name] for name in keys(table)} for row in rows(frame, table)]
        connection.execute(delete(table).where(named), wanted)
