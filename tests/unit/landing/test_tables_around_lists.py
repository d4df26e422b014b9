"""Tables of figures on the sheet of a list: above it, below it, beside another such table."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

LIST = """DANH SÁCH HTX NGỪNG HOẠT ĐỘNG
STT | Tên HTX | Địa chỉ | Số thành viên | Doanh thu (nghìn đồng) | Ngành nghề
1 | HTX Một Lòng | Xã Kỳ Tây | =40 | =1250000 | Trồng trọt
2 | HTX Hai Mùa | Xã Kỳ Sơn | =30 | =900000 | Vận tải
"""
INDICATORS = """Biểu 1. KẾT QUẢ PHÁT TRIỂN HTX NĂM 2023
STT | Chỉ tiêu | ĐVT | Năm 2023
1 | Tổng số HTX | HTX | =300
2 | Số HTX đang hoạt động | HTX | =298
"""
SUPPORT = """KẾT QUẢ HỖ TRỢ HTX NĂM 2023
ĐVT: triệu đồng
STT | Chính sách | NSTW | NSĐP
1 | Đào tạo | =100 | =50
 | Cộng | =100 | =50
"""
DISTRICTS = """TÌNH HÌNH HTX THEO HUYỆN NĂM 2023
STT | Huyện | Số HTX | Số thành viên
1 | Đức Thọ | =100 | =3000
2 | Can Lộc | =200 | =6000
 | Toàn tỉnh | =300 | =9000
"""
FIGURES = {
    INDICATORS: [("org_total", 300), ("org_active", 298)],
    SUPPORT: [("support_budget", v * 1_000_000) for v in (100, 50, 100, 50)],
    DISTRICTS: [("org_total", 300), ("member_total", 9000)],
}
ORGANISATIONS = [("HTX Một Lòng", "inactive", 40, 1_250_000_000), ("HTX Hai Mùa", "inactive", 30, 900_000_000)]


@pytest.mark.parametrize("table", FIGURES)
@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("list_comes_first", [False, True])
def test_a_table_on_the_sheet_of_a_list_is_read_and_none_of_its_rows_is_an_organisation(
    table: str, between: str, list_comes_first: bool, read: Read, draw: Draw
) -> None:
    first, second = (LIST, table) if list_comes_first else (table, LIST)

    reading = read(draw(f"{first}{between}{second}"))

    listed = [(row.name, row.status_code, row.member_total, row.revenue) for row in reading.register_rows]
    assert listed == ORGANISATIONS
    assert [(figure.indicator_code, figure.value) for figure in reading.figures] == FIGURES[table]


def test_two_tables_above_a_list_are_both_read(read: Read, draw: Draw) -> None:
    reading = read(draw(f"{INDICATORS}\n{SUPPORT}\n{LIST}"))

    assert [figure.value for figure in reading.figures] == [
        value for table in (INDICATORS, SUPPORT) for _, value in FIGURES[table]
    ]
    assert len(reading.register_rows) == len(ORGANISATIONS)


def test_a_table_between_two_lists_is_read_and_the_title_of_the_first_list_is_not_that_of_the_second(
    read: Read, draw: Draw
) -> None:
    header = "STT | Tên THT | Xã | Số thành viên | Năm thành lập"
    groups = f"DANH SÁCH TỔ HỢP TÁC\n{header}\n1 | THT Ong | Xã Kỳ Lâm | =8 | =2019\n"

    reading = read(draw(f"{LIST}\n{SUPPORT}\n{groups}"))

    assert [(row.name, row.status_code) for row in reading.register_rows] == [
        ("HTX Một Lòng", "inactive"),
        ("HTX Hai Mùa", "inactive"),
        ("THT Ong", None),
    ]
    assert [(figure.indicator_code, figure.value) for figure in reading.figures] == FIGURES[SUPPORT]


def test_headings_and_sums_below_a_list_are_no_table(read: Read, draw: Draw) -> None:
    reading = read(draw(f"{LIST}| Huyện Đức Thọ | | =70 | =2150000 |\n| Tổng cộng | | =70 | =2150000 |\n"))

    assert not reading.figures
    assert len(reading.register_rows) == len(ORGANISATIONS)


def test_a_row_with_stored_numbers_begins_no_list(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
TỔNG HỢP SỐ LIỆU HTX, THT NĂM 2023
Nhóm                | Chỉ tiêu      | ĐVT   | Năm 2022 | Năm 2023 | Đơn vị chủ trì thực hiện
HTX nông nghiệp     | Số luợng      | HTX   | =250     | =260     | Liên minh HTX tỉnh
                    | Số thành viên | nguời | =30000   | =30500   | Sở NN&PTNT
HTX phi nông nghiệp | Số lượng      | HTX   | =60      | =62      | Sở Kế hoạch và Đầu tư
                    | Số thành viên | người | =1500    | =1600    | UBND các huyện
Cộng HTX            | Số lượng      | HTX   | =310     | =322     | Liên minh HTX tỉnh
                    | Số thành viên | người | =31500   | =32100   | Sở NN&PTNT
Tổ hợp tác          | Số lượng      | Tổ    | =500     | =510     | Sở Kế hoạch và Đầu tư
""",
            merged=[(2, 0, 3, 0), (4, 0, 5, 0), (6, 0, 7, 0)],
        )
    )

    assert not reading.register_rows
    assert {figure.cell for figure in reading.figures} == {f"{c}{r}" for c in "DE" for r in range(3, 10)}


def test_years_that_are_stored_in_the_header_of_a_list_leave_it_a_header(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
DANH SÁCH HTX NĂM 2023
TT | Tên HTX      | Mã số thuế | =2022 | =2023 | Số thành viên
1  | HTX Tân Tiến | 3000123456 | =500  | =520  | =25
2  | HTX Hòa Bình | 3000123457 | =300  | =310  | =12
""")
    )

    assert [row.name for row in reading.register_rows] == ["HTX Tân Tiến", "HTX Hòa Bình"]
