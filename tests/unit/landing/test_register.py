"""Lists of organisations: one row each, and no personal data."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.cells.workbook import Sheet, Workbook
from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import load_forms
from orchestration.landing.landed import Reading, RegisterRow
from orchestration.landing.reading.submission import read_submission
from orchestration.landing.registers.header_words import role_of
from orchestration.landing.registers.lists_of_sheet import find_register
from orchestration.landing.values.numbers import Cell, Kind, parse_number
from orchestration.landing.words.lexicon import Lexicon, load_lexicon
from tests.unit.landing.conftest import Draw, Read, Rules, drawn

HEADER = (
    "STT | Tên hợp tác xã | Mã số HTX | Ngày thành lập | Địa chỉ | Lĩnh vực | Vốn điều lệ (triệu đồng)"
    " | Số thành viên | Doanh thu (triệu đồng) | Tình trạng hoạt động | Xếp loại | Giám đốc | Điện thoại"
)
ROW = (
    "1 | HTX Nông nghiệp Tân Tiến | 0300123456 | 15/05/2007 | Xã Bản Hồ | Nông nghiệp | 3.150"
    " | 1.168 | 1.642,5 | Đang hoạt động | Tốt | Nguyễn Văn An | 0912 345 678"
)


def listed(*rows: str, header: str = HEADER, title: str = "DANH SÁCH HỢP TÁC XÃ ĐẾN NGÀY 31/12/2022") -> str:
    return "\n".join([title, header, *rows])


def only(reading: Reading) -> RegisterRow:
    (row,) = reading.register_rows
    return row


def test_every_organisation_of_a_list_is_one_row_with_its_columns(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(listed(ROW), name="DS HTX"))

    row = only(reading)
    assert (row.form_code, row.sheet, row.cell) == ("register", "DS HTX", "B3")
    assert (row.name, row.registration_code, row.entity_type) == (
        "HTX Nông nghiệp Tân Tiến", "0300123456", "cooperative",
    )  # fmt: skip
    assert (row.founded_text, row.founded_on) == ("15/05/2007", date(2007, 5, 15))
    assert (row.commune, row.sector_text, row.sector_code) == ("Xã Bản Hồ", "Nông nghiệp", "agriculture")
    assert (row.charter_capital, row.member_total, row.revenue) == (3_150_000_000, 1168, 1_642_500_000)
    assert (row.status_code, row.rating_code, row.as_of) == ("active", "good", date(2022, 12, 31))
    assert rules(reading) == []


def test_a_list_gives_no_figures(read: Read, draw: Draw) -> None:
    assert read(draw(listed(ROW))).figures == []


def test_a_row_with_numbers_is_an_organisation_even_when_its_name_is_that_of_the_column(read: Read, draw: Draw) -> None:
    nameless = ROW.replace("HTX Nông nghiệp Tân Tiến", "Hợp tác xã")
    again = " | ".join(["STT", "Hợp tác xã", *HEADER.split(" | ")[2:]])

    reading = read(draw(listed(nameless, again, ROW)))

    assert [row.name for row in reading.register_rows] == ["Hợp tác xã", "HTX Nông nghiệp Tân Tiến"]


@given(st.floats(-1e10, 1e10) | st.integers(-(10**8), 10**8).map(lambda tenths: tenths / 10))
def test_a_stored_number_is_read_in_a_list_as_it_is_in_a_form(revenue: float) -> None:
    text = (
        f"TT | Tên HTX | Mã số HTX | Số thành viên | Doanh thu (triệu đồng)\n1 | HTX A | 0300123456 | 7 | ={revenue!r}"
    )
    book = Workbook([Sheet("DS", drawn(text))])

    row = only(read_submission(book, Folder("2022", "ha-tinh"), load_codes(), load_lexicon(), load_forms()))

    in_a_form = parse_number(revenue, Kind.AMOUNT).value
    assert in_a_form is not None
    assert row.revenue == in_a_form * 1_000_000


# ---- Personal data ----------------------------------------------------------------------------------------------


@given(
    st.sampled_from([w.text for w in load_codes().wordings if (w.dimension, w.code) == ("register", "personal")]),
    st.sampled_from(["Trần Thị Bí Mật", "0987654321", "bimat@example.vn", "001099012345"]),
    st.sampled_from(["Đang hoạt động", "", "???", "rất tốt"]),
    st.sampled_from(["0300123456", "", "mã ???"]),
)
def test_personal_data_reach_no_table_and_no_finding(header: str, secret: str, status: str, code: str) -> None:
    text = (
        f"TT | Tên HTX | Mã số HTX | Ngày cấp | Tình trạng | {header}\n1 | HTX A | {code} | 2007 | {status} | {secret}"
    )
    sheet = Sheet("DS", drawn(text))

    reading = read_submission(Workbook([sheet]), Folder("2022", "ha-tinh"), load_codes(), load_lexicon(), load_forms())

    assert len(reading.register_rows) == 1
    assert secret not in json.dumps(asdict(reading), default=str, ensure_ascii=False)


def test_findings_on_a_list_carry_cell_and_header_and_never_the_text_of_a_cell(
    read: Read, draw: Draw, rules: Rules
) -> None:
    row = (
        "1 | HTX A | mã: BÍ MẬT 1 | BÍ MẬT 2 | Xã | BÍ MẬT 3 | BÍ MẬT 4 | BÍ MẬT 5 | BÍ MẬT 6"
        " | BÍ MẬT 7 | BÍ MẬT 8 | BÍ MẬT 9 | BÍ MẬT 10"
    )
    reading = read(draw(listed(row)))

    assert {cell for _, cell in rules(reading)} == {"C3", "D3", "F2", "G3", "H3", "I3", "J2", "K2"}
    assert "BÍ MẬT" not in json.dumps([asdict(n) for n in reading.noticed], ensure_ascii=False)
    assert {n.params["header"] for n in reading.noticed} >= {"Mã số HTX", "Lĩnh vực", "Xếp loại"}


def test_an_unknown_column_is_listed_by_its_header_alone(read: Read, draw: Draw) -> None:
    reading = read(
        draw("TT | Tên HTX | MST | Ngày cấp | Xếp loại | Facebook\n1 | HTX A | 0300123456 | 2007 | Tốt | an.nguyen")
    )

    assert [(u.kind, u.cell, u.text) for u in reading.unrecognised] == [("column", "F1", "Facebook")]
    assert "an.nguyen" not in json.dumps(asdict(reading), default=str)


# ---- Columns ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "code"),
    [
        ("0300123456", "0300123456"),
        ("=300123456", "0300123456"),
        ("300123456", "0300123456"),
        ("=2622798642", "2622798642"),
        ("0300 123 456", "0300123456"),
        ("0300123456-001", "0300123456-001"),
        ("29.07.000123", "29.07.000123"),
        ("0300-123456", "0300123456"),
    ],
)
def test_a_code_is_text_and_gets_back_the_leading_zero_that_excel_dropped(
    read: Read, draw: Draw, stored: str, code: str
) -> None:
    reading = read(draw(f"TT | Tên HTX | MST | Ngày cấp | Xếp loại\n1 | HTX A | {stored} | 2007 | Tốt"))

    assert only(reading).registration_code == code


@pytest.mark.parametrize(
    ("note", "told"), [("Đã có QĐ giải thể", True), ("Tạm ngừng từ 2022", False), ("HTX điểm của tỉnh", False)]
)
def test_a_note_that_speaks_of_an_end_but_tells_no_status_is_asked_about(
    read: Read, draw: Draw, note: str, told: bool
) -> None:
    reading = read(draw(f"TT | Tên HTX | MST | Xếp loại | Ghi chú\n1 | HTX A | 0300123456 | Tốt | {note}"))

    noticed = [(notice.cell, notice.params["count"]) for notice in reading.noticed if "note" in notice.rule_id]
    assert noticed == ([("E2", 1)] if told else [])


def test_numbers_stand_for_what_the_header_says(read: Read, draw: Draw, rules: Rules) -> None:
    status = "Tình trạng (1: đang HĐ; 2: ngừng HĐ; 3: chờ giải thể)"
    reading = read(draw(f"TT | Tên HTX | MST | Xã | {status}\n1 | HTX A | 0300123456 | Xã B | =3"))

    assert (only(reading).status_text, only(reading).status_code) == ("3", "awaiting_dissolution")
    assert rules(reading) == []


@pytest.mark.parametrize("header", ["Thành viên, LĐ LĐ", "Thành viên, LĐ LĐ Tổng số"])
def test_a_word_that_names_another_column_is_no_unit_behind_the_first(header: str) -> None:
    assert role_of(header, load_lexicon()) == (None, "")


@pytest.mark.parametrize("printed", ["1.2E+09", "đang làm", "?"])
def test_a_code_that_is_none_is_left_out_with_a_finding(read: Read, draw: Draw, rules: Rules, printed: str) -> None:
    reading = read(draw(f"TT | Tên HTX | MST | Ngày cấp | Xếp loại\n1 | HTX A | {printed} | 2007 | Tốt"))

    assert only(reading).registration_code is None
    assert rules(reading) == [("register_rows.bad_code", "C2")]


@pytest.mark.parametrize(
    ("cell", "founded"),
    [
        ("15/05/2007", date(2007, 5, 15)),
        ("5.3.2007", date(2007, 3, 5)),
        ("05-03-2007", date(2007, 3, 5)),
        (datetime(2007, 3, 5), date(2007, 3, 5)),
        (39146.0, date(2007, 3, 5)),
    ],
)
def test_a_founding_date_is_read_day_first(read: Read, draw: Draw, cell: Cell, founded: date) -> None:
    sheet = draw("TT | Tên HTX | MST | Ngày cấp | Xếp loại\n1 | HTX A | 0300123456 | ? | Tốt")
    sheet.rows[1][3] = cell

    assert only(read(sheet)).founded_on == founded


def test_a_founding_year_is_kept_as_printed_and_is_no_date(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw("TT | Tên HTX | MST | Năm thành lập | Xếp loại\n1 | HTX A | 0300123456 | 2007 | Tốt"))

    assert (only(reading).founded_text, only(reading).founded_on, rules(reading)) == ("2007", None, [])


@pytest.mark.parametrize("printed", ["31/02/2007", "13/13/2007", "đầu năm"])
def test_a_date_that_is_none_is_a_finding(read: Read, draw: Draw, rules: Rules, printed: str) -> None:
    reading = read(draw(f"TT | Tên HTX | MST | Ngày cấp | Xếp loại\n1 | HTX A | 0300123456 | {printed} | Tốt"))

    assert (only(reading).founded_text, only(reading).founded_on) == (printed, None)
    assert rules(reading) == [("register_rows.unreadable_cell", "D2")]


def test_a_unit_above_the_list_is_for_its_money(read: Read, draw: Draw) -> None:
    drawing = """
DANH SÁCH HTX
ĐVT: triệu đồng
TT | Tên HTX | MST        | Vốn điều lệ | Số thành viên
1  | HTX A   | 0300123456 | =150        | =12
"""

    row = only(read(draw(drawing)))

    assert (row.charter_capital, row.member_total) == (150_000_000, 12)


def test_money_without_a_unit_is_no_value_but_a_finding(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw("TT | Tên HTX | MST | Vốn điều lệ | Xếp loại\n1 | HTX A | 0300123456 | =150 | Tốt"))

    assert only(reading).charter_capital is None
    assert rules(reading) == [("register_rows.unreadable_cell", "D2")]


@pytest.mark.parametrize("stored", ["=1e19", "=1e28", "9" * 30])
def test_money_too_large_for_the_warehouse_is_no_value_but_a_finding(
    read: Read, draw: Draw, rules: Rules, stored: str
) -> None:
    header = "TT | Tên HTX | MST | Vốn điều lệ (triệu đồng) | Xếp loại"
    reading = read(draw(f"{header}\n1 | HTX A | 0300123456 | {stored} | Tốt"))

    assert only(reading).charter_capital is None
    assert rules(reading) == [("register_rows.unreadable_cell", "D2")]


def test_money_of_a_list_keeps_its_decimals(read: Read, draw: Draw) -> None:
    reading = read(draw("TT | Tên HTX | MST | Vốn điều lệ (tỷ đồng) | Xếp loại\n1 | HTX A | 0300123456 | 1,25 | Tốt"))

    assert only(reading).charter_capital == Decimal(1_250_000_000)


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("HTX Nông nghiệp Tân Tiến", "cooperative"),
        ("Hợp tác xã vận tải số 1", "cooperative"),
        ("Liên hiệp HTX Miền Trung", "union"),
        ("Quỹ tín dụng nhân dân Hương Sơn", "credit_fund"),
        ("Tổ hợp tác nuôi ong", "group"),
        ("Nông nghiệp Tân Tiến", "cooperative"),
    ],
)
def test_the_name_tells_the_kind_of_organisation(read: Read, draw: Draw, name: str, entity: str) -> None:
    reading = read(draw(f"TT | Tên HTX | MST | Ngày cấp | Xếp loại\n1 | {name} | 0300123456 | 2007 | Tốt"))

    assert only(reading).entity_type == entity


# ---- Rows -------------------------------------------------------------------------------------------------------


def test_districts_totals_and_blank_rows_are_no_organisations(read: Read, draw: Draw) -> None:
    drawing = listed("I | Huyện Hương Sơn", ROW, "", " | Tổng cộng | | | | | 3.150 | 1.168", " | | | | | | | | | | | |")

    assert len(read(draw(drawing)).register_rows) == 1


def test_an_organisation_without_a_name_is_kept_with_a_finding(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw("TT | Tên HTX | MST | Ngày cấp | Xếp loại\n1 | | 0300123456 | 2007 | Tốt"))

    assert (only(reading).name, only(reading).registration_code) == (None, "0300123456")
    assert rules(reading) == [("register_rows.missing_name", "B2")]


def test_a_row_that_numbers_the_columns_is_no_organisation(read: Read, draw: Draw) -> None:
    drawing = (
        "TT | Tên HTX | MST | Ngày cấp | Xếp loại\n(1) | (2) | (3) | (4) | (5)\n1 | HTX A | 0300123456 | 2007 | Tốt"
    )

    assert [row.name for row in read(draw(drawing)).register_rows] == ["HTX A"]


def test_a_list_may_have_its_columns_in_any_order(read: Read, draw: Draw) -> None:
    drawing = "Xếp loại | MST | Ngày cấp | Tên HTX\nKhá | 0300123456 | 15/5/2007 | HTX A"

    row = only(read(draw(drawing)))

    assert (row.name, row.cell, row.rating_code) == ("HTX A", "D2", "fair")


def test_a_header_says_more_or_less_words_than_ours(read: Read, draw: Draw, rules: Rules) -> None:
    header = (
        "STT | Tên đầy đủ của HTX | Số giấy CN ĐKHTX | Ngày ĐK | Phường/Xã | Ngành nghề chính của HTX | Vốn ĐL (đồng)"
        " | Tổng số thành viên của HTX | DT 2022 (đồng) | LN 2022 (đồng) | Tình trạng | ĐT"
    )
    row = (
        "1 | HTX Vận tải số 9 | 41070000012 | 05/02/2001 | P.7 | Vận tải | 25.000.000.000 | 410 | 98.500.000.000"
        " | 2.100.000.000 | Đang hoạt động | 0912 345 678"
    )

    reading = read(draw(listed(row, header=header)))

    found = only(reading)
    assert (found.name, found.founded_on, found.sector_code) == ("HTX Vận tải số 9", date(2001, 2, 5), "transport")
    assert (found.charter_capital, found.member_total) == (25_000_000_000, 410)
    assert (found.revenue, found.profit) == (98_500_000_000, 2_100_000_000)
    assert rules(reading) == []


def test_of_two_ticks_for_one_choice_none_is_preferred(read: Read, draw: Draw, rules: Rules) -> None:
    sheet = draw(
        """
STT | Tên HTX | Mã số HTX | Lĩnh vực | | Địa chỉ
    |         |           | Nông nghiệp | Vận tải |
1 | HTX Tân Tiến | 0300123456 | x | x | Xã Bản Hồ
2 | HTX Đồng Tâm | 0300123457 | x | | Xã Bản Hồ
""",
        merged=[(0, 3, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 5, 1, 5)],
    )

    reading = read(sheet)

    both, one = reading.register_rows
    assert (both.sector_text, both.sector_code) == ("Nông nghiệp; Vận tải", None)
    assert one.sector_code == "agriculture"
    assert rules(reading) == [("register_rows.unknown_values", "D1")]


BARE = "STT | Tên hợp tác xã | Mã số HTX | Địa chỉ | Số thành viên"


def test_of_columns_of_several_years_the_one_of_the_lists_year_is_read(read: Read, draw: Draw, rules: Rules) -> None:
    header = f"{BARE} | Doanh thu 2021 (triệu đồng) | Doanh thu 2022 (triệu đồng) | Xếp loại năm 2021"
    reading = read(draw(listed("1 | HTX Tân Tiến | 0300123456 | Xã Bản Hồ | =12 | =100 | =110 | Khá", header=header)))

    assert (only(reading).revenue, only(reading).rating_code) == (110_000_000, None)
    assert rules(reading) == [("register_rows.other_year_column", "F2"), ("register_rows.other_year_column", "H2")]


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("DANH SÁCH HTX NGỪNG HOẠT ĐỘNG NĂM 2022", "inactive"),
        ("DANH SÁCH HTX ĐANG HOẠT ĐỘNG NĂM 2022", "active"),
        ("TÌNH HÌNH HOẠT ĐỘNG CỦA CÁC HTX NĂM 2022", None),
    ],
)
def test_a_title_says_the_status_of_a_list_without_a_column_for_it(
    read: Read, draw: Draw, title: str, status: str | None
) -> None:
    reading = read(draw(listed("1 | HTX Tân Tiến | 0300123456 | Xã Bản Hồ | =12", header=BARE, title=title)))

    assert only(reading).status_code == status


def test_a_heading_names_the_sector_of_the_organisations_below_it(read: Read, draw: Draw) -> None:
    rows = (
        "A | HTX NÔNG NGHIỆP", "I | Huyện Lệ Thủy",
        "1 | HTX Tân Tiến | 0300123456 | Xã Bản Hồ | =12",
        "B | QUỸ TÍN DỤNG NHÂN DÂN",
        "2 | QTDND Đồng Lê | 0300123457 | Xã Bản Hồ | =900",
        "C | HTX CHƯA PHÂN LOẠI",
        "3 | HTX Hợp Lực | 0300123458 | Xã Bản Hồ | =9",
    )  # fmt: skip
    reading = read(draw(listed(*rows, header=BARE)))

    assert [row.sector_code for row in reading.register_rows] == ["agriculture", "credit", None]


def test_money_in_a_corner_of_several_units_is_for_the_money_of_the_list(read: Read, draw: Draw) -> None:
    title = "DANH SÁCH HTX NĂM 2022\nĐơn vị tính: Triệu đồng, người, HTX"
    row = "1 | HTX Tân Tiến | 0300123456 | Xã Bản Hồ | =12 | =300"
    reading = read(draw(listed(row, header=f"{BARE} | Vốn điều lệ", title=title)))

    assert only(reading).charter_capital == 300_000_000


def test_kinds_of_cooperatives_of_which_there_are_so_many_are_no_list_of_them(read: Read, draw: Draw) -> None:
    header = "STT | Tên loại HTX | Số HTX | Số thành viên | Lao động"
    rows = "1 | HTX nông nghiệp | =120 | =1200 | =310\n2 | HTX vận tải | =11 | =170 | =21"
    reading = read(draw(f"PHÂN LOẠI HTX NĂM 2023\n{header}\n{rows}"))

    assert reading.register_rows == []
    assert {f.cell for f in reading.figures} == {"C3", "D3", "E3", "C4", "D4", "E4"}


def test_unions_beside_how_many_cooperatives_each_has_are_a_list(read: Read, draw: Draw) -> None:
    header = "STT | Tên LHHTX | Số HTX | Số thành viên | Vốn điều lệ (trđ)"
    reading = read(draw(f"DANH SÁCH LIÊN HIỆP HTX\n{header}\n1 | Liên hiệp HTX Bình Minh | =5 | =12 | =500"))

    assert [row.name for row in reading.register_rows] == ["Liên hiệp HTX Bình Minh"]


def test_numbers_of_organisations_in_each_commune_are_no_list_of_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
SỐ LƯỢNG HTX NĂM 2023
STT | Xã, phường | Hợp tác xã | Số thành viên | Vốn điều lệ
1   | Xã Bản Hồ  | 12         | 140           | 1500
2   | Xã Mường Bo | 8         | 60            | 900
    | Tổng cộng  | 20         | 200           | 2400
"""
        )
    )

    assert reading.register_rows == []
    assert [(f.indicator_code, f.value) for f in reading.figures][:2] == [("org_total", 20), ("member_total", 200)]


@pytest.mark.parametrize("beside", ["", "Tên HTX"])
def test_a_column_below_the_header_of_the_names_goes_on_with_them(read: Read, draw: Draw, beside: str) -> None:
    text = f"DANH SÁCH HTX 2022\nTT | Tên HTX | {beside} | Xã | Năm thành lập\n1 | HTX DVNN | Hải Anh | Hải Anh | 2014"
    merged = [(1, 1, 1, 2)] if beside else []

    assert only(read(draw(text, merged=merged))).name == "HTX DVNN Hải Anh"


def test_a_column_of_kinds_says_of_what_kind_each_is(read: Read, draw: Draw) -> None:
    header = "TT | Tên đơn vị | Loại hình | Lĩnh vực | Xã | Năm ĐKKD"
    reading = read(draw(listed("1 | Xứ Thanh | LHHTX | NN | Đông Vệ | 2021", header=header)))

    assert (only(reading).entity_type, only(reading).sector_code) == ("union", "agriculture")


def test_an_abbreviated_header_with_a_year_is_of_revenue_not_of_telephones(read: Read, draw: Draw) -> None:
    header = "ĐVT: triệu đồng\nTT | Tên HTX | Xã | Năm thành lập | DT 2022 | SĐT"
    reading = read(draw(listed("1 | HTX Một | Đông Vệ | 2021 | =2300 | 0912345678", header=header)))

    assert only(reading).revenue == 2_300_000_000


def test_a_header_may_go_on_in_the_row_below_it(read: Read, draw: Draw) -> None:
    lines = [
        "TT | Tên HTX | Địa chỉ | Năm | Số | Vốn điều lệ",
        " | | | thành lập | thành viên | (triệu đồng)",
        "1 | HTX Một | Xã A | 1998 | =120 | =1500",
    ]
    row = only(read(draw("\n".join(["DANH SÁCH HTX 2022", *lines]))))

    assert (row.founded_text, row.member_total, row.charter_capital) == ("1998", 120, 1_500_000_000)


def test_what_is_carried_over_to_the_next_page_is_no_organisation(read: Read, draw: Draw) -> None:
    header = "TT | Tên HTX | Địa chỉ | Năm thành lập | Số thành viên"
    reading = read(draw(listed("1 | HTX Một | Xã A | 1998 | =120", " | Mang sang | | | =120", header=header)))

    assert only(reading).name == "HTX Một"


def test_the_unit_of_a_band_is_that_of_the_columns_below_it(read: Read, draw: Draw) -> None:
    header = ["TT | Tên HTX | Năm thành lập | Vốn (triệu đồng) |", " | | | Điều lệ | Thực góp"]
    lines = [*header, "1 | HTX Một | 1998 | =500 | =350"]
    reading = read(draw("\n".join(["DANH SÁCH HTX 2022", *lines]), merged=[(1, 3, 1, 4)]))

    assert only(reading).charter_capital == 500_000_000


def test_a_commune_merged_over_rows_is_of_all_of_them_and_its_sum_is_no_group(read: Read, draw: Draw) -> None:
    lines = [
        "Xã, thị trấn | Tên THT | Năm thành lập | Số tổ viên",
        "Vị Thắng | THT ấp 5 | 2018 | =22",
        " | THT ấp 7 | 2019 | =18",
        "Tổng | 2 THT | | =40",
    ]
    reading = read(draw("\n".join(["DANH SÁCH TỔ HỢP TÁC 2022", *lines]), merged=[(2, 0, 3, 0)]))

    assert [(row.name, row.commune) for row in reading.register_rows] == [
        ("THT ấp 5", "Vị Thắng"),
        ("THT ấp 7", "Vị Thắng"),
    ]


def test_ticks_may_be_counted_below_each_district(read: Read, draw: Draw) -> None:
    drawing = (
        "STT | Tên HTX | MST | Ngày cấp | Đang HĐ | Ngừng HĐ\n | HUYỆN THANH HÀ | | | |\n"
        "1 | HTX A | 0800123456 | 2007 | x | \n2 | HTX B | 0800123457 | 2008 | | x\n | Cộng | | | =1 | =1"
    )

    rows = read(draw(drawing)).register_rows

    assert [(row.name, row.status_code) for row in rows] == [("HTX A", "active"), ("HTX B", "inactive")]


def test_the_average_below_a_list_is_no_organisation(read: Read, draw: Draw) -> None:
    drawing = (
        "STT | Tên HTX | Xã | MST | Số TV\n1 | HTX A | An Bình | 0800123456 | =30\n"
        "2 | HTX B | An Phú | 0800123457 | =20\n | Tổng | | | =50\n | Trung bình | | | =25"
    )

    assert [row.name for row in read(draw(drawing)).register_rows] == ["HTX A", "HTX B"]


def test_rows_of_forms_beside_each_other_that_count_organisations_head_no_list(lexicon: Lexicon, draw: Draw) -> None:
    forms = draw("""
        Tổng số hợp tác xã thành viên | =34 | =36 | =36 | Giao thông vận tải | THT
        Doanh thu bình quân của một liên hiệp hợp tác xã | =8832 | =9470 | =10422 | Môi trường | THT
        """)
    assert find_register(forms, lexicon) is None


def test_a_second_header_with_spaces_around_its_words_begins_a_list_of_its_own(read: Read, draw: Draw) -> None:
    second = ["Quỹ tín dụng nhân dân (ĐVT: tỷ đồng)", "STT | Tên đơn vị | MST | Xã | Vốn điều lệ"]
    first = ["STT | Tên đơn vị | MST | Xã | Vốn điều lệ (triệu đồng)", "1 | HTX A | 2900112233 | Xã A | =800"]
    fund = "1 | QTDND B | 2900112239 | Xã B | =3.5"
    sheet = draw("\n".join(["DANH SÁCH HỢP TÁC XÃ NĂM 2023", *first, *second, fund]))
    padded = replace(sheet, rows=[[f"  {c}" if c == "Tên đơn vị" else c for c in row] for row in sheet.rows])

    assert [row.charter_capital for row in read(padded).register_rows] == [800_000_000, 3_500_000_000]


def test_sums_of_a_list_prove_its_separators(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            "DANH SÁCH HTX NĂM 2023\n"
            "STT | Tên HTX | Xã | Vốn điều lệ (triệu đồng)\n"
            "1 | HTX Một | An Bình | 500\n"
            "2 | HTX Hai | An Bình | 700\n"
            " | Cộng xã An Bình | | 1.200\n"
            "3 | HTX Ba | Hòa Lạc | 1.300\n"
            " | Cộng xã Hòa Lạc | | 1.300\n"
            " | Tổng cộng | | 2.500"
        )
    )

    assert [row.charter_capital for row in reading.register_rows] == [500_000_000, 700_000_000, 1_300_000_000]
    assert rules(reading) == []
