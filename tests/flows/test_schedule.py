"""Does a schedule make runs, and do they complete? With parts of Prefect that do not fit together, imports work and only this fails."""

import json
import time

import pandas as pd
import pytest

pytestmark = pytest.mark.server

_SECONDS_TO_COMPLETE = 300
_DEPLOYMENT = {"deployments": {"name": {"any_": ["daily"]}}}


def _first_finished(server, process, log):
    """The first scheduled run that has come to an end, with its state."""
    deadline = time.monotonic() + _SECONDS_TO_COMPLETE
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(errors="replace")
        runs = server.read("flow_runs", **_DEPLOYMENT, sort="EXPECTED_START_TIME_ASC")
        finished = [run for run in runs if run["state_type"] in {"COMPLETED", "FAILED", "CRASHED"}]
        if finished:
            return finished[0]
        time.sleep(1)
    pytest.fail(f"no scheduled run came to an end within {_SECONDS_TO_COMPLETE} s: {log.read_text(errors='replace')}")


def test_a_scheduled_run_completes_and_is_shown(server, corpus, tmp_path):
    out = tmp_path / "out"
    with server.serving([str(corpus), "--out", str(out), "--every", "5"], tmp_path) as process:
        run = _first_finished(server, process, tmp_path / "serve.log")
    assert (run["state_type"], run["auto_scheduled"]) == ("COMPLETED", True), run["state"]
    assert "ources disagree about 1 of 3 facts" in run["state"]["message"]
    assert run["name"].startswith("corpus, ")

    assert (out / "report.html").is_file()
    assert len(pd.read_parquet(out / "documents.parquet")) == 3

    artifacts = {one["key"]: one for one in server.read("artifacts", flow_runs={"id": {"any_": [run["id"]]}})}
    assert artifacts.keys() == {"claims-summary", "claims-disagreements", "claims-report"}
    disagreements = json.loads(artifacts["claims-disagreements"]["data"])
    assert ("95", "Calder Gazette") in [(row["the other says"], row["its origin"]) for row in disagreements]
    assert artifacts["claims-summary"]["data"] == (out / "report.md").read_text(encoding="utf-8")

    tasks = {one["name"].rpartition("-")[0] for one in server.read("task_runs", flow_runs={"id": {"any_": [run["id"]]}})}
    assert {"read", "extract", "match", "write", "publish"} <= tasks
    logs = [one["message"] for one in server.read("logs", logs={"flow_run_id": {"any_": [run["id"]]}})]
    assert any(line.startswith("extract: 3 documents -> ") for line in logs)

    deployment = server.read("deployments", **_DEPLOYMENT)[0]
    assert deployment["paused"], "interrupting `claims serve` pauses its schedule"
