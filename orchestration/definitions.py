"""Everything Dagster runs, stage by stage."""

from __future__ import annotations

import dagster as dg

from orchestration.dialogue.assets import feedback
from orchestration.dialogue.sensors import DIGESTS, retry_deliveries, tell_after_failure, tell_after_success
from orchestration.landing.assets import SUBMISSIONS, landing
from orchestration.published.assets import generation
from orchestration.quality.assets import gate_1, gate_2
from orchestration.quality.checks import rule_results
from orchestration.resources import OnProgress, resources
from orchestration.schedules import every_night, nightly
from orchestration.settings import Settings
from orchestration.warehouse.assets import before_gate_2, marts
from orchestration.warehouse.register.assets import register


def define(settings: Settings, on_progress: OnProgress = lambda done, total, name: None) -> dg.Definitions:
    """Definitions for one raw folder and one data directory."""
    return dg.Definitions(
        assets=[SUBMISSIONS, landing, gate_1, before_gate_2, register, gate_2, marts, generation, feedback, DIGESTS],
        asset_checks=[rule_results],
        jobs=[nightly],
        schedules=[every_night],
        sensors=[tell_after_success, tell_after_failure, retry_deliveries],
        resources=resources(settings, on_progress),
    )


defs = define(Settings.from_environment())
