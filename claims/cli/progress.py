"""What is shown on the terminal while a run goes?

Everything comes by way of logging, so that it is the same with and without an orchestrator.
"""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.progress import Progress, TaskID


@contextmanager
def shown(*, quiet: bool, verbose: bool = False) -> Iterator[None]:
    """Show a line for each stage on stderr, and on a terminal a bar while claims are extracted.

    Args:
        quiet: Show nothing at all.
        verbose: Show all that is logged, in place of a line for each stage.
    """
    if quiet:
        yield
        return
    from rich.console import Console

    console = Console(file=sys.stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)
    with ExitStack() as stack:
        name, level = ("claims", logging.DEBUG) if verbose else ("claims.pipeline", logging.INFO)
        stack.enter_context(_listening(name, _Lines(console), level))
        if console.is_terminal:
            stack.enter_context(_listening("claims.bulk", stack.enter_context(_bar(console)), logging.DEBUG))
        yield


def say(line: str, *, quiet: bool) -> None:
    """Print one line on stderr."""
    if not quiet:
        print(line, file=sys.stderr, flush=True)


@contextmanager
def _listening(name: str, handler: logging.Handler, level: int) -> Iterator[None]:
    logger = logging.getLogger(name)
    before = logger.level
    handler.setLevel(level)
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


class _Lines(logging.Handler):
    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console

    def emit(self, record: logging.LogRecord) -> None:
        self._console.print(record.getMessage())


@contextmanager
def _bar(console: Console) -> Iterator[_Bar]:
    from rich import progress as bars

    columns = (bars.TextColumn("{task.description}"), bars.BarColumn(), bars.MofNCompleteColumn(), bars.TimeRemainingColumn())
    with bars.Progress(*columns, console=console, transient=True) as progress:
        yield _Bar(progress)


class _Bar(logging.Handler):
    """Moves a bar by the `done` and `total` of the records it is given."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._task: TaskID | None = None

    def emit(self, record: logging.LogRecord) -> None:
        done, total = getattr(record, "done", None), getattr(record, "total", None)
        if done is None or total is None:
            return
        if self._task is None:
            self._task = self._progress.add_task("extracting", total=total)
        self._progress.update(self._task, completed=done, visible=done < total)
