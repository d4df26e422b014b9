"""Tables and views of the warehouse -> a DuckDB file that readers open.

Belongs here: how they are written. Not here: which, and when (`generation`, `ahead`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from orchestration.published.abreast import abreast
from orchestration.published.catalog import Relation, literal, quoted

# Read by DuckDB 1.1 and later, which most BI drivers embed.
STORAGE_VERSION = "v1.0.0"
# Names of the two databases while one is copied into the other; views keep none of them.
WAREHOUSE, PUBLICATION = "kttt", "publication"


@contextmanager
def opened(warehouse: DuckDBPyConnection, path: Path) -> Iterator[None]:
    """A DuckDB file, new or begun, in which statements find their tables while the block runs.

    It needs no log for a crash: nobody opens a file that was not finished.

    Args:
        warehouse: a connection on which the working warehouse is called `WAREHOUSE`.
        path: of the file.
    """
    options = f"STORAGE_VERSION {literal(STORAGE_VERSION)}, RECOVERY_MODE no_wal_writes"
    warehouse.execute(f"ATTACH {literal(str(path))} AS {PUBLICATION} ({options})")
    warehouse.execute(f"USE {PUBLICATION}")
    yield
    warehouse.execute(f"USE {WAREHOUSE}")
    warehouse.execute(f"DETACH {PUBLICATION}")


def copy(warehouse: DuckDBPyConnection, content: list[Relation]) -> None:
    """Write tables (keys, comments and all), rows in a fixed order, and views into the opened file.

    `COPY FROM DATABASE` would copy every schema, `CREATE TABLE AS` would lose keys and comments.
    """
    warehouse.execute("BEGIN")  # else each of a thousand comments waits for the disk
    for relation in content:
        warehouse.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(relation.schema)}")
        create(warehouse, relation)
    warehouse.execute("COMMIT")
    abreast(warehouse, [relation for relation in content if not relation.is_view], _fill)


def create(warehouse: DuckDBPyConnection, relation: Relation) -> None:
    """Create a table without rows, or a view, with its comments."""
    script = [relation.definition]
    kind = "VIEW" if relation.is_view else "TABLE"
    if relation.comment:
        script.append(f"COMMENT ON {kind} {relation.sql} IS {literal(relation.comment)}")
    for column in relation.columns:
        if column.comment:
            name = f"{relation.sql}.{quoted(column.name)}"
            script.append(f"COMMENT ON COLUMN {name} IS {literal(column.comment)}")
    warehouse.execute(";\n".join(script))


def _fill(warehouse: DuckDBPyConnection, table: Relation) -> None:
    warehouse.execute(f"INSERT INTO {table.sql} SELECT * FROM {WAREHOUSE}.{table.sql} ORDER BY ALL")
