"""Web pages named like spreadsheets: what reporting programs give out as `.xls`, and what Excel saves as a page.

Belongs here: the tables of a page one below the other, as Excel lays them out when it opens the file, with the lines
of text between them. Not here: what a page may hold otherwise; scripts, styles and links mean nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from orchestration.landing.caged.encodings import text_of
from orchestration.landing.caged.limits import FARTHEST_ROW, MAX_CELLS, MAX_COLUMNS
from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.formats.grid import merged_within, rows_of
from orchestration.landing.cells.workbook import Sheet, Workbook
from orchestration.landing.values.numbers import Cell

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([-\w]+)", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>\s*([^<]+?)\s*</x:Name>", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "title", "select", "textarea", "noscript"})
_BLOCKS = frozenset({"p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "body", "caption", "hr"})
_CELLS = frozenset({"td", "th"})
_EXACT = ("x:num", "sdval")  # Excel and LibreOffice keep the number behind the text
_NUMBER = re.compile(r"[-+(]?[\d.,\s]*\d[\d.,\s]*\)?")
_MOST_DECIMALS = 6


def read(path: Path, sheet: str) -> Workbook:
    """Read a page as a workbook of one sheet.

    Args:
        path: where its bytes are.
        sheet: what to call the sheet where the page does not say.

    Raises:
        Refusal: it has no table (Excel keeps the sheets of some pages in files beside them), or is larger than any
            return.
    """
    content = path.read_bytes()
    charset = _CHARSET.search(content[:4096])
    page = _Page(sheet)
    page.feed(text_of(content, charset[1].decode() if charset else None))
    page.close()
    return Workbook([page.sheet()], "html")


@dataclass
class _Open:
    """The cell that is being read."""

    column: int
    exact: str | None
    texts: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """The grid of a page; rows of nested tables follow each other."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._rows: list[list[Cell]] = []
        self._merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._below: dict[int, int] = {}  # columns that a cell above covers, and for how many rows more
        self._tables = 0  # open ones
        self._has_table = False
        self._width = 0  # columns described so far
        self._in_row = False
        self._column = 0
        self._cell: _Open | None = None
        self._loose: list[str] = []  # text outside tables
        self._unseen = ""  # the element whose content nobody sees
        self._count = 0

    def sheet(self) -> Sheet:
        """Everything read.

        Raises:
            Refusal: no table.
        """
        self._end_row()
        if not self._has_table:
            raise Refusal("web_page")
        rows = rows_of(self._name, self._rows)
        return Sheet(
            name=self._name,
            rows=rows,
            merged=merged_within(self._merged, rows),
            hidden_rows=self._hidden_rows,
            hidden_columns=self._hidden_columns,
        )

    def handle_comment(self, data: str) -> None:
        """Excel keeps the name of the sheet in a comment for itself."""
        if name := _SHEET_NAME.search(data):
            self._name = name[1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        hidden = _HIDDEN.search(attributes.get("style", "")) is not None
        if self._unseen:
            return
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "table":
            self._end_row()
            self._tables, self._has_table, self._width, self._below = self._tables + 1, True, 0, {}
        elif tag == "col":
            columns = range(self._width, self._width + _span(attributes, "span"))
            self._hidden_columns.update(columns if hidden else ())
            self._width = columns.stop
        elif tag == "tr":
            self._end_row()
            self._start_row()
            self._hidden_rows.update([len(self._rows) - 1] if hidden else ())
        elif tag in _CELLS:
            self._end_cell()
            if hidden:
                self._unseen = tag
            else:
                self._start_cell(attributes)
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._unseen = "" if tag == self._unseen else self._unseen
        elif tag == "table":
            self._end_row()
            self._tables, self._below = max(self._tables - 1, 0), {}
        elif tag == "tr":
            self._end_row()
        elif tag in _CELLS:
            self._end_cell()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            (self._cell.texts if self._cell else self._loose).append(data)

    def _break(self) -> None:
        """A line ends: within a cell, or between tables."""
        if self._cell:
            self._cell.texts.append("\v")  # no line end of the file's own
        else:
            self._end_row()

    def _start_row(self) -> None:
        self._rows.append([])
        if len(self._rows) > FARTHEST_ROW:
            raise self._too_many()
        self._in_row, self._column = True, 0

    def _end_row(self) -> None:
        """End the row of a table, or put the line of text before it into a row."""
        self._end_cell()
        if self._in_row:
            self._below = {column: rows - 1 for column, rows in self._below.items() if rows > 1}
        self._in_row = False
        text = _shown(self._loose)
        self._loose = []
        if text:
            self._start_row()
            self._rows[-1].append(text)
            self._in_row = False

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if not self._in_row:
            self._start_row()
        while self._column in self._below:
            self._column += 1
        exact = next((attributes[name] for name in _EXACT if attributes.get(name)), None)
        self._cell = _Open(self._column, exact)
        width, height = _span(attributes, "colspan"), _span(attributes, "rowspan")
        self._count += 1
        if self._column + width > MAX_COLUMNS or self._count > MAX_CELLS:
            raise self._too_many()
        row = len(self._rows) - 1
        if width > 1 or height > 1:
            self._merged.append(((row, self._column), (row + height - 1, self._column + width - 1)))
        if height > 1:
            self._below.update(dict.fromkeys(range(self._column, self._column + width), height))
        self._column += width

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell and (value := _value(_shown(cell.texts), cell.exact)) is not None:
            row = self._rows[-1]
            row.extend([None] * (cell.column + 1 - len(row)))
            row[cell.column] = value

    def _too_many(self) -> Refusal:
        return Refusal("too_many_cells", sheet=self._name, columns=MAX_COLUMNS, cells=MAX_CELLS)


def _span(attributes: dict[str, str], name: str) -> int:
    """How many rows or columns; one where the page says nothing sensible."""
    text = attributes.get(name, "").strip()
    return min(max(int(text), 1), FARTHEST_ROW) if text.isdecimal() and len(text) < 10 else 1


def _shown(texts: list[str]) -> str:
    """The text as a browser shows it: white space of the file is one space."""
    lines = (" ".join(line.split()) for line in "".join(texts).split("\v"))
    return "\n".join(line for line in lines if line)


def _value(text: str, exact: str | None) -> Cell:
    """The number behind a text that shows just that number; else the text.

    >>> _value("1.234,50", "1234.5"), _value("40,6%", "0.406")
    (1234.5, '40,6%')
    """
    if not exact or not _NUMBER.fullmatch(text):
        return text or None
    try:
        number = float(exact)
    except ValueError:
        return text
    digits = re.sub(r"\D", "", text)
    shows = (re.sub(r"\D", "", f"{abs(number):.{decimals}f}") for decimals in range(_MOST_DECIMALS + 1))
    return number if digits in shows else text
