"""What is typed, what comes back: output, one line for each problem, exit codes."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from claims.cli import main
from claims.folder import read_run
from claims.settings import load_settings

COMMAND = str(Path(sys.executable).with_name("claims"))


def _errors(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().err.splitlines() if line.startswith("claims: ")]


# --- run


def test_a_run_writes_its_files_and_sums_them_up(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["run", str(corpus), "--out", str(out), "--no-prefect"]) == 0
    assert {path.name for path in out.iterdir()} == {
        *(f"{name}{kind}" for name in ("documents", "claims", "matches", "near_misses", "facts", "rejected") for kind in (".parquet", ".csv")),
        "report.html", "report.md", "report.json", "run.json", "quality",
    }  # fmt: skip
    shown = capsys.readouterr()
    assert shown.out.startswith("3 documents, ")
    assert "1 conflicting" in shown.out
    assert shown.out.endswith(f"Report: {out / 'report.html'}\n")
    assert "extract: 3 documents -> " in shown.err


def test_a_run_with_a_store_says_what_is_new(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["run", str(corpus), "--out", str(tmp_path / "out"), "--store", str(tmp_path / "news.db"), "--no-prefect"]
    assert main(command) == 0
    capsys.readouterr()
    more = (
        '{"id": "bay-1", "source": "Bay Radio", "published_at": "2019-03-05T08:00:00Z", "text": "A barge sank off Molde. The fire killed 7 sailors."}\n'
        '{"id": "late-1", "source": "Late News", "published_at": "2019-03-05T08:00:00Z", "title": "Operator: more were aboard", '
        '"text": "CALDER - The ferry that sank off Calder on Monday carried 390 passengers, the operator said."}\n'
    )
    (corpus / "more.jsonl").write_text(more, encoding="utf-8")
    assert main(command) == 0
    shown = capsys.readouterr()
    assert "Since the run of" in shown.out
    assert "1 in conflict, 1 new" in shown.out
    assert "recall: 5 read -> 2 new, 0 changed, 3 known, 5 documents in all" in shown.err


def test_a_quiet_run_says_nothing_of_its_progress(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(corpus), "--out", str(tmp_path / "out"), "--no-prefect", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_without_out_the_files_go_to_claims_out(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["run", str(corpus), "--no-prefect"]) == 0
    assert (tmp_path / "claims-out" / "report.html").is_file()
    assert "Report: claims-out/report.html" in capsys.readouterr().out


def test_a_critical_gate_ends_in_exit_code_1_after_all_is_written(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "strict.toml"
    config.write_text("[quality.documents.there_are_documents]\nkwargs = { min_value = 100 }\n", encoding="utf-8")
    assert main(["run", str(corpus), "--out", str(tmp_path / "out"), "--config", str(config), "--no-prefect"]) == 1
    assert (tmp_path / "out" / "report.html").is_file()
    shown = capsys.readouterr()
    assert "Report:" in shown.out
    assert "claims: quality gate failed: documents, there_are_documents" in shown.err


def test_the_report_of_a_finished_run_is_written_again(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    main(["run", str(corpus), "--out", str(out), "--no-prefect"])
    first = capsys.readouterr().out
    before = (out / "report.html").read_bytes()
    (out / "report.html").unlink()
    assert main(["report", str(out)]) == 0
    assert capsys.readouterr().out == first
    assert (out / "report.html").read_bytes() == before


@pytest.fixture
def finished(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The folder of a finished run."""
    main(["run", str(corpus), "--out", str(tmp_path / "out"), "--no-prefect"])
    capsys.readouterr()
    return tmp_path / "out"


def test_a_run_is_exported_in_each_form(finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(finished), "--format", "hxl"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("#meta+id,#indicator+name")
    assert main(["export", str(finished), "--format", "claimreview", "--out", str(tmp_path / "reviews.jsonld")]) == 0
    assert json.loads((tmp_path / "reviews.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert main(["export", str(finished), "--format", "xlsx", "--out", str(tmp_path / "run.xlsx")]) == 0
    assert (tmp_path / "run.xlsx").read_bytes().startswith(b"PK")


def test_a_workbook_needs_a_file(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(finished), "--format", "xlsx"]) == 2
    assert "name a file with --out" in capsys.readouterr().err


def test_the_outcome_is_json_for_programs_and_progress_stays_on_stderr(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(corpus), "--out", str(tmp_path / "out"), "--no-prefect", "--format", "json", "--verbose"]) == 0
    shown = capsys.readouterr()
    told = json.loads(shown.out)
    assert told["headline"]["conflicting"] == len(told["disagreements"]) == 1
    assert "blocking rule" in shown.err


def test_the_outcome_is_a_table_on_a_terminal(finished: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "160")
    assert main(["report", str(finished)]) == 0
    shown = capsys.readouterr().out
    assert "Rests on" in shown
    assert "Conflicting" in shown


def test_weights_estimated_from_a_run_are_settings_for_another(
    finished: Path, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = tmp_path / "weights.toml"
    assert main(["estimate", str(finished), "--out", str(weights)]) == 0
    assert "pairs counted" in capsys.readouterr().out
    assert load_settings(weights).match.comparisons != load_settings().match.comparisons
    assert main(["run", str(corpus), "--out", str(tmp_path / "again"), "--no-prefect", "--config", str(weights)]) == 0


def test_labels_decide_over_what_the_run_decided(finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims = pd.read_parquet(finished / "claims.parquet")
    labels = tmp_path / "labels.csv"
    claims.assign(fact=claims["section"])[["claim_id", "fact"]].to_csv(labels, index=False)
    assert main(["estimate", str(finished)]) == 0
    by_run = capsys.readouterr().out
    assert main(["estimate", str(finished), "--labels", str(labels)]) == 0
    by_label = capsys.readouterr().out
    assert "what the run decided" in by_run
    assert str(labels) in by_label
    assert by_label.splitlines()[4:] != by_run.splitlines()[4:]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        pytest.param("labels.csv", "claim,fact\na,f\n", "no column 'claim_id'", id="a column is missing"),
        pytest.param("labels.csv", "claim_id,fact\na,f\na,g\n", "claim a stands twice", id="a claim of two facts"),
        pytest.param("labels.jsonl", '{"claim_id": "a"', "not readable as labels", id="a broken line"),
        pytest.param("labels.csv", "claim_id,fact\nx,f\n", "0 of 0 pairs are of one fact", id="claims of another run"),
    ],
)
def test_labels_that_cannot_be_used_are_one_line(
    finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, problem: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert main(["estimate", str(finished), "--labels", str(tmp_path / name)]) == 2
    (line,) = _errors(capsys)
    assert problem in line


# --- bad input


def _missing(folder: Path) -> list[str]:
    return [str(folder / "nowhere.txt")]


def _empty_folder(folder: Path) -> list[str]:
    (folder / "empty").mkdir()
    return [str(folder / "empty")]


def _binary(folder: Path) -> list[str]:
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    return [str(folder / "picture.txt")]


def _broken_line(folder: Path) -> list[str]:
    (folder / "broken.jsonl").write_text('{"id": "a", "text": "Forty peo\n', encoding="utf-8")
    return [str(folder / "broken.jsonl")]


def _without_text(folder: Path) -> list[str]:
    (folder / "blank.jsonl").write_text('{"id": "a", "title": "Ferry sinks"}\n', encoding="utf-8")
    return [str(folder / "blank.jsonl")]


def _unknown_kind(folder: Path) -> list[str]:
    (folder / "photo.jpeg").write_bytes(b"\xff\xd8")
    return [str(folder / "photo.jpeg")]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(_missing, "nowhere.txt: no such file or folder; check the spelling", id="a path that does not exist"),
        pytest.param(_empty_folder, "empty: holds nothing that can be read", id="an empty folder"),
        pytest.param(_binary, "picture.txt: not text in any known encoding", id="a file that is not text"),
        pytest.param(_broken_line, "broken.jsonl:1: not a JSON object", id="a broken line of JSON"),
        pytest.param(_without_text, "blank.jsonl:1: no text", id="a document without text"),
        pytest.param(_unknown_kind, "photo.jpeg: holds nothing that can be read", id="a kind of file that is not read"),
    ],
)
def test_input_that_cannot_be_read_is_one_line_and_exit_code_2(
    make: Callable[[Path], list[str]], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", *make(tmp_path), "--out", str(tmp_path / "out"), "--no-prefect", "--quiet"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


@pytest.mark.parametrize(
    ("make", "expectation"),
    [
        pytest.param(_binary, "is_text", id="a file that is not text"),
        pytest.param(_broken_line, "json_line", id="a broken line of JSON"),
        pytest.param(_without_text, "has_text", id="a document without text"),
    ],
)
def test_beside_good_input_the_bad_is_listed_and_the_run_goes_on(
    make: Callable[[Path], list[str]], expectation: str, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(corpus), *make(tmp_path), "--out", str(out), "--no-prefect", "--quiet"]) == 0
    assert f"1 of documents, {expectation}: " in capsys.readouterr().out
    assert len(pd.read_parquet(out / "documents.parquet")) == 3
    assert expectation in pd.read_parquet(out / "rejected.parquet")["expectation"].tolist()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[input]\ncopy_containmint = 0.5\n", "input.copy_containmint: unknown key", id="an unknown key"),
        pytest.param("[matching]\n", "matching: unknown key", id="an unknown section"),
        pytest.param(
            "[input]\ncopy_containment = 1.5\n",
            "input.copy_containment: input should be less than or equal to 1",
            id="a threshold out of range",
        ),
        pytest.param("[input\n", "not readable as TOML", id="a file that is not TOML"),
    ],
)
def test_settings_that_cannot_be_used_are_one_line_and_exit_code_2(
    text: str, said: str, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "own.toml"
    config.write_text(text, encoding="utf-8")
    assert main(["run", str(corpus), "--config", str(config), "--out", str(tmp_path / "out"), "--no-prefect"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no command"),
        pytest.param(["rnu"], id="an unknown command"),
        pytest.param(["run", "--uot", "x"], id="an unknown option"),
        pytest.param(["score", "poems", "x"], id="an unknown benchmark"),
        pytest.param(["serve", "--every", "0"], id="an interval of nothing"),
    ],
)
def test_bad_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage: claims" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_one_line(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert main(["run", str(corpus), "--out", str(tmp_path / "taken"), "--no-prefect"]) == 2
    (line,) = _errors(capsys)
    assert "taken: cannot be made a folder" in line


def test_a_folder_without_a_run_cannot_be_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path)]) == 2
    (line,) = _errors(capsys)
    assert "documents.parquet: no such table" in line


def test_serving_needs_a_server(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert main(["serve"]) == 2
    (line,) = _errors(capsys)
    assert "PREFECT_API_URL: no Prefect server is named" in line


# --- extract and compare


def test_claims_of_standard_input_are_listed_plainly_when_piped() -> None:
    text = "At least 40 people were killed when the ferry sank.\n"
    done = subprocess.run([COMMAND, "extract", "-"], input=text, capture_output=True, text=True, check=True)
    header, row = (line.split("\t") for line in done.stdout.splitlines())
    cells = dict(zip(header, row, strict=True))
    assert (cells["exact"], cells["low"], cells["high"], cells["predicate"]) == ("At least 40 people", "40", "", "kill")


def test_claims_are_written_as_json_lines(corpus: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["extract", str(corpus), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert {row["doc_id"] for row in rows} == {"harbour-1", "northern-1", "gazette-1"}
    assert {"claim_id", "low", "high", "bound", "unit", "sentence"} <= rows[0].keys()


def test_claims_are_written_as_csv(corpus: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["extract", str(corpus), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode())))
    assert "95" in {row["stated"].removesuffix(".0") for row in rows}


def test_claims_are_written_as_parquet(corpus: Path, tmp_path: Path) -> None:
    assert main(["extract", str(corpus), "--format", "parquet", "--out", str(tmp_path / "claims.parquet")]) == 0
    assert 95 in pd.read_parquet(tmp_path / "claims.parquet")["stated"].dropna().tolist()


def test_parquet_does_not_go_to_the_terminal(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(corpus), "--format", "parquet"]) == 2
    assert "name a file with --out" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error(corpus: Path) -> None:
    with subprocess.Popen([COMMAND, "extract", str(corpus)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_two_statements_are_compared_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "40 people were killed in the quake.", "90 people were killed in the quake."]) == 0
    head, reason = capsys.readouterr().out.splitlines()
    assert head == "'40 people' and '90 people': conflict, major"
    assert reason.strip()


def test_a_comparison_is_written_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "40 people were killed.", "At least 35 people were killed.", "--format", "json"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)
    assert (pair["a"], pair["relation"], pair["grade"]) == ("40 people", "compatible", "bound")


def test_a_statement_without_a_figure_cannot_be_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "The harbour was quiet.", "40 people were killed."]) == 2
    (line,) = _errors(capsys)
    assert "no quantitative claim found" in line


# --- explain


def test_a_fact_is_explained_from_the_folder_of_its_run(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    main(["run", str(corpus), "--out", str(out), "--no-prefect", "--quiet"])
    facts = pd.read_parquet(out / "facts.parquet").set_index("consistency")["fact_id"]
    capsys.readouterr()
    assert main(["explain", facts["conflicting"], "--run", str(out)]) == 0
    text = capsys.readouterr().out
    assert "WHY THEY ARE ONE FACT" in text
    assert "predicate    same " in text
    assert main(["explain", facts["conflicting"], "--run", str(out), "--format", "json", "--all"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["fact"]["fact_id"] == facts["conflicting"]
    assert told["more_links"] == 0


def test_what_cannot_be_explained_is_one_line_and_exit_code_2(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["explain", "f", "--run", str(out)]) == 2
    main(["run", str(corpus), "--out", str(out), "--no-prefect", "--quiet"])
    assert main(["explain", "x", "--run", str(out)]) == 2
    assert main(["explain", "f", "--run", str(out)]) == 2
    no_run, unknown, ambiguous = _errors(capsys)
    assert "documents.parquet: no such table; name a folder that `claims run` has written" in no_run
    assert unknown == "claims: fact 'x': there is none in this run; take an id from its facts.csv"
    assert "fact 'f': begins the ids of " in ambiguous


def test_overrides_go_into_the_run_and_what_is_amiss_is_said(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config, out = tmp_path / "own.toml", tmp_path / "out"
    config.write_text(
        """
        [[match.cannot_link]]
        claims = [{ doc = "harbour-1", quote = "40 people" }, { doc = "gazette-1", quote = "95 people" }]
        note = "two counts"
        on = 2019-03-05
        [[match.must_link]]
        claims = [{ doc = "harbour-1", quote = "40 people" }, { doc = "harbour-9", quote = "41 people" }]
        note = "one ferry"
        """,
        encoding="utf-8",
    )
    assert main(["run", str(corpus), "--out", str(out), "--config", str(config), "--no-prefect", "--quiet"]) == 0
    said = "must_link “one ferry”, unresolved: document harbour-9 is not in this run"
    assert f"Overrides to look at: 1\n  {said}\n" in capsys.readouterr().out
    assert [(one.note, one.status) for one in read_run(out).overrides] == [("one ferry", "unresolved"), ("two counts", "applied")]
    assert "Overrides to look at" in (out / "report.md").read_text(encoding="utf-8")


def test_overrides_that_contradict_each_other_end_the_run(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "own.toml"
    pair = 'claims = [{ doc = "harbour-1", quote = "40 people" }, { doc = "gazette-1", quote = "95 people" }]'
    config.write_text(f'[[match.must_link]]\n{pair}\nnote = "one"\n[[match.cannot_link]]\n{pair}\nnote = "two"\n', encoding="utf-8")
    assert main(["run", str(corpus), "--out", str(tmp_path / "out"), "--config", str(config), "--no-prefect", "--quiet"]) == 2
    (line,) = _errors(capsys)
    assert "match.must_link “one”: joins what match.cannot_link “two” keeps apart" in line


@pytest.mark.parametrize("command", ["run", "extract", "compare", "explain", "score", "report", "export", "estimate", "serve", "store"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert f"usage: claims {command}" in capsys.readouterr().out
