"""What a province reads on the first page of its workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from orchestration.dialogue.feedback import MOST_REMARKS, Feedback, Remark, page, period_vi, split_message

REMARK = Remark(
    finding_id="0123456789abcdef",
    severity="warning",
    status="open",
    level=2,
    sheet="Phụ lục I",
    cell="D12",
    related_cells="Phụ lục I!D10, Phụ lục I!D11",
    printed="5",
    expected="8",
    message="Số tăng thêm là 5 (ô D12), khác 8 tính từ ô D10, ô D11. Đề nghị kiểm tra lại.",
)
FEEDBACK = Feedback(
    submission_id="a" * 16,
    reporter="Hà Tĩnh",
    period="năm 2023",
    file_name="Phụ lục.xlsx",
    version_no=2,
    received_at=datetime(2026, 1, 15, 18, 0),
    rejected=False,
    forms=(("Phụ lục I", "11 số liệu"),),
    remarks=(REMARK,),
)


def test_a_message_is_split_into_what_is_wrong_and_what_to_do() -> None:
    (line,) = page(FEEDBACK).lines

    assert line.problem == "Số tăng thêm là 5 (ô D12), khác 8 tính từ ô D10, ô D11."
    assert line.remedy == "Đề nghị kiểm tra lại."
    assert (line.printed, line.expected, line.place) == ("5", "8", "Phụ lục I, ô D12")
    assert split_message("Ô D9 trống.", "critical")[1], "a message without a request gets one"


def test_the_gravest_remark_comes_first_and_what_is_explained_last() -> None:
    remarks = [
        replace(REMARK, finding_id="info", severity="info"),
        replace(REMARK, finding_id="no cell", cell=""),
        replace(REMARK, finding_id="explained", severity="critical", status="explained", explanation="đã sáp nhập"),
        replace(REMARK, finding_id="second row", cell="D9"),
        replace(REMARK, finding_id="tenth row", cell="D10"),
        replace(REMARK, finding_id="critical", severity="critical", cell="D99"),
    ]

    said = page(replace(FEEDBACK, remarks=tuple(remarks)))

    assert [line.code for line in said.lines] == ["critical", "second row", "tenth row", "no cell", "info", "explained"]
    assert "đã sáp nhập" in said.lines[-1].remedy
    assert dict(said.facts)["Phát hiện"] == ("1 điểm phải sửa, 3 điểm cần kiểm tra, 1 điểm lưu ý, 1 điểm đã giải trình")


@pytest.mark.parametrize(
    ("rejected", "severity", "sent", "verdict"),
    [
        (True, "critical", True, "CHƯA ĐƯỢC TIẾP NHẬN"),
        (False, "warning", True, "ĐÃ TIẾP NHẬN"),
        (False, "info", True, "ĐÃ TIẾP NHẬN"),
        (True, "critical", False, "CHƯA ĐỦ ĐIỀU KIỆN TIẾP NHẬN"),
        (False, "info", False, "ĐỦ ĐIỀU KIỆN TIẾP NHẬN"),
    ],
)
def test_the_decision_is_said_with_its_meaning(rejected: bool, severity: str, sent: bool, verdict: str) -> None:
    received = FEEDBACK.received_at if sent else None
    remarks = (replace(REMARK, severity=severity),)

    said = page(replace(FEEDBACK, rejected=rejected, received_at=received, remarks=remarks))

    assert said.verdict == verdict
    assert said.meaning
    assert bool(said.steps) == (severity != "info")


def test_a_cell_with_several_remarks_has_one_mark_in_the_gravest_colour() -> None:
    other = replace(REMARK, finding_id="x", severity="critical", message="Số âm.")

    (mark,) = page(replace(FEEDBACK, remarks=(REMARK, other))).marks

    assert mark.severity == "critical"
    assert mark.text.startswith("[Phải sửa] Số âm.")
    assert "[Cần kiểm tra] Số tăng thêm" in mark.text


def test_remarks_on_a_sheet_or_the_whole_file_mark_no_cell() -> None:
    said = page(replace(FEEDBACK, remarks=(replace(REMARK, cell=""), replace(REMARK, sheet="", cell=""))))

    assert said.marks == ()
    assert {line.place for line in said.lines} == {"Toàn bộ tệp", "Phụ lục I"}


def test_a_register_with_endless_remarks_fits_on_the_page() -> None:
    remarks = tuple(replace(REMARK, finding_id=str(number)) for number in range(MOST_REMARKS + 7))

    said = page(replace(FEEDBACK, remarks=remarks))

    assert (len(said.lines), said.more) == (MOST_REMARKS, 7)


def test_one_fault_all_along_a_row_is_one_remark_with_a_mark_on_each_cell() -> None:
    row = [
        replace(REMARK, finding_id=f"{n:016}", cell=cell, alike="row 12")
        for n, cell in enumerate(("D12", "E12", "F12"))
    ]
    other = replace(REMARK, finding_id="f" * 16, cell="G30", alike="row 30")
    explained = replace(row[0], finding_id="e" * 16, status="explained", explanation="đúng")

    said = page(replace(FEEDBACK, remarks=(*row, other, explained)))

    assert [line.code for line in said.lines] == [f"{0:016} {1:016} {2:016}", "f" * 16, "e" * 16]
    assert "Tương tự ở 2 ô: E12, F12" in said.lines[0].problem
    assert ("Phát hiện", "2 điểm cần kiểm tra, 1 điểm đã giải trình") in said.facts
    assert "Còn 2 điểm cần kiểm tra" in said.meaning
    assert {mark.cell for mark in said.marks} == {"D12", "E12", "F12", "G30"}


def test_a_condition_with_a_request_is_what_to_do() -> None:
    assert split_message("Được hiểu là theo năm. Nếu là một tháng, đề nghị ghi “/tháng”.", "info") == (
        "Được hiểu là theo năm.",
        "Nếu là một tháng, đề nghị ghi “/tháng”.",
    )


def test_codes_of_the_warehouse_are_not_shown_to_a_province() -> None:
    (line,) = page(replace(FEEDBACK, remarks=(replace(REMARK, expected="vnd_per_year"),))).lines

    assert line.expected == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2023", "năm 2023"),
        ("2024-H1", "6 tháng đầu năm 2024"),
        ("2023-9M", "9 tháng đầu năm 2023"),
        ("2024-Q3", "quý 3 năm 2024"),
        ("2021-2023", "giai đoạn 2021-2023"),
    ],
)
def test_periods_are_written_as_in_a_letter(code: str, words: str) -> None:
    assert period_vi(code) == words
