"""Figures against those of the year before, sector by sector, and against those of another province."""

from __future__ import annotations

from datetime import datetime

import duckdb

from orchestration.quality import gate1, gate2
from tests.unit.quality.books import book_of
from tests.unit.quality.landed import Figure, Submission, build_intermediate, put

NOW = datetime(2024, 2, 5, 18)
F = Figure


def found(connection: duckdb.DuckDBPyConnection, rule_id: str) -> list[tuple[str, str]]:
    """Submission and cell of each finding of a rule."""
    book = book_of(rule_id)
    gate1.run(connection, NOW, book=book, accepted_anyway=())
    build_intermediate(connection)
    gate2.run(connection, NOW, book=book, accepted_anyway=())
    query = "SELECT submission_id, cell FROM quality.findings WHERE rule_id = ? ORDER BY ALL"
    return connection.execute(query, [rule_id]).fetchall()


def sectors(period: str, industry: int, environment: int) -> Submission:
    when = f"{period} actual"
    figures = [
        F("org_total", industry, when, sector="industry", sheet="PL II", cell="D9"),
        F("org_total", environment, when, sector="environment", sheet="PL II", cell="D10"),
    ]
    return Submission(figures=figures, period=period)


def test_sectors_that_changed_places_are_told_though_the_total_is_right(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "last", sectors("2022", 140, 28))
    put(warehouse, "now", sectors("2023", 28, 142))

    assert found(warehouse, "int_figures_in_force.sectors_exchanged") == [("now", "D9")]


def test_a_sector_may_grow_beside_one_that_shrinks(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "last", sectors("2022", 140, 28))
    put(warehouse, "now", sectors("2023", 28, 90))

    assert found(warehouse, "int_figures_in_force.sectors_exchanged") == []


def test_of_two_alike_that_arrive_together_both_provinces_are_asked(warehouse: duckdb.DuckDBPyConnection) -> None:
    figures = [F("org_total", 431, cell="D9"), F("member_total", 73_691, cell="D10"), F("org_active", 312, cell="D11")]
    for province in ("38", "42"):
        put(warehouse, province, Submission(figures=figures, province=province))

    told = {submission for submission, _ in found(warehouse, "int_figures_in_force.copied_from_another_province")}
    assert told == {"38", "42"}
