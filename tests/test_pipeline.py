"""The stages in their order, without an orchestrator."""

import json
import logging
from contextvars import ContextVar
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

import claims
from claims import tables
from claims.errors import NoDocumentsError
from claims.folder import read_run
from claims.model import Document
from claims.pipeline import Run
from claims.quality import earlier_runs
from claims.result import CrossReference
from claims.settings import Settings, load_settings

NOW = datetime(2019, 3, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def result(reports: tuple[dict[str, str], ...]) -> CrossReference:
    return claims.cross_reference(reports)


def test_documents_that_disagree_give_a_conflicting_fact(result: CrossReference) -> None:
    dead = result.claims[result.claims["predicate"] == "kill"]
    (fact_id,) = dead["fact_id"].unique()
    fact = result.facts.set_index("fact_id").loc[fact_id]
    assert (fact["consistency"], fact["n_sources"]) == ("conflicting", 3)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(lambda rows: (dict(row) for row in rows), id="rows from a generator"),
        pytest.param(pd.DataFrame, id="a table"),
        pytest.param(lambda rows: pd.DataFrame(rows).assign(url=None, published_at=lambda own: pd.to_datetime(own["published_at"])), id="a table with times and nulls"),
        pytest.param(
            lambda rows: [
                Document(doc_id=row["id"], text=row["text"], title=row["title"], source=row["source"], published_at=datetime.fromisoformat(row["published_at"]))
                for row in rows
            ],
            id="documents",
        ),
    ],
)  # fmt: skip
def test_documents_are_taken_in_any_form(form, reports: tuple[dict[str, str], ...]) -> None:
    run = Run(load_settings(), started_at=NOW)
    assert run.take(form(reports)) == run.take(reports)


def test_the_order_of_documents_changes_no_verdict(result: CrossReference, reports: tuple[dict[str, str], ...]) -> None:
    columns = ["label", "consistency", "corroboration", "n_claims"]
    other = claims.cross_reference(reversed(reports))
    assert sorted(other.facts[columns].to_numpy().tolist()) == sorted(result.facts[columns].to_numpy().tolist())


def test_tables_have_their_columns(result: CrossReference) -> None:
    for name, columns in {
        "documents": tables.DOCUMENTS,
        "claims": tables.CLAIMS,
        "near_misses": tables.NEAR_MISSES,
        "facts": tables.FACTS,
        "rejected": tables.REJECTED,
        "checks": tables.CHECKS,
    }.items():
        frame = getattr(result, name)
        assert {column: str(frame.dtypes[column]) for column in columns} == dict(columns), name


def test_documents_say_what_became_of_them(reports: tuple[dict[str, str], ...]) -> None:
    copy = reports[0] | {"id": "copy", "source": "Copyist", "published_at": "2019-03-04T20:00:00Z"}
    result = claims.cross_reference([*reports, copy, {"id": "plain", "text": "The harbour was quiet on Sunday."}])
    documents = result.documents.set_index("doc_id")
    assert documents.loc[["harbour-1", "copy", "plain"], "status"].tolist() == ["read", "copy", "no_claims"]
    assert documents["n_claims"].sum() == len(result.claims)


def test_a_text_without_figures_is_no_error() -> None:
    result = claims.cross_reference([{"id": "plain", "text": "The harbour was quiet on Sunday."}])
    assert (len(result.documents), len(result.claims), len(result.facts)) == (1, 0, 0)
    assert not (result.checks["severity"].eq("critical") & ~result.checks["success"]).any()


def test_a_row_without_text_is_rejected_and_the_rest_go_on(reports: tuple[dict[str, str], ...]) -> None:
    result = claims.cross_reference([*reports, {"id": "empty", "text": "  "}, {"id": "none"}])
    assert len(result.documents) == len(reports)
    assert result.rejected["expectation"].tolist()[:2] == ["has_text", "has_text"]


@pytest.mark.parametrize("documents", [pytest.param([], id="none"), pytest.param([{"id": "empty", "text": ""}], id="only an empty one")])
def test_no_document_at_all_is_an_error(documents: tuple[dict[str, str], ...]) -> None:
    with pytest.raises(NoDocumentsError):
        claims.cross_reference(documents)


def test_a_run_records_what_it_did(result: CrossReference) -> None:
    run = result.run
    assert run is not None
    assert run.counts["documents"] == 3
    assert {"take", "extract", "match", "assess"} <= set(run.timings)
    assert run.started_at.tzinfo is not None
    assert run.finished_at >= run.started_at
    assert run.settings["input"]["paths"] == ["@sample"]


def test_a_run_records_what_each_blocking_rule_looked_at(result: CrossReference) -> None:
    assert result.run is not None
    rules = load_settings().match.blocking
    assert [count.rule for count in result.run.blocking] == [rule.name for rule in rules]
    within = result.matches["match_key"].dropna().value_counts()
    assert within.size
    assert all(next(count for count in result.blocking if count.rule == rule).added >= n for rule, n in within.items())


def test_each_stage_logs_one_line_with_its_counts(reports: tuple[dict[str, str], ...], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="claims.pipeline"):
        claims.cross_reference(reports)
    lines = [record.getMessage() for record in caplog.records if record.name == "claims.pipeline"]
    assert [line.partition(":")[0] for line in lines] == [
        "take", "mark copies", "extract", "check documents", "check claims", "match", "assess", "check assessed", "check matches",
        "check facts", "check run", "check sources",
    ]  # fmt: skip
    assert "3 documents" in lines[1]


def test_what_the_writers_of_tables_say_is_said_of_their_run(
    result: CrossReference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A flow's log knows its run by the context, which a thread does not inherit."""
    running, said = ContextVar("running", default=""), []
    logger = logging.getLogger("claims.report.exports")
    monkeypatch.setattr(logger, "level", logging.INFO)
    monkeypatch.setattr(logger, "filters", [lambda record: said.append(running.get()) or True])
    running.set("this run")
    Run(load_settings(), started_at=NOW).write(result, tmp_path)
    assert set(said) == {"this run"}


def test_a_written_run_reads_back(corpus: Path, tmp_path: Path) -> None:
    run = Run(load_settings(), started_at=NOW, inputs=[str(corpus)])
    result = run.whole()
    run.write(result, tmp_path / "out")
    again = read_run(tmp_path / "out")
    for name in ("documents", "claims", "matches", "near_misses", "facts", "rejected"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(result, name))
    assert len(again.checks) == len(result.checks)
    assert again.run is not None
    assert result.run is not None
    assert again.run.timings.keys() - result.run.timings.keys() == {"write"}
    assert replace(again.run, timings=result.run.timings) == result.run


def with_own(toml: str, folder: Path) -> Settings:
    (folder / "own.toml").write_text(toml, encoding="utf-8")
    return load_settings(folder / "own.toml")


_OWN_GATE = """
[quality.{table}.mine]
type = "expect_column_values_to_be_in_set"
kwargs = {{ column = "{column}", value_set = ["{value}"] }}
severity = "{severity}"
rows = "set_aside"
reason = "not as the desk wants it"
"""
EARLY = {"table": "documents", "column": "source", "value": "Harbour Post"}
LATE = {"table": "facts", "column": "consistency", "value": "consistent"}


@pytest.mark.parametrize("where", [pytest.param(EARLY, id="at the documents"), pytest.param(LATE, id="at the facts")])
def test_a_critical_fault_stops_before_the_report_claims_anything(where: dict[str, str], corpus: Path, tmp_path: Path) -> None:
    run = Run(with_own(_OWN_GATE.format(**where, severity="critical"), tmp_path), started_at=NOW, inputs=[str(corpus)])
    result = run.whole()
    run.write(result, tmp_path / "out")

    assert run.failures[0].startswith(f"{where['table']}, mine: not as the desk wants it")
    assert result.run is not None
    assert result.run.statistics == {}, "nothing that later runs should be set beside"
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert "not as the desk wants it" in report["stopped"][0]
    assert (report["headline"]["facts"], report["headline"]["conflicting"]) == (0, 0)
    assert not any(chapter["total"] for chapter in report["chapters"])
    assert "not as the desk wants it" in (tmp_path / "out" / "quality" / "index.html").read_text(encoding="utf-8")
    assert len(read_run(tmp_path / "out").rejected) == len(result.rejected), "all that can be written was"
    assert result.facts.empty or where is LATE, "what comes after the gate was not begun"


def test_a_warning_stops_nothing(corpus: Path, tmp_path: Path) -> None:
    run = Run(with_own(_OWN_GATE.format(**EARLY, severity="warning"), tmp_path), started_at=NOW, inputs=[str(corpus)])
    result = run.whole()
    assert run.failures == ()
    assert result.documents["doc_id"].tolist() == ["harbour-1"]
    assert result.rejected.loc[result.rejected["expectation"] == "mine", "row_key"].tolist() == ["northern-1", "gazette-1"]
    assert len(result.facts)


def test_a_fact_that_is_set_aside_is_not_reported_and_its_claims_stay(corpus: Path, tmp_path: Path) -> None:
    run = Run(with_own(_OWN_GATE.format(**LATE, severity="warning"), tmp_path), started_at=NOW, inputs=[str(corpus)])
    result = run.whole()
    run.write(result, tmp_path / "out")

    (line,) = result.rejected[result.rejected["expectation"] == "mine"].to_dict("records")
    assert (line["table"], line["kept"]) == ("facts", False)
    assert line["row_key"] not in result.facts["fact_id"].tolist()
    assert "conflicting" not in result.facts["consistency"].tolist()
    dead = result.claims[result.claims["predicate"] == "kill"]
    assert len(dead) >= 3
    assert dead["fact_id"].isna().all()
    assert set(result.claims["fact_id"].dropna()) == set(result.facts["fact_id"])
    assert result.run is not None
    assert result.run.statistics["run"]["n_facts_rejected"] == 1  # type: ignore[index]


def test_a_run_is_set_beside_earlier_ones(corpus: Path) -> None:
    settings = load_settings()
    record = Run(settings, started_at=NOW, inputs=[str(corpus)]).whole().run
    assert record is not None
    records = [replace(record, started_at=NOW - timedelta(days=days)) for days in (1, 2, 3)]
    (corpus / "reports.jsonl").write_text(
        "".join((corpus / "reports.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:2]), encoding="utf-8"
    )

    later = Run(settings, started_at=NOW, inputs=[str(corpus)], earlier=earlier_runs(records, inputs=[str(corpus)])).whole()

    lines = later.rejected[["table", "row_key", "expectation", "kept"]].to_numpy().tolist()
    assert lines == [["sources", "Calder Gazette", "has_spoken", True]]
