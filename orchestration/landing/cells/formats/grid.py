"""Cells as every format hands them over: plain values, bounded, without control characters.

Belongs here: what is done to a cell whatever file it comes from. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import Any

from orchestration.landing.caged.limits import LONGEST_TEXT, MAX_CELLS, MAX_COLUMNS, MAX_MERGED
from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.merged import Range
from orchestration.landing.values.numbers import Cell

# C0 and C1 controls except tab and line ends, direction marks and overrides, lone surrogates: nobody sees them, a
# terminal or a spreadsheet that shows the text later may obey them.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PLAIN = frozenset({str, float, int, bool, datetime, type(None)})
_AT_ONCE = 64  # rows


def clean(text: str) -> str:
    r"""A text without what nobody sees.

    >>> clean("HTX\x00 \u202eA")
    'HTX A'
    """
    return text if text.isprintable() else _UNSEEN.sub("", text)


def plain(cell: Any) -> Cell:
    """A cell as the project knows it: None for an empty one, dates as datetime, durations as text."""
    if isinstance(cell, str):
        return clean(cell[:LONGEST_TEXT]) or None
    if isinstance(cell, date):
        return cell if isinstance(cell, datetime) else datetime(cell.year, cell.month, cell.day)
    return str(cell) if isinstance(cell, (time, timedelta)) else cell


def rows_of(sheet: str, cells: Iterable[Iterable[Any]], first_column: int = 0) -> list[list[Cell]]:
    """The grid from A1 on: rows end with their last value, the grid with its last row.

    Args:
        sheet: its name, for the finding.
        cells: rows from the first one of the sheet on.
        first_column: the column of the first cell of each row.

    Raises:
        Refusal: it has more columns or cells than any return.
    """
    rows: list[list[Cell]] = []
    count, last = 0, 0
    source = map(list, cells)
    while some := list(islice(source, _AT_ONCE)):
        for number, row in enumerate(_plain_rows(some), start=len(rows) + 1):
            while row and row[-1] is None:
                row.pop()
            if row:
                row[:0] = [None] * first_column
                count, last = count + len(row), number
                if len(row) > MAX_COLUMNS or count > MAX_CELLS:
                    raise Refusal("too_many_cells", sheet=sheet, columns=MAX_COLUMNS, cells=MAX_CELLS)
            rows.append(row)
    del rows[last:]
    return rows


def _plain_rows(rows: list[list[Any]]) -> list[list[Cell]]:
    """The cells of some rows; most hold nothing that has to be changed, which is seen of all at a glance."""
    cells = list(chain.from_iterable(rows))
    if _PLAIN.issuperset(map(type, cells)):
        texts = [cell for cell in cells if cell.__class__ is str]
        if "".join(texts).isprintable() and len(max(texts, key=len, default="")) <= LONGEST_TEXT:
            return [[None if cell == "" else cell for cell in row] for row in rows]
    return [list(map(plain, row)) for row in rows]


def put(rows: list[list[Cell]], row: int, column: int, value: Cell) -> None:
    """Set a cell inside the grid's rows; the rest of its row is filled up."""
    if row < len(rows) and column < MAX_COLUMNS:
        cells = rows[row]
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = value


def merged_within(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], rows: list[list[Cell]]) -> list[Range]:
    """Merged ranges as far as they lie within the cells that hold anything.

    Args:
        ranges: first and last cell of each.
        rows: the grid.

    Raises:
        Refusal: they cover more cells than any form.
    """
    height, width = len(rows), max(map(len, rows), default=0)
    inside = [
        (*first, min(last[0], height - 1), min(last[1], width - 1))
        for first, last in ranges
        if first[0] < height and first[1] < width
    ]
    covered = sum((r[2] - r[0] + 1) * (r[3] - r[1] + 1) for r in inside)
    if covered > MAX_MERGED:
        raise Refusal("too_many_merged", limit=MAX_MERGED)
    return inside
