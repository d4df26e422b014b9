"""Rows and columns understood -> one figure per cell, with its text, unit, precision and any problem.

Belongs here: putting row, column, unit and number together. Not here: numbers (`values.numbers`), what a cell counts
(`place`), meaning (`rows`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from orchestration.landing.cells.damage import State, Stored, judge
from orchestration.landing.cells.workbook import Range, Sheet, address
from orchestration.landing.codes import Codes, Indicator, any_word
from orchestration.landing.landed import Figure, Noticed
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.merged_numbers import numbers_of_several
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.meaning.base_units import in_base_unit, in_percent, other_unit_beside, unit_of, without_value
from orchestration.landing.meaning.combining import combine_times
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.rows import Row
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import LARGEST, Kind, Number, Problem, Style, parse_number, says_none
from orchestration.landing.values.period_codes import is_span, opening_of, period_year
from orchestration.landing.values.periods import Frame, Time, sum_of_years
from orchestration.landing.values.units import Unit, kind_of
from orchestration.landing.words.lexicon import Lexicon

_ONE = Decimal(1)
_AVERAGE = ("binh", "quan")
_WITHIN = re.compile(rf"\b(?:{any_word('time', 'within')})\b")
_FRACTION = re.compile(r"(\d{1,3})[.,]\d{1,2}")
_AMOUNTS = ("vnd", "vnd_per_year", "square_metre")


def figures_of(
    place: Place, rows: list[Row], style: Style, lexicon: Lexicon, codes: Codes
) -> Iterator[Figure | Noticed]:
    """All figures of a table, and what was noticed while reading them.

    Args:
        place: the table.
        rows: its rows, understood.
        style: separators of the workbook.
        lexicon: known wordings.
        codes: code lists.
    """
    merged = numbers_of_several(place.sheet, place.table)
    for row in rows:
        if row.meaning is None:
            continue
        cells: list[Figure | Noticed] = []
        for column in place.table.columns:
            covering = merged.get((row.source.index, column.index))
            if covering is None:
                cells += _read_cell(place, row, column, style, lexicon, codes)
            elif covering[:2] == (row.source.index, column.index):
                cells.append(_of_several(place.sheet, covering))
        yield from _held_against_row(place, cells)


def _of_several(sheet: Sheet, merged: Range) -> Noticed:
    """The question whose a number is that stands in a cell merged over the cells of several figures."""
    first, last = address(*merged[:2]), address(*merged[2:])
    return Noticed(
        "figures.merged_number", sheet.name, first, sheet.text(*merged[:2]), params={"range": f"{first}:{last}"}
    )


class _Counted(NamedTuple):
    """What a cell counts, and when."""

    meaning: Meaning
    indicator: Indicator
    period: str
    scenario: str


class _LeftOut(NamedTuple):
    """Why a cell is none of the figures: the rule, and what fills its message; no rule where that is told elsewhere."""

    rule: str
    params: dict[str, str]


def _read_cell(
    place: Place, row: Row, column: Column, style: Style, lexicon: Lexicon, codes: Codes
) -> list[Figure | Noticed]:
    sheet, position = place.sheet, (row.source.index, column.index)
    printed = sheet.text(*position)

    def noticed(rule: str, expected: str = "", **params: str) -> Noticed:
        return Noticed(f"figures.{rule}", sheet.name, address(*position), printed, expected, params=params)

    counted = _counted_in(place, row, column, printed, lexicon, codes)
    if isinstance(counted, _LeftOut):
        told = printed and counted.rule and not says_none(printed)  # of what they do not have, groups print `x`
        return [noticed(counted.rule, **counted.params)] if told else []
    meaning, indicator, period, scenario = counted
    unit, unit_text = unit_of(row, column, place.table, indicator.unit, lexicon)
    number, notices = _number_in(place, row, column, style, indicator, unit, unit_text, lexicon)
    found: list[Figure | Noticed] = []
    if number.problem:
        is_total = meaning.indicator == "org_total" and (meaning.sector or "total") == "total"
        unreadable = number.problem is Problem.UNREADABLE and is_total
        found.append(noticed("unreadable_total" if unreadable else number.problem.value))
    said = number.unit_text or unit_text
    found += [noticed(notice, indicator.unit, unit=said, label=row.label.text) for notice in notices]
    if number.value is not None and (other := other_unit_beside(row, column, indicator.unit, lexicon)):
        found.append(noticed("units_contradict", unit=unit_text, other=other, label=row.label.text))
    if number.value is not None and _is_unit_of_others(meaning, number.unit_text or unit_text, indicator, lexicon):
        found.append(noticed("unit_of_others", unit=number.unit_text or unit_text, label=row.label.text))
    figure = Figure(
        form_code=place.form.code,
        sheet=sheet.name,
        cell=address(*position),
        sheet_index=place.sheet_index,
        row_index=position[0],
        column_index=position[1],
        row_label=row.label.text,
        column_label=column.text,
        printed_text=printed,
        unit_text=unit_text,
        period_code=period,
        scenario=scenario,
        entity_type=meaning.entity or "",
        indicator_code=indicator.code,
        sector_code=meaning.sector or "total",
        policy_code=meaning.policy or "none",
        program_code=meaning.program or "none",
        funding_source=meaning.funding or "total",
        value=number.value,
        value_low=number.low,
        value_high=number.high,
        qualifier=number.qualifier,
        unit=indicator.unit,
        missing_reason=number.missing_reason,
        repair=number.repair,
    )
    return [*found, figure]


def _counted_in(
    place: Place, row: Row, column: Column, printed: str, lexicon: Lexicon, codes: Codes
) -> _Counted | _LeftOut:
    """What the cell counts where row and column meet, or why it counts nothing."""
    unknown = _LeftOut("unrecognised_column", {"header": column.text})
    assert row.meaning is not None
    unit = row.unit or _unit_of_result(row, column, printed, lexicon)
    meaning = place.counted(row.meaning, column, lexicon, codes, unit, row.label.text)
    if meaning is None or meaning.indicator is None or meaning.entity is None:
        return unknown
    if _is_of_no_known_time(row):
        return _LeftOut("time_of_row_unclear", {"label": row.label.text, "said": row.source.period})
    time = combine_times(_time_of_row(row, column, place.table.frame), column, place.table.frame)
    if (period := time.period) is None or (scenario := time.scenario) is None:
        return unknown
    of_row = {"label": row.label.text, "period": period}
    if not _may_be_of(row, period):
        return _LeftOut("base_year_mismatch", of_row)
    indicator = codes.indicators[meaning.indicator]
    if indicator.kind == "stock" and scenario != "plan" and place.is_dated_by_years(row.time, column):
        period = str(period_year(period))  # what there is at the end of `Giai đoạn 2021-2023`
    if indicator.unit == "org" and place.counts_people(column, lexicon):
        return unknown
    if place.part and indicator.is_of_organisations:
        return _LeftOut("", {})  # told once for the table
    up_to = column.stated.up_to or (row.time and row.time.up_to) or (place.sums_up(column) and not _is_of_a_year(row))
    if indicator.kind == "flow" and up_to:
        return _LeftOut("since_nobody_knows_when", of_row)
    if row.label.words[:2] == _AVERAGE and indicator.kind != "average" and place.table.rows_are == "places":
        return _LeftOut("", {})  # of `Bình quân toàn tỉnh` only averages are the province's
    is_sum = column.sums or sum_of_years(row.source.period) or (row.time is not None and is_span(row.time.period or ""))
    if indicator.kind != "flow" and is_span(period) and is_sum:
        rule = "" if _is_printed_beside(place, row, column, printed) else "sum_of_states"
        return _LeftOut(rule, {"label": row.label.text, "header": column.text})
    if indicator.kind == "stock" and place.table.rows_are == "members" and meaning.entity == "support_program":
        return unknown  # what those listed owe is not what all owe
    if indicator.kind == "stock" and (present := place.present(column)):
        there_is = place.sheet.text(row.source.index, present.index)
        told = {**of_row, "header": column.text, "present": present.text}
        return _LeftOut("" if printed == there_is else "flow_of_a_stock", told)
    if row.label.opening or time.opening:
        if indicator.kind != "stock" or scenario == "plan" or (row.label.opening and time.opening):
            # what a plan begins with another column prints as what there was
            is_told = row.label.opening and place.prints_elsewhere(printed, row.source.index, column.index)
            return _LeftOut("" if is_told else "base_year_mismatch", of_row)
        period, scenario = (opening_of(period), "actual") if row.label.opening else (period, scenario)
    return _Counted(meaning, indicator, period, scenario)


def _is_of_no_known_time(row: Row) -> bool:
    """Whether the column that says of which year each row is says something of this one that is none: `20X3`."""
    said = row.source.period
    is_none = row.time is not None and row.time.period is None and not row.time.is_comparison
    return is_none and any(map(str.isdigit, said)) and not sum_of_years(said)


def _is_of_a_year(row: Row) -> bool:
    """Whether a label says that it counts what happened in one year: `Thành lập mới trong năm` until its last day."""
    return _WITHIN.search(fold(row.label.text)) is not None


def _is_printed_beside(place: Place, row: Row, column: Column, printed: str) -> bool:
    """Whether a number beside years, or below them, is that of one of them: the state at their end."""
    sheet, table, index = place.sheet, place.table, row.source.index
    beside = (sheet.text(index, c.index) for c in table.columns if c is not column)
    above = (sheet.text(above, column.index) for above in range(table.body[0], index))
    return printed in (beside if column.sums else above)


def _number_in(
    place: Place,
    row: Row,
    column: Column,
    style: Style,
    indicator: Indicator,
    unit: Unit | None,
    unit_text: str,
    lexicon: Lexicon,
) -> tuple[Number, list[str]]:
    """The number of a cell in the base unit of its indicator, and the rules that ask about it."""
    sheet, position = place.sheet, (row.source.index, column.index)
    kind = kind_of(indicator.unit, indicator.whole_number)
    number = parse_number(sheet.cell(*position), kind, style, unit.scale if unit else _ONE)
    if number.problem:
        return number, []
    if number.value is None:
        if position in sheet.uncomputed:
            return number._replace(missing_reason="unreadable"), ["formula_not_computed"]
        return number, []
    rate = row.label.per_year or (column.label.per_year if column.label else None)
    number, notices = in_base_unit(number, unit, unit_text, indicator.unit, lexicon, per=indicator.per, rate=rate)
    if indicator.unit == "percent" and "%" not in sheet.text(*position):
        number, more = in_percent(number, position in sheet.percent, indicator.code)
        notices += more
    if any(abs(v) >= LARGEST for v in (number.value, number.high) if v is not None):
        number, notices = without_value(number), ["unreadable_number"]
    if number.value is None:
        number = number._replace(low=None, high=None, repair=None)
    return number, notices


def _is_unit_of_others(meaning: Meaning, unit_text: str, indicator: Indicator, lexicon: Lexicon) -> bool:
    """Whether a number of cooperatives is printed in `THT`, or one of groups in `HTX`."""
    if indicator.unit != "org" or meaning.entity not in ("cooperative", "group") or not unit_text:
        return False
    counted = lexicon.read(unit_text).entity
    return counted in ("cooperative", "group") and counted != meaning.entity


def _unit_of_result(row: Row, column: Column, printed: str, lexicon: Lexicon) -> Unit | None:
    """The unit in a cell that says itself what a policy gave: `22 HTX` below `Kết quả`."""
    says_itself = column.label is None and row.meaning is not None and row.meaning.indicator is None
    if not says_itself or row.meaning is None or row.meaning.entity != "support_program":
        return None
    return lexicon.unit(parse_number(printed, Kind.AMOUNT).unit_text)


def _time_of_row(row: Row, column: Column, frame: Frame) -> Time | None:
    """The period that a row says it is of; `Tổng số HTX đến 30/6` under a header without any year is of that half."""
    if row.time is None and row.label.dated and column.stated.period is None:
        return Time(row.label.dated.within(frame.period))
    if row.time is None and row.year and column.stated.period is None:
        return Time(str(row.year))
    return row.time


def _may_be_of(row: Row, period: str) -> bool:
    """A label that names a date or a year must agree with its column: `so với năm 2022` belongs to one of 2023.

    So must a heading above it, unless the row names a time itself.
    """
    if row.year and not (row.label.dated or row.time) and row.year != period_year(period):
        return False
    if row.label.since_year is not None:
        return row.label.since_year in (0, period_year(period) - 1)
    return row.label.dated is None or row.label.dated.is_of(period)


def _held_against_row(place: Place, cells: list[Figure | Noticed]) -> Iterator[Figure | Noticed]:
    """The figures of a row after a look at each other: what the spreadsheet damaged is repaired, or asked about."""
    cells = list(_without_bare_thousands(cells))
    numbers = [item for item in cells if type(item) is Figure and item.value is not None]
    if not [item for item in numbers if item.repair or "." in item.printed_text]:  # nothing here looks damaged
        yield from cells
        return
    judged: dict[str, tuple[State, Decimal]] = {}
    for unit, indicator in dict.fromkeys(map(_comparable, numbers)):
        alike = [item for item in numbers if _comparable(item) == (unit, indicator)]
        if unit != "percent":
            judged |= dict(zip([item.cell for item in alike], judge([_stored(place, i) for i in alike]), strict=True))
    for item in cells:
        if not isinstance(item, Figure) or item.cell not in judged:
            yield item
            continue
        state, value = judged[item.cell]
        where: dict[str, Any] = {"sheet": item.sheet, "cell": item.cell, "printed_text": item.printed_text}
        shown = {"stored": item.printed_text.replace(".", ",")}
        if state is State.REPAIRED:
            params = {"value": int(value), **shown}
            yield Noticed("figures.thousands_dot_repaired", **where, expected=str(value), params=params)
            yield item._replace(value=value, repair="thousands_dot")
        elif state is State.UNREADABLE:
            yield Noticed("figures.unreadable_number", **where)
            yield item._replace(value=None, missing_reason="unreadable", repair=None)
        else:
            if state is State.DOUBTFUL:
                yield Noticed("figures.amount_maybe_damaged", **where, params={**shown, "unit": item.unit_text})
            yield item


def _without_bare_thousands(cells: list[Figure | Noticed]) -> Iterator[Figure | Noticed]:
    """The cells of a row; of counts like `43` beside `42,5`, which are no whole ones, nobody knows what they count."""
    fractions: dict[str, int] = {}
    for item in cells:
        is_unread = isinstance(item, Figure) and item.missing_reason == "unreadable"
        if isinstance(item, Figure) and is_unread and (match := _FRACTION.fullmatch(item.printed_text)):
            fractions[item.unit] = int(match[1])
    for item in cells:
        whole = fractions.get(item.unit, 0) if isinstance(item, Figure) and item.unit not in _AMOUNTS else 0
        if isinstance(item, Figure) and item.value and whole and _is_alike(item, whole):
            yield Noticed("figures.unreadable_number", item.sheet, item.cell, item.printed_text)
            yield item._replace(value=None, value_low=None, value_high=None, missing_reason="unreadable")
        else:
            yield item


def _is_alike(item: Figure, whole: int) -> bool:
    """Whether a bare whole number is as large as a fraction of its row, the whole part of which is given."""
    assert item.value is not None
    return item.printed_text.isdigit() and not item.repair and whole < 10 * item.value < 100 * whole


def _comparable(item: Figure) -> tuple[str, str]:
    """What numbers of a row may be held against each other: counts of one unit, amounts of the same thing."""
    return item.unit, item.indicator_code if item.unit in _AMOUNTS else ""


def _stored(place: Place, item: Figure) -> Stored:
    assert item.value is not None
    cell = place.sheet.cell(item.row_index, item.column_index)
    return Stored(
        item.value,
        item.printed_text,
        is_count=item.unit not in _AMOUNTS,
        was_thousandth=item.repair is not None,
        is_number=isinstance(cell, (int, float)),
    )
