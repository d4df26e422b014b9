"""Which date or year does a label name: `Tổng số HTX đến 31/12`, `tính đến 30/6/2024`, `HTX thành lập mới năm 2023`?

Belongs here: dates inside labels of rows and columns, and whether a period is theirs. Not here: headers and titles that
are about time (`periods`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.landing.values.period_codes import is_period, period_end, period_year

_YEAR = r"((?:19|20)\d\d)"
_UNTIL = r"(?:(?:tinh|luy ke|co|hien co) )*(?:(?:den|toi|het|cuoi|thoi diem|vao) )+(?:ngay )?"
_DAY = re.compile(rf"\b{_UNTIL}(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})(?:\s*[/.-]\s*{_YEAR})?(?![\d/])")
_ALONE = re.compile(rf"\(\s*(?:ngay )?(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*{_YEAR}\s*\)")
_MONTH = re.compile(rf"\b{_UNTIL}thang (\d{{1,2}})(?:\s*(?:[/.-]|nam)\s*{_YEAR})?(?![\d/])")
_MONTHS = re.compile(rf"\b(?:trong |cua )?(\d{{1,2}}) thang dau nam(?: {_YEAR})?\b")
_OF_YEAR = re.compile(rf"\b(?:(?:tinh|trong|den|het|cuoi) )*nam {_YEAR}\b")
# last days of the periods that have a code; the statutory year ends in the middle of December
_YEAR_ENDS = {(14, 12), (15, 12), (30, 12), (31, 12)}
_PARTS = {"12-31": "", "06-30": "H1", "09-30": "9M", "03-31": "Q1"}
_LAST_DAYS = {3: "03-31", 6: "06-30", 9: "09-30", 12: "12-31"}


@dataclass(frozen=True, slots=True)
class Dated:
    """The time a label names.

    Attributes:
        year: its year, if printed.
        day: `12-31`, `06-30`, ... where it is the last day of a period that has a code, else ''.
    """

    year: int | None = None
    day: str = ""

    def is_of(self, period: str) -> bool:
        """Whether a figure of this period may carry the label.

        >>> Dated(2023, "12-31").is_of("2023"), Dated(day="12-31").is_of("2023-H1"), Dated(2022).is_of("2023")
        (True, False, False)
        """
        return self.year in (None, period_year(period)) and self.day in ("", period_end(period)[5:])

    def within(self, period: str) -> str:
        """The period it names in a report of a period: `đến 30/6` in the report of 2024 is the first half of 2024."""
        year = self.year or period_year(period)
        if self.day and is_period(period) and period_end(period) == f"{year}-{self.day}":
            return period
        part = _PARTS.get(self.day, "")
        return f"{year}-{part}" if part else str(year)


def date_in(folded: str) -> tuple[Dated | None, str]:
    """The date or year in a folded label, and the label without it.

    >>> date_in("tong so htx (den 31/12/2023)")
    (Dated(year=2023, day='12-31'), 'tong so htx ( )')
    >>> date_in("so htx (31/12/2023)")
    (Dated(year=2023, day='12-31'), 'so htx  ')
    >>> date_in("htx moi nam 2022")[0], date_in("tong so tht tinh den 30/6")[0], date_in("tong so htx")[0]
    (Dated(year=2022, day=''), Dated(year=None, day='06-30'), None)
    """
    for pattern, read in (
        (_DAY, _of_day),
        (_ALONE, _of_day),
        (_MONTH, _of_month),
        (_MONTHS, _of_month),
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


def _of_year(match: re.Match[str]) -> Dated:
    return Dated(int(match[1]))
