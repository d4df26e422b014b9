"""Headings and bands that name organisations behind a topic: `Kết quả hoạt động của HTX` is of all of them."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

TOPICS = [
    "Kết quả hoạt động của HTX",
    "Hoạt động của các HTX trên địa bàn",
    "Hiệu quả hoạt động của HTX",
    "Thông tin chung về hợp tác xã",
    "Quy mô HTX",
    "Doanh thu, lợi nhuận của HTX",
    "Thành viên, lao động HTX",
]
COUNTED = {"cooperative org_total 12", "cooperative member_total 500"}


def _figures(read: Read, draw: Draw, *lines: str) -> set[str]:
    return {f"{f.entity_type} {f.indicator_code} {f.value}" for f in read(draw("\n".join(lines))).figures}


@pytest.mark.parametrize("topic", TOPICS)
def test_rows_below_a_topic_are_of_all_organisations_it_names(read: Read, draw: Draw, topic: str) -> None:
    """`HTX hoạt động` are some of them, `hoạt động của HTX` is what all of them do."""
    lines = ("Chỉ tiêu | ĐVT | Năm 2023", f"I. {topic} | |", "1. Số HTX | HTX | =12", "2. Số thành viên | người | =500")
    assert _figures(read, draw, "SỐ LIỆU KINH TẾ TẬP THỂ NĂM 2023", *lines) == COUNTED


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != "Quy mô HTX"])  # which heads a column of sizes
def test_columns_below_a_topic_are_of_all_organisations_it_names(read: Read, draw: Draw, topic: str) -> None:
    lines = (f"Năm | {topic} | ", " | Số lượng | Số thành viên", "2023 | =12 | =500")
    assert _figures(read, draw, "SỐ LIỆU KINH TẾ TẬP THỂ", *lines) == COUNTED


def test_rows_below_some_organisations_are_still_of_some(read: Read, draw: Draw) -> None:
    rows = ("I. HTX hoạt động | |", "1. Số HTX | HTX | =12", "2. Số thành viên | người | =500")
    assert _figures(read, draw, "SỐ LIỆU KTTT", "Chỉ tiêu | ĐVT | Năm 2023", *rows) == {"cooperative org_active 12"}
