"""Numbers that a sheet tells in sentences: `Toàn tỉnh có 245 HTX, trong đó 200 HTX đang hoạt động`.

No sentence is read as figures, which would be guessing; that there are some is told.

Belongs here: sentences above, between and below tables. Not here: remarks in the row of a figure, which the figure
stands for; what is a sentence (`titles`). Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.landed import Noticed
from orchestration.landing.words.lines_around import is_report, tells_total


def told_in_words(sheet: Sheet, known: Collection[str] = ()) -> Iterator[Noticed]:
    """One finding for all sentences of a sheet that count organisations, at the first of them.

    Args:
        sheet: a sheet that is no list of organisations, whose texts no finding repeats.
        known: cells whose text is read, or told of elsewhere: `900 HTX, tăng 45 HTX so với năm 2023` is a figure.

    >>> rows = [["Toàn tỉnh có 245 HTX, trong đó 200 HTX đang hoạt động."], ["Số HTX", 245.0]]
    >>> [(noticed.cell, noticed.params) for noticed in told_in_words(Sheet("Báo cáo", rows))]
    [('A1', {'count': 1})]
    """
    found = [
        (row, column, text)
        for row in range(len(sheet.rows))
        if row not in sheet.hidden_rows and not _has_numbers(sheet, row)
        for column, text in enumerate(sheet.row_texts(row))
        if any(map(str.isdigit, text))
        and column not in sheet.hidden_columns
        and (is_report(text) or tells_total(text))
        and address(row, column) not in known
    ]
    if found:
        (row, column, text), *others = found
        related = ", ".join(address(r, c) for r, c, _ in others)
        yield Noticed(
            "figures.told_in_words",
            sheet.name,
            address(row, column),
            text,
            related_cells=related,
            params={"count": len(found)},
        )


def _has_numbers(sheet: Sheet, row: int) -> bool:
    """Whether a row holds a number beside its texts; the number of a row may be one."""
    return sum(isinstance(cell, (int, float)) for cell in sheet.rows[row]) > 1
