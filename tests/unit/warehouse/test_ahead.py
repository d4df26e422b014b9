"""What is built ahead is never missed: its stage builds what is not there."""

from __future__ import annotations

from pathlib import Path

from orchestration.warehouse.ahead import code_lists_ahead
from orchestration.warehouse.dbt import Dbt


def test_what_cannot_be_built_ahead_is_left_to_its_stage(tmp_path: Path) -> None:
    dbt = Dbt(tmp_path / "kttt.duckdb", tmp_path / "dbt")

    with code_lists_ahead(dbt, tmp_path / "no manifest.json", "monday"):
        pass

    assert not dbt.warehouse.exists()
