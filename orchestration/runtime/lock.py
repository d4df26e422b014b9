"""One load at a time on one data directory, whoever starts it: `kttt load`, the schedule, the sensor, a backfill.

`<data dir>/load.lock` is locked by the operating system, so the lock is free as soon as its process ends, in whatever
way. The file names the holder; a name left in it while the lock is free is that of a load that was killed.

Belongs here: taking and releasing the lock. Not here: Dagster.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from orchestration.settings import utc_now

LOCK_NAME = "load.lock"
# Somebody who only looks holds the lock for an instant.
_INSTANT = 2.0


class LoadRunning(RuntimeError):
    """Another load holds the lock; nothing was done."""


@dataclass(frozen=True)
class Holder:
    """Who holds the lock.

    Attributes:
        pid: its process.
        since: when it took the lock, UTC, ISO 8601.
        what: how it was started, in a few words.
        run_id: its run in Dagster, once it has one.
    """

    pid: int
    since: str
    what: str
    run_id: str = ""

    def __str__(self) -> str:
        return f"{self.what}, process {self.pid}, since {self.since.replace('T', ' ')} UTC"


class LoadLock:
    """The lock of one data directory. Take it with `held`, or with `take` and `free`."""

    def __init__(self, data_dir: Path) -> None:
        """Name the lock; nothing is taken yet."""
        self.path = data_dir / LOCK_NAME
        self._file: IO[str] | None = None

    def take(
        self,
        what: str,
        *,
        run_id: str = "",
        patience: float = 0,
        on_wait: Callable[[str], object] = lambda message: None,
    ) -> Holder | None:
        """Take the lock.

        Args:
            what: how this load was started, for whoever finds the lock taken.
            run_id: the run in Dagster.
            patience: seconds to wait for another load to finish.
            on_wait: told once, in words, that another load is waited for.

        Returns:
            The load that held the lock last, if it died instead of freeing it.

        Raises:
            LoadRunning: another load holds it, and still did when patience ran out.
        """
        with suppress(FileExistsError):  # there before, or made by a load that started with this one
            self.path.parent.mkdir(parents=True)
            self.path.parent.chmod(0o711)  # readers pass through to `published`, and see nothing else
        file = self.path.open("a+", encoding="utf-8")
        began, told = time.monotonic(), False
        while not _try_lock(file):
            holder = _said(file)
            waited = time.monotonic() - began
            if waited >= max(patience, 0 if holder else _INSTANT):
                file.close()
                raise LoadRunning(f"another load is running{f' ({holder})' if holder else ''}")
            if holder and not told:
                on_wait(f"another load is running ({holder}): waiting for it, {patience / 60:.0f} minutes at most")
                told = True
            time.sleep(0.2 if waited < _INSTANT else 1.0)
        dead = _said(file)
        self._file = file
        self._say(json.dumps(asdict(Holder(os.getpid(), utc_now().isoformat(), what, run_id))))
        return dead

    def free(self, *, leaving: Holder | None = None) -> None:
        """Free the lock, if this object holds it.

        Args:
            leaving: a load that died holding it before, and still has to be made good.
        """
        if self._file:
            self._say(json.dumps(asdict(leaving)) if leaving else "")
            self._file.close()
            self._file = None

    @contextmanager
    def held(self, what: str) -> Iterator[Holder | None]:
        """Hold the lock for a block that is no load: a look, a way back.

        Yields the load that died holding it, see `take`; its name stays for the load that makes good what it owed.
        """
        dead = self.take(what)
        try:
            yield dead
        finally:
            self.free(leaving=dead)

    def holder(self) -> Holder | None:
        """Who holds the lock now."""
        holder, is_free = self._look()
        return None if is_free else holder

    def abandoned(self) -> Holder | None:
        """The load that died holding the lock, until the next one takes it."""
        holder, is_free = self._look()
        return holder if is_free else None

    def _look(self) -> tuple[Holder | None, bool]:
        """What the file says, and whether the lock is free. Takes a shared lock for an instant."""
        if not self.path.exists():
            return None, True
        with self.path.open(encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return _said(file), False
            return _said(file), True

    def _say(self, text: str) -> None:
        assert self._file is not None
        self._file.seek(0)
        self._file.truncate()
        self._file.write(text)
        self._file.flush()


def _try_lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _said(file: IO[str]) -> Holder | None:
    file.seek(0)
    try:
        return Holder(**json.loads(file.read()))
    except (ValueError, TypeError):
        return None  # empty, or caught between two words
