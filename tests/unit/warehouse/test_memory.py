"""What DuckDB may use: little for a country of any usual size, more where the warehouse is larger."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.resources import Warehouse
from orchestration.warehouse.memory import duckdb_memory


@pytest.mark.parametrize(("mebibytes", "limit"), [(0, "600MiB"), (120, "600MiB"), (1000, "4000MiB")])
def test_the_limit_is_the_same_for_usual_countries_and_grows_with_larger_ones(
    tmp_path: Path, mebibytes: int, limit: str
) -> None:
    warehouse = tmp_path / "kttt.duckdb"
    with warehouse.open("wb") as file:
        file.truncate(mebibytes << 20)

    assert duckdb_memory(warehouse) == limit


def test_connections_of_a_load_keep_to_it(tmp_path: Path) -> None:
    with Warehouse(database=str(tmp_path / "kttt.duckdb")).get_connection() as connection:
        assert connection.execute("SELECT current_setting('memory_limit')").fetchone() == ("600.0 MiB",)
