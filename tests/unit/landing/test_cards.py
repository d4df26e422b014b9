"""Cooperatives printed as cards, a line for each thing told of them, are those of a list."""

from __future__ import annotations

from datetime import date

from tests.unit.landing.conftest import Draw, Read, Rules

CARD = """
PHIẾU THÔNG TIN HỢP TÁC XÃ NĂM 2023
1. Tên HTX: | {name}
2. Mã số thuế: | {code}
3. Ngày thành lập: | 10/4/2018
4. Địa chỉ: | Thôn Chợ B, xã Côn Minh
5. Vốn điều lệ (triệu đồng): | ={capital}
6. Cây chủ lực: | Dong riềng
"""


def test_cards_below_each_other_are_organisations_with_their_own_cells(read: Read, draw: Draw) -> None:
    cards = [("HTX Thiên An", "4700268123", 500), ("HTX Tài Hoan", "4700268124", 1200)]
    text = "\n".join(CARD.strip().format(name=name, code=code, capital=capital) for name, code, capital in cards)

    rows = read(draw(text)).register_rows

    assert [(row.name, row.cell, row.registration_code, row.commune) for row in rows] == [
        ("HTX Thiên An", "B2", "4700268123", "xã Côn Minh"),
        ("HTX Tài Hoan", "B9", "4700268124", "xã Côn Minh"),
    ]
    assert [(row.founded_on, row.charter_capital) for row in rows] == [
        (date(2018, 4, 10), 500_000_000),
        (date(2018, 4, 10), 1_200_000_000),
    ]


def test_organisations_beside_each_other_right_of_their_labels_are_read(read: Read, draw: Draw) -> None:
    rows = read(
        draw(
            """
            THÔNG TIN CÁC HTX NĂM 2023
            Tên HTX                  | HTX Hồng Nam  | HTX Chí Tân
            Mã số thuế               | 0900887001    | 0900887002
            Địa chỉ                  | xã Hồng Nam   | xã Chí Tân
            Số thành viên            | =35           | =14
            """
        )
    ).register_rows

    assert [(row.name, row.cell, row.member_total) for row in rows] == [
        ("HTX Hồng Nam", "B2", 35),
        ("HTX Chí Tân", "C2", 14),
    ]


def test_a_line_of_a_card_that_nobody_knows_is_told_with_its_cell(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(CARD.strip().format(name="HTX Thiên An", code="4700268123", capital=500)))

    assert ("register_rows.unrecognised_column", "A7") in rules(reading)


def test_a_cell_of_a_card_that_cannot_be_read_is_told_where_it_stands(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(CARD.strip().format(name="HTX Thiên An", code="4700268123", capital=500).replace("=500", "ít")))

    assert ("register_rows.unreadable_cell", "B6") in rules(reading)


def test_times_over_figures_are_no_names_of_cards(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
        PHỤ LỤC I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU PHÁT TRIỂN HTX NĂM 2023
        Tên HTX | | Năm 2023 | Năm 2022
        Số thành viên | thành viên | =35 | =34
        Tổng số lao động | lao động | =20 | =19
        Vốn điều lệ | triệu đồng | =500 | =450
        Doanh thu | triệu đồng | =900 | =800
        """)
    )
    assert reading.register_rows == []


def test_a_form_whose_labels_are_called_names_of_indicators_is_no_card(read: Read, draw: Draw) -> None:
    sheet = draw(
        """
        TT | Tên chỉ tiêu | ĐVT | Thực hiện/2021 | | Indicator
        1 | Số lượng hợp tác xã | hợp tác xã | 452 | | Org total
        2 | Tổng số thành viên | thành viên | trên 6.500 | | Member total
        3 | Tổng số lao động thường xuyên trong HTX | lao động | gần 8.000 | | Worker regular
        4 | Doanh thu bình quân của HTX | triệu đồng | khoảng 773 | | Revenue avg
        5 | Lợi nhuận bình quân một HTX | triệu đồng | 93 | | Profit avg
        """
    )
    reading = read(sheet, period="2021")

    assert reading.register_rows == []
    assert len(reading.figures) == 5
