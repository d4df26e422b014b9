"""Money of support: budgets, funds, what of it is paid out, and the unit in a corner."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, support_by_cell


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
    found = support_by_cell(
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
    found = support_by_cell(
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
    found = support_by_cell(
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


def test_money_that_a_fund_lends_is_no_grant_whatever_its_column_is_called(read: Read, draw: Draw) -> None:
    found = support_by_cell(
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
    found = support_by_cell(
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
    found = support_by_cell(
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


def test_credit_is_all_that_the_fund_gives(read: Read, draw: Draw) -> None:
    lines = ["SỐ HTX VAY VỐN QUỸ HỖ TRỢ PHÁT TRIỂN HTX 2023", "TT | Huyện | Số HTX vay | Số tiền vay (đồng)"]
    lines += ["1 | Đức Thọ | =4 | =40", "2 | Hương Khê | =5 | =50", " | Tổng cộng | =9 | =90"]

    assert {(f.policy_code, f.program_code) for f in read(draw("\n".join(lines))).figures} == {("none", "fund")}


def test_below_sources_of_money_may_stand_parts_that_no_code_knows(read: Read, draw: Draw) -> None:
    found = support_by_cell(
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


def test_what_a_title_of_support_counts_in_people_has_its_money_beside_it(read: Read, draw: Draw) -> None:
    found = support_by_cell(
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


@pytest.mark.parametrize(
    "row",
    ["Thành lập mới | triệu đồng", "Dư nợ cho vay | triệu đồng", "Môi trường | triệu đồng", "Lãi vay | triệu đồng"],
)
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


def test_a_budget_below_a_kind_of_capital_is_not_all_that_it_gave(read: Read, draw: Draw) -> None:
    """`NSTW` stands below `Vốn đầu tư phát triển` and below `Vốn sự nghiệp`: neither is all of it."""
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "ĐVT: triệu đồng",
        "TT | Nội dung | Tổng số | Vốn đầu tư phát triển | Vốn đầu tư phát triển | Vốn sự nghiệp",
        " |  |  | NSTW | NSĐP | NSTW",
        "1 | Kết cấu hạ tầng | =90 | =50 | =30 | =10",
    )

    assert found == {"C5": ("support_budget", "total", 90_000_000)}


@pytest.mark.parametrize("corner", ["KP: triệu đồng", "(Kinh phí: triệu đồng)"])
def test_a_corner_may_say_what_its_unit_is_of(read: Read, draw: Draw, corner: str) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        f" |  | {corner}",
        "Nội dung | Số HTX | KP",
        "Xúc tiến thương mại | =14 | =350",
    )

    assert found == {"B4": ("support_orgs", "total", 14), "C4": ("support_budget", "total", 350_000_000)}


def test_sources_in_billions_are_of_all_support_that_the_title_speaks_of(read: Read, draw: Draw) -> None:
    found = support_by_cell(
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


@pytest.mark.parametrize("below", ["", "4 | Số HTX được hỗ trợ | HTX | =15"])
def test_a_sum_of_money_numbered_like_the_policies_above_it_is_of_all_support(
    below: str, read: Read, draw: Draw
) -> None:
    reading = read(
        draw(
            "KẾT QUẢ HỖ TRỢ HTX NĂM 2023\n"
            "TT | Nội dung | ĐVT | Năm 2023\n"
            "1 | Hỗ trợ đào tạo, bồi dưỡng | triệu đồng | =100\n"
            "2 | Xúc tiến thương mại | triệu đồng | =50\n"
            f"3 | Tổng kinh phí hỗ trợ | triệu đồng | =150\n{below}"
        )
    )

    policies = {f.cell: f.policy_code for f in reading.figures if f.indicator_code == "support_budget"}
    assert policies == {"D3": "training_fostering", "D4": "trade_promotion", "D5": "total"}


@pytest.mark.parametrize(
    ("below", "times"),
    [
        ("KH | TH | KH | TH", [("2023", "plan"), ("2023", "actual")]),
        ("Năm 2022 | Năm 2023 | Năm 2022 | Năm 2023", [("2022", "actual"), ("2023", "actual")]),
    ],
)
def test_times_below_policies_as_columns_leave_them_the_money_of_the_corner(
    below: str, times: list[tuple[str, str]], read: Read, draw: Draw
) -> None:
    header = f"TT | Huyện | Bồi dưỡng | | Kết cấu hạ tầng |\n | | {below}"
    rows = (
        "1 | Huyện A | =10 | =9 | =40 | =38\n2 | Huyện B | =20 | =18 | =40 | =38\n | Toàn tỉnh | =30 | =27 | =80 | =76"
    )

    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nĐVT: triệu đồng\n{header}\n{rows}"))

    assert [(f.policy_code, f.period_code, f.scenario) for f in reading.figures] == [
        (policy, *time) for policy in ("fostering", "infrastructure") for time in times
    ]


@pytest.mark.parametrize("header", ["Nguồn vốn/Chương trình", "Nguồn vốn", "Chương trình"])
def test_programmes_over_their_budgets_are_no_unknown_sources_whatever_heads_them(
    header: str, read: Read, draw: Draw
) -> None:
    rows = "1 | Chương trình 1804/QĐ-TTg | =60 | =85\n | - Ngân sách TW | =45 | =60\n | - Ngân sách ĐP | =15 | =25"

    reading = read(draw(f"NGUỒN VỐN HỖ TRỢ HTX\nĐVT: triệu đồng\nTT | {header} | Năm 2022 | Năm 2023\n{rows}"))

    assert {(f.program_code, f.policy_code) for f in reading.figures} == {("1804", "none")}
    assert [f.funding_source for f in reading.figures][::2] == ["total", "central", "local"]


@pytest.mark.parametrize("money", ["Thành tiền", "Kinh phí"])
def test_money_beside_what_it_was_given_for_is_in_the_unit_of_the_corner(money: str, read: Read, draw: Draw) -> None:
    lines = [
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "Đơn vị tính: nghìn đồng",
        f"TT | Nội dung hỗ trợ | ĐVT | Số lượng | Đơn giá | {money}",
        "1 | Bồi dưỡng, tập huấn | lớp | =10 | =40000 | =400000",
        "2 | Xúc tiến thương mại | HTX | =12 | =30000 | =360000",
    ]

    reading = read(draw("\n".join(lines)))

    assert [(f.cell, f.indicator_code, f.value) for f in reading.figures if f.value is not None] == [
        ("D4", "support_classes", 10),
        ("F4", "support_budget", 400_000_000),
        ("D5", "support_orgs", 12),
        ("F5", "support_budget", 360_000_000),
    ]


def test_budgets_right_of_money_that_prints_its_unit_need_no_band(read: Read, draw: Draw) -> None:
    header = "STT | Nội dung | Kinh phí (trđ) | TW | Tỉnh | Huyện | HTX"

    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\n{header}\n1 | Hạ tầng | =1000 | =500 | =200 | =200 | =100"))

    assert {f.cell: (f.indicator_code, f.funding_source) for f in reading.figures} == {
        "C3": ("support_budget", "total"),
        "D3": ("support_budget", "central"),
        "E3": ("support_budget", "province"),
        "F3": ("support_budget", "district"),
        "G3": ("support_budget", "counterpart"),
    }


def test_budgets_of_capital_to_invest_beside_recurrent_money_are_told(read: Read, draw: Draw, rules: Rules) -> None:
    lines = [
        "KINH PHÍ HỖ TRỢ HTX NĂM 2023",
        "Đơn vị: triệu đồng",
        "STT | Nội dung | Tổng số | Vốn đầu tư | | Vốn sự nghiệp | ",
        " | | | TW | ĐP | TW | ĐP",
        "1 | Hạ tầng | =1000 | =500 | =200 | =200 | =100",
        "2 | Tập huấn | =200 | =0 | =0 | =100 | =100",
    ]

    reading = read(draw("\n".join(lines), merged=[(2, 3, 2, 4), (2, 5, 2, 6)]))

    assert [figure.cell for figure in reading.figures if figure.value is not None] == ["C5", "C6"]
    assert {cell for _, cell in rules(reading)} >= {"D3", "E3", "F3", "G3"}


@pytest.mark.parametrize("title", ["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", "KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH 1804 NĂM 2023"])
def test_money_planned_and_paid_out_is_none_of_what_a_row_counts(title: str, read: Read, draw: Draw) -> None:
    lines = [
        title,
        "Đơn vị: triệu đồng",
        "STT | Nội dung | ĐVT | Kế hoạch vốn | Số lượng thực hiện | Kinh phí giải ngân",
        "1 | Bồi dưỡng | lớp | =400 | =9 | =380",
        "2 | Xúc tiến thương mại | HTX | =300 | =12 | =300",
    ]

    reading = read(draw("\n".join(lines)))

    assert [(f.cell, f.indicator_code, f.scenario) for f in reading.figures if f.cell.endswith("4")] == [
        ("D4", "support_budget", "plan"),
        ("E4", "support_classes", "actual"),
        ("F4", "support_budget", "actual"),
    ]


def test_the_sum_of_budgets_beside_quantities_is_money(read: Read, draw: Draw) -> None:
    header = "STT | Nội dung | ĐVT | Số lượng | NSTW | NSĐP | Tổng cộng"
    lines = ["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", "Đvt: triệu đồng", header, "1 | Bồi dưỡng | lớp | =10 | =9 | =400 | =409"]

    reading = read(draw("\n".join(lines)))

    assert {f.cell: (f.indicator_code, f.funding_source) for f in reading.figures} == {
        "D4": ("support_classes", "total"),
        "E4": ("support_budget", "central"),
        "F4": ("support_budget", "local"),
        "G4": ("support_budget", "total"),
    }


@pytest.mark.parametrize("label", ["Số lớp bồi dưỡng", "Bồi dưỡng (lớp)"])
def test_what_is_counted_below_a_header_of_money_is_doubted(label: str, read: Read, draw: Draw, rules: Rules) -> None:
    header = "STT | Nội dung | Kế hoạch vốn | Giải ngân"

    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nĐvt: triệu đồng\n{header}\n1 | {label} | =400 | =380"))

    assert {("figures.units_contradict", cell) for cell in ("C4", "D4")} <= set(rules(reading))


def test_whom_a_policy_is_for_is_no_count_of_them_in_a_column(read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "Năm | Tập huấn cho thành viên HTX (lượt người) | Hỗ trợ HTX chế biến sản phẩm (triệu đồng)",
        "=2022 | =53 | =6",
        "=2023 | =54 | =7",
    )

    assert found["B4"] == ("support_turns", "total", 54)
    assert found["C4"] == ("support_budget", "total", 7_000_000)


def test_what_policies_count_may_be_printed_behind_their_numbers(read: Read, draw: Draw) -> None:
    found = support_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung hỗ trợ | Kết quả năm 2023",
        "1 | Tập huấn, bồi dưỡng | 5 lớp",
        "2 | Hỗ trợ chế biến sản phẩm | 772 triệu đồng",
        "3 | Hỗ trợ xúc tiến thương mại | khoảng 12 HTX",
        "4 | Tập huấn thành viên HTX | 1.250 lượt người",
        "5 | Hỗ trợ bao bì, nhãn mác | 4 cái",
    )

    assert found == {
        "C3": ("support_classes", "total", 5),
        "C4": ("support_budget", "total", 772_000_000),
        "C5": ("support_orgs", "total", 12),
        "C6": ("support_turns", "total", 1250),
    }


def test_a_number_without_a_unit_leaves_its_row_without_one(read: Read, draw: Draw, rules: Rules) -> None:
    lines = [
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung hỗ trợ | Năm 2022 | Năm 2023",
        "1 | Tập huấn, bồi dưỡng | 5 lớp | 6 lớp",
        "2 | Hỗ trợ xúc tiến thương mại | 12 HTX | =13",
    ]

    reading = read(draw("\n".join(lines)))

    assert [figure.value for figure in reading.figures if figure.value is not None] == [5, 6]
    assert ("figures.unrecognised_label", "B4") in rules(reading)
