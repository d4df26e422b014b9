"""The memory of a process that loads: its threads share heaps, whatever their number."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

# Eight threads take memory at the same time; glibc tells of each heap ("arena") that it made for them.
_PROGRAM = """
import ctypes, threading
from orchestration.runtime.heap import share_heaps
{}
together = threading.Barrier(8)
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
def work():
    together.wait()
    libc.malloc(1000)
    together.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
libc.malloc_stats()
"""


def heaps(*, shared: bool) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format("share_heaps()" if shared else "")],
        capture_output=True,
        text=True,
        check=True,
    )
    return len(re.findall(r"^Arena \d+:", done.stderr, re.MULTILINE))


@pytest.mark.skipif(sys.platform != "linux", reason="heaps of glibc")
def test_threads_of_a_load_share_two_heaps() -> None:
    assert heaps(shared=True) <= 2 < heaps(shared=False)
