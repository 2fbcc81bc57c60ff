"""What does Great Expectations find in a table?

The only place that runs it: quietly, in memory, with every failing row named, and with its own failures told apart from passes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from claims.quality.suites import columns_asked, gx, load_suite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd
    from great_expectations import ExpectationSuite
    from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
    from great_expectations.datasource.fluent.interfaces import Batch
    from great_expectations.expectations.expectation import Expectation as GxExpectation
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    from claims.quality.suites import Parameter
    from claims.settings.quality import Expectation, QualitySettings

_ROW = "row_of_the_gate"
"""The index of the results: Great Expectations needs a column that is unique, which an id under suspicion is not."""

_LONG = ("unexpected_list", "unexpected_index_list")
"""What a result holds a line a failing row of; its first twenty stand in it once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What came out of one expectation.

    Attributes:
        success: Whether it was met; False where it could not be checked.
        n_checked: Rows that it was asked of; nulls are not, unless it is about nulls. 1 if it is about the whole table.
        n_failed: Of these.
        rows: Positions of the failing rows, in order.
        observed: What was observed of the whole table, as text; None if it is about rows.
        error: Why it could not be checked, in a line, or None.
    """

    success: bool
    n_checked: int
    n_failed: int
    rows: tuple[int, ...] = ()
    observed: str | None = None
    error: str | None = None


class Engine:
    """Great Expectations for one run, in a context that writes no file, shows no bar and asks no network; made when first used.

    Attributes:
        results: What came of each suite so far, by table, the lists of failing rows cut short: what its Data Docs are made of.
    """

    def __init__(self) -> None:
        self._context: EphemeralDataContext | None = None
        # one for all tables: for each that is added the context writes its configuration
        self._definition: BatchDefinition[None] | None = None
        self.results: dict[str, ExpectationSuiteValidationResult] = {}

    def find(
        self, table: str, frame: pd.DataFrame, settings: QualitySettings, parameters: Mapping[str, Parameter]
    ) -> Mapping[str, Finding]:
        """Check a table against its suite.

        Returns:
            A finding for each expectation of the suite, by its name; where nothing is expected, Great Expectations is not even imported.

        Raises:
            SettingsError: If the suite is not one that Great Expectations can run.
        """
        if not settings.suite(table):
            return {}
        suite = load_suite(table, settings)
        results: ExpectationSuiteValidationResult = self._batch(_needed(frame, settings.suite(table).values())).validate(
            suite,
            result_format={
                "result_format": "COMPLETE",
                "unexpected_index_column_names": [_ROW],
                "return_unexpected_index_query": False,
            },
            expectation_parameters=dict(parameters),
        )
        findings = _findings(suite, results)
        for one in results.results:
            for name in _LONG:
                one.result.pop(name, None)
        self.results[table] = results
        return findings

    @property
    def context(self) -> EphemeralDataContext:
        """Its context."""
        if self._context is None:
            types = gx("great_expectations.data_context.types.base")
            self._context = gx().get_context(
                mode="ephemeral",
                project_config=types.DataContextConfig(
                    store_backend_defaults=types.InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
                    progress_bars=types.ProgressBarsConfig(globally=False),
                ),
            )
        return self._context

    def _batch(self, frame: pd.DataFrame) -> Batch:
        if self._definition is None:
            asset = self.context.data_sources.add_pandas("claims").add_dataframe_asset("table")
            self._definition = asset.add_batch_definition_whole_dataframe("all")
        return self._definition.get_batch({"dataframe": frame})


def _needed(frame: pd.DataFrame, suite: Iterable[Expectation]) -> pd.DataFrame:
    """Only the columns that are asked about, unless the columns themselves are: each is hashed and copied, texts of documents too."""
    asked = list(suite)
    if any(one.type.startswith("expect_table_column") for one in asked):
        own = list(frame.columns)
    else:
        named = {name for one in asked for name in columns_asked(one)}
        own = [name for name in frame.columns if name in named]
    return frame[own].assign(**{_ROW: np.arange(len(frame))})


def _findings(suite: ExpectationSuite, results: ExpectationSuiteValidationResult) -> Mapping[str, Finding]:
    found = {_name(result.expectation_config): _finding(result) for result in results.results}
    lost = Finding(success=False, n_checked=0, n_failed=0, error="Great Expectations gave no result")
    return {_name(one): found.get(_name(one), lost) for one in suite.expectations}


def _name(carrier: GxExpectation | ExpectationConfiguration | None) -> str:
    """The name that an expectation has in the settings, which it carries along."""
    return str(carrier.meta["name"]) if carrier is not None and carrier.meta else ""


def _finding(result: ExpectationValidationResult) -> Finding:
    error = _error(result.exception_info or {})
    if error is not None:
        return Finding(success=False, n_checked=0, n_failed=0, error=error)
    found = result.result
    success = bool(result.success)
    if "element_count" not in found:
        return Finding(success=success, n_checked=1, n_failed=int(not success), observed=str(found.get("observed_value")))
    rows = tuple(sorted(int(row[_ROW]) for row in found.get("unexpected_index_list") or ()))
    asked = int(found["element_count"]) - int(found.get("missing_count") or 0)
    return Finding(success=success, n_checked=asked, n_failed=len(rows), rows=rows)


def _error(info: Mapping[str, Any]) -> str | None:
    """The message of an exception that was swallowed: it stands there bare, or under the id of each step that failed."""
    steps = [info] if "raised_exception" in info else [step for step in info.values() if isinstance(step, dict)]
    for step in steps:
        if step.get("raised_exception"):
            return " ".join(str(step.get("exception_message") or "no message").split())
    return None
