"""Columns below a `Trong đó`: what stands left of that band is the whole of them.

Belongs here: policies and years below such a band. Not here: parts of people and organisations (`columns_beside`).
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from orchestration.landing.codes import any_word
from orchestration.landing.layout.columns import Column
from orchestration.landing.text import fold
from orchestration.landing.words.lexicon import Lexicon

_MONEY = re.compile(rf"\b(?:{any_word('scope', 'money')})\b")


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
        if len(parts) != 2 or lexicon.role("furniture", parts[0]) != "of_which":
            whole = known.get(index)
        elif whole:
            found[index] = whole
    return found


def years_of_their_sum(
    columns: Sequence[Column], headers: Mapping[int, Sequence[str]], lexicon: Lexicon
) -> list[Column]:
    """The columns; years below the `Trong đó` of `Tổng kinh phí` are of it, and it is of all of them.

    Only of what happens: a state of some years is none of their sum.

    Args:
        columns: the columns of figures.
        headers: the texts over each column that is no label, outermost first.
        lexicon: known wordings.
    """
    wholes = _wholes(columns, headers, lexicon)
    of_years: dict[int, Column] = {}
    for column in columns:
        whole = wholes.get(column.index)
        is_year = column.label is None and column.stated.period and not column.stated.rest
        if whole and is_year and not whole.time.period:
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


def _of_whole(year: Column, whole: Column) -> Column:
    """A year as what its whole counts, planned or done as that is."""
    scenario = year.time.scenario or whole.time.scenario
    time, unit = replace(year.time, scenario=scenario), year.unit_text or whole.unit_text
    return replace(year, label=whole.label, unit_text=unit, time=time)
