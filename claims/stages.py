"""What did each stage of a run take and give, and how long did it last?"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from claims.collector import paused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_log = logging.getLogger("claims.pipeline")  # whose stages they are: by that name they are shown while a run goes


class Stages:
    """The clock of one run.

    Attributes:
        timings: Seconds by stage, in the order in which the stages first came; a stage that came several times is added up.
    """

    def __init__(self) -> None:
        self.timings: dict[str, float] = {}
        self._began = perf_counter()

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return perf_counter() - self._began

    @contextmanager
    def stage(self, name: str, **taken: int) -> Iterator[dict[str, int]]:
        """Time a stage, and log what it took and what it gave, which its body writes into the mapping; cycles wait for its end."""
        began, given = perf_counter(), dict[str, int]()
        with paused():
            yield given
        seconds = perf_counter() - began
        self.timings[name] = self.timings.get(name, 0.0) + seconds
        _log.info("%s: %s (%.1f s)", name, " -> ".join(_listed(counts) for counts in (taken, given) if counts), seconds)


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())
