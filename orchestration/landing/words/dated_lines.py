"""Which period does one line around a table give? `(Số liệu đến 30/6/2019)`, `KẾ HOẠCH NĂM 2024`.

Belongs here: single lines, whatever stands beside them. Not here: all lines of a title together (`titles`), headers of
columns (`values.periods`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.parts_of_years import (
    FULL_DATE,
    of_months_without_code,
    part_of_year,
    with_whole_years,
)
from orchestration.landing.values.period_codes import period_year
from orchestration.landing.values.periods import SPAN, YEAR, Frame, Time, read_time
from orchestration.landing.values.scenarios import ESTIMATE
from orchestration.landing.words.citations import cites, dates_letter, without_acts
from orchestration.landing.words.lines_around import is_report
from orchestration.landing.writing.numbering import without_numbering

_DAY = r"(?: ngay)?\s*\d{1,2}\s*(?:[/.-]|thang)\s*\d{1,2}\s*(?:[/.-]|nam)\s*((?:19|20)\d\d)\b"
AS_OF_DAY = re.compile(rf"\b(?:{any_word('time', 'as_of')})\b{_DAY}")
_UNTIL_DAY = re.compile(rf"{AS_OF_DAY.pattern}|\b(?:den|toi)(?: het)?\b{_DAY}")
ONLY_UNTIL = re.compile(r"\W*(?:(?:so lieu|tinh|luy ke|ket qua)\s+)*(?:den|toi)\b")  # `(Đến hết năm 2024)`
# `Số liệu HTX năm 2019`, `tính đến 31/12/2019`; not `từ năm 2019`, `trước năm 2019`
STATED_YEAR = re.compile(r"(?<!\btu )(?<!\btruoc )(?<!\bsau )(?:\bnam ?:? ?|\d[/.])((?:19|20)\d\d)\b(?!\s*-)")

_REMEMBERED = 4096  # lines: each stands above many rows that may be a header


def time_alone(line: str) -> Time | None:
    """The time that a line consists of; None of any other, and of a day: `Ngày 15/01/2024` dates what stands there.

    >>> told = map(time_alone, ("(6 tháng đầu năm 2023)", "KẾ HOẠCH NĂM 2024", "HTX năm 2023", "Đến 31/12/2023"))
    >>> [(time.period, time.scenario) if time else None for time in told]
    [('2023-H1', 'actual'), ('2024', 'plan'), None, None]
    """
    folded = fold(line)
    if not YEAR.search(folded) or {*",;"} & {*line} or stated_days(line) or ONLY_UNTIL.match(folded):
        return None
    time = read_time(without_numbering(line).strip(" ()"))
    is_other = time.is_comparison or time.up_to or time.opening or time.rest.strip(" -:.")
    return None if is_other or not (time.period or time.unclear) else time


def times_first(lines: Sequence[str]) -> list[str]:
    """The lines of a title, first those that say nothing but its time, the nearest to the table before the others.

    >>> times_first(["BÁO CÁO NĂM 2023", "6 tháng đầu năm 2023", "Bảng 1"])
    ['6 tháng đầu năm 2023', 'BÁO CÁO NĂM 2023', 'Bảng 1']
    """
    alone = [line for line in reversed(lines) if (time := time_alone(line)) and not time.unclear]
    # brackets are left away: in them a law may be cited, `(Luật 17/2023)`
    return [*(line.strip(" ()") for line in alone), *(line for line in lines if line not in alone)]


@lru_cache(maxsize=_REMEMBERED)
def time_without_year(line: str, frame: Frame) -> Time | None:
    """The time that a line consists of and that only the report dates, None of any other line.

    >>> told = [time_without_year(line, Frame("2023")) for line in ("(6 tháng đầu năm)", "Quý I", "Năm trước", "HTX")]
    >>> [time.period if time else None for time in told]
    ['2023-H1', '2023-Q1', '2022', None]
    >>> [time_without_year(line, Frame("2023")) for line in ("Ngày 30 tháng 6", "Tháng 12", "Từ đầu năm đến nay")]
    [None, None, None]
    """
    folded = fold(line)
    if YEAR.search(folded) or FULL_DATE.search(folded) or {*",;"} & {*line}:
        return None
    time = read_time(without_numbering(line).strip(" ()"), frame)
    if time.is_comparison or time.up_to or time.opening or time.rest.strip():
        return None
    return time if time.period or of_months_without_code(folded) else None


def stated_years(line: str) -> list[int]:
    """The years that a line above a table says it is of, those of laws, letters, spans and comparisons left out.

    >>> lines = ("KẾT QUẢ NĂM 2020 VÀ KẾ HOẠCH NĂM 2021", "(Số liệu 6 tháng đầu năm 2019)", "Thời điểm: 31/12/2019")
    >>> [stated_years(line) for line in lines]
    [[2020, 2021], [2019], [2019]]
    >>> lines = ("(Kèm theo CV số 12 năm 2019)", "Theo Luật HTX năm 2012", "Giai đoạn 2021-2025", "So với năm 2019")
    >>> [stated_years(line) for line in lines]
    [[], [], [], []]
    """
    folded = with_whole_years(fold(line))
    is_letter = dates_letter(folded) and not folded.startswith("(")
    if is_letter or cites(folded) or "so voi" in folded or is_report(line):
        return []
    return [int(year) for year in STATED_YEAR.findall(SPAN.sub(" ", without_acts(folded)))]


def stated_days(line: str) -> list[int]:
    """The years of the days that a note says its numbers are of: `Số liệu thống kê đến 30/6/2019`.

    >>> stated_days("Ghi chú: số liệu tính đến ngày 30/6/2019"), stated_days("Hà Tĩnh, ngày 30/6/2019")
    ([2019], [])
    """
    return [int(match[1]) for match in AS_OF_DAY.finditer(with_whole_years(fold(line)))]


def day_within(lines: list[str], period: str) -> str:
    """The line that says its figures are of a day of a period's last year on which no period ends, else ''.

    >>> day_within(["TÌNH HÌNH HTX", "(Số liệu tính đến ngày 15/11/2024)"], "2024")
    '(Số liệu tính đến ngày 15/11/2024)'
    >>> day_within(["HTX TRÊN ĐỊA BÀN TỈNH ĐẾN HẾT 30/11/2024"], "2024")
    'HTX TRÊN ĐỊA BÀN TỈNH ĐẾN HẾT 30/11/2024'
    >>> others = ("Tính đến 31/12/2024", "Đến ngày 30/6/2024", "(Kèm theo CV ngày 15/11/2024)", "Ước đến 15/11/2024")
    >>> [day_within([line], "2024") for line in others]
    ['', '', '', '']
    """
    for line in lines:
        if dates_letter(fold(line)) or ESTIMATE.search(fold(line)):
            continue
        if day := _UNTIL_DAY.search(fold(line)):
            _, _, is_within = part_of_year(day[0])
            if is_within and int(day[1] or day[2]) == period_year(period):
                return line
    return ""
