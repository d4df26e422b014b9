"""Rows and columns with a meaning -> one figure per cell, with its text, unit, precision and any problem.

Belongs here: putting row, column, unit and number together. Not here: numbers (`values.numbers`), what a cell counts
(`counted`), the meaning of rows (`rows`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from orchestration.landing.cells.damage import State, Stored, judge
from orchestration.landing.cells.merged import Range
from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.codes import AMOUNT_UNITS, Codes, Indicator
from orchestration.landing.landed import Figure, Noticed
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.merged_numbers import numbers_of_several
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.meaning.base_units import Written, in_base_unit, in_percent, without_value, written_in
from orchestration.landing.meaning.counted import CellsOfRow, CellsOfTable, Counted, LeftOut
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.values.numbers import LARGEST, Number, Problem, Style, parse_number, says_none
from orchestration.landing.words.known import has_word_of_money
from orchestration.landing.words.lexicon import Lexicon

_ONE = Decimal(1)
_MARKED = r"(?:[^\W\d_¹²³⁴-⁹]|[ *¹²³⁴-⁹]|\(\d\))*"  # `43 HTX`, `43*`, `43 (1)`
_FRACTION = re.compile(rf"'?(\d{{1,3}})[.,]\d{{1,2}}{_MARKED}")
_WHOLE = re.compile(rf"'?\d+(?:[.,]0{{1,2}})?{_MARKED}")


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
    table = CellsOfTable(place, lexicon, codes)
    for row in rows:
        if row.meaning is None:
            continue
        of_row = _FiguresOfRow(place, CellsOfRow(table, row, row.meaning), style, lexicon)
        cells: list[Figure | Noticed] = []
        for column in place.table.columns:
            covering = merged.get((row.source.index, column.index)) if merged else None
            if covering is None:
                cells += of_row.read(column)
            elif covering[:2] == (row.source.index, column.index):
                cells.append(_of_several(place.sheet, covering))
        yield from _held_against_row(place, cells)


def _of_several(sheet: Sheet, merged: Range) -> Noticed:
    """The question whose a number is that stands in a cell merged over the cells of several figures."""
    first, last = address(*merged[:2]), address(*merged[2:])
    return Noticed(
        "figures.merged_number", sheet.name, first, sheet.text(*merged[:2]), params={"range": f"{first}:{last}"}
    )


class _FiguresOfRow:
    """The figures of a row, cell by cell.

    Args:
        place: the table.
        cells: what its cells count.
        style: separators of the workbook.
        lexicon: known wordings.
    """

    def __init__(self, place: Place, cells: CellsOfRow, style: Style, lexicon: Lexicon) -> None:
        self._place, self._cells, self._style, self._lexicon = place, cells, style, lexicon
        self._written: dict[tuple[str, str, int], Written] = {}  # beside each other most cells are written alike

    def read(self, column: Column) -> list[Figure | Noticed]:
        """The figure of a cell, if it is one, and what is asked about it."""
        place, row = self._place, self._cells.row
        position = row.source.index, column.index
        printed = place.sheet.text(*position)

        def noticed(rule: str, expected: str = "", **params: str) -> Noticed:
            return Noticed(f"figures.{rule}", place.sheet.name, address(*position), printed, expected, params=params)

        counted = self._cells.counted(column, printed)
        if isinstance(counted, LeftOut):
            told = printed and counted.rule and not says_none(printed)  # of what they do not have, groups print `x`
            return [noticed(counted.rule, **counted.params)] if told else []
        meaning, indicator = counted.meaning, counted.indicator
        written = self._written_in(column, indicator)
        number, notices = self._number_in(position, printed, indicator, written)
        found: list[Figure | Noticed] = []
        said, label = number.unit_text or written.unit_text, row.label.text
        named = self._named(column) if notices or written.other else label
        if number.problem:
            found.append(noticed(_rule_of(number.problem, meaning)))
        found += [noticed(notice, indicator.unit, unit=said, label=named) for notice in notices]
        if number.value is not None and written.other:
            found.append(noticed("units_contradict", unit=written.unit_text, other=written.other, label=named))
        if number.value is not None and _is_unit_of_others(meaning, said, indicator, self._lexicon):
            found.append(noticed("unit_of_others", unit=said, label=label))
        return [*found, self._figure(column, printed, counted, number, written.unit_text)]

    def _figure(self, column: Column, printed: str, counted: Counted, number: Number, unit_text: str) -> Figure:
        """The figure of a cell, once it is known what it counts and which number it holds."""
        place, row = self._place, self._cells.row
        meaning, indicator, period, scenario = counted
        return Figure(
            form_code=place.form.code,
            sheet=place.sheet.name,
            cell=address(row.source.index, column.index),
            sheet_index=place.sheet_index,
            row_index=row.source.index,
            column_index=column.index,
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

    def _named(self, column: Column) -> str:
        """What says what a cell counts: the header of its column where its row is a year, a place or a sector."""
        label, row = column.label, self._cells.row.label
        counts = self._lexicon.all_in
        by_column = label is not None and counts("indicator", label.words) and not counts("indicator", row.words)
        return column.text if by_column else row.text

    def _written_in(self, column: Column, indicator: Indicator) -> Written:
        """How numbers of an indicator are written in a column."""
        is_own = column.label is not None or has_word_of_money(column.text)
        key = indicator.code, column.unit_text, column.index if is_own else -1
        written = self._written.get(key)
        if written is None:
            written = written_in(self._cells.row, column, self._place.table, indicator, self._lexicon)
            if written.rate is None and indicator.code in self._place.measures:
                written = written._replace(rate=self._place.rate)
            self._written[key] = written
        return written

    def _number_in(
        self, position: tuple[int, int], printed: str, indicator: Indicator, written: Written
    ) -> tuple[Number, list[str]]:
        """The number of a cell in the base unit of its indicator, and the rules that ask about it."""
        sheet, unit = self._place.sheet, written.unit
        number = parse_number(sheet.cell(*position), written.kind, self._style, unit.scale if unit else _ONE)
        if number.problem:
            return number, []
        if number.value is None:
            if position in sheet.uncomputed:
                return number._replace(missing_reason="unreadable"), ["formula_not_computed"]
            return number, []
        number, notices = in_base_unit(
            number, unit, written.unit_text, indicator.unit, self._lexicon, per=indicator.per, rate=written.rate
        )
        if indicator.unit == "percent" and "%" not in printed:
            number, more = in_percent(number, position in sheet.percent, indicator.code)
            notices += more
        if _is_beyond_all(number.value) or _is_beyond_all(number.high):
            number, notices = without_value(number), ["unreadable_number"]
        if number.value is None:
            number = number._replace(low=None, high=None, repair=None)
        return number, notices


def _rule_of(problem: Problem, meaning: Meaning) -> str:
    """The rule that asks about a cell that is no number: one of its own for the total of a block."""
    is_total = meaning.indicator == "org_total" and meaning.sector in (None, "total")
    return "unreadable_total" if is_total and problem is Problem.UNREADABLE else problem.value


def _is_beyond_all(value: Decimal | None) -> bool:
    """Whether no figure of this field is so large."""
    return value is not None and abs(value) >= LARGEST


def _is_unit_of_others(meaning: Meaning, unit_text: str, indicator: Indicator, lexicon: Lexicon) -> bool:
    """Whether a number of cooperatives is printed in `THT`, or one of groups in `HTX`."""
    if indicator.unit != "org" or meaning.entity not in ("cooperative", "group") or not unit_text:
        return False
    counted = lexicon.read(unit_text).entity
    return counted in ("cooperative", "group") and counted != meaning.entity


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
    """The cells of a row; of counts like `43` beside `42,5`, which are not whole, the meaning is unknown."""
    fractions: dict[str, int] = {}
    for item in cells:
        is_unread = type(item) is Figure and item.missing_reason == "unreadable"
        if isinstance(item, Figure) and is_unread and (match := _FRACTION.fullmatch(item.printed_text.strip())):
            fractions[item.unit] = int(match[1])
    if not fractions:
        yield from cells
        return
    for item in cells:
        whole = fractions.get(item.unit, 0) if isinstance(item, Figure) and item.unit not in AMOUNT_UNITS else 0
        if isinstance(item, Figure) and item.value and whole and _is_alike(item, whole):
            yield Noticed("figures.unreadable_number", item.sheet, item.cell, item.printed_text)
            yield item._replace(value=None, value_low=None, value_high=None, missing_reason="unreadable")
        else:
            yield item


def _is_alike(item: Figure, whole: int) -> bool:
    """Whether a bare whole number is as large as a fraction of its row, the whole part of which is given."""
    assert item.value is not None
    return (
        bool(_WHOLE.fullmatch(item.printed_text.strip())) and not item.repair and whole < 10 * item.value < 100 * whole
    )


def _comparable(item: Figure) -> tuple[str, str]:
    """What numbers of a row may be held against each other: counts of one unit, amounts of the same thing."""
    return item.unit, item.indicator_code if item.unit in AMOUNT_UNITS else ""


def _stored(place: Place, item: Figure) -> Stored:
    assert item.value is not None
    cell = place.sheet.cell(item.row_index, item.column_index)
    return Stored(
        item.value,
        item.printed_text,
        is_count=item.unit not in AMOUNT_UNITS,
        was_thousandth=item.repair is not None,
        is_number=isinstance(cell, (int, float)),
    )
