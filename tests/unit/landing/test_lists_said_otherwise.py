"""Lists that say little, or say it in their own way: names with places, codes with days, places on two maps."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import RegisterRow
from tests.unit.landing.conftest import Draw, Read, Rules

TITLE = "DANH SÁCH HỢP TÁC XÃ ĐẾN NGÀY 31/12/2023"


@pytest.fixture
def listed(read: Read, draw: Draw):
    """What is read of the organisations of a list."""

    def rows(*lines: str, title: str = TITLE) -> list[RegisterRow]:
        return read(draw("\n".join([title, *lines]))).register_rows

    return rows


@pytest.mark.parametrize(
    ("former", "today"),
    [
        ("Địa chỉ (trước 01/7/2025)", "Địa chỉ (sau 01/7/2025)"),
        ("Trụ sở trước ngày 01/7/2025", "Trụ sở từ ngày 01/7/2025"),
        ("Địa chỉ theo ĐVHC cũ", "Địa chỉ theo ĐVHC mới"),
        ("Xã trước sắp xếp", "Xã sau sắp xếp"),
        ("Tên xã cũ", "Tên xã mới"),
    ],
)
def test_of_two_maps_the_commune_is_that_of_today(former: str, today: str, listed) -> None:
    rows = listed(f"STT | Tên HTX | Số TV | {former} | {today}", "1 | HTX Tân Tiến | =45 | Xã Ia Tiêm | Xã Ia Ko")

    assert [row.commune for row in rows] == ["Xã Ia Ko"]


def test_members_before_the_merger_are_told_and_none_of_today(read: Read, draw: Draw, rules: Rules) -> None:
    header = "STT | Tên HTX | Xã | Số TV trước 01/7/2025 | Số TV"

    reading = read(draw("\n".join([TITLE, header, "1 | HTX Tân Tiến | Xã Ia Ko | =45 | =50"])))

    assert [row.member_total for row in reading.register_rows] == [50]
    assert ("register_rows.unrecognised_column", "D2") in rules(reading)


@pytest.mark.parametrize("header", ["Số, ngày cấp GCN ĐKKD", "MST, ngày cấp", "Mã số HTX"])
@pytest.mark.parametrize("printed", ["3407000012 ngày 12/5/2006", "3407000012 (12/5/2006)", "3407000012, 12-5-2006"])
def test_a_code_and_its_day_in_one_cell_are_both_read(header: str, printed: str, listed) -> None:
    rows = listed(f"STT | Tên HTX | Địa chỉ | {header}", f"1 | HTX Tân Tiến | Xã Bản Hồ | {printed}")

    assert [(row.registration_code, str(row.founded_on)) for row in rows] == [("3407000012", "2006-05-12")]


def test_a_name_that_says_as_above_is_no_other_cooperative(read: Read, draw: Draw, rules: Rules) -> None:
    header = "STT | Tên HTX | Địa chỉ | Sản phẩm | Số TV"
    rows = ["1 | HTX Tân Tiến | Xã Bản Hồ | Tỏi | =45", "2 | như trên | nt | Hành | ", '3 | " | nt | Gừng | =9']

    reading = read(draw("\n".join([TITLE, header, *rows])))

    assert [row.name for row in reading.register_rows] == ["HTX Tân Tiến"]
    assert ("register_rows.missing_name", "B5") in rules(reading)


def test_names_of_cooperatives_with_their_places_are_a_list(listed) -> None:
    rows = listed(
        "STT | Chủ thể | Địa chỉ | Tên sản phẩm | Hạng sao | Năm công nhận",
        "1 | HTX Tân Tiến | Xã Bản Hồ | Miến dong | =4 | =2021",
        "2 | Công ty TNHH Việt Ngọc | Xã Tả Van | Trà | =3 | =2021",
        "3 | THT Bản Tàn | Xã Tả Van | Rượu | =3 | =2023",
        title="DANH SÁCH SẢN PHẨM OCOP NĂM 2023",
    )

    said = [(row.name, row.entity_type, row.commune, row.rating_code, row.founded_on) for row in rows]
    assert said == [
        ("HTX Tân Tiến", "cooperative", "Xã Bản Hồ", None, None),
        ("THT Bản Tàn", "group", "Xã Tả Van", None, None),
    ]


def test_what_stands_over_one_of_two_lists_side_by_side_is_said_of_that_one_only(listed) -> None:
    rows = listed(
        "I. HTX thành lập mới | | | | II. HTX đã giải thể | |",
        "TT | Tên HTX | Địa chỉ | | TT | Tên HTX | Địa chỉ",
        "1 | HTX Tân Tiến | Xã Bản Hồ | | 1 | HTX Rau Sa Pa | Xã Tả Van",
        "2 | HTX Mây tre | Xã Bản Hồ | | 2 | HTX Cơ khí | Xã Tả Van",
        title="BIỂU 5: HTX THÀNH LẬP MỚI VÀ HTX GIẢI THỂ NĂM 2023",
    )

    assert [row.status_code for row in rows] == [None, None, "dissolved", "dissolved"]


def test_columns_of_a_database_are_named_without_marks_or_spaces(listed) -> None:
    rows = listed(
        "tt | tenhtx | masothue | xa | von_dl_trd | dthu_trd | tv | tinhtrang | xeploai23",
        "1 | HTX Tân Tiến | 0300123456 | Xã Bản Hồ | =3500 | =7200 | =58 | dang hd | kha",
    )

    [row] = rows
    said = (row.registration_code, row.charter_capital, row.revenue, row.member_total, row.status_code, row.rating_code)
    assert said == ("0300123456", 3_500_000_000, 7_200_000_000, 58, "active", "fair")


def test_a_heading_of_a_part_of_a_sector_says_the_sector_as_a_column_does(listed) -> None:
    rows = listed(
        "STT | Tên HTX | Xã | Năm thành lập",
        "I | Trồng trọt | |",
        "1 | HTX Tân Tiến | Bản Hồ | =2010",
        "II | HTX chăn nuôi | |",
        "1 | HTX Mây tre | Tả Van | =2012",
    )

    assert [row.sector_code for row in rows] == ["agriculture", "agriculture"]


def test_unions_numbered_over_their_members_are_listed_and_headings_with_sums_are_not(listed) -> None:
    rows = listed(
        "STT | Tên đơn vị | Xã | Năm thành lập | Số TV",
        "I | LHHTX Sa Pa | Tả Van | =2019 | =2",
        "1 | HTX Tân Tiến | Bản Hồ | =2010 | =12",
        "II | HTX huyện Bát Xát | 1 HTX | | =9",
        "1 | HTX Mây tre | Tả Van | =2012 | =9",
    )

    assert [(row.name, row.entity_type) for row in rows] == [
        ("LHHTX Sa Pa", "union"),
        ("HTX Tân Tiến", "cooperative"),
        ("HTX Mây tre", "cooperative"),
    ]


@pytest.mark.parametrize(("header", "founded"), [("Ngày cấp GCN", 1), ("Ngày dự kiến thành lập", 0)])
def test_those_that_register_newly_are_founded_once_they_have_a_certificate(header: str, founded: int, listed) -> None:
    rows = listed(
        f"STT | Tên HTX | Xã | {header} | Số TV",
        "1 | HTX Tân Tiến | Bản Hồ | 9/8/2023 | =12",
        title="HTX ĐĂNG KÝ THÀNH LẬP MỚI NĂM 2023",
    )

    assert len(rows) == founded


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        ("Tên HTX", "HTX Tân Tiến (MST: 1800123123)", "HTX Hòa Bình, mã số thuế 1800123124"),
        ("Hợp tác xã/MST", "HTX Tân Tiến - 1800123123", "HTX Hòa Bình MST 1800123124"),
        ("Tên HTX, mã số HTX", "HTX Tân Tiến 1800123123", "HTX Hòa Bình (1800123124)"),
    ],
)
def test_a_code_behind_a_name_is_no_part_of_it(header: str, first: str, second: str, listed) -> None:
    rows = listed(f"STT | {header} | Xã | Số thành viên", f"1 | {first} | Tân Sơn | =12", f"2 | {second} | Tân Hà | =9")

    assert [(row.name, row.registration_code) for row in rows] == [
        ("HTX Tân Tiến", "1800123123"),
        ("HTX Hòa Bình", "1800123124"),
    ]


def test_numbers_in_names_are_no_codes_where_nothing_says_so(listed) -> None:
    rows = listed("STT | Tên HTX | Xã | Số thành viên", "1 | HTX 19/5 | Tân Sơn | =12", "2 | HTX 2024 | Tân Hà | =9")

    assert [(row.name, row.registration_code) for row in rows] == [("HTX 19/5", None), ("HTX 2024", None)]


@pytest.mark.parametrize("mark", ['"', "nt", "-nt-"])
def test_a_mark_before_a_name_stands_for_what_the_one_above_is(mark: str, listed) -> None:
    rows = listed(
        "STT | Tên THT | Xã | Số thành viên",
        "1 | Tổ hợp tác Tân Tiến | Tân Sơn | =12",
        f"2 | {mark} Hòa Bình | Tân Hà | =9",
        title="DANH SÁCH TỔ HỢP TÁC NĂM 2023",
    )

    assert [row.name for row in rows] == ["Tổ hợp tác Tân Tiến", "Tổ hợp tác Hòa Bình"]


@pytest.mark.parametrize(("said", "told"), [("", []), ("a", [("register_rows.unrecognised_column", "D2")])])
def test_a_column_that_nobody_knows_is_told_where_it_holds_something(
    read: Read, draw: Draw, rules: Rules, said: str, told: list[tuple[str, str]]
) -> None:
    header = "TT | Tên HTX | Địa chỉ | Vân vân | Số thành viên"
    rows = f"1 | HTX Thắng Lợi | xã Thạch Hà | {said} | =45\n2 | HTX Bình Minh | xã Cẩm Xuyên | {said} | =12"

    assert rules(read(draw(f"{TITLE}\n{header}\n{rows}"))) == told


def test_a_line_with_no_organisation_above_it_is_no_rest_of_a_name(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(f"{TITLE}\nTên HTX | Ngày thành lập | Ngành nghề đăng ký kinh doanh\nCan Lộc"))

    assert "register_rows.name_may_go_on" not in {rule for rule, _ in rules(reading)}


def test_letters_below_each_other_are_ratings_where_one_of_them_is_not_for_poor(read: Read, draw: Draw) -> None:
    def ratings(*letters: str) -> list[str | None]:
        rows = [f"{n} | HTX Tân Tiến {n} | An Bình | {letter}" for n, letter in enumerate(letters, 1)]
        reading = read(draw("\n".join(["DANH SÁCH HTX NĂM 2023", "TT | Tên HTX | Xã | Xếp loại", *rows])))
        return [row.rating_code for row in reading.register_rows]

    assert ratings("T", "K", "TB", "Y") == ["good", "fair", "average", "weak"]
    assert ratings("K", "Y") == [None, None]  # `kém`, `khá`?


def test_letters_below_a_band_of_ratings_are_ticked(read: Read, draw: Draw) -> None:
    header = "TT | Tên HTX | Xã | Phân loại năm 2023 | | |\n | | | T | K | TB | Y"
    rows = "1 | HTX Tân Tiến | An Bình | | x | |\n2 | HTX Đoàn Kết | An Hòa | | | | x"

    reading = read(draw(f"DANH SÁCH HTX NĂM 2023\n{header}\n{rows}", merged=[(1, 3, 1, 6)]))

    assert [row.rating_code for row in reading.register_rows] == ["fair", "weak"]


@pytest.mark.parametrize("header", ["Mã ngành", "Mã ngành chính", "Mã ngành cấp 4"])
def test_codes_of_vsic_alone_tell_sectors_and_are_never_those_of_registrations(
    header: str, read: Read, draw: Draw
) -> None:
    rows = [
        "1 | HTX Tân Tiến | An Bình | 0161; 0118",
        "2 | HTX Đoàn Kết | An Hòa | 4933",
        "3 | HTX A | An Hòa | 0118; 4620",
    ]

    reading = read(draw("\n".join(["DANH SÁCH HTX NĂM 2023", f"TT | Tên HTX | Xã | {header}", *rows])))

    found = [(row.sector_code, row.registration_code) for row in reading.register_rows]
    assert found == [("agriculture", None), ("transport", None), (None, None)]
    assert ("register_rows.unknown_values", "D2") in {(n.rule_id, n.cell) for n in reading.noticed}


def test_a_number_below_a_band_of_numbers_and_days_is_no_day(read: Read, draw: Draw) -> None:
    header = "TT | Tên HTX | Xã | Số, ngày cấp GCN ĐKKD |\n | | | Số | Ngày cấp"
    rows = "1 | HTX Tân Tiến | An Bình | 3807000012 | 5/3/2019"

    [row] = read(draw(f"DANH SÁCH HTX NĂM 2023\n{header}\n{rows}", merged=[(1, 3, 1, 4)])).register_rows

    assert (row.registration_code, str(row.founded_on)) == ("3807000012", "2019-03-05")


@pytest.mark.parametrize(
    ("printed", "sector"),
    [
        ("0161 - Hoạt động hỗ trợ cây hằng năm", "agriculture"),
        ("Mua bán đồ gia dụng (4649)", "trade_services"),
        ("0161: hỗ trợ cây hằng năm; 4933: chở thuê", None),
        ("1000 con lợn giống ngoại", None),
    ],
)
def test_a_code_beside_words_that_say_nothing_tells_the_sector(printed: str, sector: str | None, listed) -> None:
    rows = listed("STT | Tên HTX | Xã | Ngành nghề (mã VSIC)", f"1 | HTX Tân Tiến | Xã Bản Hồ | {printed}")

    assert [row.sector_code for row in rows] == [sector]


def test_communes_that_are_numbered_hold_for_the_cooperatives_below_them(listed) -> None:
    rows = listed(
        "TT | Xã, phường | Tên HTX | Số TV | Vốn điều lệ (triệu đồng)",
        "1 | Xã Cẩm Bình | HTX Tân Tiến | =20 | =300",
        " | | HTX Đại Thành | =30 | =200",
        "2 | Xã Cẩm Duệ | HTX Bình | =40 | =100",
        " | | HTX Minh | =30 | =200",
    )

    assert [row.commune for row in rows] == ["Xã Cẩm Bình", "Xã Cẩm Bình", "Xã Cẩm Duệ", "Xã Cẩm Duệ"]


@pytest.mark.parametrize("header", ["HTX, địa chỉ", "Tên HTX, địa chỉ"])
def test_a_heading_names_the_commune_of_those_that_print_none_behind_their_names(header: str, listed) -> None:
    rows = listed(
        f"TT | {header} | Số TV | Vốn điều lệ (triệu đồng)",
        " | Xã An Bình | | ",
        "1 | HTX Tân Tiến | =20 | =300",
        "2 | HTX Hòa, xã Vĩnh An | =30 | =200",
    )

    assert [(row.name, row.commune) for row in rows] == [("HTX Tân Tiến", "Xã An Bình"), ("HTX Hòa", "xã Vĩnh An")]


@pytest.mark.parametrize("new", ["Tên mới", "Tên HTX sau khi đổi tên", "Tên hiện nay"])
def test_of_an_old_and_a_new_name_the_new_one_holds(read: Read, draw: Draw, rules: Rules, new: str) -> None:
    columns = f"STT | Tên cũ | {new} | Mã số thuế | Địa chỉ"
    row = "{0} | HTX An {0} | HTX nông nghiệp An {0} | 300012345{0} | Xã A"
    reading = read(draw("\n".join(["DANH SÁCH HTX NĂM 2023", columns, *(row.format(n) for n in (1, 2, 3))])))

    assert [row.name for row in reading.register_rows] == [f"HTX nông nghiệp An {n}" for n in (1, 2, 3)]
    assert ("register_rows.unrecognised_column", "B2") in rules(reading)


def test_a_draft_is_known_by_the_codes_of_those_that_it_lists(read: Read, draw: Draw) -> None:
    columns = "STT | Tên HTX | Mã số thuế | Địa chỉ"
    rows = [f"{n} | HTX An {name} | 300012345{n} | Xã A" for n, name in enumerate(("Bình", "Hòa", "Phú"))]
    final = draw("\n".join([columns, *rows]), name="Danh sách")
    draft = draw("\n".join([columns, *(row.replace("An ", "Tân ") for row in rows)]), name="DS nháp")
    reading = read(final, draft)

    assert {row.sheet for row in reading.register_rows} == {"Danh sách"}
    assert [(n.rule_id, n.sheet) for n in reading.noticed] == [("register_rows.draft_list", "DS nháp")]
