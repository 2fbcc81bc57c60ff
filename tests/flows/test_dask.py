"""Does a Dask cluster give the same files, whatever becomes of its workers?"""

import json
import os
import signal
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.server, pytest.mark.soak]

_EVENTS = 40  # of three reports each: enough for three batches


@pytest.fixture
def many(reports, tmp_path) -> Path:
    """The three reports over and over, each time of another port with other figures."""
    lines = []
    for number in range(_EVENTS):
        port = "".join(chr(ord("a") + int(digit)) for digit in f"{number:02}")
        for report in reports:
            text = report["text"].replace("Calder", f"Cal{port}der").replace("CALDER", f"CAL{port.upper()}DER")
            text = text.replace("40", str(40 + number)).replace("44", str(44 + number))
            lines.append(json.dumps(report | {"id": f"{report['id']}-{number}", "text": text}))
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _workers(parent: int) -> list[int]:
    """The processes of a cluster that a run has started."""
    children = [child for thread in Path(f"/proc/{parent}/task").iterdir() for child in (thread / "children").read_text().split()]
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _extracting(server) -> list[str]:
    found = server.read("task_runs", task_runs={"name": {"like_": "extract-"}}, sort="EXPECTED_START_TIME_DESC", limit=8)
    return [str(one["state_type"]) for one in found]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the workers in Linux's /proc")
def test_a_cluster_that_loses_a_worker_gives_the_same_files(server, many, same_files, tmp_path):
    config = tmp_path / "dask.toml"
    config.write_text('[run]\nrunner = "dask"\ndask_workers = 2\n', encoding="utf-8")
    on_cluster, here = tmp_path / "on_cluster", tmp_path / "here"
    with server.starting("run", str(many), "--config", str(config), "--out", str(on_cluster)) as run:
        while "RUNNING" not in _extracting(server):
            assert run.poll() is None, run.communicate()
            time.sleep(0.2)
        os.kill(_workers(run.pid)[0], signal.SIGKILL)
        _, said = run.communicate()
    assert run.returncode == 0, said
    assert said.count("extract: 50 documents") == 2, said
    assert _extracting(server) == ["COMPLETED"] * 3

    without = server.claims("run", str(many), "--config", str(config), "--out", str(here), "--no-prefect")
    assert without.returncode == 0, without.stderr
    same_files(on_cluster, here)
