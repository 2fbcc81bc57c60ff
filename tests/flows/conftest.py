"""One real Prefect server for all tests of the flow."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

COMMAND = str(Path(sys.executable).with_name("claims"))
_SECONDS_TO_START, _SECONDS_TO_STOP = 180, 60


@dataclass(frozen=True)
class Server:
    """A running server: its address, and the environment that leads there."""

    api: str
    environment: dict[str, str]

    def read(self, what: str, **filters: object) -> list[dict[str, object]]:
        """Ask the server's API for a list."""
        answer = httpx.post(f"{self.api}/{what}/filter", json=filters, timeout=30)
        answer.raise_for_status()
        rows: list[dict[str, object]] = answer.json()
        return rows

    def events(self, name: str) -> list[dict[str, Any]]:
        """Ask for the events of a name; they reach the server a moment after they are emitted."""
        asked = {"filter": {"event": {"name": [name]}}}
        for _ in range(60):
            answer = httpx.post(f"{self.api}/events/filter", json=asked, timeout=30)
            answer.raise_for_status()
            if found := answer.json()["events"]:
                return list(found)
            time.sleep(0.5)
        return []

    def serving(self, arguments: list[str], folder: Path) -> AbstractContextManager[subprocess.Popen[bytes]]:
        """Run `claims serve` beside the tests."""
        return _running([COMMAND, "serve", *arguments], self.environment, folder / "serve.log", folder)

    def claims(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `claims` to its end."""
        return subprocess.run([COMMAND, *arguments], env=self.environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Prefect server of its own: own home, own port on loopback, nothing sent home."""
    home = tmp_path_factory.mktemp("prefect")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    api = f"http://127.0.0.1:{port}/api"
    quiet = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
    environment = os.environ | quiet | {"PREFECT_HOME": str(home), "PREFECT_API_URL": api}
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with _running(command, environment, home / "server.log") as process:
        _wait_until_healthy(api, process, home / "server.log")
        yield Server(api=api, environment=environment)


@contextmanager
def _running(command: list[str], environment: dict[str, str], log: Path, folder: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command beside the tests; at the end interrupt it, and kill it if that does not help."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output, cwd=folder, preexec_fn=_hear_interrupts)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(_SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _hear_interrupts() -> None:
    """A shell that runs the tests in the background lets its children ignore SIGINT, which is how the server is told to stop."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_until_healthy(api: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(errors="replace")
        try:
            if httpx.get(f"{api}/health", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.3)
    pytest.fail(f"the server did not start within {_SECONDS_TO_START} s: {log.read_text(errors='replace')}")
