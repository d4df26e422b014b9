"""Row, column, unit and number together: one figure per cell, with what was noticed in its workbook."""

from __future__ import annotations

import pytest

from orchestration.landing.cells.workbook import Sheet
from tests.unit.landing.conftest import Draw, Read, Rules, by_cell, table


def test_a_figure_keeps_its_cell_and_every_text_it_was_read_from(read: Read, draw: Draw) -> None:
    reading = read(draw(table("1 | Tổng số  thành viên | nghìn người | trên 16,3 | "), name="PL I"))

    figure = by_cell(reading)["D4"]

    assert (figure.sheet, figure.cell, figure.sheet_index, figure.row_index, figure.column_index) == (
        "PL I", "D4", 0, 3, 3,
    )  # fmt: skip
    assert (figure.row_label, figure.column_label) == ("Tổng số thành viên", "TH 2022")
    assert (figure.printed_text, figure.unit_text) == ("trên 16,3", "nghìn người")
    assert (figure.value, figure.qualifier, figure.unit) == (16300, "over", "member")
    assert (figure.entity_type, figure.indicator_code) == ("cooperative", "member_total")
    assert (figure.sector_code, figure.funding_source) == ("total", "total")
    assert (figure.policy_code, figure.program_code) == ("none", "none")


def test_a_blank_cell_is_unknown_and_never_zero(one) -> None:
    figure, found = one("1 | Tổng số | HTX | | =11")

    assert (figure.value, figure.missing_reason, found) == (None, "unknown", [])


def test_a_period_comes_from_the_column_and_not_from_the_folder(read: Read, draw: Draw) -> None:
    reading = read(draw(table("1 | Tổng số | HTX | =10 | =11")))

    assert {f.cell: (f.period_code, f.scenario) for f in reading.figures} == {
        "D4": ("2022", "actual"),
        "E4": ("2023", "actual"),
    }


def test_a_label_of_another_year_than_its_column_is_left_out_with_a_finding(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw(table("1 | Số HTX tăng thêm so với năm 2022 | HTX | =5 | =6")))

    assert [f.cell for f in reading.figures] == ["E4"]
    assert rules(reading) == [("figures.base_year_mismatch", "D4")]


def test_no_cell_gives_two_figures(read: Read, draw: Draw) -> None:
    reading = read(
        draw(table("1 | Tổng số | HTX | =10 | =11"), name="A"), draw(table("1 | Tổng số | HTX | =1 | =2"), name="B")
    )

    cells = [(figure.sheet, figure.cell) for figure in reading.figures]
    assert len(cells) == len(set(cells)) == 4


def test_an_unknown_label_is_listed_with_its_cell_and_a_finding(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(table("1 | Số HTX trên sàn thương mại điện tử | HTX | =1 | =2")))

    assert [(u.kind, u.cell, u.text) for u in reading.unrecognised] == [
        ("label", "B4", "Số HTX trên sàn thương mại điện tử")
    ]
    assert ("figures.unrecognised_label", "B4") in rules(reading)


def test_an_unknown_column_with_values_is_listed_with_its_cell_and_a_finding(
    read: Read, draw: Draw, rules: Rules
) -> None:
    header = "STT | Chỉ tiêu | ĐVT | TH 2022 | Huyện miền núi"
    reading = read(draw(table("1 | Tổng số | HTX | =10 | =4", header=header)))

    assert [(u.kind, u.cell) for u in reading.unrecognised] == [("column", "E2")]
    assert ("figures.unrecognised_column", "E2") in rules(reading)


def test_a_hidden_sheet_is_not_read_and_listed(read: Read, draw: Draw) -> None:
    old: Sheet = draw(table("1 | Tổng số | HTX | =10 | =11"), name="Năm trước")
    old.visible = False

    reading = read(draw(table("1 | Tổng số | HTX | =10 | =11"), name="Năm nay"), old)

    assert {figure.sheet for figure in reading.figures} == {"Năm nay"}
    assert [(u.kind, u.text, u.reason) for u in reading.unrecognised] == [("sheet", "Năm trước", "hidden")]


def test_a_hidden_row_is_not_read(read: Read, draw: Draw) -> None:
    sheet = draw(table("1 | Tổng số | HTX | =10 | =11", "2 | Giải thể | HTX | =1 | =2"))
    sheet.hidden_rows = {4}

    assert {figure.row_index for figure in read(sheet).figures} == {3}


def test_a_table_under_two_headers_is_left_out_and_listed(read: Read, draw: Draw, rules: Rules) -> None:
    header = "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023\nSTT | Nội dung | ĐVT | TH 2021 | KH 2022"
    reading = read(draw(table("1 | Tổng số | HTX | =10 | =11", header=header)))

    assert reading.figures == []
    assert [rule for rule, _ in rules(reading) if rule.startswith("figures.")] == ["figures.ambiguous_header"]
    assert [u.kind for u in reading.unrecognised] == ["header"]


@pytest.mark.parametrize(
    ("drawing", "rule"),
    [
        ("Kính gửi Bộ Kế hoạch và Đầu tư", "submissions.no_table"),
        (
            "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023\nI | Hợp tác xã | | |\n1 | Tổng số | HTX | |",
            "submissions.no_figures",
        ),
    ],
)
def test_a_workbook_without_figures_is_one_finding(
    read: Read, draw: Draw, rules: Rules, drawing: str, rule: str
) -> None:
    assert rules(read(draw(drawing))) == [(rule, "")]


@pytest.mark.parametrize(
    ("title", "rows", "form"),
    [
        ("PHỤ LỤC I", ["1 | Tổng số | HTX | =10 | =11"], "pl1"),
        ("PHỤ LỤC II", ["1 | Tổng số | HTX | =10 | =11"], "pl2"),
        ("BIỂU SỐ LIỆU", ["1 | Nông nghiệp | HTX | =10 | =11", "2 | Vận tải | HTX | =1 | =2"], "pl2"),
        ("BIỂU SỐ LIỆU", ["1 | Tổng số | HTX | =10 | =11", "2 | Giải thể | HTX | =1 | =2"], "pl1"),
    ],
)
def test_the_title_tells_the_form_and_where_it_does_not_the_rows_do(
    read: Read, draw: Draw, title: str, rows: list[str], form: str
) -> None:
    drawing = "\n".join([title, "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023", "I | Hợp tác xã | | |", *rows])

    assert {figure.form_code for figure in read(draw(drawing)).figures} == {form}


def test_a_sector_that_cannot_be_read_is_not_the_total_of_its_block(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            "PL I NĂM 2023\n"
            "TT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023\n"
            "I | Hợp tác xã | | |\n"
            "1 | Tổng số HTX | HTX | =100 | abc\n"
            " | HTX nông nghiệp | HTX | =80 | abc"
        )
    )

    assert rules(reading) == [("figures.unreadable_total", "E4"), ("figures.unreadable_number", "E5")]


def test_hidden_figures_above_a_header_are_told_as_hidden_and_no_more(read: Read, draw: Draw, rules: Rules) -> None:
    sheet = draw("1 | Tổng số | =9 | =8\nSTT | Chỉ tiêu | TH 2022 | TH 2023\n1 | Tổng số HTX | =10 | =11")
    sheet.hidden_rows = {0}
    reading = read(sheet)

    assert {figure.row_index for figure in reading.figures} == {2}
    assert rules(reading) == [("submissions.hidden_parts", "A1")]


def test_figures_in_hidden_columns_above_a_header_are_told_as_hidden_and_no_more(
    read: Read, draw: Draw, rules: Rules
) -> None:
    sheet = draw("1 | Tổng số | | | =9 | =8\nSTT | Chỉ tiêu | TH 2022 | TH 2023\n1 | Tổng số HTX | =10 | =11")
    sheet.hidden_columns = {4, 5}

    assert rules(read(sheet)) == [("submissions.hidden_parts", "E1")]
