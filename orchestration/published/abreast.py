"""Processes many tables of a DuckDB database in parallel, as many at a time as there are cores.

DuckDB uses several cores for one statement only if a table has hundreds of thousands of rows; the tables of a country
are smaller, and there are forty of them.

Belongs here: the connections and threads. Not here: what is done with a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TypeVar

from duckdb import DuckDBPyConnection

from orchestration.published.catalog import Relation, quoted

T = TypeVar("T")


def abreast(
    connection: DuckDBPyConnection, relations: Sequence[Relation], work: Callable[[DuckDBPyConnection, Relation], T]
) -> list[T]:
    """Do the same with every relation, each over a connection of its own.

    Args:
        connection: an open connection, outside a transaction; names are looked up where it looks them up.
        relations: tables or views.
        work: what is done with one of them; it sees neither temporary tables nor anything uncommitted.

    Returns:
        What each came to, in the order of the relations.

    Raises:
        duckdb.Error: the first that a relation raised; those not begun by then are left alone.
    """
    question = "SELECT current_database(), current_setting('threads')::INTEGER"
    database, threads = connection.execute(question).fetchall()[0]

    def alone(relation: Relation) -> T:
        with closing(connection.cursor()) as another:
            another.execute(f"USE {quoted(database)}")
            return work(another, relation)

    with ThreadPoolExecutor(threads, "abreast") as pool:
        return list(pool.map(alone, relations))
