"""Promises of the lock: one load at a time, said in words, and nothing left of a load that was killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.runtime.lock import LoadLock, LoadRunning

HOLDS = """
import sys, time
from pathlib import Path
from orchestration.runtime.lock import LoadLock
lock = LoadLock(Path(sys.argv[1]))
lock.take("kttt load", run_id="r1")
print("taken", flush=True)
time.sleep(600)
"""


def start_holder(data_dir: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(data_dir)], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "taken"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_load_is_told_who_is_at_work(tmp_path: Path) -> None:
    process = start_holder(tmp_path)
    try:
        with pytest.raises(LoadRunning, match=rf"kttt load, process {process.pid}, since 20\d\d-"):
            LoadLock(tmp_path).take("the schedule")
        holder = LoadLock(tmp_path).holder()
    finally:
        kill(process)

    assert holder is not None
    assert holder.run_id == "r1"


RACES = """
import sys, time
from pathlib import Path
from orchestration.runtime.lock import LoadLock, LoadRunning
lock = LoadLock(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
try:
    lock.take("kttt load")
except LoadRunning as running:
    print(running, flush=True)
else:
    print("works", flush=True)
    sys.stdin.readline()
"""


def test_of_two_loads_started_together_one_works_and_the_other_says_so_ten_times(tmp_path: Path) -> None:
    for attempt in range(10):
        racers = [
            subprocess.Popen(
                [sys.executable, "-c", RACES, str(tmp_path / str(attempt))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        for racer in racers:
            assert racer.stdout is not None
            racer.stdout.readline()
        for racer in racers:
            assert racer.stdin is not None
            racer.stdin.write("go\n")
            racer.stdin.flush()
        said = sorted(racer.stdout.readline() for racer in racers if racer.stdout)
        for racer in racers:
            racer.communicate("\n")

        assert said[0].startswith("another load is running")
        assert said[1] == "works\n"


def test_a_killed_load_leaves_no_lock_but_its_name(tmp_path: Path) -> None:
    process = start_holder(tmp_path)
    kill(process)
    lock = LoadLock(tmp_path)

    assert lock.holder() is None
    left = lock.abandoned()
    assert left is not None
    assert left.pid == process.pid
    assert lock.take("kttt load") == left
    lock.free()
    assert lock.abandoned() is None
    assert lock.take("kttt load") is None
    lock.free()


def test_who_only_looks_leaves_the_name_of_a_killed_load_to_the_next_load(tmp_path: Path) -> None:
    process = start_holder(tmp_path)
    kill(process)
    lock = LoadLock(tmp_path)
    left = lock.abandoned()
    assert left is not None

    with lock.held("kttt rollback") as dead:
        assert dead == left
    assert lock.holder() is None
    assert lock.take("kttt load") == left
    lock.free()


def test_a_patient_load_says_that_it_waits_and_gets_its_turn(tmp_path: Path) -> None:
    process = start_holder(tmp_path)
    said: list[str] = []

    def on_wait(message: str) -> None:
        said.append(message)
        kill(process)

    lock = LoadLock(tmp_path)
    lock.take("the schedule", patience=60, on_wait=on_wait)
    lock.free()

    assert len(said) == 1
    assert f"process {process.pid}" in said[0]


def test_a_new_data_directory_lets_readers_through_and_shows_them_nothing(tmp_path: Path) -> None:
    lock = LoadLock(tmp_path / "data")
    lock.take("kttt load")
    lock.free()

    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o711
