"""The rows of a table as printed: number, label, unit, period, whether there are values.

Belongs here: what stands in which cell of a row. Not here: where the table is (`tables`), what a row means (`rows`).
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.landing.cells.workbook import Sheet, printed
from orchestration.landing.layout.header_cells import is_only_time
from orchestration.landing.layout.label_columns import goes_on_right
from orchestration.landing.layout.marked_headings import without_marks
from orchestration.landing.layout.outline import NUMBERS, SIGNS, UNDATED, ZEROS, RowText, is_numbering
from orchestration.landing.layout.short_quarters import part_below
from orchestration.landing.layout.table import Table
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Kind, Problem, is_value, parse_number, says_none
from orchestration.landing.values.periods import YEAR, read_time
from orchestration.landing.values.summed_times import sum_of_years
from orchestration.landing.values.units import ANNOUNCED, is_ditto
from orchestration.landing.words.lines_around import begins_form
from orchestration.landing.writing.numbering import without_ending, without_note, without_numbering

_CODE = re.compile(r"[A-ZĐ]+[-_./]?\d+(?:[-_./]\d+)*")  # of an indicator: `HTX01`
_DASH = re.compile(r"-\s*(?=\w)")
_MOST = 0.61  # of the rows of a table
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?\s*")
_ORDINAL = re.compile(r"\s*(\d|[IVX]+|[A-Za-z])\s*[.)/]\s*(?=\D)")
_OUTERMOST = 0.01  # less deep than whatever is numbered
_QUARTERS = 4  # of a year
_LONGEST_NAME = 5  # words: `Số liệu của Liên minh`
_UNIT = re.compile(rf"\W*{ANNOUNCED}", re.IGNORECASE)
_SECOND = {"1": "2", "I": "II", "A": "B", "a": "b"}
_BEHIND_NUMBER = re.compile(r"\d\s*[^\W\d_]")
_OF_EACH = re.compile(r"[^\d/]+(?:/[^\d/]+)+$")  # `đồng/HTX/năm`; not `12/2023`


def row_texts(sheet: Sheet, table: Table) -> Iterator[RowText]:
    """The rows of a table as printed: number, label, unit, period, whether there are values."""
    return iter(without_marks(list(_printed(sheet, table))))


def _printed(sheet: Sheet, table: Table) -> Iterator[RowText]:
    above: RowText | None = None
    blocks: dict[int, str] = {}  # what stands left of the labels, by column
    within = False
    if heading := _heading_of_first(sheet, table):
        yield RowText(table.header[0] - 1, "", heading, "", has_values=False)
    counted = [c.index for c in table.columns] or [c for c, _ in table.unknown]
    end = _end_of_labels(table)
    dated = _dates_most(sheet, table)
    dashed = [c for c in range(table.span.start, end) if _are_dashed(sheet, table, c)]
    for index in range(table.body[0], table.body[1] + 1):
        if index in sheet.hidden_rows or index in table.repeats or index in table.compared:
            continue
        order, shown = _order_and_label(sheet, table, index, end)
        label = without_ending(shown)
        if table.period_column == table.label_column:
            label = part_below(sheet.text(table.header[1], table.label_column), label)
        if heading := "" if label else _heading_over(sheet, table, index, counted):
            above = RowText(index, order, heading, "", has_values=False)
            yield above
            continue
        texts = sheet.texts_in(index, counted)
        values = [text for text in texts if is_value(text)]
        has_values = bool(values) and (bool(label) or not all(map(_is_prose, values)))
        has_values |= bool(label) and any(set(text) == {"?"} for text in texts)
        has_values |= bool(label and sheet.uncomputed) and any((index, c) in sheet.uncomputed for c in counted)
        begun = False
        headings = _headings_beside(sheet, table, index, label, end)
        headings = {c: _DASH.sub("", text) if c in dashed else text for c, text in headings.items()}
        if headings:
            within = table.order_column is not None and min(headings) < table.order_column
        for column, heading in headings.items():
            begun = begun or heading != blocks.get(column)  # else it is repeated in each row that it was merged over
            if begun:  # and what stands right of it begins anew with it
                depth = _OUTERMOST * (1 + column) if within else None
                yield RowText(index, "", heading, "", has_values=False, depth=depth)
            blocks[column] = heading
        order = "" if headings and not within else order
        if not label and not has_values:
            continue
        unit = _unit(sheet, table, index, has_values=has_values)
        unit_in_cells = "" if unit else _unit_in_cells(texts)
        if _OF_EACH.match(unit_in_cells):  # the figures say themselves whose they are
            unit, unit_in_cells = unit_in_cells, ""
        period = " ".join(filter(None, _times(sheet, table, index, label, dated=dated and has_values)))
        source = _source(sheet, table, index, above)
        place = _place(sheet, table, index, above)
        part = sheet.text(*sheet.anchor(index, table.part_column)) if table.part_column is not None else ""
        announces = shown.endswith(":")
        holds = _held(values) if has_values else ""
        row = RowText(
            index, order, label, unit, has_values, period, source, place, part, None, announces, holds, unit_in_cells
        )
        if (period or source or part) and not label and above:  # the next period, budget or part of the row above
            row = replace(row, order=above.order, label=above.label, unit=unit or above.unit)
        above = row
        yield row


def _held(values: Sequence[str]) -> str:
    """What the values of a row are, see `RowText.holds`."""
    if not all(map(says_none, values)):
        return NUMBERS
    return ZEROS if any("0" in value for value in values) else SIGNS


def _unit(sheet: Sheet, table: Table, row: int, *, has_values: bool) -> str:
    """The unit beside a row, which may be merged over several with values."""
    column = table.unit_column
    if column is None:
        return ""
    text = sheet.text(row, column) or (sheet.text(*sheet.anchor(row, column)) if has_values else "")
    while is_ditto(text) and row - 1 in sheet.hidden_rows:  # the unit that it repeats is hidden
        row -= 1
        text = printed(sheet.rows[row][column] if column < len(sheet.rows[row]) else None) or text
    return text


def _heading_of_first(sheet: Sheet, table: Table) -> str:
    """What stands above a header as others stand above it where it comes again: it heads the first rows only.

    So does `1. Đào tạo` where the header stands again below `2. Xúc tiến`, and `Can Lộc` where it does below `Kỳ Anh`.
    """
    if not (table.title and table.repeats):
        return ""
    heading = table.title[-1]
    rows = [_texts_in(sheet, repeat - 1) for repeat in table.repeats if any(sheet.row_texts(repeat))]
    first = _ORDINAL.match(heading)
    following = {match[1] for texts in rows if texts and (match := _ORDINAL.match(texts[0]))}
    is_numbered = first is not None and _SECOND.get(first[1]) in following
    # right of labels there are figures: what stands alone in its row is none of them
    is_beside = len(table.title) > 1 and _texts_in(sheet, table.header[0] - 1) == [heading]
    is_beside = is_beside and bool(rows) and all(len(texts) == 1 and texts != [heading] for texts in rows)
    return heading if is_numbered or (is_beside and _is_name(heading)) else ""


def _texts_in(sheet: Sheet, row: int) -> list[str]:
    """The texts of a row, each once where cells are merged."""
    return list(dict.fromkeys(filter(None, sheet.row_texts(row)))) if row >= 0 else []


def _is_name(text: str) -> bool:
    """Whether a line above a header is as short as a name, and no time, form or unit."""
    is_short = len(without_numbering(text).split()) <= _LONGEST_NAME
    return is_short and not (is_only_time(read_time(text)) or begins_form(text) or _UNIT.match(text))


def _heading_over(sheet: Sheet, table: Table, row: int, counted: Sequence[int]) -> str:
    """What stands alone over the figures of the rows below it, as yearbooks print it; '' where nothing does."""
    beside = (table.order_column, table.province_column, *table.note_columns)
    last = max(counted, default=table.span.stop)  # right of it may stand the numbers of a chart
    columns = (c for c in table.span if c <= last and c not in beside)
    told = [c for c in columns if sheet.text(row, c)]
    if len(told) != 1 or told[0] not in counted:
        return ""
    text = sheet.text(row, told[0])
    words = without_numbering(text)
    if not is_only_time(read_time(text)) and (not words[:1].isalpha() or (is_value(words) and not _is_prose(words))):
        return ""
    below = next((r for r in range(row + 1, table.body[1] + 1) if any(sheet.row_texts(r))), row)
    over_figures = sheet.text(below, table.label_column) and any(map(is_value, sheet.texts_in(below, counted)))
    return text if over_figures else ""


def _times(sheet: Sheet, table: Table, row: int, label: str, *, dated: bool) -> Iterator[str]:
    """The year and the scenario that columns of their own give a row.

    Left of the labels each holds for the rows below it too: `2023` beside the first of several. The sum of all years,
    which stands there once, is of none of them, but of all. Where rows have to be dated each by itself, none is a year
    that is missing.
    """
    for column in (table.period_column, table.quarter_column, table.scenario_column):
        if column is None:
            continue
        text = without_note(sheet.text(*sheet.anchor(row, column)))
        text = part_below(sheet.text(*sheet.anchor(table.header[1], column)), text)
        if not text and table.quarter_column is not None and column == table.period_column:
            text = next(filter(None, (sheet.text(r, column) for r in range(row - 1, table.body[0] - 1, -1))), "")
        elif not text and label and column < table.label_column:
            above = (sheet.text(r, column) for r in range(row - 1, table.body[0] - 1, -1))
            text = label if _stands_once(sheet, table, label) else next(filter(None, above), "")
        elif not text and label and dated and column == table.period_column:
            text = UNDATED
        if sum_of_years(text) and column == table.quarter_column:
            text = "" if _are_all_quarters(sheet, table, row) else text  # of some of them there is no period
        elif sum_of_years(text):
            text = _all_years(sheet, table, column)
        yield text


def _are_all_quarters(sheet: Sheet, table: Table, row: int) -> bool:
    """Whether the four quarters of a year stand above their sum."""
    assert table.period_column is not None
    assert table.quarter_column is not None
    year, told = sheet.text(row, table.period_column), set[str]()
    for above in range(row - 1, table.body[0] - 1, -1):
        said = sheet.text(above, table.period_column)
        if year and said and said != year:
            break
        told.add(sheet.text(above, table.quarter_column))
        year = year or said
    return len(told) == _QUARTERS


def _dates_most(sheet: Sheet, table: Table) -> bool:
    """Whether a column of periods right of the labels says something beside most rows with a figure."""
    column = table.period_column
    if column is None or column < table.label_column:
        return False
    rows = range(table.body[0], table.body[1] + 1)
    counted = [row for row in rows if any(is_value(sheet.text(row, c.index)) for c in table.columns)]
    return sum(bool(sheet.text(row, column)) for row in counted) > _MOST * len(counted)


def _stands_once(sheet: Sheet, table: Table, label: str) -> bool:
    """Whether a label is that of a sum which no other row has."""
    labels = (sheet.text(r, table.label_column) for r in range(table.body[0], table.body[1] + 1))
    return sum_of_years(label) != 0 and sum(text == label for text in labels) < 2


def _all_years(sheet: Sheet, table: Table, column: int) -> str:
    """From the first to the last year that a column prints, where there are two: `2021-2023`."""
    texts = [sheet.text(r, column) for r in range(table.body[0], table.body[1] + 1)]
    years = sorted({year for text in texts for year in YEAR.findall(fold(text))})
    return f"{years[0]}-{years[-1]}" if len(years) > 1 else ""


def _source(sheet: Sheet, table: Table, row: int, above: RowText | None) -> str:
    """The budget that a column beside the labels names; left of them it holds for the rows below it too."""
    if table.source_column is None:
        return ""
    text = sheet.text(*sheet.anchor(row, table.source_column))
    return text or (above.source if above and table.source_column < table.label_column else "")


def _place(sheet: Sheet, table: Table, row: int, above: RowText | None) -> str:
    """The place that a column left of the labels names; it holds for the rows below it that have a label there."""
    if table.place_column is None:
        return ""
    text = sheet.text(*sheet.anchor(row, table.place_column))
    goes_on = above is not None and bool(sheet.text(row, table.label_column))
    return text or (above.place if above and goes_on else "")


def _is_prose(text: str) -> bool:
    """Whether a text that holds a number is none: the place and the day above a signature."""
    return parse_number(text, Kind.AMOUNT).problem is Problem.UNREADABLE


def _unit_in_cells(texts: Sequence[str]) -> str:
    """The unit that all figures of a row print behind their numbers: `1,45 tỷ đồng/HTX`, `khoảng 120 người`."""
    if not texts or not all(_BEHIND_NUMBER.search(text) for text in texts):
        return ""
    # whichever number it is: `1.650` alone may be a thousand or less than two
    units = {parse_number(_NUMBER.sub("1 ", text), Kind.AMOUNT).unit_text for text in texts}
    return units.pop() if len(units) == 1 else ""


def _end_of_labels(table: Table) -> int:
    """The first column right of the labels that holds something else."""
    beside = (table.period_column, table.quarter_column, table.scenario_column, table.source_column, table.part_column)
    ends = (table.unit_column, *beside, *(c.index for c in table.columns), *(c for c, _ in table.unknown))
    return min((c for c in ends if c is not None and c > table.label_column), default=table.label_column + 1)


def _order_and_label(sheet: Sheet, table: Table, row: int, end: int) -> tuple[str, str]:
    """Numbering and label as printed; a label may stand left of its column, or in several columns up to `end`."""
    order = sheet.text(row, table.order_column) if table.order_column is not None else ""
    found = [(c, text) for c in range(table.label_column, end) if (text := sheet.text(row, c))]
    if found:
        inner = [text for c, text in found if goes_on_right(sheet, table.header, c, [table.label_column])]
        return order, inner[-1] if inner else found[0][1]
    for column in range(table.label_column - 1, table.span.start - 1, -1):
        text = "" if column in (table.unit_column, table.province_column) else sheet.text(row, column)
        if text and not is_numbering(text) and any(c.isalpha() for c in text):
            return ("" if column == table.order_column else order), text
    return order, ""


def _are_dashed(sheet: Sheet, table: Table, column: int) -> bool:
    """Whether a dash stands before whatever a column names: it makes none of it a part of another."""
    texts = sheet.column_texts(column, range(table.body[0], table.body[1] + 1))
    return bool(texts) and all(map(_DASH.match, texts))


def _headings_beside(sheet: Sheet, table: Table, row: int, label: str, end: int) -> dict[int, str]:
    """The names of blocks that stand left of their rows, by column: `HTX` merged over six rows of indicators."""
    of_time = (table.period_column, table.quarter_column, table.scenario_column)
    others = (
        table.unit_column,
        *of_time,
        table.source_column,
        table.place_column,
        table.province_column,
        *table.note_columns,
    )
    found: dict[int, str] = {}
    for column in range(table.span.start, end):
        text = "" if column in others else without_ending(sheet.text(row, column))
        if text and text == label:
            break
        is_name = len(text) > 2 and any(c.isalpha() for c in text) and not (is_numbering(text) or _CODE.fullmatch(text))
        if is_name and label:
            found[column] = text
    return found
