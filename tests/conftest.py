"""What every test may share: one finished load of `raw/`, and the means to make another.

No test touches `data/`: whatever reads the environment finds a temporary folder.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

# Before anything of the project is imported: Dagster's definitions read the environment then.
_SESSION = tempfile.TemporaryDirectory(prefix="kttt-tests-")
os.environ["KTTT_DATA_DIR"] = _SESSION.name
os.environ.pop("KTTT_RAW_DIR", None)
os.environ.pop("KTTT_NOW", None)

import duckdb  # noqa: E402
import pytest  # noqa: E402

from orchestration.settings import PROJECT_ROOT, Settings  # noqa: E402

RAW, TESTS = PROJECT_ROOT / "raw", PROJECT_ROOT / "tests"
LOADED_AT = datetime(2026, 1, 15, 18, 0)
# A file goes to one process: rooms whose single files take longest come first, or one process ends alone with them.
# Hostile files keep one process at work while another one loads what the tests of the pipeline share.
LONG_FIRST = ("stress", "hostile", "pipeline", "benchmarks", "rules", "unit/quality", "unit/warehouse")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the rooms; within a room everything stays where it was."""

    def place(item: pytest.Item) -> int:
        path = item.path.relative_to(TESTS).as_posix()
        return next((n for n, room in enumerate(LONG_FIRST) if path.startswith(f"{room}/")), len(LONG_FIRST))

    items.sort(key=place)


class RunLoad(Protocol):
    """Runs the nightly job in this process; raises `LoadFailed` when a stage fails."""

    def __call__(self, raw_dir: Path, data_dir: Path, *, now: datetime = LOADED_AT, **options: Any) -> Settings: ...


class MakeSubmission(Protocol):
    """Puts a workbook into `<raw>/<period>/<province>/`; `build` writes it to the path it is given."""

    def __call__(
        self,
        raw_dir: Path,
        period: str,
        province: str,
        build: Callable[[Path], object],
        name: str = "Phu luc.xlsx",
    ) -> Path: ...


def copy_of(loaded: Settings, folder: Path) -> Settings:
    """The finished load with raw and data folders that a test may change."""
    shutil.copytree(RAW, folder / "raw")
    shutil.copytree(loaded.data_dir, folder / "data", symlinks=True)
    return Settings(raw_dir=folder / "raw", data_dir=folder / "data")


@pytest.fixture(scope="session")
def run_load() -> RunLoad:
    """A load of any raw folder into any data folder, at a time of the test's choice."""

    def run(raw_dir: Path, data_dir: Path, *, now: datetime = LOADED_AT, **options: Any) -> Settings:
        from orchestration.cli import nightly

        settings = Settings(raw_dir=raw_dir, data_dir=data_dir, now=lambda: now)
        nightly.run(settings, **options)
        return settings

    return run


@pytest.fixture(scope="session")
def loaded(run_load: RunLoad, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a finished load of the project's own `raw/`. Read it only; `copy_of` it to change it.

    Of processes that test side by side one loads, and each has a copy of its own: commands lock it and write its log.
    """
    own = tmp_path_factory.mktemp("loaded") / "data"
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return run_load(RAW, own)
    once = tmp_path_factory.getbasetemp().parent / "loaded once"
    once.mkdir(exist_ok=True)
    with (once / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (once / "done").exists():
            shutil.rmtree(once / "data", ignore_errors=True)  # of a process that failed
            run_load(RAW, once / "data")
            (once / "done").touch()
    shutil.copytree(once / "data", own, symlinks=True)
    return Settings(raw_dir=RAW, data_dir=own, now=lambda: LOADED_AT)


@pytest.fixture
def published(loaded: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the current generation, as a reader opens it."""
    path = loaded.published / "current" / "kttt.duckdb"
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        yield connection


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """A delivery that fails is tried again at once; other mail servers are spared for seconds."""
    import apprise

    from orchestration.dialogue import delivery

    monkeypatch.setattr(delivery, "PAUSES", (0.0,) * len(delivery.PAUSES))
    monkeypatch.setattr(apprise.NotifyBase, "request_rate_per_sec", 0)


@pytest.fixture(scope="session")
def make_submission() -> MakeSubmission:
    """A workbook in its place below a raw folder."""

    def make(
        raw_dir: Path,
        period: str,
        province: str,
        build: Callable[[Path], object],
        name: str = "Phu luc.xlsx",
    ) -> Path:
        path = raw_dir / period / province / name
        path.parent.mkdir(parents=True, exist_ok=True)
        build(path)
        return path

    return make
