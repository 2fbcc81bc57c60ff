"""How long does each stage take, and how does that grow with the number of documents?

Run from the project's root: python tests/benchmarks/throughput.py [DOCUMENTS ...]

The documents are variations of the bundled sample. One process.
"""

from __future__ import annotations

import resource
import sys
import time

from articles import variations

from claims.assess import assess
from claims.extraction import extract_claims
from claims.match import match_claims
from claims.settings import load_settings
from claims.tables import claims_frame, documents_frame


def measure(size: int) -> dict[str, float]:
    """Time the stages over `size` documents, in seconds."""
    settings, documents = load_settings(), variations(size)
    began = time.perf_counter()
    claims = [claim for document in documents for claim in extract_claims(document)]
    extracted = time.perf_counter()
    matching = match_claims(documents_frame(documents), claims_frame(claims), settings.match)
    matched = time.perf_counter()
    assess(matching.documents, matching.claims, matching.pairs, settings.assess)
    assessed = time.perf_counter()
    return {
        "documents": size,
        "characters": sum(len(document.text) for document in documents),
        "claims": len(claims),
        "pairs": len(matching.pairs),
        "extract": extracted - began,
        "match": matched - extracted,
        "assess": assessed - matched,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main(sizes: list[int]) -> None:
    """Print a row for each size."""
    for index, row in enumerate(map(measure, sizes)):
        if not index:
            sys.stdout.write("  ".join(f"{name:>10}" for name in row) + "\n")
        sys.stdout.write("  ".join(f"{value:>10,.{1 if isinstance(value, float) else 0}f}" for value in row.values()) + "\n")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [500, 2000])
