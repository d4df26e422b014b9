"""Which time is a column of a list about? `Doanh thu KH 2023` is planned, `Xã cũ` is on the old map.

Belongs here: what a header says about time. Not here: which column it is (`header_words`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.registers.header_words import FLOWS
from orchestration.landing.seeds import any_register_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import Frame, read_time

_ANY_YEAR = "2023"
_DIGITS_ALONE = re.compile(r"(?!(?:19|20)\d\d$)[\d\W]*")  # `12/3/2019` of an organisation, `12`
_OF_A_MAP = re.compile(  # `trước ngày 01/7/2025`, `(theo ĐVHC cũ)`
    r"[\s,(-]*\b(?:theo |cua )?"
    rf"(?:(?P<former>{any_register_word('former_map')}|truoc(?: ngay)? (?:\d{{1,2}}[/.-]){{2}}\d{{4}})"
    rf"|{any_register_word('map_of_today')}|(?:sau|tu)(?: ngay)? (?:\d{{1,2}}[/.-]){{2}}\d{{4}})(?!\w)"
    r"(?: (?:dvhc|don vi hanh chinh|cap xa|cap tinh))?\)?"
)
_MONTHLY = re.compile(r"(?:/|\b(?:moi|hang|mot|1))\s*thang\b")


def is_of_another_time(text: str, code: str) -> bool:
    """Whether the header of a measure says that it is planned, was before the year, or is of less than the year.

    >>> texts = ("Doanh thu KH 2023", "Doanh thu quý I", "Doanh thu (trđ/tháng)", "Doanh thu năm 2023")
    >>> [is_of_another_time(text, "revenue") for text in texts]
    [True, True, True, False]
    >>> [is_of_another_time(text, "member_total") for text in ("Số TV đầu năm", "Số TV đến 30/6/2023")]
    [True, False]
    """
    time = read_time(text, Frame(_ANY_YEAR))
    of_a_part = time.period is not None and not time.period.isdecimal()
    is_flow = code in FLOWS
    return time.scenario == "plan" or time.opening or (is_flow and (of_a_part or bool(_MONTHLY.search(fold(text)))))


def is_time_below_band(text: str) -> bool:
    """Whether a text below a band only says of when its column is.

    >>> texts = ("2023", "TH năm 2023", "KH 2023", "6 tháng", "Tăng", "12", "12/3/2019", "HTX 2023")
    >>> list(map(is_time_below_band, texts))
    [True, True, True, True, False, False, False, False]
    """
    if _DIGITS_ALONE.fullmatch(text):
        return False
    time = read_time(text, Frame(_ANY_YEAR))
    return time.says_something and not (time.rest or time.is_comparison)


def without_map(text: str) -> tuple[str, bool]:
    """The header of a place without the words that say on which map, and whether that is a former one.

    >>> [without_map(text) for text in ("Trụ sở trước 01/7/2025", "Xã sau sắp xếp", "Sau sáp nhập Xã", "Xã")]
    [('Trụ sở', True), ('Xã', False), ('Xã', False), ('Xã', False)]
    """
    folded = fold(text)
    if len(folded) != len(text) or not (found := _OF_A_MAP.search(folded)):
        return text, False
    return f"{text[: found.start()]}{text[found.end() :]}".strip(), found["former"] is not None
