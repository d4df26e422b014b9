"""The texts over a column of a list, by their position.

Belongs here: bands, merged or not, and column numbers. Not here: what the texts mean (`header_words`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.cells.workbook import Sheet

COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-E])\)?")


def header_text(sheet: Sheet, first: int, last: int, column: int) -> str:
    """All header rows of a column as one text, without column numbers; a band left of it that is not merged too."""
    return " ".join(texts_over(sheet, first, last, column))


def own_header(sheet: Sheet, first: int, last: int, column: int) -> str:
    """The lowest text of a column's header, column numbers left out."""
    for row in range(last, first - 1, -1):
        text = sheet.text(*sheet.anchor(row, column))
        if text and not COLUMN_NUMBER.fullmatch(text):
            return text
    return ""


def texts_over(sheet: Sheet, first: int, last: int, column: int) -> list[str]:
    """The texts of `header_text`, outermost first."""
    parts: list[str] = []
    begins = False  # no band left of a column goes on over one that begins a text of its own above it
    for row in range(first, last + 1):
        text = sheet.text(*sheet.anchor(row, column))
        if not text and row < last and not begins and not sheet.is_merged(row, column):
            text = _band(sheet, row, last, column)
        elif text and text != sheet.text(*sheet.anchor(row, column - 1)):
            begins = True
        if text and text not in parts and not COLUMN_NUMBER.fullmatch(text):
            parts.append(text)
    return parts


def _band(sheet: Sheet, row: int, last: int, column: int) -> str:
    """The text of a band that is not merged: the nearest one to the left, with a text below both columns."""

    def goes_on(over: int) -> bool:
        below = (sheet.text(under, over) for under in range(row + 1, last + 1))
        return any(text and not COLUMN_NUMBER.fullmatch(text) for text in below)  # all columns are numbered

    if not goes_on(column):
        return ""
    left = next((c for c in range(column - 1, -1, -1) if sheet.text(row, c)), None)
    if left is None or sheet.is_merged(row, left):
        return ""
    return sheet.text(row, left) if goes_on(left) else ""
