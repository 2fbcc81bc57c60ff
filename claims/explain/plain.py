"""How is an explanation written as JSON?"""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from claims.explain.records import Explanation


def as_json(explanation: Explanation) -> str:
    """Write an explanation as JSON: plain data, null where nothing is known, times in ISO form."""
    return json.dumps(dataclasses.asdict(explanation), ensure_ascii=False, allow_nan=False, indent=1, default=_iso)


def _iso(value: date) -> str:
    return value.isoformat()
