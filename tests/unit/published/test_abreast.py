"""Many tables at a time are as good as one after the other."""

import duckdb
import pytest

from orchestration.published.abreast import abreast
from orchestration.published.catalog import Relation, relations


@pytest.fixture
def warehouse() -> duckdb.DuckDBPyConnection:
    """A database beside the connection's own, with tables of 0 to 9 rows."""
    connection = duckdb.connect()
    connection.execute("ATTACH ':memory:' AS beside")
    connection.execute("USE beside")
    connection.execute("CREATE SCHEMA marts")
    for rows in range(10):
        connection.execute(f"CREATE TABLE marts.table_{rows} AS SELECT * FROM range({rows})")
    return connection


def count(connection: duckdb.DuckDBPyConnection, table: Relation) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table.sql}").fetchall()[0][0])


def test_answers_come_in_the_order_of_the_tables(warehouse: duckdb.DuckDBPyConnection) -> None:
    tables = relations(warehouse, ("marts",))
    assert abreast(warehouse, tables[::-1], count) == list(range(10))[::-1]


def test_an_error_over_one_table_is_raised(warehouse: duckdb.DuckDBPyConnection) -> None:
    tables = relations(warehouse, ("marts",))
    warehouse.execute("DROP TABLE marts.table_3")
    with pytest.raises(duckdb.CatalogException, match="table_3"):
        abreast(warehouse, tables, count)


def test_no_table_is_no_work(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert abreast(warehouse, [], count) == []
