"""How long does a whole run take, stage by stage, and how does that grow with the number of articles?

Run from the project's root: python tests/benchmarks/throughput.py [--store] [ARTICLES ...]

`claims run --no-prefect` over a made-up corpus, one process each size: what it and its workers take is told apart from other sizes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pandas as pd
from articles import event_of, variations
from figures import Row, Table, exponent, in_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (1_000, 10_000)
LARGE = 100_000
_COMMAND = "from claims.cli import main; raise SystemExit(main())"
_GATE_FAILED = 1
_MB = 1e6


def measured(sizes: Sequence[int], *, store: bool = False) -> list[Table]:
    """Run over corpora of these sizes, with a store that is new or without one.

    Returns:
        What each run took and gave; the seconds of its stages.
    """
    found = [_run(size, store=store) for size in sizes]
    whole, stages = [row for row, _ in found], [row for _, row in found]
    notes = []
    if len(found) > 1:
        notes = [f"{name} grows with the articles to the power of {exponent(whole, 'articles', name):.2f}." for name in ("wall s", "CPU s")]
    title = "Whole runs" + (" with a new store" if store else "")
    return [Table(title=title, rows=whole, notes=notes), Table(title=f"{title}: wall seconds by stage", rows=stages)]


def _run(size: int, *, store: bool) -> tuple[Row, Row]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        characters = _write(folder / "articles.jsonl", size)
        command = [sys.executable, "-c", _COMMAND, "run", "--no-prefect", str(folder / "articles.jsonl"), "--out", str(folder / "out")]
        began = time.perf_counter()
        # What its workers took is in what the process took once it has waited for them; the peak is that of the largest of them.
        with subprocess.Popen([*command, *(["--store", str(folder / "store.db")] if store else [])], stdout=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode not in (0, _GATE_FAILED):
            raise subprocess.CalledProcessError(process.returncode, command)
        row: Row = {
            "articles": size,
            "MB": characters / _MB,
            **_counts(folder / "out"),
            "wall s": wall,
            "CPU s": usage.ru_utime + usage.ru_stime,
            "peak MB": usage.ru_maxrss * 1024 / _MB,
            "report MB": (folder / "out" / "report.html").stat().st_size / _MB,
            "all files MB": sum(path.stat().st_size for path in (folder / "out").rglob("*") if path.is_file()) / _MB,
        }
        return row, {"articles": size, **json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))["timings"]}


def _write(path: Path, size: int) -> int:
    documents = variations(size)
    with path.open("w", encoding="utf-8") as out:
        for document in documents:
            row = asdict(document)
            kept = {"id": row["doc_id"]} | {name: row[name] for name in ("text", "title", "source")}
            out.write(json.dumps(kept | {"published_at": row["published_at"].isoformat()}) + "\n")
    return sum(len(document.text) for document in documents)


def _counts(folder: Path) -> Row:
    """What a run found, and how many of its facts join figures of two events, which none should."""
    claims = pd.read_parquet(folder / "claims.parquet", columns=["doc_id", "fact_id"])
    events = claims["doc_id"].map(event_of).groupby(claims["fact_id"]).nunique()
    copies = pd.read_parquet(folder / "documents.parquet", columns=["copy_of"])["copy_of"].notna().sum()
    return {"copies": int(copies), "claims": len(claims), "facts": len(events), "of two events": int((events > 1).sum())}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="How long does a whole run take?")
    parser.add_argument("sizes", nargs="*", type=int, metavar="ARTICLES", help=f"(default: {SIZES[0]} and {SIZES[1]})")
    parser.add_argument("--store", action="store_true", help="with a store, new for each run")
    options = parser.parse_args(arguments)
    for table in measured(options.sizes or SIZES, store=options.store):
        sys.stdout.write(in_columns(table))


if __name__ == "__main__":
    main()
