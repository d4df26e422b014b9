"""Promises of a published generation, on a small warehouse made by hand."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration.published import generation, proof
from orchestration.published.generation import BuiltInPart, Published, current, is_current, is_of_the_project, publish
from orchestration.settings import Settings
from orchestration.warehouse import built_from, unchanged
from orchestration.warehouse.held import hold
from orchestration.warehouse.project import AFTER_GATE_2, BEFORE_GATE_2
from tests.unit.published.conftest import MONDAY, SHA256, TUESDAY, ask, change


def test_the_office_file_holds_marts_and_quality_with_keys_comments_and_views(settings: Settings) -> None:
    office = publish(settings, MONDAY).path / "kttt.duckdb"

    assert ask(office, "SELECT * FROM marts.overdue ORDER BY ALL") == [("10", None), ("42", True)]
    assert ask(office, "SELECT comment FROM duckdb_tables() WHERE table_name = 'fct'") == [
        ("One row per province's figure",)
    ]
    assert ask(office, "SELECT comment FROM duckdb_columns() WHERE column_name = 'value'") == [
        ("Giá trị | in base units",)
    ]
    assert ask(
        office,
        "SELECT constraint_column_names FROM duckdb_constraints() "
        "WHERE table_name = 'fct' AND constraint_type = 'PRIMARY KEY'",
    ) == [(["geo_code", "period_code"],)]
    assert ask(office, "SELECT state FROM quality.submissions") == [("accepted",)]


def test_workings_and_landing_are_not_published(settings: Settings) -> None:
    office = publish(settings, MONDAY).path / "kttt.duckdb"

    names = ask(office, "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal ORDER BY ALL")
    assert names == [("marts.fct",), ("published.generation",), ("quality.submissions",)]


def test_the_public_file_and_parquet_hold_marts_only(settings: Settings) -> None:
    folder = publish(settings, MONDAY).path

    schemas = ask(folder / "kttt-public.duckdb", "SELECT DISTINCT schema_name FROM duckdb_tables() ORDER BY ALL")
    assert schemas == [("marts",), ("published",)]
    assert sorted(path.name for path in (folder / "parquet").iterdir()) == ["fct.parquet", "generation.parquet"]
    figures = duckdb.sql(f"SELECT geo_code, value FROM '{folder}/parquet/fct.parquet'").fetchall()
    assert [(geo_code, int(value)) for geo_code, value in figures] == [("10", 502), ("42", 1025)]


def test_only_the_office_may_read_the_office_file(settings: Settings) -> None:
    office = publish(settings, MONDAY).path / "kttt.duckdb"

    assert stat.S_IMODE(office.stat().st_mode) == 0o640


def test_the_manifest_names_inputs_and_outputs_by_hash(settings: Settings) -> None:
    folder = publish(settings, MONDAY).path
    facts = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))

    assert [(entry["folder"], entry["sha256"], entry["state"]) for entry in facts["inputs"]] == [
        ("2023/ha-tinh", SHA256, "accepted")
    ]
    assert facts["tables"] == {"marts.fct": 2, "quality.submissions": 1}
    assert {entry["path"] for entry in facts["outputs"]} >= {
        "kttt.duckdb",
        "dictionary.md",
        "parquet/fct.parquet",
    }
    assert proof.problems(settings, folder) == []


def test_a_changed_file_of_a_generation_is_noticed(settings: Settings) -> None:
    folder = publish(settings, MONDAY).path
    (folder / "dictionary.csv").write_text("something else")

    assert proof.problems(settings, folder) == ["dictionary.csv: changed since it was published"]


def test_the_dictionary_says_what_the_comments_say(settings: Settings) -> None:
    folder = publish(settings, MONDAY).path
    markdown = (folder / "dictionary.md").read_text(encoding="utf-8")

    assert "## `marts.fct` (2 rows)" in markdown
    assert "| `value` | DECIMAL(24,4) |  | yes | Giá trị \\| in base units |" in markdown
    assert "marts.fct,geo_code,VARCHAR,key,no," in (folder / "dictionary.csv").read_text(encoding="utf-8")


def test_the_dictionary_begins_with_what_each_table_holds(settings: Settings) -> None:
    markdown = (publish(settings, MONDAY).path / "dictionary.md").read_text(encoding="utf-8")

    overview, _, sections = markdown.partition("## ")
    assert "| [`marts.fct`](#marts-fct) |" in overview
    assert '<a id="marts-fct"></a>' in overview + sections


def test_what_is_published_already_is_not_published_again(settings: Settings) -> None:
    first = publish(settings, MONDAY)
    again = publish(settings, TUESDAY)

    assert (first.created, again.created) == (True, False)
    assert again.name == first.name
    assert len(list((settings.published / "generations").iterdir())) == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE quality.submissions SET decided_at = '2025-01-01'",
        "UPDATE marts.fct SET accepted_at = '2025-01-01'",
        "CREATE TABLE marts.copy AS FROM marts.fct ORDER BY value DESC; DELETE FROM marts.fct; "
        "INSERT INTO marts.fct FROM marts.copy; DROP TABLE marts.copy",
        "INSERT INTO quality.gate_findings VALUES ('f1')",
    ],
    ids=["decided later", "accepted later", "other order of rows", "workings"],
)
def test_processing_clocks_order_and_workings_are_no_news(settings: Settings, sql: str) -> None:
    publish(settings, MONDAY)
    change(settings, sql)

    assert not publish(settings, TUESDAY).created


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE marts.fct SET value = 1026 WHERE geo_code = '42'",
        "UPDATE marts.fct SET value = NULL WHERE geo_code = '42'",
        "DELETE FROM marts.fct WHERE geo_code = '42'",
        "UPDATE quality.submissions SET state = 'rejected'",
        "COMMENT ON COLUMN marts.fct.value IS 'another meaning'",
        "CREATE OR REPLACE VIEW marts.overdue AS SELECT geo_code, FALSE AS is_overdue FROM kttt.marts.fct",
    ],
    ids=["value", "no value", "row gone", "state", "meaning", "view"],
)
def test_any_other_change_makes_a_new_generation(settings: Settings, sql: str) -> None:
    before = publish(settings, MONDAY)
    change(settings, sql)
    after = publish(settings, TUESDAY)

    assert after.created
    assert current(settings) == after.path != before.path
    assert proof.problems(settings, before.path) == [], "an older generation never changes"


def test_current_is_a_relative_link_to_the_newest_generation(settings: Settings) -> None:
    name = publish(settings, MONDAY).name

    assert name.startswith("20240101T180000Z-")
    assert (settings.published / "current").readlink() == Path("generations") / name


def test_a_publication_that_dies_leaves_the_last_one_and_no_rubbish_for_the_next(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = publish(settings, MONDAY)
    change(settings, "UPDATE marts.fct SET value = 1026 WHERE geo_code = '42'")

    def dies(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(generation, "_export", dies)
        with pytest.raises(OSError, match="disk full"):
            publish(settings, TUESDAY)
    assert current(settings) == good.path
    assert not is_current(settings)

    assert publish(settings, TUESDAY).created
    assert not list((settings.published / "generations").glob(".building-*"))


@pytest.fixture
def after_publishing(settings: Settings) -> Callable[[str | None], bool]:
    def then(sql: str | None) -> bool:
        publish(settings, MONDAY)
        if sql:
            change(settings, sql)
        return is_current(settings)

    return then


def test_a_generation_is_current_until_the_warehouse_is_written(
    after_publishing: Callable[[str | None], bool],
) -> None:
    assert after_publishing(None)
    assert after_publishing("SELECT count(*) FROM marts.fct"), "reading is no writing"
    assert not after_publishing("UPDATE marts.fct SET value = 1 WHERE geo_code = '42'")


def test_a_model_edited_after_it_was_built_is_not_taken_for_what_is_published(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(built_from, "register_rules", lambda: "who is who")
    change(settings, "CREATE SCHEMA register; CREATE TABLE register.rules AS SELECT 'who is who' AS rules")
    for stage in (BEFORE_GATE_2, AFTER_GATE_2):
        built_from.note(settings.warehouse, stage, unchanged.fingerprint())
    publish(settings, MONDAY)
    assert is_of_the_project(settings)

    monkeypatch.setattr(unchanged, "fingerprint", lambda: "edited while the load was at work")
    publish(settings, TUESDAY)
    assert not is_of_the_project(settings), "publishing again makes nothing newer"
    built_from.note(settings.warehouse, AFTER_GATE_2, unchanged.fingerprint())
    publish(settings, TUESDAY)
    assert not is_of_the_project(settings), "the stage before was built from the older models"
    built_from.note(settings.warehouse, BEFORE_GATE_2, unchanged.fingerprint())
    publish(settings, TUESDAY)
    assert is_of_the_project(settings)


@pytest.mark.parametrize("since", ["UPDATE landing.submissions SET version_no = version_no + 1", "built in part"])
def test_tables_of_before_and_after_somebody_built_by_hand_are_never_published_together(
    settings: Settings, since: str
) -> None:
    publish(settings, MONDAY)
    for stage in (BEFORE_GATE_2, AFTER_GATE_2):
        built_from.note(settings.warehouse, stage, "models")
    if since == "built in part":
        built_from.note(settings.warehouse, BEFORE_GATE_2, "")
    else:
        change(settings, since)
    change(settings, "UPDATE marts.fct SET value = 1 WHERE geo_code = '42'")

    with pytest.raises(BuiltInPart, match="materialise all"):
        publish(settings, TUESDAY)
    built_from.note(settings.warehouse, BEFORE_GATE_2, "models")
    built_from.note(settings.warehouse, AFTER_GATE_2, "models")
    assert publish(settings, TUESDAY).created


@pytest.mark.parametrize(
    ("by_hand", "gate_2"),
    [
        (
            "UPDATE quality.verdicts SET decided_at = '2024-03-01'",
            "UPDATE quality.submissions SET decided_at = '2024-03-01'",
        ),
        (
            "UPDATE intermediate.int_submission_forms SET in_force = false",
            "UPDATE quality.submission_forms SET in_force = false",
        ),
    ],
)
def test_what_gate_2_has_not_seen_is_never_published(settings: Settings, by_hand: str, gate_2: str) -> None:
    change(
        settings,
        """
        CREATE SCHEMA intermediate;
        ALTER TABLE quality.submissions ADD COLUMN version_no INTEGER DEFAULT 1;
        CREATE TABLE quality.verdicts AS SELECT submission_id, state, decided_at FROM quality.submissions;
        CREATE TABLE quality.submission_forms AS
            SELECT submission_id, 'pl1' AS form_code, true AS in_force FROM quality.verdicts;
        CREATE TABLE intermediate.int_submission_forms AS FROM quality.submission_forms;
        """,
    )
    publish(settings, MONDAY)
    change(settings, f"{by_hand}; UPDATE marts.fct SET value = 1 WHERE geo_code = '42'")
    for stage in (BEFORE_GATE_2, AFTER_GATE_2):
        built_from.note(settings.warehouse, stage, "models")

    with pytest.raises(BuiltInPart, match="materialise all"):
        publish(settings, TUESDAY)
    change(settings, gate_2)
    assert publish(settings, TUESDAY).created


def test_marts_that_say_what_gate_2_found_the_time_before_are_never_published(settings: Settings) -> None:
    change(
        settings,
        """
        CREATE TABLE quality.findings AS SELECT
            'f1' AS finding_id, 's1' AS submission_id, 'r1' AS rule_version, 'v1' AS fingerprint, 'open' AS status,
            TIMESTAMP '2024-01-01 18:00:00' AS last_seen_at
        """,
    )
    for stage in (BEFORE_GATE_2, AFTER_GATE_2):
        built_from.note(settings.warehouse, stage, "models")
    publish(settings, MONDAY)

    change(settings, "UPDATE quality.findings SET last_seen_at = '2024-01-02 18:00:00'; UPDATE marts.fct SET value = 1")
    assert publish(settings, TUESDAY).created, "gate 2 found the same"
    change(settings, "UPDATE quality.findings SET status = 'explained'")
    with pytest.raises(BuiltInPart, match="materialise all"):
        publish(settings, TUESDAY)
    built_from.note(settings.warehouse, AFTER_GATE_2, "models")
    assert publish(settings, TUESDAY).created


def test_nothing_is_current_before_the_first_publication(settings: Settings) -> None:
    assert current(settings) is None
    assert not is_current(settings)


def test_publishing_needs_a_finished_warehouse(tmp_path: Path) -> None:
    settings = Settings(raw_dir=tmp_path, data_dir=tmp_path)

    with pytest.raises(duckdb.Error):
        publish(settings, MONDAY)
    assert current(settings) is None


def test_a_warehouse_that_stages_kept_open_is_let_go_for_publishing(settings: Settings) -> None:
    hold(settings.warehouse)

    assert publish(settings, MONDAY).created


def test_published_reports_rows_per_table(settings: Settings) -> None:
    published: Published = publish(settings, MONDAY)

    assert published.tables == {"marts.fct": 2, "quality.submissions": 1}
