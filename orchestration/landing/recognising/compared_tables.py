"""Does a whole table contain rates, differences or shares, and count nothing?

Belongs here: what its title, its corner or the name of its sheet say about all of its numbers. Not here: single columns
and rows that compare (`layout.columns`, `layout.compared_blocks`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.header_cells import looks_numeric
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.layout.table import Table
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.kinds_of_numbers import says_kind_alone, sets_side_by_side

_WHOLE = re.compile(rf"(?:^|[:.] ?)(?:{any_word('comparison', 'whole_table')})\b(?! thu\b)")
_UP_AND_DOWN = re.compile(r"\btang ?\(?\+\)?\W*giam ?\(?-")  # `(tăng +, giảm -)`
_MEASURED = re.compile(rf"(?:^|[:.] ?)(?:{any_word('comparison', 'measure')})\b")


def compares_only(sheet: Sheet, table: Table) -> str:
    """The text that says that a table holds rates or differences and nothing else, '' where a column compares itself.

    >>> rows = [["TỐC ĐỘ TĂNG TRƯỞNG HTX (%)"], ["Chỉ tiêu", "2023", "2024"], ["Số HTX", 5.1, 6.2]]
    >>> table = Table((1, 1), (2, 2), 0, None, None, [], title=["TỐC ĐỘ TĂNG TRƯỞNG HTX (%)"], span=range(3))
    >>> compares_only(Sheet("A", rows), table)
    'TỐC ĐỘ TĂNG TRƯỞNG HTX (%)'
    """
    numbers = (c for c in table.span if c > table.label_column and _holds_numbers(sheet, table, c))
    beside = (header_parts(sheet, *table.header, column) for column in numbers)
    planned = any(column.time.scenario == "plan" for column in table.columns)  # plan and result may be compared
    up_and_down = any(_UP_AND_DOWN.search(fold(line)) for line in table.title)  # whatever rows below compare again
    if (
        planned
        or (table.compared and not up_and_down)
        or any(read_time(" ".join(parts), table.frame).is_comparison for parts in beside if parts)
    ):
        return ""
    several = len({column.time.period for column in table.columns}) > 1
    corner = " ".join(header_parts(sheet, *table.header, table.label_column))
    said = [text for text in (*table.title, corner) if not (several and sets_side_by_side(text))]
    said += [] if sets_side_by_side(sheet.name) else [sheet.name]  # `So sánh` may be two tables beside each other
    alone = next(filter(says_kind_alone, said), "")
    return next((line for line in table.title if _compares(fold(line))), alone)


def _holds_numbers(sheet: Sheet, table: Table, column: int) -> bool:
    """Whether there are numbers in a column, and not only words: `Thời hạn hoàn thành`."""
    return any(looks_numeric(sheet.text(row, column)) for row in range(table.body[0], table.body[1] + 1))


def _compares(title: str) -> bool:
    return bool(_WHOLE.search(title) or _UP_AND_DOWN.search(title) or (_MEASURED.search(title) and "%" in title))
