"""Rows and columns understood -> one figure per cell, with its text, unit, precision and any problem.

Belongs here: putting row, column, unit and number together. Not here: numbers (`numbers`), meaning (`rows`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, NamedTuple

from orchestration.landing.cells.damage import State, Stored, judge
from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.codes import Codes, Indicator
from orchestration.landing.forms.form import Form
from orchestration.landing.landed import Figure, Noticed
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.layout.tables import Table
from orchestration.landing.meaning.base_units import in_base_unit, in_percent, unit_of, without_value
from orchestration.landing.meaning.combining import combine_meanings, combine_times
from orchestration.landing.meaning.rows import Row
from orchestration.landing.meaning.scope_notes import ScopeNote
from orchestration.landing.meaning.support import is_lent
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import (
    LARGEST,
    Cell,
    Kind,
    Number,
    Problem,
    Style,
    infer_style,
    infer_style_by_zeros,
    parse_number,
    says_none,
)
from orchestration.landing.values.period_codes import opening_of, period_end, period_year
from orchestration.landing.values.periods import Frame, Time, is_of_now
from orchestration.landing.values.style_of_sums import infer_style_by_sums
from orchestration.landing.values.units import Unit, kind_of
from orchestration.landing.words.lexicon import Lexicon

_UNTIL = re.compile(r"^(?!.*\b(?:tu|trong)\b).*\bden\b")
_ONE = Decimal(1)
_MILLION = Decimal(1_000_000)
_AMOUNTS = ("vnd", "vnd_per_year", "square_metre")


@dataclass(frozen=True, slots=True)
class Place:
    """A table on its sheet.

    Attributes:
        sheet: the sheet.
        sheet_index: its place in the workbook.
        table: the table.
        form: the form it is.
        part: indicator that counts the only organisations its title speaks of: `HTX thành lập mới`.
        part_title: that title.
        measures: what its title tells of organisations instead of how many there are: `Lao động trong các HTX`.
        sums: sectors that stand for a sum of sectors in this table.
        of_other_people: columns of a part of people that only a row can say to be of those its code counts.
        of_list: its rows are organisations of a register, of which only the row of their sum counts here.
        scope_notes: notes that say whose its numbers are too, of which nobody can tell what rows they are about.
    """

    sheet: Sheet
    sheet_index: int
    table: Table
    form: Form
    part: str = ""
    part_title: str = ""
    measures: tuple[str, ...] = ()
    of_other_people: frozenset[int] = frozenset()
    sums: Mapping[str, str] = field(default_factory=dict)
    scope_notes: tuple[ScopeNote, ...] = ()
    of_list: bool = False

    @property
    def year(self) -> int:
        """The year that its columns report on: the last one that is no plan."""
        times = [column.time for column in self.table.columns]
        return max(
            (period_year(t.period) for t in times if t.period and t.scenario != "plan"), default=self.table.frame.year
        )

    @property
    def shape(self) -> frozenset[tuple[int, str, str | None]]:
        """Its columns, told from its year: the same form of another year has the same shape."""
        return frozenset(
            (period_year(t.period) - self.year, t.period[4:], t.scenario)
            for t in (column.time for column in self.table.columns)
            if t.period
        )

    def by_sector(self, lexicon: Lexicon) -> bool:
        """Whether sectors are columns."""
        labels = (column.label for column in self.table.columns if column.label)
        return any(label.words and lexicon.codes("sector", label.words) for label in labels)

    def by_source(self, lexicon: Lexicon) -> bool:
        """Whether sources of money are columns."""
        labels = (column.label for column in self.table.columns if column.label)
        return any(label.words and lexicon.codes("funding", label.words) for label in labels)

    def sums_up(self, column: Column) -> bool:
        """Whether a column is of all until a day, as its target is: `TH đến 31/12/2023` beside `Mục tiêu đến 2025`."""
        is_told = any(c.stated.up_to for c in self.table.columns)
        return is_told and _UNTIL.search(fold(column.text)) is not None

    def present(self, column: Column) -> Column | None:
        """The column of what there is at the end, `Hiện có`, beside one of a part of the year that ends then."""
        if column.label is not None or is_of_now(column.text) or column.time.scenario != "actual":
            return None
        ends = period_end(column.time.period or "")
        beside = (c for c in self.table.columns if c.label is None and is_of_now(c.text))
        return next((c for c in beside if period_end(c.time.period or "") == ends), None)

    def _is_in_money(self, lexicon: Lexicon) -> bool:
        """Whether its rows lie on their side and its corner prints a unit of money: a total is then of money."""
        units = lexicon.units(self.table.unit_note) if self.table.rows_are != "indicators" else []
        return bool(units) and all(unit.code == "vnd" for unit in units)

    def counted(
        self,
        row: Meaning,
        column: Column,
        lexicon: Lexicon,
        codes: Codes,
        unit: Unit | None = None,
        label: str = "",
    ) -> Meaning | None:
        """What a cell of the table counts, in a row that prints this unit and this label."""
        by_sector = column.label is not None and self.by_sector(lexicon)
        may_be_money = column.label is None and row.entity == "support_program"
        by_source = may_be_money and (self.by_source(lexicon) or self._is_in_money(lexicon))
        same_words = lexicon.codes("indicator", lexicon.read(label).words) if label and row.indicator else ()
        found = combine_meanings(
            row,
            column,
            lexicon,
            codes,
            by_sector=by_sector,
            by_source=by_source,
            unit=unit,
            same_words=same_words,
        )
        if found is None and column.label and unit is None and row.indicator == "support_budget" and not row.funding:
            found = self._beside_money(row, column, lexicon, codes)
        if found and found.indicator is None and found.sector and self._is_part_of_total(column, row, lexicon, codes):
            found = replace(found, indicator="org_total")
        if found and found.indicator is None and self._is_whole_of_counts(column, lexicon, codes):
            found = replace(found, indicator="org_total")
        if found and (of_all := self.sums.get(found.sector or "")):
            found = replace(found, sector=of_all)
        if found and column.index in self.of_other_people and row.indicator is None:
            return None
        if found and self.part and found.indicator == "org_total" and not self._counts_part_beside(column, lexicon):
            allowed = found.entity in codes.indicators[self.part].entity_types
            return replace(found, indicator=self.part) if allowed else None
        is_money = found is not None and found.indicator == "support_budget" and found.funding is None
        if found and is_money and is_lent(found, label) and not self.by_source(lexicon):
            return replace(found, indicator="support_loan")
        if found and found.entity == "support_program" and not (found.policy or found.program):
            return None  # of which policy a list does not say
        if found and self.measures and found.indicator in (None, "org_total") and column.label is None:
            unit = unit or lexicon.unit(column.unit_text)
            if (unit is None or unit.code != "org") and not lexicon.subjects.are_numbered(label):
                return self._instead_of_organisations(found, codes)
        return found

    def _counts_part_beside(self, column: Column, lexicon: Lexicon) -> bool:
        """Whether another column counts those that the title speaks of: `Tổng số HTX` beside them is of all."""
        labels = (c.label for c in self.table.columns if c.label and c is not column)
        return any(self.part in lexicon.codes("indicator", label.words) for label in labels)

    def _beside_money(self, row: Meaning, column: Column, lexicon: Lexicon, codes: Codes) -> Meaning | None:
        """`Số HTX` beside amounts: only a corner's unit makes the row one of money, which is not in that column."""
        found = combine_meanings(replace(row, indicator=None), column, lexicon, codes)
        is_count = found and found.indicator and codes.indicators[found.indicator].unit in ("org", "person", "turn")
        return found if is_count else None

    def _instead_of_organisations(self, found: Meaning, codes: Codes) -> Meaning | None:
        """What a bare `Tổng số` counts in a table about `Lao động trong các HTX`; of several things nobody can tell."""
        indicator = self.measures[0] if len(self.measures) == 1 else None
        if indicator is None or found.entity not in codes.indicators[indicator].entity_types:
            return None
        return replace(found, indicator=indicator)

    def _is_whole_of_counts(self, column: Column, lexicon: Lexicon, codes: Codes) -> bool:
        """`Tổng cộng` beside columns that count organisations, `Siêu nhỏ`, `Nhỏ`, and nothing else: of all of them."""
        labels = [c.label for c in self.table.columns if c.label]
        counted = [lexicon.codes("indicator", label.words) for label in labels]
        only_counts = all(found and codes.indicators[found[0]].unit == "org" for found in counted)
        is_whole = column.label is None and lexicon.role("place", column.text) == "whole"
        return is_whole and len(counted) > 1 and only_counts and len(labels) == len(self.table.columns) - 1

    def _is_part_of_total(self, column: Column, row: Meaning, lexicon: Lexicon, codes: Codes) -> bool:
        """Whether a mere sector breaks down the total left of it: `Tổng số HTX` before `Nông nghiệp`.

        Below a band that says so it may stand farther away, behind nothing but other counts of organisations.
        """
        left = [
            found.indicator
            for c in self.table.columns
            if c.index < column.index and (found := combine_meanings(row, c, lexicon, codes)) and found.indicator
        ]
        if "org_total" not in left or any(codes.indicators[code].unit != "org" for code in left):
            return False
        band = column.text.removesuffix(column.label.text).strip() if column.label else ""
        return left[-1] == "org_total" or lexicon.role("furniture", band) == "by_sector"


def style_of(read: Sequence[tuple[Place, list[Row]]], lexicon: Lexicon, codes: Codes) -> Style:
    """Which separators the cells of some tables prove.

    Args:
        read: the tables with their rows.
        lexicon: known wordings.
        codes: code lists.
    """
    samples = [sample for place, rows in read for sample in _samples(place, rows, lexicon, codes)]
    proven = infer_style((text, kind) for text, kind, _ in samples)
    if proven is not Style.UNKNOWN:
        return proven
    # in tỷ three decimals are common (717,716 tỷ)
    zeros = infer_style_by_zeros(text for text, kind, scale in samples if kind is Kind.AMOUNT and scale <= _MILLION)
    return zeros if zeros is not Style.UNKNOWN else infer_style_by_sums(_lines(read))


def _lines(read: Sequence[tuple[Place, list[Row]]]) -> Iterator[list[Cell]]:
    """The cells of each column and of each row of those tables that hold any text."""
    for place, rows in read:
        columns = [column.index for column in place.table.columns]
        cells = [[place.sheet.cell(row.source.index, column) for column in columns] for row in rows]
        if any(isinstance(cell, str) for line in cells for cell in line):
            yield from cells
            yield from map(list, zip(*cells, strict=True))


def _samples(place: Place, rows: list[Row], lexicon: Lexicon, codes: Codes) -> Iterator[tuple[str, Kind, Decimal]]:
    """Texts of a table with what they count, and in what."""
    for row in rows:
        meaning = Meaning(entity="cooperative") if row.is_place else row.meaning
        for column in place.table.columns if meaning else ():
            cell = place.sheet.cell(row.source.index, column.index)
            if meaning is None or not isinstance(cell, str):
                continue
            counted = place.counted(meaning, column, lexicon, codes, row.unit, row.label.text)
            if counted is None or counted.indicator is None:
                continue
            indicator = codes.indicators[counted.indicator]
            unit, _ = unit_of(row, column, place.table, indicator.unit, lexicon)
            scale = unit.scale if unit else _ONE
            kind = kind_of(indicator.unit, indicator.whole_number)
            yield cell, Kind.AMOUNT if kind is Kind.COUNT and scale != 1 else kind, scale


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
    for row in rows:
        if row.meaning is None:
            continue
        cells = [reading for c in place.table.columns for reading in _read_cell(place, row, c, style, lexicon, codes)]
        yield from _held_against_row(place, cells)


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
    found += [noticed(notice, indicator.unit, unit=unit_text, label=row.label.text) for notice in notices]
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
    time = combine_times(_time_of_row(row, column, place.table.frame), column, place.table.frame)
    if (period := time.period) is None or (scenario := time.scenario) is None:
        return unknown
    of_row = {"label": row.label.text, "period": period}
    if not _may_be_of(row, period):
        return _LeftOut("base_year_mismatch", of_row)
    indicator = codes.indicators[meaning.indicator]
    if place.part and indicator.is_of_organisations:
        return _LeftOut("", {})  # told once for the table
    if indicator.kind == "flow" and (column.stated.up_to or (row.time and row.time.up_to) or place.sums_up(column)):
        return _LeftOut("since_nobody_knows_when", of_row)
    if indicator.kind == "stock" and place.table.rows_are == "members" and meaning.entity == "support_program":
        return unknown  # what those listed owe is not what all owe
    if indicator.kind == "stock" and (present := place.present(column)):
        there_is = place.sheet.text(row.source.index, present.index)
        told = {**of_row, "header": column.text, "present": present.text}
        return _LeftOut("" if printed == there_is else "flow_of_a_stock", told)
    if row.label.opening or time.opening:
        if indicator.kind != "stock" or scenario == "plan" or (row.label.opening and time.opening):
            return _LeftOut("base_year_mismatch", of_row)
        period, scenario = (opening_of(period), "actual") if row.label.opening else (period, scenario)
    return _Counted(meaning, indicator, period, scenario)


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
    return row.time


def _may_be_of(row: Row, period: str) -> bool:
    """A label that names a date or a year must agree with its column: `so với năm 2022` belongs to one of 2023."""
    if row.label.since_year is not None:
        return row.label.since_year in (0, period_year(period) - 1)
    return row.label.dated is None or row.label.dated.is_of(period)


def _held_against_row(place: Place, cells: list[Figure | Noticed]) -> Iterator[Figure | Noticed]:
    """The figures of a row after a look at each other: what the spreadsheet damaged is repaired, or asked about."""
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
