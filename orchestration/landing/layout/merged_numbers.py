"""Which merged cells of a table cover the cells of several figures?

Belongs here: merged ranges compared with the rows and columns of a table. Not here: the findings about them
(`figures`). Pure.
"""

from __future__ import annotations

from orchestration.landing.cells.merged import Range
from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.table import Table
from orchestration.landing.values.numbers import is_value


def numbers_of_several(sheet: Sheet, table: Table) -> dict[tuple[int, int], Range]:
    """The cells of figures that a merged number covers, the one it stands in among them, with its range.

    A row or a column that is merged as a whole, label or header and all, is one row or column.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> from orchestration.landing.layout.tables import find_tables
    >>> rows = [["Chỉ tiêu", "TH 2022", "TH 2023"], ["Số HTX", 12.0, 15.0], ["Số HTX mới", 3.0, None]]
    >>> sheet = Sheet("Biểu", rows, merged=[(2, 1, 2, 2)])
    >>> sorted(numbers_of_several(sheet, find_tables(sheet, load_lexicon(), "2023")[0]))
    [(2, 1), (2, 2)]
    """
    figures = [column.index for column in table.columns]
    covered: dict[tuple[int, int], Range] = {}
    for merged in sheet.merged:
        top, left, bottom, right = merged
        if top < table.body[0] or bottom > table.body[1] or left not in figures or not is_value(sheet.text(top, left)):
            continue
        rows = [row for row in range(top, bottom + 1) if sheet.text(row, table.label_column)]
        columns = [column for column in figures if left <= column <= right]
        if len(rows) > 1 or len(columns) > 1:
            covered |= dict.fromkeys(((row, column) for row in range(top, bottom + 1) for column in columns), merged)
    return covered
