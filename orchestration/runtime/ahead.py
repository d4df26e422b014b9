"""Work of a stage that starts early, in a thread beside the stages before it.

The stage then takes the result. Work that failed is logged in the journal and left to its stage, which meets the same
error and reports it: starting early can save time, but never changes a load.

Belongs here: the thread, and who waits for it. Not here: what is started, and when (`orchestration.head_start`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar

from orchestration.runtime.journal import tell

T = TypeVar("T")


class Ahead(Generic[T]):
    """One piece of work, begun once or never.

    Args:
        stage: that takes the answer, as the journal names it.
        work: what is done; it opens what it needs, and closes it.
        stop: has `work` end soon, when nobody wants its answer any more.
    """

    def __init__(self, stage: str, work: Callable[[], T], stop: Callable[[], object] = lambda: None) -> None:
        self._stage = stage
        self._work = work
        self._stop = stop
        self._running: Future[T] | None = None
        self.has_begun = False

    def begin(self) -> None:
        """Begin, unless that was done before."""
        if not self.has_begun:
            self.has_begun = True
            thread = ThreadPoolExecutor(1, f"{self._stage} ahead")
            self._running = thread.submit(self._work)
            thread.shutdown(wait=False)  # it ends with its work

    def taken(self) -> T | None:
        """Wait for the answer; None where nothing was begun, or where it failed: the stage has all to do.

        Whoever asks has it, nobody else: a stage that is tried again does its work itself.
        """
        running, self._running = self._running, None
        if running is None:
            return None
        if error := running.exception():
            said = {"error": " ".join(str(error).split())[:400]}
            tell(self._stage, "left to its stage", said, level=logging.WARNING)
            return None
        return running.result()

    def abandon(self) -> None:
        """Have it end, and wait until it has: it uses nothing and writes nothing any more."""
        if self._running is not None:
            self._stop()
            wait([self._running])
