"""What the stages are handed: the settings, a connection to the warehouse, dbt.

Belongs here: connections, and where tools are found. Not here: what a stage does with them.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any

import dagster as dg
from dagster_duckdb import DuckDBResource
from duckdb import DuckDBPyConnection
from pydantic import PrivateAttr

from orchestration.settings import Settings
from orchestration.warehouse.dbt import Dbt

# Runs of Dagster queue for the warehouse: `dagster.yaml` gives the pool one place.
WRITER_POOL = "warehouse"
OWNERS = ["team:kttt"]

OnProgress = Callable[[int, int, str], None]


class Warehouse(DuckDBResource):
    """Connections to the working warehouse, for one run at a time.

    DuckDB lets one process write, and a load is several processes in turn: a lock beside the file keeps a
    second load (`kttt load` while the nightly run is at work) from slipping in between. It is freed when the
    process ends, however it ends.
    """

    _lock: IO[str] | None = PrivateAttr(default=None)

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        """Take the lock for the run.

        Raises:
            Failure: another run holds it.
        """
        folder = Path(self.database).parent
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = (folder / "load.lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise dg.Failure("another load is running", allow_retries=False) from None

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:
        """Free the lock."""
        if self._lock:
            self._lock.close()

    @contextmanager
    def get_connection(self) -> Iterator[DuckDBPyConnection]:
        """A connection that is closed after an error too: an open one would lock out dbt and the next run."""
        with super().get_connection() as connection, closing(connection):
            yield connection


def resources(settings: Settings, on_progress: OnProgress) -> dict[str, Any]:
    """Resources, by the names under which assets ask for them.

    Args:
        settings: where this load reads and writes.
        on_progress: told of every submission read: how many of how many, and its name.
    """
    return {
        "settings": dg.ResourceDefinition.hardcoded_resource(settings),
        "on_progress": dg.ResourceDefinition.hardcoded_resource(on_progress),
        "duckdb": Warehouse(database=os.fspath(settings.warehouse)),
        "dbt": dg.ResourceDefinition.hardcoded_resource(Dbt.of(settings)),
    }
