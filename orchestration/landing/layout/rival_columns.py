"""Columns that say neither when nor what and print different numbers: `Theo báo cáo | Số rà soát`, `Số liệu | Số liệu`.

One of them holds; which one nobody can tell.

Belongs here: columns whose headers say no more than that they hold numbers. Not here: columns that count the same by
different words (`recognising.columns_alike`), times (`column_times`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.columns import Column
from orchestration.landing.words.lexicon import Lexicon


def rival_columns(sheet: Sheet, last: int, columns: Sequence[Column], lexicon: Lexicon) -> list[Column]:
    """The columns that say no more than that they hold numbers, and do not print the same.

    Args:
        sheet: the sheet.
        last: the last row of the header.
        columns: those of figures.
        lexicon: known wordings.
    """
    same: dict[tuple[str | None, ...], list[Column]] = {}
    for column in columns:
        if column.label is None and not column.sums and lexicon.header(column.text) == "value":
            same.setdefault((column.time.scenario, column.unit_text, column.budget), []).append(column)
    return [column for group in same.values() if _differ(sheet, last, group) for column in group]


def _differ(sheet: Sheet, last: int, columns: Sequence[Column]) -> bool:
    """Whether some row prints other numbers below each of some columns."""
    rows = ([sheet.text(row, column.index) for column in columns] for row in range(last + 1, len(sheet.rows)))
    return any(len({*texts}) > 1 for texts in rows if all(texts))
