"""How is a report written as JSON?"""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.report.records import Report

SCHEMA = "claims-report/1"
"""Changes when a reader of the old form would misread the new one."""


def as_json(report: Report) -> str:
    """Write a report as JSON: plain data, null where nothing is known, times in ISO form, the schema's name first.

    Raises:
        ValueError: If a number is not finite: JSON has no form for it.
    """
    content = {"schema": SCHEMA, **dataclasses.asdict(report)}
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1, default=_iso) + "\n"


def _iso(value: object) -> str:
    if isinstance(value, date):  # and a datetime, which is one
        return value.isoformat()
    message = f"{type(value).__name__} has no place in a report"
    raise TypeError(message)
