"""Lists whose headers, names and ends a clerk's copying took apart: the organisations stay what they are."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import RegisterRow
from tests.unit.landing.conftest import Draw, Read, Rules

TITLE = "DANH SÁCH HỢP TÁC XÃ ĐẾN NGÀY 31/12/2023"
BANDED = [
    "STT | Tên HTX         | Mã số thuế | Địa chỉ   | Thành viên |        | Tình trạng |",
    "    |                 |            |           | Tổng số    | Số nữ  | Đang HĐ    | Ngừng HĐ",
]
ROWS = [
    "1   | HTX Tân Tiến    | 0300123456 | Xã Bản Hồ | =45        | =12    | x          |",
    "2   | HTX Rau Sa Pa   | 5300789011 | Xã Tả Van | =35        | =9     |            | x",
]


@pytest.fixture
def listed(read: Read, draw: Draw):
    """What is read of the organisations of a list."""

    def rows(*lines: str) -> list[RegisterRow]:
        return read(draw("\n".join([TITLE, *lines]))).register_rows

    return rows


def told(rows: list[RegisterRow]) -> list[tuple[object, ...]]:
    return [(row.name, row.registration_code, row.member_total, row.status_code) for row in rows]


@pytest.mark.parametrize(
    "header",
    [
        [BANDED[0], "", BANDED[1]],
        [BANDED[0].replace("Thành viên", "Thành viên (1)"), BANDED[1].replace("Tổng số", "Tổng số (1)")],
        [BANDED[0].replace("Tình trạng", "Tình trạng*"), BANDED[1].replace("Đang HĐ", "Đang HĐ*")],
        [
            "STT | Tên HTX | Mã số thuế | Địa chỉ | Thành viên | Thành viên | Tình trạng | Tình trạng",
            "STT | Tên HTX | Mã số thuế | Địa chỉ | Tổng số    | Số nữ      | Đang HĐ    | Ngừng HĐ",
        ],
    ],
    ids=["an empty row inside", "numbers of notes", "stars of notes", "merged cells filled"],
)
def test_a_header_in_two_rows_is_one(header: list[str], listed) -> None:
    as_drawn = told(listed(*BANDED, *ROWS))

    assert [status for *_, status in as_drawn] == ["active", "inactive"]
    assert told(listed(*header, *ROWS)) == as_drawn


@pytest.mark.parametrize(
    "below",
    [
        [" | | | | | | ..., ngày 15 tháng 01 năm 2024", " | NGƯỜI LẬP BIỂU | | | | | CHỦ TỊCH", " | | | | | | Đã ký"],
        ["", " | | Ngày 15 tháng 01 năm 2024", " | | KT. GIÁM ĐỐC", "", "Nguyễn Văn Bình | | Trần Thị Hoa"],
    ],
    ids=["at once below", "below an empty row"],
)
def test_signatures_are_no_organisations_and_say_nothing_of_the_last(below: list[str], listed) -> None:
    assert told(listed(*BANDED, *ROWS, *below)) == told(listed(*BANDED, *ROWS))


@pytest.mark.parametrize(
    "between", [[], [""], [BANDED[0], BANDED[1]]], ids=["next row", "an empty row between", "a page break between"]
)
def test_a_name_goes_on_in_the_next_row_that_says_something(between: list[str], listed) -> None:
    first, second = ROWS[0].replace("HTX Tân Tiến", "HTX NUÔI TRỒNG"), ROWS[1]

    rows = listed(*BANDED, first, *between, " | THỦY SẢN THÁI ĐÔ", second)

    assert [row.name for row in rows] == ["HTX NUÔI TRỒNG THỦY SẢN THÁI ĐÔ", "HTX Rau Sa Pa"]


def test_words_below_an_empty_row_go_on_with_no_name_that_is_whole(listed) -> None:
    rows = listed(*BANDED, ROWS[0], "", " | CỤM PHÍA BẮC", ROWS[1])

    assert [row.name for row in rows] == ["HTX Tân Tiến", "HTX Rau Sa Pa"]


def test_a_name_in_two_columns_below_one_header_printed_over_both_is_one_name(listed) -> None:
    rows = listed(
        "TT | Tên HTX  | Tên HTX   | Xã           | Số thành viên | Tình trạng",
        "1  | HTX DVNN | Hải Anh   | Xã Hải Anh   | =820          | Đang HĐ",
        "2  | HTX muối | Bạch Long | Xã Bạch Long | =300          | Ngừng HĐ",
    )

    assert [row.name for row in rows] == ["HTX DVNN Hải Anh", "HTX muối Bạch Long"]


def test_organisations_above_a_second_list_are_no_title_of_it(listed) -> None:
    rows = listed(
        "TT | Tên hợp tác xã        | Địa chỉ          | Vốn điều lệ (đồng) | Số thành viên",
        "1  | HTX Nông nghiệp Hành  | Xã Hành Phước    | 900.000.000        | =80",
        "TT | Tên hợp tác xã        | Địa chỉ          | Doanh thu (đồng)   | Số thành viên",
        "2  | HTX vận tải Quảng Phú | P. Quảng Phú     | 5.000.000.000      | =30",
    )

    assert [(row.name, row.sector_code) for row in rows] == [
        ("HTX Nông nghiệp Hành", None),
        ("HTX vận tải Quảng Phú", None),
    ]


@pytest.mark.parametrize("ditto", ["nt", "- nt -", '"', "Như trên"])
def test_a_cell_that_says_ditto_holds_what_is_printed_above_it(ditto: str, read: Read, draw: Draw) -> None:
    sheet = f"""DANH SÁCH HTX NĂM 2023
STT | Tên HTX | Xã | Ngành nghề | Ngày thành lập | Tình trạng | Số thành viên
1 | HTX An Phú | Xã Kỳ Tây | Vận tải | 01/02/2015 | Tạm ngừng KD | =12
2 | HTX An Lộc | {ditto} | {ditto} | {ditto} | {ditto} | {ditto}
3 | HTX An Hòa | {ditto} | Trồng trọt | 05/06/2018 | Đang hoạt động | =9"""

    first, second, third = (reading := read(draw(sheet))).register_rows

    assert (first.commune, first.sector_code, first.founded_on, first.status_code) == (
        second.commune,
        second.sector_code,
        second.founded_on,
        second.status_code,
    )
    assert (second.commune, second.status_code, third.commune) == ("Xã Kỳ Tây", "inactive", "Xã Kỳ Tây")
    assert second.member_total is None
    assert [(noticed.rule_id, noticed.cell) for noticed in reading.noticed] == [("register_rows.unreadable_cell", "G4")]


@pytest.mark.parametrize("header", ["Giá trị hợp đồng (tr.đ)", "Số thành viên tham gia liên kết"])
def test_names_and_places_are_a_list_beside_numbers_of_which_nothing_is_known(
    header: str, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(
            "DANH SÁCH HTX THAM GIA CHUỖI LIÊN KẾT NĂM 2023\n"
            f"TT | Tên HTX | Xã | Doanh nghiệp liên kết | {header}\n"
            "1 | HTX Tân Tiến | Bản Hồ | Công ty Nafoods | =120\n"
            "2 | HTX Rau Sa Pa | Tả Van | Công ty Hoàn Dương | =45"
        )
    )

    assert [(row.name, row.commune) for row in reading.register_rows] == [
        ("HTX Tân Tiến", "Bản Hồ"),
        ("HTX Rau Sa Pa", "Tả Van"),
    ]
    assert ("register_rows.unrecognised_column", "E2") in rules(reading)


def test_what_is_merged_over_the_products_of_one_organisation_is_said_of_it_once(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "DANH SÁCH HTX NĂM 2023\n"
            "TT | Tên HTX | Xã | Sản phẩm | Số thành viên\n"
            "1 | HTX Tân Tiến | Bản Hồ | Chè | =12\n"
            " | | | Rau |\n"
            " | | | Miến |\n"
            "2 | HTX Rau Sa Pa | Tả Van | Rau | =45",
            merged=[(2, 0, 4, 0), (2, 1, 4, 1), (2, 2, 4, 2), (2, 4, 4, 4)],
        )
    )

    assert [row.commune for row in reading.register_rows] == ["Bản Hồ", "Tả Van"]


@pytest.mark.parametrize(
    "numbers",
    [
        "1 | 2 | 3 | 4",
        "(1) | (2) | (3) | (4=3/2)",
        "[1] | [2] | [3] | [4]",
        "=-1 | =-2 | =-3 | =-4",
        "A | B | C | 1",
        "I | II | III | IV",
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_row_that_numbers_the_columns_of_a_list_is_no_organisation(
    numbers: str, place: int, read: Read, draw: Draw
) -> None:
    rows = ["1 | HTX Tân Tiến | 0300123456 | =12", "2 | HTX Bình Minh | 0300123457 | =13"]
    rows.insert(place, numbers)

    reading = read(draw("\n".join(["DANH SÁCH HTX NĂM 2023", "STT | Tên HTX | Mã số thuế | Số thành viên", *rows])))

    assert [row.name for row in reading.register_rows] == ["HTX Tân Tiến", "HTX Bình Minh"]
    assert not reading.noticed
