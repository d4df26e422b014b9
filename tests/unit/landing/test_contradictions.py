"""What contradicts a figure is told: its units, its heading, its cell, its label."""

from __future__ import annotations

import pytest

from orchestration.landing.cells.workbook import Sheet
from tests.unit.landing.conftest import Draw, Read, Rules, table


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("1 | Tổng số | HTX | 852 tấn | ", "unit_unknown"),
        ("1 | Tổng số | THT | =852 | ", "unit_of_others"),
        ("1 | Tổng số thành viên (nghìn người) | người | =852 | ", "units_contradict"),
    ],
)
def test_a_unit_that_contradicts_row_or_column_is_told_on_its_cell(one, row: str, rule: str) -> None:
    figure, found = one(row)

    assert (figure.value, found) == (852, [f"figures.{rule}"])


def test_a_header_in_another_unit_of_money_than_its_row_is_told(read: Read, draw: Draw, rules: Rules) -> None:
    header = "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023 (tỷ đồng)"

    reading = read(draw(table("1 | Doanh thu bình quân | triệu đồng/năm | =1500 | =1600", header=header)))

    assert ("figures.units_contradict", "E4") in rules(reading)


def test_a_bare_number_beside_fractions_of_its_row_is_not_taken_for_a_count(read: Read, draw: Draw) -> None:
    reading = read(draw(table("1 | Tổng số thành viên | người | 42,5 | 43")))

    assert {f.cell: f.missing_reason for f in reading.figures} == {"D4": "unreadable", "E4": "unreadable"}


@pytest.mark.parametrize("heading", ["Số liệu năm 2019", "2 | Tình hình năm 2019"])
def test_rows_below_a_heading_of_another_year_are_not_of_their_columns(
    read: Read, draw: Draw, rules: Rules, heading: str
) -> None:
    rows = ("1 | Tổng số | HTX | =852 | =864", f"{heading if '|' in heading else f' | {heading}'} | | |")

    reading = read(draw(table(*rows, "- | Số HTX thành lập mới | HTX | =20 | =21")))

    assert {f.cell for f in reading.figures} == {"D4", "E4"}
    assert ("figures.base_year_mismatch", "D6") in rules(reading)


def test_a_heading_gives_its_year_to_rows_below_columns_without_one(read: Read, draw: Draw) -> None:
    rows = (" | Năm 2022 |", "1 | Tổng số HTX | HTX | =852", " | Năm 2023 |", "2 | Số HTX giải thể | HTX | =8")

    reading = read(draw("\n".join(["KẾT QUẢ NĂM 2023", "STT | Chỉ tiêu | ĐVT | Số lượng", *rows])))

    assert {f.cell: f.period_code for f in reading.figures} == {"D4": "2022", "D6": "2023"}


@pytest.mark.parametrize(
    "label", ["Không bao gồm lĩnh vực nông nghiệp", "Tổng số HTX chưa đạt", "Tổng số HTX (không gồm HTX nông nghiệp)"]
)
def test_a_bare_negation_is_no_rating(read: Read, draw: Draw, label: str) -> None:
    reading = read(draw(table(f"1 | {label} | HTX | =852 | =864")))

    assert "org_unrated" not in {f.indicator_code for f in reading.figures}
    assert reading.noticed


def test_a_number_merged_over_several_figures_is_none_of_them(read: Read, draw: Draw, rules: Rules) -> None:
    sheet = draw(table("1 | Tổng số | HTX | =852 | ", "2 | Thành lập mới | HTX | =20 | =21"))
    merged = Sheet(sheet.name, sheet.rows, merged=[(3, 3, 3, 4)])

    reading = read(merged)

    assert {f.cell for f in reading.figures} == {"D5", "E5"}
    assert ("figures.merged_number", "D4") in rules(reading)
