"""Cells that Excel, a formula or a clerk damaged: repaired where the row agrees, else told, never guessed."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell, table


def test_a_count_that_excel_divided_is_repaired_where_its_row_agrees_and_always_noticed(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw(table("1 | Tổng số | HTX | =1.025 | =980")))

    figure = by_cell(reading)["D4"]
    assert (figure.value, figure.repair, figure.printed_text) == (1025, "thousands_dot", "1.025")
    assert rules(reading) == [("figures.thousands_dot_repaired", "D4")]


def test_a_count_is_not_repaired_where_its_row_disagrees(one) -> None:
    figure, found = one("1 | Thành lập mới | HTX | =1.025 | =3")

    assert (figure.value, figure.missing_reason, figure.repair) == (None, "unreadable", None)
    assert found == ["figures.unreadable_number"]


@pytest.mark.parametrize(
    "row",
    [
        "1 | Tổng vốn điều lệ | triệu đồng | =1.025 | =980",
        "1 | Doanh thu bình quân một HTX | triệu đồng/năm | =1.025 | =980",
        "1 | Tỷ lệ HTX xếp loại yếu | % | =1.025 | =98",
        "1 | Tổng số thành viên | nghìn người | =1.025 | =980",
    ],
)
def test_money_averages_shares_and_scaled_counts_are_never_repaired(one, row: str) -> None:
    figure, _ = one(row)

    assert figure.repair is None
    assert figure.value is not None
    assert str(figure.value).rstrip("0").startswith("1025" if figure.value > 100 else "1.025")


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("một số", "figures.unreadable_number"),
        ("49/53", "figures.unreadable_number"),
        ("#REF!", "figures.formula_error"),
    ],
)
def test_a_cell_that_is_no_number_has_no_value_and_a_finding(one, cell: str, rule: str) -> None:
    figure, found = one(f"1 | Thành lập mới | HTX | {cell} | =3")

    assert (figure.value, figure.missing_reason, found) == (None, "unreadable", [rule])


def test_a_total_that_is_no_number_is_a_finding_of_its_own(one) -> None:
    assert one("1 | Tổng số | HTX | nhiều | =3")[1] == ["figures.unreadable_total"]


def test_a_number_that_excel_turned_into_a_date_is_a_finding(read: Read, draw: Draw, rules: Rules) -> None:
    sheet = draw(table("1 | Thành lập mới | HTX | ? | =3"))
    sheet.rows[3][3] = datetime(2023, 9, 7)
    reading = read(sheet)

    assert rules(reading) == [("figures.excel_date", "D4")]
    assert by_cell(reading)["D4"].value is None


def test_a_formula_without_its_result_is_a_finding(read: Read, draw: Draw, rules: Rules) -> None:
    sheet = draw(table("1 | Thành lập mới | HTX | | =3"))
    sheet.uncomputed = {(3, 3)}
    reading = read(sheet)

    assert by_cell(reading)["D4"].missing_reason == "unreadable"
    assert rules(reading) == [("figures.formula_not_computed", "D4")]


def test_the_last_row_of_nothing_but_formulas_without_results_is_told(read: Read, draw: Draw, rules: Rules) -> None:
    sheet = draw("THỰC TRẠNG HTX NĂM 2023\nLĩnh vực | Số HTX | Thành viên\nNông nghiệp | =13 | =90\nTổng | |")
    sheet.uncomputed = {(3, 1), (3, 2)}

    assert [told for told in rules(read(sheet)) if told[0] == "figures.formula_not_computed"] == [
        ("figures.formula_not_computed", "B4"), ("figures.formula_not_computed", "C4"),
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["=1e19", "=1e28", "=1e300", "9" * 25, "9" * 60, "5 - " + "9" * 25])
def test_a_number_too_large_for_the_warehouse_is_unreadable(one, cell: str) -> None:
    figure, found = one(f"1 | Thành lập mới | HTX | {cell} | =3")

    assert (figure.value, figure.missing_reason, found) == (None, "unreadable", ["figures.unreadable_number"])


def test_an_ambiguous_amount_is_never_silently_decided(one) -> None:
    figure, found = one("1 | Tổng vốn điều lệ | triệu đồng | 1.250 | ")

    assert (figure.value, found) == (None, ["figures.ambiguous_number"])


def test_other_cells_of_the_workbook_decide_a_lone_dot(read: Read, draw: Draw) -> None:
    first = draw(table("1 | Tổng vốn điều lệ | triệu đồng | 1.250 | "), name="A")
    second = draw(table("1 | Tổng số | HTX | 1.025 | 980"), name="B")

    assert by_cell(read(first))["D4"].value is None
    assert read(first, second).figures[0].value == 1250 * 10**6
