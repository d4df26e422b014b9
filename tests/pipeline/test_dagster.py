"""What Dagster shows and runs: assets by stage, periods as partitions, one run a night, checks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from orchestration.cli.nightly import passed_over
from orchestration.landing.assets import PERIODS, landing
from orchestration.published.generation import is_of_the_project
from orchestration.quality.checks import CHECKED_TABLES
from orchestration.resources import TRIGGER_TAG
from orchestration.runtime.instance import open_instance
from orchestration.schedules import QUIET_FOR, every_night, nightly, one_run, periods_of
from orchestration.settings import Settings
from tests.conftest import RAW, copy_of

STAGES = {"raw", "landing", "quality", "seeds", "staging", "intermediate", "register", "marts", "published", "dialogue"}
FIGURES = dg.AssetKey(["landing", "figures"])


@pytest.fixture(scope="module")
def instance(loaded: Settings) -> Iterator[dg.DagsterInstance]:
    """The instance on which the finished load ran."""
    # Not as a context: that would stay the context of every later test in this process.
    instance = open_instance(loaded)
    yield instance
    instance.dispose()


@pytest.fixture(scope="module")
def assets(loaded: Settings) -> list[dg.AssetSpec]:
    return list(define(loaded).resolve_all_asset_specs())


def define(settings: Settings) -> dg.Definitions:
    """The project's definitions. To import them has dbt parse the models: not while tests are collected."""
    from orchestration.definitions import define

    return define(settings)


def events(instance: dg.DagsterInstance, key: dg.AssetKey) -> list[dg.EventRecord]:
    return list(instance.fetch_materializations(key, limit=1000).records)


def test_an_asset_key_is_schema_and_table_and_the_schema_is_its_group(assets: list[dg.AssetSpec]) -> None:
    assert {spec.group_name for spec in assets} == STAGES
    assert all(len(spec.key.path) == 2 and spec.key.path[0] == spec.group_name for spec in assets)


def test_every_asset_says_what_it_is_and_who_answers_for_it(assets: list[dg.AssetSpec]) -> None:
    assert [spec.key for spec in assets if not spec.description or list(spec.owners) != ["team:kttt"]] == []


def test_a_code_list_shows_its_file_and_a_model_its_sql(assets: list[dg.AssetSpec]) -> None:
    shown = {asset.key.to_user_string(): asset.description or "" for asset in assets}

    assert shown["seeds/provinces"].endswith("`dbt_project/seeds/provinces.csv`")
    assert "```sql" in shown["marts/national_panel"]


def test_dbt_reads_landing_and_quality_and_is_read_by_the_second_gate_and_published(
    assets: list[dg.AssetSpec],
) -> None:
    upstream = {spec.key.to_user_string(): {dep.asset_key.path[0] for dep in spec.deps} for spec in assets}

    assert upstream["staging/stg_figures"] == {"landing"}
    assert upstream["staging/stg_verdicts"] == {"quality"}
    assert upstream["quality/findings"] >= {"intermediate"}
    assert upstream["published/generation"] == {"marts", "quality"}


def test_reporting_periods_are_partitions(instance: dg.DagsterInstance) -> None:
    periods = {path.name for path in RAW.iterdir() if path.is_dir()}

    assert set(instance.get_dynamic_partitions(str(PERIODS.name))) == periods
    assert instance.get_materialized_partitions(FIGURES) == periods


def test_a_night_is_one_run_whatever_the_number_of_periods(instance: dg.DagsterInstance) -> None:
    assert len({record.run_id for record in events(instance, FIGURES)}) == 1


def test_every_night_at_one_in_vietnam_one_run_is_requested_for_all_periods(loaded: Settings, tmp_path: Path) -> None:
    with (
        dg.DagsterInstance.local_temp(str(tmp_path)) as fresh,
        dg.build_schedule_context(instance=fresh, resources={"settings": loaded}) as context,
    ):
        request = every_night(context)

        assert isinstance(request, dg.RunRequest)
        assert request.tags.items() >= one_run(periods_of(loaded, fresh)).items()
        assert request.tags[TRIGGER_TAG] == "the schedule"
        assert request.run_config == QUIET_FOR
    assert (every_night.cron_schedule, every_night.execution_timezone) == ("0 1 * * *", "Asia/Ho_Chi_Minh")
    assert every_night.default_status == dg.DefaultScheduleStatus.RUNNING


def test_a_backfill_reads_one_period_again_and_no_other(
    loaded: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orchestration.landing import assets as landing_assets

    asked: list[tuple[bool, list[str] | None]] = []
    land = landing_assets.land

    def watched(*arguments: object, full: bool, periods: list[str] | None, **options: object) -> object:
        asked.append((full, periods))
        return land(*arguments, full=full, periods=periods, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(landing_assets, "land", watched)
    own = copy_of(loaded, tmp_path)
    with open_instance(own) as instance:
        before = len(events(instance, FIGURES))
        result = (
            define(own)
            .resolve_job_def(nightly.name)
            .execute_in_process(
                instance=instance,
                asset_selection=list(landing_assets.landing.keys),
                tags={**one_run(["2023"]), "dagster/backfill": "test"},
            )
        )
        after = events(instance, FIGURES)

    assert result.success
    assert asked == [(True, ["2023"])]
    assert [record.partition_key for record in after[: len(after) - before]] == ["2023"]


def test_a_run_begun_without_a_period_reads_every_period(loaded: Settings, tmp_path: Path) -> None:
    own = copy_of(loaded, tmp_path)
    for period in ("2018", "2014"):
        shutil.copytree(RAW / "2023" / "ha-tinh", own.raw_dir / period / "ha-tinh")
    with open_instance(own) as instance:
        run = (
            define(own)
            .resolve_job_def(nightly.name)
            .execute_in_process(instance=instance, asset_selection=list(landing.keys))
        )

    (figures,) = (e.materialization for e in run.get_asset_materialization_events() if e.asset_key == FIGURES)
    assert figures.metadata["read now"] == dg.IntMetadataValue(2)


def test_what_the_gates_found_is_shown_on_the_tables_they_checked(
    loaded: Settings, instance: dg.DagsterInstance
) -> None:
    (run_id,) = {record.run_id for record in events(instance, FIGURES) if record.partition_key == "2015"}
    shown = {
        evaluation.asset_key.to_user_string().replace("/", "."): evaluation
        for record in instance.get_records_for_run(run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION).records
        if (event := record.event_log_entry.dagster_event)
        and (evaluation := event.asset_check_evaluation_data).check_name == "rules"
    }

    assert set(shown) == set(CHECKED_TABLES)
    for evaluation in shown.values():
        assert evaluation.severity == dg.AssetCheckSeverity.WARN
        assert evaluation.metadata["critical findings"].value == 0
        assert evaluation.passed == (evaluation.metadata["warnings"].value == 0)
    figures = shown["landing.figures"].metadata
    assert "figures.net_increase" in str(figures["failing rules"].value)
    # The worst cells are named with what is printed there and what to do.
    assert "| D12 | 5 | 8 |" in str(figures["worst cells"].value)


def test_dbt_tests_are_shown_as_checks(loaded: Settings) -> None:
    checks = define(loaded).resolve_asset_graph().asset_check_keys

    assert sum(key.asset_key.path[0] == "marts" for key in checks) > 10


def test_a_dbt_test_says_what_a_row_that_fails_it_is(loaded: Settings) -> None:
    key = dg.AssetCheckKey(dg.AssetKey(["marts", "stock_flow_ledger"]), "assert_ledger_balances")
    check = define(loaded).resolve_asset_graph().get_check_spec(key)

    assert (check.description or "").startswith("A failing row is a ledger line that does not add up")


def test_every_check_says_what_it_promises(loaded: Settings) -> None:
    graph = define(loaded).resolve_asset_graph()
    silent = [key.to_user_string() for key in graph.asset_check_keys if not graph.get_check_spec(key).description]

    assert silent == []


def test_a_table_of_dbt_is_shown_with_its_rows_and_a_view_without(loaded: Settings) -> None:
    def shown(*key: str) -> object:
        with open_instance(loaded) as instance:
            (built,) = events(instance, dg.AssetKey(key))
        assert built.asset_materialization is not None
        return built.asset_materialization.metadata.get("dagster/row_count")

    with closing(duckdb.connect(str(loaded.warehouse), read_only=True)) as connection:
        facts = len(connection.table("marts.fct_collective_economy"))
        sectors = len(connection.table("seeds.sectors"))

    assert shown("marts", "fct_collective_economy") == dg.IntMetadataValue(facts)
    assert shown("seeds", "sectors") == dg.IntMetadataValue(sectors)  # built ahead of its stage
    assert shown("staging", "stg_figures") is None


def test_code_lists_are_built_while_submissions_are_read(loaded: Settings) -> None:
    with open_instance(loaded) as instance:
        (built,) = events(instance, dg.AssetKey(["seeds", "sectors"]))
    assert built.asset_materialization is not None

    assert built.asset_materialization.metadata["status"] == dg.TextMetadataValue("built ahead")


def test_cooperatives_are_identified_while_dbt_builds_what_reads_no_list(loaded: Settings) -> None:
    with open_instance(loaded) as instance:
        (identified,) = events(instance, dg.AssetKey(["register", "identities"]))
    assert identified.asset_materialization is not None

    assert identified.asset_materialization.metadata["identified ahead"] == dg.BoolMetadataValue(True)


def test_marts_are_written_for_readers_while_others_are_built(loaded: Settings) -> None:
    with open_instance(loaded) as instance:
        (published,) = events(instance, dg.AssetKey(["published", "generation"]))
    assert published.asset_materialization is not None
    metadata = published.asset_materialization.metadata

    marts = [line for line in str(metadata["tables"].value).splitlines() if "marts." in line]
    assert metadata["tables written ahead"] == dg.IntMetadataValue(len(marts))
    assert len(marts) > 20


def test_what_is_not_built_again_is_shown_as_unchanged_with_the_run_that_built_and_tested_it(
    loaded: Settings, tmp_path: Path
) -> None:
    from orchestration.warehouse.assets import before_gate_2

    own = copy_of(loaded, tmp_path)
    with closing(duckdb.connect(str(own.warehouse))) as connection:
        connection.execute("DROP TABLE intermediate.int_reporting_calendar")
    with open_instance(own) as instance:
        (first,) = {record.run_id for record in events(instance, dg.AssetKey(["seeds", "sectors"]))}
        run = (
            define(own)
            .resolve_job_def(nightly.name)
            .execute_in_process(instance=instance, asset_selection=list(before_gate_2.keys), tags=one_run(["2023"]))
        )
    assert run.success
    unchanged = {
        event.asset_key.to_user_string()
        for event in run.get_asset_materialization_events()
        if event.asset_key and event.materialization.metadata.get("run") == dg.TextMetadataValue(first)
    }
    checks = {each.check_name: each for each in run.get_asset_check_evaluations()}

    assert unchanged == {key.to_user_string() for key in before_gate_2.keys} - {"intermediate/int_reporting_calendar"}
    assert checks["assert_deadlines_do_not_overlap"].passed
    assert checks["assert_deadlines_do_not_overlap"].metadata["run"] == dg.TextMetadataValue(first)


def test_what_somebody_landed_by_hand_waits_for_a_whole_load_though_the_generation_was_published_since(
    loaded: Settings, tmp_path: Path
) -> None:
    from orchestration.published.assets import generation

    own = copy_of(loaded, tmp_path)
    shutil.copytree(RAW / "2023" / "ha-tinh", own.raw_dir / "2018" / "ha-tinh")
    assert is_of_the_project(own)
    with open_instance(own) as instance:
        job = define(own).resolve_job_def(nightly.name)
        for chosen in (list(landing.keys), list(generation.keys)):
            assert job.execute_in_process(instance=instance, asset_selection=chosen).success

    assert not is_of_the_project(own)


def test_a_load_whose_stages_were_passed_over_is_no_success() -> None:
    @dg.asset(output_required=False)
    def landing() -> Iterator[dg.Output[None]]:
        yield from ()

    @dg.asset(deps=[landing])
    def gate_1() -> None: ...

    result = dg.materialize([landing, gate_1])

    assert result.success, "Dagster takes it for one"
    assert (said := passed_over(result)) is not None
    assert said.startswith("passed over: gate_1, ")
