"""Which columns of a sheet belong to each of several tables side by side?

Belongs here: where one table ends and the next begins, from left to right. Not here: from top to bottom (`tables`).
Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.header_roles import stands_over_numbers
from orchestration.landing.layout.naming_columns import LABELS
from orchestration.landing.values.periods import read_time


def spans_below(sheet: Sheet, said: Sequence[Sequence[str | None]], row: int) -> list[range]:
    """Columns of each table below a row of headers: one table begins at each label column after columns of figures.

    A band merged over it and the columns left of it holds them together: `Ngân sách địa phương` over `Cấp huyện`.

    Args:
        sheet: the sheet.
        said: what each of its texts says as a header, row by row; '' where there is none.
        row: the row of headers.
    """
    near = [said[r] for r in (row, row - 1, row + 1) if 0 <= r < len(said)]
    beside = list(zip_longest(*near, fillvalue=""))
    roles = [next((role for role in stacked if role != ""), "") for stacked in beside]
    for column, stacked in enumerate(beside):  # a label stands in any of the rows
        if roles[column] not in LABELS and any(role in LABELS for role in stacked):
            roles[column] = "label"
    starts = [0]
    for column in range(1, len(roles)):
        first_of_it = column - 1 if roles[column - 1] == "order" else column
        behind_gap = first_of_it > 0 and roles[first_of_it - 1] == ""
        of_years = roles[column] == "period" and behind_gap
        of_numbers = roles[column] == "order" and "order" in roles[starts[-1] : column]  # each table has its own
        if not (roles[column] in LABELS or of_years or of_numbers) or _is_held(sheet, row, first_of_it):
            continue
        if is_divided(sheet, row, column):
            continue
        if roles[column] in LABELS and stands_over_numbers(sheet, row, column):
            continue  # `Huyện, xã` over the money of their budgets
        before = roles[starts[-1] : column]
        if "listed" in before:
            continue  # a list has columns of words: `Tên HTX | Địa chỉ | Nội dung hỗ trợ`
        names = {*LABELS, "period"} if behind_gap else LABELS  # `Năm` names the rows of a table with a gap behind it
        first = next((i for i, role in enumerate(before) if role in names), len(before))
        if {None, "value", "count"} & set(before[first + 1 :]):
            starts.append(first_of_it)
    return [range(start, end) for start, end in zip(starts, [*starts[1:], sheet.width], strict=True)]


def is_divided(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a header is a band over two times: `Mục tiêu` over `Đến năm 2030 | Đến năm 2035`."""
    band = (row, column)
    is_band = sheet.anchor(*band) == sheet.anchor(row, column + 1) == band and bool(sheet.text(*band))
    return is_band and all(read_time(sheet.text(row + 1, c)).says_something for c in (column, column + 1))


def _is_held(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a column stands below a band that begins over another column left of it, not over the gap between two."""
    bands = [
        sheet.anchor(above, column)[1] for above in (row, row - 1) if above >= 0 and sheet.is_merged(above, column)
    ]
    return any(any(sheet.text(row, c) for c in range(first, column)) for first in bands)
