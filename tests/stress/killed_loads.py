"""Whole loads of real workbooks (Dagster, dbt, Great Expectations and all), killed at stage boundaries and whenever.

Each load runs in a child forked from a process that has imported the libraries, so that a kill costs no start-up. The
project itself is imported in the child: its definitions have dbt parse the models, in threads that no fork would keep.
Belongs here: the long form of `crash`; it takes minutes and is no part of `make test`.
"""

from __future__ import annotations

import importlib
import os
import random
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import dagster_dbt  # noqa: F401
import dbt.cli.main  # noqa: F401
import great_expectations  # noqa: F401

from orchestration.cli import nightly
from orchestration.published import manifest, proof
from orchestration.published.generation import current
from orchestration.runtime.lock import LoadLock
from orchestration.settings import PROJECT_ROOT, Settings
from tests.stress.faults import Failed, in_child, kill

BEGAN = datetime(2026, 1, 1, 18)
CHAIN = 10
# Where a stage begins and ends: the function it calls, by the module that calls it.
BOUNDARIES = [
    ("orchestration.landing.assets", "land"),
    ("orchestration.quality.gate1", "run"),
    ("orchestration.warehouse.assets", "_build"),
    ("orchestration.quality.gate2", "run"),
    ("orchestration.published.assets", "publish"),
]
_WORKBOOKS = sorted(path for path in (PROJECT_ROOT / "raw").glob("20*/*/*") if path.is_file())


def load(settings: Settings, number: int, full: bool = False) -> str:
    """One load at a time of its own; returns the content hash."""
    at = Settings(settings.raw_dir, settings.data_dir, now=lambda: BEGAN + timedelta(days=number))
    nightly.run(at, full=full)
    folder = current(at)
    assert folder is not None
    return str((manifest.read(folder) or {})["content_hash"])


def killed_at(module: str, name: str, after: bool) -> Callable[[], None]:
    """Have this process killed when a stage begins or when it has ended."""

    def arm() -> None:
        place = importlib.import_module(module)
        stage = getattr(place, name)

        def struck(*arguments: Any, **named: Any) -> Any:
            if not after:
                kill()
            answer = stage(*arguments, **named)
            if name == "_build":
                list(answer)  # its events are the stage
            kill()

        setattr(place, name, struck)

    return arm


def kill_loads(folder: Path, count: int, chance: random.Random) -> str:
    """Kill loads in chains of ten; raises `AssertionError` where a promise is broken.

    Args:
        folder: to work in.
        count: how many loads.
        chance: for the moments between the boundaries.

    Returns:
        What was done, in one line.
    """
    # Where the children keep what dbt parsed of the models.
    os.environ["KTTT_DATA_DIR"] = os.fspath(folder / "parsed")
    base = Settings(folder / "base" / "raw", folder / "base" / "data")
    for path in _WORKBOOKS[:3]:
        _arrive(base, path)
    first = in_child(lambda: load(base, 0))
    assert not isinstance(first, Failed), first
    boundaries = [killed_at(module, name, after) for module, name in BOUNDARIES for after in (False, True)]
    killed = 0
    for chain in range(-(-count // CHAIN)):
        settings = Settings(folder / str(chain) / "raw", folder / str(chain) / "data")
        shutil.copytree(folder / "base", folder / str(chain), symlinks=True)
        for number in range(1, min(CHAIN, count - chain * CHAIN) + 1):
            _arrive(settings, _WORKBOOKS[(3 + number) % len(_WORKBOOKS)])
            if chain % 2 == 0:
                arm = boundaries[(number - 1) % len(boundaries)]
                outcome = in_child(lambda: (arm(), load(settings, number))[1])  # noqa: B023
            else:
                outcome = in_child(lambda: load(settings, number), kill_after=chance.uniform(0, 25))  # noqa: B023
            killed += outcome is None
            assert not isinstance(outcome, Failed), outcome
            after = current(settings)
            assert after is not None
            problems = in_child(lambda: proof.problems(settings, after))  # noqa: B023
            assert problems == [], problems
            assert LoadLock(settings.data_dir).holder() is None, "the lock is still held"
        settled = in_child(lambda: load(settings, CHAIN + 1))  # noqa: B023
        again = Settings(folder / f"{chain}-again" / "raw", folder / f"{chain}-again" / "data")
        again.raw_dir.mkdir(parents=True)
        for kept in ("archive", "receipts"):
            shutil.copytree(settings.data_dir / kept, again.data_dir / kept)
        undisturbed = in_child(lambda: load(again, CHAIN + 1, full=True))  # noqa: B023
        assert settled == undisturbed, f"{settled} is not {undisturbed}"
    return f"whole loads: {killed} of {count} killed in their work, every promise kept"


def _arrive(settings: Settings, path: Path) -> None:
    target = settings.raw_dir / path.relative_to(PROJECT_ROOT / "raw")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
