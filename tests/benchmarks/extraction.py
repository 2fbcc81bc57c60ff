"""How fast is text read into claims, beside quantulum3 and a bare scan for numbers, and does the time grow with the text?

Run from the project's root: python tests/benchmarks/extraction.py [--articles N] [--from PATH] [--json PATH]

All read the same texts in one process. quantulum3 finds quantities with units and no more; it comes with the `bench` extra.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from articles import published, variations

from claims import extract

Reader = Callable[[str], int]

_BARE = re.compile(r"\d[\d,.]*\d|\d")
_WARM_UP = 20  # texts, so that tables of words are loaded and patterns compiled
_LONG, _PARTS = 1_000_000, 10  # characters of the long text, and how many times as long as the short one it is
_ENOUGH = 2_000  # variations of the sample that make more than the long text


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """Who reads the texts, and how often: the best round counts, and the slow have one."""

    name: str
    read: Reader
    rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What one contender took for all the texts, in seconds, and how many figures it found."""

    name: str
    documents: int
    characters: int
    found: int
    cpu: float
    wall: float


def contenders() -> list[Contender]:
    """All that can be timed here, `claims` first."""
    ours = Contender(name="claims", read=lambda text: len(extract(text)), rounds=3)
    bare = Contender(name="bare scan for digits", read=lambda text: sum(1 for _ in _BARE.finditer(text)), rounds=3)
    other = _quantulum()
    return [ours, bare] if other is None else [ours, Contender(name="quantulum3", read=other, rounds=1), bare]


def _quantulum() -> Reader | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that its classifier is not installed: it is not asked for
        try:
            from quantulum3 import parser
        except ImportError:
            return None
    return lambda text: len(parser.parse(text))


def warmed(contender: Contender, texts: Sequence[str]) -> Speed:
    """Time one contender when it has read some texts already."""
    for text in texts[:_WARM_UP]:
        contender.read(text)
    return timed(contender, texts)


def timed(contender: Contender, texts: Sequence[str]) -> Speed:
    """Let one contender read the texts; the round that took the least CPU time counts."""
    rounds = (_round(contender.read, texts) for _ in range(contender.rounds))
    cpu, wall, found = min(rounds)
    return Speed(name=contender.name, documents=len(texts), characters=sum(map(len, texts)), found=found, cpu=cpu, wall=wall)


def _round(read: Reader, texts: Sequence[str]) -> tuple[float, float, int]:
    cpu, wall = time.process_time(), time.perf_counter()
    found = sum(map(read, texts))
    return time.process_time() - cpu, time.perf_counter() - wall, found


def growth(texts: Sequence[str]) -> tuple[Speed, Speed]:
    """Time `claims`, warm, on one long text made of many, and on its first tenth."""
    long = "\n\n".join(texts)[:_LONG]
    ours = replace(contenders()[0], rounds=1)
    return timed(ours, [long[: len(long) // _PARTS]]), timed(ours, [long])


def table(speeds: Sequence[Speed]) -> str:
    """The speeds by CPU time, each beside the first."""
    head = f"{'':<22}{'documents':>10}{'kB':>8}{'found':>8}{'CPU s':>9}{'wall s':>9}{'docs/s':>10}{'kB/s':>10}{'found/s':>11}{'time':>9}\n"
    return head + "".join(
        f"{one.name:<22}{one.documents:>10,}{one.characters / 1e3:>8,.0f}{one.found:>8,}{one.cpu:>9.3f}{one.wall:>9.3f}"
        f"{one.documents / one.cpu:>10,.0f}{one.characters / 1e3 / one.cpu:>10,.0f}{one.found / one.cpu:>11,.0f}"
        f"{one.cpu / speeds[0].cpu:>8.3g}x\n"
        for one in speeds
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and write it where it is asked for."""
    options = _parser().parse_args(arguments)
    documents = published(options.source) if options.source else variations(max(options.articles, _ENOUGH))
    texts = [document.text for document in documents]
    speeds = [warmed(contender, texts[: options.articles]) for contender in contenders()]
    sys.stdout.write(table(speeds))
    if all(one.name != "quantulum3" for one in speeds):
        sys.stdout.write("quantulum3 is not installed: install the bench extra\n")
    short, long = growth(texts)
    times = long.cpu / short.cpu
    sys.stdout.write(
        f"one text of {long.characters / 1e3:,.0f} kB: {long.cpu:.2f} s, of {short.characters / 1e3:,.0f} kB: {short.cpu:.2f} s "
        f"(CPU; {times:.1f} times the time for {_PARTS} times the text)\n"
    )
    if options.json:
        made = {"speeds": [asdict(one) for one in speeds], "short": asdict(short), "long": asdict(long), "growth": times}
        options.json.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="How fast is text read into claims?")
    parser.add_argument("--articles", type=int, default=300, help="how many articles to time (default 300)")
    parser.add_argument("--from", dest="source", type=Path, help="documents to read in place of variations of the sample")
    parser.add_argument("--json", type=Path, help="where to write the figures as well")
    return parser


if __name__ == "__main__":
    main()
