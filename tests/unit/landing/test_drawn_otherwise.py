"""Tables whose bands, blocks and headers a clerk's copying took apart: the figures stay what they are, or are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from orchestration.landing.landed import Reading
from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw, Read

Rules = Callable[[Reading], list[tuple[str, str]]]


def counted(reading: Reading) -> dict[str, str]:
    """What each cell counts."""
    return {figure.cell: figure.indicator_code for figure in reading.figures if figure.value is not None}


@pytest.mark.parametrize(
    "years",
    [
        ("2.021", "2.022", "2.023"),
        ("2.021*", "2.022 (1)", "2.023¹"),
        ("'2.021", "'2.022", "'2.023"),
        ("N-2", "N-1", "N"),
        ("'21", "'22", "'23"),
        ("20X1", "?", "20X3"),
    ],
)
def test_rows_beside_misprinted_years_are_told_and_not_of_the_folders_year(
    years: tuple[str, ...], read: Read, draw: Draw, rules: Rules
) -> None:
    rows = "\n".join(f"Tổng số HTX | {year} | HTX | =3{i}0" for i, year in enumerate(years))

    reading = read(draw(f"SỐ LIỆU HTX\nChỉ tiêu | Năm | ĐVT | Số lượng\n{rows}"))

    assert not reading.figures
    assert [cell for rule, cell in rules(reading) if rule == "figures.time_of_row_unclear"] == ["D3", "D4", "D5"]


def test_a_few_years_among_slips_still_make_a_column_of_years(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX
Chỉ tiêu             | Năm  | ĐVT | Số lượng
Tổng số HTX          | 2021 | HTX | =310
Số HTX thành lập mới | 202  | HTX | =12
Số HTX giải thể      | 203  | HTX | =3
""")
    )

    assert [(f.cell, f.period_code) for f in reading.figures] == [("D3", "2021")]
    assert {("figures.time_of_row_unclear", "D4"), ("figures.time_of_row_unclear", "D5")} <= set(rules(reading))


BLOCKS = """
SỐ LIỆU HTX NĂM 2024
Nhóm           | Chỉ tiêu       | ĐVT   | 2023   | 2024
Số lượng HTX   | Tổng số        | HTX   | =540   | =560
Số lượng HTX   | Đang hoạt động | HTX   | =480   | =500
Thành viên HTX | Tổng số        | người | =59000 | =60000
Thành viên HTX | Nữ             | người | =26000 | =27000
"""


def test_the_name_of_a_block_repeated_in_each_row_is_no_label(read: Read, draw: Draw) -> None:
    by_cell = counted(read(draw(BLOCKS), period="2024"))

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

    by_cell = counted(read(draw(BANDS.format(empty=empty), merged=merged), period="2024"))

    assert by_cell["B6"] == "org_total"
    assert by_cell["D6"] == by_cell["E7"] == "worker_total"


def test_a_band_that_could_be_a_remark_is_one_only_over_no_columns(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
TRÌNH ĐỘ CÁN BỘ QUẢN LÝ HTX NĂM 2024
TT | Loại hình  | Tổng số CBQL | Trình độ chuyên môn |
   |            |              | Chưa qua đào tạo    | Sơ cấp
1  | Hợp tác xã | =980         | =310                | =150
"""),
        period="2024",
    )

    assert counted(reading)["D4"] == "manager_untrained"


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

    assert counted(reading) == {"B4": "org_total", "D4": "org_total", "E4": "member_total"}


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


@pytest.mark.parametrize("broken", ["#REF!", "?"])
def test_a_column_of_a_list_with_broken_cells_is_still_one_of_figures(broken: str, read: Read, draw: Draw) -> None:
    reading = read(
        draw(f"""
TỔNG HỢP HỖ TRỢ HTX ỨNG DỤNG KHOA HỌC CÔNG NGHỆ NĂM 2024
STT | Nội dung hỗ trợ | Đơn vị được hỗ trợ | Kinh phí (trđ) | NS tỉnh  | NS huyện
=1  | Hệ thống tưới   | HTX A              | =300           | {broken} | =50
=2  | Máy sấy         | HTX B              | =500           | {broken} | =50
    | Tổng cộng       |                    | =800           | =400     | =100
"""),
        period="2024",
    )

    assert {f.cell: f.funding_source for f in reading.figures} == {"D5": "total", "E5": "province", "F5": "district"}


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

    assert counted(reading) == {
        "B4": "worker_total", "C4": "worker_regular", "E4": "worker_female", "F4": "worker_member",
    }  # fmt: skip


def test_a_year_behind_a_slash_may_stand_in_a_band(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
PHÂN LOẠI HTX THEO NGÀNH NGHỀ NĂM 2022
TT | Ngành nghề  | TH/2021 |            | Ước TH 2022 |
   |             | Số HTX  | Cơ cấu (%) | Số HTX      | Cơ cấu (%)
   | Tổng số HTX | =290    | =100       | =300        | =100
1  | Nông nghiệp | =140    | =48.3      | =147        | =49
"""),
        period="2022",
    )

    assert {(f.cell, f.period_code) for f in reading.figures} == {
        ("C4", "2021"), ("E4", "2022"), ("C5", "2021"), ("E5", "2022"),
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


@pytest.mark.parametrize("mark", ["¹", " (1)", "*"])
def test_the_mark_of_a_note_behind_a_year_leaves_it_a_year(mark: str, read: Read, draw: Draw) -> None:
    reading = read(
        draw(f"""
SỐ LIỆU HTX GIAI ĐOẠN 2023-2024
Năm            | Tổng số HTX | Số HTX thành lập mới
Năm 2023{mark} | =250        | =30
Năm 2024{mark} | =275        | =31
"""),
        period="2024",
    )

    assert {f.period_code for f in reading.figures} == {"2023", "2024"}


def test_a_colon_makes_the_year_of_a_law_none_of_the_table(read: Read, draw: Draw) -> None:
    table = "TT | Nội dung | Tổng số\n1 | Tổng số HTX | =390"

    reading = read(draw(f"TỔ CHỨC LẠI HTX THEO LUẬT HTX năm: 2012 (đến 31/12/2023)\n{table}"))

    assert [f.period_code for f in reading.figures] == ["2023"]


@pytest.mark.parametrize("mark", ["", "*", " (1)", "¹", " người"])
def test_a_whole_number_beside_fractions_of_people_is_told_however_it_is_marked(
    mark: str, read: Read, draw: Draw, rules: Rules
) -> None:
    row = " | ".join(f"{number}{mark}" for number in ("42,5", "43", "42,8"))

    reading = read(
        draw(f"NĂM 2023\nChỉ tiêu | ĐVT | TH 2022 | KH 2023 | TH 2023\nTổng số thành viên HTX | người | {row}")
    )

    assert not [figure.cell for figure in reading.figures if figure.value is not None]
    assert ("figures.unreadable_number", "D3") in rules(reading)


@pytest.mark.parametrize("bullet", ["▪", "●", "➢", "\uf0b7"])
def test_a_bullet_of_any_font_is_no_part_of_a_label(bullet: str, read: Read, draw: Draw) -> None:
    table = "KẾT QUẢ NĂM 2024\nChỉ tiêu | ĐVT | Năm 2024\n1. HTX giải thể | HTX | =8\n{} Lũy kế đến cuối kỳ | HTX | =44"

    reading = read(draw(table.format(bullet)), period="2024")

    assert [figure.cell for figure in reading.figures] == ["C3"]


def test_the_mark_of_a_note_behind_places_leaves_them_places(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
TÌNH HÌNH HOẠT ĐỘNG CỦA HỢP TÁC XÃ CÁC HUYỆN NĂM 2024
STT | Huyện, thành phố (1) | Số HTX | Số thành viên
1   | Văn Chấn             | =52    | =1210
2   | Trấn Yên             | =61    | =1500
    | Tổng cộng            | =113   | =2710
"""),
        period="2024",
    )

    assert counted(reading) == {"C5": "org_total", "D5": "member_total"}


def test_numbers_with_raised_marks_below_a_kind_are_no_names(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
TỔNG HỢP SỐ LƯỢNG HTX, THT ĐẾN 31/12/2025
STT | Xã, phường       | Hợp tác xã        | Thành viên | Trạng thái
1   | P. Hải Châu      | 20¹               | 900¹       | Đang HĐ
2   | X. Hòa Vang      | 60¹               | 8.000¹     | Đang HĐ
    | Tổng cộng        | 80¹               | 8.900¹     |
"""),
        period="2025",
    )

    assert not reading.register_rows


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("STT No.", "order"),
        ("TT (No.)", "order"),
        ("Số TT / No", "order"),
        ("Nội dung - Description", "label"),
        ("Du no", None),
    ],
)
def test_a_header_in_two_languages_says_what_it_says_in_one(text: str, role: str | None, lexicon: Lexicon) -> None:
    assert lexicon.header(text) == role


def test_the_numbers_of_a_list_in_two_languages_are_none_of_its_names(read: Read, draw: Draw) -> None:
    rows = read(
        draw("""
DANH SÁCH HỢP TÁC XÃ NĂM 2023
STT (No.) | Tên HTX - Name            | Mã số thuế | Lĩnh vực - Sector
1         | HTX nông nghiệp công nghệ | 0401234568 | Nông nghiệp
          | cao An Phát               |            |
2         | HTX Tân Tiến              | 0401234569 | Nông nghiệp
""")
    ).register_rows

    assert [row.name for row in rows] == ["HTX nông nghiệp công nghệ cao An Phát", "HTX Tân Tiến"]


def test_a_list_may_begin_far_below_the_corner(read: Read, draw: Draw) -> None:
    listed = "DANH SÁCH HTX NĂM 2023\nTên HTX | Mã số thuế | Lĩnh vực\nHTX Tân Tiến | 0401234569 | Nông nghiệp"
    far = replace(draw(listed), rows=[*([] for _ in range(60)), *draw(listed).rows])

    assert [row.name for row in read(far).register_rows] == ["HTX Tân Tiến"]


def test_a_remark_beside_a_heading_makes_no_header_of_it(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
CHỈ TIÊU THÀNH VIÊN NĂM 2023
Chỉ tiêu     | ĐVT   | TH 2022 | ƯTH 2023 | Ghi chú
- Tổ hợp tác |       |         |          | Số liệu rà soát lại
+ Thành viên | người | =9100   | =9200    |
- Hợp tác xã |       |         |          |
+ Thành viên | người | =35416  | =52271   |
""")
    )

    assert [f.entity_type for f in reading.figures] == ["group", "group", "cooperative", "cooperative"]


def test_a_remark_beside_the_heading_of_indices_makes_no_counts_of_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ HTX ĐANG HOẠT ĐỘNG
          | =2022 | =2023 | =2024 | Ghi chú
TỔNG SỐ   | =201  | =207  | =212  |
Chỉ số phát triển (Năm trước = 100) - % | | | | Số liệu rà soát lại
TỔNG SỐ   | 102,6 | 103,0 | 102,4 |
"""),
        period="2024",
    )

    assert {f.cell for f in reading.figures if f.value is not None} == {"B3", "C3", "D3"}


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


def test_broken_counts_of_cooperatives_are_no_names_of_a_list(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
THỐNG KÊ HTX THEO ĐỊA BÀN CÁC XÃ, PHƯỜNG
(Số liệu đến ngày 31/12/2025)
STT | Xã/phường            | HTX   | THT  | Thành viên HTX
=1  | P. Xuân Hương        | =40   | =5   | =2000
=2  | X. Đức Trọng         | #REF! | =20  | =5000
=3  | X. Đắk Mil           | #REF! | =9   | =900
    | Toàn tỉnh            | =950  | =480 | =44000
"""),
        period="2025",
        province="lam-dong",
    )

    assert not reading.register_rows
    assert counted(reading)["C7"] == "org_total"


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

    assert counted(reading) == {"C3": "org_total", "D3": "org_total"}
    assert {cell for rule, cell in rules(reading) if rule == "figures.row_shifted"} == cells


def test_numbers_below_no_header_beside_rows_that_lack_none_move_no_row(read: Read, draw: Draw, rules: Rules) -> None:
    header = "Chỉ tiêu | ĐVT | Năm 2022 | Năm 2023 | Ghi chú |"
    rows = ["Tổng số HTX | HTX | =430 | =455 | | =12", "Đang hoạt động | HTX | | =312 | ước | =7"]

    reading = read(draw("\n".join(["SỐ LIỆU HTX", header, *rows])))

    assert counted(reading) == {"C3": "org_total", "D3": "org_total", "D4": "org_active"}
    assert "figures.row_shifted" not in {rule for rule, _ in rules(reading)}


@pytest.mark.parametrize("year", ["Năm 202?", "Năm 20??", "Năm 202x"])
def test_a_column_of_a_year_with_a_digit_missing_is_not_the_folders(
    year: str, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw(f"SỐ LIỆU HTX\nChỉ tiêu | ĐVT | TH năm 2022 | KH {year}\nTổng số HTX | HTX | =430 | =455"))

    assert [(f.cell, f.period_code) for f in reading.figures] == [("C3", "2022")]
    assert ("figures.unrecognised_column", "D2") in rules(reading)


def test_cooperatives_by_the_year_of_their_foundation_were_not_founded_in_the_years_beside_them(
    read: Read, draw: Draw
) -> None:
    reading = read(
        draw("""
HTX NĂM 2023
Phân tổ               | Số HTX
Tổng số               | =1020
1. Theo năm thành lập |
2013 - 2020           | =420
Từ 2021 đến nay       | =390
""")
    )

    assert counted(reading) == {"B3": "org_total"}


def test_a_plan_may_be_called_expected_targets(read: Read, draw: Draw) -> None:
    reading = read(draw("DỰ KIẾN CHỈ TIÊU NĂM 2024\nSTT | Chỉ tiêu | ĐVT | Giá trị\n1 | Tổng số HTX | HTX | =455"))

    assert [(f.period_code, f.scenario) for f in reading.figures] == [("2024", "plan")]


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

    assert counted(reading) == {"B4": "manager_total", "C4": "manager_elementary", "D4": "manager_intermediate"}


def test_a_total_told_in_a_label_is_told_and_closes_nothing(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
HTX NĂM 2023
Nội dung              | Số lượng
Tổng số HTX: 320 HTX  |
Số HTX đang hoạt động | =280
""")
    )

    assert counted(reading) == {"B4": "org_active"}
    assert ("figures.told_in_words", "A3") in rules(reading)


def test_what_is_founded_until_a_year_of_a_span_is_of_nobody_knows_which_years(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(
            """
MỤC TIÊU PHÁT TRIỂN HTX
Chỉ tiêu              | ĐVT | Mục tiêu giai đoạn 2026-2030 |
                      |     | Năm 2026                     | Đến năm 2030
Tổng số HTX           | HTX | =640                         | =800
Số HTX thành lập mới  | HTX | =35                          | =175
""",
            merged=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3)],
        )
    )

    assert counted(reading) == {"C4": "org_total", "D4": "org_total", "C5": "org_new"}
    assert ("figures.since_nobody_knows_when", "D5") in rules(reading)


@pytest.mark.parametrize(("note", "scenario"), [("(*) Số liệu ước thực hiện", "estimate"), ("(*) Nguồn: Sở", "actual")])
def test_a_note_may_say_that_a_marked_column_is_an_estimate(note: str, scenario: str, read: Read, draw: Draw) -> None:
    reading = read(draw(f"SỐ LIỆU HTX\nChỉ tiêu | ĐVT | 2022 | 2023(*)\nTổng số HTX | HTX | =400 | =420\n{note}"))

    assert [(f.period_code, f.scenario) for f in reading.figures] == [("2022", "actual"), ("2023", scenario)]


def test_years_may_be_printed_with_two_digits_beside_a_scenario(read: Read, draw: Draw) -> None:
    reading = read(draw("SỐ LIỆU HTX\nChỉ tiêu | ĐVT | TH 21 | TH 22 | KH 23\nTổng số HTX | HTX | =400 | =420 | =430"))

    assert [(f.period_code, f.scenario) for f in reading.figures] == [
        ("2021", "actual"),
        ("2022", "actual"),
        ("2023", "plan"),
    ]


def test_a_table_without_a_title_is_of_the_time_of_the_one_above_it(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU NĂM 2022
Tổng số HTX | Đang hoạt động | Thành viên HTX
=500        | =450           | =9000
Tổng số THT | Thành viên THT | Tổng số LHHTX
=900        | =8000          | =3
""")
    )

    assert {f.cell for f in reading.figures} == {"A3", "B3", "C3", "A5", "B5", "C5"}
    assert {f.period_code for f in reading.figures} == {"2022"}


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


@pytest.mark.parametrize(
    "years",
    [
        "Trong đó 2022 | Trong đó 2023 | Trong đó 2024",
        "Trong do 2022 | Trong do 2023 | Trong do 2024",
        "Trong đó: năm 2022 | Năm 2023 | Năm 2024",
        "2022 | 2023 | 2024",
    ],
)
def test_a_sum_of_money_beside_years_is_of_all_of_them(years: str, read: Read, draw: Draw) -> None:
    reading = read(
        draw(f"""
KINH PHÍ HỖ TRỢ HTX GIAI ĐOẠN 2022-2024 (TRIỆU ĐỒNG)
TT | Chính sách | Tổng kinh phí | {years}
1  | Bồi dưỡng  | =1000         | =200 | =300 | =500
"""),
        period="2024",
    )

    assert {f.cell[0]: f.period_code for f in reading.figures if f.indicator_code == "support_budget"} == {
        "C": "2022-2024",
        "D": "2022",
        "E": "2023",
        "F": "2024",
    }


def test_a_sum_of_a_state_beside_years_is_none_of_theirs(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
SỐ HTX GIAI ĐOẠN 2022-2024
TT | Lĩnh vực   | Tổng số HTX | 2022 | 2023 | 2024
1  | Nông nghiệp | =100       | =80  | =90  | =100
"""),
        period="2024",
    )

    assert {f.cell[0] for f in reading.figures} == set("DEF")
    assert ("figures.finer_than_codes", "C2") in rules(reading)


@pytest.mark.parametrize(
    ("above", "values"),
    [
        ("", "=455 | x | =21000"),
        ("", "? | ? | =21000"),
        ("", "455¹ | 400¹ | 21.000¹"),
        ("(1) | (2) | (3)", "=455 | =400 | =21000"),
    ],
)
def test_a_card_with_a_figure_that_cannot_be_read_hides_none_of_the_others(
    above: str, values: str, read: Read, draw: Draw
) -> None:
    numbered = f"{above}\n" if above else ""
    reading = read(
        draw(
            f"SỐ LIỆU NĂM 2023\nTổng số HTX | HTX đang hoạt động | Thành viên HTX\n{numbered}{values}\n \n"
            f"Tổng số THT | Thành viên THT | Tổng số LHHTX\n{numbered}{values}"
        )
    )

    told = [(f.entity_type, f.indicator_code) for f in reading.figures if f.cell[0] in "AC"]
    assert told == [
        ("cooperative", "org_total"),
        ("cooperative", "member_total"),
        ("group", "org_total"),
        ("union", "org_total"),
    ]


@pytest.mark.parametrize("years", ["NĂM 2022 | | NĂM 2023", "NĂM 2022 | NĂM 2022 | NĂM 2023 | NĂM 2023 | NĂM 2023"])
def test_a_year_that_begins_in_the_gap_before_a_table_is_the_year_of_that_table(
    years: str, read: Read, draw: Draw
) -> None:
    reading = read(
        draw(f"""
SỐ LIỆU HTX
{years}
Lĩnh vực    | Số HTX | | Lĩnh vực    | Số HTX
Nông nghiệp | =210   | | Nông nghiệp | =215
Vận tải     | =12    | | Vận tải     | =13
Cộng        | =222   | | Cộng        | =228
""")
    )

    assert {(f.cell[0], f.period_code) for f in reading.figures} == {("B", "2022"), ("E", "2023")}


def test_a_year_behind_a_slash_is_read_beside_the_span_that_begins_with_it(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KẾT QUẢ HỖ TRỢ HTX GIAI ĐOẠN 2021-2025
Nội dung hỗ trợ               | ĐVT | KH 2021-2025 | TH/2021 | TH/2022
Số HTX được hỗ trợ thành lập  | HTX | =150         | =30     | =28
""")
    )

    assert {(f.cell[0], f.period_code) for f in reading.figures} == {
        ("C", "2021-2025"),
        ("D", "2021"),
        ("E", "2022"),
    }


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


def test_an_empty_column_between_years_parts_none_from_their_sum(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
KINH PHÍ HỖ TRỢ HTX GIAI ĐOẠN 2022-2024 (triệu đồng)
TT | Chính sách | Tổng kinh phí | Trong đó   |   |       |
   |            |               | 2022       |   | 2023  | 2024
1  | Bồi dưỡng  | =800          | =250       |   | =250  | =300
2  | Hạ tầng    | =9000         | =3000      |   | =3000 | =3000
""",
            merged=[(1, 3, 1, 6)],
        ),
        period="2024",
    )

    assert {f.cell[0]: f.period_code for f in reading.figures} == {
        "C": "2022-2024", "D": "2022", "F": "2023", "G": "2024",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "rule"),
    [("x", "time_of_row_unclear"), ("?", "time_of_row_unclear"), ("", "time_of_row_missing")],
    ids=["an x", "a question mark", "nothing"],
)
def test_a_row_without_its_year_is_told_where_the_others_have_theirs(
    cell: str, rule: str, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(f"""
TÌNH HÌNH HTX
Chỉ tiêu          | Năm    | Kỳ        | Số lượng
Tổng số HTX       | =2021  | Thực hiện | =700
Thành viên HTX    | {cell} | Thực hiện | =9000
Lao động trong HTX| =2021  | Thực hiện | =9500
HTX thành lập mới | =2021  | Thực hiện | =20
"""),
        period="2022",
    )

    assert {f.cell for f in reading.figures} == {"D3", "D5", "D6"}
    assert (f"figures.{rule}", "D4") in rules(reading)


def test_a_question_mark_takes_no_indicator_from_the_row_below_it(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SO SÁNH HỢP TÁC XÃ VÀ TỔ HỢP TÁC NĂM 2023
STT | Chỉ tiêu                       | TH 2022 | TH 2023
I   | Lãi bình quân (triệu đồng/năm) |         |
1   | Hợp tác xã                     | ?       | ?
2   | Tổ hợp tác                     | =48     | =50
""")
    )

    assert counted(reading) == {"C5": "profit_avg", "D5": "profit_avg"}


def test_words_for_missing_counts_of_cooperatives_are_no_names(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LƯỢNG HTX, THT THEO ĐỊA BÀN NĂM 2023
Địa bàn         | HTX           | Thành viên HTX | Lao động HTX
Tỉnh Quảng Bình | chưa tổng hợp | =106200        | =900
TP Đồng Hới     | chưa tổng hợp | =9100          | =80
TX Ba Đồn       | =70           | =20100         | =70
Huyện Lệ Thủy   | =263          | =77000         | =750
""")
    )

    assert not reading.register_rows


def test_the_year_of_an_act_that_a_header_cites_without_marks_is_no_year_of_its_figures(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
KẾT QUẢ ĐÁNH GIÁ, PHÂN LOẠI HTX NĂM 2023
TT | Nganh nghe | Tong so HTX | Ket qua danh gia (theo Thong tu 01/2020/TT-BKHDT) |
   |            |             | Tot                                               | Kha
1  | Nông nghiệp | =210       | =22                                               | =70
""",
            merged=[(1, 3, 1, 4)],
        )
    )

    assert {f.period_code for f in reading.figures} == {"2023"}
    assert {f.indicator_code for f in reading.figures} == {"org_total", "org_good", "org_fair"}
