"""Tables whose bands, blocks and headers a clerk's copying took apart: the figures stay what they are, or are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, indicators_by_cell

BLOCKS = """
SỐ LIỆU HTX NĂM 2024
Nhóm           | Chỉ tiêu       | ĐVT   | 2023   | 2024
Số lượng HTX   | Tổng số        | HTX   | =540   | =560
Số lượng HTX   | Đang hoạt động | HTX   | =480   | =500
Thành viên HTX | Tổng số        | người | =59000 | =60000
Thành viên HTX | Nữ             | người | =26000 | =27000
"""


def test_the_name_of_a_block_repeated_in_each_row_is_no_label(read: Read, draw: Draw) -> None:
    by_cell = indicators_by_cell(read(draw(BLOCKS), period="2024"))

    assert [by_cell[cell] for cell in ("E3", "E4", "E5", "E6")] == [
        "org_total", "org_active", "member_total", "member_female",
    ]  # fmt: skip


def test_numbers_right_of_the_names_of_blocks_take_no_row_out_of_its_block(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
HTX THEO LĨNH VỰC NĂM 2023
Lĩnh vực    | STT | Chỉ tiêu      | ĐVT   | Năm 2023
Nông nghiệp | 1   | Số HTX        | HTX   | =250
            | 2   | Số thành viên | người | =15900
Vận tải     | 3   | Số HTX        | HTX   | =40
            | 4   | Số thành viên | người | =900
""")
    )

    assert [(f.indicator_code, f.sector_code) for f in reading.figures] == [
        ("org_total", "agriculture"),
        ("member_total", "agriculture"),
        ("org_total", "transport"),
        ("member_total", "transport"),
    ]


def test_what_the_name_of_a_block_counts_is_counted_in_its_numbered_rows(read: Read, draw: Draw) -> None:
    by_cell = indicators_by_cell(
        read(
            draw(
                """
SỐ LIỆU HTX NĂM 2023
Nhóm           | TT | Chỉ tiêu       | ĐVT   | 2023
Số lượng HTX   | 1  | Tổng số        | HTX   | =560
               | 2  | Đang hoạt động | HTX   | =480
Thành viên HTX | 3  | Tổng số        | người | =5900
               | 4  | Nữ             | người | =2600
""",
                merged=[(2, 0, 3, 0), (4, 0, 5, 0)],
            ),
        ),
    )

    assert by_cell == {"E3": "org_total", "E4": "org_active", "E5": "member_total", "E6": "member_female"}


def test_parts_with_a_dash_right_of_the_names_of_blocks_are_parts_of_the_row_above(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX NĂM 2024
Nhóm           | TT | Nội dung           | ĐVT   | 2024
Số HTX, LHHTX, THT | 1 | Tổng số HTX     | HTX   | =560
               | -  | HTX nông nghiệp    | HTX   | =380
               | -  | HTX vận tải        | HTX   | =40
Thành lập mới  | 1  | HTX thành lập mới  |       |
               | -  | Số lượng           | HTX   | =40
               | -  | Số thành viên      | người | =300
""")
    )

    assert [(f.cell, f.entity_type, f.indicator_code, f.sector_code) for f in reading.figures if f.value] == [
        ("E3", "cooperative", "org_total", "total"),
        ("E4", "cooperative", "org_total", "agriculture"),
        ("E5", "cooperative", "org_total", "transport"),
        ("E7", "cooperative", "org_new", "total"),
    ]


def test_the_name_of_a_block_that_counts_something_itself_counts_none_of_the_figures_beside_it(
    read: Read, draw: Draw
) -> None:
    reading = read(
        draw("""
SỐ LIỆU KTTT NĂM 2024
Nhóm                          | STT | Chỉ tiêu                  | ĐVT      | Năm 2024
Hợp tác xã                    | 1   | Số HTX thành lập mới      | HTX      | =63
                              | 2   | Tổng số thành viên        | người    | =630
Sản phẩm OCOP của tổ chức KTTT | 1  | Sản phẩm đạt 4 sao trở lên | sản phẩm | =15
                              | 2   | Sản phẩm đạt 3 sao        | sản phẩm | =103
"""),
        period="2024",
    )

    assert [f.indicator_code for f in reading.figures if f.cell == "E5"] == ["ocop_product_4star_up"]


def test_numbers_for_a_chart_beside_a_heading_leave_it_a_heading(read: Read, draw: Draw) -> None:
    by_cell = indicators_by_cell(
        read(
            draw("""
Hợp tác xã phân theo ngành kinh tế
            | =2015                               | =2019  | =2023  | |
            | Số thành viên hợp tác xã (người)    |        |        | | TỔNG SỐ     | =10244
TỔNG SỐ     | =10244                              | =10117 | =11881 | | Nông nghiệp | =8849
Nông nghiệp | =8849                               | =6200  | =9346  | |
"""),
        )
    )

    assert {by_cell[cell] for cell in ("B4", "C4", "D4", "B5")} == {"member_total"}


def test_a_heading_without_a_number_stands_over_the_numbered_rows_below_it(read: Read, draw: Draw) -> None:
    table = """
THỐNG KÊ HTX THEO LĨNH VỰC, GIAI ĐOẠN 2023-2024
STT |                       | Tổng số | Chia ra     |           |         |
    |                       |         | Nông nghiệp | CN - TTCN | Dịch vụ | Tín dụng
    | Số hợp tác xã (HTX)   |         |             |           |         |
=1  | =2023                 | =204    | =143        | =10       | =26     | =25
=2  | =2024                 | =210    | =148        | =11       | =26     | =25
    | Số thành viên (người) |         |             |           |         |
=3  | =2023                 | =51000  | =11200      | =900      | =1600   | =37300
=4  | =2024                 | =51500  | =11300      | =950      | =1650   | =37600
"""

    reading = read(draw(table, merged=[(1, 3, 1, 6), (1, 2, 2, 2), (1, 1, 2, 1)]), period="2024")

    assert {f.indicator_code for f in reading.figures if f.cell in ("C8", "C9", "D8", "D9")} == {"member_total"}


BANDS = """
SỐ LIỆU THEO NGÀNH NĂM 2024

            | Số hợp tác xã |      | Số lao động |
{empty}
            | 2023          | 2024 | 2023        | 2024
Tổng số     | =300          | =310 | =2500       | =2600
Nông nghiệp | =147          | =155 | =900        | =930
"""


@pytest.mark.parametrize("empty", ["", "|"])
def test_an_empty_row_below_merged_bands_parts_no_header(empty: str, read: Read, draw: Draw) -> None:
    merged = [(2, 1, 2, 2), (2, 3, 2, 4), (2, 0, 4, 0)]

    by_cell = indicators_by_cell(read(draw(BANDS.format(empty=empty), merged=merged), period="2024"))

    assert by_cell["B6"] == "org_total"
    assert by_cell["D6"] == by_cell["E7"] == "worker_total"


def test_names_below_bands_repeated_over_each_column_are_no_units(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KINH TẾ TẬP THỂ NĂM 2024
Lĩnh vực    | Liên hiệp HTX | Liên hiệp HTX | HTX | HTX
            | LH            | HTX           | HTX | Thành viên
Nông nghiệp | =2            | =22           | =65 | =1300
"""),
        period="2024",
    )

    assert indicators_by_cell(reading) == {"B4": "org_total", "D4": "org_total", "E4": "member_total"}


def test_a_list_below_bands_that_are_not_merged_is_what_it_is_below_merged_ones(read: Read, draw: Draw) -> None:
    table = """
DANH SÁCH CÁC HỢP TÁC XÃ ĐƯỢC HỖ TRỢ ĐẦU TƯ KẾT CẤU HẠ TẦNG NĂM 2024
ĐVT: 1.000 đồng
STT | Tên Hợp tác xã | Địa chỉ       | Nội dung hỗ trợ | Nguồn vốn    |              |
    |                |               |                 | Ngân sách TW | Ngân sách ĐP | HTX đối ứng
=1  | HTX Hoằng Thắng | xã Hoằng Thắng | Nhà kho       | =2000000     | =560000      | =640000
=2  | HTX Định Hòa    | xã Định Hòa    | Xưởng sơ chế  | =1500000     | =500000      | =500000
    | Cộng            |                |               | =3500000     | =1060000     | =1140000
"""

    plain = read(draw(table), period="2024")
    merged = read(draw(table, merged=[(2, 4, 2, 6), *((2, c, 3, c) for c in range(4))]), period="2024")

    assert [(f.cell, f.key) for f in plain.figures] == [(f.cell, f.key) for f in merged.figures] != []
    assert plain.register_rows == merged.register_rows


def test_the_sum_below_a_header_printed_again_is_of_all_years(read: Read, draw: Draw) -> None:
    header = "Năm | Số HTX thành lập mới | Số HTX giải thể"

    reading = read(
        draw(f"""
KẾT QUẢ PHÁT TRIỂN HTX GIAI ĐOẠN 2021-2024
{header}
Năm 2021       | =30  | =5
Năm 2022       | =31  | =6
{header}
Năm 2023       | =28  | =7
Năm 2024       | =25  | =3
Tổng giai đoạn | =114 | =21
"""),
        period="2024",
    )

    assert {f.period_code for f in reading.figures if f.cell in ("B8", "C8")} == {"2021-2024"}


def test_rows_of_the_table_above_are_no_title_of_the_next_header(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX, THT 3 NĂM (2022-2024)
1. Hợp tác xã
Năm      | Tổng số | Thành lập mới
2022     | 520     | 48
2023     | 545     | 40
Ước 2024 | 561     | 35

2. Tổ hợp tác
Năm      | Tổng số | Có chứng thực
2022     | 410     | 120
2023     | 402     | 131
Ước 2024 | 395     | 140
"""),
        period="2024",
    )

    of_2023 = [f for f in reading.figures if f.period_code == "2023"]
    assert {f.cell for f in of_2023} == {"B5", "C5", "B11", "C11"}
    assert {f.scenario for f in of_2023} == {"actual"}


def test_what_a_row_that_is_not_understood_is_divided_into_is_no_whole(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
THỰC TRẠNG HTX NÔNG NGHIỆP NĂM 2023
STT | Nội dung                   | ĐVT | Số lượng
1   | Tổn số HTX nông nghiệp     | HTX | =350
    | Trong đó: HTX DVNN         | HTX | =310
""")
    )

    assert not reading.figures
    assert {cell for _, cell in rules(reading)} >= {"B3", "B4"}


def test_a_budget_beside_one_that_is_misspelt_is_not_all_local_money(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KINH PHÍ THỰC HIỆN CHÍNH SÁCH HỖ TRỢ HTX NĂM 2024
STT | Nội dung                 | ĐVT        | Thực hiện
1   | Bồi dưỡng nguồn nhân lực | Triệu đồng | =1420
1.1 | Ngân sách tỉn            | Triệu đồng | =1150
1.2 | Ngân sách huyện          | Triệu đồng | =270
"""),
        period="2024",
    )

    assert {f.cell: f.funding_source for f in reading.figures} == {"D3": "total", "D5": "district"}


def test_a_sum_in_a_table_that_speaks_of_no_support_counts_none_that_was_given(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
BIỂU TỔNG HỢP LAO ĐỘNG TRONG CÁC HTX NĂM 2024
TT | Loại hình      | Số HTX | Số lao động
1  | HTX nông nghiệ | =800   | =6000
2  | HTX vận ti     | =20    | =450
   | Tổng           | =820   | =6450
"""),
        period="2024",
    )

    assert not [f for f in reading.figures if f.entity_type == "support_program"]


@pytest.mark.parametrize(
    "header",
    ["Đầu năm | Tăng | Giảm | | Hiện nay", "Hiện nay | Giảm | Tăng | Đầu năm |", "Đầu năm | | Tăng | Giảm | Hiện nay"],
)
def test_ways_between_two_states_are_read_in_any_order(header: str, read: Read, draw: Draw) -> None:
    stored = {"Đầu năm": "=490", "Tăng": "=14", "Giảm": "=4", "Hiện nay": "=500", "": ""}
    cells = [text.strip() for text in header.split("|")]
    row = " | ".join(stored[text] for text in cells)

    reading = read(
        draw(f"TÌNH HÌNH HTX\nTT | Chỉ tiêu | ĐVT | {header}\n1 | Tổng số HTX | HTX | {row}"), period="2024-H1"
    )

    assert {"org_increase", "org_decrease"} <= {f.indicator_code for f in reading.figures}


def test_an_empty_column_below_a_band_of_parts_hides_none_of_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
LAO ĐỘNG TRONG HTX NĂM 2024
Lĩnh vực    | Tổng số lao động | Trong đó     |  |     |
            |                  | Thường xuyên |  | Nữ  | Là thành viên HTX
Nông nghiệp | =1500            | =900         |  | =700 | =800
""",
            merged=[(1, 2, 1, 5), (1, 1, 2, 1), (1, 0, 2, 0)],
        ),
        period="2024",
    )

    assert indicators_by_cell(reading) == {
        "B4": "worker_total", "C4": "worker_regular", "E4": "worker_female", "F4": "worker_member",
    }  # fmt: skip


def test_columns_beside_a_table_of_one_row_whose_header_stands_higher_are_told(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw("""
TÌNH HÌNH HOẠT ĐỘNG CỦA HỢP TÁC XÃ
Tổng số HTX | Chia theo tình trạng |            |              | Chia theo kết quả xếp loại |     | Tổng số thành viên
            | Đang hoạt động       | Tạm ngừng  | Chờ giải thể | Tốt                        | Khá |
=262        | =230                 | =12        | =20          | =60                        | =90 | =31200
"""),
        period="2024",
    )

    untold = {"A4", "G4"} - {figure.cell for figure in reading.figures}
    assert {cell[0] for cell in untold} <= {cell[0] for _, cell in rules(reading) if cell}


def test_a_list_may_begin_far_below_the_corner(read: Read, draw: Draw) -> None:
    listed = "DANH SÁCH HTX NĂM 2023\nTên HTX | Mã số thuế | Lĩnh vực\nHTX Tân Tiến | 0401234569 | Nông nghiệp"
    far = replace(draw(listed), rows=[*([] for _ in range(60)), *draw(listed).rows])

    assert [row.name for row in read(far).register_rows] == ["HTX Tân Tiến"]


def test_an_empty_row_below_the_header_of_one_column_leaves_it_its_meaning(read: Read, draw: Draw) -> None:
    table = """
BẢNG TỔNG HỢP ĐỀ NGHỊ HỖ TRỢ KINH PHÍ NĂM 2026
STT | Nội dung đề nghị hỗ trợ      | Kinh phí đề nghị (đồng)
{}1 | Hỗ trợ tư vấn, thành lập mới | 300.000.000
2   | Hỗ trợ xúc tiến thương mại   | 400.000.000
    | Tổng cộng                    | 700.000.000
"""

    spaced = read(draw(table.format("\n")), period="2025")

    assert [f.key for f in spaced.figures] == [f.key for f in read(draw(table.format("")), period="2025").figures] != []


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("Đang hoạt động | HTX | | =300 | =312", {"D4"}),
        ("Đang hoạt động | =300 | =312 | ", {"C4"}),
        ("Đang hoạt động | | HTX | =300 | =312", {"C4", "D4"}),
        ("Đang hoạt động | =300 | HTX | =312", {"C4", "D4"}),
    ],
)
def test_a_row_that_stands_one_column_off_is_told_and_not_read(
    row: str, cells: set[str], read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw(f"SỐ LIỆU HTX\nChỉ tiêu | ĐVT | Năm 2022 | Năm 2023\nTổng số HTX | HTX | =430 | =455\n{row}"))

    assert indicators_by_cell(reading) == {"C3": "org_total", "D3": "org_total"}
    assert {cell for rule, cell in rules(reading) if rule == "figures.row_shifted"} == cells


def test_numbers_below_no_header_beside_rows_that_lack_none_move_no_row(read: Read, draw: Draw, rules: Rules) -> None:
    header = "Chỉ tiêu | ĐVT | Năm 2022 | Năm 2023 | Ghi chú |"
    rows = ["Tổng số HTX | HTX | =430 | =455 | | =12", "Đang hoạt động | HTX | | =312 | ước | =7"]

    reading = read(draw("\n".join(["SỐ LIỆU HTX", header, *rows])))

    assert indicators_by_cell(reading) == {"C3": "org_total", "D3": "org_total", "D4": "org_active"}
    assert "figures.row_shifted" not in {rule for rule, _ in rules(reading)}


@pytest.mark.parametrize("band", ["Chia theo trình độ", "Phân theo trình độ đào tạo"])
def test_a_band_may_say_that_it_divides(band: str, read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            f"""
CÁN BỘ QUẢN LÝ HTX NĂM 2023
Chỉ tiêu           | Tổng số | {band} |
                   |         | Sơ cấp | Trung cấp
Cán bộ quản lý HTX | =900    | =200   | =260
""",
            merged=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3)],
        )
    )

    assert indicators_by_cell(reading) == {
        "B4": "manager_total",
        "C4": "manager_elementary",
        "D4": "manager_intermediate",
    }


def test_a_total_told_in_a_label_is_told_and_closes_nothing(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
HTX NĂM 2023
Nội dung              | Số lượng
Tổng số HTX: 320 HTX  |
Số HTX đang hoạt động | =280
""")
    )

    assert indicators_by_cell(reading) == {"B4": "org_active"}
    assert ("figures.told_in_words", "A3") in rules(reading)


def test_a_header_again_at_a_page_break_is_no_card(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
MỘT SỐ CHỈ TIÊU CƠ BẢN CỦA HTX NĂM 2023
                   | Số HTX | Số lao động | Doanh thu (triệu đồng)
Tổng số            | =160   | =1812       | =701234
Nông nghiệp        | =110   | =1102       | =301000
                   | Số HTX | Số lao động | Doanh thu (triệu đồng)
Xây dựng           | =8     | =110        | =50234
Vận tải            | =20    | =250        | =140000
""")
    )

    assert {f.cell[0] for f in reading.figures} == set("BCD")
    assert {f.cell[1] for f in reading.figures} == set("3467")


def test_a_header_again_between_two_rows_of_one_column_hides_neither(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KẾT QUẢ XẾP LOẠI HỢP TÁC XÃ NĂM 2022
Xếp loại   | Số HTX 2022
Tốt        | =35
Khá        | =68
Xếp loại   | Số HTX 2022
Trung bình | =58
Yếu        | =27
""")
    )

    assert {f.cell: f.indicator_code for f in reading.figures} == {
        "B3": "org_good", "B4": "org_fair", "B6": "org_average", "B7": "org_weak",
    }  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        "TT | Chính sách | Ngân sách nhà nước |      |           | Vốn khác",
        "TT | Chinh sach | Ngan sach nha nuoc |      |           | Von khac",
    ],
)
def test_levels_below_a_budget_that_is_not_merged_are_its_budgets(header: str, read: Read, draw: Draw) -> None:
    below = "   |  | Trung ương | Tỉnh | Huyện, xã |"
    if header.isascii():
        below = "   |  | Trung uong | Tinh | Huyen, xa |"
    reading = read(
        draw(f"""
KINH PHÍ HỖ TRỢ HTX NĂM 2024 (triệu đồng)
{header}
{below}
1 | Đào tạo, bồi dưỡng nguồn nhân lực | =500  | =300  | =100 | =0
2 | Xây dựng kết cấu hạ tầng          | =6000 | =2000 | =500 | =500
"""),
        period="2024",
    )

    sources = {f.cell[0]: f.funding_source for f in reading.figures}
    assert sources == {"C": "central", "D": "province", "E": "district", "F": "other"}


def test_a_unit_merged_over_rows_is_that_of_those_with_figures(read: Read, draw: Draw) -> None:
    lines = [
        "KẾT QUẢ KINH DOANH CỦA HTX NĂM 2023",
        "TT | Chỉ tiêu | ĐVT | Năm 2023",
        "1 | Doanh thu | tỷ đồng | =12",
        "2 | Doanh thu bình quân | | ",
        "- | HTX nông nghiệp | | =1",
        "- | HTX phi nông nghiệp | | =2",
    ]
    found = {f.cell: f.value for f in read(draw("\n".join(lines), merged=[(2, 2, 5, 2)])).figures}

    assert found == {"D3": 12 * 10**9, "D5": 10**9, "D6": 2 * 10**9}  # a heading was not left blank


TABLES_BELOW = """

THÀNH VIÊN CỦA HTX, THT NĂM 2023
Lĩnh vực | HTX | THT
Nông nghiệp | =20100 | =3100
Vận tải | =400 | =20
Tổng cộng | =20500 | =3120

LAO ĐỘNG TRONG HTX
Năm | HTX | Lao động | Trong đó nữ
2022 | =215 | =20400 | =9100
2023 | =220 | =21000 | =9400
"""


@pytest.mark.parametrize(
    ("above", "cell", "value"),
    [
        pytest.param(
            "LAO ĐỘNG TRONG KHU VỰC KTTT (ĐVT: nghìn người)\nNăm | HTX | LHHTX | THT\n2022 | 20,4 | 0,2 | 32,4\n"
            "2023 | 21,0 | 0,3 | 32,6",
            "D4",
            ("worker_total", "group", "2023", 32600),
            id="whose numbers are texts",
        ),
        pytest.param(
            "SỐ LƯỢNG HTX\nNăm | HTX\n2022 | =215\n2023 | =220",
            "B4",
            ("org_total", "cooperative", "2023", 220),
            id="of one column",
        ),
    ],
)
def test_a_table_of_years_above_one_that_names_its_labels_is_read_though_it_names_none(
    read: Read, draw: Draw, above: str, cell: str, value: tuple[str, str, str, int]
) -> None:
    reading = read(draw(above + TABLES_BELOW))

    found = {f.cell: (f.indicator_code, f.entity_type, f.period_code, f.value) for f in reading.figures}

    assert found[cell] == value
    assert found["B10"] == ("member_total", "cooperative", "2023", 20500)


def test_a_table_of_ups_and_downs_is_one_whatever_is_compared_below_it(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KẾT QUẢ KTTT NĂM 2023 SO VỚI NĂM 2022 (TĂNG +, GIẢM -)
Chỉ tiêu | HTX | THT
Số lượng | =15 | =-20
Thành viên | =300 | =-50

SO SÁNH KẾT QUẢ NĂM 2023 VỚI NĂM 2022 (%)
Chỉ tiêu | HTX | THT
Số lượng | 101,5 | 98,2
""")
    )

    assert reading.figures == []


@pytest.mark.parametrize("total", ["TỔNG SỐ trên địa bàn tỉnh", "Tổng số", "Toàn tỉnh"])
def test_a_heading_over_the_sum_of_the_province_says_what_is_summed(read: Read, draw: Draw, total: str) -> None:
    by_cell = indicators_by_cell(
        read(
            draw(f"""
Hợp tác xã phân theo ngành kinh tế
            | =2015  | =2019  | =2023
            | Số thành viên hợp tác xã (người)
{total}     | =10244 | =10117 | =11881
Xây dựng    | =8849  | =6200  | =9346
            | Doanh thu thuần của hợp tác xã (triệu đồng)
{total}     | =26144 | =95887 | =79415
Xây dựng    | =15042 | =10554 | =62455
"""),
        )
    )

    assert (by_cell["B4"], by_cell["B7"], by_cell["B8"]) == ("member_total", "revenue_total", "revenue_total")


@pytest.mark.parametrize("header", ["Số liệu", "Số liệu (HTX)"])
def test_a_header_that_only_says_that_there_are_numbers_leaves_the_time_to_the_headings(
    read: Read, draw: Draw, header: str
) -> None:
    reading = read(
        draw(f"""
TÌNH HÌNH PHÁT TRIỂN HTX NĂM 2024

TT | Chỉ tiêu             | {header}
A  | KẾ HOẠCH NĂM 2024    |
1  | Tổng số HTX          | =1015
B  | KẾT QUẢ THỰC HIỆN NĂM 2024 |
1  | Tổng số HTX          | =1010
"""),
        period="2024",
    )

    assert {f.cell: f.scenario for f in reading.figures} == {"C5": "plan", "C7": "actual"}


def test_parts_below_a_row_that_is_not_understood_are_no_parts_of_the_row_above_it(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX NĂM 2023
TT | Chỉ tiêu              | ĐVT | Năm 2023
1  | Tổng số HTX           | HTX | =100
   | HTX kiểu Quỳnh Lưu    | HTX | =40
   | - Nông nghiệp         | HTX | =30
""")
    )

    assert {f.cell for f in reading.figures} == {"D3"}
    assert rules(reading) == [("figures.unrecognised_label", "B4"), ("figures.breakdown_unclear", "B5")]


def test_numbers_that_go_on_right_of_the_names_of_blocks_keep_rows_between_them_below_theirs(
    read: Read, draw: Draw
) -> None:
    by_cell = indicators_by_cell(
        read(
            draw("""
SỐ LIỆU HTX NĂM 2023
STT | Nhóm       | Nội dung | ĐVT   | 2023
1   | Hợp tác xã | Tổng số  | HTX   | =560
2   |            | Lao động | người | =380
"""),
        ),
    )

    assert by_cell == {"E3": "org_total", "E4": "worker_total"}


def test_the_name_of_a_block_begins_anew_what_one_before_it_left_unknown(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
CHỈ TIÊU KTTT NĂM 2023
Nhóm       | STT | Chỉ tiêu | ĐVT        | TH 2022 | TH 2023
Hợp tác xã | 1   | Tổng số  | HTX        | =843    | =864
           | 2   | Số HTX sử dụng phần mềm kế toán | HTX | =120 | =150
Trang trại | 1   | Tổng số  | Trang trại | =77     | =80
Tổ hợp tác | 1   | Tổng số  | THT        | =653    | =669
""",
            merged=[(2, 0, 3, 0)],
        )
    )

    assert {f.cell: f.entity_type for f in reading.figures if f.cell[0] == "F"} == {"F3": "cooperative", "F6": "group"}
