"""Loads killed at every step and at any moment, and disks that fail: readers always find a whole generation.

After each blow: `current` opens, is exactly the generation before or the one being published, and is proven byte for
byte; the lock is free. After each chain of ten, one load that is left in peace publishes the content of a load that
was never disturbed, and nothing that arrived is lost.

`python -m tests.stress.crash` works on the stages that write (receiving, the warehouse, publishing), hundreds of blows
in a minute or two; with `--loads N` it also kills N whole loads of real workbooks (Dagster, dbt and all).
"""

from __future__ import annotations

import argparse
import errno
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from orchestration.health.soundness import put_aside_if_damaged
from orchestration.landing.arriving.arrivals import not_yet_received, observe, read_receipts, receive
from orchestration.published import manifest, proof
from orchestration.published.generation import OFFICE_FILE, current, publish
from orchestration.runtime.lock import LoadLock
from orchestration.settings import Settings
from tests.stress import small
from tests.stress.faults import Failed, Steps, failing, in_child, kill, limit_files

BEGAN = datetime(2026, 1, 1)
CHAIN = 10


def load(settings: Settings, number: int) -> str:
    """What a load writes, without what it reads: receive, write the warehouse, publish; returns the content hash."""
    lock = LoadLock(settings.data_dir)
    lock.take(f"load {number}")
    put_aside_if_damaged(settings)
    if not settings.warehouse.exists():
        small.build(settings)
    now = BEGAN + timedelta(minutes=number)
    arrived = not_yet_received(observe(settings.raw_dir), read_receipts(settings.receipts))
    receive(arrived, settings.raw_dir, settings.archive, settings.receipts, now)
    small.load(settings, number)
    published = publish(settings, now)
    lock.free()
    return str((manifest.read(published.path) or {})["content_hash"])


def arrive(settings: Settings, number: int) -> None:
    """A workbook comes in before load `number`."""
    folder = settings.raw_dir / "2023" / "ha-tinh"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{number}.xlsx").write_bytes(f"workbook {number}".encode())


def state(settings: Settings) -> tuple[str, list[int], list[str]]:
    """The current generation's name, the loads whose rows it holds, what is wrong with it."""
    folder = current(settings)
    if folder is None:
        return "", [], ["there is no current generation"]
    with closing(duckdb.connect(str(folder / OFFICE_FILE), read_only=True)) as connection:
        query = "SELECT load FROM marts.first UNION SELECT load FROM marts.second"
        numbers = [row[0] for row in connection.execute(query).fetchall()]
    problems = proof.problems(settings, folder)
    if LoadLock(settings.data_dir).holder():
        problems.append("the lock is still held")
    return folder.name, numbers, problems


def undisturbed(folder: Path, number: int) -> str:
    """Content hash of a data directory that saw nothing but load `number`."""
    return str(in_child(lambda: load(small.make(folder), number)))


Blow = Callable[[Settings, int], Any]


def at_step(step: int, act: Callable[[], None] = kill) -> Blow:
    """Strike before one step of the load."""

    def strike(settings: Settings, number: int) -> Any:
        def work() -> str:
            Steps(settings.data_dir, step, act)
            return load(settings, number)

        return in_child(work)

    return strike


def at_time(seconds: float) -> Blow:
    """Kill the load from outside after a while."""
    return lambda settings, number: in_child(lambda: load(settings, number), kill_after=seconds)


def at_size(size: int) -> Blow:
    """Let files grow to some bytes only, as on a full disk."""

    def strike(settings: Settings, number: int) -> Any:
        def work() -> str:
            limit_files(size)
            return load(settings, number)

        return in_child(work)

    return strike


def steps_of_a_load(folder: Path) -> int:
    """How many steps a load takes that is left in peace."""
    settings = small.make(folder)
    in_child(lambda: load(settings, 0))
    arrive(settings, 1)

    def work() -> int:
        steps = Steps(settings.data_dir)
        load(settings, 1)
        return steps.count

    return int(in_child(work))


def strike_all(folder: Path, blows: list[tuple[str, Blow]]) -> Counter[str]:
    """Strike one load after another, in chains; raises `AssertionError` where a promise is broken.

    Returns:
        How many loads were struck, and how many of them got through nevertheless.
    """
    counted: Counter[str] = Counter()
    for first in range(0, len(blows), CHAIN):
        chain = blows[first : first + CHAIN]
        settings = small.make(folder / str(first))
        in_child(lambda: load(settings, 0))  # noqa: B023
        before, numbers, problems = in_child(lambda: state(settings))  # noqa: B023
        assert (numbers, problems) == ([0], [])
        number = 0
        for number, (name, blow) in enumerate(chain, start=1):
            arrive(settings, number)
            outcome = blow(settings, number)
            counted["struck"] += 1
            counted["got through"] += outcome is not None and not isinstance(outcome, Failed)
            after, found, problems = in_child(lambda: state(settings))  # noqa: B023
            assert problems == [], f"{name}: {problems}"
            assert found == ([number] if after != before else numbers), f"{name}: rows of loads {found}"
            before, numbers = after, found
        settled = in_child(lambda: load(settings, number))  # noqa: B023
        expected_hash = undisturbed(folder / f"{first}-undisturbed", number)
        assert settled == expected_hash, f"after {[name for name, _ in chain]}: {settled}"
        receipts = [receipt.path for receipt in read_receipts(settings.receipts) if receipt.path]
        expected = {f"2023/ha-tinh/{arrived}.xlsx" for arrived in range(1, number + 1)}
        assert expected <= set(receipts), "an arrival was lost"
        assert len(receipts) == len(set(receipts)), "an arrival was received twice"
        left = [path.name for path in (settings.published / "generations").iterdir() if path.name.startswith(".")]
        assert left == [], "half a generation is left"
        shutil.rmtree(folder / str(first))
        shutil.rmtree(folder / f"{first}-undisturbed")
        counted["chains"] += 1
    return counted


def every_step(steps: int, stride: int = 1) -> list[tuple[str, Blow]]:
    """A kill before every step, and after the last."""
    return [(f"killed before step {step}", at_step(step)) for step in range(1, steps + 2, stride)]


def every_failure(steps: int, stride: int = 1) -> list[tuple[str, Blow]]:
    """Each step fails once because the disk is full and once because it is broken."""
    return [
        (f"{errno.errorcode[number]} at step {step}", at_step(step, failing(number)))
        for number in (errno.ENOSPC, errno.EIO)
        for step in range(1, steps + 1, stride)
    ]


def any_moment(count: int, chance: random.Random, longest: float = 0.6) -> list[tuple[str, Blow]]:
    """Kills from outside, whenever."""
    moments = [chance.uniform(0, longest) for _ in range(count)]
    return [(f"killed after {moment * 1000:.0f} ms", at_time(moment)) for moment in moments]


def full_disks(count: int, chance: random.Random) -> list[tuple[str, Blow]]:
    """Disks that are full after so many bytes of a file."""
    sizes = [int(2 ** chance.uniform(8, 21)) for _ in range(count)]
    return [(f"files end at {size} bytes", at_size(size)) for size in sizes]


def main() -> None:
    """Strike, and print how often."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=100, help="kills at random moments")
    parser.add_argument("--disks", type=int, default=50, help="disks that are full")
    parser.add_argument("--stride", type=int, default=1, help="strike before every so-manieth step only")
    parser.add_argument("--loads", type=int, default=0, help="whole loads of real workbooks to kill")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="kttt-crash-") as temporary:
        folder = Path(temporary)
        steps = steps_of_a_load(folder / "steps")
        for title, blows in (
            (f"kill -9 before each of {steps} steps", every_step(steps, options.stride)),
            ("kill -9 at random moments", any_moment(options.moments, chance)),
            ("ENOSPC and EIO at each step", every_failure(steps, options.stride)),
            ("full disks", full_disks(options.disks, chance)),
        ):
            counted = strike_all(folder, blows)
            print(
                f"{title}: {counted['struck']} loads struck in {counted['chains']} chains, "
                f"{counted['got through']} got through, every promise kept",
                flush=True,
            )
        if options.loads:
            from tests.stress.killed_loads import kill_loads

            print(kill_loads(folder / "loads", options.loads, chance), flush=True)


if __name__ == "__main__":
    main()
