"""Is a run that is unlike those before it told from one that is like them?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from claims.quality import NO_RUNS, Passed, Statistics, as_plain, check, earlier_runs, expected_sources, measure
from claims.result import CrossReference, RunRecord
from claims.tables import CHECKS, REJECTED, typed

if TYPE_CHECKING:
    from datetime import date

    from claims.quality import Gate
    from claims.settings import QualitySettings

Run = dict[str, pd.DataFrame]
Changed = Callable[[pd.DataFrame, int, dict[str, object]], pd.DataFrame]
Check = Callable[[str, pd.DataFrame, Statistics], "Gate"]

MORNING = datetime(2024, 5, 18, 9, 30, tzinfo=UTC)


@pytest.fixture
def gate(settings: QualitySettings, today: date) -> Check:
    def checked(table: str, frame: pd.DataFrame, earlier: Statistics) -> Gate:
        return check(table, frame, settings, related={}, today=today, earliest_year=1990, earlier=earlier)

    return checked


def not_met(gate: Gate) -> list[str]:
    return gate.checks.loc[~gate.checks["success"], "expectation"].tolist()


ALONE = [
    pytest.param({"n_read": 43}, ["documents_add_up"], id="a document that was read is neither used nor rejected"),
    pytest.param({"n_extracted": 125}, ["claims_add_up"], id="a claim that was extracted is neither matched nor rejected"),
    pytest.param({"n_facts": 79}, ["facts_add_up"], id="a fact that was found is neither reported nor rejected"),
    pytest.param({"claims_per_document": 0.1}, ["claims_per_document"], id="hardly any claims"),
    pytest.param({"claims_per_document": 61}, ["claims_per_document"], id="a claim in every other word"),
    pytest.param({"unattributed_share": 0.97}, ["unattributed"], id="nobody says anything"),
    pytest.param({"vague_share": 0.5}, ["vague"], id="half of the figures are several and many"),
    pytest.param({"empty_share": 0.8}, ["without_claims"], id="most documents hold no figure"),
    pytest.param({"conflicting_share": 0.7}, ["conflicting"], id="most facts conflict"),
    pytest.param({"conflicting_share": 0.7, "n_facts": 7, "n_found": 8}, [], id="most facts conflict, but there are few"),
    pytest.param({"vague_share": 0.5, "n_documents": 10, "n_read": 12}, [], id="a small run proves nothing"),
    pytest.param({"conflicting_share": None, "claims_per_document": None}, [], id="what cannot be told is not held against a run"),
]


@pytest.mark.parametrize(("cells", "expected"), ALONE)
def test_a_run_is_checked_by_itself(cells: dict[str, object], expected: list[str], run: Run, changed: Changed, gate: Check) -> None:
    found = gate("run", changed(run["run"], 0, cells), NO_RUNS)
    assert not_met(found) == expected
    assert bool(found.failures) == any(name.endswith("add_up") for name in expected), "only what was lost stops a run"
    assert found.rejected.empty


BESIDE = [
    pytest.param({}, [], id="as ever"),
    pytest.param({"claims_per_document": 5.9}, [], id="nearly twice the claims"),
    pytest.param({"claims_per_document": 6.1}, ["claims_per_document_as_usual"], id="more than twice the claims"),
    pytest.param({"claims_per_document": 1.4}, ["claims_per_document_as_usual"], id="less than half the claims"),
    pytest.param({"unattributed_share": 0.65}, ["unattributed_as_usual"], id="far fewer named speakers"),
    pytest.param({"vague_share": 0.3}, ["vague_as_usual"], id="far more vague words"),
    pytest.param({"empty_share": 0.35}, ["without_claims_as_usual"], id="far more documents without a claim"),
    pytest.param({"conflicting_share": 0.35}, ["conflicting_as_usual"], id="far more conflicts"),
    pytest.param({"claims_per_document": 6.1, "n_documents": 10, "n_read": 12}, [], id="a small run is not compared"),
]


@pytest.mark.parametrize(("cells", "expected"), BESIDE)
def test_a_run_is_checked_beside_earlier_ones(
    cells: dict[str, object], expected: list[str], run: Run, changed: Changed, earlier: Statistics, gate: Check
) -> None:
    assert not_met(gate("run", changed(run["run"], 0, cells), earlier)) == expected


def test_two_earlier_runs_tell_nothing(run: Run, changed: Changed, earlier: Statistics, gate: Check) -> None:
    frame = changed(run["run"], 0, {"claims_per_document": 20})
    two = replace(earlier, runs=earlier.runs.tail(2))
    assert not_met(gate("run", frame, two)) == []
    line = gate("run", frame, two).checks.set_index("expectation").loc["claims_per_document_as_usual"]
    assert line["n_checked"] == 0, "it was not asked"


def test_what_was_seen_before_is_told_beside_what_is_seen_now(run: Run, changed: Changed, earlier: Statistics, gate: Check) -> None:
    found = gate("run", changed(run["run"], 0, {"claims_per_document": 20}), earlier)
    (detail,) = found.checks.loc[~found.checks["success"], "detail"]
    assert detail.endswith("(claims_per_document 20, claims_per_document_before 3)")


def test_a_regular_source_that_fell_silent_is_noted(run: Run, earlier: Statistics, gate: Check) -> None:
    now = Statistics(runs=run["run"], sources=run["sources"].head(1))
    found = gate("sources", expected_sources(now, earlier), earlier)
    assert not_met(found) == ["has_spoken"]
    (line,) = found.rejected.to_dict("records")
    assert (line["table"], line["row_key"], line["value"], line["kept"]) == ("sources", "Paper south", "0", True)
    assert found.failures == ()


@pytest.mark.parametrize(
    "missed",
    [pytest.param(1, id="it was silent in one of the last runs, too"), pytest.param(3, id="it never spoke")],
)
def test_a_source_that_spoke_now_and_then_may_be_silent(missed: int, run: Run, earlier: Statistics, gate: Check) -> None:
    silent = earlier.sources["source"].eq("Paper south") & (earlier.sources.groupby("source").cumcount() < missed)
    before = replace(earlier, sources=earlier.sources[~silent])
    now = Statistics(runs=run["run"], sources=run["sources"].head(1))
    assert not_met(gate("sources", expected_sources(now, before), before)) == []


CONFLICTS = [
    pytest.param(40, 4, [], id="a tenth, as ever"),
    pytest.param(40, 10, [], id="a quarter may be chance"),
    pytest.param(40, 30, ["conflicts_as_usual"], id="three quarters are none"),
    pytest.param(9, 9, [], id="all, but of few"),
]


@pytest.mark.parametrize(("compared", "conflicting", "expected"), CONFLICTS)
@pytest.mark.parametrize("known", [pytest.param(True, id="beside its own past"), pytest.param(False, id="beside the other sources")])
def test_a_source_whose_figures_conflict_unusually_often_is_noted(
    compared: int, conflicting: int, expected: list[str], known: bool, run: Run, changed: Changed, earlier: Statistics, gate: Check
) -> None:
    others = pd.concat([run["sources"].assign(source=[f"{name} {edition}" for name in run["sources"]["source"]]) for edition in range(9)])
    frame = pd.concat([run["sources"], others], ignore_index=True)
    found = gate("sources", changed(frame, 0, {"n_compared": compared, "n_conflicting": conflicting}), earlier if known else NO_RUNS)
    assert not_met(found) == expected
    assert found.rejected["row_key"].tolist() == ["Paper north"] * len(expected)


def test_a_source_that_always_conflicts_is_as_usual(run: Run, changed: Changed, earlier: Statistics, gate: Check) -> None:
    before = replace(earlier, sources=earlier.sources.assign(n_conflicting=30))
    assert not_met(gate("sources", changed(run["sources"], 0, {"n_conflicting": 30}), before)) == []


@pytest.fixture
def result(run: Run) -> CrossReference:
    return CrossReference(
        documents=run["documents"].assign(status=pd.Series(["read", "no_claims"], dtype="str")),
        claims=run["claims"].assign(attribution_kind=pd.Series(["named", "own", "own"], dtype="str")),
        matches=run["matches"].assign(relation=pd.Series(["conflict"], dtype="str")),
        near_misses=pd.DataFrame(),
        facts=run["facts"].assign(consistency=pd.Series(["conflicting", "consistent"], dtype="str")),
        rejected=typed(pd.DataFrame([{"table": "claims", "kept": False}, {"table": "claims", "kept": True}, {"table": "documents", "kept": False}]), REJECTED),
        checks=typed(pd.DataFrame(), CHECKS),
    )  # fmt: skip


def test_a_run_is_measured(result: CrossReference) -> None:
    measured = measure(result, Passed(read=3, extracted=4, found=2), MORNING)

    (run,) = measured.runs.drop(columns="started_at").to_dict("records")
    assert run == {
        "n_read": 3, "n_documents": 2, "n_documents_rejected": 1, "n_extracted": 4, "n_claims": 3, "n_claims_rejected": 1, "n_found": 2,
        "n_facts": 2, "n_facts_rejected": 0, "claims_per_document": 1.5, "unattributed_share": pytest.approx(2 / 3), "vague_share": 0,
        "empty_share": 0.5, "conflicting_share": 1,
    }  # fmt: skip
    assert measured.sources.drop(columns="started_at").to_numpy().tolist() == [["Paper north", 1, 1, 1, 1], ["Paper south", 1, 2, 1, 1]]


def test_what_two_claims_of_one_source_disagree_on_is_no_conflict_between_sources(result: CrossReference) -> None:
    same = replace(result, claims=result.claims.assign(source=pd.Series(["Paper south"] * 3, dtype="str")))
    measured = measure(same, Passed(read=3, extracted=4, found=2), MORNING)
    assert measured.sources[["n_compared", "n_conflicting"]].to_numpy().sum() == 0


def test_statistics_come_back_out_of_the_records_of_runs_over_the_same_inputs(result: CrossReference) -> None:
    measured = measure(result, Passed(read=3, extracted=4, found=2), MORNING)
    plain = as_plain(measured, NO_RUNS)
    record = RunRecord(started_at=MORNING, finished_at=MORNING, version="1", inputs=("feeds",), statistics=plain)
    later = replace(record, started_at=MORNING + timedelta(days=1))
    records = [later, record, replace(record, inputs=("elsewhere",)), replace(record, statistics={})]

    back = earlier_runs(records, inputs=["feeds"])

    assert back.runs["started_at"].tolist() == [MORNING, MORNING + timedelta(days=1)], "the oldest first"
    pd.testing.assert_frame_equal(back.runs.head(1), measured.runs)
    pd.testing.assert_frame_equal(back.sources.head(2), measured.sources)
    assert as_plain(measured, back)["earlier"] == {
        "n_runs": 2,
        **{name: pytest.approx(plain["run"][name]) for name in plain["earlier"] if name != "n_runs"},
    }  # type: ignore[index]


def test_no_source_and_no_run_before_is_no_obstacle(run: Run, gate: Check) -> None:
    nobody = Statistics(runs=run["run"], sources=run["sources"].head(0))
    assert not_met(gate("sources", expected_sources(nobody, NO_RUNS), NO_RUNS)) == []
