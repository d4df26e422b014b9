"""A list that continues on the next sheet, which has no header and whose first number follows the last one.

Belongs here: such a sheet as a list below the header of the sheet before it. Not here: headers repeated at page breaks
(`lists_of_sheet`), what the list says (`register`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.registers.cards import Cards
from orchestration.landing.registers.column_cells import texts_of
from orchestration.landing.registers.header_words import has_letter
from orchestration.landing.registers.register_columns import Register

_OF_A_TITLE = 2  # texts at most of a row above the first organisation


@dataclass(frozen=True)
class Page:
    """A list as far as a sheet prints it.

    Attributes:
        sheet: with its titles, its header and its rows.
        register: its columns.
        last: the number of its last organisation.
    """

    sheet: Sheet
    register: Register
    last: int


def page_of(sheet: Sheet, register: Register) -> Page | None:
    """A list that may go on over the next sheet; None where its organisations are not numbered."""
    numbers = [number for _, number in _numbers(sheet, _order(register), register.header[1] + 1)]
    return Page(sheet, register, numbers[-1]) if numbers else None


def next_page(sheet: Sheet, before: Page) -> Cards | None:
    """A sheet below the header of the list before it; None where it does not go on with that."""
    row, number = next(_numbers(sheet, _order(before.register), 0), (0, 0))
    name = next(column for column, code in before.register.columns.items() if code == "name")
    above = (sum(map(bool, sheet.row_texts(r))) for r in range(row))
    if number != before.last + 1 or not has_letter(sheet.text(row, name)) or any(told > _OF_A_TITLE for told in above):
        return None
    first = before.register.header[1] + 1
    merged = [span for span in before.sheet.merged if span[2] < first]
    merged += [(top + first, left, bottom + first, right) for top, left, bottom, right in sheet.merged]
    joined = Sheet(
        sheet.name,
        [*before.sheet.rows[:first], *sheet.rows],
        merged=merged,
        hidden_rows={row + first for row in sheet.hidden_rows},
        hidden_columns=before.sheet.hidden_columns | sheet.hidden_columns,
    )
    cells = ((r, c) for r, cells in enumerate(sheet.rows) for c in range(len(cells)))
    return Cards(joined, {address(r + first, c): (r, c) for r, c in cells})


def _order(register: Register) -> int | None:
    return next((column for column, code in register.columns.items() if code == "order"), None)


def _numbers(sheet: Sheet, order: int | None, first: int) -> Iterator[tuple[int, int]]:
    """The rows that number an organisation, with their numbers; none where no column does."""
    cells = [] if order is None else sheet.column(order, first)
    texts = ((row, text.rstrip(".)")) for row, text in enumerate(texts_of(list(cells)), start=first))
    return ((row, int(text)) for row, text in texts if text.isdecimal())
