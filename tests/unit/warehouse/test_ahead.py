"""What is built ahead is never missed: its stage builds what is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orchestration.runtime.journal import open_journal
from orchestration.warehouse.ahead import code_lists_ahead, finish
from orchestration.warehouse.dbt import Dbt
from orchestration.warehouse.memory import opened


@pytest.fixture
def dbt(tmp_path: Path) -> Dbt:
    return Dbt(tmp_path / "kttt.duckdb", tmp_path / "dbt")


def databases(dbt: Dbt) -> set[str]:
    with opened(dbt.warehouse) as connection:
        return {name for (name,) in connection.execute("SELECT database_name FROM duckdb_databases()").fetchall()}


def test_what_cannot_be_built_ahead_is_left_to_its_stage_and_told(dbt: Dbt, tmp_path: Path) -> None:
    open_journal(tmp_path)

    with code_lists_ahead(dbt, tmp_path / "no manifest.json", "monday"):
        pass

    (line,) = (tmp_path / "logs" / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["event"] == "left to its stage"
    assert "no manifest.json" in json.loads(line)["error"]


def test_no_connection_is_the_last_while_another_thread_may_open_one(dbt: Dbt, tmp_path: Path) -> None:
    """DuckDB refuses a file that it is about to let go; what is attached lives until it does."""
    with code_lists_ahead(dbt, tmp_path / "no manifest.json", "monday"):
        with opened(dbt.warehouse) as connection:
            connection.execute("ATTACH ':memory:' AS still_there")
        meanwhile = databases(dbt)
        finish()
        afterwards = databases(dbt)

    assert "still_there" in meanwhile
    assert "still_there" not in afterwards
