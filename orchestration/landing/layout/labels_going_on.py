"""Labels that a clerk, or a conversion from print, wrapped over two rows or more.

`Doanh thu bình quân của một` over `hợp tác xã` is one label, and its figures stand beside either line. Two lines are
one label only where together they are a wording and one of them alone is none. What may be a heading too stays one:
`Hợp tác xã` over `tổng số`. A label may also go on over rows without one that measure the same in other units.

Belongs here: lines of labels. Not here: names of organisations over two rows (`names_going_on`), lines within a cell.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from orchestration.landing.layout.outline import RowText
from orchestration.landing.words.known import knows
from orchestration.landing.words.lexicon import Lexicon


def join_labels(rows: Iterable[RowText], lexicon: Lexicon) -> list[RowText]:
    """Rows of a table with every wrapped label on the row of its figures.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lines = [("Doanh thu bình quân của một", ""), ("hợp tác xã", "tr.đ"), ("Thu nhập BQ của lao", "tr.đ")]
    >>> rows = [RowText(i, "", label, unit, bool(unit)) for i, (label, unit) in enumerate(lines)]
    >>> joined = join_labels([*rows, RowText(3, "", "động thường xuyên", "", False)], load_lexicon())
    >>> [row.label for row in joined if row.has_values]
    ['Doanh thu bình quân của một hợp tác xã', 'Thu nhập BQ của lao động thường xuyên']
    """
    joined: list[RowText] = []
    printed = list(rows)
    beside = {
        row.index for row, following in pairwise(printed) if row.index == following.index
    }  # headings left of rows
    for row in printed:
        above = joined[-1] if joined else None
        if above and row.index not in beside and _goes_on(above, row) and _are_one(above, row, lexicon):
            if above.has_values or not knows(above.label, lexicon):
                joined.pop()
            row = _one(above, row)
        joined.append(row)
    return joined


def over_units(rows: Iterable[RowText], lexicon: Lexicon) -> list[RowText]:
    """Rows with the label above them where they have none, and are counted in another unit than those below it so far.

    So are `lượt người` and `triệu đồng` below `Bồi dưỡng` in `lớp`, whether its cell is merged over them or not.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lines = [("Bồi dưỡng", "lớp"), ("", "người"), ("", "trđ"), ("Thành lập mới", "HTX"), ("", "THT"), ("", "trđ")]
    >>> rows = [RowText(i, "", label, unit, has_values=True) for i, (label, unit) in enumerate(lines)]
    >>> [row.label for row in over_units(rows, load_lexicon())]
    ['Bồi dưỡng', 'Bồi dưỡng', 'Bồi dưỡng', 'Thành lập mới', '', '']
    """
    told: list[RowText] = []
    measured: set[str] = set()
    for row in rows:
        above = told[-1] if told else None
        unit = lexicon.unit(row.unit) if row.unit and row.has_values else None
        counted = {unit.code} if unit else set()
        is_next = above is not None and above.label and row.index == above.index + 1 and not (row.label or row.order)
        if above and is_next and counted and measured and counted.isdisjoint(measured):
            row = replace(row, order=above.order, label=above.label)
        else:
            measured = set()
        measured |= counted
        told.append(row)
    return told


def _goes_on(above: RowText, row: RowText) -> bool:
    """Whether a row may be the next line of the one above: it begins small, without a number, and not with figures too.

    Two lines in capitals begin as small as they can. A part that is told of nothing else, `trong đó:`, ends a line.
    """
    is_next = (
        row.index == above.index + 1 and not row.order and (row.period, row.source) == (above.period, above.source)
    )
    begins_small = row.label[:1].islower() or (row.label.isupper() and above.label.isupper())
    begins_small = begins_small and above.label[:1].isalnum() and not above.label.endswith(":")
    return is_next and begins_small and not (row.has_values and above.has_values)


def _are_one(above: RowText, row: RowText, lexicon: Lexicon) -> bool:
    """Whether two lines mean something together that one of them alone does not mean.

    Names of organisations below figures, `tổ hợp tác`, may head what follows.
    """
    if lexicon.role("furniture", row.label) or not knows(f"{above.label} {row.label}", lexicon):
        return False
    label = lexicon.read(row.label)
    if label.entities and not label.words:
        return not above.has_values
    return not (knows(above.label, lexicon) and knows(row.label, lexicon))


def _one(above: RowText, row: RowText) -> RowText:
    printed = row if row.has_values else above
    unit = above.unit if above.unit == row.unit else f"{above.unit}{' ' if above.unit[-1:].isalnum() else ''}{row.unit}"
    return replace(printed, order=above.order, label=f"{above.label} {row.label}", unit=unit.strip())
