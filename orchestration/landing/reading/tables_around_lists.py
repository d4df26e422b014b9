"""Tables of figures on the sheet of a list, above, below or beside it: where does each end and the other begin?

Belongs here: which rows and columns of a sheet with lists belong to tables. Not here: whether rows are a list
(`lists_of_sheet`) or a table (`layout.tables`), what a table means (`recognising`). Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from orchestration.landing.caged.limits import LONGEST_FORM
from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.table import Table
from orchestration.landing.layout.tables import find_tables
from orchestration.landing.registers.header_rows import FEWEST_COLUMNS
from orchestration.landing.registers.register_columns import Register
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Cell
from orchestration.landing.words.lexicon import Lexicon

Lists = list[tuple[Register, Sheet]]
_HEADS = {"order", "label", "place"}  # of columns that say what rows are
_OF_A_TITLE = 2  # texts at most: a row of a list or of a table says more


def tables_above(sheet: Sheet, lists: Lists, lexicon: Lexicon, period: str) -> tuple[Lists, Sheet, list[Table]]:
    """The tables above the first list, and the lists; what a table prints is no title of a list.

    Returns:
        The lists, the sheet as far as tables reach, and those.
    """
    first, part = lists[0]
    above = replace(sheet, rows=sheet.rows[: first.header[0]])
    tables = find_tables(above, lexicon, period)
    if not tables:
        return lists, above, []
    own = _first_of_titles(sheet, first.header[0])
    titled = replace(first, title=[text for _, _, text in sheet.texts(own, first.header[0] - 1)])
    return [(titled, part), *lists[1:]], above, tables


def tables_below(register: Register, part: Sheet, lexicon: Lexicon, period: str) -> tuple[Sheet, list[Table]]:
    """The tables between a list and the next: what they count are indicators, policies or places, no organisations.

    Args:
        register: the list.
        part: the sheet as far as the list reaches: until the next list.
        lexicon: known wordings.
        period: that of the folder.

    Returns:
        The sheet from the title of the first of them on, and those.
    """
    last = register.header[1] + 1
    own = {fold(text) for row in register.header for text in part.row_texts(row) if text}
    rows = range(last, len(part.rows))
    header = next((row for row in rows if _may_head_table(part.rows[row], own, lexicon)), None)
    if header is None or len(part.rows) - header > LONGEST_FORM:
        return part, []
    first = max(_first_of_titles(part, header), last)
    below = replace(part, rows=[*([] for _ in range(first)), *part.rows[first:]])
    return below, [table for table in find_tables(below, lexicon, period) if table.rows_are != "members"]


def tables_beside(lists: Lists, lexicon: Lexicon, period: str) -> tuple[Lists, Sheet, list[Table]]:
    """The tables beside the only list of a sheet, behind an empty column, and that list without them.

    Returns:
        The list, the sheet without it, and the tables.
    """
    (register, part), *others = lists
    empty = None if others else _empty_between(register, part)
    if empty is None:
        return lists, part, []
    left, right = _cut(part, register.header[0], empty)
    is_left = _of_names(register) < empty
    own, beside = (left, right) if is_left else (right, left)
    alone = register.without({column for column in register.columns if (column < empty) is not is_left})
    alone.unknown = []
    tables = [table for table in find_tables(beside, lexicon, period) if table.rows_are != "members"]
    return [(alone, own)], beside, tables


def _of_names(register: Register) -> int:
    return next(column for column, code in register.columns.items() if code == "name")


def _empty_between(register: Register, part: Sheet) -> int | None:
    """The empty column between a list and all the columns whose headers no list knows."""
    name, unknown = _of_names(register), [column for column, _ in register.unknown]
    if not unknown or len(part.rows) - register.header[0] > LONGEST_FORM:
        return None
    between = range(name + 1, min(unknown)) if min(unknown) > name else range(max(unknown) + 1, name)
    rows = range(register.header[0], len(part.rows))
    empty = (column for column in between if not any(part.text(*part.anchor(row, column)) for row in rows))
    return next(empty, None)


def _cut(part: Sheet, header: int, column: int) -> tuple[Sheet, Sheet]:
    """A sheet left of a column and right of it; what stands alone in a row above the header is said of both."""
    left, right = [], []
    for row, cells in enumerate(part.rows):
        shared = row < header and sum(map(bool, part.row_texts(row))) < _OF_A_TITLE
        left.append(cells if shared else cells[:column])
        right.append(cells if shared else [*([None] * min(column, len(cells))), *cells[column:]])
    return replace(part, rows=left), replace(part, rows=right)


def above_tables(part: Sheet, tables: Sequence[Table]) -> Sheet:
    """A sheet as far as it reaches above the title of the first of some tables."""
    return replace(part, rows=part.rows[: _first_of_titles(part, min(table.header[0] for table in tables))])


def _first_of_titles(sheet: Sheet, header: int) -> int:
    """The first of the rows right above a header that say little, as titles do."""
    row = header
    while row and sum(map(bool, sheet.row_texts(row - 1))) <= _OF_A_TITLE:
        row -= 1
    return row


def _may_head_table(cells: Sequence[Cell], of_list: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a row looks as headers do, and not as those of the list: a quick look at thousands of organisations."""
    filled = [cell for cell in cells if cell is not None]
    if len(filled) < FEWEST_COLUMNS or not all(type(cell) is str for cell in filled):
        return False
    texts = [str(cell) for cell in filled]
    if not any(lexicon.role("header", text) in _HEADS for text in texts):
        return False
    return 2 * sum(fold(text) in of_list for text in texts) <= len(texts)  # it is not printed again on another page
