"""Do the migrations make the tables that the code knows, and what is said where a store cannot be used?"""

from __future__ import annotations

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from claims.errors import StoreError
from claims.store import opened, shown
from claims.store.connection import address, engine_of
from claims.store.schema import METADATA
from claims.store.upgrades import newest_revision, upgrade


def test_migrations_and_schema_are_the_same(places):
    engine = engine_of(address(places("one")))
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == newest_revision()
    engine.dispose()


def test_a_store_at_the_newest_schema_is_not_migrated_again(places, monkeypatch):
    engine = engine_of(address(places("one")))
    upgrade(engine)
    monkeypatch.setattr("alembic.command.upgrade", lambda *_: pytest.fail("migrated again"))
    upgrade(engine)
    engine.dispose()


def test_a_store_of_sqlite_writes_ahead(tmp_path, settings):
    with opened(settings.store, str(tmp_path / "deep" / "one.db")):
        pass
    with sqlite3.connect(tmp_path / "deep" / "one.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_store_of_a_later_version_is_refused(tmp_path, settings):
    place = str(tmp_path / "one.db")
    with opened(settings.store, place):
        pass
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="was written by another version of claims"), opened(settings.store, place):
        pass


@pytest.mark.parametrize(
    ("place", "said"),
    [
        pytest.param(
            "mysql://desk@host/news", "no store can be kept there; name a file, such as news.db, or postgresql://", id="another database"
        ),
        pytest.param("sqlite://", "no store can be kept there", id="memory, which remembers nothing"),
        pytest.param("postgresql://desk:secret@127.0.0.1:1/news", "cannot be used as a store", id="nobody answers"),
    ],
)
def test_a_place_that_is_none_is_one_clear_line(place, said, settings):
    with pytest.raises(StoreError, match=said) as caught, opened(settings.store, place):
        pass
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_one_clear_line(tmp_path, settings):
    path = tmp_path / "notes.txt"
    path.write_text("12 people were killed.\n" * 100, encoding="utf-8")
    with (
        pytest.raises(StoreError, match=r"notes\.txt: cannot be used as a store \(file is not a database\)"),
        opened(settings.store, str(path)),
    ):
        pass
    assert path.read_text(encoding="utf-8").startswith("12 people")


def test_passwords_are_not_shown():
    assert shown(address("postgresql://desk:secret@db.example/news")) == "postgresql://desk:***@db.example/news"
