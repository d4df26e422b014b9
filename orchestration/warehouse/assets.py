"""The dbt models as assets, in the two halves between which gate 2 stands."""

from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg
from dagster_dbt import DbtCliEventMessage, dbt_assets
from dagster_dbt.asset_utils import (
    get_asset_check_key_for_test,
    get_updated_cli_invocation_params_for_context,
)
from dagster_dbt.core.dbt_cli_event import DbtCoreCliEventMessage

from orchestration.resources import WRITER_POOL
from orchestration.settings import Settings
from orchestration.warehouse import seeds
from orchestration.warehouse.dbt import Dbt
from orchestration.warehouse.project import ProjectTranslator, manifest

MANIFEST = manifest(Settings.from_environment())
TRANSLATOR = ProjectTranslator()
MODELS_BEFORE_GATE_2 = ("fqn:kttt.staging", "fqn:kttt.intermediate")


@dbt_assets(
    name="before_gate_2",
    manifest=MANIFEST,
    select=" ".join(("resource_type:seed", *MODELS_BEFORE_GATE_2)),
    dagster_dbt_translator=TRANSLATOR,
    pool=WRITER_POOL,
)
def before_gate_2(context: dg.AssetExecutionContext, dbt: dg.ResourceParam[Dbt]) -> Iterator[Any]:
    """Code lists, staging and intermediate models: everything that gate 2 reads.

    Code lists that are in the warehouse as they are now are neither loaded nor tested again.
    """
    lists, keys = seeds.fingerprint(), [key for key in before_gate_2.keys if key.path[0] == "seeds"]
    if not context.is_subset and seeds.are_loaded(dbt.warehouse, lists, {key.path[-1] for key in keys}):
        for key in keys:  # Dagster would pass over whatever reads them
            yield dg.Output(None, key.to_python_identifier(), metadata={"status": "unchanged"})
        yield from _build(context, dbt, "buildable", ["--select", *MODELS_BEFORE_GATE_2])
        return
    seeds.remember(dbt.warehouse, None)
    yield from _build(context, dbt, tests="buildable")  # none that needs a mart
    if not context.is_subset:
        seeds.remember(dbt.warehouse, lists)


@dbt_assets(
    name="marts",
    manifest=MANIFEST,
    select="fqn:kttt.marts",
    dagster_dbt_translator=TRANSLATOR,
    pool=WRITER_POOL,
)
def marts(context: dg.AssetExecutionContext, dbt: dg.ResourceParam[Dbt]) -> Iterator[Any]:
    """The marts, which also say what gate 2 found."""
    yield from _build(context, dbt, tests="eager")  # those too that hold a mart against an intermediate model


def _build(
    context: dg.AssetExecutionContext, dbt: Dbt, tests: str, select: Sequence[str] | None = None
) -> Iterator[Any]:
    """Build the models that the run asks for: all of the definition's, or those chosen by hand.

    Args:
        context: of the run.
        dbt: what builds.
        tests: which tests of several models belong to a whole build, as dbt's `--indirect-selection` says it.
        select: what to build instead of all of the definition's models.
    """
    wanted = get_updated_cli_invocation_params_for_context(context, {}, TRANSLATOR)
    selection = [*(select or wanted.selection_args), "--indirect-selection", wanted.indirect_selection or tests]
    # Unit tests try the SQL on made-up rows: that is for `make test`, not for every night.
    for event in dbt.invoke("build", "--exclude-resource-type", "unit_test", *selection):
        message: DbtCliEventMessage = DbtCoreCliEventMessage(event, {})
        unique_id = event["data"]["node_info"]["unique_id"]
        check = get_asset_check_key_for_test(wanted.manifest, TRANSLATOR, unique_id, project=None)
        if check in context.selected_asset_check_keys or not unique_id.startswith("test."):
            yield from message.to_default_asset_events(wanted.manifest, TRANSLATOR, context, dbt.folder)
        elif event["data"]["status"] != "pass":  # guards the build without being a check
            context.log.warning(str(message))
