"""What title, header and neighbours say of rows and columns of support: of which programme, counted in what, whose."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

TITLE = "KẾT QUẢ HỖ TRỢ HTX NĂM 2023"


def meanings(read: Read, draw: Draw, *lines: str) -> dict[str, tuple[str, str, str]]:
    """Indicator, policy or programme, and budget of each figure with a value, by its cell."""
    reading = read(draw("\n".join(lines)))
    return {
        f.cell: (f.indicator_code, f.policy_code if f.program_code == "none" else f.program_code, f.funding_source)
        for f in reading.figures
        if f.value is not None
    }


def test_a_sum_in_capitals_among_capitals_may_be_of_all_or_of_the_last_policy(read: Read, draw: Draw) -> None:
    found = meanings(
        read,
        draw,
        TITLE,
        "TT | CHÍNH SÁCH | ĐVT | NĂM 2023",
        "1 | BỒI DƯỠNG",
        " | KINH PHÍ | TR.ĐỒNG | =800",
        "2 | GIAO ĐẤT, CHO THUÊ ĐẤT",
        " | SỐ HTX | HTX | =2",
        " | TỔNG KINH PHÍ | TR.ĐỒNG | =6800",
    )

    assert set(found) == {"D4", "D6"}


def test_what_a_title_counts_is_counted_of_each_policy_in_columns(read: Read, draw: Draw) -> None:
    found = meanings(
        read,
        draw,
        "SỐ HTX ĐƯỢC HƯỞNG CHÍNH SÁCH HỖ TRỢ",
        "Năm | Ứng dụng công nghệ mới | Vay vốn Quỹ HTPT HTX | Giao đất, cho thuê đất | Cho vay vốn | Tổng",
        "2023 | =18 | =12 | =6 | =3 | =39",
    )

    assert {cell: policy for cell, (_, policy, _) in found.items()} == {
        "B3": "technology",
        "C3": "fund",
        "D3": "land",
        "E3": "credit",
        "F3": "total",
    }
    assert {indicator for indicator, _, _ in found.values()} == {"support_orgs"}


def test_what_a_title_counts_is_counted_of_each_policy_in_rows(read: Read, draw: Draw) -> None:
    found = meanings(
        read,
        draw,
        "TỔNG HỢP SỐ LƯỢNG HTX ĐƯỢC HƯỞNG CHÍNH SÁCH",
        "TT | Chính sách | 2022 | 2023",
        "1 | Xúc tiến thương mại | =2 | =3",
        "2 | Giao đất, cho thuê đất | =5 | =6",
        " | Cộng | =7 | =9",
    )

    assert {cell: found[cell][:2] for cell in ("D3", "D4", "D5")} == {
        "D3": ("support_orgs", "trade_promotion"),
        "D4": ("support_orgs", "land"),
        "D5": ("support_orgs", "total"),
    }


@pytest.mark.parametrize("title", [TITLE, "SỐ HTX CHƯA ĐƯỢC HỖ TRỢ NĂM 2023", "SỐ HTX VÀ KINH PHÍ HỖ TRỢ NĂM 2023"])
def test_a_column_that_only_names_a_policy_counts_nothing_where_nothing_says_what(
    read: Read, draw: Draw, title: str
) -> None:
    lines = (title, "Năm | Giao đất, cho thuê đất | Cho vay vốn", "2022 | =6 | =3", "2023 | =7 | =4")

    assert not meanings(read, draw, *lines)


def test_a_unit_says_what_a_column_counts_of_the_policy_that_it_names(read: Read, draw: Draw) -> None:
    found = meanings(
        read,
        draw,
        TITLE,
        "TT | Huyện | Cho vay vốn (triệu đồng) | Giao đất (ha) | Đào tạo (người)",
        "1 | Hương Sơn | =40 | =1 | =2",
        "2 | Đức Thọ | =10 | =1 | =3",
        " | Tổng | =50 | =2 | =5",
    )

    assert {cell: said[:2] for cell, said in found.items()} == {
        "C5": ("support_loan", "credit"),
        "D5": ("support_area", "land"),
        "E5": ("support_persons", "training"),
    }


def test_money_in_a_column_of_loans_is_lent(read: Read, draw: Draw) -> None:
    found = meanings(
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
    found = meanings(
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
    found = meanings(
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
    found = meanings(
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
    found = meanings(
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


@pytest.mark.parametrize("cited", ["theo QĐ 1804", "(theo Quyết định số 1804/QĐ-TTg ngày 13/11/2020)"])
def test_an_act_that_the_header_of_the_labels_cites_is_the_programme_of_all_rows(
    read: Read, draw: Draw, cited: str
) -> None:
    found = meanings(
        read,
        draw,
        "BIỂU SỐ 2",
        f"TT | Nội dung hỗ trợ {cited} | KH 2023 (triệu đồng) | TH 2023 (triệu đồng)",
        "1 | Đào tạo | =5 | =4",
        "2 | Kết cấu hạ tầng | =7 | =6",
    )

    assert len(found) == 4
    assert {program for _, program, _ in found.values()} == {"1804"}


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
    in_columns = meanings(
        read,
        draw,
        TITLE,
        "ĐVT: triệu đồng",
        f"TT | Nội dung | Tổng kinh phí | NSTW | NSĐP | {header}",
        "1 | Kết cấu hạ tầng | =100 | =60 | =30 | =10",
    )
    in_rows = meanings(
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
    below_policy = meanings(
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


def test_a_row_below_a_heading_that_is_not_understood_says_so(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            f"{TITLE}\nTT | Nội dung | ĐVT | Năm 2023\n"
            "1 | Hỗ trợ thi đua khen thưởng\n- | Số HTX được hỗ trợ | HTX | =14\n"
            "2 | Hỗ trợ đào tạo\n- | Số người | người | =9\n- | Số huân chương | chiếc | =1"
        )
    )
    hints = {n.cell: n.params["hint_vi"] for n in reading.noticed if n.rule_id == "figures.unrecognised_label"}

    assert "“Hỗ trợ thi đua khen thưởng” (dòng 3)" in hints["B4"]
    assert "dòng" not in hints["B7"]


def test_a_sum_that_is_not_read_is_no_slip_of_another_label(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "VỐN HỖ TRỢ HTX TỪ CÁC CHƯƠNG TRÌNH MTQG NĂM 2023\nTT | Chương trình | Số HTX | Kinh phí (triệu đồng)\n"
            "1 | CTMTQG xây dựng NTM | =18 | =42\n2 | CTMTQG phát triển KTXH vùng ĐBDTTS&MN | =7 | =15\n"
            " | Cộng | =25 | =57"
        )
    )

    assert [(n.cell, n.params["hint_vi"]) for n in reading.noticed] == [("B5", "")]
    assert {f.program_code for f in reading.figures} == {"new_rural", "ethnic_mountain"}


def test_support_is_read_where_it_is_written_short(read: Read, draw: Draw) -> None:
    found = meanings(
        read,
        draw,
        "BIỂU TỔNG HỢP CÁC CS HTX NĂM 2023",
        "TT | ND hỗ trợ | ĐVT | TH năm 2023",
        "1 | HT ứng dụng KHKT",
        "- | Số HTX được HT | HTX | =14",
        "- | Tổng KP HT | Tr.đ | =1850",
        "2 | XTTM, mở rộng TT",
        "- | Số HTX được HT | HTX | =22",
    )

    assert found == {
        "D4": ("support_orgs", "technology", "total"),
        "D5": ("support_budget", "technology", "total"),
        "D7": ("support_orgs", "trade_promotion", "total"),
    }


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
    found = meanings(
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
    found = meanings(
        read,
        draw,
        TITLE,
        "TT | Nội dung | Số HTX được hỗ trợ | Số tiền (triệu đồng)",
        "1 | Xúc tiến thương mại | =4 | =40",
        "2 | Vay vốn ngân hàng chính sách xã hội | =3 | =300",
        " | Tổng cộng | =7 | =340",
    )

    assert found.keys() == {"C3", "D3"}


def test_what_is_needed_is_planned(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "TỔNG HỢP NHU CẦU KINH PHÍ HỖ TRỢ HTX NĂM 2023\nĐVT: triệu đồng\nTT | Chính sách | Tổng cộng\n"
            "1 | Đào tạo | =5\n2 | Kết cấu hạ tầng | =60"
        )
    )

    assert {figure.scenario for figure in reading.figures} == {"plan"}


def test_an_unknown_source_of_money_names_no_policy_of_a_table(read: Read, draw: Draw) -> None:
    found = meanings(
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


def test_a_row_that_repeats_a_word_of_its_heading_is_of_that_heading(read: Read, draw: Draw) -> None:
    found = meanings(
        read,
        draw,
        TITLE,
        "TT | Nội dung | ĐVT | Năm 2023",
        "I | Tư vấn, hỗ trợ thành lập mới HTX",
        "1 | Số HTX được tư vấn, hỗ trợ | HTX | =5",
        "2 | Số HTX được hỗ trợ chế biến | HTX | =6",
        "3 | Kinh phí | triệu đồng | =60",
    )

    assert {cell: policy for cell, (_, policy, _) in found.items()} == {
        "D4": "establishment",
        "D5": "processing",
        "D6": "establishment",
    }


def test_money_from_the_support_fund_is_lent(read: Read, draw: Draw) -> None:
    found = meanings(
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
    found = meanings(
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
    found = meanings(
        read,
        draw,
        f"KINH PHÍ HỖ TRỢ HTX QUA CÁC NĂM\n{corner}",
        f"Năm | Tổng kinh phí | {first} | Khác",
        "2022 | =30 | =20 | =10",
        "2023 | =33 | =22 | =11",
    )

    assert found.get("D4", ("", "", None))[2] == budget


def test_a_source_that_nobody_knows_is_no_loan_however_it_is_numbered(read: Read, draw: Draw) -> None:
    found = meanings(
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


def test_classes_by_whom_they_were_for_are_summed_below_any_header(read: Read, draw: Draw) -> None:
    found = meanings(
        read,
        draw,
        "KẾT QUẢ BỒI DƯỠNG, TẬP HUẤN NĂM 2023",
        "TT | Đối tượng | Số lớp | Số lượt người | Kinh phí (tr.đ)",
        "1 | Cán bộ quản lý HTX | =5 | =200 | =100",
        "2 | Sáng lập viên | =1 | =30 | =10",
        " | Tổng cộng | =6 | =230 | =110",
    )

    assert {cell: said[:2] for cell, said in found.items()} == {
        "C5": ("support_classes", "fostering"),
        "D5": ("support_turns", "fostering"),
        "E5": ("support_budget", "fostering"),
    }


def test_money_by_kind_of_those_supported_counts_none_of_them(read: Read, draw: Draw) -> None:
    found = meanings(
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


def test_cooperatives_beside_groups_are_some_of_those_supported(read: Read, draw: Draw) -> None:
    rows = ("1 | Xúc tiến thương mại | =18 | =2 | =412", "2 | Chuyển đổi số | =4 | =1 | =98")
    apart = "TT | Chính sách | Số HTX | Số THT | Kinh phí (tr.đ)"
    whole = "TT | Chính sách | Số HTX, THT | Trong đó: THT | Kinh phí (tr.đ)"

    assert set(meanings(read, draw, TITLE, apart, *rows)) == {"E3", "E4"}
    assert set(meanings(read, draw, TITLE, whole, *rows)) == {"C3", "E3", "C4", "E4"}


def test_what_a_title_sums_up_until_a_day_is_told_where_nothing_says_since_when(read: Read, draw: Draw) -> None:
    title = "KẾT QUẢ HỖ TRỢ HTX LŨY KẾ ĐẾN 31/12/2023"
    undated = read(
        draw(f"{title}\nTT | Chính sách | Số HTX | Kinh phí (tr.đ)\n1 | Hạ tầng | =85 | =2100\n2 | Thuế | =3 | =9")
    )
    dated = meanings(
        read, draw, title, "Năm | Số lớp tập huấn | Kinh phí tập huấn (tr.đ)", "2022 | =2 | =9", "2023 | =3 | =8"
    )

    assert not undated.figures
    assert {notice.rule_id for notice in undated.noticed} == {"figures.since_nobody_knows_when"}
    assert dated.keys() == {"B3", "C3", "B4", "C4"}


@pytest.mark.parametrize(
    ("years", "until"),
    [
        ("GIAI ĐOẠN 2021-2025", "(tính đến 31/12/2023)"),
        ("GIAI ĐOẠN 2021-2025", "(đến hết năm 2023)"),
        ("GIAI ĐOẠN 2021-2023", "(tính đến 30/6/2023)"),
        ("TỪ NĂM 2021 ĐẾN NAY", "(tính đến 30/6/2023)"),
    ],
)
def test_what_a_title_sums_up_until_a_day_within_its_years_is_of_no_single_year(
    read: Read, draw: Draw, years: str, until: str
) -> None:
    table = "TT | Chính sách | Số HTX | Kinh phí (tr.đ)\n1 | Hạ tầng | =85 | =2100\n2 | Thuế | =3 | =9"

    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX {years}\n{until}\n{table}"))

    assert not reading.figures
    assert reading.noticed


def test_the_fund_of_farmers_is_not_that_of_cooperatives(read: Read, draw: Draw) -> None:
    in_rows = meanings(
        read,
        draw,
        TITLE,
        "TT | Nội dung | Số HTX | Tổng vốn vay (triệu đồng)",
        "1 | Vay Quỹ hỗ trợ phát triển HTX | =5 | =500",
        "2 | Quỹ hỗ trợ nông dân | =3 | =200",
        " | Cộng | =8 | =700",
    )
    in_title = meanings(
        read,
        draw,
        "KẾT QUẢ CHO VAY CỦA QUỸ HỖ TRỢ NÔNG DÂN NĂM 2023",
        "TT | Chỉ tiêu | ĐVT | Năm 2023",
        "1 | Doanh số cho vay | triệu đồng | =500",
    )
    in_columns = meanings(
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


def test_a_sector_that_is_a_policy_too_is_no_support_where_no_title_speaks_of_any(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
        STT | Ngành nghề | ĐVT | Năm 2023
        1 | Giao thông vận tải | THT | =162
        2 | Tín dụng | THT | =102
        """)
    )
    assert reading.figures == []
    assert {notice.cell for notice in reading.noticed} >= {"B2", "B3"}


def test_the_name_of_the_province_in_a_title_narrows_no_support(read: Read, draw: Draw) -> None:
    found = meanings(
        read,
        draw,
        "KINH PHÍ HỖ TRỢ PHÁT TRIỂN KINH TẾ TẬP THỂ TỈNH HÀ TĨNH",
        "ĐVT: triệu đồng",
        "TT | Nguồn kinh phí | Năm 2023",
        " | Tổng số | =90",
        "1 | NSTW | =60",
        "2 | NS tỉnh | =30",
    )

    assert {cell: of for cell, (_, _, of) in found.items()} == {"C4": "total", "C5": "central", "C6": "local"}


@pytest.mark.parametrize("beside", ["BQ/HTX", "Bình quân 1 HTX"])
def test_what_each_cooperative_got_is_no_money_of_all(read: Read, draw: Draw, beside: str) -> None:
    found = meanings(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        f"TT | Chính sách | Kinh phí hỗ trợ (triệu đồng) | {beside}",
        "1 | Bồi dưỡng nguồn nhân lực | =400 | =20",
        "2 | Xúc tiến thương mại | =300 | =15",
    )

    assert set(found) == {"C3", "C4"}


def test_others_beside_ways_that_nobody_knows_are_no_other_source_of_money(read: Read, draw: Draw) -> None:
    found = meanings(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nĐVT: triệu đồng",
        "TT | Chính sách | Kinh phí hỗ trợ | Trực tiếp | Gián tiếp | Khác",
        "1 | Bồi dưỡng nguồn nhân lực | =400 | =200 | =150 | =50",
        "2 | Xúc tiến thương mại | =300 | =100 | =150 | =50",
    )

    assert {cell[0] for cell in found} == {"C"}
