"""The part of a year in a folded text: `6 thang dau nam`, `quy iv`, `den 30/9/2024` -> H1, Q4, 9M.

Belongs here: months, quarters, and the days on which they end. Not here: years (`periods`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.text import fold
from orchestration.landing.values.period_codes import PART_OF_MONTHS
from orchestration.landing.values.time_words import words_of_time

# first and last day (month, day) of a period; the statutory year of TT 09/2024 ends on 14 December
_PART_OF_DAYS = {
    **dict.fromkeys((((12, 15), (12, 14)), ((12, 16), (12, 15)), ((1, 1), (12, 31))), ""),
    ((1, 1), (6, 30)): "H1",
    ((1, 1), (9, 30)): "9M",
    ((1, 1), (3, 31)): "Q1",
    ((4, 1), (6, 30)): "Q2",
    ((7, 1), (9, 30)): "Q3",
    ((10, 1), (12, 31)): "Q4",
}
_LONGEST = 10  # years between two that are printed as a pair
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMERALS = {"ba": 3, "sau": 6, "chin": 9}
FULL_DATE = re.compile(r"\b(?:ngay )?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})(?:\s*(?:[/.-]|nam)\s*((?:19|20)\d\d))?\b")
DAYS = re.compile(
    r"\b(?:tu )?(?:ngay )?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})\s*(?:[/.-]|nam)\s*((?:19|20)\d\d)"
    r"\s*(?:-|den|toi)(?: het)?(?: ngay)?\s*(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})\s*(?:[/.-]|nam)\s*((?:19|20)\d\d)\b"
)
_MONTHS = re.compile(  # `6 th` alone: before a year `TH` is what was done; `nổi bật` is no `ba t`
    r"\b(\d{1,2}|(?:ba|sau|chin)(?= thang\b))\s*(?:(?:thang|thg|t)|th(?=\.?\s*(?:d|$|[/-])))\.?(?:\b|(?=dn\b))"
    r"\s*(?:dau nam|dau|cuoi nam|dn\b)?"
)
_UNTIL_MONTH = re.compile(
    r"\b(?:den|het|cuoi|tinh den)\s*(?:het |cuoi )?thang\s*(\d{1,2})(?:\s*(?:/|-|nam)\s*((?:19|20)\d\d))?"
)
_HALF = re.compile(r"\bnua (?:dau )?nam\b(?: dau)?")
_ONE_MONTH = re.compile(r"\bthang:? \d{1,2}\b")
# `23/22`, `TH 2023/22`, `GĐ 21-25`: years since 2013, which no month or day of a month could be; `10-49` are workers
_SHORT_YEARS = re.compile(
    r"(?<![\d/.-])\b(?:(?P<whole>(?:19|20)\d\d)(?P<link>\s*[/-]\s*)"
    r"|(?:(?P<of>nam|gd|giai doan|nhiem ky) )?(?P<short>\d\d)(?P<links>\s*(?:/|(?(of)-|/))\s*))"
    r"(?P<last>1[3-9]|2\d|3[0-5])\b(?!\s*[/.-]?\d)"
)
_SHORT_DATE = re.compile(r"\b(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*)(\d\d)\b(?![/.,-]?\d)")  # `31/12/23`
_SEVERAL_QUARTERS = re.compile(r"\bquy\s*(?:iv|i{1,3}|[1-4])\s*(?:[,+&-]|va|den)\s*(?:quy\s*)?(?:iv|i{1,3}|[1-4])\b")
_QUARTERS = re.compile(r"\b([23]|hai|ba) quy(?: dau nam| dau)\b")
# `Quý 5/2023`
_NO_QUARTER = re.compile(r"\bquy\s*:?\s*(?!0?[1-4]\b)(?:\d{1,2}|vi{0,3})\s*(?:[-/.]|nam)?\s*(?:19|20)\d\d\b")
# `Q4-2022`, `Q.II`; not `Q.1`, which is a district
QUARTER = re.compile(r"\b(?:quy\s*:?\s*|q\.?\s?(?=(?:iv|i{1,3})\b|\d\s*[-/. ]\s*(?:19|20)\d\d\b))(iv|i{1,3}|0?[1-4])\b")
_A_MONTH = re.compile(rf"\b(?:{words_of_time('month')})\b")
_ANY_MONTH = re.compile(r"\b(?:thang|th|t)\.? ?(?:0?[1-9]|1[0-2])\b")


def part_of_year(folded: str) -> tuple[str, str, bool]:
    """Part of the year named (`H1`, `9M`, `Q3`, ''), the text without day and month, whether it has no code."""
    if match := DAYS.search(folded):
        first, last = ((int(match[i + 1]), int(match[i])) for i in (1, 4))
        part = _PART_OF_DAYS.get((first, last))
        years = int(match[6]) - int(match[3])
        is_known = part is not None and years == (first[0] == 12)
        return part or "", f"{folded[: match.start()]} {match[6]} {folded[match.end() :]}", not is_known
    if match := _QUARTERS.search(folded):
        quarters = {"hai": 2, "ba": 3}.get(match[1]) or int(match[1])
        return PART_OF_MONTHS[3 * quarters], folded[: match.start()] + " " + folded[match.end() :], False
    if _SEVERAL_QUARTERS.search(folded) or _NO_QUARTER.search(folded):
        return "", folded, True
    if match := QUARTER.search(folded):
        number = _ROMAN.get(match[1]) or int(match[1])
        return f"Q{number}", folded[: match.start()] + " " + folded[match.end() :], False
    if match := _UNTIL_MONTH.search(folded):
        month = int(match[1])
        body = folded[: match.start()] + " " + (match[2] or "") + folded[match.end() :]
        return PART_OF_MONTHS.get(month, ""), body, month not in PART_OF_MONTHS
    if (match := FULL_DATE.search(folded)) and 1 <= int(match[2]) <= 12:
        day, month = int(match[1]), int(match[2])
        body = folded[: match.start()] + " " + (match[3] or "") + folded[match.end() :]
        if (day, month) in {(31, 12), (14, 12), (15, 12), (30, 12)}:
            return "", body, False
        known = {(30, 6): "H1", (30, 9): "9M", (31, 3): "Q1"}
        return known.get((day, month), ""), body, (day, month) not in known
    if match := _HALF.search(folded):
        return "H1", folded[: match.start()] + " " + folded[match.end() :], False
    if _ONE_MONTH.search(folded) or _A_MONTH.search(folded):
        return "", folded, True
    if match := _MONTHS.search(folded):
        months = _NUMERALS.get(match[1]) or int(match[1])
        body = folded[: match.start()] + " " + folded[match.end() :]
        late = "cuoi nam" in match[0]
        return PART_OF_MONTHS.get(months, ""), body, late or months not in PART_OF_MONTHS
    return "", folded, False


def with_whole_years(folded: str) -> str:
    """A folded text whose days name their year with all its digits.

    >>> [with_whole_years(text) for text in ("den 31/12/23", "1.250.50", "ngay 15/6", "31/12/2023")]
    ['den 31/12/2023', '1.250.50', 'ngay 15/6', '31/12/2023']
    """
    return _SHORT_DATE.sub(lambda found: f"{found[1]}20{found[2]}" if "1" <= found[2][0] <= "3" else found[0], folded)


def with_both_years(folded: str) -> str:
    """A folded text whose pairs of years have all their digits: two to compare, or the ends of a span.

    >>> [with_both_years(text) for text in ("th 23/22", "2022-23", "gd 21-25", "10-49", "30/6", "22-23", "31/12/23")]
    ['th 2023/2022', '2022-2023', 'gd 2021-2025', '10-49', '30/6', '22-23', '31/12/23']
    """

    def whole(found: re.Match[str]) -> str:
        first = found["whole"] or f"20{found['short']}"
        if not 0 < abs(int(first) - int(f"20{found['last']}")) <= _LONGEST:
            return found[0]
        return f"{found['of'] or ''} {first}{found['link'] or found['links']}20{found['last']}".strip()

    return _SHORT_YEARS.sub(whole, folded)


def names_a_day(folded: str) -> bool:
    """Whether a folded text prints a day of the year: `31/12`, not `10-49`, `50-99`."""
    return any(1 <= int(day) <= 31 and 1 <= int(month) <= 12 for day, month, _ in FULL_DATE.findall(folded))


def of_months_without_code(folded: str) -> bool:
    """Whether a title is about months that no period code stands for: `tháng 10`, `8 tháng đầu năm`, not `tháng 12`."""
    _, _, unclear = part_of_year(folded)
    month = _ONE_MONTH.search(folded)
    if month and not _UNTIL_MONTH.search(folded):
        return not month[0].endswith("12")
    return unclear and bool(_MONTHS.search(folded) or _UNTIL_MONTH.search(folded))


def ends_with_a_month(folded: str) -> str:
    """The part of a year that ends with the one month that a title is about; '' where none does.

    >>> [ends_with_a_month(text) for text in ("bao cao thang 9 nam 2023", "thang 10", "9 thang", "den thang 9")]
    ['9M', '', '', '']
    """
    month = _ONE_MONTH.search(folded)
    if month is None or _UNTIL_MONTH.search(folded):
        return ""
    return PART_OF_MONTHS.get(int(month[0].split()[-1]), "")


def is_of_a_month(text: str) -> bool:
    """Whether the header of a column names one month: `Tháng 1`, `T10`, `Trong tháng`.

    >>> [is_of_a_month(text) for text in ("Tháng 01/2024", "T10", "Thực hiện trong tháng", "9 tháng")]
    [True, True, True, False]
    """
    folded = fold(text)
    return bool(_ANY_MONTH.search(folded) or _A_MONTH.search(folded))
