"""What a whole process costs: seconds of the clock, seconds of the cores with its children, its own memory.

Belongs here: running and measuring. Not here: which processes (the stages).
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

_SECONDS_BETWEEN_LOOKS = 0.05
# Whoever sets it has every process compile this project and learn its words anew; where it is installed, both are kept.
_NO_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a program cost.

    Attributes:
        seconds: on the clock.
        cpu: seconds of all cores, of the process and its children.
        memory: the peak of the process itself, without its children, MiB resident.
    """

    seconds: float
    cpu: float
    memory: float

    def as_dict(self) -> dict[str, float]:
        """For JSON."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


class ProgramFailed(RuntimeError):
    """A measured program failed: its time means nothing."""


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None, cwd: Path | None = None) -> Cost:
    """Run a program to its end, which keeps its byte code whatever the shell says.

    Args:
        command: the program and its arguments.
        environment: variables besides those of this process.
        cwd: where it runs.

    Raises:
        ProgramFailed: it ended with an error; what it said is in the message.
    """
    peak = _Peak()
    started = perf_counter()
    with subprocess.Popen(
        [os.fspath(word) for word in command],
        env={name: value for name, value in os.environ.items() if name != _NO_BYTE_CODE} | dict(environment or {}),
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        peak.watch(process.pid)
        assert process.stdout is not None
        said = process.stdout.read()
        # `wait` would forget what the process used.
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    own = peak.known()
    if process.returncode:
        tail = said.decode(errors="replace")[-4000:]
        raise ProgramFailed(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{tail}")
    # What the kernel says at the end counts the process that started it too; where there is no /proc it must do.
    return Cost(seconds, used.ru_utime + used.ru_stime, own or used.ru_maxrss / 1024)


class _Peak:
    """The high-water mark of a process's own memory; the kernel forgets it with the process."""

    def __init__(self) -> None:
        self._mebibytes = 0.0
        self._ended = Event()
        self._thread: Thread | None = None

    def watch(self, pid: int) -> None:
        self._thread = Thread(target=self._look, args=(Path(f"/proc/{pid}/status"),), daemon=True)
        self._thread.start()

    def _look(self, status: Path) -> None:
        while not self._ended.wait(_SECONDS_BETWEEN_LOOKS):
            try:
                found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
            except (OSError, UnicodeDecodeError):  # gone, or no Linux
                return
            if found:
                self._mebibytes = max(self._mebibytes, int(found[1]) / 1024)

    def known(self) -> float:
        self._ended.set()
        if self._thread:
            self._thread.join()
        return self._mebibytes


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each measure by itself."""
    columns = zip(*(asdict(cost).values() for cost in costs), strict=True)
    return Cost(*(statistics.median(column) for column in columns))
