"""How does one run use all cores of a machine?"""

from __future__ import annotations

import logging
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Self, TypeVar

from claims.collector import paused
from claims.errors import WorkerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

_log = logging.getLogger(__name__)

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")

_MOST_PROCESSES = 4  # beyond it the one process that collects the answers is what they wait for


class Workers:
    """Worker processes that live as long as the run that has them; none is started before it is worth one.

    They import the main module, as `multiprocessing` explains: a script that asks for more than one process needs its
    `if __name__ == "__main__"`.

    Args:
        processes: How many there may be; with 1 all work is done in this process.
    """

    def __init__(self, processes: int = 1) -> None:
        self.processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end(wait=True)

    def dismiss(self) -> None:
        """Let the processes end by themselves while this one goes on: to give back what they hold takes them a second."""
        self._end(wait=False)

    def prepare(self, module: str) -> None:
        """Let the processes that are running import a module while this one works alone; what needs it later need not wait for it."""
        if self._pool is not None:
            with suppress(BrokenProcessPool):  # whoever has work for them finds that out, too, and starts others
                for _ in range(self.processes):
                    self._pool.submit(import_module, module)

    def map(self, function: Callable[[_Item], _Answer], items: Sequence[_Item], *, worth: bool) -> Iterator[_Answer]:
        """Apply a function to each item, and give the answers in their order.

        Where a process is ended from outside, its work and what was not yet given are done again, by new processes.

        Args:
            function: One that a worker process can import.
            items: What it is applied to, each of them some work.
            worth: Whether there is work enough to start processes for, if none are running: each costs a second or two.

        Raises:
            WorkerError: While the answers are taken, if a process is ended twice at the same item.
        """
        shared = self.processes > 1 and (worth or self._pool is not None) and len(items) > 1
        return self._shared(function, items) if shared else map(partial(_applied, function), items)

    def _shared(self, function: Callable[[_Item], _Answer], items: Sequence[_Item]) -> Iterator[_Answer]:
        given, ended_at = 0, -1
        while given < len(items):
            try:
                for answer in self._running().map(partial(_applied, function), items[given:]):
                    given += 1
                    yield answer
            except BrokenProcessPool as err:
                self._pool = None
                if ended_at == given:
                    raise WorkerError from err
                ended_at = given
                _log.warning("a worker process was ended from outside: its work is done again")

    def _end(self, *, wait: bool) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=True)
            self._pool = None

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Forking is not safe here: Prefect runs threads.
            spawning = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.processes, mp_context=spawning, initializer=_end_with_parent)
        return self._pool


ALONE = Workers()
"""No process but this."""


def spare_processes() -> int:
    """How many worker processes this machine has room for, at most four."""
    return min(_MOST_PROCESSES, os.cpu_count() or 1)


def batches(items: Sequence[_Item], *, size: int) -> Iterator[Sequence[_Item]]:
    """Cut items into runs of `size`, in order; the last may be shorter.

    >>> list(batches("abcde", size=2))
    ['ab', 'cd', 'e']
    """
    return (items[start : start + size] for start in range(0, len(items), size))


def _applied(function: Callable[[_Item], _Answer], item: _Item) -> _Answer:
    with paused():
        return function(item)


def _end_with_parent() -> None:
    """Let a worker process end with the one that started it, even if that is killed: by itself it would wait for work for ever."""
    Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
