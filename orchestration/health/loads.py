"""How the last loads went, and the metrics that a monitoring system reads.

`<data dir>/loads.json` records the last load and the last successful one; `<data dir>/metrics/kttt.prom` exposes both,
with what is published, in Prometheus' text format (for node_exporter's textfile collector).

Belongs here: recording and measuring. Not here: running a load, alerting.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from orchestration.published import manifest
from orchestration.published.generation import OFFICE_FILE, current
from orchestration.runtime import durable
from orchestration.settings import Settings

METRICS = Path("metrics") / "kttt.prom"
_FILE = "loads.json"
_STATES = ("accepted", "rejected", "superseded")
_SEVERITIES = ("critical", "warning", "info")


@dataclass(frozen=True)
class Load:
    """One load that ended.

    Attributes:
        run_id: its run in Dagster; '' when there was nothing to do.
        started_by: `kttt load`, the schedule, new files ...
        ended_at: UTC, ISO 8601.
        succeeded: whether every stage was done.
        stages: seconds by stage.
        error: why it failed.
    """

    run_id: str
    started_by: str
    ended_at: str
    succeeded: bool
    stages: dict[str, float] = field(default_factory=dict)
    error: str = ""


@dataclass(frozen=True)
class Loads:
    """The last load, and the last that succeeded."""

    last: Load | None = None
    last_success: Load | None = None


def known(settings: Settings) -> Loads:
    """What is remembered; where that cannot be read, the next load does all its stages and remembers anew."""
    path = settings.data_dir / _FILE
    if not path.exists():
        return Loads()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Loads(**{name: Load(**load) if load else None for name, load in kept.items()})
    except (ValueError, TypeError, AttributeError) as error:  # no JSON, or that of another version
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(tzinfo=None)
        return Loads(Load("", "nobody knows whom", written.isoformat(), False, error=f"{path}: {error}"))


def ended_well(settings: Settings) -> bool:
    """Whether the last load did all its stages: one that failed after publishing still owes feedback, or a copy."""
    last = known(settings).last
    return last is None or last.succeeded


def remember(settings: Settings, load: Load) -> None:
    """Remember a load that ended, and measure what is published now."""
    before = known(settings)
    loads = Loads(load, load if load.succeeded else before.last_success)
    content = {name: asdict(kept) if kept else None for name, kept in vars(loads).items()}
    durable.replace_file(settings.data_dir / _FILE, json.dumps(content, ensure_ascii=False, indent=1).encode())
    measure(settings, loads)


def measure(settings: Settings, loads: Loads) -> None:
    """Write what a monitoring system watches: how loads went, and what is published now."""
    path = settings.data_dir / METRICS
    durable.replace_file(path, metrics(settings, loads).encode())
    # node_exporter is another user; the figures name no submission.
    path.parent.chmod(0o755)
    path.chmod(0o644)


def counted(settings: Settings) -> dict[str, Any]:
    """What the current generation holds: submissions by state, open findings by severity, figures; empty before one."""
    folder = current(settings)
    if folder is None:
        return {}
    with closing(duckdb.connect(str(folder / OFFICE_FILE), read_only=True)) as connection:

        def by(sql: str, names: tuple[str, ...]) -> dict[str, int]:
            found = dict(connection.execute(sql).fetchall())
            return {name: found.get(name, 0) for name in names}

        (figures,) = connection.execute("SELECT count(*) FROM marts.fct_collective_economy").fetchone() or (0,)
        (overdue,) = connection.execute("SELECT count(*) FROM marts.reporting_overdue").fetchone() or (0,)
        return {
            "submissions": by("SELECT state, count(*) FROM quality.submissions GROUP BY state", _STATES),
            "open_findings": by(
                "SELECT severity, count(*) FROM quality.findings WHERE status = 'open' GROUP BY severity", _SEVERITIES
            ),
            "figures_in_force": figures,
            "returns_overdue": overdue,
        }


def metrics(settings: Settings, loads: Loads) -> str:
    """The text file for Prometheus; docs/running-every-night.md says where it lies and who watches it."""
    lines: list[str] = []

    def gauge(name: str, meaning: str, samples: dict[str, float]) -> None:
        if samples:
            lines.extend((f"# HELP kttt_{name} {meaning}", f"# TYPE kttt_{name} gauge"))
            lines.extend(f"kttt_{name}{labels} {value:.15g}" for labels, value in samples.items())

    for name, meaning, load in (
        ("last_load_timestamp_seconds", "When the last load ended.", loads.last),
        ("last_success_timestamp_seconds", "When a load last ended well.", loads.last_success),
    ):
        gauge(name, meaning, {"": _seconds(load.ended_at)} if load else {})
    if loads.last:
        gauge("last_load_success", "Whether the last load ended well.", {"": float(loads.last.succeeded)})
        stages = {f'{{stage="{stage}"}}': seconds for stage, seconds in loads.last.stages.items()}
        gauge("stage_duration_seconds", "Duration of each stage of the last load.", stages)
    folder = current(settings)
    if folder:
        facts = manifest.read(folder) or {}
        gauge(
            "generation_created_timestamp_seconds",
            "When the current generation was published: its age is time() minus this.",
            {"": _seconds(str(facts["created_at"]))},
        )
        gauge("generation_info", "The current generation.", {f'{{generation="{folder.name}"}}': 1})
    found = counted(settings)
    if found:
        by_state = {f'{{state="{state}"}}': count for state, count in found["submissions"].items()}
        gauge("submissions", "Submissions by state.", by_state)
        by_severity = {f'{{severity="{severity}"}}': count for severity, count in found["open_findings"].items()}
        gauge("open_findings", "Open findings by severity.", by_severity)
        gauge("figures_in_force", "Figures of the national fact table.", {"": found["figures_in_force"]})
        gauge("returns_overdue", "Required returns that are missing past their date.", {"": found["returns_overdue"]})
    return "\n".join(lines) + "\n"


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()
