"""Money that was asked for is no plan: what somebody needs nobody has promised yet."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read

NEED = "NHU CẦU KINH PHÍ HỖ TRỢ PHÁT TRIỂN HTX NĂM 2024 (triệu đồng)"
REPORT = "KẾT QUẢ HỖ TRỢ HTX NĂM 2023"


def money(reading: Reading) -> list[tuple[str, str, str, str]]:
    return [(f.cell, f.indicator_code, f.period_code, f.scenario) for f in reading.figures]


@pytest.mark.parametrize(
    "title",
    [
        NEED,
        "ĐỀ XUẤT NHU CẦU VỐN HỖ TRỢ HTX NĂM 2024 (triệu đồng)",
        "Biểu đăng ký nhu cầu hỗ trợ HTX năm 2024 (triệu đồng)",
    ],
)
def test_below_a_title_that_asks_each_budget_is_asked_for(title: str, read: Read, draw: Draw) -> None:
    reading = read(
        draw(f"{title}\nSTT | Chính sách | Số HTX | Tổng nhu cầu | NSTW | NSĐP\n1 | Bồi dưỡng | =5 | =9 | =6 | =3")
    )

    assert money(reading) == [
        ("D3", "support_budget_requested", "2024", "plan"),
        ("E3", "support_budget_requested", "2024", "plan"),
        ("F3", "support_budget_requested", "2024", "plan"),
    ]
    assert "C3" in {noticed.cell for noticed in reading.noticed}  # nobody promised them, whatever says so


def test_what_is_asked_for_stands_beside_what_is_planned_and_done(read: Read, draw: Draw) -> None:
    header = "STT | Chính sách | Nhu cầu đề xuất | Kế hoạch vốn được giao | Kinh phí giải ngân | Còn lại chưa giải ngân"

    reading = read(draw(f"{REPORT}\nĐVT: triệu đồng\n{header}\n1 | Bồi dưỡng | =9 | =6 | =5 | =1"))

    assert money(reading) == [
        ("C4", "support_budget_requested", "2023", "plan"),
        ("D4", "support_budget", "2023", "plan"),
        ("E4", "support_budget", "2023", "actual"),
    ]
    assert "F3" in {noticed.cell for noticed in reading.noticed}


@pytest.mark.parametrize("asked", ["Kinh phí đề nghị", "Vốn đề nghị", "KP đề nghị hỗ trợ", "Nhu cầu kinh phí"])
def test_what_is_asked_for_is_planned_in_whatever_words(asked: str, read: Read, draw: Draw) -> None:
    header = f"STT | Chính sách | {asked} | Kinh phí được duyệt | Kinh phí đã giải ngân"

    reading = read(draw(f"{REPORT}\nĐVT: triệu đồng\n{header}\n1 | Bồi dưỡng | =9 | =6 | =5"))

    assert [(code, scenario) for _, code, _, scenario in money(reading)] == [
        ("support_budget_requested", "plan"),
        ("support_budget", "plan"),
        ("support_budget", "actual"),
    ]


def test_a_plan_among_what_is_asked_for_is_one(read: Read, draw: Draw) -> None:
    reading = read(draw(f"{NEED}\nSTT | Chính sách | Kế hoạch | Nhu cầu\n1 | Bồi dưỡng | =5 | =9"))

    assert [code for _, code, _, _ in money(reading)] == ["support_budget", "support_budget_requested"]


def test_years_that_a_title_asks_for_were_not_given_though_they_are_past(read: Read, draw: Draw) -> None:
    title = "NHU CẦU KINH PHÍ HỖ TRỢ HTX GIAI ĐOẠN 2022-2023 (triệu đồng)"

    reading = read(draw(f"{title}\nSTT | Chính sách | Năm 2022 | Năm 2023\n1 | Bồi dưỡng | =5 | =9"))

    assert money(reading) == [
        ("C3", "support_budget_requested", "2022", "plan"),
        ("D3", "support_budget_requested", "2023", "plan"),
    ]


@pytest.mark.parametrize("approved", ["Được duyệt", "Phê duyệt", "Đã được phê duyệt"])
def test_organisations_in_need_are_not_planned_beside_those_approved(approved: str, read: Read, draw: Draw) -> None:
    header = f"STT | Chính sách | Nhu cầu | | {approved} | | Đã hỗ trợ |"
    below = " | | Số HTX | Kinh phí (trđ) | Số HTX | Kinh phí (trđ) | Số HTX | Kinh phí (trđ)"

    reading = read(draw(f"{REPORT}\n{header}\n{below}\n1 | Thành lập mới | =30 | =900 | =25 | =750 | =22 | =660"))

    assert money(reading) == [
        ("D4", "support_budget_requested", "2023", "plan"),
        ("E4", "support_orgs", "2023", "plan"),
        ("F4", "support_budget", "2023", "plan"),
        ("G4", "support_orgs", "2023", "actual"),
        ("H4", "support_budget", "2023", "actual"),
    ]
    assert "C4" in {noticed.cell for noticed in reading.noticed}


def test_all_that_is_asked_for_is_of_the_years_below_it(read: Read, draw: Draw) -> None:
    lines = [
        "TỔNG HỢP NHU CẦU HỖ TRỢ CỦA CÁC HTX",
        "Đơn vị: triệu đồng",
        "STT | Nội dung | Tổng nhu cầu | Trong đó | |",
        "| | | 2024 | 2025 | 2026",
        "1 | Xúc tiến thương mại | =6 | =1 | =2 | =3",
        "2 | Kết cấu hạ tầng | =9 | =2 | =3 | =4",
    ]

    reading = read(draw("\n".join(lines)))

    assert {f.cell: f.period_code for f in reading.figures if f.cell[0] in "CD"} == {
        "C5": "2024-2026",
        "D5": "2024",
        "C6": "2024-2026",
        "D6": "2024",
    }
