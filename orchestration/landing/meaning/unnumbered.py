"""Rows without a number: how deep they are nested, and which of them are no headings.

Belongs here: what the rows around them show. Not here: numbers themselves (`layout.outline`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.layout.outline import BARE_HEADING, SUB_ROW, RowText, depth_of
from orchestration.landing.words.labels import Label
from orchestration.landing.words.openings import opens_part

_BELOW = 0.25


def depth_unnumbered(row: RowText) -> float:
    """How deep a row without a number stands: `Tr.đó: nữ` below the row above it, `Tr.đó: + Nữ` by its sign."""
    if not (row.has_values and opens_part(row.label)):
        return SUB_ROW
    behind = depth_of(replace(row, label=row.label.partition(":")[2]))
    return SUB_ROW + _BELOW if behind is None else behind


def depth_above_numbers(rows: Sequence[RowText], position: int) -> float:
    """How deep a heading without a number stands: above the row below it, where that has one of its own."""
    below = depth_of(rows[position + 1]) if position + 1 < len(rows) else None
    numbered = below is not None and rows[position + 1].order and rows[position + 1].has_values
    return min(BARE_HEADING, (below or BARE_HEADING) - _BELOW) if numbered else BARE_HEADING


def is_left_blank(rows: Sequence[RowText], labels: Sequence[Label], position: int) -> bool:
    """Whether a row without a number and without values was not filled in, and heads nothing.

    So are `có sản phẩm OCOP`, which begins small, and `Có sản phẩm OCOP (HTX)` where the row 1 stands above them
    and the row 2 below. What names organisations may head the rows below in any table.
    """
    row = rows[position]
    if labels[position].entities or not (row.unit or row.label[:1].islower()):
        return False
    above = next((other for other in reversed(rows[:position]) if other.order), None)
    below = next((other for other in rows[position:] if other.order), None)
    if above is None or below is None or not above.has_values:
        return False
    before, after = (other.order.strip(" .)") for other in (above, below))
    return before.isdecimal() and after.isdecimal() and int(after) == int(before) + 1
