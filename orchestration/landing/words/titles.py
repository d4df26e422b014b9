"""Which period is a sheet about? Its title says so, or the folder it is in.

Belongs here: all lines of a title together. Not here: one line alone (`dated_lines`), acts it cites (`citations`),
periods in columns and rows (`values.periods`), where titles are (`layout.above`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.parts_of_years import (
    ends_with_a_month,
    of_months_without_code,
    part_of_year,
    with_whole_years,
)
from orchestration.landing.values.period_codes import is_period, period_year
from orchestration.landing.values.periods import SINCE_A_YEAR, SPAN, UNTOLD, YEAR, Frame, Time
from orchestration.landing.values.time_words import words_of_time
from orchestration.landing.words.citations import dates_letter, without_acts
from orchestration.landing.words.dated_lines import AS_OF_DAY, ONLY_UNTIL, STATED_YEAR, time_without_year
from orchestration.landing.words.title_scenarios import (
    says_estimated,
    scenario_alone,
    scenario_of_title,
    speaks_of_report,
    with_plans,
    without_offices,
)

# what a table is made for is no time of its own: `SỐ LIỆU HTX PHỤC VỤ XÂY DỰNG KẾ HOẠCH NĂM 2024`
_PURPOSE = re.compile(
    rf"\b(?:{any_word('title', 'purpose')})\b[^,;()]*?\b(?:{words_of_time('of_plans', 'to_be_made')})\b[^,;()]*"
)
_ANNOUNCED = re.compile(rf"\b(?:{words_of_time('announced')})[^0-9]*((?:19|20)\d\d)")
_COMPARED_WITH = re.compile(r"\bso (?:sanh )?(?:voi|cung ky)\b.*")  # `so với 31/12/2024` is no date of what is told
# beside a span, its end
_UNTIL_A_YEAR = re.compile(r"\b(?:den|het|toi)\s+(?:(?:het|cuoi|ngay|nam)\s+)*(?:19|20)\d\d\b")
_IN_BRACKETS = re.compile(r"^\((?!.*(?:kem theo|\d/))")  # `(Lũy kế từ năm 2021 đến hết năm 2023)`
_YEAR_OF_TWO_DIGITS = re.compile(r"\bnam ['’]?(?=[123]\d\W*$)")  # `HTX năm 22`; `trong năm 22 HTX` are cooperatives
_YEARS_IN_TURN = re.compile(r"((?:19|20)\d\d)(?:\s*(?:,|;|va|&)\s*(?:va )?(?:nam )?(?:19|20)\d\d)+\b")
# The name of a sheet: `2022`, `HTX 2022`, `BC_2022`; `Luật 2012` is a law
_NOTHING_ELSE = re.compile(r"(?!luat)(?:[^\W\d]{0,6}[ ._-]*)?(?:19|20)\d\d")

_REMEMBERED = 4096  # lines: each stands above many rows that may be a header


def read_title(lines: list[str], folder_period: str) -> Frame:
    """The frame that the title of a sheet gives; what it leaves open comes from the folder.

    A line that says nothing but `KẾ HOẠCH` says it of the table, whatever the title above it is about, and so does one
    that says nothing but `6 tháng đầu năm` below the title of a year.

    Args:
        lines: texts above the table, from top to bottom.
        folder_period: period code of the folder.

    >>> [read_title(["HTX NĂM 2024", line], "2024").scenario for line in ("KẾ HOẠCH", "Ước thực hiện", "Bảng 1")]
    ['plan', 'estimate', 'actual']
    >>> read_title(["BIẾN ĐỘNG HTX SO VỚI 31/12/2022"], "2023").period
    '2023'
    >>> read_title(["HTX NĂM 22"], "2023").period, read_title(["THÀNH LẬP TRONG NĂM 22 HTX"], "2023").period
    ('2022', '2023')
    >>> [read_title([f"BIỂU {what} HTX 2024"], "2024").scenario for what in ("GIAO DỰ TOÁN", "PHÂN BỔ KINH PHÍ", "SỐ")]
    ['plan', 'plan', 'actual']
    """
    frame = _of_lines(lines, folder_period)
    told = next((scenario for line in lines if (scenario := scenario_alone(line))), None)
    frame = replace(frame, scenario=told) if told else frame
    if not frame.period.isdigit() or frame.years or frame.of_months or frame.only_plan:
        return frame
    within = next((time for line in lines if (time := time_without_year(line, frame))), None)
    if within is None:
        return frame
    return replace(frame, period=within.period or frame.period, of_months=within.period is None)


def _of_lines(lines: list[str], folder_period: str) -> Frame:
    """What all lines of a title say together."""
    known = is_period(folder_period)
    for line, told in zip(lines, map(_told_by, lines), strict=True):
        if told is None or not (years := told.years):
            continue
        head, scenario = told.head, told.scenario
        if known and not _is_of(int(years[0]), head, period_year(folder_period)):
            continue
        is_next = known and int(years[0]) == period_year(folder_period) + 1
        if is_next and "du kien" in head:
            scenario = "plan"  # `Dự kiến kinh phí hỗ trợ năm 2026`, `Danh sách HTX dự kiến giải thể năm 2026`
        if scenario == "plan" and is_next:
            # a plan for next year is reported with this year's results
            return Frame(folder_period, int(years[0]), only_plan=True)
        period = f"{years[0]}-{told.part}" if told.part else years[0]
        of_past = not known or int(years[0]) <= period_year(folder_period)
        if scenario != "plan" and of_past and any(says_estimated(line, period) for line in lines):
            scenario = "estimate"
        frame = Frame(period, told.plan_year, scenario, of_months_without_code(head), until=ends_with_a_month(head))
        is_until = AS_OF_DAY.search(fold(line)) or ONLY_UNTIL.match(fold(line))
        return _of_years_until(lines, line, frame) if is_until else frame
    telling = [told.words for told in map(_told_by, lines) if told]
    scenario = scenario_of_title(" ".join(telling))
    if scenario != "plan" and known and any(says_estimated(line, folder_period) for line in lines):
        scenario = "estimate"
    period = folder_period if known else UNTOLD
    enclosed = [without_acts(fold(line)) for line in lines if _IN_BRACKETS.match(fold(line))]
    dated = (line for line in enclosed if not ONLY_UNTIL.match(line) and not SPAN.search(line))
    if any(map(STATED_YEAR.search, dated)):
        return Frame(period, scenario=scenario)  # `(Số liệu năm 2024)` below `giai đoạn 2021-2025`
    telling += enclosed
    together = _years_together(telling, scenario, period)
    return Frame(period, scenario=scenario, years=together, aim=None if together else _aim(lines, period))


def _aim(lines: list[str], period: str) -> int | None:
    """The first year that a plan is made for in a title, where the report is not of the year before.

    >>> titles = ("MỤC TIÊU HTX ĐẾN NĂM 2030, TẦM NHÌN 2045", "KẾT QUẢ THỰC HIỆN MỤC TIÊU ĐẾN NĂM 2030")
    >>> [read_title([title], "2023").aim for title in titles]
    [2030, None]
    """
    planned = (told for told in map(_told_by, lines) if told and told.scenario == "plan")
    years = (int(told.years[0]) for told in planned if told.years)
    return next((year for year in years if year > period_year(period) + 1), None)


class _Told(NamedTuple):
    """What a line of a title tells by itself.

    Attributes:
        words: the line, folded, without the laws that it refers to.
        head: the part of it that is of the report, before the plan that it announces.
        plan_year: the year of that plan.
        part: part of the year, see `part_of_year`.
        scenario: what its figures are, see `scenario_of_title`.
        years: that it names, the one it is of first.
    """

    words: str
    head: str
    plan_year: int | None
    part: str
    scenario: str | None
    years: list[str]


@lru_cache(maxsize=_REMEMBERED)
def _told_by(line: str) -> _Told | None:
    """What a line tells by itself; None of a line that dates a letter."""
    if dates_letter(fold(line)):
        return None
    words = _YEAR_OF_TWO_DIGITS.sub(r"\g<0>20", without_acts(_PURPOSE.sub(" ", with_whole_years(with_plans(line)))))
    head, plan_year = (folded := without_offices(words)), None
    for announced in _ANNOUNCED.finditer(folded):
        if YEAR.search(earlier := folded[: announced.start()]):
            head, plan_year = earlier, int(announced[1])
    part, body, _ = part_of_year(_COMPARED_WITH.sub(" ", head))
    scenario = scenario_of_title(head)
    years = YEAR.findall(_UNTIL_A_YEAR.sub(" ", SPAN.sub(" ", body)) if SPAN.search(body) else body)
    if years and scenario != "plan" and (together := _YEARS_IN_TURN.search(body)) and together[1] == years[0]:
        years = [max(YEAR.findall(together[0]))]  # `Kết quả năm 2023, 2024` reports the later of them
    return _Told(words, head, plan_year, part, scenario, years)


def _years_together(lines: list[str], scenario: str | None, period: str) -> Time | None:
    """The years that a title is about as one; unclear where it reports on some of which are still to come.

    >>> years = read_title(["HỖ TRỢ HTX GIAI ĐOẠN 2021-2023"], "2023").years
    >>> years.period, years.scenario, read_title(["HỖ TRỢ HTX NĂM 2023"], "2023").years
    ('2021-2023', 'actual', None)
    """
    spans = {(int(span[1]), int(span[2])) for line in lines for span in SPAN.finditer(line) if span[1] < span[2]}
    since = {int(span[1]) for line in lines for span in SINCE_A_YEAR.finditer(line)}
    if since and not period.isdigit():
        return Time(unclear=True)  # `Từ năm 2021 đến nay` ends where no period code does
    spans |= {(first, period_year(period)) for first in since if first < period_year(period)}
    if not spans:
        return None
    first, last = spans.pop()
    is_over = last <= period_year(period)
    if spans or (not is_over and scenario == "actual" and any(map(speaks_of_report, lines))):
        return Time(unclear=True)
    return Time(f"{first}-{last}", scenario if is_over or scenario != "actual" else "plan")


def _of_years_until(lines: list[str], line: str, frame: Frame) -> Frame:
    """The frame that a day gives, of all years that another line is about where that day ends them.

    Args:
        lines: texts above the table.
        line: the one of them that says until when.
        frame: what that line gives by itself.

    >>> title = ["HỖ TRỢ HTX GIAI ĐOẠN 2021-2023", "(Tính đến 31/12/2023)"]
    >>> read_title(title, "2023").years.period, read_title([title[0], "(Tính đến 30/6/2023)"], "2023").within_years
    ('2021-2023', True)
    """
    told_above = [told for other in lines if other != line and (told := _told_by(other))]
    others = [told.words for told in told_above if not told.years or SINCE_A_YEAR.search(told.words)]
    years = _years_together(others, frame.scenario, frame.period)
    if years is None:
        return frame
    last = period_year(years.period[5:]) if years.period else frame.year
    if years.unclear or last > frame.year or (last == frame.year and not frame.period.isdigit()):
        return replace(frame, within_years=True)
    return replace(frame, years=years)


def _is_of(year: int, title: str, year_of_folder: int) -> bool:
    """Whether a title that names a year is about it: if it is about the folder's, or says so of an earlier one."""
    if abs(year - year_of_folder) <= 1:
        return True
    return year < year_of_folder and (
        str(year) in STATED_YEAR.findall(title) or _NOTHING_ELSE.fullmatch(title) is not None
    )
