"""What the unit tests of the landing share: the project's own code lists and wordings, and sheets drawn as text."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from orchestration.landing.cells.workbook import Sheet, Workbook
from orchestration.landing.codes import Codes, load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import Form, load_forms
from orchestration.landing.landed import Figure, Reading
from orchestration.landing.layout.outline import RowText
from orchestration.landing.layout.table import Table
from orchestration.landing.layout.tables import find_tables
from orchestration.landing.meaning.finer_rows import rows_apart
from orchestration.landing.meaning.row import Row
from orchestration.landing.meaning.rows import read_rows
from orchestration.landing.meaning.surroundings import Surroundings
from orchestration.landing.reading.submission import read_submission
from orchestration.landing.values.numbers import Cell
from orchestration.landing.words.lexicon import Lexicon, load_lexicon

# The same examples on every machine, however slow: a test that fails once fails again.
settings.register_profile("landing", derandomize=True, deadline=None, max_examples=200)
settings.load_profile("landing")


def drawn(text: str) -> list[list[Cell]]:
    """Cells of a sheet drawn as text: one line a row, cells between bars, an empty cell is empty.

    Every cell is text; a number that the workbook stores is written `=1.025`.
    """
    rows: list[list[Cell]] = []
    for line in text.strip("\n").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        rows.append([float(cell[1:]) if cell.startswith("=") else cell or None for cell in cells])
    return rows


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user may enter; `tmp_path` is its owner's alone."""
    with tempfile.TemporaryDirectory(prefix="kttt-shared-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def table(*rows: str, header: str = "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023") -> str:
    """The drawing of a PL I table of 2023, whose rows from the fourth on stand under `Hợp tác xã`."""
    return "\n".join(["PHỤ LỤC I: KẾT QUẢ NĂM 2023", header, "I | Hợp tác xã | | |", *rows])


def by_cell(reading: Reading) -> dict[str, Figure]:
    """The figures of a reading of one sheet."""
    return {figure.cell: figure for figure in reading.figures}


def counted(rows: dict[int, Row]) -> dict[int, tuple[str | None, str | None, str | None]]:
    """Organisations, indicator and sector of the rows that count something."""
    return {
        index: (row.meaning.entity, row.meaning.indicator, row.meaning.sector)
        for index, row in rows.items()
        if row.meaning
    }


def supported(rows: dict[int, Row]) -> dict[int, tuple[str | None, str | None, str | None, str | None]]:
    """Policy, programme, indicator and source of money of the rows that count something."""
    return {
        index: (row.meaning.policy, row.meaning.program, row.meaning.indicator, row.meaning.funding)
        for index, row in rows.items()
        if row.meaning
    }


def unrecognised(rows: dict[int, Row]) -> list[int]:
    """The rows whose label nobody knows."""
    return [index for index, row in rows.items() if row.unrecognised]


Rules = Callable[[Reading], list[tuple[str, str]]]
Rows = Callable[..., dict[int, Row]]


class Draw(Protocol):
    """A sheet from its drawing; merged ranges are (first row, first column, last row, last column), zero-based."""

    def __call__(
        self, text: str, *, name: str = "Biểu", merged: list[tuple[int, int, int, int]] | None = None
    ) -> Sheet: ...


class Read(Protocol):
    """Everything read of one workbook of these sheets in a folder."""

    def __call__(self, *sheets: Sheet, period: str = "2023", province: str = "ha-tinh") -> Reading: ...


def indicators_by_cell(reading: Reading) -> dict[str, str]:
    """What each cell with a value counts."""
    return {figure.cell: figure.indicator_code for figure in reading.figures if figure.value is not None}


def support_by_cell(read: Read, draw: Draw, *lines: str) -> dict[str, tuple[str, str, int]]:
    """Indicator, budget and value of each figure of a sheet of these lines."""
    reading = read(draw("\n".join(lines)))
    return {f.cell: (f.indicator_code, f.funding_source, int(f.value)) for f in reading.figures if f.value is not None}


def policies_by_cell(read: Read, draw: Draw, *lines: str) -> dict[str, tuple[str, str, str]]:
    """Indicator, policy or programme, and budget of each figure of a sheet of these lines."""
    reading = read(draw("\n".join(lines)))
    return {
        f.cell: (f.indicator_code, f.policy_code if f.program_code == "none" else f.program_code, f.funding_source)
        for f in reading.figures
        if f.value is not None
    }


@pytest.fixture(scope="session")
def codes() -> Codes:
    return load_codes()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def forms() -> tuple[Form, ...]:
    return load_forms()


@pytest.fixture(scope="session")
def draw() -> Draw:
    def make(text: str, *, name: str = "Biểu", merged: list[tuple[int, int, int, int]] | None = None) -> Sheet:
        return Sheet(name, drawn(text), merged=merged or [])

    return make


@pytest.fixture(scope="session")
def read(codes: Codes, lexicon: Lexicon, forms: tuple[Form, ...]) -> Read:
    def make(*sheets: Sheet, period: str = "2023", province: str = "ha-tinh") -> Reading:
        return read_submission(Workbook(list(sheets), "xlsx"), Folder(period, province), codes, lexicon, forms)

    return make


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The findings of a reading: rule and cell."""

    def of(reading: Reading) -> list[tuple[str, str]]:
        return [(noticed.rule_id, noticed.cell) for noticed in reading.noticed]

    return of


@pytest.fixture(scope="session")
def one(read: Read, draw: Draw, rules: Rules):
    """The figure of D4 and the findings, from one row of a PL I table under `Hợp tác xã`."""

    def of(row: str) -> tuple[Figure, list[str]]:
        reading = read(draw(table(row)))
        found = [rule for rule, cell in rules(reading) if cell == "D4"]
        return by_cell(reading)["D4"], found

    return of


@pytest.fixture(scope="session")
def rows(lexicon: Lexicon, codes: Codes) -> Rows:
    """Rows drawn as `order | label | unit | *`; the star stands for values."""

    def of(text: str, vocabulary: str = "statistics", noted: str = "") -> dict[int, Row]:
        sources = []
        for index, line in enumerate(text.strip("\n").splitlines()):
            order, label, unit, values = ([cell.strip() for cell in line.split("|")] + [""] * 4)[:4]
            sources.append(RowText(index, order, label, unit, values == "*"))
        found = rows_apart(read_rows(sources, vocabulary, lexicon, codes, Surroundings(unit_note=noted)), lexicon)
        return {row.source.index: row for row in found}

    return of


@pytest.fixture(scope="session")
def tables(lexicon: Lexicon) -> Callable[..., list[Table]]:
    """Finds the tables of a sheet that lies in the folder of a period."""

    def find(sheet: Sheet, period: str = "2023", titles: tuple[str, ...] = ()) -> list[Table]:
        return find_tables(sheet, lexicon, period, titles)

    return find


def columns(table: Table) -> dict[int, tuple[str | None, str | None]]:
    """Period and scenario of each column of a table."""
    return {column.index: (column.time.period, column.time.scenario) for column in table.columns}
