"""Who is who is asked while dbt builds what reads no list: the processes that answer have the core that dbt leaves.

Belongs here: when that is begun, and who waits for it. Not here: how it is done (`store`), how Dagster shows it
(`assets`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager, suppress

import duckdb

from orchestration.runtime.companions import Companions
from orchestration.runtime.journal import tell
from orchestration.settings import Settings
from orchestration.warehouse.memory import opened
from orchestration.warehouse.register import store

#: What the answer depends on.
ROWS = ("intermediate", "int_register_rows")


class Ahead:
    """The identities of one load.

    Args:
        settings: where the warehouse is, and how many processes may answer.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._at_work = ExitStack()
        self._running: Future[bool] | None = None

    def begin(self) -> None:
        """Begin, once: this load will not write `ROWS` any more. Other connections of this process may be open."""
        if self._running is not None:
            return
        with suppress(duckdb.Error):  # another program holds the file: the stage meets that too
            # It stays while dbt comes and goes: who opens a file while the last one closes it is refused.
            connection = self._at_work.enter_context(opened(self._settings.warehouse))
            thread = self._at_work.enter_context(ThreadPoolExecutor(1, "register ahead"))
            companions = self._at_work.enter_context(Companions(self._settings.readers))
            self._running = thread.submit(store.run, connection, companions=companions)

    def outcome(self) -> bool | None:
        """Wait for what `store.run` answers; None where it was not begun, or failed: it is to be run again."""
        if self._running is None:
            return None
        wait([self._running])
        self.abandon()
        if error := self._running.exception():
            tell("register", "left to its stage", {"error": " ".join(str(error).split())[:400]}, level=logging.WARNING)
            return None
        return self._running.result()

    def abandon(self) -> None:
        """End the processes, whoever waits for them, and leave the warehouse; what was not written is forgotten."""
        self._at_work.close()


_at_work: list[Ahead] = []


@contextmanager
def identities_ahead(settings: Settings) -> Iterator[Ahead]:
    """Identify cooperatives beside whatever the block does, from when it is told to begin."""
    _at_work.append(Ahead(settings))
    try:
        yield _at_work[0]
    finally:
        if _at_work:
            _at_work.pop().abandon()


def taken() -> bool | None:
    """See `Ahead.outcome`; whoever asks has it, nobody else."""
    return _at_work.pop().outcome() if _at_work else None
