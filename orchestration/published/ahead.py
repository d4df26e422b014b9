"""Writes marts for readers while others are still being built; dbt leaves one core free for it.

What is written ahead is what publishing would write later, table by table. Publishing then writes what is missing and
compares every table with the warehouse, whoever wrote it.

Belongs here: what is written ahead, and who waits for it. Not here: how (`copying`), everything else of a generation
(`generation`).
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from duckdb import DuckDBPyConnection

from orchestration.published import retention
from orchestration.published.catalog import Relation, relations
from orchestration.published.copying import WAREHOUSE, copy, opened
from orchestration.runtime.ahead import Ahead
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


class TablesAhead:
    """What is written ahead in one load.

    Args:
        settings: where the warehouse is, held open from before the first table is finished (`held`), and where
            generations are.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._finished: SimpleQueue[str | None] = SimpleQueue()
        self._kept: list[str] = []
        self._folder: Path | None = None
        self._work = Ahead("published", self._write)

    def finished(self, table: str, *, is_new: bool) -> None:
        """Hear that this load will not write a mart any more.

        Args:
            table: its name, without the schema.
            is_new: whether this load built it. Where it built none there is hardly anything to publish, and nothing is
                written ahead.
        """
        self._kept.append(table)
        if is_new:
            self._work.begin()
        if self._work.has_begun:
            for name in self._kept:
                self._finished.put(name)
            self._kept.clear()

    def taken(self) -> Begun | None:
        """What was written until now, to which nothing is added any more; see `Ahead.taken`."""
        self._finished.put(None)
        return self._work.taken()

    def abandon(self) -> None:
        """Write no more, and remove what nobody published."""
        self._finished.put(None)
        self._work.abandon()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            retention.leave_no_empty_folder(self._settings)

    def _write(self) -> Begun:
        retention.remove_leftovers(self._settings)
        self._folder = retention.building_folder(self._settings, "ahead")
        begun = Begun(self._folder / "begun.duckdb")
        with (
            memory.opened(self._settings.warehouse) as connection,
            closing(connection.cursor()) as warehouse,
            opened(connection, begun.path),
        ):
            for names in iter(self._next, []):
                tables = _worth_it(warehouse, names)
                copy(connection, tables)
                begun.tables.update(tables)
        return begun

    def _next(self) -> list[str]:
        """What has been finished meanwhile; nothing at the end."""
        names = [self._finished.get()]
        while not self._finished.empty():
            names.append(self._finished.get())
        if None in names:
            self._finished.put(None)
        return [name for name in names if name]


def _worth_it(warehouse: DuckDBPyConnection, names: list[str]) -> list[Relation]:
    """Tables among some marts, but for the longest ones: a view is a sentence."""
    lengths = "SELECT table_name, estimated_size FROM duckdb_tables() WHERE database_name = ? AND schema_name = ?"
    warehouse.execute("BEGIN")  # tables that dbt puts in the place of others would come or go between two questions
    rows = dict(warehouse.execute(lengths, [WAREHOUSE, SCHEMA]).fetchall())
    marts = relations(warehouse, (SCHEMA,))
    warehouse.execute("COMMIT")
    return [mart for mart in marts if mart.name in names and rows.get(mart.name, LONGEST) < LONGEST]
