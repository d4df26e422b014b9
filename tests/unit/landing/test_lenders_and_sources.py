"""Who gives or lends money: the support fund, banks, budgets, and sources that nobody knows."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, policies_by_cell

TITLE = "KẾT QUẢ HỖ TRỢ HTX NĂM 2023"


def test_money_in_a_column_of_loans_is_lent(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KINH PHÍ HỖ TRỢ HTX",
        "ĐVT: triệu đồng",
        "Năm | Đào tạo | Cho vay vốn",
        "2022 | =100 | =2000",
        "2023 | =110 | =2100",
    )

    assert (found["B4"][0], found["C4"][0]) == ("support_budget", "support_loan")


@pytest.mark.parametrize("header", ["Số tiền vay (triệu đồng)", "Dư nợ (triệu đồng)"])
def test_loans_of_no_known_policy_are_none_of_all_support(read: Read, draw: Draw, header: str) -> None:
    found = policies_by_cell(
        read,
        draw,
        TITLE,
        f"TT | Huyện | Số HTX được hỗ trợ đào tạo | {header}",
        "1 | Hương Sơn | =4 | =40",
        "2 | Đức Thọ | =1 | =10",
        " | Tổng | =5 | =50",
    )

    assert found.keys() == {"C5"}


@pytest.mark.parametrize("header", ["Nguồn vay", "Nội dung"])
def test_what_banks_lend_beside_the_fund_is_no_support_nor_is_the_sum_of_both(
    read: Read, draw: Draw, header: str
) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ CHO VAY ĐỐI VỚI HTX NĂM 2023",
        f"TT | {header} | Số HTX được vay | Số tiền vay (triệu đồng)",
        "1 | Quỹ hỗ trợ phát triển HTX (tỉnh) | =22 | =1840",
        "2 | Ngân hàng thương mại | =64 | =2126",
        " | Tổng cộng | =86 | =3966",
    )

    assert found == {"C3": ("support_orgs", "fund", "total"), "D3": ("support_loan", "fund", "total")}


def test_the_sum_of_the_fund_and_a_lender_that_nobody_knows_is_told(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ CHO VAY ĐỐI VỚI HTX NĂM 2023",
        "TT | Nội dung | Số HTX được vay | Số tiền vay (triệu đồng)",
        "1 | Vay vốn Quỹ hỗ trợ phát triển HTX | =22 | =1840",
        "2 | Vay vốn giải quyết việc làm | =5 | =400",
        " | Tổng cộng | =27 | =2240",
    )

    assert found.keys() == {"C3", "D3"}


def test_what_banks_lend_is_not_added_to_credit_below_blocks_of_lenders(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "TÌNH HÌNH VAY VỐN CỦA HTX NĂM 2023",
        "TT | Nội dung | ĐVT | Năm 2023",
        "1 | Vay Quỹ hỗ trợ phát triển HTX",
        "- | Số tiền vay | triệu đồng | =500",
        "2 | Vay ngân hàng",
        "- | Số tiền vay | triệu đồng | =2500",
        "3 | Tổng cộng số tiền vay | triệu đồng | =3000",
    )

    assert found == {"D4": ("support_loan", "fund", "total")}


@pytest.mark.parametrize(
    ("header", "budget"),
    [
        ("Vốn của HTX", "counterpart"),
        ("Vốn khác (HTX đối ứng)", "counterpart"),
        ("Vốn lồng ghép các CTMTQG", "other"),
        ("Vốn dân góp", None),
        ("NS HTX", None),
        ("Vốn tín dụng", None),
    ],
)
def test_a_source_of_money_takes_none_of_those_beside_it_out(
    read: Read, draw: Draw, header: str, budget: str | None
) -> None:
    in_columns = policies_by_cell(
        read,
        draw,
        TITLE,
        "ĐVT: triệu đồng",
        f"TT | Nội dung | Tổng kinh phí | NSTW | NSĐP | {header}",
        "1 | Kết cấu hạ tầng | =100 | =60 | =30 | =10",
    )
    in_rows = policies_by_cell(
        read,
        draw,
        "TỔNG HỢP KINH PHÍ HỖ TRỢ PHÁT TRIỂN KTTT",
        "Đơn vị: Triệu đồng",
        "STT | Nguồn vốn | Năm 2023",
        " | TỔNG SỐ | =100",
        "1 | Ngân sách Trung ương | =60",
        "2 | Ngân sách địa phương | =30",
        f"3 | {header} | =10",
    )
    below_policy = policies_by_cell(
        read,
        draw,
        TITLE,
        "TT | Nội dung | ĐVT | Năm 2023",
        "1 | Kết cấu hạ tầng | triệu đồng | =100",
        "- | NSTW | triệu đồng | =60",
        "- | NSĐP | triệu đồng | =30",
        f"- | {header} | triệu đồng | =10",
    )

    for found, last in ((in_columns, "F4"), (in_rows, "C7"), (below_policy, "D6")):
        budgets = {cell: of for cell, (_, _, of) in found.items()}
        assert budgets.pop(last, None) == budget
        assert sorted(set(budgets.values())) == ["central", "local", "total"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "TÌNH HÌNH VAY VỐN CỦA HTX",
            "Năm | Số HTX | Số tiền vay (triệu đồng)",
            "2022 | =14 | =200",
            "2023 | =15 | =210",
        ),
        (
            "TÌNH HÌNH TIẾP CẬN VỐN CỦA HTX NĂM 2023",
            "Huyện | Tổng số HTX | Số HTX được vay vốn | Dư nợ (triệu đồng)",
            "Hương Sơn | =14 | =4 | =200",
            "Đức Thọ | =15 | =5 | =210",
            "Cộng | =29 | =9 | =410",
        ),
        (
            "KẾT QUẢ CHO VAY HTX NĂM 2023",
            "Huyện | Vay NHCSXH Số HTX | Vay vốn Quỹ HTPT HTX Số HTX | Tổng Số HTX",
            "Hương Sơn | =3 | =1 | =4",
            "Đức Thọ | =3 | =1 | =4",
            "Cộng | =6 | =2 | =8",
        ),
    ],
    ids=["by year", "beside all of them", "as a sum"],
)
def test_those_who_borrow_are_not_supported_nor_are_they_all_cooperatives(
    read: Read, draw: Draw, lines: tuple[str, ...]
) -> None:
    reading = read(draw("\n".join(lines)))

    assert not [figure for figure in reading.figures if figure.value is not None]
    assert reading.noticed


def test_the_sum_of_the_fund_and_banks_as_columns_is_told(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "HỖ TRỢ HTX VAY VỐN",
        "Năm | Quỹ hỗ trợ phát triển HTX | | Ngân hàng | | Tổng cộng | ",
        " | Số HTX | Số tiền (triệu đồng) | Số HTX | Số tiền (triệu đồng) | Số HTX | Số tiền (triệu đồng)",
        "2022 | =8 | =41 | =30 | =520 | =38 | =561",
        "2023 | =9 | =46 | =33 | =610 | =42 | =656",
    )

    assert found == {
        cell: (indicator, "fund", "total")
        for cell, indicator in (("B4", "support_orgs"), ("C4", "support_loan"), ("B5", "support_orgs"))
    } | {"C5": ("support_loan", "fund", "total")}


def test_a_sum_beside_what_banks_lend_is_told(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        TITLE,
        "TT | Nội dung | Số HTX được hỗ trợ | Số tiền (triệu đồng)",
        "1 | Xúc tiến thương mại | =4 | =40",
        "2 | Vay vốn ngân hàng chính sách xã hội | =3 | =300",
        " | Tổng cộng | =7 | =340",
    )

    assert found.keys() == {"C3", "D3"}


def test_an_unknown_source_of_money_names_no_policy_of_a_table(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ XÚC TIẾN THƯƠNG MẠI CHO HTX NĂM 2023",
        "TT | Nội dung hỗ trợ | ĐVT | Kế hoạch | Thực hiện",
        "1 | Số gian hàng | gian | =60 | =71",
        "2 | Tổng kinh phí | triệu đồng | =850 | =812",
        "a | NSTW | triệu đồng | =300 | =300",
        "b | Vốn tín dụng | triệu đồng | =50 | =40",
        "c | HTX đóng góp | triệu đồng | =100 | =90",
    )

    assert {cell: said[1:] for cell, said in found.items() if cell.startswith("E")} == {
        "E4": ("trade_promotion", "total"),
        "E5": ("trade_promotion", "central"),
        "E7": ("trade_promotion", "counterpart"),
    }


def test_money_from_the_support_fund_is_lent(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        TITLE,
        "TT | Nội dung | Số HTX | Kinh phí hỗ trợ (triệu đồng)",
        "1 | Xúc tiến thương mại | =4 | =40",
        "2 | Tiếp cận vốn từ Quỹ hỗ trợ phát triển HTX | =9 | =540",
    )

    assert (found["D3"][0], found["D4"][0]) == ("support_budget", "support_loan")


@pytest.mark.parametrize(
    ("corner", "band"),
    [("ĐVT: triệu đồng", "Nguồn kinh phí"), ("", "Kinh phí (triệu đồng)")],
    ids=["in the corner", "in the band"],
)
@pytest.mark.parametrize("budgets", [("TW", "Tỉnh"), ("NSTW", "NSĐP"), ("Khác", "NSNN")])
def test_cooperatives_beside_budgets_of_money_are_what_they_pay(
    read: Read, draw: Draw, corner: str, band: str, budgets: tuple[str, str]
) -> None:
    found = policies_by_cell(
        read,
        draw,
        f"{TITLE}\n{corner}",
        f"TT | Nội dung | Tổng kinh phí (triệu đồng) | {band} | | ",
        f" | | | {budgets[0]} | {budgets[1]} | HTX",
        "1 | Kết cấu hạ tầng | =60 | =30 | =20 | =10",
        "2 | Đào tạo | =6 | =3 | =2 | =1",
    )

    assert {found[cell] for cell in ("F5", "F6")} == {
        ("support_budget", "infrastructure", "counterpart"),
        ("support_budget", "training", "counterpart"),
    }


@pytest.mark.parametrize(
    ("corner", "first", "budget"),
    [("ĐVT: triệu đồng", "Đào tạo", None), ("ĐVT: triệu đồng", "NSTW", "other")],
    ids=["policies", "budgets"],
)
def test_others_beside_policies_are_no_other_source_of_money(
    read: Read, draw: Draw, corner: str, first: str, budget: str | None
) -> None:
    found = policies_by_cell(
        read,
        draw,
        f"KINH PHÍ HỖ TRỢ HTX QUA CÁC NĂM\n{corner}",
        f"Năm | Tổng kinh phí | {first} | Khác",
        "2022 | =30 | =20 | =10",
        "2023 | =33 | =22 | =11",
    )

    assert found.get("D4", ("", "", None))[2] == budget


def test_a_source_that_nobody_knows_is_no_loan_however_it_is_numbered(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "NGUỒN VỐN THỰC HIỆN CHƯƠNG TRÌNH HỖ TRỢ KTTT NĂM 2023",
        "ĐVT: tỷ đồng",
        "TT | Nguồn vốn | Năm 2023",
        "I | Ngân sách nhà nước | =50",
        "1 | Trung ương | =30",
        "2 | Địa phương | =20",
        "II | Vốn tín dụng | =20",
    )

    assert {cell: (indicator, of) for cell, (indicator, _, of) in found.items()} == {
        "C5": ("support_budget", "central"),
        "C6": ("support_budget", "local"),
    }


def test_money_by_kind_of_those_supported_counts_none_of_them(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KINH PHÍ HỖ TRỢ KTTT NĂM 2023\nĐVT: triệu đồng",
        "TT | Chính sách | Tổng | HTX | THT",
        "1 | Đào tạo | =50 | =30 | =20",
        "2 | Xúc tiến thương mại | =60 | =40 | =20",
    )

    assert found == {
        "C4": ("support_budget", "training", "total"),
        "C5": ("support_budget", "trade_promotion", "total"),
    }


def test_the_fund_of_farmers_is_not_that_of_cooperatives(read: Read, draw: Draw) -> None:
    in_rows = policies_by_cell(
        read,
        draw,
        TITLE,
        "TT | Nội dung | Số HTX | Tổng vốn vay (triệu đồng)",
        "1 | Vay Quỹ hỗ trợ phát triển HTX | =5 | =500",
        "2 | Quỹ hỗ trợ nông dân | =3 | =200",
        " | Cộng | =8 | =700",
    )
    in_title = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ CHO VAY CỦA QUỸ HỖ TRỢ NÔNG DÂN NĂM 2023",
        "TT | Chỉ tiêu | ĐVT | Năm 2023",
        "1 | Doanh số cho vay | triệu đồng | =500",
    )
    in_columns = policies_by_cell(
        read,
        draw,
        TITLE,
        "Huyện | Vay Quỹ hỗ trợ nông dân (triệu đồng) | Vay Quỹ hỗ trợ phát triển HTX (triệu đồng)",
        "Hương Sơn | =1 | =2",
        "Đức Thọ | =1 | =3",
        "Cộng | =2 | =5",
    )

    assert in_rows == {"C3": ("support_orgs", "fund", "total"), "D3": ("support_loan", "fund", "total")}
    assert in_title == {}
    assert in_columns == {"C5": ("support_loan", "fund", "total")}


def test_others_beside_ways_that_nobody_knows_are_no_other_source_of_money(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nĐVT: triệu đồng",
        "TT | Chính sách | Kinh phí hỗ trợ | Trực tiếp | Gián tiếp | Khác",
        "1 | Bồi dưỡng nguồn nhân lực | =400 | =200 | =150 | =50",
        "2 | Xúc tiến thương mại | =300 | =100 | =150 | =50",
    )

    assert {cell[0] for cell in found} == {"C"}


@pytest.mark.parametrize("whole", ["Tổng kinh phí hỗ trợ", "Tổng kinh phí", "Tổng số"])
def test_all_the_money_above_its_sources_is_all_support(whole: str, read: Read, draw: Draw) -> None:
    lines = [
        "NGUỒN LỰC HỖ TRỢ PHÁT TRIỂN KTTT",
        "Đơn vị: triệu đồng",
        "STT | Chỉ tiêu | Mã số | TH 2022 | TH 2023",
        f"I | {whole} | 01 | =11 | =13",
        "1 | Ngân sách trung ương | 02 | =6 | =7",
        "2 | Ngân sách địa phương | 03 | =5 | =6",
    ]

    reading = read(draw("\n".join(lines)))

    read_there = {f.cell: (f.policy_code, f.funding_source) for f in reading.figures if f.cell[0] == "D"}
    assert read_there == {"D4": ("total", "total"), "D5": ("total", "central"), "D6": ("total", "local")}


@pytest.mark.parametrize(
    ("label", "unit", "counted"),
    [
        ("Vay vốn Quỹ hỗ trợ phát triển HTX", "tỷ đồng", "support_loan"),
        ("Vốn đã giải ngân từ Quỹ hỗ trợ phát triển HTX tỉnh", "tỷ đồng", "support_loan"),
        ("Tổng số tiền giải ngân của Quỹ hỗ trợ phát triển HTX", "tỷ đồng", "support_loan"),
        ("HTX vay vốn từ Quỹ hỗ trợ phát triển HTX tỉnh", "HTX", "support_orgs"),
        ("Tổng dư nợ của Quỹ hỗ trợ phát triển HTX", "tỷ đồng", "support_loan_outstanding"),
        ("Doanh số thu nợ của Quỹ hỗ trợ phát triển HTX", "tỷ đồng", "support_loan_repaid"),
        ("Lợi nhuận của Quỹ hỗ trợ phát triển HTX", "tỷ đồng", None),
        ("Chi phí hoạt động của Quỹ hỗ trợ phát triển HTX", "triệu đồng", None),
        ("Kinh phí bổ sung vốn điều lệ cho Quỹ hỗ trợ phát triển HTX", "tỷ đồng", None),
        ("Số lao động được giải quyết việc làm từ Quỹ hỗ trợ phát triển HTX", "người", None),
    ],
)
def test_a_row_of_the_fund_counts_what_it_says_beside_its_name(
    label: str, unit: str, counted: str | None, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(
            "KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nTT | Nội dung | ĐVT | Năm 2023\n"
            f"1 | {label} | {unit} | =55\n2 | Hỗ trợ chế biến sản phẩm | triệu đồng | =77"
        )
    )

    assert {f.cell: f.indicator_code for f in reading.figures}.get("D3") == counted
    assert (("figures.unrecognised_label", "B3") in rules(reading)) == (counted is None)


@pytest.mark.parametrize("header", ["Tổng nguồn vốn của Quỹ HTPT HTX", "Vốn của Quỹ hỗ trợ phát triển HTX"])
def test_a_column_of_what_the_fund_has_is_neither_lent_nor_given(header: str, read: Read, draw: Draw) -> None:
    rows = "=2022 | =53 | =6\n=2023 | =54 | =7"
    title = f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nNăm | {header} (tỷ đồng)"
    reading = read(draw(f"{title} | Hỗ trợ chế biến sản phẩm (triệu đồng)\n{rows}"))

    assert {f.cell for f in reading.figures if f.value is not None} == {"C3", "C4"}
