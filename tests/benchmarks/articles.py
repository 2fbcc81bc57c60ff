"""What text are the benchmarks run on?

Without a file of real articles: variations of the bundled sample. Names of places, figures and days change, the shape of the text stays.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import resources
from typing import TYPE_CHECKING

from claims.model import Document
from claims.settings import load_settings
from claims.sources import read_documents

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER = re.compile(r"\b\d{2,3}\b")
_SYLLABLES = [
    "ba", "cor", "den", "el", "far", "gol", "hin", "is", "jor", "kel", "lum", "mar", "nov", "or", "pel", "ris", "sol", "tav", "ul", "ven",
]  # fmt: skip


def variations(size: int) -> list[Document]:
    """Make a corpus of `size` documents, the same on every call."""
    sample = _sample()
    return [_variation(sample[index % len(sample)], index // len(sample)) for index in range(size)]


def published(path: Path) -> list[Document]:
    """Read a file or folder of documents as `claims run` reads it."""
    return read_documents([path], load_settings().input, today=datetime.now(UTC).date()).documents


def _sample() -> list[Document]:
    lines = resources.files("claims").joinpath("sample/reports/reports.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Document(doc_id=row["id"], text=row["text"], title=row["title"], source=row["source"]) for row in rows]


def _variation(document: Document, number: int) -> Document:
    """The same shape of text about another place, with other figures, on another day."""
    dice = random.Random(f"{document.doc_id.split('-')[0]}/{number}")
    # so many names that hardly two events share one, however many articles there are
    place = "".join(dice.choices(_SYLLABLES, k=5)).capitalize()
    factor = dice.uniform(0.5, 2)
    name = document.doc_id.split("-")[0].capitalize()
    text, title = ((part.replace(name, place)) for part in (document.text, document.title))
    text = _NUMBER.sub(lambda found: str(max(2, round(int(found[0]) * factor))), text)
    published_at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=dice.randrange(300))
    return replace(document, doc_id=f"{document.doc_id}/{number}", text=text, title=title, published_at=published_at)
