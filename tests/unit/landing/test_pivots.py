"""Pivot tables: of all organisations, or of those that a filter lets through."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

TABLE = "Row Labels | Count of Tên HTX\nNông nghiệp | =700\nXây dựng | =50\nGrand Total | =750"


def test_a_pivot_table_is_read_as_any_other(read: Read, draw: Draw) -> None:
    reading = read(draw(TABLE))

    assert [(figure.sector_code, figure.value) for figure in reading.figures] == [
        ("agriculture", 700), ("construction", 50), ("total", 750),
    ]  # fmt: skip


@pytest.mark.parametrize("passed", ["(All)", "(Tất cả)", "2023"])
def test_a_filter_that_lets_all_through_leaves_nobody_out(read: Read, draw: Draw, passed: str) -> None:
    assert len(read(draw(f"Năm | {passed}\n|\n{TABLE}")).figures) == 3


def test_a_filter_makes_a_pivot_table_one_of_some_organisations(read: Read, draw: Draw) -> None:
    reading = read(draw(f"Tình trạng | Đang hoạt động\n|\n{TABLE}"))

    assert reading.figures == []
    assert [(notice.rule_id, notice.printed_text) for notice in reading.noticed] == [
        ("figures.narrower_scope", "Tình trạng: Đang hoạt động")
    ]


def test_a_pivot_table_that_tells_the_same_below_several_is_not_read(read: Read, draw: Draw) -> None:
    nested = "Row Labels | Count of Tên HTX\nA | =5\nNông nghiệp | =4\nXây dựng | =1\nB | =3\nNông nghiệp | =3"

    reading = read(draw(nested))

    assert reading.figures == []
    assert "figures.table_not_understood" in [notice.rule_id for notice in reading.noticed]


def test_a_filter_of_the_province_that_reports_leaves_nobody_out(read: Read, draw: Draw) -> None:
    assert len(read(draw(f"Tỉnh | Hà Tĩnh\n|\n{TABLE}")).figures) == 3
    assert read(draw(f"Tỉnh | Nghệ An\n|\n{TABLE}")).figures == []


def test_a_pivot_table_of_one_row_and_its_sum_is_one(read: Read, draw: Draw) -> None:
    reading = read(draw("Row Labels | Sum of Số HTX\nHuyện Can Lộc | =20\nGrand Total | =20"))

    assert [(figure.cell, figure.indicator_code) for figure in reading.figures] == [("B3", "org_total")]
