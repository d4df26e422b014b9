"""What Dagster shows of a table: counts and the first lines, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import dagster as dg
from duckdb import DuckDBPyConnection


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> dg.MarkdownMetadataValue:
    """A Markdown table; line breaks and bars inside a cell are kept from breaking it."""
    lines = [header, ["---"] * len(header), *rows]
    return dg.MetadataValue.md("\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines))


def query(connection: DuckDBPyConnection, sql: str) -> dg.MarkdownMetadataValue:
    """The answer to a SELECT as a Markdown table."""
    cursor = connection.execute(sql)
    return markdown_table([column[0] for column in cursor.description or ()], cursor.fetchall())


def row_count(connection: DuckDBPyConnection, table: str) -> int:
    """Rows of `schema.table`."""
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
