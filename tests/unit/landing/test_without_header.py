"""A sheet without a header: read where its rows leave no doubt, told where they do."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules

KINDS = (("Tổng số HTX", "HTX"), ("Tổng số THT", "THT"))
YEARS = ("2022", "2023")


def test_labels_and_figures_below_a_title_need_no_header(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
BÁO CÁO NHANH VỀ KINH TẾ TẬP THỂ NĂM 2023
Tổng số HTX: | =512 | HTX
Số HTX thành lập mới: | =41 | HTX
Tổng số thành viên HTX: | =25120 | người
Doanh thu bình quân HTX: | =1450 | triệu đồng/năm
""")
    )

    assert [(f.cell, f.indicator_code, f.value, f.period_code, f.scenario) for f in reading.figures] == [
        ("B2", "org_total", 512, "2023", "actual"),
        ("B3", "org_new", 41, "2023", "actual"),
        ("B4", "member_total", 25120, "2023", "actual"),
        ("B5", "revenue_avg", 1_450_000_000, "2023", "actual"),
    ]


def test_rows_without_a_header_may_be_numbered_and_stand_below_headings(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
TÌNH HÌNH KINH TẾ TẬP THỂ NĂM 2023
I | HỢP TÁC XÃ
1 | Tổng số | HTX | =512
2 | Thành lập mới | HTX | =41
II | TỔ HỢP TÁC
1 | Tổng số | tổ | =820
2 | Thành viên | người | =9020
 | Người lập biểu | | Ngày 12 tháng 12 năm 2023
""")
    )

    assert [(f.cell, f.entity_type, f.indicator_code) for f in reading.figures] == [
        ("D3", "cooperative", "org_total"),
        ("D4", "cooperative", "org_new"),
        ("D6", "group", "org_total"),
        ("D7", "group", "member_total"),
    ]


def test_the_title_of_a_plan_makes_rows_without_a_header_plan(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KẾ HOẠCH PHÁT TRIỂN HTX NĂM 2024
Tổng số HTX | =540
Số HTX thành lập mới | =38
Tổng số thành viên HTX | =26000
""")
    )

    assert {(f.period_code, f.scenario) for f in reading.figures} == {("2024", "plan")}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("Tổng số HTX | =540 | =500\nThành lập mới | =38 | =30\nGiải thể | =5 | =4", id="two columns"),
        pytest.param("Năm 2022\nTổng số HTX | =480\nGiải thể | =5\nNăm 2023\nTổng số HTX | =512", id="two years"),
        pytest.param("Minh Tân | =540\nPhú Lộc | =38\nVĩnh Hòa | =5", id="names"),
        pytest.param("Tổng số HTX | =540\nThành lập mới | =38", id="two rows"),
    ],
)
def test_rows_without_a_header_that_leave_a_doubt_are_told(read: Read, draw: Draw, rows: str) -> None:
    reading = read(draw(f"BÁO CÁO NHANH\n{rows}"))

    assert not reading.figures
    assert {"submissions.no_table"} <= {noticed.rule_id for noticed in reading.noticed}


def test_rows_without_a_header_are_read_where_two_thirds_of_the_labels_are_known(
    read: Read, draw: Draw, rules: Rules
) -> None:
    known = "BÁO CÁO NHANH NĂM 2023\nTổng số HTX | =540\n"

    most = read(draw(f"{known}Số HTX giải thể | =4\nMinh Tân | =7"))
    few = read(draw(f"{known}Vĩnh Hòa | =4\nMinh Tân | =7"))

    assert [figure.cell for figure in most.figures] == ["B2", "B3"]
    assert rules(most) == [("figures.unrecognised_label", "A4")]
    assert not few.figures


def test_a_header_that_is_not_known_still_says_what_its_figures_are(read: Read, draw: Draw) -> None:
    rows = "Hỗ trợ thành lập mới | =300\nHỗ trợ xúc tiến thương mại | =400\nTổng cộng | =700"
    spent, left = (
        read(draw(f"KẾT QUẢ HỖ TRỢ HTX\nViệc đã làm | {header}\n{rows}"))
        for header in ("Kinh phí thực hiện (triệu đồng)", "Kinh phí còn lại (triệu đồng)")
    )

    assert {(f.indicator_code, f.value) for f in spent.figures} == {
        ("support_budget", 300_000_000),
        ("support_budget", 400_000_000),
        ("support_budget", 700_000_000),
    }
    assert not left.figures
    assert {"submissions.no_table"} <= {noticed.rule_id for noticed in left.noticed}


def test_without_header_and_title_nobody_says_what_the_rows_are_of(read: Read, draw: Draw) -> None:
    reading = read(draw("Tổng số HTX | =540\nSố HTX thành lập mới | =38\nTổng số thành viên HTX | =26000"))

    assert not reading.figures
    assert {"submissions.no_table"} <= {noticed.rule_id for noticed in reading.noticed}


@pytest.mark.parametrize(("title", "period"), [("GIAI ĐOẠN 2021-2030", "2023"), ("TỪ NĂM 2021 ĐẾN NAY", "2023-H1")])
def test_rows_without_a_header_that_no_period_stands_for_are_told_beside_other_tables(
    read: Read, draw: Draw, title: str, period: str
) -> None:
    table = draw("PHỤ LỤC I NĂM 2023\nChỉ tiêu | ĐVT | TH 2023\nTổng số HTX | HTX | =512")
    bare = draw(
        f"KẾT QUẢ {title}\nTổng số THT | =540\nSố THT thành lập mới | =38\nSố THT giải thể | =5", name="Bổ sung"
    )

    reading = read(table, bare, period=period)

    assert {figure.sheet for figure in reading.figures} == {"Biểu"}
    assert ("figures.years_not_over", "Bổ sung", "A1") in {(n.rule_id, n.sheet, n.cell) for n in reading.noticed}


@pytest.mark.parametrize("behind", ["", " (đã rà soát)", " - theo báo cáo", " theo báo cáo"])
@pytest.mark.parametrize("header", ["", "Chỉ tiêu | | ĐVT | Số liệu\n"])
def test_years_beside_labels_date_their_rows_whatever_stands_behind_them(
    read: Read, draw: Draw, header: str, behind: str
) -> None:
    rows = [f"{label} | Năm {year}{behind} | {unit} | =3{year[3]}" for label, unit in KINDS for year in YEARS]
    figures = read(draw("TÌNH HÌNH KINH TẾ TẬP THỂ\n" + header + "\n".join(rows))).figures

    assert [figure.period_code for figure in figures] == [*YEARS, *YEARS]


@pytest.mark.parametrize("left", ["", "| "])
def test_years_left_of_labels_date_them_wherever_the_table_begins(read: Read, draw: Draw, left: str) -> None:
    rows = ("", " | | HTX | THT", "2022 | Số lượng | =250 | =700", "2023 | Số lượng | =255 | =710")
    figures = read(draw("KINH TẾ TẬP THỂ" + "\n".join(left + row if row else row for row in rows))).figures

    assert [figure.period_code for figure in figures] == ["2022", "2022", "2023", "2023"]


def test_remarks_right_of_rows_without_a_header_hide_none_of_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KINH TẾ TẬP THỂ TỈNH HÀ TĨNH QUA CÁC CON SỐ NĂM 2023
Số HTX | =512 | HTX | tăng 38 HTX so với năm 2022
Số HTX thành lập mới | =41 | HTX | đạt 130% kế hoạch (40 HTX)
Số thành viên HTX | =25120 | người | bình quân 49 người/HTX
Số THT | =410 | tổ |
""")
    )

    assert [(f.cell, f.value) for f in reading.figures] == [("B2", 512), ("B3", 41), ("B4", 25120), ("B5", 410)]


def test_a_second_column_of_figures_with_their_units_is_none_of_remarks(read: Read, draw: Draw) -> None:
    drawn = "HTX NĂM 2023\nSố HTX | =512 | 530 HTX\nSố HTX thành lập mới | =41 | 20 HTX\nSố THT | =410 | tăng nhiều"
    assert read(draw(drawn)).figures == []
