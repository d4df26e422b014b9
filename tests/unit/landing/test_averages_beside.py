"""What each organisation has on average, printed beside what all of them have."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, indicators_by_cell


@pytest.mark.parametrize("header", ["Bình quân 1 HTX", "BQ/HTX", "Bình quân/HTX"])
@pytest.mark.parametrize("left", ["Hợp tác xã", "Tổng số", "Năm 2023"])
def test_an_average_is_of_what_its_row_counts_whatever_stands_left_of_it(
    read: Read, draw: Draw, header: str, left: str
) -> None:
    reading = read(
        draw(f"SỐ LIỆU HTX NĂM 2023\nTT | Chỉ tiêu | ĐVT | {left} | {header}\n1 | Doanh thu | triệu đồng | =1000 | =10")
    )

    assert indicators_by_cell(reading) == {"D3": "revenue_total", "E3": "revenue_avg"}


def test_an_average_right_of_a_number_of_cooperatives_counts_none_of_them(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            "SỐ LIỆU NĂM 2023\n"
            "TT | Huyện | Hợp tác xã | Bình quân 1 HTX\n"
            "1 | Can Lộc | =10 | =100\n"
            " | Tổng cộng | =30 | =400"
        )
    )

    assert indicators_by_cell(reading) == {"C4": "org_total"}
    assert ("figures.cell_unclear", "D4") in rules(reading)


def test_what_districts_founded_on_average_the_province_founded_nowhere(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "HTX THEO HUYỆN NĂM 2023\n"
            "TT | Huyện | Số HTX | HTX thành lập mới | Thu nhập bình quân của thành viên (triệu đồng)\n"
            "1 | Huyện Can Lộc | =20 | =8 | =30\n"
            "2 | Huyện Kỳ Anh | =10 | =4 | =40\n"
            " | Tổng cộng | =30 | =12 | \n"
            " | Bình quân toàn tỉnh | =15 | =6 | =35"
        )
    )

    assert indicators_by_cell(reading) == {"C5": "org_total", "D5": "org_new", "E6": "income_member_avg"}
