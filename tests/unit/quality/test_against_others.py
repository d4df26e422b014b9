"""Figures against those of the year before, sector by sector, and against those of another province."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pytest

from orchestration.quality import gate1, gate2
from tests.unit.quality.books import book_of
from tests.unit.quality.landed import Figure, Row, Submission, build_intermediate, put

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


def a_list(period: str, province: str, *numbers: int) -> Submission:
    rows = [Row(name=f"HTX {n}", registration_code=f"02{n:08}") for n in numbers]
    return Submission(rows=rows, period=period, province=province)


def copied(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Province 38 lists twelve cooperatives for two years; in the second province 42 sends them, and one of its own."""
    put(warehouse, "of its own", a_list("2022", "38", *range(12)))
    put(warehouse, "again", a_list("2023", "38", *range(12)))
    put(warehouse, "copy", a_list("2023", "42", *range(12), 99))


def test_a_copied_list_is_told_once_to_who_did_not_list_it_before(warehouse: duckdb.DuckDBPyConnection) -> None:
    copied(warehouse)

    assert found(warehouse, "int_register_rows.list_of_two_provinces") == [("copy", "")]
    told = warehouse.execute("SELECT message_en, related_cells FROM quality.findings").fetchall()
    assert "(12 codes, such as " in told[0][0]
    assert told[0][1].count(", ") == 4


def test_the_rows_of_a_copied_list_are_not_told_one_by_one(warehouse: duckdb.DuckDBPyConnection) -> None:
    copied(warehouse)

    assert found(warehouse, "int_register_rows.code_in_two_provinces") == []


def test_rows_of_a_copied_list_are_not_asked_who_of_the_own_list_they_are(warehouse: duckdb.DuckDBPyConnection) -> None:
    own = [Row(name=f"HTX {n}", registration_code=f"07{n:08}", commune="Tân Lập") for n in range(12)]
    theirs = [Row(name=f"HTX {n}", registration_code=f"02{n:08}", commune="Tân Lập") for n in range(12)]
    put(warehouse, "own", Submission(rows=own, period="2022", province="42"))
    put(warehouse, "theirs", Submission(rows=theirs, period="2022", province="38"))
    put(warehouse, "copy", Submission(rows=theirs, period="2023", province="42"))

    assert found(warehouse, "int_register_rows.may_be_the_same") == []
    told = warehouse.execute("SELECT rule_id, submission_id, cell FROM quality.findings").fetchall()
    assert told == [("int_register_rows.list_of_two_provinces", "copy", "")]


def test_a_code_in_two_provinces_that_became_one_is_told(warehouse: duckdb.DuckDBPyConnection) -> None:
    for province in ("24", "27"):  # Bắc Ninh and Bắc Giang
        put(warehouse, province, a_list("2023", province, 1, int(province)))

    told = found(warehouse, "int_register_rows.code_in_two_provinces")
    assert [submission for submission, _ in told] == ["24", "27"]


def test_a_province_without_merger_may_miss_its_estimate(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "then", Submission(figures=[F("org_total", 180, "2024 estimate")], period="2024", province="20"))
    put(warehouse, "now", Submission(figures=[F("org_total", 143, "2024 actual")], period="2025", province="20"))

    assert found(warehouse, "int_figures_in_force.merged_province") == []


@pytest.mark.parametrize(
    ("value", "when", "rules"),
    [(5252, "2024 actual", {"revision"}), (525, "2025 actual", {"year_on_year_jump", "scale_against_past"})],
    ids=["the same year again", "the next year"],
)
def test_a_province_without_merger_is_held_against_its_own_past(
    warehouse: duckdb.DuckDBPyConnection, value: int, when: str, rules: set[str]
) -> None:
    put(warehouse, "then", Submission(figures=[F("member_total", 4469, "2024 actual")], period="2024", province="20"))
    put(warehouse, "now", Submission(figures=[F("member_total", value, when)], period="2025", province="20"))

    ids = {
        rule_id
        for rule_id in ("revision", "year_on_year_jump", "scale_against_past", "merged_province")
        if found(warehouse, f"int_figures_in_force.{rule_id}")
    }
    assert ids
    assert ids <= rules


def test_a_later_report_does_not_call_an_earlier_one_a_revision(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "then", Submission(figures=[F("member_total", 4469, "2024 actual")], period="2024", province="20"))
    put(warehouse, "now", Submission(figures=[F("member_total", 5252, "2024 actual")], period="2025", province="20"))

    assert [submission for submission, _ in found(warehouse, "int_figures_in_force.revision")] == ["now"]
