"""Several lists below each other on a sheet, wherever their columns stand: each is read by its own header."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

COOPERATIVES = [
    "DANH SÁCH HỢP TÁC XÃ ĐẾN NGÀY 31/12/2023",
    "{shift}STT | Tên HTX       | Địa chỉ   | Mã số thuế | Số thành viên | Số lao động",
    "{shift}1   | HTX Tân Tiến  | Xã Bản Hồ | 0300123456 | =45           | =12",
    "{shift}2   | HTX Rau Sa Pa | Xã Tả Van | 5300789011 | =35           | =9",
]
OTHERS = [
    "",
    "{shift}DANH SÁCH {whom} ĐẾN NGÀY 31/12/2023",
    "{shift}TT | {name}            | Người đại diện | Số lao động | Số thành viên",
    "{shift}1  | {kind} Đồng Tâm   | Nguyễn Văn An  | =5          | =700",
    "{shift}2  | {kind} Hòa Bình   | Trần Thị Bình  | =6          | =800",
    "{shift}3  | {kind} Quyết Tiến | Lê Văn Cường   | =7          | =900",
]


@pytest.mark.parametrize(("first", "second"), [("", ""), ("", " | "), (" | ", "")])
@pytest.mark.parametrize(
    ("whom", "name", "kind", "entity"),
    [
        ("QUỸ TÍN DỤNG NHÂN DÂN", "Quỹ tín dụng nhân dân", "QTDND", "credit_fund"),
        ("TỔ HỢP TÁC", "Tổ hợp tác", "THT", "group"),
    ],
)
def test_a_list_below_another_is_read_by_its_own_header(
    first: str, second: str, whom: str, name: str, kind: str, entity: str, read: Read, draw: Draw
) -> None:
    above = (line.format(shift=first) for line in COOPERATIVES)
    below = (line.format(shift=second, whom=whom, name=name, kind=kind) for line in OTHERS)

    rows = read(draw("\n".join([*above, *below]))).register_rows

    assert [(row.name, row.entity_type, row.member_total, row.worker_total) for row in rows] == [
        ("HTX Tân Tiến", "cooperative", 45, 12),
        ("HTX Rau Sa Pa", "cooperative", 35, 9),
        (f"{kind} Đồng Tâm", entity, 700, 5),
        (f"{kind} Hòa Bình", entity, 800, 6),
        (f"{kind} Quyết Tiến", entity, 900, 7),
    ]


def test_a_list_above_another_that_is_not_understood_is_told(read: Read, draw: Draw) -> None:
    lists = [line.format(shift="") for line in COOPERATIVES]
    unknown = [
        "STT | Tên trang trại | Chủ hộ | Quy mô | Sản lượng",
        "1 | Hoa Mai | An | =12 | =50",
        "2 | Hoa Đào | Bình | =7 | =40",
        "",
    ]

    noticed = read(draw("\n".join([*unknown, *lists]))).noticed

    assert [(said.rule_id, said.cell) for said in noticed] == [("figures.rows_above_header", "A2")]


def test_a_sheet_without_a_header_goes_on_with_the_list_of_the_one_before(read: Read, draw: Draw) -> None:
    first = "DANH SÁCH HTX\nSTT | Tên HTX | Xã | Số TV\n1 | HTX Tân Tiến | Bản Hồ | =45\n2 | HTX Rau | Tả Van | =35"
    second = "Trang 2\n3 | HTX Hoa | Tả Phìn | =9\n4 | HTX Mây | Tả Phìn | =8"

    rows = read(draw(first, name="Trang 1"), draw(second, name="Trang 2")).register_rows

    assert [(row.sheet, row.cell, row.name, row.member_total) for row in rows[2:]] == [
        ("Trang 2", "B2", "HTX Hoa", 9),
        ("Trang 2", "B3", "HTX Mây", 8),
    ]


def test_merged_cells_of_a_sheet_without_a_header_hold_for_its_rows(read: Read, draw: Draw) -> None:
    first = "DANH SÁCH HTX\nSTT | Tên HTX | Xã | Số TV\n1 | HTX Tân Tiến | Bản Hồ | =45\n2 | HTX Rau | Tả Van | =35"
    second = draw("3 | HTX Hoa | Tả Phìn | =9\n4 | HTX Mây | | =8", name="B", merged=[(0, 2, 1, 2)])

    assert [row.commune for row in read(draw(first, name="A"), second).register_rows[2:]] == ["Tả Phìn", "Tả Phìn"]


def test_hidden_rows_of_a_sheet_without_a_header_stay_hidden(read: Read, draw: Draw) -> None:
    first = "DANH SÁCH HTX\nSTT | Tên HTX | Xã | Số TV\n1 | HTX Tân Tiến | Bản Hồ | =45\n2 | HTX Rau | Tả Van | =35"
    second = draw("3 | HTX Hoa | Tả Phìn | =9\n4 | HTX Mây | Tả Phìn | =8", name="B")
    second.hidden_rows.add(1)

    assert [row.name for row in read(draw(first, name="A"), second).register_rows[2:]] == ["HTX Hoa"]


def test_a_sheet_that_begins_with_rows_of_another_table_goes_on_with_no_list(read: Read, draw: Draw) -> None:
    first = "DANH SÁCH HTX\nSTT | Tên HTX | Xã | Số TV\n1 | HTX Tân Tiến | Bản Hồ | =45\n2 | HTX Rau | Tả Van | =35"
    second = "Mã | Hộ nợ | Thôn | Nợ\n3 | HTX Hoa | Tả Phìn | =9\n4 | HTX Mây | Tả Phìn | =8"

    rows = read(draw(first, name="A"), draw(second, name="B")).register_rows

    assert [row.name for row in rows] == ["HTX Tân Tiến", "HTX Rau"]


@pytest.mark.parametrize("number", ["1", "7"])
def test_a_sheet_whose_numbers_do_not_follow_the_last_one_goes_on_with_no_list(
    number: str, read: Read, draw: Draw
) -> None:
    first = "DANH SÁCH HTX\nSTT | Tên HTX | Xã | Số TV\n1 | HTX Tân Tiến | Bản Hồ | =45\n2 | HTX Rau | Tả Van | =35"
    second = "\n".join(f"{number} | HTX {name} | Tả Phìn | =9" for name in ("Hoa", "Mây", "Gió"))

    reading = read(draw(first, name="A"), draw(second, name="B"))

    assert [row.name for row in reading.register_rows] == ["HTX Tân Tiến", "HTX Rau"]
    assert "B" in {noticed.sheet for noticed in reading.noticed}


def test_the_number_of_a_page_goes_on_with_nothing_above_it(read: Read, draw: Draw) -> None:
    header = "STT | Tên HTX | Ngày thành lập | Số TV"
    rows = ["1 | HTX Tân Tiến | 5/3/2019 | =45", " | | 1 | ", header, "2 | HTX Rau | 6/3/2019 | =35"]

    reading = read(draw("\n".join(["DANH SÁCH HTX", header, *rows])))

    assert [str(row.founded_on) for row in reading.register_rows] == ["2019-03-05", "2019-03-06"]
