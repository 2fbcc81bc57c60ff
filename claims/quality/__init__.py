"""Are the tables sound? Suites that an operator can read, run by Great Expectations, between the stages.

The only package that knows Great Expectations; it is imported when the first table is checked.
"""

from claims.quality.docs import write_docs
from claims.quality.engine import Engine
from claims.quality.gate import Gate, check
from claims.quality.page import write_quality
from claims.quality.statistics import NO_RUNS, Passed, Statistics, as_plain, earlier_runs, expected_sources, measure
from claims.quality.suites import load_suites

__all__ = [
    "NO_RUNS",
    "Engine",
    "Gate",
    "Passed",
    "Statistics",
    "as_plain",
    "check",
    "earlier_runs",
    "expected_sources",
    "load_suites",
    "measure",
    "write_docs",
    "write_quality",
]
