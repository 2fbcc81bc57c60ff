"""Is each set run on its own files, or scored from a finished run?"""

import json

import pytest

from claims.evaluate.benchmarks import Benchmark, score_benchmark
from claims.result import CrossReference


def never(*_):
    pytest.fail("not to be called")


@pytest.fixture
def seeds_folder(write_rows):
    write_rows("must_not.jsonl")
    folder = write_rows("claims.jsonl")
    (folder / "one.txt").touch()
    return folder


def test_product_is_run_on_the_files_of_the_set(seeds_folder, made):
    named = []

    def run(paths):
        named.extend(paths)
        found = made([])
        return CrossReference(
            documents=found.claims,
            claims=found.claims,
            matches=found.claims,
            near_misses=found.claims,
            facts=found.facts,
            rejected=found.claims,
            checks=found.claims,
        )

    assert score_benchmark(Benchmark.SEEDS, seeds_folder, run=run, extract=never)[0] == "tier A: 0 of 0   missed: -"
    assert named == [str(seeds_folder / "one.txt")]


def test_finished_run_is_scored_without_a_new_one(seeds_folder, made, tmp_path):
    found = made([])
    found.claims.to_parquet(tmp_path / "claims.parquet")
    found.facts.to_parquet(tmp_path / "facts.parquet")
    assert score_benchmark(Benchmark.SEEDS, seeds_folder, run=never, extract=never, results=tmp_path)[2].startswith("must not: 0 of 0")


def test_newsquant_is_read_sentence_by_sentence(tmp_path):
    (tmp_path / "small.json").write_text(json.dumps([{"text": "It rained.", "quantities": []}]), encoding="utf-8")
    assert score_benchmark(Benchmark.NEWSQUANT, tmp_path, run=never, extract=lambda _: [])[0] == "sentences 1  gold 0  found 0"
