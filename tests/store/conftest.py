"""Stores in SQLite and in a real PostgreSQL, and news that come in by batches."""

import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from claims.pipeline import Run
from claims.quality.suites import COLUMNS
from claims.result import CrossReference
from claims.settings import Settings, load_settings
from claims.store import address, opened
from claims.store.connection import engine_of
from claims.store.housekeeping import kept, tables_of

_UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
_VERDICT = [
    "label", "unit", "n_claims", "n_documents", "n_sources", "n_origins", "consistency", "corroboration", "low", "best", "high",
    "high_open", "estimate_rule", "reason", "sentence",
]  # fmt: skip
_STARTED_AT = datetime(2025, 7, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of our own on loopback, without a database's name."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = str(found[-1]) if found else shutil.which("initdb")
    if initdb is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with tempfile.TemporaryDirectory(prefix="claims-postgres-") as folder, _serving(Path(initdb).parent, Path(folder)) as port:
        yield f"postgresql://claims@127.0.0.1:{port}"


@contextmanager
def _serving(programs: Path, folder: Path) -> Iterator[int]:
    as_whom: dict[str, int] = {}
    if os.geteuid() == 0:
        account = pwd.getpwnam(_UNPRIVILEGED)
        os.chown(folder, account.pw_uid, account.pw_gid)
        as_whom = {"user": account.pw_uid, "group": account.pw_gid}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    made = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", "claims", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True, cwd=folder, **as_whom)
    options = ["-p", str(port), "-h", "127.0.0.1", "-k", str(folder), "-c", "fsync=off"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [str(programs / "postgres"), "-D", str(folder / "data"), *options], stdout=log, stderr=log, cwd=folder, **as_whom
        )
        try:
            _wait_until_open(port, server)
            yield port
        finally:
            server.terminate()
            server.wait()


def _wait_until_open(port: int, server: subprocess.Popen[bytes]) -> None:
    engine = engine_of(address(f"postgresql://claims@127.0.0.1:{port}/postgres"))
    for _ in range(300):
        assert server.poll() is None, "PostgreSQL ended at once"
        try:
            engine.connect().close()
        except Exception:  # noqa: BLE001 - of whatever kind: it is not there yet
            time.sleep(0.1)
        else:
            engine.dispose()
            return
    pytest.fail("PostgreSQL did not start within 30 s")


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Gives the address of a new store by a name."""
    if request.param == "sqlite":
        return lambda name: str(tmp_path / f"{name}.db")
    server = request.getfixturevalue("postgres")
    return lambda name: new_database(server, f"{tmp_path.name}_{name}")


def new_database(server: str, name: str) -> str:
    """Make a database and give its address."""
    engine = engine_of(address(f"{server}/postgres"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}"')
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    engine.dispose()
    return f"{server}/{name}"


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The defaults without expectations: what the gates find is not asked here, and takes most of the time of a small run."""
    defaults = load_settings()
    none = defaults.quality.model_copy(update={table: {} for table in COLUMNS})
    return defaults.model_copy(update={"quality": none})


@pytest.fixture
def run(settings: Settings) -> Callable[..., CrossReference]:
    """Runs over some rows with a store, and gives the result."""

    def carry_out(
        rows: list[dict[str, str]], place: str, folder: Path | None = None, at: datetime = _STARTED_AT, settings: Settings = settings
    ) -> CrossReference:
        with opened(settings.store, place) as archive:
            one = Run(settings, started_at=at, archive=archive)
            result = one.judge(one.take(rows))
            if folder is not None:
                one.write(result, folder)
            elif archive is not None and result.run is not None:
                archive.end(result.run, failed=False)
            return result

    return carry_out


@pytest.fixture
def tables(settings: Settings) -> Callable[[str], dict[str, pd.DataFrame]]:
    """Exports a store."""

    def export(place: str) -> dict[str, pd.DataFrame]:
        with kept(place, settings.store) as engine:
            return dict(tables_of(engine))

    return export


@pytest.fixture(scope="session")
def news() -> list[dict[str, str]]:
    """Invented reports of some days, in order of publication: a toll that rises, a copy, a conflict that is resolved."""
    lines = (Path(__file__).parent / "news.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def by_claims() -> Callable[[CrossReference], pd.DataFrame]:
    """Gives what is said of each fact, by the claims that are of it: ids are names, and may differ."""

    def laid_out(result: CrossReference) -> pd.DataFrame:
        members = result.claims.groupby("fact_id")["claim_id"].agg(lambda ids: " ".join(sorted(ids)))
        return result.facts.set_index("fact_id").assign(claims=members).set_index("claims")[_VERDICT].sort_index()

    return laid_out
