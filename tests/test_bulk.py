"""Extraction from many documents."""

import os
import signal
import subprocess
import sys
import time

import pytest

from claims import bulk
from claims.bulk import Extractor
from claims.model import Claim, Document


def _documents(number: int) -> list[Document]:
    return [
        Document(doc_id=f"d{one}", text=f"At least {40 + one} people were killed in the flood, officials said.") for one in range(number)
    ]


def _fails_on(doc_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = bulk.extract_claims

    def extract(document: Document) -> list[Claim]:
        if document.doc_id == doc_id:
            raise RecursionError("nested too deeply")
        return real(document)

    monkeypatch.setattr(bulk, "extract_claims", extract)


def test_a_document_that_fails_is_reported_and_the_rest_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    _fails_on("d1", monkeypatch)
    with Extractor(3) as extractor:
        extraction = extractor.extract(_documents(3))
    assert [claim.doc_id for claim in extraction.claims] == ["d0", "d2"]
    (rejection,) = extraction.rejected
    assert (rejection.table, rejection.row_key, rejection.value) == ("claims", "d1", "RecursionError")
    assert "nested too deeply" in rejection.reason


def test_worker_processes_find_the_same_as_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "WORTH_PROCESSES", 1)
    documents = _documents(40)
    with Extractor(40) as alone, Extractor(40, processes=2) as shared:
        assert shared.extract(documents) == alone.extract(documents)


def test_how_far_it_has_come_is_told_across_batches(caplog: pytest.LogCaptureFixture) -> None:
    documents = _documents(40)
    with caplog.at_level("DEBUG", logger="claims.bulk"), Extractor(40) as extractor:
        extractor.extract(documents[:20])
        extractor.extract(documents[20:])
    assert [(record.done, record.total) for record in caplog.records] == [(16, 40), (20, 40), (36, 40), (40, 40)]


_AT_WORK = """
import multiprocessing, time
from claims import bulk
from claims.model import Document

if __name__ == "__main__":
    bulk.WORTH_PROCESSES = 1
    with bulk.Extractor(2, processes=2) as extractor:
        extractor.extract([Document(doc_id="d", text="Nine people were hurt.")])
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        time.sleep(600)
"""


@pytest.mark.skipif(os.name == "nt", reason="asks by signal 0 whether a process lives")
def test_worker_processes_end_with_a_run_that_is_killed(tmp_path) -> None:
    program = tmp_path / "at_work.py"
    program.write_text(_AT_WORK, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        workers = [int(pid) for pid in run.stdout.readline().split()]
        assert workers
        run.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and any(_lives(worker) for worker in workers):
        time.sleep(0.05)
    assert not [worker for worker in workers if _lives(worker)]


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
