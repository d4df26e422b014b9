"""What titles, sheets, bands, names and notes say of the organisations of a list, and what they do not say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read, Rules
from tests.unit.landing.test_lists_drawn_otherwise import TITLE

HEADER = "STT | Tên HTX | Xã | Vốn điều lệ (triệu đồng) | Số thành viên"
ROWS = ["1 | HTX Tân Tiến | Bản Hồ | =500 | =45", "2 | HTX Rau Sa Pa | Tả Van | =1200 | =35"]


@pytest.fixture
def listed(read: Read, draw: Draw):
    """What is read of a list drawn as text."""

    def reading(*lines: str, merged: list[tuple[int, int, int, int]] | None = None) -> Reading:
        return read(draw("\n".join(lines), merged=merged))

    return reading


@pytest.mark.parametrize("above", [True, False], ids=["above the list", "below it"])
def test_a_legend_of_colours_is_said_of_no_row_and_told(above: bool, listed, rules: Rules) -> None:
    legend = "Ghi chú: tô vàng là HTX ngừng hoạt động"
    reading = listed(*([TITLE, legend, HEADER, *ROWS] if above else [TITLE, HEADER, *ROWS, legend]))

    assert [row.status_code for row in reading.register_rows] == [None, None]
    assert ("register_rows.told_by_colour", "A2" if above else "A5") in rules(reading)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["Triệu đồng"], []),
        (["(triệu đồng)"], []),
        (["ĐVT: HTX, người, triệu đồng"], []),
        (["Đơn vị tính là triệu đồng"], []),
        ([], ["Ghi chú: ĐVT: triệu đồng"]),
    ],
)
def test_money_of_a_list_is_in_the_unit_noted_around_it(above: list[str], below: list[str], listed) -> None:
    reading = listed(TITLE, *above, HEADER.replace(" (triệu đồng)", ""), *ROWS, *below)

    assert [row.charter_capital for row in reading.register_rows] == [500_000_000, 1_200_000_000]


def test_a_list_below_another_has_its_own_unit_of_money(listed) -> None:
    reading = listed(TITLE, HEADER, ROWS[0], "", HEADER.replace("triệu", "tỷ"), "1 | HTX Sa Đéc | Tân Quy | =5.5 | =6")

    assert [row.charter_capital for row in reading.register_rows] == [Decimal(500_000_000), Decimal(5_500_000_000)]


def test_a_unit_announced_between_two_lists_is_of_the_second(listed) -> None:
    header = "STT | Tên HTX | Xã | Vốn điều lệ | Số thành viên"
    second = ["", "2. HTX khác (ĐVT: tỷ đồng)", header, "1 | HTX Sa Đéc | Tân Quy | =5.5 | =6"]
    reading = listed(TITLE, "1. HTX lớn (ĐVT: triệu đồng)", header, ROWS[0], *second)

    assert [row.charter_capital for row in reading.register_rows] == [Decimal(500_000_000), Decimal(5_500_000_000)]


def test_a_second_list_whose_names_are_called_names_alone_has_columns_of_its_own(listed) -> None:
    reading = listed(
        TITLE,
        "TT | Tên | Địa chỉ | Thành viên | Vốn điều lệ (triệu đồng) | Doanh thu (triệu đồng)",
        "1 | HTX Tân Tiến | xã Bản Hồ | =45 | =500 | =900",
        "2. Quỹ tín dụng nhân dân (ĐVT: tỷ đồng)",
        "TT | Tên | Địa chỉ | Thành viên | Vốn điều lệ | Tổng tài sản",
        "1 | QTDND Việt Lâm | TT Việt Lâm | =800 | =2.5 | =45",
    )

    assert [(row.charter_capital, row.revenue, row.capital_total) for row in reading.register_rows] == [
        (500_000_000, 900_000_000, None),
        (2_500_000_000, None, 45_000_000_000),
    ]


def test_districts_are_no_communes(listed) -> None:
    reading = listed(
        TITLE,
        "STT | Tên HTX | Mã số thuế | Địa bàn (huyện, TP)",
        "1 | HTX Tân Tiến | 0300123456 | TP Quảng Ngãi",
        "2 | HTX Rau Sa Pa | 0300123457 | Sơn Tịnh",
    )

    assert [(row.name, row.commune) for row in reading.register_rows] == [
        ("HTX Tân Tiến", None),
        ("HTX Rau Sa Pa", None),
    ]


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("Ngừng hoạt động", ("inactive", None, None)),
        ("HTX chờ GT", ("awaiting_dissolution", None, None)),
        ("2. Chờ GT", ("awaiting_dissolution", None, None)),
        ("Vận tải", (None, "transport", None)),
        ("Xã Vĩnh Gia", (None, None, "Xã Vĩnh Gia")),
        ("Khác", (None, None, None)),
        ("Chợ", (None, None, None)),
        ("Chờ (2)", (None, None, None)),  # the copy of a sheet is called by no more words
        ("Sheet1", (None, None, None)),
    ],
)
def test_a_sheet_may_be_called_by_what_all_on_it_have_in_common(
    sheet: str, said: tuple[str | None, ...], read: Read, draw: Draw
) -> None:
    lines = [TITLE, "STT | Tên HTX | Năm thành lập | Mã số thuế", "1 | HTX Tân Tiến | 2019 | 0300123456"]

    rows = read(draw("\n".join(lines), name=sheet)).register_rows

    assert [(row.status_code, row.sector_code, row.commune) for row in rows] == [said]


def test_a_title_names_the_commune_of_all(listed) -> None:
    reading = listed(
        "DANH SÁCH HTX TRÊN ĐỊA BÀN XÃ ĐỨC TRỌNG NĂM 2023",
        "STT | Tên HTX | Năm thành lập | Mã số thuế",
        "1 | HTX Tân Tiến | 2019 | 0300123456",
    )

    assert [row.commune for row in reading.register_rows] == ["XÃ ĐỨC TRỌNG"]


def test_a_status_behind_a_name_or_in_a_note_is_that_of_the_organisation(listed) -> None:
    reading = listed(
        TITLE,
        HEADER + " | Ghi chú",
        "1 | HTX Tân Tiến (ngừng hoạt động từ 2021) | Bản Hồ | =500 | =45 |",
        "2 | HTX Rau Sa Pa (Lào Cai) | Tả Van | =1200 | =35 | Đã giải thể",
        "3 | HTX Hoa Sa Pa | Tả Phìn | =300 | =15 | Sổ mới",
    )

    assert [row.status_code for row in reading.register_rows] == ["inactive", "dissolved", None]


def test_a_name_that_tells_another_status_than_the_list_is_told(listed, rules: Rules) -> None:
    reading = listed(
        TITLE, HEADER + " | Tình trạng", "1 | HTX Tân Tiến (đã giải thể) | Bản Hồ | =500 | =45 | Đang hoạt động"
    )

    assert [row.status_code for row in reading.register_rows] == ["active"]
    assert ("register_rows.status_in_note", "B3") in rules(reading)


def test_two_lists_beside_each_other_are_both_read(listed) -> None:
    beside = [f"{left} | | {right}" for left, right in zip([HEADER, ROWS[0]], [HEADER, ROWS[1]], strict=True)]
    reading = listed(TITLE, *beside)

    assert [(row.name, row.cell, row.member_total) for row in reading.register_rows] == [
        ("HTX Tân Tiến", "B3", 45),
        ("HTX Rau Sa Pa", "H3", 35),
    ]


def test_lists_of_other_columns_beside_each_other_are_read_where_both_count_their_rows(listed) -> None:
    reading = listed(
        TITLE,
        "HTX đang hoạt động | | | | HTX đã giải thể",
        "STT | Tên HTX | Xã | Số thành viên | STT | Tên HTX | Xã",
        "1 | HTX Tân Tiến | Bản Hồ | =45 | 1 | HTX Rau Sa Pa | Tả Van",
        "2 | HTX Đoàn Kết | Bản Hồ | =12 | | |",
    )

    assert [(row.name, row.status_code, row.member_total) for row in reading.register_rows] == [
        ("HTX Tân Tiến", "active", 45),
        ("HTX Đoàn Kết", "active", 12),
        ("HTX Rau Sa Pa", "dissolved", None),
    ]


def test_names_beside_names_that_nothing_counts_are_of_no_list_of_their_own(listed) -> None:
    header = "STT | Tên HTX | Xã | Số thành viên | Tên HTX liên kết"

    reading = listed(TITLE, header, "1 | HTX Tân Tiến | Bản Hồ | =45 | HTX Rau Sa Pa")

    assert [row.name for row in reading.register_rows] == ["HTX Tân Tiến"]


def test_units_without_brackets_in_a_row_of_the_header_are_units(listed) -> None:
    reading = listed(
        TITLE,
        "STT | Tên HTX | Xã | Vốn điều lệ | Doanh thu | Số thành viên",
        "    |         |    | Tr. đồng    | tỷ đồng   | người",
        "1 | HTX Tân Tiến | Bản Hồ | =500 | =1.2 | =45",
    )

    assert [(row.charter_capital, row.revenue, row.member_total) for row in reading.register_rows] == [
        (500_000_000, 1_200_000_000, 45)
    ]


def test_units_in_brackets_below_the_header_may_print_a_thousand_as_a_number(listed) -> None:
    reading = listed(
        TITLE,
        "STT | Tên HTX | Xã | Vốn điều lệ | Số thành viên",
        "    |         |    | (1.000đ)    | (người)",
        "1 | HTX Tân Tiến | Bản Hồ | =500000 | =45",
    )

    assert [(row.charter_capital, row.member_total) for row in reading.register_rows] == [(500_000_000, 45)]


def test_years_below_two_bands_are_of_what_the_inner_band_says(listed, rules: Rules) -> None:
    reading = listed(
        TITLE,
        "STT | Tên HTX | Xã | Kết quả kinh doanh (triệu đồng) |      |           |     ",
        "    |         |    | Doanh thu                       |      | Lợi nhuận |     ",
        "    |         |    | Năm 2022                        | Năm 2023 | Năm 2022 | Năm 2023",
        "1 | HTX Tân Tiến | Bản Hồ | =900 | =1100 | =40 | =55",
        merged=[(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 6), (2, 3, 2, 4), (2, 5, 2, 6)],
    )

    assert [(row.revenue, row.profit) for row in reading.register_rows] == [(1_100_000_000, 55_000_000)]
    assert ("register_rows.other_year_column", "D2") in rules(reading)


def test_what_was_before_the_merger_is_not_the_commune(listed) -> None:
    reading = listed(
        TITLE,
        "STT | Tên HTX | Trước sắp xếp | | Sau sắp xếp | Số thành viên",
        "    |         | Huyện         | Xã | Xã/phường |",
        "1 | HTX Tân Tiến | Tuy Phước | Phước Hưng | Tuy Phước Bắc | =45",
        merged=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 5, 2, 5)],
    )

    assert [row.commune for row in reading.register_rows] == ["Tuy Phước Bắc"]


@pytest.mark.parametrize(
    "header",
    [
        "No. | Name of cooperative | Registration No. | Head office address | Charter capital (million VND) | Status",
        "STT | Tên HTX / Name | MST / Tax code | Địa chỉ / Address | Vốn điều lệ (triệu đồng) / Capital | Trạng thái",
    ],
    ids=["English", "Vietnamese and English"],
)
def test_headers_in_english_are_understood(header: str, listed) -> None:
    reading = listed(TITLE, header, "1 | HTX Tân Tiến | 0300123456 | Xã Bản Hồ | =500 | Temporarily suspended")

    assert [
        (row.name, row.registration_code, row.commune, row.charter_capital, row.status_code)
        for row in reading.register_rows
    ] == [("HTX Tân Tiến", "0300123456", "Xã Bản Hồ", 500_000_000, "inactive")]


@pytest.mark.parametrize(
    ("printed", "sector"),
    [
        ("Trồng tỏi", "agriculture"),
        ("0111 - Trồng lúa", "agriculture"),
        ("Nuôi cá tra, trồng dừa", "agriculture"),
        ("Vận tải hàng hóa bằng đường bộ", "transport"),
        ("Nuôi dạy trẻ", None),
        ("Trong nhà", None),
        ("Trồng rừng, vận tải", None),
    ],
)
def test_a_product_tells_the_sector_where_its_first_word_does(printed: str, sector: str | None, listed) -> None:
    reading = listed(TITLE, HEADER + " | Ngành nghề", f"1 | HTX Tân Tiến | Bản Hồ | =500 | =45 | {printed}")

    assert [row.sector_code for row in reading.register_rows] == [sector]


def test_an_unknown_column_of_a_list_asks_for_no_year(listed, rules: Rules) -> None:
    reading = listed(TITLE, HEADER + " | Cây chủ lực", f"{ROWS[0]} | Mãng cầu")

    assert ("register_rows.unrecognised_column", "F2") in rules(reading)


@pytest.mark.parametrize("line", ["Giải thể", "(Giải thể)", "Đã giải thể năm 2023"])
def test_a_line_that_is_nothing_but_a_status_is_that_of_all_below_it(listed, line: str) -> None:
    assert {row.status_code for row in listed(TITLE, line, HEADER, *ROWS).register_rows} == {"dissolved"}


@pytest.mark.parametrize("lines", [["DANH SÁCH HTX XẾP LOẠI TỐT"], [TITLE, "(Xếp loại tốt)"]])
def test_a_title_may_tell_the_rating_of_all(listed, lines: list[str]) -> None:
    assert {row.rating_code for row in listed(*lines, HEADER, *ROWS).register_rows} == {"good"}


@pytest.mark.parametrize("line", ["Thành lập mới năm 2023", "(Được hỗ trợ năm 2023)", "Chưa đăng ký lại"])
def test_a_list_of_some_is_told_where_only_a_line_below_the_title_says_so(listed, rules: Rules, line: str) -> None:
    assert "register_rows.partial_list" in [rule for rule, _ in rules(listed(TITLE, line, HEADER, *ROWS))]


@pytest.mark.parametrize("lines", [["DANH SÁCH HTX DỰ KIẾN THÀNH LẬP NĂM 2024"], [TITLE, "Kế hoạch thành lập mới"]])
def test_organisations_that_are_still_to_be_founded_are_told_and_not_listed(
    listed, rules: Rules, lines: list[str]
) -> None:
    reading = listed(*lines, HEADER, *ROWS)

    assert reading.register_rows == []
    assert "register_rows.planned_list" in [rule for rule, _ in rules(reading)]


def test_so_are_those_below_a_heading(listed, rules: Rules) -> None:
    reading = listed(TITLE, HEADER, ROWS[0], "II | HTX dự kiến thành lập", ROWS[1])

    assert [row.name for row in reading.register_rows] == ["HTX Tân Tiến"]
    assert "register_rows.planned_list" in [rule for rule, _ in rules(reading)]


@pytest.mark.parametrize("line", ["GT-NHĐ", "(Giải thể, ngừng hoạt động)"])
def test_of_two_statuses_of_a_sheet_each_is_of_some(line: str, read: Read, draw: Draw) -> None:
    named = read(draw("\n".join([TITLE, HEADER, *ROWS]), name=line))
    titled = read(draw("\n".join([TITLE, line, HEADER, *ROWS])))

    assert {row.status_code for row in (*named.register_rows, *titled.register_rows)} == {None}


@pytest.mark.parametrize(
    ("whom", "are_some"),
    [("có sản phẩm OCOP", True), ("đạt VietGAP", True), ("xếp loại tốt", False), ("ngừng hoạt động", False)],
)
def test_a_list_of_those_that_an_indicator_counts_is_of_some_unless_status_or_rating_tell_them_apart(
    whom: str, are_some: bool, listed, rules: Rules
) -> None:
    reading = listed(f"DANH SÁCH HTX {whom.upper()} NĂM 2023", HEADER, *ROWS)

    assert len(reading.register_rows) == len(ROWS)
    assert ("register_rows.partial_list" in {rule for rule, _ in rules(reading)}) == are_some


def test_of_a_list_and_its_draft_only_the_list_is_read(read: Read, draw: Draw) -> None:
    header = "STT | Tên HTX | Xã | Số TV"
    final, draft = (
        draw("\n".join([TITLE, header, f"1 | HTX Tân Tiến | Bản Hồ | ={members}", "2 | HTX Hợp Tiến | Bản Hồ | =9"]))
        for members in (45, 40)
    )
    reading = read(replace(final, name="DS chính thức"), replace(draft, name="DS (nháp)"))

    assert [(row.sheet, row.member_total) for row in reading.register_rows] == [
        ("DS chính thức", 45),
        ("DS chính thức", 9),
    ]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("HTX Tân Tiến - đã giải thể", "dissolved"),
        ("HTX Tân Tiến, tạm ngừng HĐ", "inactive"),
        ("HTX Tân Tiến [chờ giải thể]", "awaiting_dissolution"),
        ("HTX Tân Tiến (ngừng HĐ) - Bản Hồ", "inactive"),
        ("HTX du lịch, trạm dừng nghỉ", None),
    ],
)
def test_a_status_behind_a_name_is_that_of_the_organisation(name: str, status: str | None, read: Read, draw: Draw):
    reading = read(draw(f"{TITLE}\nSTT | Tên HTX | Xã | Số TV\n1 | {name} | Bản Hồ | =45"))

    assert [row.status_code for row in reading.register_rows] == [status]


def test_a_reason_is_no_status_but_may_hint_at_one(read: Read, draw: Draw, rules: Rules) -> None:
    lines = [TITLE, "STT | Tên HTX | Xã | Lý do | Số TV", "1 | HTX Tân Tiến | Bản Hồ | Không hoạt động | =9"]

    reading = read(draw("\n".join(lines)))

    assert [row.status_code for row in reading.register_rows] == [None]
    assert ("register_rows.note_unclear", "D3") in rules(reading)


def test_a_heading_of_no_known_status_is_told_beside_those_that_are(read: Read, draw: Draw, rules: Rules) -> None:
    lines = [
        TITLE,
        "STT | Tên HTX | Xã | Số TV",
        "I | HTX đang hoạt động",
        "1 | HTX Tân Tiến | Bản Hồ | =45",
        "II | HTX sáp nhập, hợp nhất",
        "1 | HTX Hợp Tiến | Bản Hồ | =9",
    ]
    reading = read(draw("\n".join(lines)))

    assert [row.status_code for row in reading.register_rows] == ["active", None]
    assert ("register_rows.heading_unclear", "B5") in rules(reading)


@pytest.mark.parametrize(
    ("title", "header", "measure"),
    [
        ("DANH SÁCH HTX ĐƯỢC HỖ TRỢ ĐƯA LAO ĐỘNG TRẺ VỀ LÀM VIỆC NĂM 2023", "Số lao động", "worker_total"),
        ("DANH SÁCH HTX ĐƯỢC HỖ TRỢ HẠ TẦNG NĂM 2023", "Tổng vốn (trđ) | NSTW", "capital_total"),
    ],
)
def test_what_organisations_were_given_is_not_what_they_have(
    title: str, header: str, measure: str, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw(f"{title}\nSTT | Tên HTX | Xã | {header}\n1 | HTX Tân Tiến | Bản Hồ | =2 | =1"))

    assert [getattr(row, measure) for row in reading.register_rows] == [None]
    assert ("register_rows.unrecognised_column", "D2") in rules(reading)


def test_workers_that_a_list_of_support_says_are_those_of_the_cooperative_are_read(read: Read, draw: Draw) -> None:
    title = "DANH SÁCH HTX ĐƯỢC HỖ TRỢ CÁN BỘ TRẺ NĂM 2023"

    reading = read(draw(f"{title}\nSTT | Tên HTX | Xã | Tổng số lao động\n1 | HTX Tân Tiến | Xã Bản Hồ | =45"))

    assert [row.worker_total for row in reading.register_rows] == [45]


@pytest.mark.parametrize(
    ("title", "header", "field"),
    [
        ("DANH SÁCH HTX ĐƯỢC CẤP GCN VIETGAP NĂM 2023", "Số GCN", "registration_code"),
        ("DANH SÁCH HTX ĐƯỢC CẤP MÃ SỐ VÙNG TRỒNG", "Ngày cấp", "founded_on"),
        ("DANH SÁCH HTX GIẢI THỂ NĂM 2023", "Ngày, tháng, năm", "founded_on"),
    ],
)
def test_a_paper_or_a_day_that_the_title_makes_another_is_no_registration(
    title: str, header: str, field: str, read: Read, draw: Draw, rules: Rules
) -> None:
    printed = "3407000012" if field == "registration_code" else "03/4/2023"

    reading = read(draw(f"{title}\nSTT | Tên HTX | Xã | Số TV | {header}\n1 | HTX Tân Tiến | Bản Hồ | =9 | {printed}"))

    assert [getattr(row, field) for row in reading.register_rows] == [None]
    assert ("register_rows.unrecognised_column", "E2") in rules(reading)


def test_the_registration_of_those_that_ended_is_read(read: Read, draw: Draw) -> None:
    lines = ["DANH SÁCH HTX GIẢI THỂ NĂM 2023", "STT | Tên HTX | Xã | Số GCN | Ngày cấp"]

    reading = read(draw("\n".join([*lines, "1 | HTX Tân Tiến | Bản Hồ | 3407000012 | 03/4/2003"])))

    assert [(row.registration_code, str(row.founded_on)) for row in reading.register_rows] == [
        ("3407000012", "2003-04-03")
    ]


def test_what_is_added_up_at_the_end_of_a_page_is_no_organisation(read: Read, draw: Draw) -> None:
    lines = [TITLE, "STT | Tên HTX | Xã | Số TV", "1 | HTX Tân Tiến | Bản Hồ | =45", " | Lũy kế | | =45"]

    assert [row.name for row in read(draw("\n".join(lines))).register_rows] == ["HTX Tân Tiến"]


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("DANH SÁCH HTX THAM GIA HỘI CHỢ NĂM 2023", "Doanh thu (trđ)"),
        ("DANH SÁCH HTX ĐƯỢC VAY VỐN NĂM 2023", "Tổng vốn (trđ)"),
        ("KẾ HOẠCH SẢN XUẤT KINH DOANH NĂM 2024 CỦA CÁC HTX", "Doanh thu (trđ)"),
    ],
)
def test_money_that_the_title_makes_that_of_something_else_is_told(
    title: str, header: str, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(f"{title}\nSTT | Tên HTX | Xã | Năm thành lập | {header}\n1 | HTX Tân Tiến | Bản Hồ | =2015 | =9")
    )

    assert [(row.revenue, row.capital_total) for row in reading.register_rows] == [(None, None)]
    assert ("register_rows.unrecognised_column", "E2") in rules(reading)


def test_a_list_that_belongs_to_a_plan_is_read(read: Read, draw: Draw) -> None:
    lines = ["PHỤ LỤC KẾ HOẠCH PHÁT TRIỂN KTTT NĂM 2024", "DANH SÁCH HTX", "STT | Tên HTX | Xã | Số TV"]

    reading = read(draw("\n".join([*lines, "1 | HTX Tân Tiến | Bản Hồ | =45"])))

    assert [row.member_total for row in reading.register_rows] == [45]


def test_the_letter_that_a_list_came_with_says_nothing_of_its_organisations(read: Read, draw: Draw) -> None:
    title = "THÔNG TIN VỀ CÁC HTX TRÊN ĐỊA BÀN (Kèm theo Báo cáo số 12/BC-UBND)"

    reading = read(draw(f"{title}\nSTT | Tên HTX | Xã | Số TV\n1 | HTX Tân Tiến | Bản Hồ | =45"))

    assert [(row.member_total, row.rating_code) for row in reading.register_rows] == [(45, None)]


@pytest.mark.parametrize(
    "behind", ["(sáp nhập vào HTX Hòa Bình)", "(đã chuyển đổi thành công ty)", "- đã có QĐ giải thể", "(chuyển đổi)"]
)
def test_an_end_behind_a_name_that_no_status_stands_for_is_told(behind: str, listed, rules: Rules) -> None:
    reading = listed(TITLE, "STT | Tên HTX | Xã | Số TV", f"1 | HTX Tân Tiến {behind} | Bản Hồ | =45")

    assert [row.status_code for row in reading.register_rows] == [None]
    assert ("register_rows.note_unclear", "B3") in rules(reading)


def test_a_name_that_says_what_a_cooperative_came_from_tells_no_end(listed, rules: Rules) -> None:
    name = "HTX Tân Tiến (sáp nhập từ 2 HTX, chuyển đổi theo Luật HTX 2012)"
    reading = listed(TITLE, "STT | Tên HTX | Xã | Số TV", f"1 | {name} | Bản Hồ | =45")

    assert rules(reading) == []


def test_a_sheet_called_by_the_first_of_several_ends_says_nothing_of_each(read: Read, draw: Draw, rules: Rules) -> None:
    title = "DANH SÁCH HTX GIẢI THỂ, THU HỒI GCN, CHUYỂN ĐỔI NĂM 2023"
    header = "STT | Tên HTX | Xã | Số TV | Ghi chú"
    rows = ["1 | HTX Tân Tiến | Bản Hồ | =45 | ", "2 | HTX Rau | Tả Van | =9 | Thu hồi GCN"]

    reading = read(replace(draw("\n".join([title, header, *rows])), name="GT"))

    assert [row.status_code for row in reading.register_rows] == [None, "revoked"]
    assert ("register_rows.heading_unclear", "A2") in rules(reading)


def test_revenue_of_less_than_a_year_is_told_and_none_of_the_year(read: Read, draw: Draw, rules: Rules) -> None:
    header = "STT | Tên HTX | Xã | Số TV | Doanh thu (triệu đồng)"

    reading = read(draw(f"DANH SÁCH HTX 6 THÁNG ĐẦU NĂM 2024\n{header}\n1 | HTX Tân Tiến | Bản Hồ | =45 | =200"))

    assert [(row.member_total, row.revenue) for row in reading.register_rows] == [(45, None)]
    assert ("register_rows.part_of_year_column", "E2") in rules(reading)


@pytest.mark.parametrize(
    "titles",
    [
        ["DANH SÁCH HTX TỈNH HÀ TĨNH", "(kể cả HTX đã giải thể)"],
        ["DANH SÁCH HTX (không bao gồm HTX đã giải thể)"],
        ["DANH SÁCH HTX GỒM CẢ CÁC HTX NGỪNG HOẠT ĐỘNG"],
        ["DANH SÁCH HTX, TRỪ HTX NGỪNG HOẠT ĐỘNG"],
        ["TỔNG HỢP 120 HTX đang hoạt động, 5 HTX ngừng hoạt động"],
    ],
)
def test_those_that_a_title_says_to_be_among_others_or_not_give_no_status_to_all(titles: list[str], listed) -> None:
    assert [row.status_code for row in listed(*titles, HEADER, *ROWS).register_rows] == [None, None]


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH HTX BUỘC PHẢI GIẢI THỂ",
        "DANH SÁCH HTX CÓ NGUY CƠ BỊ THU HỒI",
        "DANH SÁCH HTX DỰ KIẾN GIẢI THỂ NĂM 2024",
    ],
)
def test_a_list_of_those_that_may_end_is_of_some_and_of_the_year_of_the_report(
    title: str, listed, rules: Rules
) -> None:
    reading = listed(title, HEADER, *ROWS)

    assert {(row.status_code, str(row.as_of)) for row in reading.register_rows} == {(None, "2023-12-31")}
    assert ("register_rows.partial_list", "A2") in rules(reading)


@pytest.mark.parametrize("office", ["UBND XÃ CẨM BÌNH", "XÃ CẨM BÌNH", "Ủy ban nhân dân xã Cẩm Bình"])
def test_a_list_without_communes_is_of_the_commune_of_its_letterhead(office: str, listed) -> None:
    reading = listed(office, TITLE, "STT | Tên HTX | Năm thành lập | Số TV", "1 | HTX Tân Tiến | =2019 | =45")

    assert [row.commune and row.commune.casefold() for row in reading.register_rows] == ["xã cẩm bình"]
