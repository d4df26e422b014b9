"""How DuckDB works on the working warehouse: with how much memory, beyond which it works through files.

By itself it takes what the machine has, keeping whatever it has read, so that a load of ten times the rows would be ten
times as large although it need not be. Belongs here: the settings of every connection, which `profiles.yml` repeats for
dbt. Not here: memory of the readers (`orchestration.landing.limits`).
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

# A load of the country, or of ten times its cooperatives, is as fast under this limit as without one; a hundred times
# as many come to their end under it. That needs rows in any order, and no primary key on tables of the register, whose
# index must lie in memory: tests hold them to their keys.
SETTINGS = {"memory_limit": "700MiB", "preserve_insertion_order": False}


def keep_small(connection: DuckDBPyConnection) -> None:
    """Have a connection to the warehouse work through files where memory does not do.

    >>> import duckdb
    >>> with duckdb.connect() as connection:
    ...     keep_small(connection)
    ...     connection.execute("SELECT current_setting('memory_limit')").fetchone()
    ('700.0 MiB',)
    """
    for name, value in SETTINGS.items():
        connection.execute(f"SET {name} = ?", [value])
