"""Headings, bands, parts and totals: whose a number is, and what it is a part of."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell, table


def test_a_sum_may_stand_left_of_the_labels(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """KẾT QUẢ HỖ TRỢ NĂM 2023
STT | Tên chính sách | Nội dung hỗ trợ | Số HTX | Kinh phí (triệu đồng)
1 | QĐ 1804/QĐ-TTg | Hỗ trợ thành lập mới HTX | =8 | =160
2 | QĐ 1804/QĐ-TTg | Xúc tiến thương mại | =5 | =125
  | Tổng cộng | | =13 | =285
"""
        )
    )

    assert {cell: figure.policy_code for cell, figure in by_cell(reading).items()} == {
        "D3": "establishment", "E3": "establishment", "D4": "trade_promotion", "E4": "trade_promotion",
        "D5": "total", "E5": "total",
    }  # fmt: skip
    assert by_cell(reading)["E3"].program_code == "1804"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Huyện | Tổng số HTX | Nông nghiệp | Vận tải", {"C": "org_total", "D": "org_total"}),
        ("Huyện | Tổng số HTX | Hoạt động | Chia theo lĩnh vực\n| | | Vận tải", {"C": "org_active", "D": "org_total"}),
        ("Huyện | Tổng số HTX | Hoạt động | Vận tải", {"C": "org_active"}),
        ("Huyện | Tổng số HTX | Doanh thu (tỷ đồng) | Vận tải", {"C": "revenue_total"}),
    ],
    ids=["beside the total", "below a band that says so", "beside another count", "beside money"],
)
def test_a_mere_sector_is_a_part_of_the_total_it_stands_beside(
    read: Read, draw: Draw, header: str, expected: dict[str, str]
) -> None:
    reading = read(
        draw(f"TỔNG HỢP HTX THEO ĐỊA BÀN NĂM 2024\n{header}\nHuyện A | 30 | 10 | 5\nToàn tỉnh | 30 | 10 | 5")
    )

    found = {f.cell[0]: f.indicator_code for f in reading.figures if f.row_label == "Toàn tỉnh"}
    assert found == {"B": "org_total", **expected}


def test_members_of_a_union_are_cooperatives_and_what_an_organisation_does_not_have_is_no_finding(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(
            """
BÁO CÁO NĂM 2023
Chỉ tiêu             | HTX | LHHTX | THT
Tổng số thành viên   | 500 | 9     | 80
Số lao động thường xuyên mới | 12  | x     | -
"""
        )
    )

    assert [(f.entity_type, f.indicator_code, f.value) for f in reading.figures if f.row_index == 2] == [
        ("cooperative", "member_total", 500), ("union", "member_org_total", 9), ("group", "member_total", 80),
    ]  # fmt: skip
    assert rules(reading) == []


def test_shares_and_growth_below_the_sectors_are_no_sectors_of_anything(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
HTX PHÂN THEO LĨNH VỰC
Lĩnh vực           | 2022  | 2023
Số lượng (HTX)     |       |
Tổng số            | =200  | =210
Nông nghiệp        | =150  | =160
Cơ cấu (%)         |       |
Tổng số            | =100  | =100
Nông nghiệp        | 75,0  | 76,2
Tốc độ tăng so với năm trước (%) | |
Tổng số            | 2,0   | 5,0
""")
    )

    assert [f.cell for f in reading.figures] == ["B4", "C4", "B5", "C5"]
    assert rules(reading) == []


def test_learners_are_none_of_the_people_that_a_row_names(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
NGƯỜI CỦA CÁC HTX THAM GIA NĂM 2023
TT | Nội dung | Số học viên | Ghi chú
1  | Thành viên HTX | =985 |
2  | Lao động HTX   | =640 |
3  | Số HTX         | =90  |
""")
    )

    assert [f.value for f in reading.figures if f.indicator_code != "org_total"] == []


@pytest.mark.parametrize("corner", ["Thành phần", "Đối tượng", ""])
def test_a_corner_that_nobody_knows_names_labels_where_each_column_tells_what_it_counts(
    read: Read, draw: Draw, corner: str
) -> None:
    reading = read(
        draw(f"""
SỐ LIỆU HTX NĂM 2023
{corner} | Tổng số HTX | HTX đang hoạt động | Thành viên HTX
HTX nông nghiệp | =400 | =350 | =9000
HTX vận tải     | =90  | =80  | =1000
""")
    )

    assert [(f.sector_code, f.value) for f in reading.figures if f.indicator_code == "org_total"] == [
        ("agriculture", 400),
        ("transport", 90),
    ]


def test_bands_of_size_are_labels_and_no_figures(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ HTX ĐANG HOẠT ĐỘNG PHÂN THEO QUY MÔ LAO ĐỘNG
Quy mô lao động | 2022 | 2023
Tổng số         | =300 | =320
Dưới 5 người    | =200 | =210
10 - 49 người   | =100 | =110
""")
    )

    assert [(f.indicator_code, f.value) for f in reading.figures] == [("org_active", 300), ("org_active", 320)]


@pytest.mark.parametrize("closing", [("Cộng I", "Cộng II"), ("Tổng HTX", "Tổng THT"), ("Tổng số HTX", "Tổng số THT")])
def test_a_total_below_the_sectors_of_a_block_is_of_the_block_and_the_last_one_of_nobody_knows_whom(
    read: Read, draw: Draw, rules: Rules, closing: tuple[str, str]
) -> None:
    reading = read(
        draw(f"""
SỐ LIỆU KTTT NĂM 2023
STT | Nội dung | Số lượng
I  | Hợp tác xã |
1  | Nông nghiệp | =400
2  | Vận tải     | =160
   | {closing[0]} | =560
II | Tổ hợp tác  |
1  | Nông nghiệp | =900
2  | Vận tải     | =100
   | {closing[1]} | =1000
   | Tổng cộng   | =1560
""")
    )

    assert [(f.cell, f.entity_type, f.value) for f in reading.figures if f.sector_code == "total"] == [
        ("C6", "cooperative", 560),
        ("C10", "group", 1000),
    ]
    assert rules(reading) == [("figures.organisations_unclear", "B11")]


def test_women_beside_people_are_a_part_of_those_of_the_row(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
THÀNH VIÊN, LAO ĐỘNG HTX NĂM 2023
TT | Chỉ tiêu | Tổng số | Nữ
1  | Thành viên HTX | =60000 | =27000
2  | Lao động HTX   | =9000  | =4000
""")
    )

    assert [(f.cell, f.indicator_code) for f in reading.figures] == [
        ("C3", "member_total"),
        ("D3", "member_female"),
        ("C4", "worker_total"),
        ("D4", "worker_female"),
    ]


@pytest.mark.parametrize("merged", [[(1, 2, 1, 3), (1, 4, 1, 5)], []])
def test_a_band_that_nobody_knows_is_never_taken_off_its_columns(
    read: Read, draw: Draw, merged: list[tuple[int, int, int, int]]
) -> None:
    reading = read(
        draw(
            """
HTX THEO LĨNH VỰC
   |             | Doanh thu (tỷ đồng) |       | Sản lượng (tấn) |
TT | Lĩnh vực    | 2022  | 2023  | 2022  | 2023
1  | Nông nghiệp | =100  | =110  | =20   | =30
2  | Vận tải     | =50   | =60   | =0    | =0
""",
            merged=merged,
        )
    )

    assert {(f.indicator_code, f.column_index) for f in reading.figures} == {("revenue_total", 2), ("revenue_total", 3)}
    assert [u.text for u in reading.unrecognised] == ["Sản lượng (tấn) 2022", "Sản lượng (tấn) 2023"]


def test_rows_below_a_heading_of_some_organisations_are_not_of_all(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX NĂM 2023
Chỉ tiêu | ĐVT | 2022 | 2023
Tổng số HTX | HTX | =540 | =560
Trong đó HTX do cựu chiến binh làm giám đốc: | | |
Tổng số HTX | HTX | =80 | =85
""")
    )

    assert [(f.cell, f.value) for f in reading.figures] == [("C3", 540), ("D3", 560)]
    assert [u.cell for u in reading.unrecognised] == ["A5"]


_HEADER = "SỐ LIỆU HTX NĂM 2023\nTT | Chỉ tiêu | ĐVT | 2023\n"
_NUMBERS = "1 | Số HTX | HTX | =85\n2 | Số thành viên HTX | người | =850"


@pytest.mark.parametrize("corner", ["HTX có sản phẩm OCOP", "Tình hình HTX do cựu chiến binh làm giám đốc"])
def test_what_stands_over_the_labels_may_say_that_only_some_organisations_are_meant(
    read: Read, draw: Draw, rules: Rules, corner: str
) -> None:
    reading = read(draw(f"KẾT QUẢ NĂM 2023\nTT | {corner} | ĐVT | 2023\n{_NUMBERS}"))

    assert {f.indicator_code for f in reading.figures} <= {"org_ocop"}
    assert {"figures.table_of_a_part", "figures.narrower_scope"} & {rule for rule, _ in rules(reading)}


def test_the_first_row_heads_the_rows_below_where_it_is_of_some_organisations(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw(f"{_HEADER} | HTX có sản phẩm OCOP | |\n{_NUMBERS}"))

    assert {f.cell: f.indicator_code for f in reading.figures} == {"D4": "org_ocop"}
    assert ("figures.of_a_part", "B5") in rules(reading)


@pytest.mark.parametrize("place", ["Khu vực miền núi", "Cả nước", "Các xã đặc biệt khó khăn", "Huyện Can Lộc"])
@pytest.mark.parametrize("order", ["", "I"])
def test_below_a_heading_of_a_place_nothing_is_of_the_province_which_is_told_once(
    read: Read, draw: Draw, rules: Rules, order: str, place: str
) -> None:
    whole = _NUMBERS.replace("85", "99").replace("1 |", "I.1 |").replace("2 |", "I.2 |")
    reading = read(draw(f"{_HEADER}{order} | {place} | |\n{_NUMBERS}\n{order} | Toàn tỉnh | |\n{whole}"))

    assert {f.cell: f.value for f in reading.figures} == {"D7": 99, "D8": 990}
    assert [rule for rule, _ in rules(reading)] == ["figures.places_left_out"]


@pytest.mark.parametrize("line", ["KHU VỰC MIỀN NÚI", "Vùng đồng bào dân tộc thiểu số"])
def test_a_title_that_is_a_region_makes_the_table_one_of_a_part_of_the_province(
    read: Read, draw: Draw, rules: Rules, line: str
) -> None:
    reading = read(draw(f"SỐ LIỆU HTX NĂM 2023\n{line}\nTT | Chỉ tiêu | ĐVT | 2023\n{_NUMBERS}"))

    assert (reading.figures, [rule for rule, _ in rules(reading)]) == ([], ["figures.below_province"])


def test_below_a_heading_of_some_organisations_what_a_title_counts_is_theirs(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw("""
SỐ LAO ĐỘNG TRONG HTX PHÂN THEO HUYỆN
               | =2021 | =2022 | =2023
TỔNG SỐ        | =300  | =320  | =340
Huyện Can Lộc  | =300  | =320  | =340
               | HTX có sản phẩm OCOP | |
TỔNG SỐ        | =30   | =32   | =34
Huyện Can Lộc  | =30   | =32   | =34
""")
    )

    assert {(f.row_index, f.indicator_code) for f in reading.figures} == {(2, "worker_total")}
    assert ("figures.organisations_unclear", "A6") in rules(reading)


_OF_OCOP = [
    "Trong đó HTX có sản phẩm OCOP: | | |\nTổng số HTX | HTX | =80 | =85\nSố thành viên HTX | người | =800 | =850",
    "Trong đó HTX có sản phẩm OCOP | | |\nTổng số HTX | HTX | =80 | =85\nVốn điều lệ | triệu đồng | =800 | =850",
    "II. HTX có sản phẩm OCOP | | |\n1. Số lượng HTX | HTX | =80 | =85\n2. Số thành viên HTX | người | =800 | =850",
    "2. HTX có sản phẩm OCOP | | |\n- Tổng số HTX | HTX | =80 | =85\n- Số HTX thành lập mới | HTX | =8 | =9",
]


@pytest.mark.parametrize("rows", _OF_OCOP)
def test_below_a_heading_of_some_organisations_their_number_counts_and_nothing_else(
    read: Read, draw: Draw, rules: Rules, rows: str
) -> None:
    reading = read(draw(f"SỐ LIỆU HTX NĂM 2023\nChỉ tiêu | ĐVT | 2022 | 2023\nTổng số HTX | HTX | =540 | =560\n{rows}"))

    counted = {f.cell: f.indicator_code for f in reading.figures if f.value is not None}
    assert counted == {"C3": "org_total", "D3": "org_total", "C5": "org_ocop", "D5": "org_ocop"}
    assert ("figures.of_a_part", "A6") in rules(reading)


@pytest.mark.parametrize("label", ["Số HTX thành lập mới", "Số HTX có sản phẩm OCOP", "3. Số HTX thành lập mới"])
def test_a_row_that_nobody_filled_in_heads_nothing(read: Read, draw: Draw, label: str) -> None:
    rows = f"Tổng số HTX | HTX | =540 | =560\n{label} | HTX | |\nSố thành viên HTX | người | =9000 | =9500"
    reading = read(draw(f"SỐ LIỆU HTX NĂM 2023\nChỉ tiêu | ĐVT | 2022 | 2023\n{rows}"))

    assert {f.cell for f in reading.figures if f.indicator_code == "member_total"} == {"C5", "D5"}


def test_what_stands_with_a_dash_below_new_cooperatives_is_theirs_whatever_it_names(
    read: Read, draw: Draw, rules: Rules
) -> None:
    rows = (
        "1 | Tổng số HTX | =560\n2 | HTX thành lập mới | =9\n | - Số thành viên HTX | =85\n3 | Số thành viên HTX | =950"
    )
    reading = read(draw(f"SỐ LIỆU HTX NĂM 2023\nTT | Chỉ tiêu | 2023\n{rows}"))

    assert {f.cell: f.indicator_code for f in reading.figures} == {
        "C3": "org_total", "C4": "org_new", "C6": "member_total",
    }  # fmt: skip
    assert ("figures.of_a_part", "B5") in rules(reading)


@pytest.mark.parametrize(("last", "whole"), [("Tổng cộng", ["C7"]), ("Cộng", [])])
def test_sums_of_regions_are_none_of_the_province(read: Read, draw: Draw, last: str, whole: list[str]) -> None:
    reading = read(
        draw(f"""
SỐ HTX THEO HUYỆN NĂM 2023
TT | Huyện | Số HTX
I  | Vùng đồng bằng |
1  | Tam Kỳ         | =60
   | Cộng           | =60
1  | Nam Giang      | =30
   | {last}         | =90
""")
    )

    assert [f.cell for f in reading.figures] == whole


@pytest.mark.parametrize("heading", ["Riêng khu vực vùng cao:", "Trong đó, vùng đồng bào DTTS:"])
def test_rows_below_a_heading_of_a_part_are_not_of_the_whole(read: Read, draw: Draw, heading: str) -> None:
    reading = read(
        draw(f"""
SỐ LIỆU HTX NĂM 2023
Chỉ tiêu | ĐVT | 2022 | 2023
Tổng số HTX | HTX | =540 | =560
{heading} | | |
Tổng số HTX | HTX | =80 | =85
""")
    )

    assert [(f.cell, f.value) for f in reading.figures] == [("C3", 540), ("D3", 560)]


@pytest.mark.parametrize("part", ["Trong đó: nữ", "+ Nữ"])
def test_a_part_below_a_sum_completes_the_heading_that_the_sum_is_of(read: Read, draw: Draw, part: str) -> None:
    rows = f"2 | Thành viên HTX | |\n | - Tổng số | người | =512\n | {part} | người | =212"
    reading = read(
        draw(f"TT | Chỉ tiêu | ĐVT | 2023\n1 | Tổng số HTX | HTX | =10\n{rows}\n3 | HTX thành lập mới | HTX | =2")
    )

    assert [f.indicator_code for f in reading.figures] == ["org_total", "member_total", "member_female", "org_new"]


@pytest.mark.parametrize("average", ["- Bình quân 1 HTX", "- BQ một HTX", "- Bình quân/HTX"])
def test_an_average_of_each_completes_the_heading_of_its_total(read: Read, draw: Draw, average: str) -> None:
    rows = f"2 | Vốn điều lệ của HTX | |\n | - Tổng số | Tr.đ | =9000\n | {average} | Tr.đ | =90"
    reading = read(draw(f"TT | Chỉ tiêu | ĐVT | 2023\n1 | Tổng số HTX | HTX | =100\n{rows}"))

    assert [f.indicator_code for f in reading.figures] == ["org_total", "charter_capital_total", "charter_capital_avg"]


@pytest.mark.parametrize(("first", "rest"), [("1.1 | Cà phê", "1.2 | Khác"), (" | - Cà phê", " | - Khác")])
def test_the_rest_of_a_sector_is_no_rest_of_all_whatever_stands_before_it(
    read: Read, draw: Draw, rules: Rules, first: str, rest: str
) -> None:
    rows = f"1 | Nông nghiệp | =190\n{first} | =98\n{rest} | =92\n2 | Vận tải | =21\n3 | Khác | =5"
    reading = read(draw(f"HTX NĂM 2023\nTT | Ngành nghề | Số HTX\n{rows}"))

    assert [f.sector_code for f in reading.figures] == ["agriculture", "transport", "other"]
    assert ("figures.finer_than_codes", "B5") in rules(reading)


@pytest.mark.parametrize("part", ["HTX nước sạch nông thôn", "HTX thủy sản", "THT rau an toàn"])
def test_a_part_of_a_sector_takes_nothing_from_what_else_is_counted_of_all_of_it(
    part: str, read: Read, draw: Draw
) -> None:
    rows = f"1 | {part} | HTX | =9\n2 | HTX nông nghiệp thành lập mới | HTX | =4"
    reading = read(draw(f"KẾT QUẢ NĂM 2023\nTT | Chỉ tiêu | ĐVT | 2023\n{rows}\n3 | Tổng số HTX | HTX | =90"))

    assert ("org_new", "agriculture") in [(f.indicator_code, f.sector_code) for f in reading.figures]


def test_the_rest_of_a_sum_of_sectors_is_the_rest_of_all(read: Read, draw: Draw) -> None:
    rows = "1 | Phi nông nghiệp | =92\n1.1 | Vận tải | =50\n1.2 | Xây dựng | =21\n1.3 | Khác | =21"
    reading = read(draw(f"HTX NĂM 2023\nTT | Ngành nghề | Số HTX\n{rows}"))

    assert [f.sector_code for f in reading.figures][-2:] == ["construction", "other"]


def test_columns_of_which_are_parts_of_what_stands_left_of_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
LAO ĐỘNG TRONG HTX NĂM 2023
Lĩnh vực    | Tổng số lao động | Trong đó     |      |     |
            |                  | Thường xuyên | Thời vụ | Nữ | Là thành viên HTX
Nông nghiệp | =1500 | =900 | =600 | =700 | =800
Vận tải     | =300  | =280 | =20  | =30  | =250
""",
            merged=[(1, 2, 1, 5), (1, 0, 2, 0), (1, 1, 2, 1)],
        )
    )

    assert [f.indicator_code for f in reading.figures if f.sector_code == "transport"] == [
        "worker_total",
        "worker_regular",
        "worker_seasonal",
        "worker_female",
        "worker_member",
    ]


def test_rows_of_former_provinces_below_a_figure_are_told_as_places(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX NĂM 2025
TT | Chỉ tiêu | ĐVT | 2024 | 2025
1  | Tổng số HTX    | HTX | =800 | =815
-  | An Giang cũ    | HTX | =300 | =305
-  | Kiên Giang cũ  | HTX | =500 | =510
"""),
        period="2025",
        province="an-giang",
    )

    assert [f.value for f in reading.figures] == [800, 815]
    assert rules(reading) == [("figures.places_left_out", "B2")]


def test_a_part_is_of_the_row_above_it_without_any_number(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
NHÂN LỰC HTX NĂM 2023
Chỉ tiêu             | ĐVT   | 2023
Tổng số thành viên HTX | người | =60000
Tr.đó: nữ            | người | =27000
Tổng số lao động HTX | người | =9000
Tr.đó: nữ            | người | =4000
""")
    )

    assert [f.indicator_code for f in reading.figures][-4:] == [
        "member_total",
        "member_female",
        "worker_total",
        "worker_female",
    ]


def test_what_there_is_beside_the_newly_founded_is_of_all(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
HTX THÀNH LẬP MỚI THEO LĨNH VỰC NĂM 2023
Lĩnh vực    | Trong năm 2023 | Tổng số HTX hiện có
Nông nghiệp | =20            | =400
Vận tải     | =5             | =60
""")
    )

    assert {(f.column_index, f.indicator_code) for f in reading.figures} == {(1, "org_new"), (2, "org_total")}


def test_a_heading_left_of_its_rows_completes_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
SỐ LIỆU HTX NĂM 2023
Nhóm           | Chỉ tiêu       | ĐVT   | 2023
Số lượng HTX   | Đang hoạt động | HTX   | =500
               | Thành lập mới  | HTX   | =30
               | Giải thể       | HTX   | =8
Thành viên HTX | Tổng số        | người | =60000
               | Nữ             | người | =27000
Lao động HTX   | Tổng số        | người | =9000
               | Thường xuyên   | người | =6200
""",
            merged=[(2, 0, 4, 0), (5, 0, 6, 0), (7, 0, 8, 0)],
        )
    )

    assert [f.indicator_code for f in reading.figures][-4:] == [
        "member_total",
        "member_female",
        "worker_total",
        "worker_regular",
    ]


def test_members_of_unions_that_are_people_are_none_of_their_cooperatives(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
THÀNH VIÊN CỦA CÁC TỔ CHỨC KTTT NĂM 2023 (ĐVT: người)
Loại hình | Thành viên | Lao động thường xuyên
HTX       | =8950      | =4320
LHHTX     | =50        | =65
""")
    )

    assert set(by_cell(reading)) == {"B3", "C3", "C4"}
    assert ("figures.cell_unclear", "B4") in rules(reading)


def test_the_same_province_beside_every_row_is_said_of_the_whole_table(read: Read, draw: Draw) -> None:
    sheet = """
Năm | Tỉnh | Loại hình | Chỉ tiêu | Giá trị | ĐVT
2023 | Hà Tĩnh | HTX | Tổng số | =512 | HTX
2023 | Hà Tĩnh | HTX | Doanh thu bình quân | =1450 | triệu đồng/năm
2023 | Hà Tĩnh | THT | Tổng số | =820 | tổ
2022 | Hà Tĩnh | HTX | Tổng số | =480 | HTX
"""
    reading = read(draw(sheet))

    assert [(f.cell, f.period_code, f.entity_type, f.indicator_code) for f in reading.figures] == [
        ("E2", "2023", "cooperative", "org_total"),
        ("E3", "2023", "cooperative", "revenue_avg"),
        ("E4", "2023", "group", "org_total"),
        ("E5", "2022", "cooperative", "org_total"),
    ]
    assert "submissions.other_province" in [n.rule_id for n in read(draw(sheet), province="lao-cai").noticed]


@pytest.mark.parametrize(
    ("header", "places"),
    [("Tỉnh", ("Lào Cai", "Hà Tĩnh")), ("Đơn vị", ("Minh Tân", "Phú Lộc")), ("Đơn vị", ("Minh Tân", "Minh Tân"))],
)
def test_rows_beside_other_places_are_not_the_provinces(
    read: Read, draw: Draw, header: str, places: tuple[str, str]
) -> None:
    one, other = places
    reading = read(
        draw(f"""
SỐ LIỆU HTX
{header} | Chỉ tiêu | ĐVT | 2022 | 2023
{one} | Tổng số HTX | HTX | =70 | =72
{one} | Số thành viên HTX | người | =700 | =720
{other} | Tổng số HTX | HTX | =30 | =32
{other} | Số thành viên HTX | người | =300 | =320
""")
    )

    assert not reading.figures
    assert reading.noticed


@pytest.mark.parametrize(
    "blank",
    [
        pytest.param(["có sản phẩm OCOP | HTX"], id="of an indicator"),
        pytest.param(["nông nghiệp |"], id="of a sector"),
        pytest.param(["nông nghiệp |", "công nghiệp |"], id="several"),
        pytest.param(["Có sản phẩm OCOP | HTX"], id="with its unit"),
    ],
)
def test_a_row_left_blank_between_numbered_rows_says_nothing_of_the_next(
    read: Read, draw: Draw, blank: list[str]
) -> None:
    header = "PHỤ LỤC I NĂM 2023\nSTT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023"
    above, below = "1 | Tổng số HTX | HTX | =500 | =512", "2 | Số THT | THT | =4 | =5"

    reading = read(draw("\n".join([header, above, *(f" | {row} | |" for row in blank), below])))

    figure = by_cell(reading)[f"E{4 + len(blank)}"]
    assert (figure.entity_type, figure.indicator_code, figure.sector_code) == ("group", "org_total", "total")


def test_small_letters_and_numbers_that_go_on_take_no_heading_its_rows(read: Read, draw: Draw) -> None:
    rows = ["1 | tổng số | HTX | =10 | =11", " | tổ hợp tác | | |", "2 | thành lập mới | | =3 | =4"]

    assert by_cell(read(draw(table(*rows))))["E6"].entity_type == "group"


@pytest.mark.parametrize("header", ["HTX có từ 10-49 lao động", "Sản phẩm dịch vụ OCOP"])
def test_a_column_of_a_size_or_of_products_counts_neither_workers_nor_organisations(
    read: Read, draw: Draw, rules: Rules, header: str
) -> None:
    reading = read(
        draw(f"""SỐ LIỆU HTX NĂM 2023
Lĩnh vực | Tổng số HTX | {header}
Nông nghiệp | =60 | =9
Vận tải | =30 | =3
Tổng số | =90 | =12
""")
    )

    assert {figure.indicator_code for figure in reading.figures} == {"org_total"}
    assert ("figures.unrecognised_column", "C2") in rules(reading)


def test_products_of_cooperatives_are_no_cooperatives_with_products(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            """SỐ LIỆU HTX NĂM 2023
STT | Chỉ tiêu | Năm 2023
1 | Tổng số HTX | =90
2 | Số sản phẩm của HTX được công nhận đạt OCOP | =40
3 | HTX có sản phẩm OCOP | =10
"""
        )
    )

    assert [figure.indicator_code for figure in reading.figures] == ["org_total", "org_ocop"]
    assert ("figures.unrecognised_label", "B4") in rules(reading)


def test_a_heading_of_products_says_whose_they_are(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KẾT QUẢ PHÁT TRIỂN KINH TẾ TẬP THỂ NĂM 2023
STT | Chỉ tiêu                          | ĐVT      | TH 2023
I   | Hợp tác xã                        |          |
1   | Số HTX thành lập mới              | HTX      | =63
II  | Sản phẩm OCOP của tổ chức KTTT    |          |
1   | Sản phẩm đạt 4 sao trở lên        | sản phẩm | =15
III | Số sản phẩm OCOP của HTX          | sản phẩm | =40
""")
    )

    assert {f.cell: (f.indicator_code, f.entity_type) for f in reading.figures if f.value is not None} == {
        "D4": ("org_new", "cooperative"),
        "D6": ("ocop_product_4star_up", "all"),
    }


def test_a_block_of_credit_funds_below_sectors_is_none_of_them(read: Read, draw: Draw) -> None:
    blocks = [
        *("I | HỢP TÁC XÃ", "1 | Tổng số HTX | HTX | =187", " | Nông nghiệp | HTX | =120"),
        *("II | QUỸ TÍN DỤNG NHÂN DÂN", "1 | Tổng số quỹ | quỹ | =17"),
    ]
    reading = read(draw("\n".join(["TÌNH HÌNH KTTT NĂM 2023", "TT | Chỉ tiêu | ĐVT | TH 2023", *blocks])))

    found = by_cell(reading)["D7"]
    assert (found.entity_type, found.indicator_code, found.sector_code) == ("credit_fund", "org_total", "total")


def test_a_heading_of_some_with_a_colon_says_whom_the_number_below_it_counts(read: Read, draw: Draw) -> None:
    rows = ("1 | Số tổ hợp tác | tổ | =300", " | HTX ứng dụng công nghệ cao:", " | Số HTX | HTX | =20")
    reading = read(draw("\n".join(["TÌNH HÌNH KTTT NĂM 2023", "TT | Chỉ tiêu | ĐVT | TH 2023", *rows])))

    found = {cell: (figure.entity_type, figure.indicator_code) for cell, figure in by_cell(reading).items()}
    assert found == {"D3": ("group", "org_total"), "D5": ("cooperative", "org_high_tech")}


def test_a_form_that_begins_among_the_rows_is_of_whom_it_names(read: Read, draw: Draw) -> None:
    rows = ("1 | Tổng số HTX | HTX | =187", " | PHỤ LỤC II: TỔ HỢP TÁC", "1 | Số thành viên | người | =3000")
    reading = read(draw("\n".join(["TÌNH HÌNH KTTT NĂM 2023", "TT | Chỉ tiêu | ĐVT | TH 2023", *rows])))

    assert {cell: figure.entity_type for cell, figure in by_cell(reading).items()} == {
        "D3": "cooperative",
        "D5": "group",
    }


def test_a_sum_beside_parts_that_no_code_tells_from_it_is_read_alone(read: Read, draw: Draw, rules: Rules) -> None:
    lines = [
        "KẾT QUẢ THỰC HIỆN CHÍNH SÁCH HỖ TRỢ HTX NĂM 2023",
        "STT | Nội dung | Số HTX được hỗ trợ | | ",
        " | | Tổng số | Trong năm | Chuyển tiếp",
        "1 | Xúc tiến thương mại | =9 | =4 | =5",
        "2 | Kết cấu hạ tầng | =10 | =4 | =6",
    ]

    reading = read(draw("\n".join(lines), merged=[(1, 2, 1, 4), (1, 0, 2, 0), (1, 1, 2, 1)]))

    assert [(f.cell, f.value) for f in reading.figures if f.value is not None] == [("C4", 9), ("C5", 10)]
    assert ("figures.finer_than_codes", "D2") in rules(reading)


def test_a_part_of_those_that_ended_is_not_all_of_them(read: Read, draw: Draw, rules: Rules) -> None:
    bands = "Huyện | HTX đang hoạt động | HTX ngừng hoạt động | \n | | Chờ giải thể | Tạm ngừng"
    columns = read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{bands}\nTổng cộng | =20 | =2 | =3"))
    rows = "HTX ngừng hoạt động\n- Chờ giải thể | =2\n- Tạm ngừng | =3"
    below = read(draw(f"TÌNH HÌNH HTX\nChỉ tiêu | Năm 2023\n{rows}"))

    assert [f.indicator_code for f in columns.figures] == ["org_active", "org_awaiting_dissolution"]
    assert [f.indicator_code for f in below.figures] == ["org_awaiting_dissolution"]
    assert [cell for rule, cell in rules(columns) + rules(below) if rule == "figures.finer_than_codes"] == ["D2", "A5"]


def test_a_row_without_number_is_the_whole_of_the_dashes_below_it(read: Read, draw: Draw) -> None:
    rows = "HTX ngừng hoạt động | =5\n- Chờ giải thể | =2\n- Tạm ngừng | =3"
    reading = read(draw(f"TÌNH HÌNH HTX\nChỉ tiêu | Năm 2023\n{rows}"))

    assert [(f.cell, f.indicator_code) for f in reading.figures] == [
        ("B3", "org_inactive"), ("B4", "org_awaiting_dissolution"),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["THT có đăng ký", "Số THT đã đăng ký", "Có đăng ký"])
def test_groups_that_are_registered_are_not_all(read: Read, draw: Draw, label: str) -> None:
    of_groups = read(draw(f"STT | Chỉ tiêu | ĐVT | Năm 2023\nI | Tổ hợp tác | |\n1 | {label} | THT | =30"))
    of_cooperatives = read(draw("STT | Chỉ tiêu | ĐVT | Năm 2023\n1 | HTX có đăng ký | HTX | =30"))

    assert of_groups.figures == []
    assert [f.indicator_code for f in of_cooperatives.figures] == ["org_total"]


@pytest.mark.parametrize(
    ("others", "counted"),
    [
        (("Doanh thu bán hàng",), []),
        (("Doanh thu nông nghiệp",), [("trade_services", 600), ("agriculture", 60)]),
    ],
)
def test_money_of_services_is_of_a_sector_where_another_is_told(
    read: Read, draw: Draw, others: tuple[str, ...], counted: list[tuple[str, int]]
) -> None:
    of_rows = "\n".join(["Doanh thu dịch vụ | triệu đồng | =600", *(f"{o} | triệu đồng | =60" for o in others)])
    rows = read(draw(f"TÌNH HÌNH HTX\nChỉ tiêu | ĐVT | Năm 2023\n{of_rows}"))
    header = " | ".join(f"{label} (triệu đồng)" for label in ("Doanh thu dịch vụ", *others))
    columns = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nHuyện | Số HTX | {header}\nTổng cộng | =9 | =600 | =60"))

    for reading in (rows, columns):
        found = [(f.sector_code, int((f.value or 0) / 10**6)) for f in reading.figures if f.unit != "org"]
        assert found == counted


def test_credit_funds_beside_sectors_that_are_all_cooperatives_are_a_kind_of_their_own(read: Read, draw: Draw) -> None:
    kinds = "{0} | HTX nông nghiệp | =30\n{1} | HTX phi nông nghiệp | =6\n{2} | QTDND | =4\n{3} | LHHTX | =1"
    beside = read(draw("STT | Loại hình | Năm 2023\n" + kinds.format(1, 2, 3, 4)))
    inside = read(draw("STT | Loại hình | Năm 2023\n1 | Tổng số HTX | =40\n" + kinds.format("-", "-", "-", "-")))

    assert by_cell(beside)["C4"].entity_type == "credit_fund"
    assert (by_cell(inside)["C5"].entity_type, by_cell(inside)["C5"].sector_code) == ("cooperative", "credit")


@pytest.mark.parametrize("whole", ["HTX thành lập mới", "HTX giải thể", "HTX có sản phẩm OCOP", "HTX xếp loại tốt"])
@pytest.mark.parametrize("part", ["- Ứng dụng công nghệ cao", "Trong đó: Ứng dụng công nghệ cao", "- Quy mô nhỏ"])
def test_a_part_of_some_organisations_is_not_all_that_are_like_it(
    read: Read, draw: Draw, rules: Rules, whole: str, part: str
) -> None:
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nTT | Chỉ tiêu | Năm 2023\n1 | {whole} | =50\n | {part} | =4"))

    assert list(by_cell(reading)) == ["C3"]
    assert rules(reading) == [("figures.of_a_part", "B4")]


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("Tổng số HTX", "- Ứng dụng công nghệ cao", "org_high_tech"),
        ("HTX đang hoạt động", "- Xếp loại tốt", "org_good"),
        ("HTX xếp loại tốt, khá", "- Tốt", "org_good"),
        ("HTX tăng trong kỳ", "- Thành lập mới", "org_new"),
        ("HTX thành lập mới", "Ứng dụng công nghệ cao", "org_high_tech"),
    ],
)
def test_a_part_of_all_or_of_what_it_divides_counts(
    read: Read, draw: Draw, whole: str, part: str, expected: str
) -> None:
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nTT | Chỉ tiêu | Năm 2023\n1 | {whole} | =50\n | {part} | =4"))

    assert by_cell(reading)["C4"].indicator_code == expected


@pytest.mark.parametrize(
    "above", ["Vốn điều lệ của HTX (triệu đồng)", "Doanh thu của HTX (tỷ đồng)", "Cán bộ quản lý HTX"]
)
@pytest.mark.parametrize("part", ["- Thành viên", "- Là thành viên", "Trong đó: Lao động"])
def test_people_named_below_money_or_other_people_are_not_counted(
    read: Read, draw: Draw, above: str, part: str
) -> None:
    rows = f"1 | {above} | =500\n | {part} | =40\n2 | Tổng số HTX | =30\n | - Số thành viên | =400"
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nTT | Chỉ tiêu | Năm 2023\n{rows}"))

    assert "C4" not in by_cell(reading)
    assert by_cell(reading)["C6"].indicator_code == "member_total"
    assert [n.cell for n in reading.noticed] == ["B4"]


def test_a_row_of_a_part_of_the_sector_of_its_column_is_of_that_part(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """PHỤ LỤC I: KẾT QUẢ NĂM 2023
STT | Chỉ tiêu | HTX nông nghiệp | HTX vận tải
1 | Trồng trọt | =12 |
2 | Thủy sản | =8 |
3 | Số thành viên | =100 | =50
"""
        )
    )

    sectors = {cell: figure.sector_code for cell, figure in by_cell(reading).items() if figure.value is not None}
    assert sectors == {"C3": "crops", "C4": "fishery", "C5": "agriculture", "D5": "transport"}


def test_a_sector_of_products_is_no_sector_of_organisations(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(table("1 | Số HTX | HTX | =5 | =7", "2 | Sản phẩm dịch vụ OCOP | | =3 | =4")))

    assert set(by_cell(reading)) == {"D4", "E4"}
    assert ("figures.unrecognised_label", "B5") in rules(reading)


@pytest.mark.parametrize(
    "label",
    [
        "Số HTX (kể cả HTX đã giải thể)",
        "Số HTX, trong đó HTX nông nghiệp",
        "Tổng số thành viên HTX, trong đó nữ",
    ],
)
def test_a_label_that_tells_of_some_among_those_it_counts_is_asked_about(
    read: Read, draw: Draw, rules: Rules, label: str
) -> None:
    reading = read(draw(f"Chỉ tiêu | Năm 2023\nTổng số HTX | =45\n{label} | =30"))

    assert [f.cell for f in reading.figures] == ["B2"]
    assert ("figures.unrecognised_label", "A3") in rules(reading)


@pytest.mark.parametrize("label", ["HTX loại 1", "Số HTX đạt", "Hợp tác xã hạng 1"])
def test_organisations_of_a_class_or_that_reached_something_unsaid_are_not_all(
    read: Read, draw: Draw, label: str
) -> None:
    assert read(draw(f"Chỉ tiêu | ĐVT | Năm 2023\n{label} | HTX | =30")).figures == []


def test_groups_of_a_sector_below_cooperatives_are_no_copied_name(read: Read, draw: Draw, rules: Rules) -> None:
    rows = "1 | Số HTX | =100\n - | HTX vận tải | =20\n - | THT vận tải | =30\n2 | Số THT | =90\n - | HTX vận tải | =40"
    reading = read(draw(f"TÌNH HÌNH HTX, THT NĂM 2023\nTT | Chỉ tiêu | Năm 2023\n{rows}"))

    assert {f.cell: (f.entity_type, f.sector_code) for f in reading.figures} == {
        "C3": ("cooperative", "total"), "C4": ("cooperative", "transport"),
        "C6": ("group", "total"), "C7": ("group", "transport"),
    }  # fmt: skip
    assert ("figures.breakdown_unclear", "B5") in rules(reading)


@pytest.mark.parametrize("number", ["=140", "", "chưa tổng hợp"])
def test_sectors_below_a_number_of_organisations_are_theirs_whatever_the_title_tells(
    read: Read, draw: Draw, number: str
) -> None:
    rows = f"1 | Tổng số HTX | {number}\n - | Nông nghiệp | =100\n2 | Tổng số lao động | =900\n - | Nông nghiệp | =700"
    reading = read(draw(f"TÌNH HÌNH LAO ĐỘNG CỦA HTX NĂM 2023\nTT | Chỉ tiêu | Năm 2023\n{rows}"))

    assert {f.cell: f.indicator_code for f in reading.figures if f.sector_code == "agriculture"} == {
        "C4": "org_total", "C6": "worker_total",
    }  # fmt: skip


def test_money_of_cooperatives_in_services_is_theirs_without_any_other_sector(read: Read, draw: Draw) -> None:
    rows = "1 | Doanh thu HTX dịch vụ (triệu đồng) | =100\n2 | Số thành viên HTX | =900"
    figure = by_cell(read(draw(f"TÌNH HÌNH NĂM 2023\nTT | Chỉ tiêu | Năm 2023\n{rows}")))["C3"]

    assert (figure.indicator_code, figure.sector_code) == ("revenue_total", "trade_services")


def test_members_of_credit_funds_are_no_sector_beside_numbers_of_cooperatives(read: Read, draw: Draw) -> None:
    header = "Huyện | HTX nông nghiệp | HTX vận tải | QTDND | Thành viên QTDND"
    rows = "Huyện A | =10 | =11 | =2 | =300\nHuyện B | =10 | =11 | =2 | =300\nToàn tỉnh | =20 | =22 | =4 | =600"
    found = by_cell(read(draw(f"TÌNH HÌNH NĂM 2023\n{header}\n{rows}")))

    assert [found[cell].sector_code for cell in ("B5", "C5", "D5")] == ["agriculture", "transport", "credit"]
    assert "E5" not in found or found["E5"].entity_type == "credit_fund"
