"""The words of a digest.

Anew after a change of wording: `pytest tests/golden tests/unit/dialogue -k reads_like --update-golden`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from orchestration.dialogue.alerts import (
    MOST_FILES,
    MOST_FOLDERS,
    MOST_NOTES,
    Digest,
    FolderNews,
    Note,
    Reminder,
    for_province,
    message,
)
from orchestration.dialogue.news import Finding, notes
from orchestration.quality.rulebook import load

SNAPSHOTS = Path(__file__).with_name("snapshots")
HA_TINH = FolderNews(
    folder="2023/ha-tinh",
    reporter="Hà Tĩnh",
    period="năm 2023",
    files=(("lan 2 <b>.xlsx", "rejected"),),
    rejected=True,
    new=(
        Note("warning", "Phụ lục I, ô D12", "Số tăng thêm = thành lập mới - giải thể"),
        Note("critical", "Phụ lục I, ô D10", "Số đang hoạt động không vượt tổng số"),
    ),
    cleared=1,
    open_critical=1,
    open_warnings=1,
    share=0.02,
    feedback=("/data/feedback/2023/ha-tinh/lan 2 - phản hồi.xlsx",),
)
LAO_CAI = FolderNews(
    folder="2023/lao-cai",
    reporter="Lào Cai",
    period="năm 2023",
    files=(("Biểu.xlsx", "accepted"),),
    new=(Note("warning", "", "Phụ lục I có đủ chỉ tiêu chính", lapsed=True),),
    explained=2,
    open_warnings=1,
    share=0.01,
)
LATE = Reminder("Kon Tum", "kon-tum", ("Phụ lục I", "Phụ lục II"), "năm 2023", date(2024, 1, 30), 8)
DIGEST = Digest("20260115T180000Z-abc", (LAO_CAI, HA_TINH), (LATE,), generation="/data/published/current")


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("success", DIGEST),
        ("failure", Digest("run", failure="landing: disk full", logs="/data/logs")),
        ("province", for_province(DIGEST, "ha-tinh")),
        ("reminder", Digest("g", reminders=(LATE, replace(LATE, reporter="Gia Lai"), replace(LATE, days_late=-7)))),
    ],
)
def test_a_digest_reads_like_this(name: str, digest: Digest, request: pytest.FixtureRequest) -> None:
    said = message(digest, attached=name == "province")
    for suffix, words in (("txt", f"{said.subject}\n\n{said.text}"), ("html", said.html)):
        path = SNAPSHOTS / f"{name}.{suffix}"
        if request.config.getoption("--update-golden", default=False):
            path.parent.mkdir(exist_ok=True)
            path.write_text(words, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == words


def test_a_province_is_told_of_the_file_it_gets_and_of_no_folder_of_ours() -> None:
    said = message(for_province(DIGEST, "ha-tinh"), attached=True)

    assert "lan 2 - phản hồi.xlsx" in said.text
    assert "/data/" not in said.text + said.html


def test_a_fault_of_the_contacts_is_told_to_the_office_alone() -> None:
    faults = tuple(f"contacts.csv, line {line}: 'x' is no reporter's folder" for line in range(2, 20))
    digest = replace(DIGEST, faults=faults)

    assert digest.severity == "critical"
    assert "contacts.csv, line 2" in message(digest).text
    assert f"và {len(faults) - MOST_NOTES} lỗi khác" in message(digest).text
    assert "contacts.csv" not in message(for_province(digest, "ha-tinh"), attached=True).text


def test_what_moves_national_totals_most_comes_first() -> None:
    large = replace(LAO_CAI, reporter="Hà Nội", share=0.09)
    text = message(replace(DIGEST, folders=(LAO_CAI, large, HA_TINH))).text

    assert text.index("Hà Tĩnh") < text.index("Hà Nội") < text.index("Lào Cai"), "a missing return before all others"


def test_a_digest_is_short_however_much_happened() -> None:
    folder = replace(HA_TINH, new=HA_TINH.new * 500)
    digest = Digest("g", tuple(replace(folder, folder=f"2023/{n}", reporter=f"Tỉnh {n}") for n in range(63)))
    text = message(digest).text

    assert text.count("[Cần kiểm tra]") + text.count("[Phải sửa]") == MOST_FOLDERS * MOST_NOTES
    assert f"Và {63 - MOST_FOLDERS} báo cáo khác" in text


def test_a_folder_of_hundreds_of_files_names_the_rejected_and_counts_the_rest() -> None:
    files = (*((f"xã {n}.xlsx", "accepted") for n in range(400)), ("hỏng.xlsx", "rejected"))
    marked = tuple(f"/data/feedback/2023/lao-cai/xã {n}.xlsx" for n in range(400))
    text = message(replace(DIGEST, folders=(replace(LAO_CAI, files=files, feedback=marked),))).text

    assert "hỏng.xlsx: CHƯA ĐƯỢC TIẾP NHẬN" in text
    assert f"… và {401 - MOST_FILES} tệp khác đã tiếp nhận" in text
    assert f"… và {400 - MOST_FILES} tệp phản hồi khác trong /data/feedback/2023/lao-cai" in text
    assert text.count(".xlsx") == 2 * MOST_FILES


def test_one_wrong_unit_is_one_note_of_a_digest() -> None:
    wrong_unit = [
        Finding(f"{n:016}", "s1", "figures.scale_suspected", "warning", "PL I", cell, "open", "…")
        for n, cell in enumerate(("D28", "E28", "D29"))
    ]
    sums = [
        Finding(cell, "s1", "figures.sectors_sum", "critical", "PL II", cell, "open", "…")
        for cell in ("D11", "E11", "D22")
    ]

    told = notes([*wrong_unit, *sums], load(), {"s1": "Biểu.xlsx"}, {"s1"})

    assert [(note.severity, note.place) for note in told] == [
        ("critical", "PL II, ô D11 và 1 ô khác"),
        ("critical", "PL II, ô D22"),
        ("warning", "PL I, ô D28 và 2 ô khác"),
    ]


def test_a_note_names_its_file_where_the_folder_has_several() -> None:
    found = [
        Finding("1", "s1", "submissions.unreadable_file", "critical", "", "", "open", "Tệp bị hỏng. Đề nghị gửi lại."),
        Finding("2", "s2", "figures.sectors_sum", "critical", "PL II", "D11", "open", "…"),
        Finding("3", "s3", "figures.sectors_sum", "critical", "PL II", "D11", "open", "…"),
    ]

    told = notes(found, load(), {"s1": "hỏng.xlsx", "s2": "Biểu.xlsx", "s3": "Biểu (2).xlsx"}, {"s2", "s3"})
    alone = notes(found[1:2], load(), {"s1": "Biểu.xlsx", "s2": "Biểu.xlsx"}, {"s2"})

    assert [note.place for note in told] == ["hỏng.xlsx", "Biểu.xlsx, PL II, ô D11", "Biểu (2).xlsx, PL II, ô D11"]
    assert [note.place for note in alone] == ["PL II, ô D11"]  # two versions of one file


def test_what_to_do_about_a_file_that_cannot_be_opened_is_said_because_no_marked_copy_says_it() -> None:
    damaged = "Tệp bị hỏng nên không đọc được. Đề nghị mở lại bản gốc, lưu rồi gửi lại."
    found = [
        Finding("1", "s1", "submissions.damaged_file", "critical", "", "", "open", damaged),
        Finding("2", "s2", "submissions.other_province", "critical", "", "", "open", "Biểu mẫu ghi “Lào Cai” …"),
    ]
    told = notes(found, load(), {"s1": "hỏng.xlsx", "s2": "Biểu.xlsx"}, marked={"s2"})
    text = message(Digest("g", (replace(HA_TINH, new=told),)), attached=True).text

    assert f"[Phải sửa] hỏng.xlsx: {damaged}" in text
    assert "Lào Cai" not in text, "what a cell says is in the marked copy"


def test_file_names_of_submissions_are_escaped_in_html() -> None:
    assert "<b>" not in message(DIGEST).html


def test_a_province_hears_of_itself_only() -> None:
    said = message(for_province(replace(DIGEST, failure="disk full"), "lao-cai"))

    assert "Lào Cai" in said.text
    assert all(word not in said.text + said.html for word in ("Hà Tĩnh", "Kon Tum", "disk full", "/data/published"))


@pytest.mark.parametrize(
    ("digest", "severity"),
    [
        (DIGEST, "critical"),
        (replace(DIGEST, failure="x"), "failure"),
        (replace(DIGEST, folders=(LAO_CAI,)), "warning"),
        (Digest("g", reminders=(LATE,)), "warning"),
        (Digest("g", (replace(LAO_CAI, new=()),)), "info"),
    ],
)
def test_a_digest_is_as_grave_as_the_gravest_news(digest: Digest, severity: str) -> None:
    assert digest.severity == severity
