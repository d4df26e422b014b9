"""Which part of its year is `Cùng kỳ 2023`? The same part as in the column beside it.

Belongs here: columns of the same period of another year. Not here: other periods that depend on the columns beside
(`column_times`), `Cùng kỳ` with no dated column beside it (`periods`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.layout.columns import Column
from orchestration.landing.text import fold
from orchestration.landing.values.parts_of_years import part_of_year
from orchestration.landing.values.period_codes import is_span
from orchestration.landing.values.periods import SAME_TIME, Time
from orchestration.landing.values.relative_times import THIS_PERIOD


def settle_same_times(columns: Sequence[Column]) -> list[Column]:
    """Give each `Cùng kỳ` the part of the year of what was done left of it, or else right of it.

    >>> from orchestration.landing.values.periods import Frame, read_time
    >>> texts, report = ("KH 2024", "Quý III/2024", "Lũy kế 9 tháng 2024", "Cùng kỳ 2023"), Frame("2024-Q3")
    >>> times = [(text, read_time(text, report)) for text in texts]
    >>> columns = [Column(i, text, time, time) for i, (text, time) in enumerate(times)]
    >>> [column.time.period for column in settle_same_times(columns)]
    ['2024', '2024-Q3', '2024-9M', '2023-9M']
    """
    return [replace(column, time=_beside(column, columns)) if _is_same_time(column) else column for column in columns]


def _is_same_time(column: Column) -> bool:
    folded = fold(column.text)
    return bool(column.time.period and SAME_TIME.search(folded)) and not part_of_year(folded)[0]


def _beside(column: Column, columns: Sequence[Column]) -> Time:
    """The time of a column whose year is known: the part of that year."""
    year = (column.time.period or "")[:4]
    done = [c for c in columns if _is_done_after(c, year)]
    if not done or any(THIS_PERIOD.search(fold(c.text)) for c in done):
        return column.time  # beside `Kỳ báo cáo` it is that of the report
    left, right = [c for c in done if c.index < column.index], [c for c in done if c.index > column.index]
    compared = (left[-1] if left else right[0]).time
    return replace(column.time, period=year + (compared.period or "")[4:])


def _is_done_after(column: Column, year: str) -> bool:
    """Whether a column tells what was done in a later year than the one that it is compared with."""
    period = column.time.period or ""
    is_dated = period[:4] > year and not is_span(period) and not _is_same_time(column)
    is_to_come = column.time.scenario == "plan" or (column.time.scenario == "estimate" and period.isdigit())
    return is_dated and not column.time.opening and not is_to_come
