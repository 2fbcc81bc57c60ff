"""How fast is text read into claims, beside what else finds quantities, in one process and in two, and how does the time grow?

Run from the project's root: python tests/benchmarks/extraction.py [--articles N] [--from PATH] [--without NAME ...]

All read the same texts. quantulum3 and Recognizers-Text find quantities with units and no more; they come with the `bench` extra, and
the second takes minutes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from articles import published, variations
from contenders import BARE, NAMES, OURS, Reader, reader
from figures import Row, Table, in_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTICLES = 300
_WARM_UP = 20  # texts, so that tables of words are loaded and patterns compiled
_ROUNDS = {OURS: 3, BARE: 3}  # the best counts; the slow have one
_PROCESSES, _CHUNK = 2, 5  # texts that a process takes at a time
LONG, _PARTS = 1_000_000, 10  # characters of the long text, and how many times as long as the short one it is
_ENOUGH = 800  # made-up articles that make more than the long text


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What one contender took for all the texts, in seconds, and how many figures it found.

    Attributes:
        name: Whose it is.
        documents: How many texts.
        characters: How long they are together.
        found: How many quantities it found in them.
        cpu: CPU time of one process.
        wall: Wall time of one process.
        shared: Wall time of two processes that share the texts, once both are warm.
    """

    name: str
    documents: int
    characters: int
    found: int
    cpu: float
    wall: float
    shared: float

    @property
    def gain(self) -> float:
        """How many times as fast two processes are."""
        return self.wall / self.shared


def measured(name: str, texts: Sequence[str]) -> Speed | None:
    """Time one contender; None where it is not installed."""
    read = reader(name)
    if read is None:
        return None
    for text in texts[:_WARM_UP]:
        read(text)
    cpu, wall, found = min(_round(read, texts) for _ in range(_ROUNDS.get(name, 1)))
    return Speed(
        name=name,
        documents=len(texts),
        characters=sum(map(len, texts)),
        found=found,
        cpu=cpu,
        wall=wall,
        shared=_shared(name, texts, rounds=_ROUNDS.get(name, 1)),
    )


def _round(read: Reader, texts: Sequence[str]) -> tuple[float, float, int]:
    cpu, wall = time.process_time(), time.perf_counter()
    found = sum(map(read, texts))
    return time.process_time() - cpu, time.perf_counter() - wall, found


def _shared(name: str, texts: Sequence[str], *, rounds: int) -> float:
    chunks = [texts[first : first + _CHUNK] for first in range(0, len(texts), _CHUNK)]
    walls = []
    with ProcessPoolExecutor(_PROCESSES, mp_context=multiprocessing.get_context("spawn")) as pool:
        warm = [pool.submit(_read_all, name, texts[:_WARM_UP], linger=1) for _ in range(_PROCESSES)]
        for one in warm:
            one.result()
        for _ in range(rounds):
            began = time.perf_counter()
            list(pool.map(_read_all, repeat(name), chunks))
            walls.append(time.perf_counter() - began)
    return min(walls)


_readers: dict[str, Reader | None] = {}  # of this process


def _read_all(name: str, texts: Sequence[str], *, linger: float = 0) -> int:
    """Read some texts in a worker; one that lingers leaves the next task to another."""
    if name not in _readers:
        _readers[name] = reader(name)
    read = _readers[name]
    time.sleep(linger)
    return sum(map(read, texts)) if read is not None else 0


def growth(long: str) -> dict[str, float]:
    """Time `claims`, warm, on one long text and on its first tenth: CPU seconds and how many times as long it took."""
    read = reader(OURS)
    assert read is not None
    short = long[: len(long) // _PARTS]
    seconds = [_round(read, [text])[0] for text in (short, long)]
    return {"characters": len(long), "parts": _PARTS, "short": seconds[0], "long": seconds[1], "times": seconds[1] / seconds[0]}


def compared(documents: Sequence[str], *, long: str, without: Sequence[str] = ()) -> Table:
    """Time every contender over the same texts, and how the time of `claims` grows with a text.

    Args:
        documents: The texts.
        long: A long text.
        without: Contenders to leave out.
    """
    timed = {name: measured(name, documents) for name in NAMES if name not in without}
    speeds = [speed for speed in timed.values() if speed is not None]
    grown = growth(long)
    notes = [f"{len(documents):,} articles of {sum(map(len, documents)) / 1e3:,.0f} kB; `times` is the CPU time beside that of {OURS}."]
    notes += [
        (
            f"One text of {grown['characters'] / 1e3:,.0f} kB: {grown['long']:.2f} s CPU, its first {1 / _PARTS:.0%}: {grown['short']:.2f} s "
            f"({grown['times']:.1f} times the time for {_PARTS} times the text)."
        )
    ]
    notes += [f"{name} is not installed: install the bench extra." for name, speed in timed.items() if speed is None]
    return Table(title="Extraction", rows=[_row(speed, beside=speeds[0]) for speed in speeds], notes=notes)


def _row(speed: Speed, *, beside: Speed) -> Row:
    return {
        "contender": speed.name,
        "found": speed.found,
        "CPU s": speed.cpu,
        "docs/s": speed.documents / speed.cpu,
        "MB/s": speed.characters / 1e6 / speed.cpu,
        "times": speed.cpu / beside.cpu,
        f"docs/s, {_PROCESSES} processes": speed.documents / speed.shared,
        "gain": speed.gain,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How fast is text read into claims?")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many articles to time (default: %(default)s)")
    parser.add_argument("--from", dest="source", type=Path, help="documents to read in place of made-up ones")
    parser.add_argument("--without", nargs="*", default=[], choices=NAMES[1:], help="contenders to leave out")
    options = parser.parse_args(arguments)
    texts = texts_of(options.source, at_least=options.articles)
    sys.stdout.write(in_columns(compared(texts[: options.articles], long="\n\n".join(texts)[:LONG], without=options.without)))


def texts_of(source: Path | None, *, at_least: int) -> list[str]:
    """Read the texts to be timed, or make them up: those asked for, and enough for a long one."""
    documents = published(source) if source is not None else variations(max(at_least, _ENOUGH))
    return [document.text for document in documents]


if __name__ == "__main__":
    main()
