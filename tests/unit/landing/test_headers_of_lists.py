"""Headers of lists in two and three rows, with units and numbers of columns below them: each column says its own."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import Noticed, RegisterRow
from tests.unit.landing.conftest import Draw, Read

TITLE = "DANH SÁCH HỢP TÁC XÃ ĐẾN NGÀY 31/12/2023"


@pytest.fixture
def listed(read: Read, draw: Draw):
    """What is read of the organisations of a list, and what is noticed."""

    def rows(*lines: str) -> tuple[list[RegisterRow], list[Noticed]]:
        reading = read(draw("\n".join([TITLE, *lines])))
        return reading.register_rows, reading.noticed

    return rows


def test_a_band_does_not_go_over_a_column_below_which_only_its_number_stands(listed) -> None:
    rows, noticed = listed(
        "STT | Tên HTX       | Địa chỉ   | Tình trạng |          | Xếp loại | Ghi chú",
        "    |               |           | Đang HĐ    | Ngừng HĐ |          |",
        "(1) | (2)           | (3)       | (4)        | (5)      | (6)      | (7)",
        "1   | HTX Tân Tiến  | Xã Bản Hồ | x          |          | Khá      |",
        "2   | HTX Rau Sa Pa | Xã Tả Van |            | x        | Yếu      |",
    )

    assert [(row.status_code, row.rating_code) for row in rows] == [("active", "fair"), ("inactive", "weak")]
    assert noticed == []


def test_a_band_does_not_go_over_a_column_that_begins_above_it(listed) -> None:
    rows, noticed = listed(
        "STT | Tên HTX       | Địa chỉ   | Vốn hoạt động |               | Doanh thu  | Số LĐ",
        "    |               |           | Điều lệ       | Tổng tài sản  |            |",
        "    |               |           | triệu đồng    | triệu đồng    | triệu đồng | người",
        "1   | HTX Tân Tiến  | Xã Bản Hồ | =500          | =900          | =1200      | =12",
        "2   | HTX Rau Sa Pa | Xã Tả Van | =700          | =800          | =300       | =7",
    )

    read_of_first = (rows[0].charter_capital, rows[0].capital_total, rows[0].revenue, rows[0].worker_total)
    assert read_of_first == (500_000_000, 900_000_000, 1_200_000_000, 12)
    assert noticed == []


@pytest.mark.parametrize("year", ["{}", "Năm {}", "TH năm {}"])
def test_years_below_a_band_are_years_of_it_though_nothing_is_merged(year: str, listed) -> None:
    rows, _ = listed(
        "STT | Tên HTX       | Địa chỉ   | Lợi nhuận (triệu đồng) |  | Xếp loại |  | Ghi chú",
        f"   |               |           | {year.format(2022)} | {year.format(2023)} | "
        f"{year.format(2022)} | {year.format(2023)} |",
        "1   | HTX Tân Tiến  | Xã Bản Hồ | =50 | =70 | Yếu | Khá | ",
        "2   | HTX Rau Sa Pa | Xã Tả Van | =20 |     | Tốt |     | ",
    )

    assert [(row.profit, row.rating_code) for row in rows] == [(70_000_000, "fair"), (None, None)]


def test_workers_that_are_members_are_not_the_members(listed) -> None:
    rows, _ = listed(
        "STT | Tên HTX       | Địa chỉ   | Số lao động |               | Số thành viên",
        "    |               |           | TS          | Là thành viên |",
        "1   | HTX Tân Tiến  | Xã Bản Hồ | =12         | =4            | =45",
        "2   | HTX Rau Sa Pa | Xã Tả Van | =9          | =2            | =35",
    )

    assert [(row.worker_total, row.member_total) for row in rows] == [(12, 45), (9, 35)]


@pytest.mark.parametrize(
    ("heading", "numbers", "below"),
    [
        ("HTX ngừng hoạt động", "12", ("cooperative", None, "inactive")),
        ("HTX ngừng hoạt động", "  ", ("cooperative", None, "inactive")),
        ("II. LIÊN HIỆP HỢP TÁC XÃ (2 LH)", "12", ("union", None, None)),
        ("II. LIÊN HIỆP HỢP TÁC XÃ (2 LH)", "  ", ("union", None, None)),
        ("VẬN TẢI", "12", ("cooperative", "transport", None)),
    ],
)
def test_sums_of_those_below_a_heading_do_not_make_it_an_organisation(heading, numbers, below, listed) -> None:
    rows, _ = listed(
        "STT | Tên đơn vị | Địa chỉ   | Mã số thuế | Số thành viên | Số lao động",
        f"   | {heading}  |           |            | =80           | =21",
        f"{numbers[0]} | Tân Tiến | Xã Bản Hồ | 0300123456 | =45 | =12",
        f"{numbers[1]} | Sa Pa    | Xã Tả Van | 5300789011 | =35 | =9",
    )

    assert [row.name for row in rows] == ["Tân Tiến", "Sa Pa"]
    assert [(row.entity_type, row.sector_code, row.status_code) for row in rows] == [below, below]


def test_an_organisation_without_number_or_address_is_no_heading(listed) -> None:
    rows, _ = listed(
        "Tên đơn vị             | Địa chỉ   | Giám đốc      | Số thành viên | Số lao động",
        "HTX Môi trường Tân Sơn |           | Nguyễn Văn An | =45           | =12",
        "HTX Môi trường Sa Pa   |           |               | =35           | =9",
    )

    assert [row.name for row in rows] == ["HTX Môi trường Tân Sơn", "HTX Môi trường Sa Pa"]


def test_a_heading_right_below_the_numbers_of_columns_is_no_part_of_the_header(listed) -> None:
    rows, _ = listed(
        "STT | Tên HTX (theo ĐKKD) | Địa chỉ   | Số thành viên",
        "(1) | (2)                 | (3)       | (4)",
        "    | HTX đang hoạt động  |           |",
        "1   | HTX Tân Tiến        | Xã Bản Hồ | =45",
        "    | HTX ngừng hoạt động |           |",
        "1   | HTX Rau Sa Pa       | Xã Tả Van | =35",
    )

    assert [row.status_code for row in rows] == ["active", "inactive"]


def test_signatures_below_a_column_of_kinds_leave_it_one(listed) -> None:
    rows, _ = listed(
        "STT | Tên đơn vị | Lĩnh vực    | Địa chỉ   | Số thành viên | Loại hình tổ chức",
        "1   | Tân Tiến   | Nông nghiệp | Xã Bản Hồ | =45           | HTX",
        "2   | Sa Pa      | Vận tải     | Xã Tả Van | =35           | LHHTX",
        "    |            |             |           |               | Ngày 15 tháng 01 năm 2024",
    )

    assert [(row.entity_type, row.sector_code) for row in rows] == [
        ("cooperative", "agriculture"),
        ("union", "transport"),
    ]


def test_signatures_below_a_column_of_codes_are_no_organisation(listed) -> None:
    rows, noticed = listed(
        "Tên HTX       | Địa chỉ       | Số thành viên | Mã số thuế",
        "HTX Tân Tiến  | Xã Bản Hồ     | =45           | 0300123456",
        "HTX Rau Sa Pa | Xã Tả Van     | =35           | 5300789011",
        "",
        "              | NGƯỜI LẬP BIỂU |              | TM. ỦY BAN NHÂN DÂN",
        "              | Nguyễn Văn An  |              | Trần Thị Bình",
    )

    assert [row.name for row in rows] == ["HTX Tân Tiến", "HTX Rau Sa Pa"]
    assert noticed == []


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Phân loại theo Thông tư 01/2020/TT-BKHĐT", {"rating_code": "fair"}),
        ("KQ xếp loại", {"rating_code": "fair"}),
        ("Số thành viên (nữ)", {"rating_code": None, "member_total": None}),
    ],
)
def test_what_else_a_header_prints_says_what_it_is_of(header: str, said: dict[str, object], listed) -> None:
    cell = "Khá" if "loại" in header else "=7"
    rows, _ = listed(
        f"{header} | Tên HTX       | Địa chỉ   | Mã số thuế",
        f"{cell}   | HTX Tân Tiến  | Xã Bản Hồ | 0300123456",
        f"{cell}   | HTX Rau Sa Pa | Xã Tả Van | 5300789011",
    )

    assert len(rows) == 2
    assert {field: getattr(rows[0], field) for field in said} == said


def test_debts_do_not_number_the_organisations(listed) -> None:
    rows, _ = listed(
        "Nợ | Tên HTX        | Địa chỉ    | Ngành nghề",
        "=7 | HTX Tân Tiến   | Xã Bản Hồ  | Trồng lúa",
        "   | HTX Rau Sa Pa  | Xã Tả Van  | Trồng rau",
        "=2 | HTX Y Tý       | Xã Y Tý    | Vận tải",
    )

    assert [row.name for row in rows] == ["HTX Tân Tiến", "HTX Rau Sa Pa", "HTX Y Tý"]


@pytest.mark.parametrize(
    ("below", "revenue"),
    [
        ("KH 2023 | TH 2023", 40),
        ("Kế hoạch | Thực hiện", 40),
        ("6 tháng | Cả năm", 40),
        ("Quý I | Quý II", None),
        ("Tăng | Giảm", None),
        ("Bình quân/tháng | Cả năm", 40),
    ],
)
def test_what_is_planned_or_of_a_part_of_the_year_is_not_what_the_year_brought(below, revenue, listed) -> None:
    rows, noticed = listed(
        "STT | Tên HTX       | Địa chỉ   | Mã số thuế | Doanh thu (đồng) |",
        f"   |               |           |            | {below}",
        "1   | HTX Tân Tiến  | Xã Bản Hồ | 0300123456 | =30 | =40",
        "2   | HTX Rau Sa Pa | Xã Tả Van | 5300789011 | =30 | =40",
    )

    assert [row.revenue for row in rows] == [revenue, revenue]
    assert {said.rule_id for said in noticed} == {"register_rows.unrecognised_column"}


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("Tổng DT (ha)", "=12", "revenue"),
        ("Vốn điều lệ (%)", "=12", "charter_capital"),
        ("Thành viên (%)", "=12", "member_total"),
        ("Số thành viên người dân tộc", "=12", "member_total"),
        ("Số CCCD | Ngày cấp", "012345678901 | 01/02/2021", "founded_on"),
    ],
)
def test_what_only_looks_like_a_column_of_lists_fills_none(header, cell, field, listed) -> None:
    rows, _ = listed(
        f"STT | Tên HTX       | Mã số thuế | Địa chỉ   | {header}",
        f"1   | HTX Tân Tiến  | 0300123456 | Xã Bản Hồ | {cell}",
        f"2   | HTX Rau Sa Pa | 5300789011 | Xã Tả Van | {cell}",
    )

    assert [getattr(row, field) for row in rows] == [None, None]


def test_poor_work_is_work_and_a_pause_is_none(listed) -> None:
    rows, noticed = listed(
        "STT | Tên HTX       | Mã số thuế | Lĩnh vực     | Tình trạng",
        "1   | HTX Tân Tiến  | 0300123456 | DVNN         | Hoạt động kém hiệu quả",
        "2   | HTX Rau Sa Pa | 5300789011 | Bò sữa       | Nghỉ hoạt động",
        "3   | HTX Y Tý      | 5300789012 | Khai thác đá | Chờ giải thể",
    )

    assert [(row.sector_code, row.status_code) for row in rows] == [
        ("agriculture", "active"),
        ("agriculture", "inactive"),
        ("industry", "awaiting_dissolution"),
    ]
    assert noticed == []


def test_a_unit_below_a_header_is_no_choice(listed) -> None:
    rows, _ = listed(
        "STT | Tên HTX       | Mã số thuế | Địa chỉ   | Vốn điều lệ",
        "    |               |            |           | đv: tr.đồng",
        "1   | HTX Tân Tiến  | 0300123456 | Xã Bản Hồ | =500",
        "2   | HTX Rau Sa Pa | 5300789011 | Xã Tả Van | =700",
    )

    assert [(row.charter_capital, row.sector_code) for row in rows] == [(500_000_000, None), (700_000_000, None)]


@pytest.mark.parametrize(("cell", "told"), [("0912.345.678", []), ("=1250", ["register_rows.unrecognised_column"])])
def test_what_may_be_revenue_is_not_left_out_as_a_telephone(cell: str, told: list[str], listed) -> None:
    _, noticed = listed(
        "STT | Tên HTX       | Mã số thuế | Địa chỉ   | DT",
        f"1  | HTX Tân Tiến  | 0300123456 | Xã Bản Hồ | {cell}",
        f"2  | HTX Rau Sa Pa | 5300789011 | Xã Tả Van | {cell}",
    )

    assert [said.rule_id for said in noticed] == told


@pytest.mark.parametrize("paper", ["Chứng nhận VietGAP", "QĐ giải thể", "Giấy CNQSD đất", "Đăng ký nhãn hiệu"])
@pytest.mark.parametrize("parts", ["Số GCN | Ngày cấp", "Mã số | Ngày, tháng, năm"])
def test_the_number_and_the_day_of_another_paper_are_none_of_registration(paper: str, parts: str, listed) -> None:
    rows, _ = listed(
        f"STT | Tên HTX       | Địa chỉ   | {paper} |  | Số TV",
        f"    |               |           | {parts} |",
        "1   | HTX Tân Tiến  | Xã Bản Hồ | 0100123456 | 12/3/2021 | =45",
        "2   | HTX Rau Sa Pa | Xã Tả Van | 0100123457 | 13/3/2021 | =35",
    )

    assert [(row.registration_code, row.founded_on, row.member_total) for row in rows] == [
        (None, None, 45),
        (None, None, 35),
    ]


@pytest.mark.parametrize(("left", "is_registered"), [("Số QĐ giải thể", False), ("Số GCN", True), ("Xã", True)])
def test_a_day_beside_another_paper_is_of_that(left: str, is_registered: bool, listed) -> None:
    rows, _ = listed(
        f"STT | Tên HTX       | Địa chỉ   | {left} | Ngày cấp | Số TV",
        "1   | HTX Tân Tiến  | Xã Bản Hồ | 0100123456 | 12/3/2021 | =45",
        "2   | HTX Rau Sa Pa | Xã Tả Van | 0100123457 | 13/3/2021 | =35",
    )

    assert (rows[0].founded_on is not None) == is_registered


def test_an_abbreviation_of_revenue_below_a_band_of_money_is_no_telephone(listed) -> None:
    rows, noticed = listed(
        "STT | Tên HTX       | Địa chỉ   | KQ SXKD 2022 (trđ) |     | KQ SXKD 2023 (trđ) |",
        "    |               |           | DT                 | LN  | DT                 | LN",
        "1   | HTX Tân Tiến  | Xã Bản Hồ | =45                | =12 | =50                | =14",
        "2   | HTX Rau Sa Pa | Xã Tả Van | =35                | =9  | =40                | =-3",
    )

    assert [(row.revenue, row.profit) for row in rows] == [(50_000_000, 14_000_000), (40_000_000, -3_000_000)]
    assert [notice.cell for notice in noticed] == ["D2", "E2"]


def test_an_official_rating_counts_and_not_their_own(listed) -> None:
    rows, noticed = listed(
        "STT | Tên HTX       | Địa chỉ   | Xếp loại tự đánh giá | Xếp loại chính thức",
        "1   | HTX Tân Tiến  | Xã Bản Hồ | Tốt                  | Khá",
        "2   | HTX Rau Sa Pa | Xã Tả Van | Khá                  | Yếu",
    )

    assert [row.rating_code for row in rows] == ["fair", "weak"]
    assert [(notice.rule_id, notice.cell) for notice in noticed] == [("register_rows.unrecognised_column", "D2")]


def test_ticks_say_what_an_empty_column_does_not(listed) -> None:
    rows, _ = listed(
        "STT | Tên HTX       | Huyện/xã        | Ngành nghề | Nông nghiệp | Phi NN | Số TV",
        "1   | HTX Tân Tiến  | Sa Pa/Bản Hồ    |            | x           |        | =45",
        "2   | HTX Rau Sa Pa | Sa Pa/Tả Van    |            |             | x      | =35",
    )

    assert [(row.commune, row.sector_code) for row in rows] == [
        ("Bản Hồ", "agriculture"),
        ("Tả Van", "non_agriculture"),
    ]


def test_kinds_to_be_ticked_are_of_names_and_no_names(listed) -> None:
    rows, _ = listed(
        "STT | Tên mô hình | HTX | THT | Xã      | Ngày thành lập",
        "1   | Rau an toàn | x   |     | Bản Hồ  | 5/3/2023",
        "2   | Nuôi dê     |     | x   | Tả Van  | 6/3/2023",
    )

    assert [(row.name, row.entity_type) for row in rows] == [("Rau an toàn", "cooperative"), ("Nuôi dê", "group")]


@pytest.mark.parametrize("header", ["Xã/Hợp tác xã", "Huyen/Ten HTX", "Chuỗi/ Tên HTX", "Huyện - HTX"])
def test_names_stand_below_a_header_that_names_their_headings_too(header: str, listed) -> None:
    rows, _ = listed(
        f"STT | {header} | Số TV | Vốn điều lệ (đồng)",
        "A | Xã Bản Hồ",
        "1 | Hợp tác xã Tân Tiến | =45 | =500000000",
        "2 | Hợp tác xã Rau | =9 | =500000000",
    )

    assert [row.name for row in rows] == ["Hợp tác xã Tân Tiến", "Hợp tác xã Rau"]


def test_headers_of_databases_in_capitals_mean_their_words(listed) -> None:
    rows, _ = listed(
        "MASOTHUE   | TENHTX       | TENXA  | NGAYCAP   | TRANGTHAI",
        "0300123456 | HTX Tân Tiến | Bản Hồ | 15-Mar-19 | Đang hoạt động",
    )

    said = [(row.registration_code, row.name, row.commune, str(row.founded_on), row.status_code) for row in rows]
    assert said == [("0300123456", "HTX Tân Tiến", "Bản Hồ", "2019-03-15", "active")]


def test_what_was_done_is_read_beside_what_was_planned(listed) -> None:
    rows, noticed = listed(
        "STT | Tên HTX | Xã | Doanh thu KH 2023 (triệu đồng) | Doanh thu TH 2023 (triệu đồng) | Số TV",
        "1 | HTX Tân Tiến | Bản Hồ | =20 | =10 | =45",
    )

    assert [row.revenue for row in rows] == [10_000_000]
    assert ("register_rows.unrecognised_column", "D2") in [(told.rule_id, told.cell) for told in noticed]


def test_the_sum_of_a_measure_counts_and_not_the_part_left_of_it(listed) -> None:
    rows, noticed = listed(
        "STT | Tên HTX | Xã | Số TV chính thức | Tổng số TV | Doanh thu bán hàng (trđ) | Tổng doanh thu (trđ)",
        "1 | HTX Tân Tiến | Bản Hồ | =20 | =50 | =5 | =35",
    )

    assert [(row.member_total, row.revenue) for row in rows] == [(50, 35_000_000)]
    assert [told.cell for told in noticed] == ["D2", "F2"]


def test_kinds_stand_below_loai_and_one_that_nobody_knows_is_told(listed) -> None:
    rows, noticed = listed(
        "STT | Tên đơn vị   | Loại | Xã     | Số TV",
        "1   | Tân Tiến     | HTX  | Bản Hồ | =20",
        "2   | Hòa Bình     | THT  | Bản Hồ | =5",
        "3   | Đại Thành    | TTX  | Bản Hồ | =9",
    )

    assert [(row.name, row.entity_type) for row in rows[:2]] == [("Tân Tiến", "cooperative"), ("Hòa Bình", "group")]
    assert ("register_rows.unknown_values", "C2") in [(told.rule_id, told.cell) for told in noticed]
