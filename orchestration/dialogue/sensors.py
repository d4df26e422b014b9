"""Dagster's sensors for notifications: after every nightly run, and again when a delivery failed.

Belongs here: sensors, and what Dagster shows of deliveries. Not here: the texts (`alerts`), the recipients
(`contacts`).
"""

from __future__ import annotations

import dagster as dg

from orchestration.dialogue import notify
from orchestration.dialogue.delivery import Dispatch
from orchestration.previews import markdown_table
from orchestration.resources import OWNERS
from orchestration.runtime.failure import reason
from orchestration.schedules import nightly
from orchestration.settings import Settings

# No run makes a digest: a sensor sends it after the run, and reports it here.
DIGESTS = dg.AssetSpec(
    ["dialogue", "digests"],
    deps=[["published", "generation"], ["dialogue", "feedback"]],
    group_name="dialogue",
    description="What people were told after each load, over which channel, and whether it arrived.",
    owners=OWNERS,
    kinds={"email"},
)


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    monitored_jobs=[nightly],
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Tells what a load brought: new findings, cleared ones, late returns. Quiet when nothing changed.",
)
def tell_after_success(
    context: dg.RunStatusSensorContext, settings: dg.ResourceParam[Settings]
) -> dg.SkipReason | None:
    """One digest per generation."""
    report = notify.after_success(settings)
    for fault in report.faults:
        context.log.error(f"the contacts have a fault: {fault}")
    return _show(context.instance, report.dispatches) or dg.SkipReason("nothing new to tell")


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.FAILURE,
    monitored_jobs=[nightly],
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Tells the national office that a load failed and why.",
)
def tell_after_failure(
    context: dg.RunStatusSensorContext, settings: dg.ResourceParam[Settings]
) -> dg.SkipReason | None:
    """One message per failed run."""
    report = notify.after_failure(settings, context.dagster_run.run_id, reason(context.dagster_event))
    return _show(context.instance, report.dispatches) or dg.SkipReason("told before")


@dg.sensor(
    minimum_interval_seconds=600,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Tries again what could not be delivered, for three days.",
)
def retry_deliveries(context: dg.SensorEvaluationContext, settings: dg.ResourceParam[Settings]) -> dg.SkipReason:
    """Every ten minutes, if anything waits."""
    return _show(context.instance, notify.retry(settings)) or dg.SkipReason("nothing waits")


def _show(instance: dg.DagsterInstance, dispatches: tuple[Dispatch, ...]) -> dg.SkipReason | None:
    """Report deliveries as an event of the asset `dialogue/digests`."""
    if not dispatches:
        return None
    rows = [(d.name, x.channel, x.state, x.tries, x.error) for d in dispatches for x in d.deliveries]
    counts = {state: sum(row[2] == state for row in rows) for state in ("sent", "failed", "given_up")}
    instance.report_runless_asset_event(
        dg.AssetMaterialization(
            DIGESTS.key,
            metadata={**counts, "deliveries": markdown_table(("digest", "channel", "state", "tries", "error"), rows)},
        )
    )
    return dg.SkipReason(f"sent {counts['sent']}, failed {counts['failed']}")
