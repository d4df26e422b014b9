"""How much memory DuckDB may use for large files, and where it puts the rest.

By default it takes all memory of the machine and keeps everything it has read, so a load of ten times the rows would
use ten times the memory without need.

Belongs here: the settings of connections to the warehouse and to what is published, which `profiles.yml` repeats for
dbt. Not here: memory of the readers (`orchestration.landing.caged.limits`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

# A load of the country, or of ten times its cooperatives, is as fast under this limit as without one; a hundred times
# as many come to their end under it. That needs no primary key on tables of the register, whose index must lie in
# memory: tests hold them to their keys.
LIMIT = "700MiB"


def keep_small(connection: DuckDBPyConnection, spill: Path | None = None) -> None:
    """Have a connection work through files where memory does not do.

    Args:
        connection: any.
        spill: folder for those files, where the connection has no database file to put them beside.

    >>> with duckdb.connect() as connection:
    ...     keep_small(connection)
    ...     connection.execute("SELECT current_setting('memory_limit')").fetchone()
    ('700.0 MiB',)
    """
    connection.execute("SET memory_limit = ?", [LIMIT])
    if spill is not None:
        connection.execute("SET temp_directory = ?", [str(spill)])


@contextmanager
def opened(warehouse: Path) -> Iterator[DuckDBPyConnection]:
    """A small connection to the working warehouse, in which no other process may be writing.

    Connections of one process must say the same of themselves: what dagster-duckdb has its own say.
    """
    with closing(duckdb.connect(str(warehouse), config={"custom_user_agent": "dagster"})) as connection:
        keep_small(connection)
        yield connection
