"""A workbook as cells that know where they came from, and whose rows and columns can be moved.

Belongs here: cells, areas and moves that keep them together. Not here: what is done with them (`redrawings`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache

from orchestration.landing.cells.workbook import Range, Sheet, Workbook, decoded
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import load_checked_forms
from orchestration.landing.layout.tables import find_tables
from orchestration.landing.registers.lists_of_sheet import find_registers
from orchestration.landing.values.numbers import Cell as Value
from orchestration.landing.words.lexicon import load_lexicon

Origin = tuple[str, int, int]  # sheet, row and column of the workbook before it was redrawn
Moved = Callable[[int], int | None]


class Tells(Enum):
    """What a redrawn cell tells."""

    THE_SAME = "the same"
    NOTHING = "nothing"
    ZERO = "zero"


@dataclass
class Cell:
    """A cell: what it holds, where it came from, how it is shown, and what it tells now."""

    value: Value = None
    origin: Origin | None = None
    percent: bool = False
    uncomputed: bool = False
    tells: Tells = Tells.THE_SAME

    @property
    def text(self) -> str:
        """What it says in words, '' where it holds none."""
        return self.value if isinstance(self.value, str) and self.value.strip() else ""

    @property
    def number(self) -> str:
        """The number of a row as it is printed, `1` as a number or as a text."""
        return f"{self.value:g}" if isinstance(self.value, float) else str(self.value or "").strip()


@dataclass
class Area:
    """A table or list on a sheet.

    Attributes:
        header: first and last row of its header.
        body: first and last row below it.
        span: first and last column.
        label: the column of its labels, or of the names of a list.
        order: the column of its numbering.
        unit: the column of its units.
        figures: the columns that are read.
        is_list: whether it is a list of organisations.
        rows_are: what its labels name.
    """

    header: tuple[int, int]
    body: tuple[int, int]
    span: tuple[int, int]
    label: int | None
    order: int | None
    unit: int | None
    figures: list[int]
    is_list: bool = False
    rows_are: str = "indicators"


@dataclass
class Page:
    """A sheet that can be redrawn; rows may be shorter than the widest."""

    name: str
    rows: list[list[Cell]]
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    visible: bool = True
    areas: list[Area] = field(default_factory=list)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    @property
    def only(self) -> Area | None:
        """The area of a page that has just one."""
        return self.areas[0] if len(self.areas) == 1 else None

    def cell(self, row: int, column: int | None) -> Cell:
        """A cell; an empty one of no place where there is none."""
        if column is None or not (0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])):
            return Cell()
        return self.rows[row][column]

    def put(self, row: int, column: int, value: Value) -> None:
        """Write into a cell, wherever it is."""
        while len(self.rows) <= row:
            self.rows.append([])
        self.rows[row] += [Cell() for _ in range(column + 1 - len(self.rows[row]))]
        self.rows[row][column].value = value

    def body(self, area: Area) -> range:
        """The rows of an area below its header."""
        return range(area.body[0], min(area.body[1], len(self.rows) - 1) + 1)

    def counts(self, area: Area, row: int) -> bool:
        """Whether a row holds a number below a column that is read."""
        return any(isinstance(self.cell(row, column).value, float) for column in area.figures)

    def heads(self, area: Area, row: int) -> bool:
        """Whether a row has a label, and nothing below the columns that are read."""
        figures = (self.cell(row, column).value for column in area.figures)
        return bool(self.cell(row, area.label).text) and all(value in (None, "") for value in figures)

    def texts(self, *places: str) -> Iterator[Cell]:
        """The cells with words in some places: header, label, name, order, unit, body, title, below."""
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                if cell.text and self.place(row, column) in places:
                    yield cell

    def numbers(self) -> Iterator[Cell]:
        """The cells of numbers that are read."""
        for area in self.areas:
            for row in self.body(area):
                for column, cell in enumerate(self.rows[row]):
                    beside = column in (area.label, area.order, area.unit) or not self.within(area, column)
                    if isinstance(cell.value, float) and not beside and (not area.is_list or column in area.figures):
                        yield cell

    @staticmethod
    def within(area: Area, column: int) -> bool:
        """Whether a column is one of an area."""
        return area.span[0] <= column <= area.span[1]

    def place(self, row: int, column: int) -> str:
        """What stands in a cell."""
        for area in self.areas:
            if area.header[0] <= row <= area.header[1]:
                return "header"
            if area.body[0] <= row <= area.body[1]:
                label = "name" if area.is_list else "label"
                named = {area.label: label, area.order: "order", area.unit: "unit"}
                return named.get(column, "body")
        is_above = not self.areas or any(row < area.header[0] for area in self.areas)
        return "title" if is_above else "below"

    def insert_row(self, at: int, cells: list[Cell] | None = None) -> None:
        """Put a row between others."""
        self.rows.insert(at, cells or [])
        self.merged = [(a + (a >= at), b, c + (c >= at), d) for a, b, c, d in self.merged]
        self.hidden_rows = {row + (row >= at) for row in self.hidden_rows}
        for area in self.areas:
            area.header = (area.header[0] + (area.header[0] >= at), area.header[1] + (area.header[1] >= at))
            area.body = (area.body[0] + (area.body[0] >= at), area.body[1] + (area.body[1] >= at))

    def delete_row(self, at: int) -> None:
        """Take a row out."""
        del self.rows[at]
        self.merged = [(a - (a > at), b, c - (c > at), d) for a, b, c, d in self.merged if not a == c == at]
        self.hidden_rows = {row - (row > at) for row in self.hidden_rows if row != at}
        for area in self.areas:
            area.header = (area.header[0] - (area.header[0] > at), area.header[1] - (area.header[1] > at))
            area.body = (area.body[0] - (area.body[0] > at), area.body[1] - (area.body[1] >= at))

    def insert_column(self, at: int, values: Mapping[int, Value] | None = None) -> None:
        """Put a column between others, with some values."""
        for row, cells in enumerate(self.rows):
            value = (values or {}).get(row)
            if len(cells) >= at or value is not None:
                cells += [Cell() for _ in range(at - len(cells))]
                cells.insert(at, Cell(value))
        self.merged = [(a, b + (b >= at), c, d + (d >= at)) for a, b, c, d in self.merged]
        self._move(lambda column: column + (column >= at))

    def delete_column(self, at: int) -> None:
        """Take a column out; a title that stands in it moves to the next."""
        for row, cells in enumerate(self.rows):
            alone = sum(bool(cell.text) for cell in cells) == 1 and len(self.cell(row, at).text) > 5
            if self.cell(row, at).text and (alone or self.place(row, at) in ("title", "below")):
                beside = next((c for c in (at + 1, at - 1, at + 2) if c >= 0 and not self.cell(row, c).text), None)
                if beside is not None:
                    self.put(row, beside, cells[at].value)
            del cells[at : at + 1]
        ranges = [(a, b - (b > at), c, d - (d >= at)) for a, b, c, d in self.merged]
        self.merged = [(a, b, c, d) for a, b, c, d in ranges if d >= b and (a, b) != (c, d)]
        self._move(lambda column: None if column == at else column - (column > at))

    def reorder_columns(self, order: list[int]) -> None:
        """Put columns into another order; merged ranges that come apart are no more."""
        for cells in self.rows:
            cells += [Cell() for _ in range(len(order) - len(cells))]
            cells[:] = [cells[column] for column in order]
        now = {column: place for place, column in enumerate(order)}
        kept = []
        for top, left, bottom, right in self.merged:
            columns = sorted(now[column] for column in range(left, right + 1) if column in now)
            if columns and columns[-1] - columns[0] == len(columns) - 1:
                kept.append((top, columns[0], bottom, columns[-1]))
        self.merged = kept
        self._move(lambda column: now.get(column))

    def _move(self, moved: Moved) -> None:
        """Say where columns went."""

        def of(column: int | None) -> int | None:
            return None if column is None else moved(column)

        self.hidden_columns = {new for column in self.hidden_columns if (new := moved(column)) is not None}
        for area in self.areas:
            columns = [new for c in range(area.span[0], area.span[1] + 1) if (new := moved(c)) is not None]
            area.span = (min(columns, default=0), max(columns, default=0))
            area.label, area.order, area.unit = of(area.label), of(area.order), of(area.unit)
            area.figures = [new for column in area.figures if (new := moved(column)) is not None]


@dataclass
class Book:
    """A workbook that can be redrawn, and the folder it lies in."""

    folder: Folder
    pages: list[Page]
    file_format: str
    properties: dict[str, str]

    @property
    def areas(self) -> Iterator[tuple[Page, Area]]:
        """Every table and list."""
        for page in self.pages:
            for area in page.areas:
                yield page, area

    @property
    def tables_of_indicators(self) -> Iterator[tuple[Page, Area, int]]:
        """Pages with one table of indicators, and the column of its labels."""
        for page in self.pages:
            area = page.only
            if area and area.label is not None and not area.is_list and area.rows_are == "indicators":
                yield page, area, area.label

    @property
    def next_year(self) -> int:
        """The year in which it is sent."""
        return int(self.folder.period[:4]) + 1

    def workbook(self) -> Workbook:
        """The workbook as the reader gets it."""
        return Workbook([sheet_of(page) for page in self.pages], self.file_format, [], dict(self.properties))


def drawn(workbook: Workbook, folder: Folder) -> Book:
    """A workbook as it was read from its file."""
    pages = [_page(sheet, folder.period) for sheet in workbook.sheets]
    return Book(folder, pages, workbook.file_format, workbook.properties)


def _page(sheet: Sheet, period: str) -> Page:
    rows = [
        [
            Cell(value, (sheet.name, r, c), (r, c) in sheet.percent, (r, c) in sheet.uncomputed)
            for c, value in enumerate(row)
        ]
        for r, row in enumerate(sheet.rows)
    ]
    areas = _areas(sheet, period) if sheet.visible else []
    hidden = set(sheet.hidden_rows), set(sheet.hidden_columns)
    return Page(sheet.name, rows, list(sheet.merged), *hidden, sheet.visible, areas)


def _areas(sheet: Sheet, period: str) -> list[Area]:
    lexicon = load_lexicon()
    if lists := find_registers(sheet, lexicon):
        found = []
        for register, part in lists:
            by_code = {code: column for column, code in register.columns.items()}
            body, span = (register.header[1] + 1, len(part.rows) - 1), (0, sheet.width - 1)
            label, order = by_code.get("name"), by_code.get("order")
            found.append(Area(register.header, body, span, label, order, None, list(register.columns), is_list=True))
        return found
    return [
        Area(
            table.header,
            table.body,
            (table.span.start, table.span.stop - 1),
            table.label_column,
            table.order_column,
            table.unit_column,
            [column.index for column in table.columns],
            rows_are=table.rows_are,
        )
        for table in find_tables(sheet, lexicon, period, _titles())
    ]


@lru_cache(maxsize=1)
def _titles() -> tuple[str, ...]:
    return tuple(title for form in load_checked_forms() for title in form.titles)


def sheet_of(page: Page) -> Sheet:
    """A page as the reader gets it."""
    rows = [[cell.value for cell in row] for row in page.rows]
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    places = [(r, c, cell) for r, row in enumerate(page.rows) for c, cell in enumerate(row)]
    sheet = Sheet(page.name, rows, page.visible, list(page.merged), set(page.hidden_rows), set(page.hidden_columns))
    sheet = replace(
        sheet,
        percent={(r, c) for r, c, cell in places if cell.percent and isinstance(cell.value, float)},
        uncomputed={(r, c) for r, c, cell in places if cell.uncomputed},
    )
    return decoded(sheet)
