"""Marts are written for readers while others are still built: that is most of publishing, and dbt leaves it a core.

What is written ahead is what publishing would write later, table by table. Publishing writes what is missing, and holds
every table against the warehouse, whoever wrote it. Belongs here: what is written before its turn, and who waits. Not
here: how (`copying`), everything else of a generation (`generation`).
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

import duckdb
from duckdb import DuckDBPyConnection

from orchestration.published import retention
from orchestration.published.catalog import Relation, relations
from orchestration.published.copying import WAREHOUSE, copy, opened
from orchestration.runtime.journal import tell
from orchestration.settings import Settings
from orchestration.warehouse import memory

SCHEMA = "marts"
# Rows; what is longer is left to publishing, which shares the memory of DuckDB with nobody.
LONGEST = 1_000_000


@dataclass
class Begun:
    """A file for readers with the first of its tables.

    Attributes:
        path: of the file.
        tables: that it holds, as the warehouse described them.
    """

    path: Path
    tables: set[Relation] = field(default_factory=set)


class Ahead:
    """What is written ahead in one load.

    Args:
        warehouse: the working warehouse; other connections of this process may be open on it.
        path: of the file that is begun.
    """

    def __init__(self, warehouse: Path, path: Path) -> None:
        self._warehouse = warehouse
        self._begun = Begun(path)
        self._finished: SimpleQueue[str | None] = SimpleQueue()
        self._kept: list[str] = []
        self._at_work = ExitStack()
        self._writing: Future[None] | None = None

    def finished(self, table: str, *, is_new: bool) -> None:
        """Hear that this load will not write a mart any more.

        Args:
            table: its name, without the schema.
            is_new: whether this load built it. Where it built none there is hardly anything to publish, and nothing is
                written ahead.
        """
        self._kept.append(table)
        if is_new and not self._writing:
            with suppress(duckdb.Error):  # another program holds the file: publishing meets that too
                # It stays while dbt comes and goes: who opens a file while the last one closes it is refused.
                connection = self._at_work.enter_context(memory.opened(self._warehouse))
                thread = self._at_work.enter_context(ThreadPoolExecutor(1, "published ahead"))
                self._writing = thread.submit(self._write, connection)
        if self._writing:
            for name in self._kept:
                self._finished.put(name)
            self._kept.clear()

    def end(self) -> Begun | None:
        """Write no more, and leave the warehouse; None where nothing was written, or writing failed."""
        if self._writing is None:
            return None
        self._finished.put(None)
        self._at_work.close()
        if error := self._writing.exception():
            said = {"error": " ".join(str(error).split())[:400]}
            tell("published", "nothing could be written ahead", said, level=logging.WARNING)
            return None
        return self._begun

    def _write(self, connection: DuckDBPyConnection) -> None:
        with closing(connection.cursor()) as warehouse, opened(connection, self._begun.path):
            for names in iter(self._next, []):
                tables = _worth_it(warehouse, names)
                copy(connection, tables)
                self._begun.tables.update(tables)

    def _next(self) -> list[str]:
        """What has been finished meanwhile; nothing at the end."""
        names = [self._finished.get()]
        while not self._finished.empty():
            names.append(self._finished.get())
        if None in names:
            self._finished.put(None)
        return [name for name in names if name]


_at_work: list[Ahead] = []


@contextmanager
def tables_ahead(settings: Settings) -> Iterator[Ahead]:
    """Write tables beside whatever the block does; what it does not publish is removed."""
    retention.remove_leftovers(settings)
    folder = retention.building_folder(settings, "ahead")
    _at_work.append(Ahead(settings.warehouse, folder / "begun.duckdb"))
    try:
        yield _at_work[0]
    finally:
        taken()
        shutil.rmtree(folder, ignore_errors=True)
        retention.leave_no_empty_folder(settings)


def taken() -> Begun | None:
    """What was written ahead until now; from now on it is the caller's, and nothing is added."""
    return _at_work.pop().end() if _at_work else None


def _worth_it(warehouse: DuckDBPyConnection, names: list[str]) -> list[Relation]:
    """Tables among some marts, but for the longest ones: a view is a sentence."""
    lengths = "SELECT table_name, estimated_size FROM duckdb_tables() WHERE database_name = ? AND schema_name = ?"
    warehouse.execute("BEGIN")  # tables that dbt puts in the place of others would come or go between two questions
    rows = dict(warehouse.execute(lengths, [WAREHOUSE, SCHEMA]).fetchall())
    marts = relations(warehouse, (SCHEMA,))
    warehouse.execute("COMMIT")
    return [mart for mart in marts if mart.name in names and rows.get(mart.name, LONGEST) < LONGEST]
