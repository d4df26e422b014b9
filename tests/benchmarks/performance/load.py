"""Stage `load`: the first national load, between the usual template above and the floor below."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.benchmarks.performance import cost, workload
from tests.benchmarks.performance.cost import Cost
from tests.benchmarks.performance.outcome import Outcome
from tests.benchmarks.performance.warehouses import facts, sources_only
from tests.benchmarks.performance.workload import Plan


class TemplateDiffers(RuntimeError):
    """The usual template ends with other facts: its time is that of another job."""


def measured(plan: Plan) -> Outcome:
    """Load, floor and template in turn."""
    outcome = Outcome(
        "load",
        says=[
            "From an empty data directory to a published generation; whole processes, imports and dbt's first parse"
            " included. Publication comes before feedback: the load without feedback is what BI waits for.",
            "The usual template (`tests/benchmarks/performance/template`) is pandas over openpyxl for each file, one"
            " Dagster step a form under the default executor, a Great Expectations validation a submission and"
            " `dbt build` of the same models as a command. It ends with the same national facts, which this run"
            " compared, and with nothing else: no archive, cage, findings, versions or identities. It is lent the"
            " models and their tests, which are most of its time: a warehouse of its own would be smaller.",
            "The floor is one process that imports Dagster, dagster-dbt and Great Expectations, reads every cell with"
            " calamine on all cores, and builds the same models, seeds and tests (or no tests) on sources that are"
            " there already, by dbt as it comes: a load spares dbt what nobody asks for (`warehouse/inside_dbt.py`), a"
            " floor does not. A load looks for reference cycles hardly ever; the floor that does so too is the least"
            " that these libraries cost as they come.",
        ],
    )
    raw = plan.country()
    data = plan.data()  # the last one serves the other stages
    loads, without_feedback, floors, templates = ([] for _ in range(4))
    for number in range(plan.rounds):
        shutil.rmtree(data, ignore_errors=True)
        spent = workload.load(raw, data)
        loads.append(spent)
        feedback = workload.stages_of(data).get("dialogue__feedback", 0.0)
        without_feedback.append(Cost(spent.seconds - feedback, spent.cpu, spent.memory))
        floors.append(_floor(plan, data, raw))
        if number < plan.template_rounds:
            templates.append(_template(plan, data, raw))
    least = [_floor(plan, data, raw, "--collect-rarely") for _ in range(plan.rounds)]
    bare_floors = [_floor(plan, data, raw, "--no-tests")]
    whole = outcome.add("first load", loads)
    workload.finish(data, whole)
    published = outcome.add("first load, until published", without_feedback)
    template = outcome.add("usual template", templates)
    floor = outcome.add("floor", floors)
    spared = outcome.add("floor that collects as rarely as a load", least)
    outcome.add("floor without tests", bare_floors)
    for stage, seconds in workload.stages_of(data).items():
        outcome.rows.append({"what": f"last load, stage {stage}", "seconds": seconds})
    outcome.ratios = {
        "first_load_to_template": round(published.seconds / template.seconds, 3),
        "first_load_to_floor": round(published.seconds / floor.seconds, 3),
        "first_load_to_floor_that_collects_rarely": round(published.seconds / spared.seconds, 3),
        "first_load_to_template_cpu": round(whole.cpu / template.cpu, 3),
        "first_load_to_floor_cpu": round(whole.cpu / floor.cpu, 3),
    }
    return outcome


def floor_of(warehouse: Path, dbt_folder: Path, *options: str) -> Cost:
    """The floor in a process of its own."""
    program = [sys.executable, "-m", "tests.benchmarks.performance.floor", warehouse, "--dbt-folder", dbt_folder]
    return cost.run([*program, *options], cwd=workload.PROJECT_ROOT)


def _floor(plan: Plan, data: Path, raw: Path, *options: str) -> Cost:
    folder = plan.folder / "floor"
    shutil.rmtree(folder, ignore_errors=True)
    warehouse = sources_only(data, folder / "kttt.duckdb")
    return floor_of(warehouse, folder / "dbt", "--raw", str(raw), *options)


def _template(plan: Plan, data: Path, raw: Path) -> Cost:
    folder = plan.folder / "template"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "dagster").mkdir(parents=True)
    module = "tests.benchmarks.performance.template.definitions"
    spent = cost.run(
        [workload.KTTT.with_name("dagster"), "job", "execute", "-m", module, "-j", "nightly"],
        {
            **workload.settings(raw, folder),
            "DAGSTER_HOME": str(folder / "dagster"),
            "KTTT_WAREHOUSE": str(folder / "kttt.duckdb"),
        },
        workload.PROJECT_ROOT,
    )
    if facts(folder / "published.duckdb") != facts(data / "kttt.duckdb"):
        raise TemplateDiffers(f"the facts of {folder} are not those of {data}")
    return spent
