"""Reads one file in the cage and tells what became of it, and what it cost."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from orchestration.landing.caged.cage import Cage, Request
from orchestration.landing.folder import Folder

FOLDER = Folder("2023", "ha-tinh")


@dataclass(frozen=True)
class Outcome:
    """What became of a file.

    Attributes:
        file_format: as what it was read, None when it was refused.
        rules: of every finding, in the order of the reader.
        figures: how many were read.
        seconds: from the request to the answer.
    """

    file_format: str | None
    rules: tuple[str, ...]
    figures: int
    seconds: float


def read(cage: Cage, path: Path, name: str) -> Outcome:
    """Let the cage read a file."""
    started = time.monotonic()
    answer = cage.read(Request(path, name, FOLDER, "2023"))
    seconds = time.monotonic() - started
    reading = answer.reading()
    return Outcome(answer.file_format, tuple(n.rule_id for n in reading.noticed), len(reading.figures), seconds)


class Meter:
    """Most memory held while it is open, by looking every few milliseconds.

    Attributes:
        child_bytes: by any one of the processes that read files.
        own_bytes: by this process.
    """

    def __init__(self) -> None:
        self.child_bytes = self.own_bytes = 0
        self._stop = Event()
        self._thread = Thread(target=self._watch)

    def __enter__(self) -> Meter:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.005):
            self.own_bytes = _high_water(os.getpid())
            self.child_bytes = max([self.child_bytes, *map(_high_water, _readers())])


def _readers() -> list[int]:
    """Children that read files; one that is only being started still wears its parent's memory."""
    found: list[int] = []
    for task in Path("/proc/self/task").iterdir():
        with suppress(OSError):
            for pid in map(int, (task / "children").read_text().split()):
                if b"reader_child" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found.append(pid)
    return found


def _high_water(pid: int) -> int:
    """The kernel's own mark of the most memory a process held, which `getrusage` mixes with its parent's."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0
