"""Stage `growth`: how time and memory grow with cooperatives and with years."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import duckdb

from tests.benchmarks.performance import workload
from tests.benchmarks.performance.cost import ProgramFailed
from tests.benchmarks.performance.fit import exponent
from tests.benchmarks.performance.outcome import Outcome
from tests.benchmarks.performance.workload import Plan

Row = dict[str, str | float]


def measured(plan: Plan) -> Outcome:
    """A first load of each size, once: minutes do not need a median."""
    outcome = Outcome(
        "growth",
        says=[
            "Each line is one first load in a process of its own, dbt and DuckDB included; readers are processes"
            " besides, whose memory is bounded whatever they read.",
            "The exponent is that of a power law fitted to the logarithms of size and figure: 1 is a straight line."
            " What every load costs whatever its size makes it look smaller, so the exponent of each step, from the"
            " smaller size to the next, is given too: the last step is the one that tells.",
        ],
    )
    by_scale = _rows(plan, outcome, {f"{scale}x the cooperatives": (scale, 1) for scale in plan.scales})
    fewer = plan.over_years()
    outcome.says.append(f"Years are counted in a country of {fewer.provinces} provinces.")
    by_year = _rows(fewer, outcome, {f"{years} year{'s' if years > 1 else ''}": (1, years) for years in plan.years})
    outcome.rows = [*by_scale, *by_year]
    for name, size, rows in (("", "cooperatives", by_scale), ("_years", "figures", by_year)):
        if len(rows) < 2:
            continue
        for measure, called in (("seconds", "exponent"), ("cpu", "cpu_exponent"), ("memory", "memory_exponent")):
            outcome.ratios[f"growth{name}_{called}"] = _exponent(rows, size, measure)
            outcome.ratios[f"growth{name}_{called}_last_step"] = _exponent(rows[-2:], size, measure)
    if len(by_scale) > 1:
        last, before = by_scale[-1], by_scale[-2]
        outcome.ratios["growth_memory"] = round(float(last["memory"]) / float(before["memory"]), 3)
    return outcome


def _rows(plan: Plan, outcome: Outcome, sizes: dict[str, tuple[int, int]]) -> list[Row]:
    """A row for each size that could be loaded; the outcome says which could not."""
    rows: list[Row] = []
    for what, (scale, years) in sizes.items():
        try:
            data, spent = plan.loaded(scale, years)
        except ProgramFailed as failure:
            last = str(failure).strip().splitlines()[-1]
            outcome.says.append(f"**{what}: the load failed**, so that no figure speaks of it ({last}).")
            continue
        figures, listed = _sizes(data)
        rows.append({"what": what, "figures": figures, "cooperatives": listed, **spent.as_dict(), **_stages(data)})
    return rows


def _stages(data: Path) -> Row:
    return {f"stage {stage}": round(seconds, 1) for stage, seconds in workload.stages_of(data).items()}


def _sizes(data: Path) -> tuple[int, int]:
    query = "SELECT (SELECT count(value) FROM landing.figures), (SELECT count(*) FROM landing.register_rows)"
    with closing(duckdb.connect(str(data / "kttt.duckdb"), read_only=True)) as connection:
        figures, listed = connection.execute(query).fetchone() or (0, 0)
    return int(figures), int(listed)


def _exponent(rows: Sequence[Row], size: str, measure: str) -> float:
    return round(exponent([float(row[size]) for row in rows], [float(row[measure]) for row in rows]), 3)
