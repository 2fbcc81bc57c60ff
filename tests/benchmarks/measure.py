"""How fast is all of it: start, extraction, matching and whole runs, beside what else there is?

Run from the project's root: python tests/benchmarks/measure.py [--large] [--from PATH] [--json PATH] [--markdown PATH]

Takes some minutes, and with --large, which adds the runs of the largest size, a good part of an hour. The contenders come with the
`bench` extra; one of them takes minutes by itself (--without Recognizers-Text). On a machine that does other work too, wall times say
little, and CPU times up to twice what they are on an idle one: compare what one call prints.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import extraction
import matching
import startup
import throughput
from contenders import NAMES
from figures import Table, in_columns, in_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PARTS = ("start", "extraction", "matching", "runs")


def tables(options: argparse.Namespace) -> Iterator[Table]:
    """Measure one after the other, the quick first."""
    if "start" in options.parts:
        yield startup.measured(rounds=options.rounds)
    if "extraction" in options.parts:
        texts = extraction.texts_of(options.source, at_least=options.articles)
        yield extraction.compared(texts[: options.articles], long="\n\n".join(texts)[: options.long], without=options.without)
    if "matching" in options.parts:
        yield matching.measured(options.claims)
    if "runs" in options.parts:
        sizes = [*options.sizes, *([throughput.LARGE] if options.large else [])]
        yield from throughput.measured(sizes)
        yield from throughput.measured(sizes[:1], store=True)


def machine() -> str:
    """What it all ran on."""
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} CPUs{load}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables as they are measured, and write them where they are asked for."""
    options, where = _parser().parse_args(arguments), machine()
    sys.stdout.write(f"{where}\n\n")
    made: list[Table] = []
    for table in tables(options):
        made.append(table)
        sys.stdout.write(in_columns(table))
        sys.stdout.flush()
        if options.json:
            options.json.write_text(
                json.dumps({"machine": where, "tables": [asdict(one) for one in made]}, indent=2) + "\n", encoding="utf-8"
            )
        if options.markdown:
            options.markdown.write_text("\n".join([f"{where}.", "", *map(in_markdown, made)]), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="How fast is all of it?")
    parser.add_argument("--parts", nargs="+", choices=_PARTS, default=_PARTS, help="what to measure (default: all)")
    parser.add_argument("--articles", type=int, default=extraction.ARTICLES, help="for extraction (default: %(default)s)")
    parser.add_argument("--from", dest="source", type=Path, help="documents to extract from, in place of made-up ones")
    parser.add_argument("--long", type=int, default=extraction.LONG, help="characters of the long text (default: %(default)s)")
    parser.add_argument("--without", nargs="*", default=[], choices=NAMES[1:], help="contenders to leave out")
    parser.add_argument("--claims", nargs="+", type=int, default=list(matching.SIZES), help="for matching (default: %(default)s)")
    parser.add_argument(
        "--sizes", nargs="+", type=int, default=list(throughput.SIZES), help="articles of whole runs (default: %(default)s)"
    )
    parser.add_argument("--large", action="store_true", help=f"a whole run over {throughput.LARGE} articles as well")
    parser.add_argument("--rounds", type=int, default=5, help="for start-up, the least counts (default: %(default)s)")
    parser.add_argument("--json", type=Path, help="where to write the figures as well")
    parser.add_argument("--markdown", type=Path, help="where to write the tables as well")
    return parser


if __name__ == "__main__":
    main()
