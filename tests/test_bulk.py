"""Extraction from many documents."""

import pytest

from claims import bulk
from claims.bulk import Extractor
from claims.extraction import several
from claims.model import Claim, Document
from claims.workers import Workers


def _documents(number: int) -> list[Document]:
    return [
        Document(doc_id=f"d{one}", text=f"At least {40 + one} people were killed in the flood, officials said.") for one in range(number)
    ]


def _fails_on(doc_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = several.extract_claims

    def extract(document: Document) -> list[Claim]:
        if document.doc_id == doc_id:
            raise RecursionError("nested too deeply")
        return real(document)

    monkeypatch.setattr(several, "extract_claims", extract)


def test_a_document_that_fails_is_reported_and_the_rest_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    _fails_on("d1", monkeypatch)
    extraction = Extractor(3).extract(_documents(3))
    assert extraction.claims["doc_id"].to_pylist() == ["d0", "d2"]
    (rejection,) = extraction.rejected
    assert (rejection.table, rejection.row_key, rejection.value) == ("claims", "d1", "RecursionError")
    assert "nested too deeply" in rejection.reason


def test_worker_processes_find_the_same_as_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "WORTH_PROCESSES", 1)
    documents = _documents(40)
    with Workers(2) as workers:
        assert Extractor(40, workers).extract(documents) == Extractor(40).extract(documents)


def test_how_far_it_has_come_is_told_across_batches(caplog: pytest.LogCaptureFixture) -> None:
    documents = _documents(40)
    extractor = Extractor(40)
    with caplog.at_level("DEBUG", logger="claims.bulk"):
        extractor.extract(documents[:20])
        extractor.extract(documents[20:])
    assert [(record.done, record.total) for record in caplog.records] == [(16, 40), (20, 40), (36, 40), (40, 40)]
