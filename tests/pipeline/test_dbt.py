"""The models on made-up rows: dbt's unit tests, which a nightly load leaves out."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import yaml

from orchestration.settings import DBT_DIR, Settings
from orchestration.warehouse.code_lists import ALL_CODE_LISTS, CODE_LISTS
from orchestration.warehouse.dbt import Dbt, DbtFailed, end_all
from orchestration.warehouse.memory import opened
from orchestration.warehouse.project import AFTER_GATE_2, BEFORE_GATE_2, manifest, selecting
from orchestration.warehouse.unchanged import Node, stage_of


def a_copy_of(loaded: Settings, folder: Path) -> Dbt:
    """The working warehouse of a finished load, for dbt alone."""
    own = Settings(raw_dir=loaded.raw_dir, data_dir=folder)
    shutil.copyfile(loaded.warehouse, own.warehouse)
    shutil.copytree(loaded.data_dir / "dbt", folder / "dbt")
    return Dbt.of(own)


def test_every_unit_test_of_the_models_passes(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)

    dbt.run("test", "--select", "test_type:unit")

    results = json.loads((dbt.target / "run_results.json").read_bytes())["results"]
    assert len(results) > 10
    assert {result["status"] for result in results} == {"pass"}


@pytest.mark.parametrize(
    ("environment", "warehouse"),
    [
        ({"PWD": "/srv/kttt/dbt_project"}, "../data/kttt.duckdb"),
        ({"PWD": "/srv/kttt"}, "data/kttt.duckdb"),
        ({"PWD": "/srv/kttt/dbt_project", "KTTT_DATA_DIR": "/var/kttt"}, "/var/kttt/kttt.duckdb"),
    ],
    ids=["in its own folder", "in the project's", "elsewhere"],
)
def test_dbt_run_by_hand_finds_the_warehouse(
    environment: dict[str, str], warehouse: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dbt.config.renderer import ProfileRenderer
    from dbt_common.context import set_invocation_context

    set_invocation_context(environment)
    profile = yaml.safe_load((DBT_DIR / "profiles.yml").read_text(encoding="utf-8"))

    assert ProfileRenderer().render_data(profile)["kttt"]["outputs"]["duckdb"]["path"] == warehouse


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


def test_a_row_of_a_code_list_that_fails_a_test_is_told(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)
    with closing(duckdb.connect(str(dbt.warehouse))) as connection:
        connection.execute("update seeds.indicators set kind = 'stok' where indicator_code = 'org_total'")

    with pytest.raises(DbtFailed, match=r"accepted_values_indicators_kind.*such as kind stok"):
        dbt.run("test", "--select", "indicators,test_name:accepted_values")


def test_a_test_that_stands_alone_tells_the_row_that_fails_it(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)
    with closing(duckdb.connect(str(dbt.warehouse))) as connection:
        connection.execute("update marts.fct_collective_economy set value_high = value - 1 where geo_name = 'Hà Tĩnh'")

    with pytest.raises(
        DbtFailed,
        match=r"assert_value_lies_within_its_bounds: Got \d+ results.*such as submission_id \w+, sheet .+, cell ",
    ):
        dbt.run("test", "--select", "assert_value_lies_within_its_bounds")


def test_a_deadline_of_a_form_that_nobody_knows_is_told(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)
    with closing(duckdb.connect(str(dbt.warehouse))) as connection:
        connection.execute("update seeds.deadlines set form_code = 'pl8' where form_code = 'pl3'")

    with pytest.raises(DbtFailed, match=r"int_reporting_calendar_form_code.*such as form_code pl8"):
        dbt.run("build", "--select", "stg_forms int_reporting_calendar", "--exclude-resource-type", "unit_test")


def test_a_decision_about_a_code_that_no_list_has_is_told(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)
    with closing(duckdb.connect(str(dbt.warehouse))) as connection:
        connection.execute("update seeds.series_breaks set indicator_code = 'members' where indicator_code = 'any'")

    with pytest.raises(DbtFailed, match=r"known_codes_series_breaks.*indicator_code members"):
        dbt.run("test", "--select", "test_name:known_codes")


def test_an_interrupted_build_stops_and_frees_the_warehouse(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_copy_of(loaded, tmp_path)
    events = dbt.invoke("build", "--select", "fqn:kttt.marts", "--exclude-resource-type", "unit_test")
    first = next(events)

    end_all()

    with opened(dbt.warehouse) as connection:
        connection.execute("create table main.mine (n integer)")
    ended = {first["data"]["node_info"]["unique_id"]}
    with pytest.raises(DbtFailed):
        ended |= {event["data"]["node_info"]["unique_id"] for event in events}
    assert len(ended) < 20  # of a hundred models and tests


def nodes_of(folders: tuple[str, ...]) -> dict[str, Node]:
    """Everything that belongs to some folders of the project."""
    return stage_of(json.loads(manifest(Settings.from_environment()).read_bytes()), folders)


def found_by_dbt(dbt: Dbt, *selection: str) -> set[str]:
    """The unique ids that a selection means, without unit tests."""
    from dbt.cli.main import dbtRunner

    options = ["--exclude-resource-type", "unit_test", "--output", "json", "--output-keys", "unique_id"]
    found = dbtRunner(manifest=dbt.parsed().result()).invoke(["ls", *options, *selection, *dbt._options()])
    assert found.success
    return {json.loads(line)["unique_id"] for line in found.result}  # type: ignore[union-attr]


@pytest.mark.parametrize("folders", [BEFORE_GATE_2, AFTER_GATE_2])
def test_no_test_is_lost_when_the_models_it_reads_are_kept(
    loaded: Settings, folders: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """dbt finds each by the selector of its stage, without its models and without others."""
    dbt = Dbt.of(loaded)
    nodes = nodes_of(folders)
    tests = {unique_id: node.selector for unique_id, node in nodes.items() if unique_id.startswith("test.")}

    assert found_by_dbt(dbt, "--indirect-selection", "empty", "--select", *tests.values()) == tests.keys()
    assert len(tests) > 50


@pytest.mark.parametrize(
    ("folders", "selection"),
    [
        (CODE_LISTS, ALL_CODE_LISTS),
        (BEFORE_GATE_2, ("--select", selecting(BEFORE_GATE_2), "--indirect-selection", "buildable")),
        (AFTER_GATE_2, ("--select", selecting(AFTER_GATE_2), "--indirect-selection", "eager")),
    ],
)
def test_a_stage_selected_whole_is_what_it_remembers(
    loaded: Settings, folders: tuple[str, ...], selection: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    dbt = Dbt.of(loaded)

    assert found_by_dbt(dbt, *selection) == nodes_of(folders).keys()


def test_every_code_list_source_and_model_says_what_each_of_its_columns_means(loaded: Settings) -> None:
    nodes = json.loads(manifest(Settings.from_environment()).read_bytes())
    described = {
        (node["schema"], node["name"]): {name for name, column in node["columns"].items() if column["description"]}
        for node in [*nodes["nodes"].values(), *nodes["sources"].values()]
        if node["resource_type"] in ("model", "seed", "source")
    }
    with opened(loaded.warehouse) as connection:
        columns = connection.execute(
            "SELECT schema_name, table_name, list(column_name) FROM duckdb_columns() GROUP BY ALL"
        ).fetchall()

    found = {(schema, table): set(names) for schema, table, names in columns}
    assert {node: found[node] ^ names for node, names in described.items() if found[node] != names} == {}


def test_every_mart_is_known_to_be_published() -> None:
    nodes = json.loads(manifest(Settings.from_environment()).read_bytes())
    models = {unique_id: node for unique_id, node in nodes["nodes"].items() if node["resource_type"] == "model"}
    marts = {unique_id for unique_id, node in models.items() if node["schema"] == "marts"}

    assert set(nodes["exposures"]["exposure.kttt.published_generation"]["depends_on"]["nodes"]) == marts
