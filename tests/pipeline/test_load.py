"""Promises of a load, kept by the real thing: Dagster, dbt, Great Expectations and DuckDB on real workbooks."""

from __future__ import annotations

import csv
import fcntl
import json
import os
import random
import re
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import duckdb
import openpyxl
import pytest

from orchestration.cli.nightly import LoadFailed
from orchestration.landing.load import land
from orchestration.published import manifest, proof
from orchestration.published.generation import current, is_current
from orchestration.quality import gate1
from orchestration.runtime.lock import LoadRunning
from orchestration.settings import Settings
from tests.conftest import LOADED_AT, RAW, MakeSubmission, RunLoad, copy_of

NEXT_NIGHT = LOADED_AT + timedelta(days=1)
CHUNKS = 4
WORKBOOK = RAW / "2023" / "ha-tinh" / "PL kem theo bao cao BCD KTTT 2023 (ban chuan).xlsx"


def ask(settings: Settings, sql: str, **parameters: object) -> list[tuple[object, ...]]:
    path = settings.published / "current" / "kttt.duckdb"
    with closing(duckdb.connect(str(path.resolve()), read_only=True)) as connection:
        return connection.execute(sql, parameters).fetchall()


@pytest.fixture
def own_copy(loaded: Settings, tmp_path: Path) -> Settings:
    return copy_of(loaded, tmp_path)


@dataclass(frozen=True)
class Failure:
    """What was left by a load that failed: its reason, the current generation, and whether that was taken for new."""

    said: str
    current: Path | None
    is_current: bool


@pytest.fixture(scope="module")
def two_loads(
    loaded: Settings, run_load: RunLoad, make_submission: MakeSubmission, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Failure, Settings]:
    """The night after: a corrected workbook, a good one and one that is none have arrived.

    The first load fails, the next does not.
    """
    settings = copy_of(loaded, tmp_path_factory.mktemp("next_night"))
    correct(settings.raw_dir / WORKBOOK.relative_to(RAW))
    make_submission(settings.raw_dir, "2016", "ha-tinh", lambda path: shutil.copyfile(WORKBOOK, path))
    make_submission(settings.raw_dir, "2023", "kon-tum", lambda path: path.write_bytes(b"not a workbook"))

    def fails(*_: object) -> None:
        raise RuntimeError("out of memory")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("orchestration.quality.gate2.run", fails)
        with pytest.raises(LoadFailed) as failed:
            run_load(settings.raw_dir, settings.data_dir, now=NEXT_NIGHT)
    failure = Failure(str(failed.value), current(settings), is_current(settings))
    return failure, run_load(settings.raw_dir, settings.data_dir, now=NEXT_NIGHT)


def correct(path: Path) -> None:
    """Print 1.028 cooperatives where 1.025 were printed."""
    workbook = openpyxl.load_workbook(path)
    for row in workbook["Phụ lục I"].iter_rows():
        for cell in row:
            if cell.value == "1.025":
                cell.value = "1.028"
    workbook.save(path)


@pytest.fixture
def next_night(two_loads: tuple[Failure, Settings]) -> Settings:
    """The night after, once a load has succeeded."""
    return two_loads[1]


def test_a_load_of_raw_decides_every_submission_and_publishes(loaded: Settings) -> None:
    workbooks = [path for path in RAW.glob("*/*/*") if path.is_file()]

    (states,) = ask(loaded, "SELECT count(*), count(*) FILTER (WHERE state = 'accepted') FROM quality.submissions")
    assert states == (len(workbooks), len(workbooks))
    folder = current(loaded)
    assert folder is not None
    assert proof.problems(loaded, folder) == []
    assert is_current(loaded)


def test_every_figure_in_force_leads_to_a_cell_of_a_known_submission(loaded: Settings) -> None:
    (orphans,) = ask(
        loaded,
        """
        SELECT count(*) FROM marts.fct_collective_economy AS f
        LEFT JOIN quality.submissions AS s USING (submission_id)
        WHERE s.state IS DISTINCT FROM 'accepted' OR f.cell IS NULL OR f.sheet IS NULL OR f.printed_text IS NULL
        """,
    )
    assert orphans == (0,)


def test_the_dictionary_explains_every_mart_and_every_column(loaded: Settings) -> None:
    with (loaded.published / "current" / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))

    assert len(lines) > 100
    assert [line for line in lines if line["table"].startswith("marts.") and not line["description"]] == []


def test_the_dictionary_tells_units_and_what_to_beware_of(loaded: Settings) -> None:
    text = (loaded.published / "current" / "dictionary.md").read_text(encoding="utf-8")

    assert "| `revenue_avg` | Doanh thu bình quân | Average revenue | vnd_per_year | average |" in text
    assert "Members are memberships, not persons" in text


def test_the_source_tree_is_left_alone(loaded: Settings) -> None:
    project = RAW.parent / "dbt_project"
    began = min(receipt.stat().st_mtime for receipt in loaded.receipts.iterdir())
    output = [path for folder in ("target", "logs") for path in (project / folder).rglob("*")]

    assert [path for path in output if path.stat().st_mtime > began] == []
    assert (loaded.data_dir / "dbt" / "target" / "compiled").exists()


def test_a_second_load_reads_nothing_publishes_nothing_and_needs_no_dagster(loaded: Settings) -> None:
    program = (
        "import sys; from orchestration.cli import app; app(['load', '--json'], standalone_mode=False); "
        "heavy = {'dagster', 'dbt', 'great_expectations', 'pandas'} & set(sys.modules); "
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PATH": "", "KTTT_RAW_DIR": str(RAW), "KTTT_DATA_DIR": str(loaded.data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["ran"] is False
    assert answer["generation"] == (loaded.published / "current").resolve().name


def test_reading_everything_again_finds_the_same_builds_no_facts_and_publishes_nothing_whatever_was_deleted(
    own_copy: Settings, run_load: RunLoad
) -> None:
    before = current(own_copy)
    with closing(duckdb.connect(str(own_copy.warehouse))) as connection:
        made = dict(connection.execute("SELECT unique_id, run_id FROM dbt.made").fetchall())
    for path in own_copy.raw_dir.rglob("*.xlsx"):
        path.unlink()
    again = run_load(own_copy.raw_dir, own_copy.data_dir, now=NEXT_NIGHT, full=True)

    assert current(again) == before
    with closing(duckdb.connect(str(again.warehouse))) as connection:
        remade = dict(connection.execute("SELECT unique_id, run_id FROM dbt.made").fetchall())
    assert remade["model.kttt.int_figures_in_force"] == made["model.kttt.int_figures_in_force"]
    assert remade["model.kttt.fct_cooperative_year"] == made["model.kttt.fct_cooperative_year"]
    assert is_current(again)


def test_new_submissions_move_current_and_leave_the_old_generation(loaded: Settings, next_night: Settings) -> None:
    before = next_night.published / (loaded.published / "current").readlink()

    assert current(next_night) != before
    assert proof.problems(next_night, before) == []
    (decided,) = ask(next_night, "SELECT count(*) FROM quality.submissions WHERE period_code = '2016'")
    assert decided == (2,), "Kon Tum's and the new one"


def test_a_rejected_submission_is_a_result_and_stops_nobody(loaded: Settings, next_night: Settings) -> None:
    in_force = "SELECT count(*) FROM marts.fct_collective_economy WHERE submission_id IN (SELECT unnest($ids))"
    others = "SELECT submission_id FROM quality.submissions WHERE file_name <> $corrected"
    ids = [row[0] for row in ask(loaded, others, corrected=WORKBOOK.name)]

    assert ask(
        next_night,
        "SELECT state, critical > 0 FROM quality.submissions WHERE period_code = '2023' AND province_name = 'Kon Tum'",
    ) == [("rejected", True)]
    assert ask(next_night, in_force, ids=ids) == ask(loaded, in_force, ids=ids)


def test_a_failed_load_publishes_nothing_and_the_next_one_makes_good(
    loaded: Settings, two_loads: tuple[Failure, Settings]
) -> None:
    failure, next_night = two_loads
    before = next_night.published / (loaded.published / "current").readlink()

    assert re.search(r"gate_2: .*out of memory", failure.said)
    assert failure.current == before.resolve()
    assert not failure.is_current, "the next load must not take the old generation for the answer"
    assert current(next_night) != before.resolve()


def test_the_history_tells_both_nights(next_night: Settings) -> None:
    rows = ask(
        next_night,
        """
        SELECT value::INTEGER, known_from, known_to, ended_by FROM marts.fct_collective_economy_history
        WHERE geo_name = 'Hà Tĩnh' AND period_code = '2023' AND entity_type = 'cooperative'
            AND indicator_code = 'org_total' ORDER BY known_from
        """,
    )
    moved = ask(next_night, "SELECT from_value::INTEGER, to_value::INTEGER, revision_kind FROM marts.revision_log")
    as_of = ask(
        next_night,
        """
        SELECT as_of_date::VARCHAR, value::INTEGER FROM marts.fct_collective_economy_as_of
        WHERE as_of_date IN (DATE '2026-01-16', DATE '2026-01-17') AND geo_name = 'Hà Tĩnh'
            AND period_code = '2023' AND entity_type = 'cooperative' AND indicator_code = 'org_total'
        ORDER BY as_of_date
        """,
    )

    assert rows == [(1025, LOADED_AT, NEXT_NIGHT, "replaced"), (1028, NEXT_NIGHT, None, None)]
    assert moved == [(1025, 1028, "resubmission")]
    assert as_of == [("2026-01-16", 1025), ("2026-01-17", 1028)]


def content_hash(settings: Settings) -> str:
    folder = current(settings)
    assert folder is not None
    return str((manifest.read(folder) or {})["content_hash"])


def test_order_of_processing_threads_and_partial_loads_change_nothing(
    next_night: Settings, run_load: RunLoad, tmp_path: Path
) -> None:
    """Only archive and receipts survive; they are read in pieces, in any order, then loaded on one processor.

    What is published depends on what arrived and when, on nothing else: not on the load that failed, nor on files that
    were rejected or replaced.
    """
    again = Settings(raw_dir=next_night.raw_dir, data_dir=tmp_path / "data", now=lambda: NEXT_NIGHT)
    shutil.copytree(next_night.archive, again.archive)
    again.receipts.mkdir(parents=True)
    receipts = sorted(next_night.receipts.glob("*.json"))
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

    assert content_hash(again) == content_hash(next_night)


def test_a_broken_invariant_publishes_nothing(
    own_copy: Settings, run_load: RunLoad, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current(own_copy)
    from orchestration.quality import gate2

    judge = gate2.run

    def spoils(connection: duckdb.DuckDBPyConnection, *arguments: object) -> object:
        report = judge(connection, *arguments)  # type: ignore[arg-type]
        connection.execute("UPDATE intermediate.int_figures_in_force SET geo_code = 'nowhere'")
        return report

    monkeypatch.setattr("orchestration.quality.gate2.run", spoils)
    with pytest.raises(LoadFailed, match="marts"):
        run_load(own_copy.raw_dir, own_copy.data_dir, full=True)
    assert current(own_copy) == before


def test_an_empty_raw_folder_is_said_in_words(run_load: RunLoad, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()

    with pytest.raises(LoadFailed, match="nothing to load"):
        run_load(tmp_path / "raw", tmp_path / "data")


def test_a_second_load_at_the_same_time_is_told_so_and_touches_nothing(own_copy: Settings, run_load: RunLoad) -> None:
    before = current(own_copy)
    with (own_copy.data_dir / "load.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(LoadRunning, match="another load is running"):
            run_load(own_copy.raw_dir, own_copy.data_dir, full=True)

    assert current(own_copy) == before
    assert is_current(own_copy)


def test_an_unknown_period_is_said_in_words(own_copy: Settings, run_load: RunLoad) -> None:
    with pytest.raises(LoadFailed, match="no submission was ever received for the period 1999"):
        run_load(own_copy.raw_dir, own_copy.data_dir, period="1999")
