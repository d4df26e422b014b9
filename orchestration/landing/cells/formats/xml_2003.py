"""XML Spreadsheet 2003: one XML file that Excel opens, which reporting programs like to give out as `.xls`.

Belongs here: its sheets, cells, merges, and what is hidden or shown as a percentage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from orchestration.landing.caged.limits import FARTHEST_ROW, MAX_CELLS, MAX_COLUMNS, MAX_SHEETS
from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.formats.grid import merged_within, plain, rows_of
from orchestration.landing.cells.formats.number_formats import PLAIN, NumberFormat, read_code, show
from orchestration.landing.cells.formats.xml import parse
from orchestration.landing.cells.workbook import Sheet, Workbook
from orchestration.landing.values.numbers import Cell

_CHUNK = 1 << 20
_NAMED = {"Percent": NumberFormat(percent=True)}


def read(path: Path) -> Workbook:
    """Read a workbook.

    Raises:
        Refusal: it is damaged, or larger than any return.
    """
    document = _Document()
    parse(_chunks(path), document.start, document.end, document.text)
    return Workbook([table.sheet() for table in document.tables], "xml")


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


class _Table:
    """A sheet while it is read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.visible = True
        self.rows: list[list[Cell]] = []
        self.cells = 0
        self.merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.formats: dict[tuple[int, int], NumberFormat] = {}
        self.uncomputed: set[tuple[int, int]] = set()

    def sheet(self) -> Sheet:
        """Everything read."""
        rows = rows_of(self.name, self.rows)
        show(rows, self.formats)
        return Sheet(
            name=self.name,
            rows=rows,
            visible=self.visible,
            merged=merged_within(self.merged, rows),
            hidden_rows=self.hidden_rows,
            hidden_columns=self.hidden_columns,
            percent={at for at, number_format in self.formats.items() if number_format.percent},
            uncomputed=self.uncomputed,
        )

    def put(self, row: int, column: int, value: Cell) -> None:
        """Set a cell.

        Raises:
            Refusal: no return is that large.
        """
        self.cells += 1
        if row >= FARTHEST_ROW or column >= MAX_COLUMNS or self.cells > MAX_CELLS:
            raise Refusal("too_many_cells", sheet=self.name, columns=MAX_COLUMNS, cells=MAX_CELLS)
        self.rows.extend([] for _ in range(row + 1 - len(self.rows)))
        cells = self.rows[row]
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = value


class _Document:
    """Handlers of the file's elements; names come as `ss:Cell` or `Cell`, as their program likes."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._styles: dict[str, NumberFormat] = {}
        self._style = ""
        self._row = self._column = self._described = 0  # of what is open; of the next column that is described
        self._after_row = 0  # rows that the last one stands for besides itself
        self._after_cell = 0  # columns that the last cell covers besides its own
        self._cell: dict[str, str] | None = None
        self._type = ""
        self._texts: list[str] | None = None  # of the open cell's value, or of what a sheet says of itself
        self._in_remark = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        said = {_local(key): value for key, value in attributes.items()}
        if tag == "Worksheet":
            if len(self.tables) >= MAX_SHEETS:
                raise Refusal("too_many_sheets", count=f"> {MAX_SHEETS}", limit=MAX_SHEETS)
            self.tables.append(_Table(str(plain(said.get("Name", "")) or "")))
            self._row, self._after_row, self._described = -1, 0, 0
        elif tag == "Style":
            self._style = said.get("ID", "")
        elif tag == "NumberFormat":
            number_format = _NAMED.get(said.get("Format", "")) or read_code(said.get("Format", ""))
            self._styles[self._style] = replace(number_format, struck=self._styles.get(self._style, PLAIN).struck)
        elif tag == "Font" and said.get("StrikeThrough") == "1" and not self.tables:
            self._styles[self._style] = replace(self._styles.get(self._style, PLAIN), struck=True)
        elif not self.tables:
            return
        elif tag == "Column":
            first = _number(said, "Index", self._described + 1) - 1
            self._described = min(first + _number(said, "Span", 0) + 1, MAX_COLUMNS)
            if said.get("Hidden") == "1":
                self.tables[-1].hidden_columns.update(range(first, self._described))
        elif tag == "Row":
            self._row = _number(said, "Index", self._row + self._after_row + 2) - 1
            self._after_row = _number(said, "Span", 0)
            self._column, self._after_cell = -1, 0
            if said.get("Hidden") == "1":
                self.tables[-1].hidden_rows.update(range(self._row, min(self._row + self._after_row + 1, FARTHEST_ROW)))
        elif tag == "Cell":
            self._column = _number(said, "Index", self._column + self._after_cell + 2) - 1
            self._after_cell = _number(said, "MergeAcross", 0)
            self._cell, self._type, self._texts = said, "", None
        elif tag == "Comment":
            self._in_remark = True
        elif (tag == "Data" and self._cell is not None and not self._in_remark) or tag == "Visible":
            self._type, self._texts = said.get("Type", "String"), []

    def text(self, data: str) -> None:
        if self._texts is not None and not self._in_remark:
            self._texts.append(data)

    def end(self, name: str) -> None:
        tag = _local(name)
        if tag == "Comment":
            self._in_remark = False
        elif tag == "Visible" and self.tables and self._texts is not None:
            self.tables[-1].visible = "".join(self._texts) not in ("SheetHidden", "SheetVeryHidden")
            self._texts = None
        elif tag == "Cell" and self._cell is not None:
            self._end_cell(self.tables[-1], self._cell)
            self._cell = self._texts = None

    def _end_cell(self, table: _Table, cell: dict[str, str]) -> None:
        row, column = self._row, self._column
        value = _value(self._type, "".join(self._texts or ()))
        if value is not None:
            table.put(row, column, value)
        elif "Formula" in cell and column < MAX_COLUMNS:
            table.uncomputed.add((row, column))
        number_format = self._styles.get(cell.get("StyleID", ""), PLAIN)
        if number_format != PLAIN and isinstance(value, float):
            table.formats[row, column] = number_format
        if self._after_cell or "MergeDown" in cell:
            last = (row + _number(cell, "MergeDown", 0), column + self._after_cell)
            table.merged.append(((row, column), last))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _number(said: dict[str, str], name: str, otherwise: int) -> int:
    """A count or a place; `otherwise` where the file says nothing sensible."""
    text = said.get(name, "")
    return min(int(text), 1 << 21) if text.isdecimal() and 0 < len(text) < 10 else otherwise


def _value(kind: str, text: str) -> Cell:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return text or None
    if kind == "Boolean":
        return text == "1"
    return text or None
