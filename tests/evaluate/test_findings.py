"""Are the tables of a run read as they were written?"""

import pytest

from claims.errors import MissingPathError
from claims.evaluate.findings import found_claims, read_findings, same_value


def test_finished_run_is_read_from_its_files(tmp_path, made):
    findings = made([{"doc_id": "a", "fact_id": "f", "low": 5, "high": None, "bound": "at_least"}], [{"fact_id": "f", "n_claims": 1}])
    findings.claims.to_parquet(tmp_path / "claims.parquet")
    findings.facts.to_parquet(tmp_path / "facts.parquet")
    again = read_findings(tmp_path)
    assert found_claims(again.claims) == found_claims(findings.claims)
    assert again.facts.equals(findings.facts)


def test_folder_without_a_run_is_named(tmp_path):
    with pytest.raises(MissingPathError, match=r"claims\.parquet: no such table"):
        read_findings(tmp_path)


def test_nulls_are_none_in_records(made):
    (claim,) = found_claims(made([{"doc_id": "a", "high": None}]).claims)
    assert (claim.row, claim.low, claim.high, claim.fact_id, claim.counted) == (0, 5, None, None, None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(6.1, 6.1000001, True, id="a rounding error apart"),
        pytest.param(500, 501, False, id="one apart"),
        pytest.param(0, 0, True, id="both nothing"),
        pytest.param(None, None, True, id="both open"),
        pytest.param(0, None, False, id="nothing is not open"),
    ],
)
def test_ends_of_intervals_are_compared_as_numbers(one, other, same):
    assert same_value(one, other) is same
