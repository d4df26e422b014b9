"""Tables without a header: below the title, each row is a label, one figure and perhaps its unit.

Belongs here: sheets whose rows can be read from the cells alone. Not here: tables with headers (`tables`). A second
column of figures would need a header to say how it differs: such a sheet is reported, never read. Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.above import title_lines, unit_note
from orchestration.landing.layout.cells_below import is_figure
from orchestration.landing.layout.column_times import settle_times
from orchestration.landing.layout.columns import Column, read_column
from orchestration.landing.layout.table import Table
from orchestration.landing.layout.times_below import are_times
from orchestration.landing.values.periods import Frame, Time, read_time
from orchestration.landing.words.dated_lines import times_first
from orchestration.landing.words.known import knows
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.lines_around import is_report
from orchestration.landing.words.titles import read_title

_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST = 3  # rows: two may be anything
_KNOWN = 2 / 3  # of the labels


def find_table_without_header(sheet: Sheet, lexicon: Lexicon, folder_period: str) -> Table | None:
    """The one table of a sheet on which no header was found, if its rows leave no doubt.

    Args:
        sheet: the sheet.
        lexicon: known wordings.
        folder_period: the period to fall back on where no title names one.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> rows = [["NHANH NĂM 2023"], ["Tổng số HTX:", 12.0, "HTX"], ["Giải thể:", 1.0, "HTX"], ["Thành viên:", 90.0]]
    >>> table = find_table_without_header(Sheet("BC", rows), load_lexicon(), "2023")
    >>> table.label_column, table.unit_column, [(c.index, c.time.period) for c in table.columns]
    (0, 2, [(1, '2023')])
    """
    rows = [(row, _cells(sheet, row)) for row in range(len(sheet.rows))]
    figures = {row: _figures(cells, lexicon) for row, cells in rows}
    remarks = _remarks([cells for row, cells in rows if figures[row]], lexicon)
    figures = {row: [column for column in found if column not in remarks] for row, found in figures.items()}
    printed = [row for row, found in figures.items() if found]
    if printed and all(_YEAR.fullmatch(rows[printed[0]][1][column]) for column in figures[printed[0]]):
        del printed[0]  # `TT | Thành lập mới | 2023`: a header, however little of it is known
    if len(printed) < _FEWEST or printed[0] == 0:
        return None  # without a title nobody says what it is
    first, last = printed[0], printed[-1]
    below = dict(rows[first : last + 1])
    values = {column for row in printed for column in figures[row]}
    value = values.pop()
    label = _label_column([below[row] for row in printed], value, lexicon)
    if values or label is None:
        return None
    if any(read_time(text).period for row in below if row not in printed for text in below[row].values()):
        return None  # `Năm 2022` between the rows: what is below it is of another time
    title = title_lines(sheet, 0, first - 1, range(sheet.width))
    frame = read_title([*times_first(title), sheet.name], folder_period)
    column = _column(_cells(sheet, first - 1), value, frame, lexicon)
    if column is None:
        return None
    [column] = settle_times([column], frame)
    is_dated = bool(column.time.period and column.time.scenario)
    times = _times(below, label, value, frame)
    return Table(
        header=(first - 1, first - 1),
        body=(first, len(sheet.rows) - 1),
        label_column=label,
        order_column=_numbering(below, label),
        unit_column=_units(below, label, value, lexicon),
        period_column=times,
        columns=[column] if is_dated else [],
        unknown=[] if is_dated else [(value, "")],
        title=[line for line in title if not is_report(line)],
        unit_note=unit_note(sheet, max(first - 4, 0), first - 1, range(sheet.width), lexicon),
        frame=frame,
        span=range(sheet.width),
        spoken_for={column for column in (value, times) if column is not None},
    )


def _column(above: dict[int, str], value: int, frame: Frame, lexicon: Lexicon) -> Column | None:
    """The column of figures, by the text over it if the row above is a header whose other words are not known.

    None where that text is not understood: nobody can tell what `Tăng thêm` is of.
    """
    if len(above) < 2 or value not in above:
        return Column(value, "", Time(), Time())
    column = read_column(value, [above[value]], frame, lexicon)
    return column if isinstance(column, Column) else None


def _cells(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row, those of merged cells once."""
    return {c: text for _, c, text in sheet.texts(row, row) if sheet.anchor(row, c) == (row, c)}


def _figures(cells: dict[int, str], lexicon: Lexicon) -> list[int]:
    """Columns with figures right of the first words of a row: left of them it is numbered."""
    words = [column for column, text in cells.items() if not is_figure(text, lexicon)]
    return [c for c, text in cells.items() if words and c > min(words) and c not in words and text]


def _remarks(rows: list[dict[int, str]], lexicon: Lexicon) -> set[int]:
    """The columns that say something of the figures left of them in words: `đạt 130% kế hoạch`, `tăng 38 HTX`.

    Some may read like figures: fewer than half of them, none of which begins with its number.
    """
    texts: dict[int, list[str]] = {}
    for cells in rows:
        for column, text in cells.items():
            texts.setdefault(column, []).append(text)
    like_figures = {column: [text for text in said if is_figure(text, lexicon)] for column, said in texts.items()}
    return {
        column
        for column, like in like_figures.items()
        if 2 * len(like) < len(texts[column]) and all(text[0].isalpha() for text in like)
    }


def _label_column(rows: list[dict[int, str]], value: int, lexicon: Lexicon) -> int | None:
    """The column of words left of the figures that every row has, most of which are known."""
    words = [{c for c, text in cells.items() if c < value and not is_figure(text, lexicon)} for cells in rows]
    known = {c: sum(_is_known(cells[c], lexicon) for cells in rows) for c in set.intersection(*words)}
    label = min(known, key=lambda column: (-known[column], column), default=None)
    return label if label is not None and known[label] >= _KNOWN * len(rows) else None


def _is_known(text: str, lexicon: Lexicon) -> bool:
    """Whether a label is of what the code lists know; `Tổng số` below a heading says nothing else."""
    return knows(text, lexicon) or not lexicon.read(text).words


def _times(below: dict[int, dict[int, str]], label: int, value: int, frame: Frame) -> int | None:
    """The column beside the labels that says of which year each row is, where one does."""
    beside: dict[int, list[str]] = {}
    for cells in below.values():
        for column, text in cells.items():
            if column not in (label, value):
                beside.setdefault(column, []).append(text)
    return next((column for column, texts in beside.items() if are_times(texts, frame)), None)


def _numbering(below: dict[int, dict[int, str]], label: int) -> int | None:
    """The column left of the labels, where anything stands there."""
    left = {column for cells in below.values() for column in cells if column < label}
    return max(left, default=None)


def _units(below: dict[int, dict[int, str]], label: int, value: int, lexicon: Lexicon) -> int | None:
    """The column right of the labels most of whose texts are units; `tổ` beside them is what the table counts."""
    beside: dict[int, list[bool]] = {}
    for cells in below.values():
        for column, text in cells.items():
            if column > label and column != value:
                beside.setdefault(column, []).append(lexicon.unit(text) is not None)
    return next((column for column, units in beside.items() if 2 * sum(units) > len(units)), None)
