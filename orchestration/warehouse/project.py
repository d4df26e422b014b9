"""The dbt project as Dagster sees it: its manifest, and what each model is called as an asset.

Belongs here: keeping the manifest as new as the project; asset keys, groups, owners. Not here: running
models (`assets`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtProject

from orchestration.resources import OWNERS
from orchestration.settings import Settings
from orchestration.warehouse.dbt import Dbt
from orchestration.warehouse.promises import promise_of

# Folders of the project, by the side of gate 2 on which they are built.
BEFORE_GATE_2, AFTER_GATE_2 = ("seeds", "staging", "intermediate"), ("marts",)


class ProjectTranslator(DagsterDbtTranslator):
    """Asset key = schema and model; the schema is the group."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """`marts/national_panel` for the model `national_panel`, `landing/figures` for the source."""
        return dg.AssetKey([dbt_resource_props["schema"], dbt_resource_props["name"]])

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """What a row is, and the SQL that makes it; of a code list, which has none, its file."""
        if dbt_resource_props["resource_type"] == "seed":
            return f"{dbt_resource_props['description']}\n\n`dbt_project/{dbt_resource_props['original_file_path']}`"
        return super().get_description(dbt_resource_props)

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """The schema: seeds, staging, intermediate or marts."""
        return str(dbt_resource_props["schema"])

    def get_asset_check_spec(
        self, asset_spec: dg.AssetSpec, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None
    ) -> dg.AssetCheckSpec | None:
        """A check for what is promised of a mart, and for every test with a name of its own.

        The tests of single columns before the marts (not null, unique, ...) guard the build: one that fails fails the
        load, which names it. As checks they would be three events each in Dagster's history, a fifth of a load.
        """
        test = manifest["nodes"][unique_id]
        if "test_metadata" in test and asset_spec.group_name != "marts":
            return None
        check = super().get_asset_check_spec(asset_spec, manifest, unique_id, project)
        return check and check._replace(description=promise_of(test))

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> list[str]:
        """The team."""
        return OWNERS


def selecting(folders: Iterable[str]) -> str:
    """How dbt is asked for all that lies in some folders.

    >>> selecting(BEFORE_GATE_2)
    'resource_type:seed fqn:kttt.staging fqn:kttt.intermediate'
    """
    return " ".join("resource_type:seed" if folder == "seeds" else f"fqn:kttt.{folder}" for folder in folders)


def manifest(settings: Settings) -> Path:
    """The path of dbt's manifest, made anew when any file of the project is newer than it.

    Raises:
        DbtFailed: the project does not parse; the error says where.
    """
    dbt = Dbt.of(settings)
    if not dbt.has_manifest():
        dbt.parse()
    return dbt.manifest
