"""Starts loads automatically: a workbook in `raw/` that no longer changes is loaded within a minute.

Belongs here: what Dagster evaluates every few seconds. Not here: how complete files are detected
(`landing.arriving.settling`).
"""

import dagster as dg

from orchestration.dialogue.assets import feedback
from orchestration.health.alarm import raise_alarm, tell_troubles
from orchestration.health.loads import Load, remember
from orchestration.landing.arriving.settling import Memory, look
from orchestration.landing.assets import SUBMISSIONS
from orchestration.resources import TRIGGER_TAG, report_death, started_by
from orchestration.runtime.failure import reason
from orchestration.runtime.lock import LoadLock
from orchestration.schedules import QUIET_FOR, nightly, one_run, periods_of
from orchestration.settings import Settings, utc_now

# Two looks, and the queue: less than a minute from the last byte to the load.
SECONDS_BETWEEN_LOOKS = 20
_NAMED = 5


@dg.sensor(
    job=nightly,
    minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="A workbook that lies in raw/ unchanged between two looks is loaded.",
)
def new_files(
    context: dg.SensorEvaluationContext, settings: dg.ResourceParam[Settings]
) -> dg.RunRequest | dg.SkipReason:
    """Request one run for all files that have settled since the last one."""
    try:
        return _evaluate(context, settings)
    except Exception as error:
        raise_alarm(settings, "kttt: the watch over raw/ fails", f"{type(error).__name__}: {error}"[:500])
        raise


def _evaluate(context: dg.SensorEvaluationContext, settings: Settings) -> dg.RunRequest | dg.SkipReason:
    if dead := LoadLock(settings.data_dir).abandoned():
        report_death(context.instance, dead)
    if not settings.raw_dir.is_dir():
        raise FileNotFoundError(f"there is no folder {settings.raw_dir} (KTTT_RAW_DIR)")
    found = look(settings.raw_dir, settings.receipts, Memory.from_text(context.cursor))
    context.update_cursor(found.memory.to_text())
    if not found.settled:
        waiting = f"still arriving: {_listed(found.growing)}" if found.growing else "nothing new in raw/"
        return dg.SkipReason(waiting)
    return dg.RunRequest(
        run_key=found.key,
        tags={**one_run(periods_of(settings, context.instance)), TRIGGER_TAG: f"new files: {_listed(found.settled)}"},
        run_config=QUIET_FOR,
    )


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    monitored_jobs=[nightly],
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Remembers a load that worked, for `kttt status` and for monitoring.",
)
def remember_success(context: dg.RunStatusSensorContext, settings: dg.ResourceParam[Settings]) -> None:
    """After every run of the daemon; `kttt load` does it itself."""
    remember_run(settings, context.instance, context.dagster_run, "")


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.FAILURE,
    monitored_jobs=[nightly],
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Remembers a load that failed, for `kttt status` and for monitoring.",
)
def remember_failure(context: dg.RunStatusSensorContext, settings: dg.ResourceParam[Settings]) -> None:
    """After every run of the daemon that failed."""
    remember_run(settings, context.instance, context.dagster_run, reason(context.dagster_event))


def remember_run(settings: Settings, instance: dg.DagsterInstance, run: dg.DagsterRun, error: str) -> None:
    """Remember how a run went, and tell the operators what it could not open or write.

    Args:
        settings: where.
        instance: knows how long each stage took.
        run: the run, ended.
        error: why it failed, '' when it did not.
    """
    stages = {
        step.step_key: round(step.end_time - step.start_time, 3)
        for step in instance.get_run_step_stats(run.run_id)
        if step.start_time and step.end_time
    }
    tell_troubles(settings, troubles_of(instance, run))
    if unwritten := _feedback_unwritten(instance, run):
        raise_alarm(settings, "[KTTT] Không ghi được tệp phản hồi · feedback was not written", unwritten)
    ended = utc_now().isoformat()
    remember(settings, Load(run.run_id, started_by(run), ended, not error, stages, " ".join(error.split())[:500]))


def troubles_of(instance: dg.DagsterInstance, run: dg.DagsterRun) -> list[str]:
    """What kept files from arriving in a run, as its landing saw it."""
    for record in instance.fetch_observations(SUBMISSIONS.key, limit=1).records:
        seen = record.asset_observation
        if record.run_id == run.run_id and seen and "troubles" in seen.metadata:
            return [str(trouble) for trouble in seen.metadata["troubles"].value or ()]  # type: ignore[union-attr]
    return []


def _feedback_unwritten(instance: dg.DagsterInstance, run: dg.DagsterRun) -> str:
    """Why a run that published could not write the feedback workbooks, '' when it could."""
    for record in instance.fetch_materializations(feedback.key, limit=1).records:
        written = record.asset_materialization
        if record.run_id == run.run_id and written and "error" in written.metadata:
            return str(written.metadata["error"].value)
    return ""


def _listed(paths: list[str]) -> str:
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return ", ".join(paths[:_NAMED]) + more
