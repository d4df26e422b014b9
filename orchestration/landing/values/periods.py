"""Words about time (`Ước thực hiện 6 tháng đầu năm 2023`) -> period code and scenario.

Belongs here: period codes of short texts. Not here: parts of a year (`parts_of_years`), times that only the report
dates (`relative_times`), the ends of several years (`terms`), done or planned (`scenarios`), titles (`titles`), columns
of cells (`layout`), when a report is due (seed `deadlines`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from orchestration.landing.values.parts_of_years import (
    DAYS,
    QUARTER,
    names_a_day,
    part_of_year,
    with_both_years,
    with_whole_years,
)
from orchestration.landing.values.period_codes import is_period, opening_of, period_year
from orchestration.landing.values.relative_times import (
    OF_PERIODS,
    OF_YEARS,
    PREVIOUS_YEAR,
    SINCE_JANUARY,
    UP_TO_QUARTER,
    relative_period,
    relative_quarter,
    relative_year,
)
from orchestration.landing.values.scenarios import ACTUAL, DONE, ESTIMATE, PLAN, scenario_of
from orchestration.landing.values.summed_times import SUMMED_UP_TO
from orchestration.landing.values.terms import begins, ends, names_all, without_length, without_term, year_at_an_end
from orchestration.landing.values.time_words import words_of_time
from orchestration.landing.writing.spelling import fold_apart

_NEW_QUARTER = re.compile(
    r"(?<!tu )(?<!tu ngay )(?<!/)\b(?:ngay )?0?1\s*[/.-]\s*0?(4|7|10)\s*[/.-]\s*((?:19|20)\d\d)\b"
)
_OF_A_BARE_YEAR = re.compile(r"\bdau (?=(?:19|20)\d\d\b)")  # `Đầu 2024`
_LAST_DAYS = {"4": "31/3", "7": "30/6", "10": "30/9"}
_NEW_YEAR = re.compile(r"(?<!tu )(?<!tu ngay )(?<!/)\b(?:ngay )?0?1\s*[/.-]\s*0?1\s*[/.-]\s*((?:19|20)\d\d)\b")
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_JOINED = re.compile(r"(?<=[a-z])(?=(?:19|20)\d\d\b)")  # `KH2024`
SPAN = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|(?:den|toi)(?: het)?)\s*(?:nam )?((?:19|20)\d\d)\b")
_ILLEGIBLE = re.compile(r"(?<![\w/.,])(?:19|20)(?:\d\?|\?{1,2}|\dx)(?![\w?])")  # `Năm 202?`
_YEAR_BY_LETTER = re.compile(r"\bn\.?\s?(?=(?:19|20)\d\d\b)")  # `N2023`, `KH N.2024`
_SHORT_YEAR = re.compile(  # `TH 22`, `HTX KH 23` at the end of a header; `Kế hoạch 15` is so only where it is all of it
    rf"(^(?:(?:{words_of_time('estimate', 'plan', 'actual')})(?: nam)?|nam)|\b(?:th|kh|uth)(?: nam)?)"
    r"\s*'?(1[3-9]|2\d|3[0-5])$"
)
_SHORT_YEAR_OF_TWO = re.compile(  # `KH24/TH23`
    r"\b(u?th|kh|thuc hien|ke hoach)\s*'?(1[3-9]|2\d|3[0-5])(?=\s*[/:]\s*[a-z])"
)
_DIFFERENCE = re.compile(r"\+\s*[/,;]?\s*\(?\s*-|±")
_FORMULA = re.compile(r"^(?:[(\[]?\s*\d+\s*[)\]]?\s*=|=)")
_OF_THE_REPORT = re.compile(
    rf"\b(?:cung ky|ck|dau ky|{words_of_time('this_period', 'previous_period', 'since_january')})\b"
)
SAME_TIME = re.compile(r"\b(?:cung ky|ck)\b")  # of months in another year: `Cùng kỳ 2023`
# `Tổng 3 năm`, `Kế hoạch 5 năm`; a state at the beginning: `Đầu năm 2023`, not `6 tháng đầu năm`, `từ đầu năm`
_NO_PERIOD = re.compile(
    r"(?<![\d/.-])(?<!quy )(?<!thang )\b\d{1,2} nam\b(?!\s*(?:(?:19|20)\d\d|truoc))"
    r"|(?<!tu )(?<!thang )(?<!quy )(?<!nua )(?<!t )\bdau (?:nam|ky)\b"
    r"|(?<!cung )\bky \d\b"  # `Kỳ 1/2024`
    r"|\btu (?:nam )?(?:19|20)\d\d\b(?! ?(?:-|den\b|toi\b))"  # `Thành lập từ 2021`: until when?
)
OPENING = re.compile(r"(?<!tu )(?<!thang )(?<!quy )(?<!nua )(?<!t )(?<!giao )(?<!hoach )(?<!kh )\bdau (nam|ky)\b")
_SIDE = rf"(?:{words_of_time('estimate', 'plan', 'actual', 'previous_year')})"
# `UTH/KH`, `TH 2023/TH 2022`, `/KH`: one side of a column against another
_RATIO = re.compile(
    rf"\b{_SIDE}(?: nam)?(?: (?:19|20)\d\d)?\s*(?:/\s*(?:{_SIDE}|nam|(?:19|20)\d\d)|:\s*{_SIDE})(?!\w)"
    rf"|/\s*(?:{words_of_time('plan', 'previous_year')})(?!\w)"
)
_COMPARISON = re.compile(rf"(?<!\w)(?:{words_of_time('comparison')})(?!\w)|%")
_YEAR_BY_YEAR = re.compile(r"\b((?:19|20)\d\d)\s*/\s*((?:19|20)\d\d)\b")  # `2024/2023`; a season is `2023/2024`
_PLANNED_NUMBER = re.compile(r"\bsố(?=\s+(?:KH|CK)\b)", re.IGNORECASE)  # `Số KH` is a number, `So KH` compares with one
_TOTAL = re.compile(r"\btong so\b")
_INCOME = re.compile(rf"(?<!\w)(?:{words_of_time('income')})(?!\w)")  # `Chênh lệch thu - chi` compares no columns
# `Từ năm 2021 đến nay`
SINCE_A_YEAR = re.compile(rf"\btu (?:dau )?(?:nam ?:? ?)?((?:19|20)\d\d) (?:{words_of_time('until_now')})\b")
# `Lũy kế từ 2021`
_SUMMED_SINCE = re.compile(rf"\b(?:{words_of_time('summed')}) (?:tinh )?tu (?:dau )?(?:nam )?((?:19|20)\d\d)$")
_UP_TO_A_YEAR = re.compile(r"\b(?:den|toi) (het |cuoi )?(?:nam )?(?:19|20)\d\d\b")
# `NQ Đại hội đến năm 2025`; one that names no year aims at the end of a term, which nobody tells here
_OF_CONGRESS = re.compile(rf"\b(?:{words_of_time('congress')})\b")
UNTOLD = "1900"  # the period of what neither folder nor title dates
# `tính` says nothing, the `tỉnh` of `NS tỉnh` says whose budget it is
_NOISE = re.compile(rf"(?<!\bns )(?<!\bngan sach )(?<!\bcap )\b(?:{words_of_time('noise')})\b|[0-9]+")


@dataclass(frozen=True, slots=True)
class Time:
    """What a text says about time.

    Attributes:
        period: period code, or None when the text names none.
        scenario: actual, estimate or plan, or None.
        rest: the other words, folded.
        is_comparison: the text speaks of a rate or difference between two periods.
        unclear: it speaks of time in a way that has no period code.
        up_to: it speaks of all until a year and not since when: `Mục tiêu đến năm 2025`.
        opening: it speaks of a state at the beginning, which is that at the end of the period before: `Số đầu kỳ`.
        any_year: it names a part of a year and not which year, `6 tháng`: the period is that of the report.
    """

    period: str | None = None
    scenario: str | None = None
    rest: str = ""
    is_comparison: bool = False
    unclear: bool = False
    up_to: bool = False
    opening: bool = False
    any_year: bool = False

    @property
    def says_something(self) -> bool:
        """Whether the text speaks of time at all."""
        return bool(self.period or self.scenario)


@dataclass(frozen=True, slots=True)
class Frame:
    """The time that a workbook is about, to which relative words refer.

    Attributes:
        period: the period of the report.
        plan_year: year of the plan that the title announces (`... VÀ KẾ HOẠCH NĂM 2024`).
        scenario: what the title says the figures are, if it says so.
        only_plan: the title is about nothing but that plan.
        years: several years that the title is about as one, where no line of it names a single year: what is not dated
            below `KẾT QUẢ HỖ TRỢ GIAI ĐOẠN 2021-2023` is of all of them.
        of_months: the report is of months that no period code stands for, `Tháng 10`, `8 tháng`: what is not dated
            itself is of no known period.
        within_years: the title is about several years and its numbers are of a day before they end, so that nobody
            knows since when they sum up.
        until: the part of the year that ends with the month that the report is of: `9M` of `Tháng 9`.
        aim: the year far ahead that the title plans for: `MỤC TIÊU ĐẾN NĂM 2030`.
    """

    period: str
    plan_year: int | None = None
    scenario: str | None = None
    of_months: bool = False
    only_plan: bool = False
    years: Time | None = None
    within_years: bool = False
    until: str = ""
    aim: int | None = None

    @property
    def year(self) -> int:
        """Year of the report."""
        return period_year(self.period)


@lru_cache(maxsize=32_768)
def read_time(text: str, frame: Frame | None = None, scenario: str | None = None) -> Time:
    """Read a header or a title.

    Args:
        text: one header path (`Năm 2023 Kế hoạch`) or title line.
        frame: what relative words refer to; without it they give no period.
        scenario: what its figures are, where a part of the path decides that alone.

    >>> [(t.period, t.scenario) for t in map(read_time, ("KH 2024", "Ước TH 6 tháng đầu năm 2023"))]
    [('2024', 'plan'), ('2023-H1', 'estimate')]
    >>> report = Frame("2024-Q3")
    >>> [read_time(text, report).period for text in ("Quý trước", "Quý này", "Lũy kế từ đầu năm", "Cùng kỳ")]
    ['2024-Q2', '2024-Q3', '2024-9M', '2023-Q3']
    >>> read_time("Từ 15/12/2023 đến 14/12/2024").period
    '2024'
    >>> [read_time(text, report).period for text in ("Số đầu kỳ", "Có đầu năm", "Đầu năm 2023")]
    ['2024-Q2', '2023', '2022']
    >>> [read_time("Trong kỳ", Frame(period)).period for period in ("2024", "2024-Q3", "2024-H1")]
    ['2024', '2024-Q3', '2024-H1']
    >>> [read_time("Kỳ trước", Frame(period)).period for period in ("2024", "2024-Q3", "2024-H1")]
    ['2023', '2024-Q2', None]
    >>> [read_time(text, Frame("2024")).period for text in ("Có đến 01/01/2024", "Số đầu năm (1/1/2024)", "01/7/2013")]
    ['2023', '2023', '2013-H1']
    >>> [(t.period, t.scenario) for t in map(read_time, ("HTX TH 22", "Ước TH năm '24", "KH 5 năm"))]
    [('2022', 'actual'), ('2024', 'estimate'), (None, 'plan')]
    >>> read_time("Lũy kế từ năm 2021 đến nay", Frame("2024")).period
    '2021-2024'
    """
    plain = with_both_years(with_whole_years(fold_apart(_PLANNED_NUMBER.sub("", text))))
    plain = _YEAR_BY_LETTER.sub("nam ", plain)
    plain = _of_new_year(_OF_A_BARE_YEAR.sub("dau nam ", plain))
    plain = _SHORT_YEAR_OF_TWO.sub(r"\g<1> 20\g<2>", plain)
    folded = without_length(_SHORT_YEAR.sub(r"\g<1> 20\g<2>", _JOINED.sub(" ", plain)))
    told = _TOTAL.sub(" ", _INCOME.sub(" ", folded))
    by_years = _YEAR_BY_YEAR.search(told)
    of_years = by_years is not None and by_years[1] > by_years[2]
    if of_years or any(pattern.search(told) for pattern in (_FORMULA, _COMPARISON, _RATIO, _DIFFERENCE)):
        return Time(is_comparison=True)
    part, body, unclear = part_of_year(folded)
    dated = names_a_day(folded)  # `Số đầu kỳ (31/12/2023)`
    unclear = unclear or (_NO_PERIOD.search(folded) is not None and not dated) or _ILLEGIBLE.search(folded) is not None
    if since := SINCE_A_YEAR.search(body) or _SUMMED_SINCE.search(body):
        return _since(int(since[1]), _rest(since.re.sub(" ", body)), frame)
    years = tuple(sorted({int(year) for year in YEAR.findall(body)}))
    scenario = scenario or scenario_of(folded)
    if years and _OF_CONGRESS.search(body):
        is_told = scenario not in (None, "actual") or DONE.search(folded)  # `đến` says no more than until when
        body, scenario = _OF_CONGRESS.sub(" ", body), scenario if is_told else "plan"
    said = _Said(folded, body, part, years, scenario, _rest(without_term(body)), unclear, dated)
    if span := SPAN.search(body):
        return _of_span(said, span)
    if len(years) > 1:
        return Time(unclear=True, rest=said.rest)
    return (
        (_of_years_together(said, frame) if frame else None)
        or _of_opening(said, frame)
        or _of_the_report(said, frame)
        or _of_one_year(said, frame)
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What a text says by itself.

    Attributes:
        folded: the text.
        body: the text without day, month and quarter.
        part: part of the year, see `part_of_year`.
        years: that are printed, the first one first.
        scenario: actual, estimate or plan, or None.
        rest: words that say nothing about time.
        unclear: it speaks of a part of a year, or of several years, for which there is no period code.
        dated: it prints a day.
    """

    folded: str
    body: str
    part: str
    years: tuple[int, ...]
    scenario: str | None
    rest: str
    unclear: bool
    dated: bool


def _of_span(said: _Said, span: re.Match[str]) -> Time:
    """`Giai đoạn 2021-2025`, and one of its years where that stands below it."""
    inner = YEAR.findall(SPAN.sub(" ", said.body))  # `Kế hoạch giai đoạn 2021-2025` over `2023`
    period = f"{span[1]}-{span[2]}"
    if int(span[1]) >= int(span[2]) or said.part or len(set(inner)) > 1:
        return Time(unclear=True, rest=said.rest)
    at_an_end = year_at_an_end(said.folded, period)
    if at_an_end is not None and not said.part and inner in ([], [at_an_end]):
        is_beginning = bool(begins(said.folded))
        if not at_an_end or (is_beginning and said.scenario == "plan"):
            return Time(unclear=True, rest=said.rest)
        scenario = "actual" if is_beginning else said.scenario
        return Time(at_an_end, scenario, said.rest, up_to=scenario == "plan", opening=is_beginning and not inner)
    if inner:
        unclear = said.unclear or not span[1] <= inner[0] <= span[2]
        up_to = _UP_TO_A_YEAR.search(SPAN.sub(" ", said.body)) is not None  # `Đến năm 2030` below `Giai đoạn 2026-2030`
        return Time(inner[0], said.scenario, said.rest, unclear=unclear, up_to=up_to and said.scenario == "plan")
    return Time(period, said.scenario, said.rest, unclear=said.unclear)


def _of_years_together(said: _Said, frame: Frame) -> Time | None:
    """`Đầu nhiệm kỳ (2020)`, `Cuối giai đoạn`, `Kế hoạch 5 năm`: of the years that the report is about as one."""
    together = frame.years.period if frame.years else None
    if said.part or said.dated:
        return None
    beginning, year = begins(said.folded), str(said.years[0]) if said.years else ""
    if beginning and said.scenario in (None, "actual"):
        if beginning == "nhiem ky" and year:
            return Time(year, "actual", said.rest)
        if together and year in ("", opening_of(together)):
            return Time(opening_of(together), "actual", said.rest, opening=not year)
        return None if beginning == "ky" else Time(unclear=True, rest=said.rest)
    if ends(said.folded) in ("giai doan", "nhiem ky") and not year:
        up_to = said.scenario == "plan"
        return Time(together and together[5:], said.scenario, said.rest, unclear=not together, up_to=up_to)
    if together and not year and said.scenario and names_all(said.folded, together):
        return Time(together, said.scenario, said.rest)
    return None


def _of_opening(said: _Said, frame: Frame | None) -> Time | None:
    """`Số đầu kỳ`, `Đầu năm 2023`: what there was at the end of the period before."""
    if said.part or said.dated or said.scenario not in (None, "actual"):
        return None
    opening = OPENING.search(said.folded)
    if opening is None or frame is None:
        return None
    if opening[1] == "ky" and said.years and said.years[0] != frame.year:
        return Time(unclear=True, rest=said.rest)  # `Đầu kỳ (2020)`: its beginning or its end?
    if not is_period(frame.period):
        return None
    begun = str(said.years[0]) if said.years else frame.period if opening[1] == "ky" else str(frame.year)
    return Time(opening_of(begun), "actual", said.rest, opening=True)


def _of_the_report(said: _Said, frame: Frame | None) -> Time | None:
    """`Kỳ này`, `Quý trước`, `Lũy kế từ đầu năm`: a time that only the report dates, or none that has a code."""
    of_months = frame is not None and frame.of_months and not said.part
    if of_months and frame and frame.until and not said.years and SINCE_JANUARY.search(said.folded):
        return Time(f"{frame.year}-{frame.until}", said.scenario or "actual", said.rest)
    if said.unclear or (of_months and (SAME_TIME if said.years else _OF_THE_REPORT).search(said.folded)):
        return Time(scenario=said.scenario, rest=said.rest, unclear=True)
    if frame is None or said.years or said.part:
        return None
    if (period := relative_period(said.folded, frame.period)) is not None:
        return Time(period or None, said.scenario, said.rest, unclear=not period)
    if (quarter := relative_quarter(said.folded, frame.period)) is not None:
        return Time(quarter or None, said.scenario or "actual", said.rest, unclear=not quarter)
    return None


def _of_one_year(said: _Said, frame: Frame | None) -> Time:
    """A year, or a part of one: printed, or the one before, of or after the report."""
    folded, years, part = said.folded, said.years, said.part
    if part in UP_TO_QUARTER and SINCE_JANUARY.search(folded):
        part = UP_TO_QUARTER[part]
    relative = relative_year(folded, frame.year) if frame else None
    year = years[0] if years else relative
    if year is None and frame and (part or QUARTER.search(folded)):
        year = frame.year
    period = f"{year}-{part}" if year and part else str(year) if year else None
    if relative is not None and not years and frame and re.search(r"\bcung ky\b", folded) and not part:
        period = str(relative) + frame.period[4:] if is_period(str(relative) + frame.period[4:]) else None
    if years and PREVIOUS_YEAR.search(folded) and "cung ky" in folded and frame and not part:
        period = f"{year}{frame.period[4:]}"
    up_to = _UP_TO_A_YEAR.search(said.body)  # `đến hết năm 2023` of what was done may be that year's
    scenario = _scenario_in(said, frame, year, is_up_to=up_to is not None)
    at_a_date = said.dated and (frame is None or (year or 0) <= frame.year)
    summed = bool(period) and not part and SUMMED_UP_TO.search(folded) is not None
    is_planned = frame is not None and frame.scenario == "plan" and year == frame.year and not at_a_date
    return Time(
        period,
        scenario or ("actual" if (part and not is_planned) or at_a_date else None),
        said.rest,
        up_to=summed or (up_to is not None and (scenario == "plan" or not up_to[1])),
    )


def _scenario_in(said: _Said, frame: Frame | None, year: int | None, *, is_up_to: bool) -> str | None:
    """The scenario that the words say, held against the report: what has not come is not done, and may be planned."""
    if frame is None:
        return said.scenario
    if said.scenario == "estimate" and "du kien" in said.folded and year and year > frame.year:
        return "plan"
    if said.scenario == "actual" and not (said.dated or DONE.search(said.folded)):
        is_aim = is_up_to and frame.scenario == "plan" and (year or 0) >= int(frame.period[:4])
        if is_aim or (year or 0) > frame.year:
            return None  # `đến 2030` has not come; `Đến năm 2025` below the aims of 2021-2025 is one of them
    return said.scenario


def _of_new_year(folded: str) -> str:
    """A text in which 1 January is what it is to a state: the beginning of that year. A span of days stays one.

    So is the first day of another quarter the end of the one before: `01/7/2013`, the day of a law.
    """
    if DAYS.search(folded):
        return folded
    folded = _NEW_QUARTER.sub(lambda found: f"{_LAST_DAYS[found[1]]}/{found[2]}", folded)
    if not _NEW_YEAR.search(folded):
        return folded
    return _NEW_YEAR.sub(r"\1" if OPENING.search(folded) else r"dau nam \1", folded)


def without_comparison(text: str) -> str:
    """A header without the words that elsewhere compare two periods, folded.

    >>> without_comparison("Số công trình hoàn thành năm 2023").split()
    ['so', 'cong', 'trinh', 'nam', '2023']
    """
    return _COMPARISON.sub(" ", fold_apart(text))


def _since(first: int, rest: str, frame: Frame | None) -> Time:
    """All years from one until the report; a report of a part of a year ends where no period code does."""
    if frame is None or not frame.period.isdigit() or first > frame.year:
        return Time(scenario="actual", rest=rest, unclear=True)
    return Time(f"{first}-{frame.year}" if first < frame.year else frame.period, "actual", rest)


def _rest(body: str) -> str:
    for pattern in (*OF_PERIODS, ESTIMATE, PLAN, ACTUAL, *OF_YEARS, _NOISE):
        body = pattern.sub(" ", body)
    return " ".join(re.findall(r"[a-z0-9%]+", body))
