"""Does a broken or hostile file cost more than its own documents?"""

import random
import sys
from pathlib import Path

import pytest

from claims.sources import read_documents

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from hostile import mutated, seeds

MUTATIONS = 40


@pytest.mark.filterwarnings("ignore")  # what the libraries say of broken input
@pytest.mark.parametrize("name", seeds())
def test_mutated_files_end_in_documents_or_lines(tmp_path, settings, today, name):
    chance, data = random.Random(name), seeds()[name]
    few = settings.model_copy(update={"max_links": 0})
    for _ in range(MUTATIONS):
        (tmp_path / name).write_bytes(mutated(data, chance))
        got = read_documents([tmp_path / name], few, today=today)
        assert got.documents or got.rejected
        assert all(line.reason and "\n" not in line.reason for line in got.rejected)
