"""What is published depends on what arrived and when, on nothing else."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import duckdb
import openpyxl
import pytest

from orchestration.landing.load import land
from orchestration.published import manifest
from orchestration.published.generation import current
from orchestration.quality import gate1
from orchestration.settings import Settings
from tests.conftest import LOADED_AT, RunLoad, copy_of

NEXT_NIGHT = LOADED_AT + timedelta(days=1)
RESENT = "2023/ha-tinh/PL kem theo bao cao BCD KTTT 2023 (ban chuan).xlsx"
CHUNKS = 4


@pytest.fixture(scope="module")
def two_nights(loaded: Settings, run_load: RunLoad, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """One night as it was, and the next with a corrected workbook of Hà Tĩnh."""
    settings = copy_of(loaded, tmp_path_factory.mktemp("two_nights"))
    path = settings.raw_dir / RESENT
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Phụ lục I"]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "1.025":
                cell.value = "1.028"
    workbook.save(path)
    return run_load(settings.raw_dir, settings.data_dir, now=NEXT_NIGHT)


def content_hash(settings: Settings) -> str:
    folder = current(settings)
    assert folder is not None
    return str((manifest.read(folder) or {})["content_hash"])


def test_the_history_tells_both_nights(two_nights: Settings) -> None:
    path = two_nights.published / "current" / "kttt.duckdb"
    with closing(duckdb.connect(str(path.resolve()), read_only=True)) as connection:
        rows = connection.execute(
            """
            SELECT value::INTEGER, known_from, known_to, ended_by FROM marts.fct_collective_economy_history
            WHERE geo_name = 'Hà Tĩnh' AND period_code = '2023' AND entity_type = 'cooperative'
                AND indicator_code = 'org_total' ORDER BY known_from
            """
        ).fetchall()
        moved = connection.execute(
            "SELECT from_value::INTEGER, to_value::INTEGER, revision_kind FROM marts.revision_log"
        ).fetchall()
        as_of = connection.execute(
            """
            SELECT as_of_date::VARCHAR, value::INTEGER FROM marts.fct_collective_economy_as_of
            WHERE as_of_date IN (DATE '2026-01-16', DATE '2026-01-17') AND geo_name = 'Hà Tĩnh'
                AND period_code = '2023' AND entity_type = 'cooperative' AND indicator_code = 'org_total'
            ORDER BY as_of_date
            """
        ).fetchall()

    assert rows == [(1025, LOADED_AT, NEXT_NIGHT, "replaced"), (1028, NEXT_NIGHT, None, None)]
    assert moved == [(1025, 1028, "resubmission")]
    assert as_of == [("2026-01-16", 1025), ("2026-01-17", 1028)]


def test_order_of_processing_threads_and_partial_loads_change_nothing(
    two_nights: Settings, run_load: RunLoad, tmp_path: Path
) -> None:
    """Only archive and receipts survive; they are read in pieces, in any order, then loaded on one processor."""
    again = Settings(raw_dir=two_nights.raw_dir, data_dir=tmp_path / "data", now=lambda: NEXT_NIGHT)
    shutil.copytree(two_nights.archive, again.archive)
    again.receipts.mkdir(parents=True)
    receipts = sorted(two_nights.receipts.glob("*.json"))
    random.Random(7).shuffle(receipts)
    empty = tmp_path / "raw"
    empty.mkdir()
    partial = Settings(raw_dir=empty, data_dir=again.data_dir, now=lambda: NEXT_NIGHT)
    for chunk in range(CHUNKS):
        for receipt in receipts[chunk::CHUNKS]:
            shutil.copy2(receipt, again.receipts)
        with closing(duckdb.connect(str(again.warehouse))) as connection:
            land(partial, connection)
            if chunk % 2:
                gate1.run(connection, NEXT_NIGHT)
    processors = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(processors)})
        run_load(again.raw_dir, again.data_dir, now=NEXT_NIGHT)
    finally:
        os.sched_setaffinity(0, processors)

    assert content_hash(again) == content_hash(two_nights)
