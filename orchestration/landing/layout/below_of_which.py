"""Columns below a band `Trong đó`, whose whole stands left of the band, and columns beside their sum (`Tổng kinh phí`).

Belongs here: policies and years below such a band, years beside their sum, periods right of their policy. Not here:
parts of people and organisations (`columns_beside`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from orchestration.landing.layout.columns import Column, read_column
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import Frame
from orchestration.landing.words.known import is_of_policy
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import begins_sum

# what money, or what is asked for, happens in its years: `Tổng nhu cầu`
_MONEY = re.compile(rf"\b(?:{any_word('scope', 'money')}|{any_word('title', 'asks', 'asked')})\b")


def parts_of_money(
    columns: Sequence[Column], headers: Mapping[int, Sequence[str]], lexicon: Lexicon
) -> dict[int, Column]:
    """The columns below a `Trong đó` right of money, with that: `Tổng kinh phí`, not `Số HTX được hỗ trợ`."""
    wholes = _wholes(columns, headers, lexicon).items()
    return {index: whole for index, whole in wholes if "support_budget" in _counted(whole, lexicon)}


def _counted(column: Column, lexicon: Lexicon) -> list[str]:
    return lexicon.codes("indicator", column.label.words) if column.label and column.label.words else []


def _wholes(columns: Sequence[Column], headers: Mapping[int, Sequence[str]], lexicon: Lexicon) -> dict[int, Column]:
    """The column that stands left of the `Trong đó` over each column below such a band."""
    known = {column.index: column for column in columns}
    found: dict[int, Column] = {}
    whole: Column | None = None
    for index, parts in sorted(headers.items()):
        below = lexicon.role("furniture", parts[0]) == "of_which" if parts else False
        if below and len(parts) == 1:
            continue  # an empty column below the band
        if not below or len(parts) != 2:
            whole = known.get(index)
        elif whole:
            found[index] = whole
    return found


def years_of_their_sum(
    columns: Sequence[Column], headers: Mapping[int, Sequence[str]], lexicon: Lexicon
) -> list[Column]:
    """The columns; years below the `Trong đó` of `Tổng kinh phí`, or at once beside it, are of it, and it of them all.

    Only of what happens: a state of some years is none of their sum.

    Args:
        columns: the columns of figures.
        headers: the texts over each column that is no label, outermost first.
        lexicon: known wordings.
    """
    wholes = _sums_beside(columns, headers) | _wholes(columns, headers, lexicon)
    of_years: dict[int, Column] = {}
    for column in columns:
        whole = wholes.get(column.index)
        if whole and _is_year(column) and not whole.time.period:
            codes = _counted(whole, lexicon)
            happens = bool(codes) and lexicon.flows.issuperset(codes)
            if happens or (whole.label is None and _MONEY.search(fold(whole.text))):  # `Đã giải ngân`
                of_years[column.index] = whole
    sums = {whole.index for whole in of_years.values()}
    return [
        replace(column, sums=-1)
        if column.index in sums
        else _of_whole(column, whole)
        if (whole := of_years.get(column.index))
        else column
        for column in columns
    ]


def times_right_of_policies(
    columns: Sequence[Column], policies: Mapping[int, Column | None]
) -> tuple[list[Column], list[Column]]:
    """The columns, and those of which nobody can say whose, or of when, they are.

    Of `Tập huấn | Năm 2022 | Năm 2023 | Hạ tầng | Năm 2022 | Năm 2023` no year is of all support: each is of the policy
    left of it, which is the sum of its years. Left of `KH | TH` the policy may be either.

    Args:
        columns: the columns of figures, by their place.
        policies: the columns over figures that name a policy and no time; None where nothing says what is counted.
    """
    times: dict[int, list[Column]] = {}
    for column in columns:
        left = next((i for i, right in times.items() if right[-1].index == column.index - 1), column.index - 1)
        if left in policies and column.label is None and column.stated.says_something and not column.stated.rest:
            times.setdefault(left, []).append(column)
    of_which = {column.index: policies[left] for left, right in times.items() for column in right}
    sums = {left for left, right in times.items() if len({column.stated.period for column in right} - {None}) > 1}
    told: list[Column] = []
    unclear: list[Column] = []
    for column in columns:
        if column.index in of_which:
            policy = of_which[column.index]
            (told if policy else unclear).append(_of_whole(column, policy) if policy else column)
        elif column.index in times and column.index not in sums:
            unclear.append(column)
        else:
            told.append(replace(column, sums=-1) if column.index in sums else column)
    return told, unclear


def counted_right_of_ticks(
    columns: Sequence[Column], ticked: Mapping[int, str], frame: Frame, lexicon: Lexicon
) -> tuple[list[Column], list[Column]]:
    """The columns, and those of which nobody can say of which policy they count something.

    `Tập huấn` over an `x`, or over nothing, left of `Số lớp | Kinh phí`: these are no figures of all support. Beside
    two such policies the last one may be of both.

    Args:
        columns: the columns of figures, by their place.
        ticked: the columns that name a policy and hold no figures, with their headers.
        frame: what relative words refer to.
        lexicon: known wordings.
    """
    if not ticked:
        return list(columns), []
    first, policy = min(ticked.items())
    right = [c for c in columns if c.index > first and c.label and not is_of_policy(c.label, lexicon)]
    if len(ticked) > 1 or any(c.label and is_of_policy(c.label, lexicon) for c in columns):
        return [column for column in columns if column not in right], right
    read = {c.index: read_column(c.index, (policy, c.text), frame, lexicon) for c in right}
    of_policy = {index: column for index, column in read.items() if isinstance(column, Column)}
    unclear = [column for column in right if column.index not in of_policy]
    return [of_policy.get(column.index, column) for column in columns if column not in unclear], unclear


def _sums_beside(columns: Sequence[Column], headers: Mapping[int, Sequence[str]]) -> dict[int, Column]:
    """Of each year of several at once right or left of a `Tổng kinh phí`, that, where no other band is over it."""
    runs: list[list[Column]] = []
    for column in sorted(columns, key=lambda column: column.index):
        if not _is_year(column):
            continue
        if runs and runs[-1][-1].index + 1 == column.index and _band(runs[-1][-1], headers) == _band(column, headers):
            runs[-1].append(column)
        else:
            runs.append([column])
    known = {column.index: column for column in columns if begins_sum((headers.get(column.index) or ("",))[-1])}
    found: dict[int, Column] = {}
    for run in runs:
        beside = (known.get(run[0].index - 1), known.get(run[-1].index + 1))
        sums = [whole for whole in beside if whole and _band(whole, headers) in ((), _band(run[0], headers))]
        if len(run) > 1 and len(sums) == 1:
            found |= {year.index: sums[0] for year in run}
    return found


def _band(column: Column, headers: Mapping[int, Sequence[str]]) -> Sequence[str]:
    return tuple(headers.get(column.index, ()))[:-1]


def _is_year(column: Column) -> bool:
    return column.label is None and bool(column.stated.period) and not column.stated.rest


def _of_whole(year: Column, whole: Column) -> Column:
    """A year as what its whole counts, planned or done as that is."""
    scenario = year.time.scenario or whole.time.scenario
    time, unit = replace(year.time, scenario=scenario), year.unit_text or whole.unit_text
    return replace(year, label=whole.label, unit_text=unit, time=time)
