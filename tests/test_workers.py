"""The processes of a run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims.errors import WorkerError
from claims.workers import Workers


def test_answers_come_in_the_order_of_the_items_from_processes_too():
    texts = [f"{place}" for place in range(40)]
    with Workers(2) as shared:
        assert list(shared.map(len, texts, worth=True)) == list(Workers().map(len, texts, worth=True)) == [*map(len, texts)]


def test_no_process_is_started_before_it_is_worth_one_and_then_they_serve_all():
    with Workers(2) as workers:
        assert set(workers.map(_process, [None] * 4, worth=False)) == {os.getpid()}
        assert os.getpid() not in set(workers.map(_process, [None] * 4, worth=True))
        assert os.getpid() not in set(workers.map(_process, [None] * 4, worth=False))


def test_processes_that_run_load_what_later_work_needs_and_none_is_started_for_it():
    with Workers(2) as workers:
        workers.prepare("this")
        assert set(workers.map(_process, [None] * 4, worth=False)) == {os.getpid()}
        list(workers.map(_process, [None] * 4, worth=True))
        workers.prepare("claims.no_such_module")  # whoever needs it is told, not this process
        workers.prepare("this")
        deadline = time.monotonic() + 60
        while not any(workers.map(_has_loaded, ["this"] * 4, worth=True)):
            assert time.monotonic() < deadline


def test_processes_that_were_dismissed_are_replaced_where_there_is_work_again():
    with Workers(2) as workers:
        before = set(workers.map(_process, [None] * 4, worth=True))
        workers.dismiss()
        assert not before & set(workers.map(_process, [None] * 4, worth=True))


def _process(_: None) -> int:
    return os.getpid()


def _has_loaded(module: str) -> bool:
    return module in sys.modules


def _ends_once(folder: str) -> int:
    """Ends the process that does this the first time, as the kernel does where memory runs out."""
    if not (mark := Path(folder, "ended")).exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return len(folder)


def _ends_always(_: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_a_process_that_is_killed_had_in_hand_is_done_by_another(tmp_path, caplog):
    with Workers(2) as workers:
        assert list(workers.map(_ends_once, [str(tmp_path)] * 9, worth=True)) == [len(str(tmp_path))] * 9
        assert list(workers.map(len, ["one", "three"], worth=True)) == [3, 5]
    assert "its work is done again" in caplog.text


def test_work_that_ends_every_process_is_told_in_a_line():
    with Workers(2) as workers, pytest.raises(WorkerError, match="want of memory"):
        list(workers.map(_ends_always, ["a", "b"], worth=True))


_AT_WORK = """
import multiprocessing, time
from claims.workers import Workers

if __name__ == "__main__":
    with Workers(2) as workers:
        list(workers.map(len, ["one", "two"], worth=True))
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        time.sleep(600)
"""


@pytest.mark.skipif(os.name == "nt", reason="asks by signal 0 whether a process lives")
def test_processes_end_with_a_run_that_is_killed(tmp_path) -> None:
    program = tmp_path / "at_work.py"
    program.write_text(_AT_WORK, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        workers = [int(pid) for pid in run.stdout.readline().split()]
        assert workers
        run.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and any(_lives(worker) for worker in workers):
        time.sleep(0.05)
    assert not [worker for worker in workers if _lives(worker)]


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
