"""Do the benchmarks run, and is what they run on what they say?"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent / "benchmarks"


@pytest.fixture
def articles(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)  # they import each other as scripts do
    import articles

    return articles


QUICK = ["Extraction", "Matching"]
WHOLE = ["Import and start", *QUICK, "Whole runs", "Whole runs: wall seconds by stage", "Whole runs with a new store"]


@pytest.mark.parametrize(
    ("parts", "titles"),
    [
        pytest.param(["--parts", "extraction", "matching"], QUICK, id="some parts"),
        pytest.param([], WHOLE, id="all parts", marks=pytest.mark.soak),
    ],
)
def test_the_one_command_prints_and_writes_its_tables(tmp_path, parts, titles):
    asked = ["--articles", "2", "--claims", "20", "--sizes", "4", "--rounds", "1", "--long", "5000"]
    written = ["--json", tmp_path / "made.json", "--markdown", tmp_path / "made.md"]
    command = [sys.executable, BENCHMARKS / "measure.py", *parts, *asked, *written, "--without", "quantulum3", "Recognizers-Text"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    made = json.loads((tmp_path / "made.json").read_text())
    assert [table["title"] for table in made["tables"]][: len(titles)] == titles
    assert all(table["rows"] for table in made["tables"])
    assert all(f"## {title}\n" in (tmp_path / "made.md").read_text() and title in done.stdout for title in titles)


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(articles):
    assert articles.variations(300)[:100] == articles.variations(100)


def test_the_made_up_corpus_has_copies_look_alikes_and_growing_words(articles):
    made = articles.variations(600)
    assert len({document.doc_id for document in made}) == 600
    leads = Counter(document.text.split("\n\n")[0] for document in made)
    assert 0.3 < sum(many - 1 for many in leads.values()) / len(made) < 0.8
    words = [set(), set()]
    for half, documents in enumerate((made[:300], made)):
        words[half] = {word for document in documents for word in document.text.split()}
    assert 1.3 < len(words[1]) / len(words[0]) < 2
    places = Counter(title.split()[-1] for title in {document.title for document in made})
    assert max(places.values()) > 1
