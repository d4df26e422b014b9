"""Numbers of a sheet that are in no figure and no finding: reported once per sheet, so that none is lost.

Every number belongs to a figure or a comparison, stands below a header or in a row that says why it does not count, or
is reported here. Finding any is the exception: the reasons for left-out numbers are given elsewhere (`omissions`).

Belongs here: the last check of the cells of sheets whose tables were read. Not here: sheets without tables
(`omissions`), numbers in sentences (`told_in_words`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.landed import Noticed, Reading
from orchestration.landing.layout.table import Table
from orchestration.landing.review.omissions import is_number, tells_of
from orchestration.landing.values.numbers import Cell
from orchestration.landing.values.periods import YEAR, read_time
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import is_bare_share
from orchestration.landing.writing.numbering import without_numbering

_ROW = re.compile(r"(?<=[A-Z])\d+\b")
_AS_A_WHOLE = {"figures.sheet_of_a_part", "figures.sheets_alike"}  # they tell of all figures of a sheet


def left_over(sheet: Sheet, tables: Sequence[Table], reading: Reading, lexicon: Lexicon) -> Iterator[Noticed]:
    """One finding for all numbers of a sheet that nothing else speaks of.

    Args:
        sheet: a sheet without lists.
        tables: those of its tables whose rows were understood.
        reading: all that was read and told of the workbook.
        lexicon: known wordings.
    """
    known = _known(sheet, reading)
    if not tables or known.as_a_whole:
        return
    answered_for = [(table, _answered_for(sheet, table, known.told)) for table in tables]
    found = []
    for row in sorted(set(range(len(sheet.rows))) - sheet.hidden_rows - known.rows_told):
        if numbers := _numbers(sheet, row, known.read):
            beside = [each for each in answered_for if each[0].header[0] <= row <= each[0].body[1]]
            if beside or not known.some_unread:  # else of a table that is told of
                found += [(row, column) for column in _unanswered(sheet, row, numbers, beside, lexicon)]
    found = [each for each in found if not _is_printed_beside(sheet, *each, known.read)]
    if found:
        cell, *others = [address(*position) for position in found]
        yield Noticed(
            "figures.numbers_left_over",
            sheet.name,
            cell,
            sheet.text(*found[0]),
            related_cells=", ".join(others),
            params={"count": len(found)},
        )


class _Known(NamedTuple):
    """What was read of a sheet, and told.

    Attributes:
        read: the texts of figures and comparisons, by position.
        told: cells that findings name.
        rows_told: the rows of these.
        as_a_whole: a finding speaks of all figures of the sheet.
        some_unread: some table of the sheet was not read, which is reported.
    """

    read: dict[tuple[int, int], str]
    told: set[str]
    rows_told: set[int]
    as_a_whole: bool
    some_unread: bool


def _known(sheet: Sheet, reading: Reading) -> _Known:
    read = {(f.row_index, f.column_index): f.printed_text for f in reading.figures if f.sheet == sheet.name}
    read |= {(c.row_index, c.column_index): c.printed_text for c in reading.comparisons if c.sheet == sheet.name}
    noticed = [each for each in reading.noticed if each.sheet == sheet.name]
    told = {cell for each in noticed for cell in (each.cell, *each.related_cells.split(", "))}
    return _Known(
        read=read,
        told=told,
        rows_told={int(number) - 1 for cell in told for number in _ROW.findall(cell)},
        as_a_whole=any(each.rule_id in _AS_A_WHOLE for each in noticed),
        some_unread=any(u.sheet == sheet.name and u.kind in ("header", "sheet") for u in reading.unrecognised),
    )


def _numbers(sheet: Sheet, row: int, read: Container[tuple[int, int]]) -> list[int]:
    """The columns of a row that somebody can see and that hold a number not read, neither a year nor none at all."""
    return [
        column
        for column, cell in enumerate(sheet.cells(row))
        if cell is not None
        and (row, column) not in read
        and (not isinstance(cell, str) or cell.lstrip("'")[:1].isdigit())
        and is_number(cell)
        and not _says_nothing(cell)
    ]


def _is_printed_beside(sheet: Sheet, row: int, column: int, read: Mapping[tuple[int, int], str]) -> bool:
    """Whether a figure of the same row or column prints the same: the sum of states that is the last of them."""
    text = sheet.text(row, column)
    return any(text == printed for (r, c), printed in read.items() if r == row or c == column)


def _unanswered(
    sheet: Sheet, row: int, numbers: list[int], beside: list[tuple[Table, set[int]]], lexicon: Lexicon
) -> list[int]:
    """Those numbers of a row that should be figures of the tables beside, or that stand right behind words known."""
    for table, columns in beside:
        in_rows = row > table.header[1] and row not in table.repeats | table.compared
        numbers = [c for c in numbers if c not in table.span or (in_rows and c in columns)]
    if not numbers or any(_compares(text, table) for table, _ in beside for text in sheet.row_texts(row)):
        return []
    if tells_of(sheet.cells(row), lexicon) or _stand_below_words(sheet, row, numbers, lexicon):
        return numbers
    beside_labels = {column for table, _ in beside for column in (table.label_column, table.unit_column)}
    return [c for c in numbers if beside and c not in beside_labels]  # else a page number, a telephone


def _stand_below_words(sheet: Sheet, row: int, numbers: list[int], lexicon: Lexicon) -> bool:
    """Whether several numbers stand right below what forms count: `Tổng số THT | Thành viên THT` over `1200 | 9900`."""
    over = [lexicon.read(text) for column in numbers if (text := sheet.text(row - 1, column))]
    return len(over) > 1 and all(lexicon.codes("indicator", label.words) or label.entities for label in over)


def _says_nothing(cell: Cell) -> bool:
    text = str(cell).removesuffix(".0")
    return YEAR.fullmatch(text) is not None or not text.strip("0.,")


def _answered_for(sheet: Sheet, table: Table, told: set[str]) -> set[int]:
    """The columns of a table in which a number should be a figure, or told of.

    Not so are those below a header of no figures (a rate, a remark), or one that is told of.
    """
    header = range(table.header[0], table.header[1] + 1)
    if any(address(row, table.label_column) in told for row in header):
        return set()
    figures = {column.index for column in table.columns}
    beside = {table.label_column, table.unit_column}
    of_others = (table.spoken_for - figures - beside) | {table.order_column, table.period_column}
    return {
        column
        for column in range(sheet.width)
        if column not in of_others and not any(address(row, column) in told for row in header)
    }


def _compares(text: str, table: Table) -> bool:
    """Whether a label says that its row compares others: `Tỷ lệ (%)`, `So với năm trước`."""
    label = without_numbering(text) if any(map(str.isalpha, text)) else ""
    return bool(label) and (is_bare_share(label) or read_time(label, table.frame).is_comparison)
