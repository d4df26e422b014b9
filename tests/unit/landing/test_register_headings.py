"""Rows of a list that are no organisations, and what they say of those below them."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import RegisterRow
from tests.unit.landing.conftest import Draw, Read

HEADER = "STT | Tên đơn vị | Địa chỉ | Năm thành lập | Số thành viên | Vốn điều lệ (triệu đồng)"


def rows_of(read: Read, draw: Draw, *lines: str, title: str = "DANH SÁCH HTX ĐẾN 31/12/2023") -> list[RegisterRow]:
    return list(read(draw("\n".join([title, HEADER, *lines]))).register_rows)


def test_a_heading_with_the_sums_of_its_rows_is_no_organisation(read: Read, draw: Draw) -> None:
    found = rows_of(
        read,
        draw,
        "I | Huyện Lạng Giang (2 HTX) | | | =45 | =2500",
        "1 | HTX Rau sạch | Xã Mỹ Thái | =2016 | =30 | =1500",
        "2 | HTX Thành Công | Xã Tân Dĩnh | =2018 | =15 | =1000",
        "II | HTX phi nông nghiệp | | | =9 | =500",
        "3 | HTX Vận tải | Xã Mỹ Thái | =2010 | =9 | =500",
    )

    assert [row.name for row in found] == ["HTX Rau sạch", "HTX Thành Công", "HTX Vận tải"]


def test_an_outer_heading_holds_for_all_inner_ones(read: Read, draw: Draw) -> None:
    found = rows_of(
        read,
        draw,
        "A | HTX ĐANG HOẠT ĐỘNG",
        "I | Lĩnh vực nông nghiệp",
        "1 | HTX Một | Xã A | =2016 | =30 | =1500",
        "II | Lĩnh vực vận tải: 01 HTX",
        "2 | HTX Hai | Xã B | =2016 | =30 | =1500",
        "B | HTX NGỪNG HOẠT ĐỘNG",
        "3 | HTX Ba | Xã C | =2016 | =30 | =1500",
    )

    assert [(row.status_code, row.sector_code) for row in found] == [
        ("active", "agriculture"),
        ("active", "transport"),
        ("inactive", None),
    ]


@pytest.mark.parametrize(
    ("title", "heading", "name", "entity"),
    [
        ("DANH SÁCH LIÊN HIỆP HTX NĂM 2023", "", "Trái cây Vĩnh Long", "union"),
        ("DANH SÁCH CÁC TỔ HỢP TÁC", "", "Trồng màu ấp 3", "group"),
        ("DANH SÁCH CÁC TỔ HỢP TÁC", "", "HTX Ấp 3", "cooperative"),
        ("DANH SÁCH TỔ CHỨC KTTT", "II | LIÊN HIỆP HTX", "Trái cây Vĩnh Long", "union"),
        ("DANH SÁCH TỔ CHỨC KTTT", "II | QUỸ TÍN DỤNG NHÂN DÂN", "Phước Thuận", "credit_fund"),
        ("DANH SÁCH HTX, LIÊN HIỆP HTX", "", "Tân Tiến", "cooperative"),
    ],
)
def test_a_name_without_a_kind_is_of_the_kind_it_is_listed_with(
    read: Read, draw: Draw, title: str, heading: str, name: str, entity: str
) -> None:
    lines = [heading] if heading else []
    found = rows_of(read, draw, *lines, f"1 | {name} | Xã A | =2016 | =30 | =1500", title=title)

    assert [row.entity_type for row in found] == [entity]


def test_a_row_without_number_goes_on_with_the_organisation_above_it(read: Read, draw: Draw) -> None:
    found = rows_of(
        read,
        draw,
        "1 | HTX Dịch vụ nông nghiệp | Thôn 3, | =2016 | =30 | =1500",
        " | và xây dựng Tân Lạc | xã Phong Phú",
        "2 | HTX Hai | Xã B | =2016 | =30 | =1500",
        " | Khối vận tải",
        "3 | HTX Ba | Xã C | =2016 | =30 | =1500",
    )

    assert [(row.name, row.commune) for row in found] == [
        ("HTX Dịch vụ nông nghiệp và xây dựng Tân Lạc", "xã Phong Phú"),
        ("HTX Hai", "Xã B"),
        ("HTX Ba", "Xã C"),
    ]


def test_a_name_that_cannot_end_goes_on_in_the_next_row_whatever_its_letters(read: Read, draw: Draw) -> None:
    found = rows_of(
        read,
        draw,
        "1 | HỢP TÁC XÃ NUÔI TRỒNG | Xã A | =2016 | =30 | =1500",
        " | THỦY SẢN THÁI ĐÔ",
        "2 | HTX Hai | Xã B | =2016 | =30 | =1500",
    )

    assert [row.name for row in found] == ["HỢP TÁC XÃ NUÔI TRỒNG THỦY SẢN THÁI ĐÔ", "HTX Hai"]


@pytest.mark.parametrize("alone", ["Bản Hồ", "HTX Ba", "NHÓM THỨ HAI"])
def test_words_alone_below_a_whole_name_are_told(read: Read, draw: Draw, alone: str) -> None:
    lines = ["1 | HTX Một | Xã A | =2016 | =30 | =1500", f" | {alone}", "2 | HTX Hai | Xã B | =2016 | =30 | =1500"]
    reading = read(draw("\n".join(["DANH SÁCH HTX ĐẾN 31/12/2023", HEADER, *lines])))

    assert [(n.rule_id, n.cell) for n in reading.noticed] == [("register_rows.name_may_go_on", "B4")]
    assert [row.name for row in reading.register_rows] == ["HTX Một", "HTX Hai"]


def test_words_alone_are_no_news_where_they_head_a_list_or_the_numbers_begin_again(read: Read, draw: Draw) -> None:
    headed = [" | Cụm Bắc", "1 | HTX Một | Xã A | =2016 | =30 | =1500", " | Cụm Nam", "2 | HTX Hai | Xã B | | =9 | =50"]
    anew = ["1 | HTX Một | Xã A | =2016 | =30 | =1500", " | Cụm Nam", "1 | HTX Hai | Xã B | | =9 | =50"]

    for lines in (headed, anew):
        assert read(draw("\n".join(["DANH SÁCH HTX ĐẾN 31/12/2023", HEADER, *lines]))).noticed == []


def test_in_a_list_with_headings_words_below_a_begun_name_are_told(read: Read, draw: Draw) -> None:
    lines = [" | Cụm 1", " | HTX DVNN | Xã A | =2016 | =30 | =1500", " | Gia Phú", " | HTX Hai | Xã B | | =9 | =50"]
    reading = read(draw("\n".join(["DANH SÁCH HTX ĐẾN 31/12/2023", HEADER, *lines])))

    assert [row.name for row in reading.register_rows] == ["HTX DVNN", "HTX Hai"]
    assert [n.rule_id for n in reading.noticed] == ["register_rows.name_may_go_on"]


def test_a_number_and_a_name_are_an_organisation(read: Read, draw: Draw) -> None:
    found = rows_of(
        read, draw, "1 | HTX Một | Xã A | =2016 | =30 | =1500", "2 | HTX Hai", "3 | HTX Ba | Xã C | | =9 | "
    )

    assert [row.name for row in found] == ["HTX Một", "HTX Hai", "HTX Ba"]


def test_a_list_that_numbers_no_rows_takes_none_for_the_end_of_another(read: Read, draw: Draw) -> None:
    found = rows_of(read, draw, " | HTX Một | Xã A | | =30 | =1500", " | HTX Hai | Xã B | | | ")

    assert [row.name for row in found] == ["HTX Một", "HTX Hai"]


def test_a_title_tells_the_sector_of_a_list_without_a_column_for_it(read: Read, draw: Draw) -> None:
    found = rows_of(read, draw, "1 | HTX Một | Xã A | =2016 | =30 | =1500", title="DANH SÁCH HTX NÔNG NGHIỆP")

    assert [row.sector_code for row in found] == ["agriculture"]


def test_marks_below_a_status_are_ticks_without_any_band(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "DANH SÁCH HTX\n"
            "STT | Tên HTX | Địa chỉ | Số thành viên | Đang hoạt động | Ngừng hoạt động\n"
            "1 | HTX Một | Xã A | =30 | x |\n"
            "2 | HTX Hai | Xã B | =20 | | x"
        )
    )

    assert [row.status_code for row in reading.register_rows] == ["active", "inactive"]


@pytest.mark.parametrize(
    ("printed", "capital"),
    [("=500", 500_000_000), ("500.000.000 đồng", 500_000_000), ("500 triệu", 500_000_000), ("1,2 tỷ", 1_200_000_000)],
)
def test_money_that_prints_its_unit_is_in_that_unit(read: Read, draw: Draw, printed: str, capital: int) -> None:
    [row] = rows_of(read, draw, f"1 | HTX Một | Xã A | =2016 | =30 | {printed}")

    assert row.charter_capital == capital


FUNDS = (
    "STT | Tên QTDND | Địa chỉ | Số thành viên | Tiền gửi | Dư nợ cho vay | Chênh lệch thu - chi",
    "1 | QTDND Quỳnh Hải | Xã A | =1250 | =170400 | =150300 | =1850",
    "2 | QTDND Vũ Quý | Xã B | =2100 | =221000 | =198500 | =2400",
    " | Tổng cộng | | =3350 | =391400 | =348800 | =4250",
)


@pytest.mark.parametrize(
    ("title", "counted"),
    [
        ("HOẠT ĐỘNG CỦA CÁC QUỸ TÍN DỤNG NHÂN DÂN NĂM 2023\nĐVT: triệu đồng", 4),
        ("CÁC QUỸ TÍN DỤNG NHÂN DÂN YẾU KÉM NĂM 2023\nĐVT: triệu đồng", 0),
        ("CÁC QUỸ TÍN DỤNG NHÂN DÂN HUYỆN QUỲNH PHỤ NĂM 2023\nĐVT: triệu đồng", 0),
        ("CÁC HTX ĐƯỢC VAY VỐN NĂM 2023\nĐVT: triệu đồng", 0),
    ],
)
def test_the_sum_of_a_list_counts_where_all_credit_funds_are_listed(
    read: Read, draw: Draw, title: str, counted: int
) -> None:
    header = FUNDS[0] if "QUỸ" in title else FUNDS[0].replace("QTDND", "HTX")
    reading = read(draw("\n".join([title, header, *FUNDS[1:]])))

    assert len(reading.register_rows) == 2
    assert len({figure.indicator_code for figure in reading.figures}) == counted
    assert {figure.entity_type for figure in reading.figures} <= {"credit_fund"}


def test_signatures_below_a_list_are_no_organisations(read: Read, draw: Draw) -> None:
    found = rows_of(read, draw, "1 | HTX Một | Xã A | =2016 | =30 | =1500", " | NGƯỜI LẬP BIỂU | | | GIÁM ĐỐC |")

    assert [row.name for row in found] == ["HTX Một"]


@pytest.mark.parametrize("beside", ["", "toàn tỉnh", "cả nước"])
def test_words_beside_a_heading_that_says_what_stands_below_make_no_organisation_of_it(
    read: Read, draw: Draw, beside: str
) -> None:
    found = rows_of(
        read,
        draw,
        f"I | HTX ngừng hoạt động | {beside} | | =45 | =2500",
        "1 | HTX Một | Xã A | =2016 | =30 | =1500",
        "2 | HTX Hai | Xã B | =2016 | =15 | =1000",
    )

    assert [(row.name, row.status_code) for row in found] == [("HTX Một", "inactive"), ("HTX Hai", "inactive")]


def test_a_state_alone_in_small_letters_is_said_of_those_below_and_ends_no_name(read: Read, draw: Draw) -> None:
    found = rows_of(
        read,
        draw,
        "1 | HTX Một | Xã A | =2016 | =30 | =1500",
        " | ngừng hoạt động",
        "2 | HTX Hai | Xã B | =2016 | =30 | =1500",
        "3 | HTX Ba | Xã C | =2016 | =30 | =1500",
    )

    assert [(row.name, row.status_code) for row in found] == [
        ("HTX Một", None),
        ("HTX Hai", "inactive"),
        ("HTX Ba", "inactive"),
    ]


@pytest.mark.parametrize("rest", ["và dịch vụ", "và vận tải"])
def test_a_name_that_goes_on_in_the_next_row_is_no_sector_of_those_below(read: Read, draw: Draw, rest: str) -> None:
    found = rows_of(
        read,
        draw,
        "1 | HTX Nông nghiệp Một | Xã A | =2016 | =30 | =1500",
        f" | {rest}",
        "2 | HTX Hai | Xã B | =2016 | =30 | =1500",
        "3 | HTX Ba | Xã C | =2016 | =30 | =1500",
    )

    assert [row.name for row in found] == [f"HTX Nông nghiệp Một {rest}", "HTX Hai", "HTX Ba"]
    assert {row.sector_code for row in found[1:]} == {None}


@pytest.mark.parametrize(
    ("ended", "converted"),
    [
        ("I | HTX đã giải thể", "II | HTX chuyển đổi sang doanh nghiệp"),
        ("I. HTX đã giải thể |", "II. HTX chuyển đổi sang doanh nghiệp (01 HTX) |"),
        ("| HTX đã giải thể", "| HTX chuyển đổi sang doanh nghiệp"),
    ],
)
def test_a_heading_of_nothing_known_ends_what_the_one_above_it_says(
    ended: str, converted: str, read: Read, draw: Draw
) -> None:
    found = rows_of(
        read,
        draw,
        ended,
        "1 | HTX Một | Xã A | =2016 | =30 | =1500",
        "2 | HTX Hai | Xã B | =2016 | =30 | =1500",
        converted,
        "1 | HTX Ba | Xã C | =2016 | =30 | =1500",
        title="DANH SÁCH HTX GIẢI THỂ, CHUYỂN ĐỔI NĂM 2023",
    )

    assert [row.status_code for row in found] == ["dissolved", "dissolved", None]


def test_blocks_in_brackets_with_their_numbers_beside_are_headings(read: Read, draw: Draw) -> None:
    found = rows_of(
        read,
        draw,
        "(I) | HTX đang hoạt động | 1 HTX",
        "1 | HTX Một | Xã A | =2016 | =30 | =1500",
        "(II) | HTX ngừng hoạt động | 1 HTX",
        "1 | HTX Hai | Xã B | =2016 | =30 | =1500",
    )

    assert [(row.name, row.status_code) for row in found] == [("HTX Một", "active"), ("HTX Hai", "inactive")]


def test_a_number_that_those_below_it_go_on_with_stands_over_them(read: Read, draw: Draw) -> None:
    found = rows_of(
        read,
        draw,
        "1 | Chuỗi chè | | | =60 | =3000",
        "1.1 | HTX Một | Xã A | =2016 | =30 | =1500",
        "1.2 | HTX Hai | Xã B | =2016 | =30 | =1500",
        "2 | Chuỗi quế | | | =30 | =1500",
        "2.1 | HTX Ba | Xã C | =2016 | =30 | =1500",
    )

    assert [row.name for row in found] == ["HTX Một", "HTX Hai", "HTX Ba"]


def test_a_sum_that_counts_the_codes_above_it_is_no_organisation(read: Read, draw: Draw) -> None:
    header = "TT | Tên HTX | Mã số thuế | Số TV | Vốn điều lệ (triệu đồng)"
    rows = [
        "1 | HTX Một | 3600111222 | =30 | =1500",
        "2 | HTX Hai | 3600111333 | =30 | =1500",
        "| Cộng | =2 | =60 | =3000",
    ]

    found = read(draw("\n".join(["DANH SÁCH HTX NĂM 2023", header, *rows]))).register_rows

    assert [row.name for row in found] == ["HTX Một", "HTX Hai"]
