"""Between two stages of a load the warehouse stays open, and nobody waits for it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orchestration.warehouse.held import hold, let_go
from orchestration.warehouse.memory import opened


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "kttt.duckdb"
    let_go()


def databases(warehouse: Path) -> set[str]:
    with opened(warehouse) as connection:
        return {name for (name,) in connection.execute("SELECT database_name FROM duckdb_databases()").fetchall()}


def test_what_a_stage_had_open_is_still_there_for_the_next_one(warehouse: Path) -> None:
    """DuckDB forgets with the last connection: what is attached lives as long as it remembers."""
    hold(warehouse)
    with opened(warehouse) as connection:
        connection.execute("ATTACH ':memory:' AS still_there")

    assert "still_there" in databases(warehouse)
    let_go()
    assert "still_there" not in databases(warehouse)


def test_a_warehouse_that_is_held_again_is_not_let_go_in_between(warehouse: Path) -> None:
    """DuckDB refuses who opens a file while the last connection to it is closed, and work begun ahead does."""
    hold(warehouse)
    with opened(warehouse) as connection:
        connection.execute("ATTACH ':memory:' AS still_there")
    hold(warehouse)

    assert "still_there" in databases(warehouse)


def test_what_stages_wrote_is_in_the_file_once_it_is_let_go(warehouse: Path) -> None:
    log = warehouse.with_name("kttt.duckdb.wal")
    hold(warehouse)
    with opened(warehouse) as connection:
        connection.execute("CREATE TABLE written AS SELECT 1 AS x")
    assert log.exists()

    let_go()
    assert not log.exists()


def test_a_file_that_cannot_be_held_is_left_to_the_first_stage(tmp_path: Path) -> None:
    hold(tmp_path)
