"""Merged ranges as a reader of the sheet sees them.

A table converted from a text document uses more columns of the sheet than it has: each cell of a column of the table is
merged over two or three columns of the sheet, in the header and below. A header over the first of them applies to one
column, since the others are empty.

Belongs here: how far merged ranges reach to the right. Not here: what merged cells mean (`layout`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Range = tuple[int, int, int, int]  # first row, first column, last row, last column, zero-based
Rows = Sequence[Sequence[Any]]

_NEXT = 3  # filled rows below a range: its own header, if it is a band over columns


def narrowed(rows: Rows, merged: Iterable[Range]) -> Iterator[Range]:
    """Merged ranges without the columns at their right end that hold nothing of the table; single cells are left out.

    Args:
        rows: the grid.
        merged: ranges as the file has them.

    >>> rows = [["TH 2023", None, "TH 2024", None], [800, None, 812, None]]
    >>> list(narrowed(rows, [(0, 0, 0, 1), (0, 2, 0, 3), (1, 0, 1, 1), (1, 2, 1, 3)]))
    []
    >>> list(narrowed([["Năm 2024", None], ["Số HTX", "Kinh phí"], [8, None]], [(0, 0, 0, 1)]))
    [(0, 0, 0, 1)]
    """
    last_figures: dict[int, int] = {}
    for first_row, first_column, last_row, last_column in merged:
        last = last_column
        while last > first_column and _is_blank(rows, last_row, first_column, last, last_figures):
            last -= 1
        if (first_row, first_column) != (last_row, last):
            yield first_row, first_column, last_row, last


def _is_blank(rows: Rows, above: int, first_column: int, column: int, last_figures: dict[int, int]) -> bool:
    """Whether a column holds nothing of a table below a row: signatures may stand in it further down."""
    if column not in last_figures:
        last_figures[column] = _last_figure(rows, column)
    if last_figures[column] > above:
        return False
    seen = 0
    for row in range(above + 1, len(rows)):
        if _holds(rows[row], column):
            return False
        seen += any(_holds(rows[row], other) for other in range(first_column, column))
        if seen == _NEXT:
            break
    return True


def _last_figure(rows: Rows, column: int) -> int:
    """The last row in which a column holds something and a number stands somewhere; -1 where there is none."""
    for row in range(len(rows) - 1, -1, -1):
        if _holds(rows[row], column) and any(_is_number(cell) for cell in rows[row]):
            return row
    return -1


def _holds(row: Sequence[Any], column: int) -> bool:
    return column < len(row) and row[column] is not None and (row[column].__class__ is not str or row[column].strip())


def _is_number(cell: Any) -> bool:
    if isinstance(cell, str):
        return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))
    return isinstance(cell, (int, float))
