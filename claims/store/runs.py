"""Which runs were there, how did they end, and what did they count?"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import desc, func, insert, select, update

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun:
    """A run that ended well: when it began, what it read, and what it was like, as the quality gates measure it."""

    started_at: datetime
    inputs: tuple[str, ...]
    statistics: dict[str, object]


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
    measured = json.dumps(record.statistics, ensure_ascii=False) if record.statistics else None
    connection.execute(update(RUNS).where(RUNS.c.run_id == run_id).values(state=state, finished_at=record.finished_at, measured=measured))
    numbers = {f"{name} rows": float(count) for name, count in record.counts.items()}
    numbers |= {f"{name} seconds": seconds for name, seconds in record.timings.items()}
    connection.execute(insert(STATISTICS), [{"run_id": run_id, "name": name, "value": value} for name, value in numbers.items()])


def past(connection: Connection, inputs: tuple[str, ...], *, most: int) -> list[PastRun]:
    """Give the last runs over the same inputs that were measured, the newest first."""
    same = RUNS.c.measured.is_not(None), RUNS.c.inputs == json.dumps(inputs, ensure_ascii=False)
    found = connection.execute(select(RUNS).where(*same).order_by(desc(RUNS.c.run_id)).limit(most))
    return [PastRun(started_at=one.started_at, inputs=inputs, statistics=json.loads(one.measured)) for one in found]


def last_ended(connection: Connection) -> tuple[int, datetime] | None:
    """Give the number and the beginning of the last run that ended, or None."""
    last = select(func.max(RUNS.c.run_id)).where(RUNS.c.state.in_(ENDED)).scalar_subquery()
    found = connection.execute(select(RUNS.c.run_id, RUNS.c.started_at).where(RUNS.c.run_id == last)).one_or_none()
    return None if found is None else (found.run_id, found.started_at)
