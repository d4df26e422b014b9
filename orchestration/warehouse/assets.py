"""The dbt models as assets, in the two halves between which gate 2 stands."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
from dagster_dbt import DbtCliEventMessage, dbt_assets
from duckdb import DuckDBPyConnection

from orchestration.previews import row_count
from orchestration.resources import WRITER_POOL
from orchestration.runtime.ahead import Ahead
from orchestration.settings import Settings
from orchestration.warehouse import built_from, unchanged
from orchestration.warehouse.code_lists import refuse_marked_numbers
from orchestration.warehouse.dbt import Dbt
from orchestration.warehouse.inside_dagster_dbt import (
    DbtCoreCliEventMessage,
    get_asset_check_key_for_test,
    get_updated_cli_invocation_params_for_context,
)
from orchestration.warehouse.memory import opened
from orchestration.warehouse.project import AFTER_GATE_2, BEFORE_GATE_2, ProjectTranslator, manifest, selecting

MANIFEST = manifest(Settings.from_environment())
TRANSLATOR = ProjectTranslator()


@dbt_assets(
    name="before_gate_2",
    manifest=MANIFEST,
    select=selecting(BEFORE_GATE_2),
    dagster_dbt_translator=TRANSLATOR,
    pool=WRITER_POOL,
)
def before_gate_2(
    context: dg.AssetExecutionContext, dbt: dg.ResourceParam[Dbt], code_lists: dg.ResourceParam[Ahead[None]]
) -> Iterator[Any]:
    """Code lists, staging and intermediate models: everything that gate 2 reads."""
    refuse_marked_numbers()
    code_lists.taken()  # they are found as what nothing changed
    # No test that needs a mart.
    with opened(dbt.warehouse) as connection:
        yield from _build(context, dbt, connection, BEFORE_GATE_2, "buildable")


@dbt_assets(
    name="marts",
    manifest=MANIFEST,
    select=selecting(AFTER_GATE_2),
    dagster_dbt_translator=TRANSLATOR,
    pool=WRITER_POOL,
)
def marts(context: dg.AssetExecutionContext, dbt: dg.ResourceParam[Dbt]) -> Iterator[Any]:
    """The marts, which also say what gate 2 found."""
    with opened(dbt.warehouse) as connection:
        # Tests too that hold one against an earlier model.
        yield from _build(context, dbt, connection, AFTER_GATE_2, "eager")


def _build(
    context: dg.AssetExecutionContext,
    dbt: Dbt,
    connection: DuckDBPyConnection,
    folders: Sequence[str],
    tests: str,
) -> Iterator[Any]:
    """Build and test what a stage does not hold already, or the models that somebody chose by hand.

    Args:
        context: of the run.
        dbt: what builds.
        connection: to its warehouse, for what is asked of a table when it is there.
        folders: of the project, that the stage builds.
        tests: which tests of several models belong to a whole stage or a choice by hand, as dbt's
            `--indirect-selection` says it.
    """
    wanted = get_updated_cli_invocation_params_for_context(context, {}, TRANSLATOR)
    stage, project = unchanged.stage_of(wanted.manifest, folders), unchanged.fingerprint()
    built_from.note(dbt.warehouse, folders, "" if context.is_subset else project)
    kept: dict[str, str] = {}
    if context.is_subset:
        unchanged.forget(dbt.warehouse, stage)
    else:
        kept = unchanged.kept(dbt.warehouse, stage, project)
    if kept:
        selectors = (node.selector for unique_id, node in stage.items() if unique_id not in kept)
        selection = ["--select", *selectors, "--indirect-selection", "empty"]
    else:  # dbt holds every selector against every node: a folder is found at once
        selection = [*wanted.selection_args, "--indirect-selection", wanted.indirect_selection or tests]
    for unique_id, run_id in kept.items():
        yield from _as_before(context, connection, wanted.manifest, unique_id, run_id)
    if len(kept) == len(stage):
        return
    good = yield from _built(context, dbt, connection, wanted.manifest, selection)
    if not context.is_subset:
        unchanged.remember(dbt.warehouse, stage, project, good, context.run_id)


def _built(
    context: dg.AssetExecutionContext,
    dbt: Dbt,
    connection: DuckDBPyConnection,
    manifest: Mapping[str, Any],
    selection: Sequence[str],
) -> Generator[Any, None, list[str]]:
    """Have dbt build and test, and tell Dagster of each table and check; returns what was built, or passed."""
    good = []
    # Unit tests try the SQL on made-up rows: that is for `make test`, not for every night. What dbt would write of the
    # project and of its results at the end, nobody reads.
    for event in dbt.invoke("build", "--no-write-json", "--exclude-resource-type", "unit_test", *selection):
        message: DbtCliEventMessage = DbtCoreCliEventMessage(event, {})
        unique_id, passed = event["data"]["node_info"]["unique_id"], event["data"]["status"] == "pass"
        is_test = unique_id.startswith("test.")
        if not is_test or _check(context, manifest, unique_id):
            for told in message.to_default_asset_events(manifest, TRANSLATOR, context, dbt.target):
                if isinstance(told, dg.Output):  # of a table, not of a test
                    told = told.with_metadata({**told.metadata, **_rows(connection, manifest["nodes"][unique_id])})
                yield told
        elif not passed:  # guards the build without being a check
            context.log.warning(str(message))
        if not is_test or passed:
            good.append(unique_id)
    return good


def _as_before(
    context: dg.AssetExecutionContext,
    connection: DuckDBPyConnection,
    manifest: Mapping[str, Any],
    unique_id: str,
    run_id: str,
) -> Iterator[Any]:
    """What Dagster is told of a table or check that is kept: without it, whatever reads it would be passed over."""
    metadata = {"status": "built ahead" if run_id == context.run_id else "unchanged", "run": run_id}
    if not unique_id.startswith("test."):
        node = manifest["nodes"][unique_id]
        key = TRANSLATOR.get_asset_key(node)
        yield dg.Output(None, key.to_python_identifier(), metadata={**metadata, **_rows(connection, node)})
    elif check := _check(context, manifest, unique_id):
        yield dg.AssetCheckResult(passed=True, asset_key=check.asset_key, check_name=check.name, metadata=metadata)


def _rows(connection: DuckDBPyConnection, node: Mapping[str, Any]) -> dict[str, int]:
    """How many rows a table has, as Dagster draws it over time; of a view, which would be computed for it, nothing."""
    if node["config"]["materialized"] == "view":
        return {}
    return {"dagster/row_count": row_count(connection, f"{node['schema']}.{node['alias']}")}


def is_kept(materialization: dg.AssetMaterialization) -> bool:
    """Whether Dagster was told of a table that this stage did not build; see `_as_before`."""
    return "run" in materialization.metadata


def _check(context: dg.AssetExecutionContext, manifest: Mapping[str, Any], unique_id: str) -> dg.AssetCheckKey | None:
    """The check that a test is, if Dagster asks for it."""
    check = get_asset_check_key_for_test(manifest, TRANSLATOR, unique_id, project=None)
    return check if check in context.selected_asset_check_keys else None
