"""Is each planted defect found, and nothing else; and do the counts add up?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from claims.quality import Gate, check
from claims.settings.quality import FailingRows, SetAsideLimit
from claims.tables import CHECKS, REJECTED

if TYPE_CHECKING:
    from datetime import date

    from claims.settings import QualitySettings

Run = dict[str, pd.DataFrame]
TABLES = ("documents", "claims", "matches", "facts")


def changed(frame: pd.DataFrame, row: int, cells: dict[str, object]) -> pd.DataFrame:
    """The frame with some cells of one row replaced; types stay."""
    frame = frame.copy()
    for name, value in cells.items():
        frame[name] = frame[name].astype(object).where(frame.index != row, value).astype(frame.dtypes[name])
    return frame


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


# table, row, cells planted, the one expectation that must fail, what is shown as observed
DEFECTS = [
    pytest.param("documents", 1, {"doc_id": None}, "has_an_id", "Ferry sinks", id="a document without an id"),
    pytest.param("documents", 1, {"doc_id": "north"}, "id_is_its_own", "north", id="two documents with one id"),
    pytest.param("documents", 1, {"title": "", "text": " \n"}, "has_text", "", id="a document of white space"),
    pytest.param("documents", 0, {"published_at": pd.Timestamp("2024-05-22", tz="UTC")}, "published_when_it_can_be", "2024-05-22", id="published the day after tomorrow"),
    pytest.param("documents", 0, {"published_at": pd.Timestamp("1970-01-01", tz="UTC")}, "published_when_it_can_be", "1970-01-01", id="published at the start of Unix time"),
    pytest.param("documents", 0, {"published_at": None}, "has_a_date", "Ferry sinks", id="no publication date"),
    pytest.param("documents", 0, {"source": None}, "has_a_source", "Ferry sinks", id="no source"),
    pytest.param("documents", 0, {"language": "fr"}, "is_in_english", "fr", id="a document in French"),
    pytest.param("documents", 0, {"copy_of": "west"}, "original_is_here", "west", id="a copy of a document that is not there"),
    pytest.param("claims", 0, {"exact": None}, "is_complete", "claim_id n1, doc_id north, section text, start 0, end 11, exact null, bound at_least, unit count, measure count, modality observed", id="a claim without its quote"),
    pytest.param("claims", 0, {"claim_id": None}, "is_complete", "claim_id null, doc_id north, section text, start 0, end 11, exact At least 40, bound at_least, unit count, measure count, modality observed", id="a claim without an id"),
    pytest.param("claims", 2, {"claim_id": "s1"}, "id_is_its_own", "s1", id="two claims with one id"),
    pytest.param("claims", 0, {"doc_id": "west"}, "document_is_known", "west", id="a claim of a document that is not there"),
    pytest.param("claims", 0, {"section": "caption"}, "section_is_known", "caption", id="a section that documents lack"),
    pytest.param("claims", 0, {"end": 0}, "ends_after_it_starts", "end 0, start 0", id="an empty phrase"),
    pytest.param("claims", 0, {"exact": "At least 41"}, "quote_at_its_offsets", "section text, start 0, end 11, exact At least 41", id="a quote with another number than the text"),
    pytest.param("claims", 0, {"start": 1, "end": 12}, "quote_at_its_offsets", "section text, start 1, end 12, exact At least 40", id="a quote one place off"),
    pytest.param("claims", 0, {"start": 900, "end": 911}, "quote_at_its_offsets", "section text, start 900, end 911, exact At least 40", id="a quote past the end of the text"),
    pytest.param("claims", 0, {"section": "title"}, "quote_at_its_offsets", "section title, start 0, end 11, exact At least 40", id="a quote said to stand in the title"),
    pytest.param("claims", 0, {"bound": "circa"}, "bound_is_known", "circa", id="a bound that there is not"),
    pytest.param("claims", 0, {"high": 60}, "ends_agree_with_the_bound", "bound at_least, low 40, high 60, stated 40", id="at least, with an upper end"),
    pytest.param("claims", 0, {"low": None, "high": 40}, "ends_agree_with_the_bound", "bound at_least, low null, high 40, stated 40", id="at least, open below"),
    pytest.param("claims", 0, {"bound": "up_to"}, "ends_agree_with_the_bound", "bound up_to, low 40, high null, stated 40", id="up to, open above"),
    pytest.param("claims", 1, {"stated": None}, "ends_agree_with_the_bound", "bound about, low 43, high 43, stated null", id="about, without the number"),
    pytest.param("claims", 1, {"bound": "range"}, "ends_agree_with_the_bound", "bound range, low 43, high 43, stated 43", id="a range with one number stated"),
    pytest.param("claims", 1, {"bound": "vague", "low": None, "stated": None}, "ends_agree_with_the_bound", "bound vague, low null, high 43, stated null", id="a vague word, open below"),
    pytest.param("claims", 1, {"low": 44}, "low_is_not_above_high", "low 44, high 43", id="low above high"),
    pytest.param("claims", 0, {"unit": "Cuerdas!"}, "unit_is_one", "Cuerdas!", id="a unit that is no name of one"),
    pytest.param("claims", 1, {"low": -3}, "count_is_not_negative", "low -3, high 43, exact Some 43", id="fewer than no passengers"),
    pytest.param("claims", 2, {"high": 165}, "share_is_within_the_whole", "low 65, high 165, exact 65 percent", id="more than all of the port"),
    pytest.param("claims", 0, {"change": "sideways"}, "change_is_known", "sideways", id="a change without direction"),
    pytest.param("claims", 0, {"measure": "vibe"}, "measure_is_known", "vibe", id="a measure that there is not"),
    pytest.param("claims", 0, {"modality": "rumoured"}, "modality_is_known", "rumoured", id="a modality that there is not"),
    pytest.param("claims", 0, {"attribution_kind": "ghost"}, "attribution_kind_is_known", "ghost", id="a kind of speaker that there is not"),
    pytest.param("claims", 0, {"as_of_precision": "hour"}, "as_of_precision_is_known", "hour", id="a precision that there is not"),
    pytest.param("claims", 0, {"as_of_basis": "guess"}, "as_of_basis_is_known", "guess", id="a basis that there is not"),
    pytest.param("claims", 0, {"as_of": pd.Timestamp("2024-05-20")}, "true_before_it_is_told", "as_of 2024-05-20, published_at 2024-05-18T09:30:00+00:00, modality observed", id="observed two days after the report"),
    pytest.param("claims", 0, {"part_of": "s1"}, "whole_is_known", "s1", id="a part of a claim in another document"),
    pytest.param("claims", 0, {"part_of": "n1"}, "whole_is_known", "n1", id="a part of itself"),
    pytest.param("claims", 0, {"head": None}, "says_what_it_counts", "At least 40", id="a figure of nothing"),
    pytest.param("matches", 0, {"claim_r": "x9"}, "claims_are_known", "claim_l n1, claim_r x9", id="a match with a claim that is not there"),
    pytest.param("matches", 0, {"claim_r": "n1"}, "claims_are_two", "claim_l n1, claim_r n1", id="a match of a claim with itself"),
    pytest.param("matches", 0, {"claim_r": "s2"}, "claims_belong_together", "claim_l n1, claim_r s2", id="a match across facts"),
    pytest.param("matches", 0, {"match_probability": 1.25}, "probability_is_one", "1.25", id="surer than certain"),
    pytest.param("matches", 0, {"relation": "rivals"}, "relation_is_known", "rivals", id="a relation that there is not"),
    pytest.param("matches", 0, {"grade": "major"}, "grade_fits_the_relation", "relation compatible, grade major", id="compatible, with a conflict's grade"),
    pytest.param("matches", 0, {"relation": "agree"}, "grade_fits_the_relation", "relation agree, grade bound", id="an agreement with a grade"),
    pytest.param("matches", 0, {"reason": None}, "has_a_reason", "compatible", id="a relation without a reason"),
    pytest.param("facts", 1, {"n_origins": None}, "is_complete", "fact_id port, n_claims 1, n_origins null, consistency consistent, corroboration uncorroborated", id="origins not counted"),
    pytest.param("facts", 1, {"n_origins": 2}, "origins_are_counted", "n_claims 1, n_origins 2", id="more origins than claims"),
    pytest.param("facts", 1, {"consistency": "wobbly"}, "consistency_is_known", "wobbly", id="a consistency that there is not"),
    pytest.param("facts", 1, {"corroboration": "sort of"}, "corroboration_is_known", "sort of", id="a corroboration that there is not"),
    pytest.param("facts", 1, {"corroboration": "corroborated"}, "corroborated_by_two", "corroboration corroborated, n_origins 1", id="corroborated by one"),
    pytest.param("facts", 0, {"consistency": "conflicting"}, "conflict_is_between_claims", "conflicting", id="a conflict that no two claims have"),
    pytest.param("facts", 0, {"best": 39}, "estimate_is_in_order", "low 40, best 39, high 43", id="best below low"),
    pytest.param("facts", 0, {"best": 44}, "estimate_is_in_order", "low 40, best 44, high 43", id="best above high"),
    pytest.param("facts", 1, {"high": 64}, "estimate_is_in_order", "low 65, best null, high 64", id="high below low, without a best"),
    pytest.param("facts", 1, {"reason": None}, "has_a_reason", "share of the port shut", id="a verdict without a reason"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "row", "cells", "expectation", "observed"), DEFECTS)
def test_a_planted_defect_is_found_and_nothing_else(
    table: str, row: int, cells: dict[str, object], expectation: str, observed: str, run: Run, settings: QualitySettings, today: date
) -> None:
    frame = changed(run[table], row, cells)

    gate = check(table, frame, settings, related=run, today=today, earliest_year=1990)

    line = gate.checks.set_index("expectation").loc[expectation]
    declared = settings.suite(table)[expectation]
    assert not_met(gate) == [expectation]
    assert (line["n_failed"], line["severity"]) == (1, declared.severity)
    assert declared.reason in line["detail"]
    assert bool(gate.failures) == (declared.severity == "critical")
    aside = declared.rows is FailingRows.SET_ASIDE
    assert gate.rejected[["expectation", "value", "reason"]].to_numpy().tolist() == [[expectation, observed, declared.reason]] * aside
    assert aside or observed in line["detail"]
    pd.testing.assert_frame_equal(gate.kept, frame.drop(index=[row] * aside).reset_index(drop=True))


def test_every_expectation_in_the_settings_has_a_planted_defect(settings: QualitySettings) -> None:
    planted = {(table, name) for table, _, _, name, _ in (one.values for one in DEFECTS)}  # noqa: PD011
    planted |= {
        ("documents", "there_are_documents"),
        ("matches", "pair_stands_once"),
        ("facts", "id_is_its_own"),
        ("facts", "claims_are_counted"),
        ("facts", "every_claim_has_one"),
    }  # each has a test of its own below: the defect shows in more than one row or expectation
    assert planted == {(table, name) for table in TABLES for name in settings.suite(table)}


SOUND = [
    pytest.param("documents", 0, {"published_at": pd.Timestamp("2024-05-21T23:00", tz="UTC")}, id="a document of tomorrow, from ahead of UTC"),
    pytest.param("documents", 0, {"copy_of": "south"}, id="a copy of a document that is there"),
    pytest.param("claims", 2, {"low": 300, "high": 300, "stated": 300, "change": "up"}, id="a rise of 300 percent"),
    pytest.param("claims", 2, {"low": 211, "high": 211, "stated": 211, "measure": "rate"}, id="inflation at 211 percent"),
    pytest.param("claims", 1, {"unit": "degree celsius", "low": -43, "high": -43, "stated": -43, "measure": "size"}, id="43 degrees below zero"),
    pytest.param("claims", 1, {"unit": "USD"}, id="an amount of dollars"),
    pytest.param("claims", 1, {"bound": "range", "low": 40, "stated": None}, id="a range"),
    pytest.param("claims", 1, {"bound": "less_than", "low": None}, id="less than, open below"),
    pytest.param("claims", 0, {"as_of": pd.Timestamp("2024-05-19")}, id="true a day after the report, for the time zones"),
    pytest.param("claims", 0, {"as_of": pd.Timestamp("2024-06-30"), "modality": "forecast"}, id="a forecast for next month"),
    pytest.param("claims", 0, {"as_of": pd.Timestamp("2024-05-31"), "as_of_precision": "month"}, id="true of the month, which goes on"),
    pytest.param("claims", 0, {"published_at": pd.Timestamp("1970-01-01", tz="UTC")}, id="a day after a publication date that nobody believes"),
    pytest.param("claims", 2, {"part_of": "s1"}, id="a part of another claim of its document"),
    pytest.param("matches", 0, {"claim_r": "s2", "relation": "part_of", "grade": None}, id="a part and its whole, of two facts"),
    pytest.param("facts", 0, {"consistency": "evolving"}, id="a fact that evolves"),
    pytest.param("facts", 0, {"low": None, "best": None, "high": None}, id="no estimate at all"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "row", "cells"), SOUND)
def test_what_only_looks_wrong_is_left_alone(
    table: str, row: int, cells: dict[str, object], run: Run, settings: QualitySettings, today: date
) -> None:
    gate = check(table, changed(run[table], row, cells), settings, related=run, today=today, earliest_year=1990)

    assert not_met(gate) == []
    assert gate.rejected.empty


def test_offsets_count_code_points(run: Run, settings: QualitySettings, today: date) -> None:
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


def test_a_claim_that_belongs_to_no_fact_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    facts = changed(run["facts"], 0, {"n_claims": 1, "n_origins": 1, "corroboration": "single_origin"})
    claims = changed(run["claims"], 1, {"fact_id": None})
    gate = check("facts", facts, settings, related=run | {"claims": claims}, today=today, earliest_year=1990)
    assert not_met(gate) == ["every_claim_has_one"]


def test_a_fact_that_miscounts_its_claims_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check("facts", changed(run["facts"], 1, {"n_claims": 2}), settings, related=run, today=today, earliest_year=1990)
    assert not_met(gate) == ["claims_are_counted", "every_claim_has_one"]


def test_a_fact_without_claims_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    facts = changed(twice(run["facts"], 1), 2, {"fact_id": "ghost", "n_claims": 0, "n_origins": 0})
    assert not_met(check("facts", facts, settings, related=run, today=today, earliest_year=1990)) == ["claims_are_counted"]


def test_a_fact_that_stands_twice_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check("facts", twice(run["facts"], 1), settings, related=run, today=today, earliest_year=1990)
    assert not_met(gate) == ["id_is_its_own", "every_claim_has_one"]
    assert len(gate.kept) == 3


def test_a_conflict_that_the_verdict_passes_over_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    matches = changed(run["matches"], 0, {"relation": "conflict", "grade": "minor"})
    gate = check("facts", run["facts"], settings, related=run | {"matches": matches}, today=today, earliest_year=1990)
    assert not_met(gate) == ["conflict_is_between_claims"]


def test_a_part_that_exceeds_its_whole_may_make_the_fact_of_either_conflicting(run: Run, settings: QualitySettings, today: date) -> None:
    matches = changed(run["matches"], 0, {"claim_r": "s2", "relation": "conflict", "grade": "minor"})
    facts = changed(run["facts"], 1, {"consistency": "conflicting"})
    gate = check("facts", facts, settings, related=run | {"matches": matches}, today=today, earliest_year=1990)
    assert not_met(gate) == []


def test_a_pair_in_the_other_order_is_the_same_pair(run: Run, settings: QualitySettings, today: date) -> None:
    matches = changed(twice(run["matches"], 0), 1, {"claim_l": "s1", "claim_r": "n1"})
    gate = check("matches", matches, settings, related=run, today=today, earliest_year=1990)
    assert not_met(gate) == ["pair_stands_once"]
    assert gate.rejected["row_key"].tolist() == ["s1 + n1"]
    pd.testing.assert_frame_equal(gate.kept, run["matches"])


def test_the_first_of_two_claims_with_one_id_stays(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check("claims", twice(run["claims"], 0), settings, related=run, today=today, earliest_year=1990)
    pd.testing.assert_frame_equal(gate.kept, run["claims"])


def test_a_row_that_fails_twice_is_set_aside_once_with_both_reasons(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check(
        "claims", changed(run["claims"], 1, {"unit": "?", "measure": "vibe"}), settings, related=run, today=today, earliest_year=1990
    )

    (line,) = gate.rejected.to_dict("records")
    suite = settings.suite("claims")
    assert (line["row_key"], line["expectation"], line["value"]) == ("s1", "unit_is_one", "?")
    assert line["reason"] == f"{suite['unit_is_one'].reason}; {suite['measure_is_known'].reason}"


def test_a_row_without_an_id_is_named_by_its_number(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check("claims", changed(run["claims"], 2, {"claim_id": None}), settings, related=run, today=today, earliest_year=1990)
    assert gate.rejected["row_key"].tolist() == ["row 3"]


def test_a_long_value_is_cut_where_it_is_shown(run: Run, settings: QualitySettings, today: date) -> None:
    gate = check("claims", changed(run["claims"], 0, {"unit": "!" * 500}), settings, related=run, today=today, earliest_year=1990)
    assert gate.rejected["value"].tolist() == ["!" * 159 + "…"]


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_column_is_critical_and_loses_no_row(table: str, run: Run, settings: QualitySettings, today: date) -> None:
    name = run[table].columns[-1]
    frame = run[table].drop(columns=name)

    gate = check(table, frame, settings, related=run, today=today, earliest_year=1990)

    assert gate.failures == (f"{table}, has_its_columns: no column {name}",)
    pd.testing.assert_frame_equal(gate.kept, frame)


def test_a_column_of_the_wrong_type_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    frame = run["claims"].astype({"low": "str", "start": "float64"})
    gate = check("claims", frame, settings, related=run, today=today, earliest_year=1990)
    assert gate.failures == ("claims, has_its_columns: start is float64, not Int64; low is str, not Float64",)


def test_more_rows_set_aside_than_the_limit_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    strict = settings.model_copy(update={"set_aside_limit": SetAsideLimit(share=0.5, rows=1)})
    one_bad = changed(run["claims"], 0, {"unit": "?"})
    two_bad = changed(one_bad, 1, {"unit": "?"})

    assert check("claims", one_bad, strict, related=run, today=today, earliest_year=1990).failures == ()
    gate = check("claims", two_bad, strict, related=run, today=today, earliest_year=1990)
    assert gate.failures == ("claims, few_rows_set_aside: 2 of 3 rows set aside; more than 1 rows and 50% are too many",)
    assert len(gate.kept) == 1
    assert check("claims", two_bad, settings, related=run, today=today, earliest_year=1990).failures == (), "the default spares small pools"


def test_what_the_engine_cannot_check_is_critical_whatever_its_severity(run: Run, settings: QualitySettings, today: date) -> None:
    doubtful = settings.suite("claims")["says_what_it_counts"].model_copy(update={"kwargs": {"column": "headline"}})
    broken = settings.model_copy(update={"claims": {**settings.claims, "says_what_it_counts": doubtful}})

    gate = check("claims", run["claims"], broken, related=run, today=today, earliest_year=1990)

    assert not_met(gate) == ["says_what_it_counts"]
    (failure,) = gate.failures
    assert failure.startswith("claims, says_what_it_counts: could not be checked: ")
    assert "headline" in failure
    assert len(gate.kept) == len(run["claims"])


def test_a_comparison_that_fails_inside_the_engine_is_critical(run: Run, settings: QualitySettings, today: date) -> None:
    doubtful = settings.suite("matches")["probability_is_one"].model_copy(update={"kwargs": {"column": "relation", "min_value": 0}})
    broken = settings.model_copy(update={"matches": {**settings.matches, "probability_is_one": doubtful}})
    (failure,) = check("matches", run["matches"], broken, related=run, today=today, earliest_year=1990).failures
    assert "could not be checked" in failure


def test_a_suite_may_forgive_a_share_and_still_set_the_rows_aside(run: Run, settings: QualitySettings, today: date) -> None:
    one = settings.suite("claims")["unit_is_one"]
    forgiving = one.model_copy(update={"kwargs": {**one.kwargs, "mostly": 0.5}})
    mild = settings.model_copy(update={"claims": {**settings.claims, "unit_is_one": forgiving}})

    gate = check("claims", changed(run["claims"], 0, {"unit": "?"}), mild, related=run, today=today, earliest_year=1990)

    assert not_met(gate) == []
    assert gate.rejected["row_key"].tolist() == ["n1"]


def test_a_frame_with_another_index_keeps_its_rows_apart(run: Run, settings: QualitySettings, today: date) -> None:
    frame = changed(run["claims"], 0, {"unit": "?"}).set_axis([7, 7, 7])
    gate = check("claims", frame, settings, related=run, today=today, earliest_year=1990)
    assert gate.kept["claim_id"].tolist() == ["s1", "s2"]


def test_the_table_given_is_not_changed(run: Run, settings: QualitySettings, today: date) -> None:
    frame = changed(run["claims"], 0, {"unit": "?"})
    before = frame.copy(deep=True)
    check("claims", frame, settings, related=run, today=today, earliest_year=1990)
    pd.testing.assert_frame_equal(frame, before)


def test_a_gate_says_nothing_on_the_terminal(run: Run, settings: QualitySettings, today: date, capfd: pytest.CaptureFixture[str]) -> None:
    check("claims", run["claims"], settings, related=run, today=today, earliest_year=1990)
    assert capfd.readouterr() == ("", "")


@effort(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
def test_rows_in_are_rows_kept_plus_rows_rejected(rows: list[dict[str, object]], run: Run, settings: QualitySettings, today: date) -> None:
    frame = run["claims"].iloc[[1] * len(rows)].reset_index(drop=True)
    for row, cells in enumerate(rows):
        frame = changed(frame, row, {"claim_id": f"own {row}", **cells})

    gate = check("claims", frame, settings, related=run, today=today, earliest_year=1990)

    assert len(frame) == len(gate.kept) + len(gate.rejected)
    assert check("claims", gate.kept, settings, related=run, today=today, earliest_year=1990).rejected.empty, "what was kept is sound"
