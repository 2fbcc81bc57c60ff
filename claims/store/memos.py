"""What did earlier runs work out, piece by piece, that this one need not work out again?

A piece goes by a digest of all that it rests on. Whatever is missing here, was made by another version or is damaged costs time and
nothing else.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd
from sqlalchemy import delete, func, insert, select

from claims.store.schema import MEMOS
from claims.tables import among

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_log = logging.getLogger(__name__)

_MOST_PARTS = 24
"""So many parts of a kind are kept beside each other: a part a run that worked something out, until all are put into one."""


class MemoKind(StrEnum):
    """What pieces are of."""

    READING = "reading"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """The pieces of one kind that a run may use.

    Attributes:
        kind: The kind.
        maker: Names the version and the settings that made them.
        pieces: With `digest`, `doc_id` and whatever a piece holds. Several rows of one digest are one piece, and some of them name the
            documents that it is of.
        parts: How many parts there are.
        sound: Whether all of them could be read.
    """

    kind: MemoKind
    maker: str
    pieces: pd.DataFrame
    parts: int
    sound: bool


def recall(connection: Connection, kind: MemoKind, maker: str) -> Memo:
    """Read the pieces of a kind that one maker made."""
    rows = connection.execute(select(MEMOS).where(MEMOS.c.kind == kind).order_by(MEMOS.c.part)).all()
    read = [_read(row.body, row.checksum) if row.maker == maker else None for row in rows]
    frames = [frame for frame in read if frame is not None]
    pieces = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["digest", "doc_id"], dtype="str")
    return Memo(kind=kind, maker=maker, pieces=pieces, parts=len(rows), sound=len(frames) == len(rows))


def keep(connection: Connection, memo: Memo, pieces: pd.DataFrame) -> None:
    """Keep the pieces that a run used: those that are new beside the others, or all of them anew where much is stale.

    Args:
        connection: In a transaction.
        memo: What was read before.
        pieces: All that the run used, with the columns of `Memo.pieces`.
    """
    new = pieces[~among(pieces["digest"], memo.pieces["digest"])]
    stale = len(memo.pieces) - (len(pieces) - len(new))
    if not memo.sound or memo.parts >= _MOST_PARTS or 2 * stale > len(memo.pieces):
        connection.execute(delete(MEMOS).where(MEMOS.c.kind == memo.kind))
        new = pieces
    if len(new):
        last = connection.scalar(select(func.max(MEMOS.c.part)).where(MEMOS.c.kind == memo.kind)) or 0
        connection.execute(insert(MEMOS).values(kind=memo.kind, part=last + 1, maker=memo.maker, **_written(new)))


def forget(connection: Connection, doc_ids: Iterable[str]) -> None:
    """Take out the pieces that are of some documents."""
    gone = list(doc_ids)
    for row in connection.execute(select(MEMOS)).all() if gone else ():
        pieces = _read(row.body, row.checksum)
        own = (MEMOS.c.kind == row.kind, MEMOS.c.part == row.part)
        connection.execute(delete(MEMOS).where(*own))
        if pieces is not None:
            left = pieces[~pieces["digest"].isin(pieces.loc[pieces["doc_id"].isin(gone), "digest"])]
            connection.execute(insert(MEMOS).values(kind=row.kind, part=row.part, maker=row.maker, **_written(left)))


def _written(pieces: pd.DataFrame) -> dict[str, bytes | str]:
    body = BytesIO()
    pieces.to_parquet(body, index=False, compression="zstd")
    return {"body": body.getvalue(), "checksum": sha256(body.getvalue()).hexdigest()}


def _read(body: bytes, checksum: str) -> pd.DataFrame | None:
    if sha256(body).hexdigest() != checksum:
        _log.warning("the store's notes of what was worked out before are damaged: that part is worked out again")
        return None
    return pd.read_parquet(BytesIO(body))
