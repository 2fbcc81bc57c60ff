"""Is each planted defect found, and nothing else; and do the counts add up?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from claims.quality import Gate, check
from claims.settings.quality import SetAsideLimit
from claims.tables import CHECKS, REJECTED

if TYPE_CHECKING:
    from datetime import date

    from claims.settings import QualitySettings

Run = dict[str, pd.DataFrame]
Changed = Callable[[pd.DataFrame, int, dict[str, object]], pd.DataFrame]
TABLES = ("documents", "claims", "matches", "facts")


def twice(frame: pd.DataFrame, row: int) -> pd.DataFrame:
    return pd.concat([frame, frame.iloc[[row]]], ignore_index=True)


def not_met(gate: Gate) -> list[str]:
    return gate.checks.loc[~gate.checks["success"], "expectation"].tolist()


@pytest.mark.parametrize("table", TABLES)
def test_a_sound_table_passes_whole(table: str, run: Run, settings: QualitySettings, today: date) -> None:
    gate = check(table, run[table], settings, related=run, today=today, earliest_year=1990)

    assert not_met(gate) == []
    assert gate.failures == ()
    assert gate.rejected.empty
    pd.testing.assert_frame_equal(gate.kept, run[table])
    assert gate.checks["expectation"].tolist() == ["has_its_columns", *settings.suite(table), "few_rows_set_aside"]
    assert gate.checks.dtypes.astype(str).to_dict() == dict(CHECKS)
    assert gate.rejected.dtypes.astype(str).to_dict() == dict(REJECTED)


def test_offsets_count_code_points(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    documents = changed(run["documents"], 0, {"text": "🚢🚢 At least 40 drowned"})
    claims = changed(run["claims"], 0, {"start": 3, "end": 14})
    assert not_met(check("claims", claims, settings, related=run | {"documents": documents}, today=today, earliest_year=1990)) == []


def test_no_document_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check("documents", run["documents"].iloc[:0], settings, related={}, today=today, earliest_year=1990)

    assert not_met(gate) == ["there_are_documents"]
    assert gate.failures == ("documents, there_are_documents: no document could be read (observed 0)",)


def test_documents_without_a_claim_are_no_failure(run: Run, settings: QualitySettings, today: date) -> None:
    nothing = {table: run[table].iloc[:0] for table in ("claims", "matches", "facts")}
    for table, frame in nothing.items():
        gate = check(table, frame, settings, related=run | nothing, today=today, earliest_year=1990)
        assert not_met(gate) == []
        assert gate.failures == ()
        assert len(gate.kept) == 0


def test_claims_without_any_fact_are_critical(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check("facts", run["facts"].iloc[:0], settings, related=run, today=today, earliest_year=1990)
    assert not_met(gate) == ["every_claim_has_one"]
    assert len(gate.failures) == 1


def test_a_claim_that_belongs_to_no_fact_is_critical(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    facts = changed(run["facts"], 0, {"n_claims": 1, "n_documents": 1, "n_origins": 1, "corroboration": "single_origin"})
    claims = changed(run["claims"], 1, {"fact_id": None})
    gate = check("facts", facts, settings, related=run | {"claims": claims}, today=today, earliest_year=1990)
    assert not_met(gate) == ["every_claim_has_one"]


def test_a_fact_that_miscounts_its_claims_is_critical(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    gate = check("facts", changed(run["facts"], 1, {"n_claims": 2}), settings, related=run, today=today, earliest_year=1990)
    assert not_met(gate) == ["claims_are_counted", "every_claim_has_one"]


def test_a_fact_without_claims_is_critical(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    facts = changed(twice(run["facts"], 1), 2, {"fact_id": "ghost", "n_claims": 0, "n_origins": 0})
    assert not_met(check("facts", facts, settings, related=run, today=today, earliest_year=1990)) == ["claims_are_counted"]


def test_a_fact_that_stands_twice_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check("facts", twice(run["facts"], 1), settings, related=run, today=today, earliest_year=1990)
    assert not_met(gate) == ["id_is_its_own", "every_claim_has_one"]
    pd.testing.assert_frame_equal(gate.kept, run["facts"])


def test_a_conflict_that_the_verdict_passes_over_is_critical(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    matches = changed(run["matches"], 0, {"relation": "conflict", "grade": "minor"})
    gate = check("facts", run["facts"], settings, related=run | {"matches": matches}, today=today, earliest_year=1990)
    assert not_met(gate) == ["conflict_is_between_claims"]


def test_a_part_that_exceeds_its_whole_may_make_the_fact_of_either_conflicting(
    run: Run, settings: QualitySettings, today: date, changed: Changed
) -> None:
    matches = changed(run["matches"], 0, {"claim_r": "s2", "relation": "conflict", "grade": "minor"})
    facts = changed(run["facts"], 1, {"consistency": "conflicting"})
    gate = check("facts", facts, settings, related=run | {"matches": matches}, today=today, earliest_year=1990)
    assert not_met(gate) == []


def test_a_pair_in_the_other_order_is_the_same_pair(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    matches = changed(twice(run["matches"], 0), 1, {"claim_l": "s1", "claim_r": "n1"})
    gate = check("matches", matches, settings, related=run, today=today, earliest_year=1990)
    assert not_met(gate) == ["pair_stands_once"]
    assert gate.rejected["row_key"].tolist() == ["s1 + n1"]
    pd.testing.assert_frame_equal(gate.kept, run["matches"])


def test_the_first_of_two_claims_with_one_id_stays(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check("claims", twice(run["claims"], 0), settings, related=run, today=today, earliest_year=1990)
    pd.testing.assert_frame_equal(gate.kept, run["claims"])


def test_a_row_that_fails_twice_is_set_aside_once_with_both_reasons(
    run: Run, settings: QualitySettings, today: date, changed: Changed
) -> None:
    gate = check(
        "claims", changed(run["claims"], 1, {"unit": "?", "measure": "vibe"}), settings, related=run, today=today, earliest_year=1990
    )

    (line,) = gate.rejected.to_dict("records")
    suite = settings.suite("claims")
    assert (line["row_key"], line["expectation"], line["value"]) == ("s1", "unit_is_known", "?")
    assert line["reason"] == f"{suite['unit_is_known'].reason}; {suite['measure_is_known'].reason}"


def test_a_row_without_an_id_is_named_by_its_number(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    gate = check("claims", changed(run["claims"], 2, {"claim_id": None}), settings, related=run, today=today, earliest_year=1990)
    assert gate.rejected["row_key"].tolist() == ["row 3"]


def test_a_long_value_is_cut_where_it_is_shown(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    gate = check("claims", changed(run["claims"], 0, {"unit": "!" * 500}), settings, related=run, today=today, earliest_year=1990)
    assert gate.rejected["value"].tolist() == ["!" * 159 + "…"]


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_column_is_critical_and_loses_no_row(table: str, run: Run, settings: QualitySettings, today: date) -> None:
    name = run[table].columns[0]
    frame = run[table].drop(columns=name)

    gate = check(table, frame, settings, related=run, today=today, earliest_year=1990)

    assert gate.failures == (f"{table}, has_its_columns: no column {name}",)
    pd.testing.assert_frame_equal(gate.kept, frame)


def test_a_column_of_the_wrong_type_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    frame = run["claims"].astype({"low": "str", "start": "float64"})
    gate = check("claims", frame, settings, related=run, today=today, earliest_year=1990)
    assert gate.failures == ("claims, has_its_columns: start is float64, not Int64; low is str, not Float64",)


def test_more_rows_set_aside_than_the_limit_is_critical(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    strict = settings.model_copy(update={"set_aside_limit": SetAsideLimit(share=0.5, rows=1)})
    one_bad = changed(run["claims"], 0, {"unit": "?"})
    two_bad = changed(one_bad, 1, {"unit": "?"})

    assert check("claims", one_bad, strict, related=run, today=today, earliest_year=1990).failures == ()
    gate = check("claims", two_bad, strict, related=run, today=today, earliest_year=1990)
    assert gate.failures == ("claims, few_rows_set_aside: 2 of 3 rows set aside; more than 1 rows and 50% are too many",)
    assert len(gate.kept) == 1
    assert check("claims", two_bad, settings, related=run, today=today, earliest_year=1990).failures == (), "the default spares small pools"


def test_what_the_engine_cannot_check_is_critical_whatever_its_severity(run: Run, settings: QualitySettings, today: date) -> None:
    doubtful = settings.suite("claims")["says_what_it_counts"].model_copy(
        update={"type": "expect_column_values_to_be_between", "kwargs": {"column": "head", "min_value": 0}}
    )
    broken = settings.model_copy(update={"claims": {**settings.claims, "says_what_it_counts": doubtful}})

    gate = check("claims", run["claims"], broken, related=run, today=today, earliest_year=1990)

    assert not_met(gate) == ["says_what_it_counts"]
    (failure,) = gate.failures
    assert failure.startswith("claims, says_what_it_counts: could not be checked: ")
    assert len(gate.kept) == len(run["claims"])


def test_a_suite_may_forgive_a_share_and_still_set_the_rows_aside(
    run: Run, settings: QualitySettings, today: date, changed: Changed
) -> None:
    one = settings.suite("claims")["unit_is_known"]
    forgiving = one.model_copy(update={"kwargs": {**one.kwargs, "mostly": 0.5}})
    mild = settings.model_copy(update={"claims": {**settings.claims, "unit_is_known": forgiving}})

    gate = check("claims", changed(run["claims"], 0, {"unit": "?"}), mild, related=run, today=today, earliest_year=1990)

    assert not_met(gate) == []
    assert gate.rejected["row_key"].tolist() == ["n1"]


def test_a_frame_with_another_index_keeps_its_rows_apart(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    frame = changed(run["claims"], 0, {"unit": "?"}).set_axis([7, 7, 7])
    gate = check("claims", frame, settings, related=run, today=today, earliest_year=1990)
    assert gate.kept["claim_id"].tolist() == ["s1", "s2"]


def test_the_table_given_is_not_changed(run: Run, settings: QualitySettings, today: date, changed: Changed) -> None:
    frame = changed(run["claims"], 0, {"unit": "?"})
    before = frame.copy(deep=True)
    check("claims", frame, settings, related=run, today=today, earliest_year=1990)
    pd.testing.assert_frame_equal(frame, before)


def test_a_gate_says_nothing_on_the_terminal(run: Run, settings: QualitySettings, today: date, capfd: pytest.CaptureFixture[str]) -> None:
    check("claims", run["claims"], settings, related=run, today=today, earliest_year=1990)
    assert capfd.readouterr() == ("", "")


@effort(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "claim_id": st.sampled_from(["a", "b", "c", None]),
                "unit": st.sampled_from(["mile", "?", None]),
                "bound": st.sampled_from(["about", "circa", None]),
                "low": st.sampled_from([1.0, 99.0, -5.0, None]),
                "start": st.sampled_from([0, 5, None]),
                "as_of": st.sampled_from([pd.Timestamp("2030-01-01"), pd.NaT]),
            },
        ),
        max_size=8,
    )
)
def test_rows_in_are_rows_kept_plus_rows_rejected(
    rows: list[dict[str, object]], run: Run, settings: QualitySettings, today: date, changed: Changed
) -> None:
    frame = run["claims"].iloc[[1] * len(rows)].reset_index(drop=True)
    for row, cells in enumerate(rows):
        frame = changed(frame, row, {"claim_id": f"own {row}", **cells})

    gate = check("claims", frame, settings, related=run, today=today, earliest_year=1990)

    assert len(frame) == len(gate.kept) + len(gate.rejected)
    assert check("claims", gate.kept, settings, related=run, today=today, earliest_year=1990).rejected.empty, "what was kept is sound"
