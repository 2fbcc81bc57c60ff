"""Is what is old taken out, and nothing else?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd

from claims.cli import main
from claims.sources import Cursor
from claims.store.cursors import keep_cursors, read_cursors
from claims.store.housekeeping import kept, prune, vacuum


def test_what_is_older_goes_with_all_that_hangs_together_with_it(news, run, tables, places, settings):
    place = places("one")
    before = run(news, place)
    with kept(place, settings.store) as engine:
        gone = prune(engine, datetime(2025, 3, 20, tzinfo=UTC))
        vacuum(engine)
    left = tables(place)
    assert gone.documents == len(news) - 1
    assert left["documents"].query("state == 'current'")["doc_id"].tolist() == ["late-1"]
    assert set(left["claims"]["doc_id"]) == {"late-1"}
    assert len(left["facts"]) == left["members"]["fact_id"].nunique() == len(before.facts) - gone.facts
    assert left["documents"].query("state == 'pruned'")["text"].eq("").all()


def test_what_was_taken_out_is_not_read_again_and_counts_as_no_change(news, run, tmp_path, settings):
    place = str(tmp_path / "one.db")
    run(news, place)
    with kept(place, settings.store) as engine:
        prune(engine, datetime(2025, 3, 20, tzinfo=UTC))
    again = run(news, place)
    assert again.documents["doc_id"].tolist() == ["late-1"]
    assert again.changes.table.empty


def test_a_document_that_something_younger_hangs_on_stays(news, run, tmp_path, settings, tables):
    place = str(tmp_path / "one.db")
    run(news[:9], place)
    with kept(place, settings.store) as engine:
        gone = prune(engine, datetime(2025, 3, 2, tzinfo=UTC))
    assert gone.documents == 0
    assert tables(place)["documents"]["state"].eq("current").all()


def test_an_export_holds_every_table(news, run, tmp_path, capsys):
    place, folder = str(tmp_path / "one.db"), tmp_path / "export"
    run(news[:2], place)
    assert main(["store", "export", str(folder), "--store", place]) == 0
    assert pd.read_parquet(folder / "documents.parquet")["doc_id"].tolist() == ["post-1", "wire-1"]
    assert {path.stem for path in folder.glob("*.csv")} == {
        "claims", "cursors", "documents", "facts", "matches", "members", "placed", "runs", "statistics", "unread", "verdicts",
    }  # fmt: skip


def test_where_there_is_no_store_one_line_says_so(tmp_path, capsys):
    assert main(["store", "vacuum", "--store", str(tmp_path / "empty.db")]) == 2
    assert "empty.db: holds no store; name one that `claims run --store` has written" in capsys.readouterr().err
    assert main(["store", "vacuum"]) == 2
    assert "no store is named" in capsys.readouterr().err


def test_cursors_come_back_as_they_were_kept(news, run, tmp_path, settings):
    place = str(tmp_path / "one.db")
    run(news[:1], place)
    first = Cursor(etag='"7"', last_modified=None, digest="ab12", fetched_at=datetime(2025, 7, 1, 6, tzinfo=UTC))
    second = replace(first, etag='"8"')
    with kept(place, settings.store) as engine, engine.begin() as connection:
        keep_cursors(connection, {"https://post.example/feed": first})
        keep_cursors(connection, {"https://post.example/feed": second})
        assert read_cursors(connection) == {"https://post.example/feed": second}
