"""Moves aside a working warehouse damaged by a full or broken disk, so that it is rebuilt from the archive.

Belongs here: detecting this before a load begins. Not here: verifying what is published (`published.proof`).
"""

from __future__ import annotations

import duckdb

from orchestration.published.catalog import quoted
from orchestration.published.generation import is_current
from orchestration.settings import Settings
from orchestration.warehouse.memory import opened

DAMAGED_SUFFIX = ".damaged"


def put_aside_if_damaged(settings: Settings) -> str | None:
    """Read the working warehouse once when the last load did not end well; call it with the lock held.

    Returns:
        What is wrong with it, when it was put aside as `kttt.duckdb.damaged`: the load reads everything again.
    """
    if not settings.warehouse.exists() or is_current(settings):
        return None
    try:
        _read_everything(settings)
    except duckdb.Error as error:
        for suffix in ("", ".wal"):
            path = settings.warehouse.with_name(settings.warehouse.name + suffix)
            if path.exists():
                path.replace(path.with_name(path.name + DAMAGED_SUFFIX))
        return str(error).splitlines()[0]
    return None


def _read_everything(settings: Settings) -> None:
    """Have DuckDB compare every block with its checksum; replays what a killed load had written, too."""
    with opened(settings.warehouse) as connection:
        for schema, table in connection.execute(
            "SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal"
        ).fetchall():
            connection.execute(f"SELECT count(hash(t)) FROM {quoted(schema)}.{quoted(table)} AS t").fetchone()
