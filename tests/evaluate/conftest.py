"""What do the tests of the scorers share? Ways to write a tiny set and a tiny run."""

import json

import pandas as pd
import pytest

from claims import tables
from claims.evaluate.findings import Findings


@pytest.fixture
def write_rows(tmp_path):
    """Write rows to a JSONL file of the set, and give the set's folder."""

    def write(name, *rows):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def made():
    """Lay claims and facts out as a run does; what a row leaves out is filled in."""

    def lay_out(claims, facts=()):
        usual = {"section": "text", "start": 0, "end": 1, "exact": "5 people", "low": 5, "high": 5, "bound": "exact", "unit": "count"}
        rows = [{"claim_id": f"c{number}", **usual, **claim} for number, claim in enumerate(claims)]
        return Findings(claims=tables.typed(pd.DataFrame(rows), tables.CLAIMS), facts=tables.typed(pd.DataFrame(list(facts)), tables.FACTS))

    return lay_out
