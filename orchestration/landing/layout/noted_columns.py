"""Notes below a table that apply to columns with a mark: `2023(*)`, `(*) Số liệu ước thực hiện`.

Belongs here: marks that make columns estimates. Not here: notes about organisations (`scope_notes`), what headers say
themselves (`columns`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.columns import Column
from orchestration.landing.text import fold
from orchestration.landing.values.scenarios import scenario_of

_MARKED = re.compile(r"\w\s*(\(\*+\)|\*+|\(\d\))$")  # a header and the mark it ends with
_NOTE = re.compile(r"(?:ghi chú\s*:?\s*)?(\(\*+\)|\*+|\(\d\))\s*:?\s*(\w.*)", re.IGNORECASE)


def as_noted(sheet: Sheet, header: tuple[int, int], end: int, columns: Sequence[Column]) -> list[Column]:
    """The columns, those estimates of which a note says so.

    Args:
        sheet: the sheet.
        header: first and last row of the header's texts.
        end: the last row of the header.
        columns: of figures, with what their headers say of time.
    """
    marks = {column.index: mark for column in columns if (mark := _mark(sheet, header, column))}
    if not marks:
        return list(columns)
    notes = {match[1] for _, _, text in sheet.texts(end + 1, len(sheet.rows)) if (match := _estimates(text))}
    return [
        replace(column, time=replace(column.time, scenario="estimate")) if marks.get(column.index) in notes else column
        for column in columns
    ]


def _mark(sheet: Sheet, header: tuple[int, int], column: Column) -> str:
    """The mark of a header that says of itself neither that it is planned nor that it is done."""
    if column.time.scenario or not column.time.period:
        return ""
    texts = (sheet.text(*sheet.anchor(row, column.index)) for row in range(header[0], header[1] + 1))
    return next((match[1] for text in texts if (match := _MARKED.search(text))), "")


def _estimates(text: str) -> re.Match[str] | None:
    """A note that speaks of estimates."""
    match = _NOTE.fullmatch(text)
    return match if match and scenario_of(fold(match[2])) == "estimate" else None
