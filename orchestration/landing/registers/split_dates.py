"""A date of foundation that three columns print: `Ngày | Tháng | Năm` below `Ngày đăng ký`.

Belongs here: which columns these are, and their cells as one. Not here: what a date is (`column_cells`). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orchestration.landing.cells.workbook import printed
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Cell

_PARTS = ("ngay", "thang", "nam")
DateParts = tuple[int, int, int]


def date_parts(own: Mapping[int, str], founded: Mapping[int, bool]) -> DateParts | None:
    """The columns of day, month and year, side by side in this order; None where there are none.

    Args:
        own: the lowest text of each column's header.
        founded: whether the band over a column is of the day of foundation or registration.

    >>> date_parts({2: "Tên HTX", 3: "Ngày", 4: "Tháng", 5: "Năm"}, {2: False, 3: True, 4: True, 5: True})
    (3, 4, 5)
    """
    for column in own:
        columns = (column, column + 1, column + 2)
        if all(founded.get(c, False) for c in columns) and tuple(fold(own.get(c, "")) for c in columns) == _PARTS:
            return columns
    return None


def joined_dates(parts: Sequence[Sequence[Cell]]) -> list[Cell]:
    """The cells of three columns as dates; a year without a day stays a year.

    >>> joined_dates([[12.0, None, "05"], [3.0, None, "11"], [2018.0, 2009.0, "1999"]])
    ['12/3/2018', '2009', '05/11/1999']
    """
    return ["/".join(filter(None, map(printed, cells))) or None for cells in zip(*parts, strict=True)]
