"""What kind of text is this in a header: a year, a period, the number of a column?

Belongs here: texts that name nothing. Not here: names of columns (`header_roles`, `columns`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.landing.values.numbers import Cell, says_none
from orchestration.landing.values.periods import Time

_NUMBERING = re.compile(r"^\(?\s*(?:\d{1,2}|[A-Ea-e])\s*\)?(?:\s*=.*)?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT = re.compile(r"'?\d[\d.,]*")
_NUMERIC = re.compile(r"(?=.*\d)'?[\d.,\s%-]+[⁰¹²³⁴-⁹*]*")  # `1.200¹`, with the mark of a note


def is_year(text: str) -> bool:
    """Whether a text is a bare year."""
    return _YEAR.fullmatch(text) is not None


def prints_year(text: str) -> bool:
    """Whether a text prints a year."""
    return _YEAR.search(text) is not None


def is_column_number(text: str) -> bool:
    """Whether a text only numbers a column: `(1)`, `A`, `4 = 3/2`."""
    return _NUMBERING.match(text) is not None


def looks_numeric(text: str) -> bool:
    """Whether a text is a number of any spelling."""
    return _NUMERIC.fullmatch(text.strip()) is not None


def is_only_time(time: Time) -> bool:
    """Whether a header says a time and nothing else."""
    return time.says_something and not time.rest and not time.unclear


def is_amount(cell: Cell) -> bool:
    """Whether a cell holds a number that is no year, stored or as a text."""
    if isinstance(cell, str):
        return _AMOUNT.fullmatch(cell.strip()) is not None and not is_year(cell)
    return isinstance(cell, (int, float)) and not 1900 <= cell <= 2100


def holds_amounts(cells: Iterable[Cell]) -> bool:
    """Whether cells of a row hold several numbers that are no years, or signs for none: figures, whatever words say.

    >>> holds_amounts(["Tổng số HTX", 12.0, 15.0]), holds_amounts(["Chỉ tiêu", 2022.0, 2023.0])
    (True, False)
    >>> holds_amounts(["Thủy sản", "-", "15", "-"]), holds_amounts(["Chỉ tiêu", "-", 2023.0, "2024", "10-50"])
    (True, False)
    """
    told = [cell for cell in cells if cell is not None]
    amounts = sum(map(is_amount, told))
    return amounts > 1 or (amounts == 1 and any(isinstance(cell, str) and says_none(cell) for cell in told))
