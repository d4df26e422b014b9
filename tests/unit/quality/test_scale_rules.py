"""Money off by a factor against the province's own past, and against provinces of like size."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import duckdb
import pytest

from orchestration.quality import gate1, gate2
from tests.unit.quality.books import book_of
from tests.unit.quality.landed import Figure, Submission, build_intermediate, put

F = Figure
MONDAY = datetime(2024, 2, 5, 18)
MILLION = 1_000_000


BOOK = book_of("int_figures_in_force.scale_against_past", "int_figures_in_force.scale_against_peers")


def warned(connection: duckdb.DuckDBPyConnection, rule: str) -> list[tuple[str, str, str]]:
    """Submission, cell and suggested value of each finding of a rule."""
    gate1.run(connection, MONDAY, book=BOOK, accepted_anyway=())
    build_intermediate(connection)
    gate2.run(connection, MONDAY, book=BOOK, accepted_anyway=())
    query = "SELECT submission_id, cell, expected FROM quality.findings WHERE rule_id = ? ORDER BY ALL"
    return connection.execute(query, [f"int_figures_in_force.{rule}"]).fetchall()


def year(period: str, revenue: float, income: float) -> Submission:
    when = f"{period} actual"
    figures = [
        F("org_total", 400, when, cell="D8"),
        F("revenue_avg", revenue * MILLION, when, cell="D9"),
        F("income_worker_avg", income * MILLION, when, cell="D10"),
    ]
    return Submission(figures=figures, period=period)


@pytest.mark.parametrize(
    ("revenue", "income", "suggested"),
    [
        (0.9, 48, [("now", "D9", "900 triệu đồng")]),  # printed in billions under millions
        (900_000, 48, [("now", "D9", "900 triệu đồng")]),
        (900_000_000, 48, [("now", "D9", "900 triệu đồng")]),  # printed in đồng
        (900, 4, [("now", "D10", "48 triệu đồng")]),  # of one month
        (900, 48, []),
        (2600, 60, []),  # three times as much is a jump, no mistake of scale
    ],
)
def test_money_off_by_a_factor_from_last_year_is_asked_about_with_a_suggestion(
    warehouse: duckdb.DuckDBPyConnection, revenue: float, income: float, suggested: list[tuple[str, str, str]]
) -> None:
    put(warehouse, "last", year("2022", 870, 46))
    put(warehouse, "now", year("2023", revenue, income))

    found = warned(warehouse, "scale_against_past")

    assert found == suggested


def test_money_off_by_a_factor_from_provinces_of_like_size(warehouse: duckdb.DuckDBPyConnection) -> None:
    for number, province in enumerate(("10", "15", "42", "66")):
        put(warehouse, province, replace(year("2023", 800 + 100 * number, 48), province=province))
    put(warehouse, "odd", replace(year("2023", 0.9, 4), province="17"))

    found = warned(warehouse, "scale_against_peers")

    # one explanation for a submission: both could be told by others, the factor that repairs most comes first
    assert {submission for submission, _, _ in found} == {"odd"}
    assert len({cell for _, cell, _ in found}) == 1


def test_three_provinces_are_needed_to_know_what_is_usual(warehouse: duckdb.DuckDBPyConnection) -> None:
    for province in ("10", "15"):
        put(warehouse, province, replace(year("2023", 900, 48), province=province))
    put(warehouse, "odd", replace(year("2023", 0.9, 48), province="17"))

    assert warned(warehouse, "scale_against_peers") == []
