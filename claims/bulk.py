"""How are claims extracted from many documents, without one of them stopping the run?

Worker processes import this module and what it names: nothing here may load pandas or Prefect.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from claims.columnar import laid_out
from claims.extraction.several import extract_each
from claims.workers import ALONE, Workers, batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.model import Document, Rejection

_log = logging.getLogger(__name__)

WORTH_PROCESSES = 300
"""Fewer documents than this are read sooner by one process: each worker costs a second or two to start."""

_CHUNK = 16  # documents a worker takes at a time: small enough for an even load and a bar that moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was found in some documents.

    Attributes:
        claims: In the order of the documents, then of the text, with the columns that `claims.columnar.laid_out` gives.
        rejected: A line for each document that extraction failed on.
    """

    claims: pa.Table
    rejected: list[Rejection]

    @classmethod
    def together(cls, parts: Iterable[Extraction]) -> Extraction:
        """Put those of several batches together, in their order."""
        given = [cls(claims=pa.Table.from_batches([laid_out([])]), rejected=[]), *parts]
        return cls(claims=pa.concat_tables([one.claims for one in given]), rejected=[line for one in given for line in one.rejected])


class Extractor:
    """Extracts the claims of a run's documents, batch by batch, in worker processes where that pays.

    How far it has come is logged at level DEBUG; the records carry `done` and `total`, counted in documents.

    Args:
        total: How many documents the run has.
        workers: The processes that do the work.
    """

    def __init__(self, total: int, workers: Workers = ALONE) -> None:
        self._total, self._done, self._workers = total, 0, workers

    def extract(self, documents: Sequence[Document]) -> Extraction:
        """Extract the claims of one batch; a document whose extraction fails is reported, and the rest go on."""
        parts: list[Extraction] = []
        chunks = list(batches(documents, size=_CHUNK))
        for chunk, part in zip(chunks, self._workers.map(_extract_chunk, chunks, worth=self._total >= WORTH_PROCESSES), strict=True):
            parts.append(part)
            self._done += len(chunk)
            _log.debug("%d of %d documents", self._done, self._total, extra={"done": self._done, "total": self._total})
        return Extraction.together(parts)


def _extract_chunk(documents: Sequence[Document]) -> Extraction:
    claims, rejected = extract_each(documents)
    return Extraction(claims=pa.Table.from_batches([laid_out(claims)]), rejected=rejected)
