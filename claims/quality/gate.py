"""Which rows of a table may go on, and may the run call itself sound?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from claims.model import Severity
from claims.quality.computed import KEYS, View, with_answers
from claims.quality.engine import Finding, find
from claims.quality.suites import load_suite, parameters
from claims.settings.quality import FailingRows
from claims.tables import CHECKS, CLAIMS, DOCUMENTS, FACTS, MATCHES, REJECTED, RELATIONS, typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from claims.settings.quality import Expectation, QualitySettings, SetAsideLimit

_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "documents": DOCUMENTS,
    "claims": CLAIMS,
    "matches": {**MATCHES, **RELATIONS},
    "facts": FACTS,
}

_EXAMPLES = 3  # failing rows that a line names
_SHOWN = 160  # characters of a value in a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a gate let through, what it kept out, and why.

    Attributes:
        table: The table that was checked.
        kept: Its rows that go on, in their order and with their columns; the index starts at 0.
        rejected: A line (columns of `tables.REJECTED`) for each row that was set aside, under the first expectation that it failed; the
            reason names all of them. Rows in are rows kept plus these.
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
    table: str, frame: pd.DataFrame, settings: QualitySettings, *, related: Mapping[str, pd.DataFrame], today: date, earliest_year: int
) -> Gate:
    """Check a table against its suite; set aside the rows that the suite wants set aside.

    Something critical is never raised: it stands in `failures`, so that everything can be written before the run ends. What Great
    Expectations could not check is critical, whatever the severity of the expectation. A table without rows passes, unless its suite
    expects some.

    Args:
        table: `documents`, `claims`, `matches` or `facts`.
        frame: Its rows, with the columns that `claims.tables` gives it (matches: those of the relations too).
        settings: The suites, and how much may be set aside.
        related: The tables that its rows refer to: `documents` for claims; `claims` for matches; `claims` and `matches` for facts.
        today: The day of the run, in UTC.
        earliest_year: The first year of publication that is believed.

    Raises:
        SettingsError: If the suite is not one that Great Expectations can run.
        KeyError: If there is no such table, or `related` lacks one.
    """
    suite = settings.suite(table)
    built = load_suite(table, settings)
    amiss = _columns_amiss(frame, _COLUMNS[table])
    if amiss.error is not None:
        return _gate(table, frame, [_named("has_its_columns", amiss.error, amiss)], _no_lines())
    view = View(table=table, frame=frame.reset_index(drop=True), related=related, **_believed(earliest_year, today))
    findings = find(with_answers(view), built, parameters(view))
    rejected = _rejected(view, suite, findings)
    checks = [_named("has_its_columns", f"{frame.shape[1]} columns", amiss)]
    checks += [_check(view.frame, table, name, suite[name], finding) for name, finding in findings.items()]
    checks.append(_within_limit(len(frame), len(rejected), settings.set_aside_limit))
    return _gate(table, view.frame.drop(index=rejected.index), checks, rejected)


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
    columns = ", ".join(_columns(one)) or None
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
    return f"{one.reason} ({finding.n_failed} of {finding.n_checked} rows: {examples})"


def _example(frame: pd.DataFrame, table: str, one: Expectation, row: int) -> str:
    key, value = _key(frame, table, row), _value(frame, one, row)
    return f"{key}: {value}" if value and value != key else key


def _rejected(view: View, suite: Mapping[str, Expectation], findings: Mapping[str, Finding]) -> pd.DataFrame:
    """A line for each row to set aside, indexed by its position."""
    failed: dict[int, list[str]] = {}
    for name, one in suite.items():
        if one.rows is FailingRows.SET_ASIDE:
            for row in findings[name].rows:
                failed.setdefault(row, []).append(name)
    lines = {
        row: {
            "table": view.table,
            "row_key": _key(view.frame, view.table, row),
            "expectation": names[0],
            "value": _value(view.frame, suite[names[0]], row),
            "reason": "; ".join(suite[name].reason for name in names),
        }
        for row, names in sorted(failed.items())
    }
    return pd.DataFrame.from_dict(lines, orient="index", columns=list(REJECTED)).astype(dict(REJECTED)) if lines else _no_lines()


def _no_lines() -> pd.DataFrame:
    return typed(pd.DataFrame(), REJECTED)


def _columns(one: Expectation) -> list[str]:
    """The columns that the arguments of an expectation name."""
    named = [one.kwargs[key] for key in ("column", "column_A", "column_B") if key in one.kwargs]
    several = one.kwargs.get("column_list")
    return [str(name) for name in [*named, *(several if isinstance(several, list) else [])]]


def _key(frame: pd.DataFrame, table: str, row: int) -> str:
    """The id of a row, or its number where it has none."""
    parts = [frame[name].iloc[row] for name in KEYS[table]]
    return f"row {row + 1}" if any(pd.isna(part) for part in parts) else " + ".join(str(part) for part in parts)


def _value(frame: pd.DataFrame, one: Expectation, row: int) -> str | None:
    """What was observed: the value alone if it is one column's, else each after its column's name."""
    names = [name for name in one.shows or _columns(one) if name in frame.columns]
    values = {name: _written(frame[name].iloc[row]) for name in names}
    if len(names) == 1:
        return values[names[0]]
    return ", ".join(f"{name} {value if value is not None else 'null'}" for name, value in values.items())


def _written(value: object) -> str | None:
    """A cell as people write it: no zero behind the point of a whole number, no midnight behind a day."""
    if pd.isna(value):  # type: ignore[call-overload]  # cells are scalars
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat() if value.time() != pd.Timestamp(0).time() else value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
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
