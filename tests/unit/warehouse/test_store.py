"""The schema `register` of a real warehouse: rebuilt when something changed, left alone when nothing did."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import SEEDS_DIR
from orchestration.warehouse.register import store

_ROWS = """
    CREATE SCHEMA intermediate;
    CREATE TABLE intermediate.int_register_rows AS
    SELECT
        'list ' || year AS submission_id, 'DS' AS sheet, 'B' || (3 + number) AS cell, number AS row_index,
        '15' AS block_code, '63' AS geo_version, '10' AS geo_code, make_date(year, 12, 31) AS listed_on,
        'cooperative' AS entity_type, name, code AS registration_code, 'Xã Bản Hồ' AS commune,
        DATE '2010-05-14' AS founded_on, NULL::VARCHAR AS founded_text, 20::DECIMAL(24, 4) AS member_total,
        NULL::DECIMAL(24, 4) AS capital_total, 1000::DECIMAL(24, 4) AS charter_capital
    FROM (VALUES
        (2022, 1, 'HTX Nông nghiệp Tân Lập', '5300000001'),
        (2023, 1, 'HTX NN Tân Lập', '5300000001'),
        (2023, 2, 'HTX Nông nghiệp Tân Lập', '5300099999')
    ) AS listed(year, number, name, code)
"""


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect()) as connection:
        connection.execute(_ROWS)
        yield connection


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name in ("register_words.csv", "register_links.csv"):
        shutil.copyfile(SEEDS_DIR / name, tmp_path / name)
    return tmp_path


def decide(seeds: Path, line: str) -> None:
    with (seeds / "register_links.csv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def cooperatives(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute("SELECT count(DISTINCT cooperative_id) FROM register.identities").fetchone()
    assert row is not None
    return int(row[0])


def test_rows_get_their_cooperative_and_doubts_their_places(warehouse: duckdb.DuckDBPyConnection, seeds: Path) -> None:
    assert store.run(warehouse, seeds)

    assert warehouse.execute(
        "SELECT submission_id, cell, link_basis FROM register.identities ORDER BY ALL"
    ).fetchall() == [("list 2022", "B4", "first"), ("list 2023", "B4", "same"), ("list 2023", "B5", "first")]
    doubts = warehouse.execute(
        "SELECT left_submission_id, left_cell, right_submission_id, right_cell, decision FROM register.review"
    ).fetchall()
    assert doubts
    assert all(doubt[-1] is None and None not in doubt[:-1] for doubt in doubts)


def test_nothing_is_done_twice(warehouse: duckdb.DuckDBPyConnection, seeds: Path) -> None:
    store.run(warehouse, seeds)

    assert not store.run(warehouse, seeds)


def test_a_decision_in_the_seed_joins_two_and_is_shown(warehouse: duckdb.DuckDBPyConnection, seeds: Path) -> None:
    store.run(warehouse, seeds)
    left, right = warehouse.execute("SELECT left_ref, right_ref FROM register.review").fetchall()[0]
    decide(seeds, f"{left},{right},same,Phòng KTTT,2026-02-10,Đổi mã khi đăng ký lại")

    assert store.run(warehouse, seeds)

    assert cooperatives(warehouse) == 1
    assert ("same",) in warehouse.execute("SELECT decision FROM register.review").fetchall()


def test_tables_of_an_earlier_version_are_replaced(warehouse: duckdb.DuckDBPyConnection, seeds: Path) -> None:
    store.run(warehouse, seeds)
    warehouse.execute("ALTER TABLE register.identities DROP COLUMN commune")
    decide(seeds, "0000000000000000,1111111111111111,same,Phòng KTTT,2026-02-10,")

    store.run(warehouse, seeds)

    assert warehouse.execute("SELECT DISTINCT commune FROM register.identities").fetchall() == [("Bản Hồ",)]


def test_a_decision_about_nothing_stays_visible(warehouse: duckdb.DuckDBPyConnection, seeds: Path) -> None:
    decide(seeds, "0000000000000000,1111111111111111,different,Phòng KTTT,2026-02-10,")

    store.run(warehouse, seeds)

    reasons = warehouse.execute("SELECT reason FROM register.review").fetchall()
    assert ("decision_without_rows",) in reasons


def test_a_decision_is_same_or_different(warehouse: duckdb.DuckDBPyConnection, seeds: Path) -> None:
    decide(seeds, "0000000000000000,1111111111111111,maybe,Phòng KTTT,2026-02-10,")

    with pytest.raises(ValueError, match="'maybe' is neither"):
        store.run(warehouse, seeds)
