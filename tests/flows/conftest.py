"""One real Prefect server for all tests of the flow."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import httpx
import pytest

COMMAND = str(Path(sys.executable).with_name("claims"))
_SECONDS_TO_START, _SECONDS_TO_ANSWER, _SECONDS_TO_COMPLETE, _SECONDS_TO_STOP = 180, 120, 600, 60  # on a machine that is busy

_TABLES = ("documents", "claims", "matches", "near_misses", "facts", "rejected")
_PAGES = ("report.html", "report.md", "quality/index.html")
_TIMES = re.compile(r"\d{1,2} \w+ \d{4}, \d\d:\d\d UTC|\d+\.\d\d s\b")  # of the run, as its pages write them


@dataclass(frozen=True)
class Server:
    """A running server: its address, and the environment that leads there."""

    api: str
    environment: dict[str, str]

    def read(self, what: str, **filters: object) -> list[dict[str, Any]]:
        """Ask the server's API for a list."""
        answer = httpx.post(f"{self.api}/{what}/filter", json=filters, timeout=_SECONDS_TO_ANSWER)
        answer.raise_for_status()
        rows: list[dict[str, Any]] = answer.json()
        return rows

    def events(self, name: str) -> list[dict[str, Any]]:
        """Ask for the events of a name; they reach the server a moment after they are emitted."""
        asked = {"filter": {"event": {"name": [name]}}}
        for _ in range(60):
            answer = httpx.post(f"{self.api}/events/filter", json=asked, timeout=_SECONDS_TO_ANSWER)
            answer.raise_for_status()
            if found := answer.json()["events"]:
                return list(found)
            time.sleep(0.5)
        return []

    def serving(self, arguments: list[str], folder: Path) -> AbstractContextManager[subprocess.Popen[bytes]]:
        """Run `claims serve` beside the tests; it looks for runs that are due every second."""
        environment = self.environment | {"PREFECT_RUNNER_POLL_FREQUENCY": "1"}
        return _running([COMMAND, "serve", *arguments], environment, folder / "serve.log", folder)

    def runs(self, deployment: str, *states: str) -> list[dict[str, Any]]:
        """The runs of a deployment that are in one of some states, by the time at which they fell due."""
        of_it = {"deployments": {"name": {"any_": [deployment]}}, "sort": "EXPECTED_START_TIME_ASC"}
        return [run for run in self.read("flow_runs", **of_it) if run["state_name"] in states]

    def awaited(self, asked: Callable[[], list[Any]], process: subprocess.Popen[bytes], log: Path) -> list[Any]:
        """Ask again and again until there is an answer, as long as a process goes on."""
        deadline = time.monotonic() + _SECONDS_TO_COMPLETE
        while time.monotonic() < deadline:
            assert process.poll() is None, log.read_text(errors="replace")
            if found := asked():
                return found
            time.sleep(0.5)
        pytest.fail(f"nothing came within {_SECONDS_TO_COMPLETE} s: {log.read_text(errors='replace')}")

    def starting(self, *arguments: str) -> subprocess.Popen[str]:
        """Start `claims`, and go on."""
        return subprocess.Popen([COMMAND, *arguments], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

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
    quiet |= {"PREFECT_SERVER_SERVICES_SCHEDULER_MAX_RUNS": "20"}  # ahead of their time: the default of 100 keeps it busy with seconds
    environment = os.environ | quiet | {"PREFECT_HOME": str(home), "PREFECT_API_URL": api}
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with _running(command, environment, home / "server.log") as process:
        _wait_until_healthy(api, process, home / "server.log")
        yield Server(api=api, environment=environment)


@dataclass
class Outlet:
    """A feed over HTTP that can keep a reader waiting, and a webhook that remembers what it was told."""

    address: str
    editions: list[list[str]] = field(default_factory=list)  # what each request gets in turn, the last one for good
    free: int = 0  # so many requests are answered at once; the others wait for `release`
    release: Event = field(default_factory=Event)
    asked: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def feed(self) -> str:
        return f"{self.address}/feed.xml"

    @property
    def hook(self) -> str:
        return f"{self.address}/hook"

    def page(self) -> bytes:
        """The next edition."""
        self.asked += 1
        if self.asked > self.free:
            self.release.wait(_SECONDS_TO_START)
        items = "".join(
            f"<item><guid>{n}</guid><title>Ferry sinks off Calder</title><pubDate>Tue, 01 Jul 2025 1{n}:00:00 GMT</pubDate>"
            f"<description>{text}</description></item>"
            for n, text in enumerate(self.editions[min(self.asked, len(self.editions)) - 1])
        )
        return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Calder Gazette</title>{items}</channel></rss>".encode()


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = published.page()
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # the reader may be gone by now
                self.wfile.write(page)

        def do_POST(self) -> None:
            published.told.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    web = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    published = Outlet(address=f"http://127.0.0.1:{web.server_port}")
    thread = Thread(target=web.serve_forever)
    thread.start()
    yield published
    published.release.set()
    web.shutdown()
    thread.join()
    web.server_close()


@pytest.fixture(scope="session")
def same_files() -> Callable[[Path, Path], None]:
    """Compares the files of two runs, byte for byte but for the times of the run."""

    def compare(one: Path, other: Path) -> None:
        for name in (*(f"{table}.{kind}" for table in _TABLES for kind in ("parquet", "csv")), "quality/checks.json"):
            assert (one / name).read_bytes() == (other / name).read_bytes(), name
        assert _content(one / "report.json") == _content(other / "report.json")
        for page in _PAGES:
            assert _page(one / page) == _page(other / page), page

    return compare


def _page(path: Path) -> str:
    return _TIMES.sub("TIME", path.read_text(encoding="utf-8"))


def _content(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for name in ("started_at", "finished_at", "timings"):
        content["run"].pop(name)
    return content


@contextmanager
def _running(command: list[str], environment: dict[str, str], log: Path, folder: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command beside the tests; at the end interrupt it, and kill it if that does not help."""
    with log.open("wb") as output:
        # In a process group of its own, so that a test can end it together with all that it started.
        process = subprocess.Popen(
            command, env=environment, stdout=output, stderr=output, cwd=folder, preexec_fn=_hear_interrupts, start_new_session=True
        )
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
