"""Which date or year does a label contain: `Tổng số HTX đến 31/12`, `tính đến 30/6/2024`, `HTX thành lập mới năm 2023`?

Belongs here: dates inside labels of rows and columns, and whether a period matches them. Not here: headers and titles
about time (`periods`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.landing.seeds import any_word
from orchestration.landing.values.parts_of_years import with_whole_years
from orchestration.landing.values.period_codes import PART_OF_MONTHS, is_period, period_end, period_year

_YEAR = r"((?:19|20)\d\d)"
_UNTIL = r"(?:(?:tinh|luy ke|co|hien co) )*(?:(?:den|toi|het|cuoi|thoi diem|vao) )+(?:ngay )?"
_DAY = re.compile(rf"\b{_UNTIL}(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})(?:\s*[/.-]\s*{_YEAR})?(?![\d/])")
_ALONE = re.compile(rf"\(\s*(?:ngay )?(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*{_YEAR}\s*\)")
_MONTH = re.compile(rf"\b{_UNTIL}thang (\d{{1,2}})(?:\s*(?:[/.-]|nam)\s*{_YEAR})?(?![\d/])")
# `ngừng hoạt động trong 12 tháng liên tục` dates nothing
_MONTHS = re.compile(
    r"\b(?:trong (\d{1,2}) thang\b(?! (?:cuoi|lien|tro|qua|dau))|(?:trong |cua )?(\d{1,2}) thang dau nam\b)"
    rf"(?: {_YEAR}\b)?"
)
_QUARTER = re.compile(rf"\b(?:trong )?quy (iv|i{{1,3}}|[1-4])\b(?:(?:\s*[/-]\s*| nam | ){_YEAR}\b)?")
_SINCE_JANUARY = re.compile(r"\b(?:(?:tinh|luy ke) )*tu dau nam(?: den (?:nay|het ky|ky bao cao))?\b")
# `theo Luật HTX năm 2012`: the year of a law is no date of what is counted
_LAW_OF_YEAR = re.compile(rf"(\b(?:{any_word('act', 'law')})\b[^\d()]{{0,40}}?)\s*\bnam {_YEAR}\b")
_OF_YEAR = re.compile(rf"\b(?:(?:tinh|trong|den|het|cuoi) )*nam {_YEAR}\b")
# last days of the periods that have a code; the statutory year ends in the middle of December
_YEAR_ENDS = {(14, 12), (15, 12), (30, 12), (31, 12)}
_PARTS = {"12-31": "", "06-30": "H1", "09-30": "9M", "03-31": "Q1"}
_QUARTERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_FROM_JANUARY = ("", "Q1", "H1", "9M")
_UNTIL_THE_SAME_DAY = {"Q2": "H1", "Q3": "9M", "Q4": ""}
_LAST_DAYS = {3: "03-31", 6: "06-30", 9: "09-30", 12: "12-31"}


@dataclass(frozen=True, slots=True)
class Dated:
    """The time a label names.

    Attributes:
        year: its year, if printed.
        day: `12-31`, `06-30`, ... where it is the last day of a period that has a code, else ''.
        parts: of a year (`H1`, `Q3`, '' for all of it) that it may be about, where it names one: `trong quý III`.
    """

    year: int | None = None
    day: str = ""
    parts: tuple[str, ...] = ()

    def is_of(self, period: str) -> bool:
        """Whether a figure of this period may carry the label.

        >>> Dated(2023, "12-31").is_of("2023"), Dated(day="12-31").is_of("2023-H1"), Dated(2022).is_of("2023")
        (True, False, False)
        >>> Dated(parts=("Q3",)).is_of("2023-Q3"), Dated(parts=("Q3",)).is_of("2023-9M")
        (True, False)
        """
        if self.parts and period[5:] not in self.parts:
            return False
        return self.year in (None, period_year(period)) and self.day in ("", period_end(period)[5:])

    def within(self, period: str) -> str:
        """The period it names in a report of a period: `đến 30/6` in the report of 2024 is the first half of 2024."""
        year = self.year or period_year(period)
        if self.parts:
            part = period[5:]
            part = (
                part
                if part in self.parts
                else _UNTIL_THE_SAME_DAY.get(part, "")
                if len(self.parts) > 1
                else self.parts[0]
            )
            return f"{year}-{part}" if part else str(year)
        if self.day and is_period(period) and period_end(period) == f"{year}-{self.day}":
            return period
        part = _PARTS.get(self.day, "")
        return f"{year}-{part}" if part else str(year)


def date_in(folded: str) -> tuple[Dated | None, str]:
    """The date or year in a folded label, and the label without it.

    >>> date_in("tong so htx (den 31/12/2023)")
    (Dated(year=2023, day='12-31', parts=()), 'tong so htx ( )')
    >>> date_in("so htx (31/12/2023)")
    (Dated(year=2023, day='12-31', parts=()), 'so htx  ')
    >>> date_in("htx moi nam 2022")[0], date_in("tong so tht tinh den 30/6")[0], date_in("tong so htx")[0]
    (Dated(year=2022, day='', parts=()), Dated(year=None, day='06-30', parts=()), None)
    >>> date_in("htx hieu qua theo luat htx nam 2012")
    (None, 'htx hieu qua theo luat htx')
    >>> [date_in(f"htx moi {time}")[0].within("2024-Q3") for time in ("tu dau nam", "trong quy iii", "trong 6 thang")]
    ['2024-9M', '2024-Q3', '2024-H1']
    """
    folded = _LAW_OF_YEAR.sub(r"\1", with_whole_years(folded))
    for pattern, read in (
        (_DAY, _of_day),
        (_ALONE, _of_day),
        (_MONTH, _of_month),
        (_MONTHS, _of_months),
        (_QUARTER, _of_quarter),
        (_SINCE_JANUARY, _since_january),
        (_OF_YEAR, _of_year),
    ):
        if (match := pattern.search(folded)) and (dated := read(match)):
            return dated, f"{folded[: match.start()]} {folded[match.end() :]}"
    return None, folded


def _of_day(match: re.Match[str]) -> Dated | None:
    day, month, year = int(match[1]), int(match[2]), match[3]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    known = "12-31" if (day, month) in _YEAR_ENDS else f"{month:02}-{day:02}"
    if known not in _PARTS and not year:
        return None
    return Dated(int(year) if year else None, known if known in _PARTS else "")


def _of_month(match: re.Match[str]) -> Dated | None:
    day = _LAST_DAYS.get(int(match[1]))
    return Dated(int(match[2]) if match[2] else None, day) if day else None


def _of_months(match: re.Match[str]) -> Dated | None:
    part = PART_OF_MONTHS.get(int(match[1] or match[2]))
    return None if part is None else Dated(int(match[3]) if match[3] else None, parts=(part,))


def _of_quarter(match: re.Match[str]) -> Dated:
    return Dated(int(match[2]) if match[2] else None, parts=(f"Q{_QUARTERS.get(match[1], match[1])}",))


def _since_january(match: re.Match[str]) -> Dated:
    return Dated(parts=_FROM_JANUARY)


def _of_year(match: re.Match[str]) -> Dated:
    return Dated(int(match[1]))
