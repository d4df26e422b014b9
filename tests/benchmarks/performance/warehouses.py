"""Working warehouses as the floor and the usual template find them: copies of a finished load, less what they make.

Belongs here: copying and emptying. Not here: measuring (the stages).
"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import duckdb

# Written by Python; everything else is dbt's.
_SOURCES = ("landing", "quality", "register")


def copy(data: Path, to: Path) -> Path:
    """The working warehouse of a finished load."""
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(data / "kttt.duckdb", to)
    return to


def sources_only(data: Path, to: Path) -> Path:
    """The same without what dbt makes."""
    with closing(duckdb.connect(str(copy(data, to)))) as connection:
        query = "SELECT schema_name FROM duckdb_schemas() WHERE NOT internal AND database_name = current_database()"
        for (schema,) in connection.execute(query).fetchall():
            if schema not in (*_SOURCES, "main"):
                connection.execute(f'DROP SCHEMA "{schema}" CASCADE')
    return to


def facts(warehouse: Path) -> list[tuple[object, ...]]:
    """Every national fact: its key and its value."""
    query = """
        SELECT geo_version, geo_code, period_code, scenario, entity_type, indicator_code, sector_code, policy_code,
            program_code, funding_source, unit, value
        FROM marts.fct_collective_economy ORDER BY ALL
    """
    with closing(duckdb.connect(str(warehouse), read_only=True)) as connection:
        return connection.execute(query).fetchall()
