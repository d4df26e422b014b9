"""Marks that nothing proves: of thousands where only so the numbers are of a sensible size, and said so."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

HEADER = "PHỤ LỤC I NĂM 2023\nChỉ tiêu | ĐVT | Thực hiện năm 2023\nTổng số HTX | HTX | 512\n"
REVENUE, CAPITAL = "Doanh thu bình quân một HTX | triệu đồng/năm | ", "Vốn điều lệ của HTX | triệu đồng | "
INCOME, TAXES = "Thu nhập bình quân lao động HTX | triệu đồng/tháng | ", "Nộp ngân sách của HTX | triệu đồng | "


def values(read: Read, draw: Draw, *rows: str) -> tuple[dict[str, int | None], list[tuple[str, str | None]]]:
    reading = read(draw(HEADER + "\n".join(rows)))
    found = {f.cell: None if f.value is None else int(f.value) for f in reading.figures}
    asked = [(n.rule_id, n.cell) for n in reading.noticed if "ambiguous" in n.rule_id or "separators" in n.rule_id]
    return found, asked


@pytest.mark.parametrize("mark", [".", ","])
def test_a_mark_that_can_only_separate_thousands_does_and_it_is_told(read: Read, draw: Draw, mark: str) -> None:
    found, asked = values(read, draw, f"{REVENUE}1{mark}450")

    assert found["C4"] == 1_450_000_000
    assert asked == [("figures.separators_by_size", "C4")]


def test_what_one_number_tells_holds_for_the_others(read: Read, draw: Draw) -> None:
    found, asked = values(read, draw, f"{REVENUE}1.450", f"{TAXES}2.300")

    assert found["C5"] == 2_300_000_000
    assert asked == [("figures.separators_by_size", "C4"), ("figures.separators_by_size", "C5")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([f"{TAXES}2.300"], id="any size is sensible"),
        pytest.param([f"{INCOME}5.500"], id="only decimals are sensible"),
        pytest.param([f"{INCOME}5.500", f"{REVENUE}1.450"], id="one says thousands, one says decimals"),
        pytest.param([f"{REVENUE}1.450", f"{CAPITAL}410,250"], id="both marks"),
    ],
)
def test_where_sizes_leave_a_doubt_nothing_is_assumed(read: Read, draw: Draw, rows: list[str]) -> None:
    found, asked = values(read, draw, *rows)

    assert [found[f"C{number}"] for number in range(4, 4 + len(rows))] == [None] * len(rows)
    assert {rule for rule, _ in asked} == {"figures.ambiguous_number"}


def test_what_cells_prove_needs_no_size(read: Read, draw: Draw) -> None:
    found, asked = values(read, draw, f"{REVENUE}1.450,5", f"{TAXES}2.300")

    assert (found["C4"], found["C5"], asked) == (1_450_500_000, 2_300_000_000, [])
