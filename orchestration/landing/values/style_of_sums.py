"""Which separators do sums prove? `375`, `4.500` and `4.875` add up in one way only.

Belongs here: numbers of which one is the sum of the others. Not here: separators that one text proves by itself
(`numbers`), whether sums are right (`review`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from orchestration.landing.values.numbers import Cell, Kind, Style, parse_number

_EITHER_WAY = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_TIMES = (2, 3)  # each number stands there once and in the sum of all, and perhaps in that of its group
_FEWEST = 3  # of two equal numbers any reading adds up


def infer_style_by_sums(lines: Iterable[Sequence[Cell]]) -> Style:
    """The separators under which the numbers of a row or column add up to its first or last one.

    Sums of groups may stand between them, one over or below each group.

    Args:
        lines: the cells of rows and columns that may hold a sum and its parts.

    >>> infer_style_by_sums([[375, "480", "150", "220", "4.500", "5.725"]]).value
    'vietnamese'
    >>> infer_style_by_sums([["1,250", "0,500", "1,750"]]).value
    'vietnamese'
    >>> infer_style_by_sums([["1.200", "500", "700", "300", "250", "50", "1.500"]]).value
    'vietnamese'
    >>> infer_style_by_sums([["1.250", "1.500", "2.750"]]).value
    'unknown'
    """
    proven = set()
    for line in lines:
        if any(isinstance(cell, str) and _EITHER_WAY.fullmatch(cell.strip()) for cell in line):
            ways = {style for style in (Style.VIETNAMESE, Style.ENGLISH) if _adds_up(line, style)}
            proven |= ways if len(ways) == 1 else set()
    return proven.pop() if len(proven) == 1 else Style.UNKNOWN


def _adds_up(line: Sequence[Cell], style: Style) -> bool:
    numbers = [number.value for cell in line if (number := parse_number(cell, Kind.AMOUNT, style)).value is not None]
    together = sum(numbers, Decimal(0))
    wholes = [whole for whole in (numbers[0], numbers[-1]) if whole != 0] if len(numbers) >= _FEWEST else []
    return any(together == times * whole for whole in wholes for times in _TIMES)
