"""Everything Dagster runs, stage by stage."""

from __future__ import annotations

import dagster as dg

from orchestration.dialogue.assets import feedback
from orchestration.dialogue.sensors import DIGESTS, retry_deliveries, tell_after_failure, tell_after_success
from orchestration.landing.assets import SUBMISSIONS, landing
from orchestration.quality.assets import data_docs_of_the_load, gate_1, gate_2
from orchestration.quality.checks import rule_results
from orchestration.resources import OnProgress, resources
from orchestration.schedules import every_night, nightly
from orchestration.sensors import new_files, remember_failure, remember_success
from orchestration.settings import Settings
from orchestration.warehouse.register.assets import register

# isort: split
# These need dbt's manifest, which another process may still be writing.
from orchestration.head_start import HeadStart
from orchestration.published.assets import generation, postgres
from orchestration.warehouse.assets import before_gate_2, marts

# A run of the daemon waits for a load that somebody started by hand: seconds.
PATIENCE = 30 * 60.0


def define(
    settings: Settings,
    on_progress: OnProgress = lambda done, total, name: None,
    patience: float | None = None,
    head_start: HeadStart | None = None,
) -> dg.Definitions:
    """Definitions for one raw folder and one data directory.

    Args:
        settings: where they are.
        on_progress: told of every submission read.
        patience: seconds a run waits for another load before it steps aside; None when the caller holds the lock.
        head_start: work that the caller begins before its turn, if any.
    """
    # A serving copy exists where a database for it is named.
    copies = [postgres] if settings.postgres_url else []
    return dg.Definitions(
        assets=[
            *(SUBMISSIONS, landing, gate_1, before_gate_2, register, gate_2, marts, generation),
            *(feedback, DIGESTS, data_docs_of_the_load),
            *copies,
        ],
        asset_checks=[rule_results],
        jobs=[nightly],
        schedules=[every_night],
        sensors=[
            *(new_files, remember_success, remember_failure),
            *(tell_after_success, tell_after_failure, retry_deliveries),
        ],
        resources={
            **resources(settings, on_progress, patience),
            **(head_start or HeadStart(settings)).resources(),
        },
        # One process per run: the stages share its imports, and the lock on the warehouse.
        executor=dg.in_process_executor,
    )


defs = define(Settings.from_environment(), patience=PATIENCE)
