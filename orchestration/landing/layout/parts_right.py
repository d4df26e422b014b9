"""Which column right of the labels says which part of its label each row is of: `Số HTX | Nông nghiệp`?

Belongs here: parts beside labels, as databases give them out. Not here: groups left of their rows (`printed_rows`),
places (`places_beside`), labels that go on in the next column (`naming_columns`). Pure.
"""

from __future__ import annotations

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.found_header import FoundHeader
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.layout.naming_columns import goes_on_right, holds_known_names
from orchestration.landing.words.lexicon import Lexicon


def parts_right_of(
    sheet: Sheet, header: FoundHeader, label_column: int, first_value: int, lexicon: Lexicon
) -> int | None:
    """The column between labels and figures that holds names of sectors, ratings or organisations, if one does.

    Args:
        sheet: the sheet.
        header: the header.
        label_column: where the labels are.
        first_value: the first column of figures.
        lexicon: known wordings.
    """
    for column in range(label_column + 1, first_value):
        if header.roles.get(column, "label") != "label":
            continue
        if header_parts(sheet, *header.texts, column):
            is_apart = not goes_on_right(sheet, header.texts, column, [label_column])
        else:  # below no header of its own labels may go on, but never beside each other
            is_apart = any(
                sheet.text(row, label_column) and sheet.text(row, column)
                for row in range(header.end + 1, len(sheet.rows))
            )
        if is_apart and holds_known_names(sheet, header.end, column, lexicon):
            return column
    return None
