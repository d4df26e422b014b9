"""A table beside a list, behind an empty column, is read as a table; the list stays one."""

from __future__ import annotations

from tests.unit.landing.conftest import Draw, Read

TITLE = "HTX VÀ KẾT QUẢ HỖ TRỢ NĂM 2023"


def test_a_table_right_of_a_list_is_read_and_so_is_the_list(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            f"{TITLE}\n"
            "TT | Tên HTX | Xã | Số TV | | TT | Chính sách | Số HTX | Kinh phí (triệu đồng)\n"
            "1 | HTX Tân Tiến | Bản Hồ | =85 | | 1 | Xúc tiến thương mại | =18 | =540\n"
            "2 | HTX Mây tre | Tả Van | =60 | | 2 | Kết cấu hạ tầng | =4 | =600\n"
            "3 | HTX Rau Sa Pa | Tả Van | =40 | | | | |"
        )
    )

    assert [(row.name, row.member_total) for row in reading.register_rows] == [
        ("HTX Tân Tiến", 85),
        ("HTX Mây tre", 60),
        ("HTX Rau Sa Pa", 40),
    ]
    assert {figure.cell for figure in reading.figures} == {"H3", "I3", "H4", "I4"}
    assert reading.noticed == []


def test_a_list_right_of_a_table_is_read_and_so_is_the_table(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "TÌNH HÌNH HTX NĂM 2023\n"
            "TT | Chỉ tiêu | ĐVT | Năm 2023 | | TT | Tên HTX giải thể | Xã | Ngày cấp\n"
            "1 | Tổng số HTX | HTX | =45 | | 1 | HTX Tân Tiến | Bản Hồ | 3/4/2013\n"
            "2 | Số thành viên HTX | người | =450 | | 2 | HTX Mây tre | Tả Van | 5/5/2014"
        )
    )

    assert [(row.name, row.status_code) for row in reading.register_rows] == [
        ("HTX Tân Tiến", "dissolved"),
        ("HTX Mây tre", "dissolved"),
    ]
    assert [(figure.cell, figure.value) for figure in reading.figures] == [("D3", 45), ("D4", 450)]


def test_columns_beside_a_list_that_are_no_table_are_told(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "DANH SÁCH HTX NĂM 2023\n"
            "TT | Tên HTX | Xã | Ngày cấp | | Mã nội bộ | Ghi nhận\n"
            "1 | HTX Tân Tiến | Bản Hồ | 3/4/2013 | | =45 | =46"
        )
    )

    assert [noticed.cell for noticed in reading.noticed] == ["F2", "G2"]
