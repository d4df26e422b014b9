"""What is identified ahead is what its stage would find, or is left to it."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from threading import Event

import duckdb
import pytest

from orchestration.runtime.companions import Companions
from orchestration.settings import Settings
from orchestration.warehouse.register import store
from orchestration.warehouse.register.ahead import identities_ahead
from tests.unit.warehouse.test_store import ROWS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(raw_dir=tmp_path, data_dir=tmp_path)
    with closing(duckdb.connect(str(settings.warehouse))) as connection:
        connection.execute(ROWS)
    return settings


def test_the_stage_finds_what_was_identified_ahead(settings: Settings) -> None:
    identities = identities_ahead(settings)
    identities.begin()
    assert identities.taken() is True

    with closing(duckdb.connect(str(settings.warehouse))) as connection:
        ahead = connection.execute("SELECT * FROM register.identities ORDER BY ALL").fetchall()
        assert not store.run(connection), "nothing is left to do"
        connection.execute("DROP SCHEMA register CASCADE")
        store.run(connection)
        assert connection.execute("SELECT * FROM register.identities ORDER BY ALL").fetchall() == ahead
    assert len(ahead) == 3


def test_what_fails_ahead_is_left_to_its_stage(settings: Settings) -> None:
    with closing(duckdb.connect(str(settings.warehouse))) as connection:
        connection.execute("ALTER TABLE intermediate.int_register_rows DROP COLUMN name")
    identities = identities_ahead(settings)
    identities.begin()
    assert identities.taken() is None

    with closing(duckdb.connect(str(settings.warehouse))) as connection:
        assert connection.execute("SELECT * FROM duckdb_schemas() WHERE schema_name = 'register'").fetchall() == []


def test_a_load_that_stops_waits_for_no_answer_and_keeps_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Event()

    def never_ends(connection: duckdb.DuckDBPyConnection, companions: Companions) -> bool:
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE main.half (n INTEGER)")
        answer = companions.submit(time.sleep, 3600)
        asked.set()
        answer.result()
        return True

    monkeypatch.setattr(store, "run", never_ends)
    identities = identities_ahead(settings)
    identities.begin()
    asked.wait()
    identities.abandon()

    with closing(duckdb.connect(str(settings.warehouse))) as connection:
        assert connection.execute("SELECT * FROM duckdb_tables() WHERE table_name = 'half'").fetchall() == []
