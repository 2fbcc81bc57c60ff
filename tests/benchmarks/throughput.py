"""How long does each stage take, and how does that grow with the number of documents?

Run from the project's root: python tests/benchmarks/throughput.py [DOCUMENTS ...]

The documents are variations of the bundled sample: names of places, figures and days change, the shape of the text stays. One process.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import resources

from claims.assess import assess
from claims.extraction import extract_claims
from claims.match import match_claims
from claims.model import Document
from claims.settings import load_settings
from claims.tables import claims_frame, documents_frame

_NUMBER = re.compile(r"\b\d{2,3}\b")
_SYLLABLES = [
    "ba",
    "cor",
    "den",
    "el",
    "far",
    "gol",
    "hin",
    "is",
    "jor",
    "kel",
    "lum",
    "mar",
    "nov",
    "or",
    "pel",
    "ris",
    "sol",
    "tav",
    "ul",
    "ven",
]


def _sample() -> list[Document]:
    lines = resources.files("claims").joinpath("sample/reports/reports.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Document(doc_id=row["id"], text=row["text"], title=row["title"], source=row["source"]) for row in rows]


def _variation(document: Document, number: int) -> Document:
    """The same shape of text about another place, with other figures, on another day."""
    dice = random.Random(f"{document.doc_id.split('-')[0]}/{number}")
    place = "".join(dice.choices(_SYLLABLES, k=3)).capitalize()
    factor = dice.uniform(0.5, 2)
    name = document.doc_id.split("-")[0].capitalize()
    text, title = ((part.replace(name, place)) for part in (document.text, document.title))
    text = _NUMBER.sub(lambda found: str(max(2, round(int(found[0]) * factor))), text)
    published = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=dice.randrange(300))
    return replace(document, doc_id=f"{document.doc_id}/{number}", text=text, title=title, published_at=published)


def corpus(size: int) -> list[Document]:
    """Make a corpus of `size` documents, the same on every call."""
    sample = _sample()
    return [_variation(sample[index % len(sample)], index // len(sample)) for index in range(size)]


def measure(size: int) -> dict[str, float]:
    """Time the stages over `size` documents, in seconds."""
    settings, documents = load_settings(), corpus(size)
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
