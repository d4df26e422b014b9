"""Merged cells over numbers: those of several figures are found, those of one figure are left alone."""

from __future__ import annotations

import pytest

from orchestration.landing.cells.workbook import Range
from orchestration.landing.layout.merged_numbers import numbers_of_several
from orchestration.landing.layout.tables import find_tables
from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw

TABLE = """
Chỉ tiêu | TH 2022 | TH 2023 | Ghi chú
Tổng số HTX | =10 | =12 |
Số HTX thành lập mới | =3 | | tăng
Tổng số THT | =4 | =9 |
Toàn tỉnh | | |
"""


@pytest.mark.parametrize(
    ("merged", "cells"),
    [
        pytest.param((2, 1, 2, 2), [(2, 1), (2, 2)], id="two columns of a row"),
        pytest.param((2, 1, 3, 1), [(2, 1), (3, 1)], id="two rows of a column"),
        pytest.param((2, 1, 3, 2), [(2, 1), (2, 2), (3, 1), (3, 2)], id="rows and columns"),
        pytest.param((1, 2, 1, 3), [], id="a figure and the note beside it"),
        pytest.param((2, 2, 2, 2), [], id="one cell"),
        pytest.param((3, 2, 9, 2), [], id="beyond the table"),
    ],
)
def test_a_merged_number_covers_the_figures_it_stands_over(
    draw: Draw, lexicon: Lexicon, merged: Range, cells: list[tuple[int, int]]
) -> None:
    sheet = draw(TABLE, merged=[merged])
    [table] = find_tables(sheet, lexicon, "2023")

    assert sorted(numbers_of_several(sheet, table)) == cells
