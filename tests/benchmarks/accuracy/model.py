"""The words of the benchmark: what a cell means, what may become of it, and the drawing of a workbook.

Belongs here: plain data. Not here: figures (`country`), forms (`forms`), drawing (`layouts`), defects (`defects`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Stored = str | int | float | date | None


class Fate(StrEnum):
    """What a careful clerk does with a cell."""

    STATED = "stated"  # reads it
    MAY_BE_ABSENT = "may be absent"  # reads it, or asks
    UNREADABLE = "unreadable"  # asks: the number is lost
    MISSING = "missing"  # notes that there is no number
    FOREIGN = "foreign"  # asks: no indicator of this field
    NOTHING = "nothing"  # passes over it: rates, notes, what is hidden, other districts


@dataclass(frozen=True, slots=True)
class Key:
    """What a row counts, in the project's codes."""

    entity: str
    indicator: str
    sector: str = "total"
    policy: str = "none"
    program: str = "none"
    funding: str = "total"


@dataclass(frozen=True, slots=True)
class Moment:
    """Period code and scenario."""

    period: str
    scenario: str

    @property
    def year(self) -> int:
        """The year of the period."""
        return int(self.period[:4])


@dataclass(frozen=True, slots=True)
class Truth:
    """What a cell says, in base units."""

    fate: Fate
    key: Key | None = None
    moment: Moment | None = None
    value: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = "exact"


class Measure(StrEnum):
    """How a number is written."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"


@dataclass(slots=True)
class Cell:
    """A cell as stored, with the number it prints (before units) where it prints one."""

    value: Stored = None
    truth: Truth | None = None
    number: Decimal | None = None
    measure: Measure = Measure.COUNT
    percent: bool = False


@dataclass(slots=True)
class Area:
    """Where a table lies on its sheet, zero-based: what a finding must touch to explain an absent figure."""

    top: int
    left: int
    header_rows: int
    label_columns: int
    height: int
    width: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is in the table."""
        return self.top <= row < self.top + self.height and self.left <= column < self.left + self.width


@dataclass(slots=True)
class Sheet:
    """A drawn sheet."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered_rows: set[int] = field(default_factory=set)
    register: Register | None = None

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Every cell with its position."""
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                yield row, column, cell

    def figures(self, *measures: Measure) -> list[Cell]:
        """The cells whose number is to be read, of some measures or of all."""
        return [
            cell
            for _, _, cell in self.cells()
            if cell.truth and cell.truth.fate is Fate.STATED and isinstance(cell.value, (int, float))
            if not measures or cell.measure in measures
        ]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list says of an organisation in one column."""

    column: int
    value: object
    may_be_absent: bool = False


@dataclass(slots=True)
class Register:
    """What a list of organisations says: per row of the sheet, field -> entry."""

    entries: dict[int, dict[str, Entry]] = field(default_factory=dict)
    name_column: int = 1


def address(row: int, column: int) -> str:
    """A1 address of a zero-based position."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def position(cell: str) -> tuple[int, int]:
    """Zero-based position of an A1 address."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]) - 1, column - 1
