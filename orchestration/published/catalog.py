"""What a DuckDB file contains: tables, their columns, keys and comments.

Belongs here: reading DuckDB's own catalogue. Not here: what any particular table means.
"""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Column:
    """One column of a table or view."""

    name: str
    type: str
    is_key: bool
    is_nullable: bool
    comment: str


@dataclass(frozen=True)
class Relation:
    """One table or view.

    Attributes:
        definition: the statement that creates it, schema-qualified, without a database name.
    """

    schema: str
    name: str
    is_view: bool
    definition: str
    comment: str
    columns: tuple[Column, ...]

    @property
    def full_name(self) -> str:
        """`schema.table`, as in asset keys and in `expectations/`."""
        return f"{self.schema}.{self.name}"

    @property
    def sql(self) -> str:
        """The quoted name for a statement."""
        return f"{quoted(self.schema)}.{quoted(self.name)}"


def quoted(identifier: str) -> str:
    """An SQL identifier that survives any character."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str) -> str:
    """An SQL string literal, for the few statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def relations(connection: DuckDBPyConnection, schemas: tuple[str, ...]) -> list[Relation]:
    """List the tables, then the views, of some schemas of the connection's own database.

    Args:
        connection: an open connection.
        schemas: schema names; the result follows their order, then the names.

    Returns:
        Tables before the views that may read them.
    """
    database = connection.execute("SELECT current_database()").fetchone()
    assert database is not None
    found = connection.execute(
        """
        SELECT schema_name, table_name AS name, FALSE AS is_view, sql, coalesce(comment, '') AS comment
        FROM duckdb_tables() WHERE database_name = $database AND NOT internal
        UNION ALL
        SELECT schema_name, view_name, TRUE, sql, coalesce(comment, '')
        FROM duckdb_views() WHERE database_name = $database AND NOT internal
        ORDER BY is_view, schema_name, name
        """,
        {"database": database[0]},
    ).fetchall()
    described = _columns(connection, database[0])
    return sorted(
        (
            Relation(schema, name, is_view, definition, comment, tuple(described[schema, name]))
            for schema, name, is_view, definition, comment in found
            if schema in schemas
        ),
        key=lambda relation: (relation.is_view, schemas.index(relation.schema), relation.name),
    )


def _columns(connection: DuckDBPyConnection, database: str) -> dict[tuple[str, str], list[Column]]:
    keys = {
        (schema, table, column)
        for schema, table, columns in connection.execute(
            "SELECT schema_name, table_name, constraint_column_names FROM duckdb_constraints() "
            "WHERE database_name = ? AND constraint_type = 'PRIMARY KEY'",
            [database],
        ).fetchall()
        for column in columns
    }
    described: dict[tuple[str, str], list[Column]] = {}
    for schema, table, name, type_, nullable, comment in connection.execute(
        "SELECT schema_name, table_name, column_name, data_type, is_nullable, coalesce(comment, '') "
        "FROM duckdb_columns() WHERE database_name = ? ORDER BY schema_name, table_name, column_index",
        [database],
    ).fetchall():
        is_key = (schema, table, name) in keys
        column = Column(name, type_, is_key, bool(nullable) and not is_key, comment)
        described.setdefault((schema, table), []).append(column)
    return described
