"""Does a store survive runs that are killed, and two runs at once?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claims.errors import StoreError
from claims.store import opened

# one keeps the suite quick; CLAIMS_KILLS=20 is what a release is tried with
_KILLS = int(os.environ.get("CLAIMS_KILLS", "1"))
_OWN = ["run_id", "first_run", "superseded_run", "started_at", "finished_at", "changed_at"]


def _went_through(place: str, folder: Path, *, kills: int) -> list[float]:
    program = [sys.executable, str(Path(__file__).with_name("killed.py")), place, str(folder), str(kills), "7"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])["kills"]


def _bytes(tables) -> dict[str, str]:
    """The tables without run ids and times. How many runs it took is not what they found: of these, what the last one counted."""
    counted = tables["statistics"].query("run_id == run_id.max()")
    own = {name: frame for name, frame in tables.items() if name != "runs"} | {"statistics": counted[counted["name"].str.endswith(" rows")]}
    return {name: frame.drop(columns=_OWN, errors="ignore").to_csv(index=False) for name, frame in own.items()}


@pytest.mark.parametrize("places", ["sqlite", pytest.param("postgresql", marks=pytest.mark.soak)], indirect=True)
def test_killed_runs_leave_the_store_of_an_undisturbed_one(places, tables, tmp_path):
    disturbed, undisturbed = places("disturbed"), places("undisturbed")
    died = _went_through(disturbed, tmp_path / "out", kills=_KILLS)
    _went_through(undisturbed, tmp_path / "other", kills=0)
    assert died, "no run was killed before its end"
    assert _bytes(tables(disturbed)) == _bytes(tables(undisturbed))


def test_a_second_run_is_refused_in_one_clear_line(places, settings):
    place = places("one")
    impatient = settings.store.model_copy(update={"wait_seconds": 0})
    with (
        opened(impatient, place),
        pytest.raises(StoreError, match="in use by another run; start this one when that has ended"),
        opened(impatient, place),
    ):
        pass


@pytest.mark.parametrize("places", [pytest.param("sqlite", marks=pytest.mark.soak), "postgresql"], indirect=True)
def test_two_runs_at_once_go_one_after_the_other(places, news, tables, run, tmp_path):
    place = places("one")
    run(news[:2], place)
    script = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import killed, pathlib; from claims.pipeline import Run; from claims.store import opened\n"
        "settings, rows = killed.lean(), json.loads(sys.argv[3])\n"
        "with opened(settings.store, sys.argv[2]) as archive:\n"
        "    one = Run(settings, started_at=killed.STARTED_AT, archive=archive)\n"
        "    one.write(one.judge(one.take(rows)), pathlib.Path(sys.argv[4]))\n"
    )
    parts = news[2:5], news[5:8]
    commands = [
        [sys.executable, "-c", script, str(Path(__file__).parent), place, json.dumps(rows), str(tmp_path / str(number))]
        for number, rows in enumerate(parts)
    ]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    for one in both:
        _, said = one.communicate()
        assert one.returncode == 0, said
    stored = tables(place)
    assert stored["runs"]["state"].tolist() == ["done"] * 3
    assert stored["documents"]["doc_id"].tolist() == sorted(report["id"] for report in news[:8])
    assert set(stored["members"]["claim_id"]) == set(stored["claims"]["claim_id"])
    together = run(news[:8], str(tmp_path / "together.db"))
    assert stored["members"]["fact_id"].value_counts().tolist() == together.claims["fact_id"].value_counts().tolist()
