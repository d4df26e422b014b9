"""Whose capital was registered: that of the newly founded is not that of all."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell

CAPITAL = "charter_capital_total"


def test_registered_capital_behind_the_newly_founded_is_theirs(read: Read, draw: Draw, rules: Rules) -> None:
    founded = "1 | Số HTX đăng ký thành lập mới | HTX | =12\n2 | Vốn đăng ký | Triệu đồng | =12500"
    reading = read(draw(f"ĐĂNG KÝ HTX NĂM 2023\nTT | Chỉ tiêu | ĐVT | Năm 2023\n{founded}"))

    assert list(by_cell(reading)) == ["D3"]
    assert ("figures.of_a_part", "B4") in rules(reading)


@pytest.mark.parametrize(("header", "is_of_all"), [("Thành lập mới", False), ("Tổng số HTX | Thành lập mới", True)])
def test_a_column_of_registered_capital_is_of_all_where_all_are_counted(
    read: Read, draw: Draw, header: str, is_of_all: bool
) -> None:
    numbers = " | =4" * (header.count("|") + 1)
    reading = read(draw(f"ĐĂNG KÝ HTX NĂM 2023\nQuý | {header} | Vốn đăng ký (tỷ đồng)\nQuý I{numbers} | 12,5"))

    assert (CAPITAL in {figure.indicator_code for figure in reading.figures}) is is_of_all
    assert reading.figures
