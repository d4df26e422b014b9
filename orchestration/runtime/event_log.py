"""Dagster's history of runs and assets in SQLite, with connections that stay open.

Dagster's own storage opens a connection for every event, and closing the last connection of a database merges its
journal and waits for the disk. A load records some 700 events, which took a fifth of its processor time and most of
its waiting. Here the connections stay open between events, and events recorded at once (the two hundred tables and
checks that a run plans) are one transaction. Files, tables and everything that reads them are Dagster's.

Belongs here: how the files are opened. Not here: the events, and servers that keep their history in PostgreSQL.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from dagster import EventLogEntry, Field, StringSource
from dagster._core.errors import DagsterHomeNotSetError
from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._serdes import ConfigurableClassData
from sqlalchemy import Connection, Engine, create_engine, event

# Dagster has a file per run and one index over all: the index, the run at work, one that somebody looks at.
_KEPT = 3
_INDEX = "index"
_SECONDS_FOR_A_LOCK = 30


class OpenEventLog(SqliteEventLogStorage):
    """Dagster's SQLite event log with connections that stay open; named in `dagster.yaml`."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        """Open nothing yet; see `SqliteEventLogStorage`."""
        self._engines: OrderedDict[str, Engine] = OrderedDict()
        self._transactions: dict[str, Connection] = {}
        self._tables: set[str] = set()
        self._one_at_a_time = threading.RLock()
        super().__init__(base_dir, inst_data)

    @classmethod
    def config_type(cls) -> dict[str, Any]:
        """`base_dir`: where the files lie; `$DAGSTER_HOME/history/runs` when it is left out."""
        return {"base_dir": Field(StringSource, is_required=False)}

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Any) -> OpenEventLog:
        """The storage that `dagster.yaml` describes."""
        folder = config_value.get("base_dir")
        if not folder:
            if "DAGSTER_HOME" not in os.environ:
                raise DagsterHomeNotSetError("set DAGSTER_HOME, or base_dir of event_log_storage in dagster.yaml")
            folder = event_folder(Path(os.environ["DAGSTER_HOME"]))
        return cls(folder, inst_data)

    @contextmanager
    def run_connection(self, run_id: str | None = None) -> Iterator[Connection]:
        """A transaction on the file of one run: that of a batch, or one of its own."""
        shard = run_id or ""
        with self._one_at_a_time:
            if shard in self._transactions:
                yield self._transactions[shard]
            else:
                with self._engine(shard).begin() as connection:
                    yield connection

    @contextmanager
    def index_connection(self) -> Iterator[Connection]:
        """A transaction on the index over all runs."""
        with self.run_connection(_INDEX) as connection:
            yield connection

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        """Store events all or none; where this fails, Dagster stores them one by one."""
        shards = {_INDEX, *(event.run_id for event in events)}
        with self._one_at_a_time, ExitStack() as batch:
            batch.callback(self._transactions.clear)
            for shard in shards:
                self._transactions[shard] = batch.enter_context(self._engine(shard).begin())
            super().store_event_batch(events)

    def has_table(self, table_name: str) -> bool:
        """Whether the index has a table, which it keeps: Dagster asks for each check, over a connection of its own."""
        if table_name not in self._tables and super().has_table(table_name):
            self._tables.add(table_name)
        return table_name in self._tables

    def wipe(self) -> None:
        """Delete the history."""
        self._let_go(0)
        super().wipe()

    def dispose(self) -> None:
        """Close every connection."""
        self._let_go(0)
        super().dispose()

    def _engine(self, shard: str) -> Engine:
        if shard not in self._engines:
            with super().run_connection(shard):
                pass  # Dagster creates the file and its tables
            self._engines[shard] = _open(self.conn_string_for_shard(shard))
            self._let_go(_KEPT)
        self._engines.move_to_end(shard)
        return self._engines[shard]

    def _let_go(self, kept: int) -> None:
        """Close the connections used longest ago, until so many are left."""
        with self._one_at_a_time:
            while len(self._engines) > kept:
                self._engines.popitem(last=False)[1].dispose()


def event_folder(home: Path) -> str:
    """Where Dagster keeps its events below `DAGSTER_HOME`."""
    return os.fspath(home / "history" / "runs")


def _open(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _SECONDS_FOR_A_LOCK})

    @event.listens_for(engine, "connect")
    def _(connection: Any, _: object) -> None:
        # With a write-ahead log a power cut may lose the last events, never the database: SQLite's own advice.
        connection.execute("PRAGMA synchronous = NORMAL")

    return engine
