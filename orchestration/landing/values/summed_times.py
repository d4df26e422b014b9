"""Is a text cumulative: a sum of years (`Tổng 3 năm`), a sum since some date, or a present stock (`Hiện có`)?

Belongs here: headers and titles that sum up, or refer to the end of a period. Not here: which period a text means
(`periods`). Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.text import fold
from orchestration.landing.values.relative_times import SINCE_JANUARY
from orchestration.landing.values.time_words import words_of_time

_SUMMED = re.compile(rf"(?:{words_of_time('summed')})\b")
_SUM_OF_YEARS = re.compile(rf"(?:{words_of_time('sum_of_years')})(?: (?:cua )?(\d{{1,2}}) nam)?")
# `Lũy kế đến hết năm 2024`, `Lũy kế giải ngân đến 31/12/2024`: since when?
SUMMED_UP_TO = re.compile(
    rf"\b(?:{words_of_time('summed')})(?: (?!(?:tu|den|toi)\b)\w+){{0,5}}"
    r"(?: tu dau (?:giai doan|nhiem ky|chuong trinh))? (?:den|toi)\b"
)
_SINCE_A_TIME = re.compile(r"\btu (?:dau|nam|thang|quy|ngay|khi|\d)")
_PRESENT = re.compile(words_of_time("present"))
_AT_THE_END = re.compile(rf"\b(?:{words_of_time('present')})\b")


@lru_cache(maxsize=8192)
def sum_of_years(text: str) -> int:
    """Whether a header may mean the sum of the years beside it: their number, -1 when it tells none, 0 for no.

    >>> [sum_of_years(text) for text in ("Cộng", "Tổng 3 năm", "Cả giai đoạn", "Năm 2023")]
    [-1, 3, -1, 0]
    """
    match = _SUM_OF_YEARS.fullmatch(fold(text).strip())
    if not match:
        return 0
    return int(match[1]) if match[1] else -1


def is_since_january(text: str) -> bool:
    """Whether the header of a column sums up the year until then: `Lũy kế từ đầu năm`."""
    return bool(SINCE_JANUARY.search(fold(text)))


def is_summed(text: str) -> bool:
    """Whether a text sums up all until now and does not say since when: `Lũy kế đến cuối kỳ`.

    >>> [is_summed(text) for text in ("Lũy kế đến cuối kỳ", "Luỹ kế", "Lũy kế từ đầu năm")]
    [True, True, False]
    """
    folded = fold(text)
    return _SUMMED.match(folded) is not None and "tu dau" not in folded


def sums_up_to_a_day(title: str) -> bool:
    """Whether a title sums up all until a day and does not say since when: `Kết quả lũy kế đến 31/12/2023`.

    >>> texts = ("Kết quả hỗ trợ lũy kế đến 31/12/2023", "Lũy kế từ năm 2021 đến năm 2023", "Lũy kế 9 tháng năm 2023")
    >>> [sums_up_to_a_day(text) for text in (*texts, "Lũy kế đến 30/9/2023 (tính từ đầu năm)")]
    [True, False, False, False]
    >>> sums_up_to_a_day("Lũy kế số HTX được hỗ trợ đến 31/12/2023")
    True
    """
    folded = fold(title)
    return SUMMED_UP_TO.search(folded) is not None and _SINCE_A_TIME.search(folded) is None


@lru_cache(maxsize=8192)
def is_of_now(text: str) -> bool:
    """Whether the header of a column says that it holds what there is at the end: `Hiện có`, not `Hiện có năm 2023`."""
    return _PRESENT.fullmatch(fold(text).strip()) is not None


@lru_cache(maxsize=8192)
def says_what_there_is(text: str) -> bool:
    """Whether the header of a column says that it is of what there is at the end: `Tổng số HTX hiện có`."""
    return _AT_THE_END.search(fold(text)) is not None
