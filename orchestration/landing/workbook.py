"""A workbook as plain values: what the caged reader hands over, whatever the file format was.

Belongs here: the grid of cells and its addresses. Not here: reading files (`cage`), meaning (`tables`, `figures`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from orchestration.landing.codes import load_vocabulary
from orchestration.landing.numbers import Cell
from orchestration.landing.text import from_tcvn3, from_vni, is_tcvn3, is_vni, normalise

Decode = Callable[[str], str]
Range = tuple[int, int, int, int]  # first row, first column, last row, last column, zero-based


def address(row: int, column: int) -> str:
    """A1 address of a zero-based position."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def printed(cell: Cell) -> str:
    """The text of a cell, numbers without float noise."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    if isinstance(cell, (date, datetime, time, timedelta)):
        return str(cell)
    return normalise(str(cell))


@dataclass
class Sheet:
    """One sheet.

    Attributes:
        name: its name.
        rows: cells from A1 on, row by row; rows may be shorter than the widest.
        visible: whether a reader of the workbook sees it.
        merged: merged ranges.
        hidden_rows: rows hidden by hand (not by a filter).
        hidden_columns: hidden columns.
        percent: cells shown with a percent format, whose stored value is a fraction.
        uncomputed: cells with a formula that was saved without its result.
        width: number of columns.
    """

    name: str
    rows: list[list[Cell]]
    visible: bool = True
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    width: int = field(init=False)

    def __post_init__(self) -> None:
        self.width = max((len(row) for row in self.rows), default=0)
        self._anchors = {
            (row, column): (first_row, first_column)
            for first_row, first_column, last_row, last_column in self.merged
            for row in range(first_row, last_row + 1)
            for column in range(first_column, last_column + 1)
        }

    def cell(self, row: int, column: int) -> Cell:
        """The stored value; None outside the grid and in hidden rows and columns."""
        if row in self.hidden_rows or column in self.hidden_columns or not 0 <= row < len(self.rows):
            return None
        cells = self.rows[row]
        return cells[column] if 0 <= column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """The printed text."""
        return printed(self.cell(row, column))

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Top-left cell of the merged range around a cell, or the cell itself."""
        return self._anchors.get((row, column), (row, column))

    def is_merged(self, row: int, column: int) -> bool:
        """Whether a cell belongs to a merged range."""
        return (row, column) in self._anchors

    def texts(self, first_row: int, last_row: int) -> Iterator[tuple[int, int, str]]:
        """Every non-empty text of some rows."""
        for row in range(max(first_row, 0), min(last_row, len(self.rows) - 1) + 1):
            for column in range(len(self.rows[row])):
                if text := self.text(row, column):
                    yield row, column, text


@dataclass
class Workbook:
    """All sheets of a file."""

    sheets: list[Sheet]
    file_format: str = ""


def decoded(sheet: Sheet) -> Sheet:
    """The sheet with text in font encodings decoded, cell by cell.

    Short words may use only letters that the encodings share (`TÝn dông`, `§VT`). On a sheet with text that can only
    be encoded they are decoded where that gives words that this field uses; else they follow the majority of the
    sheet, unless it holds Unicode text too.
    """
    texts = [c for row in sheet.rows for c in row if isinstance(c, str) and not c.isascii()]
    proven = {decode: sum(map(proves, texts)) for decode, proves in ((from_tcvn3, is_tcvn3), (from_vni, is_vni))}
    if not any(proven.values()):
        return sheet
    unicode_too = any(ord(c) >= 0x100 and c.isalpha() for text in texts for c in text)
    most = max(proven, key=lambda decode: proven[decode])
    majority = most if not unicode_too and proven[most] * 2 > len(texts) else None
    for row in sheet.rows:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and not cell.isascii() and all(ord(c) < 0x100 or not c.isalpha() for c in cell):
                row[column] = _decoded(cell, [decode for decode, count in proven.items() if count], majority)
    return sheet


def _decoded(text: str, encodings: list[Decode], majority: Decode | None) -> str:
    words = {spelt: _known_words(spelt) for spelt in (text, *(decode(text) for decode in encodings))}
    best = max(words, key=lambda spelt: words[spelt])
    if words[best] > words[text] and list(words.values()).count(words[best]) == 1:
        return best
    if majority is not None:
        return majority(text)
    return from_vni(text) if is_vni(text) else from_tcvn3(text) if is_tcvn3(text) else text


def _known_words(text: str) -> tuple[int, int]:
    """How many words of a text this field uses, and how often."""
    words = [word for word in re.findall(r"\w+", normalise(text).lower()) if not word.isascii()]
    known = [count for word in words if (count := load_vocabulary().get(word))]
    return len(known), sum(known)


def from_message(message: dict[str, Any]) -> Workbook:
    """Build a workbook from what the child process printed."""
    sheets = [
        decoded(
            Sheet(
                name=normalise(item["name"]) or item["name"],
                rows=[[_value(cell) for cell in row] for row in item["rows"]],
                visible=item["visible"],
                merged=[(r[0], r[1], r[2], r[3]) for r in item["merged"]],
                hidden_rows=set(item["hidden_rows"]),
                hidden_columns=set(item["hidden_columns"]),
                percent={(r, c) for r, c in item["percent"]},
                uncomputed={(r, c) for r, c in item["uncomputed"]},
            )
        )
        for item in message["sheets"]
    ]
    return Workbook(sheets, message["format"])


def _value(cell: Any) -> Cell:
    """Cells travel as JSON; dates as {"d": text}."""
    if isinstance(cell, dict):
        try:
            return datetime.fromisoformat(cell["d"])
        except ValueError:
            return str(cell["d"])
    return None if cell == "" else cell
