"""Dagster's history in SQLite over connections that stay open: the same history, and never many connections."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import dagster as dg
import psutil
import pytest
from dagster._check import CheckError

from orchestration.runtime.event_log import OpenEventLog
from orchestration.runtime.instance import open_instance
from orchestration.settings import Settings

PLANNED = dg.DagsterEventType.ASSET_MATERIALIZATION_PLANNED


@dg.asset
def figures() -> None: ...


@dg.asset
def verdicts() -> None: ...


def run_once(instance: dg.DagsterInstance) -> str:
    return dg.materialize([figures], instance=instance).run_id


def open_databases(folder: Path) -> set[Path]:
    opened = (Path(file.path) for file in psutil.Process().open_files())
    return {path for path in opened if path.parent == folder and path.suffix == ".db"}


def test_what_a_load_tells_is_read_by_dagsters_own_storage(tmp_path: Path) -> None:
    with open_instance(Settings(tmp_path, tmp_path)) as instance:
        assert isinstance(instance.event_log_storage, OpenEventLog)
        run_id = run_once(instance)
        told = [entry.to_json() for entry in instance.all_logs(run_id)]

    (tmp_path / "dagster" / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
    with dg.DagsterInstance.from_config(str(tmp_path / "dagster")) as plain:
        assert not isinstance(plain.event_log_storage, OpenEventLog)
        assert [entry.to_json() for entry in plain.all_logs(run_id)] == told
        assert plain.get_latest_materialization_event(figures.key) is not None


def test_a_server_finds_the_same_history_by_dagster_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_instance(Settings(tmp_path, tmp_path)) as instance:
        run_id = run_once(instance)

    home = tmp_path / "dagster"
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    with open_instance(Settings(tmp_path, tmp_path, dagster_home=home)) as server:
        assert isinstance(server.event_log_storage, OpenEventLog)
        assert [run.run_id for run in server.get_runs()] == [run_id]
        assert server.all_logs(run_id)


def test_connections_do_not_grow_with_the_number_of_runs_and_all_are_closed(tmp_path: Path) -> None:
    events = tmp_path / "dagster" / "history" / "runs"
    with open_instance(Settings(tmp_path, tmp_path)) as instance:
        for _ in range(5):
            run_once(instance)
        assert len(list(events.glob("*.db"))) > len(open_databases(events)) > 0

    assert open_databases(events) == set()


def test_a_wiped_history_starts_again(tmp_path: Path) -> None:
    with open_instance(Settings(tmp_path, tmp_path)) as instance:
        gone = run_once(instance)
        instance.wipe()
        assert instance.all_logs(gone) == []

        kept = run_once(instance)
        assert instance.all_logs(kept)


def test_what_a_run_plans_is_stored_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []
    store = OpenEventLog.store_event_batch

    def counted(storage: OpenEventLog, events: Sequence[dg.EventLogEntry]) -> None:
        batches.append(len(events))
        store(storage, events)

    monkeypatch.setattr(OpenEventLog, "store_event_batch", counted)
    with open_instance(Settings(tmp_path, tmp_path)) as instance:
        run_id = dg.materialize([figures, verdicts], instance=instance).run_id
        planned = [e for e in instance.all_logs(run_id) if e.dagster_event_type == PLANNED]

    assert batches == [len(planned)] == [2]


def test_events_stored_at_once_are_those_stored_one_by_one_or_none(tmp_path: Path) -> None:
    with open_instance(Settings(tmp_path, tmp_path)) as instance:
        run_id = run_once(instance)
        told = [entry for entry in instance.all_logs(run_id) if entry.is_dagster_event]

    def events(storage: OpenEventLog) -> list[str]:
        return [entry.to_json() for entry in storage.get_logs_for_run(run_id)]

    alone, whole, broken = (OpenEventLog(str(tmp_path / name)) for name in ("alone", "whole", "broken"))
    for entry in told:
        alone.store_event(entry)
    whole.store_event_batch(told)
    with pytest.raises(CheckError):
        broken.store_event_batch([*told, SimpleNamespace(run_id=run_id)])  # type: ignore[list-item]

    assert events(whole) == events(alone) != []
    assert whole.all_asset_keys() == alone.all_asset_keys() == [figures.key]
    assert events(broken) == broken.all_asset_keys() == []
    broken.store_event_batch(told)
    assert events(broken) == events(alone)
    for storage in (alone, whole, broken):
        storage.dispose()
