"""From which models and which code of the register the warehouse was built, and whether they are the same now.

It is noted when a stage begins: what is edited while a load is at work is found by the next.

Belongs here: the hashes of the project's own code, over all stages of the warehouse. Not here: which table must be
built again (`unchanged`), reader and rules (`landing.rules_version`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from orchestration.warehouse import unchanged
from orchestration.warehouse.memory import opened
from orchestration.warehouse.register.rules_version import register_rules

# Of a stage of which somebody built a part by hand, or that was never built.
_UNKNOWN = ""


def note(warehouse: Path, folders: Sequence[str], project: str) -> None:
    """Say from which project a stage is built now; '' when it is built in part."""
    with opened(warehouse) as connection:
        connection.execute("CREATE SCHEMA IF NOT EXISTS dbt")
        connection.execute("CREATE TABLE IF NOT EXISTS dbt.projects (stage VARCHAR PRIMARY KEY, project VARCHAR)")
        connection.execute("INSERT OR REPLACE INTO dbt.projects VALUES (?, ?)", [" ".join(folders), project])


def noted(connection: duckdb.DuckDBPyConnection) -> str:
    """From what the warehouse was built, to be compared with `now`."""
    projects = _values(connection, "SELECT DISTINCT project FROM dbt.projects")
    return _joined(projects, _values(connection, "SELECT rules FROM register.rules"))


def now() -> str:
    """From what it would be built now."""
    return _joined([unchanged.fingerprint()], [register_rules()])


def _values(connection: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    try:
        return [value for (value,) in connection.execute(query).fetchall()]
    except duckdb.CatalogException:  # never built, or by a project that noted nothing yet
        return []


def _joined(projects: Sequence[str], rules: Sequence[str]) -> str:
    """One text; stages that were built from different projects are of none."""
    return "\n".join(values[0] if len(values) == 1 else _UNKNOWN for values in (projects, rules))
