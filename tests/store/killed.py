"""Runs over batches of news, each killed at random moments before it may go to its end; started by test_crashes.py as a program.

What takes long to import is imported once: every run is a process of its own, forked from this one, and killed by SIGKILL.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import claims
from claims.pipeline import Run
from claims.quality.suites import COLUMNS
from claims.settings import load_settings
from claims.store import opened

STARTED_AT = datetime(2025, 7, 1, tzinfo=UTC)


def main(place: str, folder: str, kills: int, seed: int) -> None:
    """Go through the news in three batches; print how many runs were killed, and at which of their seconds."""
    settings, chance = lean(), random.Random(seed)
    lines = (Path(__file__).parent / "news.jsonl").read_text(encoding="utf-8").splitlines()
    news = [json.loads(line) for line in lines]
    claims.cross_reference(news[:2], settings)  # word data are read before the forks, not in each of them
    seconds, died = 2.0, []
    for batch in range(3):
        rows = news[batch * 4 : batch * 4 + 4]
        for _ in range(batch, kills, 3):
            moment = chance.uniform(0, seconds)
            if killed(rows, place, folder, settings, moment):
                died.append(round(moment, 2))
        began = time.monotonic()
        child = started(rows, place, folder, settings)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        seconds = time.monotonic() - began
    sys.stdout.write(json.dumps({"kills": died}))


def lean():
    """Settings without expectations: what the gates find is not asked here, and takes most of the time of a small run."""
    defaults = load_settings()
    none = defaults.quality.model_copy(update={table: {} for table in COLUMNS})
    return defaults.model_copy(update={"quality": none})


def started(rows, place: str, folder: str, settings) -> int:
    """Start a run in a process of its own."""
    child = os.fork()
    if child == 0:
        try:
            with opened(settings.store, place) as archive:
                run = Run(settings, started_at=STARTED_AT, archive=archive)
                run.write(run.judge(run.take(rows)), Path(folder))
        except BaseException as err:  # noqa: BLE001 - the fork must not live on as its parent
            sys.stderr.write(f"{type(err).__name__}: {err}\n")
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    return child


def killed(rows, place, folder, settings, moment: float) -> bool:
    """Start a run and kill it at a moment; whether it had not ended before."""
    child = started(rows, place, folder, settings)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, -signal.SIGKILL}
    return code != 0


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
