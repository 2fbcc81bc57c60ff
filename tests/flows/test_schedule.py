"""Does a schedule make runs that tell what is new, and is nothing lost when it is stopped, killed and started again?

With parts of Prefect that do not fit together, imports work and only this fails.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

pytestmark = pytest.mark.server

_COASTGUARD = "The coastguard said 44 people were killed when a ferry sank off Calder on Tuesday."
_RESCUERS = "Rescuers pulled 150 survivors from the water after a ferry sank off Calder on Tuesday, the navy said."
_HOSPITAL = "A doctor at Calder hospital said 95 people were killed when a ferry sank off Calder on Tuesday."
_LOCAL = "[input]\nallow_private_addresses = true\nrespect_robots = false\ndownload_seconds = 300\nmax_download_seconds = 300\n"


@pytest.fixture
def arguments(outlet, tmp_path) -> list[str]:
    """Of `claims serve`, over the outlet's feed, every five seconds."""
    config = tmp_path / "local.toml"
    config.write_text(_LOCAL, encoding="utf-8")
    stored = ["--store", str(tmp_path / "news.db"), "--out", str(tmp_path / "out")]
    return [outlet.feed, "--config", str(config), *stored, "--every", "5", "--name", tmp_path.name]


def _artifacts(server, run) -> dict[str, dict]:
    return {one["key"]: one for one in server.read("artifacts", flow_runs={"id": {"any_": [run["id"]]}})}


def _changes(server, run) -> list[tuple[str, str]]:
    return [(row["change"], row["fact_id"]) for row in json.loads(_artifacts(server, run)["claims-changes"]["data"])]


def _descendants(pid: int) -> list[int]:
    children = [int(child) for thread in Path(f"/proc/{pid}/task").iterdir() for child in (thread / "children").read_text().split()]
    return [one for child in children for one in (child, *_descendants(child))]


def _ask_to_be_told(server, fact_id: str, hook: str) -> None:
    """Do as the README does to be told of one fact."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (example,) = [block for block in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "claims.fact.conflicting" in block]
    example, named = re.subn(r"claims\.fact\.f\w+", f"claims.fact.{fact_id}", example)
    example, addressed = re.subn(r"https://[\w./-]+", hook, example)
    assert (named, addressed) == (1, 1)
    subprocess.run([sys.executable, "-c", example], env=server.environment, check=True, capture_output=True)


def test_the_third_run_tells_what_is_new_and_a_stopped_one_is_marked(server, outlet, arguments, tmp_path):
    outlet.editions = [[_COASTGUARD], [_COASTGUARD, _RESCUERS], [_COASTGUARD, _RESCUERS, _HOSPITAL]]
    outlet.free = 2
    name, log = tmp_path.name, tmp_path / "serve.log"
    with server.serving(arguments, tmp_path) as process:
        server.awaited(lambda: server.runs(name, "Completed")[1:], process, log)
        facts = pd.read_parquet(tmp_path / "out" / "facts.parquet").set_index("predicate")["fact_id"]
        _ask_to_be_told(server, facts["kill"], outlet.hook)
        outlet.free = 3
        outlet.release.set()
        outlet.release.clear()
        first, second, third = server.awaited(lambda: server.runs(name, "Completed")[2:] and server.runs(name, "Completed"), process, log)
        server.awaited(lambda: outlet.told, process, log)
        # The fourth run waits for its feed until it is stopped.
        server.awaited(lambda: [1] * (outlet.asked > 3), process, log)
        started = _descendants(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0, log.read_text(errors="replace")

    assert _changes(server, second) == [("new", facts.drop("kill").item())]
    assert _changes(server, third) == [("conflicting", facts["kill"])]
    (event,) = server.events("claims.fact.conflicting")
    assert event["resource"]["prefect.resource.id"] == f"claims.fact.{facts['kill']}"
    (told,) = outlet.told
    assert "95" in told
    _is_shown(server, first, third, tmp_path / "out")

    assert started, "a run was going on"
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]
    assert not server.runs(name, "Running")
    (stopped,) = server.runs(name, "Crashed")
    assert stopped["expected_start_time"] > third["expected_start_time"]
    assert server.read("deployments", deployments={"name": {"any_": [name]}})[0]["paused"]


def _is_shown(server, first, third, out) -> None:
    assert (third["state_type"], third["auto_scheduled"], set(third["tags"])) == ("COMPLETED", True, {"auto-scheduled", "claims"})
    assert "ources disagree about 1 of 2 facts" in third["state"]["message"]
    assert third["name"].startswith("feed.xml, ")
    artifacts = _artifacts(server, third)
    assert artifacts.keys() == {"claims-summary", "claims-disagreements", "claims-report", "claims-changes", "claims-progress"}
    disagreements = json.loads(artifacts["claims-disagreements"]["data"])
    assert {row["one says"] for row in disagreements} | {row["the other says"] for row in disagreements} >= {"95"}
    assert artifacts["claims-summary"]["data"].startswith("#")
    tasks = {one["name"].rpartition("-")[0] for one in server.read("task_runs", flow_runs={"id": {"any_": [first["id"]]}})}
    assert {"read", "extract", "match", "write", "publish"} <= tasks
    logs = [one["message"] for one in server.read("logs", logs={"flow_run_id": {"any_": [first["id"]]}})]
    assert any(line.startswith("extract: 1 documents -> ") for line in logs)


@pytest.mark.soak
def test_after_a_crash_the_dead_run_is_marked_and_one_run_makes_up_for_all(server, outlet, arguments, tmp_path):
    outlet.editions = [[_COASTGUARD]]
    name, log = tmp_path.name, tmp_path / "serve.log"
    with server.serving(arguments, tmp_path) as process:
        server.awaited(lambda: [1] * outlet.asked, process, log)
        os.killpg(process.pid, signal.SIGKILL)
    (dead,) = server.runs(name, "Running")
    time.sleep(16)  # three fall due

    outlet.free = 2
    with server.serving(arguments, tmp_path) as process:
        (done, *_) = server.awaited(lambda: server.runs(name, "Completed"), process, log)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0, log.read_text(errors="replace")
    assert [(run["id"], run["state"]["message"].startswith("Its process was ended")) for run in server.runs(name, "Crashed")][:1] == [
        (dead["id"], True)
    ]
    skipped = server.runs(name, "Skipped")
    assert len(skipped) >= 2
    assert done["expected_start_time"] > skipped[-1]["expected_start_time"]
    said = log.read_text(errors="replace")
    assert f"the run '{dead['name']}' died" in said
