"""Support of several years, of years to come, and of programmes that go on."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, support_by_cell


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


def test_the_sum_of_all_years_may_be_said_twice_over_a_total(read: Read, draw: Draw) -> None:
    found = support_by_cell(
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


def test_a_band_that_sums_up_a_part_of_the_year_counts_what_stands_below_it(read: Read, draw: Draw) -> None:
    found = support_by_cell(
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


def test_years_right_of_a_policy_are_of_it_and_it_is_their_sum(read: Read, draw: Draw) -> None:
    lines = [
        "KẾT QUẢ HỖ TRỢ HTX (triệu đồng)",
        "STT | Nguồn vốn | Tập huấn | Năm 2022 | Năm 2023 | Hạ tầng | Năm 2022 | Năm 2023",
        "1 | NSTW | =300 | =140 | =160 | =5000 | =2000 | =3000",
    ]
    found = {f.cell: (f.policy_code, f.period_code) for f in read(draw("\n".join(lines))).figures}

    assert found == {
        "C3": ("fostering", "2022-2023"),
        "D3": ("fostering", "2022"),
        "E3": ("fostering", "2023"),
        "F3": ("infrastructure", "2022-2023"),
        "G3": ("infrastructure", "2022"),
        "H3": ("infrastructure", "2023"),
    }


def test_a_policy_left_of_its_plan_and_result_is_told_for_it_may_be_either(
    read: Read, draw: Draw, rules: Rules
) -> None:
    lines = [
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023 (triệu đồng)",
        "STT | Nguồn vốn | Tập huấn | KH | TH | Hạ tầng | KH | TH",
        "1 | NSTW | =300 | =140 | =160 | =5000 | =2000 | =3000",
    ]
    reading = read(draw("\n".join(lines)))

    assert {f.cell: (f.policy_code, f.scenario) for f in reading.figures} == {
        "D3": ("fostering", "plan"),
        "E3": ("fostering", "actual"),
        "G3": ("infrastructure", "plan"),
        "H3": ("infrastructure", "actual"),
    }
    assert rules(reading) == [("figures.unrecognised_column", "C2"), ("figures.unrecognised_column", "F2")]


def test_years_right_of_a_policy_of_which_nothing_says_what_is_counted_are_not_of_all_support(
    read: Read, draw: Draw
) -> None:
    lines = [
        "KẾT QUẢ HỖ TRỢ HTX (triệu đồng)",
        "STT | Nguồn vốn | Tập huấn | Năm 2022 | Năm 2023 | Kinh phí hỗ trợ 2022 | Kinh phí hỗ trợ 2023",
        "1 | NSTW | =300 | =140 | =160 | =900 | =950",
        "2 | NSĐP | =300 | =140 | =160 | =800 | =850",
    ]

    assert [f.cell for f in read(draw("\n".join(lines))).figures] == ["F3", "G3", "F4", "G4"]


def test_policies_in_the_column_of_numbers_head_their_years(read: Read, draw: Draw) -> None:
    lines = [
        "KẾT QUẢ HỖ TRỢ HTX CÁC NĂM 2021-2022",
        "TT | Chính sách | Số HTX | Kinh phí (trđ)",
        "I. Xúc tiến thương mại",
        " | Năm 2021 | =5 | =90",
        "II. Ứng dụng công nghệ mới",
        " | Năm 2022 | =2 | =390",
    ]
    found = {f.cell: (f.policy_code, f.period_code) for f in read(draw("\n".join(lines))).figures}

    assert found == {
        "C4": ("trade_promotion", "2021"),
        "D4": ("trade_promotion", "2021"),
        "C6": ("technology", "2022"),
        "D6": ("technology", "2022"),
    }


def test_the_one_sum_below_several_years_is_told_for_it_may_be_of_them_all(
    read: Read, draw: Draw, rules: Rules
) -> None:
    lines = [
        "KẾT QUẢ HỖ TRỢ HTX TỪ NĂM 2021 ĐẾN NAY",
        "STT | Chính sách | Kinh phí (trđ)",
        " | Năm 2021",
        "1 | Kết cấu hạ tầng | =300",
        " | Năm 2022",
        "1 | Kết cấu hạ tầng | =200",
        " | Tổng cộng | =500",
        " | - NSTW | =400",
    ]
    reading = read(draw("\n".join(lines)))

    assert {f.cell: f.period_code for f in reading.figures} == {"C4": "2021", "C6": "2022"}
    assert {"C7", "B8"} <= {cell for _, cell in rules(reading)}


def test_the_sum_of_each_year_is_of_that_year(read: Read, draw: Draw) -> None:
    lines = ["KẾT QUẢ HỖ TRỢ HTX", "STT | Chính sách | Kinh phí (trđ)"]
    for year in (2021, 2022):
        lines += [
            f" | Năm {year}",
            "1 | Kết cấu hạ tầng | =300",
            "2 | Xúc tiến thương mại | =20",
            " | Tổng cộng | =320",
        ]

    found = {f.cell: (f.policy_code, f.period_code) for f in read(draw("\n".join(lines))).figures}

    assert (found["C6"], found["C10"]) == (("total", "2021"), ("total", "2022"))
