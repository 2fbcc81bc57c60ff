"""How does an expectation in the settings become one of Great Expectations?

Strictly: a suite that Great Expectations is given as plain data drops what it does not know, with a log line, and then passes.
"""

from __future__ import annotations

import gc
import logging
import re
import sys
import warnings
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import pandas as pd

from claims.errors import SettingsError
from claims.model import (
    AsOfBasis,
    AttributionKind,
    Bound,
    Change,
    Consistency,
    Corroboration,
    Measure,
    Modality,
    Precision,
    RelationKind,
    Section,
)
from claims.quality.computed import COMPUTED
from claims.settings.matching import ComparisonSettings
from claims.tables import CLAIMS, DOCUMENTS, FACTS, MATCHES, RELATIONS, RUNS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from great_expectations import ExpectationSuite
    from great_expectations.expectations.expectation import Expectation as GxExpectation

    from claims.quality.computed import View
    from claims.settings.quality import Expectation, QualitySettings

    Parameter = list[str] | str | int

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "documents": DOCUMENTS,
    "claims": CLAIMS,
    "assessed": CLAIMS,
    "matches": {**MATCHES, **RELATIONS},
    "facts": FACTS,
    "run": RUNS,
    "sources": SOURCES,
}
"""The tables that are checked, in the order in which a run makes them, with the columns that they must have; `assessed` are the claims
once more, when they are matched and assessed."""

_FURTHER = {"matches": tuple(ComparisonSettings.model_fields), "facts": ("sentence",)}

_WORDS: Mapping[str, list[str]] = {
    "sections": list(Section),
    "bounds": list(Bound),
    "changes": list(Change),
    "precisions": list(Precision),
    "as_of_bases": list(AsOfBasis),
    "attribution_kinds": list(AttributionKind),
    "modalities": list(Modality),
    "measures": list(Measure),
    "relations": list(RelationKind),
    "consistencies": list(Consistency),
    "corroborations": list(Corroboration),
}

_SELDOM = ("scipy.stats", "altair")
"""What Great Expectations imports for tests of distributions and for their charts: a third to a half of the seconds that it takes."""

_MOMENTS_AND_COUNTS = ("earliest", "tomorrow", "n_claims")


def gx(module: str = "great_expectations") -> ModuleType:
    """Import a module of Great Expectations, quietly: seconds the first time, so only where a table is checked."""
    if "great_expectations" not in sys.modules:
        for name in _SELDOM:
            sys.modules.setdefault(name, _PutOff(name))
    logging.getLogger("great_expectations").setLevel(logging.WARNING)  # at INFO it tells of its own set-up, in dozens of lines
    with warnings.catch_warnings(), _uncollected():
        # Great Expectations 1.24 imports two modules of the standard library that have moved
        warnings.filterwarnings("ignore", message=r"module 'sre_\w+' is deprecated", category=DeprecationWarning)
        return import_module(module)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nothing look for garbage meanwhile: what is imported stays, and to go through it again and again is a sixth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _PutOff(ModuleType):
    """Stands in the place of a module until something of it is used."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") and name != "__path__":  # what looks through all modules is not after anything in this one
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def load_suites(settings: QualitySettings) -> Mapping[str, ExpectationSuite]:
    """Build the suites of all tables: worth doing before a long run, to find a mistake in the settings first.

    Returns:
        A suite a table, by the table's name.

    Raises:
        SettingsError: If an expectation has an unknown type, an unknown or missing argument, or a key that does not fit it.
    """
    return {table: load_suite(table, settings) for table in COLUMNS}


def load_suite(table: str, settings: QualitySettings) -> ExpectationSuite:
    """Build the suite of one table; each expectation carries its name in `meta`.

    Raises:
        SettingsError: As `load_suites`.
        KeyError: If no such table is checked.
    """
    expectations = []
    for name, one in settings.suite(table).items():
        where = f"quality.{table}.{name}"
        expectations.append(_built(where, name, one))
        _check_columns(where, one, (*COLUMNS[table], *COMPUTED[table], *_FURTHER.get(table, ())))
    suite: ExpectationSuite = gx().ExpectationSuite(name=table, expectations=expectations)
    return suite


def columns_named(one: Expectation) -> list[str]:
    """The columns that the arguments of an expectation name."""
    named = [one.kwargs[key] for key in ("column", "column_A", "column_B") if key in one.kwargs]
    several = one.kwargs.get("column_list")
    return [str(name) for name in [*named, *(several if isinstance(several, list) else [])]]


def columns_asked(one: Expectation) -> list[str]:
    """The columns that an expectation is about, those of the condition on which it asks included."""
    return [*columns_named(one), *_conditions(one.kwargs.get("row_condition"))]


def _conditions(tree: object) -> Iterator[str]:
    """The columns that a condition names, however deep: comparisons can be joined by and, or."""
    if isinstance(tree, dict):
        column = tree.get("column")
        if isinstance(column, dict) and "name" in column:
            yield str(column["name"])
        for branch in tree.values():
            yield from _conditions(branch)
    if isinstance(tree, list):
        for branch in tree:
            yield from _conditions(branch)


def parameters(view: View) -> Mapping[str, Parameter]:
    """The values that stand for `$PARAMETER` in the arguments of the expectations of one table."""
    claims = view.related.get("claims", pd.DataFrame())
    return {**_WORDS, "earliest": view.earliest.isoformat(), "tomorrow": view.tomorrow.isoformat(), "n_claims": len(claims)}


def _built(where: str, name: str, one: Expectation) -> GxExpectation:
    _check_parameters(where, one)
    configuration = gx("great_expectations.expectations.expectation_configuration").ExpectationConfiguration
    try:
        built: GxExpectation = configuration(
            type=one.type, kwargs=dict(one.kwargs), meta={"name": name}, severity=one.severity.value, notes=f"{name}: {one.reason}"
        ).to_domain_obj()
    except gx("great_expectations.exceptions").ExpectationNotFoundError as err:
        raise SettingsError(where, f"Great Expectations has no {one.type}", "see config/expectations.toml for types in use") from err
    except ValueError as err:  # pydantic's, of the generation that Great Expectations carries
        raise SettingsError(where, f"kwargs: {_in_a_line(err)}", f"see the arguments of {one.type} in Great Expectations") from err
    _check_rows(where, one, built)
    return built


def _check_parameters(where: str, one: Expectation) -> None:
    known = (*_MOMENTS_AND_COUNTS, *_WORDS)
    for argument, value in one.kwargs.items():
        if isinstance(value, dict) and value.get("$PARAMETER", known[0]) not in known:
            raise SettingsError(where, f"kwargs: {argument}: unknown parameter {value['$PARAMETER']!r}", f"use one of {', '.join(known)}")


def _check_columns(where: str, one: Expectation, known: Iterable[str]) -> None:
    """A column that is misspelt would only be found when the table is checked, an hour into a long run; one to show, never."""
    there = list(known)
    for name in (*columns_asked(one), *one.shows):
        if name not in there:
            near = get_close_matches(name, there, n=1)
            raise SettingsError(where, f"there is no column {name}", f"write {near[0]}" if near else f"use one of {', '.join(there)}")


def _check_rows(where: str, one: Expectation, built: GxExpectation) -> None:
    kinds = gx("great_expectations.expectations.expectation")
    by_row = isinstance(built, kinds.ColumnMapExpectation | kinds.ColumnPairMapExpectation | kinds.MulticolumnMapExpectation)
    if by_row and one.rows is None:
        raise SettingsError(where, "rows is missing, and single rows can fail here", "write set_aside or keep")
    if not by_row and one.rows is not None:
        raise SettingsError(where, f"rows = {one.rows.value!r}, and only the whole table can fail here", "leave the key out")


def _in_a_line(err: ValueError) -> str:
    """The first complaint of pydantic, which writes the name of a field on a line, what is wrong with it on the next."""
    _, *complaint = str(err).splitlines()
    return re.sub(r"\s*\(type=.*\)$", "", ": ".join(line.strip() for line in complaint[:2])) or str(err)
