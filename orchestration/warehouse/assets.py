"""The dbt models as assets, in the two halves between which gate 2 stands."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
from dagster_dbt import dbt_assets

from orchestration.resources import WRITER_POOL, WarehouseDbt
from orchestration.settings import Settings
from orchestration.warehouse.project import ProjectTranslator, manifest

# Unit tests try the SQL on made-up rows: that is for `make test`, not for every night.
BUILD = ["build", "--exclude-resource-type", "unit_test"]
MANIFEST = manifest(Settings.from_environment())
TRANSLATOR = ProjectTranslator()


@dbt_assets(
    name="before_gate_2",
    manifest=MANIFEST,
    select="resource_type:seed fqn:kttt.staging fqn:kttt.intermediate",
    dagster_dbt_translator=TRANSLATOR,
    pool=WRITER_POOL,
)
def before_gate_2(context: dg.AssetExecutionContext, dbt: WarehouseDbt) -> Iterator[Any]:
    """Code lists, staging and intermediate models: everything that gate 2 reads."""
    yield from dbt.cli(BUILD, context=context).stream()


@dbt_assets(
    name="marts",
    manifest=MANIFEST,
    select="fqn:kttt.marts",
    dagster_dbt_translator=TRANSLATOR,
    pool=WRITER_POOL,
)
def marts(context: dg.AssetExecutionContext, dbt: WarehouseDbt) -> Iterator[Any]:
    """The marts, which also say what gate 2 found."""
    yield from dbt.cli(BUILD, context=context).stream()
