"""Which feedback workbooks are written, kept and taken away."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePath

import duckdb
import openpyxl
import pytest

from orchestration.dialogue.feedback import Feedback, Remark
from orchestration.dialogue.returns import INDEX, Return, feedback_name, gather, read_index, write_returns
from orchestration.landing import store
from orchestration.landing.arriving.arrivals import archived
from orchestration.quality import tables
from orchestration.settings import Settings

REMARK = Remark("0" * 16, "warning", "open", 2, "Sheet", "A1", "", "5", "8", "Sai. Đề nghị kiểm tra lại.")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(raw_dir=tmp_path / "raw", data_dir=tmp_path / "data", now=lambda: datetime(2026, 1, 15))


def sent(settings: Settings, name: str, *remarks: Remark, content: bytes | None = None) -> Return:
    """A submission in the archive, with what is said about it."""
    path = settings.data_dir / "workbook.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        openpyxl.Workbook().save(path)
        content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    target = archived(settings.archive, sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    received = datetime(2026, 1, 14)
    feedback = Feedback(name, "Hà Tĩnh", "năm 2025", f"{name}.xlsx", 1, received, False, (), remarks or (REMARK,))
    return Return(PurePath("2025/ha-tinh") / feedback_name(f"{name}.xlsx"), sha256, "xlsx", feedback)


def test_a_workbook_is_written_once_and_again_only_when_it_says_something_else(settings: Settings) -> None:
    item = sent(settings, "a")
    first = write_returns(settings, [item])
    again = write_returns(settings, [item])
    changed = write_returns(
        settings, [replace(item, feedback=replace(item.feedback, remarks=(replace(REMARK, printed="6"),)))]
    )

    assert [(len(r.written), r.unchanged, r.removed) for r in (first, again, changed)] == [
        (1, 0, 0),
        (0, 1, 0),
        (1, 0, 0),
    ]
    assert [entry.path for entry in read_index(settings).values()] == ["2025/ha-tinh/a - phản hồi.xlsx"]


def test_what_is_answered_is_taken_away_and_nothing_else(settings: Settings) -> None:
    kept, answered = sent(settings, "a"), sent(settings, "b")
    write_returns(settings, [kept, answered])
    own = settings.feedback / "2025" / "ha-tinh" / "notes of the office.txt"
    own.write_text("sent by mail on Monday", encoding="utf-8")

    report = write_returns(settings, [kept])

    assert report.removed == 1
    assert sorted(path.name for path in own.parent.iterdir()) == ["a - phản hồi.xlsx", own.name]


def test_a_lost_file_is_written_again(settings: Settings) -> None:
    item = sent(settings, "a")
    (entry,) = write_returns(settings, [item]).written
    (settings.feedback / entry.path).unlink()

    assert len(write_returns(settings, [item]).written) == 1


@pytest.mark.parametrize("kept", ["[", '[{"submission_id": "a", "of_another_version": 1}]'])
def test_where_the_list_of_copies_cannot_be_read_all_are_written_again(settings: Settings, kept: str) -> None:
    item = sent(settings, "a")
    write_returns(settings, [item])
    (settings.feedback / INDEX).write_text(kept, encoding="utf-8")

    assert len(write_returns(settings, [item]).written) == 1
    assert list(read_index(settings)) == ["a"]


def test_what_is_answered_is_taken_away_also_after_the_list_of_copies_was_lost(settings: Settings) -> None:
    kept, answered = sent(settings, "a"), sent(settings, "b")
    write_returns(settings, [kept, answered])
    (settings.feedback / INDEX).unlink()

    write_returns(settings, [kept])

    assert [path.name for path in settings.feedback.glob("*/*/*")] == ["a - phản hồi.xlsx"]


def test_one_that_cannot_be_copied_says_why_and_stops_no_other(settings: Settings) -> None:
    broken, good = sent(settings, "a", content=b"no workbook"), sent(settings, "b")

    report = write_returns(settings, [broken, good])

    assert [entry.reason != "" for entry in report.written] == [True, False]
    assert report.failed == ()
    assert openpyxl.load_workbook(settings.feedback / broken.path).sheetnames == ["Phản hồi"]


def test_only_the_office_can_read_the_copies(settings: Settings) -> None:
    (entry,) = write_returns(settings, [sent(settings, "a")]).written

    assert (settings.feedback / entry.path).stat().st_mode & 0o007 == 0


@pytest.mark.parametrize(
    ("folder", "file_name"),
    [("../..", "a.xlsx"), ("2025/..", "a.xlsx"), ("/etc", "a.xlsx"), ("2025/ha-tinh/x", "a.xlsx"), ("2025/", "a.xlsx")],
)
def test_a_copy_stays_in_the_folder_of_its_province(folder: str, file_name: str, settings: Settings) -> None:
    with closing(duckdb.connect()) as connection:
        store.create_tables(connection)
        tables.create_tables(connection)
        for number, place in enumerate((folder, "2025/ha-tinh")):
            connection.execute(
                "INSERT INTO landing.submissions VALUES (?, '2025', '42', '34', ?, ?, 'x', 1, ?, 1, 'xlsx', 'r')",
                [str(number), place, file_name, datetime(2026, 1, 1)],
            )
            connection.execute("INSERT INTO quality.verdicts VALUES (?, 'accepted', '2026-01-01', NULL, 'r')", [number])
            connection.execute(
                "INSERT INTO quality.findings BY NAME SELECT ? AS finding_id, ? AS submission_id, 'r' AS rule_id, "
                "2 AS level, 'info' AS severity, '' AS sheet, '' AS cell, 'x' AS message_vi, 'x' AS message_en, "
                "'open' AS status, current_date AS first_seen_at, 'l' AS lineage, 'v' AS rule_version, "
                "'f' AS fingerprint, current_date AS last_seen_at",
                [number, number],
            )
        paths = [item.path for item in gather(connection)]

    assert paths == [PurePath("2025/ha-tinh/a - phản hồi.xlsx")]


@pytest.mark.parametrize(
    ("arrived", "back"),
    [
        ("Phụ lục.xlsx", "Phụ lục - phản hồi.xlsx"),
        ("Phụ lục.xls", "Phụ lục.xls - phản hồi.xlsx"),
        ("Phụ lục - phản hồi.xlsx", "Phụ lục - phản hồi.xlsx"),
        ("Phụ lục.xls - phản hồi.xls", "Phụ lục.xls - phản hồi.xlsx"),  # saved as what it was
        ("Phu luc - phan hoi (1).xlsx", "Phu luc - phản hồi.xlsx"),  # attached to a mail, downloaded twice
        ("x" * 300 + ".xlsx", "x" * 229 + " - phản hồi.xlsx"),
    ],
)
def test_a_feedback_workbook_is_named_after_the_one_that_arrived(arrived: str, back: str) -> None:
    assert feedback_name(arrived) == back
    assert len(f".{feedback_name(arrived)}.part".encode()) <= 255
