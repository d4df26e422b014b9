"""What needs nothing of the night, the code lists and their tests, is built while submissions are read and checked.

dbt keeps one core busy with them for seconds; the stages before it mostly wait for others. Their own stage then finds
them as it finds what nothing changed (`unchanged`).

Belongs here: which part of the project that is. Not here: how it is built (`dbt`), how Dagster shows it (`assets`).
"""

from __future__ import annotations

import json
from pathlib import Path

from orchestration.runtime.ahead import Ahead
from orchestration.warehouse import unchanged
from orchestration.warehouse.dbt import Dbt

CODE_LISTS = ("seeds",)
# and the tests of nothing else
ALL_CODE_LISTS = ("--select", "resource_type:seed", "--indirect-selection", "buildable")


def code_lists_ahead(dbt: Dbt, manifest: Path, run_id: str) -> Ahead[None]:
    """The code lists of one load, of which nothing is built yet.

    Args:
        dbt: what builds; its warehouse is held open from before it begins (`held`).
        manifest: of the project, from which the stages are made.
        run_id: of the Dagster run in whose name that is done.
    """
    return Ahead("before_gate_2", lambda: _build(dbt, manifest, run_id))


def _build(dbt: Dbt, manifest: Path, run_id: str) -> None:
    stage = unchanged.stage_of(json.loads(manifest.read_bytes()), CODE_LISTS)
    project = unchanged.fingerprint()
    if unchanged.kept(dbt.warehouse, stage, project).keys() == stage.keys():
        return
    ended = list(dbt.invoke("build", "--no-write-json", *ALL_CODE_LISTS))
    good = [each["data"]["node_info"]["unique_id"] for each in ended if each["data"]["status"] != "warn"]
    unchanged.remember(dbt.warehouse, stage, project, good, run_id)
