"""How are claims extracted from many documents, without one of them stopping the run?

Worker processes import this module and what it names: nothing here may load pandas or Prefect.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Self, TypeVar

from claims.extraction import extract_claims
from claims.lexicon import word_list
from claims.model import Claim, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    from claims.model import Document

_log = logging.getLogger(__name__)

_Item = TypeVar("_Item")

WORTH_PROCESSES = 300
"""Fewer documents than this are read sooner by one process: each worker costs a second or two to start."""

_MOST_PROCESSES = 4  # beyond it the one process that collects the claims is what they wait for
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
        processes: How many worker processes may be started; with 1 all work is done in this one. Workers import the main module, as
            `multiprocessing` explains: a script that asks for more than one needs its `if __name__ == "__main__"`.
    """

    def __init__(self, total: int, *, processes: int = 1) -> None:
        self._total, self._done = total, 0
        self._pool: ProcessPoolExecutor | None = None
        if processes > 1 and total >= WORTH_PROCESSES:
            # Forking is not safe here: Prefect runs threads.
            self._pool = ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def extract(self, documents: Sequence[Document]) -> Extraction:
        """Extract the claims of one batch; a document whose extraction fails is reported, and the rest go on."""
        claims: list[Claim] = []
        rejected: list[Rejection] = []
        chunks = list(batches(documents, size=_CHUNK))
        parts = self._pool.map(_extract_chunk, chunks) if self._pool is not None else map(_extract_chunk, chunks)
        for chunk, part in zip(chunks, parts, strict=True):
            claims += part.claims
            rejected += part.rejected
            self._done += len(chunk)
            _log.debug("%d of %d documents", self._done, self._total, extra={"done": self._done, "total": self._total})
        return Extraction(claims=claims, rejected=rejected)


def is_read(language: str | None) -> bool:
    """Whether documents in a language are read: those in another are set aside, those that do not tell are tried."""
    return language is None or language in word_list("languages", "read")


def spare_processes() -> int:
    """How many worker processes this machine has room for, at most four."""
    return min(_MOST_PROCESSES, os.cpu_count() or 1)


def batches(items: Sequence[_Item], *, size: int) -> Iterator[Sequence[_Item]]:
    """Cut items into runs of `size`, in order; the last may be shorter.

    >>> list(batches("abcde", size=2))
    ['ab', 'cd', 'e']
    """
    return (items[start : start + size] for start in range(0, len(items), size))


def _end_with_parent() -> None:
    """Let a worker process end with the one that started it, even if that is killed: by itself it would wait for work for ever."""
    Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


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
