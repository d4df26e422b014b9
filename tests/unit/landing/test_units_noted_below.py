"""A unit announced below a table is that of its figures, as one in its corner is."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell

REVENUE = """KẾT QUẢ SẢN XUẤT KINH DOANH CỦA HTX NĂM 2023
Chỉ tiêu | Năm 2022 | Năm 2023
Tổng số HTX | =245 | =260
Tổng doanh thu | =452300 | =498700
"""


@pytest.mark.parametrize(
    "note",
    [
        "(ĐVT: HTX; triệu đồng)",
        "Đơn vị tính: triệu đồng",
        "Ghi chú: ĐVT: triệu đồng",
        "Nguồn: Liên minh HTX tỉnh\nĐơn vị: Triệu đồng\nNgười lập biểu",
    ],
)
def test_a_unit_announced_below_the_last_figures_is_theirs(read: Read, draw: Draw, note: str) -> None:
    figures = by_cell(read(draw(REVENUE + note)))

    assert {cell: figures[cell].value for cell in ("C3", "C4")} == {"C3": 260, "C4": 498_700_000_000}


@pytest.mark.parametrize("note", ["(triệu đồng)", "Vốn hỗ trợ: 500 triệu đồng", "Triệu đồng"])
def test_a_unit_that_nothing_announces_below_a_table_is_not_its_own(read: Read, draw: Draw, note: str) -> None:
    assert by_cell(read(draw(REVENUE + note)))["C4"].value is None


def test_a_unit_between_two_tables_is_that_of_the_second(read: Read, draw: Draw, rules: Rules) -> None:
    second = "ĐVT: tỷ đồng\nChỉ tiêu | Năm 2021 | Năm 2023\nVốn điều lệ của HTX | =12 | =13"
    reading = read(draw(REVENUE + second))

    assert by_cell(reading)["C7"].value == 13_000_000_000
    assert by_cell(reading)["C4"].value is None
    assert ("figures.unit_unknown", "C4") in rules(reading)


def test_a_unit_in_the_corner_is_nearer_than_one_below(read: Read, draw: Draw) -> None:
    drawn = REVENUE.replace("Chỉ tiêu |", "ĐVT: tỷ đồng\nChỉ tiêu |") + "ĐVT: triệu đồng"

    assert by_cell(read(draw(drawn)))["C5"].value == 498_700_000_000_000
