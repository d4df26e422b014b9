"""Cells that print a code and the day of its certificate together: `3407G00012 ngày 12/5/2006`.

Belongs here: one column taken apart. Not here: codes and dates by themselves (`column_cells`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.cells.workbook import printed
from orchestration.landing.text import normalise
from orchestration.landing.values.numbers import Cell

_FEWEST_DIGITS = 6  # `12/TB-TCKH` is the number of a letter
_SHORTEST = _FEWEST_DIGITS + len("1/1/06")  # most cells hold a day or a code alone, and are not looked into
_CODE_ALONE = re.compile(r"\d{9,13}")
_BOTH = re.compile(
    r"(?:số\s*:?\s*)?(?P<code>[0-9A-Z][0-9A-Z.-]+)\s*[,;(-]*\s*(?:(?:cấp\s*)?ngày(?:\s*cấp)?\s*:?\s*)?"
    r"(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2}))\s*\)?",
    re.IGNORECASE,
)


def apart(cells: dict[str, list[Cell]]) -> dict[str, str]:
    """Take apart what the column of days, or that of codes, prints together; a column that is there already stays.

    Returns:
        The column that was not there, and the one that it was printed in.

    >>> cells = {"founded": ["3407G00012 ngày 12/5/2006", "4300781234", "12/5/2006", "12/TB ngày 3/4/2024"]}
    >>> apart(cells), cells["registration_code"]
    ({'registration_code': 'founded'}, ['3407G00012', '4300781234', None, None])
    >>> cells["founded"]
    ['12/5/2006', None, '12/5/2006', '12/TB ngày 3/4/2024']
    """
    own = next((code for code in ("founded", "registration_code") if any(map(_both, cells.get(code, [])))), "")
    if not own:
        return {}
    pairs = [(_both(cell), cell) for cell in cells[own]]
    codes = [both["code"] if both else cell if _is_code(cell, own) else None for both, cell in pairs]
    days = [both["day"] if both else None if _is_code(cell, own) else cell for both, cell in pairs]
    there = cells.keys() - {own}
    cells |= {"registration_code": cells["registration_code"] if "registration_code" in there else codes}
    cells |= {"founded": cells["founded"] if "founded" in there else days}
    return {code: own for code in ("founded", "registration_code") if code not in {*there, own}}


def _both(cell: Cell) -> re.Match[str] | None:
    found = _BOTH.fullmatch(normalise(cell)) if type(cell) is str and len(cell) >= _SHORTEST else None
    return found if found and sum(map(str.isdigit, found["code"])) >= _FEWEST_DIGITS else None


def _is_code(cell: Cell, column: str) -> bool:
    """Whether a cell without a day is a code: in the column of codes all are."""
    return column == "registration_code" or _CODE_ALONE.fullmatch(printed(cell)) is not None
