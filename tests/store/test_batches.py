"""Do many runs, each over what is new, come to what one run over everything comes to?"""

from __future__ import annotations

import pandas as pd
import pytest

from claims import cross_reference
from claims.extraction import several
from claims.store import extracted, versions


@pytest.fixture(scope="module")
def whole(news, settings, by_claims) -> pd.DataFrame:
    """What one run over everything finds, without a store."""
    return by_claims(cross_reference(news, settings))


@pytest.mark.parametrize(
    "starts", [pytest.param((0, 4, 8), id="as published"), pytest.param((8, 0, 4), id="in another order", marks=pytest.mark.soak)]
)
def test_batches_give_the_facts_and_verdicts_of_one_run(news, run, whole, tmp_path, starts, by_claims):
    for start in starts:
        last = run(news[start : start + 4], str(tmp_path / "batches.db"))
    pd.testing.assert_frame_equal(by_claims(last), whole)


def test_only_what_is_new_is_extracted(news, run, tmp_path, monkeypatch):
    read = []
    extract = several.extract_claims
    monkeypatch.setattr(several, "extract_claims", lambda document: read.append(document.doc_id) or extract(document))
    place = str(tmp_path / "one.db")
    run(news[:3], place)
    run(news[:5], place)
    assert read == sorted(one["id"] for one in news[:3]) + sorted(one["id"] for one in news[3:5])


def test_another_extractor_reads_what_stands_anew(news, run, tmp_path, monkeypatch):
    place, read = str(tmp_path / "one.db"), []
    before = run(news[:4], place)
    extract = several.extract_claims
    monkeypatch.setattr(several, "extract_claims", lambda document: read.append(document.doc_id) or extract(document))
    for module in (extracted, versions):
        monkeypatch.setattr(module, "extractor", lambda: "another")
    after = run([], place)
    assert read == sorted(one["id"] for one in news[:4])
    assert after.facts["fact_id"].tolist() == before.facts["fact_id"].tolist()


def test_a_fact_keeps_its_id_when_claims_join_it(news, run, tmp_path):
    place = str(tmp_path / "one.db")
    first = run(news[:2], place)
    last = run(news[2:], place)
    dead = first.claims[first.claims["predicate"] == "kill"].set_index("claim_id")["fact_id"]
    assert last.claims.set_index("claim_id").loc[dead.index, "fact_id"].tolist() == dead.tolist()
    assert last.claims["fact_id"].value_counts()[dead.iloc[0]] > len(dead)


def test_the_same_documents_twice_change_nothing(news, run, tables, places):
    place = places("one")
    run(news, place)
    before = tables(place)
    again = run(news, place)
    after = tables(place)
    assert again.changes.table.empty
    assert len(again.facts) == len(before["facts"])
    for name in set(before) - {"runs", "statistics"}:
        pd.testing.assert_frame_equal(before[name], after[name])
