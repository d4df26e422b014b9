"""What Dagster starts by itself: a load for files that have settled; and what it says when it cannot."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import dagster as dg
import pytest

from orchestration.landing.assets import PERIODS
from orchestration.landing.values.period_codes import is_period
from orchestration.resources import TRIGGER_TAG
from orchestration.runtime import lock
from orchestration.schedules import QUIET_FOR, nightly
from orchestration.sensors import SECONDS_BETWEEN_LOOKS, new_files
from orchestration.settings import Settings


class Daemon:
    """Evaluates the sensor again and again on an instance of its own, as Dagster's daemon does."""

    def __init__(self, settings: Settings, instance: dg.DagsterInstance) -> None:
        self.settings, self.instance = settings, instance
        self.cursor: str | None = None

    def tick(self) -> dg.RunRequest | dg.SkipReason:
        with dg.build_sensor_context(
            self.instance, cursor=self.cursor, resources={"settings": self.settings}
        ) as context:
            answer = new_files(context)
            self.cursor = context.cursor
        assert isinstance(answer, dg.RunRequest | dg.SkipReason)
        return answer


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Daemon]:
    (tmp_path / "raw").mkdir()
    # Not as a context: that would stay the context of every later test in this process.
    instance = dg.DagsterInstance.local_temp(str(tmp_path))
    yield Daemon(Settings(raw_dir=tmp_path / "raw", data_dir=tmp_path / "data"), instance)
    instance.dispose()


def put(settings: Settings, period: str = "2031-H1") -> None:
    folder = settings.raw_dir / period / "ha-tinh"
    folder.mkdir(parents=True)
    (folder / "Phu luc.xlsx").write_bytes(b"whatever it is")


def test_a_settled_file_starts_one_load_and_its_period_becomes_a_partition(daemon: Daemon) -> None:
    put(daemon.settings)
    first, second, third = daemon.tick(), daemon.tick(), daemon.tick()

    assert isinstance(first, dg.SkipReason)
    assert first.skip_message == "still arriving: 2031-H1/ha-tinh/Phu luc.xlsx"
    assert isinstance(second, dg.RunRequest)
    assert second.tags[TRIGGER_TAG] == "new files: 2031-H1/ha-tinh/Phu luc.xlsx"
    assert second.tags["dagster/asset_partition_range_end"] == "2031-H1"
    assert second.run_config == QUIET_FOR
    assert daemon.instance.get_dynamic_partitions(str(PERIODS.name)) == ["2031-H1"]
    assert is_period("2031-H1")
    assert isinstance(third, dg.RunRequest)
    assert third.run_key == second.run_key, "which Dagster starts once"


def test_two_looks_and_the_queue_take_less_than_a_minute() -> None:
    assert 2 * SECONDS_BETWEEN_LOOKS <= 45
    assert new_files.minimum_interval_seconds == SECONDS_BETWEEN_LOOKS
    assert new_files.default_status == dg.DefaultSensorStatus.RUNNING


def test_the_run_of_a_load_that_was_killed_does_not_hold_the_queue(daemon: Daemon) -> None:
    @dg.job(name=nightly.name)
    def night() -> None: ...

    run = daemon.instance.create_run_for_job(night, status=dg.DagsterRunStatus.STARTED)
    left = lock.Holder(pid=1, since="2026-01-15T18:00:00", what="the schedule", run_id=run.run_id)
    daemon.settings.data_dir.mkdir()
    (daemon.settings.data_dir / lock.LOCK_NAME).write_text(json.dumps(vars(left)))
    daemon.tick()

    closed = daemon.instance.get_run_by_id(run.run_id)
    assert closed is not None
    assert closed.status == dg.DagsterRunStatus.FAILURE


def test_a_load_at_work_is_left_alone(daemon: Daemon) -> None:
    @dg.job(name=nightly.name)
    def night() -> None: ...

    run = daemon.instance.create_run_for_job(night, status=dg.DagsterRunStatus.STARTED)
    working = lock.LoadLock(daemon.settings.data_dir)
    working.take("the schedule", run_id=run.run_id)
    daemon.tick()
    working.free()

    left = daemon.instance.get_run_by_id(run.run_id)
    assert left is not None
    assert left.status == dg.DagsterRunStatus.STARTED


@pytest.fixture
def channel() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A webhook on loopback and what it received."""
    received: list[dict[str, str]] = []

    class Webhook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Webhook) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"json://127.0.0.1:{server.server_port}", received
        server.shutdown()
        thread.join()


def test_a_sensor_that_fails_tells_the_operators_once(
    daemon: Daemon, channel: tuple[str, list[dict[str, str]]]
) -> None:
    url, received = channel
    daemon.settings = replace(daemon.settings, notify_urls=(url,))
    daemon.settings.raw_dir.rmdir()

    for _ in range(3):
        with pytest.raises(FileNotFoundError, match="there is no folder"):
            daemon.tick()

    (message,) = received
    assert message["title"] == "kttt: the watch over raw/ fails"
    assert "KTTT_RAW_DIR" in message["message"]
