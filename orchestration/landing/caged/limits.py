"""How many resources one file may use: every limit of a child process, and how the process applies them to itself.

Belongs here: numbers and the system calls that enforce them. Not here: what is refused and why (`preflight`,
`archive`), the life of the processes (`cage`). `docs/reading-safely.md` explains each number.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass

MIB = 1024**2

MAX_BYTES = 64 * MIB  # of a file as sent
MAX_UNPACKED = 256 * MIB  # of all parts of a file that are read
MAX_PARTS = 5_000  # of an archive; a workbook of 200 sheets with pictures has about a thousand
MAX_SHEETS = 500
LONGEST_FORM = 5_000  # rows of a sheet that is no register; the longest form has about two hundred
MAX_COLUMNS = 512  # the widest honest register has about forty
MAX_CELLS = 4_000_000  # a register of 100 000 organisations has about two million
MAX_AREA = 6_000_000  # cells of the rectangle around everything on a sheet, empty ones too: the parser keeps them all
MAX_MERGES = 100_000  # merged ranges of a sheet
MAX_MERGED = 500_000  # cells of a sheet that belong to merged ranges
FARTHEST_ROW = 200_000  # rows below it are strays where a sheet cannot be kept whole
MAX_STRAYS = 50  # cells far from all others that may be left out of a workbook
LONGEST_TEXT = 4_000  # characters of a cell that are kept

_ORPHAN_SIGNAL = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process that reads a file may use.

    Attributes:
        memory: address space in bytes.
        cpu_seconds: processor time for one file.
        cells_per_second: each so many cells earn one second more once they are read: honest size is no attack.
        wall_seconds: time for one file by the clock, whatever the process does meanwhile.
        answer_bytes: size of what it hands back.
    """

    memory: int = 640 * MIB
    cpu_seconds: float = 8
    cells_per_second: int = 100_000
    wall_seconds: float = 300
    answer_bytes: int = 128 * MIB


def confine(limits: Limits, parent: int) -> None:
    """Put this process under limits for good; it dies with its parent, writes no file and leaves no core dump.

    Args:
        limits: memory is limited from now on, time by `start_clock`.
        parent: process id of the parent.
    """
    _limit(resource.RLIMIT_AS, limits.memory)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ORPHAN_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it died before this line
            os._exit(1)


def _limit(what: int, value: int) -> None:
    with suppress(ValueError, OSError):  # a system that knows no such limit
        resource.setrlimit(what, (value, value))


def start_clock(limits: Limits) -> None:
    """Start the time of one file. The signals end the process: nobody has to be there to stop it."""
    _allow_cpu(limits.cpu_seconds)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)


def stop_clock() -> None:
    """The file is read; waiting for the next one costs nothing."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def allow_for(limits: Limits, cells: int) -> None:
    """Extend the processor time for the cells that a file really holds."""
    _allow_cpu(limits.cpu_seconds + cells / limits.cells_per_second)


def _allow_cpu(seconds: float) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
