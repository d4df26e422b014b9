"""Nothing is built again that would come out as it is, and everything else is."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.settings import DBT_DIR, Settings
from orchestration.warehouse import unchanged
from orchestration.warehouse.project import AFTER_GATE_2, BEFORE_GATE_2
from orchestration.warehouse.project import manifest as manifest_of

MARTS = {"model.facts", "model.sizes", "test.facts_are_sizes"}


def node(name: str, kind: str, folder: str, *parents: str, materialized: str = "table") -> dict[str, Any]:
    """A node as dbt's manifest has it."""
    return {
        "name": name,
        "schema": folder,
        "resource_type": kind,
        "fqn": ["kttt", folder, name],
        "config": {"materialized": materialized},
        "depends_on": {"nodes": list(parents)},
    }


# figures -> stg_figures (a view) -> int_figures -> facts; codes -> sizes; both are held against each other.
MANIFEST = {
    "sources": {"source.figures": {**node("figures", "source", "landing"), "depends_on": {}}},
    "nodes": {
        "test.facts_are_sizes": node("facts_are_sizes", "test", "tests", "model.facts", "model.sizes"),
        "test.int_figures": node("no_blank_int_figures", "test", "intermediate", "model.int_figures"),
        "model.facts": node("facts", "model", "marts", "model.int_figures"),
        "model.sizes": node("sizes", "model", "marts", "seed.codes"),
        "model.int_figures": node("int_figures", "model", "intermediate", "model.stg_figures", "seed.codes"),
        "model.stg_figures": node("stg_figures", "model", "staging", "source.figures", materialized="view"),
        "seed.codes": {**node("codes", "seed", "seeds"), "depends_on": {"macros": []}},
    },
}
EARLY = unchanged.stage_of(MANIFEST, BEFORE_GATE_2)
LATE = unchanged.stage_of(MANIFEST, AFTER_GATE_2)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A warehouse in which both stages were built and tested by the run `monday`."""
    path = tmp_path / "kttt.duckdb"
    change(
        path,
        """
        CREATE SCHEMA landing; CREATE SCHEMA seeds; CREATE SCHEMA staging; CREATE SCHEMA intermediate;
        CREATE SCHEMA marts;
        CREATE TABLE landing.figures AS SELECT range AS cell, range * 10 AS value FROM range(1, 6);
        CREATE TABLE seeds.codes AS SELECT 'a' AS code;
        CREATE VIEW staging.stg_figures AS SELECT cell, value FROM landing.figures;
        CREATE TABLE intermediate.int_figures AS SELECT * FROM staging.stg_figures WHERE value > 10;
        CREATE TABLE marts.facts AS SELECT * FROM intermediate.int_figures;
        CREATE TABLE marts.sizes AS SELECT 1 AS size;
        """,
    )
    for stage in (EARLY, LATE):
        assert unchanged.kept(path, stage, "project") == {}
        unchanged.remember(path, stage, "project", stage, "monday")
    return path


def change(warehouse: Path, statements: str) -> None:
    with closing(duckdb.connect(str(warehouse))) as connection:
        connection.execute(statements)


def kept(warehouse: Path, stage: dict[str, unchanged.Node] = EARLY, project: str = "project") -> set[str]:
    return set(unchanged.kept(warehouse, stage, project))


def test_what_did_not_change_is_kept_and_its_run_is_known(warehouse: Path) -> None:
    assert unchanged.kept(warehouse, EARLY, "project") == dict.fromkeys(EARLY, "monday")
    assert unchanged.kept(warehouse, LATE, "project") == dict.fromkeys(LATE, "monday")


@pytest.mark.parametrize(
    "statements",
    [
        "UPDATE landing.figures SET value = 11 WHERE cell = 1",
        "UPDATE landing.figures SET value = NULL WHERE cell = 1",
        "INSERT INTO landing.figures SELECT * FROM landing.figures WHERE cell = 1",
        "DELETE FROM landing.figures WHERE cell = 1",
        "UPDATE landing.figures SET cell = value, value = cell",
        "ALTER TABLE landing.figures RENAME value TO amount",
        "ALTER TABLE landing.figures ALTER value TYPE INTEGER",
        "DROP TABLE landing.figures",
    ],
)
def test_another_row_or_column_of_a_source_has_all_that_reads_it_built_and_tested(
    warehouse: Path, statements: str
) -> None:
    change(warehouse, statements)
    assert kept(warehouse) == {"seed.codes"}


def test_a_changed_code_list_has_all_that_reads_it_built_and_tested(warehouse: Path) -> None:
    change(warehouse, "INSERT INTO seeds.codes VALUES ('b')")
    assert kept(warehouse, LATE) == {"model.facts"}


def test_a_model_whose_parents_were_built_again_and_came_out_the_same_is_kept(warehouse: Path) -> None:
    change(
        warehouse,
        """
        UPDATE landing.figures SET value = 5 WHERE cell = 1;
        CREATE OR REPLACE TABLE intermediate.int_figures AS
        SELECT * FROM staging.stg_figures WHERE value > 10 ORDER BY cell DESC;
        """,
    )
    assert "model.int_figures" not in kept(warehouse, EARLY)
    assert kept(warehouse, LATE) == MARTS


@pytest.mark.parametrize("statements", ["UPDATE marts.facts SET value = 0", "DROP TABLE marts.facts"])
def test_a_table_that_somebody_touched_is_built_and_tested_again(warehouse: Path, statements: str) -> None:
    change(warehouse, statements)
    assert kept(warehouse, LATE) == {"model.sizes"}


def test_another_project_builds_everything(warehouse: Path) -> None:
    assert kept(warehouse, EARLY, "another project") == set()


def test_what_was_begun_and_not_finished_is_built_again_whatever_the_sources_hold_by_then(warehouse: Path) -> None:
    change(warehouse, "UPDATE landing.figures SET value = 11 WHERE cell = 1")
    assert kept(warehouse) == {"seed.codes"}
    change(warehouse, "UPDATE landing.figures SET value = 10 WHERE cell = 1")
    assert kept(warehouse) == {"seed.codes"}


def test_a_test_that_did_not_pass_is_made_again(warehouse: Path) -> None:
    unchanged.forget(warehouse, LATE)
    unchanged.remember(warehouse, LATE, "project", MARTS - {"test.facts_are_sizes"}, "tuesday")
    assert kept(warehouse, LATE) == {"model.facts", "model.sizes"}


def test_a_stage_of_which_a_part_was_built_by_hand_is_built_again(warehouse: Path) -> None:
    unchanged.forget(warehouse, LATE)
    assert kept(warehouse, LATE) == set()
    assert kept(warehouse, EARLY) == EARLY.keys()


@pytest.mark.parametrize(
    "changed",
    [
        *("seeds/sectors.csv", "seeds/_seeds.yml", "models/marts/growth.sql", "models/marts/growth.yml"),
        *("macros/portable.sql", "tests/assert_ledger_balances.sql", "dbt_project.yml", "profiles.yml"),
    ],
)
def test_every_file_of_the_project_counts(changed: str, tmp_path: Path) -> None:
    project = shutil.copytree(DBT_DIR, tmp_path / "dbt", ignore=shutil.ignore_patterns("target", "logs"))
    before = unchanged.fingerprint(project)
    assert before == unchanged.fingerprint()

    with (project / changed).open("a", encoding="utf-8") as file:
        file.write("\n")

    assert unchanged.fingerprint(project) != before


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    """The project's own manifest."""
    found: dict[str, Any] = json.loads(manifest_of(Settings.from_environment()).read_bytes())
    return found


def test_every_list_model_and_test_of_the_project_belongs_to_one_stage(manifest: dict[str, Any]) -> None:
    early, late = (unchanged.stage_of(manifest, folders) for folders in (BEFORE_GATE_2, AFTER_GATE_2))
    assert sorted([*early, *late]) == sorted(manifest["nodes"])
    assert len({each.selector for each in (*early.values(), *late.values())}) == len(manifest["nodes"])


def test_a_finished_load_has_everything_that_passed(loaded: Settings, manifest: dict[str, Any]) -> None:
    with closing(duckdb.connect(str(loaded.warehouse), read_only=True)) as connection:
        made = {unique_id for (unique_id,) in connection.execute("SELECT unique_id FROM dbt.made").fetchall()}
    assert made == manifest["nodes"].keys()


def test_no_table_asks_what_time_it_is(manifest: dict[str, Any]) -> None:
    """It would be kept as it was on another day."""
    clock = re.compile(r"current_(date|time)|\bnow\(|run_started_at|random\(|uuid\(")
    own = [each for each in manifest["macros"].values() if each["package_name"] == manifest["metadata"]["project_name"]]
    macros = {each["name"].rpartition("__")[2] for each in own if clock.search(each["macro_sql"])}
    asks = re.compile(rf"{clock.pattern}|\b({'|'.join(macros)})\(")
    asking = {each["name"] for each in manifest["nodes"].values() if asks.search(each["raw_code"])}
    tables = {each["name"] for each in manifest["nodes"].values() if each["config"]["materialized"] == "table"}
    assert asking
    assert asking.isdisjoint(tables)
