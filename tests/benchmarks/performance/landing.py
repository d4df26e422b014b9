"""Stage `landing`: how fast workbooks land, beside bare python-calamine on the same cores."""

from __future__ import annotations

import tempfile
from pathlib import Path

from orchestration.settings import Settings
from tests.benchmarks.landing.measuring import Speed, measure
from tests.benchmarks.performance.outcome import Outcome
from tests.benchmarks.performance.workload import LAST_YEAR, SEED, Plan
from tests.benchmarks.simulation.country import Simulation
from tests.benchmarks.simulation.writing import write_all

_LONG = 10  # times a province's cooperatives: a long register is read at its own speed, not at that of its start
_REGISTERS = 24  # provinces: on the night of a register there are 63
_FEW_REGISTERS = 6
_YEARS_OF_FORMS = 3


def measured(plan: Plan) -> Outcome:
    """Registers and forms, in one process and in as many as there are cores."""
    outcome = Outcome(
        "landing",
        says=[
            "Both sides read the same files, the longest first, with as many processes, one side after the other. Each"
            " starts its processes within the clock: those of `calamine` are forked and ready at once, readers are new"
            " interpreters that import the project and learn its words, a tenth of a second of a core each, which"
            f" {_FEW_REGISTERS} files feel and {_REGISTERS} do not. Landing is everything up to the tables of DuckDB:"
            " receipts, archive, preflight, cage, recognition, provenance. `calamine` is every cell as a Python value"
            " and nothing else.",
            f"The registers are those of provinces with {_LONG} times their cooperatives; the forms are workbooks with"
            " PL I, II and III.",
        ],
    )
    cores = Settings.from_environment().readers
    with tempfile.TemporaryDirectory(dir=plan.folder) as folder:
        registers, few, forms = (Path(folder) / kind for kind in ("registers", "few", "forms"))
        years = tuple(range(LAST_YEAR - _YEARS_OF_FORMS + 1, LAST_YEAR + 1))
        many = Simulation(SEED, years, provinces=plan.provinces)
        write_all((s for s in _long(plan, _REGISTERS).first_arrivals() if s.is_register), registers, cores)
        write_all((s for s in _long(plan, _FEW_REGISTERS).first_arrivals() if s.is_register), few, cores)
        write_all((s for s in many.first_arrivals() if not s.is_register), forms, cores)
        for kind, raw in (("registers", registers), ("forms", forms)):
            for processes in sorted({1, cores}):
                speed = _measured(outcome, kind, raw, processes, plan.rounds)
                outcome.ratios[f"landing_{kind}"] = round(speed.ratio, 3)  # of all cores, measured last
        speed = _measured(outcome, f"{_FEW_REGISTERS} registers", few, cores, plan.rounds)
        outcome.ratios["landing_many_registers"] = outcome.ratios["landing_registers"]
        outcome.ratios["landing_registers"] = round(speed.ratio, 3)  # the harder of the two is what is aimed at
    return outcome


def _long(plan: Plan, provinces: int) -> Simulation:
    return Simulation(SEED, (LAST_YEAR,), _LONG, min(provinces, plan.provinces))


def _measured(outcome: Outcome, what: str, raw: Path, processes: int, rounds: int) -> Speed:
    """Measure the files of a folder and write the row."""
    speed = measure(raw, processes, rounds)
    outcome.rows.append(
        {
            "what": f"{what}, {processes} process{'es' if processes > 1 else ''}",
            "runs": rounds,
            "files": speed.files,
            "cells": speed.cells,
            "calamine cells/s": round(speed.cells / speed.bare),
            "landing cells/s": round(speed.cells / speed.landed),
            "ratio": round(speed.ratio, 3),
            "ms a file": round(1000 * speed.landed / speed.files, 1),
        }
    )
    return speed
