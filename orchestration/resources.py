"""What the stages receive: the settings, a connection to the warehouse, dbt.

Belongs here: connections, and where tools are found. Not here: what a stage does with them.
"""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_duckdb import DuckDBResource
from duckdb import DuckDBPyConnection, IOException
from pydantic import PrivateAttr

from orchestration.health.soundness import put_aside_if_damaged
from orchestration.quality import apart
from orchestration.runtime.failure import reason_of
from orchestration.runtime.garbage import collect_rarely
from orchestration.runtime.heap import share_heaps
from orchestration.runtime.journal import open_journal, tell
from orchestration.runtime.lock import Holder, LoadLock, LoadRunning
from orchestration.settings import Settings
from orchestration.warehouse import held
from orchestration.warehouse.dbt import Dbt, end_all
from orchestration.warehouse.memory import keep_small

# Runs of Dagster queue for the warehouse: `dagster.yaml` gives the pool one place.
WRITER_POOL = "warehouse"
OWNERS = ["team:kttt"]
# How a run was started, for people: in the list of runs, and for whoever finds the lock taken.
TRIGGER_TAG = "kttt/started_by"

_PASSING = frozenset(
    {errno.EAGAIN, errno.EBUSY, errno.EINTR, errno.ESTALE, errno.ETIMEDOUT, errno.ECONNRESET, errno.EHOSTDOWN}
)
_SECONDS_BETWEEN_TRIES = 20

OnProgress = Callable[[int, int, str], None]


class Warehouse(DuckDBResource):
    """Connections to the working warehouse, for one run at a time.

    DuckDB lets one process write, and a load is several processes in turn: `LoadLock` keeps a second load (`kttt load`
    while the nightly run is at work) from slipping in between.

    Attributes:
        patience: seconds that a run waits for another load before it steps aside; None when whoever started the run
            holds the lock for it.
    """

    patience: float | None = None
    _lock: LoadLock | None = PrivateAttr(default=None)

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        """Take the lock for the run, and keep the warehouse open.

        Raises:
            Failure: another load holds it.
        """
        collect_rarely()
        share_heaps()
        apart.begin()
        data_dir = Path(self.database).parent
        settings = Settings(raw_dir=data_dir, data_dir=data_dir)
        Dbt.of(settings).parsed()
        if self.patience is not None:
            self._take_the_lock(context, settings, self.patience)
        held.hold(settings.warehouse)

    def _take_the_lock(self, context: dg.InitResourceContext, settings: Settings, patience: float) -> None:
        # As `kttt load` has it: Dagster starts the process of a run with the mask of whoever started Dagster.
        os.umask(0o077)
        data_dir = settings.data_dir
        log = context.log or dg.get_dagster_logger()
        lock = LoadLock(data_dir)
        try:
            dead = lock.take(started_by(context.run), run_id=_run_id(context), patience=patience, on_wait=log.warning)
        except LoadRunning as running:
            raise dg.Failure(f"{running}: this one did nothing", allow_retries=False) from None
        self._lock = lock
        open_journal(data_dir, _run_id(context))
        tell("load", "started", {"started_by": started_by(context.run)})
        if dead:
            tell("load", "the load before died", {"holder": str(dead)}, level=logging.WARNING)
            log.warning(f"the last load ({dead}) died before it was done: this one takes over")
            report_death(context.instance, dead)
        if damage := put_aside_if_damaged(settings):
            log.warning(f"the working warehouse is damaged and is built anew from the archive: {damage}")
            tell("load", "the warehouse is damaged and is built anew", {"damage": damage}, level=logging.WARNING)

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:
        """Free the lock, once nothing writes any more: an interrupted stage may have left dbt at work."""
        end_all()
        held.let_go()
        if self._lock:
            failed = reason_of(context.instance, _run_id(context)) if context.instance else None
            if failed:
                tell("load", "failed", {"error": failed}, level=logging.ERROR)
            else:
                tell("load", "ended")
            self._lock.free()

    @contextmanager
    def get_connection(self) -> Iterator[DuckDBPyConnection]:
        """A connection that is closed after an error too: an open one would lock out dbt and the next run.

        Troubles inside that pass by themselves have the stage tried again; see `tried_again`.
        """
        with tried_again(), super().get_connection() as connection, closing(connection):
            keep_small(connection)
            connection.execute("SET preserve_insertion_order = false")  # what is sorted is sorted when it is published
            yield connection


@contextmanager
def tried_again() -> Iterator[None]:
    """Have Dagster try a stage again after a trouble that may pass: a share that is away, a file that is held.

    Anything else (a full disk, a mistake in the rules) would only fail again, and fails at once.
    """
    try:
        yield
    except (OSError, IOException) as trouble:
        if not _may_pass(trouble):
            raise
        raise dg.RetryRequested(max_retries=3, seconds_to_wait=_SECONDS_BETWEEN_TRIES) from trouble


def _may_pass(trouble: OSError | IOException) -> bool:
    if isinstance(trouble, OSError):
        return trouble.errno in _PASSING
    return "Could not set lock on file" in str(trouble)


def started_by(run: dg.DagsterRun | None) -> str:
    """How a run was started, in a few words, from its tags."""
    tags = run.tags if run else {}
    if TRIGGER_TAG in tags:
        return tags[TRIGGER_TAG]
    return "a backfill" if "dagster/backfill" in tags else "a run of Dagster"


def _run_id(context: dg.InitResourceContext) -> str:
    return context.run.run_id if context.run else ""


def report_death(instance: dg.DagsterInstance | None, dead: Holder) -> None:
    """Close the run of a load that was killed: it would hold its place in the queue for ever."""
    run = instance.get_run_by_id(dead.run_id) if instance and dead.run_id else None
    if instance and run and not run.is_finished:
        instance.report_run_failed(run, f"the process of this load ended without a word ({dead}); was it killed?")


def resources(settings: Settings, on_progress: OnProgress, patience: float | None) -> dict[str, Any]:
    """Resources, by the names under which assets ask for them.

    Args:
        settings: where this load reads and writes.
        on_progress: told of every submission read: how many of how many, and its name.
        patience: see `Warehouse`.
    """
    return {
        "settings": dg.ResourceDefinition.hardcoded_resource(settings),
        "on_progress": dg.ResourceDefinition.hardcoded_resource(on_progress),
        "duckdb": Warehouse(database=os.fspath(settings.warehouse), patience=patience),
        "dbt": dg.ResourceDefinition.hardcoded_resource(Dbt.of(settings)),
    }
