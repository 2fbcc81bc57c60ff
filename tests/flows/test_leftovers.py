"""Which runs can still be going on, of those that the server takes to be running?"""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from prefect.client.schemas.objects import FlowRun

from flows.leftovers import alive

_HERE = socket.gethostname()


def _run(process: str | None, *, began: datetime | None = None) -> FlowRun:
    labels = {} if process is None else {"claims.process": process}
    return FlowRun(flow_id=uuid4(), labels=labels, start_time=began or datetime.now(UTC))


def _ended() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        pytest.param(_run(f"{_HERE}:{os.getpid()}"), True, id="its process is there"),
        pytest.param(_run(f"{_HERE}:{_ended()}"), False, id="its process is gone"),
        pytest.param(_run(f"elsewhere.example:{_ended()}"), True, id="that of another machine cannot be looked for"),
        pytest.param(_run(None), False, id="it died before it could say which process it is"),
        pytest.param(
            _run(f"{_HERE}:{os.getpid()}", began=datetime.now(UTC) - timedelta(days=10_000)),
            False,
            id="before the machine was started, the number was of another process",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when it was started"),
        ),
    ],
)
def test_a_run_is_alive_as_long_as_its_process(run: FlowRun, expected: bool) -> None:
    assert alive(run) is expected
