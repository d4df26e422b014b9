"""Stage `nights`: what is done every night and every hour: nothing new, a few sent again, one file checked."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.benchmarks.performance import cost, workload
from tests.benchmarks.performance.load import floor_of
from tests.benchmarks.performance.outcome import Outcome
from tests.benchmarks.performance.warehouses import copy
from tests.benchmarks.performance.workload import KTTT, Plan

# What forms sent again touch: everything that comes of the figures.
_TOUCHED = "source:landing.figures+"
# A preview of gate 1 is DuckDB alone, neither Great Expectations nor frames; a terminal gets a table.
_CHECK_NEEDS = "import duckdb, pydantic, rich, typer, yaml"
_DAGSTER = "import dagster, dagster_dbt"
# That a load took place is remembered; what it is about is not written again.
_RECORDS = ("loads.json", "metrics/", "logs/", "load.lock")
_SENT_AGAIN = 3
_YEARS_READ_AGAIN = 5


def measured(plan: Plan) -> Outcome:
    """Everything but first loads."""
    outcome = Outcome(
        "nights",
        says=[
            f"`kttt check` is held against `python -c '{_CHECK_NEEDS}'`, all that it imports of other projects."
            " Its reader is a process of its own that imports calamine, rules are questions to DuckDB: neither is among"
            " the imports.",
            f"Three sent again are held against imports and `dbt build --select {_TOUCHED}` with its tests in one"
            " process, on the same warehouse, dbt's parse warm on both sides.",
            f"`kttt load --full` reads all {_YEARS_READ_AGAIN} years of {plan.over_years().provinces} provinces again"
            " from the archive.",
        ],
    )
    raw, data = plan.folder / "nights-raw", plan.taken()
    shutil.rmtree(raw, ignore_errors=True)
    shutil.copytree(plan.country(), raw)
    _nothing_new(plan, raw, data, outcome)
    _commands(plan, raw, data, outcome)
    _three_sent_again(plan, raw, data, outcome)
    _everything_again(plan, outcome)
    return outcome


def _nothing_new(plan: Plan, raw: Path, data: Path, outcome: Outcome) -> None:
    before = _stamps(data)
    nights, imports = [], []
    for _ in range(plan.rounds):
        nights.append(workload.load(raw, data))
        imports.append(cost.run([sys.executable, "-c", _DAGSTER]))
    written = [path for path, stamp in _stamps(data).items() if before.get(path) != stamp]
    night, imported = outcome.add("nothing new", nights), outcome.add(f"python -c '{_DAGSTER}'", imports)
    outcome.ratios["nothing_new_to_imports"] = round(night.seconds / imported.seconds, 3)
    data_written = [path for path in written if not path.startswith(_RECORDS)]
    outcome.ratios["nothing_new_files_written"] = len(data_written)
    outcome.says.append(f"Files that a night with nothing new touched: {', '.join(sorted(written)) or 'none'}.")


def _stamps(data: Path) -> dict[str, tuple[int, int]]:
    return {
        os.fspath(path.relative_to(data)): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in data.rglob("*")
        if path.is_file()
    }


def _commands(plan: Plan, raw: Path, data: Path, outcome: Outcome) -> None:
    environment = workload.settings(raw, data)
    nowhere = workload.settings(raw, plan.folder / "no-warehouse")
    workbook = workload.one_workbook(raw)
    programs = {
        "kttt --help": ([KTTT, "--help"], environment),
        "kttt status": ([KTTT, "status"], environment),
        "kttt check, one workbook": ([KTTT, "check", workbook], nowhere),
        f"python -c '{_CHECK_NEEDS}'": ([sys.executable, "-c", _CHECK_NEEDS], environment),
        "python -c pass": ([sys.executable, "-c", "pass"], environment),
    }
    spent = {what: [] for what in programs}
    for _ in range(plan.rounds):
        for what, (command, variables) in programs.items():
            spent[what].append(cost.run(command, variables))
    middle = {what: outcome.add(what, costs) for what, costs in spent.items()}
    needed = middle[f"python -c '{_CHECK_NEEDS}'"]
    outcome.ratios["check_to_imports"] = round(middle["kttt check, one workbook"].seconds / needed.seconds, 3)
    outcome.ratios["help_cpu"] = round(middle["kttt --help"].cpu, 3)
    outcome.ratios["status_cpu"] = round(middle["kttt status"].cpu, 3)


def _three_sent_again(plan: Plan, raw: Path, data: Path, outcome: Outcome) -> None:
    folder = plan.folder / "touched"
    shutil.rmtree(folder, ignore_errors=True)
    warehouse = copy(data, folder / "kttt.duckdb")
    floor_of(warehouse, folder / "dbt", "--select", _TOUCHED)  # dbt parses the project
    nights, floors, least = [], [], []
    for number in range(min(plan.rounds, plan.provinces // _SENT_AGAIN)):
        workload.resubmit(raw, plan, slice(_SENT_AGAIN * number, _SENT_AGAIN * (number + 1)))
        nights.append(workload.load(raw, data))
        floors.append(floor_of(warehouse, folder / "dbt", "--select", _TOUCHED))
        least.append(floor_of(warehouse, folder / "dbt", "--select", _TOUCHED, "--collect-rarely"))
    night = outcome.add(f"{_SENT_AGAIN} of {plan.provinces} sent again", nights)
    floor = outcome.add("imports, dbt on the touched models", floors)
    spared = outcome.add("the same, collecting as rarely as a load", least)
    outcome.ratios["three_to_floor_that_collects_rarely"] = round(night.seconds / spared.seconds, 3)
    outcome.ratios["three_to_floor_cpu"] = round(night.cpu / floor.cpu, 3)
    outcome.ratios["three_to_floor"] = round(night.seconds / floor.seconds, 3)
    for stage, seconds in workload.stages_of(data).items():
        outcome.rows.append({"what": f"last night of them, stage {stage}", "seconds": seconds})


def _everything_again(plan: Plan, outcome: Outcome) -> None:
    if _YEARS_READ_AGAIN not in plan.years:
        return
    plan = plan.over_years()
    data, first = plan.loaded(years=_YEARS_READ_AGAIN)
    outcome.add(f"first load of {_YEARS_READ_AGAIN} years", [first])
    spent = workload.load(plan.country(years=_YEARS_READ_AGAIN), data, "--full")
    outcome.add(f"kttt load --full of {_YEARS_READ_AGAIN} years", [spent])
