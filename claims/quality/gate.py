"""Which rows of a table may go on, and may the run call itself sound?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from claims.model import Severity
from claims.quality.computed import KEYS, View, with_answers
from claims.quality.engine import Engine, Finding
from claims.quality.statistics import NO_RUNS, Statistics
from claims.quality.suites import COLUMNS, columns_named, load_suite, parameters
from claims.settings.quality import FailingRows
from claims.tables import CHECKS, REJECTED, typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from claims.settings.quality import Expectation, QualitySettings, SetAsideLimit

_EXAMPLES = 3  # failing rows that a line names
_SHOWN = 160  # characters of a value in a line
_FEW_DIGITS = 1000.0  # from which on six digits would round a number that somebody wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a gate let through, what it kept out, and why.

    Attributes:
        table: The table that was checked.
        kept: Its rows that go on, in their order and with their columns; the index starts at 0.
        rejected: A line (columns of `tables.REJECTED`) for each row that was set aside, or that was kept though it failed what is more
            than counted, under the first expectation that it failed; the reason names all of them. Rows in are rows kept plus the lines
            that are not `kept`. There is none for the run itself, which is a single row.
        checks: A line (columns of `tables.CHECKS`) for each expectation. `n_checked` and `n_failed` count rows, or 1 for the whole table.
        failures: A line for each critical expectation that failed; empty if the run may call itself sound.
    """

    table: str
    kept: pd.DataFrame
    rejected: pd.DataFrame
    checks: pd.DataFrame
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """An expectation beside what was found: a line of the checks."""

    name: str
    column: str | None
    severity: Severity
    finding: Finding
    detail: str


def check(
    table: str,
    frame: pd.DataFrame,
    settings: QualitySettings,
    *,
    related: Mapping[str, pd.DataFrame],
    today: date,
    earliest_year: int,
    engine: Engine | None = None,
    earlier: Statistics = NO_RUNS,
) -> Gate:
    """Check a table against its suite; set aside the rows that the suite wants set aside.

    Something critical is never raised: it stands in `failures`, so that everything can be written before the run ends. What Great
    Expectations could not check is critical, whatever the severity of the expectation. A table without rows passes, unless its suite
    expects some.

    Args:
        table: `documents`, `claims`, `matches`, `facts`; `assessed` for claims with their origins; `run` or `sources` for statistics.
        frame: Its rows, with the columns that `claims.tables` gives it (matches: those of the relations too).
        settings: The suites, and how much may be set aside.
        related: The tables that its rows refer to: `documents` and `furniture` (doc_id, start, end: a row a stretch) for claims;
            `claims`, with `halo_high`, for matches; `claims` and `matches` for facts.
        today: The day of the run, in UTC.
        earliest_year: The first year of publication that is believed.
        engine: That of the run, which keeps what it finds for Data Docs; None for one of its own.
        earlier: What earlier runs were like, for `run` and `sources`.

    Raises:
        SettingsError: If the suite is not one that Great Expectations can run.
        KeyError: If there is no such table, or `related` lacks one.
    """
    suite = settings.suite(table)
    amiss = _columns_amiss(frame, COLUMNS[table])
    if amiss.error is not None:
        load_suite(table, settings)
        return _gate(table, frame, [_named("has_its_columns", amiss.error, amiss)], _no_lines())
    view = View(
        table=table,
        frame=frame.reset_index(drop=True),
        related=related,
        earlier=earlier,
        history=settings.history,
        **_believed(earliest_year, today),
    )
    answered = with_answers(view)
    findings = (engine or Engine()).find(table, answered, settings, parameters(view))
    rejected = _rejected(answered, table, suite, findings)
    aside = rejected.index[~rejected["kept"]]
    checks = [_named("has_its_columns", f"{frame.shape[1]} columns", amiss)]
    checks += [_check(answered, table, name, suite[name], finding) for name, finding in findings.items()]
    checks.append(_within_limit(len(frame), len(aside), settings.set_aside_limit))
    return _gate(table, view.frame.drop(index=aside), checks, rejected)


def _believed(earliest_year: int, today: date) -> dict[str, pd.Timestamp]:
    """The first and last moment of publication that is believed."""
    return {
        "earliest": pd.Timestamp(year=earliest_year, month=1, day=1, tz="UTC"),
        "tomorrow": pd.Timestamp(today, tz="UTC") + pd.Timedelta(days=2) - pd.Timedelta(microseconds=1),
    }


def _columns_amiss(frame: pd.DataFrame, expected: Mapping[str, str]) -> Finding:
    """Check columns and types here: Great Expectations 1.24 cannot name the types `Int64` and `str` of pandas 3."""
    missing = [f"no column {name}" for name in expected if name not in frame.columns]
    wrong = [
        f"{name} is {frame.dtypes[name]}, not {dtype}"
        for name, dtype in expected.items()
        if name in frame.columns and str(frame.dtypes[name]) != dtype
    ]
    error = "; ".join(missing + wrong) or None
    return Finding(success=error is None, n_checked=len(expected), n_failed=len(missing) + len(wrong), error=error)


def _within_limit(total: int, aside: int, limit: SetAsideLimit) -> _Check:
    too_many = aside > limit.rows and aside > limit.share * total
    detail = f"{aside} of {total} rows set aside; more than {limit.rows} rows and {limit.share:.0%} are too many"
    return _named("few_rows_set_aside", detail, Finding(success=not too_many, n_checked=total, n_failed=aside))


def _named(name: str, detail: str, finding: Finding) -> _Check:
    """A check that is made whatever the suite says."""
    return _Check(name=name, column=None, severity=Severity.CRITICAL, finding=finding, detail=detail)


def _check(frame: pd.DataFrame, table: str, name: str, one: Expectation, finding: Finding) -> _Check:
    severity = one.severity if finding.error is None else Severity.CRITICAL
    columns = ", ".join(columns_named(one)) or None
    return _Check(name=name, column=columns, severity=severity, finding=finding, detail=_detail(frame, table, one, finding))


def _detail(frame: pd.DataFrame, table: str, one: Expectation, finding: Finding) -> str:
    """One line: what is wrong and with which rows, or how much was checked."""
    if finding.error is not None:
        return f"could not be checked: {finding.error}"
    if finding.observed is not None:
        return f"observed {finding.observed}" if finding.success else f"{one.reason} (observed {finding.observed})"
    if not finding.rows:
        return f"0 of {finding.n_checked} rows"
    examples = "; ".join(_example(frame, table, one, row) for row in finding.rows[:_EXAMPLES])
    return f"{one.reason} ({examples})" if table == "run" else f"{one.reason} ({finding.n_failed} of {finding.n_checked} rows: {examples})"


def _example(frame: pd.DataFrame, table: str, one: Expectation, row: int) -> str:
    (key,), (value,) = _keys(frame, table, [row]), _values(frame, one, [row])
    if set(one.shows or columns_named(one)) <= set(KEYS[table]):
        return key
    return f"{key}: {value}" if key and value and value != key else key or value or ""


def _rejected(frame: pd.DataFrame, table: str, suite: Mapping[str, Expectation], findings: Mapping[str, Finding]) -> pd.DataFrame:
    """A line for each row to set aside or to note, indexed by its position."""
    failed: dict[int, list[str]] = {}
    for name in sorted(suite, key=lambda name: suite[name].rows is not FailingRows.SET_ASIDE):  # what sets a row aside, first
        if _is_noted(table, suite[name]):
            for row in findings[name].rows:
                failed.setdefault(row, []).append(name)
    if not failed:
        return _no_lines()
    rows, lines = sorted(failed), pd.DataFrame(index=sorted(failed))
    lines["table"] = "claims" if table == "assessed" else table
    lines["row_key"] = _keys(frame, table, rows)
    lines["expectation"] = [failed[row][0] for row in rows]
    lines["value"] = pd.Series(dtype=object)
    for name, those in lines.groupby(lines["expectation"].astype(str)):
        lines.loc[those.index, "value"] = pd.Series(_values(frame, suite[str(name)], those.index), index=those.index, dtype=object)
    lines["reason"] = ["; ".join(suite[name].reason for name in failed[row]) for row in rows]
    lines["kept"] = [suite[failed[row][0]].rows is not FailingRows.SET_ASIDE for row in rows]
    return lines[list(REJECTED)].astype(dict(REJECTED))


def _is_noted(table: str, one: Expectation) -> bool:
    return one.rows is FailingRows.SET_ASIDE or (table != "run" and one.severity is not Severity.INFO)


def _no_lines() -> pd.DataFrame:
    return typed(pd.DataFrame(), REJECTED)


def _keys(frame: pd.DataFrame, table: str, rows: Sequence[int] | pd.Index) -> list[str]:
    """The ids of some rows, or their numbers where they have none; nothing for the single row of a run."""
    parts = [_cells(frame, name, rows) for name in KEYS[table]]
    if not parts:
        return [""] * len(rows)
    named = zip(rows, zip(*parts, strict=True), strict=True)
    return [f"row {row + 1}" if any(part is None for part in key) else " + ".join(str(part) for part in key) for row, key in named]


def _values(frame: pd.DataFrame, one: Expectation, rows: Sequence[int] | pd.Index) -> list[str | None]:
    """What was observed in some rows: the value alone if it is one column's, else each after its column's name."""
    names = one.shows or columns_named(one)
    columns = [[_written(cell) for cell in _cells(frame, name, rows)] for name in names]
    if len(names) == 1:
        return list(columns[0])
    return [
        ", ".join(f"{name} {'null' if value is None else value}" for name, value in zip(names, values, strict=True))
        for values in zip(*columns, strict=True)
    ]


def _cells(frame: pd.DataFrame, name: str, rows: Sequence[int] | pd.Index) -> list[object]:
    """Some cells of a column, None where they are null."""
    cells = frame[name].iloc[list(rows)].astype(object)
    return list(cells.where(cells.notna(), None))


def _written(value: object) -> str | None:
    """A cell as people write it: no zero behind the point of a whole number, no midnight behind a day."""
    if value is None:
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat() if value.time() != pd.Timestamp(0).time() else value.date().isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.6g}" if abs(value) < _FEW_DIGITS else str(value)
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _gate(table: str, kept: pd.DataFrame, checks: Sequence[_Check], rejected: pd.DataFrame) -> Gate:
    failures = tuple(
        f"{table}, {one.name}: {one.detail}" for one in checks if one.severity is Severity.CRITICAL and not one.finding.success
    )
    lines = [
        {
            "table": table,
            "expectation": one.name,
            "column": one.column,
            "severity": one.severity.value,
            "success": one.finding.success,
            "n_checked": one.finding.n_checked,
            "n_failed": one.finding.n_failed,
            "detail": one.detail,
        }
        for one in checks
    ]
    return Gate(
        table=table,
        kept=kept.reset_index(drop=True),
        rejected=typed(rejected, REJECTED),
        checks=typed(pd.DataFrame(lines), CHECKS),
        failures=failures,
    )
