"""Which headings stand over rows that the table has above them already?

The same sectors or districts again below `Diện tích đất (ha)` are something else than above it, known here or not.

Belongs here: rows that come again. Not here: rows that compare (`compared_blocks`), what headings mean (`rows`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from orchestration.landing.layout.outline import RowText
from orchestration.landing.text import fold


def headings_over_same_rows(rows: Sequence[RowText]) -> frozenset[int]:
    """The places of the headings right above a row whose label a row with values has above them.

    Args:
        rows: the rows of a table.

    >>> rows = [("Tổng số", True), ("Xây dựng", True), ("Diện tích (ha)", False), ("Tổng số", True)]
    >>> sorted(headings_over_same_rows([RowText(i, "", label, "", values) for i, (label, values) in enumerate(rows)]))
    [2]
    """
    found, printed = set(), set()
    for position, (row, below) in enumerate(pairwise(rows)):
        if row.has_values:
            printed.add(fold(row.label))
        elif below.has_values and fold(below.label) in printed:
            found.add(position)
    return frozenset(found)
