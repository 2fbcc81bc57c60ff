"""How long does matching take, beside RapidFuzz alone on as many pairs, and how does that grow with the number of claims?

Run from the project's root: python tests/benchmarks/matching.py [CLAIMS ...]

The claims are extracted from a made-up corpus; only matching is timed. One process each size, so that its peak memory is its own.
RapidFuzz is given the sentences of as many pairs of these claims as blocking looked at, in one thread, and one of its scorers.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from typing import TYPE_CHECKING

import numpy as np
from articles import variations
from figures import Row, Table, exponent, in_columns
from rapidfuzz import fuzz, process

from claims.extraction import extract_claims
from claims.match import match_claims
from claims.settings import load_settings
from claims.tables import claims_frame, documents_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (10_000, 100_000)
_MOST_RAW = 1_000_000  # pairs are enough to time RapidFuzz by


def measured(sizes: Sequence[int]) -> Table:
    """Match claims of these numbers, each in a process of its own."""
    rows: list[Row] = []
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rows.append(pool.apply(match, (size,)))
    notes = []
    if len(rows) > 1:
        notes = [f"{name} grows with the claims to the power of {exponent(rows, 'claims', name):.2f}." for name in ("wall s", "CPU s")]
    return Table(title="Matching", rows=rows, notes=notes)


def match(size: int) -> Row:
    """Match about `size` claims, those of as many whole documents as hold them.

    Returns:
        What there was, how long matching took, the pairs that it and RapidFuzz looked at in a second of CPU time, peak memory.
    """
    documents, claims = [], []
    for document in variations(size):
        documents.append(document)
        claims += extract_claims(document)
        if len(claims) >= size:
            break
    tables, settings = (documents_frame(documents), claims_frame(claims)), load_settings().match
    began, busy = time.perf_counter(), time.process_time()
    matching = match_claims(*tables, settings)
    wall, cpu = time.perf_counter() - began, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    pairs = int(matching.blocking["added"].sum())
    return {
        "claims": len(claims),
        "documents": len(documents),
        "facts": matching.claims["fact_id"].nunique(),
        "pairs looked at": pairs,
        "pairs within facts": len(matching.pairs),
        "wall s": wall,
        "CPU s": cpu,
        "pairs/s": pairs / cpu,
        "pairs/s, RapidFuzz alone": _raw(tables[1]["sentence"].to_numpy(dtype=object), pairs),
        "peak MB": peak,
    }


def _raw(sentences: np.ndarray, pairs: int) -> float:
    """How many pairs of sentences RapidFuzz scores in a second, that are picked at random."""
    dice = np.random.default_rng(0)
    left, right = dice.integers(len(sentences), size=(2, max(1, min(pairs, _MOST_RAW))))
    busy = time.process_time()
    process.cpdist(sentences[left], sentences[right], scorer=fuzz.token_set_ratio, workers=1)
    return len(left) / (time.process_time() - busy)


def main(sizes: Sequence[int]) -> None:
    """Print a row for each size, and how the time grew."""
    sys.stdout.write(in_columns(measured(sizes or SIZES)))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
