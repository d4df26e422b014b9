"""Rows and columns of support: what a policy or programme gave, to whom, from which budget."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, support_by_cell


def test_those_supported_by_kind_are_no_totals(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "KẾT QUẢ HỖ TRỢ KTTT NĂM 2023\n"
            "TT | Nội dung hỗ trợ | Số đơn vị được hỗ trợ | |\n"
            " | | Tổng số | HTX | THT\n"
            "1 | Xúc tiến thương mại | =18 | =15 | =3\n"
            "2 | Đào tạo | =5 | =4 | =1",
            merged=[(1, 2, 1, 4)],
        )
    )

    assert [(f.cell, f.value) for f in reading.figures] == [("C4", 18), ("C5", 5)]
    assert [n.cell for n in reading.noticed if n.rule_id == "figures.finer_than_codes"] == ["D2", "E2"]


def test_the_sum_of_several_programmes_is_not_all_support(read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "VỐN HỖ TRỢ HTX TỪ CÁC CHƯƠNG TRÌNH MTQG NĂM 2023",
        "ĐVT: triệu đồng",
        "TT | Chương trình | Dự toán giao | Giải ngân",
        "1 | CTMTQG xây dựng nông thôn mới | =80 | =76",
        "2 | CTMTQG giảm nghèo bền vững | =20 | =18",
        " | Tổng | =100 | =94",
    )

    assert found.keys() == {"C4", "D4", "C5", "D5"}


@pytest.mark.parametrize(
    ("title", "measure", "found"),
    [
        ("HTX ĐƯỢC GIAO ĐẤT, CHO THUÊ ĐẤT NĂM 2023", "Diện tích (m2)", ("support_area", "land", 90)),
        ("HTX ĐƯỢC THÀNH LẬP MỚI NĂM 2023", "Số HTX", ("org_new", "none", 90)),
    ],
)
def test_a_title_says_what_those_in_its_table_got(
    read: Read, draw: Draw, title: str, measure: str, found: tuple[str, str, int]
) -> None:
    lines = [title, f"TT | Huyện | {measure}", "1 | Đức Thọ | =40", "2 | Hương Khê | =50", " | Tổng cộng | =90"]
    figures = read(draw("\n".join(lines))).figures

    assert [(f.indicator_code, f.policy_code, f.value) for f in figures] == [found]


def test_whoever_stands_left_of_classes_and_learners_is_not_counted_by_them(read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CHO KTTT NĂM 2023",
        "TT | Nội dung | Số lớp | Số học viên",
        "1 | Cán bộ quản lý HTX | =6 | =215",
        "2 | Cán bộ xã | =2 | =90",
        " | Tổng số | =8 | =305",
    )

    assert found == {"C5": ("support_classes", "total", 8), "D5": ("support_persons", "total", 305)}


@pytest.mark.parametrize("place", ["Bình Sơn", "Huyện Sơn Tịnh"])
def test_what_stands_beside_a_district_is_not_the_provinces(read: Read, draw: Draw, place: str) -> None:
    lines = (
        "KINH PHÍ HỖ TRỢ HTX NĂM 2023 THEO HUYỆN",
        "ĐVT: triệu đồng",
        "TT | Huyện | Nội dung hỗ trợ | Số HTX | Kinh phí",
        f"1 | {place} | Kết cấu hạ tầng | =2 | =400",
        " | | Chuyển đổi số | =3 | =108",
    )
    of_all = (" | Toàn tỉnh | Kết cấu hạ tầng | =5 | =900", " | | Chuyển đổi số | =7 | =250")

    assert support_by_cell(read, draw, *lines) == {}
    assert set(support_by_cell(read, draw, *lines, *of_all)) == {"D6", "E6", "D7", "E7"}


def test_words_below_the_first_header_name_the_rows(read: Read, draw: Draw) -> None:
    """`Dạng lớp` alone would count classes; below it stand words."""
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG HTX NĂM 2023 VÀ KẾ HOẠCH NĂM 2024",
        "TT | Dạng lớp | Kết quả 2023 | Kết quả 2023 | Kế hoạch 2024",
        " | | Số lớp | Số học viên | Số lớp",
        "1 | Bồi dưỡng, tập huấn | =3 | =90 | =4",
    )

    assert found == {
        "C4": ("support_classes", "total", 3),
        "D4": ("support_persons", "total", 90),
        "E4": ("support_classes", "total", 4),
    }


@pytest.mark.parametrize(
    ("label", "policy"),
    [
        ("Chính sách phát triển nguồn nhân lực, thông tin, tư vấn", "human_resources_advice"),
        ("Hỗ trợ thông tin, tư vấn", "advice"),
        ("Thông tin, tư vấn", "advice"),
    ],
)
def test_words_that_say_little_still_tell_policies_apart(read: Read, draw: Draw, label: str, policy: str) -> None:
    reading = read(draw(f"KINH PHÍ HỖ TRỢ HTX NĂM 2023\nĐVT: triệu đồng\nTT | Chính sách | TH 2023\n1 | {label} | =90"))

    assert [figure.policy_code for figure in reading.figures] == [policy]


def test_the_sum_of_the_kinds_of_a_titles_policy_is_of_that_policy(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "TÌNH HÌNH HỖ TRỢ ĐẤT ĐAI CHO HỢP TÁC XÃ NĂM 2023\n"
            "TT | Hình thức | Diện tích năm 2022 (ha) | Diện tích năm 2023 (ha)\n"
            "1 | Giao đất không thu tiền | =1 | =1.25\n"
            "2 | Cho thuê đất | =11 | =12.5\n"
            " | Tổng | =12 | =13.75"
        )
    )

    assert [(f.cell, f.policy_code, int(f.value or 0)) for f in reading.figures] == [
        ("C5", "land", 120_000),
        ("D5", "land", 137_500),
    ]


def test_quantities_are_called_so_or_volumes(read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "STT | Nội dung | Đơn vị tính | Khối lượng | Kinh phí (triệu đồng)",
        "1 | Tập huấn, bồi dưỡng | Lớp | =25 | =512",
        "2 | Xúc tiến thương mại | HTX | =20 | =350",
    )

    assert {cell: indicator for cell, (indicator, _, _) in found.items()} == {
        "D3": "support_classes",
        "E3": "support_budget",
        "D4": "support_orgs",
        "E4": "support_budget",
    }


def test_people_below_a_policy_that_only_support_gives_got_it_whatever_the_title_says(read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ THỰC HIỆN QUYẾT ĐỊNH SỐ 1804/QĐ-TTg NĂM 2023",
        "TT | Nội dung | ĐVT | Năm 2023",
        "1 | Bồi dưỡng, tập huấn | | ",
        "- | Số lớp | Lớp | =8",
        "2 | Đưa lao động trẻ về làm việc tại HTX | | ",
        "- | Số lao động | Người | =6",
        "- | Kinh phí | Triệu đồng | =9",
    )

    assert found["D6"] == ("support_persons", "total", 6)


@pytest.mark.parametrize("number_row", [[], ["(1) | (2) | (3) | (4)"]])
def test_those_supported_are_counted_where_numbers_stand_below_them(
    read: Read, draw: Draw, number_row: list[str]
) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ THỰC HIỆN CHÍNH SÁCH HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung chính sách | HTX được hỗ trợ | Kinh phí (triệu đồng)",
        *number_row,
        "1 | Bồi dưỡng, tập huấn | =120 | =1500",
        "2 | Xúc tiến thương mại | =35 | =800",
        "3 | Chế biến sản phẩm | =4 | =90",
    )

    assert sorted(value for indicator, _, value in found.values() if indicator == "support_orgs") == [4, 35, 120]


@pytest.mark.parametrize(
    ("row", "policy", "indicator", "value"),
    [
        ("Kinh phí hỗ trợ chuyển đổi số | triệu đồng", "digital_transformation", "support_budget", 8_000_000),
        ("Hỗ trợ thành lập mới | triệu đồng", "establishment", "support_budget", 8_000_000),
        ("Hỗ trợ thành lập mới (triệu đồng) | ", "establishment", "support_budget", 8_000_000),
        ("Tập huấn | người", "fostering", "support_persons", 8),
        ("Xúc tiến thương mại | triệu đồng", "trade_promotion", "support_budget", 8_000_000),
    ],
)
def test_a_policy_among_counts_gave_what_its_label_or_its_unit_says(
    read: Read, draw: Draw, row: str, policy: str, indicator: str, value: int
) -> None:
    reading = read(
        draw(f"SỐ LIỆU HTX NĂM 2023\nTT | Chỉ tiêu | ĐVT | Năm 2023\n1 | Tổng số HTX | HTX | =90\n2 | {row} | =8")
    )

    [support] = [f for f in reading.figures if f.entity_type == "support_program"]
    assert (support.policy_code, support.indicator_code, support.value) == (policy, indicator, value)


def test_people_counted_in_turns_are_turns(read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung | ĐVT | Năm 2023",
        "I | Bồi dưỡng",
        "1 | Số học viên | lượt người | =420",
        "2 | Số học viên | người | =400",
    )

    assert found == {"D4": ("support_turns", "total", 420), "D5": ("support_persons", "total", 400)}


def test_a_remark_in_brackets_between_rows_heads_nothing(read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "Nội dung | Số HTX | Kinh phí (triệu đồng)",
        "Xúc tiến thương mại | =14 | =350",
        "(trong đó 3 hội chợ ngoài tỉnh)",
        "Chế biến sản phẩm | =3 | =900",
    )

    assert set(found) == {"B3", "C3", "B5", "C5"}


@pytest.mark.parametrize(
    "label",
    ["Kiểm toán (Điều 22)", "Điều 22. Kiểm toán", "Kiểm toán (khoản 2 Điều 22 Luật HTX)", "Kiểm toán (theo Điều 22)"],
)
def test_the_article_of_a_policy_is_no_part_of_its_name(label: str, read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "TT | Chính sách | Số HTX | Kinh phí (đồng)",
        f"1 | {label} | =3 | =80",
    )

    assert found == {"C3": ("support_orgs", "total", 3), "D3": ("support_budget", "total", 80)}


@pytest.mark.parametrize("order", ["", "C", "III"])
def test_the_sum_of_all_policies_may_be_numbered_as_the_groups_are(order: str, read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung | ĐVT | Năm 2023",
        "1 | Bồi dưỡng | | ",
        " | - Số người tham dự | lượt người | =480",
        " | - Kinh phí | triệu đồng | =300",
        "2 | Thành lập mới HTX | | ",
        " | - Kinh phí | triệu đồng | =200",
        f"{order} | Tổng kinh phí hỗ trợ | triệu đồng | =500",
    )

    assert found["D4"] == ("support_turns", "total", 480)
    assert found["D8"] == ("support_budget", "total", 500_000_000)


@pytest.mark.parametrize(
    ("unit", "indicators"), [("lượt HTX", []), ("lượt đơn vị", []), ("lượt người", ["support_turns"])]
)
def test_turns_of_organisations_are_no_turns_of_people(
    unit: str, indicators: list[str], read: Read, draw: Draw
) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung | ĐVT | Số lượng | Kinh phí (triệu đồng)",
        f"1 | Bồi dưỡng | {unit} | =30 | =300",
        "2 | Xúc tiến thương mại | HTX | =12 | =90",
    )

    assert [found[cell][0] for cell in found if cell == "D3"] == indicators


@pytest.mark.parametrize("band", ["Chính sách hỗ trợ", "Nội dung hỗ trợ", "Kinh phí hỗ trợ theo từng chính sách"])
@pytest.mark.parametrize("rows", ["Huyện: Can Lộc, Kỳ Anh", "Tên HTX: HTX Tân Tiến, HTX Rau Sa Pa"])
def test_a_band_over_policies_that_says_no_more_than_they_leaves_them_in_the_money_of_the_corner(
    band: str, rows: str, read: Read, draw: Draw
) -> None:
    first, names = rows.split(": ")
    one, two = names.split(", ")
    reading = read(
        draw(
            "KINH PHÍ HỖ TRỢ HTX NĂM 2023\nĐVT: triệu đồng\n"
            f"STT | {first} | {band} | | Ghi chú\n | | Bồi dưỡng | Kết cấu hạ tầng |\n"
            f"1 | {one} | =20 | |\n2 | {two} | =10 | =500 |\n | Tổng cộng | =30 | =500 |",
            merged=[(2, 2, 2, 3), (2, 0, 3, 0), (2, 1, 3, 1), (2, 4, 3, 4)],
        )
    )

    assert [(f.cell, f.policy_code, f.value) for f in reading.figures] == [
        ("C7", "fostering", 30_000_000),
        ("D7", "infrastructure", 500_000_000),
    ]


@pytest.mark.parametrize("blank", ["Kinh phí hỗ trợ", "NSTW", "NSĐP"])
@pytest.mark.parametrize("unit", [" | triệu đồng", ""], ids=["with units", "without units"])
def test_a_blank_among_the_money_of_the_last_policy_does_not_make_the_sum_of_all_its_own(
    unit: str, blank: str, read: Read, draw: Draw
) -> None:
    amounts = {"Kinh phí hỗ trợ": "=150", "NSTW": "=50", "NSĐP": "=100"} | {blank: ""}
    lines = [
        "KẾT QUẢ THỰC HIỆN CÁC CHÍNH SÁCH HỖ TRỢ HTX NĂM 2023 (triệu đồng)",
        f"TT | Nội dung{' | ĐVT' if unit else ''} | Thực hiện năm 2023",
        "1 | Bồi dưỡng, tập huấn",
        f"- | Kinh phí hỗ trợ{unit} | =300",
        "2 | Xúc tiến thương mại",
        *(f"- | {label}{unit} | {amount}" for label, amount in amounts.items()),
        f" | Tổng kinh phí hỗ trợ{unit} | =450",
    ]

    figures = read(draw("\n".join(lines))).figures

    assert [f.policy_code for f in figures if f.printed_text == "450"] == ["total"]


@pytest.mark.parametrize(
    ("heading", "blank", "policies"),
    [("Xúc tiến thương mại", "- | Số HTX được hỗ trợ | HTX |", ["total"]), ("Quỹ hỗ trợ phát triển HTX", "", [])],
    ids=["a row left blank heads nothing", "a fund heads what it gave, no money here"],
)
def test_whether_a_sum_is_of_all_depends_on_what_heads_the_money_above(
    heading: str, blank: str, policies: list[str], read: Read, draw: Draw
) -> None:
    lines = [
        "KẾT QUẢ THỰC HIỆN CÁC CHÍNH SÁCH HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung | ĐVT | Thực hiện năm 2023",
        "1 | Bồi dưỡng, tập huấn",
        "- | Kinh phí hỗ trợ | triệu đồng | =300",
        f"2 | {heading}",
        "- | Kinh phí hỗ trợ | triệu đồng | =150" if policies else "- | Số HTX được vay | HTX | =8",
        *filter(None, [blank]),
        " | Tổng kinh phí hỗ trợ | triệu đồng | =450",
    ]

    figures = read(draw("\n".join(lines))).figures

    assert [f.policy_code for f in figures if f.printed_text == "450"] == policies


@pytest.mark.parametrize("label", ["Vốn vay", "- Vốn vay", "- Dư nợ"])
def test_money_that_is_lent_below_a_policy_that_lends_none_is_asked_about(
    read: Read, draw: Draw, rules: Rules, label: str
) -> None:
    rows = f"1 | Hỗ trợ kết cấu hạ tầng | \n | - NSTW | =34\n | {label} | =12\n2 | Cho vay vốn | \n | {label} | =56"
    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023 (triệu đồng)\nTT | Nội dung | Năm 2023\n{rows}"))

    assert {f.cell for f in reading.figures if f.indicator_code.startswith("support_loan")} == {"C7"}
    assert ("figures.unrecognised_label", "B5") in rules(reading)


def test_below_a_policy_that_nobody_knows_land_is_not_given_by_the_one_that_gives_land(
    read: Read, draw: Draw, rules: Rules
) -> None:
    rows = "1 | Bảo hiểm nông nghiệp | \n | - Diện tích (m2) | =3400\n2 | Hỗ trợ đào tạo | \n | - Số lớp | =5"
    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nTT | Nội dung | Năm 2023\n{rows}"))

    assert {f.cell: f.policy_code for f in reading.figures} == {"C6": "training"}
    assert ("figures.unrecognised_label", "B4") in rules(reading)


def test_a_policy_with_a_unit_and_no_number_heads_what_it_gave_also_of_a_programme(read: Read, draw: Draw) -> None:
    title = "KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH HỖ TRỢ PHÁT TRIỂN HTX (QĐ 1804/QĐ-TTg) NĂM 2023"
    rows = "1 | Hỗ trợ phát triển kết cấu hạ tầng, chế biến sản phẩm | HTX |\n | Số HTX được hỗ trợ | | =7"
    reading = read(draw(f"{title}\nSTT | Nội dung hỗ trợ | ĐVT | Năm 2023\n{rows}"))

    assert [(f.policy_code, f.program_code) for f in reading.figures if f.cell == "D4"] == [
        ("infrastructure_processing", "1804")
    ]


def test_money_that_the_fund_paid_out_is_lent(read: Read, draw: Draw) -> None:
    rows = "1 | Đào tạo | triệu đồng | =50\n2 | Tổng số tiền giải ngân của Quỹ hỗ trợ phát triển HTX | triệu đồng | =60"
    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nTT | Nội dung | ĐVT | Năm 2023\n{rows}"))

    assert {f.cell: (f.indicator_code, f.program_code) for f in reading.figures}["D4"] == ("support_loan", "fund")
