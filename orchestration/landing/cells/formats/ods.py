"""OpenDocument spreadsheets (`.ods`): one pass over `content.xml`.

Repeated cells and rows are unfolded only where they hold something: a file says "16 384 columns, 1 048 576 rows" in
sixty bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from orchestration.landing.caged.archive import Archive
from orchestration.landing.caged.limits import FARTHEST_ROW, MAX_CELLS, MAX_COLUMNS, MAX_SHEETS, MAX_STRAYS
from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.formats import properties
from orchestration.landing.cells.formats.grid import merged_within, plain, rows_of
from orchestration.landing.cells.formats.number_formats import NumberFormat
from orchestration.landing.cells.formats.xml import parse
from orchestration.landing.cells.workbook import Note, Sheet, Workbook, address
from orchestration.landing.values.numbers import Cell

_NUMBERS = frozenset({"float", "percentage", "currency"})
_STRUCK = NumberFormat(struck=True)
_WHITE = {"s": " ", "tab": "\t", "line-break": "\n"}


def read(path: Path) -> Workbook:
    """Read a workbook.

    Raises:
        Refusal: it is damaged, or larger than any return.
    """
    with Archive(path) as archive:
        content = _Content()
        parse(archive.chunks("content.xml"), content.start, content.end, content.text)
        notes = [Note("submissions.macros")] if any(n.startswith("basic/") for n in archive.names) else []
        added = properties.of_ods(archive)
    return Workbook([table.sheet() for table in content.tables], "ods", [*notes, *content.notes], added)


@dataclass
class _Table:
    """A sheet while it is read."""

    name: str
    visible: bool
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    cells: int = 0
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)

    def sheet(self) -> Sheet:
        last = max(self.rows, default=-1)
        filled = (self.rows.get(row, {}) for row in range(last + 1))
        rows = rows_of(self.name, ([cells.get(c) for c in range(max(cells, default=-1) + 1)] for cells in filled))
        return Sheet(
            name=self.name,
            rows=rows,
            visible=self.visible,
            merged=merged_within(self.merged, rows),
            hidden_rows=self.hidden_rows,
            hidden_columns=self.hidden_columns,
            percent=self.percent,
            uncomputed=self.uncomputed,
        )


class _Content:
    """Handlers of `content.xml`."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.notes: list[Note] = []
        self._hidden_styles: set[str] = set()
        self._struck_styles: set[str] = set()
        self._style = ""
        self._row = self._row_repeat = 0
        self._column = self._column_repeat = 0
        self._width = 0
        self._line: dict[int, Cell] = {}
        self._cell: dict[str, str] | None = None
        self._texts: list[str] = []
        self._in_text = 0
        self._in_remark = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "annotation":
            self._in_remark += 1
        elif self._cell is not None:
            if tag in ("p", "h") and not self._in_remark:
                self._in_text += 1
                self._texts.append("")
            elif tag in _WHITE and self._in_text:
                self._texts[-1] += _WHITE[tag] * min(_repeat(attributes, "text:c"), 100)
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell, self._texts = attributes, []
            self._column_repeat = _repeat(attributes, "table:number-columns-repeated")
        elif tag == "table-row":
            self._line, self._column = {}, 0
            self._row_repeat = _repeat(attributes, "table:number-rows-repeated")
            if attributes.get("table:visibility") == "collapse" and self.tables:
                self.tables[-1].hidden_rows.update(range(self._row, min(self._row + self._row_repeat, FARTHEST_ROW)))
        elif tag == "table-column" and self.tables:
            repeat = _repeat(attributes, "table:number-columns-repeated")
            if attributes.get("table:visibility") == "collapse":
                self.tables[-1].hidden_columns.update(range(self._width, min(self._width + repeat, MAX_COLUMNS)))
            self._width += repeat
        elif tag == "table":
            if len(self.tables) >= MAX_SHEETS:
                raise Refusal("too_many_sheets", count=f"> {MAX_SHEETS}", limit=MAX_SHEETS)
            visible = attributes.get("table:style-name") not in self._hidden_styles
            self.tables.append(_Table(str(plain(attributes.get("table:name", "")) or ""), visible))
            self._row = self._width = 0
        elif tag == "style":
            self._style = attributes.get("style:name", "")
        elif tag == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif tag == "text-properties" and attributes.get("style:text-line-through-style", "none") != "none":
            self._struck_styles.add(self._style)

    def text(self, data: str) -> None:
        if self._in_text and not self._in_remark:
            self._texts[-1] += data

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "annotation":
            self._in_remark -= 1
        elif tag in ("p", "h") and self._in_text and not self._in_remark:
            self._in_text -= 1
        elif tag in ("table-cell", "covered-table-cell") and self._cell is not None:
            if self.tables:
                self._end_cell(self.tables[-1], self._cell)
            self._column += self._column_repeat
            self._cell = None
        elif tag == "table-row" and self.tables:
            self._end_row(self.tables[-1])

    def _end_cell(self, table: _Table, cell: dict[str, str]) -> None:
        row, column = self._row, self._column
        value = _value(cell, self._texts)
        if cell.get("table:style-name") in self._struck_styles:
            value = _STRUCK.shown(value)
        if value is None:
            if "table:formula" in cell and column < MAX_COLUMNS:
                table.uncomputed.add((row, column))
        elif row >= FARTHEST_ROW or column >= MAX_COLUMNS:
            self.notes.append(Note("submissions.stray_cell", table.name, address(row, column)))
            if len(self.notes) > MAX_STRAYS:
                raise _too_many(table.name)
            return
        elif column + self._column_repeat > MAX_COLUMNS:
            raise _too_many(table.name)
        else:
            self._line.update(dict.fromkeys(range(column, column + self._column_repeat), value))
        if cell.get("office:value-type") == "percentage":
            table.percent.update((row, c) for c in range(column, min(column + self._column_repeat, MAX_COLUMNS)))
        height, width = (_repeat(cell, f"table:number-{kind}-spanned") for kind in ("rows", "columns"))
        if height > 1 or width > 1:
            table.merged.append(((row, column), (row + height - 1, column + width - 1)))

    def _end_row(self, table: _Table) -> None:
        if self._line:
            table.cells += self._row_repeat * len(self._line)
            if table.cells > MAX_CELLS or self._row + self._row_repeat > FARTHEST_ROW:
                raise _too_many(table.name)
            for row in range(self._row, self._row + self._row_repeat):
                table.rows[row] = self._line
        self._row += self._row_repeat


def _repeat(attributes: dict[str, str], name: str) -> int:
    """How often something stands; one where the file says nothing sensible."""
    text = attributes.get(name, "1")
    return min(max(int(text), 1), 1 << 21) if text.isdecimal() and len(text) < 10 else 1


def _value(cell: dict[str, str], texts: Iterable[str]) -> Cell:
    kind = cell.get("office:value-type")
    shown = "\n".join(texts)
    if cell.get("calcext:value-type") == "error":
        return shown or "#"
    try:
        if kind in _NUMBERS:
            return float(cell["office:value"])
        if kind == "date":
            return datetime.fromisoformat(cell["office:date-value"].removesuffix("Z"))
    except (KeyError, ValueError):
        return shown or None
    if kind == "boolean":
        return cell.get("office:boolean-value") == "true"
    return shown or cell.get("office:string-value") or None


def _too_many(sheet: str) -> Refusal:
    return Refusal("too_many_cells", sheet=sheet, columns=MAX_COLUMNS, cells=MAX_CELLS)
