"""Why a run failed is told in the words of the stage that failed, whoever ran it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster_shared.error import SerializableErrorInfo

from orchestration.dialogue.assets import feedback
from orchestration.dialogue.sensors import tell_after_failure
from orchestration.health.loads import known
from orchestration.runtime.failure import reason, reason_of, why
from orchestration.sensors import remember_failure, remember_run
from orchestration.settings import Settings
from tests.servers import http_server

SAID = "waivers.csv, line 2: name a submission_id, or a period_code and a province_folder"


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    instance = dg.DagsterInstance.local_temp(str(tmp_path))
    yield instance
    instance.dispose()


@dg.op
def gate_1() -> int:
    raise ValueError(SAID)


@dg.op
def marts(before: int) -> None: ...


@dg.job(executor_def=dg.in_process_executor)
def night() -> None:
    marts(gate_1())


def failed(instance: dg.DagsterInstance) -> tuple[dg.DagsterRun, dg.DagsterEvent]:
    result = night.execute_in_process(instance=instance, raise_on_error=False)
    (event,) = (event for event in result.all_events if event.is_run_failure)
    return result.dagster_run, event


@pytest.mark.usefixtures("no_pause")
def test_a_failed_run_is_remembered_and_told_with_what_the_stage_said(
    instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    settings = Settings(raw_dir=tmp_path, data_dir=tmp_path / "data", notify_urls=("json://127.0.0.1:9",))
    run, event = failed(instance)
    context = dg.build_run_status_sensor_context("", event, instance, run, resources={"settings": settings})

    remember_failure(context)
    tell_after_failure(context)

    last = known(settings).last
    assert last is not None
    assert last.error == f"gate_1: {SAID}"
    (told,) = (settings.alerts / "digests").glob("*.json")
    assert SAID in told.read_text(encoding="utf-8")


@dg.asset(key=feedback.key)
def full_disk() -> dg.MaterializeResult[None]:
    return dg.MaterializeResult(metadata={"error": "No space left on device"})


def test_feedback_that_could_not_be_written_is_told_though_the_load_worked(
    instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    with http_server() as office:
        settings = Settings(raw_dir=tmp_path, data_dir=tmp_path / "data", notify_urls=(office.url,))
        run = instance.get_run_by_id(dg.materialize([full_disk], instance=instance).run_id)
        assert run is not None

        remember_run(settings, instance, run, "")

    assert ["feedback was not written" in post["title"] for post in office.posts] == [True]
    assert office.posts[0]["message"] == "No space left on device"


def test_a_stage_that_failed_is_known_while_its_run_still_ends(instance: dg.DagsterInstance) -> None:
    run, _ = failed(instance)

    assert reason_of(instance, run.run_id) == f"gate_1: {SAID}"
    assert reason_of(instance, "another run") is None


def test_a_run_that_was_killed_is_told_in_the_words_of_who_closed_it(instance: dg.DagsterInstance) -> None:
    run = instance.create_run_for_job(night, status=dg.DagsterRunStatus.STARTED)
    event = instance.report_run_failed(run, "the process of this load ended without a word; was it killed?")

    assert reason(event) == "the process of this load ended without a word; was it killed?"


def test_a_failed_load_says_what_its_stage_said_and_not_what_that_came_from() -> None:
    cause = SerializableErrorInfo("ValueError: Invalid isoformat string", [], "ValueError")
    said = SerializableErrorInfo("RuleBookError: waivers.csv, line 2: until is a day", [], "RuleBookError", cause)
    around = SerializableErrorInfo(
        "DagsterExecutionStepExecutionError: x", [], "DagsterExecutionStepExecutionError", said
    )

    assert why(around) == "waivers.csv, line 2: until is a day"
