"""What the people who run the loads can see: the journal, the metrics, `kttt status --json`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from orchestration.cli.generations import rollback
from orchestration.health.loads import METRICS, Load, Loads, ended_well, known, remember
from orchestration.published.generation import current, publish
from orchestration.settings import Settings
from tests.conftest import RAW, copy_of


@pytest.fixture(scope="module")
def journal(loaded: Settings) -> list[dict[str, object]]:
    """What the load told; other tests of this process may tell something after it."""
    lines = (loaded.data_dir / "logs" / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    ended = next(number for number, line in enumerate(told) if line["event"] == "ended well")
    return told[: ended + 1]


def test_every_line_says_when_where_what_and_in_which_run(journal: list[dict[str, object]]) -> None:
    assert all({"at", "level", "stage", "event"} <= line.keys() for line in journal)
    assert len({line["run"] for line in journal}) == 1


def test_every_submission_is_followed_from_reading_to_its_verdict(journal: list[dict[str, object]]) -> None:
    workbooks = sum(path.is_file() for path in RAW.glob("*/*/*"))
    events = Counter(line["event"] for line in journal if "submission" in line)

    assert events == {"submission read": workbooks, "accepted": workbooks}
    assert {line["stage"] for line in journal} >= {"load", "landing", "gate_1", "published"}


def test_the_journal_says_nothing_that_a_cell_says(loaded: Settings, journal: list[dict[str, object]]) -> None:
    allowed = {
        *("at", "level", "stage", "event", "run", "submission", "folder", "file_format", "version_no", "figures"),
        *("register_rows", "problems", "generation", "started_by", "full", "period"),
    }
    assert set().union(*journal) <= allowed


@pytest.fixture
def own(loaded: Settings, tmp_path: Path) -> Settings:
    return copy_of(loaded, tmp_path)


def samples(settings: Settings) -> dict[str, float]:
    text = (settings.data_dir / METRICS).read_text(encoding="utf-8")
    return {name: float(value) for name, value in re.findall(r"^(kttt_\S+) (\S+)$", text, flags=re.MULTILINE)}


def test_metrics_tell_success_stages_submissions_findings_and_age(loaded: Settings) -> None:
    found = samples(loaded)

    assert found["kttt_last_load_success"] == 1
    assert found["kttt_last_success_timestamp_seconds"] > 1.7e9
    assert found['kttt_submissions{state="accepted"}'] == 21
    assert found['kttt_submissions{state="rejected"}'] == 0
    assert found['kttt_open_findings{severity="warning"}'] > 0
    assert found["kttt_generation_created_timestamp_seconds"] > 0
    stages = {name for name in found if name.startswith("kttt_stage_duration_seconds")}
    assert {f'kttt_stage_duration_seconds{{stage="{stage}"}}' for stage in ("landing", "gate_1", "marts")} <= stages


def test_a_load_leaves_the_data_docs_of_what_it_validated(loaded: Settings) -> None:
    site = loaded.data_docs / "latest"

    assert (site / "index.html").exists()
    assert {path.stem for path in (site / "validations").rglob("*.html")} >= {
        "landing.figures",
        "intermediate.int_figures_in_force",
    }
    assert 'kttt_stage_duration_seconds{stage="quality__data_docs"}' in samples(loaded)


def test_metrics_satisfy_prometheus(loaded: Settings) -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed: apt-get install prometheus")
    with (loaded.data_dir / METRICS).open() as text:
        done = subprocess.run([promtool, "check", "metrics"], stdin=text, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_load_that_fails_is_told_and_the_last_success_is_not_forgotten(own: Settings) -> None:
    succeeded = known(own).last_success
    assert succeeded is not None
    failed = Load("r2", "the schedule", "2026-02-01T18:00:00", succeeded=False, error="gate_2: no memory")
    remember(own, failed)

    assert known(own) == Loads(failed, succeeded)
    found = samples(own)
    assert found["kttt_last_load_success"] == 0
    assert found["kttt_last_load_timestamp_seconds"] == 1769968800
    assert found["kttt_last_success_timestamp_seconds"] != 1769968800


def test_metrics_show_the_generation_that_a_rollback_made_current(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KTTT_DATA_DIR", str(own.data_dir))
    before = current(own)
    assert before is not None
    with closing(duckdb.connect(str(own.warehouse))) as connection:
        connection.execute("DELETE FROM marts.fct_collective_economy WHERE geo_name = 'Lào Cai'")
    publish(own, own.now() + timedelta(days=1))
    ended = known(own).last
    assert ended is not None
    remember(own, ended)
    assert f'kttt_generation_info{{generation="{before.name}"}}' not in samples(own)
    rollback(json=True)

    assert samples(own)[f'kttt_generation_info{{generation="{before.name}"}}'] == 1
    assert samples(own)["kttt_last_load_timestamp_seconds"] > 0


def test_before_the_first_generation_there_is_little_to_measure(tmp_path: Path) -> None:
    settings = Settings(raw_dir=tmp_path, data_dir=tmp_path)
    remember(settings, Load("r1", "the schedule", "2026-02-01T18:00:00", succeeded=False, error="no raw folder"))

    assert samples(settings) == {"kttt_last_load_timestamp_seconds": 1769968800, "kttt_last_load_success": 0}


def test_a_load_that_failed_after_publishing_is_not_taken_for_done(tmp_path: Path) -> None:
    settings = Settings(raw_dir=tmp_path, data_dir=tmp_path)
    assert ended_well(settings), "before the first load"
    remember(settings, Load("1", "kttt load", "2026-01-15T18:00:00", succeeded=False, error="feedback: disk full"))
    assert not ended_well(settings)
    remember(settings, Load("2", "kttt load", "2026-01-16T18:00:00", succeeded=True))
    assert ended_well(settings)


@pytest.mark.parametrize("kept", ['{"last": {', '{"last": {"of_another_version": 1}, "last_success": null}', "[]"])
def test_a_memory_of_loads_that_cannot_be_read_costs_no_night(tmp_path: Path, kept: str) -> None:
    settings = Settings(raw_dir=tmp_path, data_dir=tmp_path)
    (tmp_path / "loads.json").write_text(kept, encoding="utf-8")

    assert not ended_well(settings), "what it still owed is done again"
    remember(settings, Load("", "kttt load", "2026-01-15T18:00:00", succeeded=True))
    assert ended_well(settings)
