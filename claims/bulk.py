"""How are claims extracted from many documents, without one of them stopping the run?

Worker processes import this module and what it names: nothing here may load pandas or Prefect.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction import extract_claims
from claims.lexicon import word_list
from claims.model import Claim, Rejection
from claims.workers import ALONE, Workers, batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.model import Document

_log = logging.getLogger(__name__)

WORTH_PROCESSES = 300
"""Fewer documents than this are read sooner by one process: each worker costs a second or two to start."""

_CHUNK = 16  # documents a worker takes at a time: small enough for an even load and a bar that moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was found in some documents.

    Attributes:
        claims: In the order of the documents, then of the text.
        rejected: A line for each document that extraction failed on.
    """

    claims: list[Claim]
    rejected: list[Rejection]


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
        claims: list[Claim] = []
        rejected: list[Rejection] = []
        chunks = list(batches(documents, size=_CHUNK))
        for chunk, part in zip(chunks, self._workers.map(_extract_chunk, chunks, worth=self._total >= WORTH_PROCESSES), strict=True):
            claims += part.claims
            rejected += part.rejected
            self._done += len(chunk)
            _log.debug("%d of %d documents", self._done, self._total, extra={"done": self._done, "total": self._total})
        return Extraction(claims=claims, rejected=rejected)


def is_read(language: str | None) -> bool:
    """Whether documents in a language are read: those in another are set aside, those that do not tell are tried."""
    return language is None or language in word_list("languages", "read")


def _extract_chunk(documents: Iterable[Document]) -> Extraction:
    claims: list[Claim] = []
    rejected: list[Rejection] = []
    for document in documents:
        if not is_read(document.language):
            continue
        try:
            claims += extract_claims(document)
        except Exception as err:  # noqa: BLE001 - whatever one text brings about, the others are still to be read
            rejected.append(_failed(document, err))
    return Extraction(claims=claims, rejected=rejected)


def _failed(document: Document, err: Exception) -> Rejection:
    kind = type(err).__name__
    reason = f"{document.doc_id}: extraction stopped ({kind}: {err}); the document is kept without claims, report it with its text"
    return Rejection(table="claims", row_key=document.doc_id, expectation="extraction_completes", value=kind, reason=reason, kept=True)
