"""A list that was not sent yet, held against the lists and totals that were."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from orchestration.dialogue import history
from orchestration.quality import gate1, gate2
from orchestration.settings import Settings
from tests.unit.quality.landed import Figure, Row, Submission, build_intermediate, new_warehouse, put

NOW = datetime(2025, 1, 1)
NEW = [
    Row(
        f"HTX Mới {n}",
        f"015555555{n}",
        commune="xã M",
        founded_on=date(2023, 3, 1 + n),
        charter_capital=7e8,
        member_total=9,
    )
    for n in range(3)
]
KNOWN = [Row(f"HTX Số {n}", f"01000000{n:02}", commune=f"xã {'ABCDEFGH'[n]}") for n in range(4)]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An office that has one list of Hà Tĩnh and one of Hà Nội, and a total of Hà Tĩnh."""
    folder = tmp_path_factory.mktemp("office")
    with closing(new_warehouse()) as connection:
        put(connection, "before", Submission(rows=KNOWN, period="2022"))
        put(connection, "total", Submission(figures=[Figure("org_total", 4)], period="2023"))
        put(connection, "other", Submission(rows=[replace(KNOWN[0], registration_code="0199999999")], province="01"))
        gate1.run(connection, NOW)
        build_intermediate(connection)
        gate2.run(connection, NOW)
        connection.execute(f"ATTACH '{folder / 'kttt.duckdb'}' AS kept")
        connection.execute("COPY FROM DATABASE memory TO kept")
    return Settings(folder, folder, now=lambda: NOW)


def rules_on(settings: Settings, rows: list[Row]) -> dict[str, str]:
    """Rule and cell of what gate 2 says of a list of Hà Tĩnh for 2023."""
    with closing(new_warehouse()) as connection:
        put(connection, "sent", Submission(rows=rows))
        gate1.run(connection, NOW)
        assert history.compare(settings, connection)
        query = "SELECT rule_id, cell FROM quality.gate_findings WHERE gate = 2 AND submission_id = 'sent'"
        return dict(connection.execute(query).fetchall())


def test_a_list_that_agrees_with_the_list_before_and_the_total_is_left_in_peace(settings: Settings) -> None:
    respelled = [replace(KNOWN[0], name="HTX SỐ 0"), *KNOWN[1:]]

    assert rules_on(settings, respelled) == {}


def test_organisations_that_were_listed_before_are_missed(settings: Settings) -> None:
    assert set(rules_on(settings, [*KNOWN[:3], NEW[0]])) == {"int_register_rows.vanished"}


def test_a_list_is_counted_against_the_total_in_force(settings: Settings) -> None:
    assert set(rules_on(settings, [*KNOWN, *NEW])) == {"int_figures_in_force.register_count"}


def test_a_code_of_another_province_is_told_with_its_cell(settings: Settings) -> None:
    taken = [replace(KNOWN[0], name="HTX Số 0"), *KNOWN[1:3], replace(KNOWN[3], registration_code="0199999999")]

    assert rules_on(settings, taken)["int_register_rows.code_in_two_provinces"] == "B9"


def test_one_that_may_be_on_the_list_before_under_another_name_is_asked_about(settings: Settings) -> None:
    renamed = replace(KNOWN[3], name="HTX Hoa Ban", registration_code=None)

    assert rules_on(settings, [*KNOWN[:3], renamed])["int_register_rows.may_be_the_same"] == "B9"


def test_without_a_warehouse_a_list_is_matched_with_itself(tmp_path: Path) -> None:
    twice = [Row("HTX Nông nghiệp Hoa Ban", None), Row("HTX NN Hoa Ban", "0100000009", member_total=25)]
    with closing(new_warehouse()) as connection:
        put(connection, "sent", Submission(rows=twice))
        gate1.run(connection, NOW)

        assert not history.compare(Settings(tmp_path, tmp_path, now=lambda: NOW), connection)
        found = connection.execute("SELECT rule_id, cell, related_cells FROM quality.gate_findings WHERE gate = 2")
        ((rule_id, cell, related),) = found.fetchall()
        assert rule_id == "int_register_rows.may_be_the_same"
        # Which of the two is named first follows from their names, not from their order on the list.
        assert {cell, related.removeprefix("Danh sách!")} == {"B6", "B7"}


def test_the_office_keeps_what_it_has(settings: Settings) -> None:
    before = Path(settings.warehouse).read_bytes()
    rules_on(settings, KNOWN)

    assert settings.warehouse.read_bytes() == before
