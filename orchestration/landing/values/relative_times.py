"""Periods relative to the report: `Quý trước`, `Kỳ này`, `Lũy kế từ đầu năm`, `Năm trước`.

Belongs here: words that refer to the period of the report. Not here: printed years (`periods`), the beginning of a
period (`period_codes`). Pure; the words are data (seed `wordings`, dimension `time`).
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_word
from orchestration.landing.values.period_codes import period_year
from orchestration.landing.values.time_words import words_of_time

PREVIOUS_YEAR = re.compile(rf"\b(?:{words_of_time('previous_year')})\b")
_NEXT_YEAR = re.compile(rf"\b(?:{words_of_time('next_year')})\b")
_THIS_YEAR = re.compile(rf"\b(?:(?:kh|ke hoach|uoc th|th|thuc hien) nam$|(?:{words_of_time('this_year')})\b)")
# `12 tháng`, which beside other words is no time: `ngừng hoạt động trên 12 tháng`
_SAID_FIRST = f"{words_of_time('plan', 'estimate', 'done', 'result')}|{any_word('header', 'value')}"
_WHOLE_YEAR = re.compile(rf"^\W*(?:(?:{_SAID_FIRST})\s+)?12\s?(?:thang|t)\W*$")
_PREVIOUS_PERIOD = re.compile(rf"\b(?:{words_of_time('previous_period')})\b")
THIS_PERIOD = re.compile(rf"\b(?:{words_of_time('this_period')})\b")
_PREVIOUS_QUARTER = re.compile(rf"\b(?:{words_of_time('previous_quarter')})\b")
_THIS_QUARTER = re.compile(rf"\b(?:{words_of_time('this_quarter')})\b")
SINCE_JANUARY = re.compile(rf"\b(?:{words_of_time('since_january')})\b")
OF_PERIODS = (THIS_PERIOD, _PREVIOUS_PERIOD, _THIS_QUARTER, _PREVIOUS_QUARTER, SINCE_JANUARY)
OF_YEARS = (PREVIOUS_YEAR, _NEXT_YEAR, _THIS_YEAR)
UP_TO_QUARTER = {"Q1": "Q1", "Q2": "H1", "Q3": "9M", "Q4": ""}  # the part of a year that ends with a quarter


def relative_year(folded: str, year: int) -> int | None:
    """The year that a text names by that of the report; None where it names none.

    Args:
        folded: the text, folded.
        year: year of the report.

    >>> [relative_year(text, 2024) for text in ("nam truoc", "nam sau", "ke hoach nam", "uoc th 12 thang", "so luong")]
    [2023, 2025, 2024, 2024, None]
    """
    if PREVIOUS_YEAR.search(folded):
        return year - 1
    if _NEXT_YEAR.search(folded):
        return year + 1
    return year if _THIS_YEAR.search(folded) or _WHOLE_YEAR.search(folded) else None


def relative_period(folded: str, period: str) -> str | None:
    """The code of `kỳ này`, `kỳ trước`; '' where no code stands for it, as for the half before a half of a year.

    Args:
        folded: the text, folded.
        period: period code of the report.

    >>> [relative_period("ky truoc", period) for period in ("2024", "2024-Q1", "2024-H1")]
    ['2023', '2023-Q4', '']
    """
    if _PREVIOUS_PERIOD.search(folded):
        part = period[5:]
        if part.startswith("Q"):
            return _quarter_before(period)
        return "" if part else str(period_year(period) - 1)
    is_this = THIS_PERIOD.search(folded) and not (PREVIOUS_YEAR.search(folded) or _NEXT_YEAR.search(folded))
    return period if is_this else None


def relative_quarter(folded: str, period: str) -> str | None:
    """The code of `quý này`, `quý trước`, `lũy kế từ đầu năm` in the report of a quarter; '' in any other report.

    Args:
        folded: the text, folded.
        period: period code of the report.

    >>> [relative_quarter("luy ke tu dau nam", period) for period in ("2024-Q3", "2024-Q4", "2024-H1")]
    ['2024-9M', '2024', None]
    """
    quarter = period[5:] if period[5:6] == "Q" else ""
    this, before = _THIS_QUARTER.search(folded), _PREVIOUS_QUARTER.search(folded)
    if not (this or before):
        up_to = UP_TO_QUARTER.get(quarter) if SINCE_JANUARY.search(folded) else None
        return None if up_to is None else f"{period_year(period)}-{up_to}".removesuffix("-")
    if not quarter:
        return ""
    return period if this else _quarter_before(period)


def _quarter_before(period: str) -> str:
    year, number = period_year(period), int(period[6])
    return f"{year}-Q{number - 1}" if number > 1 else f"{year - 1}-Q4"
