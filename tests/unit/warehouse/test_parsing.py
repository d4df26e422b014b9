"""The dbt project is parsed as seldom as can be, and beside other work."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from dbt_common.events.event_manager import EventManager
from dbt_common.events.event_manager_client import ctx_set_event_manager, get_event_manager

from orchestration.settings import Settings
from orchestration.warehouse.dbt import Dbt
from orchestration.warehouse.inside_dbt import HeardEvents


def a_dbt_that_knows_the_project(loaded: Settings, folder: Path) -> Dbt:
    """One that only looks at what changed since a finished load."""
    shutil.copytree(loaded.data_dir / "dbt", folder / "dbt")
    return Dbt(folder / "kttt.duckdb", folder / "dbt")


def test_what_dbt_remembers_holds_for_a_warehouse_that_has_grown(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_dbt_that_knows_the_project(loaded, tmp_path)
    before = dbt.parse().state_check.profile_hash
    with dbt.warehouse.open("wb") as file:
        file.truncate(1 << 30)

    assert dbt.parse().state_check.profile_hash == before


def test_dbt_is_spared_before_there_is_a_build_that_somebody_listens_to(loaded: Settings, tmp_path: Path) -> None:
    before = get_event_manager()
    ctx_set_event_manager(EventManager())  # as in a new process
    try:
        a_dbt_that_knows_the_project(loaded, tmp_path).parse()

        assert isinstance(get_event_manager(), HeardEvents)
    finally:
        ctx_set_event_manager(before)


def test_a_process_beside_writes_the_manifest(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_dbt_that_knows_the_project(loaded, tmp_path)
    assert not dbt.has_manifest()

    dbt.begin_manifest()

    assert dbt.has_manifest()


def test_who_reads_the_manifest_while_it_is_made_anew_reads_a_whole_one(loaded: Settings, tmp_path: Path) -> None:
    dbt = a_dbt_that_knows_the_project(loaded, tmp_path)
    path = dbt.folder / "manifest.json"
    path.write_text('{"of": "yesterday"}')
    os.utime(path, (0, 0))

    with path.open() as being_read:
        dbt.parse()

        assert being_read.read() == '{"of": "yesterday"}'
    assert "nodes" in json.loads(path.read_bytes())
    assert [each for each in dbt.folder.iterdir() if each.name.startswith(".")] == []


def test_a_process_that_fails_leaves_the_manifest_to_whoever_needs_it(tmp_path: Path) -> None:
    (tmp_path / "dbt").write_text("no folder")
    dbt = Dbt(tmp_path / "kttt.duckdb", tmp_path / "dbt" / "folder")

    dbt.begin_manifest()

    assert not dbt.has_manifest()
