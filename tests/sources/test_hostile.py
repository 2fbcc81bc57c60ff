"""Does a broken or hostile file cost more than its own documents?"""

import random
import sys
from pathlib import Path

import pytest

from claims.sources import read_documents

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from hostile import hostile, mutated, seeds

FEW, MANY = 40, 10_000


@pytest.fixture
def got(tmp_path, settings, today):
    """What is read of a file that holds these bytes; whatever they are, it is documents or lines, one line each."""

    def reading(name, data, **changes):
        (tmp_path / name).write_bytes(data)
        read = read_documents([tmp_path / name], settings.model_copy(update={"max_links": 0, **changes}), today=today)
        assert read.documents or read.rejected
        assert all(line.reason and "\n" not in line.reason for line in read.rejected)
        return read

    return reading


@pytest.mark.filterwarnings("ignore")  # what the libraries say of broken input
@pytest.mark.parametrize("count", [pytest.param(FEW, id="few"), pytest.param(MANY, id="many", marks=pytest.mark.soak)])
@pytest.mark.parametrize("name", seeds())
def test_mutated_files_end_in_documents_or_lines(got, name, count):
    chance, data = random.Random(name), seeds()[name]
    for _ in range(count):
        got(name, mutated(data, chance))


@pytest.mark.soak
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("name", "data"), [pytest.param(*one, id=f"{one[0]} {one[1][:12]!r}") for one in hostile()])
def test_a_hostile_megabyte_ends_in_documents_or_lines(got, name, data):
    got(name, data, max_page_bytes=2_000_000, max_document_characters=2_000_000)
