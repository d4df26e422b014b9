"""What title, header and neighbours say of rows and columns of support: of which programme, counted in what, whose."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, policies_by_cell

TITLE = "KẾT QUẢ HỖ TRỢ HTX NĂM 2023"


def test_a_sum_in_capitals_among_capitals_may_be_of_all_or_of_the_last_policy(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
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


_TWO_POLICIES = (
    TITLE,
    "TT | Chính sách | ĐVT | Năm 2023",
    "1 | Bồi dưỡng",
    "- | Kinh phí | tr.đồng | =300",
    "2 | Xúc tiến thương mại",
)


@pytest.mark.parametrize("order", ["", "3", "III"])
@pytest.mark.parametrize("label", ["Tổng kinh phí hỗ trợ", "Tổng cộng", "Cộng"])
def test_a_sum_below_the_money_of_the_last_policy_is_of_all_and_so_are_its_budgets(
    read: Read, draw: Draw, order: str, label: str
) -> None:
    closing = f"{order} | {label} | tr.đồng | =450"
    found = policies_by_cell(
        read, draw, *_TWO_POLICIES, "- | Kinh phí | tr.đồng | =150", closing, "+ | NSTW | tr.đồng | =150"
    )

    assert found["D6"] == ("support_budget", "trade_promotion", "total")
    assert found["D7"] == ("support_budget", "total", "total")
    assert found["D8"] == ("support_budget", "total", "central")


def test_the_unit_behind_a_sum_in_capitals_leaves_it_in_capitals(read: Read, draw: Draw) -> None:
    lines = (*_TWO_POLICIES, "- | Số HTX | HTX | =8", " | TỔNG KINH PHÍ (tr.đồng) | | =300")

    assert policies_by_cell(read, draw, *lines)["D7"] == ("support_budget", "total", "total")


def test_numbers_that_stand_apart_below_the_sum_of_all_support_leave_it_that(read: Read, draw: Draw) -> None:
    closing = ("- | Kinh phí | tr.đồng | =150", " | TỔNG KINH PHÍ (tr.đồng) | | =450", "")
    apart = policies_by_cell(read, draw, *_TWO_POLICIES, *closing, " | Dân số trung bình | người | =1314056")
    policy = policies_by_cell(read, draw, *_TWO_POLICIES, *closing, "3 | Thành lập mới", " | Kinh phí | tr.đồng | =70")

    assert apart["D7"] == ("support_budget", "total", "total")
    assert policy.get("D7") != ("support_budget", "total", "total")
    assert policy["D10"] == ("support_budget", "establishment", "total")


def test_numbers_that_stand_apart_below_a_sum_of_measures_in_columns_leave_it_that(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "TỔNG HỢP HỖ TRỢ HTX NĂM 2023",
        "TT | Chính sách | Số HTX | Kinh phí (triệu đồng)",
        "1 | Ứng dụng KHCN | =4 | =800",
        "2 | Thành lập mới | =6 | =60",
        " | Tổng số | =10 | =860",
        "",
        " | Dân số trung bình (người) | =1314056",
    )

    assert (found["C5"], found["D5"]) == (("support_orgs", "total", "total"), ("support_budget", "total", "total"))


def test_a_sum_below_a_last_policy_without_money_may_be_of_all(read: Read, draw: Draw) -> None:
    lines = (*_TWO_POLICIES, "- | Số HTX | HTX | =8", " | Tổng kinh phí | tr.đồng | =300", "+ | NSTW | tr.đồng | =90")

    assert set(policies_by_cell(read, draw, *lines)) == {"D4", "D6"}


def test_a_sum_of_each_policy_is_of_the_last_one_too(read: Read, draw: Draw) -> None:
    of_each = [" | Kinh phí mở lớp | tr.đồng | =100", " | Tổng kinh phí | tr.đồng | =300", " | NSTW | tr.đồng | =90"]
    found = policies_by_cell(read, draw, *_TWO_POLICIES[:3], *of_each, _TWO_POLICIES[4], *of_each)

    assert (found["D9"], found["D10"]) == (
        ("support_budget", "trade_promotion", "total"),
        ("support_budget", "trade_promotion", "central"),
    )


def test_what_a_title_counts_is_counted_of_each_policy_in_columns(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
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
    found = policies_by_cell(
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

    assert not policies_by_cell(read, draw, *lines)


def test_a_unit_says_what_a_column_counts_of_the_policy_that_it_names(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
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


@pytest.mark.parametrize("cited", ["theo QĐ 1804", "(theo Quyết định số 1804/QĐ-TTg ngày 13/11/2020)"])
def test_an_act_that_the_header_of_the_labels_cites_is_the_programme_of_all_rows(
    read: Read, draw: Draw, cited: str
) -> None:
    found = policies_by_cell(
        read,
        draw,
        "BIỂU SỐ 2",
        f"TT | Nội dung hỗ trợ {cited} | KH 2023 (triệu đồng) | TH 2023 (triệu đồng)",
        "1 | Đào tạo | =5 | =4",
        "2 | Kết cấu hạ tầng | =7 | =6",
    )

    assert len(found) == 4
    assert {program for _, program, _ in found.values()} == {"1804"}


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
    found = policies_by_cell(
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


def test_what_is_needed_is_planned(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            "TỔNG HỢP NHU CẦU KINH PHÍ HỖ TRỢ HTX NĂM 2023\nĐVT: triệu đồng\nTT | Chính sách | Tổng cộng\n"
            "1 | Đào tạo | =5\n2 | Kết cấu hạ tầng | =60"
        )
    )

    assert {figure.scenario for figure in reading.figures} == {"plan"}


def test_a_row_that_repeats_a_word_of_its_heading_is_of_that_heading(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
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


def test_classes_by_whom_they_were_for_are_summed_below_any_header(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
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


def test_cooperatives_beside_groups_are_some_of_those_supported(read: Read, draw: Draw) -> None:
    rows = ("1 | Xúc tiến thương mại | =18 | =2 | =412", "2 | Chuyển đổi số | =4 | =1 | =98")
    apart = "TT | Chính sách | Số HTX | Số THT | Kinh phí (tr.đ)"
    whole = "TT | Chính sách | Số HTX, THT | Trong đó: THT | Kinh phí (tr.đ)"

    assert set(policies_by_cell(read, draw, TITLE, apart, *rows)) == {"E3", "E4"}
    assert set(policies_by_cell(read, draw, TITLE, whole, *rows)) == {"C3", "E3", "C4", "E4"}


def test_what_a_title_sums_up_until_a_day_is_told_where_nothing_says_since_when(read: Read, draw: Draw) -> None:
    title = "KẾT QUẢ HỖ TRỢ HTX LŨY KẾ ĐẾN 31/12/2023"
    undated = read(
        draw(f"{title}\nTT | Chính sách | Số HTX | Kinh phí (tr.đ)\n1 | Hạ tầng | =85 | =2100\n2 | Thuế | =3 | =9")
    )
    dated = policies_by_cell(
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
    found = policies_by_cell(
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
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        f"TT | Chính sách | Kinh phí hỗ trợ (triệu đồng) | {beside}",
        "1 | Bồi dưỡng nguồn nhân lực | =400 | =20",
        "2 | Xúc tiến thương mại | =300 | =15",
    )

    assert set(found) == {"C3", "C4"}


def test_budgets_one_column_right_of_the_policies_above_them_are_rows_of_their_own(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        TITLE,
        "TT | Nội dung | | ĐVT | Năm 2023",
        "1 | Bồi dưỡng",
        "- | | Kinh phí hỗ trợ | tr.đồng | =300",
        "+ | | Ngân sách trung ương | tr.đồng | =100",
        "+ | | Ngân sách địa phương | tr.đồng | =200",
        " | Tổng kinh phí hỗ trợ | | tr.đồng | =300",
        "+ | | Ngân sách trung ương | tr.đồng | =100",
    )

    assert found == {
        "E4": ("support_budget", "fostering", "total"),
        "E5": ("support_budget", "fostering", "central"),
        "E6": ("support_budget", "fostering", "local"),
        "E7": ("support_budget", "total", "total"),
        "E8": ("support_budget", "total", "central"),
    }


@pytest.mark.parametrize(
    "total",
    ["Tổng cộng trên địa bàn tỉnh", "Toàn tỉnh", "CỘNG TOÀN TỈNH", "Tổng số toàn tỉnh", "Tổng cộng tỉnh Hà Tĩnh"],
)
def test_the_sum_of_the_whole_province_is_of_all_policies(read: Read, draw: Draw, total: str) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "Đơn vị tính: Triệu đồng",
        "STT | Nội dung hỗ trợ | Năm 2022 | Năm 2023",
        "1 | Đào tạo, bồi dưỡng | =100 | =120",
        "2 | Xúc tiến thương mại | =50 | =60",
        f" | {total} | =150 | =180",
        " | - Ngân sách tỉnh | =150 | =180",
    )

    assert (found["D6"], found["D7"]) == (("support_budget", "total", "total"), ("support_budget", "total", "local"))


def test_the_budgets_below_a_numbered_sum_of_policies_are_of_all_of_them(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung hỗ trợ | Đơn vị tính | Thực hiện năm 2023",
        "1 | Đào tạo, bồi dưỡng | triệu đồng | =100",
        "2 | Đề án theo Quyết định 167/QĐ-TTg | triệu đồng | =50",
        "3 | Tổng kinh phí hỗ trợ | triệu đồng | =150",
        "- | Ngân sách tỉnh | triệu đồng | =150",
        "4 | Xúc tiến thương mại | triệu đồng | =7",
    )

    assert found["D5"][1] == found["D6"][1] == "total"


def test_the_budgets_below_the_sum_of_all_support_are_of_no_programme_above_it(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "TT | Nội dung hỗ trợ | Đơn vị tính | Thực hiện năm 2023",
        "I | Kết cấu hạ tầng",
        "1 | Kinh phí | triệu đồng | =800",
        "II | Đề án theo Quyết định 167/QĐ-TTg",
        "1 | Kinh phí | triệu đồng | =29100",
        "III | Tổng kinh phí hỗ trợ phát triển KTTT, HTX | triệu đồng | =30000",
        "- | Ngân sách địa phương | triệu đồng | =12300",
    )

    assert (found["D6"][1], found["D7"][1], found["D8"][1]) == ("167", "total", "total")


@pytest.mark.parametrize("number", ["Số", "Số lượng", "Tổng số các"])
def test_those_that_have_an_office_were_given_none(read: Read, draw: Draw, number: str) -> None:
    found = policies_by_cell(
        read,
        draw,
        "TÌNH HÌNH ĐẤT ĐAI, TÀI SẢN CỦA HTX NÔNG NGHIỆP NĂM 2023",
        "Chỉ tiêu | Số HTX | Diện tích (m2)",
        f"{number} HTX có trụ sở làm việc | =60 | =12500",
        "Số HTX được giao đất | =20 | =45000",
    )

    assert "B3" not in found


def test_money_of_policies_across_is_told_by_the_label_of_the_row(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "Nội dung | Ứng dụng KHCN | Xúc tiến thương mại | Tổng số",
        "Kinh phí (triệu đồng) | =800 | =60 | =860",
        "Số HTX | =4 | =6 | =10",
    )

    assert (found["B3"], found["C4"]) == (
        ("support_budget", "technology", "total"),
        ("support_orgs", "trade_promotion", "total"),
    )


def test_policies_across_and_what_they_gave_down_are_support(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "Nội dung | Ứng dụng KHCN | Xúc tiến thương mại | Tổng số",
        "Số HTX | =4 | =6 | =10",
        "Kinh phí thực hiện (triệu đồng) | =800 | =60 | =860",
    )

    assert found == {
        "B3": ("support_orgs", "technology", "total"),
        "C3": ("support_orgs", "trade_promotion", "total"),
        "D3": ("support_orgs", "total", "total"),
        "B4": ("support_budget", "technology", "total"),
        "C4": ("support_budget", "trade_promotion", "total"),
        "D4": ("support_budget", "total", "total"),
    }


def test_a_number_beside_policies_below_a_title_of_support_is_never_that_of_all_cooperatives(
    read: Read, draw: Draw
) -> None:
    reading = read(
        draw("""
KẾT QUẢ HỖ TRỢ HTX NĂM 2023 CỦA LIÊN MINH HTX TỈNH
Chỉ tiêu | Tập huấn nghiệp vụ (lớp) | Hỗ trợ cán bộ trẻ (người) | Tổng cộng
Số lượng | =6                       | =9                        | =15
""")
    )

    assert not reading.figures


def test_all_there_are_beside_what_some_were_given_is_no_support(read: Read, draw: Draw, rules: Rules) -> None:
    lines = (
        "BÁO CÁO KẾT QUẢ 9 THÁNG ĐẦU NĂM 2023",
        "Năm | Tổng số HTX (HTX) | Số lượt người được bồi dưỡng (lượt người) | Tổng dư nợ của Quỹ (triệu đồng)",
        "=2022 | =190 | =450 | =12000",
        "=2023 | =205 | =620 | =15500",
    )

    assert not {cell for cell in policies_by_cell(read, draw, *lines) if cell[0] == "B"}
    assert ("figures.unrecognised_column", "B2") in rules(read(draw("\n".join(lines))))


@pytest.mark.parametrize(
    ("title", "header"), [("KẾT QUẢ HỖ TRỢ HTX NĂM 2023", "Tổng số HTX"), ("BÁO CÁO KẾT QUẢ NĂM 2023", "Số HTX")]
)
def test_cooperatives_beside_what_some_were_given_are_those_below_a_title_of_support_or_where_no_word_says_all(
    read: Read, draw: Draw, title: str, header: str
) -> None:
    found = policies_by_cell(
        read,
        draw,
        title,
        f"Năm | {header} | Số lượt người được bồi dưỡng (lượt người) | Kinh phí hỗ trợ (triệu đồng)",
        "=2022 | =19 | =450 | =12000",
        "=2023 | =20 | =620 | =15500",
    )

    assert found["B3"][0] == "support_orgs"


def test_all_cooperatives_beside_a_policy_are_all_that_it_was_given_to(read: Read, draw: Draw) -> None:
    found = policies_by_cell(
        read,
        draw,
        "BÁO CÁO KẾT QUẢ NĂM 2023",
        "TT | Chính sách | Tổng số HTX | Kinh phí hỗ trợ (triệu đồng)",
        "1 | Đào tạo, bồi dưỡng | =19 | =450",
        "2 | Xúc tiến thương mại | =12 | =120",
    )

    assert found["C3"] == ("support_orgs", "training_fostering", "total")


@pytest.mark.parametrize(
    ("title", "columns", "indicator"),
    [
        ("KẾT QUẢ PHÁT TRIỂN VÀ HỖ TRỢ HTX NĂM 2023", "Thành lập mới | Giải thể", "org_new"),
        ("HỖ TRỢ PHÁT TRIỂN HTX THEO LĨNH VỰC NĂM 2023", "Nông nghiệp | Tín dụng", "org_total"),
    ],
)
def test_a_title_or_a_column_that_may_be_of_support_takes_no_count_of_all_cooperatives_away(
    read: Read, draw: Draw, title: str, columns: str, indicator: str
) -> None:
    reading = read(draw(f"{title}\nChỉ tiêu | {columns}\nSố HTX | =20 | =4\nSố thành viên | =300 | =40"))

    assert ("cooperative", indicator) in {(f.entity_type, f.indicator_code) for f in reading.figures}


def test_a_column_of_a_policy_takes_nothing_away_from_what_stands_below_no_title_of_support(
    read: Read, draw: Draw
) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX NĂM 2023
TT | Chỉ tiêu      | ĐVT   | TH 2022 | TH 2023 | Hỗ trợ đào tạo
1  | Tổng số HTX   | HTX   | =20     | =21     | =4
2  | Số thành viên | người | =300    | =310    | =40
""")
    )

    assert {"D3", "E3", "D4", "E4"} <= {f.cell for f in reading.figures if f.entity_type == "cooperative"}


@pytest.mark.parametrize("total", [" | TỔNG KINH PHÍ HỖ TRỢ", "I | Tổng kinh phí", " | Tổng cộng"])
def test_a_sum_above_all_policies_is_of_them_all_and_so_are_its_budgets(total: str, read: Read, draw: Draw) -> None:
    lines = [
        "TỔNG HỢP CHÍNH SÁCH HỖ TRỢ HTX NĂM 2023",
        "STT | Chỉ tiêu | ĐVT | TH 2023",
        f"{total} | triệu đồng | =3000",
        " | - NSTW | triệu đồng | =2000",
        "1 | Đào tạo",
        " | Số người | người | =10",
        " | Kinh phí | triệu đồng | =1000",
        "2 | Kết cấu hạ tầng | triệu đồng | =2000",
    ]

    assert policies_by_cell(read, draw, *lines) == {
        "D3": ("support_budget", "total", "total"),
        "D4": ("support_budget", "total", "central"),
        "D6": ("support_persons", "training", "total"),
        "D7": ("support_budget", "training", "total"),
        "D8": ("support_budget", "infrastructure", "total"),
    }


@pytest.mark.parametrize(
    "below",
    [
        ["1 | Chương trình 1804 | trđ | =9", "2 | CTMTQG nông thôn mới | trđ | =3"],
        ["1 | Mua máy cày | trđ | =9", "2 | Xây nhà kho bảo quản | trđ | =3"],
    ],
    ids=["programmes", "policies that no code stands for"],
)
def test_a_sum_above_what_is_no_policy_is_not_all_support(below: list[str], read: Read, draw: Draw) -> None:
    lines = ["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", "STT | Chỉ tiêu | ĐVT | TH 2023", " | Tổng kinh phí | trđ | =12", *below]

    assert "D3" not in policies_by_cell(read, draw, *lines)
