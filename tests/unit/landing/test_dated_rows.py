"""When a figure is of: years, scenarios and sums of years that headers, rows and labels tell."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read, Rules, by_cell, table


def test_what_happens_until_a_year_is_not_what_happens_in_it(read: Read, draw: Draw, rules: Rules) -> None:
    header = "STT | Chỉ tiêu | ĐVT | Mục tiêu đến 2025 | Lũy kế từ năm 2021 đến nay"
    reading = read(draw(table("1 | Thành lập mới | HTX | =60 | =51", "2 | Tổng số | HTX | =150 | ", header=header)))

    found = {cell: (f.period_code, f.scenario) for cell, f in by_cell(reading).items() if f.value is not None}

    assert found == {"D5": ("2025", "plan"), "E4": ("2021-2023", "actual")}
    assert rules(reading) == [("figures.since_nobody_knows_when", "D4")]


@pytest.mark.parametrize(("label", "is_read"), [("Thành lập mới trong năm", True), ("Thành lập mới", False)])
def test_what_a_label_counts_in_the_year_is_of_the_year_that_ends_then(
    read: Read, draw: Draw, label: str, is_read: bool
) -> None:
    header = "STT | Chỉ tiêu | ĐVT | Ước TH đến 31/12/2023 | Mục tiêu đến năm 2030"
    reading = read(draw(table(f"1 | {label} | HTX | =28 | =159", "2 | Tổng số | HTX | =512 | =654", header=header)))

    found = {cell: (f.period_code, f.scenario) for cell, f in by_cell(reading).items() if f.value is not None}

    assert found.get("D4") == (("2023", "estimate") if is_read else None)
    assert "E4" not in found


@pytest.mark.parametrize("title", ["GIAI ĐOẠN 2024-2028", "5 NĂM 2024-2028"])
def test_the_only_aim_of_a_plan_of_years_does_not_say_since_when_it_counts(
    read: Read, draw: Draw, rules: Rules, title: str
) -> None:
    rows = "1 | HTX thành lập mới | HTX | =28 | =159\n2 | Tổng số HTX | HTX | =512 | =654"
    header = "STT | Chỉ tiêu | ĐVT | Năm 2023 | Mục tiêu 2028"
    reading = read(draw(f"KẾ HOẠCH PHÁT TRIỂN KTTT {title}\n{header}\n{rows}"))

    found = {cell: (f.period_code, f.scenario) for cell, f in by_cell(reading).items()}

    # 2023 is where the plan begins, no part of it
    assert found == {"D3": ("2023", "actual"), "D4": ("2023", "actual"), "E4": ("2028", "plan")}
    assert rules(reading) == [("figures.since_nobody_knows_when", "E3")]


@pytest.mark.parametrize("header", ["Dự toán sau điều chỉnh", "Kế hoạch điều chỉnh", "KH sau khi điều chỉnh"])
def test_the_plan_in_force_is_the_one_that_was_adjusted(read: Read, draw: Draw, rules: Rules, header: str) -> None:
    header = f"STT | Chỉ tiêu | ĐVT | Kế hoạch giao đầu năm | {header}"
    reading = read(draw(table("1 | Tổng số HTX | HTX | =28 | =30", header=header)))

    assert {cell: int(f.value or 0) for cell, f in by_cell(reading).items()} == {"E4": 30}
    assert ("figures.unrecognised_column", "D2") in rules(reading)


def test_support_is_read_by_year_and_measure_and_a_yearly_average_is_no_figure(read: Read, draw: Draw) -> None:
    sheet = draw(
        """
CHÍNH SÁCH HỖ TRỢ HTX 2022-2023
TT | Tên chính sách | Năm 2022 | | Năm 2023 | | Tổng 2 năm | | Bình quân/năm
 | | Số HTX | KP (tr.đ) | Số HTX | KP (tr.đ) | Số HTX | KP (tr.đ) |
1 | Hỗ trợ thành lập mới HTX | =10 | =150 | =12 | =180 | =22 | =330 | =11
2 | Hỗ trợ tham gia hội chợ | =20 | =200 | =25 | =260 | =45 | =460 | =22
 | Tổng | =30 | =350 | =37 | =440 | =67 | =790 | =33
""",
        merged=[(1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 1, 7), (1, 0, 2, 0), (1, 1, 2, 1), (1, 8, 2, 8)],
    )

    reading = read(sheet)
    found = {c: (f.period_code, f.policy_code, f.indicator_code, f.value) for c, f in by_cell(reading).items()}

    assert len(found) == 18
    assert reading.figures[0].form_code == "pl3"
    assert found["D5"] == ("2022", "trade_promotion", "support_budget", 200_000_000)
    assert found["H6"] == ("2022-2023", "total", "support_budget", 790_000_000)
    assert found["G4"] == ("2022-2023", "establishment", "support_orgs", 22)


def times(reading: Reading) -> dict[str, tuple[str, str, str]]:
    return {f.cell: (f.indicator_code, f.period_code, f.scenario) for f in reading.figures if f.value is not None}


@pytest.mark.parametrize("header", ["Phân loại", ""])
def test_a_column_of_scenarios_says_which_one_each_row_is(read: Read, draw: Draw, header: str) -> None:
    reading = read(
        draw(f"""KẾT QUẢ THỰC HIỆN CHỈ TIÊU 2023 - 2024
Chỉ tiêu | {header} | Năm 2023 | Năm 2024
Tổng số HTX | Kế hoạch | =20 | =22
 | Ước thực hiện | =24 | =19
 | Đạt (%) | =120 | =86""")
    )

    assert times(reading) == {
        "C3": ("org_total", "2023", "plan"), "D3": ("org_total", "2024", "plan"),
        "C4": ("org_total", "2023", "estimate"), "D4": ("org_total", "2024", "estimate"),
    }  # fmt: skip


def test_scenarios_below_an_indicator_are_its(read: Read, draw: Draw) -> None:
    rows = (
        "1 | Thành lập mới | HTX | |",
        " | - Kế hoạch | | =1 | =2",
        " | - Thực hiện | | =3 | =4",
        " | - Đạt (%) | | =300 | =200",
        "2 | Số HTX tăng thêm | HTX | =5 | =6",
    )
    reading = read(draw(table(*rows, header="STT | Chỉ tiêu | ĐVT | 2022 | 2023")))

    assert times(reading) == {
        "D5": ("org_new", "2022", "plan"), "E5": ("org_new", "2023", "plan"),
        "D6": ("org_new", "2022", "actual"), "E6": ("org_new", "2023", "actual"),
        "D8": ("org_net_increase", "2022", "actual"), "E8": ("org_net_increase", "2023", "actual"),
    }  # fmt: skip


def test_what_there_is_at_a_time_is_not_added_up_over_years(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX GIAI ĐOẠN 2022-2023
Năm       | HTX thành lập mới | Tổng số HTX | Tổng số THT
2022      | =50               | =600        | =90
2023      | =60               | =650        | =95
Tổng cộng | =110              | =1250       | =95
""")
    )

    assert [(f.cell, f.period_code, f.value) for f in reading.figures if f.cell.endswith("5")] == [
        ("B5", "2022-2023", 110)
    ]
    assert rules(reading) == [("figures.sum_of_states", "C5")]


def test_a_measure_may_head_its_years_below_an_empty_corner(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
HTX THEO LĨNH VỰC, GIAI ĐOẠN 2022-2023
 | Tổng số | Nông nghiệp | Vận tải | Tín dụng
Số hợp tác xã (HTX) | | | |
2022 | =200 | =150 | =25 | =25
2023 | =210 | =160 | =25 | =25
Số thành viên (người) | | | |
2022 | =5000 | =2000 | =500 | =2500
2023 | =5100 | =2100 | =500 | =2500
""")
    )

    found = {(f.indicator_code, f.period_code): f.value for f in reading.figures if f.sector_code == "agriculture"}
    assert found == {
        ("org_total", "2022"): 150,
        ("org_total", "2023"): 160,
        ("member_total", "2022"): 2000,
        ("member_total", "2023"): 2100,
    }


def test_measures_over_their_years_need_no_word_in_the_corner(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
HTX VÀ LAO ĐỘNG TRONG HTX PHÂN THEO NGÀNH
            | Số HTX |      | Số lao động |
            | 2022   | 2023 | 2022        | 2023
Nông nghiệp | =140   | =150 | =900        | =910
Vận tải     | =40    | =43  | =600        | =610
""",
            merged=[(1, 1, 1, 2), (1, 3, 1, 4)],
        )
    )

    assert {f.column_index: f.indicator_code for f in reading.figures} == {
        1: "org_total",
        2: "org_total",
        3: "worker_total",
        4: "worker_total",
    }


def test_a_whole_over_years_stands_beside_its_states(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
TÌNH HÌNH HTX
Huyện  | Tổng số |      | Đang hoạt động |      | Ngừng hoạt động |
       | 2022    | 2023 | 2022           | 2023 | 2022            | 2023
Hạ Hòa | =60     | =62  | =50            | =53  | =10             | =9
Cộng   | =60     | =62  | =50            | =53  | =10             | =9
""",
            merged=[(1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 1, 6)],
        )
    )

    assert [(f.cell, f.indicator_code) for f in reading.figures][:2] == [("B5", "org_total"), ("C5", "org_total")]


def test_what_a_plan_begins_with_is_no_mistake_where_it_is_printed_as_what_there_was(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(
            f"""
TÌNH HÌNH HTX NĂM 2023
Chỉ tiêu       | TH 2022 | KH 2023
Số HTX đầu kỳ  | 550     | {560}
Số HTX cuối kỳ | 560     | 590
"""
        ),
        draw(
            """
TÌNH HÌNH HTX NĂM 2023
Chỉ tiêu       | TH 2021 | KH 2023
Số HTX đầu kỳ  | 540     | 577
Số HTX cuối kỳ | 550     | 590
""",
            name="Khác",
        ),
    )

    assert [cell for rule, cell in rules(reading) if rule == "figures.base_year_mismatch"] == ["C3"]


def test_a_year_left_of_several_rows_is_of_all_of_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
            HTX PHÂN THEO NGÀNH GIAI ĐOẠN 2022-2023
            Năm | Chỉ tiêu | Tổng | Nông nghiệp
            =2022 | Số HTX | =138 | =97
             | Số thành viên | =31900 | =9600
            =2023 | Số HTX | =147 | =105
             | Số thành viên | =32800 | =10200
            """
        )
    )

    assert {f.cell: f.period_code for f in reading.figures if f.column_index == 2} == {
        "C3": "2022",
        "C4": "2022",
        "C5": "2023",
        "C6": "2023",
    }


@pytest.mark.parametrize("year", ["", "Tổng"])
def test_the_sum_of_years_in_a_column_is_of_all_of_them(read: Read, draw: Draw, year: str) -> None:
    reading = read(
        draw(
            f"""
            HTX PHÂN THEO NGÀNH GIAI ĐOẠN 2022-2023
            Năm | Ngành | Số HTX thành lập mới | Số HTX
            =2022 | Nông nghiệp | =20 | =100
             | Xây dựng | =30 | =40
            =2023 | Nông nghiệp | =25 | =125
             | Xây dựng | =35 | =75
            {year} | Tổng cộng | =110 | =340
            """
        )
    )

    assert [(f.cell, f.period_code) for f in reading.figures if f.row_index == 6] == [("C7", "2022-2023")]
    assert ("figures.sum_of_states", "D7") in {(noticed.rule_id, noticed.cell) for noticed in reading.noticed}


def test_a_sum_of_years_is_of_those_above_it_whoever_signs_below(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
            KẾT QUẢ PHÁT TRIỂN HTX GIAI ĐOẠN 2021-2023
            Năm | HTX thành lập mới | HTX giải thể
            Năm 2021 | =20 | =3
            Năm 2022 | =30 | =4
            Ước năm 2023 | =40 | =5
            Tổng giai đoạn | =90 | =12
             | | Ngày 15 tháng 01 năm 2024
            NGƯỜI LẬP BIỂU | | KT. GIÁM ĐỐC
            Nguyễn Văn Bình | | Trần Thị Hoa

            Dân số trung bình (người) | =1314056 |
            """
        )
    )

    assert {(f.period_code, f.scenario) for f in reading.figures if f.row_index == 5} == {("2021-2023", "estimate")}


@pytest.mark.parametrize("said", ["2.022", "202", "2022 2023", "Tháng 5"])
def test_a_row_beside_what_is_no_year_is_of_no_year(read: Read, draw: Draw, said: str) -> None:
    reading = read(
        draw(f"""
Năm | Chỉ tiêu | Giá trị | ĐVT
{said} | Tổng số HTX | =480 | HTX
2021 | Tổng số HTX | =450 | HTX
2023 | Tổng số HTX | =512 | HTX
""")
    )

    assert [(f.cell, f.period_code) for f in reading.figures] == [("C3", "2021"), ("C4", "2023")]
    assert ("figures.time_of_row_unclear", "C2") in [(n.rule_id, n.cell) for n in reading.noticed]


def test_the_year_of_a_law_is_no_date_of_what_is_counted(read: Read, draw: Draw) -> None:
    reading = read(draw(table("1 | Số HTX hoạt động hiệu quả theo Luật HTX năm 2012 | HTX | =60 | =70")))

    assert [figure.indicator_code for figure in reading.figures] == ["org_effective", "org_effective"]


@pytest.mark.parametrize("band", ["Mục tiêu từng năm", "Kế hoạch từng năm", "Phân kỳ mục tiêu từng năm"])
def test_a_plan_of_each_year_heads_years_that_are_planned(read: Read, draw: Draw, band: str) -> None:
    reading = read(
        draw(f"""TT | Chỉ tiêu | Đơn vị | Hiện trạng năm 2023 | {band} |
 | | | | 2024 | 2025
1 | Tổng số HTX | HTX | =1050 | =1070 | =1090""")
    )

    assert times(reading) == {
        "D3": ("org_total", "2023", "actual"),
        "E3": ("org_total", "2024", "plan"),
        "F3": ("org_total", "2025", "plan"),
    }


def test_rows_of_years_below_a_title_of_years_that_are_not_over_are_of_those_years(read: Read, draw: Draw) -> None:
    drawn = (
        "KẾT QUẢ HỖ TRỢ PHÁT TRIỂN HTX GIAI ĐOẠN 2021-2025\n"
        "Năm | Số lớp bồi dưỡng | Kinh phí kết cấu hạ tầng (triệu đồng)\n"
        "2021 | 6 | 150\n2022 | 8 | 180\nCộng | 14 | 330"
    )

    figures = read(draw(drawn)).figures

    assert {(f.period_code, f.scenario) for f in figures} == {(p, "actual") for p in ("2021", "2022", "2021-2022")}
    assert len(figures) == 6


AIMS = "1 | Tổng số HTX | HTX | =50 | =60\n2 | HTX thành lập mới | HTX | =5 | =40"


def test_a_plan_for_a_year_far_ahead_is_of_that_year(read: Read, draw: Draw, rules: Rules) -> None:
    header = "TT | Chỉ tiêu | ĐVT | Hiện trạng | Mục tiêu"
    reading = read(draw(f"MỤC TIÊU PHÁT TRIỂN HTX ĐẾN NĂM 2030, TẦM NHÌN 2045\n{header}\n{AIMS}"))

    assert {c: (f.period_code, f.scenario) for c, f in by_cell(reading).items()} == {
        "D3": ("2023", "actual"),
        "D4": ("2023", "actual"),
        "E3": ("2030", "plan"),
    }
    assert ("figures.since_nobody_knows_when", "E4") in rules(reading)


def test_what_is_planned_until_a_year_far_ahead_in_each_place_is_of_that_year(read: Read, draw: Draw) -> None:
    drawn = "MỤC TIÊU PHÁT TRIỂN HTX ĐẾN NĂM 2030\nXã | Tổng số HTX | HTX thành lập mới\nToàn tỉnh | =100 | =30"

    assert {c: (f.period_code, f.scenario) for c, f in by_cell(read(draw(drawn))).items()} == {"B3": ("2030", "plan")}


def test_the_year_of_the_report_below_a_plan_for_one_far_ahead_is_told(read: Read, draw: Draw, rules: Rules) -> None:
    """Does the plan begin with it, or is it what there was when the plan was made?"""
    header = "TT | Chỉ tiêu | ĐVT | Năm 2023 | Năm 2028"
    reading = read(draw(f"KẾ HOẠCH PHÁT TRIỂN KTTT ĐẾN NĂM 2028\n{header}\n{AIMS}"))

    assert {figure.period_code for figure in reading.figures} == {"2028"}
    assert ("figures.unrecognised_column", "D2") in rules(reading)


@pytest.mark.parametrize(("month", "period"), [(6, "2023-H1"), (9, "2023-9M"), (10, None), (12, "2023")])
def test_what_was_done_since_january_is_of_the_part_of_the_year_that_ends_with_the_month(
    read: Read, draw: Draw, month: int, period: str | None
) -> None:
    header = "Chỉ tiêu | ĐVT | Trong tháng | Lũy kế từ đầu năm | Lũy kế đến nay"
    reading = read(draw(f"BÁO CÁO THÁNG {month} NĂM 2023\n{header}\nHTX thành lập mới | HTX | =2 | =10 | =83"))

    assert [(f.cell, f.period_code) for f in reading.figures] == ([("D3", period)] if period else [])


def test_a_source_below_districts_ends_no_year_over_them(read: Read, draw: Draw) -> None:
    years = "\n".join(f"NĂM {year} | \nCan Lộc | =4\nĐức Thọ | =5\nToàn tỉnh | =9" for year in (2022, 2023))
    figures = read(draw(f"SỐ HTX\nHuyện | Số HTX\n{years}\n\nNguồn: Liên minh HTX tỉnh")).figures

    assert [figure.period_code for figure in figures] == ["2022", "2023"]


@pytest.mark.parametrize(
    ("header", "months", "year"),
    [
        pytest.param("Tháng", ("1", "02", "12"), "Cả năm", id="numbered"),
        pytest.param("Tháng", ("01/2023", "02/2023", "12/2023"), "Cả năm 2023", id="with their year"),
        pytest.param("Thời gian", ("Tháng 1", "Tháng 2", "Tháng 12"), "Năm 2023", id="in words"),
        pytest.param("Năm | Tháng", ("2023 | 1", "2023 | 2", "2023 | 12"), "2023 | Cả năm", id="right of the year"),
    ],
)
def test_rows_of_single_months_are_told_once_and_that_of_the_year_is_read(
    read: Read, draw: Draw, rules: Rules, header: str, months: tuple[str, str, str], year: str
) -> None:
    rows = [f"{month} | ={count} | ={110 + count}" for count, month in enumerate(months)]
    sheet = [f"{header} | Số HTX thành lập mới | Tổng số HTX", *rows, f"{year} | =12 | =120"]
    reading = read(draw("\n".join(["TÌNH HÌNH PHÁT TRIỂN HTX NĂM 2023", *sheet])))

    found = {(f.row_index, f.indicator_code, f.period_code): int(f.value or 0) for f in reading.figures}

    assert found == {(5, "org_new", "2023"): 12, (5, "org_total", "2023"): 120}
    assert rules(reading) == [("figures.months_left_out", "A3")]


def test_a_year_that_no_column_is_of_is_asked_about(read: Read, draw: Draw, rules: Rules) -> None:
    rows = ("1 | Tổng số HTX | HTX | =190 | =187", " | Năm 2022 | HTX | =180 | =170")
    reading = read(draw("\n".join(["TÌNH HÌNH HTX NĂM 2023", "TT | Chỉ tiêu | ĐVT | KH 2023 | TH 2023", *rows])))

    assert set(by_cell(reading)) == {"D3", "E3"}
    assert rules(reading) == [("figures.unrecognised_column", "D4"), ("figures.unrecognised_column", "E4")]


def test_what_begins_like_a_time_and_goes_on_is_a_label(read: Read, draw: Draw) -> None:
    rows = ("1 | Tổng số HTX | =180 | =187", " | Thực hiện liên kết tiêu thụ | =40 | =55")
    reading = read(draw("\n".join(["TÌNH HÌNH HTX NĂM 2023", "TT | Chỉ tiêu | TH 2022 | TH 2023", *rows])))

    assert {by_cell(reading)[cell].indicator_code for cell in ("C4", "D4")} == {"org_value_chain"}


def test_years_that_run_backwards_are_no_period(read: Read, draw: Draw, rules: Rules) -> None:
    header = "TT | Chỉ tiêu | Giai đoạn 2025-2021 | Năm 2023"
    reading = read(draw(f"TÌNH HÌNH HTX\n{header}\n1 | Tổng số HTX | =180 | =187"))

    assert set(by_cell(reading)) == {"D3"}
    assert rules(reading) == [("figures.unrecognised_column", "C2")]


@pytest.mark.parametrize(("header", "period"), [("Cùng kỳ năm trước (2022)", "2022-H1"), ("Năm trước (2022)", "2022")])
def test_of_the_year_before_only_the_same_period_is_a_part(read: Read, draw: Draw, header: str, period: str) -> None:
    lines = ("TÌNH HÌNH HTX 6 THÁNG ĐẦU NĂM 2023", f"TT | Chỉ tiêu | {header} | 6 tháng 2023")
    reading = read(draw("\n".join([*lines, "1 | HTX thành lập mới | =8 | =7"])), period="2023-H1")

    assert [figure.period_code for figure in reading.figures] == [period, "2023-H1"]


@pytest.mark.parametrize("corner", ["Chỉ tiêu", "Nội dung", "Thời gian"])
@pytest.mark.parametrize("compared", ["Đạt (%)", "So với KH (%)"])
def test_a_row_that_compares_those_beside_it_leaves_them_times(
    read: Read, draw: Draw, corner: str, compared: str
) -> None:
    rows = ("Kế hoạch 2023 | =20 | =300", "Thực hiện 2023 | =22 | =305", f"{compared} | =110 | =101.7")
    header = f"{corner} | HTX thành lập mới | Tổng số HTX"
    reading = read(draw("\n".join(("KẾT QUẢ PHÁT TRIỂN HTX", header, *rows, "Kế hoạch 2024 | =25 | =325"))))

    assert {figure.cell: (figure.period_code, figure.scenario) for figure in reading.figures} == {
        "B3": ("2023", "plan"), "C3": ("2023", "plan"), "B4": ("2023", "actual"), "C4": ("2023", "actual"),
        "B6": ("2024", "plan"), "C6": ("2024", "plan"),
    }  # fmt: skip


HALVES = """TÌNH HÌNH HTX
STT | Chỉ tiêu | ĐVT | {first} | {second}
 | {heading} | | |
1 | Tổng số HTX | HTX | =40 | =45
"""


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("6 tháng", [("2022-H1", "actual"), ("2023-H1", "actual")]),
        ("Quý I", [("2022-Q1", "actual"), ("2023-Q1", "actual")]),
        ("6 tháng đầu năm 2023", [("2023-H1", "actual")]),
        ("Kế hoạch", [("2022", "plan"), ("2023", "plan")]),
        ("Dự kiến cả năm", [("2022", "estimate"), ("2023", "estimate")]),
    ],
)
def test_columns_of_years_are_of_what_the_heading_of_the_rows_says_of_them(
    read: Read, draw: Draw, heading: str, found: list[tuple[str, str]]
) -> None:
    reading = read(draw(HALVES.format(first="Năm 2022", second="Năm 2023", heading=heading)))

    assert [(f.period_code, f.scenario) for f in reading.figures] == found
    assert len(found) == 2 or [n.rule_id for n in reading.noticed] == ["figures.unrecognised_column"]


def test_a_plan_of_the_year_is_of_no_half_of_it_whatever_heads_the_row(read: Read, draw: Draw) -> None:
    reading = read(draw(HALVES.format(first="KH 2023", second="TH 2023", heading="6 tháng đầu năm")))

    assert [(f.period_code, f.scenario) for f in reading.figures] == [("2023", "plan"), ("2023-H1", "actual")]


def test_what_was_done_below_a_heading_of_plans_is_asked_about(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(HALVES.format(first="TH 2022", second="TH 2023", heading="Kế hoạch")))

    assert reading.figures == []
    assert ("figures.unrecognised_column", "D4") in rules(reading)


def test_a_planned_row_in_a_column_of_results_is_asked_about(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            """PHỤ LỤC I NĂM 2023
STT | Chỉ tiêu | Nội dung | ĐVT | TH 2022 | TH 2023
1 | Tổng số HTX | Kế hoạch | HTX | =20 | =25
  |             | Thực hiện | HTX | =21 | =26
"""
        )
    )

    assert {figure.cell for figure in reading.figures} == {"E4", "F4"}
    assert {cell for rule, cell in rules(reading) if rule == "figures.unrecognised_column"} == {"E3", "F3"}
