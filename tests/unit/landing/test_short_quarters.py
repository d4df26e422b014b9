"""Quarters that are only numbered: beside each other, below `Quý`, beside their year."""

from __future__ import annotations

from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read, Rules


def periods(reading: Reading) -> list[str]:
    return [figure.period_code for figure in reading.figures]


def test_quarters_that_headers_only_number_are_those_of_the_year(read: Read, draw: Draw) -> None:
    drawn = "ĐĂNG KÝ HTX NĂM 2023\nChỉ tiêu | Q1 | Q2 | Q3 | Q4\nHTX thành lập mới | =4 | =15 | =3 | =6"

    assert periods(read(draw(drawn))) == ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]


def test_numerals_below_a_quarter_are_quarters(read: Read, draw: Draw) -> None:
    drawn = "ĐĂNG KÝ HTX NĂM 2023\nQuý | HTX thành lập mới\nI | =14\nII | =5\nCả năm | =19"

    assert periods(read(draw(drawn))) == ["2023-Q1", "2023-Q2", "2023"]


def test_a_quarter_beside_its_year_is_of_that_year(read: Read, draw: Draw, rules: Rules) -> None:
    quarters = (
        "2022 | I | =14\n | II | =24\n | III | =4\n | IV | =8\n | Cộng | =50\n2023 | I | =9\n | II | =7\n | Cộng | =16"
    )
    reading = read(draw(f"ĐĂNG KÝ HTX\nNăm | Quý | HTX thành lập mới\n{quarters}"))

    assert periods(reading) == [*(f"2022-Q{n}" for n in range(1, 5)), "2022", "2023-Q1", "2023-Q2"]
    assert [cell for _, cell in rules(reading)] == ["A10"]


def test_a_sum_of_some_quarters_is_told(read: Read, draw: Draw) -> None:
    reading = read(draw("ĐĂNG KÝ HTX NĂM 2023\nQuý | HTX thành lập mới\nQuý I | =14\nQuý II | =5\nTổng | =19"))

    assert periods(reading) == ["2023-Q1", "2023-Q2"]
    assert reading.noticed


def test_a_fifth_quarter_is_told_wherever_it_stands(read: Read, draw: Draw) -> None:
    below = read(draw("ĐĂNG KÝ HTX\nNăm | Quý | HTX thành lập mới\n2023 | 1 | =14\n | 5 | =5"))
    over = read(draw("ĐĂNG KÝ HTX NĂM 2023\nChỉ tiêu | Năm 2022 | Quý 5/2023\nTổng số HTX | =84 | =95"))

    assert (periods(below), periods(over)) == (["2023-Q1"], ["2022"])
    assert below.noticed
    assert over.noticed


def test_a_quarter_may_be_numbered_with_a_zero(read: Read, draw: Draw) -> None:
    drawn = "HTX NĂM 2023\nChỉ tiêu | Năm 2022 | Quý 04/2023\nTổng số HTX | =84 | =95"

    assert periods(read(draw(drawn))) == ["2022", "2023-Q4"]
