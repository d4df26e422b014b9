"""Headings in which every cell is filled with a mark: `II. Thành viên | x | -`.

Belongs here: telling a heading from a row whose values are nil. Not here: the meaning of marks (`values.numbers`).
Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from orchestration.landing.layout.header_cells import is_only_time
from orchestration.landing.layout.outline import NUMBERS, SIGNS, ZEROS, RowText, depth_of
from orchestration.landing.values.periods import read_time
from orchestration.landing.writing.numbering import without_numbering

_NO_NUMBERS = (ZEROS, SIGNS)


def without_marks(rows: Sequence[RowText]) -> list[RowText]:
    """Rows, with headings that have nothing but signs or zeros beside them as those that have nothing.

    >>> lines = [("I", "Tổng số HTX", SIGNS), ("1", "Mới", SIGNS), ("II", "Lao động", SIGNS), ("1", "Nữ", NUMBERS)]
    >>> rows = [RowText(i, order, label, "", True, holds=holds) for i, (order, label, holds) in enumerate(lines)]
    >>> [row.label for row in without_marks(rows) if not row.has_values]
    ['Lao động']
    """
    if not any(row.holds in _NO_NUMBERS for row in rows):
        return list(rows)
    depths = [depth_of(row) for row in rows]
    unmeasured = {depth for row, depth in zip(rows, depths, strict=True) if row.holds == NUMBERS and not row.unit}
    return [
        replace(row, has_values=False)
        if _is_heading(row, rows[at + 1 :], depths[at:], measured=depths[at] not in unmeasured)
        else row
        for at, row in enumerate(rows)
    ]


def _is_heading(row: RowText, below: Sequence[RowText], depths: Sequence[float | None], *, measured: bool) -> bool:
    """Whether a row without numbers is what the rows below it are about.

    Below it stand its years or its plan and its result, or it is a year with numbered rows below it; or it has no unit
    where its parts and all that stand as deep have theirs; or its parts have numbers: those of a row that has none of
    what it counts would have none either. A sum of zero is one that does not add up.
    """
    if row.holds not in _NO_NUMBERS or not below:
        return False
    if row.unit:
        return _is_time(below[0].label) and not _is_time(row.label)
    own, *others = depths
    following = others[0]
    if _is_time(row.label) != _is_time(below[0].label):
        return _is_time(below[0].label) or (own is not None and following is not None and following > own)
    if measured and below[0].unit and (own is None or following is None or following > own):
        return True
    if row.holds != SIGNS or own is None:
        return False
    inside = list(takewhile(lambda depth: depth is None or depth > own, others))
    return any(part.holds == NUMBERS for part in below[: len(inside)])


def _is_time(label: str) -> bool:
    return is_only_time(read_time(without_numbering(label)))
