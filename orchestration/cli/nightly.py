"""Run the nightly job in this process, on the Dagster instance that `make ui` shows.

Belongs here: progress on a terminal, one line about a failure. Imports Dagster and everything below it, so
that only a load that has something to do pays for it.
"""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import IO

import dagster as dg
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from orchestration.cli.telling import STARTED_BY
from orchestration.health.soundness import put_aside_if_damaged
from orchestration.published.generation import current
from orchestration.runtime.failure import reason
from orchestration.runtime.journal import open_journal, tell
from orchestration.runtime.lock import Holder, LoadLock
from orchestration.settings import Settings

_STEPS = {
    "landing": "Đọc tệp · reading submissions",
    "gate_1": "Kiểm tra từng tệp · checking each submission",
    "before_gate_2": "Dựng kho dữ liệu · building the warehouse",
    "register": "Nhận diện từng HTX · identifying cooperatives",
    "gate_2": "Đối chiếu toàn bộ · comparing everything in force",
    "marts": "Lập bảng tổng hợp · building the marts",
    "published__generation": "Công bố · publishing",
    "dialogue__feedback": "Viết phản hồi · writing feedback",
    "quality__data_docs": "Viết trang kết quả kiểm tra · drawing the Data Docs",
}


class LoadFailed(RuntimeError):
    """A load ended before its end; the generation before it stays current unless publishing was done by then.

    Attributes:
        run_id: the run in Dagster.
    """

    def __init__(self, said: str, run_id: str) -> None:
        super().__init__(said)
        self.run_id = run_id


def run(settings: Settings, *, full: bool = False, period: str | None = None) -> None:
    """Run every stage.

    What Dagster, dbt and Great Expectations say goes to `<data dir>/logs/load.log`.

    Args:
        settings: where to read and write.
        full: read every submission again, although neither it nor the rules changed.
        period: read the submissions of this reporting period again.

    Raises:
        LoadFailed: a stage failed, or there is nothing to load.
        LoadRunning: another load is at work; this one did nothing.
    """
    run_id = str(uuid.uuid4())
    lock = LoadLock(settings.data_dir)
    dead = lock.take(STARTED_BY, run_id=run_id)
    open_journal(settings.data_dir, run_id)
    tell("load", "started", {"started_by": STARTED_BY, "full": full, "period": period})
    try:
        put_aside_if_damaged(settings)
        _run(settings, run_id, dead, full, period)
        tell("load", "ended well")
    except LoadFailed as failure:
        tell("load", "failed", {"error": str(failure)}, level=logging.ERROR)
        raise
    finally:
        lock.free()


def _run(settings: Settings, run_id: str, dead: Holder | None, full: bool, period: str | None) -> None:
    log = settings.data_dir / "logs" / "load.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    before = current(settings)
    # A copy of the terminal's descriptor: Dagster redirects the original while a step runs.
    with (
        os.fdopen(os.dup(2), "w") as terminal,
        log.open("w", encoding="utf-8") as quiet,
        _progress(terminal) as progress,
        redirect_stdout(quiet),
        redirect_stderr(quiet),
        quiet_descriptor(quiet),
    ):
        error = _execute(settings, run_id, dead, full, period, progress)
    if error:
        after = current(settings)
        is_new = after is not None and after != before
        published = "its generation is published all the same" if is_new else "nothing was published"
        raise LoadFailed(f"{error}\n      {published}; details: {log}", run_id)


@contextmanager
def quiet_descriptor(quiet: IO[str]) -> Iterator[None]:
    """For programs that libraries start: Ctrl-C at a terminal reaches them too, and each shows its traceback."""
    terminal = os.dup(2)
    os.dup2(quiet.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)


def _progress(terminal: IO[str]) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(file=terminal),
        transient=True,
        refresh_per_second=4,
        disable=not terminal.isatty(),
    )


def _execute(
    settings: Settings, run_id: str, dead: Holder | None, full: bool, period: str | None, progress: Progress
) -> str | None:
    """Run the job; returns why it failed, or None."""
    from orchestration.quality import apart
    from orchestration.resources import TRIGGER_TAG, report_death
    from orchestration.runtime.instance import open_instance
    from orchestration.schedules import nightly, one_run, periods_of

    stages = progress.add_task("Chuẩn bị · preparing", total=len(_STEPS))
    submissions = progress.add_task("", total=None, visible=False)

    def on_progress(done: int, total: int, name: str) -> None:
        progress.update(submissions, description=f"  {name}", completed=done, total=total, visible=done < total)

    def on_event(entry: dg.EventLogEntry) -> None:
        event = entry.dagster_event
        if event and event.step_key in _STEPS:
            if event.is_step_start:
                progress.update(stages, description=_STEPS[event.step_key])
            elif event.is_step_success:
                progress.advance(stages)

    with open_instance(settings) as instance:
        if dead:
            report_death(instance, dead)
        periods = periods_of(settings, instance)
        if period is not None and period not in periods:
            return f"no submission was ever received for the period {period}"
        if not periods:
            return f"there is nothing to load: {settings.raw_dir} holds no <period>/<province>/<file>"
        # Seconds of a core, as dbt's manifest takes, which another process may write meanwhile.
        import dagster_dbt  # noqa: F401
        import dbt.cli.main  # noqa: F401

        apart.begin()  # while this process waits for that manifest
        from orchestration.definitions import define
        from orchestration.head_start import HeadStart
        from orchestration.sensors import remember_run

        head_start = HeadStart(settings, run_id)
        instance.add_event_listener(run_id, on_event)
        instance.add_event_listener(run_id, head_start.hear)
        job = define(settings, on_progress, head_start=head_start).resolve_job_def(nightly.name)
        with head_start:
            result = job.execute_in_process(
                instance=instance,
                run_id=run_id,
                tags={**one_run([period] if period else periods), TRIGGER_TAG: STARTED_BY, "dagster/max_retries": "0"},
                run_config={"ops": {"landing": {"config": {"full": full or period is not None}}}},
                raise_on_error=False,
            )
        error = passed_over(result) if result.success else _reason(result)
        remember_run(settings, instance, result.dagster_run, error or "")
        return error


def passed_over(result: dg.ExecuteInProcessResult) -> str | None:
    """Stages that Dagster left out because one before them gave nothing: it calls such a run a success."""
    done = {event.step_key for event in result.all_events if event.is_step_success}
    missing = [stage for stage in _STEPS if stage not in done]
    return f"passed over: {', '.join(missing)}" if missing else None


def _reason(result: dg.ExecuteInProcessResult) -> str:
    """Where the run failed and why, in one line."""
    failures = (event for event in result.all_events if event.is_step_failure or event.is_run_failure)
    return next(map(reason, failures), "the load failed")
