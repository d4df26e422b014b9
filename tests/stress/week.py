"""A week in a few minutes, through Dagster's own daemon: what it leaves is what one full load makes of it.

Workbooks arrive at odd moments, late ones, corrected ones and rubbish; on Wednesday the load is killed, on Thursday a
code list changes. At the end the content hash of what readers see equals that of `kttt load --full` on nothing but the
archive and the receipts. On Friday a backfill reads one period again.

`python -m tests.stress.week [--days 7]`
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orchestration.landing.arriving.arrivals import not_yet_received, observe, read_receipts
from orchestration.published import manifest
from orchestration.published.generation import current, is_current
from orchestration.runtime.lock import LoadLock
from orchestration.settings import PROJECT_ROOT, Settings

_PROJECT = ("orchestration", "dbt_project", "expectations", "pyproject.toml")
_PATIENCE = 1500.0
_WORKBOOKS = sorted(path for path in (PROJECT_ROOT / "raw").glob("202?/*/*") if path.is_file())


class Week:
    """A project, a raw folder and a data directory of their own."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """Copy the project, so that its code lists can change."""
        self.project, self.chance = folder / "project", chance
        for name in _PROJECT:
            source = PROJECT_ROOT / name
            if source.is_dir():
                ignored = shutil.ignore_patterns("__pycache__", "target", "logs")
                shutil.copytree(source, self.project / name, ignore=ignored)
            else:
                shutil.copyfile(source, self.project / name)
        self.settings = Settings(raw_dir=folder / "raw", data_dir=folder / "data")
        self.settings.raw_dir.mkdir()
        home = self.settings.data_dir / "dagster"
        home.mkdir(parents=True)
        shutil.copyfile(PROJECT_ROOT / "orchestration" / "dagster.yaml", home / "dagster.yaml")
        self.log = folder / "daemon.log"
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.fspath(self.project),
            "KTTT_RAW_DIR": os.fspath(self.settings.raw_dir),
            "KTTT_DATA_DIR": os.fspath(self.settings.data_dir),
            "DAGSTER_HOME": os.fspath(home),
        }

    @contextmanager
    def daemon(self) -> Iterator[None]:
        """Dagster's daemon, with the sensors and the schedule of the project."""
        command = [sys.executable, "-m", "dagster._daemon", "run", "-m", "orchestration.definitions"]
        with self.log.open("w") as log:
            process = subprocess.Popen(
                command, cwd=self.project, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(60)

    def arrive(self, source: Path, period: str, province: str, name: str) -> None:
        """A workbook is copied into `raw/` piece by piece."""
        target = self.settings.raw_dir / period / province / name
        target.parent.mkdir(parents=True, exist_ok=True)
        content = source.read_bytes()
        with target.open("wb") as file:
            file.write(content[: len(content) // 2])
            file.flush()
            time.sleep(self.chance.uniform(0, 2))
            file.write(content[len(content) // 2 :])

    def send(self, number: int) -> None:
        """One of the published workbooks, from its own province."""
        path = _WORKBOOKS[number % len(_WORKBOOKS)]
        self.arrive(path, path.parent.parent.name, path.parent.name, path.name)

    def kill_the_load(self) -> None:
        """`kill -9` for the load that works now."""
        lock = LoadLock(self.settings.data_dir)
        self._until("a load works", lambda: lock.holder() is not None)
        time.sleep(self.chance.uniform(1, 12))
        holder = lock.holder()
        if holder:
            os.kill(holder.pid, signal.SIGKILL)

    def read_again(self, period: str) -> None:
        """A backfill of one period, as the button in the web page starts it."""
        command = [sys.executable, "-m", "dagster", "job", "backfill", "--noprompt"]
        subprocess.run(
            [*command, "-m", "orchestration.definitions", "-j", "nightly", "--partitions", period],
            cwd=self.project,
            env=self.environment,
            check=True,
            capture_output=True,
        )
        ended = self.settings.data_dir / "loads.json"
        self._until(
            "the period is read again", lambda: json.loads(ended.read_text())["last"]["started_by"] == "a backfill"
        )

    def settle(self) -> None:
        """Wait until everything that lies in `raw/` is received, loaded and published."""
        lock = LoadLock(self.settings.data_dir)

        def done() -> bool:
            arrived = observe(self.settings.raw_dir)
            waiting = not_yet_received(arrived, read_receipts(self.settings.receipts))
            return not waiting and lock.holder() is None and is_current(self.settings)

        self._until("everything is loaded", done)

    def _until(self, what: str, done: object) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not done():  # type: ignore[operator]
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited in vain until {what}; {self.log.read_text()[-3000:]}")
            time.sleep(0.5)

    def content(self) -> str:
        """Content hash of what readers see."""
        folder = current(self.settings)
        assert folder is not None
        return str((manifest.read(folder) or {})["content_hash"])

    def full_load(self) -> str:
        """Content hash that one full load makes of the archive and the receipts."""
        again = Settings(
            raw_dir=self.settings.raw_dir.parent / "empty", data_dir=self.settings.data_dir.parent / "again"
        )
        again.raw_dir.mkdir()
        for source, target in ((self.settings.archive, again.archive), (self.settings.receipts, again.receipts)):
            shutil.copytree(source, target)
        environment = {
            **self.environment,
            "KTTT_RAW_DIR": os.fspath(again.raw_dir),
            "KTTT_DATA_DIR": os.fspath(again.data_dir),
        }
        del environment["DAGSTER_HOME"]
        command = [sys.executable, "-c", "from orchestration.cli import main; main()", "load", "--full", "--json"]
        done = subprocess.run(command, cwd=self.project, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        made = again.published / "generations" / json.loads(done.stdout)["generation"]
        return str((manifest.read(made) or {})["content_hash"])


def run(folder: Path, days: int, chance: random.Random) -> tuple[str, str]:
    """Live through the week.

    Returns:
        The content hash that the week left, and that of a full load.
    """
    week = Week(folder, chance)
    first, correction = _WORKBOOKS[0], _WORKBOOKS[-1]
    with week.daemon():
        for day in range(days):
            print(f"day {day + 1}", time.strftime("%H:%M:%S"), flush=True)
            week.send(2 * day)
            week.send(2 * day + 1)
            if day == 1:
                broken = folder / "broken.xlsx"
                broken.write_bytes(b"not a workbook")
                week.arrive(broken, "2023", "kon-tum", "Phu luc.xlsx")
                # Another workbook in the same folder, then the first one again.
                week.arrive(correction, first.parent.parent.name, first.parent.name, first.name)
            if day == 2:
                week.kill_the_load()
                week.send(2 * day + 2)
            if day == 3:
                aliases = week.project / "dbt_project" / "seeds" / "province_aliases.csv"
                lines = aliases.read_text(encoding="utf-8").rstrip("\n")
                version, code, *_ = lines.splitlines()[-1].split(",")
                aliases.write_text(f"{lines}\n{version},{code},tinh nha\n", encoding="utf-8")
                week.arrive(first, first.parent.parent.name, first.parent.name, first.name)
            week.settle()
            if day == 4:
                week.read_again(first.parent.parent.name)
        left = week.content()
    return left, week.full_load()


def main() -> None:
    """Say whether both hashes are the same; exit 1 when they are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="a folder to work in and leave behind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kttt-week-") as temporary:
        folder = Path(options.keep or temporary)
        folder.mkdir(exist_ok=True)
        left, full = run(folder, options.days, random.Random(options.seed))
    print(f"the week left {left[:12]}, a full load makes {full[:12]}")
    if left != full:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
