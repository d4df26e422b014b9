"""What DuckDB may use: as much for every country, whoever opens the warehouse."""

from __future__ import annotations

from pathlib import Path

import yaml

from orchestration.resources import Warehouse
from orchestration.settings import PROJECT_ROOT
from orchestration.warehouse.memory import LIMIT, opened

QUESTION = "SELECT current_setting('memory_limit')"


def test_connections_of_a_load_keep_to_it(tmp_path: Path) -> None:
    warehouse = tmp_path / "kttt.duckdb"
    with Warehouse(database=str(warehouse)).get_connection() as connection:
        assert connection.execute(QUESTION).fetchone() == ("700.0 MiB",)
    with opened(warehouse) as connection:
        assert connection.execute(QUESTION).fetchone() == ("700.0 MiB",)


def test_dbt_keeps_to_it() -> None:
    profile = yaml.safe_load((PROJECT_ROOT / "dbt_project" / "profiles.yml").read_text(encoding="utf-8"))

    assert profile["kttt"]["outputs"]["duckdb"]["settings"]["memory_limit"] == LIMIT
