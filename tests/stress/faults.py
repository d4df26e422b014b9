"""Kill a process, or fail one of its writes, at an exact step; the code under test knows nothing of it.

A step is whatever this project itself does to the disk below a folder: opening a file for writing, making or removing
a name, renaming, linking, asking the disk to confirm. Python announces all but the last to audit hooks. A hook cannot
be taken back, so everything here happens in forked children.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

_NAMES = frozenset({"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.symlink", "os.chmod"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def kill() -> None:
    """End this process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)


def failing(number: int) -> Callable[[], None]:
    """A step that fails with an `errno`."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


class Steps:
    """Counts the steps of this process below a folder, and acts before one of them."""

    def __init__(self, folder: Path, at: int | None = None, act: Callable[[], None] = kill) -> None:
        """Watch from now on.

        Args:
            folder: steps elsewhere do not count.
            at: number of the step to act before, from 1; None only counts.
            act: what to do then.
        """
        self.count, self._at, self._act, self._folder = 0, at, act, os.fspath(folder)
        self._counting = Lock()  # steps may be of several threads
        self._fsync, os.fsync = os.fsync, self._confirm
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if not isinstance(flags, int) or not flags & _WRITING:
                return
        elif event in _NAMES:
            path = arguments[1] if event == "os.symlink" else arguments[0]
        else:
            return
        if isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self._folder):
            self._step()

    def _confirm(self, descriptor: int) -> None:
        self._step()
        self._fsync(descriptor)

    def _step(self) -> None:
        with self._counting:
            self.count += 1
            is_due = self.count == self._at
        if is_due:
            self._act()


class Failed(str):
    """What a child said of its own failure."""


def limit_files(size: int) -> None:
    """Let every write past this many bytes of a file fail, those of DuckDB too."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def in_child(work: Callable[[], Any], kill_after: float | None = None) -> Any:
    """Run something in a forked child.

    Args:
        work: what; its answer must survive pickling.
        kill_after: seconds until the child is killed from outside.

    Returns:
        Its answer, `Failed` when it raised an exception, or None when it was killed.
    """
    readable, writable = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(readable)
        os.setsid()
        try:
            answer = work()
        except BaseException as error:
            answer = Failed(f"{type(error).__name__}: {error}")
        with os.fdopen(writable, "wb") as pipe:
            pickle.dump(answer, pipe)
        os._exit(0)
    os.close(writable)
    if kill_after is not None:
        _wait(pid, kill_after)
    with os.fdopen(readable, "rb") as pipe:
        said = b"" if kill_after is not None and _is_killed(pid) else pipe.read()
    if kill_after is None:
        os.waitpid(pid, 0)
    return pickle.loads(said) if said else None


def _wait(pid: int, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        time.sleep(0.005)


def _is_killed(pid: int) -> bool:
    """Kill a child that is still at work; collect it either way."""
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)
