"""Where does Prefect run, and what may it tell the outside?

All of this is environment, and is read by Prefect and Great Expectations when they are imported: set it first.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_QUIET = {
    "DO_NOT_TRACK": "1",  # Prefect's client
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # its server, and the pages it serves
    "GX_ANALYTICS_ENABLED": "False",
}


def turn_telemetry_off() -> None:
    """Let none of the libraries report home, unless the user has said otherwise."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)


def own_server() -> str | None:
    """The address of the user's own Prefect server, or None if there is none to use."""
    return os.environ.get("PREFECT_API_URL") or None


def prepare_one_run() -> None:
    """Make ready for one flow run from the command line: on the user's server, else on a temporary one that leaves nothing behind."""
    # The console belongs to our own progress lines; a run's logs are on the server. The logging level stays as it is, because it
    # would empty the logs on the server too.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "90")  # the default of 20 s is short for two busy cores
    if own_server() is None and "PREFECT_HOME" not in os.environ:
        home = tempfile.mkdtemp(prefix="claims-prefect-")
        os.environ["PREFECT_HOME"] = home
        # Registered before Prefect registers the end of its server, and so done after it.
        atexit.register(shutil.rmtree, home, ignore_errors=True)


def absolute(store: str | None) -> str | None:
    """Name a store so that a flow finds it that runs in another folder."""
    return store if store is None or "://" in store else str(Path(store).absolute())
