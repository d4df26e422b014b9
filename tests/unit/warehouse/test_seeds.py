"""Code lists are loaded and tested once, and again as soon as anything about them changes."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import DBT_DIR, Settings
from orchestration.warehouse import seeds
from orchestration.warehouse.assets import before_gate_2

NAMES = {key.path[-1] for key in before_gate_2.keys if key.path[0] == "seeds"}


def test_a_finished_load_knows_its_code_lists(loaded: Settings) -> None:
    assert seeds.are_loaded(loaded.warehouse, seeds.fingerprint(), NAMES)


@pytest.mark.parametrize(
    "changed", ["seeds/sectors.csv", "seeds/_seeds.yml", "macros/portable.sql", "tests/generic/accepted_range.sql"]
)
def test_lists_are_loaded_again_when_one_its_tests_or_a_macro_changes(changed: str, tmp_path: Path) -> None:
    project = shutil.copytree(DBT_DIR, tmp_path / "dbt", ignore=shutil.ignore_patterns("target", "logs", "models"))
    before = seeds.fingerprint(project)
    assert before == seeds.fingerprint(DBT_DIR)

    with (project / changed).open("a", encoding="utf-8") as file:
        file.write("\n")

    assert seeds.fingerprint(project) != before


def test_lists_are_loaded_again_after_a_load_that_did_not_finish_them_or_lost_one(tmp_path: Path) -> None:
    warehouse = tmp_path / "kttt.duckdb"
    assert not seeds.are_loaded(warehouse, "a", {"sectors"})

    seeds.remember(warehouse, None)
    with closing(duckdb.connect(str(warehouse))) as connection:
        connection.execute("CREATE TABLE seeds.sectors (sector_code VARCHAR)")
    assert not seeds.are_loaded(warehouse, "a", {"sectors"})

    seeds.remember(warehouse, "a")
    assert seeds.are_loaded(warehouse, "a", {"sectors"})
    assert not seeds.are_loaded(warehouse, "b", {"sectors"})
    assert not seeds.are_loaded(warehouse, "a", {"sectors", "units"})
