"""Rows of Python as a relation of DuckDB.

They are passed as JSON that the database parses itself. Arrow would work as well, but importing it, with pandas, takes
longer than everything else in checking one workbook.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb

_ROWS = 10_000  # in one document


@contextmanager
def relation(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]
) -> Iterator[None]:
    """A temporary table that lasts as long as the statement block.

    Args:
        connection: where.
        name: of the table; an identifier of this project, as are the columns.
        rows: values by column; one that lacks is null, one that no column is for is left out. Dates may be dates.
        columns: type of each column, in order.

    >>> connection = duckdb.connect()
    >>> with relation(connection, "places", [{"sheet": "PL I", "row": 7}, {"sheet": "x"}], {"row": "INTEGER"}):
    ...     connection.execute("SELECT * FROM places").fetchall()
    [(7,), (None,)]
    """
    parts = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
    documents = [json.dumps({c: [row.get(c) for row in part] for c in columns}, default=str) for part in parts]
    structure = json.dumps({column: [kind] for column, kind in columns.items()})
    selected = ", ".join(f"unnest(part.{column}) AS {column}" for column in columns)
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE {name} AS
        SELECT {selected} FROM (SELECT from_json_strict(unnest(?::VARCHAR[]), '{structure}') AS part)
        """,
        [documents],
    )
    yield
    connection.execute(f"DROP TABLE {name}")  # after an error whoever began the transaction rolls it back
