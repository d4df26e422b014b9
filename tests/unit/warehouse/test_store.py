"""The schema `register` of a real warehouse: rebuilt when something changed, left alone when nothing did."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from orchestration.runtime.companions import Companions
from orchestration.settings import SEEDS_DIR
from orchestration.warehouse.register import store
from orchestration.warehouse.register.identity import identify
from orchestration.warehouse.register.listing import Row
from orchestration.warehouse.register.outcome import Decision
from orchestration.warehouse.register.words import register_words
from tests.benchmarks.register.country import country

ROWS = """
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
        connection.execute(ROWS)
        yield connection


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name in ("register_words.csv", "register_links.csv"):
        shutil.copyfile(SEEDS_DIR / name, tmp_path / name)
    return tmp_path


def list_again(connection: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """Lists in force that hold these rows and no others."""
    connection.execute("DELETE FROM intermediate.int_register_rows")
    connection.executemany(
        f"INSERT INTO intermediate.int_register_rows VALUES ({', '.join('?' * 17)})",
        [
            (
                *row.place, row.order, row.block, *row.reporter, row.listed_on, row.entity_type, row.name,
                row.registration_code, row.commune, row.founded_on, row.founded_text, row.members, row.capital, None,
            )
            for row in rows
        ],
    )  # fmt: skip


def said(connection: duckdb.DuckDBPyConnection) -> tuple[set[tuple[object, ...]], list[tuple[object, ...]]]:
    """Every row with its cooperative and what ties it to it; every question, with its answer."""
    identities = connection.execute(
        "SELECT submission_id, sheet, cell, cooperative_id, register_ref, link_basis FROM register.identities"
    )
    return set(identities.fetchall()), connection.execute(
        "SELECT left_ref, right_ref, reason, decision, score FROM register.review ORDER BY ALL"
    ).fetchall()


def said_at_once(
    rows: list[Row], decisions: list[Decision]
) -> tuple[set[tuple[object, ...]], list[tuple[object, ...]]]:
    """The same of the whole country in one go."""
    result = identify(rows, register_words(), decisions)
    words = {True: "same", False: "different", None: None}
    return {
        (*row.place, one.cooperative_id, unit.reference, basis if number == 0 else "same")
        for one in result.found
        for unit, basis in one.units
        for number, row in enumerate(unit.rows)
    }, sorted(
        (pair.left.reference, pair.right.reference, str(pair.why), words[pair.decided], pair.score)
        for pair in result.doubtful
    )


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


def test_a_run_that_broke_off_is_begun_anew(
    warehouse: duckdb.DuckDBPyConnection, seeds: Path, listed: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.run(warehouse, seeds)  # the night before
    list_again(warehouse, listed)
    with monkeypatch.context() as broken:
        broken.setattr(store, "_ROWS_IN_A_TRANSACTION", 0)
        broken.setattr(store, "_look_between", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.run(warehouse, seeds)
    warehouse.execute("ROLLBACK")
    assert len(said(warehouse)[0]) == len(listed), "what was done is there"

    assert store.run(warehouse, seeds)

    assert said(warehouse) == said_at_once(listed, [])


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


@pytest.fixture
def listed() -> list[Row]:
    """Three provinces of two years, one of whose codes two of them list."""
    rows = [each.row for each in country(20250701, provinces=3, size=25, years=2)]
    twice = next(
        row for row in rows if (row.registration_code or "").isdigit() and len(row.registration_code or "") == 10
    )
    other = next(row for row in rows if row.block != twice.block)
    return [replace(row, registration_code=twice.registration_code) if row is other else row for row in rows]


def across(rows: list[Row]) -> tuple[str, str]:
    """The two units of the code that two provinces list."""
    pairs = identify(rows, register_words()).doubtful
    return next((pair.left.reference, pair.right.reference) for pair in pairs if pair.why == "in_two_provinces")


@pytest.mark.parametrize("decision", ["same", "different", None])
def test_province_by_province_says_what_the_whole_country_at_once_says(
    warehouse: duckdb.DuckDBPyConnection, seeds: Path, listed: list[Row], decision: str | None
) -> None:
    left, right = across(listed)
    decisions = [Decision(left, right, decision == "same")] if decision else []
    for each in decisions:
        decide(seeds, f"{each.left},{each.right},{decision},Phòng KTTT,2026-02-10,")
    list_again(warehouse, listed)

    store.run(warehouse, seeds)

    assert said(warehouse) == said_at_once(listed, decisions)


def test_processes_of_their_own_change_nothing(
    warehouse: duckdb.DuckDBPyConnection, seeds: Path, listed: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_WORTH_A_PROCESS", 0)
    list_again(warehouse, listed)

    with Companions(2) as companions:
        store.run(warehouse, seeds, companions)

    assert said(warehouse) == said_at_once(listed, [])


@pytest.mark.parametrize("gone", [0, 1])
def test_a_province_that_a_decision_tied_to_another_is_done_again_with_it(
    warehouse: duckdb.DuckDBPyConnection, seeds: Path, listed: list[Row], gone: int
) -> None:
    left, right = across(listed)
    decide(seeds, f"{left},{right},same,Phòng KTTT,2026-02-10,")
    list_again(warehouse, listed)
    store.run(warehouse, seeds)
    places = {row[:3] for row in said(warehouse)[0] if row[4] == (left, right)[gone]}
    block = next(row.block for row in listed if row.place in places)
    rest = [row for row in listed if row.block != block]

    list_again(warehouse, rest)
    store.run(warehouse, seeds)

    identities, review = said(warehouse)
    assert identities == said_at_once(rest, [])[0]
    assert (left, right, "decision_without_rows", "same", 0) in review


def test_only_the_province_whose_list_changed_is_done_again(
    warehouse: duckdb.DuckDBPyConnection, seeds: Path, listed: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    list_again(warehouse, listed)
    store.run(warehouse, seeds)
    done: list[str] = []
    really = store.part.identified

    def watched(rows: pa.Table, *others: Any) -> tuple[pa.Table, pa.Table]:
        done.extend(set(rows["block_code"].to_pylist()))
        return really(rows, *others)

    monkeypatch.setattr(store.part, "identified", watched)
    changed = [replace(row, name=row.name + " mới") if number == 0 else row for number, row in enumerate(listed)]
    list_again(warehouse, changed)

    store.run(warehouse, seeds)

    assert done == [listed[0].block]
    assert said(warehouse) == said_at_once(changed, [])


def test_who_is_who_is_said_without_pandas_which_takes_longer_to_import_than_most_provinces_to_do() -> None:
    program = (
        "import sys, duckdb; from orchestration.warehouse.register import store; connection = duckdb.connect(); "
        f"connection.execute({ROWS!r}); store.run(connection); "
        "assert connection.execute('select count(*) from register.identities').fetchone() == (3,); "
        "sys.exit('pandas' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
