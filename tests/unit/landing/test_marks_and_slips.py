"""Marks of notes, bullets, remarks, a second language and broken cells change nothing of what stands beside them."""

from __future__ import annotations

import pytest

from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw, Read, Rules, indicators_by_cell


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

    assert indicators_by_cell(reading)["D4"] == "manager_untrained"


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

    assert indicators_by_cell(reading) == {"C5": "org_total", "D5": "member_total"}


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
    assert indicators_by_cell(reading)["C7"] == "org_total"


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

    assert indicators_by_cell(reading) == {"C5": "profit_avg", "D5": "profit_avg"}


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
