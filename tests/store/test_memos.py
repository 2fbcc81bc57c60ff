"""Does a run judge anew what its documents touch, and nothing else, and come to what one run over everything comes to?"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pandas as pd
import pytest

from claims import cross_reference
from claims.assess import assessment
from claims.model import Policy
from claims.settings.overrides import Override
from claims.store import versions
from claims.store.housekeeping import kept, prune

_APART = {
    "id": "orchard-1",
    "source": "Orchard Weekly",
    "published_at": "2025-03-04",
    "text": "The growers of Tollmere picked 4,300 crates of pears.",
}


def _killed(doc, place, number, day, *, source="Valley Post", who="the mayor"):
    text = f"The flood in {place} killed {number} people on Monday, {who} said. The river Aske broke its banks in {place} before dawn."
    return {"id": doc, "source": source, "published_at": f"2025-03-{day:02}", "title": f"Flood in {place}", "text": text}


_ONE, _OTHER = _killed("a", "Belmora", 12, 4), _killed("b", "Corvessa", 30, 4, source="Coast Daily", who="Ann Dorrian")
_BOTH = {
    "id": "c", "source": "Daily Ledger", "published_at": "2025-03-05", "title": "Flood in Belmora, flood in Corvessa",
    "text": "The flood in Belmora killed 12 people on Monday. The flood in Corvessa killed 30 people on Monday. "
    "The river Aske broke its banks in Belmora and Corvessa before dawn.",
}  # fmt: skip


@pytest.fixture
def judged(monkeypatch):
    """The documents whose claims were judged, run by run."""
    seen: list[set[str]] = []
    describe = assessment.describe_facts
    monkeypatch.setattr(
        assessment,
        "describe_facts",
        lambda documents, claims, *rest: seen.append({*claims["doc_id"]}) or describe(documents, claims, *rest),
    )
    return seen


def _apart(settings):
    one = Override(claims=({"doc": "a", "quote": "12 people"}, {"doc": "d", "quote": "14 people"}), note="two floods")
    return settings.model_copy(update={"match": settings.match.model_copy(update={"cannot_link": (one,)})})


def _conservative(settings):
    return settings.model_copy(update={"assess": settings.assess.model_copy(update={"policy": Policy.CONSERVATIVE})})


def _as_is(settings):
    return settings


@pytest.mark.parametrize(
    ("batches", "before"),
    [
        pytest.param([[_ONE], [_OTHER], [_BOTH]], _as_is, id="a document that joins two stories"),
        pytest.param([[_ONE, _OTHER], [_ONE | {"text": _ONE["text"].replace("12", "15")}]], _as_is, id="a document that changed"),
        pytest.param([[_ONE, _killed("d", "Belmora", 14, 5, source="Coast Daily")], []], _apart, id="an override that was removed"),
        pytest.param([[_ONE, _killed("d", "Belmora", 14, 5, source="Coast Daily")], []], _conservative, id="settings that changed"),
        pytest.param(
            [[_OTHER], [_killed("e", "Tollmere", 5, 6, who="ANN DORRIAN"), _killed("f", "Tollmere", 7, 7, who="ANN DORRIAN")]],
            _as_is,
            id="a name that most spell otherwise from now on",
        ),
        pytest.param([[_killed("d", "Belmora", 14, 5)], [_ONE]], _as_is, id="a document older than what stands"),
    ],
)
def test_batches_come_to_what_one_run_comes_to(run, settings, by_claims, tmp_path, batches, before):
    for number, batch in enumerate(batches):
        last = run(batch, str(tmp_path / "one.db"), settings=before(settings) if number == 0 else settings)
    standing = {one["id"]: one for batch in batches for one in batch}
    pd.testing.assert_frame_equal(by_claims(last), by_claims(cross_reference(list(standing.values()), settings)))


def test_a_document_that_touches_nothing_leaves_the_rest_unjudged(run, news, judged, tmp_path):
    place = str(tmp_path / "one.db")
    run(news[:8], place)
    run([_APART], place)
    run([], place)
    assert judged[1:] == [{"orchard-1"}, set()]


def test_what_other_code_or_settings_judged_is_judged_again(run, news, settings, judged, tmp_path, monkeypatch):
    place = str(tmp_path / "one.db")
    run(news[:4], place)
    run([], place, settings=_conservative(settings))
    monkeypatch.setattr(versions, "assessor", lambda _: "another")
    run([], place)
    assert judged[0]
    assert judged[1:] == [judged[0], judged[0]]


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param("UPDATE memos SET body = zeroblob(40)", id="overwritten"),
        pytest.param("UPDATE memos SET body = substr(body, 1, length(body) / 2)", id="cut short"),
        pytest.param("DELETE FROM memos", id="gone"),
    ],
)
def test_damage_costs_time_and_nothing_else(run, news, judged, tmp_path, harm):
    place = str(tmp_path / "one.db")
    before = run(news[:4], place)
    with sqlite3.connect(place) as connection:
        connection.execute(harm)
    again = run([], place)
    pd.testing.assert_frame_equal(again.facts, before.facts)
    run([], place)
    assert judged[1:] == [judged[0], set()]


def test_pruning_takes_out_what_was_kept_of_the_documents(run, news, settings, tmp_path):
    place = str(tmp_path / "one.db")
    run(news, place)
    with kept(place, settings.store) as engine, engine.connect() as connection:
        sizes = "SELECT sum(length(body)) FROM memos"
        before = connection.exec_driver_sql(sizes).scalar_one()
    with kept(place, settings.store) as engine:
        prune(engine, datetime(2025, 3, 20, tzinfo=UTC))
        with engine.connect() as connection:
            assert connection.exec_driver_sql(sizes).scalar_one() < before


def test_many_runs_are_kept_in_few_parts(run, tmp_path, monkeypatch):
    monkeypatch.setattr("claims.store.memos._MOST_PARTS", 2)
    place = str(tmp_path / "one.db")
    for number in range(5):
        run([_APART | {"id": f"orchard-{number}", "text": f"The growers of Tollmere{number} picked 4,{number}00 crates of pears."}], place)
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT count(*) FROM memos").fetchone()[0] <= 2
