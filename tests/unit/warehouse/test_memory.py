"""What DuckDB may use: as much for every country, whoever opens the warehouse."""

from __future__ import annotations

from pathlib import Path

import yaml

from orchestration.resources import Warehouse
from orchestration.settings import PROJECT_ROOT
from orchestration.warehouse.memory import SETTINGS


def test_connections_of_a_load_keep_to_it(tmp_path: Path) -> None:
    with Warehouse(database=str(tmp_path / "kttt.duckdb")).get_connection() as connection:
        found = connection.execute(
            "SELECT current_setting('memory_limit'), current_setting('preserve_insertion_order')"
        ).fetchone()

    assert found == ("700.0 MiB", False)


def test_dbt_keeps_to_it() -> None:
    profile = yaml.safe_load((PROJECT_ROOT / "dbt_project" / "profiles.yml").read_text(encoding="utf-8"))

    assert SETTINGS.items() <= profile["kttt"]["outputs"]["duckdb"]["settings"].items()
