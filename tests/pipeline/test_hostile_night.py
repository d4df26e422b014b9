"""A night on which files made to break the reader lie beside honest ones."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import Settings
from tests.conftest import MakeSubmission, RunLoad
from tests.hostile import honest
from tests.hostile.corpus import CORPUS

HOSTILE = {
    "lao-cai": "shared_string_bomb",
    "dak-lak": "zip_bomb_that_lies",
    "kon-tum": "entity_bomb",
    "gia-lai": "deep_nesting",
    "can-tho": "wrong_crc",
    "da-nang": "encrypted_ooxml",
}


@pytest.fixture(scope="module")
def night(run_load: RunLoad, make_submission: MakeSubmission, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("hostile night")
    files = {province: CORPUS[name].build for province, name in HOSTILE.items()} | {"ha-tinh": honest.xlsx}
    for province, build in files.items():
        make_submission(
            folder / "raw", "2023", province, lambda path, build=build: path.write_bytes(build()), f"{province}.xlsx"
        )
    return run_load(folder / "raw", folder / "data")


def ask(settings: Settings, sql: str) -> list[tuple[object, ...]]:
    path = (settings.published / "current" / "kttt.duckdb").resolve()
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        return connection.execute(sql).fetchall()


def test_the_honest_workbook_is_published(night: Settings) -> None:
    figures = ask(
        night,
        "SELECT geo_name, cell, value::INT FROM marts.fct_collective_economy WHERE indicator_code = 'org_total' "
        "AND period_code = '2023'",
    )

    assert figures == [("Hà Tĩnh", "E6", 1025)]


def test_each_hostile_file_is_rejected_by_one_finding_of_its_rule(night: Settings) -> None:
    found = ask(
        night,
        "SELECT s.file_name, s.state, f.rule_id FROM quality.submissions AS s JOIN quality.findings AS f "
        "USING (submission_id) WHERE f.severity = 'critical' ORDER BY ALL",
    )

    assert [(name, state) for name, state, _ in found] == sorted((f"{p}.xlsx", "rejected") for p in HOSTILE)
    for name, _, rule in found:
        assert str(rule).removeprefix("submissions.") in CORPUS[HOSTILE[str(name).removesuffix(".xlsx")]].refused


def test_no_reader_is_left_behind(night: Settings) -> None:
    tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
    children = [pid for task in tasks for pid in (task / "children").read_text().split()]

    assert [pid for pid in children if b"reader_child" in Path(f"/proc/{pid}/cmdline").read_bytes()] == []
