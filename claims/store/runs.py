"""Which runs were there, how did they end, and what did they count?"""

from __future__ import annotations

import json
import logging
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from claims.store.schema import RUNS, STATISTICS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from claims.result import RunRecord

_log = logging.getLogger(__name__)


class RunState(StrEnum):
    """How far a run came."""

    RUNNING = "running"
    JUDGED = "judged"
    """What it found is in the store; its files are not all written."""
    DONE = "done"
    GATE_FAILED = "gate_failed"
    """As done, and a critical quality gate failed."""
    INTERRUPTED = "interrupted"


ENDED = (RunState.DONE, RunState.GATE_FAILED)
"""Of these the files were written, and so everybody was told what had changed."""


def begin(connection: Connection, *, started_at: datetime, version: str, inputs: tuple[str, ...], settings: Mapping[str, object]) -> int:
    """Note that a run has begun, and which ones before it never ended; give its number."""
    cut_short = (RUNS.c.state.in_([RunState.RUNNING, RunState.JUDGED]),)
    for one in connection.execute(select(RUNS.c.started_at).where(*cut_short)):
        _log.warning(
            "the run of %s UTC was cut short: what it had stored is kept, and this one does the rest", f"{one.started_at:%d %B %Y, %H:%M}"
        )
    connection.execute(update(RUNS).where(*cut_short).values(state=RunState.INTERRUPTED))
    row = {"state": RunState.RUNNING, "started_at": started_at, "version": version}
    row |= {"inputs": json.dumps(inputs, ensure_ascii=False), "settings": json.dumps(settings, ensure_ascii=False)}
    made = connection.execute(insert(RUNS).values(row)).inserted_primary_key
    return int(made[0]) if made is not None else 0


def judged(connection: Connection, run_id: int) -> None:
    """Note that a run has stored what it found."""
    connection.execute(update(RUNS).where(RUNS.c.run_id == run_id).values(state=RunState.JUDGED))


def end(connection: Connection, run_id: int, record: RunRecord, *, failed: bool) -> None:
    """Note that a run has written its files, and what it counted."""
    state = RunState.GATE_FAILED if failed else RunState.DONE
    connection.execute(update(RUNS).where(RUNS.c.run_id == run_id).values(state=state, finished_at=record.finished_at))
    numbers = {f"{name} rows": float(count) for name, count in record.counts.items()}
    numbers |= {f"{name} seconds": seconds for name, seconds in record.timings.items()}
    connection.execute(insert(STATISTICS), [{"run_id": run_id, "name": name, "value": value} for name, value in numbers.items()])


def last_ended(connection: Connection) -> tuple[int, datetime] | None:
    """Give the number and the beginning of the last run that ended, or None."""
    last = select(func.max(RUNS.c.run_id)).where(RUNS.c.state.in_(ENDED)).scalar_subquery()
    found = connection.execute(select(RUNS.c.run_id, RUNS.c.started_at).where(RUNS.c.run_id == last)).one_or_none()
    return None if found is None else (found.run_id, found.started_at)
