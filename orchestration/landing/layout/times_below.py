"""Which columns hold times below a header: years, months, `KH 2024`, words that say done or planned?

Belongs here: times in the cells of one column. Not here: times in headers (`column_times`), how a time is read
(`values.periods`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.cells_below import body_below, holds
from orchestration.landing.layout.short_quarters import part_below
from orchestration.landing.values.parts_of_years import is_of_a_month
from orchestration.landing.values.periods import YEAR, Frame, Time, read_time
from orchestration.landing.writing.numbering import without_note

_HEADER = 4  # rows that a header may have
_SOME_YEARS = 0.3  # of the texts below `Năm`; the others are slips, told where they stand
_REMARK = re.compile(r"\s+-\s+|[(,;:]")  # behind a time: `Năm 2023 (ước)`
# `2.023`, `N-1`, `'23`, `20X3`, `2O23`, with the mark of a note or without: what was meant to be a year
_YEAR_MISPRINTED = re.compile(
    r"(?:'?[12][.,\s]\d{3}|n(?:\s*[-+]\s*\d)?|'\d\d|[12l](?=\d*[^\d\s])[\do][\w.…?*]{1,4})"
    r"\s*(?:[*¹²³]+|\(\d\))?",
    re.I,
)


def holds_times(sheet: Sheet, last: int, column: int, frame: Frame) -> bool:
    """Whether a column below `Năm` was meant to hold years, however many of them were misprinted, or single months."""
    over = sheet.text(*sheet.anchor(last, column))

    def is_told(text: str) -> bool:
        part = part_below(over, text)
        return is_time(part, frame) or is_of_a_month(part)

    if holds(sheet, last, column, is_told, share=_SOME_YEARS):
        return True
    return holds(sheet, last, column, lambda t: is_time(t, frame) or _YEAR_MISPRINTED.fullmatch(t) is not None)


def holds_times_only(sheet: Sheet, last: int, column: int, frame: Frame) -> bool:
    """Whether a column holds nothing but times, beside two of them perhaps what compares them: `Đạt (%)`."""
    times: list[bool] = []

    def is_told(text: str) -> bool:
        times.append(is_time(text, frame))
        return times[-1] or read_time(text, frame).is_comparison

    return holds(sheet, last, column, is_told, share=1) and (all(times) or sum(times) > 1)


def holds_told_times(sheet: Sheet, last: int, column: int, frame: Frame) -> bool:
    """Whether a column holds nothing but times that say done or planned, at least two, or years below no header.

    A header that stands once more in a column without figures is none of them.
    """
    over = {sheet.text(*sheet.anchor(row, column)) for row in range(max(last - _HEADER, 0), last + 1)}
    texts = {*sheet.column_texts(column, body_below(sheet, last))} - over
    told = len(texts) > 1 and all(_is_told_time(text, frame) for text in texts)
    return told or holds_years(sheet, last, column, frame)


def holds_years(sheet: Sheet, last: int, column: int, frame: Frame) -> bool:
    """Whether a column below no header holds nothing but times, at least two that differ: `2023`, `Năm 2024`."""
    texts = {*sheet.column_texts(column, body_below(sheet, last))}
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
    if all(is_time(text, frame) or is_time(_REMARK.split(text)[0], frame) for text in texts):
        return True
    times = [read_time(without_note(text), frame) for text in texts if YEAR.search(text)]
    if len(times) < len(texts) or not all(time.period for time in times):
        return False
    return len({time.rest for time in times}) == 1 < len({time.period for time in times})


def is_time(text: str, frame: Frame) -> bool:
    """Whether a text is a time and nothing else: `Năm 2023 (*)`."""
    time = read_time(without_note(text), frame)
    return time.period is not None and not time.rest


def _is_told_time(text: str, frame: Frame) -> bool:
    """Whether a text says done or planned, and when, or compares the two: `KH 2024`, `TH/KH (%)`; no bare year."""
    time = read_time(text, frame) if text[:1].isalpha() or text[:1] == "%" else Time()
    return time.is_comparison or (time.scenario is not None and not time.rest)


def is_scenario(text: str, frame: Frame) -> bool:
    """Whether a text says done or planned and nothing else: `Kế hoạch`."""
    time = read_time(text, frame) if text[:1].isalpha() else Time()
    return time.scenario is not None and not (time.period or time.rest)
