"""Headings beside which a clerk filled every cell are headings still; what has nothing keeps its signs."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, by_cell

MEASURED = """
SỐ LIỆU KTTT NĂM 2023
STT | Chỉ tiêu      | ĐVT   | TH 2022 | TH 2023
I   | Hợp tác xã    |       | {0}     | {0}
1   | Tổng số HTX   | HTX   | =280    | =295
2   | Giải thể      | HTX   | {0}     | {0}
II  | Tổ hợp tác    |       | {0}     | {0}
1   | Tổng số       | THT   | =700    | =710
"""


@pytest.mark.parametrize("mark", ["x", "-", "…", "=0"])
def test_signs_beside_a_heading_without_a_unit_are_no_figures(read: Read, draw: Draw, mark: str) -> None:
    found = by_cell(read(draw(MEASURED.format(mark))))

    assert [*found] == ["D4", "E4", "D5", "E5", "D7", "E7"]
    assert (found["D7"].entity_type, found["D7"].value) == ("group", 700)


def test_a_dash_of_what_was_counted_is_zero(read: Read, draw: Draw) -> None:
    assert by_cell(read(draw(MEASURED.format("-"))))["E5"].value == 0


def test_signs_beside_a_policy_with_parts_are_none_of_it(read: Read, draw: Draw) -> None:
    found = by_cell(
        read(
            draw("""
KẾT QUẢ HỖ TRỢ HTX NĂM 2023
Đơn vị tính: Triệu đồng
TT | Chính sách          | Năm 2022 | Năm 2023
1  | Đào tạo, bồi dưỡng  | -        | -
-  | Ngân sách tỉnh      | =100     | =120
2  | Xúc tiến thương mại | -        | -
3  | Kết cấu hạ tầng     | =50      | =60
""")
        )
    )

    assert {cell: (f.policy_code, f.value) for cell, f in found.items() if cell[0] == "D"} == {
        "D5": ("training_fostering", 120_000_000),
        "D6": ("trade_promotion", 0),
        "D7": ("infrastructure", 60_000_000),
    }


def test_a_sum_of_zero_over_parts_with_numbers_is_a_figure(read: Read, draw: Draw) -> None:
    found = by_cell(
        read(
            draw("""
SỐ LIỆU HTX NĂM 2023
TT | Chỉ tiêu      | Năm 2022 | Năm 2023
1  | Số thành viên | =0       | =0
-  | Nữ            | =40      | =50
""")
        )
    )

    assert (found["D3"].indicator_code, found["D3"].value) == ("member_total", 0)


@pytest.mark.parametrize("year", ["=2021", "- 2021", "Năm 2021"])
def test_signs_beside_a_policy_over_its_years_are_none_of_it(read: Read, draw: Draw, year: str) -> None:
    found = by_cell(
        read(
            draw(f"""
KẾT QUẢ HỖ TRỢ HTX TỪ NĂM 2021 ĐẾN NAY
TT | Chính sách/năm           | Số HTX được hỗ trợ | Kinh phí (triệu đồng)
1  | Hỗ trợ xúc tiến thương mại | -                | -
   | {year}                   | =5                 | =100
2  | Hỗ trợ kết cấu hạ tầng   | -                  | -
   | {year}                   | =2                 | =2000
""")
        )
    )

    assert {cell: f.period_code for cell, f in found.items()} == dict.fromkeys(("C4", "D4", "C6", "D6"), "2021")


@pytest.mark.parametrize(
    ("row", "below"),
    [
        ("1  | Số thành viên | người | - | -", "-  | Nữ | người | =40 | =50"),  # it has its unit
        (" | Số thành viên | người | - | -", "- | Nữ | người | =40 | =50"),
        (" | Giải thể | | - | -", "2 | Số thành viên | người | =40 | =50\n | Nữ | | =4 | =5"),  # so have others none
        ("   | Giải thể | | - | -", "II | Tổ hợp tác | | | \n1  | Tổng số | THT | =4 | =5"),  # a heading follows
        ("   | Giải thể | HTX | - | -", ""),
    ],
)
def test_a_dash_stays_zero(read: Read, draw: Draw, row: str, below: str) -> None:
    found = by_cell(
        read(
            draw(f"""
SỐ LIỆU HTX NĂM 2023
TT | Chỉ tiêu    | ĐVT | TH 2022 | TH 2023
1  | Tổng số HTX | HTX | =280    | =295
{row}
{below}
""")
        )
    )

    assert found["D4"].value == 0


@pytest.mark.parametrize(
    ("heading", "row"), [("I | Hợp tác xã", " | Tổng số HTX"), (" | HỢP TÁC XÃ", "1 | Tổng số HTX")]
)
def test_a_heading_has_a_number_where_its_rows_have_none_or_the_other_way_round(
    read: Read, draw: Draw, heading: str, row: str
) -> None:
    found = by_cell(
        read(
            draw(f"""
SỐ LIỆU HTX NĂM 2023
TT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023
{heading} | | - | -
{row} | HTX | =2 | =3
""")
        )
    )

    assert [*found] == ["D4", "E4"]


@pytest.mark.parametrize("year", ["=2022", "- Năm 2022"])
def test_a_year_in_which_a_policy_gave_nothing_is_zero(read: Read, draw: Draw, year: str) -> None:
    found = by_cell(
        read(
            draw(f"""
KẾT QUẢ HỖ TRỢ HTX TỪ NĂM 2021 ĐẾN NAY
Chính sách/năm              | Số HTX được hỗ trợ | Kinh phí (triệu đồng)
Hỗ trợ xúc tiến thương mại  | -                  | -
{year.replace("2022", "2021")} | -               | -
{year}                      | =5                 | =100
""")
        )
    )

    assert {cell: (f.period_code, f.value) for cell, f in found.items() if cell[0] == "B"} == {
        "B4": ("2021", 0),
        "B5": ("2022", 5),
    }


def test_zeros_beside_a_heading_are_no_figures_whatever_stands_below_its_block(read: Read, draw: Draw) -> None:
    found = by_cell(
        read(draw(MEASURED.format("'0 (1)") + "|  | Số trang | | | =12 | =12 |\n-  | Tổng số khác | | =1 | =2"))
    )

    assert {"D3", "E3", "D6", "E6"}.isdisjoint(found)


def test_zeros_of_a_count_whose_peers_have_no_units_either_are_figures(read: Read, draw: Draw) -> None:
    found = by_cell(read(draw(MEASURED.format("=0") + "III | Liên hiệp HTX | | =2 | =3")))

    assert (found["E6"].entity_type, found["E6"].value) == ("group", 0)


def test_signs_beside_a_numbered_policy_over_parts_without_numbers_are_none_of_it(read: Read, draw: Draw) -> None:
    found = by_cell(
        read(
            draw("""
KẾT QUẢ HỖ TRỢ HTX NĂM 2023
STT | Nội dung hỗ trợ      | Năm 2022 | Năm 2023
1   | Đào tạo, bồi dưỡng   | x        | x
    | Số lớp (lớp)         | =4       | =6
    | Kinh phí (trđ)       | =120     | =180
2   | Xúc tiến thương mại  | x        | x
    | Tổng cộng kinh phí (trđ) | =120 | =180
""")
        )
    )

    assert (found["D4"].policy_code, found["D4"].indicator_code) == ("training_fostering", "support_classes")
    assert (found["D5"].policy_code, found["D5"].value) == ("training_fostering", 180_000_000)
    assert found["D7"].policy_code == "total"


@pytest.mark.parametrize("number", ["A | ", " | A. "])
def test_zeros_beside_a_plan_or_a_result_with_rows_below_it_are_none_of_it(read: Read, draw: Draw, number: str) -> None:
    found = by_cell(
        read(
            draw(f"""
TÌNH HÌNH PHÁT TRIỂN HTX NĂM 2024
TT | Chỉ tiêu                   |     | Số liệu
{number}KẾ HOẠCH NĂM 2024       |     | =0
1  | Tổng số HTX                | HTX | =1015
{number.replace("A", "B")}KẾT QUẢ THỰC HIỆN NĂM 2024 | | =0
1  | Tổng số HTX                | HTX | =1010
"""),
            period="2024",
        )
    )

    assert {cell: (f.scenario, f.value) for cell, f in found.items()} == {"D4": ("plan", 1015), "D6": ("actual", 1010)}


def test_a_year_without_any_is_a_figure_whatever_is_counted_below_it(read: Read, draw: Draw) -> None:
    rows = ["Tổng số LHHTX |", "Năm 2022 | =1", "Năm 2023 | -", "Tổng số THT |", "Năm 2022 | =3", "Năm 2023 | =4"]
    found = by_cell(read(draw("\n".join(["SỐ LIỆU KTTT", "Chỉ tiêu | Số lượng", *rows]))))

    assert (found["B5"].entity_type, found["B5"].value) == ("union", 0)
