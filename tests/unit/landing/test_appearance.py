"""A figure does not change because a clerk's workbook looks otherwise: the same table, drawn twice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orchestration.landing.cells.workbook import Sheet, decoded
from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read

PLAIN = """
BÁO CÁO KINH TẾ TẬP THỂ NĂM 2023
STT | Chỉ tiêu                | ĐVT         | TH 2022 | KH 2023 | ƯTH 2023
I   | Hợp tác xã              |             |         |         |
1   | Tổng số HTX             | HTX         | 843     | 855     | 864
2   | Doanh thu bình quân HTX | triệu đồng  | 2.280   | 2.310   | 2.295
3   | Lao động thường xuyên   | nghìn người | 16,3    | 16,5    | 16,4
"""
OF_QUARTER = """
SỐ LIỆU HTX QUÝ III NĂM 2024
Chỉ tiêu               | ĐVT | Quý trước | Quý này
Tổng số hợp tác xã     | HTX | 620       | 631
Số hợp tác xã mới      | HTX | 9         | 12
"""
BANDS = """
KẾT QUẢ NĂM 2023
Chỉ tiêu           | Năm 2022 | Năm 2023 |
                   | TH       | KH       | ƯTH
Tổng số HTX        | 843      | 855      | 864
Số HTX thành lập mới | 21     | 13       | 22
"""
BY_PLACE = """
TÌNH HÌNH HỢP TÁC XÃ, TỔ HỢP TÁC NĂM 2023
Huyện     | Tổ hợp tác |       | Hợp tác xã | Hợp tác xã
          | Số tổ      | Số TV | Tổng số    | Đang HĐ
Kỳ Anh    | 120        | 1.320 | 40         | 38
Toàn tỉnh | 120        | 1.320 | 40         | 38
"""
OF_YEARS_AGO = """
THÀNH VIÊN HỢP TÁC XÃ NĂM 2020
Loại hình  | Thành viên | Lao động thường xuyên
Hợp tác xã | 61000      | 4320
Tổ hợp tác | 1480       | 12
"""
CHANGES = """
BIẾN ĐỘNG HỢP TÁC XÃ NĂM 2023
Loại hình  | Đầu kỳ  | Tăng trong năm | Giảm trong năm | Cuối kỳ
Hợp tác xã | 612     | 43             | 11             | 644
Tổ hợp tác | 90      | 12             | 2              | 100
"""


def told(reading: Reading) -> list[tuple[tuple[str, ...], Decimal]]:
    """What is read, wherever it stands."""
    return sorted((figure.key, figure.value) for figure in reading.figures if figure.value is not None)


@pytest.mark.parametrize(
    ("plain", "otherwise"),
    [
        pytest.param(PLAIN, {" | TH 2022": " | TH/2022", "KH 2023": "KH/2023", "ƯTH 2023": "ƯTH/2023"}, id="slashes"),
        pytest.param(PLAIN, {"TH 2022": "TH2022", "KH 2023": "KH2023", "ƯTH 2023": "ƯTH2023"}, id="no space"),
        pytest.param(PLAIN, {"ĐVT  ": "ĐV"}, id="an abbreviated header of units"),
        pytest.param(PLAIN, {"ĐVT  ": ""}, id="units without a header"),
        pytest.param(PLAIN, {"2.280": "2.280¹", "2.310": "2.310²"}, id="raised numbers of notes behind numbers"),
        pytest.param(PLAIN, {"xã  ": "xã¹", "HTX      ": "HTX (1)", "xuyên": "xuyên ....."}, id="notes and leaders"),
        pytest.param(PLAIN, {"TH 2022": "TH 2022¹", "KH 2023": "KH 2023 (*)"}, id="notes behind years"),
        pytest.param(OF_QUARTER, {"QUÝ": "QUÍ", "Quý": "Quí"}, id="i for y"),
        pytest.param(
            CHANGES, {"Tăng trong năm": "Tăng trong năm (1)", "Giảm trong năm": "Giảm trong năm*"}, id="notes"
        ),
        pytest.param(BANDS, {"|\n                   | TH  ": "| Năm 2023\nChỉ tiêu | TH"}, id="merged cells filled"),
        pytest.param(BANDS, {"|\n          ": "|\n\n          "}, id="an empty row between the rows of a header"),
        pytest.param(BY_PLACE, {"Tổ hợp tác |": "Tổ hợp tác | Tổ hợp tác"}, id="bands filled over labels that are not"),
        pytest.param(
            CHANGES,
            {"Loại hình  | Đầu": "| Kỳ báo cáo: Năm 2023 (từ 15/12/2022 đến 14/12/2023)\nLoại hình | Đầu"},
            id="title in the middle",
        ),
        pytest.param(OF_YEARS_AGO, {"NĂM 2020": "NĂM: 2020"}, id="a colon before the year of the title"),
    ],
)
def test_a_table_drawn_otherwise_tells_the_same(plain: str, otherwise: dict[str, str], read: Read, draw: Draw) -> None:
    redrawn = plain
    for text, other in otherwise.items():
        assert text in redrawn
        redrawn = redrawn.replace(text, other)

    same = told(read(draw(redrawn), period="2024" if plain is OF_QUARTER else "2023"))

    assert same
    assert same == told(read(draw(plain), period="2024" if plain is OF_QUARTER else "2023"))


def test_units_left_of_their_labels_are_no_headings(read: Read, draw: Draw) -> None:
    columns = [line.split("|") for line in PLAIN.strip().splitlines()]
    moved = "\n".join("|".join([*row[:1], *row[2:3], *row[1:2], *row[3:]]) for row in columns)

    assert told(read(draw(moved))) == told(read(draw(PLAIN)))


@pytest.mark.parametrize("office", ["SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "Sở KH&ĐT", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"])
def test_the_name_of_an_office_over_a_table_plans_nothing(office: str, read: Read, draw: Draw) -> None:
    table = (
        "SỐ HỢP TÁC XÃ\nNgành | Số HTX | Thành viên\nNông nghiệp | 320 | 9000\nVận tải | 20 | 400\nTổng số | 340 | 9400"
    )

    figures = read(draw(f"{office}\n{table}")).figures

    assert {figure.scenario for figure in figures} == {"actual"}


def test_a_comparison_with_a_year_that_has_a_column_is_no_column_of_that_year(read: Read, draw: Draw) -> None:
    rows = ("Chỉ tiêu | TH 2022 | ƯTH 2023 | ƯTH/2022", "Số HTX | 843 | 864 | 102,5", "Số THT | 90 | 95 | 105,6")
    table = "\n".join(["NĂM 2023", *rows])

    assert [figure.cell for figure in read(draw(table)).figures] == ["B3", "C3", "B4", "C4"]


def test_who_signed_below_a_list_is_no_organisation(read: Read, draw: Draw) -> None:
    listed = """
DANH SÁCH HỢP TÁC XÃ NĂM 2023
Tên hợp tác xã | Địa chỉ    | Lĩnh vực   | Số thành viên
HTX Tân Tiến   | Xã Bản Hồ  | Nông nghiệp | 12
HTX Vận tải    | Xã Tân An  | Vận tải    | 9
Người lập biểu |            |            | GIÁM ĐỐC
Nguyễn Văn An  |            | Đã ký      | Trần Thị Hoa
"""

    assert [row.name for row in read(draw(listed)).register_rows] == ["HTX Tân Tiến", "HTX Vận tải"]


LISTED = """
DANH SÁCH HỢP TÁC XÃ NĂM 2023
Tên hợp tác xã | Mã số thuế | Lĩnh vực    | Số thành viên
(1)            | (2)        | (3)         | (4)
HTX Tân Tiến   | 0401234568 | Nông nghiệp | 12
HTX Vận tải    | 0401234569 | Vận tải     | 9
"""


@pytest.mark.parametrize("shown", ["0401.234.568", "401.234.568", "401,234,568"])
def test_a_code_shown_as_a_number_is_the_code(shown: str, read: Read, draw: Draw) -> None:
    rows = read(draw(LISTED.replace("0401234568", shown))).register_rows

    assert [row.registration_code for row in rows] == ["0401234568", "0401234569"]


def test_the_header_of_a_list_printed_again_with_its_numbers_is_no_organisation(read: Read, draw: Draw) -> None:
    title, *header, first, second = LISTED.strip().splitlines()
    printed_again = "\n".join([title, *header, first, *header, second])

    assert read(draw(printed_again)).register_rows == [
        row._replace(cell=cell, row_index=index)
        for row, cell, index in zip(read(draw(LISTED)).register_rows, ["A4", "A7"], [3, 6], strict=True)
    ]


def test_signatures_below_a_short_table_leave_its_scenarios_as_they_are(read: Read, draw: Draw) -> None:
    table = """
SỐ LIỆU NĂM 2024
STT | Chỉ tiêu    |           | HTX | THT
1   | Số lượng    | Kế hoạch  | 500 | 200
    |             | Thực hiện | 480 | 210
"""
    signed = f"""{table}
    |             | Ngày 15 tháng 01 năm 2025 |
    | NGƯỜI LẬP   | KT. GIÁM ĐỐC              |
    | (Ký tên)    | PHÓ GIÁM ĐỐC              |
    | Nguyễn Bình | Trần Thị Hoa              |
"""

    assert told(read(draw(signed), period="2024")) == told(read(draw(table), period="2024"))
    assert {figure.scenario for figure in read(draw(signed), period="2024").figures} == {"plan", "actual"}


def test_what_counts_organisations_below_words_that_nobody_knows_is_no_support(read: Read, draw: Draw) -> None:
    table = """
NĂM 2023
STT | Chỉ tiêu      | ĐVT | TH 2022 | TH 2023
1   | Tổng sốx HTX  | HTX | 843     | 864
2   | Thành lập mới | HTX | 21      | 22
"""

    assert "support_program" not in {figure.entity_type for figure in read(draw(table)).figures}


def test_columns_below_a_band_that_nobody_knows_are_not_taken_for_others(read: Read, draw: Draw) -> None:
    table = """
PHÂN LOẠI HTX, THT THEO NGÀNH NGHỀ NĂM 2023
            | Hợpp tác xx |         | Tổ hợp tác |
Ngành nghề  | TH 2022     | TH 2023 | TH 2022    | TH 2023
Nông nghiệp | 270         | 280     | 590        | 605
Môi trường  | 4           | 5       | 3          | 4
Tổng số     | 274         | 285     | 593        | 609
"""

    figures = read(draw(table)).figures

    assert {(figure.entity_type, figure.cell[0]) for figure in figures} <= {("group", "D"), ("group", "E")}


def test_years_that_stand_as_figures_with_raised_marks_are_no_reason_to_give_up(read: Read, draw: Draw) -> None:
    table = "SỐ LIỆU\n | 2022¹ | 2023¹\nTổng số HTX | 843 | 864\n2022¹ | 2023¹ | 2024¹\n"

    assert {figure.period_code for figure in read(draw(table)).figures} <= {"2022", "2023"}


def test_a_raised_mark_beside_known_words_is_no_letter_of_old_fonts() -> None:
    sheet = decoded(Sheet("Biểu", [["Tổng số hợp tác xã", "Doanh thu bình quân¹", "Sè thµnh viªn"]]))

    assert sheet.rows == [["Tổng số hợp tác xã", "Doanh thu bình quân¹", "Số thành viên"]]


@pytest.mark.parametrize("label", ["Kinh phí¹", "Kinh phí ²", "Tín dụng³"])
def test_the_raised_mark_of_a_note_is_no_letter_of_a_font(label: str) -> None:
    sheet = decoded(Sheet("Biểu", [["Tổng số hợp tác xã", label, "Tổng cộng kinh phí¹"]]))

    assert sheet.rows[0][1] == label
