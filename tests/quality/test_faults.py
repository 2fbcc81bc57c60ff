"""Is each planted fault found by the expectation meant for it, by no other, and its row in the table of rejected ones?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from claims.quality import check
from claims.settings.quality import FailingRows

if TYPE_CHECKING:
    from datetime import date

    from claims.settings import QualitySettings

Run = dict[str, pd.DataFrame]
Changed = Callable[[pd.DataFrame, int, dict[str, object]], pd.DataFrame]
Beside = dict[str, tuple[int, dict[str, object]]]

# Table, row, cells planted; the one expectation that must fail, and what is shown as observed.
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
    pytest.param("documents", 0, {"copy_of": "north"}, "original_is_here", "north", id="a copy of itself"),
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
    pytest.param("claims", 0, {"unit": "cuerda"}, "unit_is_known", "cuerda", id="a unit that nothing is read in"),
    pytest.param("claims", 0, {"unit": "count for day"}, "unit_is_known", "count for day", id="a rate that is none"),
    pytest.param("claims", 1, {"stated": 50}, "stated_is_between_the_ends", "low 43, stated 50, high 43, exact Some 43", id="a number above both ends"),
    pytest.param("claims", 0, {"stated": 30}, "stated_is_between_the_ends", "low 40, stated 30, high null, exact At least 40", id="a number below the only end"),
    pytest.param("claims", 0, {"start": 93, "end": 104, "exact": "300 friends"}, "is_of_the_article", "start 93, end 104, exact 300 friends", id="a figure of a share bar"),
    pytest.param("claims", 0, {"start": 1_000, "end": 900}, "ends_after_it_starts", "end 900, start 1000", id="a phrase that ends before it starts"),
    pytest.param("claims", 0, {"start": None}, "is_complete", "claim_id n1, doc_id north, section text, start null, end 11, exact At least 40, bound at_least, unit count, measure count, modality observed", id="a claim without its place"),
    pytest.param("claims", 2, {"low": -5}, "share_is_within_the_whole", "low -5, high 65, exact 65 percent", id="less than none of the port"),
    pytest.param("claims", 2, {"head": None}, "share_is_of_something", "65 percent", id="a share of nothing"),
    pytest.param("assessed", 0, {"origin": None}, "has_an_origin", "attribution null, source Paper north", id="a figure of an outlet without an origin"),
    pytest.param("assessed", 1, {"origin": None, "source": None, "attribution_kind": "named", "attribution": "the mayor"}, "has_an_origin", "attribution the mayor, source null", id="a named speaker without an origin"),
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
    pytest.param("matches", 0, {"match_probability": 1.25}, "probability_is_one", "1.25", id="surer than certain"),
    pytest.param("matches", 0, {"match_probability": -0.5}, "probability_is_one", "-0.5", id="less likely than never"),
    pytest.param("matches", 0, {"relation": "rivals"}, "relation_is_known", "rivals", id="a relation that there is not"),
    pytest.param("matches", 0, {"grade": "major"}, "grade_fits_the_relation", "relation compatible, grade major", id="compatible, with a conflict's grade"),
    pytest.param("matches", 0, {"relation": "agree"}, "grade_fits_the_relation", "relation agree, grade bound", id="an agreement with a grade"),
    pytest.param("matches", 0, {"reason": None}, "has_a_reason", "compatible", id="a relation without a reason"),
    pytest.param("facts", 1, {"n_origins": None}, "is_complete", "fact_id port, n_claims 1, n_origins null, consistency consistent, corroboration uncorroborated", id="origins not counted"),
    pytest.param("facts", 1, {"n_origins": 2}, "origins_are_counted", "n_claims 1, n_origins 2", id="more origins than claims"),
    pytest.param("facts", 1, {"n_documents": 2}, "documents_are_counted", "2", id="more documents than its claims stand in"),
    pytest.param("facts", 0, {"corroboration": None}, "is_complete", "fact_id drowned, n_claims 2, n_origins 2, consistency consistent, corroboration null", id="a fact without a verdict"),
    pytest.param("facts", 1, {"consistency": "wobbly"}, "consistency_is_known", "wobbly", id="a consistency that there is not"),
    pytest.param("facts", 1, {"corroboration": "sort of"}, "corroboration_is_known", "sort of", id="a corroboration that there is not"),
    pytest.param("facts", 1, {"corroboration": "corroborated"}, "corroborated_by_two", "corroboration corroborated, n_origins 1", id="corroborated by one"),
    pytest.param("facts", 0, {"consistency": "conflicting"}, "conflict_is_between_claims", "conflicting", id="a conflict that no two claims have"),
    pytest.param("facts", 0, {"best": 39}, "estimate_is_in_order", "low 40, best 39, high 43", id="best below low"),
    pytest.param("facts", 0, {"best": 44}, "estimate_is_in_order", "low 40, best 44, high 43", id="best above high"),
    pytest.param("facts", 1, {"high": 64}, "estimate_is_in_order", "low 65, best null, high 64", id="high below low, without a best"),
    pytest.param("facts", 1, {"reason": None}, "has_a_reason", "share of the port shut", id="a verdict without a reason"),
]  # fmt: skip

# The same where the fault shows only beside another table, in which cells of a row are planted too.
BESIDE = [
    pytest.param("matches", 0, {}, "claims_belong_together", "claim_l n1, claim_r s1", {"claims": (1, {"fact_id": "port"})}, id="a match across facts"),
    pytest.param("matches", 0, {}, "unit_kinds_convert", "claim_l n1, claim_r s1", {"claims": (1, {"unit": "mile"})}, id="people matched with miles"),
    pytest.param("matches", 0, {"relation": "part_of", "grade": None}, "part_is_within_the_whole", "claim_l n1, claim_r s1, relation part_of", {"claims": (0, {"part_of": "s1", "low": 60.0, "stated": 60.0})}, id="60 as a part of 43"),
    pytest.param("matches", 0, {"claim_l": "s1", "claim_r": "n1", "relation": "part_of", "grade": None}, "part_is_within_the_whole", "claim_l s1, claim_r n1, relation part_of", {"claims": (0, {"part_of": "s1", "low": 60.0, "stated": 60.0})}, id="60 as a part of 43, the whole first"),
    pytest.param("facts", 0, {}, "corroborated_by_two", "corroboration corroborated, n_origins 2", {"claims": (1, {"origin": "Coastguard"})}, id="corroborated by one that counts as two"),
    pytest.param("facts", 0, {}, "conflict_is_between_claims", "consistent", {"matches": (0, {"relation": "conflict", "grade": "minor"})}, id="a conflict that the verdict passes over"),
    pytest.param("claims", 0, {}, "quote_at_its_offsets", "section text, start 0, end 11, exact At least 40", {"documents": (0, {"text": "Edited since: at least 40 drowned."})}, id="a text that was edited since"),
]  # fmt: skip

FAULTS = [*(pytest.param(*one.values, {}, id=one.id) for one in DEFECTS), *BESIDE]  # noqa: PD011 - a parameter set, no frame


@pytest.mark.parametrize(("table", "row", "cells", "expectation", "observed", "beside"), FAULTS)
def test_a_planted_fault_is_found_and_nothing_else(
    table: str,
    row: int,
    cells: dict[str, object],
    expectation: str,
    observed: str,
    beside: Beside,
    run: Run,
    changed: Changed,
    settings: QualitySettings,
    today: date,
) -> None:
    frame = changed(run[table], row, cells)
    related = run | {name: changed(run[name], *planted) for name, planted in beside.items()}

    gate = check(table, frame, settings, related=related, today=today, earliest_year=1990)

    declared = settings.suite(table)[expectation]
    line = gate.checks.set_index("expectation").loc[expectation]
    assert gate.checks.loc[~gate.checks["success"], "expectation"].tolist() == [expectation]
    assert (line["n_failed"], line["severity"]) == (1, declared.severity)
    assert declared.reason in line["detail"]
    assert bool(gate.failures) == (declared.severity == "critical")
    aside = declared.rows is FailingRows.SET_ASIDE
    noted = aside or declared.severity != "info"
    lines = gate.rejected[["table", "expectation", "value", "reason", "kept"]].to_numpy().tolist()
    stands_in = "claims" if table == "assessed" else table
    assert lines == [[stands_in, expectation, observed, declared.reason, not aside]] * noted
    assert noted or observed in line["detail"]
    pd.testing.assert_frame_equal(gate.kept, frame.drop(index=[row] * aside).reset_index(drop=True))


def test_there_are_sixty_faults_and_more_whose_row_is_rejected(settings: QualitySettings) -> None:
    expected = [settings.suite(table)[expectation] for table, _, _, expectation, _, _ in (one.values for one in FAULTS)]  # noqa: PD011
    assert sum(one.severity != "info" for one in expected) >= 60


def test_every_expectation_about_rows_has_a_planted_fault(settings: QualitySettings) -> None:
    planted = {(table, name) for table, _, _, name, _, _ in (one.values for one in FAULTS)}  # noqa: PD011
    planted |= {
        ("documents", "there_are_documents"),
        ("matches", "pair_stands_once"),
        ("facts", "id_is_its_own"),
        ("facts", "claims_are_counted"),
        ("facts", "every_claim_has_one"),
    }  # each has a test of its own in test_gate.py: the fault shows in more than one row or expectation
    tables = ("documents", "claims", "assessed", "matches", "facts")
    assert planted == {(table, name) for table in tables for name in settings.suite(table)}


SOUND = [
    pytest.param("documents", 0, {"published_at": pd.Timestamp("2024-05-21T23:00", tz="UTC")}, id="a document of tomorrow, from ahead of UTC"),
    pytest.param("documents", 0, {"copy_of": "south"}, id="a copy of a document that is there"),
    pytest.param("claims", 1, {"unit": "USD per barrel"}, id="an amount of dollars for each of a thing"),
    pytest.param("claims", 1, {"unit": "month of age"}, id="an age"),
    pytest.param("claims", 1, {"head": None, "counted": "passengers", "measure": "share", "unit": "percent"}, id="a share of what the phrase names"),
    pytest.param("assessed", 0, {"origin": None, "source": None}, id="nobody named and no outlet known: no origin either"),
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
    pytest.param("facts", 0, {"consistency": "evolving"}, id="a fact that evolves"),
    pytest.param("facts", 0, {"low": None, "best": None, "high": None}, id="no estimate at all"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "row", "cells"), SOUND)
def test_what_only_looks_wrong_is_left_alone(
    table: str, row: int, cells: dict[str, object], run: Run, changed: Changed, settings: QualitySettings, today: date
) -> None:
    gate = check(table, changed(run[table], row, cells), settings, related=run, today=today, earliest_year=1990)

    assert gate.checks["success"].all()
    assert gate.rejected.empty


def test_a_part_and_its_whole_may_be_of_two_facts(run: Run, changed: Changed, settings: QualitySettings, today: date) -> None:
    related = run | {"claims": changed(run["claims"], 1, {"fact_id": "port"})}
    matches = changed(run["matches"], 0, {"relation": "part_of", "grade": None})
    assert check("matches", matches, settings, related=related, today=today, earliest_year=1990).checks["success"].all()
