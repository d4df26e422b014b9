"""One workbook: made, written, read, scored. And many of them, over all cores."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import tests.benchmarks.accuracy.defects  # noqa: F401  (declares every family)
from orchestration.landing.caged.cage import Cage
from tests.benchmarks.accuracy.draft import REGISTRY, Draft, combine, make_draft
from tests.benchmarks.accuracy.reading import read_book
from tests.benchmarks.accuracy.scoring import Outcome, score
from tests.benchmarks.accuracy.writers import write

CLEAN = "no defect"


@dataclass(frozen=True)
class Plan:
    """Which workbook to make: the same plan gives the same workbook."""

    seed: int
    number: int
    families: tuple[str, ...]
    size: int

    def draft(self) -> tuple[Draft, tuple[str, ...]]:
        """The workbook, and the families it has."""
        rng = random.Random(f"{self.seed}/{self.number}")
        chosen = combine(list(self.families), rng, self.size)
        return make_draft(chosen, rng), tuple(sorted(d.name for d in chosen)) or (CLEAN,)


@dataclass(frozen=True)
class Result:
    """The score of one workbook."""

    plan: Plan
    families: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


def plans(seed: int, count: int) -> list[Plan]:
    """Every family alone and in company as often as the others: of three workbooks, one has a single defect."""
    names = sorted(REGISTRY)
    found = [Plan(seed, 0, (), 0)]
    for number in range(1, count):
        size = 1 if number <= len(names) else random.Random(f"{seed}/size/{number}").choice((1, 2, 3, 4))
        found.append(Plan(seed, number, (names[(number - 1) % len(names)],), size))
    return found


def sample(seed: int, count: int) -> list[Plan]:
    """A few workbooks with four defects each, spread over all families."""
    names = sorted(REGISTRY)
    return [Plan(seed, number, (names[number * len(names) // count],), 4) for number in range(count)]


def run(plan: Plan, cage: Cage, keep: Path | None = None) -> Result:
    """Make a workbook, let it be read, and score it.

    Args:
        plan: which workbook.
        cage: the reader's child process.
        keep: a folder that gets a copy of the file.
    """
    draft, families = plan.draft()
    with tempfile.TemporaryDirectory() as folder:
        path = write(draft, Path(folder))
        if path.suffix == ".csv":
            draft.sheets[0].name = path.stem
        if keep:
            shutil.copy(path, keep / f"{plan.number}{path.suffix}")
        read = read_book(cage, path, draft.period, draft.country.folder)
    return Result(plan, families, tuple(score(draft.sheets, read)))


def run_all(todo: list[Plan], on_result: Callable[[Result], None]) -> None:
    """Run many plans, in parallel."""
    workers = max(1, len(os.sched_getaffinity(0))) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    shares = [todo[i :: workers * 4] for i in range(workers * 4)]
    with ProcessPoolExecutor(workers) as pool:
        for results in pool.map(_run_share, shares):
            for result in results:
                on_result(result)


def _run_share(share: list[Plan]) -> list[Result]:
    return list(_run_each(share))


def _run_each(share: list[Plan]) -> Iterator[Result]:
    with Cage() as cage:
        for plan in share:
            yield run(plan, cage)
