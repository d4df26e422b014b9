"""A title says what a whole table is of: one sector, a part, a city, some organisations only."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read, Rules, by_cell, indicators_by_cell


def sectors(reading: Reading) -> dict[str, tuple[str, str]]:
    return {figure.cell: (figure.entity_type, figure.sector_code) for figure in reading.figures}


ALL_KINDS = """STT | Chỉ tiêu | ĐVT | TH 2023
1 | Tổng số HTX | HTX | =10
2 | Tổng số THT | THT | =11
"""


def test_a_table_titled_for_one_sector_counts_that_sector_of_whatever_organisations(read: Read, draw: Draw) -> None:
    reading = read(draw("TÌNH HÌNH PHÁT TRIỂN HTX NÔNG NGHIỆP NĂM 2023\n" + ALL_KINDS))

    assert sectors(reading) == {"D3": ("cooperative", "agriculture"), "D4": ("group", "agriculture")}


def test_a_title_of_one_sector_says_nothing_where_rows_name_others(read: Read, draw: Draw) -> None:
    reading = read(draw("HTX NÔNG NGHIỆP NĂM 2023\n" + ALL_KINDS + "3 | Tổng số HTX vận tải | HTX | =12"))

    assert sectors(reading)["D3"] == ("cooperative", "total")
    assert sectors(reading)["D5"] == ("cooperative", "transport")


def test_a_table_titled_for_a_part_of_a_sector_is_of_that_part(read: Read, draw: Draw) -> None:
    reading = read(draw("TÌNH HÌNH CÁC HTX THỦY SẢN NĂM 2023\n" + ALL_KINDS))

    assert {figure.sector_code for figure in reading.figures} == {"fishery"}


def test_a_table_titled_for_a_part_that_has_no_code_is_left_out_with_a_finding(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw("TÌNH HÌNH CÁC HTX DƯỢC LIỆU NĂM 2023\n" + ALL_KINDS))

    assert reading.figures == []
    assert "figures.narrower_scope" in [rule for rule, _ in rules(reading)]


def test_the_title_names_whose_rows_are_up_to_a_heading_that_names_others(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """TÌNH HÌNH PHÁT TRIỂN TỔ HỢP TÁC NĂM 2023
STT | Chỉ tiêu | ĐVT | TH 2023
1 | Tổng số | Tổ | =10
II. QUỸ TÍN DỤNG NHÂN DÂN
1 | Dư nợ cho vay | Tỷ đồng | =11
"""
        )
    )

    assert sectors(reading) == {"D3": ("group", "total"), "D5": ("credit_fund", "total")}


@pytest.mark.parametrize("city", ["THÀNH PHỐ VINH", "TP. Hà Giang", "Tp Thủ Đức"])
def test_a_table_of_a_city_of_the_province_is_not_the_provinces(
    read: Read, draw: Draw, rules: Rules, city: str
) -> None:
    reading = read(draw(f"SỐ LIỆU HTX {city} NĂM 2023\n" + ALL_KINDS))

    assert reading.figures == []
    assert "figures.below_province" in [rule for rule, _ in rules(reading)]


BY_DISTRICT = "TT | Huyện | Tổng số | NN | GTVT\n1 | Huyện Phú Giáo | =28 | =24 | =4\n | Toàn tỉnh | =28 | =24 | =4"


def test_a_table_by_districts_counts_what_its_title_says(read: Read, draw: Draw) -> None:
    numbers = read(draw("TỔNG HỢP SỐ LƯỢNG HTX THEO ĐỊA BÀN NĂM 2023\n" + BY_DISTRICT))
    others = read(draw("TỔNG HỢP SỐ HTX THÀNH LẬP MỚI THEO ĐỊA BÀN NĂM 2023\n" + BY_DISTRICT))

    assert {f.cell: (f.indicator_code, f.sector_code) for f in numbers.figures} == {
        "C4": ("org_total", "total"), "D4": ("org_total", "agriculture"), "E4": ("org_total", "transport"),
    }  # fmt: skip
    assert {f.cell: (f.indicator_code, f.sector_code) for f in others.figures} == {
        "C4": ("org_new", "total"), "D4": ("org_new", "agriculture"), "E4": ("org_new", "transport"),
    }  # fmt: skip


def test_new_cooperatives_among_the_work_of_a_quarter_are_all_there_are_not_those_supported(
    read: Read, draw: Draw
) -> None:
    rows = "1 | Thành lập mới HTX | HTX | =9\n2 | Tập huấn, bồi dưỡng | Lớp | =5\n3 | Xúc tiến thương mại | HTX | =4"
    work = read(draw(f"KẾT QUẢ CÔNG TÁC NĂM 2023\nSTT | Chỉ tiêu | ĐVT | Thực hiện\n{rows}"))
    support = read(draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nSTT | Nội dung | ĐVT | Thực hiện\n{rows}"))

    assert by_cell(work).get("D3") is None or by_cell(work)["D3"].indicator_code == "org_new"
    assert by_cell(support)["D3"].indicator_code == "support_orgs"


def test_the_total_of_a_table_titled_for_one_sector_is_of_that_sector(read: Read, draw: Draw) -> None:
    reading = read(
        draw("HTX NÔNG NGHIỆP NĂM 2024\nLĩnh vực | Số HTX | Số thành viên\nTrồng trọt | =5 | =90\nCộng | =5 | =90")
    )

    assert sectors(reading) == {
        "B3": ("cooperative", "crops"),
        "C3": ("cooperative", "crops"),
        "B4": ("cooperative", "agriculture"),
        "C4": ("cooperative", "agriculture"),
    }


def test_the_total_below_parts_of_a_sector_that_nobody_names_is_asked_about(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw("HTX NĂM 2024\nLĩnh vực | Số HTX | Số thành viên\nTrồng trọt | =5 | =9\nCộng | =5 | =9"))

    assert sectors(reading) == {"B3": ("cooperative", "crops"), "C3": ("cooperative", "crops")}
    assert ("figures.unrecognised_label", "A4") in rules(reading)


def test_a_table_of_nothing_but_parts_of_a_sector_is_left_out_with_findings(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw("SỐ HTX THEO NGÀNH NĂM 2023\nNgành | Số HTX | Thành viên\nNông nghiệp | =5 | =9\nRau an toàn | =3 | =7")
    )

    assert not any(figure.value for figure in reading.figures)
    assert ("figures.finer_than_codes", "A3") in rules(reading)


@pytest.mark.parametrize(
    ("title", "indicator"),
    [("TÌNH HÌNH HTX THÀNH LẬP MỚI NĂM 2023", "org_new"), ("HTX XẾP LOẠI TỐT NĂM 2023", "org_good"),
     ("TỔNG HỢP HTX CÓ SẢN PHẨM OCOP NĂM 2023", "org_ocop"), ("HTX ĐANG HOẠT ĐỘNG NĂM 2023", "org_active"),
     ("SỐ LIỆU HTX DO NỮ LÀM GIÁM ĐỐC NĂM 2023", "org_women_led"),
     ("TÌNH HÌNH HTX NÔNG NGHIỆP THÀNH LẬP MỚI NĂM 2023", "org_new"),
     ("HTX LĨNH VỰC VẬN TẢI XẾP LOẠI TỐT NĂM 2023", "org_good"),
     ("HTX NÔNG NGHIỆP HOẠT ĐỘNG HIỆU QUẢ NĂM 2023", "org_effective"),
     ("HTX NÔNG NGHIỆP ĐƯỢC XẾP LOẠI NĂM 2023", "org_rated"), ("HTX ĐƯỢC XẾP LOẠI NĂM 2023", "org_rated"),
     ("HTX SẢN XUẤT KINH DOANH HIỆU QUẢ NĂM 2023", "org_effective"),
     ("HTX ĐANG SẢN XUẤT KINH DOANH NĂM 2023", "org_active"),
     ("KẾT QUẢ HOẠT ĐỘNG CỦA CÁC HTX GIẢI THỂ NĂM 2023", "org_dissolved"),
     ("SỐ HTX, THÀNH VIÊN VÀ VỐN CỦA HTX THÀNH LẬP MỚI NĂM 2023", "org_new"),
     ("DOANH THU CỦA HTX VẬN TẢI NGỪNG HOẠT ĐỘNG NĂM 2023", "org_inactive")],
)  # fmt: skip
def test_of_a_table_titled_for_some_cooperatives_only_their_number_counts(
    read: Read, draw: Draw, rules: Rules, title: str, indicator: str
) -> None:
    reading = read(draw(title + "\nChỉ tiêu | ĐVT | Số liệu\nTổng số HTX | HTX | =40\nSố thành viên | người | =900"))

    assert {f.cell: f.indicator_code for f in reading.figures} == {"C3": indicator}
    assert "figures.table_of_a_part" in [rule for rule, _ in rules(reading)]


@pytest.mark.parametrize(
    "title",
    [
        "Số HTX, thành viên và lao động trong HTX đang hoạt động",
        "HTX đang hoạt động, số thành viên và lao động",
        "Thành viên của các HTX đang hoạt động",
    ],
)
def test_what_a_title_tells_of_those_in_operation_is_all_there_is(read: Read, draw: Draw, title: str) -> None:
    reading = read(draw(title + "\nChỉ tiêu | ĐVT | 2023\nSố HTX | HTX | =40\nSố thành viên | người | =900"))

    assert indicators_by_cell(reading) == {"C3": "org_active", "C4": "member_total"}


@pytest.mark.parametrize("title", ["SỐ LAO ĐỘNG TRONG HTX NGỪNG HOẠT ĐỘNG", "THÀNH VIÊN HTX NÔNG NGHIỆP GIẢI THỂ"])
def test_what_a_title_tells_of_some_is_no_number_of_them(read: Read, draw: Draw, rules: Rules, title: str) -> None:
    reading = read(draw(title + "\nHuyện | 2022 | 2023\nTổng số | =301 | =306\nĐông Hà | =301 | =306"))

    assert not reading.figures
    assert ("figures.table_of_a_part", "A2") in rules(reading)


def test_a_translation_below_a_title_says_nothing_of_its_own(read: Read, draw: Draw) -> None:
    title = "Số HTX đang hoạt động tại thời điểm 31/12\nNumber of acting cooperatives as of annual 31 Dec."
    reading = read(draw(title + "\n | 2022 | 2023\nSố HTX | =301 | =306\nNông nghiệp | =200 | =206"))

    assert {(f.indicator_code, f.sector_code) for f in reading.figures} == {
        ("org_active", "total"), ("org_active", "agriculture"),
    }  # fmt: skip


def test_indicators_in_brackets_behind_their_english_are_read_with_english_units(read: Read, draw: Draw) -> None:
    rows = ["Cooperatives (Số HTX) | coops | =208", "Average revenue (Doanh thu bình quân/HTX) | million VND | =2100"]
    header = "Collective economy indicators (Chỉ số KTTT)\nIndicator / Chỉ tiêu | Unit | 2023\n"
    reading = read(draw(header + "\n".join([*rows, "Members (Thành viên HTX) | persons | =1800"])))

    assert [(f.indicator_code, f.value) for f in reading.figures] == [
        ("org_total", 208), ("revenue_avg", 2_100_000_000), ("member_total", 1800),
    ]  # fmt: skip


def test_statistics_of_those_that_got_support_are_left_out(read: Read, draw: Draw, rules: Rules) -> None:
    table = "Chỉ tiêu | ĐVT | Số liệu\nTổng số HTX | HTX | =40\nSố thành viên | người | =900"
    reading = read(draw("KẾT QUẢ CỦA CÁC HTX ĐƯỢC HỖ TRỢ NĂM 2023\n" + table))

    assert reading.figures == []
    assert "figures.narrower_scope" in [rule for rule, _ in rules(reading)]


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("SỐ LIỆU HTX CẢ NƯỚC NĂM 2023", "figures.below_province"),
        ("SỐ LIỆU HTX DO CỰU CHIẾN BINH LÀM GIÁM ĐỐC NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX KHU VỰC MIỀN NÚI NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX CHUYỂN ĐỔI SỐ NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX BỊ ẢNH HƯỞNG BỞI THIÊN TAI NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX TẠO VIỆC LÀM NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX ĐÓNG BẢO HIỂM XÃ HỘI NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX CHƯA ĐƯỢC HỖ TRỢ NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX CẦN HỖ TRỢ NĂM 2024", "figures.narrower_scope"),
        ("SỐ LIỆU HTX NỘP THUẾ NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX CHIA THEO QUY MÔ NHỎ", "figures.narrower_scope"),
    ],
)
def test_a_table_of_others_or_of_some_is_left_out_with_a_finding(
    read: Read, draw: Draw, rules: Rules, title: str, rule: str
) -> None:
    reading = read(draw(f"{title}\nChỉ tiêu | Năm 2022 | Năm 2023\nSố HTX | =50 | =60\nThành viên HTX | =900 | =1000"))

    assert reading.figures == []
    assert rule in [found for found, _ in rules(reading)]


def test_the_province_of_today_may_bear_the_name_of_a_former_one(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ HTX NĂM 2025
Địa bàn | Số HTX | Thành viên HTX
Lâm Đồng (cũ) | =560 | =70100
Bình Thuận    | =215 | =40200
Đắk Nông      | =320 | =9900
Lâm Đồng      | =1095 | =120200
""")
    )

    assert [(f.cell, f.value) for f in reading.figures] == [("B6", 1095), ("C6", 120200)]


@pytest.mark.parametrize("note", ["tỉnh Khánh Hòa mới, gồm cả Ninh Thuận cũ", "kể cả Ninh Thuận trước sáp nhập"])
def test_what_a_title_says_a_province_is_made_of_makes_its_table_none_of_a_part(
    read: Read, draw: Draw, note: str
) -> None:
    drawn = f"TÌNH HÌNH HTX NĂM 2025 ({note})\nChỉ tiêu | TH 2025\nSố HTX | =345"
    reading = read(draw(drawn), period="2025", province="khanh-hoa")

    assert [figure.cell for figure in reading.figures] == ["B3"]


def test_credit_funds_beside_cooperatives_in_a_title_are_no_sector(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX, LHHTX, QTDND NĂM 2023
Chỉ tiêu   | HTX  | LHHTX | QTDND
Tổng số    | =560 | =3    | =37
Lao động   | =900 | =20   | =60
""")
    )

    assert {(f.entity_type, f.sector_code) for f in reading.figures} == {
        ("cooperative", "total"),
        ("union", "total"),
        ("credit_fund", "total"),
    }


@pytest.mark.parametrize("title", ["HTX CHƯA ĐẠI HỘI THEO ĐIỀU LỆ", "HTX NỢ THUẾ, NỢ BHXH"])
def test_those_that_owe_something_are_no_cooperatives_that_a_code_counts(
    read: Read, draw: Draw, rules: Rules, title: str
) -> None:
    reading = read(
        draw(f"""
{title}
Huyện    | Số HTX
Hạ Hòa   | =4
Cẩm Khê  | =3
Cộng     | =7
""")
    )

    assert reading.figures == []
    assert "figures.narrower_scope" in {rule for rule, _ in rules(reading)}


@pytest.mark.parametrize(
    ("letterhead", "row", "is_read"),
    [
        ("HTX DVNN Bình Minh", "1 | Tổng số thành viên | người | =310 | =320", False),
        ("HTX DVNN Bình Minh", "1 | Tổng số HTX | HTX | =31 | =32", True),  # no report of one of them
        ("HTX nông nghiệp", "1 | Tổng số thành viên | người | =310 | =320", True),
    ],
)
def test_the_report_of_one_organisation_is_not_of_all(
    read: Read, draw: Draw, rules: Rules, letterhead: str, row: str, is_read: bool
) -> None:
    lines = [letterhead, "BÁO CÁO NĂM 2023", "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023", row]
    reading = read(draw("\n".join(lines)))

    assert bool(reading.figures) is is_read
    assert (("figures.narrower_scope", "B3") in rules(reading)) is not is_read


def test_a_title_of_those_in_operation_by_size_makes_the_total_theirs(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """QUY MÔ HỢP TÁC XÃ ĐANG HOẠT ĐỘNG THEO LAO ĐỘNG NĂM 2018
Quy mô lao động | Số HTX
Dưới 10 lao động | =8605
Từ 100 lao động trở lên | =140
Tổng số | =13958
"""
        )
    )

    assert [(f.cell, f.indicator_code) for f in reading.figures] == [("B5", "org_active")]


@pytest.mark.parametrize(
    "line", ["BAN CHỈ ĐẠO ĐỔI MỚI, PHÁT TRIỂN KINH TẾ TẬP THỂ, HỢP TÁC XÃ", "CHƯƠNG TRÌNH NÔNG THÔN MỚI VÀ HTX"]
)
def test_renewal_in_the_name_of_a_committee_or_programme_founds_no_organisations(
    read: Read, draw: Draw, line: str
) -> None:
    reading = read(
        draw(f"""{line}
KẾT QUẢ NĂM 2023
STT | Chỉ tiêu | ĐVT | TH 2023
1 | Hợp tác xã | HTX | =90
2 | Tổ hợp tác | THT | =40
""")
    )

    assert [figure.indicator_code for figure in reading.figures] == ["org_total", "org_total"]


@pytest.mark.parametrize("title", ["TÌNH HÌNH HTX THEO HUYỆN", "BIỂU TỔNG HỢP HTX CÁC HUYỆN", "HTX PHÂN THEO HUYỆN"])
def test_sectors_right_of_a_total_count_the_organisations_that_a_title_names(
    title: str, read: Read, draw: Draw
) -> None:
    reading = read(draw(f"{title} NĂM 2023\n{BY_DISTRICT}"))

    assert {(f.indicator_code, f.sector_code, f.value) for f in reading.figures} == {
        ("org_total", "total", 28), ("org_total", "agriculture", 24), ("org_total", "transport", 4),
    }  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ SẢN XUẤT KINH DOANH HTX THEO HUYỆN",
        "TÌNH HÌNH ĐẤT ĐAI HTX THEO HUYỆN",
        "TÌNH HÌNH HTX | | | | ĐVT: người",
    ],
)
def test_sectors_right_of_a_total_count_nothing_where_a_title_or_unit_tells_something_else(
    title: str, read: Read, draw: Draw
) -> None:
    assert [f for f in read(draw(f"{title}\n{BY_DISTRICT}")).figures if f.value is not None] == []


def test_a_number_beside_all_that_the_title_tells_of_organisations_is_how_many_there_are(
    read: Read, draw: Draw
) -> None:
    title = "SỐ LIỆU THÀNH VIÊN, LAO ĐỘNG CÁC TỔ CHỨC KTTT ĐẾN 31/12/2023\n"
    reading = read(draw(title + "Loại hình | Số lượng | Thành viên | Lao động thường xuyên\nHTX | =25 | =620 | =150"))

    assert by_cell(reading)["B3"].indicator_code == "org_total"


@pytest.mark.parametrize(
    ("title", "header"),
    [("LAO ĐỘNG, THÀNH VIÊN TRONG CÁC HTX", "Lao động"), ("LAO ĐỘNG, MÁY MÓC CỦA CÁC HTX", "Lao động")],
)
def test_a_number_beside_some_of_what_the_title_tells_may_be_of_the_rest(
    read: Read, draw: Draw, rules: Rules, title: str, header: str
) -> None:
    reading = read(
        draw(f"{title} NĂM 2023\nLĩnh vực | Số lượng | {header}\nNông nghiệp | =25 | =62\nVận tải | =6 | =91")
    )

    assert "B3" not in by_cell(reading)
    assert ("figures.cell_unclear", "B3") in rules(reading)


@pytest.mark.parametrize(("whole", "counted"), [("Tổng số lao động", False), ("Tổng số cán bộ quản lý", True)])
def test_what_workers_have_learnt_is_counted_of_no_managers(
    read: Read, draw: Draw, whole: str, *, counted: bool
) -> None:
    people = whole.removeprefix("Tổng số ")
    drawn = f"TÌNH HÌNH {people.upper()} HTX NĂM 2023\nLĩnh vực | {whole} | Đại học, cao đẳng\nNông nghiệp | =100 | =40"
    reading = read(draw(drawn + "\nVận tải | =50 | =20\nTổng | =150 | =60"))

    assert ("manager_university" in {figure.indicator_code for figure in reading.figures}) is counted


@pytest.mark.parametrize(
    "title",
    [
        "Sản lượng thủy sản phân theo loại hình kinh tế (tấn)",
        "GRDP theo giá hiện hành phân theo thành phần kinh tế",
        "Diện tích lúa do các đơn vị sản xuất (ha)",
        "Số tổ chức cơ sở đảng theo loại hình",
        "Kết quả xử lý nợ năm 2023",
        "Kết quả phát triển Đảng",
    ],
)
def test_organisations_below_a_title_that_names_none_are_not_how_many_there_are(
    read: Read, draw: Draw, rules: Rules, title: str
) -> None:
    reading = read(draw(f"{title}\nLoại hình | Năm 2022 | Năm 2023\nHợp tác xã | =120 | =130\nTập thể | =12 | =13"))

    assert reading.figures == []
    assert ("figures.measure_unclear", "A3") in rules(reading)


@pytest.mark.parametrize(
    "title",
    ["Thu ngân sách nhà nước trên địa bàn (tỷ đồng)", "Năng suất lao động theo loại hình kinh tế (triệu đồng)",
     "Sản phẩm OCOP phân theo chủ thể", "Số vụ tai nạn lao động", "Số chuỗi liên kết theo chủ thể"],
)  # fmt: skip
@pytest.mark.parametrize("corner", [False, True])
def test_organisations_beside_others_below_a_title_of_something_else_are_asked_about(
    read: Read, draw: Draw, rules: Rules, title: str, *, corner: bool
) -> None:
    across = f"{title}\nNăm | HTX | Hộ\n=2022 | =31 | =70\n=2023 | =32 | =80"
    below = f"BÁO CÁO NĂM 2023\n{title} | Năm 2022 | Năm 2023\nHTX | =31 | =32\nTHT | =61 | =62\nDoanh nghiệp | =7 | =8"
    reading = read(draw(below if corner else across))

    assert reading.figures == []
    asked = {"figures.cell_unclear", "figures.measure_unclear", "figures.table_not_understood"}
    assert asked & {rule for rule, _ in rules(reading)}


@pytest.mark.parametrize(
    "table",
    ["Chỉ tiêu | Số liệu\nSố HTX | =12\nHTX có sản phẩm OCOP | =3",
     "Lĩnh vực | Số HTX | HTX có sản phẩm OCOP\nVận tải | =12 | =3"],
    ids=["rows", "columns"],
)  # fmt: skip
def test_some_of_the_only_ones_that_a_title_speaks_of_are_not_all_of_that_kind(
    read: Read, draw: Draw, rules: Rules, table: str
) -> None:
    reading = read(draw(f"HTX THÀNH LẬP MỚI NĂM 2023\n{table}"))

    assert {figure.indicator_code for figure in reading.figures} == {"org_new"}
    assert "figures.cell_unclear" in [rule for rule, _ in rules(reading)]


@pytest.mark.parametrize(
    ("title", "parts"),
    [("CHẤT LƯỢNG CÁN BỘ HTX", "ĐH, CĐ | Trung cấp"), ("TÌNH HÌNH HTX", "Lao động thường xuyên | Lao động thời vụ")],
)
def test_a_mere_total_beside_nothing_but_parts_of_people_may_sum_them_up_and_is_asked_about(
    read: Read, draw: Draw, rules: Rules, title: str, parts: str
) -> None:
    numbers = "Nông nghiệp | =100 | =40 | =60\nTổng | =100 | =40 | =60"
    reading = read(draw(f"{title} NĂM 2023\nLĩnh vực | Tổng số | {parts}\n{numbers}"))

    assert "org_total" not in {figure.indicator_code for figure in reading.figures}
    assert {("figures.cell_unclear", "B3"), ("figures.cell_unclear", "B4")} <= set(rules(reading))


def test_a_sum_of_all_below_a_corner_of_something_else_leaves_it_what_is_told(
    read: Read, draw: Draw, rules: Rules
) -> None:
    drawn = "Vốn đầu tư thực hiện (tỷ đồng) | Năm 2022 | Năm 2023\nTổng số | =16 | =13\nKinh tế nhà nước | =8 | =9"
    reading = read(draw(f"BÁO CÁO NĂM 2023\n{drawn}\nKinh tế tập thể | =8 | =4"))

    assert reading.figures == []
    assert ("figures.measure_unclear", "A5") in rules(reading)


@pytest.mark.parametrize(
    "title",
    ["BIỂU TỔNG HỢP SỐ LIỆU", "HÌNH THỨC TỔ CHỨC SẢN XUẤT", "TỔNG HỢP THEO LOẠI HÌNH",
     "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI NHIỆM KỲ 2020-2025", "KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH SỐ 12-CTr/TU",
     "KẾT QUẢ CỦNG CỐ, TỔ CHỨC LẠI NĂM 2023"],
)  # fmt: skip
def test_organisations_below_a_title_that_tells_nothing_are_how_many_there_are(
    read: Read, draw: Draw, title: str
) -> None:
    reading = read(draw(f"{title}\nLoại hình | Năm 2022 | Năm 2023\nHợp tác xã | =120 | =130\nTổ hợp tác | =12 | =13"))

    assert {figure.indicator_code for figure in reading.figures} == {"org_total"}
    assert len(reading.figures) == 4


@pytest.mark.parametrize(
    "title", ["ĐẢNG VIÊN TRONG HTX NĂM 2023", "TỔNG HỢP NỢ CỦA HTX NĂM 2023", "CHI NHÁNH HTX NĂM 2023"]
)
@pytest.mark.parametrize("labels", ["Nông nghiệp | =12\nXây dựng | =13", "Huyện Can Lộc | =12\nTổng cộng | =12"])
def test_below_a_title_of_something_else_than_organisations_none_are_counted(
    read: Read, draw: Draw, rules: Rules, title: str, labels: str
) -> None:
    corner = "Lĩnh vực" if "Nông" in labels else "Huyện"
    reading = read(draw(f"{title}\n{corner} | Số lượng\n{labels}"))

    assert reading.figures == []
    assert {"figures.measure_unclear", "figures.cell_unclear"} & {rule for rule, _ in rules(reading)}


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ RÀ SOÁT HTX NĂM 2023",
        "Tỉnh Hà Tĩnh: mạng lưới HTX năm 2023",
        "PHỤ LỤC II: PHÂN LOẠI QUY MÔ HTX NĂM 2023",
    ],
)
def test_words_before_organisations_that_say_no_more_of_them_leave_them_counted(
    read: Read, draw: Draw, title: str
) -> None:
    reading = read(draw(f"{title}\nLĩnh vực | Số lượng\nNông nghiệp | =12\nXây dựng | =13"))

    assert {cell: figure.indicator_code for cell, figure in by_cell(reading).items()} == dict.fromkeys(
        ("B3", "B4"), "org_total"
    )


def test_numbers_of_several_times_below_districts_count_what_the_title_names(read: Read, draw: Draw) -> None:
    table = "Huyện | Số đơn vị năm 2022 | Số đơn vị KH 2023\nHuyện Can Lộc | =12 | =13\nTổng cộng | =12 | =13"
    reading = read(draw(f"TỔNG HỢP SỐ LIỆU TỔ HỢP TÁC\n{table}"))

    assert {figure.cell: " ".join(figure.key[:4]) for figure in reading.figures} == {
        "B4": "2022 actual group org_total",
        "C4": "2023 plan group org_total",
    }


@pytest.mark.parametrize("line", ["TÌNH HÌNH HOẠT ĐỘNG", "Hoạt động sản xuất kinh doanh", "Đánh giá xếp loại"])
def test_a_title_of_what_all_organisations_do_is_no_part_of_them(read: Read, draw: Draw, line: str) -> None:
    drawn = (
        f"BÁO CÁO VỀ HTX NĂM 2023\n{line}\nTT | Chỉ tiêu | 2023\n1 | Tổng số HTX | =85\n2 | Số thành viên HTX | =850"
    )

    assert {f.indicator_code for f in read(draw(drawn)).figures} == {"org_total", "member_total"}


_NUMBERS = "1 | Tổng số HTX | HTX | =85\n2 | Số thành viên HTX | người | =850"


@pytest.mark.parametrize(
    ("sectors", "sector"),
    [
        ("NÔNG NGHIỆP, VẬN TẢI", None),
        ("VẬN TẢI VÀ XÂY DỰNG", None),
        ("NÔNG NGHIỆP, PHI NÔNG NGHIỆP", "total"),
        ("NÔNG NGHIỆP, LÂM NGHIỆP VÀ THỦY SẢN", "agriculture"),
        ("CÔNG NGHIỆP, XÂY DỰNG", "industry_construction"),
        ("THEO NGÀNH NÔNG NGHIỆP", "agriculture"),
    ],
)
def test_of_several_sectors_that_a_title_names_none_has_all_its_figures(
    read: Read, draw: Draw, rules: Rules, sectors: str, sector: str | None
) -> None:
    reading = read(draw(f"TÌNH HÌNH HTX {sectors} NĂM 2023\nTT | Chỉ tiêu | ĐVT | Số liệu\n{_NUMBERS}"))

    assert {figure.sector_code for figure in reading.figures} == ({sector} if sector else set())
    assert ("figures.narrower_scope" in {rule for rule, _ in rules(reading)}) is (sector is None)


OF_SOMEBODY = """TT | Chỉ tiêu | ĐVT | TH 2023
1 | Số lao động | người | =18
2 | Doanh thu | triệu đồng | =150
"""


@pytest.mark.parametrize(
    "office", ["LIÊN MINH HTX TỈNH", "TÌNH HÌNH PHÒNG HTX", "BAN CHỈ ĐẠO PHÁT TRIỂN HTX", "TRUNG TÂM HỖ TRỢ HTX"]
)
def test_an_office_with_cooperatives_in_its_name_says_not_that_figures_are_theirs(
    read: Read, draw: Draw, rules: Rules, office: str
) -> None:
    reading = read(draw(f"{office}\nBÁO CÁO NĂM 2023\n{OF_SOMEBODY}"))

    assert reading.figures == []
    assert ("figures.organisations_unclear", "B4") in rules(reading)


def test_what_an_office_reports_about_says_whose_figures_are(read: Read, draw: Draw) -> None:
    reading = read(draw(f"Báo cáo của Phòng KTTT về tình hình HTX năm 2023\n{OF_SOMEBODY}"))

    assert {figure.entity_type for figure in reading.figures} == {"cooperative"}


def test_the_name_of_a_womens_union_is_none_of_organisations(read: Read, draw: Draw) -> None:
    title = "HỘI LIÊN HIỆP PHỤ NỮ TỈNH\nTÌNH HÌNH KINH TẾ TẬP THỂ NĂM 2023\n"

    assert sectors(read(draw(title + ALL_KINDS))) == {"D4": ("cooperative", "total"), "D5": ("group", "total")}


def test_a_title_of_cooperatives_led_by_women_counts_those(read: Read, draw: Draw) -> None:
    drawn = "HTX DO PHỤ NỮ QUẢN LÝ NĂM 2023\nTT | Huyện | Số HTX | Thành viên\n | Toàn tỉnh | =12 | =330"

    figures = read(draw(drawn)).figures

    assert [(figure.cell, figure.indicator_code) for figure in figures] == [("C3", "org_women_led")]


def test_a_column_of_those_in_need_plans_nothing(read: Read, draw: Draw, rules: Rules) -> None:
    drawn = "TÌNH HÌNH HTX NĂM 2023\nTT | Huyện | Tổng số HTX | Số HTX có nhu cầu\n | Toàn tỉnh | =34 | =8"
    reading = read(draw(drawn))

    assert list(by_cell(reading)) == ["C3"]
    assert ("figures.unrecognised_column", "D2") in rules(reading)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("BIẾN ĐỘNG THÀNH VIÊN HTX NĂM 2023", ("member_total", "member_increase", "member_decrease", "member_total")),
        ("BIẾN ĐỘNG SỐ LƯỢNG HTX NĂM 2023", ("org_total", "org_increase", "org_decrease", "org_total")),
    ],
)
def test_what_was_added_and_lost_is_of_what_the_title_tells_changes_of(
    read: Read, draw: Draw, title: str, told: tuple[str, ...]
) -> None:
    header = "Huyện | Số đầu kỳ | Tăng trong kỳ | Giảm trong kỳ | Số cuối kỳ"
    reading = read(draw(f"{title}\n{header}\nToàn tỉnh | =1200 | =50 | =20 | =1230"))

    assert tuple(figure.indicator_code for figure in reading.figures) == told


@pytest.mark.parametrize("sectors_named", ["lĩnh vực chợ và logistics", "ngành văn hóa", "công nghiệp, thương mại"])
def test_the_total_of_sectors_that_no_one_code_stands_for_is_not_of_all(
    read: Read, draw: Draw, rules: Rules, sectors_named: str
) -> None:
    rows = "Công nghiệp | =12\nThương mại - dịch vụ | =13\nTổng cộng | =25"
    reading = read(draw(f"TÌNH HÌNH HTX {sectors_named.upper()} NĂM 2023\nLĩnh vực | Số HTX\n{rows}"))

    assert sectors(reading) == {"B3": ("cooperative", "industry"), "B4": ("cooperative", "trade_services")}
    assert ("figures.cell_unclear", "B5") in rules(reading)


def test_whoever_gets_a_copy_of_a_table_is_no_sector_of_it(read: Read, draw: Draw) -> None:
    """`VT` is transport elsewhere, below the figures the office that keeps the letter."""
    rows = "1 | Tổng số HTX | HTX | =10\n2 | Số thành viên | người | =180\n\n- Như trên;\n- Lưu: VT."
    reading = read(draw(f"HTX NÔNG NGHIỆP NĂM 2023\nTT | Chỉ tiêu | ĐVT | TH 2023\n{rows}"))

    assert {figure.sector_code for figure in reading.figures} == {"agriculture"}


def test_a_row_that_names_nothing_below_members_is_no_count_of_the_title(read: Read, draw: Draw) -> None:
    rows = ("HTX | =10", "Thành viên | =50", "Khác | =3", "Tổng số | =10")
    reading = read(draw("\n".join(("SỐ HTX NĂM 2023", "Chỉ tiêu | Số lượng", *rows))))

    assert [figure.cell for figure in reading.figures] == ["B3", "B4", "B6"]
    assert [(told.rule_id, told.cell) for told in reading.noticed] == [("figures.breakdown_unclear", "A5")]


def test_a_dash_before_each_name_left_of_labels_makes_none_of_them_a_part(read: Read, draw: Draw) -> None:
    rows = "- Nông nghiệp | Số HTX | =8\n | Số thành viên | =90\n- Vận tải | Số HTX | =2\n | Số thành viên | =10"
    reading = read(draw(f"HTX THEO LĨNH VỰC NĂM 2023\nLĩnh vực | Chỉ tiêu | Năm 2023\n{rows}"))

    assert [figure.sector_code for figure in reading.figures] == ["agriculture"] * 2 + ["transport"] * 2


@pytest.mark.parametrize("title", ["Số thành viên của hợp tác xã", "Số thành viên, xã viên của hợp tác xã"])
@pytest.mark.parametrize("women", ["Trong đó: Nữ", "Nữ"])
def test_women_below_the_number_that_the_title_tells_are_of_those_people(
    read: Read, draw: Draw, title: str, women: str
) -> None:
    reading = read(draw(f"{title}\n | 2022 | 2023\nTổng số | =612 | =608\n{women} | =270 | =268"))

    found = {figure.cell: figure.indicator_code for figure in reading.figures}
    assert found == dict.fromkeys(("B3", "C3"), "member_total") | dict.fromkeys(("B4", "C4"), "member_female")


@pytest.mark.parametrize("corner", ["Chỉ tiêu", "Loại hình"])
def test_what_a_title_counts_is_counted_of_each_sector_too(read: Read, draw: Draw, corner: str) -> None:
    reading = read(
        draw(f"""
THÀNH VIÊN CỦA HTX, THT NĂM 2023
{corner} | Nông nghiệp | Vận tải | Tổng cộng
HTX      | =20100      | =400    | =20500
THT      | =3100       | =20     | =3120
""")
    )

    assert {figure.indicator_code for figure in reading.figures} == {"member_total"}


@pytest.mark.parametrize(
    "title",
    [
        "SỐ THÀNH VIÊN HTX NĂM 2023",
        "VỐN ĐIỀU LỆ CỦA HTX NĂM 2023 (triệu đồng)",
        "SỐ HTX THÀNH LẬP MỚI NĂM 2023",
        "LAO ĐỘNG TRONG CÁC HTX THEO KẾT QUẢ XẾP LOẠI NĂM 2023",
    ],
)
@pytest.mark.parametrize("columns", ["Tốt | Khá", "Đang hoạt động | Ngừng hoạt động"])
def test_what_a_title_counts_is_never_the_number_of_some_cooperatives(
    read: Read, draw: Draw, rules: Rules, title: str, columns: str
) -> None:
    reading = read(draw(f"{title}\nNăm | {columns}\n=2022 | =200 | =30\n=2023 | =210 | =31"))

    assert not reading.figures
    assert {rule for rule, _ in rules(reading)} == {"figures.cell_unclear"}


@pytest.mark.parametrize(
    "title", ["XẾP LOẠI HTX NĂM 2023", "DOANH THU, XẾP LOẠI HTX NĂM 2023", "TÌNH HÌNH HTX NĂM 2023"]
)
def test_ratings_below_a_title_that_speaks_of_them_or_of_nothing_else_are_counts(
    read: Read, draw: Draw, title: str
) -> None:
    reading = read(draw(f"{title}\nNăm | Tốt | Khá\n=2022 | =200 | =30\n=2023 | =210 | =31"))

    assert {figure.indicator_code for figure in reading.figures} == {"org_good", "org_fair"}


@pytest.mark.parametrize("title", ["KẾ HOẠCH PHÁT TRIỂN HTX NĂM 2023", "KẾ HOẠCH HTX NĂM 2023, PHÂN THEO QUÝ"])
def test_the_quarters_of_a_plan_are_planned_as_rows_too(read: Read, draw: Draw, title: str) -> None:
    reading = read(
        draw(f"""
{title}
Thời gian       | Số HTX thành lập mới | Số thành viên
Cả năm          | =40                  | =3000
Quý I           | =10                  | =2900
6 tháng đầu năm | =20                  | =2950
""")
    )

    assert {figure.scenario for figure in reading.figures} == {"plan"}
    assert {figure.period_code for figure in reading.figures} == {"2023", "2023-Q1", "2023-H1"}


@pytest.mark.parametrize("beside", ["Thời hạn hoàn thành", "Ghi chú", ""])
def test_a_title_of_rates_is_about_all_numbers_whatever_words_stand_beside_them(
    read: Read, draw: Draw, beside: str
) -> None:
    reading = read(
        draw(f"""
TỐC ĐỘ TĂNG TRƯỞNG HTX NĂM 2023
Chỉ tiêu       | 2022 | 2023 | {beside}
Số HTX         | =5   | =6   | Tháng 12/2023
Thành viên HTX | =3   | =4   | Hằng năm
""")
    )

    assert not reading.figures


def test_the_report_of_one_cooperative_is_left_out_when_its_years_are_rows(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw("""
BÁO CÁO TÌNH HÌNH HOẠT ĐỘNG CỦA HTX NÔNG NGHIỆP TÂN LỘC
Năm      | Số thành viên (người) | Doanh thu (triệu đồng)
Năm 2022 | =120                  | =1500
Năm 2023 | =125                  | =1600
""")
    )

    assert not reading.figures
    assert [rule for rule, _ in rules(reading)][:1] == ["figures.narrower_scope"]


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("SỐ THÀNH VIÊN HTX NĂM 2023", "Số HTX đang hoạt động | Số HTX ngừng hoạt động"),
        ("SỐ THÀNH VIÊN HTX NĂM 2023", "Đang hoạt động (HTX) | Ngừng hoạt động (HTX)"),
        ("LAO ĐỘNG, DOANH THU CỦA HTX NĂM 2023", "Đang hoạt động | Doanh thu (triệu đồng)"),
        ("SỐ THÀNH VIÊN HTX NĂM 2023", "Đang hoạt động | Số HTX"),
    ],
)
def test_columns_that_say_what_they_count_count_it_whatever_the_title_counts(
    read: Read, draw: Draw, title: str, columns: str
) -> None:
    reading = read(draw(f"{title}\nNăm | {columns}\n=2022 | =200 | =30\n=2023 | =210 | =31"))

    assert by_cell(reading)["B3"].indicator_code == "org_active"


def test_cooperatives_of_a_rating_below_a_title_of_members_are_asked_about(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw("SỐ THÀNH VIÊN HTX NĂM 2023\nNăm | HTX tốt | HTX khá\n=2022 | =200 | =30\n=2023 | =210 | =31"))

    assert not reading.figures
    assert ("figures.cell_unclear", "B2") in rules(reading) or ("figures.cell_unclear", "B3") in rules(reading)


def test_a_number_over_years_beside_all_that_the_title_tells_is_how_many_there_are(read: Read, draw: Draw) -> None:
    drawn = "Bảng 1. Số lượng và thành viên\nLoại hình | Số lượng | | Số thành viên |\n | 2022 | 2023 | 2022 | 2023"
    drawn += "\nHTX | =24 | =25 | =710 | =731\nTHT | =51 | =49 | =1105 | =1084"
    reading = read(draw(drawn, merged=[(1, 1, 1, 2), (1, 3, 1, 4)]))

    assert indicators_by_cell(reading) == {
        f"{column}{row}": "org_total" if column in "BC" else "member_total" for column in "BCDE" for row in (4, 5)
    }


@pytest.mark.parametrize(
    ("line", "province", "is_read"),
    [
        ("TÌNH HÌNH HTX TRÊN ĐỊA BÀN THÀNH PHỐ NĂM 2023", "ha-tinh", False),
        ("TÌNH HÌNH HTX TRÊN ĐỊA BÀN THÀNH PHỐ NĂM 2023", "can-tho", True),
        ("TÌNH HÌNH HTX TRÊN ĐỊA BÀN HUYỆN NĂM 2023", "can-tho", False),
        ("PHÒNG KINH TẾ THỊ XÃ", "ha-tinh", False),
        ("HTX CỦA CÁC HUYỆN, THÀNH PHỐ NĂM 2023", "ha-tinh", True),
        ("UBND huyện ......, ngày 15/01/2024", "ha-tinh", True),
    ],
)
def test_a_table_of_the_district_that_reports_is_not_the_provinces_though_nothing_names_it(
    read: Read, draw: Draw, rules: Rules, line: str, province: str, *, is_read: bool
) -> None:
    reading = read(draw(f"{line}\nBÁO CÁO NĂM 2023\n{ALL_KINDS}"), province=province)

    assert bool(reading.figures) is is_read
    assert ("figures.below_province" in [rule for rule, _ in rules(reading)]) is not is_read


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("(Tại 05 xã điểm)", True),
        ("(các xã đạt chuẩn nông thôn mới)", True),
        ("TÌNH HÌNH HTX (thuộc 62 huyện nghèo)", True),
        ("(13 huyện, thị xã, thành phố)", False),
        ("(Các xã, phường trên địa bàn tỉnh)", False),
    ],
)
def test_a_title_of_some_places_that_it_does_not_name_is_asked_about(
    read: Read, draw: Draw, rules: Rules, line: str, *, is_asked: bool
) -> None:
    reading = read(draw(f"TÌNH HÌNH HTX, THT NĂM 2023\n{line}\n{ALL_KINDS}"))

    assert (("figures.title_of_some", "B3") in rules(reading)) is is_asked


def test_cooperatives_that_are_members_of_unions_are_not_all(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw("HTX THÀNH VIÊN CỦA LHHTX NĂM 2023\n" + ALL_KINDS))

    assert reading.figures == []
    assert "figures.narrower_scope" in [rule for rule, _ in rules(reading)]


def test_labels_called_by_a_sector_leave_the_sector_of_the_title(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """TÌNH HÌNH HTX NÔNG NGHIỆP NĂM 2023
STT | Dịch vụ | ĐVT | TH 2022 | TH 2023
1 | Tổng số HTX | HTX | =50 | =55
2 | Số thành viên | người | =600 | =660
"""
        )
    )

    assert {figure.sector_code for figure in reading.figures} == {"agriculture"}


@pytest.mark.parametrize(
    "title",
    [
        "TÌNH HÌNH HTX (TRỪ HTX NÔNG NGHIỆP) NĂM 2023",
        "TÌNH HÌNH HTX, KHÔNG BAO GỒM HTX NGỪNG HOẠT ĐỘNG",
        "HTX CÁC LĨNH VỰC CÒN LẠI NĂM 2023",
        "HTX NGOÀI LĨNH VỰC NÔNG NGHIỆP",
        "TOP 10 HTX",
    ],
)
def test_a_title_of_all_but_some_is_of_some(read: Read, draw: Draw, rules: Rules, title: str) -> None:
    reading = read(draw(f"{title}\nChỉ tiêu | ĐVT | Năm 2023\nTổng số HTX | HTX | =40"))

    assert reading.figures == []
    assert "figures.narrower_scope" in [rule for rule, _ in rules(reading)]


def test_a_title_that_only_includes_some_is_not_theirs(read: Read, draw: Draw, rules: Rules) -> None:
    title = "TÌNH HÌNH HTX (KỂ CẢ HTX ĐÃ GIẢI THỂ)"
    reading = read(draw(f"{title}\nChỉ tiêu | ĐVT | Năm 2023\nTổng số HTX | HTX | =40"))

    assert [f.indicator_code for f in reading.figures] == ["org_total"]
    assert "figures.title_of_some" in [rule for rule, _ in rules(reading)]


def test_people_that_a_title_names_complete_what_columns_say(read: Read, draw: Draw) -> None:
    header = "Loại hình | Tổng số | Thường xuyên | Thời vụ | Nữ"
    workers = read(draw(f"TÌNH HÌNH LAO ĐỘNG HTX NĂM 2023\n{header}\nHTX | =800 | =500 | =300 | =400"))
    all_there_is = read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{header}\nHTX | =800 | =500 | =300 | =400"))

    assert [f.indicator_code for f in workers.figures] == [
        "worker_total", "worker_regular", "worker_seasonal", "worker_female",
    ]  # fmt: skip
    assert {f.indicator_code for f in all_there_is.figures} <= {"org_total"}


def test_organisations_are_no_people_that_a_title_names_beside_others_that_are(read: Read, draw: Draw) -> None:
    header = "Lĩnh vực | Tổng số | Nữ | Mới\nNông nghiệp | =100 | =60 | =5"
    reading = read(draw(f"THÀNH VIÊN HTX NĂM 2023\n{header}"))

    assert [f.indicator_code for f in reading.figures] == ["member_total", "member_female"]


@pytest.mark.parametrize("province", ["ha-tinh", "can-tho"])
def test_rows_and_columns_of_the_city_that_a_province_does_not_name_are_not_its_own(
    read: Read, draw: Draw, province: str
) -> None:
    rows = "1 | Tổng số HTX | =25\n2 | Số HTX thành lập mới trên địa bàn thành phố | =5"
    down = read(draw(f"TÌNH HÌNH HTX\nSTT | Chỉ tiêu | Năm 2023\n{rows}"), province=province)
    header = "Lĩnh vực | Số HTX trên địa bàn thành phố | Số thành viên HTX | Số lao động HTX"
    across = read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{header}\nNông nghiệp | =20 | =900 | =800"), province=province)

    is_city = province == "can-tho"
    assert [f.cell for f in down.figures] == ["C3", "C4"][: 1 + is_city]
    assert [f.cell for f in across.figures] == ["B3", "C3", "D3"][1 - is_city :]


def test_rows_below_a_heading_of_the_city_that_a_province_does_not_name_are_not_its_own(read: Read, draw: Draw) -> None:
    rows = "A | Trên địa bàn thành phố |\n1 | Số HTX | =5\nB | Hợp tác xã |\n1 | Số HTX | =16"
    sheet = draw(f"TÌNH HÌNH HTX\nSTT | Chỉ tiêu | Năm 2023\n{rows}")

    assert [f.cell for f in read(sheet).figures] == ["C6"]
    assert [f.cell for f in read(sheet, province="can-tho").figures] == ["C4", "C6"]
