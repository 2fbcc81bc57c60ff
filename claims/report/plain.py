"""How is a report written as JSON?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic_core import to_json

if TYPE_CHECKING:
    from claims.report.records import Report

SCHEMA = "claims-report/2"
"""Changes when a reader of the old form would misread the new one."""


def as_json(report: Report) -> str:
    """Write a report as JSON: plain data, null where nothing is known, times in ISO form, the schema's name first."""
    content = to_json(report, inf_nan_mode="null").decode()
    return f'{{"schema":{json.dumps(SCHEMA)},{content[1:]}\n'
