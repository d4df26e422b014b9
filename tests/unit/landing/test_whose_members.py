"""`Xã viên` are members of cooperatives and `tổ viên` of groups, whatever stands above them."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell, table

HEAD = "TÌNH HÌNH KINH TẾ TẬP THỂ NĂM 2023\nSTT | Chỉ tiêu | ĐVT | TH 2023"


@pytest.mark.parametrize(("label", "entity"), [("Số xã viên", "cooperative"), ("Số tổ viên", "group")])
def test_the_name_of_members_says_whose_they_are(read: Read, draw: Draw, label: str, entity: str) -> None:
    rows = f"1 | Tổng số hợp tác xã | HTX | =100\n2 | Tổng số tổ hợp tác | THT | =300\n3 | {label} | người | =5000"

    figure = by_cell(read(draw(f"{HEAD}\n{rows}")))["D5"]

    assert (figure.entity_type, figure.indicator_code) == (entity, "member_total")


def test_the_name_of_members_says_nothing_of_a_sector_above_them(read: Read, draw: Draw, rules: Rules) -> None:
    rows = (
        "1 | Tổng số hợp tác xã | HTX | =100\n2 | Tổ hợp tác nông nghiệp | THT | =300\n3 | Số tổ viên | người | =5000"
    )

    reading = read(draw(f"{HEAD}\n{rows}"))

    assert "D5" not in by_cell(reading)
    assert "B5" in {cell for _, cell in rules(reading)}


def test_a_column_of_members_of_others_is_not_of_the_organisations_left_of_it(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(
            """SỐ LIỆU HTX, THT NĂM 2023
Huyện | Tổng số HTX | Thu nhập bình quân của tổ viên (triệu đồng/tháng) | Tổng số THT
Kỳ Anh | =20 | =4 | =50
Đức Thọ | =30 | =5 | =60
Tổng số | =50 | =4.5 | =110
"""
        )
    )

    assert {figure.indicator_code for figure in reading.figures} == {"org_total"}
    assert "C5" in {cell for rule, cell in rules(reading) if rule == "figures.cell_unclear"}


def test_people_that_name_nobody_are_of_no_cooperatives_where_a_table_begins_with_something_else(
    read: Read, draw: Draw, rules: Rules
) -> None:
    others = "1 | Tốc độ tăng GRDP | % | =11\n2 | Doanh nghiệp thành lập mới | DN | =3200"
    rows = "3 | Tổng số HTX | HTX | =312\n4 | Số lao động được tạo việc làm | người | =56000"
    reading = read(draw(f"CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2023\nSTT | Chỉ tiêu | ĐVT | TH 2023\n{others}\n{rows}"))

    assert [figure.indicator_code for figure in reading.figures] == ["org_total"]
    assert ("figures.organisations_unclear", "B6") in rules(reading)


def test_a_row_that_names_others_than_its_block_is_not_of_that_block(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            table(
                "1 | Tổng số HTX | HTX | =40 | =50",
                "2 | HTX, liên hiệp HTX vận tải | HTX | =3 | =4",
                "3 | Doanh thu bình quân HTX, LHHTX | triệu đồng | =1300 | =1400",
                "4 | Tổng dư nợ cho vay của HTX | triệu đồng | =900 | =950",
            )
        )
    )

    assert {f.cell: (f.entity_type, f.sector_code) for f in reading.figures if f.cell.startswith("E")} == {
        "E4": ("cooperative", "total"),
        "E5": ("cooperative_union", "transport"),
    }
    assert {cell for rule, cell in rules(reading) if rule == "figures.not_of_these_organisations"} == {"B6", "B7"}
