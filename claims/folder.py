"""How does a run's record go into its folder, and the whole run come back out?"""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from claims.errors import InputError, MissingPathError
from claims.report.files import write_whole
from claims.result import BlockingCount, Changes, CrossReference, Link, OverrideOutcome, OverrideStatus, RunRecord
from claims.tables import CHANGES, CHECKS, CLAIMS, DOCUMENTS, FACTS, MATCHES, NEAR_MISSES, REJECTED, RELATIONS, typed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_RECORD, _CHANGES = "run.json", "changes.json"
_TABLES: Mapping[str, Mapping[str, str]] = {
    "documents": DOCUMENTS,
    "claims": CLAIMS,
    "matches": {**MATCHES, **RELATIONS},
    "near_misses": NEAR_MISSES,
    "facts": FACTS,
    "rejected": REJECTED,
}
_REMEDY = "name a folder that `claims run` has written"


def write_record(record: RunRecord, folder: Path) -> None:
    """Write run.json: settings, versions, counts and timings.

    Raises:
        OSError: If it cannot be written.
    """
    content = json.dumps(dataclasses.asdict(record), ensure_ascii=False, indent=1, default=_iso)
    write_whole(folder / _RECORD, f"{content}\n".encode())


def _iso(value: date) -> str:
    return value.isoformat()  # with the time, where the value has one


def read_run(folder: Path) -> CrossReference:
    """Read the files that a finished run left in its folder.

    Raises:
        MissingPathError: If one of them is not there.
        InputError: If one of them cannot be read.
    """
    try:
        frames: dict[str, Any] = {name: _table(folder, name, columns) for name, columns in _TABLES.items()}
        checks = typed(pd.DataFrame(json.loads(_bytes(folder, "quality/checks.json"))["checks"]), CHECKS)
        run = _record(json.loads(_bytes(folder, _RECORD)))
        told: dict[str, Any] = {"overrides": run.overrides, "blocking": run.blocking, "changes": _changes(folder), "run": run}
        return CrossReference(**frames, checks=checks, **told)
    except (ValueError, KeyError, TypeError) as err:
        if isinstance(err, InputError):
            raise
        raise InputError(str(folder), f"not readable as the files of a run ({str(err).splitlines()[0]})", _REMEDY) from err


def _changes(folder: Path) -> Changes | None:
    """What changed, where a store remembered what was before; the feed stays as it was written."""
    if not (folder / _CHANGES).is_file():
        return None
    table, since = _table(folder, "changes", CHANGES), json.loads(_bytes(folder, _CHANGES))["since"]
    return Changes(since=None if since is None else datetime.fromisoformat(since), table=table, recent=table.head(0), feed="")


def _record(fields: dict[str, Any]) -> RunRecord:
    times = {name: datetime.fromisoformat(fields[name]) for name in ("started_at", "finished_at")}
    outcomes = tuple(_outcome(one) for one in fields["overrides"])
    blocking = tuple(BlockingCount(**one) for one in fields["blocking"])
    return RunRecord(**fields | times | {"inputs": tuple(fields["inputs"]), "overrides": outcomes, "blocking": blocking})


def _outcome(fields: dict[str, Any]) -> OverrideOutcome:
    first, second = fields["claims"]
    closed = {"link": Link(fields["link"]), "status": OverrideStatus(fields["status"]), "claims": (first, second)}
    return OverrideOutcome(**fields | closed | {"on": date.fromisoformat(fields["on"]) if fields["on"] else None})


def _table(folder: Path, name: str, columns: Mapping[str, str]) -> pd.DataFrame:
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise MissingPathError(str(path), "no such table", _REMEDY)
    return pd.read_parquet(path).astype(dict(columns))  # their order stays as it was written


def _bytes(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as err:
        raise MissingPathError(str(folder / name), "not readable", _REMEDY) from err
