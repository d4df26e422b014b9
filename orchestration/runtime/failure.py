"""Why a run of Dagster failed, in one line for people.

Belongs here: finding the message of the stage itself among what Dagster adds to it. Not here: sending it.
"""

from __future__ import annotations

import dagster as dg
from dagster._core.errors import DagsterExecutionInterruptedError
from dagster._core.events import JobFailureData
from dagster._core.execution.plan.objects import StepFailureData
from dagster_shared.error import SerializableErrorInfo

_AROUND = ("Dagster", "RetryRequested")  # exceptions that carry another
_LENGTH = 400


def reason(event: dg.DagsterEvent) -> str:
    """Where a run failed and why.

    Args:
        event: that the run failed, or one of its stages.
    """
    failure = event.event_specific_data
    if isinstance(failure, JobFailureData) and failure.first_step_failure_event:
        return reason(failure.first_step_failure_event)
    error = failure.error if isinstance(failure, JobFailureData | StepFailureData) else None
    said = why(error) if error else " ".join((event.message or "the run failed").split())[:_LENGTH]
    return f"{event.step_key}: {said}" if event.step_key else said


def reason_of(instance: dg.DagsterInstance, run_id: str) -> str | None:
    """Where a run that is about to end has failed and why; None when no stage did."""
    failed = instance.get_records_for_run(run_id, of_type=dg.DagsterEventType.STEP_FAILURE, limit=1).records
    event = failed[0].event_log_entry.dagster_event if failed else None
    return reason(event) if event else None


def why(error: SerializableErrorInfo) -> str:
    """What a stage itself raised, without what Dagster put around it; whatever caused it, it has put into words."""
    while error.cause and (error.cls_name or "").startswith(_AROUND):
        error = error.cause
    if error.cls_name == DagsterExecutionInterruptedError.__name__:
        return "the load was interrupted"
    _, _, said = error.message.partition(": ")
    return " ".join((said or error.message).split())[:_LENGTH]
