"""Are the bundled reports what their note promises?"""

import json
import re
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from claims.settings import load_settings
from claims.sources import read_documents

FOLDER = Path(str(resources.files("claims"))) / "sample" / "reports"
ROWS = [json.loads(line) for line in (FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
PAGES = sorted(FOLDER.glob("*.html"))
TEXTS = [*sorted(FOLDER.glob("*.txt")), *sorted(FOLDER.glob("*.md"))]


@pytest.fixture(scope="module")
def documents(today):
    reading = read_documents(["@sample"], load_settings().input, today=today)
    assert reading.rejected == []
    return {document.doc_id: document for document in reading.documents}


def test_every_report_says_that_it_is_invented():
    assert all(row["note"].startswith("Illustrative") for row in ROWS)
    assert all("Illustrative: written for this sample" in path.read_text(encoding="utf-8") for path in [*PAGES, *TEXTS])


def test_every_address_is_one_that_nobody_can_own():
    pages = [path.read_text(encoding="utf-8") for path in PAGES]
    addresses = [row["url"] for row in ROWS] + [url for page in pages for url in re.findall(r'https?://[^"\s<]+', page)]
    assert {(urlsplit(address).hostname or "").rpartition(".")[2] for address in addresses} == {"example"}


def test_a_dozen_outlets_wrote_about_thirty_short_reports(documents):
    assert len(documents) == len(ROWS) + len(PAGES) + len(TEXTS) == 32
    assert len({row["source"] for row in ROWS}) == 10
    assert all(60 <= len(document.text.split()) <= 220 for document in documents.values())


def test_pages_are_read_without_their_furniture(documents):
    for path in PAGES:
        text = documents[path.name].text
        assert not re.search(r"newsletter|shares|comments|More from World|subscribe|Ferry|Flood", text)
        assert documents[path.name].source == "Vantage World"


def test_two_pairs_of_reports_carry_one_wire_text(documents):
    wired = {doc_id: document.credit for doc_id, document in documents.items() if document.credit}
    assert wired == {
        "jelvany-northgate": "Norvane Press",
        "jelvany-coastline": "Norvane Press",
        "belmora-capital": "Norvane Press",
        "belmora-pacific": "Norvane Press",
        "sarneth-northgate": "Seaboard News Agency",
    }


def test_one_report_holds_no_figure():
    body = (FOLDER / "orlesk-lantern.txt").read_text(encoding="utf-8").split("\n\n", 2)[2]
    assert not re.search(r"\d|\b(two|three|dozen|hundred|thousand|several|half)", body)
