"""Which headings stand over rows that the table already has above them?

If the same sectors or districts are repeated below `Diện tích đất (ha)`, they count something else there, whether the
heading is known or not.

Belongs here: repeated rows. Not here: rows that compare (`compared_blocks`), the meaning of headings (`rows`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from orchestration.landing.layout.outline import RowText
from orchestration.landing.text import fold


def headings_over_same_rows(rows: Sequence[RowText]) -> frozenset[int]:
    """The places of the headings right above a row whose label stands in the table again, or has stood there.

    A heading over rows that come once more below another one is of as little as that: `Can Lộc`, then `Kỳ Anh`.

    Args:
        rows: the rows of a table.

    >>> def found(*rows):
    ...     return sorted(headings_over_same_rows([RowText(i, "", *row[:1], "", row[1]) for i, row in enumerate(rows)]))
    >>> found(("Tổng số", True), ("Xây dựng", True), ("Diện tích (ha)", False), ("Tổng số", True))
    [2]
    >>> found(("Can Lộc", False), ("Số HTX", True), ("Kỳ Anh", False), ("Số HTX", True))
    [0, 2]
    """
    found, printed = set(), set()
    first_over: dict[str, int] = {}
    for position, (row, below) in enumerate(pairwise(rows)):
        label = fold(below.label)
        if row.has_values:
            printed.add(fold(row.label))
        elif below.has_values and label in printed:
            found.update({position, first_over.get(label, position)})
        elif below.has_values:
            first_over[label] = position
    return frozenset(found)
