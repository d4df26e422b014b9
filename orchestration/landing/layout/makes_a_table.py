"""Do the columns below a header form a table of figures?

Belongs here: the conditions, which depend on what makes the row a header. Not here: what the columns mean
(`columns_of_header`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.cells_below import holds_known_names, holds_values, is_figure
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.found_header import FoundHeader
from orchestration.landing.layout.label_columns import best_label_column
from orchestration.landing.words.lexicon import Lexicon

ROWS_ARE = {"place": "places", "listed": "members"}  # by what the header of the labels says


def make_a_table(
    sheet: Sheet, header: FoundHeader, columns: list[Column], unknown: list[tuple[int, str]], lexicon: Lexicon
) -> bool:
    """Whether the columns below a header are those of a table of figures."""
    timed = [c for c in columns if c.label is None and (header.told_by == "labels" or c.time.says_something)]
    dimensional = [column for column in columns if column.label is not None]
    match header.told_by:
        case "periods":
            if dimensional:  # `Số HTX`, `Số lao động` over the years of each
                return len(timed) + len(dimensional) > 1 and all(c.time.says_something for c in dimensional)
            several = len(timed) > 1 or (timed and header.roles)
            return bool(several) and not _may_be_counts(timed)
        case "counts":
            first = min((column.index for column in columns), default=0)
            others = [c for c, _ in unknown if c > first or holds_values(sheet, header.end, c, lexicon)]
            kinds = all(c.label and c.label.entities and not c.label.words for c in dimensional)  # `HTX | THT`
            enough = 2 if kinds or _has_known_labels(sheet, header, first, lexicon) else 3
            return not timed and not others and _are_counts(sheet, header.end, dimensional, lexicon, enough)
    told = header.column_of("period") is not None or any(header.roles[c] in ROWS_ARE for c in header.labels)
    enough = len(dimensional) >= (1 if told else 2)
    if bool(timed) or enough or not dimensional:
        return bool(timed) or enough
    return _is_pivot(sheet, header, lexicon) or _is_list(sheet, header, dimensional[0], lexicon)


def _is_pivot(sheet: Sheet, header: FoundHeader, lexicon: Lexicon) -> bool:
    """Whether a spreadsheet named the labels itself: `Row Labels` over whatever rows there are."""
    return any(lexicon.role("header", sheet.text(header.texts[1], column)) == "pivot" for column in header.labels)


def _is_list(sheet: Sheet, header: FoundHeader, column: Column, lexicon: Lexicon) -> bool:
    """Whether one column of figures, `Số HTX` beside `Lĩnh vực`, makes a table.

    It holds several numbers in a row, or any beside names that are known.
    """
    texts = (sheet.text(row, column.index) for row in range(header.end + 1, len(sheet.rows)))
    below = list(islice((text for text in texts if text and text != column.text), 3))  # no headings, no header again
    are_figures = bool(below) and all(is_figure(text, lexicon) for text in below)
    return are_figures and (
        len(below) > 2 or any(holds_known_names(sheet, header.end, named, lexicon) for named in header.labels)
    )


def _has_known_labels(sheet: Sheet, header: FoundHeader, first: int, lexicon: Lexicon) -> bool:
    """Whether most texts left of the first figures name what the code lists know: `Siêu nhỏ`, `Nhỏ` below `Quy mô`."""
    column = best_label_column(sheet, header.end, first, [], set(header.roles), lexicon)
    return column is not None and holds_known_names(sheet, header.end, column, lexicon)


def _are_counts(sheet: Sheet, last: int, columns: Sequence[Column], lexicon: Lexicon, enough: int) -> bool:
    """Whether `Tổng số HTX | Đang hoạt động | Thành viên`, or more columns, stand over nothing but figures."""
    return len(columns) >= enough and all(holds_values(sheet, last, column.index, lexicon) for column in columns)


def _may_be_counts(columns: list[Column]) -> bool:
    """Whether `1900` or `2010 | 1995` may as well count something: years without a word follow each other, or are many.

    A yearbook prints some of them only: `2015 | 2019 | 2020`.
    """
    texts = [column.text for column in columns]
    years = [int(text) for text in texts if text.isdecimal()]
    if len(years) < len(texts):
        return False
    steps = [later - year for year, later in pairwise(years)]
    in_order = all(step == 1 for step in steps) or (len(steps) > 1 and all(step > 0 for step in steps))
    return not (steps and in_order)
