"""Rows and columns of support: what a policy or programme gave, to whom, from which budget."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read


def figures(read: Read, draw: Draw, *lines: str) -> dict[str, tuple[str, str, int]]:
    """Indicator, budget and value of each figure, by its cell."""
    reading = read(draw("\n".join(lines)))
    return {f.cell: (f.indicator_code, f.funding_source, int(f.value)) for f in reading.figures if f.value is not None}


@pytest.mark.parametrize(
    ("label", "indicator", "value"),
    [
        ("Số HTX, THT được vay vốn", "support_orgs", 8),
        ("Số HTX được vay vốn", "support_orgs", 8),
        ("Số dự án được vay vốn", "support_works", 8),
        ("Số tiền cho vay", "support_loan", 8_000_000),
        ("Số tiền đã giải ngân", "support_loan", 8_000_000),
    ],
)
def test_a_unit_of_money_in_the_corner_is_none_of_a_number(
    read: Read, draw: Draw, label: str, indicator: str, value: int
) -> None:
    found = figures(
        read,
        draw,
        "KẾT QUẢ CHO VAY CỦA QUỸ HỖ TRỢ PHÁT TRIỂN HTX NĂM 2023",
        "ĐVT: triệu đồng",
        "TT | Chỉ tiêu | Năm 2023",
        f"1 | {label} | =8",
        "2 | Dư nợ cho vay | =90",
    )

    assert found["C4"] == (indicator, "total", value)


def test_budgets_below_each_other_are_of_the_policy_that_stands_once_beside_them(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "ĐVT: triệu đồng",
        "TT | Nội dung hỗ trợ | Nguồn vốn | Năm 2023",
        "1 | Xúc tiến thương mại | Tổng số | =6",
        " | | NSTW | =4",
        " | | NS tỉnh | =2",
        "2 | Kết cấu hạ tầng | NSTW | =9",
        " | | Vốn vay nước ngoài | =1",
    )

    assert found == {
        "D4": ("support_budget", "total", 6_000_000),
        "D5": ("support_budget", "central", 4_000_000),
        "D6": ("support_budget", "local", 2_000_000),
        "D7": ("support_budget", "central", 9_000_000),
    }


def test_a_budget_beside_policies_of_one_row_each_is_a_remark(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung hỗ trợ | Nguồn | Kinh phí (triệu đồng)",
        "1 | Xúc tiến thương mại | NS tỉnh | =6",
        "2 | Kết cấu hạ tầng | NSTW | =9",
        "3 | Đào tạo | NS tỉnh | =2",
        " | Tổng cộng | | =17",
    )

    assert {budget for _, budget, _ in found.values()} == {"total"}
    assert len(found) == 4


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


def test_money_that_a_fund_lends_is_no_grant_whatever_its_column_is_called(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "KẾT QUẢ THỰC HIỆN CHÍNH SÁCH HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung chính sách | Kết quả | Kinh phí (triệu đồng)",
        "1 | Xúc tiến thương mại | 30 HTX | =220",
        "2 | Vay vốn Quỹ hỗ trợ phát triển HTX | 8 HTX | =4500",
        "3 | Hỗ trợ lãi suất vay vốn | 5 HTX | =90",
        " | Tổng cộng | | =4810",
    )

    assert {cell: found[cell][0] for cell in ("D3", "D4", "D5", "D6")} == {
        "D3": "support_budget",
        "D4": "support_loan",
        "D5": "support_budget",
        "D6": "support_budget",
    }


def test_the_sum_of_several_programmes_is_not_all_support(read: Read, draw: Draw) -> None:
    found = figures(
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


def test_what_the_support_fund_has_is_not_what_cooperatives_have(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "BÁO CÁO HOẠT ĐỘNG QUỸ HỖ TRỢ PHÁT TRIỂN HTX NĂM 2023\nĐVT: triệu đồng\n"
            "TT | Nội dung | Năm 2022 | Năm 2023\n"
            "1 | Vốn điều lệ | =30000 | =33000\n"
            "II | Hoạt động cho vay | | \n"
            "1 | Doanh số cho vay | =18200 | =20500"
        )
    )

    assert {(f.cell, f.entity_type, f.indicator_code) for f in reading.figures} == {
        ("C4", "all", "fund_charter_capital"),
        ("D4", "all", "fund_charter_capital"),
        ("C6", "support_program", "support_loan"),
        ("D6", "support_program", "support_loan"),
    }


def test_a_budget_left_of_the_policies_holds_for_those_below_it(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "KINH PHÍ HỖ TRỢ HTX NĂM 2023",
        "ĐVT: triệu đồng",
        "TT | Nguồn vốn | Nội dung | Thực hiện năm 2023",
        "1 | Ngân sách trung ương | Đào tạo | =480",
        " | | Kết cấu hạ tầng | =5500",
        "2 | Ngân sách tỉnh | Đào tạo | =300",
        " | Tổng cộng | | =6280",
    )

    assert [budget for _, budget, _ in found.values()] == ["central", "central", "local", "total"]


def test_money_approved_and_paid_out_beside_those_supported(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "ĐVT: triệu đồng",
        "TT | Chính sách | Số HTX được hỗ trợ | Kinh phí được phê duyệt | Đã giải ngân | Lũy kế giải ngân",
        "1 | Kết cấu hạ tầng | =10 | =120 | =110 | =300",
        "2 | Chế biến sản phẩm | =4 | =25 | =25 | =60",
    )

    assert {cell: value for cell, (_, _, value) in found.items()} == {
        "C4": 10, "D4": 120_000_000, "E4": 110_000_000, "C5": 4, "D5": 25_000_000, "E5": 25_000_000,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "policy"),
    [
        ("NGUỒN VỐN HỖ TRỢ PHÁT TRIỂN KTTT, HTX NĂM 2023", "total"),
        ("NGUỒN VỐN HỖ TRỢ XÚC TIẾN THƯƠNG MẠI CHO HTX NĂM 2023", "trade_promotion"),
        ("NGUỒN VỐN HỖ TRỢ MÁY CẤY CHO HTX NĂM 2023", None),
    ],
)
def test_sources_of_money_as_rows_are_of_what_the_title_supports(
    read: Read, draw: Draw, title: str, policy: str | None
) -> None:
    lines = [title, "ĐVT: triệu đồng", "TT | Nguồn vốn | Năm 2023", "1 | NSTW | =5", "2 | NSĐP | =2", " | Tổng số | =7"]
    found = {f.cell: (f.policy_code, f.funding_source, f.value) for f in read(draw("\n".join(lines))).figures}

    money = {"C4": ("central", 5_000_000), "C5": ("local", 2_000_000), "C6": ("total", 7_000_000)}
    assert found == ({cell: (policy, *what) for cell, what in money.items()} if policy else {})


def test_what_happened_in_a_period_is_no_state_of_the_support_fund(read: Read, draw: Draw) -> None:
    lines = [
        "QUỸ HỖ TRỢ PHÁT TRIỂN HTX NĂM 2023",
        "ĐVT: triệu đồng",
        "TT | Chỉ tiêu | Số dư 31/12/2022 | Phát sinh năm 2023 | Số dư 31/12/2023",
        "1 | Doanh số cho vay | | =12 | ",
        "2 | Dư nợ cho vay | =40 | =3 | =43",
    ]
    reading = read(draw("\n".join(lines)))

    assert {f.cell: (f.period_code, f.value) for f in reading.figures if f.value is not None} == {
        "D4": ("2023", 12_000_000),
        "C5": ("2022", 40_000_000),
        "E5": ("2023", 43_000_000),
    }
    assert [(n.rule_id, n.cell) for n in reading.noticed] == [("figures.flow_of_a_stock", "D5")]


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


def test_results_that_say_their_unit_stand_beside_a_band_of_money(read: Read, draw: Draw) -> None:
    lines = [
        "KẾT QUẢ THỰC HIỆN CÁC CHÍNH SÁCH HỖ TRỢ HTX NĂM 2023",
        "TT | Chính sách | Kết quả | Kinh phí (triệu đồng) |",
        " | | | NSTW | NSĐP",
        "1 | Xúc tiến thương mại | 25 HTX | =120 | =80",
        "2 | Kết cấu hạ tầng | 3 công trình | =900 | ",
    ]
    reading = read(draw("\n".join(lines), merged=[(1, 3, 1, 4), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)]))
    found = {f.cell: (f.indicator_code, f.funding_source, f.value) for f in reading.figures if f.value is not None}

    assert found == {
        "C4": ("support_orgs", "total", 25),
        "D4": ("support_budget", "central", 120_000_000),
        "E4": ("support_budget", "local", 80_000_000),
        "C5": ("support_works", "total", 3),
        "D5": ("support_budget", "central", 900_000_000),
    }


def test_whoever_stands_left_of_classes_and_learners_is_not_counted_by_them(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CHO KTTT NĂM 2023",
        "TT | Nội dung | Số lớp | Số học viên",
        "1 | Cán bộ quản lý HTX | =6 | =215",
        "2 | Cán bộ xã | =2 | =90",
        " | Tổng số | =8 | =305",
    )

    assert found == {"C5": ("support_classes", "total", 8), "D5": ("support_persons", "total", 305)}


def test_credit_is_all_that_the_fund_gives(read: Read, draw: Draw) -> None:
    lines = ["SỐ HTX VAY VỐN QUỸ HỖ TRỢ PHÁT TRIỂN HTX 2023", "TT | Huyện | Số HTX vay | Số tiền vay (đồng)"]
    lines += ["1 | Đức Thọ | =4 | =40", "2 | Hương Khê | =5 | =50", " | Tổng cộng | =9 | =90"]

    assert {(f.policy_code, f.program_code) for f in read(draw("\n".join(lines))).figures} == {("none", "fund")}


def test_the_sum_of_years_beside_sources_is_of_all_of_them(read: Read, draw: Draw) -> None:
    lines = [
        "KINH PHÍ HỖ TRỢ PHÁT TRIỂN KTTT GIAI ĐOẠN 2022-2023",
        "ĐVT: triệu đồng",
        "TT | Nội dung | Năm 2022 | | Năm 2023 | | Tổng 2 năm",
        " | | Tổng | NSTW | Tổng | NSTW | ",
        "1 | Xúc tiến thương mại | =3 | =2 | =7 | =4 | =10",
    ]
    merged = [(2, 2, 2, 3), (2, 4, 2, 5), (2, 0, 3, 0), (2, 1, 3, 1), (2, 6, 3, 6)]
    found = {f.cell: f for f in read(draw("\n".join(lines), merged=merged)).figures}

    assert (found["G5"].period_code, found["G5"].funding_source, found["G5"].value) == (
        "2022-2023",
        "total",
        10_000_000,
    )


def test_below_sources_of_money_may_stand_parts_that_no_code_knows(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "NGUỒN KINH PHÍ HỖ TRỢ HTX NĂM 2023",
        "ĐVT: triệu đồng",
        "TT | Nguồn vốn | Năm 2023",
        "I | NSTW | =5",
        "1 | Vốn đầu tư phát triển | =3",
        "2 | Vốn sự nghiệp | =2",
        "II | NSĐP | =4",
        " | Tổng cộng | =9",
    )

    assert {cell: what[2] for cell, what in found.items()} == {"C4": 5_000_000, "C7": 4_000_000, "C8": 9_000_000}


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

    assert figures(read, draw, *lines) == {}
    assert set(figures(read, draw, *lines, *of_all)) == {"D6", "E6", "D7", "E7"}


def test_the_sum_of_all_years_may_be_said_twice_over_a_total(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "NHU CẦU KINH PHÍ HỖ TRỢ PHÁT TRIỂN KINH TẾ TẬP THỂ",
        "ĐVT: triệu đồng",
        "TT | Nội dung | Tổng giai đoạn 2026-2030 | ",
        " | | Tổng số | NSTW",
        "1 | Kết cấu hạ tầng | =90 | =50",
    )

    assert found == {
        "C5": ("support_budget_requested", "total", 90_000_000),
        "D5": ("support_budget_requested", "central", 50_000_000),
    }


@pytest.mark.parametrize(("years", "program"), [("2021-2025", "1804"), ("2026-2030", "none")])
def test_a_programme_that_is_over_is_not_the_one_that_follows_it(
    read: Read, draw: Draw, years: str, program: str
) -> None:
    reading = read(
        draw(
            f"KINH PHÍ THỰC HIỆN CHƯƠNG TRÌNH HỖ TRỢ PHÁT TRIỂN KTTT, HTX GIAI ĐOẠN {years}\n"
            "ĐVT: triệu đồng\n"
            "TT | Nội dung | Tổng số | NSTW\n"
            "1 | Kết cấu hạ tầng | =90 | =50"
        )
    )

    assert {figure.program_code for figure in reading.figures} == {program}


def test_words_below_the_first_header_name_the_rows(read: Read, draw: Draw) -> None:
    """`Dạng lớp` alone would count classes; below it stand words."""
    found = figures(
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


def test_what_a_title_of_support_counts_in_people_has_its_money_beside_it(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "STT | Nội dung | Đơn vị tính | Khối lượng | Kinh phí (triệu đồng)",
        "1 | Tập huấn | người | =25 | =512",
        "2 | Đào tạo | người | =20 | =350",
    )

    assert {cell: indicator for cell, (indicator, _, _) in found.items()} == {
        "D3": "support_persons",
        "E3": "support_budget",
        "D4": "support_persons",
        "E4": "support_budget",
    }


def test_quantities_are_called_so_or_volumes(read: Read, draw: Draw) -> None:
    found = figures(
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
    found = figures(
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
    found = figures(
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
    ("title", "period", "scenario"),
    [
        ("KẾT QUẢ HỖ TRỢ HTX GIAI ĐOẠN 2021-2023", "2021-2023", "actual"),
        ("KẾT QUẢ HỖ TRỢ HTX\n(Lũy kế từ năm 2021 đến hết năm 2023)", "2021-2023", "actual"),
        ("KẾ HOẠCH HỖ TRỢ HTX GIAI ĐOẠN 2021-2025", "2021-2025", "plan"),
        ("KINH PHÍ HỖ TRỢ HTX GIAI ĐOẠN 2021-2025", "2021-2025", "plan"),
        ("KẾT QUẢ HỖ TRỢ HTX NĂM 2023 CỦA GIAI ĐOẠN 2021-2025", "2023", "actual"),
    ],
)
def test_columns_without_a_time_are_of_the_years_that_the_title_names_together(
    read: Read, draw: Draw, title: str, period: str, scenario: str
) -> None:
    reading = read(draw(f"{title}\nTT | Chính sách | Số HTX | Kinh phí (trđ)\n1 | Xúc tiến thương mại | =10 | =500"))

    assert {(f.period_code, f.scenario) for f in reading.figures} == {(period, scenario)}


def test_what_was_done_of_years_still_to_come_is_told_and_not_dated(read: Read, draw: Draw) -> None:
    """Until when `Kết quả giai đoạn 2021-2030` counts, nobody has said."""
    title = "KẾT QUẢ HỖ TRỢ HTX GIAI ĐOẠN 2021-2030"
    reading = read(draw(f"{title}\nTT | Chính sách | Số HTX | Kinh phí (trđ)\n1 | Xúc tiến thương mại | =10 | =500"))

    assert not reading.figures
    assert reading.noticed


def test_plan_and_result_of_a_programme_that_goes_on_are_told_and_not_dated(read: Read, draw: Draw) -> None:
    """`Thực hiện` of a programme until 2025, in the report of 2023: of that year, or of all until then?"""
    reading = read(
        draw(
            "CHƯƠNG TRÌNH HỖ TRỢ PHÁT TRIỂN HTX GIAI ĐOẠN 2021-2025\n"
            "TT | Chính sách | ĐVT | Kế hoạch | Thực hiện\n"
            "1 | Xúc tiến thương mại | triệu đồng | =10 | =5\n"
            "2 | Kết cấu hạ tầng | triệu đồng | =90 | =50"
        )
    )

    assert not reading.figures
    assert "figures.years_not_over" in {n.rule_id for n in reading.noticed}


def test_what_there_is_at_the_end_of_the_years_of_a_title_is_of_the_last_of_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "TÌNH HÌNH HTX GIAI ĐOẠN 2021-2023\n"
            "TT | Chỉ tiêu | ĐVT | Số lượng\n"
            "1 | Tổng số HTX | HTX | =90\n"
            "2 | HTX thành lập mới | HTX | =12"
        )
    )

    assert {f.cell: f.period_code for f in reading.figures} == {"D3": "2023", "D4": "2021-2023"}


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


@pytest.mark.parametrize("row", ["Thành lập mới | triệu đồng", "Dư nợ cho vay | triệu đồng", "Môi trường | triệu đồng"])
def test_money_of_what_is_more_than_support_is_not_taken_for_it(read: Read, draw: Draw, row: str) -> None:
    reading = read(
        draw(f"SỐ LIỆU HTX NĂM 2023\nTT | Chỉ tiêu | ĐVT | Năm 2023\n1 | Tổng số HTX | HTX | =90\n2 | {row} | =8")
    )

    assert {f.cell for f in reading.figures} == {"D3"}
    assert reading.noticed


def test_policies_as_columns_are_the_money_that_their_corner_is_in(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "TỔNG HỢP KINH PHÍ HỖ TRỢ HTX NĂM 2022-2023\n"
            " |  |  |  | ĐVT: triệu đồng\n"
            "Năm | Đào tạo | Hạ tầng | Thành lập mới HTX | Số HTX thành lập mới | Cộng\n"
            "Năm 2022 | =10 | =50 | =3 | =2 | =63\n"
            "Năm 2023 | =20 | =60 | =4 | =3 | =84"
        )
    )

    found = {f.cell: (f.policy_code, f.indicator_code, f.period_code) for f in reading.figures if f.unit == "vnd"}
    policies = ("training", "infrastructure", "establishment", None, "total")
    assert found == {
        f"{column}{row}": (policy, "support_budget", period)
        for row, period in ((4, "2022"), (5, "2023"))
        for column, policy in zip("BCDEF", policies, strict=True)
        if policy
    }


@pytest.mark.parametrize("corner", ["", "ĐVT: HTX"])
def test_policies_as_columns_are_told_where_no_corner_says_that_they_are_money(
    read: Read, draw: Draw, corner: str
) -> None:
    reading = read(
        draw(f"KẾT QUẢ HỖ TRỢ HTX\n | {corner}\nNăm | Đào tạo | Hạ tầng\n2022 | =10 | =50\n2023 | =20 | =60")
    )

    assert not reading.figures
    assert reading.noticed


def test_the_capital_of_the_support_fund_is_not_what_it_lent(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "KẾT QUẢ HOẠT ĐỘNG QUỸ HỖ TRỢ PHÁT TRIỂN HTX NĂM 2023\n"
            "TT | Nội dung | ĐVT | Năm 2023\n"
            "1 | Tổng nguồn vốn của Quỹ | Tỷ đồng | =45\n"
            "2 | Doanh số cho vay | Triệu đồng | =7200"
        )
    )

    assert {f.cell: f.indicator_code for f in reading.figures} == {"D4": "support_loan"}
    assert [n.cell for n in reading.noticed if n.rule_id == "figures.unrecognised_label"] == ["B3"]


def test_people_counted_in_turns_are_turns(read: Read, draw: Draw) -> None:
    found = figures(
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
    found = figures(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "Nội dung | Số HTX | Kinh phí (triệu đồng)",
        "Xúc tiến thương mại | =14 | =350",
        "(trong đó 3 hội chợ ngoài tỉnh)",
        "Chế biến sản phẩm | =3 | =900",
    )

    assert set(found) == {"B3", "C3", "B5", "C5"}


def test_a_band_that_sums_up_a_part_of_the_year_counts_what_stands_below_it(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX 6 THÁNG ĐẦU NĂM 2023",
        "Nội dung | Lũy kế 6 tháng đầu năm 2023 | Lũy kế 6 tháng đầu năm 2023",
        " | Số HTX | Kinh phí (trđ)",
        "Xúc tiến thương mại | =14 | =350",
    )

    assert found == {"B4": ("support_orgs", "total", 14), "C4": ("support_budget", "total", 350_000_000)}


def test_what_was_done_since_a_year_is_of_all_years_until_the_report(read: Read, draw: Draw) -> None:
    title = "KẾT QUẢ HỖ TRỢ HTX TỪ NĂM 2021 ĐẾN NAY"
    reading = read(draw(f"{title}\nTT | Chính sách | Số HTX | Kinh phí (trđ)\n1 | Xúc tiến thương mại | =10 | =500"))

    assert {f.period_code for f in reading.figures} == {"2021-2023"}


def test_a_budget_below_a_kind_of_capital_is_not_all_that_it_gave(read: Read, draw: Draw) -> None:
    """`NSTW` stands below `Vốn đầu tư phát triển` and below `Vốn sự nghiệp`: neither is all of it."""
    found = figures(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "ĐVT: triệu đồng",
        "TT | Nội dung | Tổng số | Vốn đầu tư phát triển | Vốn đầu tư phát triển | Vốn sự nghiệp",
        " |  |  | NSTW | NSĐP | NSTW",
        "1 | Kết cấu hạ tầng | =90 | =50 | =30 | =10",
    )

    assert found == {"C5": ("support_budget", "total", 90_000_000)}


def test_what_is_expected_of_a_plan_for_next_year_is_of_that_plan(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "NHU CẦU HỖ TRỢ HTX NĂM 2024\n"
            "TT | Nội dung | Số HTX có nhu cầu | Kinh phí dự kiến (triệu đồng)\n"
            "1 | Đào tạo, bồi dưỡng | =6 | =600\n"
            "2 | Kết cấu hạ tầng | =9 | =900"
        )
    )

    assert {(f.period_code, f.scenario) for f in reading.figures} == {("2024", "plan")}


@pytest.mark.parametrize("corner", ["KP: triệu đồng", "(Kinh phí: triệu đồng)"])
def test_a_corner_may_say_what_its_unit_is_of(read: Read, draw: Draw, corner: str) -> None:
    found = figures(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        f" |  | {corner}",
        "Nội dung | Số HTX | KP",
        "Xúc tiến thương mại | =14 | =350",
    )

    assert found == {"B4": ("support_orgs", "total", 14), "C4": ("support_budget", "total", 350_000_000)}


def test_sources_in_billions_are_of_all_support_that_the_title_speaks_of(read: Read, draw: Draw) -> None:
    found = figures(
        read,
        draw,
        "NGUỒN LỰC HỖ TRỢ PHÁT TRIỂN KINH TẾ TẬP THỂ",
        "Đơn vị tính: tỷ đồng",
        "TT | Nguồn vốn | 2022 | 2023",
        "1 | Ngân sách Trung ương | =12 | =15",
        "2 | Ngân sách tỉnh | =6 | =7",
    )

    assert found["C4"] == ("support_budget", "central", 12_000_000_000)
    assert found["D5"] == ("support_budget", "local", 7_000_000_000)


def test_a_policy_in_the_money_of_its_corner_counts_no_organisations(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "KINH PHÍ THỰC HIỆN CHƯƠNG TRÌNH HỖ TRỢ PHÁT TRIỂN KTTT, HTX GIAI ĐOẠN 2021-2025\n"
            " |  | ĐVT: triệu đồng\n"
            "Nội dung | Năm 2022 | Năm 2023\n"
            "Hỗ trợ thành lập mới | =200 | =240\n"
            "Xúc tiến thương mại | =300 | =310"
        )
    )

    found = {(f.cell, f.policy_code, f.indicator_code) for f in reading.figures if f.row_index == 3}
    assert found == {("B4", "establishment", "support_budget"), ("C4", "establishment", "support_budget")}


def test_the_sum_of_budgets_is_planned_as_they_are(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "NHU CẦU KINH PHÍ HỖ TRỢ HTX NĂM 2024\n"
            " |  | triệu đồng\n"
            "Nội dung | Tổng | NSTW | NSĐP\n"
            "Bồi dưỡng | =15 | =9 | =6\n"
            "Xúc tiến thương mại | =8 | =4 | =4"
        )
    )

    assert {(f.cell, f.period_code, f.scenario) for f in reading.figures if f.row_index == 3} == {
        (cell, "2024", "plan") for cell in ("B4", "C4", "D4")
    }
