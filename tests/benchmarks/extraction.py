"""How fast is text read into claims, beside what else finds quantities, in one process and in two, and how does the time grow?

Run from the project's root: python tests/benchmarks/extraction.py [--articles N] [--from PATH] [--without NAME ...] [--json PATH] [--markdown PATH]

All read the same texts. quantulum3 and Recognizers-Text find quantities with units and no more; they come with the `bench` extra, and
the second takes minutes.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from articles import published, variations
from contenders import BARE, NAMES, OURS, Reader, reader

if TYPE_CHECKING:
    from collections.abc import Sequence

_WARM_UP = 20  # texts, so that tables of words are loaded and patterns compiled
_ROUNDS = {OURS: 3, BARE: 3}  # the best counts; the slow have one
_PROCESSES, _CHUNK = 2, 5  # texts that a process takes at a time
_LONG, _PARTS = 1_000_000, 10  # characters of the long text, and how many times as long as the short one it is
_ENOUGH = 2_000  # variations of the sample that make more than the long text


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


def growth(texts: Sequence[str]) -> dict[str, float]:
    """Time `claims`, warm, on one long text made of many, and on its first tenth: CPU seconds and how many times as long it took."""
    long, read = "\n\n".join(texts)[:_LONG], reader(OURS)
    assert read is not None
    short = long[: len(long) // _PARTS]
    seconds = [_round(read, [text])[0] for text in (short, long)]
    return {"characters": len(long), "parts": _PARTS, "short": seconds[0], "long": seconds[1], "times": seconds[1] / seconds[0]}


def rows(speeds: Sequence[Speed]) -> list[list[str]]:
    """The speeds as a table, each beside the first, by CPU time of one process and by wall time of two."""
    head = ["", "found", "CPU s", "docs/s", "MB/s", "time", f"docs/s, {_PROCESSES} processes", "gain"]
    return [head] + [
        [
            one.name,
            f"{one.found:,}",
            f"{one.cpu:.3f}",
            f"{one.documents / one.cpu:,.1f}",
            f"{one.characters / 1e6 / one.cpu:.3g}",
            f"{one.cpu / speeds[0].cpu:.3g}x",
            f"{one.documents / one.shared:,.1f}",
            f"{one.gain:.2f}x",
        ]
        for one in speeds
    ]


def in_columns(table: Sequence[Sequence[str]]) -> str:
    """A table for a terminal."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "".join("  ".join(_aligned(row, widths)).rstrip() + "\n" for row in table)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [f"{cell:>{width}}" if at else f"{cell:<{width}}" for at, (cell, width) in enumerate(zip(row, widths, strict=True))]


def in_markdown(table: Sequence[Sequence[str]]) -> str:
    """The same table in Markdown."""
    head, *body = table
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *body))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and write it where it is asked for."""
    options = _parser().parse_args(arguments)
    documents = published(options.source) if options.source else variations(max(options.articles, _ENOUGH))
    texts = [document.text for document in documents]
    timed, missing = list[Speed](), list[str]()
    for name in NAMES:
        speed = None if name in options.without else measured(name, texts[: options.articles])
        if speed is not None:
            timed.append(speed)
        elif name not in options.without:
            missing.append(name)
    table, grown = rows(timed), growth(texts)
    read = f"{timed[0].documents:,} articles of {timed[0].characters / 1e3:,.0f} kB\n"
    said = (
        f"One text of {grown['characters'] / 1e3:,.0f} kB: {grown['long']:.2f} s CPU, its first {1 / _PARTS:.0%}: {grown['short']:.2f} s "
        f"({grown['times']:.1f} times the time for {_PARTS} times the text).\n"
    )
    absent = "".join(f"{name} is not installed: install the bench extra.\n" for name in missing)
    sys.stdout.write(f"{read}{in_columns(table)}{said}{absent}")
    if options.json:
        made = {"speeds": [asdict(one) for one in timed], "growth": grown}
        options.json.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    if options.markdown:
        options.markdown.write_text(f"{read}\n{in_markdown(table)}\n{said}{absent}", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="How fast is text read into claims?")
    parser.add_argument("--articles", type=int, default=300, help="how many articles to time (default 300)")
    parser.add_argument("--from", dest="source", type=Path, help="documents to read in place of variations of the sample")
    parser.add_argument("--without", nargs="*", default=[], choices=NAMES[1:], help="contenders to leave out")
    parser.add_argument("--json", type=Path, help="where to write the figures as well")
    parser.add_argument("--markdown", type=Path, help="where to write the table as well")
    return parser


if __name__ == "__main__":
    main()
