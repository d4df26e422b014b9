"""The nightly job: every stage, once a night, over every reporting period.

Belongs here: what runs when. Not here: what a stage does.
"""

import dagster as dg

from orchestration.landing.arriving.arrivals import raw_files, read_receipts
from orchestration.landing.assets import PERIODS
from orchestration.landing.values.period_codes import is_period
from orchestration.resources import TRIGGER_TAG
from orchestration.settings import Settings

UNKNOWN_PERIOD = "unknown"
# Runs that nobody watches leave alone what was written within these seconds: it may be half a copy.
QUIET_FOR = {"ops": {"landing": {"config": {"quiet_for": 15}}}}

nightly = dg.define_asset_job(
    "nightly",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="Read what is new, check it, build the warehouse, publish a generation if anything changed.",
)


def periods_of(settings: Settings, instance: dg.DagsterInstance) -> list[str]:
    """Every reporting period that ever arrived, made known to Dagster as a partition.

    Files in a folder that names no period are gathered under one partition of their own, so that the load
    that rejects them has a name too.

    Returns:
        The periods in the order in which Dagster keeps them.
    """
    folders = {path.relative_to(settings.raw_dir).parts[0] for path in raw_files(settings.raw_dir)}
    folders |= {receipt.period for receipt in read_receipts(settings.receipts)}
    periods = {folder if is_period(folder) else UNKNOWN_PERIOD for folder in folders}
    name = str(PERIODS.name)
    instance.add_dynamic_partitions(name, sorted(periods))
    return list(instance.get_dynamic_partitions(name))


def one_run(periods: list[str]) -> dict[str, str]:
    """Run tags that cover a range of periods with one run: the gates and dbt work once a night."""
    return {
        "dagster/asset_partition_range_start": periods[0],
        "dagster/asset_partition_range_end": periods[-1],
    }


@dg.schedule(
    job=nightly,
    cron_schedule="0 1 * * *",
    execution_timezone="Asia/Ho_Chi_Minh",
    description="Starts the nightly job; what was read before is not read again.",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def every_night(
    context: dg.ScheduleEvaluationContext, settings: dg.ResourceParam[Settings]
) -> dg.RunRequest | dg.SkipReason:
    """One run for all periods, at one o'clock in the morning in Vietnam."""
    periods = periods_of(settings, context.instance)
    if not periods:
        return dg.SkipReason("nothing ever arrived in raw/")
    return dg.RunRequest(tags={**one_run(periods), TRIGGER_TAG: "the schedule"}, run_config=QUIET_FOR)
