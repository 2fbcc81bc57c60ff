"""Does the flow give what the stages give without it, and does it end as they do?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.server

COMMAND = str(Path(sys.executable).with_name("claims"))


def test_with_and_without_prefect_the_files_are_the_same(server, corpus, same_files, tmp_path):
    with_prefect, without = tmp_path / "with", tmp_path / "without"
    done = server.claims("run", str(corpus), "--out", str(with_prefect))
    assert done.returncode == 0, done.stderr
    plain = server.claims("run", str(corpus), "--out", str(without), "--no-prefect")
    assert plain.returncode == 0, plain.stderr
    same_files(with_prefect, without)
    assert done.stdout.replace(str(with_prefect), "") == plain.stdout.replace(str(without), "")


def test_a_critical_gate_ends_the_flow_failed_after_all_is_written(server, corpus, tmp_path):
    config = tmp_path / "strict.toml"
    config.write_text("[quality.documents.there_are_documents]\nkwargs = { min_value = 100 }\n", encoding="utf-8")
    done = server.claims("run", str(corpus), "--out", str(tmp_path / "out"), "--config", str(config))
    assert done.returncode == 1, done.stderr
    assert "claims: quality gate failed: documents, there_are_documents" in done.stderr
    assert (tmp_path / "out" / "report.html").is_file()
    run = server.read("flow_runs", flows={"name": {"any_": ["cross-reference"]}}, sort="START_TIME_DESC", limit=1)[0]
    assert (run["state_type"], run["state_name"]) == ("FAILED", "Gate failed")
    assert "there_are_documents" in run["state"]["message"]


@pytest.mark.soak
def test_input_that_cannot_be_read_is_one_line_from_the_flow_too(server, tmp_path):
    (tmp_path / "blank.jsonl").write_text('{"id": "a"}\n', encoding="utf-8")
    done = server.claims("run", str(tmp_path / "blank.jsonl"), "--out", str(tmp_path / "out"), "--quiet")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "blank.jsonl:1: no text" in line


@pytest.mark.soak
def test_without_a_server_a_temporary_one_is_used_and_nothing_is_left_behind(corpus, tmp_path):
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {"HOME": str(home), "TMPDIR": str(scratch)}
    command = [COMMAND, "run", str(corpus), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("starting a temporary Prefect server")
    assert "Finished in state" not in done.stderr
    assert (tmp_path / "out" / "report.html").is_file()
    assert list(home.iterdir()) == []
    assert list(scratch.iterdir()) == []
