"""Which form has report.json, for programs that read it?

The schema is drawn from the records that the report is written from. It is published as `docs/claims-report-2.schema.json`, and lies
beside this file in the wheel; `python -m claims.report.schema` prints it.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime

from pydantic import TypeAdapter

from claims import model
from claims.report import evidence, fact_records, records
from claims.report.plain import SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = f"{SCHEMA.replace('/', '-')}.schema.json"


def report_schema() -> dict[str, object]:
    """Give the JSON Schema of report.json: every field is there, null where nothing is known."""
    names = {**vars(model), **vars(records), **vars(fact_records), **vars(evidence), "date": date, "datetime": datetime}
    adapter: TypeAdapter[records.Report] = TypeAdapter(records.Report)
    adapter.rebuild(_types_namespace=names, raise_errors=True)
    drawn = adapter.json_schema(mode="serialization")
    properties = {"schema": {"const": SCHEMA}, **drawn["properties"]}
    return {"$schema": DIALECT, "$id": f"urn:{SCHEMA.replace('/', ':')}", **drawn, "properties": properties, "required": [*properties]}


def as_text() -> str:
    """Write the schema as it is published."""
    return json.dumps(report_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text())
