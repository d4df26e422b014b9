"""Where are the labels of a table, and the numbers of its rows beside them?

Belongs here: the column of labels among those that may hold them. Not here: which columns say something of the rows
at all (`naming_columns`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.cells_below import LOOK_AHEAD, is_figure
from orchestration.landing.layout.times_below import holds_times_only
from orchestration.landing.values.periods import Frame
from orchestration.landing.words.known import knows
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_numbering

_LONGEST_NUMBER = 5  # letters of what numbers a row: `(III)`


def best_label_column(
    sheet: Sheet, last: int, first_value: int, labels: list[int], taken: set[int], lexicon: Lexicon
) -> int | None:
    """The column of labels: the one named so; of several the one with most known labels, else with most texts."""
    below = range(last + 1, min(last + 40, len(sheet.rows)))
    body: Sequence[int] = below
    candidates = labels or [c for c in range(first_value) if c not in taken]
    if len(candidates) > 1:  # what says the same in each row, of which province they all are, names none
        candidates = [c for c in candidates if len(set(sheet.column_texts(c, below))) > 1] or candidates
    if not candidates:
        return None
    if len(labels) > 1:  # signatures below stand in these columns too
        figures = range(first_value, sheet.width)
        body = [row for row in body if any(is_figure(t, lexicon) for c in figures if (t := sheet.text(row, c)))]

    def weight(column: int) -> tuple[int, int]:
        texts = [text for row in body if len(text := sheet.text(row, column)) > 3]
        return (sum(knows(text, lexicon) for text in texts) if len(labels) > 1 else 0, len(texts))

    best = max(candidates, key=weight)
    return best if labels or weight(best)[1] else None


def names_blocks(sheet: Sheet, last: int, column: int, labels: Sequence[int]) -> bool:
    """Whether what a column says is merged over several rows, or repeated in each, left of labels that differ."""

    def goes_on(row: int, other: int) -> bool:
        if sheet.is_merged(row, other) and sheet.anchor(row, other) == sheet.anchor(row - 1, other):
            return bool(sheet.text(*sheet.anchor(row, other)))
        return bool(sheet.text(row, other)) and sheet.text(row, other) == sheet.text(row - 1, other)

    right = [other for other in labels if other > column]
    rows = range(last + 2, min(last + 1 + LOOK_AHEAD, len(sheet.rows)))
    return any(
        goes_on(row, column) and any(sheet.text(row, other) and not goes_on(row, other) for other in right)
        for row in rows
    )


def goes_on_right(sheet: Sheet, header: tuple[int, int], column: int, labels: Sequence[int]) -> bool:
    """Whether a column stands below the header of labels that is merged over it: `Chỉ tiêu` over two columns.

    Args:
        sheet: the sheet.
        header: first and last header row.
        column: the column.
        labels: the columns whose header names labels.
    """
    if column in labels:
        return False
    anchors = {sheet.anchor(row, column) for row in range(header[0], header[1] + 1)}
    return any(c in labels and sheet.text(r, c) for r, c in anchors)


def rows_without_header(sheet: Sheet, last: int, label_column: int | None, frame: Frame) -> str:
    """What the rows of a table are whose labels have no header: periods, what they say, or all there is."""
    if label_column is None:
        return "whole"
    return "periods" if holds_times_only(sheet, last, label_column, frame) else "indicators"


def numbering_column(
    sheet: Sheet, last: int, label_column: int, columns: Iterable[int], roles: Mapping[int, str]
) -> int | None:
    """A column left of the labels that holds only short texts is the numbering, named or not.

    Codes that go on from row to row, whatever the rows are, number none of them: `Mã số | 01 | 02 | 03`, or beside
    labels with numbers of their own `1 | I. Hợp tác xã`.

    Args:
        sheet: the sheet.
        last: the last row of the header.
        label_column: where the labels are.
        columns: the columns left of them up to any figures, the nearest first.
        roles: what headers say that columns hold.
    """
    rows = range(last + 1, len(sheet.rows))
    for column in columns:
        texts = sheet.column_texts(column, rows)
        short = [text for text in texts if len(text) <= _LONGEST_NUMBER]
        if roles.get(column) != "order" and not (texts and len(short) >= 0.8 * len(texts)):
            return None
        is_code = roles.get(column) == "note" or any(map(_is_numbered, sheet.column_texts(label_column, rows)))
        if not (is_code and _are_codes(short)):
            return column
    return None


def _is_numbered(label: str) -> bool:
    """Whether a label begins with a number of its own, no dash: `1. Tổng số HTX`."""
    return without_numbering(label) != label and label[0].isalnum()


def _are_codes(texts: Sequence[str]) -> bool:
    """Whether texts are numbers each of which is larger than the one before."""
    return (
        bool(texts)
        and all(map(str.isdecimal, texts))
        and all(int(code) < int(after) for code, after in pairwise(texts))
    )
