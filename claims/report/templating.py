"""What can every template do?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from claims.assess.wording import dated
from claims.report import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.report.fact_records import FactView


def environment(*, html: bool, finalize: Callable[[object], object] | None = None) -> Environment:
    """Set templates up, with the words of the report as filters; a name that is not there is an error.

    Args:
        html: Whether values are escaped for HTML.
        finalize: What is done to each value before it is written.
    """
    made = Environment(
        loader=PackageLoader("claims.report"),
        autoescape=html,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "day": dated,
        "moment": wording.moment,
        "counted": wording.counted,
        "grouped": wording.plain,
        "share": wording.share,
        "lag": wording.lag,
        "standing": wording.CORROBORATION.__getitem__,
        "verdict": _verdict,
    }
    return made


def _verdict(fact: FactView) -> str:
    return wording.verdict(fact.consistency, fact.grade)
