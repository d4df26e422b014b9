"""Countries and finished loads that stages share, made once in a folder of their own.

Belongs here: what is loaded, and how `kttt` is started on it. Not here: measuring (the stages).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from orchestration.settings import PROJECT_ROOT, Settings
from tests.benchmarks.performance import cost
from tests.benchmarks.performance.cost import Cost
from tests.benchmarks.simulation.country import FORMS, Simulation
from tests.benchmarks.simulation.writing import write_all

SEED = 1
LAST_YEAR = 2023
PYTHON = Path(sys.executable)
KTTT = PYTHON.with_name("kttt")
_COST = "cost.json"
_MAKERS = tuple(PROJECT_ROOT / "tests" / "benchmarks" / room for room in ("simulation", "accuracy"))
_LOADERS = tuple(PROJECT_ROOT / room for room in ("orchestration", "dbt_project", "expectations"))
_CODE = {".py", ".sql", ".yml", ".yaml", ".csv"}


@dataclass(frozen=True)
class Plan:
    """What a run of the benchmark covers.

    Attributes:
        folder: for everything that is made.
        provinces: that report, at most.
        rounds: of each measurement; figures are medians.
        template_rounds: of the usual template, which takes minutes.
        scales: times as many cooperatives, for growth.
        years: that the country has reported, for growth; the last is also what BI queries read.
        provinces_over_years: that report in a country of several years, at most: ratios between years are the same in a
            quarter of the country, and the benchmark is over in a quarter of the time.
    """

    folder: Path
    provinces: int = 63
    rounds: int = 3
    template_rounds: int = 1
    scales: tuple[int, ...] = (1, 10)
    years: tuple[int, ...] = (1, 5, 10)
    provinces_over_years: int = 16

    def over_years(self) -> Plan:
        """The same for a country of several years."""
        return replace(self, provinces=min(self.provinces, self.provinces_over_years))

    def country(self, scale: int = 1, years: int = 1) -> Path:
        """A country as a raw folder, made on first use; the same every time."""
        raw = self._kept(f"country-{self._name(scale, years)}", *_MAKERS)
        if not raw.exists():
            simulation = Simulation(SEED, tuple(range(LAST_YEAR - years + 1, LAST_YEAR + 1)), scale, self.provinces)
            unfinished = raw.with_name("unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            write_all(simulation.first_arrivals(), unfinished, Settings.from_environment().readers)
            unfinished.replace(raw)
        return raw

    def loaded(self, scale: int = 1, years: int = 1) -> tuple[Path, Cost]:
        """A finished first load of a country, made on first use, and what it cost when it was made. Read it only."""
        raw, data = self.country(scale, years), self.data(scale, years)
        if not (data / _COST).exists():
            shutil.rmtree(data, ignore_errors=True)
            finish(data, load(raw, data))
        return data, Cost(**json.loads((data / _COST).read_text(encoding="utf-8")))

    def data(self, scale: int = 1, years: int = 1) -> Path:
        """The data directory of that load, finished or not."""
        return self._kept(f"data-{self._name(scale, years)}", *_LOADERS, *_MAKERS)

    def taken(self, scale: int = 1, years: int = 1) -> Path:
        """A finished first load to do with as one likes; the next who asks for it gets a new one."""
        data, _ = self.loaded(scale, years)
        (data / _COST).unlink()
        return data

    def _name(self, scale: int, years: int) -> str:
        return f"{self.provinces}-provinces-{scale}x-{years}y"

    def _kept(self, name: str, *made_by: Path) -> Path:
        """A folder that stands for the code that made it; what older code made goes."""
        path = self.folder / f"{name}-{_fingerprint(*made_by)}"
        for outdated in set(self.folder.glob(f"{name}-*")) - {path}:
            shutil.rmtree(outdated)
        return path


@cache
def _fingerprint(*folders: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in _CODE):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def finish(data: Path, spent: Cost) -> None:
    """Say that a first load is finished, and what it cost."""
    (data / _COST).write_text(json.dumps(spent.as_dict()), encoding="utf-8")


def load(raw: Path, data: Path, *options: str) -> Cost:
    """`kttt load` in a process of its own."""
    return cost.run([KTTT, "load", *options], settings(raw, data), PROJECT_ROOT)


def settings(raw: Path, data: Path) -> dict[str, str]:
    """Where a `kttt` of the benchmark reads and writes; nobody is told."""
    return {
        "KTTT_RAW_DIR": str(raw),
        "KTTT_DATA_DIR": str(data),
        "KTTT_NOTIFY_URLS": "",
        "KTTT_POSTGRES_URL": "",
    }


def resubmit(raw: Path, plan: Plan, provinces: slice) -> None:
    """Some provinces of the last year send their forms again, with one figure corrected."""
    simulation = Simulation(SEED, (LAST_YEAR,), 1, plan.provinces, resubmissions=plan.provinces)
    write_all(list(simulation.sent_again())[provinces], raw)


def one_workbook(raw: Path) -> Path:
    """The forms of one province."""
    return next(iter(sorted(raw.rglob(FORMS))))


def stages_of(data: Path) -> dict[str, float]:
    """Seconds of each stage of the last load, as the load itself remembers them."""
    last = json.loads((data / "loads.json").read_text(encoding="utf-8"))["last"]
    return {str(stage): float(seconds) for stage, seconds in last["stages"].items()}
