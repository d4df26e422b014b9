"""The texts over a column: its own header and the bands above it, merged or not.

Belongs here: texts by their position. Not here: which rows are headers (`header_rows`), what texts mean. Pure.
"""

from __future__ import annotations

from datetime import date

from orchestration.landing.cells.workbook import Sheet, printed
from orchestration.landing.layout.header_cells import is_column_number, is_year
from orchestration.landing.values.numbers import Cell
from orchestration.landing.writing.numbering import without_note


def header_parts(sheet: Sheet, first: int, last: int, column: int) -> tuple[str, ...]:
    """The texts over a column, outermost first, without column numbers.

    >>> sheet = Sheet("Biểu", [["Chỉ tiêu", "Năm 2023", None], [None, "KH", "TH"]], merged=[(0, 1, 0, 2)])
    >>> [header_parts(sheet, 0, 1, column) for column in (1, 2)]
    [('Năm 2023', 'KH'), ('Năm 2023', 'TH')]
    """
    parts: list[str] = []
    for row in range(first, last + 1):
        anchor_row, anchor_column = sheet.anchor(row, column)
        text = _shown(sheet.cell(anchor_row, anchor_column))
        if not text and row < last and not sheet.is_merged(row, column):
            text = _band_text(sheet, row, last, column)
        if text and is_column_number(text) and not is_year(text):
            continue
        if text and text not in parts:
            parts.append(text)
    return tuple(parts)


def _band_text(sheet: Sheet, row: int, last: int, column: int) -> str:
    """Text of an unmerged band: the nearest text to the left, if there is something below both."""

    def has_below(other: int) -> bool:
        texts = [sheet.text(r, other) for r in range(row + 1, last + 1)]
        return any(text and (is_year(text) or not is_column_number(text)) for text in texts)

    if not has_below(column):
        return ""
    for left in range(column - 1, -1, -1):
        if text := sheet.text(row, left):
            is_band = not sheet.is_merged(row, left) and has_below(left)
            return text if is_band else ""
    return ""


def has_own_header(sheet: Sheet, header: tuple[int, int], column: int) -> bool:
    """Whether any header text is this column's alone, not only a band over several."""
    for row in range(header[0], header[1] + 1):
        anchor = sheet.anchor(row, column)
        shared = anchor in (sheet.anchor(row, column - 1), sheet.anchor(row, column + 1))
        if not shared and sheet.text(*anchor):
            return True
    return False


def is_alone(sheet: Sheet, header: tuple[int, int], end: int, column: int) -> bool:
    """Whether a column is the only one with anything below a header that is merged over several: over a blank one."""
    anchors = {sheet.anchor(row, column) for row in range(header[0], header[1] + 1)}
    shared = {c for c in range(sheet.width) for row, _ in anchors if c != column and sheet.anchor(row, c) in anchors}
    below = [c for c in (column, *shared) if any(sheet.text(row, c) for row in range(end + 1, len(sheet.rows)))]
    return bool(shared) and below == [column]


def _shown(cell: Cell) -> str:
    """A header as it is shown, without marks of notes: a date the way the country writes it."""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else without_note(printed(cell))
