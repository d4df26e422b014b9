"""Whether the warehouse holds the project's code lists as they are now: then no load has to load and test them again.

Belongs here: the fingerprint of the lists and of everything that loads or tests them, and where it is kept. Not here:
loading them, which dbt does (`assets`).
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import duckdb

from orchestration.settings import DBT_DIR

_FOLDERS = ("seeds", "macros", "tests/generic")
_FILES = ("dbt_project.yml",)


def fingerprint(project: Path = DBT_DIR) -> str:
    """A hash over the code lists, their tests, the macros and the version of dbt."""
    digest = hashlib.sha256(version("dbt-core").encode())
    files = [path for folder in _FOLDERS for path in sorted((project / folder).rglob("*")) if path.is_file()]
    for path in (*files, *(project / name for name in _FILES)):
        digest.update(f"{path.relative_to(project)}\n{path.stat().st_size}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def are_loaded(warehouse: Path, wanted: str, names: set[str]) -> bool:
    """Whether a warehouse holds the lists of a fingerprint, loaded and tested.

    Args:
        warehouse: the working warehouse, which no other connection may be writing.
        wanted: the fingerprint.
        names: the tables of the lists; one that was dropped is loaded again.
    """
    with closing(duckdb.connect(str(warehouse))) as connection:
        tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'seeds'").fetchall()
        found = {table for (table,) in tables}
        if not found >= {*names, "loaded"}:
            return False
        return connection.execute("SELECT fingerprint FROM seeds.loaded").fetchall() == [(wanted,)]


def remember(warehouse: Path, fingerprint: str | None) -> None:
    """Say which lists a warehouse holds; None while they are being loaded, or some of them by hand."""
    with closing(duckdb.connect(str(warehouse))) as connection:
        connection.execute("CREATE SCHEMA IF NOT EXISTS seeds")
        connection.execute("CREATE OR REPLACE TABLE seeds.loaded AS SELECT ?::VARCHAR AS fingerprint", [fingerprint])
