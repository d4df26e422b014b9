"""Sums saved as 0 by programs that write formulas without computing them (others write nothing).

Belongs here: which zeros cannot be the result of their formula. Not here: formulas saved without a result
(`xlsx_sheet`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orchestration.landing.cells.formats.xlsx_sheet import column_index
from orchestration.landing.values.numbers import Cell

_CELLS = r"\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?"
_TERM = rf"(?:SUM\({_CELLS}(?:[,;]{_CELLS})*\)|{_CELLS})"
_SUM = re.compile(rf"\+?{_TERM}(?:\+{_TERM})*")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_MOST = 2_000  # cells that a sum of a form adds up

Position = tuple[int, int]


def unfilled_sums(rows: Sequence[Sequence[Cell]], zeros: Mapping[Position, str]) -> set[Position]:
    """The cells whose 0 is no result: they add up cells none of which is negative and some are not 0.

    Args:
        rows: the cells of a sheet, from A1 on.
        zeros: the formula of each cell that was saved with the result 0; cells far from all others are on no row.

    >>> rows = [[3.0, 0.0], [4.0, 0.0], [0.0, 0.0], [0.0, None]]
    >>> sorted(unfilled_sums(rows, {(2, 0): "SUM(A1:A2)", (3, 0): "A3", (2, 1): "SUM(B1:B2)", (1, 1): "A1-A2"}))
    [(2, 0), (3, 0)]
    """
    sums = {at: _added(formula) for at, formula in zeros.items() if _value(rows, at) is not None}
    found: set[Position] = set()
    while True:
        more = {at for at, cells in sums.items() if at not in found and _is_positive(rows, cells, found)}
        if not more:
            return found
        found |= more


def _added(formula: str) -> list[Position]:
    """The cells that a formula adds up; none where it does anything else, or more than a form would."""
    bare = formula.lstrip("=").replace(" ", "").upper()
    if not _SUM.fullmatch(bare):
        return []
    cells: list[Position] = []
    for first, top, last, bottom in _RANGE.findall(bare):
        columns = range(column_index(first), column_index(last or first) + 1)
        lines = range(int(top) - 1, int(bottom or top))
        if len(cells) + len(columns) * len(lines) > _MOST:
            return []
        cells += [(row, column) for row in lines for column in columns]
    return cells


def _is_positive(rows: Sequence[Sequence[Cell]], cells: Sequence[Position], unfilled: set[Position]) -> bool:
    values = [_value(rows, at) for at in cells]
    numbers = [value for value in values if isinstance(value, (int, float))]
    is_more = not unfilled.isdisjoint(cells) or any(value > 0 for value in numbers)
    return is_more and all(value >= 0 for value in numbers)


def _value(rows: Sequence[Sequence[Cell]], at: Position) -> Cell:
    row, column = at
    return rows[row][column] if 0 <= row < len(rows) and column < len(rows[row]) else None
