"""Rows of Python as a relation of DuckDB."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from orchestration.quality.relation import relation

COLUMNS = {"cell": "VARCHAR", "level": "INTEGER", "until": "DATE"}


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def test_rows_arrive_in_order_with_the_types_of_their_columns(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [{"cell": 'Ô "D10"\n\x00', "level": 2, "until": date(2026, 12, 31)}, {"level": None, "other": 1}]

    with relation(connection, "found", rows, COLUMNS):
        assert connection.execute("SELECT * FROM found").fetchall() == [
            ('Ô "D10"\n\x00', 2, date(2026, 12, 31)), (None, None, None),
        ]  # fmt: skip


def test_no_rows_are_a_relation_without_rows(connection: duckdb.DuckDBPyConnection) -> None:
    with relation(connection, "found", [], COLUMNS):
        assert connection.execute("SELECT cell, level, until FROM found").fetchall() == []


def test_more_rows_than_one_document_holds_all_arrive(connection: duckdb.DuckDBPyConnection) -> None:
    with relation(connection, "found", [{"level": n} for n in range(25_000)], COLUMNS):
        assert connection.execute("SELECT count(*), sum(level) FROM found").fetchone() == (25_000, 312_487_500)


def test_a_relation_that_an_error_left_behind_is_replaced(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.Error), relation(connection, "found", [{"level": 1}], COLUMNS):
        connection.execute("SELECT no_such_column FROM found")

    with relation(connection, "found", [{"level": 2}], COLUMNS):
        assert connection.execute("SELECT level FROM found").fetchall() == [(2,)]
    with pytest.raises(duckdb.CatalogException):
        connection.execute("SELECT * FROM found")
