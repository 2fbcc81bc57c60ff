"""How long does matching take, and how does that grow with the number of claims?

Run from the project's root: python tests/benchmarks/matching.py [CLAIMS ...]

The claims are extracted from variations of the bundled sample; only matching is timed. One process each size, so that its peak memory is its own.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time

from articles import variations

from claims.extraction import extract_claims
from claims.match import match_claims
from claims.settings import load_settings
from claims.tables import claims_frame, documents_frame


def measure(size: int) -> dict[str, float]:
    """Match about `size` claims, those of as many whole documents as hold them.

    Returns:
        Claims, documents, facts, pairs within facts, wall time and CPU time of matching in seconds, peak memory in MB.
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
    return {
        "claims": len(claims),
        "documents": len(documents),
        "facts": matching.claims["fact_id"].nunique(),
        "pairs": len(matching.pairs),
        "wall s": time.perf_counter() - began,
        "CPU s": time.process_time() - busy,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main(sizes: list[int]) -> None:
    """Print a row for each size, and how the time grew."""
    before: dict[str, float] | None = None
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            row = pool.apply(measure, (size,))
        if before is None:
            sys.stdout.write("  ".join(f"{name:>10}" for name in row) + "\n")
        grown = (
            ""
            if before is None
            else f"  {row['claims'] / before['claims']:.1f} times the claims, {row['wall s'] / before['wall s']:.1f} times the time"
        )
        sys.stdout.write("  ".join(f"{value:>10,.{1 if isinstance(value, float) else 0}f}" for value in row.values()) + grown + "\n")
        sys.stdout.flush()
        before = row


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
