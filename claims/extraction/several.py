"""How does extraction go on where one of many texts makes it fail?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.extractor import extract_claims
from claims.lexicon import word_list
from claims.model import Claim, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.model import Document


def extract_each(documents: Iterable[Document]) -> tuple[list[Claim], list[Rejection]]:
    """Extract the claims of documents, in their order; a document whose extraction fails gives a line that says so."""
    claims: list[Claim] = []
    rejected: list[Rejection] = []
    for document in documents:
        if not is_read(document.language):
            continue
        try:
            claims += extract_claims(document)
        except Exception as err:  # noqa: BLE001 - whatever one text brings about, the others are still to be read
            rejected.append(_failed(document, err))
    return claims, rejected


def is_read(language: str | None) -> bool:
    """Whether documents in a language are read: those in another are set aside, those that do not tell are tried."""
    return language is None or language in word_list("languages", "read")


def _failed(document: Document, err: Exception) -> Rejection:
    kind = type(err).__name__
    reason = f"{document.doc_id}: extraction stopped ({kind}: {err}); the document is kept without claims, report it with its text"
    return Rejection(table="claims", row_key=document.doc_id, expectation="extraction_completes", value=kind, reason=reason, kept=True)
