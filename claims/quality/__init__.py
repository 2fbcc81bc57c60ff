"""Are the tables sound? Suites that an operator can read, run by Great Expectations, between the stages.

The only package that knows Great Expectations; it is imported when the first table is checked.
"""

from claims.quality.gate import Gate, check
from claims.quality.page import write_quality
from claims.quality.suites import load_suites

__all__ = ["Gate", "check", "load_suites", "write_quality"]
