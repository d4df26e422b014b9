"""The period and scenario of each column, completed by the columns beside it.

Belongs here: what a header leaves to the title of its table and to other headers. Not here: what a header says by
itself (`columns`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.same_times import settle_same_times
from orchestration.landing.text import fold
from orchestration.landing.values.parts_of_years import names_a_day
from orchestration.landing.values.period_codes import is_period, is_span, period_end, period_year
from orchestration.landing.values.periods import SPAN, YEAR, Frame, Time
from orchestration.landing.values.scenarios import printed_scenario, says_done
from orchestration.landing.values.summed_times import is_since_january, is_summed
from orchestration.landing.values.time_words import words_of_time

_WHOLE_YEAR = re.compile(rf"\b(?:{words_of_time('whole_year')})\b")
_MONTHS_OF_A_REPORT = ("H1", "9M")  # a quarter is no sum since January: columns of whole years below it are reported


def settle_times(columns: Sequence[Column], frame: Frame) -> list[Column]:
    """Give every column its period and scenario: what its header leaves open is the frame's.

    >>> from orchestration.landing.values.periods import read_time
    >>> times = [(text, read_time(text)) for text in ("2022", "2023", "KH 2024")]
    >>> bare = [Column(i, text, time, time) for i, (text, time) in enumerate(times)]
    >>> [(c.time.period, c.time.scenario) for c in settle_times(bare, Frame("2023", scenario="actual"))]
    [('2022', 'actual'), ('2023', 'actual'), ('2024', 'plan')]
    """
    columns = _all_of_the_plan(_apart_from_since_january(settle_same_times(columns)), frame)
    columns = _done_until_the_report(_parts_of_a_plan(columns, frame), frame)
    columns = _done_beside_planned(_expected_beside_planned(_all_of_the_years(columns, frame)))
    planned = {c.time.period for c in columns if c.time.scenario == "plan" and c.time.period}
    settled = []
    for column in columns:
        if not column.time.says_something:
            column = replace(column, time=_sum(column, _years_beside(column, columns)))
        elif column.sums and not column.time.period and (beside := _years_of_scenario(column, columns)):
            column = replace(column, time=_sum(column, beside))
        if column.time.unclear:
            settled.append(column)
            continue
        period, scenario = column.time.period, column.time.scenario
        if period is None and scenario == "plan":
            announced = frame.plan_year or frame.aim
            announced = announced if announced and str(announced) not in planned else None
            column = replace(column, time=replace(column.time, up_to=bool(frame.aim)))
            period = str(announced or frame.year)  # plans are yearly
        if period is None and frame.of_months:
            settled.append(replace(column, time=Time(unclear=True)))
            continue
        if period is None and scenario == "estimate" and _is_beside_what_was_done(column, columns, frame):
            period = str(frame.year)
        period = period or frame.period
        if _ends_in_an_estimate(column, columns):
            settled.append(replace(column, time=replace(column.time, scenario="estimate")))
            continue
        rivals = (
            c for c in columns
            if c is not column and _is_rival(c.time, frame) and c.time.period == period
            and _meaning(c) == _meaning(column)
        )  # fmt: skip
        settled.append(
            replace(column, time=settled_time(replace(column.time, period=period), frame, rivals=any(rivals)))
        )
    return settled


def _apart_from_since_january(columns: Sequence[Column]) -> Sequence[Column]:
    """`Lũy kế đến nay` beside `Lũy kế từ đầu năm` sums up all since an unknown date."""
    since = {_meaning(column) for column in columns if is_since_january(column.text) and not is_summed(column.text)}
    if not since:
        return columns
    return [
        replace(column, time=Time(unclear=True)) if is_summed(column.text) and _meaning(column) in since else column
        for column in columns
    ]


def _is_rival(time: Time, frame: Frame) -> bool:
    """Whether a column that prints its scenario leaves open what one of the same period is that prints none.

    Beside `Kế hoạch 2025` a bare `Năm 2025` is what came of it, where the report is of what was done; what sums up all
    until the end of that year is another thing.
    """
    return not time.up_to and time.scenario is not None and (time.scenario, frame.scenario) != ("plan", "actual")


def _is_beside_what_was_done(column: Column, columns: Sequence[Column], frame: Frame) -> bool:
    """Whether `Ước` stands beside `Thực hiện` in the report of nine months: then it is of the whole year."""
    done = (c for c in columns if c.time.scenario == "actual" and c.time.period in (None, frame.period))
    return not frame.period.isdigit() and any(_meaning(c) == _meaning(column) for c in done)


def _all_of_the_plan(columns: Sequence[Column], frame: Frame) -> Sequence[Column]:
    """Columns none of which speaks of time, below `Chỉ tiêu năm 2025 giao cho các huyện`: all of that plan."""
    only_plan = frame.only_plan or frame.aim
    if not only_plan or any(_says_when(column) or column.time.unclear for column in columns):
        return columns
    planned = Time(str(frame.plan_year or frame.aim), "plan", up_to=bool(frame.aim))
    return [replace(column, time=planned) if column.sums <= 0 else column for column in columns]


def _says_when(column: Column) -> bool:
    """Whether a column speaks of time: `Nhu cầu`, `Kinh phí dự kiến` of a plan say no more than that it is planned."""
    is_expected = column.time.scenario == "estimate" and "du kien" in fold(column.text)
    only_planned = not column.time.period and (is_expected or column.time.scenario == "plan")
    return column.time.says_something and not only_planned


def _all_of_the_years(columns: Sequence[Column], frame: Frame) -> Sequence[Column]:
    """Columns none of which names a period, below `Kết quả hỗ trợ giai đoạn 2021-2023`: of all those years."""
    years = frame.years
    if years is None or any(column.time.period for column in columns):
        return columns
    to_come = period_year(years.period or frame.period) > frame.year
    if to_come and any(column.time.scenario in ("actual", "estimate") for column in columns):
        years = Time(
            unclear=True
        )  # `Thực hiện` beside `Kế hoạch` of a programme until 2030: of this year, or until now?
    found = []
    for column in columns:
        time = replace(column.time, period=years.period, scenario=column.time.scenario or years.scenario)
        time = column.time if column.time.unclear else Time(unclear=True) if years.unclear else time
        found.append(replace(column, time=time))
    return found


def _parts_of_a_plan(columns: Sequence[Column], frame: Frame) -> Sequence[Column]:
    """`6 tháng đầu năm` beside nothing but `Kế hoạch 2025`, in a plan, is what is planned for that half."""
    told = [column for column in columns if printed_scenario(column.text)]
    years = {column.time.period or str(frame.plan_year or frame.year) for column in told} or {str(frame.year)}
    if not told and frame.scenario != "plan":
        return columns
    is_plan = frame.scenario == "plan" or (frame.plan_year is not None and frame.scenario is None)
    if not is_plan or len(years) != 1 or any(column.time.scenario != "plan" for column in told):
        return columns
    year = years.pop()[:4]
    return [
        replace(column, time=replace(column.time, period=year + (column.time.period or "")[4:], scenario="plan"))
        if column not in told and (column.time.period or "")[4:5] == "-" and not YEAR.search(column.text)
        else column
        for column in columns
    ]


def _done_until_the_report(columns: Sequence[Column], frame: Frame) -> Sequence[Column]:
    """`TH 2023` in a report as of 30/6/2023 was done by then; beside `6 tháng 2023` the date is unknown.

    `Đến 31/12/2023`, `Cả năm 2023` say that they are of the whole year.
    """
    year = str(frame.year)
    if not is_period(frame.period) or frame.period[5:] not in _MONTHS_OF_A_REPORT:
        return columns
    told = {_meaning(c) for c in columns if c.time.period == frame.period}
    until_now = {
        c.index: Time(unclear=True) if _meaning(c) in told else replace(c.time, period=frame.period)
        for c in columns
        if c.time.period == year and c.time.scenario == "actual" and not (c.time.up_to or c.time.opening)
        if not (names_a_day(fold(c.text)) or _WHOLE_YEAR.search(fold(c.text)))
    }
    return [replace(c, time=until_now.get(c.index, c.time)) for c in columns]


def _done_beside_planned(columns: Sequence[Column]) -> Sequence[Column]:
    """`Vốn thực hiện` beside `Vốn giao`, both below `Kế hoạch 2023`, is what came of it; alone it is to be done."""
    plans = [column for column in columns if column.time.scenario == "plan"]
    given = {(column.time.period, _meaning(column)) for column in plans if not says_done(column.text)}
    return [
        replace(column, time=replace(column.time, scenario="actual"))
        if column in plans
        and says_done(column.text)
        and not given.isdisjoint((column.time.period, meant) for meant in (_meaning(column), None))
        else column
        for column in columns
    ]


def _expected_beside_planned(columns: Sequence[Column]) -> Sequence[Column]:
    """`Dự kiến đến 2025` beside `Mục tiêu đến 2025` is what is expected to come of it; alone it is a plan."""
    aims = [c for c in columns if c.time.scenario == "plan" and printed_scenario(c.text) == "plan"]
    return [
        replace(column, time=replace(column.time, scenario="estimate"))
        if column.time.scenario == "plan"
        and printed_scenario(column.text) == "estimate"
        and any(aim.time.period == column.time.period and _meaning(aim) == _meaning(column) for aim in aims)
        else column
        for column in columns
    ]


def _years_beside(column: Column, columns: Sequence[Column]) -> list[Time]:
    """The years of the other columns of the same meaning, if there is more than one."""
    alike = [c for c in columns if c.time.period and c.time.period.isdigit() and _meaning(c) == _meaning(column)]
    # `Năm 2020` left of `Giai đoạn 2021-2025` over its years is none of those that are summed up
    times = [c.time for c in alike if SPAN.search(fold(c.text))] or [c.time for c in alike]
    done = {time.period for time in times if time.scenario != "plan"}
    times += _parts_after(alike, column, columns)
    # neither what there was before the first of them, nor what was planned for one of them
    times = [t for t in times if not (t.opening or t.up_to) and not (t.scenario == "plan" and t.period in done)]
    return times if len({time.period for time in times}) > 1 else []


def _parts_after(years: Sequence[Column], column: Column, columns: Sequence[Column]) -> list[Time]:
    """A part of a year that follows the years beside a sum: `6 tháng 2024` of `2022 | 2023 | 6 tháng 2024 | Cộng`."""
    if not years:
        return []
    last = max(c.time.period or "" for c in years)
    behind = all(c.index < column.index for c in years)  # right of the sum, it is no part of it
    beside = [c for c in columns if c.time.period and not (behind and c.index > column.index)]
    parts = (c.time for c in beside if not (c.time.period or "").isdigit() and _meaning(c) == _meaning(column))
    return [time for time in parts if not is_span(time.period or "") and (time.period or "")[:4] > last]


def _years_of_scenario(column: Column, columns: Sequence[Column]) -> list[Time]:
    """The years beside a sum that stand below the same `Kết quả thực hiện`, `Kế hoạch` as it does."""
    return _years_beside(column, [c for c in columns if c.time.scenario == column.time.scenario])


def _sum(column: Column, times: Sequence[Time]) -> Time:
    """The period of a column without its own beside years: that of their sum, else unknown."""
    if not times:
        return Time(unclear=column.sums > 0 or column.time.unclear)  # `Tổng 3 năm` of which years?
    planned = [time for time in times if time.scenario == "plan"]
    if column.sums == len({time.period for time in planned}) > 1:
        times = planned  # `Tổng 5 năm` of a plan, beside what is expected of the year before it
    if any(not (time.period or "").isdigit() for time in times):
        return Time(unclear=True)  # of years and a part of one
    years = sorted({period_year(time.period or "") for time in times})
    together = f"{years[0]}-{years[-1]}"
    scenarios = {time.scenario for time in times}
    if column.sums not in (len(years), -1) or years != list(range(years[0], years[-1] + 1)):
        return Time(unclear=True)
    if "plan" in scenarios and len(scenarios) > 1:
        return Time(unclear=True)  # a sum of what was done and what is planned
    return Time(together, scenarios.pop() if len(scenarios) == 1 else None)


def _ends_in_an_estimate(column: Column, columns: Sequence[Column]) -> bool:
    """`Giai đoạn 2021-2025`, `Lũy kế 2021-2025` sum up years the last of which is only expected yet."""
    time = column.time
    if time.scenario not in (None, "actual") or not time.period or not is_span(time.period):
        return False
    last = str(period_year(time.period))
    told = {c.time.scenario for c in columns if c.time.period == last and _meaning(c) == _meaning(column)}
    return "estimate" in told and "actual" not in told


def _meaning(column: Column) -> tuple[object, ...] | None:
    """What a column counts, whatever the time: columns of other things are no rivals."""
    return (column.label.key, column.label.entities) if column.label else None


def settled_time(time: Time, frame: Frame, *, rivals: bool = False) -> Time:
    """A time whose scenario is not printed: what is past is done, what is to come is planned.

    Args:
        time: with a period.
        frame: the time of the report.
        rivals: whether another column of the same period prints its scenario: then this one stays open.
    """
    if time.scenario or time.period is None:
        return time
    year = period_year(time.period)
    if frame.years and frame.years.period and str(year) < frame.years.period[:4]:
        return replace(time, scenario="actual")  # before the years that are planned: where they begin
    if year != frame.year:
        return replace(time, scenario="actual" if year < frame.year else "plan")
    if frame.aim:
        return time  # `Năm 2023` below `KẾ HOẠCH ĐẾN NĂM 2028`: where it begins, or its first year?
    if frame.scenario == "actual" and is_period(frame.period) and period_end(time.period) > period_end(frame.period):
        return time  # `Cả năm` in the report of half a year: expected, or planned?
    return time if rivals else replace(time, scenario=frame.scenario)
