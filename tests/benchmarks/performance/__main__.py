"""`python -m tests.benchmarks.performance [STAGE ...]`: measure, keep the results, write `docs/performance.md`.

Stages keep their results apart, so that a noisy one can be run again alone. What they make (countries, loads) stays in
a folder and is used again; `--fresh` makes it anew.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from orchestration.settings import PROJECT_ROOT
from tests.benchmarks.performance import bi, growth, landing, load, machine, nights
from tests.benchmarks.performance.outcome import RESULTS, Outcome, read_all
from tests.benchmarks.performance.report import STAGES, document, targets
from tests.benchmarks.performance.workload import Plan

DOCUMENT = PROJECT_ROOT / "docs" / "performance.md"
_CONCLUSIONS = Path(__file__).with_name("conclusions.md")
_MEASURES: dict[str, Callable[[Plan], Outcome]] = {
    "landing": landing.measured,
    "load": load.measured,
    "nights": nights.measured,
    "growth": growth.measured,
    "bi": bi.measured,
}


def main() -> int:
    """Run the stages."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=f"{', '.join(STAGES)} (default: all)")
    parser.add_argument("--full", action="store_true", help="a hundred times the cooperatives too")
    parser.add_argument("--provinces", type=int, default=63, help="a smaller country (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="of each short measurement (default: %(default)s)")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "kttt-bench", help="working folder")
    parser.add_argument("--fresh", action="store_true", help="empty the working folder first")
    parser.add_argument(
        "--results", type=Path, default=RESULTS, help="where results are kept (default: in the project)"
    )
    parser.add_argument("--only-write", action="store_true", help="measure nothing: write the page from what is kept")
    options = parser.parse_args()
    if unknown := set(options.stages) - set(STAGES):
        parser.error(f"no stage {', '.join(sorted(unknown))}: there are {', '.join(STAGES)}")
    if options.fresh:
        shutil.rmtree(options.work, ignore_errors=True)
    options.work.mkdir(parents=True, exist_ok=True)
    plan = Plan(
        options.work.resolve(), options.provinces, options.rounds, scales=(1, 10, 100) if options.full else (1, 10)
    )
    for stage in STAGES:
        if not options.only_write and (not options.stages or stage in options.stages):
            _run(stage, plan, "make bench-full" if options.full else "make bench", options.results)
    page = document(read_all(options.results), targets(), _CONCLUSIONS.read_text(encoding="utf-8"))
    target = DOCUMENT if options.results == RESULTS else options.results / DOCUMENT.name
    target.write_text(page, encoding="utf-8")
    print(f"written: {target}")
    return 0


def _run(stage: str, plan: Plan, command: str, results: Path) -> None:
    began, busy = perf_counter(), machine.busy()
    print(f"{stage} ...", flush=True)
    outcome = _MEASURES[stage](plan)
    outcome.command = f'{command} ARGS="{stage}"'
    outcome.measured_on = f"{datetime.now(UTC):%Y-%m-%d}"
    outcome.machine, outcome.busy, outcome.provinces = machine.describe(), round(busy, 2), plan.provinces
    outcome.write(results)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cores = used.ru_utime + used.ru_stime
    print(f"{stage}: {perf_counter() - began:.0f} s; {cores:.0f} s of the cores in children so far", flush=True)
    for name, value in outcome.ratios.items():
        print(f"  {name} {value:g}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
