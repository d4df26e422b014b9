"""What DuckDB may use: as much for every country, whoever opens the warehouse."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import yaml

from orchestration.resources import Warehouse
from orchestration.settings import PROJECT_ROOT
from orchestration.warehouse.memory import LIMIT, opened

QUESTION = "SELECT current_setting('memory_limit')"


def profile() -> dict[str, Any]:
    """How dbt opens the warehouse."""
    profiles = yaml.safe_load((PROJECT_ROOT / "dbt_project" / "profiles.yml").read_text(encoding="utf-8"))
    output: dict[str, Any] = profiles["kttt"]["outputs"]["duckdb"]
    return output


def test_connections_of_a_load_keep_to_it(tmp_path: Path) -> None:
    warehouse = tmp_path / "kttt.duckdb"
    with Warehouse(database=str(warehouse)).get_connection() as connection:
        assert connection.execute(QUESTION).fetchone() == ("700.0 MiB",)
    with opened(warehouse) as connection:
        assert connection.execute(QUESTION).fetchone() == ("700.0 MiB",)


def test_dbt_keeps_to_it() -> None:
    assert profile()["settings"]["memory_limit"] == LIMIT


def test_one_process_may_have_all_of_them_at_once(tmp_path: Path) -> None:
    warehouse = tmp_path / "kttt.duckdb"
    with (
        Warehouse(database=str(warehouse)).get_connection() as one,
        opened(warehouse) as another,
        closing(duckdb.connect(str(warehouse), config=profile()["config_options"])) as of_dbt,
    ):
        for connection in (one, another, of_dbt):
            assert connection.execute(QUESTION).fetchone() == ("700.0 MiB",)
