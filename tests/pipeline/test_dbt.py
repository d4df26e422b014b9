"""The models on made-up rows: dbt's unit tests, which a nightly load leaves out."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import Settings
from orchestration.warehouse.assets import AFTER_GATE_2, BEFORE_GATE_2
from orchestration.warehouse.dbt import Dbt, DbtFailed, end_all
from orchestration.warehouse.unchanged import stage_of


def a_copy_of(loaded: Settings, folder: Path) -> Dbt:
    """The working warehouse of a finished load, for dbt alone."""
    own = Settings(raw_dir=loaded.raw_dir, data_dir=folder)
    shutil.copyfile(loaded.warehouse, own.warehouse)
    shutil.copytree(loaded.data_dir / "dbt", folder / "dbt")
    return Dbt.of(own)


def test_every_unit_test_of_the_models_passes(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)

    dbt.run("test", "--select", "test_type:unit")

    results = json.loads((dbt.folder / "run_results.json").read_bytes())["results"]
    assert len(results) > 10
    assert {result["status"] for result in results} == {"pass"}


def test_a_failure_names_the_model_and_frees_the_warehouse(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)
    with closing(duckdb.connect(str(dbt.warehouse))) as connection:
        connection.execute("alter table intermediate.int_figure_vintages rename column value to lost")

    with pytest.raises(DbtFailed, match=r"fct_collective_economy_history: .*value"):
        dbt.run("run", "--select", "fct_collective_economy_history")

    with closing(duckdb.connect(str(dbt.warehouse))) as connection:
        connection.execute("select lost from intermediate.int_figure_vintages limit 1")


def test_a_blank_where_none_may_be_names_column_and_cell(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)
    with closing(duckdb.connect(str(dbt.warehouse))) as connection:
        cell = connection.execute("select sheet, cell from intermediate.int_accepted_figures limit 1").fetchone()
        assert cell is not None
        connection.execute(
            "update intermediate.int_accepted_figures set scenario = null where sheet = ? and cell = ?", cell
        )

    with pytest.raises(DbtFailed, match=rf"no_blank_int_accepted_figures.*blank_column scenario.*cell {cell[1]}"):
        dbt.run("test", "--select", "int_accepted_figures", "--exclude-resource-type", "unit_test")


def test_an_interrupted_build_stops_and_frees_the_warehouse(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)
    events = dbt.invoke("build", "--select", "fqn:kttt.marts", "--exclude-resource-type", "unit_test")
    first = next(events)

    end_all()

    with closing(duckdb.connect(str(dbt.warehouse))) as connection:
        connection.execute("create table main.mine (n integer)")
    ended = {first["data"]["node_info"]["unique_id"]}
    with pytest.raises(DbtFailed):
        ended |= {event["data"]["node_info"]["unique_id"] for event in events}
    assert len(ended) < 20  # of a hundred models and tests


@pytest.mark.parametrize("folders", [BEFORE_GATE_2, AFTER_GATE_2])
def test_no_test_is_lost_when_the_models_it_reads_are_kept(
    loaded: Settings, folders: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """dbt finds each by the selector of its stage, without its models and without others."""
    from dbt.cli.main import dbtRunner

    dbt = Dbt.of(loaded)
    stage = stage_of(json.loads((dbt.folder / "manifest.json").read_bytes()), folders)
    tests = {unique_id: node.selector for unique_id, node in stage.items() if unique_id.startswith("test.")}
    options = ["--resource-type", "test", "--indirect-selection", "empty", "--output", "json"]
    found = dbtRunner(manifest=dbt.parse()).invoke(
        ["ls", *options, "--output-keys", "unique_id", "--select", *tests.values(), *dbt._options()]
    )

    assert found.success
    assert {json.loads(line)["unique_id"] for line in found.result} == tests.keys()  # type: ignore[union-attr]
    assert len(tests) > 50
