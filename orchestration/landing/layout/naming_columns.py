"""Which columns of a table say what its rows are: labels, numbering, units, periods, scenarios?

A header tells, and the cells below it bear that out or do not.

Belongs here: the columns beside the figures. Not here: where headers are (`header_rows`), what columns of figures mean
(`columns`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.outline import number_before
from orchestration.landing.layout.short_quarters import part_below
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Kind, Problem, parse_number
from orchestration.landing.values.parts_of_years import is_of_a_month
from orchestration.landing.values.periods import YEAR, Frame, Time, read_time
from orchestration.landing.values.units import is_ditto
from orchestration.landing.words.known import TOTAL, knows, names_something, source_named
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_note, without_numbering

LABELS = ("label", "place", "listed")
_LOOK_AHEAD = 40
_HEADER = 4  # rows that a header may have
_LONGEST_NUMBER = 5  # letters of what numbers a row: `(III)`
_SOME_YEARS = 0.3  # of the texts below `Năm`; the others are slips, told where they stand
# `2.023`, `N-1`, `'23`, `20X3`, `2O23`, with the mark of a note or without: what was meant to be a year
_REMARK = re.compile(r"\s+-\s+|[(,;:]")  # behind a time: `Năm 2023 (ước)`
_YEAR_MISPRINTED = re.compile(
    r"(?:'?[12][.,\s]\d{3}|n(?:\s*[-+]\s*\d)?|'\d\d|[12l](?=\d*[^\d\s])[\do][\w.…?*]{1,4})"
    r"\s*(?:[*¹²³]+|\(\d\))?",
    re.I,
)


def borne_out(sheet: Sheet, last: int, roles: dict[int, str], frame: Frame, lexicon: Lexicon) -> dict[int, str]:
    """Roles that the cells below bear out.

    `Năm` over anything but times is no column of periods, as `Chỉ tiêu` over times is one; over numbers it is a plan.
    Over years that are misprinted it is one: its rows are of no year that anybody can tell, not of the folder's.
    """
    tried = _with_told_by_cells(sheet, last, roles, frame, lexicon)
    for column, role in tried.copy().items():
        no_period = role == "period" and not (
            _holds_times(sheet, last, column, frame) or _holds_years(sheet, last, column, frame)
        )
        # years below policies, or below what is counted, are labels among others
        if no_period or (
            role == "label"
            and _holds(sheet, last, column, lambda t: _is_bare_figure(t, lexicon) and not _is_time(t, frame))
            and _are_named_beside(sheet, last, column, tried, lexicon)
        ):
            del tried[column]
        elif role in LABELS and _holds_times_only(sheet, last, column, frame):
            tried[column] = role if _holds_numbered_headings(sheet, last, column - 1) else "period"
    tried = _with_units_told_apart(sheet, last, tried, lexicon)
    named = set(tried.values()) & {*LABELS, "period"}
    return tried if named else _with_labels(sheet, last, roles, tried, lexicon)


def _with_told_by_cells(
    sheet: Sheet, last: int, roles: dict[int, str], frame: Frame, lexicon: Lexicon
) -> dict[int, str]:
    """Roles of columns that their cells tell, whatever stands over them.

    Units below each other beside the labels are a column of units, `Kế hoạch` and `Thực hiện` one of scenarios,
    `KH 2023` and `TH 2023` one of periods, budgets one of sources of money, names of cooperatives left of the labels
    one of those that the rows are about.
    """
    tried = dict(roles)
    labels = min((column for column, role in roles.items() if role in LABELS), default=0)
    for column in range(min(roles, default=0), max(roles, default=-2) + 2):
        role = roles.get(column)
        if role is None and "unit" not in tried.values() and _holds_units(sheet, last, column, lexicon):
            tried[column] = "unit"
        if role in (None, *LABELS, "period") and _holds(sheet, last, column, lambda text: _is_scenario(text, frame)):
            tried[column] = "scenario"
        elif role is None and _holds_told_times(sheet, last, column, frame):
            tried[column] = "period"
        elif role is None and column < labels and _holds_own_names(sheet, last, column, lexicon):
            tried[column] = "listed"
        elif role in (None, "note") and _holds_sources(sheet, last, column, roles, lexicon):
            tried[column] = "source"
    left = min(roles) - 1 if roles else _first_filled(sheet, last)
    if left not in tried and holds_words(sheet, last, left + 1, lexicon) and _holds_years(sheet, last, left, frame):
        tried[left] = "period"  # left of the labels of each year
    return tried


def _with_units_told_apart(sheet: Sheet, last: int, tried: dict[int, str], lexicon: Lexicon) -> dict[int, str]:
    """Roles where `Đơn vị` over names of cooperatives lists them, and over others beside `ĐVT` names places."""
    tried = dict(tried)
    units = [column for column, role in tried.items() if role == "unit"]
    if len(units) > 1 and any(_holds_units(sheet, last, column, lexicon) for column in units):
        for column in units:
            if not _holds(sheet, last, column, lambda text: _is_no_place(text, lexicon)):
                tried[column] = "place"
    for column in units:
        if tried[column] == "unit" and _holds_own_names(sheet, last, column, lexicon):
            tried[column] = "listed"
    return tried


def _with_labels(
    sheet: Sheet, last: int, roles: dict[int, str], tried: dict[int, str], lexicon: Lexicon
) -> dict[int, str]:
    """Roles where no header names the labels: they are the names below `Đơn vị`, or the only texts beside numbers."""
    tried = dict(tried)
    for column, role in roles.items():
        if role == "unit" and not _holds(sheet, last, column, lambda text: _is_no_place(text, lexicon)):
            tried[column] = "place"

    def holds_texts(column: int) -> bool:
        return _holds(sheet, last, column, lambda text: not is_figure(text, lexicon))

    texts = [column for column in _between(tried) if holds_texts(column)]
    if len(texts) == 1:
        tried[texts[0]] = "label"
    elif (beside := _note_beside_numbering(tried)) is not None and holds_texts(beside):
        tried[beside] = "label"
    return tried


def _holds_numbered_headings(sheet: Sheet, last: int, column: int) -> bool:
    """Whether headings stand in the column of numbers: `I. Xúc tiến thương mại` over its years."""
    return column >= 0 and any(map(number_before, sheet.column_texts(column, _body(sheet, last))))


def _holds_own_names(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most cells are names of organisations, none of them twice: `HTX Tân Tiến`, not `HTX đang hoạt động`."""
    texts = list(filter(None, sheet.column_texts(column, _body(sheet, last))))
    names = [text for text in texts if _is_own_name(text, lexicon)]
    return len(names) == len(set(names)) > 1 and 2 * len(names) > len(texts)


def _is_own_name(text: str, lexicon: Lexicon) -> bool:
    is_name = lexicon.begins_with_name(fold(text)) and bool(lexicon.split_name(text)[1])
    return is_name and "/" not in text and not names_something(lexicon.read(text), lexicon)


def _are_named_beside(sheet: Sheet, last: int, column: int, roles: dict[int, str], lexicon: Lexicon) -> bool:
    """Whether rows have names but for a column: `1-9`, `10-49` may be all that there is to tell them apart."""
    others = any(role in LABELS for other, role in roles.items() if other != column)
    return others or any(holds_words(sheet, last, left, lexicon) for left in range(column))


def _note_beside_numbering(roles: dict[int, str]) -> int | None:
    """A column of remarks right of the numbering, where no other names the rows: `Đối tượng` of each class."""
    numbering = next((c for c, role in roles.items() if role == "order"), None)
    return numbering + 1 if numbering is not None and roles.get(numbering + 1) == "note" else None


def _between(roles: dict[int, str]) -> range:
    """The columns between the numbering and the unit, where no header that is known names the labels."""
    numbering = next((c for c, role in roles.items() if role == "order"), None)
    unit = next((c for c, role in roles.items() if role == "unit"), None)
    return range(numbering + 1, unit) if numbering is not None and unit is not None else range(0)


def _first_filled(sheet: Sheet, last: int) -> int:
    """The first column that holds anything below a header: a table may begin right of an empty one."""
    body = _body(sheet, last)
    return next((c for c in range(sheet.width) if any(sheet.column_texts(c, body))), 0)


def _is_no_place(text: str, lexicon: Lexicon) -> bool:
    return lexicon.unit(text) is not None or is_ditto(text) or lexicon.header(text) == "unit"


def _is_time(text: str, frame: Frame) -> bool:
    time = read_time(without_note(text), frame)
    return time.period is not None and not time.rest


def _holds_times_only(sheet: Sheet, last: int, column: int, frame: Frame) -> bool:
    """Whether a column holds nothing but times, beside two of them perhaps what compares them: `Đạt (%)`."""
    times: list[bool] = []

    def is_told(text: str) -> bool:
        times.append(_is_time(text, frame))
        return times[-1] or read_time(text, frame).is_comparison

    return _holds(sheet, last, column, is_told, share=1) and (all(times) or sum(times) > 1)


def _holds_told_times(sheet: Sheet, last: int, column: int, frame: Frame) -> bool:
    """Whether a column holds nothing but times that say done or planned, at least two, or years below no header.

    A header that stands once more in a column without figures is none of them.
    """
    over = {sheet.text(*sheet.anchor(row, column)) for row in range(max(last - _HEADER, 0), last + 1)}
    texts = {*sheet.column_texts(column, _body(sheet, last))} - over
    told = len(texts) > 1 and all(_is_told_time(text, frame) for text in texts)
    return told or _holds_years(sheet, last, column, frame)


def _holds_years(sheet: Sheet, last: int, column: int, frame: Frame) -> bool:
    """Whether a column below no header holds nothing but times, at least two that differ: `2023`, `Năm 2024`."""
    texts = {*sheet.column_texts(column, _body(sheet, last))}
    is_alone = column >= 0 and not sheet.text(*sheet.anchor(last, column))
    return is_alone and are_times(texts, frame)


def are_times(texts: Collection[str], frame: Frame) -> bool:
    """Whether texts are times, at least two that differ, whatever stands behind them, or the same beside each.

    >>> texts = (["2022", "2023"], ["Năm 2022 - đã kiểm toán", "Năm 2023"], ["HTX mới năm 2022", "HTX năm 2023"])
    >>> [are_times(told, Frame("2023")) for told in texts]
    [True, True, False]
    """
    if len({*texts}) < 2:
        return False
    if all(_is_time(text, frame) or _is_time(_REMARK.split(text)[0], frame) for text in texts):
        return True
    times = [read_time(without_note(text), frame) for text in texts if YEAR.search(text)]
    if len(times) < len(texts) or not all(time.period for time in times):
        return False
    return len({time.rest for time in times}) == 1 < len({time.period for time in times})


def _is_told_time(text: str, frame: Frame) -> bool:
    """Whether a text says done or planned, and when, or compares the two: `KH 2024`, `TH/KH (%)`; no bare year."""
    time = read_time(text, frame) if text[:1].isalpha() or text[:1] == "%" else Time()
    return time.is_comparison or (time.scenario is not None and not time.rest)


def _holds_times(sheet: Sheet, last: int, column: int, frame: Frame) -> bool:
    """Whether a column below `Năm` was meant to hold years, however many of them were misprinted, or single months."""
    over = sheet.text(*sheet.anchor(last, column))

    def is_told(text: str) -> bool:
        part = part_below(over, text)
        return _is_time(part, frame) or is_of_a_month(part)

    if _holds(sheet, last, column, is_told, share=_SOME_YEARS):
        return True
    return _holds(sheet, last, column, lambda t: _is_time(t, frame) or _YEAR_MISPRINTED.fullmatch(t) is not None)


def _is_scenario(text: str, frame: Frame) -> bool:
    time = read_time(text, frame) if text[:1].isalpha() else Time()
    return time.scenario is not None and not (time.period or time.rest)


def _holds_units(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether a column holds nothing but units, at least two that differ: `HTX`, `triệu đồng`."""
    texts = {*sheet.column_texts(column, _body(sheet, last))}
    units = [lexicon.unit(text) for text in texts if not is_ditto(text)]
    return len(texts) > 1 and None not in units and any(unit and unit.code != "org" for unit in units)


def _holds_sources(sheet: Sheet, last: int, column: int, roles: dict[int, str], lexicon: Lexicon) -> bool:
    """Whether a column below a header names the budgets of each label, one below the other: `Tổng số`, `NSTW`, `NSĐP`.

    Where each label has one row, the budget beside it is a remark; below labels, beside none, budgets are labels too.
    """
    rows = range(last + 1, min(last + 1 + _LOOK_AHEAD, len(sheet.rows)))
    labels = [c for c, role in roles.items() if role in LABELS]
    named = [(row, source) for row in rows if (source := source_named(sheet.text(row, column), lexicon))]
    goes_on = any(not any(sheet.text(row, c) not in ("", sheet.text(row - 1, c)) for c in labels) for row, _ in named)
    several = len({source for _, source in named} - {TOTAL}) > 1
    beside = not labels or any(sheet.text(row, c) for row, _ in named for c in labels)
    return (
        goes_on
        and several
        and beside
        and _holds(sheet, last, column, lambda text: source_named(text, lexicon) is not None)
    )


def _holds(sheet: Sheet, last: int, column: int, said: Callable[[str], bool], share: float = 0.61) -> bool:
    """Whether most texts of a column below a header are of a kind, or as large a share of them."""
    texts = sheet.column_texts(column, _body(sheet, last))
    left, enough = len(texts), share * len(texts)
    for text in texts:  # no more of them are looked at than decide
        if not said(text):
            left -= 1
            if left < enough:
                return False
    return bool(texts)


def _body(sheet: Sheet, last: int) -> range:
    """The first rows below a header, as far as there are numbers: below them are signatures and notes."""
    end = min(last + 1 + _LOOK_AHEAD, len(sheet.rows))
    for row in range(end - 1, last, -1):
        if sheet.has_numbers(row):
            return range(last + 1, row + 1)
    return range(last + 1, end)


def holds_values(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts of a column below a header are figures, or stand where some should: `#REF!`, `?`."""
    return _holds(sheet, last, column, lambda text: is_figure(text, lexicon) or _is_broken(text))


def _is_broken(text: str) -> bool:
    """Whether a text stands where a figure should: `#REF!`, `?`, `x`."""
    return text.startswith("#") or not any(map(str.isalnum, text)) or text in "xX"


def holds_nothing_but_marks(sheet: Sheet, last: int, column: int) -> bool:
    """Whether no number and no word stands in a column below a header: `x`, or nothing."""
    below = {text for row in range(last + 1, len(sheet.rows)) if (text := sheet.text(row, column))}
    return not any(text not in "xXvV" and any(map(str.isalnum, text)) for text in below)


def holds_words(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts of a column below a header are words."""
    return _holds(sheet, last, column, lambda text: not (is_figure(text, lexicon) or _is_broken(text)))


def holds_unknown_names(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts of a column below a header name nothing that the code lists know: `Bình Sơn`, `Sơn Tịnh`."""
    return _holds(sheet, last, column, lambda text: not (knows(text, lexicon) or is_figure(text, lexicon)))


def holds_known_names(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts of a column below a header name what the code lists know: `Siêu nhỏ`, `Trồng trọt`."""
    return _holds(sheet, last, column, lambda text: knows(text, lexicon))


def _is_bare_figure(text: str, lexicon: Lexicon) -> bool:
    """A figure and no words: `Dưới 5 người`, `10 - 49 người` name the cooperatives of a size."""
    return is_figure(text, lexicon) and not any(map(str.isalpha, text))


@lru_cache(maxsize=8192)  # of each row that may be a header, the same rows below it are asked
def is_figure(text: str, lexicon: Lexicon) -> bool:
    """`210`, `210 HTX`, `-`; not `Năm 2023`, `1. Nông nghiệp`, `1 Nông nghiệp`."""
    number = parse_number(without_numbering(text), Kind.AMOUNT)
    if number.value is None and number.problem is not Problem.AMBIGUOUS:
        return number.missing_reason == "not_available"
    return not number.unit_text or lexicon.unit(number.unit_text) is not None


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
    rows = range(last + 2, min(last + 1 + _LOOK_AHEAD, len(sheet.rows)))
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
    return "periods" if _holds_times_only(sheet, last, label_column, frame) else "indicators"


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
